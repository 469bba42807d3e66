/* One sample through the 3-3-3 network of chapter 6 and its error back, a step at a time: the links
   that lead to one node or from it, its calculation, and all numbers of the step, by either hidden
   error. */

courseFigure("course-backprop", (() => {
  "use strict";

  const N = [1, 2, 3];
  const W1 = [[0.9, 0.2, 0.1], [0.3, 0.8, 0.5], [0.4, 0.2, 0.6]];
  const W2 = [[0.3, 0.6, 0.8], [0.7, 0.5, 0.1], [0.5, 0.2, 0.9]];
  const LAST = 9;

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const forward = (v, W) => N.map((_, k) =>
    1 / (1 + Math.exp(-sum(v.map((value, j) => value * W[j][k])))));
  const outer = (v, d) => v.map((value) => d.map((delta) => value * delta));
  const moved = (W, slopes, alpha) =>
    W.map((row, j) => row.map((w, k) => w - alpha * slopes[j][k]));
  const scaled = ({ m }) => W2.map((row) => row.map((w) => m * w));
  const inputs = ({ x1 }) => [x1, 0.1, 0.8];
  const half = (errors) => sum(errors.map((e) => e * e)) / 2;
  const named = (prefix, list) => Object.fromEntries(list.flatMap((value, i) =>
    Array.isArray(value) ? Object.entries(named(`${prefix}${i + 1}`, value))
      : [[`${prefix}${i + 1}`, value]]));
  const names = (prefix) => N.map((n) => prefix + n);
  const all = (prefix) => N.flatMap((n) => names(prefix + n));

  const minus = (text) => (Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−"));
  const four = (value) => minus(value.toFixed(4));
  const short = (value) => minus(value.toFixed(4).replace(/0{1,3}$/, ""));
  const paren = (text) => (text.startsWith("−") ? `(${text})` : text);
  const times = (...parts) => `<span class="part">${parts.join("&thinsp;·&thinsp;")}</span>`;
  const equals = (value) => `<span class="part">= <b>${four(value)}</b></span>`;

  // How things are written: w with its layer above and its ends below.
  const { math, sub, svgMath, svgSub } = courseFigure;
  const of = (letter, layer, index) =>
    `${math(letter)}<sup>(${layer})</sup><sub>${math(index)}</sub>`;
  const not = (layer) => (layer === 1 ? '<span class="heuristic">≠ </span>' : "");
  const slope = (layer, ends) => `${not(layer)}${math("∂E/∂")}${of("w", layer, ends)}`;
  const deltaOf = (layer, n) => `${not(layer)}${of("δ", layer, n)}`;
  const back = (j) => `<span class="exact">${math("∂E/∂")}${sub("z", j)}</span><span class="heuristic">−${
    sub("e", j)}</span>`;

  // The table's rows: at which step they are shown, what, and the names of their numbers.
  const ROWS = [
    [1, sub("z", "j"), names("z")],
    [2, sub("y", "k"), names("y")],
    [3, `${sub("y", "k")} − ${sub("t", "k")}`, names("e")],
    [3, math("E"), ["E"]],
    [4, deltaOf(2, "k"), names("d2")],
    ...N.map((j) => [5, slope(2, `${j}k`), names(`g2${j}`)]),
    [6, back("j"), names("b")],
    [7, deltaOf(1, "j"), names("d1")],
    ...N.map((i) => [8, slope(1, `${i}j`), names(`g1${i}`)]),
    ...N.map((j) => [LAST, `→ ${of("w", 2, `${j}k`)}`, names(`u2${j}`)]),
    ...N.map((i) => [LAST, `→ ${of("w", 1, `${i}j`)}`, names(`u1${i}`)]),
  ];
  // At each step: the layers of links that are lit, into the followed node or from it, what their
  // labels say, which way it goes, and the kind of node that is lit.
  const LIT = [
    {}, { into: [1], label: "w", way: "→", node: "z" }, { into: [2], label: "w", way: "→", node: "y" },
    { node: "y" }, { node: "y" }, { into: [2], label: "g", way: "←", node: "y" },
    { from: 2, label: "w", way: "←", node: "z" }, { node: "z" },
    { into: [1], label: "g", way: "←", node: "z" }, { into: [1, 2], label: "u", node: "y" }];
  const TOLD = [["x1", ...names("t")], names("z"), names("y"), [...names("e"), "E"], names("d2"),
    all("g2"), names("b"), names("d1"), all("g1"), ["E", "F"]];

  const stage = (say, { step }) => say("count", { step, last: LAST, what: say(`step${step}`) });

  // The followed node's calculation, as it would be worked by hand.
  function lines(v) {
    const n = v.node, i = n - 1, x = inputs(v), w2 = scaled(v);
    const row = (prefix) => names(prefix).map((name) => v[name]);
    const z = row("z"), y = row("y"), e = row("e");
    const products = (left, right) => left.map((value, k) =>
      times(short(value), paren(right[k]))).join(" + ");
    const column = (W) => W.map((row) => short(row[i]));
    const returning = row(v.rule === "exact" ? "d2" : "e");
    const delta = (layer, error, output) => [`${deltaOf(layer, n)} = ${
      times(four(error), four(output), `(1 − ${four(output)})`)} ${equals(v[`d${layer}${n}`])}`];
    const slopes = (layer, coming, digits) => N.map((j) => `${slope(layer, `${j}${n}`)} = ${
      times(digits(coming[j - 1]), paren(four(v[`d${layer}${n}`])))} ${
      equals(v[`g${layer}${j}${n}`])}`);
    const step = (layer, W) => `${of("w", layer, `1${n}`)} ← <span class="part">${
      short(W[0][i])} − ${times(short(v.alpha), paren(four(v[`g${layer}1${n}`])))}</span> ${
      equals(v[`u${layer}1${n}`])}`;
    return [
      () => [`${math("x")} = (${x.map(short).join(", ")})`, `${math("t")} = (${row("t").map(short).join(", ")})`],
      () => [`${sub("z", n)} = ${math("σ")}(${products(x, column(W1))}) ${equals(z[i])}`],
      () => [`${sub("y", n)} = ${math("σ")}(${z.map((value, j) =>
        times(four(value), column(w2)[j])).join(" + ")}) ${equals(y[i])}`],
      () => [`${sub("y", n)} − ${sub("t", n)} = ${four(y[i])} − ${short(v[`t${n}`])} ${
        equals(e[i])}`,
        `${math("E")} = ½ (${e.map((error) => four(error * error)).join(" + ")}) ${equals(v.E)}`],
      () => delta(2, e[i], y[i]),
      () => slopes(2, z, four),
      () => [`${back(n)} = ${products(w2[i], returning.map(four))} ${equals(v[`b${n}`])}`],
      () => delta(1, v[`b${n}`], z[i]),
      () => slopes(1, x, short),
      () => [step(2, w2), step(1, W1), `${math("E")}: ${four(v.E)} → <b>${four(v.F)}</b>`],
    ][v.step]();
  }

  // The drawing: three columns of boxes. Below a box stands what has come back to it so far.
  const Y = (n) => 100 * n - 48;
  const COLUMNS = { x: [2, 40], z: [128, 64], y: [268, 64] };
  const ENDS = { 1: [42, 128], 2: [192, 268] };
  const links = (draw) =>
    [1, 2].flatMap((l) => N.flatMap((i) => N.map((j) => draw(l, i, j)))).join("");
  const link = (l, i, j) =>
    `<path id="link-${l}${i}${j}" class="link" d="M${ENDS[l][0]} ${Y(i)}L${ENDS[l][1]} ${Y(j)}"/>`;
  const tag = (l, i, j) => `<text class="tag" id="tag-${l}${i}${j}" text-anchor="middle"></text>`;
  const box = (kind, n, value, above = "") => {
    const [left, width] = COLUMNS[kind], x = left + width / 2, y = Y(n);
    return `<g id="${kind}-${n}" class="node" text-anchor="middle">
      <rect x="${left}" y="${y - 15}" width="${width}" height="30" rx="8"/>
      <text class="name" x="${x}" y="${y - 21}">${svgSub(kind, n)}${above}</text>
      ${value(x, y + 5)}<text class="back" x="${x}" y="${y + 31}"></text></g>`;
  };
  const number = (step, name) => (x, y) =>
    `<text data-step="${step}" x="${x}" y="${y}" data-name="${name}"></text>`;
  // What stands below the boxes: from which step on, its name, and the prefix of its numbers.
  const BELOW = {
    z: [[7, "δ", "d1"], [6, "∂E/∂z", "b"]], y: [[4, "δ", "d2"], [3, "y − t", "e"]],
  };
  const range = (label, max, step) => ({ label, min: 0, max, step });

  return {
    start: { x1: 0.9, t1: 0.3, t2: 0.9, t3: 0.6, m: 1, alpha: 1, rule: "exact", node: 1, step: 0 },
    sliders: {
      ...Object.fromEntries(N.map((n) => [`t${n}`, range(sub("t", n), 1, 0.05)])),
      x1: range(sub("x", 1), 1, 0.05), m: range("m", 10, 0.5), alpha: range("α", 5, 0.25),
    },
    choices: { rule: ["exact", "heuristic"], node: N,
      step: Array.from({ length: LAST + 1 }, (_, i) => i) },
    buttons: {
      back: ({ step }) => (step > 0 ? { step: step - 1 } : null),
      step: ({ step }) => (step < LAST ? { step: step + 1 } : null),
      match: ({ t1, y1 }) => (t1 === y1 ? null : { t1: y1 }),
    },
    pace: 900,
    opening: ({ step }) => step < 2,

    messages: {
      title: { en: "Backpropagation, step by step", ko: "한 단계씩 보는 역전파" },
      picture: {
        en: "Drawing: three inputs, three hidden nodes and three outputs, linked layer by layer. The links "
          + "of the followed node light up with their weights or slopes, step by step.",
        ko: "그림: 입력 3개, 은닉 노드 3개, 출력 3개가 층별로 이어져 있습니다. 단계가 바뀔 때마다 따라가는 "
          + "노드의 연결이 밝아지고 그 위에 가중치나 기울기가 나타납니다.",
      },
      back: { en: "Back", ko: "이전" },
      step: { en: "Next step", ko: "다음 단계" },
      match: { en: "Target 1 = output 1", ko: "목표값 1 = 출력 1" },
      rule: { en: "Hidden error", ko: "은닉 오차" },
      exact: { en: "exact", ko: "정확한 규칙" },
      heuristic: { en: "heuristic", ko: "어림 규칙" },
      node: { en: "Follow node", ko: "따라갈 노드" },
      targets: { en: "Targets", ko: "목표값" },
      rest: { en: "Input, factor, learning rate", ko: "입력, 배수, 학습률" },
      t1: { en: "the first target", ko: "첫째 목표값" },
      t2: { en: "the second target", ko: "둘째 목표값" },
      t3: { en: "the third target", ko: "셋째 목표값" },
      x1: { en: "the first input", ko: "첫째 입력" },
      m: { en: "factor on the weights of the last layer", ko: "마지막 층의 가중치에 곱하는 수" },
      alpha: { en: "the learning rate", ko: "학습률" },
      key: {
        en: "Click a node to follow it. In a box: its output; below it, what came back.",
        ko: "노드를 클릭하면 그 노드를 따라갑니다. 상자 안은 출력, 아래는 되돌아온 값입니다.",
      },
      numbers: { en: "All numbers of this step", ko: "이 단계의 숫자 모두 보기" },
      no: {
        en: "With the heuristic rule, what stands in the first layer is no slope.",
        ko: "어림 규칙을 쓰면 첫 층의 수는 기울기가 아닙니다.",
      },
      count: { en: "Step {step} of {last}: {what}", ko: "{last}단계 가운데 {step}단계: {what}" },
      step0: { en: "inputs, weights, targets", ko: "입력, 가중치, 목표값" },
      step1: { en: "forward to the hidden nodes", ko: "은닉 노드까지 순전파" },
      step2: { en: "forward to the outputs", ko: "출력까지 순전파" },
      step3: { en: "the error", ko: "오차" },
      step4: { en: "the deltas of the outputs", ko: "출력 노드의 델타" },
      step5: { en: "the slopes of the last layer", ko: "마지막 층의 기울기" },
      step6: { en: "back over the same weights", ko: "같은 가중치를 타고 되돌아가기" },
      step7: { en: "the deltas of the hidden nodes", ko: "은닉 노드의 델타" },
      step8: { en: "the slopes of the first layer", ko: "첫 층의 기울기" },
      step9: { en: "the update, error before and after", ko: "가중치 갱신, 오차의 전과 후" },
      toldx: { en: "input {i}: {value}", ko: "입력 {i}: {value}" },
      toldt: { en: "target {i}: {value}", ko: "목표값 {i}: {value}" },
      toldz: { en: "hidden output {i}: {value}", ko: "은닉 출력 {i}: {value}" },
      toldy: { en: "output {i}: {value}", ko: "출력 {i}: {value}" },
      tolde: { en: "output {i} less target {i}: {value}", ko: "출력 {i} 빼기 목표값 {i}: {value}" },
      toldE: { en: "E: {value}", ko: "E: {value}" },
      toldF: { en: "E after the update: {value}", ko: "갱신한 뒤의 E: {value}" },
      toldd: { en: "delta {i}: {value}", ko: "델타 {i}: {value}" },
      toldb: { en: "hidden node {i}: {value}", ko: "은닉 노드 {i}: {value}" },
      toldg: { en: "from {i} to {k}: {value}", ko: "{i}번에서 {k}번으로: {value}" },
      byHeuristic: { en: "; heuristic rule", ko: "; 어림 규칙" },
    },
    describe(tell, v, spoken) {
      const numbers = TOLD[v.step].map((name) => {
        const [, kind, i, k] = name.match(/^([dg]\d|[a-zA-Z])(\d?)(\d?)$/);
        return tell(`told${kind[0]}`, { i, k, value: spoken(name) });
      });
      return `${stage(tell, v)}. ${numbers.join(", ")}${
        v.rule === "exact" ? "" : tell("byHeuristic")}.`;
    },

    compute(s) {
      const x = inputs(s), w2 = scaled(s), t = names("t").map((name) => s[name]);
      const z = forward(x, W1), y = forward(z, w2);
      const errors = (outputs) => outputs.map((value, k) => value - t[k]);
      const e = errors(y), d2 = e.map((error, k) => error * y[k] * (1 - y[k]));
      const b = w2.map((row) => sum(row.map((w, k) => w * (s.rule === "exact" ? d2 : e)[k])));
      const d1 = b.map((error, j) => error * z[j] * (1 - z[j]));
      const g2 = outer(z, d2), g1 = outer(x, d1);
      const u2 = moved(w2, g2, s.alpha), u1 = moved(W1, g1, s.alpha);
      return {
        ...Object.assign({}, ...Object.entries({ z, y, e, d2, b, d1, g2, g1, u2, u1 })
          .map(([prefix, list]) => named(prefix, list))),
        E: half(e), F: half(errors(forward(forward(x, u1), u2))),
      };
    },

    drag(px, py) {
      const n = N.find((node) => Math.abs(py - Y(node)) < 34);
      return n && px > 110 ? { node: n } : null;
    },

    body: (say, { slider, choice, button, output }) => `
      <div class="bar">${button("back")}${button("step")}<strong id="stage"></strong></div>
      <div id="lines"></div>
      <div class="parts">
        <div class="left">
          <svg viewBox="0 0 340 318" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${links(link)}
            ${N.map((n) => box("x", n, (x, y) =>
              `<text x="${x}" y="${y}" ${n > 1 ? "" : 'data-name="x1" data-short'}>${
                inputs({})[n - 1]}</text>`)
              + box("z", n, number(1, `z${n}`))
              + box("y", n, number(2, `y${n}`), `<tspan dy="-3">, ${svgMath("t")}
                <tspan data-name="t${n}" data-short></tspan></tspan>`)).join("")}
            ${links(tag)}
            <text class="way" id="way-1" x="85" y="20"></text>
            <text class="way" id="way-2" x="230" y="20"></text>
            <text class="loss" id="loss" x="336" y="312" text-anchor="end"></text>
          </svg>
          <p>${say("key")} <span class="heuristic">${say("no")}</span></p>
        </div>
        <div class="controls">
          ${choice("node")}${choice("rule")}
          <fieldset><legend>${say("targets")}</legend>${names("t").map(slider).join("")}
            ${button("match")}</fieldset>
          <fieldset><legend>${say("rest")}</legend>
            ${["x1", "m", "alpha"].map(slider).join("")}</fieldset>
        </div>
      </div>
      <details><summary id="numbers">${say("numbers")}</summary>
        <table>
          <thead><tr><th scope="col">${math("j, k")}</th>${N.map((n) =>
            `<th scope="col">${n}</th>`).join("")}</tr></thead>
          <tbody>${ROWS.map(([step, what, cells]) => `<tr data-step="${step}"><th scope="row">${
            what}</th>${cells.map((name) => `<td>${output(name)}</td>`).join("")}</tr>`).join("")}
          </tbody>
        </table>
        <p data-step="${LAST}">${math("→ E")} = ${output("F")}</p></details>`,

    draw(view, v, say) {
      const find = (id) => view.querySelector(`#${id}`), { step, node } = v;
      find("stage").textContent = stage(say, v);
      find("lines").innerHTML = lines(v).map((line) => `<p>${line}</p>`).join("");
      view.classList.toggle("is-heuristic", v.rule !== "exact");
      for (const part of view.querySelectorAll("svg [data-step]"))
        part.classList.toggle("later", part.dataset.step > step);
      for (const row of view.querySelectorAll("details [data-step]"))
        row.hidden = Number(row.dataset.step) !== step;
      light(view, v);
      for (const [kind, below] of Object.entries(BELOW)) {
        const [, name, prefix] = below.find(([from]) => step >= from) ?? [];
        for (const n of N) {
          const label = prefix === "b" && v.rule !== "exact" ? "−e" : name;
          find(`${kind}-${n}`).querySelector(".back").innerHTML = prefix
            ? `${svgMath(label)} = ${four(v[prefix + n])}` : "";
          find(`${kind}-${n}`).classList.toggle("on", n === node && kind === LIT[step].node);
        }
      }
      find("loss").innerHTML = step < 3 ? "" : `${svgMath("E")} = ${four(v.E)}${
        step === LAST ? ` → ${four(v.F)}` : ""}`;
    },

    css: `
      svg { max-width: 27rem; margin: 0 auto; }
      svg text, svg .name { font-size: 13.2px; }
      svg :is(.tag, .back) { paint-order: stroke; stroke: var(--paper); stroke-width: 6px;
                             stroke-linejoin: round; }
      svg .tag { font-weight: 700; }
      svg .back { fill: var(--minus); }
      svg .way { font-size: 22px; text-anchor: middle; } svg .loss { font-weight: 700; }
      svg .later { visibility: hidden; }
      .link { fill: none; stroke: var(--muted); stroke-width: 1; stroke-opacity: 0.35; }
      .link.on { stroke: var(--plus); stroke-width: 3; stroke-opacity: 1; stroke-dasharray: 9 4; }
      .link.on.returning { stroke: var(--minus); }
      @media (prefers-reduced-motion: no-preference) {
        .link.on { animation: flow 0.6s linear 3; }
        .link.on.returning { animation-direction: reverse; }
        @keyframes flow { from { stroke-dashoffset: 26; } to { stroke-dashoffset: 0; } }
      }
      rect { fill: var(--paper); stroke: var(--muted); }
      .on rect { stroke: var(--plus); stroke-width: 3; }
      .bar { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
      #lines { min-height: 5.4rem; padding: 0.4rem 0; }
      p { margin: 0.1rem 0; } .left p { font-size: 0.85rem; color: var(--muted); }
      .part { white-space: nowrap; } [hidden] { display: none; }
      .parts { display: grid; gap: 0.75rem 1.5rem; }
      .controls { display: grid; gap: 0.5rem; align-content: start; }
      .choice div { flex-wrap: nowrap; } summary { cursor: pointer; width: fit-content; }
      table { font-size: 0.9rem; margin-top: 0.25rem; }
      th, td { padding: 0 0.2rem; white-space: nowrap; }
      td, thead th + th { text-align: end; } th { text-align: start; font-weight: 400; }
      .heuristic, .is-heuristic .exact { display: none; }
      .is-heuristic .heuristic { display: inline; }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr); }
        .foot { margin-top: -2rem; }
      }`,
  };

  // Lights the links of the step and writes on them their weights, slopes or new weights.
  function light(view, v) {
    const { into = [], from, label, way = "" } = LIT[v.step], W = [W1, scaled(v)];
    for (const l of [1, 2]) {
      const at = into.includes(l) || from === l;
      view.querySelector(`#way-${l}`).textContent = at ? way : "";
      for (const i of N) for (const j of N) {
        const on = at && v.node === (from === l ? i : j);
        const path = view.querySelector(`#link-${l}${i}${j}`);
        const text = view.querySelector(`#tag-${l}${i}${j}`);
        path.classList.toggle("on", on);
        path.classList.toggle("returning", way === "←");
        // Near the ends that lie apart.
        const share = from === l ? 0.66 : 0.34, [start, end] = ENDS[l];
        text.setAttribute("x", start + share * (end - start));
        text.setAttribute("y", Y(i) + share * (Y(j) - Y(i)) + 4.5);
        text.textContent = !on ? "" : label === "w" ? short(W[l - 1][i - 1][j - 1])
          : four(v[`${label}${l}${i}${j}`]);
      }
    }
  }
})());
