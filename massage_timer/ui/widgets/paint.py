"""Strokes that several widgets share: boxes, focus rings, hatches, words on a line."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from massage_timer.ui.direction import write
from massage_timer.ui.line_breaks import unbroken
from massage_timer.ui.tokens import BORDER, FOCUS_GAP, FOCUS_WIDTH, Theme

FOCUS_MARGIN = FOCUS_GAP + FOCUS_WIDTH
"""Px at u = 1 that a widget keeps free round its box for the ring."""


def focus_margin(theme: Theme, u: float) -> int:
    """The same in px of the screen, with the theme's strokes."""
    return round(FOCUS_MARGIN * u * theme.stroke + 0.5)


def rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def corners(box: QRectF, start: float, end: float) -> QPainterPath:
    """A box whose corners at the left and at the right have radii of their own."""
    path = QPainterPath()
    path.moveTo(box.left() + start, box.top())
    path.lineTo(box.right() - end, box.top())
    path.arcTo(QRectF(box.right() - 2 * end, box.top(), 2 * end, 2 * end), 90, -90)
    path.lineTo(box.right(), box.bottom() - end)
    path.arcTo(QRectF(box.right() - 2 * end, box.bottom() - 2 * end, 2 * end, 2 * end), 0, -90)
    path.lineTo(box.left() + start, box.bottom())
    path.arcTo(QRectF(box.left(), box.bottom() - 2 * start, 2 * start, 2 * start), 270, -90)
    path.lineTo(box.left(), box.top() + start)
    path.arcTo(QRectF(box.left(), box.top(), 2 * start, 2 * start), 180, -90)
    path.closeSubpath()
    return path


def paint_box(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: str,
    border: str = "",
    width: float = BORDER,
    dashed: bool = False,
) -> None:
    """A filled box; its border lies wholly inside `box`, so that neighbours line up."""
    if not border:
        painter.fillPath(rounded(box, radius), QColor(fill))
        return
    half = width / 2
    inner = rounded(box.adjusted(half, half, -half, -half), radius - half)
    painter.fillPath(inner, QColor(fill))
    pen = QPen(QColor(border), width)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3.2 / width, 2.4 / width])
    painter.strokePath(inner, pen)


def paint_focus(painter: QPainter, box: QRectF, radius: float, theme: Theme, u: float) -> None:
    """The ring round `box`: 3 px wide, 3 px away, at u = 1."""
    width = FOCUS_WIDTH * u * theme.stroke
    away = FOCUS_GAP * u + width / 2
    ring = rounded(box.adjusted(-away, -away, away, away), radius + away)
    painter.strokePath(ring, QPen(QColor(theme.focus), width))


def paint_inner_focus(
    painter: QPainter, box: QRectF, radius: float, theme: Theme, u: float
) -> None:
    """The ring of a row or a pane, which has neighbours: within `box`."""
    width = FOCUS_WIDTH * u * theme.stroke
    half = width / 2
    ring = rounded(box.adjusted(half, half, -half, -half), max(0.0, radius - half))
    painter.strokePath(ring, QPen(QColor(theme.focus), width))


def paint_fade(painter: QPainter, start: QPointF, end: QPointF, area: QRectF, ground: str) -> None:
    """From the ground at `start` to nothing at `end`, so that what is cut off there ends softly."""
    fade = QLinearGradient(start, end)
    colour = QColor(ground)
    fade.setColorAt(0, colour)
    fade.setColorAt(0.25, colour)
    colour.setAlpha(0)
    fade.setColorAt(1, colour)
    painter.fillRect(area, fade)


def paint_side_fades(
    painter: QPainter, box: QRectF, room: QRectF, width: float, ground: str
) -> None:
    """Fade a picture in `box` out where its sides do not reach those of its room, px."""
    if box.left() > room.left():
        band = QRectF(box.left(), box.top(), width, box.height())
        paint_fade(painter, band.topLeft(), band.topRight(), band, ground)
    if box.right() < room.right():
        band = QRectF(box.right() - width, box.top(), width, box.height())
        paint_fade(painter, band.topRight(), band.topLeft(), band, ground)


def hatch(colour: QColor, width: float, pitch: float, dpr: float) -> QBrush:
    """A brush of rising 45 degree lines, `pitch` px apart, for shapes whose edges stay smooth."""
    # A clip would cut the shape's edge into stairs; a seamless tile does not. The tile's side is
    # the pitch measured along an edge, in whole device px.
    side = max(3, round(pitch * math.sqrt(2) * dpr))
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width * dpr, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for shift in (-side, 0, side):
        painter.drawLine(QLineF(shift - side / 2, side * 1.5, shift + side * 1.5, -side / 2))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / dpr, 1 / dpr))
    return brush


def baseline(font: QFont, middle: float) -> float:
    """Where to set words so that the middle of their capitals is at y = `middle`."""
    return middle + QFontMetricsF(font).capHeight() / 2


def paint_line(
    painter: QPainter, font: QFont, colour: str, x: float, middle: float, words: str
) -> float:
    """One line of words from `x`, capitals centred on `middle`; returns its width."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    write(painter, QPointF(x, baseline(font, middle)), words)
    return QFontMetricsF(font).horizontalAdvance(words)


def paint_centred(painter: QPainter, font: QFont, colour: str, middle: QPointF, words: str) -> None:
    """One line of words, centred both ways on a point."""
    width = QFontMetricsF(font).horizontalAdvance(words)
    paint_line(painter, font, colour, middle.x() - width / 2, middle.y(), words)


def wrapped(words: str, font: QFont, width: float) -> list[str]:
    """The words in lines no wider than `width` px; a longer word, such as a path, is broken."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    for space, word in unbroken(words):
        longer = f"{lines[-1]}{space}{word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines += _broken(word, metrics, width)
    return lines


def _broken(word: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """One word in pieces no wider than `width` px, of one character at least."""
    pieces = [""]
    if metrics.horizontalAdvance(word) <= width:
        return [word]
    for character in word:
        if pieces[-1] and metrics.horizontalAdvance(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
