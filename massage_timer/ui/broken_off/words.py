"""What is said of a session that broke off: where the hands were, when, what became of it."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from massage_timer.core.diary import Row
from massage_timer.core.frame import Frame
from massage_timer.core.language import N_, _, ngettext, number
from massage_timer.core.names import ZONES_WITHIN, clock
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase
from massage_timer.ui.diary.words import when

MINUTE = 60
ASKED_FIRST = N_("Warning signs are asked first. Then it waits, paused, until you go on.")
ALL_ASKED_FIRST = N_("The safety check comes first. Then it waits, paused, until you go on.")
IN_DIARY = N_("It stands in the diary.")
NOT_WRITTEN = N_("It could not be written down.")
NOT_IN_DIARY = N_("It was not written down, because the diary is off.")
_BEFORE = {
    Side.LEFT: N_("You were about to begin with the left leg."),
    Side.RIGHT: N_("You were about to begin with the right leg."),
}
_BETWEEN = {
    Side.LEFT: N_("The right leg was done; the left leg comes next."),
    Side.RIGHT: N_("The left leg was done; the right leg comes next."),
}
_ON = {
    Side.LEFT: N_("You were on the left leg, {time} left."),
    Side.RIGHT: N_("You were on the right leg, {time} left."),
}
_ON_ZONE = {
    # Translators: {zone} such as "calf"; {time} is what the leg has still to get
    Side.LEFT: N_("You were on the left leg, {zone}, {time} left."),
    Side.RIGHT: N_("You were on the right leg, {zone}, {time} left."),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page says, and which answers there are."""

    routine: str
    place: str
    """Where the hands were."""
    ago: str
    """How long ago; "" where no clock can say."""
    first: str
    """What comes before it goes on."""
    again: bool
    """The leg has had time, and can begin again."""
    shown: Frame


def offer(routine: str, shown: Frame, ago: float, *, signs_alone: bool) -> Offer:
    """`ago` is in s; below 0 the clock was set back since. `signs_alone`: of the safety check the
    warning signs are enough."""
    first = ASKED_FIRST if signs_alone else ALL_ASKED_FIRST
    again = shown.hands_on(shown.side) > 0
    return Offer(routine, place(shown), age(ago), _(first), again, shown)


def place(shown: Frame) -> str:
    """Such as "You were on the right leg, calf, 2:14 left." """
    side, step = shown.side, shown.step
    if step is None or shown.phase is not Phase.STEP:
        return _((_BETWEEN if shown.second_leg else _BEFORE)[side])
    left = clock(shown.leg_seconds)
    if len(step.technique.zones) > 1:
        return _(_ON[side]).format(time=left)
    return _(_ON_ZONE[side]).format(zone=_(ZONES_WITHIN[step.zone]), time=left)


def age(ago: float) -> str:
    """Such as "6 minutes ago", for s that are not negative; it stands within a line."""
    if ago < 0:
        return ""
    minutes = int(ago) // MINUTE
    if not minutes:
        return _("less than a minute ago")
    words = ngettext("{count} minute ago", "{count} minutes ago", minutes)
    return words.format(count=number(minutes))


def what_became(row: Row, kept: str, locale: QLocale | None = None) -> str:
    """One that nobody goes on with; with a locale it says when that was."""
    left, right = (clock(row.hands_on(side) // 1000) for side in (Side.LEFT, Side.RIGHT))
    if locale is None:
        # Translators: {left} and {right} are the times that the legs got; {kept} is a sentence
        words = _("{routine} broke off: left leg {left}, right leg {right}. {kept}")
        return words.format(routine=row.name, left=left, right=right, kept=_(kept))
    # Translators: {when} is a date
    words = _("{routine} broke off on {when}: left leg {left}, right leg {right}. {kept}")
    at = when(row, locale)
    return words.format(routine=row.name, when=at, left=left, right=right, kept=_(kept))
