/* The cells of a page: what each is, what the reader made of it, and what it put out. */

/* All modules of one build belong together: each asks for the others by the digest it came with. */
const load = (name) => import(`./${name}.js${new URL(import.meta.url).search}`);
const [{ colouredField, plainField }, { Output, builtText, comparable }, { Gone, Python }, { say }] =
  await Promise.all(["editor", "output", "python", "words"].map(load));

const MEGABYTE = 1e6;
let cells;
let python;

/* A cell that the reader sees. */
class Cell {
  constructor(bar, page) {
    this.bar = bar;
    this.index = Number(bar.dataset.cell);
    this.number = Number(bar.dataset.number);
    this.slow = Number(bar.dataset.slow ?? 0);
    this.share = 1;
    this.input = bar.parentElement.querySelector(":scope > .cell_input");
    this.built = bar.parentElement.querySelector(":scope > .cell_output");
    this.original = this.input.querySelector("pre").textContent.replace(/\n$/, "");
    this.code = this.original;
    this.key = `cell ${page.name} ${this.number} ${bar.dataset.digest}`;
    this.live = undefined;
    this.editor = undefined;
  }

  button(what) {
    return this.bar.querySelector(`[data-do="${what}"]`);
  }

  state(text, kind = "") {
    const state = this.bar.querySelector(".cell-state");
    state.textContent = text;
    state.dataset.kind = kind;
  }

  /* The field, beside the coloured code that it hides. */
  edit(focus = true) {
    const actions = { changed: (text) => this.changed(text), run: () => run(this) };
    const plain = plainField(this.number, this.code, actions);
    this.editor = plain;
    this.input.hidden = true;
    this.input.after(plain.element);
    this.button("edit").hidden = true;
    this.button("reset").hidden = false;
    plain.element.addEventListener("focus", async () => {
      try {
        const field = await colouredField(this.number, plain, actions);
        if (this.editor === plain) this.editor = field;
        else field.element.remove();
      } catch {
        /* The plain field stays. */
      }
    }, { once: true });
    if (focus) plain.focus();
  }

  changed(text) {
    this.code = text;
    this.steps?.element.remove();
    try {
      if (text === this.original) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, text);
    } catch {
      this.state(say("unkept"));
      addEventListener("beforeunload", askBeforeLeaving);
    }
  }

  reset() {
    this.changed(this.original);
    this.editor?.element.remove();
    this.editor = undefined;
    this.input.hidden = false;
    this.button("edit").hidden = false;
    this.button("reset").hidden = true;
    this.live?.clear();
    this.live = undefined;
    this.bar.querySelector(".cell-compare")?.remove();
    if (this.built) this.built.hidden = false;
    this.state("");
    this.button("edit").focus();
  }

  /* Take the built output's place. */
  begin() {
    this.steps?.element.remove();
    this.live?.clear();
    this.bar.querySelector(".cell-compare")?.remove();
    this.live = new Output(this.number);
    if (this.built) this.built.hidden = true;
    (this.built ?? this.bar).after(this.live.element);
    this.state(say("running", { number: this.number }));
  }

  end(good, seconds) {
    if (!good) {
      this.state(say("wrong"), "wrong");
      return;
    }
    if (this.share < 1) this.live.note(say("ranSome"));
    const built = builtText(this.built);
    const same = built !== undefined && !this.live.pictures
      && comparable(built) === comparable(this.live.text);
    this.state(same ? say("same") : this.built ? say("changed")
      : say("ran", { seconds: seconds.toFixed(1) }));
    if (this.built && !same) this.offerToCompare();
  }

  offerToCompare() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cell-compare";
    button.textContent = say("compare");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      this.built.hidden = !this.built.hidden;
      this.built.dataset.caption = say("inBook");
      this.live.element.dataset.caption = this.built.hidden ? "" : say("here");
      button.setAttribute("aria-expanded", String(!this.built.hidden));
    });
    this.bar.querySelector(".cell-state").after(button);
  }

  running(now) {
    const button = this.button("run");
    button.hidden = now;
    if (!now) delete this.bar.dataset.busy;
    this.button("stop").hidden = !now;
    if (now && document.activeElement === button) this.button("stop").focus();
    if (!now && document.activeElement === this.button("stop")) button.focus();
  }
}

function askBeforeLeaving(event) {
  if (cells.some((cell) => cell.code !== cell.original)) event.preventDefault();
}

/* A bar that fills while Python comes. */
export class Progress {
  #bar;

  constructor(cell) {
    this.cell = cell;
  }

  show({ name, come, all }) {
    if (!this.#bar) {
      this.#bar = document.createElement("progress");
      this.#bar.className = "cell-progress";
      this.#bar.setAttribute("aria-label", say("progress"));
      this.cell.bar.append(this.#bar);
    }
    this.#bar.max = all;
    this.#bar.value = come;
    const known = name.replace(/-\d.*|\.(asm|zip).*/, "").replace(/_/g, " ");
    this.cell.state(come >= all ? say("starting") : say("coming", {
      name: known, come: (come / MEGABYTE).toFixed(1), all: (all / MEGABYTE).toFixed(1),
    }));
  }

  end() {
    this.#bar?.remove();
    this.#bar = undefined;
  }
}

function all(page) {
  cells ??= [...document.querySelectorAll(".cell-bar")].map((bar) => new Cell(bar, page));
  python ??= new Python({
    runtime: new URL(page.runtime, document.baseURI).href, version: page.manifest,
    packages: page.packages, language: document.documentElement.lang,
  });
  settings = page;
  return cells;
}

let settings;

/* Every cell of the page in its order, hidden ones too, with the code that it has now. */
function everything() {
  const list = settings.hidden.map((code) => ({ code, hidden: true }));
  for (const cell of cells) {
    list[cell.index] = { code: cell.code, hidden: false, name: cell.number, share: cell.share };
  }
  return list;
}

/* Ask, where the reader has pressed Run, and then go on: each answer is a word and what it does. */
function askFirst(question, answers, cell) {
  delete cell.bar.dataset.busy;
  if (cell.bar.querySelector(".cell-ask")) return;
  const buttons = answers.map(([word, answer]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cell-ask";
    button.textContent = say(word);
    button.addEventListener("click", () => {
      buttons.forEach((one) => one.remove());
      answer();
      cell.bar.dataset.busy = "";
      run(cell);
    });
    return button;
  });
  cell.state(question);
  cell.bar.append(...buttons);
  buttons[0].focus();
}

/* What there is to decide before the cell runs: the data of the page, and cells that take long. */
function asks(cell) {
  const { mnist } = settings;
  if (mnist && python.settings.mnist === undefined) {
    const choose = (chosen) => { python.settings.mnist = chosen; };
    const size = (mnist.files.reduce((sum, file) => sum + file.bytes, 0) / MEGABYTE).toFixed(0);
    const there = { ...mnist, folder: new URL(mnist.folder, document.baseURI).href };
    askFirst(say("mnist", { size }), [
      ["smallDigits", () => choose(null)], ["wholeMnist", () => choose(there)]], cell);
    return true;
  }
  const slow = cells.find((one) => one.slow && !one.asked && one.index <= cell.index);
  if (!slow) return false;
  const take = (share) => Object.assign(slow, { share, asked: true });
  askFirst(say("long", { number: slow.number, seconds: slow.slow }), [
    ["runSome", () => take(0.1)], ["runAll", () => take(1)]], cell);
  return true;
}

async function run(cell, ask = "run", recorded = undefined) {
  if (asks(cell)) return;
  const progress = new Progress(cell);
  cell.running(true);
  cell.state(say("waiting"));
  let failed;
  try {
    await python.ask({
      ask, request: JSON.stringify({ cells: everything(), wanted: cell.index }),
    }, {
      coming: (what) => progress.show(what),
      cell: (part) => {
        progress.end();
        const one = cells.find((other) => other.index === part.cell);
        if (part.kind === "steps") recorded(part);
        else if (part.kind === "begin") one?.begin();
        else if (part.kind === "done") {
          one?.end(part.good, part.seconds);
          if (!part.good) failed = one ?? "hidden";
        } else if (part.kind !== "end") {
          if (!one && part.kind === "error") cell.begin();
          (one ?? cell).live?.add(part);
        }
      },
    });
    if (failed === "hidden") cell.state(say("wrongSetUp"), "wrong");
    else if (failed && failed !== cell) {
      cell.state(say("wrongAbove", { number: failed.number }), "wrong");
    }
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    if (error.message === "network") delete python.settings.mnist; // it may be what did not come
    cell.state(say(error.message), "wrong");
  } finally {
    progress.end();
    cell.running(false);
  }
}

/* Run the cell, and show how it went, line by line. */
async function step(cell) {
  cell.bar.dataset.busy = "";
  const { show } = await load("steps");
  await run(cell, "steps", (recorded) => show(cell, recorded));
}

export function press(page, bar, what) {
  const cell = all(page).find((one) => one.bar === bar);
  if (what === "run") {
    cell.asked = false; // another share may be wanted this time
    run(cell);
  }
  else if (what === "step") step(cell);
  else if (what === "stop") python.stop();
  else if (what === "edit") cell.edit();
  else if (what === "reset") cell.reset();
}

/* Show again what was typed before. */
export function restore(page) {
  for (const cell of all(page)) {
    const typed = localStorage.getItem(cell.key);
    if (typed !== null) {
      cell.code = typed;
      cell.edit(false);
      cell.state(say("edited"));
    }
  }
}
