"""Line icons on a grid of 24, our own: one weight, round caps, filled only where solid."""

from collections.abc import Iterator
from enum import Enum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from massage_timer.ui.direction import mirrors
from massage_timer.ui.tokens import ICON_STROKE

GRID = 24


class Icon(Enum):
    """What an icon shows. The value is its drawing, see `_read`."""

    PAUSE = "F R 6.4 4.6 3.9 14.8 1.1 R 13.7 4.6 3.9 14.8 1.1"
    PLAY = "F M 7.6 5 L 18.6 12 L 7.6 19 Z S M 7.6 5 L 18.6 12 L 7.6 19 Z"
    NEXT = (
        "F M 5.4 5.6 L 15 12 L 5.4 18.4 Z S M 5.4 5.6 L 15 12 L 5.4 18.4 Z M 18.8 4.8 L 18.8 19.2"
    )
    PREVIOUS = (
        "F M 18.6 5.6 L 9 12 L 18.6 18.4 Z S M 18.6 5.6 L 9 12 L 18.6 18.4 Z M 5.2 4.8 L 5.2 19.2"
    )
    STAY_HERE = "M 12 16.4 L 12 4.2 M 7.2 9 L 12 4.2 L 16.8 9 M 5 20.4 L 19 20.4"
    AGAIN = "A 12 12.6 7.6 165 -330 M 4.2 5 L 4.5 9.9 L 9.4 9.6"
    SOFTER = "M 5 3.6 L 19 3.6 M 12 7.6 L 12 19.8 M 7.2 15 L 12 19.8 L 16.8 15"
    SORT = "M 4 6.4 L 20 6.4 M 4 12 L 15 12 M 4 17.6 L 10 17.6"
    PLUS = "M 12 4.6 L 12 19.4 M 4.6 12 L 19.4 12"
    MORE = "F O 5 12 1.7 O 12 12 1.7 O 19 12 1.7"
    STOP = "R 5.4 5.4 13.2 13.2 2.4"
    SEARCH = "O 10.6 10.6 6.4 M 15.4 15.4 L 20.4 20.4"
    FOLDER = (
        "M 3.4 17.6 L 3.4 6.4 C 3.4 5.4 4 4.8 5 4.8 L 9 4.8 L 11.4 7.6 L 19 7.6 "
        "C 20 7.6 20.6 8.2 20.6 9.2 L 20.6 17.6 C 20.6 18.6 20 19.2 19 19.2 L 5 19.2 "
        "C 4 19.2 3.4 18.6 3.4 17.6 Z"
    )
    HELP = (
        "O 12 12 8.8 M 9.3 9.6 C 9.3 8 10.5 7.1 12 7.1 C 13.6 7.1 14.7 8.1 14.7 9.5 "
        "C 14.7 11.4 12 11.6 12 13.7 F O 12 16.8 1.2"
    )
    CHECK = "M 4.6 12.6 L 9.7 17.6 L 19.6 6.8"
    WARNING = (
        "M 10.6 4.4 L 2.9 17.8 C 2.3 18.9 2.9 20 4.2 20 L 19.8 20 C 21.1 20 21.7 18.9 21.1 17.8 "
        "L 13.4 4.4 C 12.8 3.4 11.2 3.4 10.6 4.4 Z M 12 9.4 L 12 13.4 F O 12 16.7 1.2"
    )
    INFO = "O 12 12 8.8 M 12 11.4 L 12 16.6 F O 12 7.9 1.25"
    HAND = (
        "M 7.4 12.2 L 7.4 6.3 C 7.4 4.4 10.3 4.4 10.3 6.3 L 10.3 11.2 "
        "M 10.3 6.3 L 10.3 4.5 C 10.3 2.6 13.2 2.6 13.2 4.5 L 13.2 11.2 "
        "M 13.2 5.6 C 13.2 3.7 16.1 3.7 16.1 5.6 L 16.1 11.6 "
        "M 16.1 8 C 16.1 6.1 19 6.1 19 8 L 19 14.4 C 19 18.6 16.6 21.2 13 21.2 "
        "C 10.2 21.2 8.5 20 7.2 17.9 L 4.1 12.9 C 3 11 5.3 9.5 6.5 11.2 L 7.4 12.6"
    )
    RAISED_HAND = HAND
    """The same hand: said with words beside it, it holds up or shows which hand."""
    CHANGE_LEGS = "M 3.4 8 L 20.2 8 L 15.8 3.8 M 20.6 16 L 3.8 16 L 8.2 20.2"
    SWAP = "M 4 8 L 20 8 M 16 4 L 20 8 L 16 12 M 20 16.4 L 4 16.4 M 8 12.4 L 4 16.4 L 8 20.4"
    HOME = (
        "M 4 11 L 12 4 L 20 11 M 5.8 9.6 L 5.8 19.4 C 5.8 20 6.2 20.4 6.8 20.4 L 17.2 20.4 "
        "C 17.8 20.4 18.2 20 18.2 19.4 L 18.2 9.6 M 9.8 20.2 L 9.8 14.6 L 14.2 14.6 L 14.2 20.2"
    )
    TOWEL = "M 21.4 20 L 11 20 A 11 11.6 8.4 270 -359 M 15.3 11.6 A 11 11.6 4.3 0 -290"
    REST = (
        "M 3 6.4 L 3 19.2 M 3 16.4 L 21 16.4 L 21 19.2 M 21 16.4 L 21 14.4 "
        "C 21 12.6 20 11.6 18.2 11.6 L 10.4 11.6 L 10.4 16.2 O 6.7 12.2 1.9"
    )
    SIT_UP = (
        "O 8.2 5.4 2.3 M 8.2 10.6 L 8.2 16 L 14.4 16 L 14.4 20.8 M 4.6 10.6 L 4.6 20.8 "
        "M 18.8 13 L 18.8 4.6 M 15.9 7.5 L 18.8 4.6 L 21.7 7.5"
    )
    PHONE = (
        "M 5 3.6 L 8.4 3.6 L 10.2 8.2 L 7.8 9.8 C 8.9 12.6 11.4 15.1 14.2 16.2 L 15.8 13.8 "
        "L 20.4 15.6 L 20.4 19 C 20.4 19.9 19.7 20.6 18.8 20.5 C 10.4 19.9 4.1 13.6 3.5 5.2 "
        "C 3.4 4.3 4.1 3.6 5 3.6 Z"
    )
    PAIN = "M 13.4 2.8 L 5.8 13.6 L 11.2 13.6 L 10.2 21.2 L 18 9.8 L 12.6 9.8 Z"
    NUMB = (
        "F O 6 6.4 1.5 O 12 4.8 1.5 O 18 6.4 1.5 O 4.8 12 1.5 O 12 11.6 1.5 O 19.2 12 1.5 "
        "O 6.4 17.6 1.5 O 12 19.2 1.5 O 17.6 17.6 1.5"
    )
    HEAT = (
        "M 6.4 20 C 3.4 15.8 9.4 13.4 6.4 9 C 5.4 7.4 5.8 5.6 6.8 4 "
        "M 12 20 C 9 15.8 15 13.4 12 9 C 11 7.4 11.4 5.6 12.4 4 "
        "M 17.6 20 C 14.6 15.8 20.6 13.4 17.6 9 C 16.6 7.4 17 5.6 18 4"
    )
    DIZZY = (
        "A 12 12 8.8 180 -180 A 13.5 12 7.3 0 -180 A 11.6 12 5.4 180 -180 A 12.8 12 4.2 0 -180 "
        "A 10.9 12 2.3 180 -180"
    )
    FEATHER = (
        "M 20 4 C 12.8 3.8 7.2 8.4 6.8 15.4 L 6.8 17.2 L 8.6 17.2 C 15.6 16.8 20.2 11.2 20 4 Z "
        "M 3.8 20.2 L 13.6 10.4"
    )
    CUSHION = (
        "M 5 7 C 9.4 6 14.6 6 19 7 C 20.4 10.2 20.4 13.8 19 17 C 14.6 18 9.4 18 5 17 "
        "C 3.6 13.8 3.6 10.2 5 7 Z"
    )
    COVER = (
        "M 4.6 5 L 19.4 5 L 19.4 17 C 18 19.4 16 19.4 14.4 17.6 C 13 16.2 11.2 16.2 9.8 17.8 "
        "C 8.2 19.6 6 19.4 4.6 17.2 Z M 4.6 9 L 19.4 9"
    )
    OIL = (
        "M 12 3.4 C 15.4 7.4 17.9 10.9 17.9 14.4 C 17.9 17.8 15.3 20.5 12 20.5 "
        "C 8.7 20.5 6.1 17.8 6.1 14.4 C 6.1 10.9 8.6 7.4 12 3.4 Z "
        "M 9.2 14.4 C 9.2 16.2 10.2 17.3 11.8 17.5"
    )
    CLOSE = "M 5.6 5.6 L 18.4 18.4 M 18.4 5.6 L 5.6 18.4"
    SUN = (
        "O 12 12 4 M 12 2.6 L 12 4.8 M 12 19.2 L 12 21.4 M 2.6 12 L 4.8 12 M 19.2 12 L 21.4 12 "
        "M 5.35 5.35 L 6.9 6.9 M 17.1 17.1 L 18.65 18.65 M 5.35 18.65 L 6.9 17.1 "
        "M 17.1 6.9 L 18.65 5.35"
    )
    MOON = (
        "M 19.8 14.4 C 18.7 17.8 15.8 20 12.4 20 C 7.8 20 4.2 16.4 4.2 11.8 "
        "C 4.2 8.2 6.4 5.3 9.6 4.2 C 9 9.8 13.2 15 19.8 14.4 Z"
    )
    LAMP = "M 8.6 4 L 15.4 4 L 19.4 12.6 L 4.6 12.6 Z M 12 12.6 L 12 20 M 7.6 20 L 16.4 20"
    FULL_SCREEN = (
        "M 4 9 L 4 4 L 9 4 M 15 4 L 20 4 L 20 9 M 20 15 L 20 20 L 15 20 M 9 20 L 4 20 L 4 15"
    )
    SMALL_SCREEN = (
        "M 4 9 L 9 9 L 9 4 M 15 4 L 15 9 L 20 9 M 20 15 L 15 15 L 15 20 M 9 20 L 9 15 L 4 15"
    )
    UP = "M 12 19.4 L 12 4.8 M 6.4 10.4 L 12 4.8 L 17.6 10.4"
    DOWN = "M 12 4.6 L 12 19.2 M 6.4 13.6 L 12 19.2 L 17.6 13.6"
    BACK = "M 19.4 12 L 4.8 12 M 10.4 6.4 L 4.8 12 L 10.4 17.6"
    BOOK = (
        "M 12 6.6 C 10 5 7 4.6 3.4 4.8 L 3.4 18 C 7 17.8 10 18.2 12 19.8 "
        "C 14 18.2 17 17.8 20.6 18 L 20.6 4.8 C 17 4.6 14 5 12 6.6 Z M 12 6.6 L 12 19.8"
    )
    DIARY = (
        "R 4.6 3.8 14.8 16.4 2 M 8.4 3.8 L 8.4 20.2 M 11.6 8.6 L 16.2 8.6 M 11.6 12.2 L 16.2 12.2"
    )
    NO_PRESS = "O 12 12 8.8 M 5.8 18.2 L 18.2 5.8"
    SPEAKER = (
        "M 3.8 9.4 L 7.4 9.4 L 12 5.2 L 12 18.8 L 7.4 14.6 L 3.8 14.6 Z "
        "M 15 9.4 C 16.5 10.9 16.5 13.1 15 14.6 M 17.6 6.8 C 20.6 9.7 20.6 14.3 17.6 17.2"
    )
    SPEECH = "M 4 5 L 20 5 L 20 16.2 L 11.2 16.2 L 6.8 20.2 L 6.8 16.2 L 4 16.2 Z"
    SCREEN = "R 3.2 4.4 17.6 12 1.8 M 12 16.4 L 12 19.8 M 8 19.8 L 16 19.8"
    EYE = (
        "M 2.6 12 C 5.6 7.6 8.8 5.8 12 5.8 C 15.2 5.8 18.4 7.6 21.4 12 "
        "C 18.4 16.4 15.2 18.2 12 18.2 C 8.8 18.2 5.6 16.4 2.6 12 Z O 12 12 2.8"
    )
    PRESENTER = (
        "R 7.8 2.8 8.4 18.4 3.6 M 9.9 9.2 L 12 7 L 14.1 9.2 M 9.9 13.6 L 12 15.8 L 14.1 13.6"
    )
    SETTINGS = (
        "M 4 7 L 11.4 7 M 16.6 7 L 20 7 O 14 7 2.4 M 4 16.8 L 7.4 16.8 M 12.6 16.8 L 20 16.8 "
        "O 10 16.8 2.4"
    )
    MINUS = "M 4.8 12 L 19.2 12"
    GRIP = "F O 9 5.6 1.5 O 15 5.6 1.5 O 9 12 1.5 O 15 12 1.5 O 9 18.4 1.5 O 15 18.4 1.5"
    UNDO = (
        "M 8.4 4.4 L 3.8 9 L 8.4 13.6 M 3.8 9 L 14.6 9 C 18 9 20.4 11.2 20.4 14.4 "
        "C 20.4 17.6 18 19.8 14.6 19.8 L 9.6 19.8"
    )
    REDO = (
        "M 15.6 4.4 L 20.2 9 L 15.6 13.6 M 20.2 9 L 9.4 9 C 6 9 3.6 11.2 3.6 14.4 "
        "C 3.6 17.6 6 19.8 9.4 19.8 L 14.4 19.8"
    )
    DUPLICATE = (
        "R 8.4 8.4 12.2 12.2 2.2 M 15.6 8.2 L 15.6 5.6 C 15.6 4.4 14.8 3.6 13.6 3.6 L 5.6 3.6 "
        "C 4.4 3.6 3.6 4.4 3.6 5.6 L 3.6 13.6 C 3.6 14.8 4.4 15.6 5.6 15.6 L 8.2 15.6"
    )
    TRASH = (
        "M 4 6.8 L 20 6.8 M 9 6.6 L 9 3.8 L 15 3.8 L 15 6.6 M 6 7 L 7 20.2 L 17 20.2 L 18 7 "
        "M 10.2 10.8 L 10.5 16.6 M 13.8 10.8 L 13.5 16.6"
    )
    FIT = (
        "M 3.6 4.6 L 3.6 19.4 M 20.4 4.6 L 20.4 19.4 M 7 12 L 17 12 M 9.8 9 L 7 12 L 9.8 15 "
        "M 14.2 9 L 17 12 L 14.2 15"
    )
    CHOOSE = "M 5.4 8.8 L 12 15.4 L 18.6 8.8"


_OF_A_WAY = frozenset(
    {Icon.NEXT, Icon.PREVIOUS, Icon.BACK, Icon.UNDO, Icon.REDO, Icon.SORT, Icon.DIARY}
)
"""What points on or back in the reading, or is bound at its beginning."""


def paint_icon(
    painter: QPainter, icon: Icon, rect: QRectF, colour: QColor | str, weight: float = 1.0
) -> None:
    """Draw the icon in the largest square amid `rect`; `weight` multiplies its lines."""
    side = min(rect.width(), rect.height())
    lines, solid = _drawing(icon)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / GRID, side / GRID)
    if mirrors(painter) and icon not in _OF_A_WAY:
        painter.scale(-1, 1)
    painter.translate(-GRID / 2, -GRID / 2)
    paint = QColor(colour)
    painter.fillPath(solid, paint)
    painter.strokePath(
        lines,
        QPen(
            paint,
            ICON_STROKE * weight,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        ),
    )
    painter.restore()


@cache
def _drawing(icon: Icon) -> tuple[QPainterPath, QPainterPath]:
    """What is stroked and what is filled, on the grid."""
    return _read(icon.value)


def _read(drawing: str) -> tuple[QPainterPath, QPainterPath]:
    """Paths from M, L, C and Z as in SVG with absolute points, and
    O cx cy r: a circle; R x y w h radius: a rounded box;
    A cx cy r from sweep: part of a circle, in degrees, 0 at three o'clock, positive upwards;
    it is joined to the point before, unless it comes first;
    F, S: what follows is filled, or stroked again.
    """
    lines, solid = QPainterPath(), QPainterPath()
    path = lines
    words = iter(drawing.split())
    for word in words:
        if word == "F":
            path = solid
        elif word == "S":
            path = lines
        elif word == "M":
            path.moveTo(*_numbers(words, 2))
        elif word == "L":
            path.lineTo(*_numbers(words, 2))
        elif word == "C":
            path.cubicTo(*_numbers(words, 6))
        elif word == "Z":
            path.closeSubpath()
        elif word == "O":
            x, y, radius = _numbers(words, 3)
            path.addEllipse(QPointF(x, y), radius, radius)
        elif word == "R":
            x, y, width, height, radius = _numbers(words, 5)
            path.addRoundedRect(x, y, width, height, radius, radius)
        elif word == "A":
            x, y, radius, start, sweep = _numbers(words, 5)
            circle = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
            if path.isEmpty():
                path.arcMoveTo(circle, start)
            path.arcTo(circle, start, sweep)
        else:
            raise ValueError(f"unknown word in the drawing of an icon: {word}")
    return lines, solid


def _numbers(words: Iterator[str], count: int) -> tuple[float, ...]:
    return tuple(float(next(words)) for _ in range(count))
