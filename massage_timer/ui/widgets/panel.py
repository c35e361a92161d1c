"""The ground of a group of things on a page: a box with round corners and a hairline."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.tokens import HAIRLINE, LIGHT, RADIUS_CARD, Theme
from massage_timer.ui.widgets.paint import paint_box


class Panel(Placed, QWidget):
    """It paints its ground; what stands on it are its children."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        line = max(1.0, HAIRLINE * u * theme.stroke)
        paint_box(painter, QRectF(self.rect()), RADIUS_CARD * u, theme.panel, theme.line, line)
