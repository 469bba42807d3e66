"""The cases computed with nnlib."""

import numpy as np

from nnlib import activations, layers, losses, optimizers
from nnlib.network import Network
from tests.oracles import cases

Values = dict[str, np.ndarray]


def values() -> Values:
    """Return every number that is compared, by name."""
    return functions() | single_layers() | batch_norm() | all_losses() | networks() | training()


def functions() -> Values:
    """Activations and their derivatives."""
    pairs = {
        "sigmoid": (activations.sigmoid, activations.sigmoid_derivative, ()),
        "tanh": (activations.tanh, activations.tanh_derivative, ()),
        "relu": (activations.relu, activations.relu_derivative, ()),
        "leaky_relu": (activations.leaky_relu, activations.leaky_relu_derivative, (0.1,)),
        "elu": (activations.elu, activations.elu_derivative, (0.7,)),
        "identity": (activations.identity, activations.identity_derivative, ()),
        "maxout": (activations.maxout, activations.maxout_derivative, ()),
        "softmax": (activations.softmax, activations.softmax_jacobian, ()),
    }
    found = {}
    for name, (function, derivative, settings) in pairs.items():
        found[f"{name}"] = function(cases.X, *settings)
        found[f"{name} derivative"] = derivative(cases.X, *settings)
    return found


def single_layers() -> Values:
    """Both directions of the layers."""
    found = {}
    for layer in (layers.Sigmoid(), layers.Tanh(), layers.ReLU(), layers.LeakyReLU(0.1),
                  layers.ELU(0.7), layers.Identity(), layers.Softmax(),
                  layers.Dropout(cases.DROPOUT_RATE, rng=1)):
        name = type(layer).__name__
        found[f"{name} forward"] = layer.forward(cases.X, training=True).copy()
        found[f"{name} backward"] = layer.backward(cases.UPSTREAM)
    dense = layers.Dense.from_arrays(cases.WEIGHTS, cases.BIAS)
    found["Dense forward"] = dense.forward(cases.X, training=True)
    found["Dense backward"] = dense.backward(cases.DENSE_UPSTREAM)
    return found | {f"Dense {name}": array for name, array in dense.gradients.items()}


def batch_norm() -> Values:
    """Batch normalization over three batches, its running averages, and inference."""
    layer = layers.BatchNorm(5, rate=0.2, eps=1e-3)
    layer.scale, layer.shift = cases.SCALE, cases.SHIFT
    found = {}
    for i, batch in enumerate(cases.BATCHES):
        found[f"BatchNorm forward {i}"] = layer.forward(batch, training=True).copy()
        found[f"BatchNorm backward {i}"] = layer.backward(cases.UPSTREAM).copy()
        for name, array in (layer.gradients | {"running_mean": layer.running_mean,
                                               "running_variance": layer.running_variance}).items():
            found[f"BatchNorm {name} {i}"] = array.copy()
    found["BatchNorm inference"] = layer.forward(cases.X)
    return found


def all_losses() -> Values:
    """Values and gradients of the losses."""
    found = {}
    for name, outputs, targets in (
        ("mean_squared_error", cases.LOGITS, cases.ONE_HOT),
        ("half_squared_error", cases.LOGITS, cases.ONE_HOT),
        ("mean_absolute_error", cases.LOGITS, cases.ONE_HOT),
        ("binary_cross_entropy", cases.PROBABILITIES, cases.SEVERAL_LABELS),
        ("sigmoid_cross_entropy", cases.LOGITS, cases.SEVERAL_LABELS),
        ("cross_entropy", cases.PROBABILITIES, cases.ONE_HOT),
        ("softmax_cross_entropy", cases.LOGITS, cases.ONE_HOT),
        ("softmax_cross_entropy", 50 * cases.LOGITS, cases.PROBABILITIES),
    ):
        loss = getattr(losses, name)
        key = name if name not in found else f"{name}, large logits"
        found[key] = np.array(loss(outputs, targets))
        found[f"{key} gradient"] = loss.gradient(outputs, targets)
    return found


def networks() -> Values:
    """Outputs and all gradients of a network of many kinds of layers."""
    network = Network([
        layers.Dense.from_arrays(*cases.FIRST), layers.BatchNorm(6), layers.ReLU(),
        layers.Dense.from_arrays(*cases.SECOND), layers.Tanh(),
        layers.Dense.from_arrays(*cases.LAST),
    ])
    y = network.forward(cases.SAMPLES, training=True)
    network.backward(losses.softmax_cross_entropy.gradient(y, cases.CLASSES))
    return {"network outputs": y, "network gradients": network.gradients}


def training() -> Values:
    """Parameters of a network after 1, 10 and 100 steps of every optimizer."""
    found = {}
    rules = {name: getattr(optimizers, kind)(**settings)
             for name, (kind, settings) in cases.OPTIMIZERS.items()}
    rate = cases.SCHEDULED_RATE
    rules["SGD, step decay"] = optimizers.SGD(
        optimizers.step_decay(rate, cases.STEP_EVERY, cases.STEP_FACTOR))
    rules["Adam, cosine"] = optimizers.Adam(optimizers.cosine(rate / 10, cases.STEPS))
    for name, rule in rules.items():
        network = Network([
            layers.Dense.from_arrays(*cases.FIRST), layers.Sigmoid(),
            layers.Dense.from_arrays(*cases.SECOND), layers.Tanh(),
            layers.Dense.from_arrays(*cases.LAST),
        ])
        for step in range(1, cases.STEPS + 1):
            y = network.forward(cases.SAMPLES, training=True)
            network.backward(losses.softmax_cross_entropy.gradient(y, cases.CLASSES))
            rule.update(network.parameters, network.gradients)
            if step in cases.NOTED:
                found[f"{name} after {step}"] = network.parameters.copy()
    return found
