"""What is computed twice, with nnlib and with PyTorch: inputs and settings, in NumPy alone."""

import numpy as np

RNG = np.random.default_rng(20_26)

X = RNG.normal(size=(7, 5))
X[0, :3] = 0.0, -30.0, 30.0  # the kink, and both ends
UPSTREAM = RNG.normal(size=(7, 5))  # the gradient that comes to a layer's output

WEIGHTS, BIAS = RNG.normal(size=(5, 4)), RNG.normal(size=4)
DENSE_UPSTREAM = RNG.normal(size=(7, 4))
SCALE, SHIFT = RNG.normal(size=5), RNG.normal(size=5)
BATCHES = RNG.normal(1.0, 2.0, (3, 7, 5))  # for running averages
DROPOUT_RATE = 0.4

LOGITS = 3 * RNG.normal(size=(6, 4))
PROBABILITIES = np.exp(LOGITS) / np.exp(LOGITS).sum(axis=1, keepdims=True)
ONE_HOT = np.eye(4)[[0, 1, 2, 3, 0, 2]]
SEVERAL_LABELS = RNG.integers(0, 2, (6, 4)).astype(float)

# Networks: sizes of their Dense layers' weights, and samples with classes to learn.
SAMPLES = RNG.normal(size=(20, 4))
CLASSES = np.eye(3)[RNG.integers(0, 3, 20)]
FIRST = [RNG.normal(0, 0.7, (4, 6)), RNG.normal(0, 0.1, 6)]
SECOND = [RNG.normal(0, 0.7, (6, 5)), RNG.normal(0, 0.1, 5)]
LAST = [RNG.normal(0, 0.7, (5, 3)), RNG.normal(0, 0.1, 3)]

STEPS = 100
NOTED = (1, 10, 100)  # after how many of them the parameters are compared

# Name of the case: class of nnlib.optimizers, its settings.
OPTIMIZERS: dict[str, tuple[str, dict[str, float]]] = {
    "SGD": ("SGD", {"learning_rate": 0.1}),
    "Momentum": ("Momentum", {"learning_rate": 0.05, "momentum": 0.9}),
    "Nesterov": ("Nesterov", {"learning_rate": 0.05, "momentum": 0.8}),
    "AdaGrad": ("AdaGrad", {"learning_rate": 0.05, "eps": 1e-10}),
    "RMSProp": ("RMSProp", {"learning_rate": 0.005, "rho": 0.95, "eps": 1e-8}),
    "AdaDelta": ("AdaDelta", {"learning_rate": 1.0, "rho": 0.9, "eps": 1e-6}),
    "Adam": ("Adam", {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.99, "eps": 1e-8}),
    "Adam, large eps": ("Adam", {"learning_rate": 0.01, "eps": 0.1}),
    "Nadam": ("Nadam", {"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "psi": 0.01}),
}
SCHEDULED_RATE, STEP_EVERY, STEP_FACTOR = 0.2, 15, 0.5
