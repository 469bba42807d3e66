"""Small pictures to learn from that need no download."""

import numpy as np


def strokes(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return ``n`` small images (n, 36) of a stroke in one of four directions, and labels."""
    labels = rng.integers(0, 4, size=n)
    images = rng.uniform(0, 0.3, size=(n, 6, 6))
    for image, label in zip(images, labels, strict=True):
        top, left = rng.integers(0, 3, size=2)
        down, right = ((0, 1), (1, 0), (1, 1), (1, -1))[label]
        for k in range(4):
            image[top + k * down, left + (k * right if right >= 0 else 3 - k)] += 0.7
    return images.reshape(n, 36), labels
