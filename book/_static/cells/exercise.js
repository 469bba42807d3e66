/* A page of exercises, before anything of it is used: hints one at a time, and a word from a file. */
"use strict";

(() => {
  const here = document.currentScript.src;
  const page = JSON.parse(document.getElementById("exercise-notebook").textContent);

  for (const hint of document.querySelectorAll(".exercise-task > details")) {
    hint.addEventListener("toggle", () => {
      const next = hint.nextElementSibling;
      if (hint.open && next?.localName === "details") next.classList.add("is-next");
    });
  }

  /* Say one sentence wherever the reader presses or types something. */
  function sayInstead(sentence) {
    for (const place of document.querySelectorAll(".exercise, .exercise-tools")) {
      for (const what of ["click", "input"]) {
        place.addEventListener(what, (event) => {
          if (what === "input" || event.target.closest("button")) {
            place.querySelector(".cell-state").textContent = sentence;
          }
        });
      }
    }
  }

  if (location.protocol === "file:") sayInstead(page.file);
  else {
    import(new URL(`exercises.js?v=${page.version}`, here))
      .then((exercises) => exercises.start(page))
      .catch(() => sayInstead(page.offline));
  }
})();
