/* The eight optimizers of nnlib.optimizers, rule by rule: courseFigure.optimizers.NAME(rate, n) is a
   function that changes n weights in place by one step, given their slopes. */

courseFigure.optimizers = (() => {
  "use strict";

  const RHO = 0.9, BETA1 = 0.9, BETA2 = 0.999;
  const kept = (n) => new Float64Array(n); // what a rule remembers of each weight starts at 0
  const share = (t) => BETA1 * (1 - 0.5 * 0.96 ** (t * 0.004)); // Nadam's momentum warms up

  // A rule for one weight, for all of them. `begin`, where there is one, comes before every step.
  const each = (n, step, begin) => (w, g) => {
    begin?.();
    for (let i = 0; i < n; i += 1) w[i] += step(g[i], i);
  };

  return {
    SGD: (rate, n) => each(n, (g) => -rate * g),
    Momentum(rate, n, mu = 0.9) {
      const v = kept(n);
      return each(n, (g, i) => (v[i] = mu * v[i] - rate * g));
    },
    Nesterov(rate, n, mu = 0.9) {
      const v = kept(n);
      return each(n, (g, i) => {
        v[i] = mu * v[i] - rate * g;
        return mu * v[i] - rate * g;
      });
    },
    AdaGrad(rate, n) {
      const s = kept(n);
      return each(n, (g, i) => {
        s[i] += g * g;
        return -rate * g / (Math.sqrt(s[i]) + 1e-10);
      });
    },
    RMSProp(rate, n) {
      const s = kept(n);
      return each(n, (g, i) => {
        s[i] += (1 - RHO) * (g * g - s[i]);
        return -rate * g / (Math.sqrt(s[i]) + 1e-8);
      });
    },
    AdaDelta(rate, n) {
      const s = kept(n), u = kept(n);
      return each(n, (g, i) => {
        s[i] += (1 - RHO) * (g * g - s[i]);
        const step = Math.sqrt(u[i] + 1e-6) / Math.sqrt(s[i] + 1e-6) * g;
        u[i] += (1 - RHO) * (step * step - u[i]);
        return -rate * step;
      });
    },
    Adam(rate, n) {
      const m = kept(n), v = kept(n);
      let t = 0, root, size;
      return each(n, (g, i) => {
        m[i] += (1 - BETA1) * (g - m[i]);
        v[i] += (1 - BETA2) * (g * g - v[i]);
        return -size * m[i] / (Math.sqrt(v[i]) + 1e-8 * root);
      }, () => {
        t += 1;
        root = Math.sqrt(1 - BETA2 ** t);
        size = rate * root / (1 - BETA1 ** t);
      });
    },
    Nadam(rate, n) {
      const m = kept(n), v = kept(n);
      let t = 0, product = 1, root, ahead, now;
      return each(n, (g, i) => {
        m[i] += (1 - BETA1) * (g - m[i]);
        v[i] += (1 - BETA2) * (g * g - v[i]);
        return -rate * root * (ahead * m[i] + now * g) / (Math.sqrt(v[i]) + 1e-8 * root);
      }, () => {
        t += 1;
        const mu = share(t), next = share(t + 1);
        product *= mu;
        root = Math.sqrt(1 - BETA2 ** t);
        ahead = next / (1 - product * next);
        now = (1 - mu) / (1 - product);
      });
    },
  };
})();
