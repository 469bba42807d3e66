/* The editor of a cell, made of CodeMirror: bundled while the book is built, loaded on Edit. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/* The classes that Pygments gives code in the book, whose colours fit both schemes. */
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], class: "k" },
  { tag: [tags.moduleKeyword], class: "kn" },
  { tag: [tags.operatorKeyword], class: "ow" },
  { tag: [tags.bool, tags.null, tags.self], class: "kc" },
  { tag: [tags.string, tags.special(tags.string)], class: "s2" },
  { tag: [tags.number], class: "mi" },
  { tag: [tags.comment, tags.lineComment], class: "c1" },
  { tag: [tags.operator, tags.arithmeticOperator, tags.compareOperator], class: "o" },
  { tag: [tags.function(tags.definition(tags.variableName))], class: "nf" },
  { tag: [tags.definition(tags.className)], class: "nc" },
  { tag: [tags.meta], class: "nd" },
]);

const look = EditorView.theme({
  "&": {
    border: "1px solid var(--pst-color-primary)", borderRadius: ".25rem", fontSize: ".875em",
    backgroundColor: "var(--pst-color-surface)", color: "var(--pst-color-text-base)",
  },
  "&.cm-focused": { outline: ".1875rem solid var(--pst-color-accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--pst-font-family-monospace)", lineHeight: "1.5" },
  ".cm-content": { padding: "1rem 0", caretColor: "var(--pst-color-text-base)" },
  // Browsers give a line the colour of the word that was replaced in it.
  ".cm-line": { padding: "0 1rem", color: "var(--pst-color-text-base) !important" },
  ".cm-cursor": { borderLeftColor: "var(--pst-color-text-base)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--pst-color-target)",
  },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent", outline: "1px solid var(--pst-color-border)",
  },
});

/* A field with `text`; the selection is that of the plain field whose place it takes. */
export function codeField(label, help, text, selection, { changed, run }) {
  const execute = () => {
    run();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      selection,
      extensions: [
        Prec.highest(keymap.of([
          { key: "Shift-Enter", run: execute }, { key: "Mod-Enter", run: execute },
        ])),
        history(), drawSelection(), indentOnInput(), bracketMatching(), python(),
        indentUnit.of("    "), syntaxHighlighting(colours), look,
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": label, title: help }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  const element = document.createElement("div");
  element.className = "highlight cell-code";
  element.append(view.dom);
  // What is typed is no shortcut of the page: "/" would lead to the search.
  element.addEventListener("keydown", (event) => event.stopPropagation());
  return { element, focus: () => view.focus() };
}
