"""Answers each line of its input, a case as a JSON list, with true or false."""

import base64
import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "openapi" / "webhook-receivers"))

from webhook_verification import is_genuine  # noqa: E402

for line in sys.stdin:
    secret, webhook_id, timestamp, signatures, body, now = json.loads(line)
    print("true" if is_genuine(secret, webhook_id, timestamp, signatures, base64.b64decode(body), now) else "false")
