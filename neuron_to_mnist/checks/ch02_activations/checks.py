"""The visible checks of the assignment ``ch02_activations``. Expected figures are literal."""

import numpy as np

from neuron_to_mnist.checks import easier
from neuron_to_mnist.checks.ch02_activations import mistakes
from neuron_to_mnist.checks.marks import Function, Marks


def check_step(step: Function) -> Marks:
    """Task 1: ``step(x)`` for a number or an array."""
    marks = Marks(
        "ch02.step",
        step,
        parameters=("x",),
        steps={"number": 1, "array": 1},
        mistakes=mistakes.STEP,
        retries=[("ch02.one_number_only", easier.first_number)],
    )
    marks.visible("number", (2.5,), 1)
    marks.visible("number", (-0.5,), 0)
    marks.visible("number", (0.0,), 0)
    marks.visible("number", (0.001,), 1)
    marks.visible("array", (np.array([-1.0, 0.0, 0.5, 2.0]),), [0, 0, 1, 1])
    x = np.array([[3.0, -2.0, 0.25], [-4.0, 1.0, 0.0]])
    marks.visible("array", (x,), [[1, 0, 1], [0, 1, 0]])
    marks.visible("array", ([-1.5, 0.5],), [0, 1])
    marks.visible("array", (np.array([2, -3, 0]),), [1, 0, 0])
    marks.visible("array", (np.array([-1.0, 0.5]),), [0, 1], unchanged=True)
    marks.visible("array", ([2, -3, 0],), [1, 0, 0])
    marks.visible("array", (np.array([0.25]),), [1])
    marks.visible("array", ([-0.5],), [0])
    marks.visible("array", ([[1.5, -2.5], [0.0, 3.0]],), [[1, 0], [0, 1]])
    marks.visible("array", (np.array([[5, -2], [0, 1]]),), [[1, 0], [0, 1]])
    marks.visible("array", (np.array([[[-1.0, 2.0]], [[0.5, 0.0]]]),), [[[0, 1]], [[1, 0]]])
    return marks


def check_sigmoid(sigmoid: Function) -> Marks:
    """Task 2: ``sigmoid(x)`` for a number or an array, without an overflow."""
    marks = Marks(
        "ch02.sigmoid",
        sigmoid,
        parameters=("x",),
        steps={"number": 1, "array": 1, "inputs": 1, "large": 1},
        mistakes=mistakes.SIGMOID,
        retries=[
            ("ch02.one_number_only", easier.first_number),
            ("ch02.overflow_error", easier.small_number(0.7310585786300049)),
        ],
    )
    marks.visible("number", (2.0,), 0.8807970779778823)
    marks.visible("number", (-2.0,), 0.11920292202211755)
    marks.visible("number", (0.0,), 0.5)
    marks.visible("number", (1.05,), 0.740774899182154)
    marks.visible("number", (0.6,), 0.645656306225795)
    marks.visible(
        "array", (np.array([-5.0, 0.0, 2.0]),), [0.0066928509242848554, 0.5, 0.8807970779778823]
    )
    marks.visible(
        "array",
        (np.array([[1.05, 0.6], [-1.0, -3.0]]),),
        [[0.740774899182154, 0.645656306225795], [0.2689414213699951, 0.04742587317756678]],
    )
    marks.visible("array", (np.array([0.25]),), [0.562176500885798])
    marks.visible(
        "array", (np.array([[[-1.0, 2.0]], [[0.5, 0.0]]]),),
        [[[0.268941421369995, 0.880797077977882]], [[0.622459331201855, 0.5]]],
    )
    marks.visible("inputs", ([-1.0, 0.0],), [0.2689414213699951, 0.5])
    marks.visible("inputs", (np.array([-1, 0, 1]),), [0.2689414213699951, 0.5, 0.7310585786300049])
    marks.visible(
        "inputs", (np.array([1.05, 0.6]),), [0.740774899182154, 0.645656306225795], unchanged=True
    )
    marks.visible("inputs", ([3, -4, 0],), [0.952574126822433, 0.0179862099620916, 0.5])
    marks.visible(
        "inputs", ([[1.5, -2.5], [0.25, 3.0]],),
        [[0.817574476193644, 0.0758581800212436], [0.562176500885798, 0.952574126822433]],
    )
    marks.visible(
        "inputs", (np.array([[5, -2], [0, 1]]),),
        [[0.993307149075715, 0.119202922022118], [0.5, 0.731058578630005]],
    )
    marks.visible("large", (10.0,), 0.9999546021312976)
    marks.visible("large", (1000.0,), 1.0, quiet=True)
    marks.visible("large", (-1000.0,), 0.0, quiet=True)
    marks.visible("large", (np.array([-1000.0, 0.0, 1000.0]),), [0.0, 0.5, 1.0], quiet=True)
    return marks


def check_ruler(ruler: Function) -> Marks:
    """Task 3: ``ruler(x, d)``, the slope of the sigmoid by a central difference."""
    marks = Marks(
        "ch02.ruler",
        ruler,
        parameters=("x", "d"),
        steps={"number": 1, "array": 1},
        mistakes=mistakes.RULER,
        retries=[("ch02.one_number_only", easier.first_number)],
    )
    marks.visible("number", (-1.5, 0.25), 0.14930588158723873)
    marks.visible("number", (0.0, 0.5), 0.2449186624037092)
    marks.visible("number", (0.0, 0.05), 0.2499479296842072)
    marks.visible("number", (2.0, 0.05), 0.10500976907625525)
    marks.visible(
        "array", (np.array([-2.0, 0.0, 1.0]), 0.25),
        [0.10539546626515997, 0.24870600354319228, 0.1962423239985962],
    )
    marks.visible(
        "array", (np.array([-2.0, 0.0]), 0.5), [0.1065673437851128, 0.2449186624037092],
        unchanged=True,
    )
    marks.visible("array", (np.array([0.5]), 0.1), [0.234843230566717])
    marks.visible(
        "array", (np.array([[1.5, -2.5], [0.25, 3.0]]), 0.1),
        [[0.149172482876714, 0.0701713807528778], [0.245938667867903, 0.0452315406866577]],
    )
    return marks


def check_sigmoid_derivative(sigmoid_derivative: Function) -> Marks:
    """Task 4: ``sigmoid_derivative(x)`` as a function of the weighted sum."""
    marks = Marks(
        "ch02.sigmoid_derivative",
        sigmoid_derivative,
        parameters=("x",),
        steps={"number": 1, "array": 1, "large": 1},
        mistakes=mistakes.SIGMOID_DERIVATIVE,
        retries=[
            ("ch02.one_number_only", easier.first_number),
            ("ch02.overflow_error", easier.small_number(0.19661193324148185)),
        ],
    )
    marks.visible("number", (2.0,), 0.1049935854035065)
    marks.visible("number", (-5.0,), 0.006648056670790155)
    marks.visible("number", (0.6,), 0.22878424045665732)
    marks.visible("number", (0.0,), 0.25)
    marks.visible(
        "array", (np.array([[-3.0, 0.0, 1.0]]),), [[0.04517665973091214, 0.25, 0.19661193324148185]]
    )
    marks.visible("array", ([-1.0, 2.0],), [0.19661193324148185, 0.1049935854035065])
    marks.visible("array", (np.array([2, 0]),), [0.1049935854035065, 0.25])
    marks.visible(
        "array", (np.array([-1.0, 2.0]),), [0.19661193324148185, 0.1049935854035065], unchanged=True
    )
    marks.visible("array", (np.array([0.25]),), [0.246134082737598])
    marks.visible("array", ([0.5],), [0.235003712201594])
    marks.visible(
        "array", ([[1.5, -2.5], [0.25, 3.0]],),
        [[0.149146452070333, 0.0701037165451082], [0.246134082737598, 0.045176659730912]],
    )
    marks.visible(
        "array", (np.array([[1.5, -2.5], [0.25, 3.0]]),),
        [[0.149146452070333, 0.0701037165451082], [0.246134082737598, 0.045176659730912]],
    )
    marks.visible(
        "array", (np.array([[[-1.0, 2.0]], [[0.5, 0.0]]]),),
        [[[0.196611933241482, 0.104993585403507]], [[0.235003712201594, 0.25]]],
    )
    marks.visible("large", (1000.0,), 0.0)
    marks.visible("large", (-1000.0,), 0.0)
    marks.visible("large", (np.array([-1000.0, 0.0, 2.0]),), [0, 0.25, 0.104993585403507])
    return marks


def check_tanh_and_slope(tanh_and_slope: Function) -> Marks:
    """Task 5: ``tanh_and_slope(x)`` returns the hyperbolic tangent and its slope."""
    marks = Marks(
        "ch02.tanh_and_slope",
        tanh_and_slope,
        parameters=("x",),
        steps={"values": 1, "slopes": 1, "inputs": 1},
        returns=("z", "slope"),
        mistakes=mistakes.TANH_AND_SLOPE,
        retries=[
            ("ch02.one_number_only", easier.first_number),
            (
                "ch02.overflow_error",
                easier.small_number({"z": 0.7615941559557649, "slope": 0.41997434161402614}),
            ),
        ],
    )
    marks.visible("values", (1.0,), {"z": 0.7615941559557649})
    marks.visible("values", (0.0,), {"z": 0.0})
    x = np.array([[-2.0, 0.5], [3.0, 0.0]])
    marks.visible(
        "values", (x,), {"z": [[-0.9640275800758169, 0.46211715726000974], [0.9950547536867305, 0]]}
    )
    marks.visible("values", (np.array([0.25]),), {"z": [0.244918662403709]})
    marks.visible("slopes", (0.0,), {"slope": 1.0})
    marks.visible("slopes", (0.5,), {"slope": 0.7864477329659274})
    marks.visible("slopes", (1.0,), {"slope": 0.41997434161402614})
    marks.visible(
        "slopes", (x,), {"slope": [[0.07065082485316443, 0.7864477329659274],
                                   [0.009866037165440211, 1.0]]}
    )
    marks.visible("slopes", (np.array([0.25]),), {"slope": [0.940014848806378]})
    marks.visible("inputs", ([-1.0, 2.0],), {"z": [-0.7615941559557649, 0.9640275800758169]})
    marks.visible("inputs", (np.array([1, 0]),), {"z": [0.7615941559557649, 0.0]})
    marks.visible(
        "inputs", (np.array([0.5, 1.0]),), {"z": [0.46211715726000974, 0.7615941559557649]},
        unchanged=True,
    )
    marks.visible("slopes", (1000.0,), {"slope": 0.0})
    marks.visible("slopes", (-1000.0,), {"slope": 0.0})
    marks.visible("inputs", (1000.0,), {"z": 1.0})
    marks.visible("inputs", (-1000.0,), {"z": -1.0})
    marks.visible(
        "inputs", ([[1.5, -2.5], [0.25, 3.0]],),
        {"z": [[0.905148253644867, -0.98661429815143], [0.244918662403709, 0.99505475368673]]},
    )
    marks.visible("inputs", ([2, -1],), {"z": [0.964027580075817, -0.761594155955765]})
    return marks


def check_hinge_and_slope(hinge_and_slope: Function) -> Marks:
    """Task 6: ``hinge_and_slope(x, leak)``, ReLU and Leaky ReLU with their slopes."""
    marks = Marks(
        "ch02.hinge_and_slope",
        hinge_and_slope,
        parameters=("x", "leak"),
        steps={"relu": 1, "leaky": 1, "slopes": 1, "inputs": 1},
        returns=("z", "slope"),
        mistakes=mistakes.HINGE_AND_SLOPE,
        retries=[("ch02.one_number_only", easier.first_number)],
        errors=[("ch02.max_for_maximum", "scalar index")],
    )
    x = np.array([-2.0, 0.0, 0.5, 3.0])
    marks.visible("relu", (x, 0.0), {"z": [0.0, 0.0, 0.5, 3.0]})
    marks.visible("relu", (3.0, 0.0), {"z": 3.0})
    marks.visible("relu", (-2.0, 0.0), {"z": 0.0})
    marks.visible("relu", (np.array([1.23456]), 0.0), {"z": [1.23456]})
    marks.visible("leaky", (x, 0.2), {"z": [-0.4, 0.0, 0.5, 3.0]})
    marks.visible("leaky", (-2.0, 0.01), {"z": -0.02})
    marks.visible(
        "leaky", (np.array([[-1.2345, 0.5], [2.0, -0.1]]), 0.3),
        {"z": [[-0.37035, 0.5], [2, -0.03]]},
    )
    marks.visible("slopes", (x, 0.2), {"slope": [0.2, 0.2, 1.0, 1.0]})
    marks.visible("slopes", (x, 0.0), {"slope": [0.0, 0.0, 1.0, 1.0]})
    marks.visible("slopes", (-2.0, 0.01), {"slope": 0.01})
    marks.visible("inputs", ([-1.0, 2.5], 0.1), {"z": [-0.1, 2.5]})
    marks.visible("inputs", (np.array([-3, 4]), 0.5), {"z": [-1.5, 4.0]})
    marks.visible("inputs", (np.array([-1.0, 2.5]), 0.1), {"z": [-0.1, 2.5]}, unchanged=True)
    marks.visible(
        "inputs", ([[1.5, -2.3456], [0.25, 3.0]], 0.3), {"z": [[1.5, -0.70368], [0.25, 3]]},
    )
    marks.visible("inputs", ([2, -1], 0.25), {"z": [2, -0.25]})
    return marks


def check_elu_and_slope(elu_and_slope: Function) -> Marks:
    """Task 7: ``elu_and_slope(x, alpha)``, ELU and its slope, also for large inputs."""
    marks = Marks(
        "ch02.elu_and_slope",
        elu_and_slope,
        parameters=("x", "alpha"),
        steps={"values": 1, "slopes": 1, "large": 1},
        returns=("z", "slope"),
        mistakes=mistakes.ELU_AND_SLOPE,
        retries=[
            ("ch02.one_number_only", easier.first_number),
            ("ch02.overflow_error", easier.small_number({"z": 1.0, "slope": 1.0})),
        ],
    )
    x = np.array([-2.0, -1.0, 0.5, 3.0])
    marks.visible("values", (2.0, 1.0), {"z": 2.0})
    marks.visible("values", (-2.0, 1.0), {"z": -0.8646647167633873})
    marks.visible("values", (x, 0.5), {"z": [-0.43233235838169365, -0.31606027941427883, 0.5, 3.0]})
    marks.visible("values", (np.array([-0.25]), 0.5), {"z": [-0.110599608464298]})
    marks.visible(
        "values", (np.array([[1.5, -2.5], [0.25, -3.0]]), 2.0),
        {"z": [[1.5, -1.8358300027522], [0.25, -1.90042586326427]]},
    )
    marks.visible("slopes", (2.0, 1.0), {"slope": 1.0})
    marks.visible("slopes", (-2.0, 1.0), {"slope": 0.1353352832366127})
    marks.visible(
        "slopes", (x, 0.5), {"slope": [0.06766764161830635, 0.18393972058572117, 1.0, 1.0]}
    )
    marks.visible("slopes", (np.array([0.0, -1.0]), 0.5), {"slope": [0.5, 0.18393972058572117]})
    marks.visible("slopes", (1000.0, 1.0), {"slope": 1.0})
    marks.visible("slopes", (np.array([-0.25]), 0.5), {"slope": [0.389400391535702]})
    marks.visible(
        "slopes", (np.array([[1.5, -2.5], [0.25, -3.0]]), 2.0),
        {"slope": [[1, 0.164169997247798], [1, 0.0995741367357279]]},
    )
    marks.visible("slopes", (0.0, 0.5), {"slope": 0.5})
    marks.visible("large", (1000.0, 1.0), {"z": 1000.0})
    marks.visible("large", (-1000.0, 1.0), {"z": -1.0})
    marks.visible("large", (np.array([-1000.0, 1000.0]), 1.0), {"z": [-1.0, 1000.0]})
    marks.visible("large", (np.array([-1.0, 2.0]), 1.0), {"z": [-0.6321205588285577, 2.0]},
                  unchanged=True)
    return marks


def check_collapse(collapse: Function) -> Marks:
    """Task 8: ``collapse(weights, biases)``, the one layer that many linear ones are worth."""
    marks = Marks(
        "ch02.collapse",
        collapse,
        parameters=("weights", "biases"),
        steps={"two": 1, "many": 1, "few": 1},
        returns=("w", "b"),
        mistakes=mistakes.COLLAPSE,
        retries=[("ch02.no_layers", mistakes.some_layers)],
    )
    marks.visible("two", ([0.5, -2.0], [3.0, 0.5]), {"w": -1.0, "b": -5.5})
    marks.visible("two", ([2.0, 3.0], [1.0, -4.0]), {"w": 6.0, "b": -1.0})
    marks.visible("two", ([0.123, -1.7], [0.456, 0.789]), {"w": -0.2091, "b": 0.0138})
    marks.visible("many", ([0.5, -1.0, 3.0], [1.0, 2.0, -4.0]), {"w": -1.5, "b": -1.0})
    marks.visible(
        "many",
        ([1.5, -0.5, 2.0, 1.0, -1.0, 0.5, 2.0, -2.0, 1.0, 0.5],
         [1.0, 0.0, -1.0, 2.0, 0.5, -1.0, 0.0, 1.0, -0.5, 2.0]),
        {"w": -1.5, "b": 3.75},
    )
    marks.visible(
        "many", ([0.123, -1.7, 0.9], [0.456, 0.789, -0.2]), {"w": -0.18819, "b": -0.18758},
    )
    marks.visible("few", ([3.0], [-4.0]), {"w": 3.0, "b": -4.0})
    marks.visible("few", ([], []), {"w": 1.0, "b": 0.0})
    marks.visible("few", ([2.0], [1.0]), {"w": 2.0, "b": 1.0}, unchanged=True)
    marks.visible("few", ([0.12345], [-0.67891]), {"w": 0.12345, "b": -0.67891})
    marks.visible("few", ([0.0], [2.5]), {"w": 0, "b": 2.5})
    return marks


def check_slope_products(slope_products: Function) -> Marks:
    """Task 9: ``slope_products(A)``, what many layers leave of an error."""
    marks = Marks(
        "ch02.slope_products",
        slope_products,
        parameters=("A",),
        steps={"sigmoid": 1, "relu": 1, "edges": 1},
        returns=("by_sigmoid", "by_relu"),
        mistakes=mistakes.SLOPE_PRODUCTS,
        retries=[("ch02.empty_batch", mistakes.two_samples)],
    )
    A = np.array([[2.0, -1.0, 0.5], [1.0, 2.0, 1.5]])
    two_layers = np.array([[2.0, -1.0], [1.0, 0.5]])
    marks.visible(
        "sigmoid", (two_layers,), {"by_sigmoid": [0.020642991804138068, 0.04620453417488031]}
    )
    marks.visible("sigmoid", (A,), {"by_sigmoid": [0.0048511797049195365, 0.0030788289877041524]})
    marks.visible("sigmoid", (np.zeros((3, 2)),), {"by_sigmoid": [0.0625, 0.0625, 0.0625]})
    marks.visible("relu", (A,), {"by_relu": [0.0, 1.0]})
    three_samples = np.array([[2.0, 0.0], [3.0, 0.5], [-1.0, -2.0]])
    marks.visible("relu", (three_samples,), {"by_relu": [0, 1, 0]})
    marks.visible(
        "edges", (np.array([[2.0, -1.0]]),), {"by_sigmoid": [0.020642991804138068], "by_relu": [0]}
    )
    marks.visible("edges", (np.zeros((0, 4)),), {"by_sigmoid": np.zeros(0), "by_relu": np.zeros(0)})
    marks.visible("edges", (A,), {"by_relu": [0.0, 1.0]}, unchanged=True)
    return marks


def check_softplus(softplus: Function) -> Marks:
    """Task 11, without points: ``softplus(x)``, also where the formula overflows."""
    marks = Marks(
        "ch02.softplus",
        softplus,
        parameters=("x",),
        steps={"values": 0, "large": 0},
        mistakes=mistakes.SOFTPLUS,
        retries=[
            ("ch02.one_number_only", easier.first_number),
            ("ch02.overflow_error", easier.small_number(1.3132616875182228)),
        ],
    )
    marks.visible("values", (0.0,), 0.6931471805599453)
    marks.visible("values", (1.0,), 1.3132616875182228)
    marks.visible(
        "values", (np.array([-3.0, 2.0]),), [0.04858735157374206, 2.1269280110429727],
        unchanged=True,
    )
    marks.visible(
        "values", (np.array([[1.5, -2.5], [0.25, -3.0]]),),
        [[1.70141327798275, 0.0788897342925496], [0.825939419878844, 0.0485873515737421]],
    )
    marks.visible("large", (1000.0,), 1000.0, quiet=True)
    marks.visible("large", (np.array([-1000.0, 0.0]),), [0.0, 0.6931471805599453], quiet=True)
    return marks
