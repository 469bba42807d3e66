/* What a cell has put out, as elements. Text is text: nothing that code made is read as HTML. */

const { say } = await import(`./words.js${new URL(import.meta.url).search}`);

const ALLOWED = new Set(["DIV", "UL", "LI", "P", "SPAN", "PRE"]);
const KEPT = ["class", "role", "aria-label", "lang"];
const KINDS = { stdout: "stream", stderr: "stderr", value: "text_plain", error: "traceback" };

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/* Our own report, whose HTML is read apart and copied element by element. */
function copied(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!ALLOWED.has(node.nodeName)) return "";
  const made = document.createElement(node.localName);
  for (const name of KEPT) if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
  made.append(...[...node.childNodes].map(copied));
  return made;
}

function figure(part, number) {
  const image = element("img", "cell-figure");
  const bytes = Uint8Array.from(atob(part.png), (sign) => sign.charCodeAt(0));
  image.src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
  image.width = part.width;
  image.height = part.height;
  image.alt = [say("figure", { number }), ...part.words].join(": ");
  return image;
}

export class Output {
  #open;

  constructor(number) {
    this.number = number;
    this.element = element("div", "cell_output docutils container cell-live");
    this.element.setAttribute("aria-live", "polite");
    this.text = "";
    this.pictures = 0;
  }

  add(part) {
    if (part.kind in KINDS) this.#write(part);
    else if (part.kind === "figure") {
      this.#append(figure(part, this.number));
      this.pictures += 1;
    } else if (part.kind === "report") {
      const parsed = new DOMParser().parseFromString(part.html, "text/html");
      this.#append(...[...parsed.body.childNodes].map(copied));
    } else if (part.kind === "cut" || part.kind === "many") {
      this.note(say(part.kind, { most: part.most.toLocaleString(document.documentElement.lang) }));
    }
    if (part.hint) this.note(say(part.hint, part));
  }

  note(sentence) {
    this.#append(element("p", "cell-note", sentence));
  }

  /* Let the pictures go when others take their place. */
  clear() {
    for (const image of this.element.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.element.remove();
  }

  #append(...nodes) {
    this.element.append(...nodes);
    this.#open = undefined;
  }

  #write({ kind, text }) {
    if (this.#open?.kind !== kind) {
      const pre = element("pre", "");
      pre.tabIndex = 0; // it may scroll
      const inner = element("div", "highlight", pre);
      this.#append(element("div", `output ${KINDS[kind]} highlight-myst-ansi notranslate`, inner));
      this.#open = { kind, pre };
    }
    if (kind === "value" && this.#open.pre.textContent) this.#open.pre.append("\n");
    this.#open.pre.append(text);
    if (kind !== "error") this.text += kind === "value" ? `\n${text}\n` : text;
  }
}

/* What the book was built with, as one text; undefined where it is more than text. */
export function builtText(output) {
  if (!output) return "";
  if (output.querySelector("img, table")) return undefined;
  return [...output.querySelectorAll("pre")].map((pre) => pre.textContent).join("\n");
}

/* The book's output may stand in pieces, so the breaks between words do not count. */
export const comparable = (text) => text.replace(/\s+/g, " ").trim();
