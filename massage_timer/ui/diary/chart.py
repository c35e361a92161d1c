"""Minutes given by week or by month, as bars that are stacked from the foot up."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.names import ZONE_NAMES
from massage_timer.core.routine import Zone
from massage_timer.ui.diary.words import Bar, chart_words
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import font
from massage_timer.ui.locale import grouped
from massage_timer.ui.tokens import BORDER, HAIRLINE, LIGHT, RADIUS_CARD, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_centred, paint_line

PAD = 18
SLOT = 30
"""Px at u = 1 that a bar needs with the room beside it; where there is less, fewer are shown."""
WIDEST = 44
SHARE = 0.62
"""Of its room that a bar takes."""
LEAST_BARS = 60
"""Px at u = 1 of height below which bars say nothing."""
SQUARE = 12
BETWEEN = 5
"""Px at u = 1 between two words in a row."""


class Chart(Placed, QWidget):
    """A card. Each bar has its minutes above and its week or month below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._bars: tuple[Bar, ...] = ()

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self.update()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """The oldest first."""
        self._bars = tuple(bars)
        self.setAccessibleName(chart_words(bars))
        self.update()

    @property
    def least_height(self) -> int:
        """Px below which it would say nothing."""
        small = line_height(Role.SMALL, self._u)
        return round((LEAST_BARS + 2 * PAD) * self._u + 4.5 * small)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        card = QRectF(self.rect())
        line = HAIRLINE * theme.stroke
        paint_box(painter, card, RADIUS_CARD * u, theme.panel, theme.line, line)
        pad = PAD * u
        room = card.adjusted(pad, pad * 0.7, -pad, -pad * 0.7)
        step = line_height(Role.SMALL, u)
        if not theme.outlined:
            room.setBottom(room.bottom() - self._paint_legend(painter, room))
        shown = self._bars[-max(1, int(room.width() / (SLOT * u))) :]
        if not shown:
            return
        floor = room.bottom() - 2 * step - 4 * u
        highest = floor - room.top() - 1.3 * step
        most = max(1, *(bar.total for bar in shown), 1)
        slot = room.width() / len(shown)
        used, small = font(Role.SMALL_STRONG, u), font(Role.SMALL, u)
        amounts = [grouped(round(bar.total / 60_000)) if bar.total else "" for bar in shown]
        gap = BETWEEN * u
        told = every(amounts, used, slot, gap)
        named = every([bar.label for bar in shown], small, slot, gap)
        for number, bar in enumerate(shown):
            middle = room.left() + slot * (number + 0.5)
            high = highest * bar.total / most
            wide = min(WIDEST * u, slot * SHARE)
            self._paint_bar(painter, bar, QRectF(middle - wide / 2, floor - high, wide, high))
            before = len(shown) - 1 - number
            if before % told == 0:
                at = QPointF(middle, floor - high - 0.65 * step)
                paint_centred(painter, used, theme.ink, at, amounts[number])
            label = QPointF(middle, floor + 4 * u + step / 2)
            if before % named == 0:
                paint_centred(painter, small, theme.ink2, label, bar.label)
            paint_centred(painter, small, theme.ink3, label + QPointF(0, step), bar.under)
        ground = QRectF(room.left(), floor, room.width(), max(1.0, u * theme.stroke))
        painter.fillRect(ground, QColor(theme.edge))

    def _paint_bar(self, painter: QPainter, bar: Bar, box: QRectF) -> None:
        theme, u = self._theme, self._u
        if not bar.total:
            return
        if theme.outlined:
            paint_box(painter, box, min(4 * u, box.height() / 2), theme.done)
            return
        bottom = float(round(box.bottom()))
        spent = 0
        for zone in Zone:
            spent += bar.zones[zone]
            top = float(round(box.bottom() - box.height() * spent / bar.total))
            piece = QRectF(box.left(), top, box.width(), bottom - top)
            if piece.height() >= 1:
                tone = theme.zones[zone]
                painter.fillRect(piece, QColor(tone.edge))
                edge = BORDER * u
                inner = piece.adjusted(edge, edge, -edge, -edge)
                if inner.height() > 0:
                    painter.fillRect(inner, QColor(tone.fill))
                bottom = top - (1 if piece.height() > 4 else 0)  # a gap between two

    def _paint_legend(self, painter: QPainter, room: QRectF) -> float:
        """The zones' names at the foot, in as many lines as they need; returns their height."""
        theme, u = self._theme, self._u
        used, step = font(Role.SMALL, u), line_height(Role.SMALL, u) * 1.25
        metrics = QFontMetricsF(used)
        side, gap = SQUARE * u, 16 * u
        lines: list[list[Zone]] = [[]]
        left = 0.0
        for zone in Zone:
            wide = side + 6 * u + metrics.horizontalAdvance(_(ZONE_NAMES[zone]))
            if lines[-1] and left + wide > room.width():
                lines.append([])
                left = 0.0
            lines[-1].append(zone)
            left += wide + gap
        for number, line in enumerate(lines):
            x = room.left()
            y = room.bottom() - step * (len(lines) - number - 0.5)
            for zone in line:
                box = QRectF(x, y - side / 2, side, side)
                tone = theme.zones[zone]
                paint_box(painter, box, 3 * u, tone.fill, tone.edge, BORDER * u)
                x += side + 6 * u
                x += paint_line(painter, used, theme.ink2, x, y, _(ZONE_NAMES[zone])) + gap
        return step * len(lines) + 6 * u


def every(words: Sequence[str], used: QFont, slot: float, gap: float) -> int:
    """How many bars, `slot` px each, have one of these words between them, so that none comes
    nearer than `gap` px to another."""
    widest = max(map(QFontMetricsF(used).horizontalAdvance, words), default=0.0)
    return max(1, ceil((widest + gap) / slot))
