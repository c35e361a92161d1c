"""What Done tells: what each leg got, zone by zone, and what to do before standing up."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.names import SIDE_NAMES, ZONE_NAMES, clock
from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import AFTER, SIGNS_LATER
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.paint import paint_box, paint_line, wrapped
from massage_timer.ui.widgets.words import Words

LEFT = 56
"""Px at u = 1, as all that follow."""
RIGHT = 40
ASIDE = 416
"""Width of the card of advice."""
PADDING = 28
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


class DoneSheet(QWidget):
    """As high as it needs to be; whoever holds it scrolls."""

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._summary: Summary | None = None
        self._aside = QRectF()
        self._zones = QRectF()
        self.title = Words(Role.DONE_TITLE, least=0.75, parent=self)
        self.subtitle = Words(Role.HANDS, "ink2", parent=self)
        self.names = {s: Words(Role.CARD_TITLE, "ink2", SIDE_NAMES[s], parent=self) for s in Side}
        self.clocks = {s: Words(Role.DONE_CLOCK, least=0.5, parent=self) for s in Side}
        self.legs = {s: LegBar(leg_map, self) for s in Side}
        for leg in self.legs.values():
            leg.set_named(False)

    def show_summary(self, summary: Summary) -> None:
        self._summary = summary
        self.title.set_words("Stopped." if summary.stopped else "Both legs done.")
        whole = clock(summary.whole_seconds)
        self.subtitle.set_words(f"{summary.routine}  ·  {whole} from start to finish")
        for side in Side:
            self.clocks[side].set_words(clock(summary.legs[side] // 1000))
            self.legs[side].set_leg(side, _marks(summary, side))

    def place(self, wide: int, view: int, theme: Theme, u: float) -> None:
        """Lay all out `wide` px wide for a view of `view` px, which large text may exceed."""
        self._theme, self._u = theme, u
        usual = u / theme.zoom
        set_looks(theme, u, self.title, self.subtitle, *self.names.values())
        set_looks(theme, usual, *self.clocks.values(), *self.legs.values())
        if theme.zoom == 1:
            self._place_side_by_side(wide, view, u)
        else:
            self._place_stacked(wide, view, u)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._summary is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_zones(painter, self._summary)
        self._paint_aside(painter)

    def _place_side_by_side(self, wide: int, view: int, u: float) -> None:
        """Clocks and zones at the left, the card of advice at the right."""
        card = min(ASIDE * u, wide * 0.36)
        top = 44 * u
        self._aside = QRectF(wide - card - RIGHT * u, top, card, view - top - 32 * u)
        left = round(LEFT * u)
        room = round(self._aside.left()) - left - round(32 * u)
        y = self._place_head(left, round(40 * u), room, u)
        y = self._place_legs(left, y + round(28 * u), room, u)
        top = y + 36 * u
        self._zones = QRectF(left, top, self._aside.left() - left - 56 * u, view - top - 12 * u)
        self.resize(wide, view)

    def _place_stacked(self, wide: int, view: int, u: float) -> None:
        """Large text: one under the other, what to do now before what was."""
        usual = u / self._theme.zoom
        left = round(RIGHT * usual)
        room = wide - 2 * left
        y = self._place_head(left, round(28 * usual), room, u) + round(20 * usual)
        inner = room - 2 * PADDING * u
        signs = self._signs_height(inner)
        high = signs + 4 * self._advice_step(0, signs) + 2.4 * PADDING * u
        self._aside = QRectF(left, y, room, high)
        y = self._place_legs(left, round(self._aside.bottom() + 28 * usual), room, usual)
        zones = line_height(Role.BODY, u) * (1.5 + 1.3 * len(Zone))
        self._zones = QRectF(left, y + 28 * usual, room, zones)
        self.resize(wide, max(view, round(self._zones.bottom() + 28 * usual)))

    def _place_head(self, left: int, y: int, room: int, u: float) -> int:
        """Title and subtitle from `y`; returns where they end."""
        self.title.setGeometry(left, y, room, self.title.height_for(room))
        y = self.title.geometry().bottom() + round(4 * u)
        self.subtitle.setGeometry(left, y, room, self.subtitle.height_for(room))
        return self.subtitle.geometry().bottom()

    def _place_legs(self, left: int, y: int, room: int, u: float) -> int:
        """Name, clock and picture of each leg from `y`; returns where they end."""
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
        return self.legs[Side.LEFT].geometry().bottom()

    def _advice_step(self, high: float, signs: float) -> float:
        """Px from one advice to the next, in a card that is `high` with its signs."""
        u = self._u
        least = 28.0 if self._theme.zoom == 1 else 1.5 * line_height(Role.HANDS, u)
        return max(least, min(60 * u, (high - signs - 3.2 * PADDING * u) / 4))

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
        pad = PADDING * u
        left, room = place.left() + pad, place.width() - 2 * pad
        signs = self._signs_height(room)
        step = self._advice_step(place.height(), signs)
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
