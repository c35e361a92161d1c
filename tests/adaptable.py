"""Routines for tests of adapting: lawful, and made of techniques that have other forms."""

from dataclasses import replace

from hypothesis import strategies as st

from massage_timer.core.adapt import FIRMEST_WISH, Comfort
from massage_timer.core.laws import cap
from massage_timer.core.routine import (
    LEG_SECONDS,
    ZONE_CAPS,
    Height,
    Part,
    Pressure,
    Routine,
    Side,
    Step,
    Technique,
    Zone,
)


def made(
    name: str,
    *zones: Zone,
    pace: int = 4,
    gentle: int = 0,
    highest: int = 3,
    softened: Technique | None = None,
    ticklish: Technique | None = None,
) -> Technique:
    limit = min(highest, *(ZONE_CAPS[zone] for zone in zones))
    return Technique(
        id=name.lower().replace(" ", "-"),
        name=name,
        zones=zones,
        cue=f"Do {name.lower()}.",
        instructions=("Lay both palms down.", "Move them slowly."),
        hands="Both palms",
        direction="up",
        pace=pace,
        work=0.6,
        pressure=Pressure(1, 1),
        cap=limit,
        gentle_pace=gentle,
        when_softened=softened,
        when_ticklish=ticklish,
    )


def ending_lower(technique: Technique) -> Technique:
    """With a form that ends at mid-thigh."""
    lower = replace(technique, cue=f"{technique.cue} To mid-thigh.", ends_at_mid_thigh=True)
    if technique.when_softened is not None:
        lower = replace(lower, when_softened=technique.when_softened.to_mid_thigh)
    return replace(technique, to_mid_thigh=lower)


FLAT = made("Flat palms", Zone.FOOT, pace=6, gentle=8, highest=2)
SWEEPS = made("Sweeps", Zone.FOOT, pace=4, gentle=6, ticklish=FLAT)
PRESSES = made("Presses", Zone.FOOT, pace=4, softened=SWEEPS)
FIST = made("Fist", Zone.FOOT, pace=3, softened=FLAT)
ROUNDS = made("Rounds", Zone.ANKLE, pace=4, gentle=6, highest=1)
PINCH = made("Pinch", Zone.ANKLE, pace=2, softened=ROUNDS)
CALF_GLIDE = made("Calf glide", Zone.CALF, pace=6, gentle=9)
CALF_KNEAD = made("Calf knead", Zone.CALF, pace=3, softened=CALF_GLIDE)
KNEE = made("Knee", Zone.KNEE, gentle=6)
THIGH_GLIDE = ending_lower(made("Thigh glide", Zone.THIGH, pace=6, gentle=8))
THIGH_KNEAD = ending_lower(made("Thigh knead", Zone.THIGH, pace=3, softened=THIGH_GLIDE))
HIGH_THIGH = made("High thigh", Zone.THIGH, pace=5)
HIP = made("Hip", Zone.HIP, pace=6, gentle=8)
SHIN_TO_KNEE = made("Shin to knee", Zone.CALF, Zone.KNEE, pace=7)
LONG = made("Long", Zone.ANKLE, Zone.CALF, Zone.THIGH, Zone.HIP, pace=10)
TWISTS = made("Twists", Zone.FOOT, gentle=5)
POOL = (
    FLAT, SWEEPS, PRESSES, FIST, ROUNDS, PINCH, CALF_GLIDE, CALF_KNEAD, KNEE, THIGH_GLIDE,
    THIGH_KNEAD, HIGH_THIGH, HIP, SHIN_TO_KNEE, LONG,
)  # fmt: skip


def step(
    technique: Technique, seconds: int, part: Part = Part.MAIN, *, level: int | None = None
) -> Step:
    highest = cap(technique) if level is None else level
    return Step(
        technique,
        seconds,
        part,
        technique.cue,
        technique.instructions,
        technique.pace,
        Pressure(highest, highest),
    )


def leg(*main: Step, finish: tuple[Step, ...] = ()) -> Routine:
    """A whole leg; the warm-up takes what the others leave of the five minutes."""
    last = (*finish, step(TWISTS, 20, Part.FINISH))
    rest = LEG_SECONDS - sum(one.seconds for one in (*main, *last))
    steps = (step(TWISTS, rest, Part.WARM_UP), *main, *last)
    return Routine("leg", "Leg", "A leg.", "Tests", steps)


@st.composite
def adaptable(draw: st.DrawFn, least: int = 0) -> Routine:
    """Any lawful routine of the techniques above, often of many short steps; none of them is
    shorter than `least` seconds."""
    steps = [_step(draw, TWISTS, Part.WARM_UP, least)]
    reached = Zone.FOOT
    for _ in range(draw(st.integers(1, 24))):
        fitting = [one for one in POOL if one.zones[0] >= reached]
        if not fitting:
            break
        technique = draw(st.sampled_from(fitting))
        steps.append(_step(draw, technique, Part.MAIN, least))
        reached = technique.zones[-1]
    finish = [LONG, TWISTS] if draw(st.booleans()) else [TWISTS]
    ends = [_step(draw, technique, Part.FINISH, least) for technique in finish]
    spare = LEG_SECONDS - sum(step.seconds for step in ends)
    kept: list[Step] = []
    for step in steps:
        if sum(one.seconds for one in kept) + step.seconds <= spare:
            kept.append(step)
    longest = draw(st.integers(0, len(kept) - 1))
    rest = spare - sum(step.seconds for step in kept)
    kept[longest] = replace(kept[longest], seconds=kept[longest].seconds + rest)
    return Routine("made", "Made", "Made.", "Tests", (*kept, *ends))


_VARIANTS = st.integers(0, 5 * 3 * 2 * 2 * 9 - 1)
"""All that a step may have of its own, in one number: drawing six would take six times as long."""


def _step(draw: st.DrawFn, technique: Technique, part: Part, least: int) -> Step:
    variant = draw(_VARIANTS)
    variant, slower = divmod(variant, 5)
    variant, cycles = divmod(variant, 3)
    variant, odd = divmod(variant, 2)
    levels, own = divmod(variant, 2)
    pace = max(2, technique.pace - 1) + slower
    highest = cap(technique)
    return Step(
        technique,
        max(least, pace * (2 + cycles) + odd),
        part,
        "Own words." if own else technique.cue,
        ("Own words.", "More of them.") if own else technique.instructions,
        pace,
        Pressure(min(1 + levels % 3, highest), min(1 + levels // 3, highest)),
    )


COMFORTS = st.builds(
    Comfort,
    height=st.sampled_from(Height),
    pressure=st.integers(1, FIRMEST_WISH),
    ticklish=st.booleans(),
    heavy=st.booleans(),
    sore=st.frozensets(st.sampled_from(Zone)),
    first=st.sampled_from(Side),
)
