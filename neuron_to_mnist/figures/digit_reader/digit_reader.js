/* Chapter 9's network reads a digit as it is drawn: the ink, the 28 by 28 pixels that it becomes,
   prepared as MNIST was (digit_reader_pixels.js), and ten probabilities. The weights stand in
   digit_reader_weights.js. */

courseFigure("course-digit-reader", (() => {
  "use strict";

  const SIDE = 28;
  const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const THREE = "M8.3 7.2L10 5.3L12.5 4.5L15.2 4.9L17.3 6.5L18.2 8.8L17.7 11.2L16 13.1L13.5 13.9"
    + "L15.9 14.4L17.7 15.7L18.8 17.5L18.9 19.5L18.1 21.3L16.4 22.8L14.1 23.5L11.7 23.5L9.4 22.6"
    + "L7.8 21.2";
  const EXAMPLES = {
    seven: "M7 5L13 4.8L20 5L16.5 12L14 18L12.5 24M10 14.5L18.5 14",
    one: "M7 10.5L15 4L15 24",
    small: "M19.6 19.2L20.7 18L22.3 17.7L23.8 18.3L24.5 19.7L24.2 21.2L19.7 25.8L25 25.8",
    letter: "M7 24L14 4L21 24M9.5 17L18.5 17",
    heart: "M14 23L6 14L5.5 9.5L8 6.5L11.5 6.5L14 9.5L16.5 6.5L20 6.5L22.5 9.5L22 14L14 23",
  };

  // The weights are whole numbers from -127 to 127, one byte each; every node has its own scale.
  const LAYERS = courseFigure.digitReader.map(({ weights, scales, bias }) => {
    const bytes = Int8Array.from(atob(weights), (letter) => letter.charCodeAt(0));
    return { bias, weights: Float64Array.from(bytes, (q, i) => q * scales[i % scales.length]) };
  });

  function weightedSums(inputs, { weights, bias }) {
    const sums = [...bias];
    inputs.forEach((input, i) => {
      if (input !== 0) bias.forEach((_, k) => { sums[k] += input * weights[i * bias.length + k]; });
    });
    return sums;
  }
  const relu = (a) => a.map((value) => Math.max(value, 0));
  function softmax(logits) {
    const largest = Math.max(...logits);
    const powers = logits.map((value) => Math.exp(value - largest));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  }
  // What the network makes of a state, and how much each pixel adds to the lead, in logits, of the
  // likeliest digit over the next: a pixel's brightness times the slope there.
  function reading(state) {
    const [V, W] = LAYERS, nodes = V.bias.length;
    const image = courseFigure.digitPixels(state);
    const sums = weightedSums(image, V);
    const logits = weightedSums(relu(sums), W);
    const [best, second] = [...DIGITS].sort((a, b) => logits[b] - logits[a]);
    const slopes = sums.map((a, h) => (a > 0
      ? W.weights[h * 10 + best] - W.weights[h * 10 + second] : 0));
    const shares = image.map((x, i) => x && x * slopes.reduce(
      (sum, slope, h) => sum + slope * V.weights[i * nodes + h], 0));
    return { logits, best, second, shares };
  }

  const KEY = Object.fromEntries(["toward", "against"].map((name) =>
    [name, `<svg class="key" viewBox="-1 -1 2 2" aria-hidden="true"><path class="${name}"
      d="${mark(name, 0, 0, 0.8)}"/></svg>`]));

  // A square for what speaks for the answer, a diamond of the same area for what speaks against it.
  function mark(name, x, y, half) {
    if (name === "toward") return `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}z`;
    const far = half * Math.SQRT2;
    return `M${x} ${y - far}l${far} ${far}l${-far} ${far}l${-far} ${-far}z`;
  }

  const limited = (value) => Math.min(Math.max(value, 0), SIDE);
  const line = (from, to) => `M${from.join(" ")}L${to.join(" ")}`;

  // By mouse, pen or finger.
  function drawByHand(board, figure) {
    let before = null, stroke, last; // the ink before the stroke that is being drawn
    const place = ({ clientX, clientY }) => {
      const { x, y } = new DOMPoint(clientX, clientY)
        .matrixTransform(board.getScreenCTM().inverse());
      return [x, y].map((value) => Math.round(limited(value) * 10) / 10);
    };
    board.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      board.setPointerCapture(event.pointerId);
      last = place(event);
      before = figure.state.ink;
      stroke = line(last, last);
      figure.state = { ink: before + stroke };
    });
    board.addEventListener("pointermove", (event) => {
      if (before === null || !event.isPrimary) return;
      const here = place(event);
      if (Math.hypot(here[0] - last[0], here[1] - last[1]) < 0.4) return;
      last = here;
      stroke += `L${here.join(" ")}`;
      figure.state = { ink: before + stroke };
    });
    for (const kind of ["pointerup", "pointercancel"])
      board.addEventListener(kind, ({ isPrimary }) => { if (isPrimary) before = null; });
  }

  // By keyboard, with a cursor, and a line to it from the last point while the pen is down.
  function drawByKeys(board, figure, circle, rubber, told) {
    let cursor = [14, 14], anchor = null; // the pen is down while there is an anchor
    const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const show = () => {
      circle.setAttribute("cx", cursor[0]);
      circle.setAttribute("cy", cursor[1]);
      rubber.setAttribute("d", anchor ? line(anchor, cursor) : "");
    };
    board.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in WAYS) {
        const by = event.shiftKey ? 4 : 1;
        cursor = cursor.map((value, axis) => limited(value + by * WAYS[event.key][axis]));
      } else if (event.key === " ") {
        figure.state = { ink: figure.state.ink + line(anchor ?? cursor, cursor) };
        anchor = cursor;
      } else if (event.key === "Enter") {
        anchor = null;
      } else {
        return;
      }
      event.preventDefault();
      show();
      told(cursor, anchor !== null);
    });
    board.addEventListener("blur", () => {
      anchor = null;
      show();
    });
    show();
  }

  const example = (name) => () => ({ ink: EXAMPLES[name], fit: name !== "small" });
  const row = (digit, output) => `<tr><th scope="row">${digit}</th>
    <td><span class="bar"></span></td><td>${output(`y${digit}`)}</td></tr>`;

  return {
    start: { ink: THREE, pen: 2.5, fit: true, why: false },
    sliders: { pen: { label: "⌀", min: 0.5, max: 5, step: 0.25 } },
    texts: { ink: /^(M[0-9]+(\.[0-9]+)? [0-9]+(\.[0-9]+)?(L[0-9]+(\.[0-9]+)? [0-9]+(\.[0-9]+)?)+)*$/ },
    buttons: {
      undo: ({ ink }) => (ink ? { ink: ink.slice(0, ink.lastIndexOf("M")) } : null),
      clear: ({ ink }) => (ink ? { ink: "" } : null),
      ...Object.fromEntries(Object.keys(EXAMPLES).map((name) => [name, example(name)])),
    },
    whole: ["best", "second"],

    messages: {
      title: { en: "Draw a digit, and the network reads it", ko: "숫자를 그리면 신경망이 읽습니다" },
      board: { en: "Drawing board", ko: "그림판" },
      keys: {
        en: "Draw with mouse or finger. By keyboard: arrow keys move the cursor, Shift makes "
          + "them faster, Space sets a point and joins it to the last one, Enter lifts the pen.",
        ko: "마우스나 손가락으로 그립니다. 키보드로는 화살표 키로 커서를 옮기고(Shift와 함께 누르면 "
          + "더 빠르게), 스페이스로 점을 찍어 앞의 점과 잇고, 엔터로 펜을 뗍니다.",
      },
      place: { en: "Column {x}, row {y}", ko: "{x}열 {y}행" },
      penDown: { en: "Column {x}, row {y}, pen down", ko: "{x}열 {y}행, 펜 내림" },
      picture: {
        en: "Drawing: what the network is given, 28 by 28 pixels with the ink of the board.",
        ko: "그림: 신경망에 들어가는 28×28 픽셀. 그림판의 잉크가 담겨 있습니다.",
      },
      width: { en: "Pen", ko: "펜" },
      pen: { en: "the width of the pen", ko: "펜의 굵기" },
      undo: { en: "Undo", ko: "한 획 지우기" },
      clear: { en: "Clear", ko: "모두 지우기" },
      seen: { en: "What the network sees", ko: "신경망이 보는 것" },
      fit: { en: "size and place as in MNIST", ko: "MNIST처럼 크기와 자리 맞추기" },
      why: { en: "show which pixels decide", ko: "어느 픽셀이 가르는지 보기" },
      answer: { en: "Reads", ko: "읽은 숫자" },
      examples: { en: "Try these", ko: "이런 그림은 어떨까요" },
      seven: { en: "a 7 with a bar", ko: "가로줄을 그은 7" },
      one: { en: "a 1 with a flag", ko: "머리를 꺾어 쓴 1" },
      small: { en: "a small 2 in the corner, not moved", ko: "구석에 작게 쓴 2, 옮기지 않고" },
      letter: { en: "the letter A", ko: "글자 A" },
      heart: { en: "a heart", ko: "하트" },
      because: {
        en: "The logit of {best} is ahead of that of {second} by {lead}. The pixels that speak for "
          + "this, {towardKey}, give {toward}, those against it, {againstKey}, {against}, the "
          + "biases {biases}.",
        ko: "{best}의 로짓이 {second}의 로짓보다 {lead} 높습니다. 높이는 픽셀 {towardKey}의 기여는 "
          + "{toward}, 낮추는 픽셀 {againstKey}의 기여는 {against}, 편향의 기여는 {biases}입니다.",
      },
      empty: { en: "The board is empty.", ko: "그림판이 비어 있습니다." },
      description: {
        en: "The network reads {best}, probability {first}. Next is {second}, {next}.",
        ko: "읽은 숫자는 {best}, 확률 {first}. 다음은 {second}, {next}.",
      },
      shares: {
        en: " Its lead in logits, {lead}: pixels for it {toward}, against it {against}, "
          + "biases {biases}.",
        ko: " 로짓의 차이 {lead}: 높이는 픽셀 {toward}, 낮추는 픽셀 {against}, 편향 {biases}.",
      },
    },
    describe(tell, v, spoken) {
      if (v.best === null) return tell("empty");
      const [first, next] = [v.best, v.second].map((digit) => spoken(`y${digit}`));
      return tell("description", { first, next }) + (v.why ? tell("shares") : "");
    },

    compute(state) {
      const { logits, best, second, shares } = reading(state);
      const total = (sign) => shares.reduce((sum, share) => sum + Math.max(sign * share, 0), 0);
      const [lead, toward, against] = [logits[best] - logits[second], total(1), -total(-1)];
      const numbers = { best, second, lead, toward, against, biases: lead - toward - against };
      softmax(logits).forEach((value, digit) => { numbers[`y${digit}`] = value; });
      if (!state.ink) for (const name in numbers) numbers[name] = null;
      return numbers;
    },

    body: (say, { slider, toggle, button, output }) => `
      <div class="parts">
        <div class="left">
          <svg id="board" viewBox="0 0 28 28" tabindex="0" role="application"
               aria-label="${say("board")}" aria-describedby="keys" data-lm-suppress-shortcuts>
            <path class="ink"/>
            <path class="rubber"/>
            <circle class="cursor" r="0.8"/>
          </svg>
          <div class="buttons">${button("undo")}${button("clear")}</div>
        </div>
        <div class="middle">
          <p class="head">${say("seen")}</p>
          <svg class="pixels" viewBox="0 0 28 28" role="img" aria-label="${say("picture")}"
               aria-describedby="description">${Array.from({ length: SIDE * SIDE }, (_, k) =>
            `<rect x="${k % SIDE}" y="${Math.floor(k / SIDE)}" width="1" height="1"/>`).join("")}
            <path class="grid" d="M4 4h20v20h-20z"/><path class="toward"/><path class="against"/>
          </svg>
          ${toggle("fit")}${toggle("why")}
        </div>
        <div class="right">
          <p class="answer">${say("answer")} <b>${output("best")}</b></p>
          <table><tbody>${DIGITS.map((digit) => row(digit, output)).join("")}</tbody></table>
        </div>
        <fieldset class="pen"><legend>${say("width")}</legend>${slider("pen")}</fieldset>
      </div>
      <p class="because">${say("because", {
        best: '<span data-name="best"></span>', towardKey: KEY.toward, againstKey: KEY.against,
        ...Object.fromEntries(["second", "lead", "toward", "against", "biases"].map((name) =>
          [name, output(name)])) })}</p>
      <p class="keys" id="keys">${say("keys")}</p>
      <fieldset><legend>${say("examples")}</legend><div class="buttons">${
        Object.keys(EXAMPLES).map(button).join("")}</div></fieldset>
      <p class="unseen" id="place" role="status"></p>`,

    draw(view, v) {
      const ink = view.querySelector(".ink");
      ink.setAttribute("d", v.ink);
      ink.setAttribute("stroke-width", v.pen);
      const image = courseFigure.digitPixels(v), shares = v.ink && v.why ? reading(v).shares : [];
      view.querySelectorAll(".pixels rect").forEach((rect, k) =>
        rect.setAttribute("opacity", image[k].toFixed(4)));
      const largest = Math.max(...shares.map(Math.abs));
      for (const [name, sign] of [["toward", 1], ["against", -1]])
        view.querySelector(`.pixels .${name}`).setAttribute("d", [...shares].map((share, k) =>
          (sign * share > 0 ? mark(name, (k % SIDE) + 0.5, Math.floor(k / SIDE) + 0.5,
            0.5 * Math.sqrt(Math.abs(share) / largest)) : "")).join(""));
      view.querySelector(".parts").classList.toggle("decided", v.why && v.ink !== "");
      view.querySelectorAll("tbody tr").forEach((line, digit) => {
        line.classList.toggle("best", digit === v.best);
        line.querySelector(".bar").style.width = `${100 * (v[`y${digit}`] ?? 0)}%`;
      });
    },

    connect(view, figure, say) {
      const board = view.querySelector("#board");
      drawByHand(board, figure);
      drawByKeys(board, figure, view.querySelector(".cursor"), view.querySelector(".rubber"),
        ([x, y], down) => {
          const place = view.querySelector("#place");
          place.textContent = say(down ? "penDown" : "place", { x, y });
        });
    },

    css: `
      svg { max-width: 15rem; margin: 0 auto; } #board { max-width: 21rem; }
      .parts { display: grid; gap: 1rem 1.25rem; grid-template-columns: 1fr 1.15fr; }
      .left, .pen { grid-column: 1 / -1; }
      #board { border: 2px solid var(--muted); border-radius: 0.5rem; cursor: crosshair;
               touch-action: none; user-select: none; }
      .pixels .grid { stroke-width: 0.12; stroke-dasharray: 0.6 0.6; }
      .ink { fill: none; stroke: var(--ink); stroke-linecap: round; stroke-linejoin: round; }
      .rubber { fill: none; stroke: var(--plus); stroke-width: 0.4; stroke-dasharray: 0.8 0.6; }
      .cursor { fill: none; stroke: var(--minus); stroke-width: 0.4; }
      #board:not(:focus-visible) :is(.cursor, .rubber) { visibility: hidden; }
      .pixels { border: 1px solid var(--line); }
      .pixels rect { fill: var(--ink); shape-rendering: crispEdges; }
      .decided .pixels rect { fill-opacity: 0.25; }
      .toward { fill: var(--plus); } .against { fill: var(--minus); }
      .key { display: inline-block; width: 0.8em; }
      .because { margin: 0.75rem 0 0; font-size: 0.9rem; }
      .parts:not(.decided) + .because { display: none; }
      .head { font-weight: 600; font-size: 0.9rem; }
      p { margin: 0 0 0.35rem; }
      .middle label { display: flex; gap: 0.4rem; align-items: center; min-height: 2.25rem;
                      font-size: 0.9rem; cursor: pointer; }
      .buttons { display: flex; flex-wrap: wrap; gap: 0.4rem; }
      .left .buttons { justify-content: center; margin-top: 0.5rem; }
      .buttons button { padding: 0.25rem 0.7rem; font-size: 0.9rem; }
      .answer { font-size: 1.05rem; } .answer b { font-size: 2rem; line-height: 1; }
      table { font-size: 0.9rem; }
      th { width: 1.2rem; font-weight: 400; } td:last-child { width: 3.6rem; text-align: end; }
      .bar { display: block; min-width: 1px; border-top: 0.75rem solid var(--plus); }
      .best th, .best td { font-weight: 700; }
      .keys { margin: 0.75rem 0; font-size: 0.85rem; color: var(--muted); }
      @container (min-width: 36rem) {
        .parts { grid-template: "left middle right" auto "pen middle right" 1fr
                 / minmax(0, 1.5fr) minmax(0, 0.75fr) minmax(0, 0.85fr); }
        .left { grid-area: left; } .pen { grid-area: pen; }
        .middle { grid-area: middle; } .right { grid-area: right; }
      }`,
  };
})());
