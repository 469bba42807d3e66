/* Chapter 7's eight optimizers race down the long valley E = w1^2 / 20 + w2^2: from any start, each
   at its own rate, with less momentum, with the loss times 10, with the valley turned by 45 degrees. */

courseFigure("course-optimizer-race", (() => {
  "use strict";

  const RATES = { // at first, and the largest that the slider has
    SGD: [0.9, 1.2], Momentum: [0.1, 1], Nesterov: [0.1, 1], AdaGrad: [1.5, 3], RMSProp: [0.3, 1],
    AdaDelta: [5, 10], Adam: [0.4, 1], Nadam: [0.4, 1],
  };
  const NAMES = Object.keys(RATES), RACING = ["SGD", "Momentum"];
  const SAME = 0.1, MOST = 100, GOAL = 0.01;
  const LIMIT = 20; // a walk stands still before the step that would lead farther than this
  const HALF = Math.sqrt(0.5);
  const every = (make) => Object.fromEntries(NAMES.map((name) => make(name)));

  // The valley: its slopes as it lies and as it is measured, and places along it and across it.
  function gradient([w1, w2], { turned, ten }) {
    const slopes = turned ? [1.05 * w1 - 0.95 * w2, 1.05 * w2 - 0.95 * w1] : [0.1 * w1, 2 * w2];
    return ten ? slopes.map((slope) => 10 * slope) : slopes;
  }
  const turn = ([x, y]) => [HALF * (x - y), HALF * (x + y)];
  const inValley = ([w1, w2], turned) =>
    (turned ? [HALF * (w1 + w2), HALF * (w2 - w1)] : [w1, w2]);
  const height = (w, turned) => {
    const [along, across] = inValley(w, turned);
    return along * along / 20 + across * across;
  };
  function walk(name, state) {
    const rule = courseFigure.optimizers[name](state[`rate_${name}`], 2, state.mu);
    const start = [state.along, state.across], path = [state.turned ? turn(start) : start];
    while (path.length <= state.steps) {
      const w = [...path.at(-1)];
      rule(w, gradient(w, state));
      if (w.some((value) => Math.abs(value) > LIMIT)) break;
      path.push(w);
    }
    return path;
  }
  const racing = (v) => NAMES.filter((name) => v[name]);
  function stopped(say, v) {
    const names = racing(v).filter((name) => walk(name, v).length <= v.steps).join(", ");
    return names && say("gone", { names, limit: LIMIT });
  }

  // The map has one scale in both directions, the chart a logarithmic one for E.
  const SCALE = 312 / 17;
  const map = courseFigure.plot({
    left: 22, top: 3, width: 312, height: 3.8 * SCALE, x: [-6.3, 10.7], y: [-1.9, 1.9] });
  const LEVELS = [0.05, 0.25, 0.6, 1.2, 2, 3, 4.5, 6, 8];
  const ellipse = (level) => `<ellipse cx="${map.x(0)}" cy="${map.y(0)}" rx="${
    SCALE * Math.sqrt(20 * level)}" ry="${SCALE * Math.sqrt(level)}"/>`;
  const chart = courseFigure.plot({
    left: 50, top: 8, width: 254, height: 112, x: [0, MOST], y: [-4.2, 2] });
  const shown = (E) => Math.max(Math.log10(E), -4.2);
  const TENS = [[2, "100"], [0, "1"], [-2, "0.01"], [-4, "0.0001"]];

  // A mark of its own for each, to tell them apart without color.
  const MARKS = {
    SGD: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z", Momentum: "M-4-4h8v8h-8z",
    Nesterov: "M0-5l5 9h-10z", AdaGrad: "M0 5l5-9h-10z", RMSProp: "M0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z",
    AdaDelta: "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
    Adam: "M0-6l1.7 4.2h4.3l-3.5 2.6l1.5 4.6l-4-2.9l-4 2.9l1.5-4.6l-3.5-2.6h4.3z",
    Nadam: "M-5-3v6l5 3l5-3v-6l-5-3z",
  };
  const series = (name) => `s${NAMES.indexOf(name) + 1}`;
  const mark = (name) => `<path class="mark ${series(name)}" d="${MARKS[name]}"/>`;
  const key = (name) => `<svg class="key" viewBox="0 0 34 14"><path class="curve ${series(name)}"
    d="M0 7h34"/><g transform="translate(17 7)">${mark(name)}</g></svg>`;
  const curves = (id) => NAMES.map((name) =>
    `<path id="${id}-${name}" class="curve ${series(name)}"/>`).join("");
  const { math, sub, svgMath } = courseFigure;
  const axis = (index, x, y) => `<text class="name" x="${x}" y="${y}">${svgMath("w")}<tspan class="sub" dy="3">${
    index}</tspan></text>`;

  return {
    start: {
      steps: 0, mu: 0.9, ten: false, turned: false, along: 10, across: 1,
      ...every((name) => [`rate_${name}`, RATES[name][0]]),
      ...every((name) => [name, RACING.includes(name)]),
    },
    sliders: {
      steps: { label: "k", min: 0, max: MOST, step: 1 },
      mu: { label: "μ", min: 0, max: 0.95, step: 0.05 },
      along: { label: "→", min: -6, max: 10.5, step: 0.25 },
      across: { label: "↑", min: -1.75, max: 1.75, step: 0.05 },
      ...every((name) => [`rate_${name}`,
        { label: `${math("α")} ${name}`, max: RATES[name][1],
          ...(name === "AdaDelta" ? { min: 0.1, step: 0.1 } : { min: 0.01, step: 0.01 }) }]),
    },
    buttons: {
      step: ({ steps }) => (steps < MOST ? { steps: steps + 1 } : null),
      one: ({ steps }) => (steps < MOST ? { steps: steps + 1 } : null),
      back: ({ steps }) => (steps > 0 ? { steps: 0 } : null),
      same: (v) => (NAMES.every((name) => v[`rate_${name}`] === SAME) ? null
        : every((name) => [`rate_${name}`, SAME])),
    },
    pace: 80,
    opening: ({ steps }) => steps < 50,
    whole: ["steps", ...NAMES.map((name) => `n_${name}`)],

    messages: {
      title: { en: "Optimizers race in one valley", ko: "한 골짜기를 내려가는 옵티마이저" },
      picture: {
        en: "Drawing: a long valley seen from above, as lines of equal height, and in it the "
          + "path of each optimizer that races. The ring is the start, which can be dragged.",
        ko: "그림: 위에서 내려다본 긴 골짜기의 등고선과, 선택한 옵티마이저의 경로. 고리는 출발점이며 "
          + "끌어서 옮길 수 있습니다.",
      },
      who: { en: "Who races", ko: "비교할 옵티마이저" },
      steps: { en: "the number of steps", ko: "걸음 수" },
      mu: { en: "the momentum", ko: "모멘텀" },
      along: { en: "the start, along the valley", ko: "출발점, 골짜기 방향" },
      across: { en: "the start, across the valley", ko: "출발점, 골짜기를 가로지르는 방향" },
      ...every((name) => [`rate_${name}`, {
        en: "the learning rate", ko: "학습률" }]),
      one: { en: "Step", ko: "한 걸음" },
      back: { en: "To the start", ko: "출발점으로" },
      same: { en: "Rate 0.1 for all", ko: "모두 학습률 0.1" },
      ten: { en: "Loss times 10", ko: "손실에 10 곱하기" },
      turned: { en: "Valley turned by 45°", ko: "골짜기를 45° 돌리기" },
      numbers: { en: "Numbers", ko: "숫자 보기" },
      over: { en: "E after each step", ko: "걸음에 따른 E" },
      key: {
        en: "n: from this step on, E &lt; {goal}, the dotted line of the chart. E is not multiplied. The "
          + "map is always turned so that the valley lies level.",
        ko: "n: 이 걸음부터 E &lt; {goal}(도표의 점선)입니다. E에는 10을 곱하지 않았습니다. 지도는 언제나 "
          + "골짜기가 가로로 놓이게 돌려 그립니다.",
      },
      gone: {
        en: "{names}: the next step leads beyond {limit}, so the walk stops here.",
        ko: "{names}: 다음 걸음이 {limit}보다 멀리 나가므로 여기에서 멈춥니다.",
      },
      description: {
        en: "Step {steps}, momentum {mu}. E: {heights}. {gone}",
        ko: "{steps}걸음, 모멘텀 {mu}. E: {heights}. {gone}",
      },
    },
    describe(tell, v, spoken) {
      const on = racing(v).map((name) => `${name} ${spoken(`E_${name}`)}`);
      return tell("description", {
        heights: on.join(", ") || tell("none"), gone: stopped(tell, v) }).trim();
    },

    compute(s) {
      return Object.assign({}, ...NAMES.map((name) => {
        const path = walk(name, s), [w1, w2] = path.at(-1);
        const high = path.findLastIndex((w) => !(height(w, s.turned) < GOAL));
        return {
          [`w1_${name}`]: w1, [`w2_${name}`]: w2, [`E_${name}`]: height(path.at(-1), s.turned),
          [`n_${name}`]: high + 1 < path.length ? high + 1 : null,
        };
      }));
    },

    drag(px, py) {
      const place = map.at(px, py);
      return place && { along: Math.round(place[0] * 20) / 20, across: Math.round(place[1] * 20) / 20 };
    },

    body: (say, { slider, toggle, button, output }) => `
      <svg class="map" viewBox="0 0 340 92" role="img" aria-label="${say("picture")}"
           aria-describedby="description">
        ${map.inside(LEVELS.map(ellipse).join(""))}
        ${map.axes([-5, 0, 5, 10], [-1, 0, 1])}
        ${map.inside(`${curves("path")}<circle class="from" r="5"/>`)}
        ${NAMES.map((name) => `<g id="mark-${name}">${mark(name)}</g>`).join("")}
      </svg>
      <div class="buttons">${button("run")}${button("one")}${button("back")}${button("same")}</div>
      <fieldset class="who"><legend>${say("who")}</legend><div>${
        NAMES.map((name) => toggle(name, key(name))).join("")}</div></fieldset>
      <div class="parts">
        <svg class="chart" viewBox="0 0 320 142" aria-hidden="true">
          ${chart.axes([0, 25, 50, 75, 100], [])}
          <path class="grid" d="${TENS.map(([ten]) => `M50 ${chart.y(ten)}h254`).join("")}"/>
          ${TENS.map(([ten, text]) => `<text class="tick" text-anchor="end" x="45" y="${
            chart.y(ten) + 4.5}">${text}</text>`).join("")}
          <path class="goal" d="M50 ${chart.y(Math.log10(GOAL))}h254"/>
          ${chart.inside(curves("loss"))}<path class="here"/>
          <text class="title" x="300" y="24" text-anchor="end">${say("over").replace("E",
            `<tspan class="var">E</tspan>`)}</text>
        </svg>
        <div class="controls">
          ${NAMES.map((name) => `<div class="rate of-${name}">${slider(`rate_${name}`)}</div>`).join("")}
          ${slider("mu")}${slider("steps")}
        </div>
      </div>
      <div class="lie">${toggle("ten")}${toggle("turned")}
        <svg viewBox="0 0 92 92" aria-hidden="true">
          <path class="axis" d="M4 46h84M46 88V4"/>${axis(1, 66, 66)}${axis(2, 20, 16)}
          <g id="lie"><ellipse cx="46" cy="46" rx="38" ry="8.5"/><ellipse cx="46" cy="46"
            rx="22" ry="5"/></g></svg>
        <div class="start">${slider("along")}${slider("across")}</div></div>
      <p class="gone"></p>
      <details><summary id="numbers">${say("numbers")}</summary>
        <table>
          <thead><tr><td></td><th scope="col">${sub("w", 1)}</th><th
            scope="col">${sub("w", 2)}</th><th scope="col">${math("E")}</th><th scope="col">${math("n")}</th></tr></thead>
          <tbody>${NAMES.map((name) => `<tr class="of-${name}"><th scope="row">${name}</th>${
            ["w1", "w2", "E", "n"].map((part) => `<td>${output(`${part}_${name}`)}</td>`).join("")}</tr>`)
            .join("")}</tbody>
        </table>
        <p>${say("key", { goal: GOAL })}</p></details>`,

    draw(view, v, say) {
      const find = (selector) => view.querySelector(selector);
      for (const name of NAMES) {
        const path = walk(name, v), places = path.map((w) => inValley(w, v.turned));
        const [x, y] = places.at(-1), inside = map.at(map.x(x), map.y(y)) !== null;
        find(`#path-${name}`).setAttribute("d", v[name] ? map.path(places) : "");
        find(`#loss-${name}`).setAttribute("d", v[name]
          ? chart.path(path.map((w, k) => [k, shown(height(w, v.turned))])) : "");
        find(`#mark-${name}`).setAttribute("transform", `translate(${map.x(x)} ${map.y(y)})`);
        find(`#mark-${name}`).setAttribute("visibility", v[name] && inside ? "visible" : "hidden");
        for (const part of view.querySelectorAll(`.of-${name}`)) part.hidden = !v[name];
      }
      find(".from").setAttribute("cx", map.x(v.along));
      find(".from").setAttribute("cy", map.y(v.across));
      find(".here").setAttribute("d", `M${chart.x(v.steps)} 8v112`);
      find("#lie").setAttribute("transform", v.turned ? "rotate(-45 46 46)" : "");
      find(".gone").textContent = stopped(say, v);
    },

    css: `
      ellipse { fill: var(--plus); fill-opacity: 0.05; stroke: var(--muted); stroke-width: 0.8; }
      .map * { vector-effect: non-scaling-stroke; }
      .from { fill: var(--paper); stroke: var(--ink); stroke-width: 2; cursor: grab; }
      .mark { fill: var(--color); stroke: var(--paper); stroke-width: 1; }
      .chart { max-width: 26rem; }
      .chart .title { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; }
      .goal { stroke: var(--muted); stroke-dasharray: 2 3; } .here { stroke: var(--line); }
      .parts { display: grid; gap: 0.25rem 1.5rem; margin-top: 0.25rem; }
      .who div { display: flex; flex-wrap: wrap; gap: 0 0.9rem; }
      .controls { align-content: start; }
      .controls .slider { grid-template-columns: 7.2rem 1fr minmax(3.4rem, max-content);
                          font-size: 0.9rem; }
      .rate label { white-space: nowrap; } [hidden] { display: none; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0.35rem 0; }
      .buttons button { padding: 0.25rem 0.7rem; font-size: 0.9rem; }
      .lie { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; }
      .lie svg { flex: none; width: 56px; } .lie svg { overflow: visible; } .lie svg text { font-size: 19px; }
      .start { flex: 1 1 12rem; font-size: 0.9rem; }
      label:has([type=checkbox]) { display: flex; gap: 0.35rem; align-items: center;
                                   min-height: 1.75rem; font-size: 0.9rem; cursor: pointer; }
      .key { flex: none; width: 34px; }
      table { margin: 0.25rem 0; font-size: 0.9rem; } summary { cursor: pointer; width: fit-content; }
      th { text-align: start; font-weight: 400; } td, thead th { text-align: end; }
      p { margin: 0; font-size: 0.85rem; } .gone { font-weight: 600; }
      .map .tick { font-size: 14px; }
      @container (max-width: 16rem) {
        .controls .slider { grid-template-columns: 1fr auto; }
        .controls input { grid-row: 2; grid-column: 1 / -1; }
      }
      @container (min-width: 36rem) {
        .map .tick { font-size: 7px; } .map .mark { transform: scale(0.6); } .from { r: 3.5px; }
        .parts { grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); }
        .foot { margin-top: -1.7rem; }
      }`,
  };
})());
