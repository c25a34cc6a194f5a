// Prints its port, reads a secret from the first line of its input, and then answers
// 204 to what the library named by its argument verifies and 401 to everything else.
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";

const { Webhook } = await import(process.argv[2]);

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }

  try {
    const event = webhook.verify(Buffer.concat(chunks).toString("utf8"), request.headers);
    response.writeHead(204).end();
    console.log(event.type);
  } catch (error) {
    response.writeHead(401).end(error.message);
  }
});

server.listen(0, "127.0.0.1");
await once(server, "listening");
console.log(server.address().port);

const [secret] = await once(createInterface(process.stdin), "line");
const webhook = new Webhook(secret);
console.log("ready");
