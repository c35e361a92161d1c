"""LEFT LEG or RIGHT LEG, as a block that is seen before it is read."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import _
from massage_timer.core.names import LEG_CAPITALS, LEG_NAMES
from massage_timer.core.routine import Side
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font, styled_font
from massage_timer.ui.tokens import LIGHT, RADIUS_BADGE, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_centred

PADDING = 17
"""Px at u = 1 left and right of the words."""
OUTLINE = 3.0


class SideBadge(Placed, QWidget):
    """Which of the recipient's legs it is. In a theme of outlines, an outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._side = Side.LEFT
        self._font = font(Role.SIDE, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_(LEG_NAMES[Side.LEFT]))

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self._font = font(Role.SIDE, u)
        self.updateGeometry()
        self.update()

    def set_side(self, side: Side) -> None:
        if side is not self._side:
            self._side = side
            self.setAccessibleName(_(LEG_NAMES[side]))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font).horizontalAdvance(_(LEG_CAPITALS[self._side]))
        scale = line_height(Role.SIDE, self._u) / Role.SIDE.value.line
        return QSize(round(width + 2 * PADDING * scale), round(60 * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, box = self._theme, QRectF(self.rect())
        scale = line_height(Role.SIDE, self._u) / Role.SIDE.value.line
        radius = RADIUS_BADGE * scale
        if theme.outlined:
            paint_box(painter, box, radius, theme.ground, theme.accent, OUTLINE * scale)
        else:
            paint_box(painter, box, radius, theme.accent)
        colour = theme.ink if theme.outlined else theme.onaccent
        words = _(LEG_CAPITALS[self._side])
        paint_centred(painter, self._fitted(), colour, box.center(), words)

    def _fitted(self) -> QFont:
        """The words' font, smaller where a page gives the badge less room than it asks for."""
        wanted = self.sizeHint().width()
        if self.width() >= wanted:
            return self._font
        return styled_font(Role.SIDE.value, self._font.pixelSize() * self.width() / wanted)
