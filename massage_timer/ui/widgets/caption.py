"""The words beside a picture: what it shows, and which hand does what."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, RADIUS_BUTTON, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_line

ICON = 30
PADDING = 14
"""Px at u = 1 round icon and words, and between them."""


class Caption(Placed, QWidget):
    """Two lines on the picture's own ground, which hides what of the picture is behind them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._name = self._hands = ""

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def set_words(self, name: str, hands: str) -> None:
        """The technique, and what its hands do."""
        if (name, hands) != (self._name, self._hands):
            self._name, self._hands = name, hands
            self.setAccessibleName(_("{name}. {words}").format(name=name, words=hands))
            self.update()

    def sizeHint(self) -> QSize:
        u = self._u
        lines = ((Role.BANNER, self._name), (Role.HANDS, self._hands))
        wide = max(QFontMetricsF(font(role, u)).horizontalAdvance(words) for role, words in lines)
        high = sum(line_height(role, u) for role, words in lines)
        return QSize(round(wide + (ICON + 3 * PADDING) * u + 1), round(high + PADDING * u))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        paint_box(painter, box, RADIUS_BUTTON * u, theme.ground)
        side = ICON * u
        spot = QRectF(PADDING * u, (box.height() - side) / 2, side, side)
        paint_icon(painter, Icon.HAND, spot, theme.accent, theme.stroke)
        x = spot.right() + PADDING * u
        y = PADDING * u / 2
        for role, colour, words in (
            (Role.BANNER, theme.ink, self._name),
            (Role.HANDS, theme.ink2, self._hands),
        ):
            high = line_height(role, u)
            used = fitting(words, role, u, self.width() - x, 0.6)
            paint_line(painter, used, colour, x, y + high / 2, words)
            y += high
