// Answers each line of its input, a case as a JSON list, with true or false.
import { createInterface } from "node:readline";
import { isGenuine } from "../../openapi/webhook-receivers/webhook-verification.mjs";

for await (const line of createInterface(process.stdin)) {
  const [secret, id, timestamp, signatures, body, now] = JSON.parse(line);
  console.log(isGenuine(secret, id ?? undefined, timestamp ?? undefined, signatures ?? undefined, Buffer.from(body, "base64"), now));
}
