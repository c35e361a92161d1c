"""A session that broke off, in a terminal: one question, the signs of today, then it goes on."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import FakeClock
from hypothesis import given
from hypothesis import strategies as st
from samples import routine
from sittings import SAVED, begun
from terminals import Pages, ScriptedKeys, Terminal, one_line

from massage_timer.core.adapt import Comfort
from massage_timer.core.checkpoint import LONGEST_PAUSE, Checkpoint, checkpoint_of
from massage_timer.core.diary import Row
from massage_timer.core.routine import Routine, Side
from massage_timer.core.safety import MUST_ASK, WARNING_SIGNS
from massage_timer.core.session import Command, Session, begin, update
from massage_timer.core.timeline import LEG_MS, Options
from massage_timer.devices.clock import on_the_wall
from massage_timer.folders import Folders, within
from massage_timer.shell.keeping import KeptSession
from massage_timer.store.checkpoint import CheckpointFile, read_checkpoint
from massage_timer.store.diary import Diary
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.terminal.broken_off import TITLE
from massage_timer.terminal.run import Sitting, Start, find_start

SPEED = 7.0
OPTIONS = Options(speed=SPEED)


class FakeKeeper:
    """Has one session that broke off, and writes down what becomes of it."""

    def __init__(self, left: Checkpoint | None) -> None:
        self.kept = left
        self.became: list[str] = []
        self.too_late = False

    def left(self) -> Checkpoint | None:
        return None if self.too_late else self.kept

    def take_up(self) -> None:
        self.became.append("taken up")

    def give_up(self) -> None:
        self.kept = None
        self.became.append("given up")

    def follow(self, session: Session, usual: Routine) -> None:
        raise AssertionError("nothing is played")

    def end(self, session: Session, usual: Routine) -> None:
        raise AssertionError("nothing is played")


def at(playhead: int) -> Checkpoint:
    """One that broke off there, of the sample routine."""
    return checkpoint_of(Session(begin(routine()).timeline, playhead), routine(), playhead, SAVED)


def answered(
    keeper: FakeKeeper, *keys: str, paper: Pages | None = None
) -> tuple[tuple[object, ...], Start | None]:
    clock = FakeClock()
    other = replace(routine(), id="other")
    sitting = Sitting(
        other, lambda: [other], Comfort(), lambda _: None, None, OPTIONS, SPEED, keeper=keeper
    )
    script = [(500, key) for key in keys]
    return find_start(sitting, ScriptedKeys(clock, *script), paper or Pages(80, 70), clock.now)


def test_going_on_asks_for_the_warning_signs_alone_and_stands_still() -> None:
    keeper, paper = FakeKeeper(at(65_000)), Pages(80, 70)
    _, start = answered(keeper, "g", "n", paper=paper)
    assert start is not None
    assert (start.session.playhead, start.session.paused) == (65_000, True)
    assert start.session.timeline.options.speed == SPEED
    assert start.usual == routine()
    assert start.comfort is None
    assert keeper.became == ["taken up"]
    read = " ".join(" ".join(page) for page in paper.shown)
    assert TITLE in read
    assert all(question.text.split()[0] in read for question in WARNING_SIGNS)
    others = [question for question in MUST_ASK if question not in WARNING_SIGNS]
    assert not any(question.text in read for question in others)


def test_the_question_says_what_was_done() -> None:
    paper = Pages(80, 70)
    answered(FakeKeeper(at(65_000)), "g", "Esc", paper=paper)
    assert "Left 1:00 · Right 0:00" in " ".join(paper.shown[0])


def test_the_leg_again_begins_at_its_beginning() -> None:
    _, start = answered(FakeKeeper(at(65_000)), "l", "n")
    assert start is not None
    assert start.session.paused
    assert start.session.hands_on(Side.LEFT) == 0


def test_a_warning_sign_ends_it_and_what_was_done_is_kept() -> None:
    keeper = FakeKeeper(at(65_000))
    cards, start = answered(keeper, "g", "1", "o")
    assert start is None
    assert cards != ()
    assert keeper.became == ["given up"]


def test_leaving_the_signs_leaves_it_for_the_next_start() -> None:
    keeper = FakeKeeper(at(65_000))
    assert answered(keeper, "g", "Esc") == ((), None)
    assert keeper.became == []


def test_ending_it_leads_to_the_routine_that_was_asked_for() -> None:
    keeper = FakeKeeper(at(65_000))
    _, start = answered(keeper, "e", "n", "n", "n", "Enter", "Enter")
    assert keeper.became == ["given up"]
    assert start is not None
    assert start.session.timeline.routine.id == "other"


@pytest.mark.parametrize("key", ["Enter", "Space", "x", "Esc", "n"])
def test_any_other_key_leaves_it_for_later(key: str) -> None:
    keeper = FakeKeeper(at(65_000))
    _, start = answered(keeper, key, "n", "n", "n", "Enter", "Enter")
    assert keeper.became == []
    assert start is not None
    assert start.session.playhead == 0


def test_what_became_too_late_while_it_was_asked_does_not_go_on() -> None:
    keeper = FakeKeeper(at(65_000))

    class Slow(Pages):
        def show(self, lines: object) -> None:
            keeper.too_late = len(self.shown) >= 1
            super().show(lines)  # type: ignore[arg-type]

    _, start = answered(keeper, "g", "n", "n", "n", "n", "Enter", "Enter", paper=Slow(80, 70))
    assert keeper.became == []
    assert start is not None
    assert start.session.timeline.routine.id == "other"


@given(begun(), st.sampled_from("gl"))
def test_whatever_goes_on_gives_no_leg_more_than_five_minutes(session: Session, key: str) -> None:
    left = checkpoint_of(session, session.timeline.routine, 0, SAVED)
    _, start = answered(FakeKeeper(left), key, "n")
    assert start is not None
    now = 0
    going, _ = update(start.session, Command.RESUME, now)
    while going.segment is not None:
        now += 5_000
        going, _ = update(going, Command.RESUME if going.held else Command.TICK, now)
    assert all(going.hands_on(side) == LEG_MS for side in Side)


def test_how_long_it_took_goes_on_as_well(tmp_path: Path) -> None:
    left = replace(at(65_000), whole=500_000, saved_at=on_the_wall())
    file = within(tmp_path).checkpoint
    CheckpointFile(file).write(left)
    kept = KeptSession(within(tmp_path), 1, in_diary=True)
    assert kept.left() == left
    kept.take_up()
    kept.follow(replace(left.session, playhead=66_000), left.usual)
    kept.close()
    found, _ = read_checkpoint(file)
    assert found is not None
    assert (found.session.playhead, found.whole >= 500_000) == (66_000, True)


def test_one_from_the_future_stands_in_the_diary_and_does_not_go_on(tmp_path: Path) -> None:
    """The clock was set back, and nobody knows how long ago the safety check was."""
    left = replace(at(65_000), saved_at="2126-11-27T21:14:05+01:00")
    CheckpointFile(within(tmp_path).checkpoint).write(left)
    kept = KeptSession(within(tmp_path), 1, in_diary=True)
    assert kept.left() is None
    kept.close()
    diary = Diary(within(tmp_path).diary, print)
    assert [entry.row.ended for entry in diary.page(5)] == [left.saved_at]
    diary.close()


def was_over(places: Folders) -> None:
    """The power went after the end, before what was kept was removed."""
    ended, _ = update(at(65_000).session, Command.STOP, 0)
    left = checkpoint_of(ended, ended.timeline.routine, 0, SAVED)
    CheckpointFile(places.checkpoint).write(left)


def test_what_was_written_down_already_has_no_second_row(tmp_path: Path) -> None:
    for _ in range(2):
        was_over(within(tmp_path))
        kept = KeptSession(within(tmp_path), 1, in_diary=True)
        assert kept.left() is None
        kept.close()
        assert not within(tmp_path).checkpoint.exists()
    assert len(rows(tmp_path)) == 1


def test_what_the_diary_refuses_is_told_and_stays_for_the_next_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    was_over(within(tmp_path))
    within(tmp_path).diary.mkdir(parents=True)
    kept = KeptSession(within(tmp_path), 1, in_diary=True)
    assert kept.left() is None
    kept.close()
    assert "so this session was not written down" in capsys.readouterr().err
    assert within(tmp_path).checkpoint.exists()
    within(tmp_path).diary.rmdir()
    kept = KeptSession(within(tmp_path), 1, in_diary=True)
    assert kept.left() is None
    kept.close()
    assert len(rows(tmp_path)) == 1


def test_one_that_was_ended_goes_on_nowhere_even_where_the_diary_refuses(tmp_path: Path) -> None:
    """As after a warning sign."""
    places = within(tmp_path)
    CheckpointFile(places.checkpoint).write(replace(at(65_000), saved_at=on_the_wall()))
    places.diary.mkdir(parents=True)
    kept = KeptSession(places, 1, in_diary=True)
    assert kept.left() is not None
    kept.give_up()
    kept.close()
    found, _ = read_checkpoint(places.checkpoint)
    assert found is not None
    assert found.over


def test_one_that_gave_nothing_is_not_gone_on_with_by_a_few_questions(tmp_path: Path) -> None:
    """The whole safety check comes before the first touch."""
    places = within(tmp_path)
    CheckpointFile(places.checkpoint).write(replace(at(1_500), saved_at=on_the_wall()))
    kept = KeptSession(places, 1, in_diary=True)
    assert kept.left() is None
    kept.close()
    assert not places.checkpoint.exists()
    assert rows(tmp_path) == []


@pytest.mark.parametrize("late", [False, True])
def test_what_is_left_for_later_ends_when_another_session_has_begun_and_leaves_that_alone(
    tmp_path: Path, late: bool
) -> None:
    places = within(tmp_path)
    left = at(65_000) if late else replace(at(65_000), saved_at=on_the_wall())
    CheckpointFile(places.checkpoint).write(left)
    kept = KeptSession(places, 1, in_diary=True)
    assert kept.left() == (None if late else left)
    another = begin(routine())
    kept.follow(another, routine())
    assert read_checkpoint(places.checkpoint) == (None if late else left, "")
    for playhead in (1_000, 2_000, 3_000):
        kept.follow(replace(another, playhead=playhead), routine())
    kept.close()
    found, _ = read_checkpoint(places.checkpoint)
    assert found is not None
    assert found.session.playhead == 3_000
    assert [row.hands_on(Side.LEFT) for row in rows(tmp_path)] == [60_000]


@pytest.mark.parametrize("in_diary", [True, False])
def test_a_session_is_written_down_where_the_diary_is_on_alone(
    tmp_path: Path, in_diary: bool
) -> None:
    kept = KeptSession(within(tmp_path), 1, in_diary=in_diary)
    session = at(65_000).session
    kept.follow(session, session.timeline.routine)
    ended, _ = update(session, Command.STOP, 0)
    kept.end(ended, session.timeline.routine)
    kept.close()
    assert within(tmp_path).diary.exists() is in_diary
    assert not within(tmp_path).checkpoint.exists()


# The whole, in a real terminal

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
ROUTINE = ("run", "--terminal", "--speed", "1000", "runner-recovery")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(left: Checkpoint, *, diary: bool = True) -> Terminal:
        settings = Settings(disclaimer_read=True, diary=diary)
        SettingsFile(tmp_path / "settings.json").save(settings)
        CheckpointFile(within(tmp_path).checkpoint).write(left)
        started.append(Terminal(*ROUTINE, home=tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()


def rows(home: Path) -> list[Row]:
    diary = Diary(within(home).diary, lambda _: None)
    found = [entry.row for entry in diary.page(10)]
    diary.close()
    return found


@needs_pty
def test_a_session_goes_on_to_its_end_and_has_one_row(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    program = terminal(replace(at(65_000), saved_at=on_the_wall()))
    program.wait_for("broke off[\\s\\S]*later")
    program.press(b"g", after=0.45)
    program.wait_for(r"page 1 of 1[\s\S]*leaves")
    program.press(b"n", after=0.45)
    program.wait_for("goes on")
    program.press(b" ", after=0.45)
    program.wait_for("Left 5:00 · Right 5:00")
    assert program.end() == 0
    (row,) = rows(tmp_path)
    assert [row.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]
    assert not within(tmp_path).checkpoint.exists()


@needs_pty
def test_one_that_is_left_for_later_is_in_the_diary_when_another_begins(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    program = terminal(replace(at(65_000), saved_at=on_the_wall()))
    program.wait_for("broke off[\\s\\S]*later")
    program.press(b"x", after=0.45)
    for page in (1, 2, 3):
        program.wait_for(rf"page {page} of 4[\s\S]*leaves")
        program.press(b"n", after=0.45)
    program.wait_for(r"page 4 of 4[\s\S]*leaves")
    program.press(b"\n", after=0.45)
    program.wait_for("Get ready")
    program.press(b"\n", after=0.45)
    program.wait_for("Space begins")
    assert within(tmp_path).checkpoint.exists()
    program.press(b" ")
    program.wait_for("Left 5:00 · Right 5:00")
    assert program.end() == 0
    assert sorted(sum(map(row.hands_on, Side)) for row in rows(tmp_path)) == [60_000, 2 * LEG_MS]


@needs_pty
@pytest.mark.parametrize("over", [False, True], ids=["too old", "over"])
def test_one_that_cannot_go_on_is_written_down_without_a_question(
    terminal: Callable[..., Terminal], tmp_path: Path, over: bool
) -> None:
    left = at(65_000)  # long ago
    assert LONGEST_PAUSE == 3_600
    if over:
        ended, _ = update(left.session, Command.STOP, 0)
        left = checkpoint_of(ended, left.usual, 0, on_the_wall())
    program = terminal(left)
    program.wait_for(r"page 1 of 4[\s\S]*leaves")
    assert TITLE not in program.text
    program.press(b"\x1b", after=0.45)
    program.wait_for("No session was started")
    assert program.end() == 0
    (row,) = rows(tmp_path)
    assert (row.ended, row.hands_on(Side.LEFT)) == (left.saved_at, 60_000)
    assert not within(tmp_path).checkpoint.exists()
    assert ("cannot go on any more; what was done is in the diary" in told(program)) is not over


@needs_pty
def test_where_the_diary_is_off_nothing_is_left_of_one_that_cannot_go_on(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    program = terminal(at(65_000), diary=False)
    program.wait_for(r"page 1 of 4[\s\S]*leaves")
    program.press(b"\x1b", after=0.45)
    program.wait_for("No session was started")
    assert program.end() == 0
    assert "cannot go on any more" in told(program)
    assert "in the diary" not in told(program)
    assert not within(tmp_path).diary.exists()
    assert not within(tmp_path).checkpoint.exists()


def told(program: Terminal) -> str:
    return one_line([program.text])
