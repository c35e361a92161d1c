"""What each leg got, and what to do before standing up."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.names import SIDE_NAMES, ZONE_NAMES, clock
from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import AFTER, SIGNS_LATER
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.paint import paint_box, paint_line, wrapped
from massage_timer.ui.widgets.words import Words

BAR = 88
NEW_MS = 1_500
"""So long after it appeared no button has the focus: a key now was meant for the session."""
ASIDE = 416
"""Width of the card of advice at u = 1."""
ADVICE_ICONS = (Icon.TOWEL, Icon.REST, Icon.SIT_UP)
"""Of what stands in `AFTER`."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to."""

    routine: str
    stopped: bool
    whole_seconds: int
    """From start to finish by the clock, pauses and the change of legs with it."""
    legs: dict[Side, int]
    """Hands-on ms of each leg."""
    zones: dict[Side, dict[Zone, int]]
    """Hands-on ms of each leg by zone."""

    @property
    def fuller(self) -> dict[Zone, int]:
        """By zone, of the leg that got more."""
        return self.zones[max(Side, key=self.legs.__getitem__)]


class DonePage(QWidget):
    """The end of a session, finished or stopped."""

    swap_asked = Signal()
    home_asked = Signal()

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._summary: Summary | None = None
        self.title = Words(Role.DONE_TITLE, parent=self)
        self.subtitle = Words(Role.HANDS, "ink2", parent=self)
        self.names = {s: Words(Role.CARD_TITLE, "ink2", SIDE_NAMES[s], parent=self) for s in Side}
        self.clocks = {s: Words(Role.DONE_CLOCK, least=0.5, parent=self) for s in Side}
        self.legs = {s: LegBar(leg_map, self) for s in Side}
        self.hint = Words(
            Role.BODY,
            "ink2",
            "Swap places: same routine, a safety check for the other person.",
            parent=self,
        )
        self.swap = Button("Swap places", ButtonKind.PLAIN, Icon.SWAP, self)
        self.home = Button("Home", ButtonKind.MAIN, Icon.HOME, self)
        self._new = QTimer(self)
        self._new.setSingleShot(True)
        self._new.setInterval(NEW_MS)
        self._new.timeout.connect(self.settle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Done")
        self.swap.clicked.connect(self.swap_asked)
        self.home.clicked.connect(self.home_asked)
        for leg in self.legs.values():
            leg.set_named(False)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

    def show_summary(self, summary: Summary) -> None:
        self._summary = summary
        self.title.set_words("Stopped." if summary.stopped else "Both legs done.")
        self.setAccessibleName(self.title.words)
        whole = clock(summary.whole_seconds)
        self.subtitle.set_words(f"{summary.routine}  ·  {whole} from start to finish")
        for side in Side:
            self.clocks[side].set_words(clock(summary.legs[side] // 1000))
            self.legs[side].set_leg(side, _marks(summary, side))
        self._place()

    def settle(self) -> None:
        """The page has been there long enough for a key to be meant for it."""
        self._new.stop()
        if self.hasFocus():
            self.home.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self._new.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        bar = self._bar
        painter.fillRect(bar, QColor(theme.panel))
        painter.fillRect(QRect(0, bar.top(), self.width(), max(1, round(u))), QColor(theme.line))
        if self._summary is None:
            return
        self._paint_zones(painter, self._summary)
        self._paint_aside(painter)

    @property
    def _u(self) -> float:
        return min(page_unit(self.width(), self.height()), self.height() / 560)

    @property
    def _bar(self) -> QRect:
        high = round(max(BAR * self._u, 62))
        return QRect(0, self.height() - high, self.width(), high)

    @property
    def _aside(self) -> QRectF:
        u = self._u
        wide = min(ASIDE * u, self.width() * 0.36)
        margin = 40 * u
        top = 44 * u
        return QRectF(self.width() - wide - margin, top, wide, self._bar.top() - top - 32 * u)

    @property
    def _zones(self) -> QRectF:
        """Where the time per zone stands: under the legs, left of the advice."""
        u = self._u
        top = self.legs[Side.LEFT].geometry().bottom() + 36 * u
        left = self._left
        return QRectF(left, top, self._aside.left() - left - 56 * u, self._bar.top() - top - 12 * u)

    @property
    def _left(self) -> int:
        return round(56 * self._u)

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        u, left = self._u, self._left
        set_looks(self._theme, u, self.title, self.subtitle, self.hint, self.swap, self.home)
        set_looks(self._theme, u, *self.names.values(), *self.clocks.values(), *self.legs.values())
        room = round(self._aside.left()) - left - round(32 * u)
        y = round(40 * u)
        self.title.setGeometry(left, y, room, self.title.height_for(room))
        y = self.title.geometry().bottom() + round(4 * u)
        self.subtitle.setGeometry(left, y, room, self.subtitle.height_for(room))
        y = self.subtitle.geometry().bottom() + round(28 * u)
        half = room // 2
        for number, side in enumerate(Side):
            x = left + number * half
            self.names[side].setGeometry(x, y, half, self.names[side].height_for(half))
            clock_top = y + self.names[side].height()
            wide = half - round(24 * u)
            high = self.clocks[side].height_for(wide)
            self.clocks[side].setGeometry(x, clock_top, wide, high)
            leg_top = clock_top + high + round(4 * u)
            wide = min(half - round(28 * u), round(330 * u))
            self.legs[side].setGeometry(x, leg_top, wide, round(wide * 0.27))
        self._place_bar(u, left)
        self.update()

    def _place_bar(self, u: float, left: int) -> None:
        bar = self._bar
        x = self.width() - round(40 * u)
        for button in (self.home, self.swap):
            size = button.box_size
            x -= size.width()
            top = bar.top() + (bar.height() - size.height()) // 2
            button.set_box(QRect(x, top, size.width(), size.height()))
            x -= round(14 * u)
        room = x - left - round(10 * u)
        high = self.hint.height_for(room)
        self.hint.setGeometry(left, bar.top() + (bar.height() - high) // 2, room, high)

    def _paint_zones(self, painter: QPainter, summary: Summary) -> None:
        theme, u, place = self._theme, self._u, self._zones
        head, name, time = font(Role.STRONG, u), font(Role.BODY, u), font(Role.STRONG, u)
        line = line_height(Role.BODY, u)
        step = min(36 * u, (place.height() - line * 1.4) / len(Zone))
        if step < line * 0.95:
            return
        title = "Time on each leg"
        if summary.stopped:
            title = f"Time on the {max(Side, key=summary.legs.__getitem__).value} leg"
        paint_line(painter, head, theme.ink, place.left(), place.top() + line / 2, title)
        longest = max(1, *summary.fuller.values())
        bar_left, bar_right = place.left() + 72 * u, place.right() - 60 * u
        for number, zone in enumerate(Zone):
            y = place.top() + line * 1.4 + step * (number + 0.5)
            spent = summary.fuller[zone]
            colour = theme.ink if spent else theme.ink3
            paint_line(painter, name, colour, place.left(), y, ZONE_NAMES[zone])
            paint_line(painter, time, colour, place.right() - 42 * u, y, clock(spent // 1000))
            if not spent:
                why = "not reached" if summary.stopped else "left out"
                paint_line(painter, font(Role.SMALL, u), theme.ink3, bar_left, y, why)
                continue
            wide = max(6 * u, (bar_right - bar_left) * spent / longest)
            box = QRectF(bar_left, y - 6 * u, wide, 12 * u)
            tone = theme.zones[zone]
            paint_box(painter, box, 3 * u, tone.fill, tone.edge, 1.5 * u)

    def _paint_aside(self, painter: QPainter) -> None:
        """Before you stand up, and the signs that need a doctor; after a stop they stand first."""
        theme, u, place = self._theme, self._u, self._aside
        stopped = self._summary is not None and self._summary.stopped
        pad = 28 * u
        left, room = place.left() + pad, place.width() - 2 * pad
        signs = self._signs_height(room)
        step = max(28.0, min(60 * u, (place.height() - signs - 3.2 * pad) / 4))
        high = min(place.height(), signs + 4 * step + 2.4 * pad)
        box = QRectF(place.left(), place.top(), place.width(), high)
        paint_box(painter, box, 16 * u, theme.panel, theme.line, max(1.0, u))
        y = box.top() + pad * 0.8
        if stopped:
            self._paint_signs(painter, left, y, room, urgent=True)
            y += signs + pad * 0.6
            self._paint_advice(painter, left, y, step)
        else:
            self._paint_advice(painter, left, y, step)
            y += 4 * step
            painter.fillRect(QRectF(left, y, room, max(1.0, u)), QColor(theme.line))
            self._paint_signs(painter, left, y + pad * 0.7, room, urgent=False)

    def _paint_advice(self, painter: QPainter, left: float, top: float, step: float) -> None:
        theme, u = self._theme, self._u
        title = font(Role.CARD_TITLE, u)
        paint_line(painter, title, theme.ink, left, top + step / 2, "Before you stand up")
        strong = font(Role.MAIN_BUTTON, u)
        for number, (icon, advice) in enumerate(zip(ADVICE_ICONS, AFTER, strict=True), 1):
            y = top + step * (number + 0.5)
            side = 26 * u
            spot = QRectF(left, y - side / 2, side, side)
            paint_icon(painter, icon, spot, theme.accent, theme.stroke)
            x = left + 44 * u
            wide = paint_line(painter, strong, theme.ink, x, y, advice.text)
            room = self._aside.right() - x - wide - 16 * u
            used = fitting(advice.more, Role.HANDS, u, room)
            if QFontMetricsF(used).horizontalAdvance(advice.more) <= room:
                paint_line(painter, used, theme.ink2, x + wide + 6 * u, y, advice.more)

    def _signs_height(self, room: float) -> float:
        words = font(Role.BODY, self._u)
        lines = [
            line for sign in SIGNS_LATER for line in wrapped(sign.text, words, room - 32 * self._u)
        ]
        return line_height(Role.BODY, self._u) * len(lines) + 6 * self._u

    def _paint_signs(
        self, painter: QPainter, left: float, top: float, room: float, *, urgent: bool
    ) -> None:
        theme, u = self._theme, self._u
        words, line = font(Role.BODY, u), line_height(Role.BODY, u)
        side = 20 * u
        spot = QRectF(left, top + (line - side) / 2, side, side)
        icon, colour = (Icon.WARNING, theme.glow_edge) if urgent else (Icon.INFO, theme.ink2)
        paint_icon(painter, icon, spot, colour, theme.stroke)
        y = top + line / 2
        for sign in SIGNS_LATER:
            for piece in wrapped(sign.text, words, room - 32 * u):
                paint_line(
                    painter, words, theme.ink if urgent else theme.ink2, left + 32 * u, y, piece
                )
                y += line
            y += 6 * u


def _marks(summary: Summary, side: Side) -> tuple[ZoneMark, ...]:
    """Filled where the hands were; a zone that a stopped session did not reach is only empty."""
    missed = Mark.LATER if summary.stopped else Mark.LEFT_OUT
    return tuple(
        ZoneMark(zone, Mark.DONE if spent else missed, 1.0)
        for zone, spent in summary.zones[side].items()
    )
