"""Tasks as later assignments ask for them, which notebooks in these tests are checked with."""

import numpy as np

from neuron_to_mnist import lent
from neuron_to_mnist.checks import Marks
from neuron_to_mnist.checks.messages import MESSAGES

A = np.array([[0.5, -2.0], [1.5, 0.25]])
for _step in ("sigmoid.number", "sigmoid.array", "activate.values", "Optimizer.moves",
              "neuron.output"):
    MESSAGES[f"own_test.{_step}"] = {"en": f"The step {_step}.", "ko": f"단계 {_step}."}


def check_sigmoid(sigmoid):
    """Chapter 2, task 1."""
    marks = Marks("own_test.sigmoid", sigmoid, parameters=("x",), kept=True,
                  steps={"number": 1, "array": 1})
    marks.visible("number", (0.5,), lent.sigmoid(0.5))
    marks.visible("array", (A,), lent.sigmoid(A))
    return marks


def check_activate(activate):
    """Chapter 2, task 2: takes the sigmoid."""
    marks = Marks("own_test.activate", activate, parameters=("a", "kind"), kept=True,
                  returns=("z", "slope"), steps={"values": 1})
    for kind in ("sigmoid", "tanh", "relu", "leaky", "elu"):
        z, slope = lent.activate(A, kind)
        marks.visible("values", (A, kind), {"z": z, "slope": slope})
    return marks


def check_neuron(neuron):
    """A task that is not kept, and takes the sigmoid."""
    marks = Marks("own_test.neuron", neuron, parameters=("x", "w", "b"), steps={"output": 2})
    for x, w, b in (([1.0, 0.5], [0.9, 0.3], 0.0), ([1.0, -2.0], [0.5, 1.5], 0.25)):
        x, w = np.array(x), np.array(w)
        marks.visible("output", (x, w, b), lent.sigmoid(x @ w + b))
    return marks


def check_optimizer(Optimizer):
    """Chapter 7, task 1: a class."""
    marks = Marks("own_test.Optimizer", Optimizer, parameters=("kind", "rate"), kept=True,
                  steps={"moves": 1}, through=_moves)
    for kind in ("sgd", "momentum", "rmsprop", "adam"):
        marks.visible("moves", (kind, 0.1), _moves(lent.Optimizer)(kind, 0.1))
    return marks


def _moves(Optimizer):
    def moves(kind, rate):
        rule = Optimizer(kind, rate)
        return [rule.move("W", A + step) for step in range(3)]

    return moves
