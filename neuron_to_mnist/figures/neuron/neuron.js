/* One neuron with two inputs: its weighted sum against its threshold, the plane with the line where
   it decides, and the four corners of a logic gate, right or wrong. */

courseFigure("course-neuron", (() => {
  "use strict";

  const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]];
  const TARGETS = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], XOR: [0, 1, 1, 0] };
  const WEIGHTS = {
    AND: { w1: 1, w2: 1, b: -1.5 }, OR: { w1: 1, w2: 1, b: -0.5 }, NAND: { w1: -1, w2: -1, b: 1.5 },
  };
  const LOW = -0.5, HIGH = 1.5, STEP = 0.125;

  const plane = courseFigure.plot({
    left: 34, top: 6, width: 252, height: 252, x: [LOW, HIGH], y: [LOW, HIGH] });
  const scale = courseFigure.plot({
    left: 14, top: 330, width: 272, height: 40, x: [-4.5, 4.5], y: [-1, 1] });

  const { math, sub, svgMath, svgSub } = courseFigure;
  const fires = (a) => Number(a > 0);

  // Where w1 x1 + w2 x2 + b is positive: the corners of the square on that side, and the points
  // where the line crosses its edges.
  function side({ w1, w2, b }) {
    const square = [[LOW, LOW], [HIGH, LOW], [HIGH, HIGH], [LOW, HIGH]];
    const sum = ([x1, x2]) => w1 * x1 + w2 * x2 + b;
    const edge = [];
    const region = square.flatMap((from, i) => {
      const to = square[(i + 1) % 4];
      const [here, there] = [sum(from), sum(to)];
      const points = here > 0 ? [from] : [];
      if (here > 0 !== there > 0) {
        const share = here / (here - there);
        const crossing = from.map((value, axis) => value + share * (to[axis] - value));
        points.push(crossing);
        edge.push(crossing);
      }
      return points;
    });
    return { region, edge };
  }

  // Whether a place in the drawing is nearer than 9 to the line, and not on the input's diamond.
  function onLine({ x, y, values: { w1, w2, b, x1, x2 } }) {
    const place = plane.at(x, y), unit = plane.x(1) - plane.x(0);
    if (!place || Math.hypot(x - plane.x(x1), y - plane.y(x2)) < 10) return false;
    return unit * Math.abs(w1 * place[0] + w2 * place[1] + b) < 9 * Math.hypot(w1, w2);
  }

  const corner = ([i, j], k) => `
    <g id="corner-${i}${j}">
      <circle class="ring" cx="${plane.x(i)}" cy="${plane.y(j)}" r="15"/>
      <circle class="dot" cx="${plane.x(i)}" cy="${plane.y(j)}" r="8"/>
      <text class="mark" x="${plane.x(i) + (i ? 27 : -27)}" y="${plane.y(j) + 5}"></text>
    </g>`;
  // On the scale a corner stands above the line if its target is 1, below it if it is 0.
  const cornerOnScale = ([i, j]) => `<circle id="sum-${i}${j}" class="dot" r="5"/>`;
  const diamond = (id) => `<path id="${id}" class="input" d="M0-8L8 0L0 8L-8 0Z"/>`;
  const key = (x, picture, text) => `<g transform="translate(${x} 291)">${picture}
    <text class="name" x="13" y="4.5">${text}</text></g>`;
  const product = (form, weight, input) => `<span class="part"><span data-name="${weight}"
    data-${form}></span>&thinsp;·&thinsp;<span data-name="${input}" data-paren></span></span>`;

  return {
    start: { gate: "AND", x1: 0.75, x2: 0.5, w1: 1, w2: 1, b: -0.5 },
    sliders: {
      w1: { label: sub("w", 1), min: -2, max: 2, step: 0.25 },
      w2: { label: sub("w", 2), min: -2, max: 2, step: 0.25 },
      b: { label: "b", min: -2, max: 2, step: 0.25 },
      x1: { label: sub("x", 1), min: LOW, max: HIGH, step: STEP },
      x2: { label: sub("x", 2), min: LOW, max: HIGH, step: STEP },
    },
    choices: { gate: Object.keys(TARGETS) },
    buttons: { known: ({ gate }) => WEIGHTS[gate] ?? null },
    whole: ["y", "right", ...CORNERS.map(([i, j]) => `y${i}${j}`)],

    messages: {
      title: { en: "A neuron with two inputs and a threshold", ko: "입력이 두 개이고 임곗값이 있는 뉴런" },
      picture: {
        en: "Drawing: the plane of the two inputs with the line where the neuron decides, "
          + "and below it the weighted sum on a scale with the threshold.",
        ko: "그림: 두 입력의 평면과 뉴런의 결정 경계. 그 아래에는 가중합과 임곗값을 나타낸 "
          + "눈금이 있습니다.",
      },
      gate: { en: "The gate to build", ko: "만들려는 게이트" },
      target: { en: "target", ko: "목표값" },
      known: { en: "Show weights that do it", ko: "알맞은 가중치 보기" },
      weights: { en: "Weights and bias", ko: "가중치와 편향" },
      inputs: { en: "Input", ko: "입력" },
      w1: { en: "the first weight", ko: "첫째 가중치" },
      w2: { en: "the second weight", ko: "둘째 가중치" },
      b: { en: "the bias", ko: "편향" },
      x1: { en: "the first input", ko: "첫째 입력" },
      x2: { en: "the second input", ko: "둘째 입력" },
      shaded: { en: "fires", ko: "발화" },
      one: { en: "target 1", ko: "목표값 1" },
      zero: { en: "target 0", ko: "목표값 0" },
      input: { en: "input", ko: "입력" },
      score: { en: "{right} of 4 corners right", ko: "꼭짓점 4개 가운데 {right}개 맞음" },
      good: { en: "right", ko: "맞음" },
      bad: { en: "wrong", ko: "틀림" },
      fires: { en: "above 0: fires", ko: "0보다 크므로 발화함" },
      rests: { en: "not above 0: does not fire", ko: "0보다 크지 않으므로 발화하지 않음" },
      description: {
        en: "Weighted sum {s}, threshold {theta}, output {y}. {gate}: {right} of 4 corners right.",
        ko: "가중합 {s}, 임곗값 {theta}, 출력 {y}. {gate}: 꼭짓점 4개 가운데 {right}개가 맞습니다.",
      },
      wrong: { en: " Wrong at {corners}.", ko: " 틀린 곳: {corners}." },
    },
    describe(tell, v) {
      const corners = CORNERS.filter(([i, j], k) => v[`y${i}${j}`] !== TARGETS[v.gate][k])
        .map(([i, j]) => `(${i}, ${j})`).join(", ");
      return tell("description", { gate: v.gate }) + (corners && tell("wrong", { corners }));
    },

    compute({ gate, x1, x2, w1, w2, b }) {
      const s = w1 * x1 + w2 * x2;
      const results = { s, theta: 0 - b, a: s + b, y: fires(s + b), right: 0 };
      CORNERS.forEach(([i, j], k) => {
        const a = w1 * i + w2 * j + b;
        Object.assign(results, { [`a${i}${j}`]: a, [`y${i}${j}`]: fires(a) });
        results.right += Number(fires(a) === TARGETS[gate][k]);
      });
      return results;
    },

    // The line, if it was taken hold of, moves by the bias; else the input goes there.
    drag(px, py, { w1, w2 }, from) {
      const place = plane.at(px, py);
      if (!place) return null;
      if (from && onLine(from)) return { b: -Math.round((w1 * place[0] + w2 * place[1]) * 4) / 4 + 0 };
      const [x1, x2] = place.map((value) => Math.round(value / STEP) * STEP);
      return { x1, x2 };
    },

    body: (say, { slider, choice, button, output }) => `
      <div class="parts">
        <div class="goal">${choice("gate")}</div>
        <svg viewBox="0 0 300 408" role="img" aria-label="${say("picture")}"
             aria-describedby="description">
          ${plane.axes([0, 1], [0, 1])}
          <text class="name" x="286" y="273" text-anchor="end">${svgSub("x", 1)}</text>
          <text class="name" x="8" y="18">${svgSub("x", 2)}</text>
          ${plane.inside('<path id="region" class="region"/><path id="edge" class="edge"/>')}
          ${CORNERS.map(corner).join("")}${diamond("input-in-plane")}
          ${key(14, '<rect class="region" x="-9" y="-7" width="17" height="14"/>', say("shaded"))}
          ${key(82, '<circle class="dot one" r="6.5"/>', say("one"))}
          ${key(164, '<circle class="dot" r="6.5"/>', say("zero"))}
          ${key(248, diamond(""), say("input"))}
          ${scale.inside('<rect id="above" class="region" y="330" height="40"/>')}
          ${scale.axes([-4, -2, 0, 2, 4], [])}
          <path class="axis" d="M14 350h272"/>
          <path id="threshold" class="edge" d="M0 326v48"/>
          <text id="theta" class="theta" text-anchor="middle" y="321">${svgMath("θ")}</text>
          ${CORNERS.map(cornerOnScale).join("")}${diamond("input-on-scale")}
          <text class="name" x="150" y="401" text-anchor="middle">${svgSub("w", 1)}<tspan
            dy="-3">${svgSub("x", 1)}</tspan><tspan dy="-3"> + ${svgSub("w", 2)}</tspan><tspan
            dy="-3">${svgSub("x", 2)}</tspan></text>
        </svg>
        <fieldset class="weights"><legend>${say("weights")}</legend>
          ${["w1", "w2", "b"].map(slider).join("")}${button("known")}</fieldset>
        <div class="corners"><strong>${say("score", { right: output("right") })}</strong><table>
          <thead><tr>${[sub("x", 1), sub("x", 2), math("a"), math("y"), say("target")].map((name) =>
            `<th scope="col">${name}</th>`).join("")}<td></td></tr></thead>
          <tbody>${CORNERS.map(([i, j]) => `<tr id="row-${i}${j}"><td>${i}</td><td>${j}</td>
            <td>${output(`a${i}${j}`, "short")}</td><td>${output(`y${i}${j}`)}</td>
            <td class="target"></td><td class="mark"></td></tr>`).join("")}</tbody>
        </table></div>
        <fieldset class="at"><legend>${say("inputs")}</legend>
          ${slider("x1")}${slider("x2")}</fieldset>
        <div class="sum">
          <p>${product("short", "w1", "x1")} + ${product("paren", "w2", "x2")}
            = ${output("s", "short")}</p>
          <p>${math("a")} = <span data-name="s" data-short></span> +
            <span data-name="b" data-paren></span> = ${output("a", "short")}
            <span class="part">(${math("θ")} = ${output("theta", "short")})</span></p>
          <p>${math("y")} = <b>${output("y")}</b> <span class="part verdict"></span></p></div>
      </div>`,

    draw(view, v, say) {
      const find = (id) => view.querySelector(`#${id}`);
      const { region, edge } = side(v);
      find("region").setAttribute("d", region.length ? `${plane.path(region)}Z` : "");
      find("edge").setAttribute("d", edge.length ? plane.path(edge) : "");
      CORNERS.forEach(([i, j], k) => {
        const target = TARGETS[v.gate][k], good = v[`y${i}${j}`] === target;
        const [group, row] = [find(`corner-${i}${j}`), find(`row-${i}${j}`)];
        for (const element of [group, row]) element.classList.toggle("bad", !good);
        group.querySelector(".mark").textContent = good ? "✓" : "✗";
        row.querySelector(".mark").innerHTML =
          `<span aria-hidden="true">${good ? "✓" : "✗"}</span><span class="unseen">${
            say(good ? "good" : "bad")}</span>`;
        row.querySelector(".target").textContent = target;
        const dot = find(`sum-${i}${j}`);
        dot.setAttribute("cx", scale.x(v[`a${i}${j}`] - v.b));
        dot.setAttribute("cy", scale.y(target ? 0.55 : -0.55));
        for (const element of [dot, group]) element.classList.toggle("one", target === 1);
      });
      const theta = scale.x(v.theta);
      find("threshold").setAttribute("transform", `translate(${theta})`);
      find("theta").setAttribute("x", theta);
      find("above").setAttribute("x", theta);
      find("above").setAttribute("width", 300);
      const s = Math.min(Math.max(v.s, -4.5), 4.5);
      find("input-on-scale").setAttribute("transform", `translate(${scale.x(s)} ${scale.y(0)})`);
      find("input-in-plane").setAttribute(
        "transform", `translate(${plane.x(v.x1)} ${plane.y(v.x2)})`);
      view.querySelector(".verdict").textContent = `(${say(v.y ? "fires" : "rests")})`;
    },

    css: `
      svg { max-width: 23rem; margin: 0 auto; }
      .parts { display: grid; gap: 1rem 1.75rem; }
      .region { fill: var(--plus); fill-opacity: 0.22; }
      .edge { stroke: var(--plus); stroke-width: 2.5; fill: none; }
      .dot { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
      .one.dot, .one .dot { fill: var(--ink); }
      .ring { fill: none; stroke: none; }
      .bad .ring { stroke: var(--minus); stroke-width: 2.5; stroke-dasharray: 4 3; }
      .mark { font-weight: 700; }
      svg .mark { text-anchor: middle; font-size: 17px; }
      .bad .mark { fill: var(--minus); color: var(--minus); }
      .input { fill: var(--plus); stroke: var(--paper); stroke-width: 2; }
      svg .theta { font-style: italic; }
      .weights button { width: 100%; margin-top: 0.5rem; }
      table { margin-top: 0.25rem; text-align: center; }
      .sum { align-self: center; }
      .sum p { margin: 0.1rem 0; }
      .part { white-space: nowrap; }
      @container (min-width: 36rem) {
        .parts { grid-template: "plane goal" "plane weights" "plane corners" "at sum"
                 / minmax(0, 1fr) minmax(0, 1fr); }
        svg { grid-area: plane; } .goal { grid-area: goal; } .weights { grid-area: weights; }
        .corners { grid-area: corners; } .at { grid-area: at; } .sum { grid-area: sum; }
      }`,
  };
})());
