/* The 28 by 28 pixels that drawn ink becomes: as it lies, or prepared as MNIST was. */

courseFigure.digitPixels = (() => {
  "use strict";

  const SIDE = 28, BOX = 20;

  // Ink is written "M7 10.5L15 4L15 24M…": strokes of points.
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

  return ({ ink, pen, fit }) =>
    fit ? prepared(strokes(ink), pen) : pixels(strokes(ink), pen, [1, 0, 0]);
})();
