"""All that a screen shows at one instant, worked out from the session.

Pure. Screens hold no state of their own: window, mini view and terminal all show a Frame.
"""

from dataclasses import dataclass
from enum import Enum

from massage_timer.core.cues import NOTICE, following_step
from massage_timer.core.routine import Part, Side, Step, Zone
from massage_timer.core.session import Command, Phase, Session
from massage_timer.core.timeline import LEG_MS, Kind, Segment, hands_on_by_zone


class Mark(Enum):
    """How the leg bar draws a zone."""

    DONE = "done"
    PRESENT = "present"
    NEXT = "next"
    LATER = "later"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class ZoneMark:
    """One zone of the leg bar; `share` is how much of its time is done, 0 to 1."""

    zone: Zone
    mark: Mark
    share: float


@dataclass(frozen=True, slots=True)
class Frame:
    """One instant of a session, for any screen. Seconds are whole and rounded up."""

    phase: Phase
    paused: bool
    held: bool
    """The change of legs waits for a key."""
    stopped: bool
    side: Side
    """The present leg; in the change of legs and the lead-in, the coming one."""
    second_leg: bool
    step: Step | None
    """The present step, or the coming one; None when the session is over."""
    seconds: int
    """Of the present step, lead-in or change of legs."""
    length: int
    """Seconds of the whole step, lead-in or change as it stands now."""
    leg_seconds: int
    both_seconds: int
    pressure: int
    """1 to 5, as it is now."""
    softened: bool
    """The whole session stays light, because of what the recipient said before it."""
    stroke: int
    """The present cycle of the step, from 1; 0 when no step runs."""
    strokes: int
    following: Step | None
    """The step after that in this leg; None in the leg's last step and at the change of legs."""
    following_in: int | None
    """Seconds until then, in the last ten; None before."""
    zones: tuple[ZoneMark, ...]
    half: bool
    """Half of the leg is done."""
    offered: frozenset[Command]
    """Which of next, stay here, again and softer can be done now."""
    left_ms: int
    """Hands-on time of the recipient's left leg so far."""
    right_ms: int

    def hands_on(self, side: Side) -> int:
        return self.left_ms if side is Side.LEFT else self.right_ms


def frame(session: Session) -> Frame:
    """What to show now."""
    segment = session.segment
    first = session.timeline.options.first
    left, right = session.hands_on(Side.LEFT), session.hands_on(Side.RIGHT)
    if segment is None:
        side = session.timeline.segments[-1].side if session.timeline.segments else first
        return _over(session, side, left, right)
    done_here = left if segment.side is Side.LEFT else right
    step_runs = segment.kind is Kind.STEP
    remaining = segment.end - session.playhead
    index = session.timeline.index_at(session.playhead)
    following = None
    if segment.kind is not Kind.CHANGE:
        # A lead-in stands before the leg's first step.
        following = following_step(session.timeline, index if step_runs else index + 1)
    return Frame(
        phase=session.phase,
        paused=session.paused,
        held=session.held,
        stopped=False,
        side=segment.side,
        second_leg=segment.side is not first,
        step=segment.step,
        seconds=_seconds(session.lead_in or remaining),
        length=_seconds(session.timeline.options.lead_in if session.lead_in else segment.length),
        leg_seconds=_seconds(LEG_MS - done_here),
        both_seconds=_seconds(2 * LEG_MS - left - right),
        pressure=_pressure(session, segment),
        softened=session.timeline.routine.softened,
        stroke=_stroke(segment, session.playhead) if step_runs else 0,
        strokes=-(-segment.length // segment.cycle) if step_runs else 0,
        following=following,
        following_in=_seconds(remaining) if step_runs and remaining <= NOTICE else None,
        zones=_zone_marks(session, segment, following),
        half=done_here >= LEG_MS // 2,
        offered=_offered(session, segment, following),
        left_ms=left,
        right_ms=right,
    )


def stroke_position(session: Session, playhead: int) -> float:
    """How many strokes of the step are done with the playhead at this place: 3.25 is a quarter
    into the fourth.

    Before a step begins the hands wait at the start of its first. `playhead` may run ahead of the
    session's own, so that a picture moves between two ticks.
    """
    segment = session.timeline.segment_at(playhead)
    if segment is None or segment.kind is not Kind.STEP:
        return 0.0
    return (playhead - segment.start) / segment.cycle


def _over(session: Session, side: Side, left: int, right: int) -> Frame:
    return Frame(
        phase=Phase.DONE,
        paused=False,
        held=False,
        stopped=session.stopped,
        side=side,
        second_leg=side is not session.timeline.options.first,
        step=None,
        seconds=0,
        length=0,
        leg_seconds=_seconds(LEG_MS - (left if side is Side.LEFT else right)),
        both_seconds=_seconds(2 * LEG_MS - left - right),
        pressure=0,
        softened=session.timeline.routine.softened,
        stroke=0,
        strokes=0,
        following=None,
        following_in=None,
        zones=(),
        half=False,
        offered=frozenset(),
        left_ms=left,
        right_ms=right,
    )


def _seconds(ms: int) -> int:
    """Whole seconds, rounded up: 5:00 is shown first, and 0 only when it is over."""
    return -(-ms // 1000)


def _pressure(session: Session, segment: Segment) -> int:
    if segment.kind is Kind.STEP:
        return segment.pressure.at((session.playhead - segment.start) / segment.length)
    coming = next(session.timeline.steps_of(segment.side))
    return coming.pressure.start


def _stroke(segment: Segment, playhead: int) -> int:
    return (playhead - segment.start) // segment.cycle + 1


def _offered(session: Session, segment: Segment, following: Step | None) -> frozenset[Command]:
    if session.phase in (Phase.READY, Phase.CHANGE):
        return frozenset()
    offered = set()
    ahead = [s for s in session.timeline.steps_of(segment.side) if s.end > session.playhead]
    if any(s.pressure.highest > 1 for s in ahead):
        offered.add(Command.SOFTER)
    if segment.kind is Kind.STEP:
        room = sum(s.room for s in ahead if s.start > session.playhead)
        if following is not None:
            offered.add(Command.NEXT)
        if room >= segment.cycle:
            offered.add(Command.STAY)
        if room >= session.playhead - segment.start:
            offered.add(Command.AGAIN)
    return frozenset(offered)


def _zone_marks(session: Session, segment: Segment, following: Step | None) -> tuple[ZoneMark, ...]:
    """Done, present, next, later or left out, for each zone of the present leg.

    The finish goes back to the foot: until it begins, the foot counts as done when its own steps
    are.
    """
    finishing = segment.step.part is Part.FINISH
    planned = dict.fromkeys(Zone, 0)
    counted = dict.fromkeys(Zone, 0)
    for s in session.timeline.steps_of(segment.side):
        for zone in s.step.technique.zones:
            planned[zone] += s.length
            if finishing or s.step.part is not Part.FINISH:
                counted[zone] += s.length // len(s.step.technique.zones)
    spent = hands_on_by_zone(session.timeline, segment.side, session.playhead)
    present = segment.step.technique.zones if segment.kind is Kind.STEP else ()
    coming = following if segment.kind is Kind.STEP else segment.step
    coming_zones = coming.technique.zones if coming is not None else ()
    marks = []
    for zone in Zone:
        share = min(1.0, spent[zone] / counted[zone]) if counted[zone] else 0.0
        if planned[zone] == 0:
            mark = Mark.LEFT_OUT
        elif zone in present:
            mark = Mark.PRESENT
        elif counted[zone] and spent[zone] >= counted[zone]:
            mark = Mark.DONE
        elif zone in coming_zones:
            mark = Mark.NEXT
        else:
            mark = Mark.LATER
        marks.append(ZoneMark(zone, mark, round(share, 3)))
    return tuple(marks)
