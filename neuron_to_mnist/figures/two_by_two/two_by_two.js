/* Two inputs, two nodes with a sigmoid, four weights: every number of the calculation, live. */

courseFigure("course-two-by-two", (() => {
  "use strict";

  const NODES = [1, 2];
  const Y = { 1: 62, 2: 164 }; // height of a node in the drawing
  const LINKS = NODES.flatMap((i) => NODES.map((j) => ({ name: `w${i}${j}`, i, j })));

  const { math, sub, svgSub } = courseFigure;
  const range = (label) => ({ label, min: -2, max: 2, step: 0.05 });
  const sliders = Object.fromEntries([
    ...NODES.map((i) => [`x${i}`, range(sub("x", i))]),
    ...LINKS.map(({ name, i, j }) => [name, range(sub("w", `${i}${j}`))]),
  ]);

  // The curve inside a node: sums from -6 to 6 over 44 units, outputs 0 to 1 over 28.
  const curveX = (a) => 186 + (44 / 12) * Math.max(-6, Math.min(6, a));
  const curveY = (j, y) => Y[j] + 14 - 28 * y;
  const curve = (j) => Array.from({ length: 49 }, (_, k) => k / 4 - 6)
    .map((a) => `${curveX(a).toFixed(1)},${curveY(j, 1 / (1 + Math.exp(-a))).toFixed(1)}`)
    .join(" ");

  const link = ({ name, i, j }) =>
    `<line id="link-${name}" class="link" x1="56" y1="${Y[i]}" x2="154" y2="${Y[j]}"/>`;
  const weight = ({ name, i, j }) => {
    const y = Y[i] + 0.32 * (Y[j] - Y[i]);
    return `<text class="halo" x="88" y="${y + 5}" data-name="${name}" data-short></text>`;
  };
  const input = (i) => `
    <circle class="input" cx="31" cy="${Y[i]}" r="25"/>
    <text class="name" x="31" y="${Y[i] - 32}">${svgSub("x", i)}</text>
    <text x="31" y="${Y[i] + 5}" data-name="x${i}" data-short></text>`;
  const node = (j) => `
    <circle class="glow" id="glow-${j}" cx="186" cy="${Y[j]}" r="32"/>
    <circle class="node" cx="186" cy="${Y[j]}" r="32"/>
    <polyline class="curve" points="${curve(j)}"/>
    <circle class="dot" id="dot-${j}" r="4"/>
    <text class="name" x="186" y="${Y[j] - 38}">${svgSub("a", j)}<tspan dy="-3"> = </tspan
      ><tspan data-name="a${j}" data-short></tspan></text>
    <path class="out" d="M218 ${Y[j]}h17m-5 -4l5 4l-5 4"/>
    <text class="name" x="271" y="${Y[j] - 15}">${svgSub("y", j)}</text>
    <text class="result" x="271" y="${Y[j] + 5}" data-name="y${j}"></text>`;
  const product = (form, input, weight) =>
    `<span class="whole"><span data-name="${input}" data-${form}></span>&thinsp;·&thinsp;<span
      data-name="${weight}" data-paren></span></span>`;
  const key = (x, kind, text) => `
    <line class="link ${kind}" x1="${x}" y1="214" x2="${x + 24}" y2="214" stroke-width="2.5"/>
    <text class="key" x="${x + 30}" y="218">${text}</text>`;

  // Where the number of the slider in hand stands.
  const touched = (part) => Object.keys(sliders).map((name) =>
    `.parts:has(#${name}:is(:hover, :focus)) ${part} [data-name=${name}]`);

  return {
    start: { x1: 1, x2: 0.5, w11: 0.9, w12: 0.2, w21: 0.3, w22: 0.8 },
    sliders,

    messages: {
      title: { en: "A network of two inputs and two nodes", ko: "입력 두 개와 노드 두 개로 된 신경망" },
      inputs: { en: "Inputs", ko: "입력" },
      node: { en: "Node {j}", ko: "노드 {j}" },
      into: { en: "Weights into node {j}", ko: "노드 {j}로 가는 가중치" },
      x1: { en: "the first input", ko: "첫째 입력" },
      x2: { en: "the second input", ko: "둘째 입력" },
      ...Object.fromEntries(LINKS.map(({ name, i, j }) => [name, {
        en: `weight from input ${i} to node ${j}`, ko: `입력 ${i}에서 노드 ${j}로 가는 가중치` }])),
      picture: {
        en: "Drawing: both inputs are linked to both nodes, and each node gives one output.",
        ko: "그림: 두 입력이 두 노드에 모두 이어지고, 노드마다 출력이 하나씩 나옵니다.",
      },
      plus: { en: "positive", ko: "양수" },
      minusKey: { en: "negative", ko: "음수" },
      zero: { en: "zero: cut", ko: "0: 끊김" },
      description: {
        en: "Node 1: weighted sum {a1}, output {y1}. Node 2: weighted sum {a2}, output {y2}.",
        ko: "노드 1: 가중합 {a1}, 출력 {y1}. 노드 2: 가중합 {a2}, 출력 {y2}.",
      },
      negative: { en: " Negative weights: {names}.", ko: " 음수인 가중치: {names}." },
      cut: { en: " Cut links: {names}.", ko: " 끊긴 연결: {names}." },
    },
    describe(tell, v) {
      const list = (id, wanted) => {
        const names = LINKS.map(({ name }) => name).filter((name) => wanted(v[name])).join(", ");
        return names && tell(id, { names });
      };
      return tell("description") + list("negative", (w) => w < 0) + list("cut", (w) => w === 0);
    },

    compute(s) {
      const results = {};
      for (const j of NODES) {
        const a = s.x1 * s[`w1${j}`] + s.x2 * s[`w2${j}`];
        const e = Math.exp(-a);
        Object.assign(results, { [`a${j}`]: a, [`e${j}`]: e, [`y${j}`]: 1 / (1 + e) });
      }
      return results;
    },

    body: (say, { slider, output }) => `
      <div class="parts">
        <svg viewBox="0 0 302 226" role="img" aria-label="${say("picture")}"
             aria-describedby="description">
          ${LINKS.map(link).join("")}${LINKS.map(weight).join("")}
          ${NODES.map(input).join("")}${NODES.map(node).join("")}
          ${key(6, "", say("plus"))}${key(104, "minus", say("minusKey"))}
          ${key(204, "zero", say("zero"))}
        </svg>
        <div class="sliders">
          <fieldset><legend>${say("inputs")}</legend>${slider("x1")}${slider("x2")}</fieldset>
          ${NODES.map((j) => `<fieldset><legend>${say("into", { j })}</legend>
            ${slider(`w1${j}`)}${slider(`w2${j}`)}</fieldset>`).join("")}
        </div>
        <div class="sums">${NODES.map((j) => `<div><strong>${say("node", { j })}</strong>
          <p>${sub("a", j)} = ${product("short", "x1", `w1${j}`)} +
            ${product("paren", "x2", `w2${j}`)}
            <span class="whole">= ${output(`a${j}`, "short")}</span></p>
          <p>${math("e")}<sup>−<span data-name="a${j}" data-paren></span></sup> = ${output(`e${j}`)}</p>
          <p>${sub("y", j)} = 1 / (1 + <span data-name="e${j}"></span>)
            <span class="whole">= <b>${output(`y${j}`)}</b></span></p></div>`).join("")}
        </div>
      </div>`,

    draw(view, v) {
      for (const { name } of LINKS) {
        const line = view.querySelector(`#link-${name}`);
        line.classList.toggle("minus", v[name] < 0);
        line.classList.toggle("zero", v[name] === 0);
        line.style.strokeWidth = 1.2 + 2.6 * Math.abs(v[name]);
      }
      for (const j of NODES) {
        const dot = view.querySelector(`#dot-${j}`);
        dot.setAttribute("cx", curveX(v[`a${j}`]));
        dot.setAttribute("cy", curveY(j, v[`y${j}`]));
        view.querySelector(`#glow-${j}`).style.fillOpacity = 0.4 * v[`y${j}`];
      }
    },

    css: `
      svg { max-width: 28rem; margin: 0 auto; }
      svg text { text-anchor: middle; }
      svg .key { fill: var(--muted); font-size: 13px; text-anchor: start; }
      svg .result { font-size: 15px; font-weight: 700; }
      svg .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 9px;
                  stroke-linejoin: round; }
      .link { stroke: var(--plus); fill: none; }
      .link.minus { stroke: var(--minus); stroke-dasharray: 7 5; }
      .link.zero { stroke: var(--muted); stroke-dasharray: 1 7; stroke-linecap: round; }
      .input { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
      .glow { fill: var(--plus); }
      .node { fill: none; stroke: var(--ink); stroke-width: 1.5; }
      .curve { fill: none; stroke: var(--muted); stroke-width: 1.5; }
      .dot { fill: var(--ink); }
      .out { fill: none; stroke: var(--ink); stroke-width: 1.5; }
      .parts { display: grid; gap: 1rem 1.25rem; }
      .sliders { display: grid; gap: 0.75rem 1.25rem; }
      .sums { display: grid; gap: 0.75rem; align-content: center; }
      .sums p { margin: 0.1rem 0 0; }
      .whole { white-space: nowrap; }
      .slider input { grid-area: 1 / 2; }
      .slider::after { content: ""; grid-area: 1 / 2; place-self: end center; width: 1px; margin-bottom: 0.2rem;
                       height: 0.3rem; background: var(--muted); pointer-events: none; }
      ${touched("svg")} { font-weight: 700; }
      ${touched(".sums")} { text-decoration: underline; text-decoration-color: var(--plus);
                            text-decoration-thickness: 2px; text-underline-offset: 3px; }
      @media (prefers-reduced-motion: no-preference) {
        .link, .glow { transition: stroke-width 0.15s, fill-opacity 0.15s; }
      }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: 1fr 16.75rem; }
        .sliders { grid-area: 2 / 1 / 3 / 3; grid-template-columns: repeat(3, 1fr); }
      }`,
  };
})());
