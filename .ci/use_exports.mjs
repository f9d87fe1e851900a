// Ask vue-i18n and i18next for every message of a file: node use_exports.mjs FILE...
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import i18next from "i18next";
import { createI18n } from "vue-i18n";

for (const file of process.argv.slice(2)) {
  const messages = JSON.parse(readFileSync(file, "utf8"));
  const vue = createI18n({ legacy: false, locale: "nl", messages: { nl: messages } }).global;
  const next = i18next.createInstance();
  await next.init({ lng: "nl", resources: { nl: { translation: messages } } });
  assert.ok(Object.keys(messages).length > 100);
  for (const [key, text] of Object.entries(messages)) {
    assert.equal(typeof text, "string");
    assert.equal(vue.t(key), text);
    assert.equal(next.t(key), text);
  }
}
