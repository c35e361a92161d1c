"""Sessions at random places, for tests of what is kept of them."""

from hypothesis import strategies as st
from samples import routines

from massage_timer.core.checkpoint import Checkpoint, checkpoint_of
from massage_timer.core.routine import Routine, Side
from massage_timer.core.session import Command, Session, begin, update
from massage_timer.core.timeline import Options

SAVED = "2026-11-27T21:14:05+01:00"
PRESSES = [c for c in Command if c not in (Command.TICK, Command.START, Command.STOP)]


@st.composite
def begun(draw: st.DrawFn, whole: st.SearchStrategy[Routine] | None = None) -> Session:
    """A session that has begun and is not over, after random presses."""
    routine = draw(routines() if whole is None else whole)
    options = Options(
        first=draw(st.sampled_from(Side)),
        change=draw(st.sampled_from([5_000, 20_000])),
        wait_at_change=draw(st.booleans()),
        strokes=draw(st.booleans()),
    )
    now = 1_000_000
    session, _ = update(begin(routine, options), Command.START, now)
    passed = st.one_of(st.integers(1, 9_999), st.integers(1, 60_000))
    for wait in draw(st.lists(passed, min_size=1, max_size=25)):
        command = draw(st.sampled_from([*PRESSES, Command.TICK, Command.TICK]))
        for until in range(now, now + wait, 5_000):
            session, _ = update(session, Command.TICK, until)
        now += wait
        after, _ = update(session, command, now)
        if after.segment is None:
            break
        session = after
    if session.playhead == 0:
        session, _ = update(session, Command.RESUME, now)
        session, _ = update(session, Command.TICK, now + 1_500)
    return session


@st.composite
def checkpoints(draw: st.DrawFn) -> Checkpoint:
    """What is kept of such sessions, and of some that were stopped."""
    session = draw(begun())
    if draw(st.booleans()) and draw(st.booleans()):
        session, _ = update(session, Command.STOP, 9_000_000)
    usual = draw(st.one_of(st.just(session.timeline.routine), routines()))
    return checkpoint_of(session, usual, draw(st.integers(0, 10_000_000)), SAVED)


def broken_off(
    routine: Routine,
    playhead: int,
    *,
    saved_at: str = SAVED,
    whole: int = 0,
    first: Side = Side.LEFT,
) -> Checkpoint:
    """A session of this routine that broke off at this place."""
    session = Session(begin(routine, Options(first=first)).timeline, playhead)
    return checkpoint_of(session, routine, whole or playhead, saved_at)
