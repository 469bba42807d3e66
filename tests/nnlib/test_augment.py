"""Distortions, held against SciPy's interpolation and against the geometry they promise."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.ndimage import affine_transform, center_of_mass, map_coordinates

from nnlib import augment

KINDS = [augment.shift, augment.rotate, augment.scale, augment.shear, augment.elastic]
USUAL = {
    augment.shift: 1.5,
    augment.rotate: 10,
    augment.scale: 0.1,
    augment.shear: 0.12,
    augment.elastic: 0.8,
}


def blobs(n: int, dtype: str = "float64") -> np.ndarray:
    """Smooth pictures with a broad dark border, shape (n, 28, 28)."""
    rng = np.random.default_rng(7)
    y, x = np.mgrid[:28, :28]
    centres = rng.uniform(10, 17, (n, 4, 2, 1, 1))
    bumps = np.exp(-((y - centres[:, :, 0]) ** 2 + (x - centres[:, :, 1]) ** 2) / 6)
    return bumps.sum(axis=1).astype(dtype)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", [(5, 28, 28), (5, 784), (1, 49), (3, 1, 1), (0, 784)])
def test_strength_zero_changes_nothing_and_copies(kind, shape) -> None:  # type: ignore[no-untyped-def]
    images = np.random.default_rng(0).random(shape)
    out = kind(images, 0.0, rng=1)
    assert_array_equal(out, images)
    assert not np.shares_memory(out, images)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_flat_and_square_are_the_same_and_the_dtype_stays(kind, dtype: str) -> None:  # type: ignore[no-untyped-def]
    images = blobs(40, dtype)
    square = kind(images, USUAL[kind], rng=3)
    flat = kind(images.reshape(40, -1), USUAL[kind], rng=3)
    assert square.dtype == images.dtype
    assert flat.shape == (40, 784)
    assert_array_equal(square.reshape(40, -1), flat)
    assert_array_equal(images, blobs(40, dtype))
    assert not np.allclose(square, images, atol=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_same_result_and_every_image_its_own(kind) -> None:  # type: ignore[no-untyped-def]
    images = np.repeat(blobs(1), 3, axis=0)
    first = kind(images, USUAL[kind], rng=np.random.default_rng(5))
    assert_array_equal(first, kind(images, USUAL[kind], rng=5))
    assert not np.allclose(first[0], first[1], atol=1e-3)
    assert not np.allclose(first, kind(images, USUAL[kind], rng=6), atol=1e-3)


@pytest.mark.parametrize("kind", KINDS)
def test_ink_is_roughly_kept(kind) -> None:  # type: ignore[no-untyped-def]
    images = blobs(300)
    out = kind(images, USUAL[kind], rng=2)
    assert out.mean() == pytest.approx(images.mean(), rel=0.02)
    assert out.min() >= 0
    assert out.max() <= images.max()


def test_whole_and_fractional_positions_like_scipy() -> None:
    images = blobs(6)
    rng = np.random.default_rng(1)
    positions = rng.uniform(-3.5, 30.5, (2, 6, 784))
    out = augment._sample(images, *positions.copy())
    for image, rows, columns, result in zip(images, *positions, out, strict=True):
        expected = map_coordinates(image, [rows, columns], order=1, mode="grid-constant")
        assert_allclose(result, expected, atol=1e-12)


@pytest.mark.parametrize("strength", [15.0, 45.0])
def test_rotation_like_scipy(strength: float) -> None:
    images = blobs(50)
    out = augment.rotate(images, strength, rng=11)
    angles = np.deg2rad(strength) * np.random.default_rng(11).uniform(-1, 1, (6, 32))[0]
    centre = np.array([13.5, 13.5])
    for image, angle, result in zip(images, angles, out, strict=False):
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        expected = affine_transform(
            image, turn, centre - turn @ centre, order=1, mode="grid-constant"
        )
        assert_allclose(result, expected, atol=1e-10)


def test_shift_moves_the_centre_evenly_within_its_bound() -> None:
    images = np.repeat(blobs(1), 2000, axis=0)
    out = augment.shift(images, 2.0, rng=4)
    home = np.array(center_of_mass(images[0]))
    moves = np.array([center_of_mass(image) for image in out]) - home
    assert np.abs(moves).max() <= 2.001
    assert np.abs(moves).max() > 1.9
    assert_allclose(moves.mean(axis=0), 0, atol=0.1)
    assert_allclose(moves.std(axis=0), 2 / np.sqrt(3), rtol=0.05)
    assert abs(np.corrcoef(moves.T)[0, 1]) < 0.08


def test_scale_changes_the_size_by_the_ratio() -> None:
    images = np.repeat(blobs(1), 500, axis=0)
    ink = augment.scale(images, 0.2, rng=4).sum(axis=(1, 2)) / images[0].sum()
    assert np.exp(-0.4) * 0.99 < ink.min() < np.exp(-0.3)
    assert np.exp(0.3) < ink.max() < np.exp(0.4) * 1.01


def test_shear_slants_an_upright_line() -> None:
    line = np.zeros((200, 29, 29))
    line[:, 4:25, 14] = 1
    out = augment.shear(line, 0.2, rng=8)
    across = np.arange(29)
    where = (out * across).sum(axis=2)[:, 4:25] / out.sum(axis=2)[:, 4:25]
    slopes = np.diff(where, axis=1)
    assert_allclose(slopes, np.repeat(slopes[:, :1], 20, axis=1), atol=1e-9)
    assert np.abs(slopes).max() <= 0.2
    assert np.abs(slopes).max() > 0.19
    assert_array_equal(out.sum(axis=2)[:, :4], 0)


def test_elastic_field_has_its_strength_everywhere_and_is_smooth() -> None:
    rng = np.random.default_rng(2)
    none = {"rotation": 0.0, "scale": 0.0, "shear": 0.0, "shift": 0.0}
    positions = augment._source_positions(
        4000, 28, rng, np.dtype(float), elastic=1.4, **none
    ).reshape(2, 4000, 28, 28)
    field = positions - np.mgrid[:28, :28][:, None]
    assert_allclose(field.mean(axis=1), 0, atol=0.12)
    assert_allclose(field.std(axis=1), 1.4, rtol=0.06)
    assert abs(np.corrcoef(field[0, :, 14, 14], field[1, :, 14, 14])[0, 1]) < 0.06
    near = np.corrcoef(field[0, :, 14, 14], field[0, :, 14, 15])[0, 1]
    far = np.corrcoef(field[0, :, 14, 5], field[0, :, 14, 23])[0, 1]
    assert near > 0.95
    assert abs(far) < 0.1


def test_distortions_together_are_one_interpolation() -> None:
    images = blobs(20)
    options = {"rotation": 10, "scale": 0.1, "shear": 0.12, "shift": 1.5, "elastic": 0.8}
    out = augment.distort(images, 9, **options)
    rows, columns = augment._source_positions(
        20, 28, np.random.default_rng(9), np.dtype(float), **options
    )
    for image, r, c, result in zip(images, rows, columns, out, strict=True):
        expected = map_coordinates(image, [r, c], order=1, mode="grid-constant")
        assert_allclose(result.ravel(), expected, atol=1e-12)


def slopes(images: np.ndarray) -> np.ndarray:
    down = np.arange(28) - 13.5
    covariance = np.einsum("nij,i,j->n", images, down, down)
    return covariance / np.einsum("nij,i,i->n", images, down, down)


def test_deskewed_images_are_centred_and_upright() -> None:
    slanted = augment.distort(blobs(200), 5, shear=0.4, shift=1.0)
    upright = augment.deskew(slanted)
    assert_allclose([center_of_mass(image) for image in upright], 13.5, atol=0.02)
    assert np.abs(slopes(slanted)).mean() > 0.2
    assert np.abs(slopes(upright)).mean() < 0.01
    assert_allclose(upright.sum(), slanted.sum(), rtol=0.01)


def test_deskew_like_scipy() -> None:
    for image in augment.distort(blobs(5), 5, shear=0.6, shift=2.0):
        middle = np.array(center_of_mass(image))
        y, x = np.mgrid[:28, :28] - middle[:, None, None]
        slope = (image * y * x).sum() / (image * y * y).sum()
        turn = np.array([[1, 0], [slope, 1]])
        expected = affine_transform(
            image, turn, middle - turn @ [13.5, 13.5], order=1, mode="grid-constant"
        )
        assert_allclose(augment.deskew(image[np.newaxis])[0], expected, atol=1e-10)


def test_deskewed_images_get_the_width_asked_for() -> None:
    images = augment.distort(blobs(100), 5, shear=0.3, scale=0.2)
    across = np.arange(28) - 13.5
    squares = across**2 @ augment.deskew(images, width=3.0).sum(axis=1).T
    widths = np.sqrt(squares / augment.deskew(images, width=3.0).sum(axis=(1, 2)))
    assert_allclose(np.median(widths), 3.0, atol=0.1)
    assert np.std(widths) < 0.2
    narrow = np.zeros((1, 28, 28))
    narrow[0, 4:24, 13:15] = 1
    wider = augment.deskew(narrow, width=4.0)
    assert_allclose(wider.sum() / narrow.sum(), 1.6, rtol=0.03)
    with pytest.raises(ValueError, match="width must be positive, got 0"):
        augment.deskew(narrow, width=0)


def test_deskew_leaves_the_empty_and_the_flat_alone() -> None:
    images = np.zeros((2, 7, 7), dtype=np.float32)
    images[1, 3, 1:6] = 1
    out = augment.deskew(images)
    assert_allclose(out, images, atol=1e-6)
    assert out.dtype == np.float32
    assert augment.deskew(images.reshape(2, 49)).shape == (2, 49)


@pytest.mark.parametrize(
    ("images", "error", "message"),
    [
        (np.zeros((3, 10)), ValueError, r"images must be square.*got \(3, 10\)"),
        (np.zeros((3, 4, 5)), ValueError, r"images must be square.*got \(3, 4, 5\)"),
        (np.zeros(784), ValueError, r"images must be square.*got \(784,\)"),
        (np.zeros((3, 1, 28, 28)), ValueError, "images must be square"),
        (np.full((2, 4), np.nan), ValueError, "NaN"),
        (np.full((2, 4), np.inf), ValueError, "images must hold finite numbers"),
        ([["a"] * 4], TypeError, "real numbers"),
        (np.ones((2, 4), np.float16), TypeError, "images must not be float16"),
    ],
)
def test_wrong_images(images, error: type[Exception], message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=message):
        augment.shift(images, 1.0, rng=0)


def test_deskewing_wants_brightness_and_takes_an_empty_batch() -> None:
    assert augment.deskew(np.zeros((0, 784))).shape == (0, 784)
    with pytest.raises(TypeError, match="images must not be float16"):
        augment.deskew(np.ones((1, 4), np.float16))
    with pytest.raises(ValueError, match="images must hold brightness"):
        augment.deskew(-np.ones((1, 4)))


@pytest.mark.parametrize("strength", [-0.1, np.nan, np.inf])
def test_wrong_strength(strength: float) -> None:
    with pytest.raises(ValueError, match="rotation must be 0 or a positive number"):
        augment.rotate(np.zeros((2, 4)), strength, rng=0)
