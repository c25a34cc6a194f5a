// Reads one line with JSON Schemas by name, then lines "name body": answers each with an empty line, or with what is wrong.
import { createInterface } from "node:readline";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// Receivers must let members be added; these tests do not, so that none is forgotten in the schema.
const closed = (schema) => {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }

  if (schema === null || typeof schema !== "object") {
    return schema;
  }

  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return typeof copy.properties === "object" && !("const" in copy) && copy.type !== undefined ? { additionalProperties: false, ...copy } : copy;
};

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, formats: { int32: true, int64: true, decimal: true } });
addFormats.default(ajv);

let checks;
for await (const line of createInterface(process.stdin)) {
  if (checks === undefined) {
    checks = Object.entries(JSON.parse(line)).reduce((all, [name, schema]) => all.set(name, ajv.compile(closed(schema))), new Map());
    console.log("ready");
    continue;
  }

  const space = line.indexOf(" ");
  const check = checks.get(line.slice(0, space));
  let wrong = "no such type";
  if (check !== undefined) {
    wrong = check(JSON.parse(line.slice(space + 1))) ? "" : check.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`).join("; ");
  }

  console.log(wrong);
}
