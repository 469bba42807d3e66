"""Checks for the exercises: what a test cell calls, and the words it answers in.

Every assignment has a folder of its own here (``ch03_signals``): ``checks`` with one function a
task, ``mistakes`` with the mistakes that they recognise, ``messages`` with their sentences. Such a
function runs the checks that students see and returns a :class:`Marks`; the test cell may add
hidden checks and ends with ``marks.total()``. Needs NumPy alone.
"""

from neuron_to_mnist.checks import float_warnings
from neuron_to_mnist.checks.marks import Marks
from neuron_to_mnist.checks.messages import use_language

__all__ = ["Marks", "use_language"]

float_warnings.install()
