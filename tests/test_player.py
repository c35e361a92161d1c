"""The player reads a clock that goes only when told to; one test has the real timer and clock."""

from dataclasses import replace

import pytest
from fakes import FakeClock
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import routine

from massage_timer.core.commands import PRESS_APART
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase, begin
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.devices.clock import SteadyClock
from massage_timer.player import LONGEST_SLEEP, SessionPlayer


class Listener:
    """Remembers what it heard, in order, and what the player held at that moment."""

    def __init__(self, player: SessionPlayer) -> None:
        self._player = player
        self.frames: list[Frame] = []
        self.cues: list[Cue] = []
        self.heard: list[str] = []
        player.frame_changed.connect(self.show)
        player.cue.connect(self.say)

    def show(self, shown: Frame) -> None:
        assert self._player.session is not None
        assert frame(self._player.session) == shown
        self.frames.append(shown)
        self.heard.append(f"{shown.phase.value} {shown.seconds}")

    def say(self, cue: Cue) -> None:
        assert self._player.session is not None
        assert self._player.session.playhead >= cue.at
        self.cues.append(cue)
        self.heard.append(cue.kind.value)


@pytest.fixture
def player(qapp: QObject, clock: FakeClock) -> SessionPlayer:
    return SessionPlayer(clock)


@pytest.fixture
def listener(player: SessionPlayer) -> Listener:
    return Listener(player)


def timer(player: SessionPlayer) -> QTimer:
    found = player.findChild(QTimer)
    assert isinstance(found, QTimer)
    return found


def start(
    player: SessionPlayer, clock: FakeClock, place: int, options: Options = Options()
) -> None:
    """Load the sample routine, start it and let it run to a place on the tape."""
    player.load(routine(), options)
    player.press(Command.START)
    run(player, clock, place)


def run(player: SessionPlayer, clock: FakeClock, ms: int) -> None:
    while ms > 0:
        clock.advance(min(ms, 500))
        ms -= 500
        player.tick()


def playhead(player: SessionPlayer) -> int:
    assert player.session is not None
    return player.session.playhead


def test_without_a_routine_nothing_happens(player: SessionPlayer, listener: Listener) -> None:
    player.tick()
    assert player.press(Command.START)
    assert (player.session, player.running, player.stroke_position()) == (None, False, 0)
    assert listener.heard == []
    assert not timer(player).isActive()


def test_loading_shows_the_session_ready_and_starts_nothing(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    player.load(routine())
    assert listener.heard == ["ready 5"]
    assert not player.running
    assert not timer(player).isActive()
    clock.advance(60_000)
    player.tick()
    assert listener.heard == ["ready 5"]


def test_the_frame_comes_before_the_cues_that_go_with_it(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 0)
    clock.advance(5_000)
    player.tick()
    assert listener.heard == [
        "ready 5",
        "lead-in 5",
        "get ready",
        "step 40",
        "count",
        "count",
        "count",
        "step begins",
    ]


def test_the_new_state_is_stored_before_anything_is_told(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    """The listener compares; here every kind of change passes by it."""
    start(player, clock, 60_000)
    for command in (Command.NEXT, Command.SOFTER, Command.PAUSE, Command.RESUME, Command.STOP):
        clock.advance(PRESS_APART)
        player.press(command)
    assert listener.frames[-1].stopped
    counted = CueKind.COUNT
    assert [cue.kind for cue in listener.cues if cue.kind is not counted][-5:] == [
        CueKind.STEP,
        CueKind.SOFTENED,
        CueKind.PAUSED,
        CueKind.RESUMED,
        CueKind.STOPPED,
    ]


def test_it_is_known_how_late_a_cue_is_heard(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    heard: list[tuple[str, int]] = []
    player.cue.connect(lambda cue: heard.append((cue.kind.value, player.lateness(cue))))
    start(player, clock, 0)
    clock.advance(7_500)
    player.tick()
    clock.advance(1_000)
    player.press(Command.PAUSE)
    assert heard == [
        ("get ready", 0),
        ("count", 5_500),
        ("count", 4_500),
        ("count", 3_500),
        ("step begins", 2_500),
        ("paused", 0),
    ]


def test_at_eight_times_the_speed_a_cue_is_an_eighth_as_late(
    qapp: QApplication, clock: FakeClock
) -> None:
    player = SessionPlayer(clock, speed=8.0)
    player.load(routine())
    player.press(Command.START)
    clock.advance(5_800)
    late: list[int] = []
    player.cue.connect(lambda cue: late.append(player.lateness(cue)))
    player.tick()
    assert late == [475, 350, 225, 100]


def test_a_listener_that_asks_for_the_time_finds_the_timer_armed(
    player: SessionPlayer, clock: FakeClock
) -> None:
    armed: list[bool] = []
    waits: list[int] = []

    def look(_: object) -> None:
        armed.append(timer(player).isActive())
        waits.append(timer(player).interval())

    player.frame_changed.connect(look)
    player.cue.connect(look)
    start(player, clock, 0)
    assert armed == [False, True, True]
    clock.advance(1_300)
    player.tick()
    assert waits[-1] == 700, "to the very second that is shown next"


def test_a_clock_that_goes_slower_is_read_as_often(qapp: QObject, clock: FakeClock) -> None:
    player = SessionPlayer(clock, speed=0.25)
    player.load(routine())
    player.press(Command.START)
    assert timer(player).interval() == 1_000


def test_a_frame_is_told_only_when_something_shown_has_changed(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 0)
    told = len(listener.frames)
    for _ in range(9):
        clock.advance(100)
        player.tick()
    assert len(listener.frames) == told
    clock.advance(100)
    player.tick()
    assert [shown.seconds for shown in listener.frames[told:]] == [4]


# Presses


def test_presses_close_together_count_once(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    assert player.press(Command.PAUSE)
    clock.advance(PRESS_APART - 1)
    assert not player.press(Command.RESUME)
    assert not player.running
    clock.advance(PRESS_APART)
    assert player.press(Command.RESUME)
    assert player.running


def test_a_key_that_is_held_down_counts_once(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    counted = 0
    for _ in range(100):
        counted += player.press(Command.SOFTER)
        clock.advance(30)
    assert counted == 1


def test_stop_is_never_too_soon(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    player.press(Command.PAUSE)
    assert player.press(Command.STOP)
    assert listener.frames[-1].stopped


def test_a_new_session_does_not_remember_the_presses_of_the_last(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    player.press(Command.STOP)
    player.load(routine())
    assert player.press(Command.START)
    assert player.running
    assert playhead(player) == 0
    assert listener.frames[-1].phase is Phase.LEAD_IN


# The stroke between two ticks


def test_the_hands_move_between_two_ticks(player: SessionPlayer, clock: FakeClock) -> None:
    start(player, clock, 45_000)
    positions = []
    for _ in range(4):
        positions.append(player.stroke_position())
        clock.advance(1_500)
    assert positions == [0, 0.25, 0.5, 0.75]
    assert playhead(player) == 45_000


def test_the_hands_wait_at_the_end_of_the_step_for_the_tick(
    player: SessionPlayer, clock: FakeClock
) -> None:
    start(player, clock, 44_000)
    clock.advance(5_000)
    assert player.stroke_position() == pytest.approx(10, abs=0.001)
    assert player.stroke_position() < 10
    player.tick()
    assert player.stroke_position() == pytest.approx(4 / 6)


def test_the_hands_freeze_in_a_pause_and_through_the_lead_in_after_it(
    player: SessionPlayer, clock: FakeClock
) -> None:
    start(player, clock, 47_000)
    player.press(Command.PAUSE)
    frozen = player.stroke_position()
    assert frozen == pytest.approx(2 / 6)
    clock.advance(60_000)
    assert player.stroke_position() == frozen
    player.press(Command.RESUME)
    for _ in range(3):
        clock.advance(1_000)
        assert player.stroke_position() == frozen
    clock.advance(1_000)
    assert player.stroke_position() == pytest.approx(3 / 6)


@pytest.mark.parametrize("place", [0, 4_000, 305_000, 310_000, 326_000])
@pytest.mark.parametrize("waits", [False, True])
def test_there_is_no_stroke_where_no_step_runs(
    player: SessionPlayer, clock: FakeClock, place: int, waits: bool
) -> None:
    start(player, clock, place, Options(wait_at_change=waits))
    clock.advance(300)
    assert player.stroke_position() == 0


def test_there_is_no_stroke_when_it_is_over(player: SessionPlayer, clock: FakeClock) -> None:
    start(player, clock, 630_000)
    clock.advance(300)
    assert player.stroke_position() == 0


# The timer


def test_the_timer_is_armed_to_the_next_second_that_is_shown(
    player: SessionPlayer, clock: FakeClock
) -> None:
    start(player, clock, 0)
    assert timer(player).interval() == 1_000
    clock.advance(300)
    player.tick()
    assert timer(player).interval() == 700
    assert timer(player).isSingleShot()


def test_the_timer_rests_while_nothing_moves(player: SessionPlayer, clock: FakeClock) -> None:
    start(player, clock, 60_000)
    assert timer(player).isActive()
    player.press(Command.PAUSE)
    assert not timer(player).isActive()
    clock.advance(PRESS_APART)
    player.press(Command.RESUME)
    assert timer(player).isActive()
    run(player, clock, 600_000)
    assert not player.running
    assert not timer(player).isActive()


def test_the_timer_rests_at_a_change_that_waits(player: SessionPlayer, clock: FakeClock) -> None:
    start(player, clock, 306_000, Options(wait_at_change=True))
    assert not timer(player).isActive()
    clock.advance(600_000)
    player.press(Command.NEXT)
    assert timer(player).isActive()
    assert playhead(player) == 325_000


def test_the_clock_is_read_often_enough_to_notice_that_the_computer_slept(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    assert timer(player).interval() <= LONGEST_SLEEP
    clock.sleep(3_600_000)
    player.tick()
    assert (playhead(player), player.running) == (60_000, False)
    assert (listener.cues[-1].kind, listener.cues[-1].gap) == (CueKind.SLEPT, 3_600_000)
    assert not timer(player).isActive()


def test_a_sleep_is_told_once_and_is_no_sleep_of_what_comes_after(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    clock.sleep(60_000)
    player.tick()
    clock.advance(PRESS_APART)
    player.press(Command.RESUME)
    run(player, clock, 10_000)
    assert player.running
    assert [cue.kind for cue in listener.cues].count(CueKind.SLEPT) == 1


def test_a_sleep_before_the_start_is_none_of_the_session(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    player.load(routine())
    clock.sleep(60_000)
    player.press(Command.START)
    run(player, clock, 1_000)
    assert player.running


def test_told_of_a_sleep_it_stands_at_that_instant_and_speaks_when_it_is_over(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    start(player, clock, 60_000)
    clock.advance(321)
    player.doze()
    assert listener.frames[-1].paused
    assert (playhead(player), timer(player).isActive()) == (60_321, False)
    heard = len(listener.cues)
    clock.advance(2_000)
    clock.sleep(192_000)
    player.wake()
    assert [(cue.kind, cue.gap) for cue in listener.cues[heard:]] == [(CueKind.SLEPT, 192_000)]
    assert (playhead(player), player.running) == (60_321, False)


@pytest.mark.parametrize("speed", [1, 10])
def test_the_hands_do_not_move_with_a_sleep_or_a_standstill(
    qapp: QObject, clock: FakeClock, speed: int
) -> None:
    """Even in a picture that is drawn before the clock is read."""
    player = SessionPlayer(clock, speed=speed)
    start(player, clock, 60_000)
    at = player.stroke_position()
    clock.sleep(2_001)
    assert player.stroke_position() == at
    player.tick()
    clock.advance(PRESS_APART * speed)
    player.press(Command.RESUME)
    clock.advance(10_001 * speed)
    assert player.stroke_position() == at


def test_a_faster_clock_is_woken_sooner_and_leaves_the_giver_the_same_time(
    qapp: QObject, clock: FakeClock
) -> None:
    player = SessionPlayer(clock, speed=10)
    player.load(routine())
    player.press(Command.START)
    assert timer(player).interval() == 100
    clock.advance(10 * PRESS_APART - 1)
    assert not player.press(Command.PAUSE)
    player.tick()
    clock.advance(10 * 10_000)
    player.tick()
    assert player.running
    clock.advance(10 * 10_000 + 1)
    player.tick()
    assert not player.running


def test_a_whole_routine_plays_by_itself_on_the_real_timer_and_clock(qtbot: QtBot) -> None:
    speed = 600
    player = SessionPlayer(SteadyClock(speed), speed=speed)
    listener = Listener(player)
    player.load(routine())
    player.press(Command.START)
    qtbot.waitUntil(lambda: listener.frames[-1].phase is Phase.DONE, timeout=30_000)
    assert listener.cues[-1].kind is CueKind.FINISHED
    assert [listener.frames[-1].hands_on(side) for side in Side] == [LEG_MS, LEG_MS]
    assert [cue.kind for cue in listener.cues].count(CueKind.STEP) == 8
    assert not player.running


def test_a_session_that_is_taken_up_stands_still_until_somebody_goes_on(
    player: SessionPlayer, listener: Listener, clock: FakeClock
) -> None:
    begun = begin(routine(), Options())
    player.resume(replace(begun, playhead=100_000, running_since=clock.now(), lead_in=1_000))
    clock.advance(5_000)
    player.tick()
    session = player.session
    assert session is not None
    assert (session.playhead, session.paused) == (100_000, True)
    assert not timer(player).isActive()
    assert [shown.paused for shown in listener.frames] == [True]
    assert player.press(Command.RESUME)
    assert player.running


def test_a_session_that_is_taken_up_at_speed_notices_no_stall_in_a_second(
    qapp: QObject, clock: FakeClock
) -> None:
    fast = SessionPlayer(clock, speed=20.0)
    fast.resume(replace(begin(routine(), Options()), playhead=50_000))
    fast.tell(Command.RESUME)
    clock.advance(20_000)
    fast.tick()
    assert fast.running
