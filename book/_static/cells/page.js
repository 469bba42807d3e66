/* The cells of a page, before anything of them is used: the rest comes with the first press. */
"use strict";

(() => {
  const here = document.currentScript.src;
  const bars = document.querySelectorAll(".cell-bar");
  const page = JSON.parse(document.getElementById("python-cells").textContent);
  const rest = () => import(new URL(`cells.js?v=${page.version}`, here));

  if (location.protocol === "file:") {
    for (const bar of bars) {
      bar.addEventListener("click", (event) => {
        if (event.target.closest("button")) bar.querySelector(".cell-state").textContent = page.file;
      });
    }
    return;
  }

  for (const bar of bars) {
    bar.addEventListener("click", async (event) => {
      const button = event.target.closest("button[data-do]");
      if (!button) return;
      if (button.dataset.do === "run") bar.dataset.busy = "";
      try {
        (await rest()).press(page, bar, button.dataset.do);
      } catch {
        delete bar.dataset.busy;
        bar.querySelector(".cell-state").textContent = page.offline;
      }
    });
  }

  try {
    const typed = Object.keys(localStorage).some((key) => key.startsWith(`cell ${page.name} `));
    if (typed) rest().then((cells) => cells.restore(page));
  } catch {
    /* Storage is refused: nothing was kept. */
  }
})();
