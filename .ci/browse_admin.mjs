// Go through Django's admin at ADDRESS as an officer who reads Dutch: fill in the form, see it in the
// list, filter, and save a row with a code that no edition has. It stands beside node_modules.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, key, database] = process.argv.slice(2);
const LIST = /mobility\/$/;
const MOTIVATION = "Motivatie en tevredenheid";
const faults = [];

// the server may still be starting
const reach = async (page, url) => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await page.goto(url);
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
};

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const page = await (await browser.newContext({ locale: "nl-NL" })).newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (answer) => answer.status() >= 500 && faults.push(answer.url()));
  await reach(page, `${address}/admin/`);
  await page.fill("#id_username", "admin");
  await page.fill("#id_password", key);
  await page.click("[type=submit]");

  await page.goto(`${address}/admin/django_site/mobility/add/`);
  const groups = await page.locator("#id_outcome optgroup").evaluateAll((all) => all.map((each) => each.label));
  assert.deepEqual(groups, ["Lerenden", "Personeel", "Organisaties"]);
  await page.fill("#id_title", "New row");
  await page.selectOption("#id_outcome", "staff.motivation");
  const boxes = page.locator("#id_aims input[type=checkbox]");
  assert.equal(await boxes.count(), 37);
  await boxes.nth(1).check();
  await page.click("[name=_save]");
  await page.waitForURL(LIST);

  const row = page.locator("#result_list tbody tr", { hasText: "New row" });
  assert.equal(await row.count(), 1);
  const old = page.locator("#result_list tbody tr", { hasText: "Old row" });
  assert.match(await old.innerText(), /onbekende code 'staff.moral'/);
  const filters = page.locator("#changelist-filter");
  // the first filter is by the outcome, the second by the set
  await filters.getByRole("link", { name: MOTIVATION }).first().click();
  await page.waitForURL(/outcome__exact=staff.motivation/);
  assert.equal(await page.locator("#result_list tbody tr").count(), 1);
  await page.goto(`${address}/admin/django_site/mobility/?aims__contains=staff.motivation`);
  assert.match(await page.locator("#result_list tbody").innerText(), /Old row/);

  await page.getByRole("link", { name: "Old row" }).click();
  const chosen = await page.locator("#id_outcome option:checked").innerText();
  assert.match(chosen, /onbekende code 'staff.moral'/);
  await page.fill("#id_title", "Old row, read again");
  await page.click("[name=_save]");
  await page.getByRole("link", { name: "Old row, read again" }).first().click();
  assert.equal(await page.locator("#id_outcome").inputValue(), "staff.moral");
  const ticked = await page
    .locator("#id_aims input:checked")
    .evaluateAll((all) => all.map((each) => each.value));
  assert.deepEqual(ticked, ["staff.motivation", "staff.moral"]);
  assert.deepEqual(faults, []);
  console.log(`admin on ${database}: form, list, filters and a row with an unknown code in Chromium`);
} finally {
  await browser.close();
}
