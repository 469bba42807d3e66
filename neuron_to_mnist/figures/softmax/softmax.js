/* Softmax of three logits that can be moved, raised together and divided by a temperature: with the
   largest subtracted, and as the formula stands, which overflows. */

courseFigure("course-softmax", (() => {
  "use strict";

  const KS = [1, 2, 3];
  const chart = courseFigure.plot({
    left: 30, top: 8, width: 262, height: 128, x: [0.5, 3.5], y: [0, 1] });
  const WIDE = 34, THIN = 22;

  const { math, sub, svgSub } = courseFigure;
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const numberOrNull = (value) => (Number.isNaN(value) ? null : value);
  const three = (prefix, list) => Object.fromEntries(list.map((v, i) => [`${prefix}${i + 1}`, v]));
  const powers = (v) => KS.map((k) => Math.exp(v[`z${k}`]));

  // A power as a program prints it: it may have 300 digits, or be none of the numbers.
  function written(power) {
    if (power === Infinity) return "∞";
    if (power === 0) return "0";
    return (power < 1e-3 || power >= 1e5 ? power.toExponential(1) : power.toFixed(4))
      .replace("-", "−");
  }

  function verdict(v) {
    if (KS.every((k) => v[`n${k}`] !== null && Math.abs(v[`n${k}`] - v[`y${k}`]) < 1e-6))
      return "same";
    if (powers(v).includes(Infinity)) return "over";
    return sum(powers(v)) === Infinity ? "sumOver" : "under";
  }

  const group = (k) => {
    const x = chart.x(k), bottom = chart.y(0);
    return `<rect id="naive-${k}" class="naive" x="${x - WIDE / 2 - 4 - THIN / 2}" width="${THIN}"/>
      <rect id="bar-${k}" class="bar" x="${x - THIN / 2 + 6}" width="${WIDE}"/>
      <text id="nan-${k}" class="nan" x="${x - WIDE / 2 - 4}" y="${bottom - 6}"
            text-anchor="middle"></text>
      <text class="name" x="${x}" y="${bottom + 17}" text-anchor="middle">${svgSub("y", k)}</text>`;
  };
  const row = (head, cell) => `<tr><th scope="row">${head}</th>${
    KS.map((k) => `<td>${cell(k)}</td>`).join("")}</tr>`;

  return {
    start: { a1: 0.3, a2: 2.9, a3: 4, c: 0, T: 1 },
    sliders: {
      ...three("a", KS.map((k) => ({ label: sub("a", k), min: -10, max: 10, step: 0.1 }))),
      c: { label: "c", min: -1000, max: 1000, step: 1 },
      T: { label: "T", min: 0.25, max: 10, step: 0.25 },
    },
    buttons: { large: () => ({ a1: 10, a2: 0, a3: -10, c: 1000, T: 1 }) },

    messages: {
      title: { en: "Softmax of three logits", ko: "로짓 세 개의 소프트맥스" },
      picture: {
        en: "Drawing: a bar for each of the three outputs, and beside it a dashed bar for "
          + "what the formula gives without subtracting the maximum.",
        ko: "그림: 출력 세 개의 막대. 그 옆의 파선 막대는 최댓값을 빼지 않은 식의 결과입니다.",
      },
      logits: { en: "Logits", ko: "로짓" },
      all: { en: "For all three", ko: "셋 모두에" },
      a1: { en: "the first logit", ko: "첫째 로짓" },
      a2: { en: "the second logit", ko: "둘째 로짓" },
      a3: { en: "the third logit", ko: "셋째 로짓" },
      c: { en: "the level added to all logits", ko: "모든 로짓에 더하는 높이" },
      T: { en: "the temperature", ko: "온도" },
      large: { en: "Logits 1010, 1000, 990", ko: "로짓 1010, 1000, 990" },
      safe: { en: "maximum subtracted", ko: "최댓값을 뺀 식" },
      plain: { en: "as written", ko: "적힌 대로" },
      max: { en: "The largest is", ko: "가장 큰 값" },
      same: { en: "Both ways give the same.", ko: "두 방법의 결과가 같습니다." },
      over: {
        en: "As written: a power is too large to store. It becomes ∞, and ∞ / ∞ is nan.",
        ko: "식을 그대로 계산하면 지수 함수 값이 오버플로되어 ∞가 되고, ∞ / ∞는 nan입니다.",
      },
      sumOver: {
        en: "As written: the sum of the powers is too large to store, so all shares are 0.",
        ko: "식을 그대로 계산하면 지수 함수 값의 합이 오버플로되어 확률이 모두 0이 됩니다.",
      },
      under: {
        en: "As written: the powers are too small to store, and the shares are lost.",
        ko: "식을 그대로 계산하면 지수 함수 값이 너무 작아 확률이 0으로 사라집니다.",
      },
      description: {
        en: "Outputs {y1}, {y2}, {y3}. {verdict}", ko: "출력 {y1}, {y2}, {y3}. {verdict}" },
    },
    describe: (tell, v) => tell("description", { verdict: tell(verdict(v)) }),

    compute(state) {
      const z = KS.map((k) => (state[`a${k}`] + state.c) / state.T);
      const m = Math.max(...z);
      const e = z.map(Math.exp), p = z.map((value) => Math.exp(value - m));
      return {
        ...three("z", z), m,
        ...three("n", e.map((power) => numberOrNull(power / sum(e)))),
        ...three("p", p), ...three("y", p.map((power) => power / sum(p))),
      };
    },

    body: (say, { slider, button, output }) => `
      <div class="parts">
        <svg viewBox="0 0 300 200" role="img" aria-label="${say("picture")}"
             aria-describedby="description">
          ${chart.axes([], [0, 0.5, 1])}${KS.map(group).join("")}
          <rect class="bar" x="30" y="180" width="16" height="12"/>
          <text class="name" x="51" y="190.5">${say("safe")}</text>
          <rect class="naive" x="206" y="180" width="16" height="12"/>
          <text class="name" x="226" y="190.5">${say("plain")}</text>
        </svg>
        <fieldset class="logits"><legend>${say("logits")}</legend>
          ${KS.map((k) => slider(`a${k}`)).join("")}</fieldset>
        <fieldset class="all"><legend>${say("all")}</legend>
          ${slider("c")}${slider("T")}${button("large")}</fieldset>
        <div class="numbers"><table>
          <thead><tr><th scope="col">${math("k")}</th>${
            KS.map((k) => `<th scope="col">${k}</th>`).join("")}</tr></thead>
          <tbody>${row(`${sub("z", "k")}`, (k) => output(`z${k}`, "short"))}</tbody>
          <tbody><tr><th colspan="4" scope="rowgroup">${say("plain")}</th></tr>
            ${row(`${math("e")}<sup>${sub("z", "k")}</sup>`, (k) => `<span id="power-${k}"></span>`)}
            ${row(sub("y", "k"), (k) => output(`n${k}`))}</tbody>
          <tbody><tr><th colspan="4" scope="rowgroup">${say("safe")}</th></tr>
            ${row(`${math("e")}<sup>${sub("z", "k")}−${math("m")}</sup>`, (k) => output(`p${k}`))}
            ${row(`<b>${sub("y", "k")}</b>`, (k) => `<b>${output(`y${k}`)}</b>`)}</tbody>
        </table>
        <p>${sub("z", "k")} = (${sub("a", "k")} + ${math("c")}) / ${math("T")}. ${say("max")}
          m = ${output("m", "short")}</p>
        <p class="verdict"></p></div>
      </div>`,

    draw(view, v, say) {
      const bottom = chart.y(0);
      const stand = (id, share) => {
        const bar = view.querySelector(id);
        bar.setAttribute("y", chart.y(share));
        bar.setAttribute("height", bottom - chart.y(share));
      };
      powers(v).forEach((power, i) => {
        const k = i + 1, share = v[`n${k}`];
        view.querySelector(`#power-${k}`).textContent = written(power);
        stand(`#bar-${k}`, v[`y${k}`]);
        stand(`#naive-${k}`, share ?? 0);
        view.querySelector(`#nan-${k}`).textContent = share === null ? "nan" : "";
      });
      const kind = verdict(v);
      const text = view.querySelector(".verdict");
      text.textContent = say(kind);
      text.classList.toggle("bad", kind !== "same");
    },

    css: `
      svg { max-width: 25rem; margin: 0 auto; }
      .parts { display: grid; gap: 1rem 1.75rem; }
      .bar { fill: var(--plus); }
      .naive { fill: none; stroke: var(--minus); stroke-width: 2; stroke-dasharray: 4 3; }
      svg .nan { fill: var(--minus); font-weight: 700; }
      .slider { grid-template-columns: 2.1rem 1fr minmax(4.2rem, max-content); }
      .all button { width: 100%; margin-top: 0.5rem; }
      table { text-align: end; font-size: 0.9rem; }
      th { text-align: start; font-weight: 400; } thead th + th { text-align: end; }
      th[colspan] { padding-top: 0.5rem; color: var(--muted); }
      output[data-exact=null] { font-size: 0; }
      output[data-exact=null]::after { content: "nan"; font-size: 0.9rem; }
      .numbers p { margin: 0.5rem 0 0; font-size: 0.9rem; }
      .bad { color: var(--minus); font-weight: 600; }
      @container (min-width: 36rem) {
        .parts { grid-template: "chart numbers" auto "logits numbers" auto "all numbers" 1fr
                 / minmax(0, 1fr) minmax(0, 1fr); }
        svg { grid-area: chart; } .logits { grid-area: logits; } .all { grid-area: all; }
        .numbers { grid-area: numbers; }
      }`,
  };
})());
