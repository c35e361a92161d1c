"""A row that is dragged: how far it has come, and between which rows it would come to stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from massage_timer.ui.editor.rows import HEAD, Row
from massage_timer.ui.tokens import Theme
from massage_timer.ui.widgets.paint import paint_box


@dataclass(frozen=True, slots=True)
class Drag:
    """Px within the table, however it is scrolled."""

    place: int
    """Of the step in hand."""
    grip: float
    """From the row's top to where it was taken."""
    y: float
    began: bool = False
    """It has come far enough to be meant."""

    def at(self, y: float, enough: float) -> "Drag":
        """The hand is there now; before it is meant, only how far it came counts."""
        if self.began or abs(y - self.y) >= enough:
            return replace(self, y=y, began=True)
        return self


def gap_for(rows: Sequence[Row], y: float) -> int:
    """The gap nearest to `y` px from the top of all rows: 0 before the first step."""
    steps = [row for row in rows if row.place != HEAD]
    return sum(y > row.top + row.high / 2 for row in steps)


def paint_gap(painter: QPainter, y: float, width: float, theme: Theme, u: float) -> None:
    """A line between two rows, with a knob at either end."""
    high, knob = 4 * u * theme.stroke, 6 * u
    left, right = 2 * knob, width - 2 * knob
    paint_box(painter, QRectF(left, y - high / 2, right - left, high), high / 2, theme.accent)
    painter.save()
    painter.setPen(QColor(theme.accent))
    painter.setBrush(QColor(theme.panel))
    for x in (left, right):
        painter.drawEllipse(QPointF(x, y), knob, knob)
    painter.setBrush(QColor(theme.accent))
    for x in (left, right):
        painter.drawEllipse(QPointF(x, y), knob * 0.6, knob * 0.6)
    painter.restore()
