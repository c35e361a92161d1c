"""What a session came to, on one sheet: both legs, the zones, and what to do now."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.frame import Mark, ZoneMark
from massage_timer.core.language import N_, _
from massage_timer.core.names import SIDE_NAMES, clock
from massage_timer.core.routine import Side, Zone
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.ending.after_card import AfterCard, DoctorSigns
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import DONE_MARGIN, LIGHT, Role, Theme
from massage_timer.ui.widgets.leg_bar import LegBar
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_times import ZoneTimes

SWAP = N_("Swap places: the same routine for the other person, who answers the safety check first.")
_TIMES_OF = {Side.LEFT: N_("Time on the left leg"), Side.RIGHT: N_("Time on the right leg")}
ASIDE = 416
"""Px at u = 1 of the card of advice."""
BESIDE = 760
"""Px at u = 1; narrower sheets have everything in one column."""
LOW = 600
"""Px of a view below which less is left free above the title."""


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
    planned: frozenset[Zone] = frozenset(Zone)
    """The zones that the session was to come to; the others were left out."""
    ended_by_sign: bool = False
    """It was stopped for one of the signs that need care: nobody is offered another now."""

    @property
    def fuller(self) -> dict[Zone, int]:
        """By zone, of the leg that got more."""
        return self.zones[max(Side, key=self.legs.__getitem__)]


class DoneSheet(Placed, QWidget):
    """After a stop the signs that need a doctor stand above the clocks."""

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.title = Words(Role.DONE_TITLE, parent=self)
        self.subtitle = Words(Role.HANDS, "ink2", parent=self)
        self.signs = DoctorSigns(warning=True, parent=self)
        self.names = {
            s: Words(Role.CARD_TITLE, "ink2", _(SIDE_NAMES[s]), parent=self) for s in Side
        }
        self.clocks = {s: Words(Role.DONE_CLOCK, least=0.5, parent=self) for s in Side}
        self.legs = {s: LegBar(leg_map, self) for s in Side}
        self.times = ZoneTimes(self)
        self.card = AfterCard(self)
        self.swap = Words(Role.BODY, "ink2", _(SWAP), parent=self)
        """What the bar says, where that has no room for it."""
        for leg in self.legs.values():
            leg.set_named(False)

    def show_summary(self, summary: Summary) -> None:
        self.title.set_words(_("Stopped.") if summary.stopped else _("Both legs done."))
        whole = clock(summary.whole_seconds)
        words = _("{routine}  ·  {time} from start to finish")
        self.subtitle.set_words(words.format(routine=summary.routine, time=whole))
        for side in Side:
            self.clocks[side].set_words(clock(summary.legs[side] // 1000))
            self.legs[side].set_leg(side, _marks(summary, side))
        title = _("Time on each leg")
        if summary.stopped:
            fuller = max(Side, key=summary.legs.__getitem__)
            title = _(_TIMES_OF[fuller])
        missed = frozenset(zone for zone in Zone if _missed(summary, zone))
        self.times.set_times(title, summary.fuller, missed)
        self.signs.setVisible(summary.stopped)
        self.card.show_signs(not summary.stopped)

    def place(self, wide: int, view: int, theme: Theme, u: float) -> None:
        """Lay out `wide` px wide for a view that is `view` px high; grow beyond that if need be."""
        self._theme = theme
        set_looks(theme, u, self.title, self.subtitle, self.signs, self.times, self.card)
        usual = u / theme.zoom
        set_looks(theme, u, self.swap, *self.names.values())
        set_looks(theme, usual, *self.clocks.values(), *self.legs.values())  # large already
        left = round(DONE_MARGIN * usual)
        room = wide - left - round(40 * usual)
        gap = round((24 if view >= LOW else 10) * u)
        columns = room >= BESIDE * u
        aside = round(min(ASIDE * u, 0.42 * room)) if columns else room
        beside = room - aside - round(48 * u) if columns else room
        stopped = not self.signs.isHidden()
        y = round((40 if view >= LOW else 12) * u)
        top = y
        for words in (self.title, self.subtitle):
            high = words.height_for(room if stopped else beside)
            words.setGeometry(left, y, room if stopped else beside, high)
            y += high + round(4 * u)
        if stopped:
            y += gap // 2
            high = self.signs.height_for(room)
            self.signs.setGeometry(left, y, room, high)
            y += high
            top = y + gap
        high = self.card.height_for(aside)
        if columns:
            self.card.setGeometry(left + room - aside, top, aside, high)
        else:  # what to do now before what was
            self.card.setGeometry(left, y + gap, aside, high)
            y += gap + high
        y = self._place_legs(left, y + gap, beside, usual) + gap
        free = view - y - gap // 2
        high = max(self.times.least_height, min(self.times.sizeHint().height(), free))
        self.times.setGeometry(left, y, beside, high)
        bottom = max(self.times.geometry().bottom(), self.card.geometry().bottom())
        if not self.swap.isHidden():
            high = self.swap.height_for(room)
            self.swap.setGeometry(left, bottom + gap, room, high)
            bottom += gap + high
        self.resize(wide, max(view, bottom + round(4 * u)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(seen(self, event.rect()), QColor(self._theme.ground))

    def _place_legs(self, left: int, top: int, room: int, u: float) -> int:
        """Names, clocks and legs side by side; returns where they end."""
        half, bottom = room // 2, top
        for number, side in enumerate(Side):
            x, y, wide = left + number * half, top, half - round(24 * u)
            for words in (self.names[side], self.clocks[side]):
                high = words.height_for(wide)
                words.setGeometry(x, y, wide, high)
                y += high
            wide = min(wide, round(330 * u))
            self.legs[side].setGeometry(x, y + round(4 * u), wide, round(wide * 0.27))
            bottom = max(bottom, self.legs[side].geometry().bottom())
        return bottom


def _marks(summary: Summary, side: Side) -> tuple[ZoneMark, ...]:
    """Filled where the hands were; a zone that a stopped session did not reach is only empty."""
    return tuple(
        ZoneMark(
            zone,
            Mark.DONE if spent else Mark.LATER if _missed(summary, zone) else Mark.LEFT_OUT,
            1.0,
        )
        for zone, spent in summary.zones[side].items()
    )


def _missed(summary: Summary, zone: Zone) -> bool:
    """The session was to come there, and was stopped; if nothing was done there."""
    return summary.stopped and zone in summary.planned
