/* Paper is white: a page read in the dark scheme is printed in the light one. And it has no place
   that is out of sight: the fonts of all formulas are there when a reader prints. */
"use strict";

(() => {
  const root = document.documentElement;
  let theme;
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    root.dataset.theme = theme;
  });

  // A browser loads a font when what is written in it comes near, and a print does not wait.
  function loadFonts() {
    const kinds = new Map();
    for (const sign of document.querySelectorAll("div.math .katex-html span"))
      kinds.set(`${sign.parentElement.className} ${sign.className}`, sign);
    const fonts = [...kinds.values()].map((sign) => getComputedStyle(sign))
      .map((style) => `${style.fontStyle} ${style.fontWeight} 1em ${style.fontFamily}`);
    for (const font of new Set(fonts)) document.fonts.load(font);
  }
  const idle = window.requestIdleCallback ?? setTimeout;
  addEventListener("load", () => idle(loadFonts));
})();
