// Tells whether a webhook comes from who holds the secret (Standard Webhooks 1.0.0, v1). Copy it into your receiver.
// Node.js 18 or later, JavaScript or TypeScript (which reads the types below); no packages.
import { createHmac, timingSafeEqual } from "node:crypto";

const TOLERANCE_SECONDS = 5 * 60;
const MOST_SIGNATURES = 10;

/**
 * @param {string} secret As it was shown: whsec_ and base64.
 * @param {string | undefined} id The header webhook-id.
 * @param {string | undefined} timestamp The header webhook-timestamp.
 * @param {string | undefined} signatures The header webhook-signature: while secrets change there is one entry for each.
 * @param {Uint8Array} body The bytes as they came, not JSON that was read and written again.
 * @param {number} [now] Unix seconds.
 * @returns {boolean}
 */
export function isGenuine(secret, id, timestamp, signatures, body, now = Math.floor(Date.now() / 1000)) {
  if (!id || !signatures || !/^[0-9]{1,12}$/.test(timestamp ?? "")) {
    return false;
  }

  // What is old may have been recorded by somebody and sent again.
  if (Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) {
    return false;
  }

  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = Buffer.from("v1," + createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64"));
  const entries = signatures.split(" ").map((entry) => Buffer.from(entry));

  return entries.length <= MOST_SIGNATURES && entries.some((entry) => entry.length === expected.length && timingSafeEqual(entry, expected));
}
