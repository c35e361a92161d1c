"""A row that can be ticked: a box, the words, and small print beside or below them."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, RADIUS_ROW, TARGET, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_inner_focus, paint_line, wrapped

BOX = 24
EDGE = 2
BOX_RADIUS = 7
PADDING = 12
BETWEEN = 12
"""Px at u = 1 between the box and the words, and after them."""
BESIDE = 9
"""Px at u = 1 between the words and small print in the same line."""
ROUND = 8
"""Px at u = 1 above and below the box, so that the ring does not touch it."""
AIR = 2
"""Px at u = 1 above and below all lines together."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The words and the small print, broken into lines."""

    words: tuple[str, ...]
    note: tuple[str, ...]
    beside: bool
    """The small print follows the last line of the words."""
    height: float


class TickRow(Placed, QCheckBox):
    """The whole row is the target and Space ticks it. Enter is left to whoever holds the row."""

    def __init__(self, words: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self._theme = LIGHT
        self._u = 1.0
        self._known: tuple[float, float, _Lines] | None = None
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(note)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self.updateGeometry()
            self.update()

    def height_for(self, width: float) -> int:
        """Px that the row needs when it is `width` px wide; never less than a fingertip."""
        lines, box = (
            self._laid_out(width).height + 2 * AIR * self._u,
            self._box + 2 * ROUND * self._u,
        )
        return max(TARGET, round(max(lines, box)))

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(font(Role.BUTTON, self._u)).horizontalAdvance(self.text())
        width = round(self._indent + wide + BETWEEN * self._u + 1.5)
        return QSize(width, self.height_for(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET, TARGET)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Some desktops press buttons by Enter as well, and a button would move by arrows itself.
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, whole = self._theme, self._u, QRectF(self.rect())
        radius = RADIUS_ROW * u
        if self.isDown():
            paint_box(painter, whole, radius, theme.sunk)
        elif self.underMouse():
            paint_box(painter, whole, radius, theme.tint)
        if self.hasFocus():
            paint_inner_focus(painter, whole, radius, theme, u)
        self._paint_box(painter)
        self._paint_lines(painter)

    def _paint_box(self, painter: QPainter) -> None:
        theme, u, side = self._theme, self._u, self._box
        box = QRectF(PADDING * u, (self.height() - side) / 2, side, side)
        if self.isChecked():
            paint_box(painter, box, BOX_RADIUS * u, theme.accent)
            room = box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
            paint_icon(painter, Icon.CHECK, room, theme.onaccent, 1.5 * theme.stroke)
        else:
            width = EDGE * u * theme.stroke
            paint_box(painter, box, BOX_RADIUS * u, theme.panel, theme.edge, width)

    def _paint_lines(self, painter: QPainter) -> None:
        theme, u = self._theme, self._u
        lines = self._laid_out(self.width())
        words = font(Role.BUTTON if self.isChecked() else Role.ROW, u)
        small, step, small_step = font(Role.SMALL, u), *self._steps
        y = (self.height() - lines.height) / 2
        after = 0.0
        for line in lines.words:
            after = paint_line(painter, words, theme.ink, self._indent, y + step / 2, line)
            y += step
        x = self._indent
        if lines.beside:
            x += after + BESIDE * u
            y -= (step + small_step) / 2
        for line in lines.note:
            paint_line(painter, small, theme.ink3, x, y + small_step / 2, line)
            y += small_step

    def _laid_out(self, width: float) -> _Lines:
        """A page asks several times for the same width before it is painted."""
        if self._known is None or self._known[:2] != (width, self._u):
            self._known = (width, self._u, self._broken(width))
        return self._known[2]

    def _broken(self, width: float) -> _Lines:
        # Measured as ticked, which is wider, so that ticking never breaks a line anew.
        strong, small = font(Role.BUTTON, self._u), font(Role.SMALL, self._u)
        step, small_step = self._steps
        room = width - self._indent - BETWEEN * self._u
        words = tuple(wrapped(self.text(), strong, room))
        high = step * len(words)
        if not self._note:
            return _Lines(words, (), False, high)
        last = QFontMetricsF(strong).horizontalAdvance(words[-1]) + BESIDE * self._u
        if last + QFontMetricsF(small).horizontalAdvance(self._note) <= room:
            return _Lines(words, (self._note,), True, high)
        note = tuple(wrapped(self._note, small, room))
        return _Lines(words, note, False, high + small_step * len(note))

    @property
    def _steps(self) -> tuple[float, float]:
        """Px from line to line, of the words and of the small print."""
        return line_height(Role.ROW, self._u), line_height(Role.SMALL, self._u)

    @property
    def _box(self) -> float:
        return BOX * self._u

    @property
    def _indent(self) -> float:
        """Px before the words."""
        return self._box + (PADDING + BETWEEN) * self._u
