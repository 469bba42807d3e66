/* One answer of a page: the field, what the browser keeps of it, and what the last check found. */

const load = (name) => import(`./${name}.js${new URL(import.meta.url).search}`);
const { say } = await load("words");

const TRIES = 3;
const A_FEW_SENTENCES = 80; // characters
const NOTHING = { earned: 0, passed: false, tries: 0 };

export const number = (points) => String(Number(points.toFixed(2)));

/* What was kept as JSON; something else where it cannot be read. */
export function parsed(text, otherwise) {
  try {
    return JSON.parse(text) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/* What this browser keeps for the course, by name. */
export class Kept {
  constructor(prefix, refused) {
    this.prefix = `${prefix} `;
    this.refused = refused;
  }

  get(name) {
    try {
      return localStorage.getItem(this.prefix + name);
    } catch {
      return null;
    }
  }

  /* Keep a text, or nothing under this name where it is null. */
  set(name, text) {
    try {
      if (text === null) localStorage.removeItem(this.prefix + name);
      else localStorage.setItem(this.prefix + name, text);
    } catch {
      this.refused();
    }
  }
}

export class Answer {
  #result;

  #other = null; // another version of this answer, which is kept until the reader drops it

  constructor(element, cell, { kept, check, told }) {
    Object.assign(this, { element, cell, kept, check, told, id: cell.id });
    this.number = element.dataset.number;
    this.test = element.dataset.test;
    this.points = Number(element.dataset.points);
    this.bar = element.querySelector(".exercise-bar");
    this.field = element.querySelector("textarea");
    this.label = this.field.getAttribute("aria-label");
    this.written = cell.cell_type === "markdown";
    this.stub = this.written ? "" : cell.source;
    this.text = kept.get(this.id) ?? this.stub;
    this.#result = { ...NOTHING, ...parsed(kept.get(`${this.id} result`), {}) };
    this.#show(this.field);
    const other = kept.get(`${this.id} other`);
    if (other !== null) this.#setAside(other);
    this.#unlock();
  }

  button(what) {
    return this.bar.querySelector(`[data-do="${what}"]`);
  }

  state(text, kind = "") {
    const state = this.bar.querySelector(".cell-state");
    state.textContent = text;
    state.dataset.kind = kind;
  }

  // The text

  /* Let a plain field hold the text; code gets its colours once somebody is in it. */
  #show(field) {
    field.value = this.text;
    field.rows = Math.max(this.written ? 10 : 0, this.text.split("\n").length + 1);
    this.button("reset").hidden = this.text === this.stub;
    field.addEventListener("input", () => this.changed(field.value));
    if (this.written) return;
    field.title = say("checks");
    field.addEventListener("focus", () => this.#colour(field), { once: true });
  }

  async #colour(field) {
    const actions = {
      changed: (text) => this.changed(text), run: () => this.check(this),
      label: this.label, help: say("checks"),
    };
    let composing = Promise.resolve();
    field.addEventListener("compositionstart", () => {
      composing = new Promise((end) => {
        field.addEventListener("compositionend", () => setTimeout(end), { once: true });
      });
    });
    const { colouredField, plainField } = await load("editor");
    const plain = {
      element: field,
      get selection() {
        return { anchor: field.selectionStart, head: field.selectionEnd };
      },
    };
    try {
      await load("codemirror");
      await composing;
      if (!field.isConnected) return;
      this.field = (await colouredField(this.number, plain, actions)).element;
    } catch {
      const focused = document.activeElement === field;
      const better = plainField(this.number, field.value, actions);
      field.replaceWith(better.element);
      this.field = better.element;
      if (focused) better.focus();
    }
  }

  /* Put another text into the field. */
  write(text) {
    this.text = text;
    const field = document.createElement("textarea");
    field.className = this.written ? "exercise-words" : "cell-field";
    field.spellcheck = this.written;
    field.autocomplete = "off";
    field.autocapitalize = this.written ? "sentences" : "off";
    field.setAttribute("aria-label", this.label);
    this.field.replaceWith(field);
    this.field = field;
    this.#show(field);
    this.#save();
  }

  changed(text) {
    this.text = text;
    this.button("reset").hidden = text === this.stub;
    if (this.#result.tries && !this.written) this.state(say("stale"));
    this.#save();
  }

  #save() {
    if (this.#other !== null) this.kept.set(`${this.id} other`, this.#other);
    this.kept.set(this.id, this.text === this.stub ? null : this.text);
    if (this.written) {
      const enough = this.text.trim().length >= A_FEW_SENTENCES;
      if (enough !== this.#result.passed) this.#keep({ ...NOTHING, passed: enough });
    }
  }

  // Another version

  /* Have another version at hand and offer it; what stands in the field stays. */
  #setAside(text) {
    if (this.text === text) return;
    this.#other = text;
    this.element.querySelector(".exercise-other")?.remove();
    const place = document.createElement("p");
    place.className = "exercise-other";
    place.setAttribute("role", "status");
    place.append(say("other"));
    for (const [word, act] of [["otherShow", () => this.#swap()], ["otherDrop", () => this.#drop()]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = say(word);
      button.addEventListener("click", act);
      place.append(" ", button);
    }
    this.bar.before(place);
  }

  #swap() {
    const mine = this.text;
    const other = this.#other;
    this.#other = mine;
    this.write(other);
    this.element.querySelector(".exercise-other button").focus();
  }

  #drop() {
    this.#other = null;
    this.kept.set(`${this.id} other`, null);
    this.element.querySelector(".exercise-other").remove();
    this.field.focus();
  }

  /* Another text comes from a file or is the first again; what stood here can be had back. */
  replace(text) {
    const mine = this.text;
    if (text === mine) return;
    this.write(text);
    if (mine !== this.stub) this.#setAside(mine);
    this.#save();
  }

  /* Another tab has kept something for this page. */
  heard(name, value) {
    if (name === `${this.id} other` && value !== null) this.#setAside(value);
    else if (name === this.id && value !== null) {
      if (this.text === this.stub && this.#other === null) this.write(value);
      else this.#setAside(value);
    } else if (name === `${this.id} result`) {
      this.#result = { ...NOTHING, ...parsed(value, {}) };
      this.#unlock();
      this.told();
    }
  }

  // The result

  get earned() {
    return this.written ? 0 : this.#result.earned;
  }

  /* Take what a check has found. */
  found({ earned, possible, passed }) {
    const { tries, tried } = this.#result;
    const serious = this.text !== this.stub && this.text.trim() !== tried;
    const open = this.open;
    this.#keep({
      earned, possible, passed, tries: tries + serious,
      tried: serious ? this.text.trim() : tried,
    });
    const sentence = possible > 0
      ? say("points", { earned: number(earned), possible: number(possible) })
      : say(passed ? "right" : "notYet");
    return this.open && !open ? `${sentence}. ${say("unlocked")}` : sentence;
  }

  /* A try that ended with an error counts too. */
  failed() {
    this.found({ earned: 0, possible: this.points, passed: false });
  }

  get open() {
    return this.#result.passed || this.#result.tries >= TRIES;
  }

  #keep(result) {
    this.#result = result;
    this.kept.set(`${this.id} result`, JSON.stringify(result));
    this.#unlock();
    this.told();
  }

  #unlock() {
    const link = this.element.querySelector(".exercise-solution");
    if (link) link.hidden = !this.open;
  }

  reset() {
    this.replace(this.stub);
    this.state("");
    this.live?.clear();
    this.live = undefined;
    this.field.focus();
  }

  running(now) {
    const focused = document.activeElement; // before it is hidden, and with that left
    const [check, stop] = [this.button("check"), this.button("stop")];
    check.hidden = now;
    stop.hidden = !now;
    if (focused === check || focused === stop) (now ? stop : check).focus();
    if (now) this.bar.dataset.busy = "";
    else delete this.bar.dataset.busy;
  }
}
