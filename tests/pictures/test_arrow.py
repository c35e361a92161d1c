"""Arrows: along their line, never gone, and heavier the firmer the stroke."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from massage_timer.pictures.arrow import WEIGHTS, Weight, arrow_line, arrow_path, weight_of

STRAIGHT = [(100.0, 60.0), (700.0, 60.0)]

weights = st.sampled_from(WEIGHTS)


def covered(path: QPainterPath) -> int:
    """Pixels that a path fills."""
    image = QImage(800, 120, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.fillPath(path, QColor("white"))
    painter.end()
    return sum(pixel & 0xFF > 0 for pixel in memoryview(image.constBits()).cast("I"))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), min_size=2, max_size=6, unique=True),
    st.floats(0, 1),
    weights,
)
def test_an_arrow_follows_its_line_and_never_vanishes(
    corners: list[tuple[int, int]], shown: float, weight: Weight
) -> None:
    line = arrow_line([(x * 90.0, y * 90.0) for x, y in corners])
    path = arrow_path(line, shown, weight)
    assert line.points[0] == pytest.approx((corners[0][0] * 90, corners[0][1] * 90))
    assert line.points[-1] == pytest.approx((corners[-1][0] * 90, corners[-1][1] * 90))
    assert path.boundingRect().width() > 10 or path.boundingRect().height() > 10
    assert not path.isEmpty()


def test_a_firmer_stroke_has_a_heavier_arrow() -> None:
    line = arrow_line(STRAIGHT)
    areas = [covered(arrow_path(line, 1.0, weight, grow=2.5)) for weight in WEIGHTS]
    assert all(more > 1.25 * less for less, more in zip(areas, areas[1:], strict=False))
    heads = [weight.head_width for weight in WEIGHTS]
    assert heads == sorted(set(heads))


def test_every_pressure_has_a_weight() -> None:
    assert [WEIGHTS.index(weight_of(pressure)) for pressure in range(7)] == [0, 0, 1, 2, 3, 3, 3]


def outlines(path: QPainterPath) -> list[list[tuple[float, float]]]:
    """The closed lines that a path is made of."""
    found: list[list[tuple[float, float]]] = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        if element.isMoveTo():
            found.append([])
        found[-1].append((element.x, element.y))
    return found


def test_a_feathers_arrow_alone_is_dashed() -> None:
    line = arrow_line(STRAIGHT)
    pieces = [len(outlines(arrow_path(line, 1.0, weight))) for weight in WEIGHTS]
    assert pieces[0] > 10
    assert pieces[1:] == [2, 2, 2]


@given(st.floats(0, 1), st.floats(0, 1))
def test_dashes_stand_still_while_an_arrow_grows(one: float, other: float) -> None:
    line = arrow_line(STRAIGHT)
    shorter, longer = (
        outlines(arrow_path(line, shown, WEIGHTS[0])) for shown in sorted((one, other))
    )
    dashes = shorter[:-2]  # the last is still growing, then comes the head
    assert dashes == longer[: len(dashes)]
