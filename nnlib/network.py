"""A network: layers in a row (chapter 3), with the way back (chapter 6)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib._files import load_layers, save_layers
from nnlib._validate import FloatArray, as_float, as_samples, check_dtype, must_be
from nnlib.activations import sigmoid, softmax
from nnlib.layers import Dropout, Identity, Layer

if TYPE_CHECKING:
    from nnlib.losses import Loss


class Network:
    """Layers applied one after another.

    A network moves the arrays of its layers into one memory, side by side, where `parameters` and
    `gradients` show them all at once. A row of its layers may make up a network too, which is then
    a part of it: ``Network(network.layers[:2])``.

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
        self.layers = tuple(must_be(Iterable, layers, "layers must be a list of layers"))
        if not self.layers:
            raise ValueError("a network needs at least one layer, got none")
        self._sizes: list[int | None] = []  # outputs of each layer
        self._d_in = size = None  # inputs of the first layer that says so
        for i, layer in enumerate(self.layers):
            if not isinstance(layer, Layer):
                raise TypeError(f"layer {i} must be a layer such as Dense(2, 3), got {layer!r}")
            if None not in (size, layer.d_in) and size != layer.d_in:
                raise ValueError(f"layer {i}: {layer!r} expects {layer.d_in} inputs, got {size}")
            if self._d_in is None and size is None:
                self._d_in = layer.d_in
            size = layer.d_out or size
            self._sizes.append(size)
        if len(set(self.layers)) < len(self.layers):
            raise ValueError("a layer remembers one pass: make a second one for its second place")
        dtypes = {p.dtype for layer in self.layers for p in layer.parameters.values()}
        if len(dtypes) > 1:
            raise ValueError(f"all layers must have the same dtype, got {sorted(map(str, dtypes))}")
        self.dtype = dtypes.pop() if dtypes else None
        self._trained_shape: tuple[int, ...] | None = None
        self._gather()

    def _gather(self) -> None:
        self._parameters = _side_by_side([layer.parameters for layer in self.layers])
        self._gradients = _side_by_side([layer.gradients for layer in self.layers])

    def __setstate__(self, state: dict[str, Any]) -> None:  # in a copy, arrays lie apart
        self.__dict__.update(state)
        self._gather()

    @property
    def parameters(self) -> FloatArray:
        """All parameters as one flat array. The layers' own arrays are views of it.

        Writing into it changes the network; ``network.parameters.size`` counts the parameters.
        ``RuntimeError`` if a layer has moved into another network, made later.

        >>> from nnlib.layers import Dense
        >>> Network([Dense(2, 2), Dense(2, 1)]).parameters.size
        9
        """
        return self._unless_moved(self._parameters)

    @property
    def gradients(self) -> FloatArray:
        """The gradients that the last `backward` left, flat, in the order of `parameters`."""
        return self._unless_moved(self._gradients)

    def _unless_moved(self, flat: FloatArray) -> FloatArray:
        memory = self._parameters.base
        if any(p.base is not memory for layer in self.layers for p in layer.parameters.values()):
            raise RuntimeError("a layer of this network has moved into another, made later: make "
                               "that of copies, as in copy.deepcopy(network.layers)")
        return flat

    def forward(self, X: ArrayLike, training: bool = False) -> FloatArray:
        """Return the outputs, shape ``(n, d_out)``, or ``(d_out,)`` for one sample.

        Parameters
        ----------
        X : array_like, shape (n, d_in) or (d_in,)
            One sample a row, real numbers without NaN. Converted to the dtype of the parameters.
        training : bool
            Remember what `backward` needs, and let Dropout and BatchNorm work as in training.
            Then ``X`` must be a batch.
        """
        X = self._check(X)
        if training and X.ndim != 2:
            raise ValueError(f"training needs a batch (n, d_in), got {X.shape}: try X[np.newaxis]")
        return self._forward(X, training)

    def _check(self, X: ArrayLike, name: str = "X") -> FloatArray:
        return as_samples(X, self._d_in, name, self.dtype, finite=True)

    def _check_pair(
        self, X: ArrayLike, T: ArrayLike, loss: Loss | None = None, kind: str = ""
    ) -> tuple[FloatArray, FloatArray]:
        must_be(Network, self, "network must be a Network")
        for number, layer in enumerate(self.layers):
            for name, array in layer.state().items():
                as_float(array, f"layer {number}, {name},", finite=True)
        inputs = self._check(X, f"{kind}X")
        targets = as_float(T, f"{kind}T", self.dtype, finite=True)
        if inputs.ndim != 2 or len(inputs) == 0:
            raise ValueError(f"{kind}X must have the shape (n, d_in), got {inputs.shape}")
        n, k = len(inputs), self._sizes[-1]
        if k is None:
            raise ValueError("there is nothing to train: the network has no layer with parameters")
        if targets.shape != (n, k):
            hint = ": try T[:, np.newaxis]" if k == 1 else ": one_hot turns class numbers into rows"
            raise ValueError(f"{kind}T must have the shape {(n, k)}, got {targets.shape}"
                             f"{hint if targets.shape == (n,) else ''}")
        if loss is not None:
            loss._check_targets(targets, f"{kind}data: " if kind else "")
            if k == 1 and (loss.outputs, loss.targets) == ("logits", "distributions"):
                raise ValueError(f"{loss} of a single output is always 0: take "
                                 "sigmoid_cross_entropy, or give the network an output a class")
            last = next(x for x in reversed(self.layers) if not isinstance(x, (Identity, Dropout)))
            if loss.outputs == "logits" and getattr(last, "_function", None) in (sigmoid, softmax):
                raise ValueError(f"{loss} takes logits, but {last!r} at the end makes "
                                 "probabilities: leave it out, or take a loss of probabilities")
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
        delta = np.asarray(gradient)
        check_dtype(delta.dtype, "gradient")
        delta = delta.astype(self.dtype, copy=False)
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

        Raises ``ValueError`` if the network has a single output.

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
        """Write layers and parameters to ``path``, an ``.npz`` file without any pickle.

        Raises ``TypeError`` or ``ValueError``, and leaves an older file alone, for layers of other
        kinds than those of `nnlib.layers` and for NaN.
        """
        save_layers(path, self.layers)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Network:
        """Read a network that `save` wrote; ``ValueError`` if the file holds something else."""
        return cls(load_layers(path))

    def __repr__(self) -> str:
        return f"Network({list(self.layers)!r})"


def _side_by_side(owners: list[dict[str, FloatArray]]) -> FloatArray:
    """Return one flat array of which all others are views; move them, if they are not yet."""
    places = [(owner, name) for owner in owners for name in owner]
    arrays = [owner[name] for owner, name in places]
    starts = [array.__array_interface__["data"][0] for array in arrays]
    ends = [start + array.nbytes for start, array in zip(starts, arrays, strict=True)]
    memory = arrays[0].base if arrays else None
    if (isinstance(memory, np.ndarray) and all(array.base is memory for array in arrays)
            and starts[1:] == ends[:-1]):  # a part of another network
        first = (starts[0] - memory.__array_interface__["data"][0]) // memory.itemsize
        return memory[first : first + sum(array.size for array in arrays)]
    memory = np.concatenate([array.ravel() for array in arrays] or [np.empty(0)])
    start = 0
    for owner, name in places:
        piece = memory[start : start + owner[name].size]
        owner[name] = piece.reshape(owner[name].shape)
        start += piece.size
    return memory[:]
