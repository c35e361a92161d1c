"""Makes a routine fit this recipient: a routine goes in, a routine comes out.

Pure. Whatever is asked for, a leg stays five minutes, climbs, and keeps the caps; no step falls
below two strokes. Nothing here is remembered, and nothing knows how the wishes came about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from massage_timer.core.laws import FEWEST_CYCLES, cap, order_problems
from massage_timer.core.routine import (
    HIGHEST_PRESSURE,
    Height,
    Part,
    Pressure,
    Routine,
    Side,
    Step,
    Technique,
    Zone,
)
from massage_timer.core.shares import share_out

SOFT = 2
"""The highest pressure of a softened session."""
FIRMEST_WISH = 3
"""The most that a recipient can ask for: firmer is for trained hands."""
SORE_CYCLES = 2
"""So many strokes more does each step on a sore zone get, where others can give them."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """What the recipient wants; the defaults ask for nothing."""

    height: Height = Height.HIP
    pressure: int = FIRMEST_WISH
    """The firmest that it may get, 1 to `FIRMEST_WISH`."""
    ticklish: bool = False
    heavy: bool = False
    """Legs that feel heavy, or small veins that show: the session is softened."""
    sore: frozenset[Zone] = frozenset()
    first: Side = Side.LEFT


class NothingLeft(Exception):
    """The routine has no warm-up, no main step or no finish below the height."""


def adapt(routine: Routine, comfort: Comfort) -> Routine:
    """The routine as this recipient wants it. Raises `NothingLeft`.

    Softening comes before ticklish feet: the sweeps that it brings tickle. Sore zones come last, so
    that what they are given is not shared out again.
    """
    adapted = limit_height(routine, comfort.height)
    if comfort.heavy:
        adapted = soften(adapted)
    if comfort.ticklish:
        adapted = spare_ticklish_feet(adapted)
    adapted = limit_pressure(adapted, comfort.pressure)
    return _with_fitting_words(routine, favour_sore(adapted, comfort.sore))


def limit_height(routine: Routine, height: Height) -> Routine:
    """Without every step above the height; its time goes to the main steps that are left.

    A stroke on the thigh that can end at mid-thigh does so there. Raises `NothingLeft` when what is
    left is no leg any more.
    """
    kept: list[Step] = []
    for step in routine.steps:
        technique = _below(height, step.technique)
        if technique is step.technique:
            kept.append(step)
        elif technique is not None:
            kept.append(_with_technique(step, technique, step.pace))
    if any(order_problems(kept)):
        raise NothingLeft
    if kept == list(routine.steps):
        return routine
    freed = sum(s.seconds for s in routine.steps) - sum(s.seconds for s in kept)
    main = {i: step.pace for i, step in enumerate(kept) if step.part is Part.MAIN}
    return replace(routine, steps=_lengthened(kept, freed, main))


def soften(routine: Routine) -> Routine:
    """Soft and slow from end to end: nothing kneads or presses, and no stroke is above soft."""
    steps = [
        _swapped(step, step.technique.when_softened or step.technique, gentle=True)
        for step in routine.steps
    ]
    soft = [replace(s, pressure=s.pressure.at_most(SOFT)) for s in steps]
    return replace(routine, steps=_with_room(_merged(soft)), softened=True)


def spare_ticklish_feet(routine: Routine) -> Routine:
    """Flat palms instead of thumbs that sweep the sole."""
    steps = [
        step
        if step.technique.when_ticklish is None
        else _swapped(step, step.technique.when_ticklish, gentle=_is_gentle(step))
        for step in routine.steps
    ]
    return routine if steps == list(routine.steps) else _rebuilt(routine, steps)


def limit_pressure(routine: Routine, highest: int) -> Routine:
    """No step above this pressure, which is 1 to 5."""
    if not 1 <= highest <= HIGHEST_PRESSURE:
        raise ValueError(f"A pressure is 1 to {HIGHEST_PRESSURE}, not {highest}.")
    steps = tuple(replace(s, pressure=s.pressure.at_most(highest)) for s in routine.steps)
    return replace(routine, steps=steps)


def favour_sore(routine: Routine, sore: frozenset[Zone]) -> Routine:
    """Each main step on a sore zone goes on for some strokes more; the longest others give them.

    They give whole strokes, and keep half of their time and two strokes at least. A routine that
    does not come to a sore zone, or has nothing else, stays as it is.
    """
    steps = list(routine.steps)
    main = [i for i, step in enumerate(steps) if step.part is Part.MAIN]
    takers = {i: steps[i].pace for i in main if not sore.isdisjoint(steps[i].technique.zones)}
    givers = [i for i in main if i not in takers]
    wanted = sum(SORE_CYCLES * pace for pace in takers.values())
    seconds = {i: steps[i].seconds for i in givers}
    taken = 0
    while able := [
        i
        for i in givers
        if taken + steps[i].pace <= wanted and seconds[i] - steps[i].pace >= _least_kept(steps[i])
    ]:
        longest = max(able, key=lambda i: seconds[i])
        seconds[longest] -= steps[longest].pace
        taken += steps[longest].pace
    if not takers or taken < min(takers.values()):
        return routine
    for i in givers:
        steps[i] = replace(steps[i], seconds=seconds[i])
    return replace(routine, steps=_lengthened(steps, taken, takers))


def _with_fitting_words(before: Routine, after: Routine) -> Routine:
    """Words that a routine wrote for a step say how the leg lies: where it now lies otherwise
    before that step, those of the catalogue are said instead."""
    steps = list(after.steps)
    for place, step in enumerate(steps):
        wrote = [s.instructions == step.instructions for s in before.steps]
        if not place or not any(wrote) or not _has_own_words(step):
            continue
        former = before.steps[max(wrote.index(True) - 1, 0)]
        if former.technique.pose is not steps[place - 1].technique.pose:
            steps[place] = _with_technique(step, step.technique, step.pace)
    return replace(after, steps=tuple(steps))


def _has_own_words(step: Step) -> bool:
    return (step.cue, step.instructions) != (step.technique.cue, step.technique.instructions)


def _least_kept(step: Step) -> float:
    return max(FEWEST_CYCLES * step.pace, step.seconds / 2)


def _below(height: Height, technique: Technique) -> Technique | None:
    """The form of a technique that stays below a height; None: it has none."""
    forms = (technique, technique.to_mid_thigh)
    return next((form for form in forms if form is not None and form.reaches <= height), None)


def _with_technique(step: Step, technique: Technique, pace: int) -> Step:
    """Another technique with its own words, as firm as it allows, for the same seconds."""
    pressure = step.pressure.at_most(cap(technique))
    return replace(
        step,
        technique=technique,
        cue=technique.cue,
        instructions=technique.instructions,
        pace=pace,
        pressure=pressure,
    )


def _swapped(step: Step, technique: Technique, *, gentle: bool) -> Step:
    """The technique in the step's place; one that stays keeps the step's words, and a slow pace."""
    pace = max(technique.pace, technique.gentle_pace) if gentle else technique.pace
    if technique is step.technique:
        return replace(step, pace=max(pace, step.pace))
    return _with_technique(step, technique, pace)


def _is_gentle(step: Step) -> bool:
    return step.pace >= max(step.technique.pace + 1, step.technique.gentle_pace)


def _rebuilt(routine: Routine, steps: Sequence[Step]) -> Routine:
    return replace(routine, steps=_with_room(_merged(steps)))


def _merged(steps: Sequence[Step]) -> list[Step]:
    """Neighbours with the same technique become one step, as long as both together."""
    merged: list[Step] = []
    for step in steps:
        last = merged[-1] if merged else None
        if last is None or (last.technique, last.part) != (step.technique, step.part):
            merged.append(step)
            continue
        # Words that the routine has of its own are kept before those of the catalogue.
        words = max((last, step), key=_has_own_words)
        merged[-1] = replace(
            words,
            seconds=last.seconds + step.seconds,
            pace=max(last.pace, step.pace),
            pressure=Pressure(last.pressure.start, step.pressure.end),
        )
    return merged


def _with_room(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Two strokes at least for each step: what one lacks, those with the most time give.

    Where the leg has not that much time, the strokes are as slow as two of them fit.
    """
    least = [FEWEST_CYCLES * step.pace for step in steps]
    seconds = [step.seconds for step in steps]
    if sum(seconds) < sum(least):
        return tuple(replace(s, pace=min(s.pace, s.seconds // FEWEST_CYCLES)) for s in steps)
    for taker, needed in enumerate(least):
        while seconds[taker] < needed:
            giver = max(range(len(steps)), key=lambda i: seconds[i] - least[i])
            given = min(seconds[giver] - least[giver], needed - seconds[taker])
            seconds[giver] -= given
            seconds[taker] += given
    return tuple(replace(s, seconds=n) for s, n in zip(steps, seconds, strict=True))


def _lengthened(steps: Sequence[Step], freed: int, cycles: dict[int, int]) -> tuple[Step, ...]:
    """Whole cycles to the steps that `cycles` has; the odd seconds to the finish."""
    lengths = {i: step.seconds for i, step in enumerate(steps)}
    new = share_out(freed, lengths, cycles, rest_to=len(steps) - 1)
    return tuple(replace(step, seconds=new[i]) for i, step in enumerate(steps))
