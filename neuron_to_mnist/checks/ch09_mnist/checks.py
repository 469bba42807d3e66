"""The visible checks of the assignment ``ch09_mnist``. Expected figures are literal."""

from typing import Any

import numpy as np

from neuron_to_mnist.checks.ch09_mnist import mistakes
from neuron_to_mnist.checks.expressions import Made, made
from neuron_to_mnist.checks.marks import Function, Marks, Parts
from neuron_to_mnist.checks.report import Finding

_SLANTED = np.array([[0, 255, 51], [0, 204, 0], [0, 255, 0]], dtype=np.uint8)
_SLANTED_ROW = np.array([[0, 1, 0.2, 0, 0.8, 0, 0, 1, 0]])
_AVERAGES = np.array([[0.0, 1, 0, 0, 1, 0, 0, 1, 0], [1.0, 1, 1, 0, 0, 1, 0, 0, 1]])
_WIDE = np.array([[[102, 51, 204], [0, 153, 0]], [[0, 0, 51], [102, 0, 204]]], dtype=np.uint8)
_rng = np.random.default_rng


def check_count_parameters(count_parameters: Function) -> Marks:
    """Task 1: ``count_parameters(sizes)``, weights and biases of all layers."""
    marks = Marks(
        "ch09.count_parameters",
        count_parameters,
        parameters=("sizes",),
        steps={"layer": 1, "network": 1},
        mistakes=mistakes.COUNT_PARAMETERS,
    )
    marks.visible("layer", ([9, 2],), 20)
    marks.visible("layer", ([784, 10],), 7850)
    marks.visible("network", ([784, 16, 16, 10],), 13002)
    marks.visible("network", ([784, 50, 100, 10],), 45360, unchanged=True)
    return marks


def check_read_idx(read_idx: Function) -> Marks:
    """Task 2: ``read_idx(content)`` returns an array; a ``ValueError`` counts as -1."""

    def answer(content: bytes) -> Any:
        try:
            came = read_idx(content)
        except ValueError:
            return mistakes.REFUSED
        if np.shape(came) == () and came == mistakes.REFUSED:
            raise RuntimeError("-1 came back, and no ValueError was raised")
        return came

    answer.__name__ = "read_idx"
    marks = Marks(
        "ch09.read_idx",
        answer if callable(read_idx) else read_idx,
        parameters=("content",),
        steps={"labels": 1, "images": 2, "refused": 1},
        mistakes=mistakes.READ_IDX,
        errors=[("ch09.number_for_error", "no ValueError was raised")],
    )
    marks.visible("labels", (_file([5, 0, 4]),), [5, 0, 4])
    marks.visible("labels", (_file([7]),), [7])
    marks.visible("labels", (_file([200, 7]),), [200, 7])
    many = made("bytes([0, 0, 8, 1, 0, 0, 1, 44]) + 300 * bytes([1])")
    marks.visible("labels", (many,), np.ones(300))
    marks.visible("labels", (_file([]),), np.zeros(0))
    marks.visible("images", (_file(_WIDE.tolist()),), _WIDE)
    marks.visible("images", (_file(_SLANTED.tolist()),), _SLANTED)
    marks.visible("images", (_file([[1, 2, 255], [4, 5, 6]]),), [[1, 2, 255], [4, 5, 6]])
    long = made("bytes([0, 0, 8, 4, *3 * [0, 0, 0, 1], 0, 0, 1, 44]) + 300 * bytes([9])")
    marks.visible("images", (long,), np.full((1, 1, 1, 300), 9))
    # Whoever refuses every file has refused nothing.
    marks.visible("refused", (_file([5, 0, 4]),), [5, 0, 4])
    marks.visible("refused", (bytes([0, 0, 9, 1, 0, 0, 0, 2, 8, 3]),), mistakes.REFUSED)
    marks.visible("refused", (bytes([1, 0, 8, 1, 0, 0, 0, 2, 6, 2]),), mistakes.REFUSED)
    marks.visible("refused", (bytes([0, 0, 8, 1, 0, 0, 0, 3, 6, 1]),), mistakes.REFUSED)
    marks.visible(
        "refused", (bytes([0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 6, 1, 7]),), mistakes.REFUSED
    )
    return marks


def check_prepare(prepare: Function) -> Marks:
    """Task 3: ``prepare(images, labels, classes)`` returns rows of numbers and of targets."""
    marks = Marks(
        "ch09.prepare",
        prepare,
        parameters=("images", "labels", "classes"),
        steps={"one": 1, "batch": 1, "targets": 1},
        returns=("X", "T"),
        errors=[
            ("ch09.no_images", "cannot reshape array of size 0"),
            ("ch09.size_fixed", "cannot reshape array"),
            ("ch09.divided_in_place", "Cannot cast ufunc"),
        ],
        mistakes=mistakes.PREPARE,
    )
    one = _WIDE[:1]
    empty = np.zeros((0, 2, 3), dtype=np.uint8)
    marks.visible("one", (_SLANTED[np.newaxis], np.array([1]), 10), {"X": _SLANTED_ROW})
    marks.visible("one", (one, np.array([0]), 2), {"X": [[0.4, 0.2, 0.8, 0, 0.6, 0]]})
    marks.visible(
        "one", (np.array([[[100, 7]]], dtype=np.uint8), np.array([1]), 2),
        {"X": [[0.392156862745098, 0.0274509803921569]]},
    )
    rows = [[0.4, 0.2, 0.8, 0, 0.6, 0], [0, 0, 0.2, 0.4, 0, 0.8]]
    marks.visible("batch", (_WIDE, np.array([2, 0]), 4), {"X": rows}, unchanged=True)
    marks.visible("batch", (empty, np.zeros(0, dtype=int), 4), {"X": np.zeros((0, 6))})
    marks.visible("targets", (_WIDE, np.array([2, 0]), 4), {"T": [[0, 0, 1, 0], [1, 0, 0, 0]]})
    marks.visible("targets", (_WIDE, [1, 1], 3), {"T": [[0, 1, 0], [0, 1, 0]]})
    marks.visible("targets", (_WIDE[:1], [1], 3), {"T": [[0, 1, 0]]})
    return marks


def check_distances(distances: Function) -> Marks:
    """Task 4: ``distances(X, M)``, every image against every average."""
    marks = Marks(
        "ch09.distances",
        distances,
        parameters=("X", "M"),
        steps={"hand": 1, "table": 1, "bytes": 1},
        mistakes=mistakes.DISTANCES,
    )
    marks.visible("hand", (_SLANTED_ROW, _AVERAGES), [[0.08, 5.28]])
    marks.visible("hand", (_SLANTED_ROW, _AVERAGES[:1]), [[0.08]])
    marks.visible(
        "hand", (np.array([[-0.5, 0.12345]]), np.array([[1.0, -0.25], [-0.5, 0.5]])),
        [[2.3894649025, 0.1417899025]],
    )
    X = np.array([[0.0, 0.5], [1.0, 0.25], [0.5, 1.0]])
    marks.visible("table", (X, np.array([[1.0, 0.0], [0.0, 0.75]])),
                  [[1.25, 0.0625], [0.0625, 1.25], [1.25, 0.3125]], unchanged=True)
    marks.visible("table", (X[:2], X[:2]), [[0, 1.0625], [1.0625, 0]])
    few = np.array([[3, 10], [5, 4]], dtype=np.uint8)
    marks.visible("bytes", (few, few[::-1].copy()), [[40, 0], [0, 40]])
    marks.visible("bytes", (np.array([[0, 200], [255, 0]], dtype=np.uint8),
                            np.array([[20, 180], [250, 255]], dtype=np.uint8)),
                  [[800, 65525], [87625, 65050]], unchanged=True)
    marks.visible("bytes", ([[0, 0.5], [1, 0.25]], [[1, 0], [0, 0.75]]),
                  [[1.25, 0.0625], [0.0625, 1.25]])
    marks.visible("bytes", (few[:1], few), [[0, 40]])
    marks.visible("bytes", ([[0.25, 0.5]], [[1.0, -0.5], [0.0, 0.75]]), [[1.5625, 0.125]])
    return marks


def check_split(split: Function) -> Marks:
    """Task 5: ``split(X, t, count, rng)`` returns a training and a validation set."""
    marks = Marks(
        "ch09.split",
        split,
        parameters=("X", "t", "count", "rng"),
        steps={"sizes": 1, "pairs": 1, "mixed": 1},
        returns=("X_training", "t_training", "X_validation", "t_validation"),
        measure=_measure_split,
        mistakes=mistakes.SPLIT,
    )
    for n, count, seed in ((24, 6, 3), (30, 5, 4)):
        X, t = _numbered(n)
        marks.visible("sizes", (X, t, count, _rng(seed)), {"sizes": [n - count, count], "once": 1},
                      unchanged=True)
        marks.visible("pairs", (X, t, count, _rng(seed)), {"pairs": 1})
        marks.visible("mixed", (X, t, count, _rng(seed)), {"mixed": 1}, drawn=True)
    X, t = _numbered(24)
    marks.visible("sizes", (X, t, 1, _rng(3)), {"sizes": [23, 1], "once": 1})
    marks.visible("sizes", (X, t, 0, _rng(3)), {"sizes": [24, 0], "once": 1})
    return marks


def check_confusion(confusion: Function) -> Marks:
    """Task 6: ``confusion(outputs, labels, classes)`` returns a table of counts and a share."""
    marks = Marks(
        "ch09.confusion",
        confusion,
        parameters=("outputs", "labels", "classes"),
        steps={"counts": 2, "share": 1, "inputs": 1},
        returns=("counts", "share"),
        retries=[("input.list", lambda arguments, expected: (
            [np.array(arguments[0]), np.array(arguments[1]), arguments[2]], expected))],
        errors=[("ch09.labels_are_numbers", "axis 1 is out of bounds for array of dimension 1")],
        mistakes=mistakes.CONFUSION,
    )
    outputs = np.array([[1.0, 3, 2], [2, 0, 1], [5, 4, 6]])
    # (true, named): 2 (0, 0), 1 (0, 2), 2 (1, 1), 2 (2, 1)
    more = np.array([[2.0, 1, 0], [0, 1, 3], [5, 0, 4], [0, 1, 0], [1, 9, 0], [-2, -1, -3],
                     [3, 4, 1]])
    labels = np.array([0, 0, 0, 1, 2, 1, 2])
    counts = [[2, 0, 1], [0, 2, 0], [0, 2, 0]]
    marks.visible("counts", (outputs, np.array([1, 0, 1]), 3),
                  {"counts": [[1, 0, 0], [0, 1, 1], [0, 0, 0]]})
    marks.visible("counts", (more, labels, 3), {"counts": counts}, unchanged=True)
    marks.visible("share", (more, labels, 3), {"share": 4 / 7})
    marks.visible("share", (outputs, np.array([1, 0, 1]), 3), {"share": 2 / 3})
    marks.visible("inputs", (more.tolist(), labels.tolist(), 3), {"counts": counts})
    marks.visible("inputs", (np.array([[3.0, 3, 1, 0]]), np.array([1]), 4),
                  {"counts": [[0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]})
    marks.visible(
        "inputs", ([[1.0, 3.0, 2.0]], [2], 3), {"counts": [[0, 0, 0], [0, 0, 0], [0, 1, 0]]},
    )
    return marks


def check_shifted(shifted: Function) -> Marks:
    """Task 7: ``shifted(images, down, right)`` moves each image by its own shift."""
    marks = Marks(
        "ch09.shifted",
        shifted,
        parameters=("images", "down", "right"),
        steps={"one": 1, "each": 1, "edges": 1, "still": 1},
        mistakes=mistakes.SHIFTED,
    )
    one = np.array([[[0, 1, 0.2], [0, 0.8, 0], [0, 1, 0]]])
    pair = np.array([[[1.0, 2, 3], [4, 5, 6]], [[7.0, 8, 9], [10, 11, 12]]])
    marks.visible("one", (one, [1], [1]), [[[0, 0, 0], [0, 0, 1], [0, 0, 0.8]]])
    marks.visible("one", (pair[:1], [1], [2]), [[[0, 0, 0], [0, 0, 1]]])
    marks.visible("one", (np.array([[[0.12345, 1.0], [0.5, 0.0]]]), [1], [1]),
                  [[[0, 0], [0, 0.12345]]])
    marks.visible("each", (pair, np.array([1, 1]), np.array([1, 2])),
                  [[[0, 0, 0], [0, 1, 2]], [[0, 0, 0], [0, 0, 7]]])
    marks.visible("each", (pair, np.array([-1, 1]), np.array([1, -2])),
                  [[[0, 4, 5], [0, 0, 0]], [[0, 0, 0], [9, 0, 0]]])
    marks.visible("each", (pair[:1], np.array([-1]), np.array([1])), [[[0, 4, 5], [0, 0, 0]]])
    marks.visible("edges", (pair, np.array([-1, -1]), np.array([-1, -2])),
                  [[[5, 6, 0], [0, 0, 0]], [[12, 0, 0], [0, 0, 0]]])
    marks.visible("edges", (one, [2], [-1]), [[[0, 0, 0], [0, 0, 0], [1, 0.2, 0]]])
    marks.visible("still", (pair, np.array([0, 1]), np.array([1, 0])),
                  [[[0, 1, 2], [0, 4, 5]], [[0, 0, 0], [7, 8, 9]]])
    marks.visible("still", (pair, np.array([0, 0]), np.array([0, -1])),
                  [[[1, 2, 3], [4, 5, 6]], [[8, 9, 0], [11, 12, 0]]], unchanged=True)
    return marks


def _trained_and_read(train: Function, build: Function) -> Function:
    """Return a function that trains a network of the student's and reads new images with it."""
    if not callable(train):
        return train

    def training(
        sizes: Any, X: Any, T: Any, X_new: Any, t_new: Any, rate: float, batch_size: int,
        epochs: int, rng: np.random.Generator,
    ) -> tuple[Any, Any, float]:
        network = build(sizes, 1)
        history = train(network, X, T, rate, batch_size, epochs, rng)
        Y = network.forward(X_new)
        return history, Y, mistakes.reads(Y, t_new)

    training.__name__ = "train"
    return training


def check_train(train: Function, build: Function) -> Marks:
    """Task 8: ``train(network, X, T, rate, batch_size, epochs, rng)`` returns its history."""
    marks = Marks(
        "ch09.train",
        _trained_and_read(train, build),
        parameters=("sizes", "X", "T", "X_new", "t_new", "rate", "batch_size", "epochs", "rng"),
        steps={"history": 1, "rest": 2, "learns": 2},
        returns=("history", "Y", "reads"),
        errors=[
            ("ch09.nothing_remembered", "forward(X, training=True)"),
            ("ch09.parameters_replaced", "has no setter"),
            ("ch09.parameters_replaced", "can't set attribute"),
        ],
        mistakes=mistakes.TRAIN,
        call="network = build({sizes}, 1)\n"
             "history = train(\n"
             "    network,\n    {X},\n    {T},\n    {rate}, {batch_size}, {epochs}, {rng},\n)\n"
             "Y = network.forward({X_new})",
    )
    X = made("np.random.default_rng(90).random((7, 4))")
    T = made("np.eye(3)[[0, 1, 2, 0, 1, 2, 0]]")
    X_new = made("np.random.default_rng(90).random((9, 4))[7:]")
    data = ([4, 5, 3], X, T, X_new, np.array([0, 1]))
    marks.visible("history", (*data, 0.5, 7, 1, _rng(1)), {"history": [1.0485264954]})
    marks.visible("history", (*data, 0.5, 7, 4, _rng(1)), {
        "history": [1.0485264954, 1.010807151726, 0.981276133701, 0.95576068224],
    }, unchanged=True)
    marks.visible("rest", (*data, 0.5, 3, 3, _rng(2)), {
        "history": [1.077472524762, 1.068618643208, 1.152118862902],
        "Y": [[0.137058137797, -0.257909880847, 0.120851743049],
              [0.901910720951, 0.242345704943, 0.247594514309]],
    })
    marks.visible("rest", (*data, 0.25, 5, 3, _rng(3)), {
        "history": [1.091634199372, 1.049723784124, 0.997601953814],
        "Y": [[0.110393524198, -0.109046891661, 0.009878753827],
              [0.937045602482, 0.388014032977, -0.153743494414]],
    })
    marks.visible(
        "rest",
        ([4, 3], made("np.random.default_rng(90).random((1, 4))"), np.array([[0.0, 1.0, 0.0]]),
         X_new, np.array([0, 1]), 0.5, 3, 2, _rng(2)),
        {"history": [1.11381992854302, 0.530669321211797],
         "Y": [[-0.834298259690448, 1.35574364615119, -0.262139198739389],
               [0.112481344227063, 0.74300962714727, -0.420841601274238]]},
    )
    images, labels = (f"strokes(400, np.random.default_rng(91))[{part}]" for part in (0, 1))
    drawn = (
        made(expression, "from neuron_to_mnist.checks.ch09_mnist.strokes import strokes")
        for expression in (f"{images}[:300]", f"np.eye(4)[{labels}[:300]]",
                           f"{images}[300:]", f"{labels}[300:]")
    )
    marks.visible("learns", ([36, 16, 4], *drawn, 0.5, 20, 10, _rng(4)), {"reads": 0.9})
    return marks


def check_train_with_patience(train_with_patience: Function, build: Function) -> Marks:
    """Task 9: ``train_with_patience(network, X, T, X_validation, T_validation, ...)``."""
    marks = Marks(
        "ch09.train_with_patience",
        _built_and_trained(train_with_patience, build),
        parameters=("sizes", "X", "T", "X_validation", "T_validation", "rate", "epochs",
                    "patience", "seed"),
        steps={"history": 1, "stops": 1, "best": 2},
        returns=("history", "Y"),
        errors=[
            ("ch09.nothing_remembered", "forward(X, training=True)"),
            ("ch09.parameters_replaced", "has no setter"),
            ("ch09.parameters_replaced", "can't set attribute"),
        ],
        mistakes=mistakes.TRAIN_WITH_PATIENCE,
        call="network = build({sizes}, {seed})\n"
             "X_validation = {X_validation}\n"
             "history = train_with_patience(\n"
             "    network,\n    {X},\n    {T},\n    X_validation,\n    {T_validation},\n"
             "    {rate}, {epochs}, {patience},\n)\n"
             "Y = network.forward(X_validation)",
    )
    _stops(marks)
    smooth, in_a_row = _small_sets(3), _small_sets(248)
    sizes = [3, 8, 2]
    marks.visible("best", (sizes, *smooth, 0.5, 3, 5, 3), {
        "Y": [
            [0.049178976507, -0.132492706062], [-0.001734435012, -0.09050657842],
            [-0.029984091761, -0.051826619318], [-0.104617584443, -0.034913103485],
            [-0.024675827597, -0.065621906225],
        ],
    })
    marks.visible("best", (sizes, *smooth, 0.5, 25, 3, 3), {
        "Y": [
            [0.059182421012, -0.129819689196], [0.052643340806, -0.104945435155],
            [0.031731019988, -0.069714327692], [-0.04030253761, -0.054887012753],
            [0.000958537576, -0.070888628763],
        ],
    })
    marks.visible(
        "best", (sizes, *in_a_row, 0.5, 25, 2, 248),
        {"Y": [
            [-0.35472742642769, -0.0612325203305872], [-0.0880138051879633, -0.229761679852442],
            [-0.14504770105875, -0.312721313938254], [-0.402146689458579, 0.170434710456946],
            [-0.0362163473164928, -0.0599888245731921],
        ]},
    )
    return marks


def _stops(marks: Marks) -> None:
    """Put in the visible histories: how long they are tells when training stopped."""
    smooth, zigzag, in_a_row = _small_sets(3), _small_sets(15), _small_sets(248)
    sizes = [3, 8, 2]
    marks.visible("history", (sizes, *smooth, 0.5, 3, 5, 3), {
        "history": [0.727529663886, 0.704619218349, 0.6903840383],
    }, unchanged=True)
    marks.visible("stops", (sizes, *smooth, 0.5, 25, 3, 3), {
        "history": [
            0.727529663886, 0.704619218349, 0.6903840383, 0.682467242455, 0.682321152144,
            0.682566275185, 0.685724030596, 0.686570003148,
        ],
    })
    marks.visible("stops", (sizes, *zigzag, 0.5, 25, 3, 15), {
        "history": [
            0.739154607455, 0.731108419884, 0.720329918856, 0.718119880461, 0.705024835061,
            0.729563011101, 0.711892290598, 0.721297903669,
        ],
    })
    marks.visible(
        "stops", (sizes, *in_a_row, 0.5, 25, 2, 248),
        {"history": [0.644989786572763, 0.6419421699413, 0.618381633760693, 0.63151418854033,
         0.605368646066834, 0.623226282711826, 0.584670669103991, 0.621792584459853,
         0.596998276009467]},
    )
    marks.visible(
        "stops", (sizes, *zigzag, 0.5, 25, 1, 15),
        {"history": [0.739154607455263, 0.731108419883698, 0.720329918856209, 0.718119880461408,
         0.705024835061062, 0.729563011100804]},
    )


def _built_and_trained(train_with_patience: Function, build: Function) -> Function:
    """Return a function that makes a network, trains it and returns what it answers then."""
    if not callable(train_with_patience):
        return train_with_patience

    def training(
        sizes: Any, X: Any, T: Any, X_validation: Any, T_validation: Any, rate: float,
        epochs: int, patience: int, seed: int,
    ) -> tuple[Any, Any]:
        network = build(sizes, seed)
        history = train_with_patience(
            network, X, T, X_validation, T_validation, rate, epochs, patience
        )
        return history, network.forward(X_validation)

    training.__name__ = "train_with_patience"
    return training


def check_slant(slant: Function) -> Marks:
    """Task 11, without points: ``slant(images)``, one slope an image."""
    marks = Marks(
        "ch09.slant",
        slant,
        parameters=("images",),
        steps={"slopes": 0, "empty": 0},
        mistakes=mistakes.SLANT,
    )
    falling, rising = np.eye(3), np.eye(3)[:, ::-1]
    upright = np.zeros((3, 3))
    upright[:, 1] = 1.0
    bold = np.array([[0, 3.0, 0, 0], [0, 1, 1, 0], [0, 0, 2, 0]])
    marks.visible("slopes", (np.array([falling, upright, rising]),), [1, 0, -1], unchanged=True)
    marks.visible("slopes", (np.array([bold]),), [0.5])
    marks.visible("slopes", (np.array([0.1 * bold]),), [0.5])
    marks.visible("slopes", (np.array([0.01 * falling + 0.02 * rising]),), [-0.333333333333333])
    marks.visible("empty", (np.array([np.zeros((3, 3)), upright.T, falling]),), [0, 0, 1])
    return marks


def _small_sets(seed: int) -> tuple[Made, Made, Made, Made]:
    """Return six training samples and five for validation, of no sense, and their targets."""
    numbers = f"np.random.default_rng({seed}).random((11, 3))"
    return (made(f"{numbers}[:6]"), made("np.eye(2)[[0, 1, 0, 1, 1, 0]]"),
            made(f"{numbers}[6:]"), made("np.eye(2)[[1, 0, 0, 1, 0]]"))


def _file(numbers: Any) -> bytes:
    """Return an IDX file of these numbers."""
    array = np.array(numbers, dtype=np.uint8)
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes([0, 0, 8, array.ndim]) + sizes + array.tobytes()


def _numbered(n: int) -> tuple[Made, np.ndarray]:
    """Return samples that know their own number and how many there are, and sorted labels."""
    return made(f"np.array([[k, {n}] for k in range({n})], dtype=float)"), np.arange(n) // 4


def _measure_split(parts: Parts) -> Parts | Finding:
    X, t = parts["X_training"], parts["t_training"]
    X_validation, t_validation = parts["X_validation"], parts["t_validation"]
    if X_validation.size == 0:
        X_validation = X_validation.reshape(0, 2)  # An empty list has no columns.
    shapes = [part.shape[1:] for part in (X, t, X_validation, t_validation)]
    if shapes != [(2,), (), (2,), ()] or t.ndim == 0 or t_validation.ndim == 0:
        return Finding("ch09.split_results")
    if len(X) != len(t) or len(X_validation) != len(t_validation):
        return Finding("ch09.lengths_differ")
    numbers, sizes = np.concatenate([X, X_validation]).T
    n, count = sizes.max(initial=0), len(X_validation)
    if len(set(X[:, 0])) < len(X):
        once = -1.0
    else:
        once = float(np.array_equal(np.sort(numbers), np.arange(n)))
    # A set that is empty, or holds one sample again and again, is neither paired nor mixed.
    width = np.ptp(X_validation[:, 0]) if 0 < count < n else 0
    right = np.array_equal(numbers // 4, np.concatenate([t, t_validation]))
    return {
        "sizes": np.array([len(X), count], dtype=float),
        "once": np.array(once),
        "pairs": np.array(float(right and (width > 0 or count == 1))),
        "mixed": np.array(float(width > 0 and width != count - 1)),
    }
