// Open every page of FOLDER/html in Chromium and look at it as its readers do: on a wide and a
// narrow screen, in light, dark and forced colours, and on paper. What a page shows goes to
// FOLDER/seen, for comparison with what it has to say. It stands beside node_modules, so that its
// imports are found there.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const A4 = { width: 794, height: 1123 };
// a printer's, which emulation does without
const MARGINS = "@media print { body { padding: 1cm } }";
const SCREEN = { media: "screen", colorScheme: "light", forcedColors: "none" };
const LOOKS = {
  light: { ...SCREEN, viewport: WIDE },
  narrow: { ...SCREEN, viewport: NARROW },
  dark: { ...SCREEN, viewport: WIDE, colorScheme: "dark" },
  "forced colours": { ...SCREEN, viewport: WIDE, colorScheme: "dark", forcedColors: "active" },
  print: { ...SCREEN, viewport: A4, media: "print" },
};
const WIDTHS = [320, 480, 768, 1280, 1920];
const RULES_OFF = {
  // colours are the same on a narrow screen, where axe can't tell those of the part of a table that
  // has to be scrolled to
  narrow: ["color-contrast", "color-contrast-enhanced"],
  // nobody taps on paper
  print: ["target-size"],
};

// the projects differ in their texts, not in their style: of them, axe sees one language in these
const ENOUGH_OF_MANY = ["light", "print"];

const pagesByProblem = new Map();
const counts = { pages: 0, looks: 0, rules: 0 };

// Open a window that tells whatever a page does on its own: ask for something, complain, run a
// script.
const open = async (browser, options, visit) => {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.on("request", (request) => {
    const address = request.url();
    if (address !== visit.url && !address.startsWith("data:")) visit.report(`asks for ${address}`);
  });
  page.on("console", (message) => visit.report(`console: ${message.text()}`));
  page.on("pageerror", (error) => visit.report(`error: ${error.message}`));
  page.on("popup", () => visit.report("opens a window"));
  page.on("download", () => visit.report("downloads"));
  page.on("dialog", async (dialog) => {
    visit.report(`script ran: ${dialog.message()}`);
    await dialog.dismiss();
  });
  return page;
};

// What is the same in every look; runs in the page.
const structure = () => {
  const found = [];
  const headings = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")];
  const levels = headings.map((each) => Number(each.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push("not exactly one h1");
  levels.forEach((level, place) => {
    if (level > (levels[place - 1] ?? 0) + 1) found.push(`heading ${place + 1} skips to h${level}`);
  });
  const active = "script,iframe,object,embed,form,link,base,[style]";
  const hiding = "details,dialog,template,[hidden]";
  for (const each of document.querySelectorAll(`${active},${hiding}`)) {
    found.push(`has a ${each.outerHTML.slice(0, 80)}`);
  }
  for (const each of document.querySelectorAll("*")) {
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on")) found.push(`has a handler: ${name}=${value}`);
      const isOurs = value.startsWith("#") || (each.closest("td, th") && each.innerText === value);
      if (name === "href" && !isOurs) found.push(`has a link to ${value}`);
      if (name === "src" && !value.startsWith("data:image/")) found.push(`has a source: ${value}`);
    }
  }
  for (const link of document.querySelectorAll("a[href^='#']")) {
    if (!document.getElementById(link.hash.slice(1))) found.push(`link to nowhere: ${link.hash}`);
  }
  for (const image of document.images) {
    if (!image.complete || !image.naturalWidth) found.push("an image is not shown");
  }
  const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']");
  if (!policy) found.push("no policy");
  if (document.styleSheets.length !== 1 || !document.styleSheets[0].cssRules.length) {
    found.push("the style is not in use");
  }
  return found;
};

// What a look can break; runs in the page.
const layout = () => {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    found.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const area = range.getBoundingClientRect();
    const parent = node.parentElement;
    const shown = parent.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const start = node.data.slice(0, 60);
    if (!shown || area.width === 0 || area.height < 5) found.push(`not seen: ${start}`);
    const isInRegion = parent.closest("[role][tabindex]") && !matchMedia("print").matches;
    if (!isInRegion && (area.left < 0 || area.right > root.clientWidth + 1)) {
      found.push(`outside the page: ${start}`);
    }
  }
  return found;
};

// What a reader sees of a page, without the words in pictures; runs in the page.
const words = () => {
  const pictures = [...document.querySelectorAll("svg")];
  const places = pictures.map(() => document.createComment(""));
  pictures.forEach((each, place) => each.replaceWith(places[place]));
  const shown = document.body.innerText;
  places.forEach((each, place) => each.replaceWith(pictures[place]));
  return shown;
};

// Words in cells that go on on the next line; runs in the page.
const brokenWords = () => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.parentElement.closest("td, th, dt, dd")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getClientRects().length < 2) continue;
    for (const { 0: word, index } of node.data.matchAll(/\p{L}{2,40}/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1 && !node.parentElement.closest(".endless")) found.push(`broken: ${word}`);
    }
  }
  return found;
};

// Every rule that axe has, best practices and experiments too; runs in the page.
const audit = async (off) => {
  const names = window.axe.getRules().map((rule) => rule.ruleId);
  const rules = Object.fromEntries(names.map((name) => [name, { enabled: !off.includes(name) }]));
  const resultTypes = ["violations", "incomplete"];
  // it cannot tell the colours behind a word in a picture: they are those of the page
  const context = { include: [["html"]], exclude: [["svg > *"]] };
  const results = await window.axe.run(context, { rules, resultTypes });
  const found = resultTypes.flatMap((type) =>
    results[type].map(({ id, help, nodes }) => {
      const { html, any, all, none } = nodes[0];
      const reasons = [...any, ...all, ...none].map((check) => check.message).join("; ");
      return `axe, ${type}: ${id} (${help}): ${reasons}: ${html.slice(0, 120)}`;
    }),
  );
  return { passed: results.passes.length, found };
};

const wear = async (page, { viewport, ...media }) => {
  await page.setViewportSize(viewport);
  await page.emulateMedia(media);
};

// With the page's own policy in force: nothing may go against it.
const asItIs = async (page, { name, url, report }) => {
  await page.goto(url);
  for (const problem of await page.evaluate(structure)) report(problem);
  const shown = await page.evaluate(words);
  writeFileSync(join(folder, "seen", `${name}.txt`), shown);
};

// Without it, so that axe can be brought in, and so that what was not escaped would run.
const inEveryLook = async (page, { name, url, report }) => {
  await wear(page, LOOKS.light);
  await page.goto(url);
  await page.evaluate(axe);
  await page.addStyleTag({ content: MARGINS });
  const shown = {};
  for (const [look, settings] of Object.entries(LOOKS)) {
    await wear(page, settings);
    shown[look] = (await page.evaluate(words)).replace(/\s+/g, "");
    if (shown[look] !== shown.light) report(`${look}: shows other text than in light`);
    const problems = [...(await page.evaluate(layout)), ...(await page.evaluate(brokenWords))];
    for (const problem of problems) report(`${look}: ${problem}`);
    if (name.startsWith("project-") && !ENOUGH_OF_MANY.includes(look)) continue;
    const { found, passed } = await page.evaluate(audit, RULES_OFF[look] ?? []);
    for (const problem of found) report(`${look}: ${problem}`);
    counts.looks += 1;
    counts.rules += passed;
  }
  await wear(page, LOOKS.light);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const problem of [...(await page.evaluate(layout)), ...(await page.evaluate(brokenWords))]) {
      report(`at ${width}: ${problem}`);
    }
  }
};

mkdirSync(join(folder, "seen"), { recursive: true });
const queue = readdirSync(join(folder, "html")).map((file) => file.replace(/\.html$/, ""));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ],
});
const work = async () => {
  const visit = {
    report: (problem) => {
      pagesByProblem.set(problem, [...(pagesByProblem.get(problem) ?? []), visit.name]);
    },
  };
  const strict = await open(browser, {}, visit);
  const lax = await open(browser, { bypassCSP: true }, visit);
  for (visit.name = queue.shift(); visit.name; visit.name = queue.shift()) {
    visit.url = `file://${join(folder, "html", visit.name)}.html`;
    await asItIs(strict, visit);
    const isOneOfMany = visit.name.startsWith("project-") && !visit.name.endsWith(".both");
    if (!isOneOfMany) await inEveryLook(lax, visit);
    counts.pages += 1;
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
await browser.close();

console.log("Chromium and axe:", counts);
for (const [problem, pages] of [...pagesByProblem].slice(0, 50)) {
  console.error(`${problem}\n    in ${pages.length} pages: ${pages.slice(0, 4).join(" ")}`);
}
const hasLooked = counts.pages > 0 && counts.rules >= 20 * counts.looks;
if (!hasLooked || pagesByProblem.size > 0) process.exit(1);
