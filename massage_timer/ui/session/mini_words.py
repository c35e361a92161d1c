"""What stands beside the mini view's picture: side, technique, seconds, leg; or what happened."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _
from massage_timer.core.names import clock
from massage_timer.core.phrases import PAUSED, doing
from massage_timer.core.session import Phase
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import overshoot, styled_font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.line_breaks import sentences, unbroken
from massage_timer.ui.session.change_layout import side_lines
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.banner import BannerKind
from massage_timer.ui.widgets.digits import (
    THREE_FIGURES_WIDTH,
    height_of_em,
    outlined,
    paint_digits,
)
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.paint import baseline, paint_line, wrapped
from massage_timer.ui.widgets.side_badge import SideBadge

WIDTH = 204
"""Px at u = 1, as all that follow."""
WIDER = 48
"""The picture leaves so much more to digits of twice their size."""
HEIGHT = 120
PAD = 10
DIGITS = 48
DIGITS_WIDE = 84
"""Three figures are lower rather than wider."""
COUNT_WIDE = 66
"""Of the seconds at the change of legs, where the side is the largest."""
COUNT_ABOVE = 38
"""The same where the side needs all of the width, and they stand in the line above it."""
CHANGE_HEAD, CHANGE_SIDE = 16, 33
TWO_SMALL = 11.5
"""Size of the words below the side, where one line does not hold them."""
BAND = 76
"""Where a message begins; it hides the leg."""
TECHNIQUE = 21
TECHNIQUE_LINES = (2, range(19, 11, -1))
"""Sizes by the number of lines; smaller than that, a name is broken."""
MESSAGE = 19
LARGEST_MESSAGE = 28
MESSAGE_LINES = ((2, (18, 16, 15)), (3, (13, 12)))
MOST_LINES = 3
SMALL = 12.5
LARGEST_SMALL = 15.0
CLOCK = 22.0
LARGEST_CLOCK = 25.0
Sizes = Sequence[tuple[int, Sequence[int]]]
HOLD = N_("Hold to stop")
GET_READY = N_("Get ready")


def width_for(reach: float) -> float:
    """Px at u = 1 of the words; `reach` is the theme's."""
    return WIDTH + WIDER * (reach - 1)


class MiniWords(Placed, QWidget):
    """Everything has the size that the window gives it: there are no floors below 1 u."""

    def __init__(self, leg_map: LegMap, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._frame: Frame | None = None
        self._kind, self._message = BannerKind.INFO, ""
        self._stopping = 0.0
        self._digits = QPainterPath()
        self._em_height = 0.0
        self.badge = SideBadge(self)
        self.leg_bar = LegBar(leg_map, self)
        self.leg_bar.set_named(False)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self._em_height = self._em_height or height_of_em()
        self.badge.set_look(theme, u * 0.45 * self._badge_scale)
        self.leg_bar.set_look(theme, u / 3)
        self._place()
        self.update()

    def show_frame(self, frame: Frame) -> None:
        if self._frame is None or frame.seconds != self._frame.seconds:
            self._digits = outlined(frame.seconds)
        self._frame = frame
        self.badge.set_side(frame.side)
        self.leg_bar.set_leg(frame.side, frame.zones)
        self._show()

    @property
    def spoken(self) -> str:
        """For screen readers, when they ask."""
        if self._frame is None:
            return ""
        return f"{clock(self._frame.seconds)}. {doing(self._frame)}. {self._message}".strip()

    def set_message(self, kind: BannerKind, words: str) -> None:
        """What has happened; no words: nothing that would be told any longer."""
        self._kind, self._message = kind, words
        self._show()

    def set_stopping(self, progress: float) -> None:
        """How much of the second is over for which Stop must be held, 0 to 1."""
        self._stopping = progress
        self._show()

    @property
    def message(self) -> str:
        """What stands in the place of the leg; "" while the leg is there."""
        if self._changes:
            return ""
        return _(HOLD) if self._stopping else self._message

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self._frame
        if frame is None or frame.step is None:
            return
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        if self._changes:
            self._paint_change(painter, frame)
        else:
            self._paint_step(painter, frame, frame.step.technique.name)
        if self._stopping:
            self._paint_stopping(painter)
        elif self.message:
            self._paint_message(painter)
        if not self._changes:
            painter.fillRect(QRectF(0, 0, self._u, self.height()), QColor(self._theme.line))

    @property
    def _changes(self) -> bool:
        return self._frame is not None and self._frame.phase is Phase.CHANGE

    @property
    def _band(self) -> QRectF:
        """Where messages stand, down to the window's edge."""
        top = self._y(BAND)
        return QRectF(0, top, self.width(), self.height() - top)

    @property
    def _scale(self) -> float:
        """How much larger the digits are: half of what is wanted, for there is no more room."""
        return 1 + (self._theme.reach - 1) / 2

    @property
    def _badge_scale(self) -> float:
        return 1 + (self._theme.reach - 1) / 4

    @property
    def _right(self) -> float:
        """Where the words end."""
        return self.width() - PAD * self._u

    def _y(self, y: float) -> float:
        """A height of the design in a window that may be higher than it."""
        return (self.height() - HEIGHT * self._u) / 2 + y * self._u

    def _show(self) -> None:
        self.badge.setVisible(not self._changes)
        self.leg_bar.setVisible(not self._changes and not self.message)
        self.update()

    def _place(self) -> None:
        u = self._u
        large = self._badge_scale
        badge = QRectF(PAD * u, self._y(8), 92 * u * large, 25 * u * large)
        self.badge.setGeometry(badge.toRect())
        leg = QRectF((PAD - 2) * u, self._y(80), 130 * u, 36 * u)
        self.leg_bar.setGeometry(leg.toRect())

    def _paint_step(self, painter: QPainter, frame: Frame, technique: str) -> None:
        theme, u, right = self._theme, self._u, self._right
        middle = 10 + DIGITS / 2
        widest = self._wider(DIGITS_WIDE)
        begin = self._paint_digits(painter, frame, middle, widest, theme.ink)
        end = self._paint_technique(painter, technique, begin - (PAD + 8) * u)
        if frame.phase is not Phase.STEP:
            words, largest = _(GET_READY), min(SMALL * theme.zoom, LARGEST_SMALL)
            small = _one_line(Role.SMALL_STRONG, largest * u, SMALL * u, right - end - 6 * u, words)
            y = middle + DIGITS / 2 * self._scale + 9
            _paint_at_end(painter, small, theme.ink2, right, self._y(y), words)
        if not self.message:
            used = self._grown(Role.CLOCK, CLOCK, LARGEST_CLOCK)
            _paint_at_end(painter, used, theme.ink2, right, self._y(98), clock(frame.leg_seconds))

    def _paint_digits(
        self, painter: QPainter, frame: Frame, y: float, widest: float, colour: str
    ) -> float:
        """The seconds, as large as they can be, `widest` px; outlines in a pause. Returns where
        they begin."""
        u, right, large = self._u, self._right, self._scale
        em = THREE_FIGURES_WIDTH * (1 if frame.seconds >= 100 else 2 / 3)
        wide = min(em * DIGITS * large * u / self._em_height, widest)
        height = wide * self._em_height / em
        middle = QPointF(right - wide / 2, self._y(y))
        line = 2 * u * self._theme.stroke if frame.paused else 0.0
        paint_digits(painter, self._digits, middle, height, self._em_height, colour, line)
        return right - wide

    def _wider(self, digits: float) -> float:
        """Px for digits that are so wide at u = 1, and no wider: the side stands before them."""
        return digits * self._u * (1 + (self._theme.reach - 1) / 3)

    def _paint_technique(self, painter: QPainter, words: str, room: float) -> float:
        """In one line or two, as large as they can be; returns where they end."""
        one_line = (1, range(round(TECHNIQUE * self._theme.reach), 16, -1))
        sizes = (one_line, TECHNIQUE_LINES)
        used, lines = _fitted(words, Role.TECHNIQUE, sizes, room, self._u)
        middle = self._y(54 + 12.5 * (self._badge_scale - 1))
        _paint_lines(painter, used, self._theme.ink, PAD * self._u, middle, lines[:2])
        return PAD * self._u + _widest(used, lines[:2])

    def _paint_change(self, painter: QPainter, frame: Frame) -> None:
        """Its own field, as in the whole window: nothing else looks like it."""
        u, colours = self._u, self._theme.change
        painter.fillRect(self.rect(), QColor(colours.field))
        if colours.rule:
            painter.fillRect(QRectF(0, 0, 4 * u, self.height()), QColor(colours.rule))
        left, icon = 14 * u, 16 * u
        lines, room = side_lines(frame.side), self._right - left
        side = _one_line(Role.CHANGE_SIDE, CHANGE_SIDE * u, 0, room, *lines)
        count, middle = self._wider(COUNT_WIDE), 64
        above = not frame.held and _widest(side, lines) > room - count
        if above:
            count, middle = COUNT_ABOVE * u, 18
        taken = icon + 6 * u + (count + 6 * u if above else 0)
        words = _("Change legs")
        head = _one_line(Role.CHANGE_HEAD, CHANGE_HEAD * u, SMALL * u, room - taken, words)
        box = QRectF(left, self._y(19) - icon / 2, icon, icon)
        paint_icon(painter, Icon.CHANGE_LEGS, box, colours.words)
        at = box.right() + 6 * u
        paint_line(painter, head, colours.words, at, self._y(19), words)
        _paint_lines(painter, side, colours.words, left, self._y(64), lines)
        words = _("Goes on by itself, or any key")
        if frame.paused:
            told = self._message or _(PAUSED)
            words = told if told == _(PAUSED) else sentences(told)[0]
            high = 28 * u if above else 48 * u
            box = QRectF(self._right - count, self._y(middle) - high / 2, count, high)
            paint_icon(painter, Icon.PAUSE, box, colours.words)
        elif frame.held:
            words = _("Any key, when you are ready")
        else:
            self._paint_digits(painter, frame, middle, count, colours.words)
        room, largest = self.width() - left, min(SMALL * self._theme.zoom, LARGEST_SMALL)
        small = _one_line(Role.SMALL_STRONG, largest * u, SMALL * u, room, words)
        if _widest(small, [words]) > room:
            small = styled_font(Role.SMALL_STRONG.value, TWO_SMALL * u)
        lines = wrapped(words, small, room)
        _paint_lines(painter, small, colours.small, left, self._y(106), lines)

    def _paint_message(self, painter: QPainter) -> None:
        """In the place of the leg; a pause is light on dark, or dark on light."""
        theme, u, box = self._theme, self._u, self._band
        ground, ink = theme.panel, theme.ink
        bar = theme.glow_edge if self._kind is BannerKind.REFUSED else theme.accent
        if self._frame is not None and self._frame.paused:
            bar = theme.ink
            if not theme.outlined:
                ground, ink = theme.ink, theme.panel
        painter.fillRect(box, QColor(ground))
        painter.fillRect(QRectF(0, box.top(), box.width(), 2 * u), QColor(bar))
        painter.fillRect(QRectF(0, box.top(), 6 * u, box.height()), QColor(bar))
        self._paint_words(painter, self._message, box.adjusted(14 * u, 3 * u, -6 * u, -2 * u), ink)

    def _paint_stopping(self, painter: QPainter) -> None:
        """Stop is being held: a bar that closes."""
        theme, u, box = self._theme, self._u, self._band
        painter.fillRect(box, QColor(theme.panel))
        closed = QRectF(0, box.bottom() - 8 * u, box.width() * self._stopping, 8 * u)
        painter.fillRect(closed, QColor(theme.stop))
        self._paint_words(painter, _(HOLD), box.adjusted(14 * u, 0, -6 * u, -8 * u), theme.stop)

    def _paint_words(self, painter: QPainter, words: str, box: QRectF, colour: str) -> None:
        """A sentence to a line where they are short, as large as all of them fit."""
        largest = round(min(MESSAGE * self._theme.zoom, LARGEST_MESSAGE))
        sizes = ((1, range(largest, 16, -1)), *MESSAGE_LINES)
        told = sentences(words)
        used, lines = _fitted("\n".join(told), Role.BANNER, sizes, box.width(), self._u)
        if len(lines) > MOST_LINES and len(told) > 2:
            told = [told[0], told[-1]]  # where it stands is seen; how it goes on is not
            used, lines = _fitted("\n".join(told), Role.BANNER, sizes, box.width(), self._u)
        middle = box.center().y()
        last = middle + (len(lines) - 1) / 2 * _line(used)
        room = self._band.bottom() - baseline(used, last)
        _above, below = overshoot(lines[-1], used, box.height(), room)
        _paint_lines(painter, used, colour, box.left(), middle - below, lines)

    def _grown(self, role: Role, usual: float, largest: float) -> QFont:
        """In px at u = 1, larger where text is, up to the largest that has room."""
        return styled_font(role.value, min(usual * self._theme.zoom, largest) * self._u)


def _fitted(words: str, role: Role, sizes: Sizes, room: float, u: float) -> tuple[QFont, list[str]]:
    """The first size (px at u = 1) in which no word is broken and the lines are few enough.

    A line that ends in the words ends on the screen as well.
    """
    used, lines = QFont(), [words]
    longest = max((word for _space, word in unbroken(words)), key=len)
    for most, size in ((most, size) for most, of_most in sizes for size in of_most):
        used = styled_font(role.value, size * u)
        lines = [line for words_of in words.splitlines() for line in wrapped(words_of, used, room)]
        if len(lines) <= most and QFontMetricsF(used).horizontalAdvance(longest) <= room:
            break
    return used, lines


def _one_line(role: Role, size: float, least: float, room: float, *lines: str) -> QFont:
    """At `size` px, or smaller, down to `least`, so that each of the lines has room."""
    used = styled_font(role.value, size)
    wide = _widest(used, lines)
    if wide > room:
        used = styled_font(role.value, max(least, used.pixelSize() * room / wide - 1))
    return used


def _widest(used: QFont, lines: Iterable[str]) -> float:
    metrics = QFontMetricsF(used)
    return max(metrics.horizontalAdvance(words) for words in lines)


def _line(used: QFont) -> float:
    """Px from one line to the next, where there is little room."""
    return used.pixelSize() * 1.05


def _paint_lines(
    painter: QPainter, used: QFont, colour: str, left: float, middle: float, lines: list[str]
) -> None:
    for number, words in enumerate(lines):
        at = middle + (number - (len(lines) - 1) / 2) * _line(used)
        paint_line(painter, used, colour, left, at, words)


def _paint_at_end(
    painter: QPainter, used: QFont, colour: str, right: float, middle: float, words: str
) -> None:
    left = right - QFontMetricsF(used).horizontalAdvance(words)
    paint_line(painter, used, colour, left, middle, words)
