/* Remembers the reader's language for the door page, and lets the switch lead to the same section. */
"use strict";

(() => {
  const remember = (language) => {
    try {
      localStorage.setItem("course-language", language);
    } catch {
      /* Storage may be blocked; the link works all the same. */
    }
  };

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
      remember(link.dataset.language);
      const label = currentLabel();
      link.href = link.getAttribute("href").split("#")[0] + (label ? `#${label}` : "");
    });
  }
})();
