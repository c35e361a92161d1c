"""What each command does in each phase, and what a clock may do to a session.

On the sample routine: left leg from 5 s of the tape, change of legs 305 s, lead-in 325 s, right leg
328 to 628 s. In these tests the clock reads the same as the tape unless something stood still.
"""

from dataclasses import replace

import pytest
from samples import routine

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.routine import Side
from massage_timer.core.session import (
    SLEEP_LIMIT,
    Command,
    Phase,
    Session,
    begin,
    until_next_tick,
    update,
)
from massage_timer.core.timeline import LEG_MS, Kind, Options, lay_out

L, R = Side.LEFT, Side.RIGHT
LEFT_LEG, CALF, THIGH, FINISH, CHANGE = 5_000, 45_000, 165_000, 265_000, 305_000
LEAD_IN, RIGHT_LEG, END = 325_000, 328_000, 628_000
WAITING = Options(wait_at_change=True)

RUNNING = {
    "get ready": 2_000,
    "a step": 60_000,
    "the change": 310_000,
    "the second lead-in": 326_500,
    "a step of the second leg": 400_000,
}
"""A place on the tape for each kind of moment in which it runs."""


def running(place: int, options: Options = Options()) -> Session:
    return Session(lay_out(routine(), options), place, running_since=place)


def paused(place: int, options: Options = Options()) -> Session:
    return Session(lay_out(routine(), options), place)


def kinds(cues: tuple[Cue, ...]) -> list[CueKind]:
    """Without the counts of a lead-in, which have tests of their own."""
    return [cue.kind for cue in cues if cue.kind is not CueKind.COUNT]


# Start


@pytest.mark.parametrize("command", [Command.START, Command.RESUME, Command.TOGGLE])
@pytest.mark.parametrize("get_ready", [0, 5_000])
def test_a_session_waits_until_it_is_started(command: Command, get_ready: int) -> None:
    ready = begin(routine(), Options(get_ready=get_ready))
    assert ready.phase is Phase.READY
    assert not ready.paused
    assert update(ready, Command.TICK, 99_000) == (ready, ())
    started, cues = update(ready, command, 99_000)
    assert started.phase is (Phase.LEAD_IN if get_ready else Phase.STEP)
    assert started.running_since == 99_000
    assert kinds(cues) == [CueKind.GET_READY if get_ready else CueKind.STEP]


@pytest.mark.parametrize(
    "command", [Command.PAUSE, Command.NEXT, Command.STAY, Command.AGAIN, Command.SOFTER]
)
def test_before_the_start_nothing_else_does_anything(command: Command) -> None:
    ready = begin(routine())
    assert update(ready, command, 0) == (ready, ())


@pytest.mark.parametrize("command", [Command.PAUSE, Command.ASK, Command.DOZE])
def test_a_pause_in_the_very_first_moment_is_a_pause(command: Command) -> None:
    started, _ = update(begin(routine()), Command.START, 0)
    still, _ = update(started, command, 0)
    assert still.paused
    assert still.phase is Phase.LEAD_IN


def test_a_sleep_in_the_very_first_moment_is_told_by_a_pause() -> None:
    started, _ = update(begin(routine()), Command.START, 0)
    for now, asleep in ((SLEEP_LIMIT + 1, SLEEP_LIMIT + 1), (10_001, 0)):
        still, cues = update(started, Command.TICK, now, asleep)
        assert still.paused
        assert len(cues) == 1
        going, _ = update(still, Command.RESUME, now)
        assert going.playhead == 0
        assert going.phase is Phase.LEAD_IN


@pytest.mark.parametrize("place", RUNNING.values(), ids=RUNNING)
def test_a_session_starts_once(place: int) -> None:
    assert update(running(place), Command.START, place) == (running(place), ())


def test_the_phases_follow_one_another_until_both_legs_are_done() -> None:
    session, _ = update(begin(routine()), Command.START, 0)
    phases = [session.phase]
    for now in range(500, END + 1_000, 500):
        session, _ = update(session, Command.TICK, now)
        if session.phase is not phases[-1]:
            phases.append(session.phase)
    assert phases == [
        Phase.LEAD_IN,
        Phase.STEP,
        Phase.CHANGE,
        Phase.LEAD_IN,
        Phase.STEP,
        Phase.DONE,
    ]
    assert (session.hands_on(L), session.hands_on(R)) == (LEG_MS, LEG_MS)
    assert not session.stopped
    assert session.running_since is None


@pytest.mark.parametrize("command", Command)
def test_when_it_is_over_no_command_does_anything(command: Command) -> None:
    over = paused(END)
    assert update(over, command, END + 5_000) == (over, ())


# Pause and lead-in


@pytest.mark.parametrize("command", [Command.PAUSE, Command.TOGGLE, Command.ASK])
def test_a_pause_keeps_the_place_for_as_long_as_it_lasts(command: Command) -> None:
    session, cues = update(running(60_000), command, 61_234)
    assert (session.playhead, session.paused, kinds(cues)) == (61_234, True, [CueKind.PAUSED])
    assert session.phase is Phase.STEP
    assert update(session, Command.TICK, 9_000_000) == (session, ())
    assert update(session, Command.PAUSE, 9_000_000) == (session, ())
    assert until_next_tick(session) is None


@pytest.mark.parametrize("command", [Command.RESUME, Command.TOGGLE])
def test_after_a_pause_a_lead_in_comes_before_the_leg_gets_its_time(command: Command) -> None:
    session, cues = update(paused(60_000), command, 0)
    assert kinds(cues) == [CueKind.RESUMED]
    assert session.phase is Phase.LEAD_IN
    session, _ = update(session, Command.TICK, 2_999)
    assert (session.playhead, session.lead_in, session.phase) == (60_000, 1, Phase.LEAD_IN)
    session, _ = update(session, Command.TICK, 3_000)
    assert (session.playhead, session.lead_in, session.phase) == (60_000, 0, Phase.STEP)
    session, _ = update(session, Command.TICK, 3_500)
    assert session.playhead == 60_500


def test_a_late_reading_takes_the_lead_in_off_before_the_tape_moves() -> None:
    session, _ = update(paused(60_000), Command.RESUME, 0)
    session, _ = update(session, Command.TICK, 5_000)
    assert (session.playhead, session.lead_in) == (62_000, 0)


def test_a_pause_within_the_lead_in_begins_it_anew() -> None:
    session, _ = update(paused(60_000), Command.RESUME, 0)
    session, cues = update(session, Command.TOGGLE, 2_000)
    assert (session, kinds(cues)) == (paused(60_000), [CueKind.PAUSED])
    session, _ = update(session, Command.TOGGLE, 50_000)
    assert session.lead_in == 3_000


@pytest.mark.parametrize(("place", "start"), [(4_000, 0), (327_000, LEAD_IN)])
def test_a_pause_within_a_legs_own_lead_in_begins_that_anew(place: int, start: int) -> None:
    session, cues = update(paused(place), Command.RESUME, 77_000)
    assert kinds(cues) == [CueKind.RESUMED]
    assert (session.playhead, session.lead_in, session.phase) == (start, 0, Phase.LEAD_IN)
    session, cues = update(session, Command.TICK, 78_000)
    assert (session.playhead, kinds(cues)) == (start + 1_000, [])


@pytest.mark.parametrize("apart", [1, 100, 999, 1_000, 1_001, 2_500, 3_000, 7_000])
@pytest.mark.parametrize(
    ("place", "lead_in", "counted"),
    [
        (60_000, 1_500, {1: 500}),
        (60_000, 2_000, {2: 0, 1: 1_000}),
        (60_000, 3_000, {3: 0, 2: 1_000, 1: 2_000}),
        (60_000, 5_000, {3: 2_000, 2: 3_000, 1: 4_000}),
        (327_000, 3_000, {3: 0, 2: 1_000, 1: 2_000}),
        (4_000, 3_000, {3: 2_000, 2: 3_000, 1: 4_000}),
    ],
)
def test_the_last_seconds_of_a_lead_in_are_counted_once_each_and_never_early(
    place: int, lead_in: int, counted: dict[int, int], apart: int
) -> None:
    timeline = lay_out(routine(), Options(lead_in=lead_in))
    session, cues = update(Session(timeline, place), Command.RESUME, 0)
    heard = [(cue.number, 0) for cue in cues if cue.kind is CueKind.COUNT]
    for now in range(apart, 8_001, apart):
        session, cues = update(session, Command.TICK, now)
        heard += [(cue.number, now) for cue in cues if cue.kind is CueKind.COUNT]
    assert heard == [(number, -(-due // apart) * apart) for number, due in counted.items()]


@pytest.mark.parametrize("place", [RUNNING["get ready"], RUNNING["a step"]])
def test_going_on_while_it_goes_on_does_nothing(place: int) -> None:
    assert update(running(place), Command.RESUME, place) == (running(place), ())


# Stop


@pytest.mark.parametrize(
    ("session", "left", "right"),
    [
        (begin(routine()), 0, 0),
        (running(2_000), 0, 0),
        (running(LEFT_LEG), 0, 0),
        (running(60_000), 55_000, 0),
        (paused(60_000), 55_000, 0),
        (running(310_000), LEG_MS, 0),
        (running(CHANGE, WAITING), LEG_MS, 0),
        (running(326_500), LEG_MS, 0),
        (running(400_000), LEG_MS, 72_000),
        (running(END - 1), LEG_MS, LEG_MS - 1),
    ],
)
def test_stop_ends_every_phase_and_keeps_what_each_leg_has_had(
    session: Session, left: int, right: int
) -> None:
    stopped, cues = update(session, Command.STOP, session.playhead)
    assert (stopped.phase, stopped.stopped) == (Phase.DONE, True)
    assert (stopped.hands_on(L), stopped.hands_on(R)) == (left, right)
    assert kinds(cues) == [CueKind.STOPPED]
    assert cues[0].leg_left == LEG_MS - (left if cues[0].side is L else right)
    assert stopped.timeline.duration == stopped.playhead
    assert until_next_tick(stopped) is None
    assert update(stopped, Command.START, END) == (stopped, ())


def test_a_stop_after_the_end_changes_nothing() -> None:
    session, cues = update(running(END - 10), Command.STOP, END)
    assert (session.phase, session.stopped) == (Phase.DONE, False)
    assert kinds(cues) == [CueKind.FINISHED]


# Silence of the clock


@pytest.mark.parametrize("command", [c for c in Command if c is not Command.STOP])
@pytest.mark.parametrize("place", RUNNING.values(), ids=RUNNING)
def test_a_long_silence_pauses_where_it_was_and_drops_the_command(
    command: Command, place: int
) -> None:
    session, cues = update(running(place), command, place + 10_001)
    assert session == paused(place)
    assert [(cue.kind, cue.gap) for cue in cues] == [(CueKind.STALLED, 10_001)]


def test_a_silence_of_exactly_the_limit_is_only_late() -> None:
    session, cues = update(running(LEFT_LEG), Command.TICK, LEFT_LEG + 10_000)
    assert (session.playhead, session.paused, cues) == (LEFT_LEG + 10_000, False, ())


def test_the_limit_of_silence_can_be_chosen() -> None:
    patient = Options(stall_limit=60_000)
    session, _ = update(running(60_000, patient), Command.TICK, 120_000)
    assert session.playhead == 120_000
    session, _ = update(running(60_000, patient), Command.TICK, 120_001)
    assert session.playhead == 60_000


def test_a_silence_tells_where_it_was_and_what_is_left_of_the_leg() -> None:
    _, cues = update(running(400_000), Command.TICK, 400_000 + 192_000)
    (stalled,) = cues
    assert (stalled.side, stalled.at, stalled.gap) == (R, 400_000, 192_000)
    assert stalled.leg_left == 228_000
    assert stalled.step is not None
    assert stalled.step.technique.name == "Calf glide"


def test_a_silence_within_a_lead_in_begins_it_anew() -> None:
    session, _ = update(paused(60_000), Command.RESUME, 0)
    session, _ = update(session, Command.TICK, 1_000)
    session, cues = update(session, Command.TICK, 20_000)
    assert (session, kinds(cues)) == (paused(60_000), [CueKind.STALLED])


def test_stop_is_obeyed_even_after_a_long_silence_and_burns_no_time() -> None:
    session, cues = update(running(60_000), Command.STOP, 600_000)
    assert kinds(cues) == [CueKind.STALLED, CueKind.STOPPED]
    assert (session.hands_on(L), session.stopped) == (55_000, True)


def test_a_faster_clock_may_be_silent_for_as_long_in_real_time() -> None:
    fast = Options(speed=20)
    session, _ = update(running(60_000, fast), Command.TICK, 60_000 + 200_000)
    assert session.playhead == 260_000
    session, cues = update(running(60_000, fast), Command.TICK, 60_000 + 200_020)
    assert session.playhead == 60_000
    assert [(cue.kind, cue.gap) for cue in cues] == [(CueKind.STALLED, 10_001)]


# Sleep of the machine


@pytest.mark.parametrize("command", [c for c in Command if c is not Command.STOP])
@pytest.mark.parametrize("place", RUNNING.values(), ids=RUNNING)
def test_even_a_short_sleep_pauses_where_it_was_and_drops_the_command(
    command: Command, place: int
) -> None:
    session, cues = update(running(place), command, place + 3_000, SLEEP_LIMIT + 1)
    assert session == paused(place)
    assert [(cue.kind, cue.gap) for cue in cues] == [(CueKind.SLEPT, SLEEP_LIMIT + 1)]


def test_a_sleep_too_short_for_a_lid_is_only_late() -> None:
    session, cues = update(running(LEFT_LEG), Command.TICK, LEFT_LEG + 2_500, SLEEP_LIMIT)
    assert (session.playhead, session.paused, cues) == (LEFT_LEG + 2_500, False, ())


def test_after_a_sleep_stop_is_obeyed_and_burns_no_time() -> None:
    session, cues = update(running(60_000), Command.STOP, 70_000, 9_000)
    assert kinds(cues) == [CueKind.SLEPT, CueKind.STOPPED]
    assert (session.hands_on(L), session.stopped) == (55_000, True)


def test_a_sleep_within_a_lead_in_after_a_pause_ends_it() -> None:
    session, _ = update(paused(60_000), Command.RESUME, 0)
    session, cues = update(session, Command.TICK, 4_000, 3_000)
    assert (session, kinds(cues)) == (paused(60_000), [CueKind.SLEPT])


@pytest.mark.parametrize(
    "still",
    [
        begin(routine()),
        paused(60_000),
        paused(LEFT_LEG - 1_000),
        paused(CHANGE + 1_000),
        running(CHANGE, WAITING),
        paused(CHANGE, WAITING),
        update(running(60_000), Command.STOP, 60_000)[0],
        Session(lay_out(routine()), END),
    ],
    ids=["ready", "step", "lead-in", "change", "waits", "waits paused", "stopped", "done"],
)
@pytest.mark.parametrize("command", [Command.TICK, Command.DOZE, Command.WAKE])
def test_what_stands_still_sleeps_without_a_word(still: Session, command: Command) -> None:
    assert update(still, command, 3_600_000, 3_500_000) == (still, ())


def test_a_clock_that_goes_back_takes_nothing_back() -> None:
    session, cues = update(running(60_000), Command.TICK, 59_000)
    assert (session, cues) == (replace(running(60_000), running_since=59_000), ())


def test_a_change_that_waits_goes_on_by_a_key_after_a_sleep() -> None:
    session, cues = update(running(CHANGE, WAITING), Command.NEXT, 3_600_000, 3_500_000)
    assert (session.phase, session.running_since) == (Phase.LEAD_IN, 3_600_000)
    assert kinds(cues) == [CueKind.GET_READY]


def dozing(place: int) -> Session:
    """Told at this place that the machine is about to sleep."""
    session, cues = update(running(place), Command.DOZE, place)
    assert cues == ()
    return session


@pytest.mark.parametrize("place", RUNNING.values(), ids=RUNNING)
def test_told_of_a_sleep_it_stands_still_at_that_instant(place: int) -> None:
    session, cues = update(running(place), Command.DOZE, place + 300)
    assert (session.playhead, session.running_since) == (place + 300, None)
    assert (session.paused, until_next_tick(session)) == (True, None)
    assert all(cue.kind is not CueKind.PAUSED for cue in cues)
    assert update(session, Command.TICK, place + 9_000) == (session, ())


def test_told_of_a_sleep_within_a_lead_in_after_a_pause_it_ends_it() -> None:
    session, _ = update(paused(60_000), Command.RESUME, 0)
    session, _ = update(session, Command.DOZE, 1_000)
    assert session == dozing(60_000)


@pytest.mark.parametrize("command", [c for c in Command if c is not Command.STOP])
def test_awake_again_it_says_how_long_it_slept_and_waits(command: Command) -> None:
    session, cues = update(dozing(60_000), command, 260_000, 192_000)
    assert session == paused(60_000)
    assert [(cue.kind, cue.gap, cue.leg_left) for cue in cues] == [
        (CueKind.SLEPT, 192_000, 245_000)
    ]
    assert update(session, Command.WAKE, 260_100) == (session, ())


def test_a_sleep_that_did_not_come_leaves_a_pause_like_any_other() -> None:
    session, cues = update(dozing(60_000), Command.WAKE, 62_000)
    assert (session, kinds(cues)) == (paused(60_000), [CueKind.PAUSED])
    assert update(session, Command.TICK, 90_000, 20_000) == (session, ())


@pytest.mark.parametrize("command", [Command.RESUME, Command.TOGGLE])
@pytest.mark.parametrize("place", [2_000, 60_000, CHANGE + 5_000, CHANGE + 20_500])
def test_whoever_goes_on_before_the_sleep_comes_goes_on(command: Command, place: int) -> None:
    resumed, cues = update(dozing(place), command, 700_000)
    assert (resumed, cues) == update(paused(place), command, 700_000)
    assert resumed.running_since == 700_000
    slept, cues = update(resumed, Command.WAKE, 710_000, 9_000)
    assert (slept.running_since, kinds(cues)) == (None, [CueKind.SLEPT])


@pytest.mark.parametrize("command", [Command.PAUSE, Command.ASK])
def test_whoever_pauses_before_the_sleep_comes_hears_nothing_of_it(command: Command) -> None:
    session, cues = update(dozing(60_000), command, 61_000)
    assert (session, cues) == (paused(60_000), ())
    assert update(session, Command.WAKE, 90_000, 20_000) == (session, ())


def test_a_clock_that_reads_the_same_twice_moves_nothing() -> None:
    assert update(running(60_000), Command.TICK, 60_000) == (running(60_000), ())


def test_a_clock_that_goes_back_takes_no_time_away() -> None:
    session, cues = update(running(60_000), Command.TICK, 50_000)
    assert (session.playhead, cues) == (60_000, ())


# When something shown changes next


@pytest.mark.parametrize(
    ("session", "wait"),
    [
        (begin(routine()), None),
        (running(0), 1_000),
        (running(4_300), 700),
        (running(LEFT_LEG), 1_000),
        (running(60_250), 750),
        (running(310_000), 1_000),
        (running(327_999), 1),
        (running(END - 1), 1),
        (running(CHANGE, WAITING), None),
        (paused(60_000), None),
        (paused(END), None),
        (update(paused(60_250), Command.RESUME, 0)[0], 1_000),
        (Session(lay_out(routine()), 60_250, 0, lead_in=1_400), 400),
    ],
)
def test_the_next_reading_is_due_when_a_shown_second_changes(
    session: Session, wait: int | None
) -> None:
    assert until_next_tick(session) == wait


def test_the_next_reading_is_due_for_step_and_leg_when_they_change_apart() -> None:
    after_next, _ = update(running(60_300), Command.NEXT, 60_300)
    # the step has lengthened in whole seconds, the leg has 244.7 s left
    assert until_next_tick(after_next) == 700
    in_the_finish = Session(after_next.timeline, 303_100, running_since=0)
    segment = in_the_finish.segment
    assert segment is not None
    assert (segment.kind, segment.end) == (Kind.STEP, CHANGE)
    assert until_next_tick(in_the_finish) == 900
