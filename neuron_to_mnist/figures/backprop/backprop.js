/* One sample through the 3-3-3 network of chapter 6 and its error back, a step at a time: weight
   and slope on every link, one node's calculation, and all numbers by either hidden error. */

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
  const { math, sub, svgSub } = courseFigure;
  const of = (letter, layer, index) =>
    `${math(letter)}<sup>(${layer})</sup><sub>${math(index)}</sub>`;
  const not = (layer) => (layer === 1 ? '<span class="heuristic">≠ </span>' : "");
  const slope = (layer, ends) => `${not(layer)}${math("∂E/∂")}${of("w", layer, ends)}`;
  const deltaOf = (layer, n) => `${not(layer)}${of("δ", layer, n)}`;
  const back = (j) => `<span class="exact">${math("∂E/∂")}${sub("z", j)}</span><span class="heuristic">−${
    sub("e", j)}</span>`;

  // The table, in the order of the calculation: at which step, what, and the names of its numbers.
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
    [LAST, math("→ E"), ["F"]],
  ];
  // At each step the layer of links and the kind of node where the followed calculation happens.
  const PLACES = [[], [1, "z"], [2, "y"], [0, "y"], [0, "y"], [2, "y"], [2, "z"], [0, "z"],
    [1, "z"], []];
  const WAYS = { 1: "→", 2: "→", 6: "←" };
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

  // The drawing. A link's two values stand a quarter of its way along, where no two links meet.
  const Y = (n) => 120 * n - 72;
  const GAP = { 1: [30, 108], 2: [158, 236] };
  const later = (step, x, y, name) =>
    `<text class="back" data-step="${step}" x="${x}" y="${y}" data-name="${name}"></text>`;
  const links = (draw) =>
    [1, 2].flatMap((l) => N.flatMap((i) => N.map((j) => draw(l, i, j)))).join("");
  const link = (l, i, j) => `<path id="link-${l}${i}${j}" class="link" d="M${GAP[l][0]} ${
    Y(i)}L${GAP[l][1]} ${Y(j)}"/>`;
  const pair = (l, i, j) => {
    const [x, y] = [GAP[l][0] + 4, Y(i) + (Y(j) - Y(i)) / 4];
    return `<g class="pair" id="pair-${l}${i}${j}">
      <text class="weight" x="${x}" y="${y - 2}"></text>${
      later(l === 2 ? 5 : 8, x, y + 11, `g${l}${i}${j}`)}</g>`;
  };
  const box = (letter, left, width, n, inside) => {
    const x = left + width / 2;
    return `<g id="${letter}-${n}" class="node" text-anchor="middle">
      <rect x="${left}" y="${Y(n) - 21}" width="${width}" height="42" rx="9"/>
      <text class="name" x="${x}" y="${Y(n) - 27}">${svgSub(letter, n)}</text>${inside(x, Y(n))}</g>`;
  };
  const two = (step, name, deltaStep, delta) => (x, y) =>
    `<text data-step="${step}" x="${x}" y="${y - 4}" data-name="${name}"></text>${
      later(deltaStep, x, y + 13, delta)}`;
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

    messages: {
      title: { en: "Backpropagation, step by step", ko: "한 단계씩 보는 역전파" },
      picture: {
        en: "Drawing: three inputs, three hidden nodes and three outputs, linked layer by "
          + "layer. On each link stands its weight, and its slope below as soon as it is known.",
        ko: "그림: 입력 셋, 은닉 노드 셋, 출력 셋이 층마다 이어져 있습니다. 연결마다 가중치가 "
          + "있고, 기울기는 구하는 대로 그 아래에 나타납니다.",
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
        en: "On a link: its weight, below it its slope. In a node: its output, below it δ. "
          + "The weights of the last layer are multiplied by m.",
        ko: "연결에는 가중치와 그 아래 기울기, 노드에는 출력과 그 아래 δ가 있습니다. "
          + "마지막 층의 가중치에는 m을 곱합니다.",
      },
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

    body: (say, { slider, choice, button, output }) => `
      <div class="bar">${button("back")}${button("step")}<strong id="stage"></strong></div>
      <div id="lines"></div>
      <div class="parts">
        <div class="left">
          <svg viewBox="-1 0 288 330" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${links(link)}${links(pair)}
            ${N.map((n) => box("x", 0, 30, n, (x, y) =>
              `<text x="${x}" y="${y + 5}" ${n > 1 ? "" : 'data-name="x1" data-short'}>${
                inputs({})[n - 1]}</text>`)
              + box("z", 108, 50, n, two(1, `z${n}`, 7, `d1${n}`))
              + box("y", 236, 50, n, two(2, `y${n}`, 4, `d2${n}`))
              + `<text class="name" x="261" y="${Y(n) + 36}" text-anchor="middle">${
                svgSub("t", n)}<tspan dy="-3" data-name="t${n}" dx="5"
                data-short></tspan></text>`).join("")}
            <text class="way" id="way-1" x="69" y="16"></text>
            <text class="way" id="way-2" x="197" y="16"></text>
          </svg>
          <p>${say("key")} <span class="heuristic">${say("no")}</span></p>
          <div class="choices">${choice("node")}${choice("rule")}</div>
        </div>
        <fieldset><legend>${say("targets")}</legend>${names("t").map(slider).join("")}
          ${button("match")}</fieldset>
        <fieldset><legend>${say("rest")}</legend>
          ${["x1", "m", "alpha"].map(slider).join("")}</fieldset>
        <table>
          <thead><tr><th scope="col">${math("j, k")}</th>${N.map((n) =>
            `<th scope="col">${n}</th>`).join("")}</tr></thead>
          <tbody>${ROWS.map(([step, what, cells]) => `<tr data-step="${step}"><th scope="row">${
            what}</th>${cells.map((name) => `<td>${output(name)}</td>`).join("")}</tr>`).join("")}
          </tbody>
        </table>
      </div>`,

    draw(view, v, say) {
      const find = (id) => view.querySelector(`#${id}`), { step, node } = v;
      find("stage").textContent = stage(say, v);
      find("lines").innerHTML = lines(v).map((line) => `<p>${line}</p>`).join("");
      view.classList.toggle("is-heuristic", v.rule !== "exact");
      for (const part of view.querySelectorAll("[data-step]")) {
        const ahead = part.dataset.step > step;
        part.classList.toggle("later", ahead);
        part.classList.toggle("now", Number(part.dataset.step) === step);
        part.querySelectorAll("td").forEach((cell) => cell.setAttribute("aria-hidden", ahead));
      }
      const [layer, letter] = PLACES[step];
      for (const l of [1, 2]) {
        find(`way-${l}`).textContent = l === layer ? WAYS[step] ?? "" : "";
        const weights = l === 1 ? W1 : scaled(v);
        for (const i of N) for (const j of N) {
          const on = l === layer && node === (step === 6 ? i : j);
          find(`link-${l}${i}${j}`).classList.toggle("on", on);
          find(`pair-${l}${i}${j}`).classList.toggle("on", on);
          find(`pair-${l}${i}${j}`).querySelector(".weight").textContent = step === LAST
            ? four(v[`u${l}${i}${j}`]) : short(weights[i - 1][j - 1]);
        }
      }
      for (const n of N) for (const kind of ["z", "y"])
        find(`${kind}-${n}`).classList.toggle("on", n === node && kind === letter);
    },

    css: `
      svg { max-width: 26rem; margin: 0 auto; }
      svg text, svg .name { font-size: 12.5px; }
      svg .pair text { paint-order: stroke; stroke: var(--paper); stroke-width: 6px;
                       stroke-linejoin: round; }
      svg .back { fill: var(--minus); }
      svg .way { font-size: 20px; text-anchor: middle; }
      .pair.on text { font-weight: 700; }
      svg .later { visibility: hidden; }
      .link { stroke: var(--muted); stroke-opacity: 0.5; }
      .link.on { stroke: var(--plus); stroke-width: 2.5; stroke-opacity: 1; }
      rect { fill: var(--paper); stroke: var(--muted); }
      .on rect { stroke: var(--plus); stroke-width: 2.5; }
      .bar { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
      #lines { min-height: 5.9rem; padding: 0.5rem 0; }
      p { margin: 0.1rem 0; } .left p { font-size: 0.85rem; color: var(--muted); }
      .part { white-space: nowrap; }
      .parts { display: grid; gap: 1rem 1.5rem; }
      .choices { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; margin-top: 0.5rem; }
      .choices div { display: flex; }
      table { font-size: 0.8rem; line-height: 1.45; align-self: start; }
      th, td { padding: 0 0.2rem; white-space: nowrap; }
      td, thead th + th { text-align: end; } th { text-align: start; font-weight: 400; }
      tr.later th { color: var(--muted); } tr.later td { opacity: 0; }
      tr.now { font-weight: 700; box-shadow: inset 3px 0 var(--plus); }
      tr.now th { font-weight: 700; }
      .heuristic, .is-heuristic .exact { display: none; }
      .is-heuristic .heuristic { display: inline; }
      @container (max-width: 22rem) { table { font-size: 0.75rem; } }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1fr) auto; }
        table { grid-area: 1 / 2; width: auto; }
      }`,
  };
})());
