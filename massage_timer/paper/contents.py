"""What a card says, in words alone: steps with their times, changes of pose, when to stop."""

from dataclasses import dataclass

from massage_timer import __version__
from massage_timer.core.laws import cap
from massage_timer.core.names import POSE_CHANGES, PRESSURE_WORDS, clock, pressure_words, zone_words
from massage_timer.core.plan import EACH_LEG
from massage_timer.core.routine import Pose, Pressure, Routine, Step, Technique
from massage_timer.core.safety import DISCLAIMER, STOP_SIGNS

OTHER_LEG = "Then the same on the other leg"
COVER = "Cover the first leg, take a little oil."
STOP_TITLE = "Stop at once"
STOP = tuple(sign.text for sign in STOP_SIGNS)
BEFORE_TITLE = "Before you begin"
BEFORE = DISCLAIMER.text
PROGRAM = f"Leg Massage Timer {__version__}"
LEGEND = "6 × 4 s: six strokes, each of four seconds with its way back"


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
    for number, step in enumerate(routine.steps, 1):
        if step.technique.pose is not pose:
            pose = step.technique.pose
            found.append(Note(POSE_CHANGES[pose]))
        found.append(_step(step, number, spent))
        spent += step.seconds
    return (*found, Note(OTHER_LEG, COVER))


def facts(routine: Routine) -> str:
    """Such as "13 steps · 5:00 each leg"."""
    count = len(routine.steps)
    return f"{count} step{'s' if count != 1 else ''} · {EACH_LEG}"


def _step(step: Step, number: int, spent: int) -> StepWords:
    pressure = step.pressure.at_most(cap(step.technique))
    return StepWords(
        number,
        step.technique,
        pressure.highest,
        step.technique.name,
        f"{step.seconds} s",
        f"{zone_words(step)} · {clock(spent)}–{clock(spent + step.seconds)} · {strokes(step)}",
        _pressure(pressure),
        step.cue,
        step.technique.hands,
        " ".join(step.instructions),
    )


def strokes(step: Step) -> str:
    """How many strokes the step has, and how long one is with its return."""
    count, rest = divmod(step.seconds, step.pace)
    if rest:
        return f"about {max(1, round(step.seconds / step.pace))} × {step.pace} s"
    return f"{count} × {step.pace} s"


def _pressure(pressure: Pressure) -> str:
    """Such as "Soft, 2 of 5", or "Soft to medium, 2 to 3 of 5"."""
    start, end = pressure.start, pressure.end
    if start == end:
        return pressure_words(start)
    return f"{PRESSURE_WORDS[start]} to {PRESSURE_WORDS[end].lower()}, {start} to {end} of 5"
