"""A small assignment with plain asserts, and students who solve it in many styles.

It has what chapters beyond the first will test: arguments changed in place, classes, functions
handed over, random generators, variables, printed text, errors.
"""

import nbformat

NAME = "styles"

GIVEN = """
import contextlib
import io
import numpy as np
STEP = 0.5
"""

# For every task the reference answer and its test.
TASKS: dict[str, tuple[str, str]] = {
    "double": (
        "def double(x):\n    return 2 * np.asarray(x)",
        """
y = double(np.array([1.0, 2.0]))
np.testing.assert_allclose(y, [2, 4])
assert np.asarray(y).shape == (2,)
np.testing.assert_allclose(double([[1, 2], [3, 4]]), [[2, 4], [6, 8]])
assert double(1.5) == 3.0
""",
    ),
    "descend": (
        "def descend(parameters, gradients):\n    for name in parameters:\n"
        "        parameters[name] -= STEP * gradients[name]",
        """
parameters = {"W": np.ones((2, 2)), "b": np.zeros(2)}
W = parameters["W"]
assert descend(parameters, {"W": np.eye(2), "b": np.ones(2)}) is None
np.testing.assert_allclose(parameters["W"], [[0.5, 1], [1, 0.5]])
np.testing.assert_allclose(parameters["b"], [-0.5, -0.5])
assert sorted(parameters) == ["W", "b"]
""",
    ),
    "clip": (
        "def clip(a):\n    a[a < 0] = 0\n    return a",
        """
a = np.array([-1.0, 2.0])
before = a.copy()
clip(a)
np.testing.assert_array_equal(a, [0, 2])
np.testing.assert_array_equal(before, [-1, 2])
""",
    ),
    "arrange": (
        "def arrange(values):\n    values.sort()",
        "values = [3, 1, 2]\narrange(values)\nassert values == [1, 2, 3], values",
    ),
    "Counter": (
        "class Counter:\n    def __init__(self, start=0):\n        self.n = start\n"
        "    def add(self, k=1):\n        self.n += k\n        return self.n\n",
        """
c = Counter(2)
assert c.add() == 3 and c.add(k=4) == 7
assert c.n == 7
c.n = 1
assert c.add() == 2
assert isinstance(c, Counter)
d = Counter()
d.add()
assert (c.n, d.n) == (2, 1)
""",
    ),
    "slope": (
        "def slope(f, x, h=1e-5):\n    return (f(x + h) - f(x - h)) / (2 * h)",
        """
assert abs(slope(lambda x: x ** 2, 3.0) - 6) < 1e-6
assert abs(slope(np.sin, 0.0) - 1) < 1e-6
assert abs(slope(double, 1.0, h=0.5) - 2) < 1e-6
""",
    ),
    "initialize": (
        "def initialize(rng, n):\n    return rng.normal(size=n)",
        """
rng, same = np.random.default_rng(1), np.random.default_rng(1)
np.testing.assert_array_equal(initialize(rng, 3), same.normal(size=3))
assert rng.random() == same.random()
""",
    ),
    "Dense": (
        "class Dense:\n    def __init__(self, d_in, d_out, *, rng):\n"
        "        self.weights = rng.normal(size=(d_in, d_out))\n"
        "        self.bias = np.zeros(d_out)\n"
        "    def forward(self, X):\n        self.X = X\n"
        "        return X @ self.weights + self.bias\n"
        "    def backward(self, dY):\n"
        "        self.gradients = {'weights': self.X.T @ dY, 'bias': dY.sum(axis=0)}\n"
        "        return dY @ self.weights.T\n",
        """
layer = Dense(2, 3, rng=np.random.default_rng(5))
expected = np.random.default_rng(5).normal(size=(2, 3))
np.testing.assert_array_equal(layer.weights, expected)
layer.bias = np.ones(3)
X = np.arange(8.0).reshape(4, 2)
np.testing.assert_allclose(layer.forward(X), X @ expected + 1)
np.testing.assert_allclose(layer.backward(np.ones((4, 3))), np.ones((4, 3)) @ expected.T)
np.testing.assert_allclose(layer.gradients["weights"], X.T @ np.ones((4, 3)))
assert layer.gradients["bias"].tolist() == [4, 4, 4]
""",
    ),
    "Momentum": (
        "class Momentum:\n    def __init__(self, rate, keep):\n"
        "        self.rate, self.keep, self.velocity = rate, keep, {}\n"
        "    def update(self, params, grads):\n        for name in params:\n"
        "            v = self.velocity.setdefault(name, np.zeros_like(params[name]))\n"
        "            v *= self.keep\n            v -= self.rate * grads[name]\n"
        "            params[name] += v\n",
        """
optimizer = Momentum(0.5, 0.5)
params = {"W": np.ones((2, 2)), "b": np.zeros(2)}
W = params["W"]
for step in range(2):
    optimizer.update(params, {"W": np.ones((2, 2)), "b": -np.ones(2)})
assert params["W"] is W
np.testing.assert_allclose(W, 1 - 0.5 - 0.75)
np.testing.assert_allclose(params["b"], [1.25, 1.25])
np.testing.assert_allclose(optimizer.velocity["W"], -0.75)
""",
    ),
    "gradient": (
        "def gradient(f, x, h=1e-5):\n    found = np.zeros_like(x)\n"
        "    for place in np.ndindex(x.shape):\n        kept = x[place]\n"
        "        x[place] = kept + h\n        above = f(x)\n        x[place] = kept - h\n"
        "        found[place] = (above - f(x)) / (2 * h)\n        x[place] = kept\n"
        "    return found",
        """
W = np.array([[1.0, 2.0], [3.0, 4.0]])
np.testing.assert_allclose(gradient(lambda _: float((W ** 2).sum()), W), 2 * W, rtol=1e-6)
np.testing.assert_array_equal(W, [[1, 2], [3, 4]])
""",
    ),
    "Neuron": (
        "class Neuron:\n    def __init__(self, w, activation):\n"
        "        self.w, self.activation = w, activation\n"
        "    def forward(self, x):\n        return self.activation(np.dot(self.w, x))",
        """
neuron = Neuron(np.array([1.0, -2.0]), lambda a: np.maximum(a, 0))
assert neuron.forward(np.array([3.0, 1.0])) == 1 and neuron.forward(np.ones(2)) == 0
assert Neuron([2.0], double).forward([1.5]) == 6
""",
    ),
    "batches": (
        "def batches(X, size, rng):\n    order = rng.permutation(len(X))\n"
        "    for start in range(0, len(X), size):\n"
        "        yield X[order[start : start + size]]",
        """
X = np.arange(10.0)
parts = list(batches(X, 4, np.random.default_rng(2)))
assert [len(part) for part in parts] == [4, 4, 2]
np.testing.assert_array_equal(np.concatenate(parts), np.random.default_rng(2).permutation(X))
total = sum(len(part) for part in batches(X, 3, np.random.default_rng()))
assert total == 10
""",
    ),
    "history": (
        "def history(X, epochs):\n    return {'loss': [float(X.mean()) / (k + 1) "
        "for k in range(epochs)], 'last': (X[0], epochs)}",
        """
found = history(np.full((600, 784), 2.0, dtype=np.float32), 3)
assert found["loss"] == [2.0, 1.0, 2.0 / 3] and list(found) == ["loss", "last"]
assert found["last"][0].dtype == np.float32 and found["last"][1] == 3
""",
    ),
    "weights": (
        "weights = np.array([0.9, 0.3])",
        "assert weights.shape == (2,)\nassert weights @ np.array([1.0, 0.5]) == 1.05",
    ),
    "check": (
        "def check(x):\n    if x < 0:\n        raise ValueError('negative')\n    return x ** 0.5",
        """
assert check(4) == 2
try:
    check(-1)
except ValueError as error:
    assert "negative" in str(error)
else:
    raise AssertionError("no error")
""",
    ),
    "greet": (
        "def greet(name):\n    print(f'Hello, {name}!')",
        """
written = io.StringIO()
with contextlib.redirect_stdout(written):
    greet("Ada")
assert written.getvalue() == "Hello, Ada!\\n"
""",
    ),
    "share": (
        "def share(values):\n    return [value / sum(values) for value in values]",
        """
points = 0.0
points += bool(np.allclose(share([1, 1]), [0.5, 0.5]))
points += bool(np.allclose(share([1, 3]), [0.25, 0.75]))
points
""",
    ),
}

# For every student the answers that are not the reference.
STUDENTS: dict[str, dict[str, str]] = {
    "reference": {},
    "lambdas": {
        "double": "double = lambda x: np.add(x, x)",
        "slope": "slope = lambda f, x, h=1e-6: (f(x + h) - f(x - h)) / h / 2",
        "check": "def check(x):\n    return (lambda y: y ** 0.5)(x) if x >= 0 else fail()\n"
                 "def fail():\n    raise ValueError('negative number')",
        "share": "share = lambda values: (np.array(values) / np.sum(values)).tolist()",
    },
    "partials and decorators": {
        "double": "from functools import partial, wraps, lru_cache\n"
                  "double = partial(np.multiply, 2)",
        "check": "def positive(f):\n    @wraps(f)\n    def inner(x):\n        if x < 0:\n"
                 "            raise ValueError('negative')\n        return f(x)\n    return inner\n"
                 "@positive\n@lru_cache\ndef check(x):\n    return x ** 0.5",
    },
    "objects that can be called": {
        "double": "class Double:\n    def __call__(self, x):\n"
                  "        return np.asarray(x) * self.factor\n    factor = 2\ndouble = Double()",
        "Counter": "class Base:\n    def add(self, k=1):\n        self.n = self.n + k\n"
                   "        return self.n\nclass Counter(Base):\n    __slots__ = ('n',)\n"
                   "    def __init__(self, start=0):\n        self.n = start",
    },
    "dataclass and property": {
        "Counter": "from dataclasses import dataclass\n@dataclass\nclass Counter:\n"
                   "    start: int = 0\n    @property\n    def n(self): return self.start\n"
                   "    @n.setter\n    def n(self, value): self.start = value\n"
                   "    def add(self, k=1):\n        self.n += k\n        return self.n",
    },
    "recursion and generators": {
        "double": "def double(x):\n    if isinstance(x, (list, np.ndarray)):\n"
                  "        return np.array([double(part) for part in x])\n    return x + x",
        "arrange": "def arrange(values):\n    def merge(v):\n        if len(v) < 2: return v\n"
                   "        p, *rest = v\n        return (merge([r for r in rest if r < p]) + [p]\n"
                   "                + merge([r for r in rest if r >= p]))\n"
                   "    values[:] = merge(values)",
        "share": "def share(values):\n    total = sum(values)\n"
                 "    return list(v / total for v in values)",
    },
    "other types": {
        "double": "def double(x):\n    return np.float32(2) * np.asarray(x, dtype=np.float32)",
        "share": "def share(values):\n"
                 "    return tuple(np.float64(v) / sum(values) for v in values)",
        "weights": "weights = np.asfortranarray(np.array([0.9, 0.3]))",
        "initialize": "def initialize(rng, n):\n    return rng.standard_normal(n)",
        "batches": "def batches(X, size, rng):\n    X = rng.permutation(X)\n"
                   "    return [X[k : k + size] for k in range(0, len(X), size)]",
        "gradient": "def gradient(f, x):\n    shape, found = x.shape, []\n"
                    "    for k in range(x.size):\n        for sign in (1, -1):\n"
                    "            x.flat[k] += sign * 1e-4\n            found.append(f(x))\n"
                    "            x.flat[k] -= sign * 1e-4\n"
                    "    found = np.reshape(found, (-1, 2))\n"
                    "    return ((found[:, 0] - found[:, 1]) / 2e-4).reshape(shape)",
    },
    "magics and prints": {
        "double": "%time import numpy as np\n%matplotlib inline\n!echo nothing\n"
                  "def double(x):\n    print('doubling', x)\n    return 2 * np.asarray(x)\n"
                  "double(2)",
        "greet": "def greet(name):\n    import sys\n    sys.stdout.write(f'Hello, {name}!\\n')",
        "weights": "%%time\nweights = np.array([0.9, 0.3])",
    },
    "await and plots": {
        "double": "import asyncio\nawait asyncio.sleep(0)\nimport matplotlib.pyplot as plt\n"
                  "plt.plot([1, 2])\nplt.show()\ndef double(x):\n    return 2 * np.asarray(x)",
    },
    "global state": {
        "Counter": "total = 0\nclass Counter:\n    made = []\n    def __init__(self, start=0):\n"
                   "        self.n = start\n        Counter.made.append(self)\n"
                   "    def add(self, k=1):\n        global total\n        total += k\n"
                   "        self.n += k\n        return self.n",
        "weights": "%reset_selective -f nothing\nweights = np.zeros(2)\nweights[0] = 0.9\n"
                   "weights[1] += 0.3",
    },
    "errors elsewhere": {
        "double": "def double(x):\n    return 2 * np.asarray(x)\nundefined_name",
        "clip": "1 / 0\ndef clip(a):\n    np.maximum(a, 0, out=a)",
        "arrange": "def arrange(values):\n    values.sort()\nassert False",
    },
    "new objects for old": {
        "clip": "def clip(a):\n    a = np.maximum(a, 0)\n    return a",
        "arrange": "def arrange(values):\n    return sorted(values)",
        "descend": "def descend(parameters, gradients):\n    for name in list(parameters):\n"
                   "        parameters[name] = parameters[name] - STEP * gradients[name]",
        "Momentum": "class Momentum:\n    def __init__(self, rate, keep):\n"
                    "        self.rate, self.keep, self.velocity = rate, keep, None\n"
                    "    def update(self, params, grads):\n"
                    "        old = self.velocity or dict.fromkeys(params, 0.0)\n"
                    "        self.velocity = {k: self.keep * old[k] - self.rate * grads[k] "
                    "for k in params}\n"
                    "        for k in params:\n"
                    "            params[k] = params[k] + self.velocity[k]\n",
        "gradient": "def gradient(f, x, h=1e-5):\n    found = np.zeros_like(x)\n"
                    "    for place in np.ndindex(x.shape):\n        step = np.zeros_like(x)\n"
                    "        step[place] = h\n"
                    "        found[place] = (f(x + step) - f(x - step)) / (2 * h)\n"
                    "    return found",
    },
    "a mark too many": {
        "descend": "def descend(parameters, gradients):\n    for name in gradients:\n"
                   "        parameters[name] -= STEP * gradients[name]\n"
                   "    parameters['extra'] = 1",
        "share": "def share(values):\n    return [0.5 for value in values]",
    },
    "wrong types": {
        "double": "def double(x):\n    return [2 * part for part in x]",
        "Counter": "def Counter(start=0):\n    return start",
        "slope": "def slope(f, x, h=1e-5):\n    return f",
        "weights": "weights = 'none'",
        "check": "def check(x):\n    return complex(x) ** 0.5",
        "share": "def share(values):\n    return iter(values)",
    },
    "other errors": {
        "check": "class Negative(ValueError):\n    pass\ndef check(x):\n    if x < 0:\n"
                 "        raise Negative('negative indeed')\n    return np.sqrt(x)",
        "double": "def double(y):\n    return 2 * x",
        "clip": "def clip(a):\n    raise KeyError('a')",
        "slope": "def slope(f, x):\n    return (f(x + 1e-5) - f(x)) / 1e-5",
    },
    "nothing yet": {name: "raise NotImplementedError()" for name in TASKS},
    "deleted": {name: "" for name in TASKS},
    "names of the tests": {
        "double": "y = a = before = points = written = None\n"
                  "def double(x):\n    global y\n    y = 1\n    return 2 * np.asarray(x)",
    },
}


def source() -> nbformat.NotebookNode:
    """Return the assignment as its author writes it."""
    cells = [_cell("given", GIVEN.strip(), locked=True)]
    for name, (answer, test) in TASKS.items():
        solution = f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"
        cells.append(_cell(name, solution, solution=True))
        cells.append(_cell(f"test_{name}", test.strip(), locked=True, grade=True, points=2))
    return nbformat.v4.new_notebook(cells=cells)


def answered(release: nbformat.NotebookNode, student: str) -> nbformat.NotebookNode:
    """Return a released notebook with a student's answers."""
    answers = {name: answer for name, (answer, _) in TASKS.items()} | STUDENTS[student]
    for cell in release.cells:
        name = cell.metadata.nbgrader.grade_id
        if name in answers:
            cell.source = answers[name]
    return release


def _cell(name: str, text: str, **flags: object) -> nbformat.NotebookNode:
    metadata = {
        "schema_version": 3, "grade_id": name, "grade": False, "solution": False,
        "locked": False, "task": False, **flags,
    }
    return nbformat.v4.new_code_cell(text, id=name, metadata={"nbgrader": metadata})
