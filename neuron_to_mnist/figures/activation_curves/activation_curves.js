/* Seven activation functions above their derivatives, one x to move, a ruler laid along each curve
   there, every value and slope, and what is left of the slope when it is multiplied layer by layer. */

courseFigure("course-activation-curves", (() => {
  "use strict";

  const sigmoid = (x) => 1 / (1 + Math.exp(-x));
  const FUNCTIONS = {
    step: { h: (x) => Number(x > 0), d: (x) => (x === 0 ? null : 0) },
    sigmoid: { h: sigmoid, d: (x) => sigmoid(x) * (1 - sigmoid(x)) },
    tanh: { h: Math.tanh, d: (x) => 1 - Math.tanh(x) ** 2 },
    relu: { h: (x) => Math.max(x, 0), d: (x) => Number(x > 0) },
    leaky_relu: { h: (x) => (x > 0 ? x : 0.01 * x), d: (x) => (x > 0 ? 1 : 0.01) },
    elu: { h: (x) => (x > 0 ? x : Math.expm1(x)), d: (x) => (x > 0 ? 1 : Math.exp(x)) },
    identity: { h: (x) => x, d: () => 1 },
  };
  const NAMES = Object.keys(FUNCTIONS);
  const power = (slope, layers) => (slope === null ? null : slope ** layers);
  const JUMPS = { h: ["step"], d: ["step", "relu", "leaky_relu"] };
  const series = (name) => `s${NAMES.indexOf(name) || 8}`;

  const MOST = 10; // layers
  const frame = { left: 28, width: 288, x: [-5, 5] };
  const plots = {
    h: courseFigure.plot({ ...frame, top: 6, height: 174, y: [-1.35, 3] }),
    d: courseFigure.plot({ ...frame, top: 206, height: 90, y: [-0.2, 1.5] }),
    p: courseFigure.plot({ left: 28, width: 280, top: 326, height: 78, x: [0, MOST], y: [-0.1, 1.6] }),
  };
  const TICKS = [-4, -2, 0, 2, 4];
  const RULER = 1.5; // its half length, in x

  const curves = (key) => plots[key].inside(NAMES.map((name) => `
    <g class="${series(name)} of-${name}">
      <path class="curve" d="${plots[key].graph(
        FUNCTIONS[name][key], JUMPS[key].includes(name) ? [0] : [])}"/>
      <path class="rise"/><path class="ruler"/><circle r="4.5"/></g>`).join(""));
  const sample = (name) => `<svg class="${series(name)}" width="30" height="10" aria-hidden="true">
    <path class="curve" d="M0 5h30"/></svg>`;

  return {
    start: { x: 2, layers: 3, ...Object.fromEntries(NAMES.map((name) =>
      [name, name === "sigmoid" || name === "relu"])) },
    sliders: {
      x: { label: "x", min: -5, max: 5, step: 0.1 }, layers: { label: "l", min: 0, max: MOST, step: 1 },
    },
    whole: ["layers"],

    messages: {
      title: { en: "Activation functions and their derivatives", ko: "활성화 함수와 도함수" },
      picture: {
        en: "Drawing: the chosen functions, and below them their derivatives over the same x. "
          + "At the chosen x a ruler touches each function.",
        ko: "그림: 고른 함수들, 그 아래에 같은 x에 맞춘 도함수들. 움직이는 x에서 함수마다 "
          + "자가 하나씩 닿아 있습니다.",
      },
      step: { en: "step", ko: "계단 함수" },
      sigmoid: { en: "sigmoid", ko: "시그모이드" },
      tanh: { en: "tanh", ko: "tanh" },
      relu: { en: "ReLU", ko: "ReLU" },
      leaky_relu: { en: "Leaky ReLU", ko: "Leaky ReLU" },
      elu: { en: "ELU", ko: "ELU" },
      identity: { en: "identity", ko: "항등 함수" },
      x: { en: "the weighted sum", ko: "가중합" },
      name: { en: "function", ko: "함수" },
      value: { en: "value", ko: "함숫값" },
      slope: { en: "slope", ko: "기울기" },
      layers: { en: "the number of layers", ko: "층의 수" },
      product: { en: "slope multiplied through all layers", ko: "모든 층의 기울기를 곱한 값" },
      deep: { en: "after so many layers", ko: "층을 지난 뒤" },
      description: { en: "At x = {x}, through {layers} layers: {functions}.", ko: "x = {x}, {layers}층: {functions}." },
      one: {
        en: "{name} {value}, slope {slope}, multiplied {product}",
        ko: "{name} {value}, 기울기 {slope}, 곱 {product}",
      },
      nothing: { en: "no function is shown", ko: "보이는 함수가 없습니다" },
    },
    describe(tell, v, spoken) {
      const functions = NAMES.filter((name) => v[name]).map((name) => tell("one", {
        name: tell(name), value: spoken(`h_${name}`), slope: spoken(`d_${name}`),
        product: spoken(`p_${name}`) }));
      return tell("description", { functions: functions.join("; ") || tell("nothing") });
    },

    compute: ({ x, layers }) => Object.fromEntries(NAMES.flatMap((name) =>
      ["h", "d", "p"].map((key) => [`${key}_${name}`, key === "p"
        ? power(FUNCTIONS[name].d(x), layers) : FUNCTIONS[name][key](x)]))),

    drag(px, py) {
      const place = plots.h.at(px, py) ?? plots.d.at(px, py);
      return place && { x: Math.round(place[0] * 10) / 10 };
    },

    body: (say, { slider, toggle, output }) => `
      <div class="parts">
        <div>
          <svg viewBox="0 0 320 424" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${plots.h.axes(TICKS, [-1, 0, 1, 2, 3])}${plots.d.axes(TICKS, [0, 0.5, 1])}
            ${plots.p.axes([0, 2, 4, 6, 8, 10], [0, 0.5, 1])}
            <path class="axis" d="${plots.h.path([[-5, 0], [5, 0]])}"/>
            <path class="axis" d="${plots.d.path([[-5, 0], [5, 0]])}"/>
            <path id="here" class="here" d="M0 6V180M0 206V296"/>
            <path id="depth" class="here" d="M0 326V404"/>
            ${curves("h")}${curves("d")}
            ${plots.p.inside(NAMES.map((name) => `<g class="${series(name)} deep-${name}"><path
              class="curve"/><circle r="4.5"/></g>`).join(""))}
            <text class="title" x="34" y="22">${courseFigure.svgMath("h(x)")}</text>
            <text class="title" x="34" y="221">${courseFigure.svgMath("h′(x)")}</text>
            <text class="title" x="312" y="341" text-anchor="end">${courseFigure.svgMath("h′(x)")}<tspan
              dy="-5" class="var" style="font-size: 0.8em">l</tspan><tspan dy="5"> ${say("deep")}</tspan></text>
          </svg>
          ${slider("x")}${slider("layers")}
        </div>
        <table>
          <thead><tr><th scope="col">${say("name")}</th>
            <th scope="col">${courseFigure.math("h(x)")}<span class="unseen">, ${say("value")}</span></th>
            <th scope="col">${courseFigure.math("h′(x)")}<span class="unseen">, ${say("slope")}</span></th>
            <th scope="col">${courseFigure.math("h′(x)")}<sup>${courseFigure.math("l")}</sup><span
              class="unseen">, ${say("product")}</span></th></tr></thead>
          <tbody>${NAMES.map((name) => `<tr class="row-${name}">
            <th scope="row">${toggle(name, sample(name))}</th>
            <td>${output(`h_${name}`)}</td><td>${output(`d_${name}`)}</td>
            <td>${output(`p_${name}`)}</td></tr>`).join("")}</tbody>
        </table>
      </div>`,

    draw(view, v) {
      view.querySelector("#here").setAttribute("transform", `translate(${plots.h.x(v.x)})`);
      view.querySelector("#depth").setAttribute("transform", `translate(${plots.p.x(v.layers)})`);
      for (const name of NAMES) {
        const group = view.querySelector(`.deep-${name}`), slope = v[`d_${name}`];
        group.classList.toggle("off", !v[name] || slope === null);
        group.querySelector(".curve").setAttribute("d", plots.p.path(
          Array.from({ length: MOST + 1 }, (_, l) => [l, power(slope ?? 0, l)])));
        group.querySelector("circle").setAttribute("cx", plots.p.x(v.layers));
        group.querySelector("circle").setAttribute("cy", plots.p.y(v[`p_${name}`] ?? 0));
      }
      for (const name of NAMES) {
        const [y, slope] = [v[`h_${name}`], v[`d_${name}`]];
        const [upper, lower] = view.querySelectorAll(`.of-${name}`);
        const put = (group, plot, value) => {
          group.classList.toggle("off", !v[name]);
          group.classList.toggle("none", value === null);
          group.querySelector("circle").setAttribute("cx", plot.x(v.x));
          group.querySelector("circle").setAttribute("cy", plot.y(value ?? 0));
        };
        put(upper, plots.h, y);
        put(lower, plots.d, slope);
        const along = (dx) => [v.x + dx, y + slope * dx];
        upper.querySelector(".ruler").setAttribute(
          "d", slope === null ? "" : plots.h.path([along(-RULER), along(RULER)]));
        upper.querySelector(".rise").setAttribute(
          "d", slope === null ? "" : plots.h.path([[v.x, y], [v.x + 1, y], along(1)]));
      }
    },

    css: `
      svg[role] { max-width: 28rem; margin: 0 auto; }
      .parts { display: grid; gap: 1rem 1.5rem; align-items: center; }
      svg .title { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; }
      .here { stroke: var(--muted); stroke-dasharray: 2 3; }
      circle { fill: var(--color); stroke: var(--paper); stroke-width: 1.5; }
      .ruler { fill: none; stroke: var(--ink); stroke-width: 1.6; }
      .rise { fill: none; stroke: var(--muted); stroke-width: 1; }
      .off, .none circle { display: none; }
      table { font-size: 0.95rem; }
      td { text-align: end; }
      thead th:not(:first-child) { text-align: end; }
      th { text-align: start; font-weight: 400; }
      thead th { font-weight: 600; }
      th label { display: flex; gap: 0.5rem; align-items: center; min-height: 2rem; white-space: nowrap;
                 cursor: pointer; }
      th label svg { flex: none; }
      ${NAMES.map((name) => `.parts:has(.row-${name}:is(:hover, :focus-within)) .of-${name} .curve`)
        .join(", ")} { stroke-width: 4; }
      @container (max-width: 22rem) {
        table { font-size: 0.85rem; } th, td { padding-inline: 0.1rem; }
        th label { gap: 0.3rem; } th label svg { width: 18px; }
      }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1fr) auto; }
      }`,
  };
})());
