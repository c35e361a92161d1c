"""The laws a routine must keep: five minutes a leg, ankle to hip, pressure within its caps.

Pure; it never mends a routine, it only says what is wrong and how to put it right.
"""

from collections.abc import Iterator, Sequence

from massage_timer.core.language import _, ngettext, number
from massage_timer.core.names import ON_ZONES, THE_ZONES, TO_ZONES
from massage_timer.core.reading import seconds_to_read, seconds_to_say, words_in
from massage_timer.core.routine import (
    HIGHEST_PRESSURE,
    LEG_SECONDS,
    LOWEST_PRESSURE,
    ZONE_CAPS,
    Part,
    Problem,
    Routine,
    Step,
    Technique,
    Zone,
)

PACE_SECONDS = range(2, 21)
"""One cycle takes 2 to 20 s: quicker is no soothing stroke, slower is no stroke."""

FEWEST_CYCLES = 2
"""A stroke done once is over before the hands have found it."""

MOST_CUE_WORDS = 12
INSTRUCTIONS = range(2, 5)


def problems(routine: Routine) -> tuple[Problem, ...]:
    """Everything that keeps the routine from being used, and the warnings; empty when all is well.

    Paths are those of a routine file: ("steps",), ("steps", 3) or ("steps", 3, "pressure").
    """
    found = [
        *sum_problems([step.seconds for step in routine.steps]),
        *order_problems(routine.steps),
    ]
    for index, step in enumerate(routine.steps):
        found += step_problems(step, index)
    return tuple(found)


def sum_problems(seconds: Sequence[int], leg: int = LEG_SECONDS) -> Iterator[Problem]:
    """A leg is exactly five minutes (law 1)."""
    total = sum(seconds)
    if total < leg:
        words = _("steps add up to {total} s, a leg is {leg} s: {much} s to add")
    elif total > leg:
        words = _("steps add up to {total} s, a leg is {leg} s: {much} s to take away")
    else:
        return
    much = number(abs(leg - total))
    yield Problem(("steps",), words.format(total=number(total), leg=number(leg), much=much))


def order_problems(steps: Sequence[Step | None]) -> Iterator[Problem]:
    """Warm-up, main, finish; ankle to hip (law 2). None stands for a step that is not known yet."""
    if not steps:
        yield Problem(("steps",), _("a leg needs steps: a warm-up, the main part and a finish"))
        return
    yield from _part_problems(steps)
    yield from _climb_problems(steps)


def step_problems(step: Step, index: int) -> Iterator[Problem]:
    """What is wrong with one step by itself, wherever it stands in the leg."""
    path: tuple[str | int, ...] = ("steps", index)
    yield from _pace_problems(step, path)
    yield from _pressure_problems(step, path)
    yield from text_problems(step.cue, step.instructions, path)
    yield from _reading_problems(step, path)


def cap(technique: Technique) -> int:
    """The highest pressure that the technique and each of its zones allow."""
    return min(technique.cap, *(ZONE_CAPS[zone] for zone in technique.zones))


def text_problems(
    cue: str, instructions: Sequence[str], path: tuple[str | int, ...]
) -> Iterator[Problem]:
    """A cue is heard in passing and instructions are read at a glance: both stay short."""
    words = words_in((cue,))
    if not words:
        yield Problem((*path, "cue"), _("the cue is empty: say in a few words what the hands do"))
    if words > MOST_CUE_WORDS:
        yield Problem(
            (*path, "cue"),
            _(
                "the cue has {words} words, at most {most} can be taken in: {much} to take away"
            ).format(
                words=number(words),
                most=number(MOST_CUE_WORDS),
                much=number(words - MOST_CUE_WORDS),
            ),
        )
    if len(instructions) not in INSTRUCTIONS:
        yield Problem(
            (*path, "instructions"),
            _given(len(instructions)).format(
                count=number(len(instructions)),
                least=number(INSTRUCTIONS[0]),
                most=number(INSTRUCTIONS[-1]),
            ),
        )


def _part_problems(steps: Sequence[Step | None]) -> Iterator[Problem]:
    first, last = steps[0], steps[-1]
    if first is not None and first.part is not Part.WARM_UP:
        yield Problem(
            ("steps", 0),
            # Translators: what stands in '' is written in a file, and stays as it is
            _(
                "a leg begins with its warm-up: put warm-up twists first, "
                "or write 'part: warm-up' in this step"
            ),
        )
    if last is not None and last.part is not Part.FINISH:
        yield Problem(
            ("steps", len(steps) - 1),
            _(
                "a leg ends with its finish: put finishing strokes last, "
                "or write 'part: finish' in this step"
            ),
        )
    begun = False
    for index, step in enumerate(steps):
        if step is None:
            begun = True  # it may have been a main step: say nothing that might be untrue
        elif step.part is Part.WARM_UP and begun and index:
            yield Problem(
                ("steps", index, "part"),
                _(
                    "the warm-up stands only at the start of a leg: move this step to the front, "
                    "or write 'part: main'"
                ),
            )
        elif step.part is not Part.WARM_UP:
            begun = True
    ended = False
    for index, step in enumerate(steps):
        if step is None or step.part is Part.WARM_UP:
            continue
        if step.part is Part.MAIN and ended:
            yield Problem(
                ("steps", index, "part"),
                _(
                    "nothing of the main part comes after the finish: move this step up, "
                    "or write 'part: finish'"
                ),
            )
        ended = ended or step.part is Part.FINISH
    if not any(step is None or step.part is Part.MAIN for step in steps):
        yield Problem(
            ("steps",),
            _("a leg needs at least one main step between its warm-up and its finish"),
        )


def _climb_problems(steps: Sequence[Step | None]) -> Iterator[Problem]:
    reached: Zone | None = None
    by = ""
    for index, step in enumerate(steps):
        if step is None or _may_be_out_of_turn(step):
            continue
        if index == len(steps) - 1 and step.part is not Part.FINISH:
            continue  # that it is no finish has been said; put right, it may be in turn
        lowest, highest = min(step.technique.zones), max(step.technique.zones)
        name = step.technique.name
        if reached is not None and lowest < reached:
            yield Problem(
                ("steps", index),
                # Translators: such as "Sweeps goes back down to the foot after Glide on the calf"
                _(
                    "{name} goes back down {to_zone} after {other} {on_zone}: a leg climbs from "
                    "foot to hip, so move this step up"
                ).format(
                    name=name, to_zone=_(TO_ZONES[lowest]), other=by, on_zone=_(ON_ZONES[reached])
                ),
            )
        if reached is None or highest > reached:
            reached, by = highest, name


def _may_be_out_of_turn(step: Step) -> bool:
    """A declared warm-up or finish on the foot, and the long link to the hip in the finish."""
    zones = step.technique.zones
    if step.part is Part.MAIN:
        return False
    return zones == (Zone.FOOT,) or (step.part is Part.FINISH and len(zones) > 1)


def _pace_problems(step: Step, path: tuple[str | int, ...]) -> Iterator[Problem]:
    pace, seconds, name = step.pace, step.seconds, step.technique.name
    if pace not in PACE_SECONDS:
        if pace < PACE_SECONDS[0]:
            words = _(
                "a pace of {pace} s for one stroke and its return is too quick: "
                "write {least} to {most}"
            )
        else:
            words = _(
                "a pace of {pace} s for one stroke and its return is too slow: "
                "write {least} to {most}"
            )
        least, most = number(PACE_SECONDS[0]), number(PACE_SECONDS[-1])
        words = words.format(pace=number(pace), least=least, most=most)
        yield Problem((*path, "pace"), words)
        return
    if seconds < FEWEST_CYCLES * pace:
        yield Problem(
            (*path, "seconds"),
            _(
                "{name} takes {pace} s for each stroke and needs at least two: "
                "give it {least} s or more, not {seconds}"
            ).format(
                name=name,
                pace=number(pace),
                least=number(FEWEST_CYCLES * pace),
                seconds=number(seconds),
            ),
        )
    elif seconds % pace:
        below = seconds - seconds % pace
        yield Problem(
            (*path, "seconds"),
            _(
                "{seconds} s is no whole number of {pace} s strokes, so the last one is cut short: "
                "{less} or {more} would fit"
            ).format(
                seconds=number(seconds),
                pace=number(pace),
                less=number(below),
                more=number(below + pace),
            ),
            warning=True,
        )


def _pressure_problems(step: Step, path: tuple[str | int, ...]) -> Iterator[Problem]:
    path = (*path, "pressure")
    technique, asked = step.technique, step.pressure.highest
    if min(step.pressure.start, step.pressure.end) < LOWEST_PRESSURE or asked > HIGHEST_PRESSURE:
        yield Problem(
            path,
            _("pressure goes from {lowest} (feather) to {highest} (deep)").format(
                lowest=number(LOWEST_PRESSURE), highest=number(HIGHEST_PRESSURE)
            ),
        )
        return
    highest = cap(technique)
    if asked <= highest:
        return
    zone = min(technique.zones, key=lambda zone: ZONE_CAPS[zone])
    if ZONE_CAPS[zone] == highest:
        # Translators: such as "pressure 3 is too much for Rounds on the knee: the knee takes …"
        words = _(
            "pressure {asked} is too much for {name} {on_zone}: {the_zone} takes at most {highest}"
        )
    else:
        words = _(
            "pressure {asked} is too much for {name} {on_zone}: it takes at most {highest}, "
            "though {the_zone} may have {cap}"
        )
    words = words.format(
        asked=number(asked),
        name=technique.name,
        on_zone=_(ON_ZONES[zone]),
        the_zone=_(THE_ZONES[zone]),
        highest=number(highest),
        cap=number(ZONE_CAPS[zone]),
    )
    yield Problem(path, words)


def _reading_problems(step: Step, path: tuple[str | int, ...]) -> Iterator[Problem]:
    """The name and the cue are heard first, then the instructions are read."""
    say = seconds_to_say(step.technique.name, step.cue)
    read = seconds_to_read(step.instructions)
    if say > step.seconds:
        yield Problem(
            (*path, "cue"),
            _(
                "the name and the cue take about {say} s to say, "
                "the step lasts {seconds} s: shorten the cue or lengthen the step"
            ).format(say=number(round(say)), seconds=number(step.seconds)),
            warning=True,
        )
    if read > step.seconds or say <= step.seconds < say + read:
        yield Problem(
            (*path, "instructions"),
            _(
                "the instructions take about {read} s to read, after about {say} s for the name "
                "and the cue, and the step lasts {seconds} s: shorten them or lengthen the step"
            ).format(
                read=number(round(read)), say=number(round(say)), seconds=number(step.seconds)
            ),
            warning=True,
        )


def _given(count: int) -> str:
    if not count:
        return _("no instructions given: write {least} to {most} short sentences")
    return ngettext(
        "{count} instruction given: write {least} to {most} short sentences",
        "{count} instructions given: write {least} to {most} short sentences",
        count,
    )
