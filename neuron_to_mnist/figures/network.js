/* A dense network with two inputs and one output, trained in the page as nnlib trains it.

   courseFigure.trained(settings, steps) is the training after that many updates. Settings:
     widths      of the hidden layers, as in [8, 8]
     activation  tanh, sigmoid, relu or identity
     first       xavier, he or unit: the standard deviation of a layer's first weights,
     scale       and what it is multiplied by
     seed        of the first weights and of the order of the samples
     optimizer   a name in courseFigure.optimizers, with its rate
     batch       samples in an update
     decay       times a weight, added to its slope; biases do without
     samples     [x1, x2, t], t being 0 or 1
     held        more of them, only measured
   What it returns has the network, the number of updates done, and `stopped` once a weight has gone
   beyond LIMIT: the update that would lead there is not done.
   Kept are the last few trainings: one update more costs one update. */

courseFigure.trained = (() => {
  "use strict";

  const LIMIT = 1e4;
  const NOTED = 5; // updates from one point of the loss curve to the next
  const sigmoid = (a) => 1 / (1 + Math.exp(-a));
  // A function, and its slope where it takes the value z.
  const ACTIVATIONS = {
    tanh: [Math.tanh, (z) => 1 - z * z],
    sigmoid: [sigmoid, (z) => z * (1 - z)],
    relu: [(a) => Math.max(a, 0), (z) => Number(z > 0)],
    identity: [(a) => a, () => 1],
  };
  const SPREADS = {
    xavier: (ins, outs) => Math.sqrt(2 / (ins + outs)), he: (ins) => Math.sqrt(2 / ins), unit: () => 1,
  };

  // Mulberry32: evenly from 0 to 1, and by Box and Muller from the normal distribution.
  function generator(seed) {
    let state = seed >>> 0;
    const uniform = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const normal = () => {
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      return radius * Math.cos(2 * Math.PI * uniform());
    };
    return { uniform, normal };
  }

  // The parameters lie in one array: for each layer its weights, row by row, then its biases.
  class Network {
    constructor({ widths, activation, first, scale }, random) {
      const sizes = [2, ...widths, 1];
      let size = 0;
      this.layers = sizes.slice(1).map((outs, l) => {
        const ins = sizes[l], from = size;
        size += (ins + 1) * outs;
        return { ins, outs, from, bias: from + ins * outs, delta: new Float64Array(outs) };
      });
      this.values = sizes.map((width) => new Float64Array(width)); // of the last sample, by layer
      this.parameters = new Float64Array(size);
      this.gradients = new Float64Array(size);
      [this.activate, this.slope] = ACTIVATIONS[activation];
      for (const { ins, outs, from, bias } of this.layers)
        for (let i = from; i < bias; i += 1)
          this.parameters[i] = scale * SPREADS[first](ins, outs) * random.normal();
    }

    // The logit of the output.
    forward(x1, x2) {
      const { values, layers, parameters: w, activate } = this;
      values[0][0] = x1;
      values[0][1] = x2;
      for (let l = 0; l < layers.length; l += 1) {
        const { ins, outs, from, bias } = layers[l], before = values[l], after = values[l + 1];
        for (let k = 0; k < outs; k += 1) {
          let sum = 0;
          for (let j = 0; j < ins; j += 1) sum += before[j] * w[from + j * outs + k];
          after[k] = l < layers.length - 1 ? activate(sum + w[bias + k]) : sum + w[bias + k];
        }
      }
      return values[layers.length][0];
    }

    // Adds the slopes of the sample that went forward last; `delta` is the loss's, in the logit.
    backward(delta) {
      const { values, layers, parameters: w, gradients: g, slope } = this;
      layers.at(-1).delta[0] = delta;
      for (let l = layers.length - 1; l >= 0; l -= 1) {
        const { ins, outs, from, bias, delta: coming } = layers[l];
        for (let k = 0; k < outs; k += 1) g[bias + k] += coming[k];
        for (let j = 0; j < ins; j += 1) {
          let back = 0;
          for (let k = 0; k < outs; k += 1) {
            const at = from + j * outs + k;
            g[at] += values[l][j] * coming[k];
            back += w[at] * coming[k];
          }
          if (l > 0) layers[l - 1].delta[j] = back * slope(values[l][j]);
        }
      }
    }

    // The mean binary cross-entropy, and how many samples are on their side.
    measure(samples) {
      let sum = 0, right = 0;
      for (const [x1, x2, t] of samples) {
        const a = this.forward(x1, x2);
        sum += Math.max(a, 0) - t * a + Math.log1p(Math.exp(-Math.abs(a)));
        if (a > 0 === t > 0) right += 1;
      }
      return { loss: samples.length ? sum / samples.length : null, right };
    }
  }

  class Training {
    constructor(settings) {
      const { seed, optimizer, rate, batch, decay = 0, samples, held = [] } = settings;
      this.random = generator(seed);
      this.network = new Network(settings, this.random);
      Object.assign(this, { decay, samples, held, steps: 0, stopped: false, curve: [] });
      this.size = Math.min(batch, samples.length);
      this.order = samples.map((_, i) => i);
      this.next = 0;
      this.rule = courseFigure.optimizers[optimizer](rate, this.network.parameters.length);
      this.note();
    }

    note() {
      const [train, held] = [this.samples, this.held].map((some) => this.network.measure(some).loss);
      this.curve.push([this.steps, train, held]);
    }

    // The samples of an update: all, or the next of the epoch's order.
    batch() {
      const { order, size, samples, random } = this;
      if (size === samples.length) return order;
      if (this.next === 0)
        for (let i = order.length - 1; i > 0; i -= 1) {
          const j = Math.floor(random.uniform() * (i + 1));
          [order[i], order[j]] = [order[j], order[i]];
        }
      const chosen = order.slice(this.next, this.next + size);
      this.next = this.next + size < order.length ? this.next + size : 0;
      return chosen;
    }

    update() {
      const { network, samples, decay } = this, chosen = this.batch();
      const { parameters: w, gradients: g } = network, before = w.slice();
      g.fill(0);
      for (const i of chosen) {
        const [x1, x2, t] = samples[i], a = network.forward(x1, x2);
        network.backward((t ? -sigmoid(-a) : sigmoid(a)) / chosen.length);
      }
      if (decay)
        for (const { from, bias } of network.layers)
          for (let i = from; i < bias; i += 1) g[i] += decay * w[i];
      this.rule(w, g);
      this.stopped = !w.every((value) => Math.abs(value) <= LIMIT);
      if (this.stopped) w.set(before);
      else this.steps += 1;
      if (this.steps % NOTED === 0) this.note();
    }
  }

  const kept = new Map();
  function trained(settings, steps) {
    const key = JSON.stringify(settings);
    let training = kept.get(key);
    kept.delete(key);
    if (!training || training.steps > steps) training = new Training(settings);
    kept.set(key, training);
    if (kept.size > 4) kept.delete(kept.keys().next().value);
    while (training.steps < steps && !training.stopped && settings.samples.length)
      training.update();
    return training;
  }
  return Object.assign(trained, { generator });
})();
