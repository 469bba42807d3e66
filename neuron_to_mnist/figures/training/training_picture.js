/* What training.js draws of a training: the network with a picture in every node, the answer to every
   point of the plane, and the losses so far. */

courseFigure.trainingPicture = (() => {
  "use strict";

  const EDGE = 1.2, CELLS = 60; // the plane from -1.2 to 1.2 is painted in so many columns and rows
  const RGB = [[208, 96, 10], [42, 123, 208]]; // of the classes, as .s2 and .s1 have them

  // What every node and the output make of the plane, cell by cell, from -1 to 1.
  function looks({ network }, activation) {
    const { values } = network, n = CELLS * CELLS, top = values.length - 1;
    const fields = values.map((layer) => Array.from(layer, () => new Float32Array(n)));
    for (let cell = 0; cell < n; cell += 1) {
      const at = (i) => EDGE * (2 * (i + 0.5) / CELLS - 1);
      const a = network.forward(at(cell % CELLS), -at(Math.floor(cell / CELLS)));
      for (let l = 0; l < top; l += 1)
        for (let k = 0; k < fields[l].length; k += 1) {
          const z = values[l][k];
          fields[l][k][cell] = l && activation === "sigmoid" ? 2 * z - 1 : Math.min(Math.max(z, -1), 1);
        }
      fields[top][0][cell] = Math.tanh(a / 2); // 2 y - 1
    }
    return fields;
  }

  // Orange below 0, blue above, the fainter the nearer to 0.
  function paint(canvas, field, [least, most]) {
    const context = canvas.getContext("2d", { willReadFrequently: true }),
      image = context.createImageData(CELLS, CELLS);
    const { data } = image;
    for (let cell = 0; cell < field.length; cell += 1) {
      const value = field[cell], color = RGB[Number(value > 0)];
      for (let part = 0; part < 3; part += 1) data[4 * cell + part] = color[part];
      data[4 * cell + 3] = 255 * (least + (most - least) * Math.abs(value));
    }
    context.putImageData(image, 0, 0);
  }

  // Where a node stands in the drawing of the network, in percent of its width and height.
  const column = (l, layers) => 6 + 88 * l / (layers - 1);
  const row = (k, nodes) => 50 + 12.2 * (k - (nodes - 1) / 2);
  // The links and the nodes' canvases, made anew when the network has another shape.
  function build(view, { layers, values }) {
    const net = view.querySelector(".net"), shape = values.map(({ length }) => length).join(" ");
    if (net.dataset.shape === shape) return;
    net.dataset.shape = shape;
    const sizes = values.map(({ length }) => length), x = (l) => column(l, sizes.length);
    net.querySelector("svg").innerHTML = layers.flatMap(({ ins, outs, from }, l) =>
      Array.from({ length: ins * outs }, (_, i) => `<path data-at="${from + i}" d="M${x(l)} ${
        row(Math.floor(i / outs), ins)}L${x(l + 1)} ${row(i % outs, outs)}"/>`)).join("");
    net.querySelectorAll("canvas").forEach((canvas) => canvas.remove());
    net.insertAdjacentHTML("beforeend", sizes.flatMap((nodes, l) => Array.from({ length: nodes },
      (_, k) => `<canvas width="${CELLS}" height="${CELLS}" data-layer="${l}" data-node="${k}"
        style="left: ${x(l)}%; top: ${row(k, nodes)}%"></canvas>`)).join(""));
    view.querySelectorAll(".tools span").forEach((span, l) => {
      span.hidden = l >= sizes.length - 2;
      span.style.left = `${x(l + 1)}%`;
    });
  }

  function chart(svg, { curve, steps }) {
    const last = Math.max(steps, 100), losses = curve.flatMap(([, ...two]) => two);
    const high = Math.max(0.75, ...losses.slice(-400), losses[0]);
    const frame = courseFigure.plot({
      left: 30, top: 6, width: 254, height: 64, x: [0, last], y: [0, high] });
    svg.querySelector("g").innerHTML = frame.axes([0, last], [0, 0.5]);
    [1, 2].forEach((which) => {
      const points = curve.filter((point) => point[which] !== null)
        .map((point) => [point[0], Math.min(point[which], high)]);
      svg.querySelector(`#loss-${which}`).setAttribute(
        "d", points.length ? frame.path(points) : "");
    });
  }

  function show(view, training, activation) {
    const { layers, parameters } = training.network;
    build(view, training.network);
    const fields = looks(training, activation);
    paint(view.querySelector(".map canvas"), fields[layers.length][0], [0.12, 0.55]);
    for (const canvas of view.querySelectorAll(".net canvas"))
      paint(canvas, fields[canvas.dataset.layer][canvas.dataset.node], [0, 0.85]);
    for (const link of view.querySelectorAll(".net path")) {
      const w = parameters[link.dataset.at];
      link.setAttribute("class", w < 0 ? "minus" : "plus");
      link.setAttribute("stroke-width", (0.3 + 0.9 * Math.min(Math.abs(w), 4)).toFixed(2));
    }
    chart(view.querySelector(".losses"), training);
  }

  return { EDGE, CELLS, show };
})();
