"""A few words about the whole session, with an icon, in an outline."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import BORDER, LIGHT, Role, Theme, type_size
from massage_timer.ui.widgets.paint import paint_box, paint_line


class Mark(Placed, QWidget):
    """Always says the same; its page shows it or not, or its icon alone."""

    def __init__(self, words: str, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._icon = icon
        self._theme = LIGHT
        self._u = 1.0
        self._named = True
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self.updateGeometry()
            self.update()

    def set_named(self, named: bool) -> None:
        """Whether its words stand beside the icon, where there is room."""
        if named != self._named:
            self._named = named
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        size = type_size(Role.NEXT_LABEL, self._u)
        if not self._named:
            return QSize(round(2.65 * size), round(2.1 * size))
        words = QFontMetricsF(font(Role.NEXT_LABEL, self._u)).horizontalAdvance(self._words)
        return QSize(round(words + 3.1 * size), round(2.1 * size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box, size = self._theme, QRectF(self.rect()), type_size(Role.NEXT_LABEL, self._u)
        line = max(1.0, BORDER * self._u * theme.stroke)
        paint_box(painter, box, box.height() / 2, theme.panel, theme.edge, line)
        side = 1.15 * size
        spot = QRectF(0.75 * size, box.center().y() - side / 2, side, side)
        paint_icon(painter, self._icon, spot, theme.accent, theme.stroke)
        if not self._named:
            return
        used = font(Role.NEXT_LABEL, self._u)
        paint_line(painter, used, theme.ink, 2.25 * size, box.center().y(), self._words)
