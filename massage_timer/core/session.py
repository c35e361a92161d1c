"""A session: a place on the tape, and since when the tape has been running.

Pure: `update` is told the time and never asks for it. Phase, step and everything shown are derived
from the place on the tape; nothing here counts down.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from massage_timer.core import timeline as tape
from massage_timer.core.cues import COUNTED, Cue, CueKind, cues_at, cues_between, next_cue_place
from massage_timer.core.routine import Routine, Side
from massage_timer.core.timeline import LEG_MS, Kind, Options, Refusal, Segment, Timeline

SLEEP_LIMIT = 2_000
"""Ms of real time that the machine may sleep without a pause: no lid is closed for so short."""
LOSSES = (CueKind.SLEPT, CueKind.STALLED)
"""What is said when nobody could see what went on."""
CHANGE_GUARD = 1_000
"""A key within this time (ms) of the change of legs was meant for the step before: it is ignored,
so that nobody skips the change by accident."""
TURN_GUARD = 400
"""Nobody answers to a new step or lead-in within this time (ms): a *next* was meant for the step
before, which is over, and a key in a lead-in for the change of legs."""


class Phase(Enum):
    """Where a session is; always derived, never stored."""

    READY = "ready"
    LEAD_IN = "lead-in"
    STEP = "step"
    CHANGE = "change of legs"
    DONE = "done"


class Command(Enum):
    """What the user, the timer or the machine wants."""

    TICK = "tick"
    START = "start"
    PAUSE = "pause"
    ASK = "ask whether to stop"
    """A pause in which somebody is asked; then no other key goes on."""
    RESUME = "resume"
    TOGGLE = "pause or resume"
    NEXT = "next"
    STAY = "stay here"
    AGAIN = "again"
    SOFTER = "softer"
    STOP = "stop"
    DOZE = "doze"
    """The machine is about to sleep: stand still, and say why when it is awake again."""
    WAKE = "wake"
    """It is awake again, or did not sleep after all."""


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting. All times in ms."""

    timeline: Timeline
    playhead: int = 0
    running_since: int | None = None
    """The clock reading at which `playhead` was true; None: somebody or something paused the tape,
    or it has not begun, or it is over."""
    lead_in: int = 0
    """What must still pass after a pause before the playhead moves on."""
    dozing: bool = False
    """It stands still because the machine was about to sleep, and nobody has been told."""

    @property
    def segment(self) -> Segment | None:
        """The segment under the playhead; None when the tape is over."""
        return self.timeline.segment_at(self.playhead)

    @property
    def phase(self) -> Phase:
        segment = self.segment
        if segment is None:
            return Phase.DONE
        if self.playhead == 0 and self.running_since is None:
            return Phase.READY
        if segment.kind is Kind.CHANGE:
            return Phase.CHANGE
        if segment.kind is Kind.STEP and self.lead_in == 0:
            return Phase.STEP
        return Phase.LEAD_IN

    @property
    def paused(self) -> bool:
        """Begun, not over, and standing still because somebody or something paused it."""
        return self.running_since is None and self.phase not in (Phase.READY, Phase.DONE)

    @property
    def held(self) -> bool:
        """At the change of legs, waiting for a key."""
        segment = self.segment
        return segment is not None and segment.hold

    def hands_on(self, side: Side) -> int:
        """Milliseconds this leg has had."""
        return tape.hands_on(self.timeline, side, self.playhead)

    @property
    def stopped(self) -> bool:
        """Over before both legs had their five minutes."""
        return self.phase is Phase.DONE and any(self.hands_on(side) < LEG_MS for side in Side)


def begin(routine: Routine, options: Options = Options()) -> Session:
    """A session that is ready to start. ValueError when the routine is not five minutes a leg."""
    return Session(tape.lay_out(routine, options))


def update(
    session: Session, command: Command, now: int, asleep: int = 0
) -> tuple[Session, tuple[Cue, ...]]:
    """Bring the session up to `now` (ms of a steady clock that goes on in sleep), obey, and return
    what to say. `asleep` is how long the machine has slept since the last update, ms of real time.

    After a sleep, or a silence of the clock longer than the limit, the session is paused where it
    was, and the command is dropped unless it is Stop: the user could not see what it would act on.
    """
    session, cues = _advance(session, now, asleep)
    if any(cue.kind in LOSSES for cue in cues) and command is not Command.STOP:
        return session, cues
    session, more = _obey(session, command, now)
    return session, cues + more


def until_next_tick(session: Session) -> int | None:
    """Ms until a shown second changes or a cue is due; None when nothing moves."""
    if session.running_since is None or session.held:
        return None
    if session.lead_in:
        return session.lead_in % 1000 or 1000
    segment = _segment(session)
    shown = [segment.end - session.playhead]
    if segment.kind is Kind.STEP:
        shown.append(LEG_MS - session.hands_on(segment.side))
    to_cue = next_cue_place(session.timeline, session.playhead) - session.playhead
    return min(to_cue, *(left % 1000 or 1000 for left in shown))


def lost_time(session: Session, now: int, asleep: int) -> tuple[CueKind, int] | None:
    """Whether the session has to stand where it was, with times as in `update`: which of the
    `LOSSES` it is and how long it took, ms of real time; None where it just goes on or stands."""
    since = None if session.held else session.running_since
    if asleep > SLEEP_LIMIT and (since is not None or session.dozing):
        return CueKind.SLEPT, asleep
    options = session.timeline.options
    if since is not None and now - since > options.stall_limit * options.speed:
        return CueKind.STALLED, round((now - since) / options.speed)
    return None


def _advance(session: Session, now: int, asleep: int) -> tuple[Session, tuple[Cue, ...]]:
    lost = lost_time(session, now, asleep)
    if lost is not None:
        still = _standing(session)
        return still, (_cue(still, lost[0], gap=lost[1]),)
    if session.running_since is None or session.held:
        return session, ()
    passed = max(0, now - session.running_since)
    waited = min(session.lead_in, passed)
    place = session.playhead + passed - waited
    hold = session.timeline.hold_from(session.playhead)
    target = min(place, session.timeline.duration if hold is None else hold)
    moved = replace(
        session,
        playhead=target,
        running_since=now - (place - target) if target < session.timeline.duration else None,
        lead_in=session.lead_in - waited,
    )
    counted = _counts(session, session.lead_in - 1, moved.lead_in)
    return moved, counted + cues_between(session.timeline, session.playhead, target)


def _obey(session: Session, command: Command, now: int) -> tuple[Session, tuple[Cue, ...]]:
    match session.phase, command:
        case (_, Command.TICK) | (Phase.DONE, _):
            return session, ()
        case Phase.READY, Command.START | Command.RESUME | Command.TOGGLE:
            return replace(session, running_since=now), cues_at(session.timeline, 0)
        case _, Command.STOP:
            stopped = Session(tape.cut(session.timeline, session.playhead), session.playhead)
            return stopped, (_cue(session, CueKind.STOPPED),)
        case (Phase.READY, _) | (_, Command.START):
            return session, ()
        case _, Command.PAUSE:
            return _pause(session)
        case _, Command.ASK:
            return _pause(session, command.value)
        case _, Command.DOZE:
            return _doze(session), ()
        case _, Command.WAKE:
            return _wake(session)
        case Phase.CHANGE, _:
            return _go_on(session, now)
        case _, Command.RESUME:
            return _resume(session, now)
        case _, Command.TOGGLE:
            return _toggle(session, now)
        case _, Command.NEXT:
            return _next(session)
        case _, Command.STAY:
            return _edit(session, command, tape.stay_here, CueKind.STAYED)
        case _, Command.AGAIN:
            return _edit(session, command, tape.again)
        case _:
            return _edit(session, command, tape.softer, CueKind.SOFTENED)


def _pause(session: Session, asked: str = "") -> tuple[Session, tuple[Cue, ...]]:
    if session.paused:
        return replace(session, dozing=False), ()
    still = _standing(session)
    return still, (_cue(still, CueKind.PAUSED, asked=asked),)


def _standing(session: Session) -> Session:
    """Where it was; but at 0 a tape counts as not begun, and nobody would be told of a pause."""
    place = session.playhead or min(1, session.timeline.options.get_ready)
    return replace(session, playhead=place, running_since=None, lead_in=0, dozing=False)


def _doze(session: Session) -> Session:
    """What stands still anyway goes on standing still."""
    if session.paused or session.held:
        return session
    return replace(_standing(session), dozing=True)


def _wake(session: Session) -> tuple[Session, tuple[Cue, ...]]:
    """No sleep to tell of: all that anybody sees is a pause."""
    if not session.dozing:
        return session, ()
    return replace(session, dozing=False), (_cue(session, CueKind.PAUSED),)


def _resume(session: Session, now: int) -> tuple[Session, tuple[Cue, ...]]:
    """Go on after a lead-in: a leg's own lead-in begins again, a step gets one of its own."""
    if not session.paused:
        return session, ()
    session = replace(session, dozing=False)
    segment = _segment(session)
    if segment.kind is Kind.LEAD_IN:
        resumed = replace(session, playhead=segment.start, running_since=now)
        begun = cues_at(resumed.timeline, resumed.playhead)
        counted = tuple(cue for cue in begun if cue.kind is CueKind.COUNT)
    else:
        wait = session.timeline.options.lead_in
        resumed = replace(session, running_since=now, lead_in=wait)
        counted = _counts(resumed, wait, wait)
    return resumed, (_cue(resumed, CueKind.RESUMED), *counted)


def _go_on(session: Session, now: int) -> tuple[Session, tuple[Cue, ...]]:
    """Leave the change of legs for the lead-in of the second leg, unless it has only just come.

    A change that was paused is only taken up again: one that waits then waits for another key.
    """
    segment = _segment(session)
    if session.running_since is None:
        again = replace(session, running_since=now, dozing=False)
        return again, (_cue(again, CueKind.RESUMED),)
    since = now - session.running_since if segment.hold else _into(session)
    if since < CHANGE_GUARD:
        return session, ()
    on = replace(session, playhead=segment.end, running_since=now)
    return on, cues_at(session.timeline, segment.end)


def _toggle(session: Session, now: int) -> tuple[Session, tuple[Cue, ...]]:
    """Pause or resume, unless a lead-in has only just come by itself."""
    if session.paused:
        return _resume(session, now)
    if _segment(session).kind is Kind.LEAD_IN and _into(session) < TURN_GUARD:
        return session, ()
    return _pause(session)


def _next(session: Session) -> tuple[Session, tuple[Cue, ...]]:
    """The next step, unless the present one has only just come by itself."""
    after, cues = _edit(session, Command.NEXT, tape.next_step)
    runs = session.phase is Phase.STEP and not session.paused
    if runs and after is not session and _into(session) < TURN_GUARD:
        return session, ()
    return after, cues


def _edit(
    session: Session,
    command: Command,
    edit: Callable[[Timeline, int], Timeline | Refusal],
    said: CueKind | None = None,
) -> tuple[Session, tuple[Cue, ...]]:
    """Edit the tape ahead; say what came of it: the new step, a word of its own, or a refusal."""
    edited = edit(session.timeline, session.playhead)
    if isinstance(edited, Refusal):
        refused = _cue(session, CueKind.REFUSED, asked=command.value, refusal=edited)
        return session, (refused,)
    after = replace(session, timeline=edited)
    if said is not None:
        return after, (_cue(after, said),)
    begun = cues_at(edited, after.playhead)
    return after, tuple(cue for cue in begun if cue.kind is CueKind.STEP)


def _counts(session: Session, most: int, least: int) -> tuple[Cue, ...]:
    """The counts of a lead-in after a pause, of which `most` down to `least` ms were left."""
    side, step = _segment(session).side, _segment(session).step
    return tuple(
        Cue(CueKind.COUNT, session.playhead, side, step, number=number)
        for number in COUNTED
        if least <= number * 1000 <= most
    )


def _cue(
    session: Session,
    kind: CueKind,
    *,
    asked: str = "",
    refusal: Refusal | None = None,
    gap: int = 0,
) -> Cue:
    segment = _segment(session)
    left = LEG_MS - session.hands_on(segment.side)
    return Cue(kind, session.playhead, segment.side, segment.step, None, asked, refusal, gap, left)


def _segment(session: Session) -> Segment:
    """The segment under the playhead of a session that is not over."""
    segment = session.segment
    assert segment is not None
    return segment


def _into(session: Session) -> int:
    """Ms since the present segment began."""
    return session.playhead - _segment(session).start
