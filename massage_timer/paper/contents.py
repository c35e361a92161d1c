"""What a card says, in words alone: steps with their times, changes of pose, when to stop."""

from dataclasses import dataclass

from massage_timer import __version__
from massage_timer.core.language import N_, _, ngettext, number, numerals, side_by_side, together
from massage_timer.core.laws import cap
from massage_timer.core.names import POSE_CHANGES, PRESSURE_WORDS, clock, pressure_words, zone_words
from massage_timer.core.routine import LEG_SECONDS, Pose, Pressure, Routine, Step, Technique
from massage_timer.core.safety import DISCLAIMER, STOP_SIGNS

OTHER_LEG = N_("Then the same on the other leg")
COVER = N_("Cover the first leg, take a little oil.")
STOP_TITLE = N_("Stop at once")
STOP = tuple(sign.text for sign in STOP_SIGNS)
BEFORE_TITLE = N_("Before you begin")
BEFORE = DISCLAIMER.text
PROGRAM = f"Leg Massage Timer {__version__}"
LEGEND = N_("6 × 4 s: six strokes, each of four seconds with its way back")
_AMID = {1: N_("feather"), 2: N_("soft"), 3: N_("medium"), 4: N_("firm"), 5: N_("deep")}
"""What pressures are called amid a sentence."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step as the card tells it."""

    number: int
    """From 1."""
    technique: Technique
    level: int
    """The pressure that its picture shows, 1 to 5."""
    name: str
    seconds: str
    where: str
    """Zone, times and strokes, such as "Foot · 0:00–0:24 · 6 × 4 s"."""
    pressure: str
    cue: str
    hands: str
    instructions: str


@dataclass(frozen=True, slots=True)
class Note:
    """What stands between steps, or after the last: it has a box of its own."""

    title: str
    text: str = ""


Item = StepWords | Note


def items(routine: Routine) -> tuple[Item, ...]:
    """Steps and what comes between them, in order, and at the end the other leg."""
    found: list[Item] = []
    pose, spent = Pose.STRAIGHT, 0
    for place, step in enumerate(routine.steps, 1):
        if step.technique.pose is not pose:
            pose = step.technique.pose
            found.append(Note(_(POSE_CHANGES[pose])))
        found.append(_step(step, place, spent))
        spent += step.seconds
    return (*found, Note(_(OTHER_LEG), _(COVER)))


def facts(routine: Routine) -> str:
    """Such as "13 steps · 5:00 each leg"."""
    count = len(routine.steps)
    words = ngettext("{count} step · {time} each leg", "{count} steps · {time} each leg", count)
    return words.format(count=number(count), time=clock(LEG_SECONDS))


def _step(step: Step, place: int, spent: int) -> StepWords:
    pressure = step.pressure.at_most(cap(step.technique))
    times = f"{clock(spent)}–{clock(spent + step.seconds)}"
    return StepWords(
        place,
        step.technique,
        pressure.highest,
        step.technique.name,
        _("{n} s").format(n=number(step.seconds)),
        side_by_side((_(zone_words(step)), times, strokes(step))),
        _pressure(pressure),
        step.cue,
        step.technique.hands,
        together(step.instructions),
    )


def strokes(step: Step) -> str:
    """How many strokes the step has, and how long one is with its return."""
    count, rest = divmod(step.seconds, step.pace)
    if rest:
        about = number(max(1, round(step.seconds / step.pace)))
        return _("about {count} × {pace} s").format(count=about, pace=number(step.pace))
    return _("{count} × {pace} s").format(count=number(count), pace=number(step.pace))


def _pressure(pressure: Pressure) -> str:
    """Such as "Soft, 2 of 5", or "Soft to medium, 2 to 3 of 5"."""
    start, end = pressure.start, pressure.end
    if start == end:
        return pressure_words(start)
    words = _("{soft} to {medium}, {low} to {high} of 5")
    low, high = _(PRESSURE_WORDS[start]), _(_AMID[end])
    return numerals(words.format(soft=low, medium=high, low=number(start), high=number(end)))
