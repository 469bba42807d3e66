/* Gradient descent on y = (x - 1)^2 + 1 and on the surface with two valleys
   E = (w1^2 - 1)^2 + 0.3 w1 + w2^2: learning rate, start, one step at a time or a run, and the same
   walk from many starts at once. */

courseFigure("course-descent", (() => {
  "use strict";

  const FUNCTIONS = {
    parabola: { height: ([x]) => (x - 1) * (x - 1) + 1, gradient: ([x]) => [2 * (x - 1)] },
    valleys: {
      height: ([w1, w2]) => (w1 * w1 - 1) * (w1 * w1 - 1) + 0.3 * w1 + w2 * w2,
      gradient: ([w1, w2]) => [4 * w1 * (w1 * w1 - 1) + 0.3, 2 * w2],
    },
  };
  const LIMIT = 100; // a walk stands still before the step that would lead farther than this
  const MOST = 40;
  const ROWS = 4;
  const grid = (n, gap) => Array.from({ length: n }, (_, i) => gap * (i - (n - 1) / 2));
  const MANY = {
    parabola: grid(13, 0.5).map((x) => [x + 1]),
    valleys: grid(9, 0.45).flatMap((w1) => grid(7, 0.4).map((w2) => [w1, w2])),
  };

  const frame = { left: 28, top: 6, width: 288, height: 230 };
  const plots = {
    parabola: courseFigure.plot({ ...frame, x: [-2.6, 4.6], y: [-0.6, 11] }),
    valleys: courseFigure.plot({ ...frame, x: [-2, 2], y: [-1.6, 1.6] }),
  };

  function ahead({ gradient }, here, rate) {
    const slopes = gradient(here);
    return here.map((value, i) => value - rate * slopes[i]);
  }
  const far = (place) => place.some((value) => Math.abs(value) > LIMIT);
  function walk(f, start, rate, steps) {
    const path = [start];
    while (path.length <= steps) {
      const next = ahead(f, path.at(-1), rate);
      if (far(next)) break;
      path.push(next);
    }
    return path;
  }
  const starts = (v) => ({ parabola: [v.start_x], valleys: [v.start_w1, v.start_w2] });
  const way = (v) => walk(FUNCTIONS[v.f], starts(v)[v.f], v.rate, v.steps);
  const stopped = (v) => far(v.f === "parabola" ? [v.next_x] : [v.next_w1, v.next_w2]);

  // Where the walker stands in the drawing: on the curve, or on the map.
  const onPlot = (f, place) => (f === "parabola" ? [place[0], FUNCTIONS[f].height(place)] : place);

  // The line around everything lower than the level, once for each valley.
  function contour(level) {
    const width = (w1) => level - FUNCTIONS.valleys.height([w1, 0]);
    const shores = [];
    let shore = [];
    for (let w1 = -2.2; w1 < 2.2; w1 += 0.004) {
      if (width(w1) >= 0) shore.push([w1, Math.sqrt(width(w1))]);
      else if (shore.length) { shores.push(shore); shore = []; }
    }
    return shores.map((upper) => `${plots.valleys.path(
      [...upper, ...upper.map(([w1, w2]) => [w1, -w2]).reverse()])}Z`).join("");
  }
  const LEVELS = [-0.2, 0, 0.2, 0.4, 0.7, 1, 1.4, 2, 3, 4, 6, 8];

  const { math, sub, svgMath, svgSub } = courseFigure;
  const scene = (f, scenery) => `<g class="of-${f} s2">${scenery}${plots[f].inside(`
    <path class="crowd"/><path class="ruler"/><path class="trail"/><path class="steps"/>
    <circle class="from" r="6"/><circle class="walker" r="6"/>`)}</g>`;
  const named = (name, form = "short") => `<span data-name="${name}" data-${form}></span>`;
  const columns = {
    parabola: ["x", "y", "dy/dx"].map(math),
    valleys: [sub("w", 1), sub("w", 2), math("E")],
  };
  const current = { parabola: ["x", "y", "slope"], valleys: ["w1", "w2", "E"] };
  const cells = (f, place) => (f === "parabola"
    ? [place[0], FUNCTIONS[f].height(place), FUNCTIONS[f].gradient(place)[0]]
    : [...place, FUNCTIONS[f].height(place)]);
  const table = (f, output) => `<table class="of-${f}">
    <thead><tr><th scope="col">${math("k")}</th>${columns[f].map((name) => `<th scope="col">${name}</th>`)
      .join("")}</tr></thead>
    <tbody>${'<tr class="past"><td></td><td></td><td></td><td></td></tr>'.repeat(ROWS)}
      <tr class="now"><td class="k"></td>${current[f].map((name) => `<td>${output(name)}</td>`)
        .join("")}</tr></tbody></table>`;
  const next = (letter, name, slope, output) => `<p>${letter} ← ${named(name)} − ${
    named("rate")}&thinsp;·&thinsp;${named(slope, "paren")}
    <span class="part">= ${output(`next_${name}`)}</span></p>`;

  return {
    start: {
      f: "parabola", start_x: 3, start_w1: 1.6, start_w2: -1, rate: 0.1, steps: 0, many: false,
    },
    sliders: {
      start_x: { label: sub("x", 0), min: -2, max: 4, step: 0.05 },
      start_w1: { label: sub("w", 1), min: -2, max: 2, step: 0.05 },
      start_w2: { label: sub("w", 2), min: -1.5, max: 1.5, step: 0.05 },
      rate: { label: "α", min: 0.01, max: 1.25, step: 0.01 },
      steps: { label: "k", min: 0, max: MOST, step: 1 },
    },
    choices: { f: Object.keys(FUNCTIONS) },
    buttons: {
      step: (v) => (v.steps < MOST && !stopped(v) ? { steps: v.steps + 1 } : null),
      back: (v) => (v.steps > 0 ? { steps: 0 } : null),
    },
    opening: ({ steps }) => steps < 9,
    whole: ["steps", "left"],

    messages: {
      title: { en: "Gradient descent, step by step", ko: "한 걸음씩 걸어 보는 경사 하강법" },
      picture: {
        en: "Drawing: a parabola, or two valleys seen from above as lines of equal height, "
          + "and on it every step of the walk.",
        ko: "그림: 포물선, 또는 위에서 내려다본 두 골짜기의 등고선. 그 위에 걸음이 하나하나 "
          + "표시됩니다.",
      },
      f: { en: "Where to walk", ko: "내려갈 곳" },
      parabola: { en: "one valley", ko: "골짜기 하나" },
      valleys: { en: "two valleys", ko: "골짜기 둘" },
      from: { en: "Start", ko: "출발점" },
      pace: { en: "Learning rate and steps", ko: "학습률과 걸음 수" },
      start_x: { en: "the start", ko: "출발점" },
      start_w1: { en: "the first weight at the start", ko: "출발점의 첫째 가중치" },
      start_w2: { en: "the second weight at the start", ko: "출발점의 둘째 가중치" },
      rate: { en: "the learning rate", ko: "학습률" },
      steps: { en: "the number of steps", ko: "걸음 수" },
      step: { en: "Step", ko: "한 걸음" },
      back: { en: "To the start", ko: "출발점으로" },
      many: { en: "Start from many places at once", ko: "여러 곳에서 한꺼번에 출발하기" },
      count: {
        en: "{left} of 63 are on the left, {w1} &lt; 0. The lowest is at E = {best}.",
        ko: "63곳 가운데 {left}곳이 왼쪽({w1} &lt; 0)에 있습니다. 가장 낮은 곳은 E = {best}입니다.",
      },
      stopped: {
        en: "The next step leads farther than {limit}, so the walk is stopped here.",
        ko: "다음 걸음이 {limit}보다 멀리 나가므로 여기에서 멈춥니다.",
      },
      at: { en: "Step {k}:", ko: "{k}걸음째:" },
      onParabola: { en: "x {x}, y {y}, slope {slope}.", ko: "x {x}, y {y}, 기울기 {slope}." },
      onValleys: { en: "w1 {w1}, w2 {w2}, E {E}.", ko: "w1 {w1}, w2 {w2}, E {E}." },
      crowd: {
        en: "{left} of 63 on the left, lowest E {best}.",
        ko: "63곳 가운데 {left}곳이 왼쪽, 가장 낮은 E {best}.",
      },
    },
    describe: (tell, v) => [
      tell("at", { k: way(v).length - 1 }),
      tell(v.f === "parabola" ? "onParabola" : "onValleys"),
      ...(v.many && v.f === "valleys" ? [tell("crowd")] : []),
      ...(stopped(v) ? [tell("stopped", { limit: LIMIT })] : []),
    ].join(" "),

    compute(s) {
      const { parabola, valleys } = FUNCTIONS;
      const from = starts(s);
      const at = walk(parabola, from.parabola, s.rate, s.steps).at(-1);
      const w = walk(valleys, from.valleys, s.rate, s.steps).at(-1);
      const many = MANY.valleys.map((start) => walk(valleys, start, s.rate, s.steps).at(-1));
      const [next_x] = ahead(parabola, at, s.rate);
      const [next_w1, next_w2] = ahead(valleys, w, s.rate);
      return {
        x: at[0], y: parabola.height(at), slope: parabola.gradient(at)[0], next_x,
        w1: w[0], w2: w[1], E: valleys.height(w),
        g1: valleys.gradient(w)[0], g2: valleys.gradient(w)[1], next_w1, next_w2,
        left: many.filter(([w1]) => w1 < 0).length,
        best: Math.min(...many.map(valleys.height)),
      };
    },

    drag(px, py, { f }) {
      const place = plots[f].at(px, py)?.map((value) => Math.round(value * 20) / 20);
      if (!place) return null;
      return f === "parabola" ? { start_x: place[0] } : { start_w1: place[0], start_w2: place[1] };
    },

    body: (say, { slider, choice, toggle, button, output }) => `
      <div class="parts">
        <div>
          ${choice("f")}
          <p class="formula of-parabola">${math("y = (x − 1)")}<sup>2</sup> + 1</p>
          <p class="formula of-valleys">${math("E")} = (${sub("w", 1)}<sup>2</sup> − 1)<sup>2</sup> + 0.3
            ${sub("w", 1)} + ${sub("w", 2)}<sup>2</sup></p>
          <svg viewBox="0 0 320 258" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${scene("parabola", `${plots.parabola.axes([-2, 0, 1, 2, 4], [1, 5, 10])}
              ${plots.parabola.inside(`<path class="ground" d="${
                plots.parabola.graph((x) => FUNCTIONS.parabola.height([x]))}"/>`)}`)}
            ${scene("valleys", `${plots.valleys.inside(LEVELS.map((level) =>
              `<path class="contour" d="${contour(level)}"/>`).join(""))}
              ${plots.valleys.axes([-2, -1, 0, 1, 2], [-1, 0, 1])}`)}
            <text class="name of-parabola" x="256" y="251">${svgMath("x")}</text>
            <text class="name of-parabola" x="10" y="60">${svgMath("y")}</text>
            <text class="name of-valleys" x="274" y="251">${svgSub("w", 1)}</text>
            <text class="name of-valleys" x="4" y="90">${svgSub("w", 2)}</text>
          </svg>
          <div class="many">${toggle("many")}
            <p class="of-valleys count">${say("count", {
            left: output("left"), w1: sub("w", 1), best: output("best") })}</p></div>
        </div>
        <div class="controls">
          <fieldset><legend>${say("from")}</legend>
            <div class="of-parabola">${slider("start_x")}</div>
            <div class="of-valleys">${slider("start_w1")}${slider("start_w2")}</div></fieldset>
          <fieldset><legend>${say("pace")}</legend>${slider("rate")}${slider("steps")}</fieldset>
          <div class="buttons">${button("step")}${button("run")}${button("back")}</div>
          ${table("parabola", output)}${table("valleys", output)}
          <div class="of-parabola">${next(math("x"), "x", "slope", output)}</div>
          <div class="of-valleys">
            <p>∇E = (${output("g1", "short")}, ${output("g2", "short")})</p>
            ${next(sub("w", 1), "w1", "g1", output)}
            ${next(sub("w", 2), "w2", "g2", output)}</div>
          <p class="stopped">${say("stopped", { limit: LIMIT })}</p>
        </div>
      </div>`,

    draw(view, v) {
      const plot = plots[v.f], path = way(v), here = path.at(-1);
      const parts = view.querySelector(".parts");
      parts.dataset.f = v.f;
      parts.classList.toggle("crowded", v.many);
      parts.classList.toggle("far", stopped(v));
      const find = (selector) => view.querySelector(`.of-${v.f} ${selector}`);
      const points = path.map((place) => onPlot(v.f, place));
      const dots = (list) => list.map((point) => `${plot.path([point])}h0`).join("");
      find(".trail").setAttribute("d", plot.path(points));
      find(".steps").setAttribute("d", dots(points));
      for (const [selector, [x, y]] of [[".from", points[0]], [".walker", points.at(-1)]]) {
        find(selector).setAttribute("cx", plot.x(x));
        find(selector).setAttribute("cy", plot.y(y));
      }
      if (v.f === "parabola")
        find(".ruler").setAttribute("d", plot.path(
          [-0.8, 0.8].map((dx) => [v.x + dx, v.y + v.slope * dx])));
      find(".crowd").setAttribute("d", v.many ? dots(MANY[v.f].map((start) =>
        onPlot(v.f, walk(FUNCTIONS[v.f], start, v.rate, v.steps).at(-1)))) : "");
      const rows = view.querySelectorAll(`table.of-${v.f} .past`);
      rows.forEach((row, i) => {
        const k = path.length - 1 - ROWS + i;
        row.hidden = k < 0;
        if (row.hidden) return;
        const texts = [k, ...cells(v.f, path[k]).map((value) =>
          value.toFixed(4).replace("-", "−"))];
        texts.forEach((text, column) => { row.cells[column].textContent = text; });
      });
      view.querySelector(`table.of-${v.f} .k`).textContent = path.length - 1;
    },

    css: `
      svg { max-width: 28rem; margin: 0.5rem auto 0; }
      .parts { display: grid; gap: 1rem 1.5rem; }
      .controls { display: grid; gap: 0.6rem; align-content: start; }
      [data-f=parabola] .of-valleys, [data-f=valleys] .of-parabola { display: none; }
      [data-f] svg [class*=of-] { display: inline; }
      [data-f=parabola] svg .of-valleys, [data-f=valleys] svg .of-parabola { visibility: hidden; }
      .formula { margin: 0.6rem 0 0; }
      .ground { fill: none; stroke: var(--muted); stroke-width: 2; }
      .contour { fill: var(--plus); fill-opacity: 0.05; stroke: var(--muted); stroke-width: 0.8; }
      .trail { fill: none; stroke: var(--color); stroke-width: 1.8; }
      .steps { fill: none; stroke: var(--color); stroke-width: 6; stroke-linecap: round; }
      .crowd { fill: none; stroke: var(--ink); stroke-width: 5; stroke-linecap: round; }
      .ruler { fill: none; stroke: var(--ink); stroke-width: 1.6; }
      .from { fill: none; stroke: var(--color); stroke-width: 2; }
      .walker { fill: var(--color); stroke: var(--paper); stroke-width: 1.5; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .buttons button { padding: 0.25rem 0.7rem; }
      table { font-size: 0.9rem; }
      td, th { text-align: end; }
      .past td { height: 1.55rem; color: var(--muted); }
      .now { font-weight: 700; border-top: 1px solid var(--line); }
      p { margin: 0; font-size: 0.9rem; }
      .part { white-space: nowrap; }
      .stopped { font-weight: 600; }
      .parts:not(.far) .stopped { display: none; }
      .many label { display: inline-flex; gap: 0.4rem; align-items: center; min-height: 2rem;
                    cursor: pointer; }
      .parts:not(.crowded) .count { display: none; }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); }
      }`,
  };
})());
