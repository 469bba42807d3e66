"""A network: layers in a row (chapter 3), with the way back (chapter 6)."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nnlib._files import load_layers, save_layers
from nnlib._validate import FloatArray, as_float, as_samples
from nnlib.layers import Layer


class Network:
    """Layers applied one after another.

    Parameters
    ----------
    layers : sequence of Layer
        At least one; each must accept as many inputs as the one before it gives outputs, and
        all must have the same dtype.

    Examples
    --------
    >>> from nnlib.layers import Dense, Sigmoid
    >>> network = Network([Dense.from_arrays([[0.9, 0.2], [0.3, 0.8]]), Sigmoid()])
    >>> network.forward([1.0, 0.5]).round(4).tolist()
    [0.7408, 0.6457]
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        if isinstance(layers, Layer):
            raise TypeError(f"layers must be a list of layers, got {layers!r}: try [{layers!r}]")
        self.layers = list(layers)
        if not self.layers:
            raise ValueError("a network needs at least one layer, got none")
        self._sizes: list[int | None] = []  # outputs of each layer
        size = None
        for i, layer in enumerate(self.layers):
            if not isinstance(layer, Layer):
                raise TypeError(f"layer {i} must be a layer such as Dense(2, 3), got {layer!r}")
            if None not in (size, layer.d_in) and size != layer.d_in:
                raise ValueError(f"layer {i}: {layer!r} expects {layer.d_in} inputs, got {size}")
            size = layer.d_out or size
            self._sizes.append(size)
        if len(set(self.layers)) < len(self.layers):
            raise ValueError("a layer remembers one pass: make a second one for its second place")
        dtypes = {p.dtype for layer in self.layers for p in layer.parameters.values()}
        if len(dtypes) > 1:
            raise ValueError(f"all layers must have the same dtype, got {sorted(map(str, dtypes))}")
        self.dtype = dtypes.pop() if dtypes else None
        self._parameters = self._gradients = np.empty(0)
        self._trained_shape: tuple[int, ...] | None = None

    @property
    def parameters(self) -> FloatArray:
        """All parameters as one flat array. The layers' own arrays are views of it.

        Writing into it changes the network; ``network.parameters.size`` counts the parameters.

        >>> from nnlib.layers import Dense
        >>> Network([Dense(2, 2), Dense(2, 1)]).parameters.size
        9
        """
        self._gather()
        return self._parameters

    @property
    def gradients(self) -> FloatArray:
        """The gradients that the last `backward` left, flat, in the order of `parameters`."""
        self._gather()
        return self._gradients

    def _gather(self) -> None:
        """Move the layers' arrays into two flat ones, if they are not there."""
        named = [(layer, name) for layer in self.layers for name in layer.parameters]
        if all(layer.parameters[name].base is self._parameters for layer, name in named):
            return
        self._parameters = np.concatenate([layer.parameters[n].ravel() for layer, n in named])
        self._gradients = np.concatenate([layer.gradients[n].ravel() for layer, n in named])
        start = 0
        for layer, name in named:
            array = layer.parameters[name]
            piece = slice(start, start + array.size)
            layer.parameters[name] = self._parameters[piece].reshape(array.shape)
            layer.gradients[name] = self._gradients[piece].reshape(array.shape)
            start += array.size

    def forward(self, X: ArrayLike, training: bool = False) -> FloatArray:
        """Return the outputs, shape ``(n, d_out)``, or ``(d_out,)`` for one sample.

        Parameters
        ----------
        X : array_like, shape (n, d_in) or (d_in,)
            One sample a row. Converted to the dtype of the parameters.
        training : bool
            Remember what `backward` needs, and let Dropout and BatchNorm work as in training.
            Then ``X`` must be a batch, and the result is overwritten by the next training step.

        Raises
        ------
        TypeError, ValueError
            If ``X`` has the wrong shape, holds no real numbers, or NaN.
        """
        X = self._check(X)
        if training and X.ndim != 2:
            raise ValueError(f"training needs a batch (n, d_in), got {X.shape}: try X[np.newaxis]")
        return self._forward(X, training)

    def _check(self, X: ArrayLike) -> FloatArray:
        return as_samples(X, self.layers[0].d_in, "X", self.dtype, finite=True)

    def _check_pair(
        self, X: ArrayLike, T: ArrayLike, kind: str = ""
    ) -> tuple[FloatArray, FloatArray]:
        inputs, targets = self._check(X), as_float(T, f"{kind}T", self.dtype, finite=True)
        if inputs.ndim != 2 or len(inputs) == 0:
            raise ValueError(f"{kind}X must have the shape (n, d_in), got {inputs.shape}")
        n, k = len(inputs), self._sizes[-1]
        if k is None:
            raise ValueError("there is nothing to train: the network has no layer with parameters")
        if targets.shape != (n, k):
            hint = ": try T[:, np.newaxis]" if k == 1 else ": one_hot turns class numbers into rows"
            raise ValueError(f"{kind}T must have the shape {(n, k)}, got {targets.shape}"
                             f"{hint if targets.shape == (n,) else ''}")
        return inputs, targets

    def _forward(self, X: FloatArray, training: bool) -> FloatArray:
        for layer in self.layers:
            X = layer.forward(X, training)
        if training:
            self._trained_shape = X.shape
        return X

    def backward(self, gradient: ArrayLike) -> None:
        """Send the gradient of the loss at the outputs, ``(n, d_out)``, back through the layers.

        Afterwards every layer's ``gradients``, and `gradients`, hold those of the parameters.

        >>> from nnlib.layers import Dense
        >>> network = Network([Dense.from_arrays([[2.0]])])
        >>> y = network.forward([[3.0]], training=True)
        >>> network.backward(y - 5.0)
        >>> network.gradients.tolist()
        [3.0, 1.0]
        """
        delta = np.asarray(gradient, self.dtype)
        if delta.shape != self._trained_shape:
            raise ValueError(f"gradient must have the shape of the outputs of the last "
                             f"forward(X, training=True), {self._trained_shape}, got {delta.shape}")
        for i in reversed(range(len(self.layers))):
            delta = self.layers[i].backward(delta, to_inputs=i > 0)

    def layer_outputs(self, X: ArrayLike) -> list[FloatArray]:
        """Return the outputs of every layer, first to last: how the network sees ``X``.

        >>> from nnlib.layers import Dense, ReLU
        >>> network = Network([Dense.from_arrays([[1.0, -1.0]]), ReLU()])
        >>> [z.tolist() for z in network.layer_outputs([[3.0]])]
        [[[3.0, -3.0]], [[3.0, 0.0]]]
        """
        outputs = [self._check(X)]
        for layer in self.layers:
            outputs.append(layer.forward(outputs[-1]))
        return outputs[1:]

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return the class of each sample, the index of its largest output: ``(n,)`` or one number.

        Raises
        ------
        ValueError
            If the network has a single output; also as `forward`.

        Examples
        --------
        >>> from nnlib.layers import Dense
        >>> Network([Dense.from_arrays([[1.0, 2.0, 0.0]])]).predict([[1.0], [-1.0]]).tolist()
        [1, 2]
        """
        outputs = self.forward(X)
        if outputs.shape[-1] == 1:
            raise ValueError("predict needs several outputs: compare forward(X) with a threshold")
        return outputs.argmax(axis=-1)

    def summary(self) -> None:
        """Print every layer with the shape of its outputs and its number of parameters.

        >>> from nnlib.layers import Dense, Sigmoid
        >>> Network([Dense(784, 16), Sigmoid(), Dense(16, 16), Sigmoid(), Dense(16, 10)]).summary()
        layer           outputs     parameters
        Dense(784, 16)  (n, 16)         12,560
        Sigmoid()       (n, 16)              0
        Dense(16, 16)   (n, 16)            272
        Sigmoid()       (n, 16)              0
        Dense(16, 10)   (n, 10)            170
        total                           13,002
        """
        counts = [sum(p.size for p in layer.parameters.values()) for layer in self.layers]
        rows = [("layer", "outputs", "parameters")]
        for layer, size, count in zip(self.layers, self._sizes, counts, strict=True):
            rows.append((repr(layer), f"(n, {size or '...'})", f"{count:,}"))
        rows.append(("total", "", f"{sum(counts):,}"))
        width = max(len(row[0]) for row in rows)
        for name, shape, number in rows:
            print(f"{name:{width}}  {shape:10}  {number:>10}")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write layers and parameters to ``path``, an ``.npz`` file without any pickle."""
        save_layers(path, self.layers)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Network:
        """Read a network that `save` wrote, with layers of this package.

        Raises
        ------
        FileNotFoundError
            If there is no such file.
        ValueError
            If the file holds something else.
        """
        return cls(load_layers(path))

    def __repr__(self) -> str:
        return f"Network({self.layers!r})"
