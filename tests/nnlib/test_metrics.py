"""Accuracy and confusion matrix beside scikit-learn's."""

import numpy as np
import pytest
import sklearn.metrics
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal

from nnlib.losses import one_hot
from nnlib.metrics import accuracy, confusion_matrix

labels = arrays(np.int64, 20, elements=st.integers(0, 4))


@given(predicted=labels, true=labels)
def test_against_scikit_learn(predicted: np.ndarray, true: np.ndarray) -> None:
    share = sklearn.metrics.accuracy_score(true, predicted)
    matrix = sklearn.metrics.confusion_matrix(true, predicted, labels=range(5))
    for outputs in (predicted, one_hot(predicted, 5), 3.5 * one_hot(predicted, 5) - 9):
        for targets in (true, one_hot(true, 5)):
            assert accuracy(outputs, targets) == share
            assert_array_equal(confusion_matrix(outputs, targets, 5), matrix)


@pytest.mark.parametrize("outputs", [
    [[0.3], [-2.0], [4.0], [-0.1]],  # logits
    [[0.3], [0.2], [0.9], [0.1]],  # logits that look like probabilities
])
def test_one_column_says_what_it_holds(outputs: list) -> None:
    for targets in ([1, 0, 1, 1], [[1.0], [0.0], [1.0], [1.0]], np.eye(2)[[1, 0, 1, 1]]):
        for threshold in (0, 0.0, 0.5, np.float32(0.25)):
            right = [(y > threshold) == t for (y,), t in zip(outputs, [1, 0, 1, 1], strict=True)]
            assert accuracy(outputs, targets, threshold=threshold) == np.mean(right)
            matrix = confusion_matrix(outputs, targets, 2, threshold=threshold)
            assert np.trace(matrix) == sum(right)
        for function in (accuracy, confusion_matrix):
            with pytest.raises(ValueError, match=r"needs a threshold: 0\.5 .*, 0 if .*"):
                function(outputs, targets)
    assert accuracy([[0.5]], [0], threshold=0.5) == 1.0


def test_size_of_the_matrix() -> None:
    assert confusion_matrix([0, 2], [0, 0]).tolist() == [[1, 0, 1], [0, 0, 0], [0, 0, 0]]
    assert confusion_matrix([0], [0], classes=2).tolist() == [[1, 0], [0, 0]]
    with pytest.raises(ValueError, match=r"classes must be at least 3, .* got 2"):
        confusion_matrix([0, 2], [0, 0], classes=2)
    for arguments in (([0], [10**6]), ([0], [0], 10_001)):
        with pytest.raises(ValueError, match=r"classes must be .* at most 10000, got 1000"):
            confusion_matrix(*arguments)


@pytest.mark.parametrize("function", [accuracy, confusion_matrix])
def test_bad_arguments(function: object) -> None:
    for outputs, targets, error, words in (
        ([0, 1], [0, 1, 1], ValueError, "2 outputs for 3 targets"),
        ([0.0, 1.0], [0, 1], TypeError, r"outputs \(2,\) must be class numbers"),
        ([0, -1], [0, 1], TypeError, "class numbers"),
        ([True, False], [0, 1], TypeError, "class numbers"),
        ([], [], ValueError, r"got \(0,\)"),
        (1, 1, ValueError, r"got \(\)"),
        (np.ones((2, 2, 2)), [0, 1], ValueError, r"got \(2, 2, 2\)"),
        ([[0.0, np.nan]], [1], ValueError, "outputs must hold numbers, got NaN"),
        ([["a", "b"]], [1], TypeError, "real numbers"),
        ([[1.0, 2.0], [3.0]], [0, 1], ValueError, "outputs must be a regular array"),
        (np.eye(3), np.eye(3)[:, :2], ValueError, "rows of 3 outputs and of 2 targets"),
        (np.ones((2, 2), np.float16), [0, 1], TypeError, "outputs must not be float16"),
        ([[0.1, 0.9]], [5], ValueError, "no column for class 5: there are 2 classes"),
        ([[0.1, 0.9]], [2], ValueError, "no column for class 2"),
        ([2], [[0.0, 1.0]], ValueError, "no column for class 2"),
        (np.eye(3), [[1.0], [0.0], [0.0]], ValueError, "rows of 3 outputs and of 1 targets"),
    ):
        with pytest.raises(error, match=words):
            function(outputs, targets)
    for outputs, targets, threshold, error, words in (
        ([[0.3, 0.4]], [1], 0.35, ValueError, r"threshold is for outputs \(n, 1\), .* \(1, 2\)"),
        ([1, 0], [1, 0], 0.5, ValueError, r"threshold is for outputs \(n, 1\), .* \(2,\)"),
        ([[0.3]], [2], 0, ValueError, "no column for class 2"),
        ([[0.3]], [[0.0, 0.0, 1.0]], 0, ValueError, "rows of 1 outputs and of 3 targets"),
        ([[0.3]], [1], "0.5", TypeError, "threshold must be a number, got '0.5'"),
        ([[0.3]], [1], np.nan, ValueError, "threshold must be finite, got nan"),
        ([[0.3]], [[-2.0]], 0, ValueError, "a column of targets must be 0 to 1, got -2.0 .. -2.0"),
        ([[0.3]], [[3.0]], 0, ValueError, "a column of targets must be 0 to 1"),
    ):
        with pytest.raises(error, match=words):
            function(outputs, targets, threshold=threshold)
