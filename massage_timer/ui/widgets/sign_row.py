"""One sign on which hands stop at once: the whole row can be pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import BORDER, LIGHT, RADIUS_ROW, Role, Theme, line_height, type_size
from massage_timer.ui.widgets.paint import (
    paint_box,
    paint_centred,
    paint_inner_focus,
    paint_line,
    rounded,
    wrapped,
)

LEAST = 56
"""Px that a row is high at any size: it is pressed in a hurry, with oily hands."""
ICON = 30
WORDS_AT = 74
"""Px at u = 1 from the row's start to its words."""
KEY_ROOM = 62


class SignRow(Placed, QAbstractButton):
    """Its words are broken into lines where the row is narrow. Enter presses it, as Space does."""

    def __init__(self, words: str, icon: Icon, key: str, parent: QWidget | None = None) -> None:
        """`key` is the key that does the same, shown as a cap at the end."""
        super().__init__(parent)
        self._icon = icon
        self._key = key
        self._theme = LIGHT
        self._u = 1.0
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Ends the session and says what to do"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self.updateGeometry()
            self.update()

    def height_for(self, width: int) -> int:
        """Px that it needs when it is `width` px wide."""
        lines = len(self._lines(width))
        return max(LEAST, round(line_height(Role.BIG_ANSWER, self._u) * lines + 26 * self._u))

    def sizeHint(self) -> QSize:
        width = round(640 * self._u)
        return QSize(width, self.height_for(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        fill = theme.sunk if self.isDown() else theme.tint if self.underMouse() else theme.panel
        paint_box(painter, box, RADIUS_ROW * u, fill, theme.edge, BORDER * u * theme.stroke)
        if self.hasFocus():
            paint_inner_focus(painter, box, RADIUS_ROW * u, theme, u)
        middle, side = box.center().y(), ICON * u
        spot = QRectF(24 * u, middle - side / 2, side, side)
        paint_icon(painter, self._icon, spot, theme.stop, theme.stroke)
        words, lines = font(Role.BIG_ANSWER, u), self._lines(self.width())
        step = line_height(Role.BIG_ANSWER, u)
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * step
            paint_line(painter, words, theme.ink, WORDS_AT * u, y, line)
        self._paint_key(painter, box)

    def _lines(self, width: int) -> list[str]:
        room = width - (WORDS_AT + KEY_ROOM) * self._u
        return wrapped(self.text(), font(Role.BIG_ANSWER, self._u), room)

    def _paint_key(self, painter: QPainter, box: QRectF) -> None:
        u = self._u
        side = type_size(Role.KEY, u) * 1.9
        cap = QRectF(box.right() - 20 * u - side, box.center().y() - side / 2, side, side)
        pen = QPen(QColor(self._theme.ink3), max(1.0, 1.3 * u))
        painter.strokePath(rounded(cap, 6 * u), pen)
        paint_centred(painter, font(Role.KEY, u), self._theme.ink2, cap.center(), self._key)
