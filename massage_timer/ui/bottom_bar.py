"""The bar at the bottom of a page: its ground, and its buttons from the right."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from massage_timer.ui.tokens import Theme
from massage_timer.ui.widgets.button import Button

GAP = 14
"""Px at u = 1 between two buttons."""


def paint_bar(painter: QPainter, bar: QRect, theme: Theme, u: float) -> None:
    """The ground and the hairline over it."""
    painter.fillRect(bar, QColor(theme.panel))
    line = QRect(bar.left(), bar.top(), bar.width(), max(1, round(u)))
    painter.fillRect(line, QColor(theme.line))


def place_buttons(bar: QRect, right: int, u: float, *buttons: Button) -> int:
    """The first one ends at `right` px, each other left of it; returns where the next would end."""
    for button in buttons:
        size = button.box_size
        right -= size.width()
        top = bar.top() + (bar.height() - size.height()) // 2
        button.set_box(QRect(right, top, size.width(), size.height()))
        right -= round(GAP * u)
    return right
