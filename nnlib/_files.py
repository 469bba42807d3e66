"""Layers in a file: one ``.npz`` with their kinds and settings as text and their arrays."""

import json
import os
from collections.abc import Sequence
from typing import Any
from zipfile import BadZipFile

import numpy as np

from nnlib import layers as layer_types
from nnlib._validate import FloatArray
from nnlib.layers import Layer


def save_layers(path: str | os.PathLike[str], layers: Sequence[Layer]) -> None:
    """Write kinds, settings and arrays of the layers to ``path``, without any pickle."""
    kinds = [[type(layer).__name__, layer.settings] for layer in layers]
    arrays: dict[str, Any] = {
        f"{i}.{name}": array for i, layer in enumerate(layers)
        for name, array in layer.state().items()
    }
    with open(path, "wb") as file:
        np.savez(file, layers=np.array(json.dumps(kinds)), **arrays)


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
    kinds = {layer.__name__: layer for layer in vars(layer_types).values()
             if isinstance(layer, type) and issubclass(layer, Layer)}
    if state:
        settings["dtype"] = next(iter(state.values())).dtype
    layer: Layer = kinds[kind](**settings)
    for name, array in layer.state().items():
        if array.shape != state[name].shape:
            raise ValueError(f"{name} has the shape {state[name].shape}, not {array.shape}")
        array[...] = state[name]
    return layer
