/* How all live figures look, in the book and in JupyterLab. */

courseFigure.looks = (() => {
  "use strict";

  // A line's color is between light and dark, to be seen on either; dashes tell lines apart too.
  const SERIES = [
    ["#2a7bd0", "none"], ["#d0600a", "9 4"], ["#1d8f63", "2.5 3.5"], ["#a55cc4", "11 3 2.5 3"],
    ["#d1495b", "5 2.5"], ["#0f8a9b", "14 5"], ["#8a7a1f", "7 3 2 3 2 3"], ["#7d7d86", "1.5 5"],
  ].map(([color, dashes], i) => `.s${i + 1} { --color: ${color}; --dashes: ${dashes}; }`).join("");

  // The book's theme sets --pst-*, JupyterLab --jp-*, anything else the system's own colors.
  return `
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
    * { box-sizing: border-box; min-width: 0; }
    .card { padding: 1rem; background: var(--paper); border: 1px solid var(--line);
            border-radius: 0.75rem; }
    .card:lang(ko) { word-break: keep-all; }
    div > svg { display: block; width: 100%; }
    svg text { fill: var(--ink); font-size: 14px; }
    svg .tick, svg .name { fill: var(--muted); font-size: 13px; }
    svg .grid { stroke: var(--line); fill: none; }
    svg .axis { stroke: var(--muted); fill: none; }
    svg.drag { cursor: pointer; touch-action: pan-y; user-select: none; }
    .curve { fill: none; stroke: var(--color); stroke-width: 2.2; stroke-dasharray: var(--dashes); }
    ${SERIES}
    /* KaTeX's own fonts, which a page has for its formulas. */
    var, .var { font: italic 1.12em/0 KaTeX_Math, "Latin Modern Math", "Cambria Math", serif; }
    sub, sup, .sub { font: 0.78em/0 KaTeX_Main, "Latin Modern Math", "Cambria Math", serif; }
    :is(sub, sup, .sub) :is(var, .var) { font-size: 1em; }
    fieldset { margin: 0; padding: 0; border: 0; }
    legend { padding: 0; font-weight: 600; font-size: 0.9rem; }
    .slider { display: grid; grid-template-columns: 2.1rem 1fr minmax(3.4rem, max-content);
              align-items: center; }
    .slider output { text-align: end; }
    .named { grid-template-columns: 1fr auto; font-size: 0.85rem; }
    .named input { grid-row: 2; grid-column: 1 / -1; }
    input:not([type=range]) { flex: none; }
    input { margin: 0; accent-color: var(--plus); cursor: pointer; }
    .select { display: grid; gap: 0.1rem; font-size: 0.85rem; }
    select { width: 100%; height: 2rem; font: inherit; color: var(--ink); background: var(--paper);
             border: 1px solid var(--muted); border-radius: 0.5rem; cursor: pointer; }
    input[type=range] { width: 100%; height: 2rem; }
    .choice div { display: flex; flex-wrap: wrap; gap: 0.3rem; margin-top: 0.25rem; }
    .choice label { display: flex; gap: 0.35rem; align-items: center; min-height: 2rem;
                    padding: 0 0.45rem; font-size: 0.9rem; border: 1px solid var(--line); border-radius: 0.5rem;
                    cursor: pointer; }
    .choice label:has(:checked) { border-color: var(--plus); font-weight: 600; }
    .choice label:hover { border-color: var(--plus); }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: 0.1rem 0.25rem; }
    thead { border-bottom: 1px solid var(--line); }
    button { min-height: 2.25rem; padding: 0.25rem 1rem; font: inherit; color: var(--ink);
             background: transparent; border: 1px solid var(--muted); border-radius: 0.5rem;
             cursor: pointer; }
    button:hover { border-color: var(--plus); box-shadow: inset 0 0 0 1px var(--plus); }
    button[aria-disabled=true] { color: var(--muted); border: 1px dashed var(--line);
                                 box-shadow: none; cursor: default; }
    :focus-visible { outline: 3px solid var(--plus); outline-offset: 1px; border-radius: 0.5rem; }
    .foot { display: flex; justify-content: flex-end; margin-top: 0.75rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
              clip-path: inset(50%); white-space: nowrap; }
    @container (max-width: 22rem) {
      .card { padding: 0.5rem; }
      .choice div { display: grid;
                    grid-template-columns: repeat(auto-fit, minmax(min(7.5rem, 100%), 1fr)); }
    }
    @container (max-width: 14rem) { .card { overflow-x: auto; position: relative; } }
    @media print { input, button, select, .choice label:not(:has(:checked)) { display: none; } }
    @media (forced-colors: active) {
      :host { --ink: CanvasText; --muted: CanvasText; --line: CanvasText; --paper: Canvas;
              --plus: LinkText; --minus: CanvasText; }
    }`;
})();
