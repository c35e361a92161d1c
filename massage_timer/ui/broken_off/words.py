"""What is said of a session that broke off: where the hands were, when, what became of it."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from massage_timer.core.diary import Row
from massage_timer.core.frame import Frame
from massage_timer.core.names import SIDE_NAMES, clock, zone_words
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase
from massage_timer.ui.diary.words import when

MINUTE = 60
ASKED_FIRST = "Warning signs are asked first. Then it waits, paused, until you go on."
ALL_ASKED_FIRST = "The safety check comes first. Then it waits, paused, until you go on."
IN_DIARY = "It stands in the diary."
NOT_WRITTEN = "It could not be written down."
NOT_IN_DIARY = "It was not written down, because the diary is off."


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
    return Offer(routine, place(shown), age(ago), first, again, shown)


def place(shown: Frame) -> str:
    """Such as "You were on the right leg, calf, 2:14 left." """
    side, step = shown.side, shown.step
    if step is None or shown.phase is not Phase.STEP:
        done = f"The {side.other.value} leg was done; the {side.value} leg comes next."
        return done if shown.second_leg else f"You were about to begin with the {side.value} leg."
    zone = "" if len(step.technique.zones) > 1 else f" {zone_words(step).lower()},"
    return f"You were on the {side.value} leg,{zone} {clock(shown.leg_seconds)} left."


def age(ago: float) -> str:
    """Such as "6 minutes ago", for s that are not negative."""
    if ago < 0:
        return ""
    minutes = int(ago) // MINUTE
    if not minutes:
        return "Less than a minute ago"
    return "1 minute ago" if minutes == 1 else f"{minutes} minutes ago"


def what_became(row: Row, kept: str, locale: QLocale | None = None) -> str:
    """One that nobody goes on with; with a locale it says when that was."""
    times = ", ".join(
        f"{SIDE_NAMES[side].lower()} leg {clock(row.hands_on(side) // 1000)}" for side in Side
    )
    at = f" on {when(row, locale)}" if locale is not None else ""
    return f"{row.name} broke off{at}: {times}. {kept}"
