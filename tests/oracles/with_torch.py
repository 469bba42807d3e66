"""The same cases computed with PyTorch, in float64; imported only where PyTorch is installed."""

from collections.abc import Callable
from typing import Any

import numpy as np

from tests.oracles import cases

Values = dict[str, np.ndarray]


def values() -> Values:
    """Return every number that is compared, by name."""
    import torch

    torch.set_default_dtype(torch.float64)
    return functions() | single_layers() | batch_norm() | all_losses() | networks() | training()


def both_ways(function: Callable[[Any], Any], upstream: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the function at X, and what automatic differentiation makes of the upstream."""
    import torch

    x = torch.tensor(cases.X, requires_grad=True)
    y = function(x)
    y.backward(torch.tensor(upstream))
    return y.detach().numpy(), x.grad.numpy()


def functions() -> Values:
    """Activations and their derivatives."""
    import torch
    from torch.nn import functional

    found = {}
    for name, function in {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": functional.relu,
        "leaky_relu": lambda x: functional.leaky_relu(x, 0.1),
        "elu": lambda x: functional.elu(x, 0.7),
        "identity": lambda x: x * 1,
        "maxout": lambda x: x.max(dim=-1).values,
    }.items():
        ones = np.ones(7) if name == "maxout" else np.ones((7, 5))
        found[name], found[f"{name} derivative"] = both_ways(function, ones)
    found["softmax"] = functional.softmax(torch.tensor(cases.X), dim=1).numpy()
    found["softmax derivative"] = np.array([
        torch.autograd.functional.jacobian(lambda a: functional.softmax(a, dim=0), row).numpy()
        for row in torch.tensor(cases.X)
    ])
    return found


def single_layers() -> Values:
    """Both directions of the layers."""
    import torch
    from torch import nn

    stays = np.random.default_rng(1).random((7, 5), dtype=np.float32) >= cases.DROPOUT_RATE
    mask = torch.tensor(stays / (1 - cases.DROPOUT_RATE))
    found = {}
    for name, function in {
        "Sigmoid": nn.Sigmoid(), "Tanh": nn.Tanh(), "ReLU": nn.ReLU(),
        "LeakyReLU": nn.LeakyReLU(0.1), "ELU": nn.ELU(0.7), "Identity": lambda x: x * 1,
        "Softmax": nn.Softmax(dim=1), "Dropout": lambda x: x * mask,
    }.items():
        found[f"{name} forward"], found[f"{name} backward"] = both_ways(function, cases.UPSTREAM)
    dense = linear(cases.WEIGHTS, cases.BIAS)
    found["Dense forward"], found["Dense backward"] = both_ways(dense, cases.DENSE_UPSTREAM)
    found["Dense weights"] = dense.weight.grad.numpy().T
    found["Dense bias"] = dense.bias.grad.numpy()
    return found


def linear(weights: np.ndarray, bias: np.ndarray) -> Any:
    """Return a Linear layer of given weights, which PyTorch keeps transposed."""
    import torch

    layer = torch.nn.Linear(*weights.shape)
    with torch.no_grad():
        layer.weight[:] = torch.tensor(weights.T)
        layer.bias[:] = torch.tensor(bias)
    return layer


def batch_norm() -> Values:
    """Batch normalization over three batches, its running averages, and inference."""
    import torch

    layer = torch.nn.BatchNorm1d(5, eps=1e-3, momentum=0.2)
    with torch.no_grad():
        layer.weight[:], layer.bias[:] = torch.tensor(cases.SCALE), torch.tensor(cases.SHIFT)
    found = {}
    for i, batch in enumerate(cases.BATCHES):
        layer.zero_grad()
        x = torch.tensor(batch, requires_grad=True)
        y = layer(x)
        y.backward(torch.tensor(cases.UPSTREAM))
        for name, tensor in {
            "forward": y.detach(), "backward": x.grad, "scale": layer.weight.grad,
            "shift": layer.bias.grad, "running_mean": layer.running_mean,
            "running_variance": layer.running_var,
        }.items():
            found[f"BatchNorm {name} {i}"] = tensor.numpy().copy()
    layer.eval()
    found["BatchNorm inference"] = layer(torch.tensor(cases.X)).detach().numpy()
    return found


def all_losses() -> Values:
    """Values and gradients of the losses."""
    import torch
    from torch.nn import functional

    logits, one_hot = cases.LOGITS, cases.ONE_HOT
    found = {}
    for name, function, outputs, targets in (
        ("mean_squared_error", functional.mse_loss, logits, one_hot),
        ("half_squared_error", lambda y, t: functional.mse_loss(y, t, reduction="sum") / 2 / len(y),
         logits, one_hot),
        ("mean_absolute_error", functional.l1_loss, logits, one_hot),
        ("binary_cross_entropy", functional.binary_cross_entropy, cases.PROBABILITIES,
         cases.SEVERAL_LABELS),
        ("sigmoid_cross_entropy", functional.binary_cross_entropy_with_logits, logits,
         cases.SEVERAL_LABELS),
        ("cross_entropy", lambda y, t: functional.nll_loss(y.log(), t.argmax(dim=1)),
         cases.PROBABILITIES, one_hot),
        ("softmax_cross_entropy", functional.cross_entropy, logits, one_hot),
        ("softmax_cross_entropy, large logits", functional.cross_entropy, 50 * logits,
         cases.PROBABILITIES),
    ):
        y = torch.tensor(outputs, requires_grad=True)
        value = function(y, torch.tensor(targets))
        value.backward()
        found[name], found[f"{name} gradient"] = value.detach().numpy(), y.grad.numpy()
    return found


def flat(tensors: list[Any]) -> np.ndarray:
    """Return nnlib's order of parameters: layer by layer, weights (d_in, d_out) before bias."""
    return np.concatenate([tensor.detach().numpy().T.ravel() for tensor in tensors])


def networks() -> Values:
    """Outputs and all gradients of a network of many kinds of layers."""
    import torch
    from torch import nn

    network = nn.Sequential(
        linear(*cases.FIRST), nn.BatchNorm1d(6), nn.ReLU(), linear(*cases.SECOND), nn.Tanh(),
        linear(*cases.LAST),
    )
    y = network(torch.tensor(cases.SAMPLES))
    nn.functional.cross_entropy(y, torch.tensor(cases.CLASSES)).backward()
    gradients = [parameter.grad for parameter in network.parameters()]
    return {"network outputs": y.detach().numpy(), "network gradients": flat(gradients)}


def training() -> Values:
    """Parameters of a network after 1, 10 and 100 steps of every optimizer."""
    found = {}
    for name, (kind, settings) in cases.OPTIMIZERS.items():
        found.update(train(name, kind, settings))
    rate = cases.SCHEDULED_RATE
    found.update(train("SGD, step decay", "SGD", {"learning_rate": rate}))
    found.update(train("Adam, cosine", "Adam", {"learning_rate": rate / 10}))
    return found


def train(name: str, kind: str, settings: dict[str, float]) -> Values:
    """Train with the optimizer of PyTorch that is nnlib's ``kind``."""
    import torch
    from torch import nn, optim
    from torch.optim import lr_scheduler

    network = nn.Sequential(
        linear(*cases.FIRST), nn.Sigmoid(), linear(*cases.SECOND), nn.Tanh(), linear(*cases.LAST),
    )
    same = {"momentum", "eps"}
    arguments: dict[str, Any] = {key: value for key, value in settings.items() if key in same}
    arguments["lr"] = settings["learning_rate"]
    if kind in ("Adam", "Nadam"):
        arguments["betas"] = (settings.get("beta1", 0.9), settings.get("beta2", 0.999))
    if "psi" in settings:
        arguments["momentum_decay"] = settings["psi"]
    if "rho" in settings:
        arguments["alpha" if kind == "RMSProp" else "rho"] = settings["rho"]
    if kind == "Nesterov":
        arguments["nesterov"] = True
    rule = {
        "SGD": optim.SGD, "Momentum": optim.SGD, "Nesterov": optim.SGD, "AdaGrad": optim.Adagrad,
        "RMSProp": optim.RMSprop, "AdaDelta": optim.Adadelta, "Adam": optim.Adam,
        "Nadam": optim.NAdam,
    }[kind](network.parameters(), **arguments)
    scheduler: Any = lr_scheduler.ConstantLR(rule, 1.0)
    if name.endswith("step decay"):
        scheduler = lr_scheduler.StepLR(rule, cases.STEP_EVERY, cases.STEP_FACTOR)
    elif name.endswith("cosine"):
        scheduler = lr_scheduler.CosineAnnealingLR(rule, cases.STEPS)
    X, T = torch.tensor(cases.SAMPLES), torch.tensor(cases.CLASSES)
    found = {}
    for step in range(1, cases.STEPS + 1):
        rule.zero_grad()
        nn.functional.cross_entropy(network(X), T).backward()
        rule.step()
        scheduler.step()
        if step in cases.NOTED:
            found[f"{name} after {step}"] = flat(list(network.parameters()))
    return found
