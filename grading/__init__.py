"""The instructor's side: what nbgrader runs when it releases and grades the assignments.

What an assignment may rely on
------------------------------
A notebook is graded by two processes: the student's cells run in one, the locked test cells in
another. Tests are written as for one process, and a name of the student's in a test stands for what
it names over there. These work as in one process:

- calling functions, methods, classes and objects of the student's, with positional and keyword
  arguments; what they print and their warnings arrive too;
- as arguments and results: None, booleans, numbers, strings, bytes, lists, tuples, dictionaries,
  sets, arrays of numbers, booleans or strings, NumPy scalars, and all of these in each other; a
  named tuple arrives as a tuple, a subclass of an array as a plain array;
- arguments that are changed in place: arrays, lists, dictionaries, sets, and a
  ``np.random.Generator``, whose state comes back;
- functions of the test's as arguments, in constructors and as attributes (``gradient(f, x)``,
  ``Neuron(w, activation=np.tanh)``). They may be called until the test cell ends, and see array
  arguments of the present call as the student's code has changed them so far;
- objects of the student's: reading and setting attributes and properties, class attributes, class
  methods, ``isinstance``, ``hasattr``, ``callable``, handing them back to the student's code, alone
  or in lists and dictionaries;
- generators and other iterators of the student's, in a loop or in ``list(...)``;
- exceptions of built-in classes, and of subclasses of these, in ``try``.

These do not, and a test must do without:

- operators, ``len``, indexing, iteration, ``in``, ``with``, ``del`` and ``repr`` on an object of
  the student's: call a method, or read an attribute;
- changing in place what was read from an attribute or a name. It is a copy: an array is read-only,
  so that this fails aloud; a list or dictionary is not, and the change is lost. Set the attribute
  anew, ``layer.weights = layer.weights - step``. An optimizer is tested on arrays that the test
  made;
- objects of the test's as arguments (layers of nnlib, ``slice``, ``RandomState``, ``np.float32``,
  mocks): have the student's code make them, or hand over functions and plain data; a dtype goes as
  ``"float32"``;
- deriving a class from the student's, and its source, signature, docstring and ``__dict__``;
- handing over a function that computes what another step of the same test cell asks for: until the
  cell ends, the student's code can call it.

A call costs about 0.25 ms and a copy of its arguments, 64 MB at the most; all calls of one test
cell have ``SplitExecute.test_calls_seconds``. So a test hands over a few thousand images, not all
of MNIST, and a gradient is compared on a small network.

The first call of a function has ``SplitExecute.first_call_seconds`` of processor time, so a test
begins with a small one, as its visible steps do. A function that did not end in time is not called
again: each of its further calls is a TimeoutError at once.
"""

import sys

if sys.platform == "win32":
    sys.exit(
        "Releasing and grading do not run on Windows itself: run them in WSL, in a virtual machine "
        "with Linux, or in the container of the folder server/."
    )
