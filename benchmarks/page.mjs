// One browser, one visit: node page.mjs <chrome or firefox> <program> <address>. Prints JSON.
//
// Presses Run on the first cell of a page in a new browser, again after a reload, and then runs the
// code that comes on the standard input in its place. Before each part it asks for /mark/<part>.

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const [browserName, executablePath, address] = process.argv.slice(2);
const code = readFileSync(0, "utf-8");
const browser = await puppeteer.launch({
  browser: browserName, executablePath, headless: true, timeout: 120_000,
  protocolTimeout: 600_000, args: browserName === "chrome" ? ["--no-sandbox"] : [],
});

const mark = (page, part) => page.evaluate((name) => fetch(`/mark/${name}`).then(() => {}), part);

/* Press Run on the first cell; return the seconds until it has ended. */
const run = (page) => page.evaluate(() => new Promise((resolve) => {
  const bar = document.querySelector(".cell-bar");
  const start = performance.now();
  new MutationObserver((changes, observer) => {
    if ("busy" in bar.dataset) return;
    observer.disconnect();
    resolve((performance.now() - start) / 1000);
  }).observe(bar, { attributes: true, attributeFilter: ["data-busy"] });
  bar.querySelector("[data-do=run]").click();
}));

/* Put code into the first cell, as what was typed before is put there. */
const type = (page, text) => page.evaluate((typed) => {
  const { name } = JSON.parse(document.getElementById("python-cells").textContent);
  const { number, digest } = document.querySelector(".cell-bar").dataset;
  localStorage.setItem(`cell ${name} ${number} ${digest}`, typed);
}, text);

const open = async (page) => {
  await page.goto(address, { waitUntil: "networkidle0" });
};

const result = {};
try {
  const page = await browser.newPage();
  // It would fetch in the background what it keeps, and be counted with what the reader waits for.
  await page.evaluateOnNewDocument(() => delete Navigator.prototype.serviceWorker);
  await page.goto(new URL("/mark/page", address).href);
  await open(page);
  await mark(page, "first");
  result.cold = await run(page);
  await open(page);
  result.warm = await run(page);
  if (code) {
    await type(page, "import matplotlib.pyplot as plt\nplt.plot([1, 2])");
    await open(page);
    await page.waitForSelector("textarea, .cm-content");
    await mark(page, "matplotlib");
    result.plot = await run(page);
    await mark(page, "checks");
    await type(page, code);
    await open(page);
    await page.waitForSelector("textarea, .cm-content");
    await run(page);
    const printed = await page.$eval(".cell-live", (live) => live.textContent);
    result.checks = JSON.parse(/BENCH (\[.*?\])/.exec(printed)[1]);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(result));
