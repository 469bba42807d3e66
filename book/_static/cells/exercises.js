/* A page of exercises: its answers, their checks, and the notebook that they go into. */

const load = (name) => import(`./${name}.js${new URL(import.meta.url).search}`);
const [{ Answer, Kept, number, parsed }, { say }] = await Promise.all(["answer", "words"].map(load));

const A_WHILE = 10_000; // milliseconds

let page;
let answers;
let own; // cells that the reader has added in JupyterLab, each with the id of what it follows
let python;
let kept;
let warned = false; // that nothing is kept

const tools = () => document.querySelector(".exercise-tools");
const toolState = (text) => {
  tools().querySelector(".cell-state").textContent = text;
};
const answerOf = (id) => answers.find((answer) => answer.id === id);
const gradedOf = (cell) => cell.metadata?.nbgrader ?? {};
const idOf = (cell) => gradedOf(cell).grade_id ?? cell.id;
const isTest = (cell) => cell.cell_type === "code" && Boolean(gradedOf(cell).grade);
/* A text's name, which is the same in every language. */
const stem = (id) => id.replace(/-[a-z]+$/, "");
/* A text in which a line is a comment wherever the languages have other words. */
const bare = (source) => source.replace(/^[ \t]*#.*$/gm, "#");
const plainText = (source) => (Array.isArray(source) ? source.join("") : source);

// Points

function tell() {
  const earned = answers.reduce((sum, answer) => sum + answer.earned, 0);
  const byCheck = answers.filter((answer) => answer.test)
    .reduce((sum, answer) => sum + answer.points, 0);
  const place = document.querySelector(".exercise-sum");
  const rest = Number(place.dataset.possible) - byCheck;
  const sentence = [
    say("sum", { earned: number(earned), possible: number(byCheck) }),
    ...(rest > 0 ? [say("marked", { points: number(rest) })] : []),
  ].join(". ");
  if (place.textContent !== sentence) place.textContent = sentence;
  document.dispatchEvent(new Event("course-progress"));
}

// Checks

/* The notebook's cells with the reader's answers, and those that the reader has added. */
function sheet() {
  return page.notebook.cells.flatMap((cell) => {
    const answer = answerOf(cell.id);
    const source = answer && answer.text !== answer.stub ? answer.text : cell.source;
    return [{ ...cell, source }, ...own.filter(({ after }) => after === cell.id)
      .map((one) => one.cell)];
  });
}

/* What Python shall do: the set-up, what stands above, the answer, and its test. */
function request(answer) {
  const cells = sheet().filter((cell) => cell.cell_type === "code");
  const wanted = cells.findIndex((cell) => idOf(cell) === (answer.test || answer.id));
  return {
    ids: cells.map(idOf),
    json: JSON.stringify({
      afresh: true, wanted,
      cells: cells.map((cell, index) => (isTest(cell) && index !== wanted
        ? { code: "", hidden: true }
        : {
          code: cell.source, hidden: false, name: idOf(cell),
          optional: index > 0 && index !== wanted && idOf(cell) !== answer.id,
        })),
    }),
  };
}

/* Gathers what one check tells. */
class Hearing {
  constructor(answer, ids, output, progress) {
    Object.assign(this, { answer, ids, output, progress });
    this.wrong = new Set();
  }

  coming(what) {
    this.progress.show(what);
  }

  cell(part) {
    this.progress.end();
    const id = this.ids[part.cell];
    const { answer, output } = this;
    if (part.kind === "begin") answer.state(say("checking", { number: answer.number }));
    else if (part.kind === "done") {
      if (!part.good) this.wrong.add(id);
    } else if (part.kind === "report") {
      this.report = part;
      output.add(part);
    } else if (part.kind !== "end" && (id === answer.id || id === answer.test || part.cell === 0)) {
      output.add(part);
    }
  }

  end() {
    const { answer, output, wrong, report } = this;
    if (wrong.has(answer.id)) {
      if (answer.test) answer.failed();
      answer.state(say(answer.test ? "answerWrong" : "wrong"), "wrong");
    } else if (wrong.has(this.ids[0])) answer.state(say("wrongSetUp"), "wrong");
    else if (report) answer.state(answer.found(report));
    else if (wrong.has(answer.test)) {
      answer.failed();
      output.note(say("noName"));
      answer.state(say("wrong"), "wrong");
    } else answer.state(say("ran", { seconds: this.seconds().toFixed(1) }));
    for (const id of wrong) {
      const above = answerOf(id);
      if (above && above !== answer) output.note(say("aboveWrong", { number: above.number }));
    }
  }

  seconds() {
    return (performance.now() - this.began) / 1000;
  }
}

async function check(answer) {
  if ("busy" in answer.bar.dataset) return;
  answer.running(true);
  answer.state(say("waiting"));
  const [{ Output }, { Gone, Python }, { Progress }] = await Promise.all(
    ["output", "python", "cells"].map(load));
  python ??= new Python({
    runtime: new URL(page.runtime, document.baseURI).href, version: page.manifest,
    packages: page.packages, language: document.documentElement.lang,
  });
  const { ids, json } = request(answer);
  answer.live?.clear();
  answer.live = new Output(answer.number);
  answer.bar.after(answer.live.element);
  const progress = new Progress(answer);
  const hearing = new Hearing(answer, ids, answer.live, progress);
  hearing.began = performance.now();
  const endless = setTimeout(() => answer.state(say("endless")), A_WHILE);
  try {
    await python.ask({ ask: "run", request: json }, {
      coming: (what) => hearing.coming(what), cell: (part) => hearing.cell(part),
    });
    hearing.end();
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    answer.state(say(`${error.message}Check`), "wrong");
  } finally {
    clearTimeout(endless);
    progress.end();
    answer.running(false);
  }
}

// The notebook

/* As nbformat writes it: a source is a list of lines, and objects have their keys in order. */
function written(value) {
  if (Array.isArray(value)) return value.map(written);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [
    key, key === "source" ? plainText(value[key]).split(/(?<=\n)/) : written(value[key])]));
}

function download() {
  const text = `${JSON.stringify(written({ ...page.notebook, cells: sheet() }), null, 1)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  link.download = `${page.assignment}.ipynb`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), A_WHILE);
}

/* The cells of a file if it is a notebook of this assignment; else the id of what to say. */
function cellsOf(text) {
  let cells;
  try {
    ({ cells } = JSON.parse(text));
  } catch {
    return "noNotebook";
  }
  if (!Array.isArray(cells)) return "noNotebook";
  const there = new Set(cells.map((cell) => gradedOf(cell).grade_id));
  const here = page.notebook.cells.filter((cell) => gradedOf(cell).grade_id);
  return here.every((cell) => there.has(idOf(cell))) ? cells : "otherNotebook";
}

async function open(file) {
  const cells = cellsOf(await file.text());
  if (typeof cells === "string") {
    toolState(say(cells, { file: file.name, name: `${page.assignment}.ipynb` }));
    return;
  }
  const known = new Set(page.notebook.cells.map(idOf));
  const texts = new Set([...known].map(stem));
  const brought = [];
  own = [];
  let after = page.notebook.cells[0].id;
  for (const cell of cells) {
    const id = idOf(cell);
    const answer = answerOf(id);
    const source = plainText(cell.source);
    if (answer) {
      answer.replace(bare(source) === bare(answer.cell.source) ? answer.stub : source);
      if (answer.text !== answer.stub) brought.push(id);
    }
    if (known.has(id)) after = id;
    else if (cell.cell_type === "code" || !texts.has(stem(id ?? ""))) {
      own.push({ after, cell: { ...cell, source } });
    }
  }
  kept.set("own", own.length ? JSON.stringify(own) : null);
  showOwn();
  toolState(say("openedFile", { file: file.name, number: brought.length }));
}

/* Cells that the reader has added stand under what they follow; they run, and are kept. */
function showOwn() {
  for (const place of document.querySelectorAll(".exercise-own")) place.remove();
  for (const one of [...own].reverse()) {
    if (one.cell.cell_type !== "code") continue;
    const index = page.notebook.cells.findIndex((cell) => cell.id === one.after);
    const above = page.notebook.cells.slice(0, index + 1).reverse()
      .map((cell) => answerOf(isTest(cell) ? cell.id.replace(/^test_/, "") : cell.id))
      .find(Boolean);
    const place = document.createElement("div");
    place.className = "exercise-own";
    const field = document.createElement("textarea");
    field.className = "cell-field";
    field.value = one.cell.source;
    field.rows = field.value.split("\n").length + 1;
    field.setAttribute("aria-label", say("own"));
    field.addEventListener("input", () => {
      one.cell.source = field.value;
      kept.set("own", JSON.stringify(own));
    });
    const title = document.createElement("p");
    title.className = "exercise-hint";
    title.textContent = say("own");
    place.append(title, field);
    (above ?? answers[0]).element.after(place);
  }
}

// Everything together

function refused() {
  toolState(say("unkeptAnswers"));
  document.activeElement.closest(".exercise")?.querySelector(".cell-state")
    .replaceChildren(say("unkeptAnswers"));
  if (warned) return;
  warned = true;
  addEventListener("beforeunload", (event) => {
    if (answers.some((answer) => answer.text !== answer.stub)) event.preventDefault();
  });
}

function listen() {
  for (const answer of answers) {
    answer.bar.addEventListener("click", (event) => {
      const what = event.target.closest("button")?.dataset.do;
      if (what === "check") check(answer);
      else if (what === "stop") python.stop();
      else if (what === "reset") answer.reset();
    });
  }
  const file = tools().querySelector("input");
  for (const button of document.querySelectorAll('[data-do="download"]')) {
    button.addEventListener("click", download);
  }
  tools().querySelector('[data-do="open"]').addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    if (file.files.length) await open(file.files[0]);
    file.value = "";
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (!key?.startsWith(kept.prefix)) return;
    const name = key.slice(kept.prefix.length);
    answerOf(name.split(" ")[0])?.heard(name, newValue);
  });
}

export function start(settings) {
  page = settings;
  kept = new Kept(`${page.course} ${page.assignment}`, refused);
  own = parsed(kept.get("own"), []);
  answers = [];
  for (const element of document.querySelectorAll(".exercise")) {
    const cell = page.notebook.cells.find(({ id }) => id === element.dataset.cell);
    answers.push(new Answer(element, cell, { kept, check, told: tell }));
  }
  showOwn();
  tell();
  listen();
}
