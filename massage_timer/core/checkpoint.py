"""What is kept of a session that goes on, so that it can go on after the program broke off.

Pure. A checkpoint says where the hands were and nothing of what was answered; whatever a file
claims, `is_sound` lets nothing through that is not five minutes a leg, from foot to hip, within the
caps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from massage_timer.core import timeline as tape
from massage_timer.core.laws import order_problems, sum_problems
from massage_timer.core.routine import LOWEST_PRESSURE, Routine, Side, Technique
from massage_timer.core.session import Phase, Session
from massage_timer.core.timeline import LEG_MS, Kind, Segment, Timeline, capped

LONGEST_PAUSE = 3_600
"""S after which nobody goes on with a session that broke off."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A session that stands still, and what its summary and its row in the diary need besides."""

    session: Session
    usual: Routine
    """As `core.diary.row_of` says."""
    whole: int
    """Ms since it began, pauses and all; of the time that the program was there."""
    saved_at: str
    """By the clock on the wall, as `core.diary.Row.ended`."""

    @property
    def over(self) -> bool:
        """The session came to its end, and only its row may be missing."""
        return self.session.phase is Phase.DONE

    @property
    def given(self) -> bool:
        """Hands were on a leg."""
        return any(self.session.hands_on(side) for side in Side)


def checkpoint_of(session: Session, usual: Routine, whole: int, saved_at: str) -> Checkpoint:
    """What is kept of a session right now, which must have begun."""
    routine = _bare(session.timeline.routine)
    segments = tuple(
        replace(s, step=replace(s.step, technique=bare_technique(s.step.technique)))
        for s in session.timeline.segments
    )
    timeline = replace(session.timeline, routine=routine, segments=segments)
    same = usual == session.timeline.routine
    return Checkpoint(
        Session(timeline, session.playhead), routine if same else _bare(usual), whole, saved_at
    )


def moved(checkpoint: Checkpoint, session: Session, whole: int, saved_at: str) -> Checkpoint:
    """The same session some time later, on the tape that it had."""
    still = replace(checkpoint.session, playhead=session.playhead)
    return replace(checkpoint, session=still, whole=whole, saved_at=saved_at)


def bare_technique(technique: Technique) -> Technique:
    """Without the forms that only adapting a routine asks for."""
    return replace(technique, when_softened=None, when_ticklish=None, to_mid_thigh=None)


def leg_again(session: Session) -> Session:
    """The leg of a session that broke off from its beginning, standing still in its lead-in."""
    timeline, place = tape.leg_again(session.timeline, session.playhead)
    # At 0 a tape counts as not begun.
    return Session(timeline, max(1, place))


def is_sound(checkpoint: Checkpoint) -> bool:
    """Whether a session may go on from here: what a file says may be anything."""
    timeline, playhead = checkpoint.session.timeline, checkpoint.session.playhead
    routine = timeline.routine
    if any(sum_problems([step.seconds for step in routine.steps])) or any(
        order_problems(routine.steps)
    ):
        return False
    return 0 < playhead <= timeline.duration and _is_sound_tape(timeline, playhead)


def _is_sound_tape(timeline: Timeline, playhead: int) -> bool:
    segments = timeline.segments
    starts = [0, *(segment.end for segment in segments)]
    if any(s.start != start or s.length <= 0 for s, start in zip(segments, starts, strict=False)):
        return False
    over = playhead == timeline.duration
    first = timeline.options.first
    pattern = (
        (Kind.LEAD_IN, first),
        (Kind.STEP, first),
        (Kind.CHANGE, first.other),
        (Kind.LEAD_IN, first.other),
        (Kind.STEP, first.other),
    )
    if not _follows(segments, pattern):
        return False
    for side in Side:
        steps = list(timeline.steps_of(side))
        given = sum(s.length for s in steps)
        if given > LEG_MS or (given < LEG_MS and not over):
            return False
        if any(later.number < s.number for s, later in zip(steps, steps[1:], strict=False)):
            return False
    return all(_is_sound_segment(timeline.routine, segment) for segment in segments)


def _follows(segments: Sequence[Segment], pattern: Sequence[tuple[Kind, Side]]) -> bool:
    """The segments come in this order; steps may come several times, and a lead-in of no length
    does not come at all."""
    place = 0
    for segment in segments:
        found = (segment.kind, segment.side)
        if place and found == pattern[place - 1] and segment.kind is Kind.STEP:
            continue
        while (
            place < len(pattern) and found != pattern[place] and pattern[place][0] is Kind.LEAD_IN
        ):
            place += 1
        if place == len(pattern) or found != pattern[place]:
            return False
        place += 1
    return True


def _is_sound_segment(routine: Routine, segment: Segment) -> bool:
    if segment.kind is not Kind.STEP:
        return segment.number == -1 and segment.step in routine.steps
    if not 0 <= segment.number < len(routine.steps):
        return False
    step = routine.steps[segment.number]
    highest = capped(step.technique, step.pressure)
    return (
        segment.step == step
        and not segment.hold
        and LOWEST_PRESSURE <= segment.pressure.start <= highest.start
        and LOWEST_PRESSURE <= segment.pressure.end <= highest.end
    )


def _bare(routine: Routine) -> Routine:
    """Without what only adapting a routine, or its card, asks for."""
    steps = tuple(replace(step, technique=bare_technique(step.technique)) for step in routine.steps)
    return replace(routine, steps=steps, face=None)


def techniques_of(*routines: Routine) -> tuple[Technique, ...]:
    """Every technique of these routines once, in their order."""
    return tuple(dict.fromkeys(_all_techniques(routines)))


def _all_techniques(routines: Sequence[Routine]) -> Iterator[Technique]:
    return (step.technique for routine in routines for step in routine.steps)
