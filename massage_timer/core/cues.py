"""What the guide says or sounds once, and at which place of the tape.

Pure. Cues are worked out from the segments, never stored, so an edited tape cannot say old ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from massage_timer.core.routine import Side, Step
from massage_timer.core.timeline import LEG_MS, Kind, Refusal, Segment, Timeline


class CueKind(Enum):
    """Everything the guide can say or sound."""

    GET_READY = "get ready"
    COUNT = "count"
    STEP = "step begins"
    STROKE = "stroke begins"
    TEN_SECONDS = "ten seconds left"
    ONE_MINUTE = "one minute into the leg"
    HALF_LEG = "half of the leg"
    CHANGE_LEGS = "change legs"
    FINISHED = "finished"
    STOPPED = "stopped"
    PAUSED = "paused"
    RESUMED = "resumed"
    STAYED = "stayed"
    SOFTENED = "softened"
    REFUSED = "refused"
    SLEPT = "slept"
    STALLED = "stood still"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say or sound, once."""

    kind: CueKind
    at: int
    """Its place on the tape, ms."""
    side: Side
    step: Step | None = None
    """The step it is about: the present one, or the coming one in a lead-in or change."""
    following: Step | None = None
    """The step after that in the same leg; None in a leg's last step."""
    asked: str = ""
    """For a refusal: the name of the command that was refused. For a pause: what it is for, if
    it is not one by itself."""
    refusal: Refusal | None = None
    gap: int = 0
    """How long the computer slept or the program stood still, ms of real time."""
    leg_left: int = 0
    """For what the user or the clock caused: what this leg still has to get, ms."""
    lightest: bool = False
    """For the question about the pressure: nothing of this leg can be softer any more."""
    to_change: bool = False
    """For the ten seconds: what comes next is the change of legs."""
    number: int = 0
    """For a count: how many seconds are left of the lead-in."""


NOTICE = 10_000
"""Ms before a step's end at which the next one is named."""
SHORT_NOTICE = 5_000
"""The same in a step too short to be named ten seconds ahead."""
LONG_ENOUGH = 15_000
ONE_MINUTE = 60_000
COUNTED = (3, 2, 1)
"""The last seconds of a lead-in."""


def cues_between(timeline: Timeline, after: int, until: int) -> tuple[Cue, ...]:
    """The cues with `after` < place <= `until`, in order: each is said once, however late."""
    if until <= after:
        return ()
    found = [
        cue
        for index in range(max(0, timeline.index_at(after)), len(timeline.segments))
        if timeline.segments[index].start <= until
        for cue in _cues_of(timeline, index)
        if after < cue.at <= until
    ]
    if after < timeline.duration <= until:
        found.append(Cue(CueKind.FINISHED, timeline.duration, timeline.segments[-1].side))
    return tuple(sorted(found, key=lambda cue: cue.at))


def cues_at(timeline: Timeline, playhead: int) -> tuple[Cue, ...]:
    """The cues of exactly this place, for when the playhead is put there."""
    return cues_between(timeline, playhead - 1, playhead)


def next_cue_place(timeline: Timeline, playhead: int) -> int:
    """The place of the next cue after the playhead; the tape's end when none is before it."""
    for index in range(timeline.index_at(playhead), len(timeline.segments)):
        places = [cue.at for cue in _cues_of(timeline, index) if cue.at > playhead]
        if places:
            return min(places)
    return timeline.duration


def following_step(timeline: Timeline, index: int) -> Step | None:
    """The next different step of the same leg after this segment; None in the leg's last step."""
    segment = timeline.segments[index]
    for later in timeline.segments[index + 1 :]:
        if later.side is not segment.side:
            return None
        if later.kind is Kind.STEP and later.number != segment.number:
            return later.step
    return None


def _cues_of(timeline: Timeline, index: int) -> Iterator[Cue]:
    segment = timeline.segments[index]
    side, step = segment.side, segment.step
    if segment.kind is Kind.LEAD_IN:
        yield Cue(CueKind.GET_READY, segment.start, side, step)
        for number in COUNTED:
            if (place := segment.end - number * 1000) >= segment.start:
                yield Cue(CueKind.COUNT, place, side, step, number=number)
    elif segment.kind is Kind.CHANGE:
        yield Cue(CueKind.CHANGE_LEGS, segment.start, side, step)
    else:
        following = following_step(timeline, index)
        yield Cue(CueKind.STEP, segment.start, side, step, following)
        notice = _notice(segment)
        if notice is not None:
            change = following is None and side is timeline.options.first
            place = segment.end - notice
            yield Cue(CueKind.TEN_SECONDS, place, side, step, following, to_change=change)
        if timeline.options.strokes:
            for place in range(segment.start + segment.cycle, segment.end, segment.cycle):
                yield Cue(CueKind.STROKE, place, side, step, following)
        yield from _leg_cues(timeline, segment)


def _notice(segment: Segment) -> int | None:
    """How long before its end the next step is named; None in a step shorter than the notice."""
    if segment.length >= LONG_ENOUGH:
        return NOTICE
    return SHORT_NOTICE if segment.length > SHORT_NOTICE else None


def _leg_cues(timeline: Timeline, segment: Segment) -> Iterator[Cue]:
    """What is said at a fixed hands-on time of the leg, if this segment holds that place."""
    leg_start = timeline.leg_start(segment.side)
    assert leg_start is not None
    places = [(CueKind.HALF_LEG, LEG_MS // 2)]
    if timeline.options.ask_pressure:
        places.append((CueKind.ONE_MINUTE, ONE_MINUTE))
    for kind, into in places:
        place = leg_start + into
        if segment.start <= place < segment.end:
            lightest = kind is CueKind.ONE_MINUTE and timeline.lightest(place)
            yield Cue(kind, place, segment.side, segment.step, lightest=lightest)
