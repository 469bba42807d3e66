/* The plane goes through chapter 10's tanh networks of width 2, in every layer by a linear map, a
   translation and tanh. The weights stand in deformation_weights.js. */

courseFigure("course-deformation", (() => {
  "use strict";

  const END = 12; // the time of the last layer; three moves a layer share the time evenly
  const PACE = 800; // milliseconds for one unit of time
  const LONGEST = 1600;
  const EDGE = 1.2; // the grid covers the inputs from -1.2 to 1.2
  const frame = { left: 24, top: 4, width: 290, height: 290 };
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const range = (n, f) => Array.from({ length: n }, (_, i) => f(i));

  // The points, as nnlib.datasets makes them: 100 of each class.
  const along = range(100, (i) => i / 99);
  const curve = (height) => along.map((s) => [2 * s - 1, (2 * s - 1) * (2 * s - 1) + height]);
  const arm = (turns, sign) => along.map((s) => [Math.cos, Math.sin].map((f) =>
    sign * (0.1 + 0.9 * s) * f(2 * Math.PI * turns * s)));
  const disc = (inner, outer) => range(100, (i) => {
    const radius = Math.sqrt(inner * inner + (outer * outer - inner * inner) * ((i + 0.5) / 100));
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const spirals = (turns) => [arm(turns, 1), arm(turns, -1)];
  const CLASSES = {
    curves: [curve(-0.7), curve(-0.3)], half: spirals(0.5), three: spirals(0.75), one: spirals(1),
    more: spirals(1.25), ring: [disc(0, 0.4), disc(0.7, 1)],
  };

  // The moves of a layer. Rows are points: z W, not W z.
  const times = ([x, y], [[a, b], [c, d]]) => [x * a + y * c, x * b + y * d];
  const plus = ([x, y], [a, b]) => [x + a, y + b];
  const mix = (from, to, share) => from.map((value, i) => (1 - share) * value + share * to[i]);
  const turned = (angle) => [[Math.cos(angle), Math.sin(angle)],
    [-Math.sin(angle), Math.cos(angle)]];
  // W = P Q, P symmetric, Q a rotation: stretch by a share of P, turn by a share of Q. A mere mean
  // of W and the identity could press the plane flat.
  function partly([[a, b], [c, d]], share) {
    const angle = Math.atan2(b - c, a + d);
    const P = [[a, b], [c, d]].map((row) => times(row, turned(-angle)));
    return [[1, 0], [0, 1]].map((row, i) => times(mix(row, P[i], share), turned(share * angle)));
  }
  const sigmoid = (a) => 1 / (1 + Math.exp(-a));

  const network = (data) => {
    const { layers, ...about } = courseFigure.deformation[data];
    const hidden = layers.slice(0, -1), { weights, bias } = layers.at(-1);
    const moves = hidden.flatMap(({ weights: W, bias: b }) => [
      (share) => { const M = partly(W, share); return (z) => times(z, M); },
      (share) => (z) => plus(z, b.map((value) => share * value)),
      (share) => (z) => mix(z, z.map(Math.tanh), share)]);
    // A point on its way: where it is before the first move and after every one.
    const whole = moves.map((move) => move(1));
    const journey = (x) => whole.reduce((places, go) => [...places, go(places.at(-1))], [x]);
    const output = ([x, y]) => x * weights[0][0] + y * weights[1][0] + bias[0];
    const logit = (x) => output(journey(x).at(-1));
    return { ...about, hidden, moves, journey, logit, line: [weights[0][0], weights[1][0], bias[0]],
      right: CLASSES[data].flat().filter((x, i) => logit(x) > 0 === i >= 100).length };
  };
  const NETWORKS = Object.fromEntries(Object.keys(CLASSES).map((data) => [data, network(data)]));

  // Which move a time belongs to, and what share of it is done.
  function clock({ data, time }) {
    const moves = NETWORKS[data].moves.length, position = time * moves / END;
    const move = Math.max(0, Math.ceil(position) - 1);
    return { move, share: position - move, length: END / moves };
  }

  // Where the network wavers, y = 1/2, sought between the corners of small squares.
  function border(logit) {
    const n = 80, corner = (i) => EDGE * (2 * i / n - 1);
    const heights = range(n + 1, (i) => range(n + 1, (j) => logit([corner(i), corner(j)])));
    const between = ([i, j], [k, l]) => {
      if (heights[i][j] > 0 === heights[k][l] > 0) return [];
      let [low, high] = heights[i][j] > 0 ? [[k, l], [i, j]] : [[i, j], [k, l]];
      for (let round = 0; round < 24; round++) {
        const middle = mix(low, high, 0.5);
        if (logit(middle.map(corner)) > 0) high = middle; else low = middle;
      }
      return [low.map(corner)];
    };
    return range(n * n, (cell) => {
      const [i, j] = [Math.floor(cell / n), cell % n];
      const around = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const found = around.flatMap((from, k) => between(from, around[(k + 1) % 4]));
      return found.length === 4 ? [found.slice(0, 2), found.slice(2)] : [found];
    }).flat().filter((ends) => ends.length);
  }

  // All that is drawn, with its way through the network.
  const SCENES = {};
  function scene(data) {
    const { journey, logit } = NETWORKS[data];
    const travel = (lines) => lines.map((line) => line.map(journey));
    const lines = range(13, (i) => EDGE * (i / 6 - 1)).flatMap((c) => [0, 1].map((swap) =>
      range(97, (k) => EDGE * (k / 48 - 1)).map((value) => (swap ? [value, c] : [c, value]))));
    return (SCENES[data] ??= {
      grid: travel(lines), border: travel(border(logit)),
      classes: travel(CLASSES[data]),
      wrong: travel(CLASSES[data].map((points, k) => points.filter((x) => logit(x) > 0 !== k > 0))),
      places: range(49, (i) => range(49, (j) => [i, j].map((k) => Math.round(5 * k - 120) / 100)))
        .map((line) => line.map(journey)),
    });
  }

  // The scene at a time, and a plot that holds its points.
  function at(state) {
    const { move, share } = clock(state);
    const go = NETWORKS[state.data].moves[move](share);
    const now = (lines) => lines.map((line) => line.map((journey) => go(journey[move])));
    const classes = now(scene(state.data).classes);
    const size = 1.12 * Math.max(1.05, ...classes.flat(2).map(Math.abs));
    return { classes, now, size,
      plot: courseFigure.plot({ ...frame, x: [-size, size], y: [-size, size] }) };
  }

  const frames = new WeakMap();
  // The picture follows its state at an even pace. What is drawn last is the state itself.
  function follow(view, state) {
    const before = frames.get(view);
    cancelAnimationFrame(before?.request);
    const from = before?.data === state.data && !still() ? before.time : state.time;
    const gap = state.time - from, lasts = Math.min(Math.abs(gap) * PACE, LONGEST);
    const here = { data: state.data, time: from };
    const begin = performance.now();
    frames.set(view, here);
    const paint = (now) => {
      const share = lasts ? Math.min(Math.max((now - begin) / lasts, 0), 1) : 1;
      here.time = share < 1 ? from + share * gap : state.time;
      picture(view, { ...state, time: here.time });
      if (share < 1) here.request = requestAnimationFrame(paint);
    };
    paint(begin);
  }

  const dot = (size, [x, y]) => `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${
    size} 0 1 0 ${-2 * size} 0`;
  const triangle = (size, [x, y]) => `M${x} ${y - size}l${size} ${1.7 * size}h${-2 * size}z`;
  const square = (size, [x, y]) => `M${x - size} ${y - size}h${2 * size}v${2 * size}h${-2 * size}z`;

  function picture(view, state) {
    const { plot, now, classes, size } = at(state);
    const { journey, moves, line: [w1, w2, b] } = NETWORKS[state.data];
    const kept = scene(state.data), set = (id, d) => view.querySelector(id).setAttribute("d", d);
    const paths = (lines) => lines.map(plot.path).join("");
    const marks = (draw, radius, points) => points.map(([x, y]) =>
      draw(radius, [plot.x(x), plot.y(y)].map((value) => Number(value.toFixed(2))))).join("");
    set("#grid", paths(now(kept.grid)));
    set("#border", paths(now(kept.border)));
    set("#class-0", marks(dot, 2.6, classes[0]));
    set("#class-1", marks(triangle, 3.2, classes[1]));
    set("#wrong", marks(square, 5, now(kept.wrong).flat()));
    const [[point]] = now([[journey([state.x1, state.x2])]]);
    set("#point", marks(dot, 6.5, [point]) + marks(dot, 1, [point]));
    const far = 3 * size, norm = w1 * w1 + w2 * w2, foot = [-b * w1 / norm, -b * w2 / norm];
    set("#line", state.time === END ? plot.path([-far, far].map((s) =>
      [foot[0] - s * w2 / Math.sqrt(norm), foot[1] + s * w1 / Math.sqrt(norm)])) : "");
    const tick = [1, 2, 5, 10, 20, 50, 100].find((value) => value > size / 4);
    view.querySelector("#ticks").innerHTML = plot.axes([-tick, 0, tick], [-tick, 0, tick]);
    for (const name of view.querySelectorAll(".letter"))
      name.textContent = state.time ? "z" : "x";
    view.querySelector("svg").dataset.time = state.time;
  }

  const { math, sub } = courseFigure;
  const name = (x, y, index) => `<text class="name" x="${x}" y="${y}"><tspan
    class="letter var"></tspan><tspan class="sub" dy="3">${index}</tspan></text>`;
  const MOVES = [math("u"), math("uW"), math("uW + b"), `tanh(${math("uW + b")})`];
  const row = (what, letter, move, output) => `<tr data-move="${move}">
    ${what ? `<th scope="row">${what}</th>` : "<td></td>"}
    <td>${output(letter + 1)}</td><td>${output(letter + 2)}</td></tr>`;

  return {
    start: { data: "three", time: 0, x1: 0, x2: 0.4 },
    sliders: {
      time: { label: "τ", min: 0, max: END, step: 0.1 },
      x1: { label: sub("x", 1), min: -EDGE, max: EDGE, step: 0.05 },
      x2: { label: sub("x", 2), min: -EDGE, max: EDGE, step: 0.05 },
    },
    choices: { data: Object.keys(CLASSES) },
    buttons: {
      first: (v) => (v.time > 0 ? { time: 0 } : null),
      next: (v) => ahead(v, clock(v).length),
      step: (v) => ahead(v, still() ? clock(v).length : 0.5),
    },
    whole: ["layer", "right", "apart", "seed"],

    messages: {
      title: { en: "The plane on its way through a network", ko: "신경망을 지나가는 평면" },
      picture: {
        en: "Drawing: a grid, circles of class 0 and triangles of class 1, bent layer by "
          + "layer, and the line on which the network wavers.",
        ko: "그림: 층을 지날 때마다 휘는 모눈과 클래스 0의 원, 클래스 1의 세모, 그리고 "
          + "신경망이 망설이는 선.",
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
      time: { en: "the way so far", ko: "지나온 길" },
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
        en: "● class 0, ▲ class 1, □ on the wrong side. On the thick line, y = ½.",
        ko: "● 클래스 0, ▲ 클래스 1, □ 틀린 쪽에 있는 점. 굵은 선에서는 y = ½입니다.",
      },
      score: {
        en: "{right} of 200 points are on their side of the line.",
        ko: "점 200개 가운데 {right}개가 선의 제 쪽에 있습니다.",
      },
      story: {
        en: "Of 20 seeds, {apart} got all 200 right. Shown is seed {seed}, the first of the best.",
        ko: "시드 20개 가운데 {apart}개가 200개를 모두 맞혔습니다. 여기 있는 것은 가장 잘 맞힌 것 "
          + "가운데 첫째인 시드 {seed}입니다.",
      },
      description: {
        en: "{stage}. The point is at {z1}, {z2}, y {y}. {right} of 200 points on their side.",
        ko: "{stage}. 점은 {z1}, {z2}에 있고 y는 {y}입니다. 점 200개 가운데 {right}개가 제 쪽에 있습니다.",
      },
    },
    describe: (tell, v) => tell("description", { stage: stage(tell, v) }),

    compute(s) {
      const { hidden, journey, logit, moves, right, apart, seed } = NETWORKS[s.data];
      const { move, share } = clock(s), first = move - move % 3;
      const places = journey([s.x1, s.x2]);
      const { weights: [[w11, w12], [w21, w22]], bias: [b1, b2] } = hidden[first / 3];
      const [[u1, u2], [p1, p2], [q1, q2], [r1, r2]] = places.slice(first, first + 4);
      const [z1, z2] = moves[move](share)(places[move]);
      return {
        z1, z2, u1, u2, p1, p2, q1, q2, r1, r2, w11, w12, w21, w22, b1, b2,
        layer: first / 3 + 1, det: w11 * w22 - w12 * w21, y: sigmoid(logit([s.x1, s.x2])), right, apart, seed,
      };
    },

    drag(px, py, v) {
      const { plot, now } = at(v), place = plot.at(px, py);
      if (!place) return null;
      const far = ([a, b]) => (a - place[0]) ** 2 + (b - place[1]) ** 2;
      const { places } = scene(v.data);
      const [nearest] = now(places).flat().map((z, i) => [far(z), i])
        .reduce((best, one) => (one[0] < best[0] ? one : best)).slice(1);
      const [x1, x2] = places.flat()[nearest][0];
      return { x1, x2 };
    },

    body: (say, { slider, choice, button, output }) => `
      ${choice("data")}
      <div class="parts">
        <div>
          <p id="stage"></p>
          <svg viewBox="0 0 320 314" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            <g id="ticks"></g>
            ${courseFigure.plot({ ...frame, x: [0, 1], y: [0, 1] }).inside(`
              <path id="grid"/><path id="line"/><path id="border"/>
              <path id="class-0" class="s1"/><path id="class-1" class="s2"/>
              <path id="wrong"/><path id="point"/>`)}
            ${name(298, 309, 1)}${name(3, 16, 2)}
          </svg>
          <p>${say("key")}</p>
        </div>
        <div class="controls">
          <fieldset><legend>${say("way")}</legend>${slider("time")}</fieldset>
          <div class="buttons">${button("next")}${button("run")}${button("first")}</div>
          <fieldset><legend>${say("point")}</legend>${slider("x1")}${slider("x2")}</fieldset>
          <table><tbody>
            ${MOVES.map((what, i) => row(what, "upqr"[i], i, output)).join("")}
            ${row(say("now"), "z", "now", output)}
            ${row(`${math("W")}<sup>(${output("layer")})</sup>`, "w1", "", output)}
            ${row("", "w2", "", output)}${row(math("b"), "b", "", output)}
          </tbody></table>
          <p>det ${math("W")} = ${output("det")}, ${math("y")} = ${output("y")}</p>
          <p><strong>${say("score", { right: output("right") })}</strong></p>
          <p>${say("story", { apart: output("apart"), seed: output("seed") })}</p>
        </div>
      </div>`,

    draw(view, v, say) {
      follow(view, v);
      view.querySelector("#stage").textContent = stage(say, v);
      const move = String(v.time ? clock(v).move % 3 + 1 : 0);
      for (const part of view.querySelectorAll("[data-move]"))
        part.classList.toggle("on", part.dataset.move === move);
    },

    css: `
      svg { max-width: 30rem; margin: 0.25rem auto; }
      svg path { fill: none; stroke-linejoin: round; }
      #grid { stroke: var(--muted); stroke-width: 0.7; stroke-opacity: 0.6; }
      #border { stroke: var(--ink); stroke-width: 2.6; stroke-linecap: round; }
      #line { stroke: var(--ink); stroke-width: 1.4; stroke-dasharray: 6 4; }
      svg #class-0, svg #class-1 { fill: var(--color); }
      #wrong { stroke: var(--ink); stroke-width: 1.2; }
      #point { stroke: var(--ink); stroke-width: 2; }
      .choice { margin-bottom: 0.6rem; }
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
        .parts { grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); }
      }`,
  };

  function stage(say, v) {
    if (!v.time) return say("input");
    const layers = NETWORKS[v.data].hidden.length;
    return say("stage", { layer: v.layer, layers, move: say(`move${clock(v).move % 3}`) });
  }

  function ahead(v, stride) {
    if (v.time >= END) return null;
    return { time: (Math.floor(v.time / stride) + 1) * stride };
  }
})());
