/* Chapter 9's network reads a digit as it is drawn: the ink, the 28 by 28 pixels that it becomes,
   prepared as MNIST was, and ten probabilities. The weights stand in digit_reader_weights.js. */

courseFigure("course-digit-reader", (() => {
  "use strict";

  const SIDE = 28, BOX = 20;
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
  const points = (stroke) => stroke.split("L").map((point) => point.split(" ").map(Number));
  const strokes = (ink) => ink.split("M").slice(1).map(points);

  // The pixels under the ink, which is first enlarged, then moved. A pixel is as dark as a line
  // with soft edges covers it: 1 inside, 0 outside, between them for a pixel's width.
  function pixels(lines, pen, [scale, right, down]) {
    const image = new Float64Array(SIDE * SIDE);
    const reach = (scale * pen) / 2 + 0.5;
    const place = ([x, y]) => [x * scale + right, y * scale + down];
    for (const line of lines) line.slice(1).forEach((end, i) => {
      const [ax, ay] = place(line[i]), [bx, by] = place(end);
      const [ux, uy] = [bx - ax, by - ay], squared = ux * ux + uy * uy;
      const span = (a, b) => [Math.max(0, Math.floor(Math.min(a, b) - reach)),
        Math.min(SIDE, Math.ceil(Math.max(a, b) + reach))];
      const [left, beyond] = span(ax, bx), [top, below] = span(ay, by);
      for (let row = top; row < below; row++) for (let column = left; column < beyond; column++) {
        const [px, py] = [column + 0.5 - ax, row + 0.5 - ay];
        const along = squared && Math.min(Math.max((px * ux + py * uy) / squared, 0), 1);
        const far = Math.sqrt((px - along * ux) ** 2 + (py - along * uy) ** 2);
        const k = row * SIDE + column;
        image[k] = Math.max(image[k], Math.min(reach - far, 1));
      }
    });
    return image;
  }

  // As MNIST was made: the ink fills a box of 20 by 20, and is then moved by whole pixels until
  // its center of mass lies in the middle pixel, between 14 and 15.
  function prepared(lines, pen) {
    const [xs, ys] = [0, 1].map((axis) => lines.flat().map((point) => point[axis]));
    const [left, top] = [xs, ys].map((all) => Math.min(...all) - pen / 2);
    const size = Math.max(Math.max(...xs) - left, Math.max(...ys) - top) + pen / 2;
    const scale = BOX / size, edge = (SIDE - BOX) / 2;
    const way = [scale, edge - left * scale, edge - top * scale];
    const image = pixels(lines, pen, way);
    let mass = 0, x = 0, y = 0;
    image.forEach((value, k) => {
      mass += value;
      x += value * ((k % SIDE) + 0.5);
      y += value * (Math.floor(k / SIDE) + 0.5);
    });
    const step = (moment) => SIDE / 2 - Math.floor(moment / mass + 1e-6);
    return pixels(lines, pen, [scale, way[1] + step(x), way[2] + step(y)]);
  }

  // What the network makes of a state, and how much each pixel adds to the lead, in logits, of the
  // likeliest digit over the next: a pixel's brightness times the slope there.
  function reading(state) {
    const [V, W] = LAYERS, nodes = V.bias.length;
    const image = input(state);
    const sums = weightedSums(image, V);
    const logits = weightedSums(relu(sums), W);
    const [best, second] = [...DIGITS].sort((a, b) => logits[b] - logits[a]);
    const slopes = sums.map((a, h) => (a > 0
      ? W.weights[h * 10 + best] - W.weights[h * 10 + second] : 0));
    const shares = image.map((x, i) => x && x * slopes.reduce(
      (sum, slope, h) => sum + slope * V.weights[i * nodes + h], 0));
    return { logits, best, second, shares };
  }

  const input = ({ ink, pen, fit }) =>
    fit ? prepared(strokes(ink), pen) : pixels(strokes(ink), pen, [1, 0, 0]);

  const KEY = Object.fromEntries(["toward", "against"].map((name) =>
    [name, `<svg class="key" viewBox="-1 -1 2 2" aria-hidden="true"><path class="${name}"
      d="${mark(name, 0, 0, 0.8)}"/></svg>`]));

  // A square for what speaks for the answer, a diamond of the same area for what speaks against it.
  function mark(name, x, y, half) {
    if (name === "toward") return `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}z`;
    const far = half * Math.SQRT2;
    return `M${x} ${y - far}l${far} ${far}l${-far} ${far}l${-far} ${-far}z`;
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
      en: {
        title: "Draw a digit, and the network reads it",
        board: "Drawing board",
        keys: "Draw with mouse or finger. By keyboard: arrow keys move the cursor, Shift makes "
          + "them faster, Space sets a point and joins it to the last one, Enter lifts the pen.",
        place: (x, y, down) => `Column ${x}, row ${y}${down ? ", pen down" : ""}`,
        picture: "Drawing: what the network is given, 28 by 28 pixels with the ink of the board.",
        pen: "the width of the pen", undo: "Undo", clear: "Clear",
        seen: "What the network sees", fit: "size and place as in MNIST",
        answer: "Reads", examples: "Try these", seven: "a 7 with a bar",
        one: "a 1 with a flag", small: "a small 2 in the corner, not moved",
        letter: "the letter A", heart: "a heart", width: "Pen",
        why: "show which pixels decide",
        because: (first, second, lead, toward, against, biases) => `The logit of ${first} is ahead
          of that of ${second} by ${lead}. The pixels that speak for this, ${KEY.toward}, give ${
          toward}, those against it, ${KEY.against}, ${against}, the biases ${biases}.`,
        describe: (say, v) => (v.best === null ? "The board is empty."
          : `The network reads ${v.best}, probability ${say(`y${v.best}`)}. Next is ${
            v.second}, ${say(`y${v.second}`)}.${v.why ? ` Its lead in logits, ${
            say("lead")}: pixels for it ${say("toward")}, against it ${say("against")}, biases ${
            say("biases")}.` : ""}`),
      },
      ko: {
        title: "숫자를 그리면 신경망이 읽습니다",
        board: "그림판",
        keys: "마우스나 손가락으로 그립니다. 키보드로는 화살표 키로 커서를 옮기고(Shift와 함께 누르면 "
          + "더 빠르게), 스페이스로 점을 찍어 앞의 점과 잇고, 엔터로 펜을 뗍니다.",
        place: (x, y, down) => `${x}열 ${y}행${down ? ", 펜 내림" : ""}`,
        picture: "그림: 신경망에 들어가는 28×28 픽셀. 그림판의 잉크가 담겨 있습니다.",
        pen: "펜의 굵기", undo: "한 획 지우기", clear: "모두 지우기",
        seen: "신경망이 보는 것", fit: "MNIST처럼 크기와 자리 맞추기",
        answer: "읽은 숫자", examples: "이런 그림은 어떨까요", seven: "가로줄을 그은 7",
        one: "머리를 꺾어 쓴 1", small: "구석에 작게 쓴 2, 옮기지 않고", letter: "글자 A", heart: "하트",
        width: "펜", why: "어느 픽셀이 가르는지 보기",
        because: (first, second, lead, toward, against, biases) => `${first}의 로짓이 ${second}의
          로짓보다 ${lead} 앞섭니다. 앞서게 하는 픽셀 ${KEY.toward}의 몫은 ${toward}, 뒤처지게 하는 픽셀 ${
          KEY.against}의 몫은 ${against}, 편향의 몫은 ${biases}입니다.`,
        describe: (say, v) => (v.best === null ? "그림판이 비어 있습니다."
          : `읽은 숫자는 ${v.best}, 확률 ${say(`y${v.best}`)}. 다음은 ${v.second}, ${
            say(`y${v.second}`)}.${v.why ? ` 로짓의 차이 ${say("lead")}: 앞서게 하는 픽셀 ${
            say("toward")}, 뒤처지게 하는 픽셀 ${say("against")}, 편향 ${say("biases")}.` : ""}`),
      },
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

    body: (t, { slider, toggle, button, output }) => `
      <div class="parts">
        <div class="left">
          <svg id="board" viewBox="0 0 28 28" tabindex="0" role="application"
               aria-label="${t.board}" aria-describedby="keys" data-lm-suppress-shortcuts>
            <path class="ink"/>
            <path class="rubber"/>
            <circle class="cursor" r="0.8"/>
          </svg>
          <div class="buttons">${button("undo")}${button("clear")}</div>
        </div>
        <div class="middle">
          <p class="head">${t.seen}</p>
          <svg class="pixels" viewBox="0 0 28 28" role="img" aria-label="${t.picture}"
               aria-describedby="description">${Array.from({ length: SIDE * SIDE }, (_, k) =>
            `<rect x="${k % SIDE}" y="${Math.floor(k / SIDE)}" width="1" height="1"/>`).join("")}
            <path class="grid" d="M4 4h20v20h-20z"/><path class="toward"/><path class="against"/>
          </svg>
          ${toggle("fit")}${toggle("why")}
        </div>
        <div class="right">
          <p class="answer">${t.answer} <b>${output("best")}</b></p>
          <table><tbody>${DIGITS.map((digit) => row(digit, output)).join("")}</tbody></table>
        </div>
        <fieldset class="pen"><legend>${t.width}</legend>${slider("pen")}</fieldset>
      </div>
      <p class="because">${t.because('<span data-name="best"></span>',
        ...["second", "lead", "toward", "against", "biases"].map((name) => output(name)))}</p>
      <p class="keys" id="keys">${t.keys}</p>
      <fieldset><legend>${t.examples}</legend><div class="buttons">${
        Object.keys(EXAMPLES).map(button).join("")}</div></fieldset>
      <p class="unseen" id="place" role="status"></p>`,

    draw(view, v) {
      const ink = view.querySelector(".ink");
      ink.setAttribute("d", v.ink);
      ink.setAttribute("stroke-width", v.pen);
      const image = input(v), shares = v.ink && v.why ? reading(v).shares : [];
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

    connect(view, figure) {
      const t = figure.constructor.figure.messages[view.lang];
      const board = view.querySelector("#board");
      const limited = (value) => Math.min(Math.max(value, 0), SIDE);
      const line = (from, to) => `M${from.join(" ")}L${to.join(" ")}`;

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

      let cursor = [14, 14], anchor = null; // the pen is down while there is an anchor
      const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
      const show = () => {
        const circle = view.querySelector(".cursor");
        circle.setAttribute("cx", cursor[0]);
        circle.setAttribute("cy", cursor[1]);
        view.querySelector(".rubber").setAttribute("d", anchor ? line(anchor, cursor) : "");
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
        view.querySelector("#place").textContent = t.place(...cursor, anchor !== null);
      });
      board.addEventListener("blur", () => {
        anchor = null;
        show();
      });
      show();
    },

    css: `
      svg { max-width: 15rem; margin: 0 auto; }
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
                 / minmax(0, 1.15fr) minmax(0, 0.85fr) minmax(0, 1fr); }
        .left { grid-area: left; } .pen { grid-area: pen; }
        .middle { grid-area: middle; } .right { grid-area: right; }
      }`,
  };
})());
