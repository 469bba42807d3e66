/* The points of the course's small tasks, as nnlib.datasets makes them, class 0 before class 1. */

courseFigure.points = (() => {
  "use strict";

  const range = (n, f) => Array.from({ length: n }, (_, i) => f(i));
  const along = range(100, (i) => i / 99);
  const curve = (height) => along.map((s) => [2 * s - 1, (2 * s - 1) * (2 * s - 1) + height]);
  const arm = (turns, sign) => along.map((s) => [Math.cos, Math.sin].map((f) =>
    sign * (0.1 + 0.9 * s) * f(2 * Math.PI * turns * s)));
  const band = (inner, outer, n) => range(n, (i) => {
    const radius = Math.sqrt(inner * inner + (outer * outer - inner * inner) * ((i + 0.5) / n));
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  // Discs of 50 points around the corners of the gate.
  const corner = (x, y) => band(0, 0.4, 50).map(([a, b]) => [1.2 * x - 0.6 + a, 1.2 * y - 0.6 + b]);
  return {
    curves: [curve(-0.7), curve(-0.3)],
    spirals: (turns) => [arm(turns, 1), arm(turns, -1)],
    ring: [band(0, 0.4, 100), band(0.7, 1, 100)],
    xor: [[...corner(0, 0), ...corner(1, 1)], [...corner(0, 1), ...corner(1, 0)]],
  };
})();
