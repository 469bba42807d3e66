"""Checks for the exercises: what a test cell calls, and the words it answers in.

Every assignment has a module of its own here (``ch03_signals``) with one function a task. Such a
function runs the checks that students see and returns a :class:`Marks`; the test cell may add
hidden checks and ends with ``marks.total()``. Needs NumPy alone.
"""

from nnlib.checks.marks import Marks
from nnlib.checks.messages import use_language

__all__ = ["Marks", "use_language"]
