/* A plain field to edit code in: Tab indents, Escape and then Tab leaves it. */

const { say } = await import(`./words.js${new URL(import.meta.url).search}`);

const INDENT = "    ";

/* Change the field so that the browser's own undo knows it. */
function insert(field, text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function shift(field, back) {
  const { value, selectionStart, selectionEnd } = field;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  if (!back && selectionStart === selectionEnd) {
    insert(field, INDENT.slice((selectionStart - start) % INDENT.length));
    return;
  }
  const end = Math.max(selectionEnd, start);
  const lines = value.slice(start, end).split("\n");
  const moved = lines.map((line) => (back ? line.replace(/^ {1,4}/, "") : INDENT + line)).join("\n");
  field.setSelectionRange(start, end);
  insert(field, moved);
  field.setSelectionRange(start, start + moved.length);
}

function breakLine(field) {
  const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const line = field.value.slice(start, field.selectionStart);
  const indent = /^ */.exec(line)[0] + (/:\s*(#.*)?$/.test(line) ? INDENT : "");
  insert(field, `\n${indent}`);
}

export function plainField(number, text, { changed, run, label, help }) {
  const field = document.createElement("textarea");
  field.className = "cell-field";
  field.value = text;
  field.spellcheck = false;
  field.autocapitalize = "off";
  field.autocomplete = "off";
  field.setAttribute("autocorrect", "off");
  field.setAttribute("aria-label", label ?? say("code", { number }));
  field.title = help ?? say("leave");
  const fit = () => {
    field.rows = field.value.split("\n").length + 1;
  };
  let leaves = false;
  fit();
  field.addEventListener("input", () => {
    fit();
    changed(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") leaves = true;
    else if (event.key === "Tab" && !leaves) {
      event.preventDefault();
      shift(field, event.shiftKey);
    } else if (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    } else if (event.key === "Enter") {
      event.preventDefault();
      breakLine(field);
    }
    if (event.key !== "Escape" && event.key !== "Shift") leaves = false;
  });
  return {
    element: field, focus: () => field.focus(),
    get selection() {
      return { anchor: field.selectionStart, head: field.selectionEnd };
    },
  };
}

/* The editor with colours, in the plain field's place. */
export async function colouredField(number, plain, actions) {
  const { codeField } = await import(`./codemirror.js${new URL(import.meta.url).search}`);
  const focused = document.activeElement === plain.element;
  const field = codeField(
    actions.label ?? say("code", { number }), actions.help ?? say("leave"), plain.element.value,
    plain.selection, actions);
  plain.element.replaceWith(field.element);
  if (focused) field.focus();
  return field;
}
