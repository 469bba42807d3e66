/* The plane goes through tanh networks of width 2, colored by their answer: those of chapter 10, or one
   that is trained from random weights while one watches. */

courseFigure("course-deformation", (() => {
  "use strict";

  const { END, EDGE, CLASSES, range, network, clock, border } = courseFigure.deformationNetwork;
  const PACE = 800; // milliseconds for one unit of the way
  const LONGEST = 1600;
  const MOST = 12000; // updates
  const frame = { left: 24, top: 4, width: 290, height: 290 };
  const { still } = courseFigure;
  const sigmoid = (a) => 1 / (1 + Math.exp(-a));

  // The plane of the inputs: the lines of a grid, and small squares, which bear the answer's color.
  const ruled = (c, swap) => range(61, (k) => EDGE * (k / 30 - 1))
    .map((value) => (swap ? [value, c] : [c, value]));
  const GRID = range(13, (i) => EDGE * (i / 6 - 1)).flatMap((c) => [ruled(c, false), ruled(c, true)]);
  const CELLS = 36, knot = (i) => EDGE * (2 * i / CELLS - 1);
  const KNOTS = range(CELLS + 1, (i) => range(CELLS + 1, (j) => [knot(i), knot(j)]));
  const sides = new WeakMap(); // of each network, the squares of either class
  function quads(v) {
    const here = network(v), { logit } = here;
    if (sides.has(here)) return sides.get(here);
    const classes = [[], []];
    sides.set(here, classes);
    for (let i = 0; i < CELLS; i += 1)
      for (let j = 0; j < CELLS; j += 1)
        classes[Number(logit([knot(i + 0.5), knot(j + 0.5)]) > 0)].push([i, j]);
    return classes;
  }

  // A plot that holds the points of a state, and the way there.
  function at(state) {
    const { move, share } = clock(state), go = network(state).going(move, share);
    const classes = CLASSES[state.data].map((points) => points.map(go));
    const size = 1.12 * Math.max(1.05, ...classes.flat(2).map(Math.abs));
    return { classes, go, size,
      plot: courseFigure.plot({ ...frame, x: [-size, size], y: [-size, size] }) };
  }

  const frames = new WeakMap();
  // The picture follows its state at an even pace. What is drawn last is the state itself.
  function follow(view, state) {
    const before = frames.get(view);
    cancelAnimationFrame(before?.request);
    const from = before?.data === state.data && !still() ? before.way : state.way;
    const gap = state.way - from, lasts = Math.min(Math.abs(gap) * PACE, LONGEST);
    const here = { data: state.data, way: from };
    const begin = performance.now();
    frames.set(view, here);
    const paint = (now) => {
      const share = lasts ? Math.min(Math.max((now - begin) / lasts, 0), 1) : 1;
      here.way = share < 1 ? from + share * gap : state.way;
      picture(view, { ...state, way: here.way });
      if (share < 1) here.request = requestAnimationFrame(paint);
    };
    paint(begin);
  }

  const dot = (size, [x, y]) => `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${
    size} 0 1 0 ${-2 * size} 0`;
  const square = (size, [x, y]) => `M${x - size} ${y - size}h${2 * size}v${2 * size}h${-2 * size}z`;

  function picture(view, state) {
    const { plot, go, classes, size } = at(state);
    const { logit, line: [w1, w2, b] } = network(state);
    const set = (id, d) => view.querySelector(id).setAttribute("d", d);
    const paths = (lines) => lines.map((points) => plot.path(points.map(go))).join("");
    const marks = (draw, radius, points) => points.map(([x, y]) =>
      draw(radius, [plot.x(x), plot.y(y)].map((value) => Number(value.toFixed(2))))).join("");
    const knots = KNOTS.map((column) => column.map((x) =>
      go(x).map((value, axis) => (axis ? plot.y(value) : plot.x(value)).toFixed(1)).join(" ")));
    quads(state).forEach((cells, t) => set(`#side-${t}`, cells.map(([i, j]) => `M${knots[i][j]}L${
      knots[i + 1][j]}L${knots[i + 1][j + 1]}L${knots[i][j + 1]}z`).join("")));
    set("#grid", paths(GRID));
    set("#border", paths(border(state)));
    set("#class-0", marks(dot, 2.8, classes[0]));
    set("#class-1", marks(square, 2.5, classes[1]));
    set("#wrong", marks(dot, 6, CLASSES[state.data].flatMap((points, t) =>
      points.filter((x) => logit(x) > 0 !== t > 0).map(go))));
    const point = go([state.x1, state.x2]);
    set("#point", marks(dot, 6.5, [point]) + marks(dot, 1, [point]));
    const far = 3 * size, norm = w1 * w1 + w2 * w2, foot = [-b * w1 / norm, -b * w2 / norm];
    set("#line", state.way === END ? plot.path([-far, far].map((s) =>
      [foot[0] - s * w2 / Math.sqrt(norm), foot[1] + s * w1 / Math.sqrt(norm)])) : "");
    const tick = [1, 2, 5, 10, 20, 50, 100].find((value) => value > size / 4);
    view.querySelector("#ticks").innerHTML = plot.axes([-tick, 0, tick], [-tick, 0, tick]);
    for (const name of view.querySelectorAll(".letter"))
      name.textContent = state.way ? "z" : "x";
    view.querySelector("svg").dataset.way = state.way;
  }

  const { math, sub } = courseFigure;
  const name = (x, y, index) => `<text class="name" x="${x}" y="${y}"><tspan
    class="letter var"></tspan><tspan class="sub" dy="3">${index}</tspan></text>`;
  const MOVES = [math("u"), math("uW"), math("uW + b"), `tanh(${math("uW + b")})`];
  const row = (what, letter, move, output) => `<tr data-move="${move}">
    ${what ? `<th scope="row">${what}</th>` : "<td></td>"}
    <td>${output(letter + 1)}</td><td>${output(letter + 2)}</td></tr>`;

  return {
    start: { data: "three", way: 0, x1: 0, x2: 0.4, weights: "kept", draw: 1, updates: 0 },
    sliders: {
      way: { min: 0, max: END, step: 0.1 },
      x1: { label: sub("x", 1), min: -EDGE, max: EDGE, step: 0.05 },
      x2: { label: sub("x", 2), min: -EDGE, max: EDGE, step: 0.05 },
    },
    choices: { data: Object.keys(CLASSES), weights: ["kept", "live"] },
    buttons: {
      first: (v) => (v.way > 0 ? { way: 0 } : null),
      next: (v) => ahead(v, clock(v).length),
      // A run leads through the trained layers, or trains.
      step(v) {
        if (v.weights === "kept") return ahead(v, still() ? clock(v).length : 0.02);
        return v.updates < MOST ? { updates: Math.min(v.updates + (still() ? 500 : 20), MOST) } : null;
      },
      other: (v) => (v.weights === "live" ? { draw: v.draw + 1, updates: 0 } : null),
    },
    pace: 0,
    opening: ({ way }) => way < 3,
    restart(part, v) {
      if ("data" in part || "weights" in part) return { updates: 0 };
      return v.weights === "live" ? {} : null;
    },
    whole: ["layer", "right", "apart", "seed", "draw", "updates"],

    messages: {
      title: { en: "The plane on its way through a network", ko: "신경망을 지나가는 평면" },
      picture: {
        en: "Drawing: the plane with a grid, circles of class 0 and squares of class 1, bent layer by "
          + "layer. It is blue where the network says class 1 and orange where it says class 0; between "
          + "them runs the line of y = ½.",
        ko: "그림: 층을 지날 때마다 휘는 평면과 모눈, 클래스 0의 원과 클래스 1의 네모. 신경망이 클래스 1이라고 "
          + "하는 곳은 파랑, 클래스 0이라고 하는 곳은 주황이고, 그 사이에 y = ½인 선이 있습니다.",
      },
      data: { en: "What to separate", ko: "나눌 것" },
      curves: { en: "two curves", ko: "두 곡선" },
      half: { en: "spirals, ½ turn", ko: "나선 ½바퀴" },
      three: { en: "spirals, ¾ turn", ko: "나선 ¾바퀴" },
      one: { en: "spirals, 1 turn", ko: "나선 1바퀴" },
      more: { en: "spirals, 1¼ turns", ko: "나선 1¼바퀴" },
      ring: { en: "disc in a ring", ko: "고리 속 원판" },
      next: { en: "Next move", ko: "다음 동작" },
      first: { en: "To the input", ko: "입력으로" },
      way: { en: "Way through the layers", ko: "층을 지나는 길" },
      weights: { en: "Weights", ko: "가중치" },
      kept: { en: "trained before", ko: "미리 학습한 것" },
      live: { en: "train from random ones", ko: "무작위에서 학습하기" },
      other: { en: "New weights", ko: "새 가중치" },
      numbers: { en: "Numbers", ko: "숫자 보기" },
      point: { en: "Follow a point", ko: "따라갈 점" },
      x1: { en: "the first input", ko: "첫째 입력" },
      x2: { en: "the second input", ko: "둘째 입력" },
      input: { en: "Input", ko: "입력" },
      move0: { en: "times W", ko: "W 곱하기" },
      move1: { en: "plus b", ko: "b 더하기" },
      move2: { en: "tanh", ko: "tanh" },
      now: { en: "now", ko: "지금" },
      stage: { en: "Layer {layer} of {layers}: {move}", ko: "층 {layer}/{layers}: {move}" },
      key: {
        en: "○ class 0, ■ class 1, ringed: on the wrong side. On the thick line, y = ½. Click a point to "
          + "follow it.",
        ko: "○ 클래스 0, ■ 클래스 1, 고리를 두른 점은 틀린 쪽에 있습니다. 굵은 선에서는 y = ½입니다. 점을 "
          + "클릭하면 그 점을 따라갑니다.",
      },
      score: {
        en: "{right} of 200 points are on their side of the line.",
        ko: "점 200개 가운데 {right}개가 맞는 쪽에 있습니다.",
      },
      story: {
        en: "Of 20 seeds, {apart} got all 200 right. Shown is seed {seed}, the first of the best.",
        ko: "시드 20개 가운데 {apart}개가 200개를 모두 맞혔습니다. 여기 있는 것은 가장 잘 맞힌 것 "
          + "가운데 첫째인 시드 {seed}입니다.",
      },
      training: {
        en: "{updates} updates from weights no. {draw}: Adam at 0.01, batches of 10.",
        ko: "가중치 {draw}번에서 {updates}번 갱신했습니다. Adam, 학습률 0.01, 배치 크기 10.",
      },
      description: {
        en: "{stage}. The point is at {z1}, {z2}, y {y}. {right} of 200 points on their side.",
        ko: "{stage}. 점은 {z1}, {z2}에 있고 y는 {y}입니다. 점 200개 가운데 {right}개가 맞는 쪽에 있습니다.",
      },
    },
    describe: (tell, v) => tell("description", { stage: stage(tell, v) }),

    compute(s) {
      const { hidden, journey, logit, going, right, apart, seed } = network(s);
      const { move, share } = clock(s), first = move - move % 3;
      const places = journey([s.x1, s.x2]);
      const { weights: [[w11, w12], [w21, w22]], bias: [b1, b2] } = hidden[first / 3];
      const [[u1, u2], [p1, p2], [q1, q2], [r1, r2]] = places.slice(first, first + 4);
      const [z1, z2] = going(move, share)([s.x1, s.x2]);
      return {
        z1, z2, u1, u2, p1, p2, q1, q2, r1, r2, w11, w12, w21, w22, b1, b2,
        layer: first / 3 + 1, det: w11 * w22 - w12 * w21, y: sigmoid(logit([s.x1, s.x2])), right, apart, seed,
      };
    },

    drag(px, py, v) {
      const { plot, go } = at(v), place = plot.at(px, py);
      if (!place) return null;
      let best = [Infinity];
      for (const x1 of range(49, (i) => Math.round(5 * i - 120) / 100))
        for (const x2 of range(49, (i) => Math.round(5 * i - 120) / 100)) {
          const [a, b] = go([x1, x2]), far = (a - place[0]) ** 2 + (b - place[1]) ** 2;
          if (far < best[0]) best = [far, x1, x2];
        }
      return { x1: best[1], x2: best[2] };
    },

    body: (say, { slider, choice, select, button, output }) => `
      <div class="parts">
        <div>
          <p id="stage"></p>
          <svg viewBox="0 0 320 314" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            <g id="ticks"></g>
            ${courseFigure.plot({ ...frame, x: [0, 1], y: [0, 1] }).inside(`
              <g class="sides"><path id="side-0" class="s2"/><path id="side-1" class="s1"/></g>
              <path id="grid"/><path id="line"/><path id="border"/>
              <path id="class-0" class="s2"/><path id="class-1" class="s1"/>
              <path id="wrong"/><path id="point"/>`)}
            ${name(298, 309, 1)}${name(3, 16, 2)}
          </svg>
          <p><strong>${say("score", { right: output("right") })}</strong></p>
          <p class="key">${say("key")}</p>
        </div>
        <div class="controls">
          <div class="buttons">${button("run")}${button("next")}${button("first")}</div>
          ${slider("way")}
          ${select("data")}
          ${choice("weights")}
          <div class="live"><p>${say("training", { updates: output("updates"), draw: output("draw") })}</p>
            ${button("other")}</div>
          <p class="kept">${say("story", { apart: output("apart"), seed: output("seed") })}</p>
          <fieldset><legend>${say("point")}</legend>${slider("x1")}${slider("x2")}</fieldset>
          <p>${math("y")} = ${output("y")}</p>
        </div>
      </div>
      <details><summary id="numbers">${say("numbers")}</summary>
        <table><tbody>
          ${MOVES.map((what, i) => row(what, "upqr"[i], i, output)).join("")}
          ${row(say("now"), "z", "now", output)}
        </tbody></table>
        <p>${math("W")}<sup>(${output("layer")})</sup> = (${["w11", "w12"].map((w) => output(w)).join(", ")};
          ${["w21", "w22"].map((w) => output(w)).join(", ")}), ${math("b")} = (${output("b1")}, ${
          output("b2")}), det ${math("W")} = ${output("det")}</p></details>`,

    draw(view, v, say) {
      follow(view, v);
      view.classList.toggle("is-live", v.weights === "live");
      view.querySelector("#stage").textContent = stage(say, v);
      const move = String(v.way ? clock(v).move % 3 + 1 : 0);
      for (const part of view.querySelectorAll("[data-move]"))
        part.classList.toggle("on", part.dataset.move === move);
    },

    css: `
      svg { max-width: 30rem; margin: 0.25rem auto; }
      svg path { fill: none; stroke-linejoin: round; }
      #grid { stroke: var(--muted); stroke-width: 0.7; stroke-opacity: 0.6; }
      #border { stroke: var(--ink); stroke-width: 2.6; stroke-linecap: round; }
      #line { stroke: var(--ink); stroke-width: 1.4; stroke-dasharray: 6 4; }
      .sides { opacity: 0.28; } svg .sides path { fill: var(--color); stroke: var(--color);
                                                  stroke-width: 0.6; }
      svg #class-0 { fill: var(--paper); stroke: var(--color); stroke-width: 1.4; }
      svg #class-1 { fill: var(--color); stroke: var(--paper); stroke-width: 0.6; }
      #wrong { stroke: var(--ink); stroke-width: 1.4; }
      #point { stroke: var(--ink); stroke-width: 2; }
      .card:not(.is-live) .live, .is-live .kept { display: none; }
      .live button { padding: 0.2rem 0.7rem; font-size: 0.9rem; }
      .key { color: var(--muted); font-size: 0.85rem; } summary { cursor: pointer; width: fit-content; }
      .parts { display: grid; gap: 0.75rem 1.5rem; }
      .controls { display: grid; gap: 0.5rem; align-content: start; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .buttons button { padding: 0.25rem 0.7rem; }
      p { margin: 0; font-size: 0.9rem; } #stage { font-weight: 600; }
      table { font-size: 0.9rem; } th { text-align: start; font-weight: 400; }
      td { text-align: end; }
      tr.on, tr.on th { font-weight: 700; } tr.on { box-shadow: inset 3px 0 var(--plus); }
      [data-move=now] { border-block: 1px solid var(--line); }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); }
        .foot { margin-top: -2rem; }
      }`,
  };

  function stage(say, v) {
    if (!v.way) return say("input");
    const layers = network(v).hidden.length;
    return say("stage", { layer: v.layer, layers, move: say(`move${clock(v).move % 3}`) });
  }

  function ahead(v, stride) {
    if (v.way >= END) return null;
    return { way: Math.min((Math.floor(v.way / stride + 1e-9) + 1) * stride, END) };
  }
})());
