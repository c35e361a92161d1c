"""How hard to press: a half circle of five, a needle, a word and a number."""

import math

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import _, number
from massage_timer.core.names import PRESSURE_WORDS, pressure_words
from massage_timer.core.routine import HIGHEST_PRESSURE
from massage_timer.ui.direction import Placed, painter_on, upright
from massage_timer.ui.fonts import fitting, font, least_width
from massage_timer.ui.tokens import BUTTON_HEIGHT, DIAL_MS, LIGHT, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_line

WIDTH = 304
HEIGHT = 64
RADIUS = 39.5
ON = 15
OFF = 4
ALONE = 2 * RADIUS + ON + 10
"""Px at u = 1 that it is wide without words."""
LEVEL_ANGLE = 180 / HIGHEST_PRESSURE
GAP_ANGLE = 6
WORDS_AT = 122
"""Px at u = 1 from the widget's start to the word."""
LEAST_WORD, LEAST_DIAL = 0.5, 0.75
"""Shares of their size that a long word and the dial beside it keep."""


class PressureDial(Placed, QWidget):
    """The pressure of the present step, 1 to 5. A change turns the needle once."""

    def __init__(self, parent: QWidget | None = None, *, words: bool = True) -> None:
        """Without `words`, and as high as a button, where they stand beside it anyway."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._words = words
        self._level = 0
        self._needle = 0.0
        self._still = False
        self._turn: QVariantAnimation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self.updateGeometry()
        self.update()

    def set_level(self, level: int) -> None:
        """1 (feather) to 5 (deep); 0 shows nothing."""
        if level == self._level:
            return
        before, self._level = self._level, level
        words = _("Pressure: {words}").format(words=pressure_words(level)) if level else ""
        self.setAccessibleName(words)
        if before and level and not self._still and self.isVisible():
            self._turn_from(self._needle)
        else:
            self._needle = float(level)
        self.update()

    def set_still(self, still: bool) -> None:
        """Reduced motion: the needle is at once where it belongs."""
        self._still = still

    def sizeHint(self) -> QSize:
        if not self._words:
            high = BUTTON_HEIGHT * self._u
            return QSize(round(ALONE * high / HEIGHT), round(high))
        words = line_height(Role.PRESSURE, self._u) + line_height(Role.HANDS, self._u)
        return QSize(round(WIDTH * self._u), round(max(HEIGHT * self._u, words)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._level:
            return
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        k = self._dial_scale
        outer = (RADIUS + ON / 2) * k
        middle = QPointF(outer + 5 * k, self.height() / 2 + outer / 2 - 3 * k)
        with upright(painter, middle.x()):  # a dial runs the same way everywhere, as clocks do
            self._paint_dial(painter, middle, k)
        if self._words:
            self._paint_words(painter)

    @property
    def _dial_scale(self) -> float:
        fits = min(self._u, self.height() / HEIGHT)
        return min(fits, self._words_at / WORDS_AT if self._words else self.width() / ALONE)

    @property
    def _words_at(self) -> float:
        """Px from the start to the word, of which there is always more than of the dial. The
        longest word decides, so that the dial is the same at each."""
        words = [_(word) for word in PRESSURE_WORDS.values()]
        longest = max(least_width(each, Role.PRESSURE, self._u, LEAST_WORD) for each in words)
        usual = min(WORDS_AT * self._u, self.width() * 0.45)
        return max(LEAST_DIAL * usual, min(usual, self.width() - longest - 1))

    def _paint_dial(self, painter: QPainter, middle: QPointF, k: float) -> None:
        theme = self._theme
        for level in range(1, HIGHEST_PRESSURE + 1):
            on = level <= self._level
            pen = QPen(QColor(theme.accent if on else theme.edge), (ON if on else OFF) * k)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.strokePath(_arc(middle, RADIUS * k, level), pen)
        angle = math.radians(180 - LEVEL_ANGLE * (self._needle - 0.5))
        tip = middle + QPointF(math.cos(angle), -math.sin(angle)) * (RADIUS - 8) * k
        pen = QPen(QColor(theme.ink), 5.4 * k)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(middle, tip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink))
        painter.drawEllipse(middle, 6.4 * k, 6.4 * k)

    def _paint_words(self, painter: QPainter) -> None:
        u, theme = self._u, self._theme
        detail = font(Role.HANDS, u)
        x = self._words_at
        name = _(PRESSURE_WORDS[self._level])
        word = fitting(name, Role.PRESSURE, u, self.width() - x, LEAST_WORD)
        upper, lower = line_height(Role.PRESSURE, u), line_height(Role.HANDS, u)
        top = (self.height() - upper - lower) / 2
        paint_line(painter, word, theme.ink, x, top + upper / 2, name)
        level, highest = number(self._level), number(HIGHEST_PRESSURE)
        # Translators: stands under such a word as "Soft"
        words = _("pressure {level} of {highest}").format(level=level, highest=highest)
        # Measured by the widest, so that the words do not come and go with the level.
        widest = _("pressure {level} of {highest}").format(level=highest, highest=highest)
        if QFontMetricsF(detail).horizontalAdvance(widest) > self.width() - x:
            words = _("{level} of {highest}").format(level=level, highest=highest)
        paint_line(painter, detail, theme.ink2, x, top + upper + lower / 2, words)

    def _turn_from(self, start: float) -> None:
        if self._turn is None:
            self._turn = QVariantAnimation(self)
            self._turn.setDuration(DIAL_MS)
            self._turn.setEasingCurve(QEasingCurve.Type.InOutSine)
            self._turn.valueChanged.connect(self._set_needle)
        self._turn.stop()
        self._turn.setStartValue(start)
        self._turn.setEndValue(float(self._level))
        self._turn.start()

    def _set_needle(self, value: float) -> None:
        self._needle = value
        self.update()


def _arc(middle: QPointF, radius: float, level: int) -> QPainterPath:
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    # The outer ends of the half circle are not cut: only gaps between two levels are.
    first = 0.0 if level == 1 else GAP_ANGLE / 2
    last = 0.0 if level == HIGHEST_PRESSURE else GAP_ANGLE / 2
    start = 180 - LEVEL_ANGLE * (level - 1) - first
    path = QPainterPath()
    path.arcMoveTo(box, start)
    path.arcTo(box, start, -(LEVEL_ANGLE - first - last))
    return path
