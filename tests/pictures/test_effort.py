"""How dear a picture is can be told without painting it."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.effort import HEIGHT, WIDTH, effort_of

pytestmark = pytest.mark.usefixtures("qapp")


def scribble(painter: QPainter, area: QRectF, count: int) -> None:
    path = QPainterPath()
    for n in range(count):
        path.lineTo(n * 7919 % area.width(), n * 104729 % area.height())
    painter.drawPath(path)


def test_nothing_is_no_effort() -> None:
    assert effort_of(lambda painter, area: None) == 0
    assert effort_of(lambda painter, area: painter.setPen(QColor("red"))) == 0


def test_a_picture_is_told_for_the_size_of_a_large_window() -> None:
    areas: list[QRectF] = []
    effort_of(lambda painter, area: areas.append(area))
    assert areas == [QRectF(0, 0, WIDTH, HEIGHT)]


def test_paths_and_images_count() -> None:
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    path = QPainterPath(QPointF(5, 5))
    path.cubicTo(90, 5, 90, 90, 5, 90)
    rest = [
        effort_of(lambda painter, area: painter.fillRect(area, QColor("red"))),
        effort_of(lambda painter, area: painter.fillPath(path, QColor("red"))),
        effort_of(lambda painter, area: painter.strokePath(path, QPen(QColor("red"), 9))),
        effort_of(lambda painter, area: painter.drawEllipse(area)),
        effort_of(lambda painter, area: painter.drawImage(area, image)),
    ]
    assert min(rest) > 0


def test_a_rectangle_counts_with_any_brush() -> None:
    gradient = QLinearGradient(0, 0, 1, 1)
    gradient.setCoordinateMode(QGradient.CoordinateMode.ObjectMode)

    def draw(painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRect(area)

    whole = effort_of(lambda painter, area: painter.fillRect(area, QColor("red")))
    assert effort_of(draw) == pytest.approx(whole)


def test_what_cannot_be_told_is_too_much() -> None:
    pixmap = QPixmap(9, 9)
    for draw in (
        lambda painter, area: painter.drawPolygon([QPointF(), QPointF(9, 9)]),
        lambda painter, area: painter.drawPixmap(0, 0, pixmap),
    ):
        with pytest.raises(SceneError, match="too much to paint"):
            effort_of(draw)


def test_more_layers_wider_dashes_and_crossing_lines_are_dearer() -> None:
    def layers(count: int) -> float:
        def draw(painter: QPainter, area: QRectF) -> None:
            for _ in range(count):
                painter.fillRect(area, QColor("red"))

        return effort_of(draw)

    def dashes(length: float) -> float:
        def draw(painter: QPainter, area: QRectF) -> None:
            pen = QPen(QColor("red"), 2)
            pen.setDashPattern([length, length])
            painter.strokePath(_line(), pen)

        return effort_of(draw)

    assert layers(20) == pytest.approx(20 * layers(1))
    assert dashes(1) > 2 * dashes(100)
    few = effort_of(lambda painter, area: scribble(painter, area, 10))
    many = effort_of(lambda painter, area: scribble(painter, area, 40))
    assert many > 8 * few


def _line() -> QPainterPath:
    path = QPainterPath(QPointF(0, 9))
    path.lineTo(WIDTH, 9)
    return path


@pytest.mark.parametrize("far", [1e4, -1e30, 1e100])
def test_what_reaches_too_far_is_too_much(far: float) -> None:
    def draw(painter: QPainter, area: QRectF) -> None:
        painter.scale(1e3, 1e3)
        painter.drawPath(path)

    path = QPainterPath(QPointF(0, 0))
    path.cubicTo(far, 0, 0, far, 1, 1)
    with pytest.raises(SceneError, match="too much to paint"):
        effort_of(draw)


@pytest.mark.parametrize("pattern", [[0.0, 0.0], [1e-9, 1e-9], [-1.0, 2.0]])
def test_dashes_without_end_are_too_much(pattern: list[float]) -> None:
    pen = QPen(QColor("red"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern(pattern)
    with pytest.raises(SceneError, match="too much to paint"):
        effort_of(lambda painter, area: painter.strokePath(_line(), pen))


def test_too_much_is_refused_and_what_is_raised_comes_through() -> None:
    with pytest.raises(SceneError, match=r"^it has too much to paint; make it simpler"):
        effort_of(lambda painter, area: scribble(painter, area, 1_000))

    def broken(painter: QPainter, area: QRectF) -> None:
        raise SceneError("a path holds a number that is none.")

    with pytest.raises(SceneError, match="a number that is none"):
        effort_of(broken)
