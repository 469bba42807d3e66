/* What all live figures of the course share: the custom element, sliders, digits, languages, looks.

   A live figure computes in the page itself: no kernel, no server, no build step. It is two files
   beside this one: NAME.js draws it, NAME.py says its starting state and computes the same numbers
   with nnlib (for the table shown without JavaScript, for Python in JupyterLab, and for the tests).
   A whole NAME.js, here bias.js, which becomes <course-bias>:

     courseFigure("course-bias", {
       start: { b: 0 },
       sliders: { b: { label: "b", min: -2, max: 2, step: 0.05 } },
       messages: {
         en: { title: "A bias", b: "the bias", describe: (say) => `Output ${say("y")}.` },
         ko: { title: "편향", b: "편향", describe: (say) => `출력 ${say("y")}.` } },
       compute: ({ b }) => ({ y: 1 / (1 + Math.exp(-b)) }),
       body: (t, slider, output) => `${slider("b")} y = ${output("y")}`,
     });

   start     the whole state, by name; `figure.state` reads it with the results, and sets any part
   sliders   the names that have one, with their range
   compute   the results for a state; pure
   messages  title, describe (the state in a sentence or two, for screen readers) and a spoken name
             for every slider
   body      the markup; any element with data-name="y" gets y's digits: four after the point, or
             data-short (1.05, at least one), or data-paren (short, negatives in parentheses)
   draw      draw(view, values), optional: moves the picture
   css       optional: styles of this figure alone

   Every change of state sends a "change" event. The element lives in a shadow tree, so neither the
   book's nor JupyterLab's styles reach it, and two figures on a page share no id. */

const courseFigure = (() => {
  "use strict";

  const SHARED = {
    en: { reset: "Reset", minus: "minus " },
    ko: { reset: "처음 값으로", minus: "마이너스 " },
  };

  // The book's theme sets --pst-*, JupyterLab --jp-*, anything else the system's own colors.
  const CSS = `
    :host {
      --ink: var(--pst-color-text-base, var(--jp-ui-font-color1, CanvasText));
      --muted: var(--pst-color-text-muted, var(--jp-ui-font-color1, CanvasText));
      --paper: var(--pst-color-background, var(--jp-layout-color0, Canvas));
      --line: var(--pst-color-border, var(--jp-border-color1, GrayText));
      --plus: var(--pst-color-primary, var(--jp-brand-color1, LinkText));
      --minus: var(--pst-color-accent, var(--jp-error-color1, VisitedText));
      display: block; box-sizing: border-box; width: 100%; max-width: 46rem; margin: 0 auto;
      container-type: inline-size; color: var(--ink); text-align: start; line-height: 1.5;
      font-size: 1rem; font-variant-numeric: tabular-nums; break-inside: avoid;
    }
    * { box-sizing: border-box; }
    .card { padding: 1rem; background: var(--paper); border: 1px solid var(--line);
            border-radius: 0.75rem; }
    svg { display: block; width: 100%; }
    svg text { fill: var(--ink); font-size: 14px; }
    sub, sup, .sub { font-size: 0.75em; line-height: 0; }
    fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
    legend { padding: 0; font-weight: 600; font-size: 0.9rem; }
    .slider { display: grid; grid-template-columns: 2.1rem 1fr 3.4rem; align-items: center; }
    .slider output { text-align: end; }
    input { width: 100%; min-width: 0; height: 2rem; margin: 0; accent-color: var(--plus);
            cursor: pointer; }
    button { min-height: 2.25rem; padding: 0.25rem 1rem; font: inherit; color: var(--ink);
             background: transparent; border: 1px solid var(--muted); border-radius: 0.5rem;
             cursor: pointer; }
    button:hover { border-color: var(--plus); box-shadow: inset 0 0 0 1px var(--plus); }
    :focus-visible { outline: 3px solid var(--plus); outline-offset: 1px; border-radius: 0.5rem; }
    .foot { display: flex; justify-content: flex-end; margin-top: 0.75rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
              clip-path: inset(50%); white-space: nowrap; }
    @container (max-width: 22rem) { .card { padding: 0.5rem; } }
    @media print { input, .foot { display: none; } }
    @media (forced-colors: active) {
      :host { --ink: CanvasText; --muted: CanvasText; --line: CanvasText; --paper: Canvas;
              --plus: LinkText; --minus: CanvasText; }
    }`;

  function digits(value, short) {
    let text = value.toFixed(4);
    if (short) text = text.replace(/0{1,3}$/, "");
    if (Number(text) === 0) text = text.replace("-", "");
    return text.replace("-", "−");
  }

  class CourseFigure extends HTMLElement {
    #state = { ...this.constructor.figure.start };
    #values = this.constructor.figure.compute(this.#state);
    #text = {};
    #view = null;
    #timer = 0;

    get state() {
      return { ...this.#state, ...this.#values };
    }

    // Takes any part of the state. Results are never set: what is not in `start` is passed over.
    set state(part) {
      const { start, sliders } = this.constructor.figure;
      const next = { ...this.#state };
      for (const name of Object.keys(start).filter((key) => key in part)) {
        next[name] = part[name];
        if (!(name in sliders)) continue;
        if (!Number.isFinite(part[name]))
          throw new TypeError(`${name}: expected a number, got ${part[name]}`);
        next[name] = Math.min(Math.max(part[name], sliders[name].min), sliders[name].max);
      }
      const before = JSON.stringify(this.#state);
      this.#state = next;
      if (JSON.stringify(next) === before) return;
      this.#update();
      this.dispatchEvent(new CustomEvent("change", { bubbles: true }));
    }

    connectedCallback() {
      if (this.#view) return;
      const figure = this.constructor.figure;
      const language = this.closest("[lang]")?.lang.startsWith("ko") ? "ko" : "en";
      const t = (this.#text = { ...SHARED[language], ...figure.messages[language] });
      const view = document.createElement("div");
      view.className = "card";
      view.lang = language;
      view.setAttribute("role", "group");
      view.setAttribute("aria-label", t.title);
      // JupyterLab takes arrow keys for itself unless the focused element says this. Through a
      // shadow tree it sees only the host.
      const quiet = "data-lm-suppress-shortcuts";
      this.setAttribute(quiet, "");
      const slider = (name) => {
        const { label, min, max, step } = figure.sliders[name];
        return `<div class="slider">
          <label for="${name}">${label}<span class="unseen">, ${t[name]}</span></label>
          <input type="range" id="${name}" min="${min}" max="${max}" step="${step}" ${quiet}>
          ${output(name, "short")}</div>`;
      };
      // aria-live off: the description below speaks for all outputs at once.
      const output = (name, form = "") =>
        `<output data-name="${name}" ${form && "data-" + form} aria-live="off"></output>`;
      view.innerHTML = `
        ${figure.body(t, slider, output)}
        <div class="foot"><button type="button" ${quiet}>${t.reset}</button></div>
        <p class="unseen" id="description" role="status"></p>`;
      view.addEventListener("input", ({ target }) => {
        this.state = { [target.id]: target.valueAsNumber };
      });
      view.querySelector(".foot button").addEventListener("click", () => {
        this.state = figure.start;
      });
      this.#view = view;
      this.#update();
      this.#describe();
      // Only now, when all went well, does the shadow tree hide what the page shows without it.
      const style = document.createElement("style");
      style.textContent = CSS + (figure.css ?? "");
      this.attachShadow({ mode: "open" }).append(style, view);
    }

    #update() {
      const { compute, draw } = this.constructor.figure;
      this.#values = compute(this.#state);
      if (!this.#view) return;
      const values = this.state;
      for (const element of this.#view.querySelectorAll("[data-name]")) {
        const { name, short, paren } = element.dataset;
        const text = digits(values[name], short !== undefined || paren !== undefined);
        element.textContent = paren !== undefined && text.startsWith("−") ? `(${text})` : text;
        element.dataset.exact = values[name];
      }
      for (const input of this.#view.querySelectorAll("input[type=range]")) {
        input.value = values[input.id];
        input.setAttribute("aria-valuetext", this.#say(input.id));
      }
      draw?.(this.#view, values);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#describe(), 600);
    }

    #describe() {
      const text = this.#text.describe((name) => this.#say(name), this.state);
      this.#view.querySelector("#description").textContent = text;
    }

    // Digits as a screen reader should say them: many pass over the minus sign.
    #say(name) {
      const short = name in this.constructor.figure.start;
      return digits(this.state[name], short).replace("−", this.#text.minus);
    }
  }

  return (tag, figure) => {
    // In JupyterLab every widget brings these scripts along; the first one defines the element.
    if (customElements.get(tag)) return;
    customElements.define(tag, class extends CourseFigure { static figure = figure; });
  };
})();
