"""Layers in a file: one ``.npz`` with their kinds and settings as text and their arrays."""

import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from nnlib import layers as layer_types
from nnlib._validate import FloatArray, as_float
from nnlib.layers import Layer

_KINDS = {name: kind for name, kind in vars(layer_types).items() if isinstance(kind, type)
          and issubclass(kind, Layer) and kind not in (Layer, layer_types.Activation)}


def save_layers(path: str | os.PathLike[str], layers: Sequence[Layer]) -> None:
    """Write kinds, settings and arrays to ``path``, as a whole or not at all, without any pickle.

    ``TypeError`` or ``ValueError`` for what `load_layers` would not read.
    """
    kinds: list[tuple[str, Any]] = []
    arrays: dict[str, Any] = {}
    for i, layer in enumerate(layers):
        kind = type(layer).__name__
        if _KINDS.get(kind) is not type(layer):
            raise TypeError(f"layer {i}, {layer!r}, is not of a kind in nnlib.layers, and no file "
                            "can hold its code: keep its numbers, state(), with np.savez")
        kinds.append((kind, json.loads(json.dumps(layer.settings, default=float))))
        _restore(kind, dict(kinds[-1][1]), layer.state())  # what cannot be read ends here
        arrays |= {f"{i}.{name}": array for name, array in layer.state().items()}
    content, whole = io.BytesIO(), os.path.realpath(path)
    np.savez(content, layers=np.array(json.dumps(kinds)), **arrays)
    part = Path(f"{whole}.{os.getpid()}.part")
    try:
        part.write_bytes(content.getvalue())
        os.replace(part, whole)
    finally:
        part.unlink(missing_ok=True)


def load_layers(path: str | os.PathLike[str]) -> list[Layer]:
    """Read what `save_layers` wrote; ``ValueError`` if the file holds something else."""
    try:
        with np.load(path, allow_pickle=False) as file:
            layers = []
            for i, (kind, settings) in enumerate(json.loads(str(file["layers"]))):
                state = {n.split(".")[1]: file[n] for n in file if n.startswith(f"{i}.")}
                layers.append(_restore(kind, settings, state))
        return layers
    except (AttributeError, EOFError, KeyError, TypeError, ValueError, BadZipFile) as error:
        raise ValueError(f"{path} is not a network that Network.save wrote: {error}") from None


def _restore(kind: str, settings: dict[str, Any], state: dict[str, FloatArray]) -> Layer:
    if state:
        settings["dtype"] = next(iter(state.values())).dtype
    layer: Layer = _KINDS[kind](**settings)
    for name, array in layer.state().items():
        if array.shape != state[name].shape:
            raise ValueError(f"{name} has the shape {state[name].shape}, not {array.shape}")
        array[...] = as_float(state[name], name, finite=True)
    return layer
