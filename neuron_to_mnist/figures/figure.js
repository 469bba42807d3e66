/* What all live figures of the course share: the element, its controls, digits, languages, looks.

   A live figure computes in the page itself: no kernel, no server, no build step. It is a folder
   beside this file: NAME.js draws it, __init__.py says its starting state and computes the same
   numbers with nnlib (for the table shown without JavaScript, for Python in JupyterLab, and for the
   tests). A whole NAME.js, here bias.js, which becomes <course-bias>:

     courseFigure("course-bias", {
       start: { b: 0 },
       sliders: { b: { label: "b", min: -2, max: 2, step: 0.05 } },
       messages: {
         title: { en: "A bias", ko: "편향" },
         b: { en: "the bias", ko: "편향" },
         description: { en: "Output {y}.", ko: "출력 {y}." } },
       compute: ({ b }) => ({ y: 1 / (1 + Math.exp(-b)) }),
       body: (say, { slider, output }) => `${slider("b")} y = ${output("y")}`,
     });

   start     the whole state, by name; `figure.state` reads it with the results, and sets any part.
             true or false is a toggle, text is a drawing or the like, everything else a number,
             unless it is among the choices
   sliders   the names that have one, with their range; without a label, its name stands above it
   choices   optional: the values that a name can take, as in { gate: ["AND", "OR"] }
   texts     optional: for each name that holds text, the pattern that it must match
   buttons   optional: for each name a function of the state that returns the part to set, or null
             where there is nothing to do. With one called step, "run" presses it again and again
   restart   restart(part, values), optional: what else is set when the reader sets a part, as in
             { steps: 0 }. A run then goes on. Null, or no such function: the reader ends the run
   opening   optional: on a page of the book, the first sight of the figure starts a run, which
             goes on while opening(state) is true, unless the reader wants no motion
   pace      optional: milliseconds from step to step of a run, 400 unless said; 0 for every frame
   messages  all that the figure says, by id, each in every language: title, a spoken name for
             every control, a label for every choice or toggle that does not speak for itself,
             description (the state in a sentence or two, for screen readers).
             say("score", { right: 3 }) is the message "score" with 3 for {right}
   describe  describe(tell, values, spoken), optional: the description, where it is more than one
             message. tell is say, with the numbers of the state filled in as spoken(name) has them
   compute   the results for a state; pure. null says that there is no such number
   body      the markup, made with slider, choice, select, toggle, button and output; any element
             with data-name="y" gets y's digits: four after the point, or data-short (1.05, at least
             one), or data-paren (short, negatives in parentheses)
   whole     optional: names of whole numbers, written without a point
   draw      draw(view, values, say), optional: moves the picture
   drag      drag(x, y, values, from), optional: the part to set when the drawing is clicked or
            dragged there; a drag came from from.x, from.y, where the values were from.values
   connect   connect(view, figure, say), optional: called once, to listen for what is none of the
             above; `figure.state` is what it reads and sets
   css       optional: styles of this figure alone

   Before NAME.js are loaded looks.js, whose classes s1 to s8 give things their series' color and
   dashes, drawing.js, with which a drawing gets axes and curves, and whatever else NAME's folder
   holds, such as a network's weights in NAME_weights.js.

   Every change of state sends a "change" event. The element lives in a shadow tree, so neither the
   book's nor JupyterLab's styles reach it, and two figures on a page share no id. */

const courseFigure = (() => {
  "use strict";

  const MESSAGES = {
    reset: { en: "Reset", ko: "처음 값으로" },
    run: { en: "Run", ko: "자동 진행" },
    stop: { en: "Stop", ko: "멈춤" },
    minus: { en: "minus ", ko: "마이너스 " },
    none: { en: "none", ko: "없음" },
  };

  function digits(value, { short = false, whole = false } = {}) {
    if (value === null) return "–";
    let text = value.toFixed(whole ? 0 : 4);
    if (short && !whole) text = text.replace(/0{1,3}$/, "");
    if (Number(text) === 0) text = text.replace("-", "");
    return text.replace("-", "−");
  }

  // The value if the name can take it, drawn into the slider's range; else a clear error.
  function accepted({ start, sliders, choices = {}, texts = {} }, name, value) {
    if (name in choices) {
      if (choices[name].includes(value)) return value;
      throw new TypeError(`${name}: expected one of ${choices[name].join(", ")}, got ${value}`);
    }
    const kind = typeof start[name];
    if (typeof value !== kind || (kind === "number" && !Number.isFinite(value))
        || (kind === "string" && !texts[name].test(value))) {
      const wanted = { boolean: "true or false", number: "a number", string: texts[name] };
      throw new TypeError(`${name}: expected ${wanted[kind]}, got ${value}`);
    }
    const range = sliders[name];
    return range ? Math.min(Math.max(value, range.min), range.max) : value;
  }

  // JupyterLab takes arrow keys for itself unless the focused element says this. Through a shadow
  // tree it sees only the host.
  const QUIET = "data-lm-suppress-shortcuts";

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // A formula without markup: its letters stand for numbers, and look as in the page's formulas.
  const math = (text) => String(text).replace(/[a-zA-Zα-ω]/g, "<var>$&</var>");

  // What a figure's body is made with.
  function controls({ messages, sliders, choices }, say) {
    const label = (name) => (name in messages ? say(name) : name);
    // aria-live off: the description speaks for all outputs at once.
    const output = (name, form = "") =>
      `<output data-name="${name}" ${form && "data-" + form} aria-live="off"></output>`;
    return {
      output,
      slider(name) {
        const { label: symbol, min, max, step } = sliders[name];
        return `<div class="slider ${symbol ? "" : "named"}">
          <label for="${name}">${symbol ? `${symbol.length > 1 ? symbol : math(symbol)}<span
            class="unseen">, ${say(name)}</span>` : say(name)}</label>
          <input type="range" id="${name}" min="${min}" max="${max}" step="${step}" ${QUIET}>
          ${output(name, "short")}</div>`;
      },
      choice: (name) => `<fieldset class="choice"><legend>${say(name)}</legend><div>${
        choices[name].map((option, index) => `<label><input type="radio" name="${name}"
          value="${index}" ${QUIET}>${label(option)}</label>`).join("")}</div></fieldset>`,
      select: (name) => `<label class="select"><span>${say(name)}</span><select id="${name}" ${QUIET}>${
        choices[name].map((option, index) => `<option value="${index}">${label(option)}</option>`)
          .join("")}</select></label>`,
      toggle: (name, picture = "") =>
        `<label><input type="checkbox" id="${name}" ${QUIET}> ${picture}${label(name)}</label>`,
      button: (name) => `<button type="button" data-press="${name}" ${QUIET}>${say(name)}</button>`,
    };
  }

  class CourseFigure extends HTMLElement {
    #state = { ...this.constructor.figure.start };
    #values = this.constructor.figure.compute(this.#state);
    #language = "en";
    #view = null;
    #timer = 0;
    #running = 0;
    #halt = () => {};

    get state() {
      return { ...this.#state, ...this.#values };
    }

    // Takes any part of the state. Results are never set: what is not in `start` is passed over.
    set state(part) {
      const { figure } = this.constructor;
      const next = { ...this.#state };
      for (const name of Object.keys(figure.start).filter((key) => key in part))
        next[name] = accepted(figure, name, part[name]);
      const before = JSON.stringify(this.#state);
      this.#state = next;
      if (JSON.stringify(next) === before) return;
      this.#update();
      this.dispatchEvent(new CustomEvent("change", { bubbles: true }));
    }

    connectedCallback() {
      if (this.#view) return;
      const figure = this.constructor.figure;
      const spoken = this.closest("[lang]")?.lang.split("-")[0];
      if (spoken in figure.messages.title) this.#language = spoken;
      const view = document.createElement("div");
      view.className = "card";
      view.lang = this.#language;
      view.setAttribute("role", "group");
      view.setAttribute("aria-label", this.#say("title"));
      this.setAttribute(QUIET, "");
      const parts = controls(figure, this.#say);
      view.innerHTML = `
        ${figure.body(this.#say, parts)}
        <div class="foot">${parts.button("reset")}</div>
        <p class="unseen" id="description" role="status"></p>`;
      view.addEventListener("input", ({ target }) => {
        const { type, id, name, value, checked, valueAsNumber } = target;
        if (type === "radio") this.move({ [name]: figure.choices[name][value] });
        else if (type === "select-one") this.move({ [id]: figure.choices[id][value] });
        else this.move({ [id]: type === "checkbox" ? checked : valueAsNumber });
      });
      view.addEventListener("click", ({ target }) => {
        if (target.dataset.press) this.#press(target.dataset.press);
      });
      this.#view = view;
      if (figure.drag) this.#follow(view.querySelector("svg"));
      figure.connect?.(view, this, this.#say);
      this.#update();
      this.#describe();
      // Only now, when all went well, does the shadow tree hide what the page shows without it.
      const style = document.createElement("style");
      style.textContent = (courseFigure.looks ?? "") + (figure.css ?? "");
      this.attachShadow({ mode: "open" }).append(style, view);
      if (figure.opening && this.hasAttribute("opening") && !still()) this.#open();
    }

    // What the reader does by the figure's controls or on its drawing.
    move(part) {
      const more = this.constructor.figure.restart?.(part, this.state) ?? null;
      if (more === null) this.#stop();
      this.state = { ...more, ...part };
    }

    #open() {
      const { start, opening } = this.constructor.figure;
      const untouched = () => Object.keys(start).every((name) => this.#state[name] === start[name]);
      // Most of the figure is to be seen, or most of a small screen is filled by it.
      const sight = new IntersectionObserver(([{ boundingClientRect: whole, intersectionRect: seen }]) => {
        if (!seen.height || seen.height < 0.6 * Math.min(whole.height, innerHeight)) return;
        sight.disconnect();
        if (untouched()) this.#run(opening);
      }, { threshold: Array.from({ length: 21 }, (_, i) => i / 20) });
      sight.observe(this);
    }

    disconnectedCallback() {
      this.#stop();
    }

    // A finger that scrolls past sends neither of these.
    #follow(svg) {
      let from = null;
      const place = ({ clientX, clientY }) =>
        new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
      svg.classList.add("drag");
      svg.addEventListener("pointerdown", (event) => {
        const { x, y } = place(event);
        from = { x, y, values: this.state };
      });
      for (const kind of ["click", "pointermove"])
        svg.addEventListener(kind, (event) => {
          if (kind !== "click" && !(event.buttons & 1)) return;
          const { x, y } = place(event);
          const resting = from && Math.hypot(x - from.x, y - from.y) < 3;
          if (resting && kind !== "click") return;
          this.move(this.constructor.figure.drag(x, y, this.state, resting ? null : from) ?? {});
        });
    }

    #press(name) {
      const { start, buttons } = this.constructor.figure;
      if (name === "run") {
        if (!this.#stop()) this.#run();
      } else if (name === "reset") {
        this.#stop();
        this.state = start;
      } else {
        this.move(buttons[name](this.state) ?? {});
      }
    }

    // Presses the button "step" until there is nothing left to do, or the reader ends it.
    #run(goesOn = () => true) {
      const { buttons, pace = 400 } = this.constructor.figure;
      const step = () => {
        if (!goesOn(this.state)) return this.#stop();
        this.state = buttons.step(this.state) ?? {};
      };
      if (buttons.step(this.state) === null) return;
      if (pace === 0 && !still()) {
        const frame = () => {
          this.#running = requestAnimationFrame(frame);
          step();
        };
        this.#running = requestAnimationFrame(frame);
        this.#halt = () => cancelAnimationFrame(this.#running);
      } else {
        this.#running = setInterval(step, pace || 400);
        this.#halt = () => clearInterval(this.#running);
      }
      step();
    }

    // Ends a run, and says whether there was one.
    #stop() {
      const going = this.#running > 0;
      this.#halt();
      this.#running = 0;
      this.#label();
      return going;
    }

    #label() {
      const { buttons = {} } = this.constructor.figure;
      for (const button of this.#view?.querySelectorAll("[data-press]") ?? []) {
        const name = button.dataset.press;
        const action = buttons[name === "run" ? "step" : name];
        button.setAttribute("aria-disabled", action?.(this.state) === null);
        if (name === "run") button.textContent = this.#say(this.#running ? "stop" : "run");
      }
    }

    #update() {
      const { compute, draw, choices, buttons } = this.constructor.figure;
      this.#values = compute(this.#state);
      if (!this.#view) return;
      const values = this.state;
      for (const element of this.#view.querySelectorAll("[data-name]")) {
        const { name, short, paren } = element.dataset;
        const text = this.#digits(name, short !== undefined || paren !== undefined);
        element.textContent = paren !== undefined && text.startsWith("−") ? `(${text})` : text;
        element.dataset.exact = values[name];
      }
      for (const input of this.#view.querySelectorAll("input, select")) {
        const { type, id, name } = input;
        if (type === "select-one") input.value = choices[id].indexOf(values[id]);
        else if (type === "radio") input.checked = choices[name][input.value] === values[name];
        else if (type === "checkbox") input.checked = values[id];
        else {
          input.value = values[id];
          input.setAttribute("aria-valuetext", this.#spoken(id));
        }
      }
      if (buttons?.step?.(values) === null) this.#stop();
      this.#label();
      draw?.(this.#view, values, this.#say);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#describe(), 600);
    }

    #describe() {
      const { describe = (tell) => tell("description") } = this.constructor.figure;
      const spoken = (name) => this.#spoken(name);
      const tell = (id, fields) => this.#message(id, (name) => fields?.[name] ?? spoken(name));
      this.#view.querySelector("#description").textContent = describe(tell, this.state, spoken);
    }

    #digits(name, short) {
      const whole = this.constructor.figure.whole?.includes(name);
      return digits(this.state[name], { short, whole });
    }

    // Digits as a screen reader should say them: many pass over the minus sign.
    #spoken(name) {
      if (this.state[name] === null) return this.#say("none");
      return this.#digits(name, true).replace("−", this.#say("minus"));
    }

    #message(id, field) {
      const words = this.constructor.figure.messages[id] ?? MESSAGES[id];
      return words[this.#language].replace(/\{(\w+)\}/g, (_, name) => field(name));
    }

    #say = (id, fields) => this.#message(id, (name) => fields[name]);
  }

  function define(tag, figure) {
    // In JupyterLab every widget brings these scripts along; the first one defines the element.
    if (customElements.get(tag)) return;
    customElements.define(tag, class extends CourseFigure { static figure = figure; });
  }
  return Object.assign(define, { math, still });
})();
