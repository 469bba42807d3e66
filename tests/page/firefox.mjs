// Drives Firefox through a page: node firefox.mjs <program> <address of the edition>. Prints JSON.

import puppeteer from "puppeteer-core";

const [program, edition] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox", executablePath: program, headless: true, timeout: 120_000,
  protocolTimeout: 600_000,
});
const result = {};

try {
  const page = await browser.newPage();
  const bar = (number) => `.cell-bar[data-number="${number}"]`;
  const run = async (number) => {
    await page.click(`${bar(number)} [data-do=run]`);
    await page.waitForSelector(`${bar(number)}:not([data-busy])`, { timeout: 300_000 });
    return page.$eval(`${bar(number)} .cell-state`, (state) => state.textContent);
  };
  const write = async (number, code) => {
    if (await page.$(`${bar(number)} [data-do=edit]:not([hidden])`)) {
      await page.click(`${bar(number)} [data-do=edit]`);
    }
    await page.waitForSelector(`.cell:has(> ${bar(number)}) .cm-content`);
    await page.click(`.cell:has(> ${bar(number)}) .cm-content`);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(code);
  };
  const output = (number) => page.$eval(
    `.cell:has(> ${bar(number)}) > .cell-live`, (live) => live.innerText.trim());

  await page.goto(`${edition}/ch03_signals.html`);
  const last = (await page.$$(".cell-bar")).length;
  await run(last);
  result.states = await page.$$eval(".cell-state", (all) => all.map((state) => state.textContent));

  await write(1, "import matplotlib.pyplot as plt; plt.plot([1, 2])");
  await run(1);
  result.figure = await page.$eval(".cell-live img", (image) => image.naturalWidth);

  await write(1, "1 / 0");
  await run(1);
  result.error = await output(1);

  await write(1, "while True: pass");
  await page.click(`${bar(1)} [data-do=run]`);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await page.click(`${bar(1)} [data-do=stop]`);
  await page.waitForSelector(`${bar(1)}:not([data-busy])`);
  result.stopped = await page.$eval(`${bar(1)} .cell-state`, (state) => state.textContent);

  await write(1, "print('again')");
  await page.reload();
  await page.waitForSelector("textarea");
  result.kept = await page.$eval("textarea", (field) => field.value);
  await run(1);
  result.again = await output(1);
} finally {
  await browser.close();
}
console.log(JSON.stringify(result));
