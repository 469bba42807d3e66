/* Folds the list of chapters away where the window is wide; elsewhere the theme shows it on demand. */
"use strict";

{
  const button = document.querySelector(".primary-toggle");
  const list = document.getElementById("pst-primary-sidebar");
  button?.addEventListener("click", (event) => {
    if (matchMedia("(min-width: 992px)").matches) {
      event.stopImmediatePropagation();
      const hidden = list.classList.toggle("pst-sidebar-hidden");
      button.setAttribute("aria-expanded", String(!hidden));
    }
  }, { capture: true });
}
