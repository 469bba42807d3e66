/* Remembers the language last read for the door page, and lets the switch lead to the same section. */
"use strict";

(() => {
  // On arrival: what a page stores while it is being left can be lost.
  try {
    localStorage.setItem("course-language", document.documentElement.lang);
  } catch {
    /* Storage may be blocked; the links work all the same. */
  }

  const currentLabel = () => {
    const targets = document.querySelectorAll("article span[id], article section[id]");
    let label = "";
    for (const target of targets) {
      if (/^ch\d|^app-/.test(target.id) && target.getBoundingClientRect().top < innerHeight / 2) {
        label = target.id;
      }
    }
    return scrollY > 0 ? label : "";
  };

  for (const link of document.querySelectorAll("a.language-switch")) {
    link.addEventListener("click", () => {
      const label = currentLabel();
      link.href = link.getAttribute("href").split("#")[0] + (label ? `#${label}` : "");
    });
  }
})();
