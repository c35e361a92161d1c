"""Routines made up for tests: one small and fixed, and a strategy for any lawful one."""

from hypothesis import strategies as st

from massage_timer.core.routine import (
    LEG_SECONDS,
    ZONE_CAPS,
    Part,
    Pressure,
    Routine,
    Step,
    Technique,
    Zone,
)


def technique(zone: Zone = Zone.CALF, name: str = "Calf glide", pace: int = 6) -> Technique:
    """A catalogue entry with nothing special about it."""
    return Technique(
        id=name.lower().replace(" ", "-"),
        name=name,
        zones=(zone,),
        cue="Cup the calf. Glide up.",
        instructions=("Cup both palms.", "Glide up."),
        hands="Both palms, one each side",
        direction="up",
        pace=pace,
        work=0.67,
        pressure=Pressure(2, 2),
        cap=3,
    )


def step(
    zone: Zone = Zone.CALF,
    seconds: int = 24,
    part: Part = Part.MAIN,
    name: str = "Calf glide",
    pace: int = 6,
    pressure: Pressure = Pressure(2, 2),
) -> Step:
    made = technique(zone, name, pace)
    return Step(made, seconds, part, made.cue, made.instructions, pace, pressure)


def routine(*steps: Step) -> Routine:
    """A routine of these steps; without any, a small one of four."""
    steps = steps or (
        step(Zone.FOOT, 40, Part.WARM_UP, "Warm-up twists", 4),
        step(Zone.CALF, 120, Part.MAIN, "Calf glide", 6, Pressure(2, 3)),
        step(Zone.THIGH, 100, Part.MAIN, "Thigh knead", 5, Pressure(3, 3)),
        step(Zone.FOOT, 40, Part.FINISH, "Finishing strokes", 4, Pressure(2, 1)),
    )
    return Routine("sample", "Sample", "A sample.", "Tests", steps)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Any lawful routine: many short steps, so that the ends of legs are reached."""
    count = draw(st.integers(1, 14))
    zones = sorted(draw(st.lists(st.sampled_from(Zone), min_size=count, max_size=count)))
    paces = draw(st.lists(st.integers(2, 6), min_size=count + 2, max_size=count + 2))
    cycles = draw(st.lists(st.integers(2, 4), min_size=count + 1, max_size=count + 1))
    seconds: list[int] = []
    for pace, times in zip(paces, cycles, strict=False):
        if sum(seconds) + pace * times + 2 * paces[-1] <= LEG_SECONDS:
            seconds.append(pace * times)
    kinds = [Part.WARM_UP, *[Part.MAIN] * (len(seconds) - 1), Part.FINISH]
    places = [Zone.FOOT, *zones[: len(seconds) - 1], Zone.FOOT]
    lengths = [*seconds, LEG_SECONDS - sum(seconds)]
    paces = [*paces[: len(seconds)], paces[-1]]
    steps = []
    for number, (zone, length, part, pace) in enumerate(
        zip(places, lengths, kinds, paces, strict=True)
    ):
        level = st.integers(1, ZONE_CAPS[zone])
        pressure = Pressure(draw(level), draw(level))
        steps.append(step(zone, length, part, f"Step {number}", pace, pressure))
    return routine(*steps)
