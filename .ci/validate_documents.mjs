// Let ajv, in strict mode, judge every document in the folder it is given; stop where it does not
// say what the reader says. It stands beside node_modules, so that its imports are found there.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const folder = process.argv[2];
const verdicts = { good: true, broken: false, unsayable: true, unsayable_in_javascript: true };

const ajv = new Ajv({ strict: true, strictRequired: true, allErrors: false });
addFormats(ajv);

const takes = (validate, text) => {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return false;
  }
  return validate(data);
};

const wrong = [];
const counts = {};
for (const name of readdirSync(join(folder, "schemas"))) {
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, "schemas", name), "utf8")));
  const kind = name.replace(/\.[a-z]+\.json$/, ""); // and its edition
  for (const [group, expected] of Object.entries(verdicts)) {
    const place = join(folder, group, kind);
    const files = readdirSync(join(folder, group)).includes(kind) ? readdirSync(place) : [];
    for (const file of files) {
      const path = join(place, file);
      counts[group] = (counts[group] ?? 0) + 1;
      if (takes(validate, readFileSync(path, "utf8")) !== expected) wrong.push(`${name} ${path}`);
    }
  }
}

console.log("ajv, in both languages:", counts);
if (counts.good < 2000 || counts.broken < 2000 || wrong.length > 0) {
  console.error(`${wrong.length} verdicts are not the reader's`, wrong.slice(0, 5));
  process.exit(1);
}
