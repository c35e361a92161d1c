"""The screen is held on while a session runs, and at no other time."""

import pytest
from fakes import FakeClock, FakeHolder
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from samples import routine
from tried import tried

from massage_timer.core.session import Command, Phase, until_next_tick
from massage_timer.core.timeline import Options
from massage_timer.player import SessionPlayer
from massage_timer.stay_awake import LONGEST_PAUSE, StayAwake


class Stage:
    """A session and what keeps its screen on."""

    def __init__(self, options: Options = Options(), speed: float = 1.0) -> None:
        self.clock = FakeClock(0)
        self.holder = FakeHolder(self.clock)
        self.player = SessionPlayer(self.clock, speed=speed)
        self.awake = StayAwake(self.holder, self.clock, self.player, speed=speed)
        self.player.frame_changed.connect(self.awake.show_frame)
        self.player.load(routine(), options)

    def pass_time(self, ms: int) -> None:
        end = self.clock.now() + ms
        while (left := end - self.clock.now()) > 0:
            session = self.player.session
            wait = None if session is None else until_next_tick(session)
            self.clock.advance(min(left, 1_000 if wait is None else wait))
            self.player.tick()
            self.awake.look()

    @property
    def runs(self) -> bool:
        """Somebody has begun, it is not over, and it is not paused."""
        session = self.player.session
        assert session is not None
        return session.phase not in (Phase.READY, Phase.DONE) and not session.paused


@pytest.fixture
def stage(qapp: QApplication) -> Stage:
    return Stage()


def test_it_is_held_from_start_to_finish(stage: Stage) -> None:
    stage.pass_time(10_000)
    stage.player.press(Command.START)
    stage.pass_time(700_000)
    assert stage.holder.told == [(10_000, "hold"), (638_000, "release")]


def test_a_short_pause_keeps_it_and_a_long_one_does_not(stage: Stage) -> None:
    stage.player.press(Command.START)
    stage.pass_time(20_000)
    stage.player.press(Command.PAUSE)
    stage.pass_time(LONGEST_PAUSE - 1)
    assert stage.holder.held
    stage.pass_time(1)
    assert not stage.holder.held
    stage.pass_time(500_000)
    stage.player.press(Command.RESUME)
    assert stage.holder.told == [
        (0, "hold"),
        (20_000 + LONGEST_PAUSE, "release"),
        (20_000 + LONGEST_PAUSE + 500_000, "hold"),
    ]


def test_each_pause_has_its_own_two_minutes(stage: Stage) -> None:
    stage.player.press(Command.START)
    stage.pass_time(20_000)
    for _ in range(3):
        stage.player.press(Command.TOGGLE)
        stage.pass_time(LONGEST_PAUSE - 10)
        stage.player.press(Command.TOGGLE)
        stage.pass_time(5_000)
    assert stage.holder.told == [(0, "hold")]


def test_what_changes_within_a_pause_does_not_lengthen_it(stage: Stage) -> None:
    stage.player.press(Command.START)
    stage.pass_time(20_000)
    stage.player.press(Command.PAUSE)
    stage.pass_time(LONGEST_PAUSE - 100)
    stage.player.press(Command.SOFTER)
    stage.pass_time(100)
    assert not stage.holder.held


def test_stop_lets_it_go_at_once(stage: Stage) -> None:
    stage.player.press(Command.START)
    stage.pass_time(20_000)
    stage.player.press(Command.STOP)
    assert stage.holder.told[-1] == (20_000, "release")


def test_a_change_of_legs_that_waits_is_no_pause(qapp: QApplication) -> None:
    stage = Stage(Options(wait_at_change=True))
    stage.player.press(Command.START)
    stage.pass_time(305_000 + 3 * LONGEST_PAUSE)
    assert stage.holder.told == [(0, "hold")]


def test_two_minutes_are_real_minutes_at_any_speed(qapp: QApplication) -> None:
    stage = Stage(speed=8.0)
    stage.player.press(Command.START)
    stage.pass_time(20_000)
    stage.player.press(Command.PAUSE)
    stage.pass_time(8 * LONGEST_PAUSE - 8)
    assert stage.holder.held
    stage.pass_time(8)
    assert not stage.holder.held


def test_a_pause_is_ended_by_a_timer(stage: Stage, qtbot: QtBot) -> None:
    """With the real timer; the fake clock only has to agree that it is time."""
    stage.player.press(Command.START)
    stage.pass_time(20_000)
    stage.player.press(Command.PAUSE)
    stage.pass_time(LONGEST_PAUSE - 20)
    stage.clock.advance(20)
    qtbot.waitUntil(lambda: not stage.holder.held, timeout=3_000)


@settings(max_examples=tried(40))
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from([450, 5_000, LONGEST_PAUSE - 1, LONGEST_PAUSE, 300_000]),
            st.sampled_from([*Command]),
        ),
        max_size=25,
    )
)
def test_it_is_held_exactly_while_it_should_be(
    qapp: QApplication, acts: list[tuple[int, Command]]
) -> None:
    stage = Stage()
    stands_since = 0
    for wait, command in acts:
        before = stage.runs
        stage.pass_time(wait)
        if before and not stage.runs:
            return  # it ended on its own; the other tests see to that
        stage.player.tell(command)
        if before and not stage.runs:
            stands_since = stage.clock.now()
        session = stage.player.session
        assert session is not None
        rests = session.paused and stage.clock.now() - stands_since < LONGEST_PAUSE
        assert stage.holder.held == (stage.runs or rests)
