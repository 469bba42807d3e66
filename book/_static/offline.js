/* A served course is kept for reading without a network; service-worker.js says how. */
"use strict";

if (location.protocol === "file:") {
  // The packed course, once unpacked, holds neither itself nor the printed edition.
  document.querySelector("a.printed-edition")?.remove();
  for (const link of document.querySelectorAll('a[href*="/from-neuron-to-mnist"][href$=".zip"]')) {
    link.replaceWith(...link.childNodes);
  }
} else if ("serviceWorker" in navigator && !navigator.connection?.saveData) {
  const worker = new URL("../../service-worker.js", document.currentScript.src);
  // Once the page is there and somebody stays. Where a browser forbids it, the pages work as well.
  const register = () => navigator.serviceWorker.register(worker).catch(() => {});
  addEventListener("load", () => setTimeout(register, 3000));
}
