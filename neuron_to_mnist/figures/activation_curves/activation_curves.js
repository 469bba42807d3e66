/* Seven activation functions above their derivatives, one x to move, a ruler laid along each curve
   there, and every value and slope. */

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
  const JUMPS = { h: ["step"], d: ["step", "relu", "leaky_relu"] };
  const series = (name) => `s${NAMES.indexOf(name) || 8}`;

  const frame = { left: 28, width: 288, x: [-5, 5] };
  const plots = {
    h: courseFigure.plot({ ...frame, top: 6, height: 174, y: [-1.35, 3] }),
    d: courseFigure.plot({ ...frame, top: 212, height: 96, y: [-0.2, 1.5] }),
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
    start: { x: 2, ...Object.fromEntries(NAMES.map((name) =>
      [name, name === "sigmoid" || name === "relu"])) },
    sliders: { x: { label: "x", min: -5, max: 5, step: 0.1 } },

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
      description: { en: "At x = {x}: {functions}.", ko: "x = {x}일 때: {functions}." },
      one: { en: "{name} {value}, slope {slope}", ko: "{name} {value}, 기울기 {slope}" },
      nothing: { en: "no function is shown", ko: "보이는 함수가 없습니다" },
    },
    describe(tell, v, spoken) {
      const functions = NAMES.filter((name) => v[name]).map((name) => tell("one", {
        name: tell(name), value: spoken(`h_${name}`), slope: spoken(`d_${name}`) }));
      return tell("description", { functions: functions.join("; ") || tell("nothing") });
    },

    compute: ({ x }) => Object.fromEntries(NAMES.flatMap((name) =>
      ["h", "d"].map((key) => [`${key}_${name}`, FUNCTIONS[name][key](x)]))),

    drag(px, py) {
      const place = plots.h.at(px, py) ?? plots.d.at(px, py);
      return place && { x: Math.round(place[0] * 10) / 10 };
    },

    body: (say, { slider, toggle, output }) => `
      <div class="parts">
        <div>
          <svg viewBox="0 0 320 328" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${plots.h.axes(TICKS, [-1, 0, 1, 2, 3])}${plots.d.axes(TICKS, [0, 0.5, 1])}
            <path class="axis" d="${plots.h.path([[-5, 0], [5, 0]])}"/>
            <path class="axis" d="${plots.d.path([[-5, 0], [5, 0]])}"/>
            <path id="here" class="here" d="M0 6V180M0 212V308"/>
            ${curves("h")}${curves("d")}
            <text class="title" x="34" y="22">${courseFigure.svgMath("h(x)")}</text>
            <text class="title" x="34" y="228">${courseFigure.svgMath("h′(x)")}</text>
          </svg>
          ${slider("x")}
        </div>
        <table>
          <thead><tr><th scope="col">${say("name")}</th>
            <th scope="col">${courseFigure.math("h(x)")}<span class="unseen">, ${say("value")}</span></th>
            <th scope="col">${courseFigure.math("h′(x)")}<span class="unseen">, ${say("slope")}</span></th></tr></thead>
          <tbody>${NAMES.map((name) => `<tr class="row-${name}">
            <th scope="row">${toggle(name, sample(name))}</th>
            <td>${output(`h_${name}`)}</td><td>${output(`d_${name}`)}</td></tr>`).join("")}</tbody>
        </table>
      </div>`,

    draw(view, v) {
      view.querySelector("#here").setAttribute("transform", `translate(${plots.h.x(v.x)})`);
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
      @container (max-width: 22rem) { th label { gap: 0.3rem; } th label svg { width: 20px; } }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); }
      }`,
  };
})());
