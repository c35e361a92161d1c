"""What the whole program keeps of a session, and what is there after it was ended, or broke off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import LateScribe, StraightScribe
from giver import ENDED, Giver
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.diary import Row
from massage_timer.core.session import Command, Phase
from massage_timer.keeping import ELSEWHERE, NOT_KEPT
from massage_timer.scribe import Act, Scribe, ScribeBehind
from massage_timer.store.checkpoint import read_checkpoint
from massage_timer.store.claim import Claim
from massage_timer.store.diary import Diary
from massage_timer.store.disk import DiskError


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Giver]]:
    """Starts the program; each start finds what the one before has left."""
    starts: list[Giver] = []

    def start(scribe: Scribe | None = None) -> Giver:
        giver = Giver(tmp_path, scribe=scribe or StraightScribe())
        giver.pages.session.set_still(True)
        starts.append(giver)
        return giver

    yield start
    for giver in starts:
        giver.leave()


@pytest.fixture
def giver(start: Callable[..., Giver]) -> Giver:
    return start()


def kept(giver: Giver) -> Checkpoint | None:
    found, told = read_checkpoint(giver.places.checkpoint)
    assert told == ""
    return found


def rows(giver: Giver) -> list[Row]:
    diary = Diary(giver.places.diary, lambda _: None)
    found = [entry.row for entry in diary.page(100)]
    diary.close()
    return found


def told(giver: Giver) -> list[str]:
    """What the page of text says."""
    assert giver.shows(giver.pages.text)
    return [words.accessibleName() for words in giver.pages.text.findChildren(QWidget)]


def test_on_the_way_to_a_session_nothing_is_kept(giver: Giver) -> None:
    giver.get_ready()
    giver.pages.ready.start.click()
    assert not giver.places.state.exists()


def test_a_session_is_kept_with_where_it_is_and_how_long_it_took(giver: Giver) -> None:
    giver.begin()
    giver.pass_time(10_000)
    giver.player.press(Command.PAUSE)
    giver.pass_time(60_000)
    giver.player.press(Command.RESUME)
    giver.pass_time(8_000)
    checkpoint = kept(giver)
    assert checkpoint is not None
    assert checkpoint.session.playhead == giver.session.playhead == 20_000
    assert checkpoint.whole == 5_000 + 78_000
    assert checkpoint.saved_at == ENDED


def test_an_edit_that_changes_nothing_shown_is_kept_at_once(
    start: Callable[..., Giver],
) -> None:
    giver = start(LateScribe())
    giver.begin()
    giver.pass_time(188_000)  # nothing is softer than this step, but what follows can be
    giver.player.press(Command.PAUSE)
    before = giver.frame
    assert giver.program.sessions.checkpointing.settle()
    giver.clock.advance(1_000)
    giver.player.press(Command.SOFTER)
    assert giver.frame == before
    assert giver.program.sessions.checkpointing.settle()
    checkpoint = kept(giver)
    assert checkpoint is not None
    assert [s.pressure for s in checkpoint.session.timeline.segments] == [
        s.pressure for s in giver.session.timeline.segments
    ]


def test_a_session_is_written_down_once_however_often_it_is_told(giver: Giver) -> None:
    giver.begin()
    giver.pass_time(30_000)
    giver.program.flow.stop()
    session = giver.session
    giver.program.sessions.diary.write(session, session.timeline.routine, ENDED)
    assert len(rows(giver)) == 1


def test_a_session_that_is_over_leaves_a_row_and_nothing_else(giver: Giver) -> None:
    giver.begin()
    giver.pass_time(30_000)
    giver.program.flow.stop()
    (row,) = rows(giver)
    assert row.ended == ENDED
    assert not giver.places.checkpoint.exists()


def test_where_the_diary_is_off_nothing_at_all_is_left(giver: Giver) -> None:
    giver.program.settings.keep(diary=False)
    giver.begin()
    giver.pass_time(30_000)
    giver.program.flow.stop()
    assert not giver.places.diary.exists()
    assert not giver.places.checkpoint.exists()


def test_when_the_program_is_told_to_end_the_session_stays_kept(
    start: Callable[..., Giver],
) -> None:
    giver = start(LateScribe())
    giver.begin()
    giver.pass_time(30_000)
    giver.program.desktop.end(143)
    checkpoint = kept(giver)
    assert checkpoint is not None
    assert checkpoint.session.playhead == giver.session.playhead
    assert rows(giver) == []
    assert Claim(giver.places.state / "session.claim").take()


def test_a_log_out_finds_the_session_on_the_disk(start: Callable[..., Giver]) -> None:
    giver = start(LateScribe())
    giver.begin()
    giver.pass_time(30_000)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.commitDataRequest.emit(None)
    checkpoint = kept(giver)
    assert checkpoint is not None
    assert checkpoint.session.playhead == giver.session.playhead


def test_closing_the_window_after_a_session_leaves_nothing_of_it(
    start: Callable[..., Giver],
) -> None:
    giver = start(LateScribe())
    giver.begin()
    giver.go_to(Phase.DONE)
    assert giver.close()
    assert not giver.places.checkpoint.exists()
    assert len(rows(giver)) == 1


class FullDisk(StraightScribe):
    def put(self, act: Act, told: str, about: object = None) -> None:
        def refuse() -> None:
            raise DiskError("the disk is full")

        super().put(refuse, told)


def test_a_full_disk_is_told_at_home_and_never_over_the_session(
    start: Callable[..., Giver],
) -> None:
    giver = start(FullDisk())
    giver.begin()
    giver.pass_time(10_000)
    assert giver.shows(giver.pages.session)
    giver.program.flow.stop()
    assert giver.shows(giver.pages.done)
    assert len(rows(giver)) == 1
    giver.pages.done.settle()
    giver.pages.done.home.click()
    assert NOT_KEPT.format("the disk is full") in told(giver)


def test_two_programs_at_once_do_not_take_each_others_session(
    start: Callable[..., Giver],
) -> None:
    first, second = start(), start()
    first.begin()
    first.pass_time(20_000)
    second.begin()
    second.pass_time(5_000)
    second.program.flow.stop()
    checkpoint = kept(first)
    assert checkpoint is not None
    assert checkpoint.session.playhead == first.session.playhead
    second.pages.done.settle()
    second.pages.done.home.click()
    assert NOT_KEPT.format(ELSEWHERE) in told(second)


def test_a_start_that_is_thrown_away_leaves_its_session_to_the_next(
    start: Callable[..., Giver], tmp_path: Path
) -> None:
    first = Giver(tmp_path, scribe=StraightScribe())
    first.begin()
    first.leave()
    second = start()
    second.program.go_home()
    second.begin()
    second.pass_time(7_000)
    checkpoint = kept(second)
    assert checkpoint is not None
    assert checkpoint.session.playhead == second.session.playhead


def test_the_thread_keeps_what_the_screen_shows(start: Callable[..., Giver]) -> None:
    giver = start(ScribeBehind(30))
    giver.begin()
    for _ in range(5):
        giver.pass_time(1_000)
        assert giver.program.sessions.checkpointing.settle()
        checkpoint = kept(giver)
        assert checkpoint is not None
        assert checkpoint.session.playhead == giver.session.playhead
    giver.program.flow.stop()
    assert not giver.places.checkpoint.exists()
