"""Layers: each turns a batch of rows into another and sends gradients back (chapters 3 and 6).

``forward(X)`` is for inference. ``forward(X, training=True)`` also remembers what ``backward``
needs; it trusts its caller (a `Network` checks its input once, at the door) and the arrays it
returns are the layer's own, overwritten by the next training step. ``backward(gradient)`` takes
the gradient of the loss at the layer's output, writes those of the parameters into ``gradients``
and returns that at the layer's input.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nnlib import activations
from nnlib._validate import FloatArray, as_float, as_samples, as_size
from nnlib.initializers import xavier_uniform

__all__ = [
    "ELU",
    "BatchNorm",
    "Dense",
    "Dropout",
    "Identity",
    "Layer",
    "LeakyReLU",
    "Maxout",
    "ReLU",
    "Sigmoid",
    "Softmax",
    "Step",
    "Tanh",
]

Initializer = Callable[[np.random.Generator, int, int], FloatArray]


class Layer:
    """What every layer has: parameters by name, their gradients, and the two directions."""

    d_in: int | None = None  # None: any number of inputs

    def __init__(self, **parameters: FloatArray) -> None:
        self.parameters = parameters
        self.gradients = {name: np.zeros_like(array) for name, array in parameters.items()}
        self._kept: tuple[FloatArray, ...] | None = None
        self._rooms: dict[str, FloatArray] = {}

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the layer's outputs for rows of inputs."""
        raise NotImplementedError

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Turn the gradient at the outputs into those at the parameters and at the inputs."""
        raise NotImplementedError

    def output_size(self, d_in: int | None) -> int | None:
        """Return the number of outputs for ``d_in`` inputs; ``ValueError`` if they do not fit."""
        if self.d_in is not None and d_in not in (None, self.d_in):
            raise ValueError(f"{self!r} expects {self.d_in} inputs, got {d_in}")
        return d_in

    def settings(self) -> dict[str, Any]:
        """Return what the constructor needs to make a layer of the same kind."""
        return {}

    def state(self) -> dict[str, FloatArray]:
        """Return every array that a saved network must hold."""
        return self.parameters

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(str(v) for v in self.settings().values())})"

    def _set(self, name: str, values: ArrayLike) -> None:
        """Write new values into a parameter's own memory, which a network may share."""
        array = self.parameters[name]
        new = as_float(values, name, array.dtype)
        if new.shape != array.shape:
            raise ValueError(f"{name} must have the shape {array.shape}, got {new.shape}")
        array[...] = new

    def _recall(self) -> tuple[FloatArray, ...]:
        if self._kept is None:
            raise RuntimeError("backward needs a forward(X, training=True) before it")
        return self._kept

    def _room(self, name: str, shape: tuple[int, ...], dtype: DTypeLike) -> FloatArray:
        """Return an array to write into, in the same memory at every training step."""
        room = self._rooms.get(name)
        if (
            room is None
            or len(room) < shape[0]
            or room.shape[1:] != shape[1:]
            or room.dtype != dtype
        ):
            room = self._rooms[name] = np.empty(shape, dtype)
        return room[: shape[0]]


class Dense(Layer):
    """A fully connected layer: ``a = X W + b``, shapes ``(n, d_in) (d_in, d_out) + (d_out,)``.

    Column ``k`` of the weights belongs to node ``k``. The parameters decide the dtype: inputs of
    another are converted. Source: Saito, "Deep Learning from Scratch", section 3.4.

    Parameters
    ----------
    d_in, d_out : int
        Numbers of inputs and of nodes, at least 1.
    initializer : callable
        Draws the weights: one of `nnlib.initializers`. The biases start at 0.
    rng : numpy.random.Generator or int, optional
        Where the numbers come from; without it, every run is different.
    dtype : dtype
        float64, or float32 for speed.

    >>> layer = Dense.from_arrays([[0.9, 0.2], [0.3, 0.8]])
    >>> layer.forward([1.0, 0.5]).round(4).tolist()
    [1.05, 0.6]
    >>> layer.forward([[1.0, 0.5], [0.0, 1.0]]).shape
    (2, 2)
    """

    def __init__(
        self,
        d_in: int,
        d_out: int,
        *,
        initializer: Initializer = xavier_uniform,
        rng: np.random.Generator | int | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        self.d_in, self.d_out = as_size(d_in, "d_in"), as_size(d_out, "d_out")
        weights = as_float(initializer(np.random.default_rng(rng), d_in, d_out), "weights", dtype)
        if weights.shape != (d_in, d_out):
            raise ValueError(
                f"the initializer must return the shape {(d_in, d_out)}, got {weights.shape}"
            )
        super().__init__(weights=weights, bias=np.zeros(d_out, dtype))

    @classmethod
    def from_arrays(cls, weights: ArrayLike, bias: ArrayLike | None = None) -> Dense:
        """Make a layer of given weights ``(d_in, d_out)`` and bias ``(d_out,)``, copied.

        Without a bias it is 0. The weights decide the dtype.

        >>> Dense.from_arrays([[1.0], [1.0]], [-1.5])
        Dense(2, 1)
        """
        array = as_float(weights, "weights")
        if array.ndim != 2 or array.size == 0:
            raise ValueError(f"weights must have the shape (d_in, d_out), got {array.shape}")
        layer = cls(*array.shape, initializer=lambda *_: array.copy(), dtype=array.dtype)
        if bias is not None:
            layer.bias = as_float(bias, "bias")
        return layer

    @property
    def weights(self) -> FloatArray:
        """The weights, shape ``(d_in, d_out)``. Assigning copies the values in."""
        return self.parameters["weights"]

    @weights.setter
    def weights(self, values: ArrayLike) -> None:
        self._set("weights", values)

    @property
    def bias(self) -> FloatArray:
        """The bias, shape ``(d_out,)``. Assigning copies the values in."""
        return self.parameters["bias"]

    @bias.setter
    def bias(self, values: ArrayLike) -> None:
        self._set("bias", values)

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the weighted sums, ``(n, d_out)`` for ``(n, d_in)`` or ``(d_out,)`` for one."""
        if not training:
            X = as_samples(inputs, self.d_in, "inputs", self.weights.dtype)
            return X @ self.weights + self.bias  # (n, d_in) @ (d_in, d_out) -> (n, d_out)
        X = np.asarray(inputs)
        a = self._room("a", (len(X), self.d_out), X.dtype)
        np.dot(X, self.weights, out=a)  # (n, d_in) @ (d_in, d_out) -> (n, d_out)
        a += self.bias
        self._kept = (X,)
        return a

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Write the gradients of weights and bias; return that of the inputs, if wanted."""
        (X,) = self._recall()
        # (d_in, n) @ (n, d_out) -> (d_in, d_out)
        np.dot(X.T, gradient, out=self.gradients["weights"])
        gradient.sum(axis=0, out=self.gradients["bias"])  # (n, d_out) -> (d_out,)
        if not to_inputs:
            return None
        # (n, d_out) @ (d_out, d_in) -> (n, d_in)
        return np.dot(gradient, self.weights.T, out=self._room("gradient", X.shape, X.dtype))

    def output_size(self, d_in: int | None) -> int:
        """Return ``d_out``; ``ValueError`` if ``d_in`` is not the layer's."""
        super().output_size(d_in)
        return self.d_out

    def settings(self) -> dict[str, Any]:
        """Return ``d_in`` and ``d_out``."""
        return {"d_in": self.d_in, "d_out": self.d_out}


class Activation(Layer):
    """A function applied to every number by itself; ``slope`` is its derivative at ``x``."""

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the activations of the weighted sums ``x``, in the same shape."""
        raise NotImplementedError

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Return the derivative, from the weighted sums ``x`` or the activations ``z``."""
        raise NotImplementedError

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the activations, in the shape of the inputs."""
        z = self.function(inputs)
        if training:
            self._kept = (np.asarray(inputs), z)
        return z

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Return the gradient times the slope, number by number."""
        return gradient * self.slope(*self._recall())  # (n, d) * (n, d)


class Step(Activation):
    """`nnlib.activations.step` as a layer: for inference, since its slope teaches nothing.

    >>> Step().forward([-1.0, 2.0]).tolist()
    [0.0, 1.0]
    """

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the step function of ``x``."""
        return activations.step(x)

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Raise ``RuntimeError``."""
        raise RuntimeError("the step function has slope 0 and cannot learn: use Sigmoid or ReLU")


class Identity(Activation):
    """`nnlib.activations.identity` as a layer.

    >>> Identity().forward([-1.0, 2.0]).tolist()
    [-1.0, 2.0]
    """

    def function(self, x: ArrayLike) -> FloatArray:
        """Return ``x``."""
        return activations.identity(x)

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Return 1."""
        return activations.identity_derivative(x)


class Sigmoid(Activation):
    """`nnlib.activations.sigmoid` as a layer.

    >>> Sigmoid().forward([1.05, 0.6]).round(4).tolist()
    [0.7408, 0.6457]
    """

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the sigmoid of ``x``."""
        return activations.sigmoid(x)

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Return ``z (1 - z)``."""
        return z * (1 - z)


class Tanh(Activation):
    """`nnlib.activations.tanh` as a layer.

    >>> Tanh().forward([0.0]).tolist()
    [0.0]
    """

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the hyperbolic tangent of ``x``."""
        return activations.tanh(x)

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Return ``1 - z^2``."""
        return 1 - z * z


class LeakyReLU(Activation):
    """`nnlib.activations.leaky_relu` as a layer.

    >>> LeakyReLU(0.1).forward([-1.0, 2.0]).tolist()
    [-0.1, 2.0]
    """

    def __init__(self, slope: float = 0.01) -> None:
        super().__init__()
        self._slope = slope

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the leaky ReLU of ``x``."""
        return activations.leaky_relu(x, self._slope)

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Return 1 or the small slope."""
        return activations.leaky_relu_derivative(x, self._slope)

    def settings(self) -> dict[str, Any]:
        """Return ``slope``."""
        return {"slope": self._slope}


class ELU(Activation):
    """`nnlib.activations.elu` as a layer.

    >>> ELU().forward([-1000.0, 2.0]).tolist()
    [-1.0, 2.0]
    """

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__()
        self._alpha = alpha

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the ELU of ``x``."""
        return activations.elu(x, self._alpha)

    def slope(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """Return 1 or ``alpha e^x``."""
        return activations.elu_derivative(x, self._alpha)

    def settings(self) -> dict[str, Any]:
        """Return ``alpha``."""
        return {"alpha": self._alpha}


class ReLU(Activation):
    """`nnlib.activations.relu` as a layer; in training it works in place, for speed.

    >>> ReLU().forward([-1.0, 2.0]).tolist()
    [0.0, 2.0]
    """

    def function(self, x: ArrayLike) -> FloatArray:
        """Return the ReLU of ``x``."""
        return activations.relu(x)

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the activations, in the shape of the inputs."""
        if not training:
            return self.function(inputs)
        x = np.asarray(inputs)
        z = np.maximum(x, 0, out=self._room("z", x.shape, x.dtype))
        self._kept = (z,)
        return z

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Return the gradient where ``z > 0``, else 0."""
        (z,) = self._recall()
        room = self._room("gradient", z.shape, z.dtype)
        return np.multiply(gradient, z > 0, out=room)  # (n, d) * (n, d)


class Maxout(Layer):
    """The largest of every ``pieces`` neighbouring numbers: ``(n, d * pieces)`` to ``(n, d)``.

    A `Dense` layer before it makes the pieces. Source: Goodfellow et al. 2013, "Maxout networks".

    >>> Maxout(2).forward([1.0, 3.0, -2.0, -4.0]).tolist()
    [3.0, -2.0]
    """

    def __init__(self, pieces: int = 2) -> None:
        super().__init__()
        self.pieces = as_size(pieces, "pieces")

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the maxima."""
        x = as_float(inputs, "inputs")
        self.output_size(x.shape[-1] if x.ndim else 0)
        pieces = x.reshape(*x.shape[:-1], -1, self.pieces)  # (n, d * pieces) -> (n, d, pieces)
        if training:
            self._kept = (pieces,)
        return activations.maxout(pieces)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Return the gradient at the piece that was the largest, else 0."""
        (pieces,) = self._recall()
        # (n, d, 1) * (n, d, pieces)
        d_pieces = gradient[..., np.newaxis] * activations.maxout_derivative(pieces)
        return d_pieces.reshape(len(pieces), -1)

    def output_size(self, d_in: int | None) -> int | None:
        """Return ``d_in / pieces``; ``ValueError`` if that is not whole."""
        if d_in is None:
            return None
        if d_in == 0 or d_in % self.pieces:
            raise ValueError(f"{self!r} expects a multiple of {self.pieces} inputs, got {d_in}")
        return d_in // self.pieces

    def settings(self) -> dict[str, Any]:
        """Return ``pieces``."""
        return {"pieces": self.pieces}


class Softmax(Layer):
    """`nnlib.activations.softmax` as a layer.

    For training leave it out and take `nnlib.losses.softmax_cross_entropy` from the logits: the
    same numbers, safer and faster.

    >>> Softmax().forward([0.3, 2.9, 4.0]).round(4).tolist()
    [0.0182, 0.2452, 0.7366]
    """

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the probabilities, in the shape of the inputs."""
        y = activations.softmax(inputs)
        if training:
            self._kept = (y,)
        return y

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Return the gradient times the Jacobian ``y_i ([i = j] - y_j)``, row by row."""
        (y,) = self._recall()
        return y * (gradient - (gradient * y).sum(axis=1, keepdims=True))  # (n, k) * (n, k)


class Dropout(Layer):
    """In training, set each number to 0 with probability ``rate`` and divide the rest by 1 - rate.

    In inference it does nothing. Source: Srivastava et al. 2014, "Dropout", section 10 for the
    division in training ("inverted" dropout).

    >>> Dropout(0.5).forward([1.0, 2.0]).tolist()
    [1.0, 2.0]
    """

    def __init__(self, rate: float = 0.5, rng: np.random.Generator | int | None = None) -> None:
        super().__init__()
        if not 0 <= rate < 1:
            raise ValueError(f"rate must be at least 0 and below 1, got {rate}")
        self.rate, self.rng = rate, np.random.default_rng(rng)

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the inputs, thinned out in training."""
        if not training:
            return as_float(inputs, "inputs")
        x = np.asarray(inputs)
        kept = self.rng.random(x.shape, dtype=np.float32) >= self.rate
        mask = kept * x.dtype.type(1 / (1 - self.rate))
        self._kept = (mask,)
        return x * mask  # (n, d) * (n, d)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Return the gradient, thinned out in the same places."""
        (mask,) = self._recall()
        return gradient * mask  # (n, d) * (n, d)

    def settings(self) -> dict[str, Any]:
        """Return ``rate``."""
        return {"rate": self.rate}


class BatchNorm(Layer):
    """Shift and scale every column of a batch to mean 0 and variance 1, then by what is learned.

    In inference it uses running averages of the mean and the (unbiased) variance instead.
    Source: Ioffe and Szegedy 2015, "Batch normalization", algorithms 1 and 2.

    Parameters
    ----------
    d : int
        Number of columns.
    rate : float
        Share of the newest batch in the running averages.
    eps : float
        Added to the variance, so that a constant column divides by something.
    dtype : dtype
        As for `Dense`.

    >>> norm = BatchNorm(1)
    >>> norm.forward(np.array([[1.0], [3.0]]), training=True).round(3).tolist()
    [[-1.0], [1.0]]
    """

    def __init__(
        self, d: int, rate: float = 0.1, eps: float = 1e-5, *, dtype: DTypeLike = np.float64
    ) -> None:
        self.d_in, self.rate, self.eps = as_size(d, "d"), rate, eps
        super().__init__(scale=np.ones(d, dtype), shift=np.zeros(d, dtype))
        self.running_mean = np.zeros(d, dtype)
        self.running_variance = np.ones(d, dtype)

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the normalized inputs, in the same shape."""
        scale, shift = self.parameters["scale"], self.parameters["shift"]  # (d,)
        if not training:
            X = as_samples(inputs, self.d_in or 0, "inputs", scale.dtype)
            deviation = np.sqrt(self.running_variance + self.eps)
            return (X - self.running_mean) / deviation * scale + shift
        X = np.asarray(inputs)
        n = len(X)
        if n < 2:
            raise ValueError("BatchNorm needs at least 2 samples in a training batch, got 1")
        mean = X.mean(axis=0)  # (n, d) -> (d,)
        x_hat = np.subtract(X, mean, out=self._room("x_hat", X.shape, X.dtype))
        variance = np.einsum("nd,nd->d", x_hat, x_hat) / n  # (d,)
        inverse_deviation = 1 / np.sqrt(variance + self.eps)
        x_hat *= inverse_deviation
        self.running_mean += self.rate * (mean - self.running_mean)
        self.running_variance += self.rate * (variance * n / (n - 1) - self.running_variance)
        self._kept = (x_hat, inverse_deviation)
        y = np.multiply(x_hat, scale, out=self._room("y", X.shape, X.dtype))
        y += shift
        return y

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray | None:
        """Write the gradients of scale and shift; return that of the inputs."""
        x_hat, inverse_deviation = self._recall()
        d_scale, d_shift = self.gradients["scale"], self.gradients["shift"]
        np.einsum("nd,nd->d", gradient, x_hat, out=d_scale)
        gradient.sum(axis=0, out=d_shift)
        # Mean and variance depend on every sample: what they pass back is taken off.
        d_x = self._room("gradient", x_hat.shape, x_hat.dtype)
        np.multiply(x_hat, d_scale / -len(x_hat), out=d_x)
        d_x += gradient
        d_x -= d_shift / len(x_hat)
        d_x *= self.parameters["scale"] * inverse_deviation
        return d_x

    def settings(self) -> dict[str, Any]:
        """Return ``d``, ``rate`` and ``eps``."""
        return {"d": self.d_in, "rate": self.rate, "eps": self.eps}

    def state(self) -> dict[str, FloatArray]:
        """Return parameters and running averages."""
        running = {"running_mean": self.running_mean, "running_variance": self.running_variance}
        return self.parameters | running


def restore(kind: str, settings: dict[str, Any], state: dict[str, FloatArray]) -> Layer:
    """Make a layer of its class's name, its ``settings()`` and its ``state()``."""
    kinds = {name: globals()[name] for name in __all__ if name != "Layer"}
    if state:
        settings = settings | {"dtype": next(iter(state.values())).dtype}
    layer: Layer = kinds[kind](**settings)
    own = layer.state()
    if own.keys() != state.keys():
        raise ValueError(f"{kind} needs {sorted(own)}, got {sorted(state)}")
    for name, array in state.items():
        if own[name].shape != array.shape:
            raise ValueError(f"{name} must have the shape {own[name].shape}, got {array.shape}")
        own[name][...] = array
    return layer
