/* The view of a cell's steps: which line runs next, and what each name holds, forward and back. */

const { search } = new URL(import.meta.url);
const { say } = await import(`./steps_words.js${search}`);

const KEYS = { ArrowLeft: -1, ArrowRight: 1 };

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

function button(word, press) {
  const made = element("button", "", word);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function scrolling(label, ...children) {
  const around = element("div", "steps-scroll", ...children);
  around.tabIndex = 0;
  around.setAttribute("role", "group");
  around.setAttribute("aria-label", label);
  return around;
}

function addStyle() {
  const href = new URL(`steps.css${search}`, import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

class Steps {
  constructor(cell, { steps, most }) {
    this.cell = cell;
    this.steps = steps;
    this.at = 0;
    this.lines = cell.code.split("\n").map((line) => element("li", "", line || " "));
    this.status = element("p", "steps-status");
    this.status.setAttribute("role", "status");
    this.slider = element("input", "");
    Object.assign(this.slider, { type: "range", min: 1, max: steps.length, value: 1 });
    this.slider.setAttribute("aria-label", say("position"));
    this.slider.addEventListener("input", () => this.go(this.slider.value - 1));
    this.back = button(say("back"), () => this.go(this.at - 1));
    this.forward = button(say("forward"), () => this.go(this.at + 1));
    this.rows = element("tbody", "");
    const controls = element("div", "cell-bar steps-bar", this.back, this.forward, this.slider,
      button(say("close"), () => this.close()));
    this.element = element("section", "cell-steps", controls, this.status,
      scrolling(say("code"), element("ol", "steps-code", ...this.lines)), this.table());
    if (most) this.element.append(element("p", "cell-note", say("cut", { most })));
    this.element.setAttribute("aria-label", say("region", { number: cell.number }));
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.go(0);
  }

  table() {
    const heads = ["name", "shape", "value"].map((id) => {
      const head = element("th", "", say(id));
      head.scope = "col";
      return head;
    });
    const table = element("table", "steps-names",
      element("thead", "", element("tr", "", ...heads)), this.rows);
    return scrolling(`${say("name")}, ${say("value")}`, table);
  }

  key(event) {
    if (event.key === "Escape") this.close();
    else if (event.key in KEYS && event.target !== this.slider) {
      event.preventDefault();
      this.go(this.at + KEYS[event.key]);
    }
  }

  go(wanted) {
    this.at = Math.max(0, Math.min(this.steps.length - 1, Number(wanted)));
    const step = this.steps[this.at];
    this.slider.value = this.at + 1;
    this.back.disabled = this.at === 0;
    this.forward.disabled = this.at === this.steps.length - 1;
    const [first, last] = step.span ?? [0, 0];
    this.lines.forEach((line, index) => {
      const next = index + 1 >= first && index + 1 <= last;
      line.toggleAttribute("data-next", next);
      if (index + 1 === first) line.setAttribute("aria-current", "step");
      else line.removeAttribute("aria-current");
    });
    const place = { step: this.at + 1, all: this.steps.length, line: first, name: step.function };
    const text = say(first ? (step.function ? "inside" : "next") : "end", place);
    this.status.textContent = text;
    this.slider.setAttribute("aria-valuetext", text);
    this.showNames(step);
  }

  /* Beside what has changed since the step before in the same function stands a word. */
  showNames(step) {
    const before = this.steps.slice(0, this.at)
      .findLast((other) => other.function === step.function)?.names;
    this.rows.replaceChildren(...Object.entries(step.names).map(([name, { shape, text }]) => {
      const old = before?.[name];
      const same = !before || (old?.text === text && old?.shape === shape);
      const head = element("th", "", element("code", "", name));
      head.scope = "row";
      if (!same) head.append(" ", element("small", "", say(old ? "changed" : "added")));
      const row = element("tr", "", head, element("td", "", shape),
        element("td", "", element("pre", "", text)));
      row.toggleAttribute("data-changed", !same);
      return row;
    }));
  }

  close() {
    this.element.remove();
    this.cell.steps = undefined;
    this.cell.button("step").focus();
  }
}

/* Show the steps that were recorded, in the place of those shown before. */
export function show(cell, recorded) {
  addStyle();
  cell.steps?.element.remove();
  cell.steps = new Steps(cell, recorded);
  cell.bar.after(cell.steps.element);
  cell.steps.forward.focus();
}
