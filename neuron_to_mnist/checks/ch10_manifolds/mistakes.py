"""The mistakes that the checks of ``ch10_manifolds`` recognise, task by task.

The functions that make a mistake on purpose have the same arguments and results as the function
that the task asks for.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from neuron_to_mnist.checks.marks import Function, Mistakes


def _curves(
    along: Function = lambda n: np.linspace(-1, 1, n),
    heights: tuple[float, float] = (-0.7, -0.3),
) -> Function:
    """Return ``two_curves`` with these first coordinates and heights."""

    def two_curves(n: int) -> tuple[np.ndarray, np.ndarray]:
        x = along(n)
        X = np.concatenate([np.column_stack([x, x**2 + height]) for height in heights])
        return X, np.repeat([0, 1], n)

    return two_curves


def _alternating(X: np.ndarray, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.arange(len(X)).reshape(2, -1).T.reshape(-1)
    return X[order], t[order]


TWO_CURVES: Mistakes = [
    ("ch10.end_missing", _curves(lambda n: np.arange(-1, 1, 2 / n))),
    ("ch10.end_missing", _curves(lambda n: -1 + 2 / n * np.arange(n))),
    ("ch10.interval", _curves(lambda n: np.linspace(0, 1, n))),
    ("ch10.interval", _curves(lambda n: np.linspace(-0.7, 0.7, n))),
    ("ch10.interval", _curves(np.arange)),
    ("ch10.curves_exchanged", _curves(heights=(-0.3, -0.7))),
    ("ch10.second_curve_lower", _curves(heights=(-0.7, -1.1))),
    ("ch10.height_added", _curves(heights=(0.7, 1.1))),
    ("ch10.coordinates_exchanged", lambda n: (_curves()(n)[0][:, ::-1], _curves()(n)[1])),
    ("ch10.curves_side_by_side", lambda n: (
        np.hstack(np.split(_curves()(n)[0], 2)), _curves()(n)[1])),
    ("ch10.coordinates_in_rows", lambda n: (
        np.vstack([part.T for part in np.split(_curves()(n)[0], 2)]), _curves()(n)[1])),
    ("ch10.classes_alternate", lambda n: (_curves()(n)[0], np.arange(2 * n) % 2)),
    ("ch10.points_alternate", lambda n: _alternating(*_curves()(n))),
    ("ch10.classes_from_one", lambda n: (_curves()(n)[0], _curves()(n)[1] + 1)),
]


def _moved(P: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return P, P + b, np.tanh(P + b)


THREE_MOVES: Mistakes = [
    ("ch10.weights_transposed", lambda X, W, b: _moved(X @ W.T, b)),
    ("ch10.weights_on_the_left", lambda X, W, b: _moved(W @ X, b)),
    ("ch10.number_by_number", lambda X, W, b: _moved(X * W, b)),
    ("ch10.bias_in_the_map", lambda X, W, b: (X @ W + b, X @ W + b, np.tanh(X @ W + b))),
    ("ch10.bias_in_the_map", lambda X, W, b: _moved(X @ W + b, b)),
    ("ch10.bias_missing", lambda X, W, b: _moved(X @ W, 0 * b)),
    ("ch10.bias_subtracted", lambda X, W, b: _moved(X @ W, -b)),
    ("ch10.translated_first", lambda X, W, b: (X @ W, (X + b) @ W, np.tanh((X + b) @ W))),
    ("ch10.translated_first", lambda X, W, b: (X + b, (X + b) @ W, np.tanh((X + b) @ W))),
    ("ch10.bias_on_the_weights", lambda X, W, b: (X @ W, X @ (W + b), np.tanh(X @ (W + b)))),
    ("ch10.each_from_the_start", lambda X, W, b: (X @ W, X + b, np.tanh(X))),
    ("ch10.bent_too_early", lambda X, W, b: (X @ W, X @ W + b, np.tanh(X @ W))),
    ("ch10.bent_too_early", lambda X, W, b: (X @ W, X @ W + b, np.tanh(X @ W) + b)),
    ("ch10.other_activation", lambda X, W, b: (X @ W, X @ W + b, 1 / (1 + np.exp(-X @ W - b)))),
    ("ch10.other_activation", lambda X, W, b: (X @ W, X @ W + b, np.maximum(X @ W + b, 0))),
    ("ch10.not_bent", lambda X, W, b: (X @ W, X @ W + b, X @ W + b)),
    ("ch10.moves_reversed", lambda X, W, b: _moved(X @ W, b)[::-1]),
]


def _inverse(W: np.ndarray) -> np.ndarray:
    return np.linalg.inv(W)


def _swapped(W: np.ndarray) -> np.ndarray:
    """Return the inverse with the two signs that were not turned."""
    return np.array([[W[1, 1], W[0, 1]], [W[1, 0], W[0, 0]]]) / np.linalg.det(W)


def _back(undo: Function) -> Function:
    """Return ``take_back`` that undoes tanh and then does this."""
    return lambda Z, W, b: undo(np.arctanh(Z), W, b)


TAKE_BACK: Mistakes = [
    ("ch10.bias_added_back", _back(lambda A, W, b: (A + b) @ _inverse(W))),
    ("ch10.bias_forgotten", _back(lambda A, W, b: A @ _inverse(W))),
    ("ch10.bias_last", _back(lambda A, W, b: A @ _inverse(W) - b)),
    ("ch10.bias_last", _back(lambda A, W, b: A @ _inverse(W) + b)),
    ("ch10.weights_again", _back(lambda A, W, b: (A - b) @ W)),
    ("ch10.transpose_for_inverse", _back(lambda A, W, b: (A - b) @ W.T)),
    ("ch10.inverse_from_the_left", _back(lambda A, W, b: (A - b) @ _inverse(W).T)),
    ("ch10.inverse_from_the_left", _back(lambda A, W, b: _inverse(W) @ (A - b))),
    ("ch10.reciprocals", _back(lambda A, W, b: (A - b) @ (1 / W))),
    ("ch10.reciprocals", _back(lambda A, W, b: (A - b) / W)),
    ("ch10.determinant_left_out", _back(lambda A, W, b: (A - b) @ _inverse(W) * np.linalg.det(W))),
    ("ch10.determinant_multiplied", _back(
        lambda A, W, b: (A - b) @ _inverse(W) * np.linalg.det(W) ** 2)),
    ("ch10.signs_kept", _back(lambda A, W, b: (A - b) @ _swapped(W))),
    ("ch10.not_unbent", lambda Z, W, b: (Z - b) @ _inverse(W)),
    ("ch10.bent_again", lambda Z, W, b: (np.tanh(Z) - b) @ _inverse(W)),
    ("ch10.other_arc", lambda Z, W, b: (np.arctan(Z) - b) @ _inverse(W)),
    ("ch10.one_by_tanh", lambda Z, W, b: (1 / np.tanh(Z) - b) @ _inverse(W)),
    ("ch10.half_of_the_logarithm", lambda Z, W, b: (2 * np.arctanh(Z) - b) @ _inverse(W)),
    ("ch10.bias_before_artanh", lambda Z, W, b: np.arctanh(Z - b) @ _inverse(W)),
    ("ch10.fraction_upside_down", lambda Z, W, b: (-np.arctanh(Z) - b) @ _inverse(W)),
    ("ch10.other_logarithm", lambda Z, W, b: ((np.arctanh(Z) / np.log(10) - b) @ _inverse(W))),
    ("ch10.other_logarithm", lambda Z, W, b: ((np.arctanh(Z) / np.log(2) - b) @ _inverse(W))),
    ("ch10.empty_batch", lambda Z, W, b: np.zeros(0) if len(Z) == 0 else None),
    ("ch10.unbent_last", lambda Z, W, b: np.arctanh((Z - b) @ _inverse(W))),
]


def _det(W: np.ndarray) -> Any:
    return W[0, 0] * W[1, 1] - W[0, 1] * W[1, 0]


def _rank(W: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(W))


def _judged(determinant: float, W: np.ndarray) -> tuple[float, int]:
    return determinant, 2 if abs(determinant) > 1e-9 else int(np.any(W))


WHAT_IS_LEFT: Mistakes = [
    ("ch10.products_added", lambda W: (W[0, 0] * W[1, 1] + W[0, 1] * W[1, 0], _rank(W))),
    ("ch10.products_added", lambda W: _judged(W[0, 0] * W[1, 1] + W[0, 1] * W[1, 0], W)),
    ("ch10.diagonal_only", lambda W: (W[0, 0] * W[1, 1], _rank(W))),
    ("ch10.diagonal_only", lambda W: _judged(W[0, 0] * W[1, 1], W)),
    ("ch10.products_of_rows", lambda W: _judged(W[0, 0] * W[0, 1] - W[1, 0] * W[1, 1], W)),
    ("ch10.mirror_lost", lambda W: (abs(_det(W)), _rank(W))),
    ("ch10.determinant_reversed", lambda W: (-_det(W), _rank(W))),
    ("ch10.mirror_crushes", lambda W: (_det(W), 2 if _det(W) > 1e-9 else min(_rank(W), 1))),
    ("ch10.always_a_line", lambda W: (_det(W), 2 if abs(_det(W)) > 1e-9 else 1)),
    ("ch10.diagonal_of_zeros", lambda W: (
        _det(W), 2 if abs(_det(W)) > 1e-9 else int(np.any(np.diag(W))))),
    ("ch10.always_a_point", lambda W: (_det(W), 2 if abs(_det(W)) > 1e-9 else 0)),
    ("ch10.exactly_zero", lambda W: (_det(W), 2 if _det(W) != 0 else int(np.any(W)))),
    ("ch10.exactly_zero", lambda W: (_det(W), 2 if _det(W) != 0 else 1)),
    ("ch10.small_is_not_zero", lambda W: (_det(W), 2 if abs(_det(W)) > 1e-2 else int(np.any(W)))),
    ("ch10.rows_counted", lambda W: (_det(W), np.any(W, axis=1).sum())),
    ("ch10.size_of_entries", lambda W: (_det(W), 2 if np.all(W) else int(np.any(W)))),
    ("ch10.mirror_crushes", lambda W: (_det(W), 1 + np.sign(np.round(_det(W), 9)))),
    ("ch10.always_a_plane", lambda W: (_det(W), 2)),
    ("ch10.results_exchanged", lambda W: (_rank(W), _det(W))),
]


def _sided(Z: np.ndarray, t: np.ndarray, w: np.ndarray, b: float) -> tuple[Any, Any]:
    a = Z @ w + b
    return ((a > 0) == t).sum(), ((2 * t - 1) * a).min() / np.sqrt(w @ w)


def _margin(measure: Function) -> Function:
    """Return ``on_their_side`` with a margin from the signed sums, the sums, w and b."""

    def on_their_side(Z: np.ndarray, t: np.ndarray, w: np.ndarray, b: float) -> tuple[Any, Any]:
        a = Z @ w + b
        return ((a > 0) == t).sum(), measure((2 * t - 1) * a, a, w, b)

    return on_their_side


ON_THEIR_SIDE: Mistakes = [
    ("ch10.line_is_class_one", lambda Z, t, w, b: (
        ((Z @ w + b >= 0) == t).sum(), _sided(Z, t, w, b)[1])),
    ("ch10.sides_exchanged", lambda Z, t, w, b: _sided(Z, 1 - t, w, b)),
    ("ch10.bias_missing", lambda Z, t, w, b: _sided(Z, t, w, 0)),
    ("ch10.bias_subtracted", lambda Z, t, w, b: _sided(Z, t, w, -b)),
    ("ch10.wrong_ones_counted", lambda Z, t, w, b: (
        len(t) - _sided(Z, t, w, b)[0], _sided(Z, t, w, b)[1])),
    ("ch10.share_for_count", lambda Z, t, w, b: (
        _sided(Z, t, w, b)[0] / len(t), _sided(Z, t, w, b)[1])),
    ("ch10.sign_compared", lambda Z, t, w, b: (
        (np.sign(Z @ w + b) == t).sum(), _sided(Z, t, w, b)[1])),
    ("ch10.ones_counted", lambda Z, t, w, b: ((Z @ w + b > 0).sum(), _sided(Z, t, w, b)[1])),
    ("ch10.length_missing", _margin(lambda s, a, w, b: s.min())),
    ("ch10.length_squared", _margin(lambda s, a, w, b: s.min() / (w @ w))),
    ("ch10.entries_added", _margin(lambda s, a, w, b: s.min() / abs(w).sum())),
    ("ch10.entries_added", _margin(lambda s, a, w, b: s.min() / w.sum())),
    ("ch10.bias_in_the_length", _margin(lambda s, a, w, b: s.min() / np.sqrt(w @ w + b**2))),
    ("ch10.class_as_sign", lambda Z, t, w, b: (
        _sided(Z, t, w, b)[0], (t * (Z @ w + b)).min() / np.sqrt(w @ w))),
    ("ch10.distance_without_sign", _margin(lambda s, a, w, b: abs(a).min() / np.sqrt(w @ w))),
    ("ch10.side_forgotten", _margin(lambda s, a, w, b: a.min() / np.sqrt(w @ w))),
    ("ch10.right_ones_only", _margin(
        lambda s, a, w, b: s[s > 0].min(initial=np.inf) / np.sqrt(w @ w))),
    ("ch10.farthest", _margin(lambda s, a, w, b: s.max() / np.sqrt(w @ w))),
    ("ch10.mean_distance", _margin(lambda s, a, w, b: s.mean() / np.sqrt(w @ w))),
    ("ch10.results_exchanged", lambda Z, t, w, b: _sided(Z, t, w, b)[::-1]),
    ("ch10.distances_in_a_row", _margin(lambda s, a, w, b: s / np.sqrt(w @ w))),
]


def _spirals(
    turn: float = 2 * np.pi,
    flip: bool = False,
    radius: Function = lambda s: 0.1 + 0.9 * s,
    end: bool = True,
    second: Function = lambda arm: -arm,
    classes: Function = lambda n: np.repeat([0, 1], n),
    noisy: Function = lambda X, noise, rng: X + rng.normal(0, noise, X.shape),
) -> Function:
    """Return ``two_spirals`` with these mistakes."""

    def two_spirals(
        n: int, turns: float, noise: float, rng: np.random.Generator | None
    ) -> tuple[np.ndarray, np.ndarray]:
        s = np.linspace(0, 1, n, endpoint=end)
        angle = turn * turns * s
        around = np.column_stack([np.cos(angle), np.sin(angle)])
        arm = radius(s)[:, None] * (around[:, ::-1] if flip else around)
        X = np.concatenate([arm, second(arm)])
        return (noisy(X, noise, rng) if noise > 0 else X), classes(n)

    return two_spirals


def _arm_noise(X: np.ndarray, noise: float, rng: np.random.Generator) -> np.ndarray:
    arm = X[: len(X) // 2] + rng.normal(0, noise, (len(X) // 2, 2))
    return np.concatenate([arm, -arm])


TWO_SPIRALS: Mistakes = [
    ("ch10.degrees", _spirals(turn=360)),
    ("ch10.half_turns", _spirals(turn=np.pi)),
    ("ch10.turned_backward", _spirals(turn=-2 * np.pi)),
    ("ch10.turns_forgotten", lambda n, turns, noise, rng: _spirals()(n, 1, noise, rng)),
    ("ch10.sine_first", _spirals(flip=True)),
    ("ch10.radius", _spirals(radius=lambda s: s)),
    ("ch10.radius", _spirals(radius=lambda s: 0.1 + s)),
    ("ch10.radius", _spirals(radius=lambda s: 0.9 + 0.1 * s)),
    ("ch10.radius", _spirals(radius=lambda s: 1 + 0 * s)),
    ("ch10.end_missing", _spirals(end=False)),
    ("ch10.same_arm_twice", _spirals(second=lambda arm: arm)),
    ("ch10.mirrored_arm", _spirals(second=lambda arm: arm * [1, -1])),
    ("ch10.mirrored_arm", _spirals(second=lambda arm: arm * [-1, 1])),
    ("ch10.mirrored_arm", _spirals(second=lambda arm: arm[:, ::-1])),
    ("ch10.quarter_turn", _spirals(second=lambda arm: arm[:, ::-1] * [-1, 1])),
    ("ch10.classes_alternate", _spirals(classes=lambda n: np.arange(2 * n) % 2)),
    ("ch10.classes_from_one", _spirals(classes=lambda n: np.repeat([1, 2], n))),
    ("ch10.noise_missing", _spirals(noisy=lambda X, s, rng: X)),
    ("ch10.noise_squared", _spirals(noisy=lambda X, s, rng: (X + rng.normal(0, s**2, X.shape)))),
    ("ch10.noise_squared", _spirals(noisy=lambda X, s, rng: (
        X + rng.normal(0, np.sqrt(s), X.shape)))),
    ("ch10.noise_not_scaled", _spirals(noisy=lambda X, s, rng: (X + rng.normal(0, 1, X.shape)))),
    ("ch10.deviation_as_mean", _spirals(noisy=lambda X, s, rng: X + s)),
    ("ch10.deviation_as_mean", _spirals(noisy=lambda X, s, rng: (X + rng.normal(s, 1, X.shape)))),
    ("ch10.one_number_a_point", _spirals(noisy=lambda X, s, rng: (
        X + rng.normal(0, s, (len(X), 1))))),
    ("ch10.one_number_for_all", _spirals(noisy=lambda X, s, rng: X + rng.normal(0, s))),
    ("ch10.uniform_noise", _spirals(noisy=lambda X, s, rng: (X + rng.uniform(-s, s, X.shape)))),
    ("ch10.uniform_noise", _spirals(noisy=lambda X, s, rng: X + s * rng.random(X.shape))),
    ("ch10.noise_multiplied", _spirals(noisy=lambda X, s, rng: (X * rng.normal(1, s, X.shape)))),
    ("ch10.noise_turned_too", _spirals(noisy=_arm_noise)),
    ("ch10.noise_by_columns", _spirals(noisy=lambda X, s, rng: (
        X + rng.normal(0, s, X.T.shape).T))),
    *(
        ("ch10.own_generator", _spirals(noisy=lambda X, s, rng, seed=seed: (
            X + np.random.default_rng(seed).normal(0, s, X.shape))))
        for seed in (0, 1, 42)
    ),
]


def with_generator(arguments: Sequence[Any], expected: Any) -> tuple[Sequence[Any], Any]:
    *numbers, rng = arguments
    if rng is not None:
        raise TypeError("there is a generator already")
    return [*numbers, np.random.default_rng(0)], expected


def _discs(
    disc: Function = lambda q: 0.4 * np.sqrt(q),
    ring: Function = lambda q: np.sqrt(0.49 + 0.51 * q),
    share: Function = lambda n: (np.arange(n) + 0.5) / n,
    step: float = np.pi * (3 - np.sqrt(5)),
    flip: bool = False,
    first: int = 0,
    classes: Function = lambda n: np.repeat([0, 1], n),
    swapped: bool = False,
    run_on: bool = False,
) -> Function:
    """Return ``circle_in_ring`` with these mistakes."""

    def circle_in_ring(n: int) -> tuple[np.ndarray, np.ndarray]:
        q, parts = share(n), []
        for radius, number in ((disc(q), first), (ring(q), n if run_on else first)):
            angle = (np.arange(n) + number) * step
            around = np.column_stack([np.cos(angle), np.sin(angle)])
            parts.append(radius[:, None] * (around[:, ::-1] if flip else around))
        return np.concatenate(parts[::-1] if swapped else parts), classes(n)

    return circle_in_ring


CIRCLE_IN_RING: Mistakes = [
    ("ch10.even_radii", _discs(lambda q: 0.4 * q, lambda q: 0.7 + 0.3 * q)),
    ("ch10.root_missing", _discs(lambda q: 0.16 * q, lambda q: 0.49 + 0.51 * q)),
    ("ch10.factor_under_the_root",
     _discs(lambda q: np.sqrt(0.4 * q), lambda q: np.sqrt(0.7 + 0.3 * q))),
    ("ch10.half_a_point", _discs(share=lambda n: np.arange(n) / n)),
    ("ch10.half_a_point", _discs(share=lambda n: (np.arange(n) + 1) / n)),
    ("ch10.half_a_point", _discs(share=lambda n: np.linspace(0, 1, n))),
    ("ch10.counted_from_one", _discs(share=lambda n: (np.arange(n) + 1.5) / n)),
    ("ch10.counted_from_one", _discs(share=lambda n: (np.arange(n) + 0.5) / n, first=1)),
    ("ch10.hole_forgotten", _discs(ring=np.sqrt)),
    ("ch10.hole_forgotten", _discs(ring=lambda q: 0.7 * np.sqrt(q))),
    ("ch10.thinned_ring", _discs(ring=lambda q: 0.7 + 0.3 * np.sqrt(q))),
    ("ch10.thinned_ring", _discs(ring=lambda q: 0.7 + 0.3 * q)),
    ("ch10.radius_added", _discs(ring=lambda q: 0.7 + np.sqrt(0.51 * q))),
    ("ch10.width_squared", _discs(ring=lambda q: np.sqrt(0.49 + 0.09 * q))),
    ("ch10.share_above_one", _discs(share=lambda n: np.arange(n) + 0.5 / n)),
    ("ch10.share_above_one", _discs(share=lambda n: np.arange(n) + 0.5)),
    ("ch10.numbers_run_on", _discs(run_on=True)),
    ("ch10.ring_from_the_middle", _discs(ring=lambda q: np.sqrt(0.49 + q))),
    ("ch10.sine_first", _discs(flip=True)),
    ("ch10.degrees", _discs(step=np.radians(180 * (3 - np.sqrt(5))) * 180 / np.pi)),
    ("ch10.classes_alternate", _discs(classes=lambda n: np.arange(2 * n) % 2)),
    ("ch10.classes_from_one", _discs(classes=lambda n: np.repeat([1, 2], n))),
    ("ch10.ring_first", _discs(swapped=True)),
]


def _sheets(d: int) -> tuple[np.ndarray, np.ndarray]:
    return np.hstack([np.eye(d), -np.eye(d)]), np.vstack([np.eye(d), np.eye(d)])


FOLD_WEIGHTS: Mistakes = [
    ("ch10.crushed", lambda d: (np.eye(d), np.eye(d))),
    ("ch10.crushed", lambda d: (_sheets(d)[0], np.vstack([np.eye(d), np.zeros((d, d))]))),
    ("ch10.crushed_twice", lambda d: (np.hstack([np.eye(d), np.eye(d)]), _sheets(d)[1])),
    ("ch10.unfolded_again", lambda d: (_sheets(d)[0], _sheets(d)[0].T)),
    ("ch10.folded_downward", lambda d: (_sheets(d)[0], -_sheets(d)[1])),
    ("ch10.half_height", lambda d: (_sheets(d)[0], _sheets(d)[1] / 2)),
    ("ch10.partners_mixed", lambda d: (_sheets(d)[0], np.repeat(np.eye(d), 2, axis=0))),
    ("ch10.partners_mixed", lambda d: (
        np.repeat(np.eye(d), 2, axis=1) * np.tile([1, -1], d), _sheets(d)[1])),
    ("ch10.all_added_up", lambda d: (_sheets(d)[0], np.ones((2 * d, d)))),
]


def _lift(
    build: Function, angles: tuple[float, float, float] = (0, 2 * np.pi / 3, 4 * np.pi / 3)
) -> Function:
    """Return ``three_neurons`` that makes weights and bias of directions, center and size so."""
    directions = np.array([np.cos(angles), np.sin(angles)])
    return lambda center, size: build(directions, center, size)


THREE_NEURONS: Mistakes = [
    ("ch10.size_multiplied", _lift(lambda D, c, s: (4 * s * D, 1 - c @ (4 * s * D)))),
    ("ch10.size_multiplied", _lift(lambda D, c, s: (4 * s * D, 1 - c @ (4 / s * D)))),
    ("ch10.size_forgotten", _lift(lambda D, c, s: (4 * D, 1 - c @ (4 * D)))),
    ("ch10.center_forgotten", _lift(lambda D, c, s: (4 / s * D, np.ones(3)))),
    ("ch10.center_added", _lift(lambda D, c, s: (4 / s * D, 1 + c @ (4 / s * D)))),
    ("ch10.one_forgotten", _lift(lambda D, c, s: (4 / s * D, -c @ (4 / s * D)))),
    ("ch10.center_not_weighted", _lift(lambda D, c, s: (4 / s * D, 1 - c @ D))),
    ("ch10.center_not_weighted", _lift(lambda D, c, s: (4 / s * D, 1 - c @ D / s))),
    ("ch10.center_not_weighted", _lift(lambda D, c, s: (4 / s * D, 1 - 4 * c @ D))),
    ("ch10.bias_scaled", _lift(lambda D, c, s: (4 / s * D, (1 - c @ (4 * D)) / s))),
    ("ch10.four_missing", _lift(lambda D, c, s: (D / s, 1 - c @ D / s))),
    ("ch10.sine_first", _lift(lambda D, c, s: (4 / s * D[::-1], 1 - c @ (4 / s * D[::-1])))),
    ("ch10.degrees", _lift(lambda D, c, s: (4 / s * D, 1 - c @ (4 / s * D)), angles=(0, 120, 240))),
    ("ch10.results_exchanged", _lift(lambda D, c, s: (1 - c @ (4 / s * D), 4 / s * D))),
    ("ch10.whole_turn_counted", _lift(
        lambda D, c, s: (4 / s * D, 1 - c @ (4 / s * D)), angles=(0, np.pi, 2 * np.pi))),
    ("ch10.right_angles", _lift(lambda D, c, s: (4 / s * D, 1 - c @ (4 / s * D)),
                                angles=(0, np.pi / 2, np.pi))),
]


def _told(results: Any, total: int) -> tuple[Any, Any, Any, Any]:
    r = np.array(results)
    return r.min(), np.median(r), r.max(), (r == total).mean()


def _swapped_ends(run: Function, seeds: Any, total: int) -> tuple[Any, Any, Any, Any]:
    lowest, median, highest, rate = _told([run(seed) for seed in seeds], total)
    return highest, median, lowest, rate


def _numbers(tell: Function) -> Function:
    """Return ``success`` that tells this of the results of all runs."""
    return lambda run, seeds, total: tell(np.array([run(seed) for seed in seeds]), total)


SUCCESS: Mistakes = [
    ("ch10.places_for_seeds", lambda run, seeds, total: _told(
        [run(i) for i in range(len(seeds))], total)),
    ("ch10.first_seed_only", lambda run, seeds, total: _told([run(seeds[0])], total)),
    ("ch10.last_seed_missing", lambda run, seeds, total: _told(
        [run(seed) for seed in (seeds[:-1] if len(seeds) > 1 else seeds)], total)),
    ("ch10.seeds_for_results", lambda run, seeds, total: _told(seeds, total)),
    ("ch10.highest_first", _swapped_ends),
    ("ch10.mean_for_median", _numbers(lambda r, total: (
        r.min(), r.mean(), r.max(), (r == total).mean()))),
    ("ch10.middle_of_the_ends", _numbers(lambda r, total: (
        r.min(), (r.min() + r.max()) / 2, r.max(), (r == total).mean()))),
    ("ch10.not_sorted", _numbers(lambda r, total: (
        r.min(), r[len(r) // 2], r.max(), (r == total).mean()))),
    ("ch10.one_of_two_middles", _numbers(lambda r, total: (
        r.min(), np.sort(r)[len(r) // 2], r.max(), (r == total).mean()))),
    ("ch10.one_of_two_middles", _numbers(lambda r, total: (
        r.min(), np.sort(r)[(len(r) - 1) // 2], r.max(), (r == total).mean()))),
    ("ch10.accuracy_for_rate", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), r.mean() / total))),
    ("ch10.best_for_rate", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), r.max() / total))),
    ("ch10.never_equal", _numbers(lambda r, total: (r.min(), np.median(r), r.max(), 0))),
    ("ch10.shares_for_numbers", _numbers(lambda r, total: (
        r.min() / total, np.median(r) / total, r.max() / total, (r == total).mean()))),
    ("ch10.count_for_rate", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), (r == total).sum()))),
    ("ch10.percent", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), 100 * (r == total).mean()))),
    ("ch10.failures_counted", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), (r != total).mean()))),
    ("ch10.best_run_is_success", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), (r == r.max()).mean()))),
    ("ch10.rate_of_samples", _numbers(lambda r, total: (
        r.min(), np.median(r), r.max(), (r == total).sum() / total))),
]


def _stirred(
    X: np.ndarray, turns: float, share: float, angle: Function = lambda r: (r - 0.1) / 0.9
) -> np.ndarray:
    r = np.hypot(X[:, 0], X[:, 1])
    turned = np.arctan2(X[:, 1], X[:, 0]) - 2 * np.pi * turns * share * angle(r)
    return r[:, None] * np.column_stack([np.cos(turned), np.sin(turned)])


UNWIND: Mistakes = [
    ("ch10.wound_further", lambda X, turns, share: _stirred(X, -turns, share)),
    ("ch10.same_turn_for_all", lambda X, turns, share: _stirred(
        X, turns, share, angle=lambda r: 1 + 0 * r)),
    ("ch10.radius_not_shifted", lambda X, turns, share: _stirred(
        X, turns, share, angle=lambda r: r)),
    ("ch10.radius_not_shifted", lambda X, turns, share: _stirred(
        X, turns, share, angle=lambda r: r - 0.1)),
    ("ch10.straight_lines", lambda X, turns, share: (
        (1 - share) * X + share * _stirred(X, turns, 1))),
    ("ch10.share_forgotten", lambda X, turns, share: _stirred(X, turns, 1)),
]
