"""Tells whether a webhook comes from who holds the secret (Standard Webhooks 1.0.0, v1). Copy it into your receiver.

Python 3.8 or later; no packages.
"""

import base64
import hashlib
import hmac
import re
import time
from typing import Optional

TOLERANCE_SECONDS = 5 * 60
MOST_SIGNATURES = 10


def is_genuine(
    secret: str,
    webhook_id: Optional[str],
    timestamp: Optional[str],
    signatures: Optional[str],
    body: bytes,
    now: Optional[int] = None,
) -> bool:
    """Takes the secret as it was shown (whsec_ and base64), the headers webhook-id, webhook-timestamp and webhook-signature,
    and the bytes of the body as they came, not JSON that was read and written again."""
    if not webhook_id or not signatures or not re.fullmatch("[0-9]{1,12}", timestamp or ""):
        return False

    # What is old may have been recorded by somebody and sent again.
    if abs((int(time.time()) if now is None else now) - int(timestamp)) > TOLERANCE_SECONDS:
        return False

    key = base64.b64decode(secret[6:] if secret.startswith("whsec_") else secret)
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    entries = signatures.split(" ")

    # While secrets change there is one entry for each.
    return len(entries) <= MOST_SIGNATURES and any(hmac.compare_digest(entry.encode(), expected) for entry in entries)
