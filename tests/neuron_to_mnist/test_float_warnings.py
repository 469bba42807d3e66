"""What warns by its values warns as NumPy does where the processor tells."""

import subprocess
import sys
import warnings

import numpy as np
import pytest

from neuron_to_mnist.checks.float_warnings import WATCHED, Watched

EXTREME = [-np.inf, -1e308, -1000.0, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 2.0, 1000.0, 1e308, np.inf,
           np.nan]


def said(function: object, *inputs: object) -> set[str]:
    """Return what is warned of, for one value or a pair at a time."""
    with warnings.catch_warnings(record=True) as seen, np.errstate(
        over="warn", divide="warn", invalid="warn", under="ignore"
    ):
        warnings.simplefilter("always")
        function(*inputs)
    return {str(warning.message) for warning in seen}


@pytest.mark.parametrize("name", sorted(WATCHED))
def test_warns_where_numpy_warns(name: str) -> None:
    ufunc = getattr(np, name)
    seconds = [y for y in EXTREME if "power" not in name or np.isfinite(y)]  # processors differ
    inputs = [(np.float64(x),) for x in EXTREME] if ufunc.nin == 1 else [
        (np.float64(x), np.float64(y)) for x in EXTREME for y in seconds]
    for values in inputs:
        native = said(ufunc, *values)
        assert said(Watched(ufunc), *values) == native, (name, values)


def test_works_on_arrays_and_keeps_what_a_ufunc_has() -> None:
    watched = Watched(np.multiply)
    assert watched.outer([1, 2], [3, 4]).tolist() == [[3, 4], [6, 8]]
    assert watched.__name__ == "multiply"
    out = np.empty(2)
    assert Watched(np.exp)([0.0, 1.0], out=out) is out


def test_errstate_decides() -> None:
    with np.errstate(over="ignore"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Watched(np.exp)(1000.0) == np.inf
    with np.errstate(over="raise"), pytest.raises(FloatingPointError, match="overflow encountered"):
        Watched(np.exp)(1000.0)


def test_a_masked_pole_is_none() -> None:
    assert said(lambda: Watched(np.divide)([1.0], [0.0], where=[False], out=np.zeros(1))) == set()


def test_is_installed_in_the_browser_alone() -> None:
    script = ("import sys, numpy as np; from neuron_to_mnist.checks import float_warnings as f;"
              "f.install(); print(type(np.exp).__name__);"
              "sys.platform = 'emscripten'; f.install(); f.install(); print(type(np.exp).__name__,"
              "np.exp(0.0))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.split() == ["ufunc", "Watched", "1.0"], done.stderr
