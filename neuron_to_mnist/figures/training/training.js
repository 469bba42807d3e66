/* A network with two inputs that trains while one watches: what every node makes of the plane, the
   answer with the points, and the loss so far. */

courseFigure("course-training", (() => {
  "use strict";

  const { own, written, toggled, marks } = courseFigure.ownPoints;
  const { EDGE, CELLS, show } = courseFigure.trainingPicture;
  const ALL = 1000, MOST = 20000, LAYERS = 4, NODES = 8;
  const PACES = { slow: 1, normal: 5, fast: 25 }; // updates in a frame

  const widths = ({ hidden }) => (hidden ? hidden.split(" ").map(Number) : []);
  // Every other point is trained on, the others are only measured.
  const tasks = new Map();
  function task({ data, noise }) {
    const key = `${data} ${noise}`;
    if (!tasks.has(key)) {
      const { spirals, ...rest } = courseFigure.points, { normal } = courseFigure.trained.generator(0);
      const classes = { none: [], spirals: spirals(1), ...rest }[data];
      const all = classes.flatMap((points, t) => points.map(([x1, x2]) =>
        [x1 + noise * normal(), x2 + noise * normal(), t]));
      tasks.set(key, [0, 1].map((odd) => all.filter((_, i) => i % 2 === odd)));
    }
    return tasks.get(key);
  }
  function training(v) {
    const [train, held] = task(v);
    const { activation, first, scale, seed, optimizer, rate, batch, decay } = v;
    return courseFigure.trained({ widths: widths(v), samples: [...train, ...own(v)], held, activation,
      first, scale, seed, optimizer, rate, batch, decay }, v.steps);
  }

  const changed = (v, l, by) => {
    const all = widths(v), next = (all[l] ?? 0) + by;
    return l >= all.length || next < 1 || next > NODES ? null
      : { hidden: all.with(l, next).join(" ") };
  };
  const small = (say, name, sign, fields) => `<button type="button" class="small" data-press="${name}"
    data-lm-suppress-shortcuts aria-label="${say(name.replace(/\d/, ""), fields)}">${sign}</button>`;

  return {
    start: {
      data: "spirals", noise: 0, points: "", pen: "square", hidden: "8 8", activation: "tanh",
      optimizer: "Adam", rate: 0.03, batch: 10, first: "xavier", scale: 1, decay: 0, seed: 1, steps: 0,
      pace: "normal",
    },
    sliders: {
      noise: { min: 0, max: 0.3, step: 0.01 }, scale: { min: 0, max: 4, step: 0.1 },
    },
    choices: {
      data: ["spirals", "ring", "xor", "curves", "none"], pen: ["circle", "square"],
      activation: ["tanh", "sigmoid", "relu", "identity"],
      optimizer: Object.keys(courseFigure.optimizers),
      rate: [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], batch: [1, 10, 32, ALL],
      first: ["xavier", "he", "unit"], decay: [0, 0.0001, 0.001, 0.01, 0.1], pace: Object.keys(PACES),
    },
    texts: {
      hidden: /^([1-8]( [1-8]){0,3})?$/,
      points: /^(-?[01](\.\d{1,2})? -?[01](\.\d{1,2})? [01];)*$/,
    },
    buttons: {
      step: (v) => ahead(v, courseFigure.still() ? 100 : PACES[v.pace]),
      one: (v) => ahead(v, 1),
      back: (v) => (v.steps ? { steps: 0 } : null),
      other: ({ seed }) => ({ seed: seed + 1 }),
      clear: ({ points }) => (points ? { points: "" } : null),
      deeper: (v) => (widths(v).length < LAYERS
        ? { hidden: [...widths(v), widths(v).at(-1) ?? 4].join(" ") } : null),
      flatter: (v) => (v.hidden ? { hidden: widths(v).slice(0, -1).join(" ") } : null),
      ...Object.fromEntries(Array.from({ length: LAYERS }, (_, l) => [
        [`more${l + 1}`, (v) => changed(v, l, 1)], [`fewer${l + 1}`, (v) => changed(v, l, -1)]]).flat()),
    },
    restart: (part) => ("steps" in part || "pen" in part || "pace" in part ? {} : { steps: 0 }),
    opening: ({ steps }) => steps < 700,
    pace: 0,
    whole: ["steps", "epoch", "right", "n", "seed"],

    messages: {
      title: { en: "A network that trains while you watch", ko: "눈앞에서 학습하는 신경망" },
      picture: {
        en: "Drawing: the network, layer by layer. Each node holds a picture of the plane, blue where "
          + "its output is high and orange where it is low. Thick links have large weights, dashed ones "
          + "negative weights.",
        ko: "그림: 층별로 나타낸 신경망. 노드에는 평면 그림이 하나씩 들어 있고, 출력이 큰 곳은 파랑, "
          + "작은 곳은 주황입니다. 가중치가 클수록 선이 굵고, 음수이면 점선입니다.",
      },
      plane: { en: "The plane with the points", ko: "점이 놓인 평면" },
      keys: {
        en: "Click to set a point, drag to move it, click it again to remove it. By keyboard: arrow keys, "
          + "and Space. Faint points are held out: measured, never trained on.",
        ko: "클릭하면 점이 놓이고, 끌면 옮겨지고, 다시 클릭하면 없어집니다. 키보드로는 화살표 키와 "
          + "스페이스를 씁니다. 흐린 점은 검증용이며 학습에 쓰지 않습니다.",
      },
      place: { en: "{x}, {y}", ko: "{x}, {y}" },
      onPoint: { en: "{x}, {y}, a point", ko: "{x}, {y}, 점 있음" },
      one: { en: "Step", ko: "한 번" },
      back: { en: "Restart", ko: "처음부터" },
      other: { en: "New weights", ko: "새 가중치" },
      clear: { en: "Clear my points", ko: "내 점 지우기" },
      layers: { en: "Hidden layers", ko: "은닉층" },
      deeper: { en: "one hidden layer more", ko: "은닉층 하나 더하기" },
      flatter: { en: "one hidden layer fewer", ko: "은닉층 하나 빼기" },
      more: { en: "layer {l}: one node more", ko: "{l}층에 노드 하나 더하기" },
      fewer: { en: "layer {l}: one node fewer", ko: "{l}층에서 노드 하나 빼기" },
      pen: { en: "Next point", ko: "다음에 놓을 점" },
      circle: { en: "○ class 0", ko: "○ 클래스 0" },
      square: { en: "■ class 1", ko: "■ 클래스 1" },
      data: { en: "Data", ko: "데이터" },
      spirals: { en: "two spirals", ko: "두 나선" },
      ring: { en: "disc in a ring", ko: "고리 속 원판" },
      xor: { en: "XOR", ko: "XOR" },
      curves: { en: "two curves", ko: "두 곡선" },
      none: { en: "only my points", ko: "내가 놓은 점만" },
      noise: { en: "Noise", ko: "잡음" },
      activation: { en: "Activation", ko: "활성화 함수" },
      sigmoid: { en: "sigmoid", ko: "시그모이드" },
      relu: { en: "ReLU", ko: "ReLU" },
      identity: { en: "identity", ko: "항등 함수" },
      optimizer: { en: "Optimizer", ko: "옵티마이저" },
      rate: { en: "Learning rate", ko: "학습률" },
      batch: { en: "Batch size", ko: "배치 크기" },
      1000: { en: "all", ko: "전체" },
      first: { en: "First weights", ko: "첫 가중치" },
      xavier: { en: "Xavier", ko: "Xavier" },
      he: { en: "He", ko: "He" },
      unit: { en: "deviation 1", ko: "표준편차 1" },
      scale: { en: "Their scale", ko: "첫 가중치 배율" },
      decay: { en: "Weight decay", ko: "가중치 감쇠" },
      pace: { en: "Updates", ko: "갱신 횟수" },
      slow: { en: "1 a frame", ko: "화면당 1번" },
      normal: { en: "5 a frame", ko: "화면당 5번" },
      fast: { en: "25 a frame", ko: "화면당 25번" },
      train: { en: "training", ko: "학습" },
      held: { en: "held out", ko: "검증" },
      count: { en: "Update {steps}, epoch {epoch}, weights no. {seed}", ko: "갱신 {steps}번, {epoch}에폭, 가중치 {seed}번" },
      losses: { en: "Loss {loss}, held out {held}; {right} of {n} right", ko: "손실 {loss}, 검증 {held}, 점 {n}개 중 {right}개 맞음" },
      stopped: {
        en: "A weight would leave the range up to 10,000: training stands still. Try a smaller rate.",
        ko: "가중치가 10,000을 넘게 되어 학습을 멈추었습니다. 학습률을 줄여 보세요.",
      },
      description: {
        en: "After {steps} updates: loss {loss}, held out {held}. {right} of {n} points are right.",
        ko: "{steps}번 갱신한 뒤: 손실 {loss}, 검증 {held}. 점 {n}개 중 {right}개가 맞습니다.",
      },
    },

    compute(s) {
      const done = training(s), { length: n } = done.samples, [, held] = task(s);
      const { loss, right } = done.network.measure(done.samples);
      const updates = n ? Math.ceil(n / Math.min(s.batch, n)) : 1;
      return { epoch: Math.floor(done.steps / updates), n, right, loss,
        held: done.network.measure(held).loss };
    },

    body: (say, { slider, choice, select, button, output }) => `
      <div class="bar">${button("run")}${button("one")}${button("back")}${button("other")}</div>
      <p>${say("count", { steps: output("steps"), epoch: output("epoch"), seed: output("seed") })}</p>
      <div class="parts">
        <div class="map"><canvas width="${CELLS}" height="${CELLS}"></canvas>
          <svg id="plane" viewBox="${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}" tabindex="0"
            role="application" aria-label="${say("plane")}" aria-describedby="keys"
            data-lm-suppress-shortcuts>
            <path class="held" id="held-0"/><path class="held" id="held-1"/>
            <path id="class-0"/><path id="class-1"/><path class="own" id="own-0"/>
            <path class="own" id="own-1"/><path class="cross" d="M-.08 0h.16M0-.08v.16"/></svg></div>
        <div class="pen">${choice("pen")}</div>
        <div class="left">
          <div class="net"><svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img"
            aria-label="${say("picture")}" aria-describedby="description"></svg></div>
          <div class="tools">${Array.from({ length: LAYERS }, (_, l) => `<span>${
            small(say, `fewer${l + 1}`, "−", { l: l + 1 })}${
            small(say, `more${l + 1}`, "+", { l: l + 1 })}</span>`).join("")}</div>
          <svg class="losses" viewBox="0 0 300 88" aria-hidden="true"><g></g>
            <path class="curve s3" id="loss-1"/><path class="curve s4" id="loss-2"/>
            <text class="name" x="24" y="16" text-anchor="end">${courseFigure.svgMath("E")}</text>
            ${["train", "held"].map((which, i) => `<path class="curve s${i + 3}" d="M206 ${
              14 + 16 * i}h22"/><text x="234" y="${18 + 16 * i}">${say(which)}</text>`).join("")}</svg>
          <p class="sums">${say("losses", { loss: output("loss"), held: output("held"),
            right: output("right"), n: output("n") })}</p>
        </div>
      </div>
      <p class="stopped">${say("stopped")}</p>
      <div class="settings">
        <div class="select"><span>${say("layers")}</span><span>${small(say, "flatter", "−")}${
          small(say, "deeper", "+")}</span></div>
        ${["data", "activation", "optimizer", "rate", "batch", "first", "decay", "pace"].map(select)
          .join("")}${slider("noise")}${slider("scale")}${button("clear")}
      </div>
      <p class="keys" id="keys">${say("keys")}</p>
      <p class="unseen" id="place" role="status"></p>`,

    draw(view, v) {
      const done = training(v), find = (selector) => view.querySelector(selector);
      show(view, done, v.activation);
      const [train, held] = task(v);
      for (const t of [0, 1])
        for (const [id, points] of [["class", train], ["held", held], ["own", own(v)]])
          find(`#${id}-${t}`).setAttribute("d", marks(points, t));
      view.classList.toggle("flown", done.stopped);
    },

    connect(view, figure, say) {
      const plane = view.querySelector("#plane");
      courseFigure.ownPoints.byHand(plane, figure);
      courseFigure.ownPoints.byKeys(plane, figure, view.querySelector(".cross"), ([x, y], on) => {
        view.querySelector("#place").textContent = say(on ? "onPoint" : "place", { x, y });
      });
    },

    css: `
      p { margin: 0.25rem 0; font-size: 0.9rem; }
      .bar { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .bar button, .settings > button { padding: 0.2rem 0.7rem; font-size: 0.9rem; }
      .settings > button { align-self: end; padding-inline: 0.2rem; }
      .parts { display: grid; gap: 0.5rem 1.25rem; }
      .map { position: relative; aspect-ratio: 1; width: min(100%, 15rem); margin: 0 auto;
             border: 1px solid var(--muted); background: var(--paper); }
      canvas { display: block; width: 100%; height: 100%; forced-color-adjust: none; }
      #plane { position: absolute; inset: 0; cursor: crosshair; touch-action: pan-y;
               user-select: none; }
      #plane path { stroke-width: 0.012; }
      #class-0, #own-0, #held-0 { fill: var(--paper); stroke: #d0600a; }
      #class-1, #own-1, #held-1 { fill: #2a7bd0; stroke: var(--paper); }
      #plane .held { opacity: 0.45; } #plane .own { stroke-width: 0.022; }
      #plane #own-1 { stroke: var(--ink); }
      .cross { stroke: var(--ink); } #plane:not(:focus-visible) .cross { visibility: hidden; }
      .net { position: relative; height: 10.5rem; }
      .net > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
      .net path { fill: none; vector-effect: non-scaling-stroke; }
      .plus { stroke: #2a7bd0; } .minus { stroke: #d0600a; stroke-dasharray: 4 3; }
      .net canvas { position: absolute; height: 10.6%; width: auto; aspect-ratio: 1;
                    transform: translate(-50%, -50%); background: var(--paper);
                    border: 1px solid var(--muted); }
      .tools { position: relative; height: 1.8rem; }
      .tools span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
      .small { width: 1.6rem; min-height: 1.6rem; padding: 0; line-height: 1; }
      .losses { width: 100%; max-width: 24rem; }
      svg.losses text { font-size: 12px; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
      .settings { display: grid; gap: 0.5rem 0.75rem; margin-top: 0.5rem;
                  grid-template-columns: repeat(auto-fit, minmax(min(6.4rem, 100%), 1fr)); }
      .settings .small { width: 2.2rem; min-height: 2rem; margin-right: 0.3rem; }
      .pen div { justify-content: center; flex-wrap: nowrap; margin: 0; }
      .pen legend { position: absolute; clip-path: inset(50%); }
      .keys { font-size: 0.85rem; color: var(--muted); }
      .stopped { font-weight: 600; } .card:not(.flown) .stopped { display: none; }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); }
        .parts { grid-template-rows: auto 1fr; }
        .map { width: 100%; grid-column: 2; grid-row: 1; } .pen { grid-column: 2; }
        .left { grid-column: 1; grid-row: 1 / span 2; } .net { height: 12.8rem; }
        .foot { margin-top: -2.4rem; } .keys { padding-right: 7rem; }
      }`,
  };

  function ahead(v, by) {
    const { stopped, samples } = training(v);
    if (stopped || !samples.length || v.steps >= MOST) return null;
    return { steps: Math.min(v.steps + by, MOST) };
  }

})());
