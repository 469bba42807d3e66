/* The networks of deformation.js, trained beforehand (deformation_weights.js) or in the page, as moves
   of the plane: in every layer a linear map, a translation and tanh. */

courseFigure.deformationNetwork = (() => {
  "use strict";

  const END = 12; // the length of the way; three moves a layer share it evenly
  const EDGE = 1.2; // the grid covers the inputs from -1.2 to 1.2
  const range = (n, f) => Array.from({ length: n }, (_, i) => f(i));
  const { curves, spirals, ring } = courseFigure.points;
  const CLASSES = {
    curves, half: spirals(0.5), three: spirals(0.75), one: spirals(1), more: spirals(1.25), ring,
  };

  // The moves of a layer. Rows are points: z W, not W z.
  const times = ([x, y], [[a, b], [c, d]]) => [x * a + y * c, x * b + y * d];
  const plus = ([x, y], [a, b]) => [x + a, y + b];
  const mix = (from, to, share) => from.map((value, i) => (1 - share) * value + share * to[i]);
  const turned = (angle) => [[Math.cos(angle), Math.sin(angle)],
    [-Math.sin(angle), Math.cos(angle)]];
  // W = P Q, P symmetric, Q a rotation: stretch by a share of P, turn by a share of Q. A mere mean
  // of W and the identity could press the plane flat.
  function partly([[a, b], [c, d]], share) {
    const angle = Math.atan2(b - c, a + d);
    const P = [[a, b], [c, d]].map((row) => times(row, turned(-angle)));
    return [[1, 0], [0, 1]].map((row, i) => times(mix(row, P[i], share), turned(share * angle)));
  }
  // Of the same function, the layers with det W > 0: where it is not, two nodes change places.
  function upright(layers) {
    layers.slice(0, -1).forEach((layer, l) => {
      const [[a, b], [c, d]] = layer.weights;
      if (a * d - b * c >= 0) return;
      layer.weights = [[b, a], [d, c]];
      layer.bias.reverse();
      layers[l + 1].weights.reverse();
    });
    return layers;
  }
  function live({ data, draw, updates }) {
    const { network } = courseFigure.trained({
      widths: data === "curves" ? [2] : [2, 2, 2, 2], activation: "tanh", first: "unit", scale: 1,
      seed: draw, optimizer: "Adam", rate: 0.01, batch: 10,
      samples: CLASSES[data].flatMap((points, t) => points.map((point) => [...point, t])),
    }, updates);
    return upright(network.layers.map(({ ins, outs, from, bias }) => ({
      weights: range(ins, (i) => [...network.parameters.slice(from + i * outs, from + (i + 1) * outs)]),
      bias: [...network.parameters.slice(bias, bias + outs)],
    })));
  }

  function make(v) {
    const kept = courseFigure.deformation[v.data];
    const layers = v.weights === "kept" ? kept.layers : live(v);
    const hidden = layers.slice(0, -1), { weights, bias } = layers.at(-1);
    const moves = hidden.flatMap(({ weights: W, bias: b }) => [
      (share) => { const M = partly(W, share); return (z) => times(z, M); },
      (share) => (z) => plus(z, b.map((value) => share * value)),
      (share) => (z) => mix(z, z.map(Math.tanh), share)]);
    const whole = moves.map((move) => move(1));
    const logit = ([x1, x2]) => {
      for (const { weights: [[a, b], [c, d]], bias: [e, f] } of hidden)
        [x1, x2] = [Math.tanh(x1 * a + x2 * c + e), Math.tanh(x1 * b + x2 * d + f)];
      return x1 * weights[0][0] + x2 * weights[1][0] + bias[0];
    };
    return {
      hidden, moves, logit, line: [weights[0][0], weights[1][0], bias[0]],
      // Where a point is before the first move and after every one.
      journey: (x) => whole.reduce((places, go) => [...places, go(places.at(-1))], [x]),
      // What takes a point to where it is after some whole moves and a share of the next.
      going(move, share) {
        const last = moves[move](share);
        return (x) => last(whole.slice(0, move).reduce((z, go) => go(z), x));
      },
      apart: v.weights === "kept" ? kept.apart : null, seed: v.weights === "kept" ? kept.seed : null,
      right: CLASSES[v.data].flat().filter((x, i) => logit(x) > 0 === i >= 100).length,
    };
  }

  // The last few networks, with their border, sought only when it is drawn.
  const networks = new Map();
  function network({ data, weights, draw, updates }) {
    const key = [data, weights, ...(weights === "kept" ? [] : [draw, updates])].join(" ");
    const found = networks.get(key) ?? make({ data, weights, draw, updates });
    networks.delete(key);
    networks.set(key, found);
    if (networks.size > 6) networks.delete(networks.keys().next().value);
    return found;
  }

  // Which move a state belongs to, and what share of it is done.
  function clock(v) {
    const moves = network(v).moves.length, position = v.way * moves / END;
    const move = Math.max(0, Math.ceil(position) - 1);
    return { move, share: position - move, length: END / moves };
  }

  // Where the network wavers, y = 1/2, sought between the corners of small squares.
  function border(logit, rounds) {
    const n = 64, corner = (i) => EDGE * (2 * i / n - 1);
    const heights = range(n + 1, (i) => range(n + 1, (j) => logit([corner(i), corner(j)])));
    const between = ([i, j], [k, l]) => {
      if (heights[i][j] > 0 === heights[k][l] > 0) return [];
      let [low, high] = heights[i][j] > 0 ? [[k, l], [i, j]] : [[i, j], [k, l]];
      for (let round = 0; round < rounds; round++) {
        const middle = mix(low, high, 0.5);
        if (logit(middle.map(corner)) > 0) high = middle; else low = middle;
      }
      return [low.map(corner)];
    };
    return range(n * n, (cell) => {
      const [i, j] = [Math.floor(cell / n), cell % n];
      const around = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
      const found = around.flatMap((from, k) => between(from, around[(k + 1) % 4]));
      return found.length === 4 ? [found.slice(0, 2), found.slice(2)] : [found];
    }).flat().filter((ends) => ends.length);
  }

  return { END, EDGE, CLASSES, range, network, clock,
    border(v) {
      const found = network(v);
      return (found.border ??= border(found.logit, v.weights === "kept" ? 20 : 5));
    } };
})();
