/* Three losses of one output with the target 0 or 1: the curves, a ruler at the output, and every
   loss with its slope in the output and, one stage before, in the weighted sum. */

courseFigure("course-loss-curves", (() => {
  "use strict";

  const LOSSES = { // with the colors of the chapter's plots
    absolute: { E: (y, t) => Math.abs(y - t), d: (y, t) => Math.sign(y - t), series: "s1" },
    squared: { E: (y, t) => (y - t) ** 2, d: (y, t) => 2 * (y - t), series: "s2" },
    entropy: {
      E: (y, t) => -Math.log(t ? y : 1 - y), d: (y, t) => (y - t) / (y * (1 - y)), series: "s3",
    },
  };
  const NAMES = Object.keys(LOSSES);
  const RULER = 0.14; // its half length, in y

  const { math, svgMath } = courseFigure;
  const plot = courseFigure.plot({
    left: 24, top: 6, width: 290, height: 248, x: [0, 1], y: [-0.16, 4.8] });

  const curve = (name) => `<g class="${LOSSES[name].series} of-${name}">
    <path class="curve"/><path class="ruler"/><circle r="4.5"/></g>`;
  const sample = (name) => `<svg class="${LOSSES[name].series}" width="30" height="10"
    aria-hidden="true"><path class="curve" d="M0 5h30"/></svg>`;

  return {
    start: { t: 1, y: 0.3 },
    sliders: { y: { label: "y", min: 0.01, max: 0.99, step: 0.01 } },
    choices: { t: [0, 1] },

    messages: {
      title: { en: "Three losses of one output", ko: "출력 하나에 대한 세 가지 손실" },
      picture: {
        en: "Drawing: three losses over the output y from 0 to 1. All three are 0 where y is "
          + "the target. A ruler touches each curve at the chosen y.",
        ko: "그림: 0에서 1까지의 출력 y에 대한 세 가지 손실. 셋 모두 y가 목표값인 곳에서 0입니다. "
          + "움직이는 y에서 곡선마다 자가 하나씩 닿아 있습니다.",
      },
      absolute: { en: "absolute error", ko: "절대 오차" },
      squared: { en: "squared error", ko: "제곱 오차" },
      entropy: { en: "cross-entropy", ko: "교차 엔트로피" },
      y: { en: "the output", ko: "출력" },
      t: { en: "Target t", ko: "목표값 t" },
      loss: { en: "loss", ko: "손실" },
      inY: { en: "slope in y", ko: "y에 대한 기울기" },
      inA: { en: "slope in a", ko: "a에 대한 기울기" },
      sum: { en: "weighted sum", ko: "가중합" },
      description: {
        en: "Target {target}, output {y}: {losses}.", ko: "목표값 {target}, 출력 {y}: {losses}." },
      one: { en: "{name} {value}, slope {slope}", ko: "{name} {value}, 기울기 {slope}" },
    },
    describe(tell, v, spoken) {
      const losses = NAMES.map((name) => tell("one", {
        name: tell(name), value: spoken(name), slope: spoken(`${name}_dy`) }));
      return tell("description", { target: v.t, losses: losses.join("; ") });
    },

    compute({ t, y }) {
      const results = { a: Math.log(y / (1 - y)) };
      for (const name of NAMES) {
        const slope = LOSSES[name].d(y, t);
        Object.assign(results, {
          [name]: LOSSES[name].E(y, t), [`${name}_dy`]: slope, [`${name}_da`]: slope * y * (1 - y),
        });
      }
      return results;
    },

    drag(px, py) {
      const place = plot.at(px, py);
      return place && { y: Math.round(place[0] * 100) / 100 };
    },

    body: (say, { slider, choice, output }) => `
      <div class="parts">
        <div>
          <svg viewBox="0 0 320 278" role="img" aria-label="${say("picture")}"
               aria-describedby="description">
            ${plot.axes([0, 0.25, 0.5, 0.75, 1], [0, 1, 2, 3, 4])}
            <path class="axis" d="${plot.path([[0, 0], [1, 0]])}"/>
            <path id="here" class="here" d="M0 6V254"/>
            ${plot.inside(NAMES.map(curve).join(""))}
            <path id="target" class="target" d="M0 0l-6 11h12z"/>
            <text class="title" x="169" y="22">${svgMath("E")}</text>
          </svg>
          ${slider("y")}
        </div>
        <div>
          ${choice("t")}
          <table>
            <thead><tr><th scope="col">${say("loss")}</th><th scope="col">${math("E")}</th>
              <th scope="col">${math("dE/dy")}<span class="unseen">, ${say("inY")}</span></th>
              <th scope="col">${math("dE/da")}<span class="unseen">, ${say("inA")}</span></th></tr></thead>
            <tbody>${NAMES.map((name) => `<tr class="row-${name}">
              <th scope="row">${sample(name)}<span>${say(name)}</span></th>
              <td>${output(name)}</td><td>${output(`${name}_dy`)}</td>
              <td>${output(`${name}_da`)}</td></tr>`).join("")}</tbody>
          </table>
          <p>${say("sum")} ${math("a")} = ${output("a")}, ${math("y = σ(a)")}</p>
        </div>
      </div>`,

    draw(view, v) {
      view.querySelector("#here").setAttribute("transform", `translate(${plot.x(v.y)})`);
      view.querySelector("#target").setAttribute(
        "transform", `translate(${plot.x(v.t)} ${plot.y(0)})`);
      for (const name of NAMES) {
        const group = view.querySelector(`.of-${name}`);
        const along = (dy) => [v.y + dy, v[name] + v[`${name}_dy`] * dy];
        group.querySelector(".curve").setAttribute(
          "d", plot.graph((y) => LOSSES[name].E(Math.min(Math.max(y, 1e-6), 1 - 1e-6), v.t)));
        group.querySelector(".ruler").setAttribute("d", plot.path([along(-RULER), along(RULER)]));
        group.querySelector("circle").setAttribute("cx", plot.x(v.y));
        group.querySelector("circle").setAttribute("cy", plot.y(v[name]));
      }
    },

    css: `
      svg[role] { max-width: 28rem; margin: 0 auto; }
      .parts { display: grid; gap: 1rem 1.5rem; align-items: center; }
      svg .title { font-weight: 600; text-anchor: middle; }
      .here { stroke: var(--muted); stroke-dasharray: 2 3; }
      circle { fill: var(--color); stroke: var(--paper); stroke-width: 1.5; }
      .ruler { fill: none; stroke: var(--ink); stroke-width: 1.6; }
      .target { fill: var(--ink); }
      table { margin-top: 0.75rem; font-size: 0.9rem; }
      td, thead th:not(:first-child) { text-align: end; }
      th { text-align: start; font-weight: 400; }
      thead th { font-weight: 600; }
      tbody th svg { display: block; }
      tbody td { vertical-align: bottom; }
      p { margin: 0.75rem 0 0; font-size: 0.9rem; }
      ${NAMES.map((name) => `.parts:has(.row-${name}:hover) .of-${name} .curve`).join(", ")} {
        stroke-width: 4; }
      @container (min-width: 36rem) {
        .parts { grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); }
      }`,
  };
})());
