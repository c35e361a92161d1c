"""What ends softly where a view scrolls: nothing in it looks as if something lay over it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.tokens import LIGHT, Theme
from massage_timer.ui.widgets.paint import paint_fade

HEIGHT = 40
"""Px at u = 1."""


class EdgeFade(Placed, QWidget):
    """It lies over the upper or the lower edge of its view while there is more beyond it."""

    def __init__(self, view: QScrollArea, *, below: bool) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar = view.verticalScrollBar()
        self._below = below
        self._ground = LIGHT.panel
        self._bar.valueChanged.connect(self._follow)
        self._bar.rangeChanged.connect(self._follow)
        self._follow()

    def place(self, view: QRect, theme: Theme, u: float) -> None:
        """`view` is what can be seen, within the scroll area."""
        self._ground = theme.panel
        high = min(round(HEIGHT * u), view.height() // 2)
        top = view.bottom() + 1 - high if self._below else view.top()
        self.setGeometry(view.left(), top, view.width(), high)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        top, bottom = QPointF(0, 0), QPointF(0, self.height())
        start, end = (bottom, top) if self._below else (top, bottom)
        paint_fade(painter, start, end, QRectF(self.rect()), self._ground)

    def _follow(self) -> None:
        bar = self._bar
        ends = bar.value() >= bar.maximum() if self._below else bar.value() <= bar.minimum()
        self.setVisible(not ends)
