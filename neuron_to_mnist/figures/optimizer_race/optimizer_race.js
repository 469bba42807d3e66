/* Chapter 7's eight optimizers race down the long valley E = w1^2 / 20 + w2^2 from (10, 1): step by
   step, with less momentum, with the loss times 10, with the valley turned by 45 degrees. */

courseFigure("course-optimizer-race", (() => {
  "use strict";

  const RATES = {
    SGD: 0.9, Momentum: 0.1, Nesterov: 0.1, AdaGrad: 1.5, RMSProp: 0.3, AdaDelta: 5, Adam: 0.4,
    Nadam: 0.4,
  };
  const NAMES = Object.keys(RATES);
  const SAME = 0.1, MOST = 100, GOAL = 0.01;
  const LIMIT = 20; // a walk stands still before the step that would lead farther than this
  const HALF = Math.sqrt(0.5);

  // Each rule for one weight: a function from a slope to a step, which keeps what it remembers.
  const rho = 0.9, beta1 = 0.9, beta2 = 0.999;
  const share = (n) => beta1 * (1 - 0.5 * 0.96 ** (n * 0.004)); // Nadam's momentum warms up
  const RULES = {
    SGD: (rate) => (g) => -rate * g,
    Momentum(rate, mu) {
      let v = 0;
      return (g) => (v = mu * v - rate * g);
    },
    Nesterov(rate, mu) {
      let v = 0;
      return (g) => { v = mu * v - rate * g; return mu * v - rate * g; };
    },
    AdaGrad(rate) {
      let s = 0;
      return (g) => { s += g * g; return -rate * g / (Math.sqrt(s) + 1e-10); };
    },
    RMSProp(rate) {
      let s = 0;
      return (g) => { s += (1 - rho) * (g * g - s); return -rate * g / (Math.sqrt(s) + 1e-8); };
    },
    AdaDelta(rate) {
      let s = 0, u = 0;
      return (g) => {
        s += (1 - rho) * (g * g - s);
        const d = Math.sqrt(u + 1e-6) / Math.sqrt(s + 1e-6) * g;
        u += (1 - rho) * (d * d - u);
        return -rate * d;
      };
    },
    Adam(rate) {
      let m = 0, s = 0, n = 0;
      return (g) => {
        n += 1;
        m += (1 - beta1) * (g - m);
        s += (1 - beta2) * (g * g - s);
        const root = Math.sqrt(1 - beta2 ** n);
        return -rate * root / (1 - beta1 ** n) * m / (Math.sqrt(s) + 1e-8 * root);
      };
    },
    Nadam(rate) {
      let m = 0, s = 0, n = 0, product = 1;
      return (g) => {
        n += 1;
        m += (1 - beta1) * (g - m);
        s += (1 - beta2) * (g * g - s);
        const mu = share(n), next = share(n + 1), root = Math.sqrt(1 - beta2 ** n);
        product *= mu;
        const ahead = next / (1 - product * next) * m + (1 - mu) / (1 - product) * g;
        return -rate * root * ahead / (Math.sqrt(s) + 1e-8 * root);
      };
    },
  };

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
  const rate = (name, { same }) => (same ? SAME : RATES[name]);
  function walk(name, state) {
    const rules = [0, 1].map(() => RULES[name](rate(name, state), state.mu));
    const path = [state.turned ? turn([10, 1]) : [10, 1]];
    while (path.length <= state.steps) {
      const w = path.at(-1), g = gradient(w, state);
      const next = w.map((value, i) => value + rules[i](g[i]));
      if (next.some((value) => Math.abs(value) > LIMIT)) break;
      path.push(next);
    }
    return path;
  }
  function stopped(say, v) {
    const names = NAMES.filter((name) => walk(name, v).length <= v.steps).join(", ");
    return names && say("gone", { names, limit: LIMIT });
  }

  const plot = courseFigure.plot({
    left: 34, top: 6, width: 282, height: 194, x: [-6.4, 10.8], y: [-1.7, 1.7] });
  const LEVELS = [0.05, 0.25, 0.6, 1.2, 2, 3, 4.5, 6, 8];
  const ellipse = (level) => `<ellipse cx="${plot.x(0)}" cy="${plot.y(0)}" rx="${
    plot.x(Math.sqrt(20 * level)) - plot.x(0)}" ry="${plot.y(0) - plot.y(Math.sqrt(level))}"/>`;
  // A mark of its own for each, to tell them apart without color.
  const MARKS = {
    SGD: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z", Momentum: "M-4-4h8v8h-8z",
    Nesterov: "M0-5l5 9h-10z", AdaGrad: "M0 5l5-9h-10z", RMSProp: "M0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z",
    AdaDelta: "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
    Adam: "M0-6l1.7 4.2h4.3l-3.5 2.6l1.5 4.6l-4-2.9l-4 2.9l1.5-4.6l-3.5-2.6h4.3z",
    Nadam: "M-5-3v6l5 3l5-3v-6l-5-3z",
  };
  const mark = (name) => `<path class="mark s${NAMES.indexOf(name) + 1}" d="${MARKS[name]}"/>`;
  const key = (name) => `<svg class="key" viewBox="0 0 34 14"><path class="curve s${
    NAMES.indexOf(name) + 1}" d="M0 7h34"/><g transform="translate(17 7)">${mark(name)}</g></svg>`;
  const { math, sub, svgMath } = courseFigure;
  const axis = (index, x, y) => `<text class="name" x="${x}" y="${y}">${svgMath("w")}<tspan class="sub" dy="3">${
    index}</tspan></text>`;

  return {
    start: {
      steps: 0, mu: 0.9, same: false, ten: false, turned: false,
      ...Object.fromEntries(NAMES.map((name) => [name, true])),
    },
    sliders: {
      steps: { label: "k", min: 0, max: MOST, step: 1 },
      mu: { label: "μ", min: 0, max: 0.95, step: 0.05 },
    },
    buttons: {
      one: ({ steps }) => (steps < MOST ? { steps: steps + 1 } : null),
      step: ({ steps }) => (steps < MOST ? { steps: Math.min(steps + 2, MOST) } : null),
      back: ({ steps }) => (steps > 0 ? { steps: 0 } : null),
    },
    whole: ["steps", ...NAMES.map((name) => `n_${name}`)],

    messages: {
      title: { en: "Eight optimizers in one valley", ko: "한 골짜기의 여덟 옵티마이저" },
      picture: {
        en: "Drawing: a long valley seen from above, as lines of equal height, and in it the "
          + "path of each optimizer that is switched on.",
        ko: "그림: 위에서 내려다본 긴 골짜기의 등고선과 그 안에 난, 켜 둔 옵티마이저의 길.",
      },
      way: { en: "Steps and momentum", ko: "걸음 수와 모멘텀" },
      steps: { en: "the number of steps", ko: "걸음 수" },
      mu: { en: "the momentum", ko: "모멘텀" },
      one: { en: "Step", ko: "한 걸음" },
      back: { en: "To the start", ko: "출발점으로" },
      same: { en: "Rate 0.1 for all", ko: "모두 학습률 0.1" },
      ten: { en: "Loss times 10", ko: "손실에 10 곱하기" },
      turned: { en: "Valley turned by 45°", ko: "골짜기를 45° 돌리기" },
      along: { en: "along the valley", ko: "골짜기를 따라" },
      across: { en: "across", ko: "가로질러" },
      key: {
        en: "n: from this step on, E &lt; {goal}. E is the height in the valley, not multiplied. "
          + "The map is always turned so that the valley lies level.",
        ko: "n: 이 걸음부터 E &lt; {goal}입니다. E는 골짜기의 높이이고 10을 곱하지 않습니다. "
          + "지도는 골짜기가 언제나 가로로 놓이게 돌려 그립니다.",
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
      const on = NAMES.filter((name) => v[name]).map((name) => `${name} ${spoken(`E_${name}`)}`);
      return tell("description", { heights: on.join(", "), gone: stopped(tell, v) }).trim();
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

    body: (say, { slider, toggle, button, output }) => `
      <div class="parts">
        <div>
          <svg viewBox="0 0 320 238" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${plot.inside(LEVELS.map(ellipse).join(""))}
            ${plot.axes([-5, 0, 5, 10], [-1, 0, 1])}
            ${plot.inside(`${NAMES.map((name, i) => `<path id="path-${name}"
              class="curve s${i + 1}"/>`).join("")}<circle class="from" r="5" cx="${plot.x(10)}"
              cy="${plot.y(1)}"/>`)}
            ${NAMES.map((name) => `<g id="mark-${name}">${mark(name)}</g>`).join("")}
            <text class="name" x="316" y="234" text-anchor="end">${say("along")}</text>
            <text class="name" x="4" y="234">${say("across")} ↕</text>
          </svg>
        </div>
        <div class="controls">
          <fieldset><legend>${say("way")}</legend>${slider("steps")}${slider("mu")}</fieldset>
          <div class="buttons">${button("one")}${button("run")}${button("back")}</div>
          <div class="lie">
            <div>${toggle("same")}${toggle("ten")}${toggle("turned")}</div>
            <svg viewBox="0 0 92 92" aria-hidden="true">
              <path class="axis" d="M4 46h84M46 88V4"/>${axis(1, 72, 60)}${axis(2, 26, 15)}
              <g id="lie"><ellipse cx="46" cy="46" rx="38" ry="8.5"/><ellipse cx="46" cy="46"
                rx="22" ry="5"/><circle class="from" r="3.5" cx="81" cy="42.5"/></g></svg>
          </div>
        </div>
      </div>
      <table>
        <thead><tr><td></td><th scope="col">${math("α")}</th><th scope="col">${sub("w", 1)}</th><th
          scope="col">${sub("w", 2)}</th><th scope="col">${math("E")}</th><th scope="col">${math("n")}</th></tr></thead>
        <tbody>${NAMES.map((name) => `<tr><th scope="row">${toggle(name, key(name))}</th>
          <td class="rate" id="rate-${name}"></td>${["w1", "w2", "E", "n"].map((part) =>
          `<td>${output(`${part}_${name}`)}</td>`).join("")}</tr>`).join("")}</tbody>
      </table>
      <p class="gone"></p>
      <p>${say("key", { goal: GOAL })}</p>`,

    draw(view, v, say) {
      const find = (selector) => view.querySelector(selector);
      for (const name of NAMES) {
        const path = walk(name, v).map((w) => inValley(w, v.turned)), [x, y] = path.at(-1);
        const inside = plot.at(plot.x(x), plot.y(y)) !== null;
        find(`#path-${name}`).setAttribute("d", v[name] ? plot.path(path) : "");
        find(`#mark-${name}`).setAttribute("transform", `translate(${plot.x(x)} ${plot.y(y)})`);
        find(`#mark-${name}`).setAttribute("visibility", v[name] && inside ? "visible" : "hidden");
        find(`#rate-${name}`).textContent = rate(name, v);
      }
      find("#lie").setAttribute("transform", v.turned ? "rotate(-45 46 46)" : "");
      find(".gone").textContent = stopped(say, v);
    },

    css: `
      ellipse { fill: var(--plus); fill-opacity: 0.05; stroke: var(--muted); stroke-width: 0.8; }
      .from { fill: none; stroke: var(--ink); stroke-width: 1.6; }
      .mark { fill: var(--color); stroke: var(--paper); stroke-width: 1; }
      .parts { display: grid; gap: 0.5rem 1.5rem; }
      .controls { display: grid; gap: 0.5rem; align-content: start; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .buttons button { padding: 0.25rem 0.7rem; }
      .lie { display: flex; gap: 0.5rem; align-items: center; justify-content: space-between; }
      .lie svg { flex: none; width: 92px; }
      label:has([type=checkbox]) { display: flex; gap: 0.4rem; align-items: center;
                                   min-height: 1.75rem; font-size: 0.9rem; cursor: pointer; }
      .key { flex: none; width: 34px; }
      table { margin: 0.5rem 0; font-size: 0.9rem; }
      th { text-align: start; font-weight: 400; } td, thead th { text-align: end; }
      p { margin: 0; font-size: 0.85rem; } .gone { font-weight: 600; }
      @container (max-width: 28rem) {
        tr { display: grid; grid-template-columns: 1fr 1fr 1fr 2rem; }
        tr > :first-child { grid-column: span 3; }
        th, td { padding: 0; }
        td { padding-bottom: 0.3rem; } .rate { align-self: center; }
      }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); }
      }`,
  };
})());
