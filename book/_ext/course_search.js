// The search page's half of course_search.py, which puts its lists of words above these lines.

const englishStemmer = new Stemmer();

const inAmerican = (word) =>
  AMERICAN.reduce((spelt, [from, to]) => spelt.replace(new RegExp(from), to), word);

function root(word) {
  if (/[\s-]/.test(word) || WHOLE.includes(word)) return word;
  if (!/[가-힣]/.test(word)) return englishStemmer.stemWord(inAmerican(word));
  const inflected = word.match(INFLECTED);
  return inflected ? inflected[1] : word;
}

Stemmer = function () {
  this.stemWord = (word) => root(word).padEnd(3, "_");
};

// Words of the glossary that have several parts stay together.
function splitQuery(query) {
  const word = /[가-힣]+|(?:(?![가-힣])[\p{L}\p{N}_])+/gu;
  const words = query.normalize().toLowerCase().match(word) ?? [];
  const stems = words.map(root);
  const found = [];
  for (let i = 0; i < words.length;) {
    const lengths = [...Array(LONGEST + 1).keys()].slice(1).reverse();
    const keys = lengths.map((length) => stems.slice(i, i + length).join(""));
    const known = keys.findIndex((key) => Object.hasOwn(PHRASES, key));
    found.push(known < 0 ? words[i] : PHRASES[keys[known]]);
    i += known < 0 ? 1 : lengths[known];
  }
  return found;
}

// Chapters come in the order of the course, and before what merely has the word in its name.
Scorer.objPrio[0] = 0;
Scorer.objPartialMatch = 3;
Scorer.score = ([page, , , , score]) =>
  page.startsWith("ch") ? score + 1 - Number(page.slice(2, 4)) / 100 : score;

// A stem as it stands in a text: English ones end in i where the word has a y, and are spelt in the
// American way.
const written = (stem) => new RegExp(
  stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/i$/, "[iy]").replace(/z/g, "[sz]")
    .replace(/or/g, "ou?r"), "iu");

// The first paragraph with a word that was searched for, in a section named after it if there is
// one, and a link to the section. Where only a cell of code has the word, the beginning.
function quote(name, anchor, words) {
  const page = new DOMParser().parseFromString(`<article>${PASSAGES[name]}</article>`, "text/html");
  const article = page.querySelector("article");
  const places = (text) =>
    words.map((word) => text.search(written(word))).filter((place) => place >= 0);
  const section = (element) => element.closest("section[id]");
  const heading = (element) => section(element)?.querySelector("h1, h2, h3, h4").textContent ?? "";

  const target = anchor && page.getElementById(anchor);
  const definition = target && page.querySelector(`#${CSS.escape(target.id)} ~ dd`);
  const ofCode = definition && target.id.includes(".");
  const scope = (target && section(target)) || article;
  const found = [...scope.querySelectorAll("p, dd, pre")]
    .filter((element) => places(element.textContent).length);
  const paragraph = (ofCode && definition.querySelector("p")) || definition
    || found.find((element) => places(heading(element)).length) || found[0]
    || scope.querySelector("p");
  const summary = document.createElement("p");
  summary.className = "context";
  if (!paragraph) return summary;

  if (definition && !ofCode) {
    summary.append(`${target.textContent}: `);
  } else if (!target && section(paragraph)) {
    const link = summary.appendChild(document.createElement("a"));
    link.href = `${name}#${section(paragraph).id}`;
    link.textContent = heading(paragraph);
    summary.append(": ");
  }
  const text = paragraph.textContent.trim();
  const first = Math.min(...places(text), text.length);
  const start = first > 120 && first < text.length ? text.lastIndexOf(" ", first - 80) + 1 : 0;
  const end = start + 240 < text.length ? text.lastIndexOf(" ", start + 240) : text.length;
  summary.append(`${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`);
  return summary;
}

// Every result gets its quotation when it has come into the list. One script has the passages of
// all pages: it can be loaded where this page was opened as a file, and pages cannot.
function quoteResults(results) {
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const words = splitQuery(query).map(root)
    .flatMap((word) => [word, COUNTERPARTS[word] ?? word]);
  const quoteNew = () => {
    for (const item of results.querySelectorAll("ul.search > li:not(:has(> .context))")) {
      const { pathname, hash } = item.querySelector("a");
      const anchor = decodeURIComponent(hash.slice(1));
      item.append(quote(pathname.split("/").pop(), anchor, words));
    }
  };
  const script = document.createElement("script");
  script.src = "_static/passages.js";
  script.onload = () => {
    quoteNew();
    new MutationObserver(quoteNew).observe(results, { childList: true, subtree: true });
  };
  document.head.append(script);
}

document.addEventListener("DOMContentLoaded", () => {
  const results = document.getElementById("search-results");
  if (results) quoteResults(results);
});
