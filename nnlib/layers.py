"""Layers: each turns a batch of rows into another and sends gradients back (chapters 3 and 6).

``forward(X)`` is for inference and checks its input. ``forward(X, training=True)`` also remembers
what ``backward`` needs, and trusts its caller: a `Network` checks its input once, at the door.
``backward(gradient)`` takes the gradient of the loss at the layer's output, writes those of the
parameters into ``gradients`` and returns that at the layer's input.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nnlib import activations
from nnlib._validate import (
    FloatArray,
    as_eps,
    as_float,
    as_float_type,
    as_number,
    as_rng,
    as_samples,
    as_share,
    as_size,
    check_dtype,
    must_be,
)
from nnlib.initializers import xavier_uniform

Initializer = Callable[[np.random.Generator, int, int], FloatArray]


class Layer:
    """What every layer has: settings, parameters and their gradients, and the two directions.

    ``parameters`` and ``gradients`` are dictionaries of arrays by name, whose numbers change and
    which stay the same arrays; ``settings`` holds the constructor's arguments that a saved network
    needs.

    >>> {name: array.shape for name, array in Dense(2, 3).parameters.items()}
    {'weights': (2, 3), 'bias': (3,)}
    """

    d_in: int | None = None  # None: any number of inputs
    d_out: int | None = None  # None: as many outputs as inputs
    least_batch = 1  # samples that a training batch must have

    def __init__(self, settings: dict[str, Any], **parameters: FloatArray) -> None:
        self.settings = settings
        for array in parameters.values():
            as_float_type(array.dtype)
        self.parameters = {name: array.copy() for name, array in parameters.items()}
        self.gradients = {name: np.zeros_like(array) for name, array in parameters.items()}
        self._kept: tuple[FloatArray, ...] | None = None

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the layer's outputs for rows of inputs."""
        raise NotImplementedError

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Turn the gradient at the outputs into those at the parameters and at the inputs.

        Without ``to_inputs`` the last may be left out, and what is returned means nothing.
        """
        raise NotImplementedError

    def state(self) -> dict[str, FloatArray]:
        """Return every array that a saved network must hold."""
        return self.parameters

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(str(v) for v in self.settings.values())})"

    def _recall(self) -> tuple[FloatArray, ...]:
        if self._kept is None:
            raise RuntimeError("backward needs a forward(X, training=True) before it")
        return self._kept


def _trusted(inputs: ArrayLike) -> FloatArray:
    """Return the inputs of a training pass, which the network has checked."""
    X = np.asarray(inputs)
    check_dtype(X.dtype, "inputs")
    return X if X.dtype.kind == "f" else X.astype(float)


def _parameter(name: str, meaning: str) -> Any:
    """Make an attribute of a parameter: assigning copies into its memory, which may be shared."""

    def get(layer: Layer) -> FloatArray:
        return layer.parameters[name]

    def copy_in(layer: Layer, values: ArrayLike) -> None:
        array = layer.parameters[name]
        new = as_float(values, name, array.dtype, finite=True)
        if new.shape != array.shape:
            raise ValueError(f"{name} must have the shape {array.shape}, got {new.shape}")
        array[...] = new

    return property(get, copy_in, doc=f"{meaning} Assigning copies the values in.")


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

    Examples
    --------
    >>> layer = Dense.from_arrays([[0.9, 0.2], [0.3, 0.8]])
    >>> layer.forward([1.0, 0.5]).round(4).tolist()
    [1.05, 0.6]
    >>> layer.forward([[1.0, 0.5], [0.0, 1.0]]).shape
    (2, 2)
    """

    weights = _parameter("weights", "The weights, shape ``(d_in, d_out)``.")
    bias = _parameter("bias", "The bias, shape ``(d_out,)``.")

    def __init__(
        self, d_in: int, d_out: int, *, initializer: Initializer = xavier_uniform,
        rng: np.random.Generator | int | None = None, dtype: DTypeLike = np.float64,
    ) -> None:
        self.d_in, self.d_out = shape = as_size(d_in, "d_in"), as_size(d_out, "d_out")
        must_be(Callable, initializer, "initializer must be one such as he_normal")
        weights = as_float(initializer(as_rng(rng), *shape), "weights", dtype, finite=True)
        if weights.shape != shape:
            raise ValueError(f"initializer must return {shape}, got {weights.shape}")
        settings = {"d_in": self.d_in, "d_out": self.d_out}
        super().__init__(settings, weights=weights, bias=np.zeros(self.d_out, dtype))

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
        layer = cls(*array.shape, initializer=lambda *_: array.copy(), rng=0, dtype=array.dtype)
        if bias is not None:
            layer.bias = bias
        return layer

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the weighted sums, ``(n, d_out)`` for ``(n, d_in)`` or ``(d_out,)`` for one."""
        if training:
            X = _trusted(inputs)
            self._kept = (X,)
        else:
            X = as_samples(inputs, self.d_in, "inputs", self.weights.dtype)
        return X @ self.weights + self.bias  # (n, d_in) @ (d_in, d_out) + (d_out,) -> (n, d_out)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Write the gradients of weights and bias; return that of the inputs, if wanted."""
        (X,) = self._recall()
        np.dot(X.T, gradient, out=self.gradients["weights"])  # (d_in, n) @ (n, d_out)
        gradient.sum(axis=0, out=self.gradients["bias"])  # (n, d_out) -> (d_out,)
        if not to_inputs:
            return gradient
        return gradient @ self.weights.T  # (n, d_out) @ (d_out, d_in) -> (n, d_in)


class Activation(Layer):
    """A function of `nnlib.activations` applied to every number by itself, and its derivative.

    >>> softplus = Activation(lambda x: np.log1p(np.exp(x)), activations.sigmoid)
    >>> softplus.forward(np.array([0.0])).round(4).tolist()
    [0.6931]
    """

    def __init__(
        self, function: Callable[..., FloatArray], derivative: Callable[..., FloatArray],
        **settings: float,
    ) -> None:
        super().__init__(settings)
        self._function = must_be(Callable, function, "function must be one such as np.sin")
        self._derivative = must_be(Callable, derivative, "derivative must be one such as np.cos")

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the activations, in the shape of the inputs."""
        z = self._function(inputs, **self.settings)
        if training:
            self._kept = (np.asarray(inputs), z)
        return z

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Return the gradient times the slope, number by number."""
        x, _ = self._recall()
        return gradient * self._derivative(x, **self.settings)  # (n, d) * (n, d)


class Step(Activation):
    """`nnlib.activations.step` as a layer, for inference: its slope, 0, teaches nothing.

    >>> Step().forward([-1.0, 2.0]).tolist()
    [0.0, 1.0]
    """

    def __init__(self) -> None:
        super().__init__(activations.step, np.zeros_like)


class Identity(Activation):
    """`nnlib.activations.identity` as a layer.

    >>> Identity().forward([-1.0, 2.0]).tolist()
    [-1.0, 2.0]
    """

    def __init__(self) -> None:
        super().__init__(activations.identity, activations.identity_derivative)


class LeakyReLU(Activation):
    """`nnlib.activations.leaky_relu` as a layer.

    >>> LeakyReLU(0.1).forward([-1.0, 2.0]).tolist()
    [-0.1, 2.0]
    """

    def __init__(self, slope: float = 0.01) -> None:
        super().__init__(activations.leaky_relu, activations.leaky_relu_derivative,
                         slope=as_number(slope, "slope"))


class ELU(Activation):
    """`nnlib.activations.elu` as a layer.

    >>> ELU().forward([-1000.0, 2.0]).tolist()
    [-1.0, 2.0]
    """

    def __init__(self, alpha: float = 1.0) -> None:
        super().__init__(activations.elu, activations.elu_derivative,
                         alpha=as_number(alpha, "alpha"))


class Sigmoid(Activation):
    """`nnlib.activations.sigmoid` as a layer.

    >>> Sigmoid().forward([1.05, 0.6]).round(4).tolist()
    [0.7408, 0.6457]
    """

    def __init__(self) -> None:
        super().__init__(activations.sigmoid, activations.sigmoid_derivative)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Return the gradient times the slope, number by number.

        A loss of probabilities is steep where they have rounded to 0 or 1. The slope is then that
        of the number beside it, which the loss takes too: the product is right again.
        """
        steep = np.abs(gradient) > 100
        if not steep.any():
            return super().backward(gradient)
        x, y = self._recall()
        limits = np.finfo(y.dtype)
        beside = np.where(y < 1, limits.tiny, limits.epsneg) * steep
        return gradient * np.maximum(self._derivative(x), beside)  # (n, d) * (n, d)


class Tanh(Activation):
    """`nnlib.activations.tanh` as a layer.

    >>> Tanh().forward([0.0]).tolist()
    [0.0]
    """

    def __init__(self) -> None:
        super().__init__(activations.tanh, activations.tanh_derivative)


class ReLU(Activation):
    """`nnlib.activations.relu` as a layer; in training without its checks, for speed.

    >>> ReLU().forward([-1.0, 2.0]).tolist()
    [0.0, 2.0]
    """

    def __init__(self) -> None:
        super().__init__(activations.relu, activations.relu_derivative)

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the activations, in the shape of the inputs."""
        if not training:
            return super().forward(inputs)
        x = _trusted(inputs)
        self._kept = (x,)
        return np.maximum(x, 0)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Return the gradient where ``x > 0``, else 0."""
        (x,) = self._recall()
        return gradient * (x > 0)  # (n, d) * (n, d)


class Softmax(Activation):
    """`nnlib.activations.softmax` as a layer, which works on whole rows.

    For training leave it out and take `nnlib.losses.softmax_cross_entropy` from the logits: the
    same numbers, safer and faster.

    >>> Softmax().forward([0.3, 2.9, 4.0]).round(4).tolist()
    [0.0182, 0.2452, 0.7366]
    """

    def __init__(self) -> None:
        super().__init__(activations.softmax, activations.softmax_jacobian)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Return the gradient times the Jacobian ``y_i ([i = j] - y_j)``, row by row."""
        _, y = self._recall()
        y = np.maximum(y, np.finfo(y.dtype).tiny)  # as the losses do, whose 1 / y cancels it
        # The same number may be taken from a whole row: at the largest output nothing is lost then.
        largest = y.argmax(axis=1)[:, np.newaxis]  # (n, 1)
        g = gradient - np.take_along_axis(gradient, largest, axis=1)  # (n, k) - (n, 1)
        return y * (g - (g * y).sum(axis=1, keepdims=True))  # (n, k) * (n, k)


class Dropout(Layer):
    """In training, set each number to 0 with probability ``rate`` and divide the rest by 1 - rate.

    In inference it does nothing. Source: Srivastava et al. 2014, "Dropout", section 10 for the
    division in training ("inverted" dropout).

    >>> Dropout(0.5).forward([1.0, 2.0]).tolist()
    [1.0, 2.0]
    """

    def __init__(self, rate: float = 0.5, rng: np.random.Generator | int | None = None) -> None:
        self.rate, self.rng = as_share(rate, "rate"), as_rng(rng)
        super().__init__({"rate": self.rate})

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the inputs, thinned out in training."""
        if not training:
            return as_float(inputs, "inputs")
        x = _trusted(inputs)
        stays = self.rng.random(x.shape, dtype=np.float32) >= self.rate
        mask = stays * x.dtype.type(1 / (1 - self.rate))
        self._kept = (mask,)
        return x * mask  # (n, d) * (n, d)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Return the gradient, thinned out in the same places."""
        (mask,) = self._recall()
        return gradient * mask  # (n, d) * (n, d)


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

    Examples
    --------
    >>> norm = BatchNorm(1)
    >>> norm.forward([[1.0], [3.0]], training=True).round(3).tolist()
    [[-1.0], [1.0]]
    """

    scale = _parameter("scale", "What a normalized column is multiplied by, shape ``(d,)``.")
    shift = _parameter("shift", "What is then added, shape ``(d,)``.")
    least_batch = 2  # of one sample there is no variance

    def __init__(
        self, d: int, rate: float = 0.1, eps: float = 1e-5, *, dtype: DTypeLike = np.float64
    ) -> None:
        self.d_in = self.d_out = d = as_size(d, "d")
        self.rate, self.eps = as_share(rate, "rate"), as_eps(eps)
        settings = {"d": self.d_in, "rate": self.rate, "eps": self.eps}
        super().__init__(settings, scale=np.ones(d, dtype), shift=np.zeros(d, dtype))
        self.running_mean, self.running_variance = np.zeros(d, dtype), np.ones(d, dtype)

    def forward(self, inputs: ArrayLike, training: bool = False) -> FloatArray:
        """Return the normalized inputs, in the same shape."""
        if not training:
            X = as_samples(inputs, self.d_in, "inputs", self.scale.dtype)
            deviation = np.sqrt(self.running_variance + self.eps)
            return (X - self.running_mean) / deviation * self.scale + self.shift  # (n, d)
        X = _trusted(inputs)
        n = len(X)
        if n < self.least_batch:
            raise ValueError(f"BatchNorm needs at least 2 samples in a training batch, got {n}")
        mean = X.mean(axis=0)  # (n, d) -> (d,)
        x_hat = X - mean
        variance = np.einsum("nd,nd->d", x_hat, x_hat) / n  # (d,)
        x_hat /= np.sqrt(variance + self.eps)
        self.running_mean += self.rate * (mean - self.running_mean)
        self.running_variance += self.rate * (variance * n / (n - 1) - self.running_variance)
        self._kept = (x_hat, variance)
        return x_hat * self.scale + self.shift  # (n, d) * (d,) + (d,)

    def backward(self, gradient: FloatArray, to_inputs: bool = True) -> FloatArray:
        """Write the gradients of scale and shift; return that of the inputs."""
        x_hat, variance = self._recall()
        d_scale, d_shift, n = self.gradients["scale"], self.gradients["shift"], len(x_hat)
        np.einsum("nd,nd->d", gradient, x_hat, out=d_scale)
        gradient.sum(axis=0, out=d_shift)  # (n, d) -> (d,)
        # Mean and variance depend on every sample: what they pass back is taken off.
        d_x_hat = gradient - x_hat * (d_scale / n) - d_shift / n  # (n, d)
        return d_x_hat * (self.scale / np.sqrt(variance + self.eps))  # (n, d) * (d,)

    def state(self) -> dict[str, FloatArray]:
        """Return parameters and running averages."""
        running = {"running_mean": self.running_mean, "running_variance": self.running_variance}
        return self.parameters | running
