/* What drawings are made with: letters as the page's formulas have them, with an index, and plots. */

courseFigure.sub = (letter, index) =>
  `<var>${letter}</var><sub>${courseFigure.math(index)}</sub>`;
courseFigure.svgMath = (text) => text.replace(/[a-zA-Zα-ω]/g, '<tspan class="var">$&</tspan>');
courseFigure.svgSub = (letter, index) =>
  `${courseFigure.svgMath(letter)}<tspan class="sub" dy="3">${index}</tspan>`;

// A part of a drawing with axes: from numbers to places, and back. The y of a drawing grows
// downwards, the y of a plot upwards.
courseFigure.plot = ({ left, top, width, height, x: [x0, x1], y: [y0, y1] }) => {
  const x = (value) => left + (width * (value - x0)) / (x1 - x0);
  const y = (value) => top + (height * (y1 - value)) / (y1 - y0);
  const place = ([a, b]) => `${x(a).toFixed(2)},${y(b).toFixed(2)}`;
  const label = (value) => String(value).replace("-", "−");
  return {
    x,
    y,
    // The numbers at a place in the drawing, or null outside the frame.
    at: (px, py) => {
      const [across, down] = [(px - left) / width, (py - top) / height];
      if (across < 0 || across > 1 || down < 0 || down > 1) return null;
      return [x0 + across * (x1 - x0), y1 - down * (y1 - y0)];
    },
    path: (points) => `M${points.map(place).join("L")}`,
    // The graph of f, broken where it jumps.
    graph: (f, jumps = []) => [x0, ...jumps, x1].slice(1).map((to, i) => {
      const from = [x0, ...jumps][i] + 1e-9;
      return `M${Array.from({ length: 121 }, (_, k) => from + (k / 120) * (to - from - 1e-9))
        .map((value) => place([value, f(value)])).join("L")}`;
    }).join(""),
    axes: (xTicks, yTicks) => `
      <path class="grid" d="${xTicks.map((v) => `M${x(v)} ${top}v${height}`).join("")}${
        yTicks.map((v) => `M${left} ${y(v)}h${width}`).join("")}"/>
      ${xTicks.map((v) => `<text class="tick" text-anchor="middle" x="${x(v)}" y="${
        top + height + 15}">${label(v)}</text>`).join("")}
      ${yTicks.map((v) => `<text class="tick" text-anchor="end" x="${left - 6}" y="${
        y(v) + 4.5}">${label(v)}</text>`).join("")}`,
    // What is drawn in here does not show outside the frame.
    inside: (markup) => `<svg x="${left}" y="${top}" width="${width}" height="${height}"
      viewBox="${left} ${top} ${width} ${height}">${markup}</svg>`,
  };
};
