"""A scroll bar in our look: a handle wide enough for a fingertip, on nothing."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.tokens import LIGHT, TARGET, Theme


class ScrollBar(Placed, QScrollBar):
    """Upright. Dragging and paging are Qt's own."""

    def __init__(self, parent: QWidget | None = None, ground: str = "ground") -> None:
        """`ground` is the name of the theme's token that it lies on."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = LIGHT
        self._ground = ground

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme:
            self._theme = theme
            self.update()

    def sizeHint(self) -> QSize:
        """A scroll area makes room for what is hinted, and not for the width that was set."""
        hint = super().sizeHint()
        return QSize(self.minimumWidth() or hint.width(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(getattr(self._theme, self._ground)))
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        high = self.height()
        handle = max(float(TARGET), high * self.pageStep() / (span + self.pageStep()))
        top = (high - handle) * (self.value() - self.minimum()) / span
        box = QRectF(2, top + 2, self.width() - 4, handle - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.edge))
        painter.drawRoundedRect(box, box.width() / 2, box.width() / 2)
