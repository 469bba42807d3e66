"""NumPy's floating-point warnings where the processor reports none.

WebAssembly has no floating-point flags, so in a browser ``np.exp(1000)``, ``np.log(0)`` and
``np.divide(1, 0)`` give ``inf`` without a word, and a check that waits for the warning gives points
for what is wrong elsewhere. There the functions of NumPy that can overflow, divide by zero or have
no value are wrapped: they look at what came out, and warn as NumPy does. Operators (``a / b``) and
``@`` stay silent.
"""

import sys
import warnings
from typing import Any

import numpy as np

POLES = {"divide", "true_divide", "reciprocal", "log", "log2", "log10", "log1p",
         "power", "float_power", "arctanh", "remainder", "mod", "fmod"}
WATCHED = POLES | {"exp", "exp2", "expm1", "sqrt", "square", "multiply", "sinh", "cosh", "arcsin",
                   "arccos", "arccosh"}
WORDS = {"divide": "divide by zero", "over": "overflow", "invalid": "invalid value"}


class Watched:
    """A ufunc that tells by its values what the processor does not tell.

    >>> import contextlib, io
    >>> with warnings.catch_warnings(record=True) as seen, np.errstate(over="warn"):
    ...     warnings.simplefilter("always")
    ...     print(Watched(np.exp)([0.0, 1000.0]))
    [ 1. inf]
    >>> {str(warning.message) for warning in seen}
    {'overflow encountered in exp'}
    """

    def __init__(self, ufunc: np.ufunc) -> None:
        self._ufunc = ufunc

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Compute, then warn or raise as ``np.errstate`` asks."""
        with np.errstate(all="ignore"):
            result = self._ufunc(*args, **kwargs)
        if "where" not in kwargs:
            self._tell(args[: self._ufunc.nin], result)
        return result

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ufunc, name)

    def __repr__(self) -> str:
        return repr(self._ufunc)

    def _tell(self, inputs: tuple[Any, ...], result: Any) -> None:
        values = np.asarray(result)
        if values.dtype.kind not in "fc" or np.isfinite(values).all():
            return
        arrays = [np.asarray(one) for one in inputs]
        known = ~np.logical_or.reduce([np.isnan(one) for one in np.broadcast_arrays(*arrays)])
        finite = np.logical_and.reduce([np.isfinite(one) for one in np.broadcast_arrays(*arrays)])
        kinds = []
        if (np.isinf(values) & finite).any():
            kinds.append("divide" if self._is_pole(arrays, np.isinf(values) & finite) else "over")
        if (np.isnan(values) & known).any():
            kinds.append("invalid")
        for kind in kinds:
            _say(kind, self._ufunc.__name__)

    def _is_pole(self, inputs: list[Any], at: Any) -> bool:
        """Tell whether infinity comes from a pole: a division by zero, the logarithm of zero."""
        name = self._ufunc.__name__
        if name not in POLES:
            return False
        if name in ("divide", "remainder", "fmod"):
            return bool((np.broadcast_arrays(*inputs)[1][at] == 0).any())
        if name in ("power", "float_power"):
            return bool((np.broadcast_arrays(*inputs)[0][at] == 0).any())
        return name != "reciprocal" or bool((inputs[0][at] == 0).any())


def _say(kind: str, name: str) -> None:
    sentence = f"{WORDS[kind]} encountered in {name}"
    wish = np.geterr()[kind]  # type: ignore[literal-required]
    if wish == "raise":
        raise FloatingPointError(sentence)
    if wish == "warn":
        warnings.warn(sentence, RuntimeWarning, stacklevel=4)


def install() -> None:
    """Wrap the functions where the processor is silent; do nothing elsewhere, or twice."""
    if sys.platform != "emscripten":
        return
    for name in sorted(WATCHED):
        ufunc = getattr(np, name)
        if isinstance(ufunc, np.ufunc):
            setattr(np, name, Watched(ufunc))
