"""The words beside a picture: what it shows, and which hand does what."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, RADIUS_BUTTON, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_line, wrapped

ICON = 30
PADDING = 14
"""Px at u = 1 round icon and words, and between them."""
SMALLEST = 0.6
"""Words do not become smaller than this share of their size; they take more lines instead."""


class Caption(Placed, QWidget):
    """Two lines, or more where it is narrow, on the picture's own ground, which hides what of the
    picture is behind them."""

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
        size = round(wide + (ICON + 3 * PADDING) * u + 1)
        return QSize(size, self.height_for(size))

    def height_for(self, width: int) -> int:
        """Px that it needs when it is `width` px wide."""
        return round(sum(high for *_, high in self._lines(width)) + PADDING * self._u)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        paint_box(painter, box, RADIUS_BUTTON * u, theme.ground)
        side = ICON * u
        spot = QRectF(PADDING * u, (box.height() - side) / 2, side, side)
        paint_icon(painter, Icon.HAND, spot, theme.accent, theme.stroke)
        y = PADDING * u / 2
        for words, used, colour, high in self._lines(self.width()):
            paint_line(painter, used, colour, spot.right() + PADDING * u, y + high / 2, words)
            y += high

    def _lines(self, width: int) -> Iterator[tuple[str, QFont, str, float]]:
        """Each line with its font and colour, and px to the next one."""
        theme, u = self._theme, self._u
        room = width - (ICON + 2 * PADDING) * u
        for role, colour, words in (
            (Role.BANNER, theme.ink, self._name),
            (Role.HANDS, theme.ink2, self._hands),
        ):
            used = fitting(words, role, u, room, SMALLEST)
            for line in wrapped(words, used, room):
                yield line, used, colour, line_height(role, u)
