"""The tape of a session: segments at whole milliseconds, and the edits of what is still ahead.

Pure. A leg's segments always add up to `LEG_MS`; every edit keeps that sum, and keeps the order of
the steps, so the zone can never go down. Nothing here knows whether the tape is running.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from massage_timer.core.laws import cap
from massage_timer.core.routine import (
    LEG_SECONDS,
    LOWEST_PRESSURE,
    Pressure,
    Routine,
    Side,
    Step,
    Technique,
    Zone,
)
from massage_timer.core.shares import share_out

LEG_MS = LEG_SECONDS * 1000
LEAST_CYCLES = 2
"""No step gives time away below this many cycles."""


class Kind(Enum):
    """What a segment of the tape is. Only steps belong to a leg's five minutes."""

    LEAD_IN = "lead-in"
    STEP = "step"
    CHANGE = "change of legs"


@dataclass(frozen=True, slots=True)
class Options:
    """How a routine is laid out; all times in ms."""

    first: Side = Side.LEFT
    get_ready: int = 5_000
    """Before the very first step."""
    lead_in: int = 3_000
    """Before the second leg, and after every pause."""
    change: int = 20_000
    wait_at_change: bool = False
    """True: the change of legs waits for a key instead of going on by itself."""
    stall_limit: int = 10_000
    """A longer silence between two readings of the clock pauses the session where it was; of real
    time."""
    speed: float = 1.0
    """How much faster than real time the session's clock goes."""
    ask_pressure: bool = True
    """One minute into a leg it is asked whether the pressure is all right."""
    strokes: bool = False
    """The beginning of each stroke is a cue of its own."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the tape, from `start` up to but not including `end`, in ms."""

    kind: Kind
    side: Side
    """The leg it is for; a change of legs counts for the leg it leads to."""
    start: int
    end: int
    step: Step
    """The step that runs; for a lead-in or a change the step that follows."""
    number: int = -1
    """The step's place in the routine, from 0; -1 where no step runs."""
    pressure: Pressure = Pressure(1, 1)
    """The step's pressure, within the caps, and as softened on the way."""
    hold: bool = False
    """True: the playhead waits at the start until the user goes on."""

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def cycle(self) -> int:
        """Milliseconds for one stroke and its return of the step."""
        return self.step.pace * 1000

    @property
    def room(self) -> int:
        """Milliseconds it can give away without falling below its least cycles."""
        return max(0, self.length - LEAST_CYCLES * self.cycle)


class Refusal(Enum):
    """Why an edit of the tape cannot be done."""

    LAST_STEP = "last step"
    NO_TIME = "no time"
    LIGHTEST = "lightest"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class Timeline:
    """A routine laid out for both legs."""

    routine: Routine
    options: Options
    segments: tuple[Segment, ...]

    @property
    def duration(self) -> int:
        return self.segments[-1].end if self.segments else 0

    def index_at(self, playhead: int) -> int:
        """The segment that holds this place; the number of segments when the tape is over."""
        if playhead >= self.duration:
            return len(self.segments)
        return bisect_right(self.segments, playhead, key=_start) - 1

    def segment_at(self, playhead: int) -> Segment | None:
        """The segment that holds this place; None when the tape is over."""
        index = self.index_at(playhead)
        return self.segments[index] if index < len(self.segments) else None

    def steps_of(self, side: Side) -> Iterator[Segment]:
        """This leg's step segments, in order."""
        return (s for s in self.segments if s.kind is Kind.STEP and s.side is side)

    def leg_start(self, side: Side) -> int | None:
        """Where this leg's hands-on time begins; None when the tape ends before."""
        return next((segment.start for segment in self.steps_of(side)), None)

    def lightest(self, playhead: int) -> bool:
        """Nothing that is left of the leg at this place can be softer."""
        here = self.index_at(playhead)
        ahead = (s for s in self.segments[here:] if s.side is self.segments[here].side)
        return all(segment.pressure.highest <= LOWEST_PRESSURE for segment in ahead)

    def hold_from(self, playhead: int) -> int | None:
        """The next place, at or after the playhead, where the tape waits for the user."""
        return next((s.start for s in self.segments if s.hold and s.start >= playhead), None)


def lay_out(routine: Routine, options: Options = Options()) -> Timeline:
    """Place a routine's steps for both legs on a tape.

    The steps must add up to `LEG_SECONDS` (see `laws.problems`); ValueError otherwise, because a
    leg that is too short or too long must never start.
    """
    total = sum(step.seconds for step in routine.steps)
    if total != LEG_SECONDS:
        raise ValueError(f"The steps of {routine.name} add up to {total} s, not {LEG_SECONDS} s.")
    first, second = options.first, options.first.other
    opening = Segment(Kind.LEAD_IN, first, 0, options.get_ready, routine.steps[0])
    change = Segment(
        Kind.CHANGE, second, 0, options.change, routine.steps[0], hold=options.wait_at_change
    )
    lead_in = Segment(Kind.LEAD_IN, second, 0, options.lead_in, routine.steps[0])
    return Timeline(
        routine,
        options,
        _placed([opening, *_leg(routine, first), change, lead_in, *_leg(routine, second)]),
    )


def capped(technique: Technique, pressure: Pressure) -> Pressure:
    """The pressure within the caps of the technique and of every zone it works on (law 5)."""
    return pressure.at_most(cap(technique))


def next_step(timeline: Timeline, playhead: int) -> Timeline | Refusal:
    """End the present step here; the rest of its time goes to the steps that follow in the leg."""
    present, later = _present_and_later(timeline, playhead)
    if present is None:
        return Refusal.NOT_YET
    if not later:
        return Refusal.LAST_STEP
    lengths = {present: playhead - timeline.segments[present].start}
    freed = timeline.segments[present].end - playhead
    lengths |= _shared_out(freed, {i: timeline.segments[i] for i in later})
    return _mirrored(_retimed(timeline, lengths), timeline.segments[present].side)


def stay_here(timeline: Timeline, playhead: int) -> Timeline | Refusal:
    """The present step goes on one cycle longer; later steps of the leg give the time."""
    present, later = _present_and_later(timeline, playhead)
    if present is None:
        return Refusal.NOT_YET
    segment = timeline.segments[present]
    taken = _taken(segment.cycle, {i: timeline.segments[i] for i in later})
    if taken is None:
        return Refusal.NO_TIME
    lengths = {present: segment.length + segment.cycle} | taken
    return _mirrored(_retimed(timeline, lengths), segment.side)


def again(timeline: Timeline, playhead: int) -> Timeline | Refusal:
    """The present step begins anew, at its full length; later steps of the leg give the time."""
    present, later = _present_and_later(timeline, playhead)
    if present is None:
        return Refusal.NOT_YET
    segment = timeline.segments[present]
    spent = playhead - segment.start
    if spent == 0:
        return timeline
    taken = _taken(spent, {i: timeline.segments[i] for i in later})
    if taken is None:
        return Refusal.NO_TIME
    retimed = _retimed(timeline, taken).segments
    done, anew = replace(segment, end=playhead), replace(segment, start=playhead)
    anew = replace(anew, end=playhead + segment.length)
    pieces = _placed([*retimed[:present], done, anew, *retimed[present + 1 :]])
    return _mirrored(replace(timeline, segments=pieces), segment.side)


def softer(timeline: Timeline, playhead: int) -> Timeline | Refusal:
    """One level less for the rest of this leg, and for the same zone of a leg still to come.

    A stroke of that other leg that spans zones is softer too if it passes over this one.
    """
    here = timeline.index_at(playhead)
    present = next((s for s in timeline.segments[here:] if s.kind is Kind.STEP), None)
    if present is None:
        return Refusal.NOT_YET
    zone = present.step.zone
    if timeline.lightest(playhead):
        return Refusal.LIGHTEST

    def softened(index: int, segment: Segment) -> Segment:
        if index < here or segment.kind is not Kind.STEP:
            return segment
        if segment.side is present.side or zone in segment.step.technique.zones:
            return replace(segment, pressure=segment.pressure.softer())
        return segment

    segments = tuple(softened(i, s) for i, s in enumerate(timeline.segments))
    return replace(timeline, segments=segments)


def leg_again(timeline: Timeline, playhead: int) -> tuple[Timeline, int]:
    """The leg of this place from its beginning, and where that is: what it had is not counted.

    What became softer stays as soft. A first leg is laid out as the routine has it; a second one as
    the first has become (law 3).
    """
    side = timeline.segments[timeline.index_at(playhead)].side
    first = timeline.options.first
    if side is not first:
        anew = _mirrored(timeline, first)
        return anew, next(s.end for s in anew.segments if s.kind is Kind.CHANGE)
    anew = lay_out(timeline.routine, timeline.options)
    steps = [s for s in timeline.segments if s.kind is Kind.STEP]
    reached = {(s.side, s.number): s.pressure for s in steps}
    softest = {leg: min(s.pressure.highest for s in steps if s.side is leg) for leg in Side}

    def as_soft(segment: Segment) -> Segment:
        left_out = segment.pressure.at_most(softest[segment.side])
        return replace(segment, pressure=reached.get((segment.side, segment.number), left_out))

    segments = tuple(as_soft(s) if s.kind is Kind.STEP else s for s in anew.segments)
    return replace(anew, segments=segments), 0


def cut(timeline: Timeline, playhead: int) -> Timeline:
    """End the tape here: what was done stays, what was ahead is gone."""
    kept = [replace(s, end=min(s.end, playhead)) for s in timeline.segments if s.start < playhead]
    return replace(timeline, segments=tuple(kept))


def hands_on(timeline: Timeline, side: Side, playhead: int) -> int:
    """Milliseconds that this leg has had when the playhead stands here."""
    return sum(max(0, min(s.end, playhead) - s.start) for s in timeline.steps_of(side))


def hands_on_by_zone(timeline: Timeline, side: Side, playhead: int) -> dict[Zone, int]:
    """The same by zone; a stroke that spans zones counts for each of them alike."""
    total = dict.fromkeys(Zone, 0)
    for segment in timeline.steps_of(side):
        spent = max(0, min(segment.end, playhead) - segment.start)
        zones = segment.step.technique.zones
        share, rest = divmod(spent, len(zones))
        for zone in zones:
            total[zone] += share
        total[zones[-1]] += rest
    return total


def _start(segment: Segment) -> int:
    return segment.start


def _leg(routine: Routine, side: Side) -> list[Segment]:
    return [
        Segment(
            Kind.STEP,
            side,
            0,
            step.seconds * 1000,
            step,
            number,
            capped(step.technique, step.pressure),
        )
        for number, step in enumerate(routine.steps)
    ]


def _placed(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """One after the other from 0, each with its own length; empty ones drop out."""
    placed: list[Segment] = []
    at = 0
    for segment in segments:
        if segment.length > 0:
            placed.append(replace(segment, start=at, end=at + segment.length))
            at += segment.length
    return tuple(placed)


def _retimed(timeline: Timeline, lengths: dict[int, int]) -> Timeline:
    """The same segments, some with another length."""
    segments = [
        replace(s, end=s.start + lengths.get(i, s.length)) for i, s in enumerate(timeline.segments)
    ]
    return replace(timeline, segments=_placed(segments))


def _present_and_later(timeline: Timeline, playhead: int) -> tuple[int | None, list[int]]:
    """Index of the step that runs here (None: no step runs), and of the leg's steps after it."""
    present = timeline.index_at(playhead)
    if present == len(timeline.segments) or timeline.segments[present].kind is not Kind.STEP:
        return None, []
    side = timeline.segments[present].side
    return present, [
        i
        for i in range(present + 1, len(timeline.segments))
        if timeline.segments[i].kind is Kind.STEP and timeline.segments[i].side is side
    ]


def _shared_out(freed: int, receivers: dict[int, Segment]) -> dict[int, int]:
    """New lengths after giving `freed` ms away; the odd rest goes to the last of the receivers."""
    lengths = {i: s.length for i, s in receivers.items()}
    cycles = {i: s.cycle for i, s in receivers.items()}
    return share_out(freed, lengths, cycles, rest_to=max(receivers))


def _taken(need: int, givers: dict[int, Segment]) -> dict[int, int] | None:
    """New lengths after taking `need` ms, the longest step first; None if it cannot be had."""
    if sum(s.room for s in givers.values()) < need:
        return None
    lengths: dict[int, int] = {}
    for i in sorted(givers, key=lambda i: (-givers[i].length, i)):
        given = min(need, givers[i].room)
        lengths[i] = givers[i].length - given
        need -= given
    return lengths


def _mirrored(timeline: Timeline, edited: Side) -> Timeline:
    """Lay out the second leg as the first has become: same steps, same times (law 3).

    A step that was left within its first cycle is left out on the other leg, and its moment goes
    to the steps after it; the change of legs then leads to the first that is left. An edit of the
    second leg changes nothing on the first, which is past.
    """
    if edited is not timeline.options.first:
        return timeline
    first = list(timeline.steps_of(edited))
    second = {s.number: s for s in timeline.steps_of(edited.other)}
    times: dict[int, int] = {}
    for segment in first:
        times[segment.number] = times.get(segment.number, 0) + segment.length
    for number, segment in enumerate(_leg(timeline.routine, edited.other)):
        second.setdefault(number, segment)
    freed = 0
    legs: dict[int, Segment] = {}
    for number in range(len(timeline.routine.steps)):
        spent = times.get(number, 0)
        if spent < second[number].cycle:
            freed += spent
        else:
            legs[number] = replace(second[number], start=0, end=spent)
    lengths = _shared_out(freed, _after_the_left_out(times, legs)) if freed else {}
    leg = [replace(s, end=lengths.get(number, s.length)) for number, s in legs.items()]
    before = [
        s if s.side is edited else replace(s, step=leg[0].step)
        for s in timeline.segments
        if s.kind is not Kind.STEP or s.side is edited
    ]
    return replace(timeline, segments=_placed([*before, *leg]))


def _after_the_left_out(times: dict[int, int], legs: dict[int, Segment]) -> dict[int, Segment]:
    """The steps that may receive what the left-out ones leave: all that come after the first."""
    first_out = min(number for number in times if number not in legs)
    return {number: s for number, s in legs.items() if number > first_out}
