// A program that uses the TypeScript export: it compiles as --strict, and runs.
import { strict as assert } from "node:assert";
import * as ka1 from "./ts/ka1_2024.js";
import { isConceptCode, isOutcomeCode, isPriorityCode, labels, outcomeCodes } from "./ts/ka1_2024.js";
import type { ConceptCode, Locale, OutcomeCode, PriorityCode } from "./ts/ka1_2024.js";
import { priorityCodes } from "./ts/ka1_2026.js";

const nameOf = (code: OutcomeCode, locale: Locale): string => labels[locale][code];
const given: unknown = JSON.parse('"learners.initiative"');
if (!isOutcomeCode(given)) throw new Error("not an outcome");
const outcome: OutcomeCode = given; // narrowed by the guard
const concept: ConceptCode = outcome;
const year: PriorityCode = "priorities.ukraine_2024";

// @ts-expect-error no such code
const misspelt: OutcomeCode = "learners.initiatve";
// @ts-expect-error a priority of another edition
const later: PriorityCode = "priorities.ukraine_2026";
// @ts-expect-error no such language
const unserved = (): string => nameOf(outcome, "fr");

assert.equal(nameOf(outcome, "en"), labels.en[concept]);
assert.equal(ka1.groups[outcome], "learners");
assert.throws(unserved);
assert.equal(ka1.edition, 2024);
assert.equal(outcomeCodes.length, 24);
assert.ok(outcomeCodes.every(isOutcomeCode) && ka1.conceptCodes.every(isConceptCode));
assert.deepEqual([...priorityCodes], ["priorities.ukraine_2026"]);
assert.ok(isPriorityCode(year) && !isPriorityCode(later) && !isOutcomeCode(misspelt));
for (const value of [undefined, null, 1, "", "toString", "__proto__", {}, [outcome]]) {
  assert.equal(isOutcomeCode(value), false);
}
