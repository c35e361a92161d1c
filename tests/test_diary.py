"""What the whole program writes into the diary, and that it writes nothing where it is off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from giver import ENDED, Giver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.store.diary import Diary

LATER = "2026-11-27T21:44:05+01:00"


@pytest.fixture
def giver(qapp: QApplication, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    giver.pages.session.set_still(True)
    yield giver
    giver.leave()


def finish(giver: Giver) -> None:
    giver.go_to(Phase.DONE)
    assert giver.shows(giver.pages.done)
    giver.pages.done.settle()


def rows(giver: Giver) -> list[Row]:
    diary = Diary(giver.places.diary, lambda _: None)
    found = [entry.row for entry in diary.page(100)]
    diary.close()
    return found


def test_a_whole_session_is_written_down(giver: Giver) -> None:
    giver.begin()
    finish(giver)
    (row,) = rows(giver)
    assert (row.ended, row.name, row.stopped) == (ENDED, "Classic five-minute legs", False)
    assert [row.hands_on(side) for side in Side] == [300_000, 300_000]


def test_a_stopped_session_is_written_down_with_what_was_given(giver: Giver) -> None:
    giver.begin()
    giver.pass_time(30_000)
    giver.program.flow.stop()
    (row,) = rows(giver)
    assert row.stopped
    assert [row.hands_on(side) for side in Side] == [30_000, 0]


def test_a_session_without_hands_on_time_leaves_no_file_and_no_line_for_a_note(
    giver: Giver,
) -> None:
    giver.get_ready()
    giver.pages.ready.start.click()
    giver.program.flow.stop()
    assert giver.shows(giver.pages.done)
    assert not giver.pages.done.note.isVisible()
    assert not giver.places.diary.exists()


def test_why_a_session_was_stopped_is_nowhere_in_the_file(tmp_path: Path, giver: Giver) -> None:
    from massage_timer.core.safety import STOP_SIGNS

    other = Giver(tmp_path / "other")
    for each, stop in (
        (giver, giver.program.flow.stop),
        (other, lambda: other.program.flow.stop_for(STOP_SIGNS[0])),
    ):
        each.begin()
        each.pass_time(30_000)
        stop()
    assert giver.places.diary.read_bytes() == other.places.diary.read_bytes()
    other.leave()


def test_presses_after_the_end_write_nothing_more(giver: Giver) -> None:
    giver.begin()
    finish(giver)
    for command in (Command.STOP, Command.TOGGLE, Command.TICK, Command.NEXT):
        giver.clock.advance(1_000)
        giver.player.tell(command)
    assert len(rows(giver)) == 1


def test_a_rehearsal_leaves_no_row(giver: Giver) -> None:
    giver.program.rehearse("classic-five-minute-legs")
    for _ in range(200):
        giver.clock.advance(1000)
        QApplication.processEvents()
    giver.program.go_home()
    assert not giver.places.diary.exists()


def test_where_the_diary_is_off_no_file_is_made_and_no_note_is_asked_for(giver: Giver) -> None:
    giver.program.preferences.change({"diary": False})
    giver.begin()
    finish(giver)
    assert not giver.pages.done.note.isVisible()
    assert giver.close()
    assert not giver.places.diary.exists()


def test_a_note_is_kept_by_enter(giver: Giver) -> None:
    giver.begin()
    finish(giver)
    done = giver.pages.done
    assert done.note.isVisible()
    done.note.field.setFocus()
    QTest.keyClicks(done.note.field, "slept well")
    QTest.keyClick(done.note.field, Qt.Key.Key_Return)
    assert rows(giver)[0].note == "slept well"
    assert giver.shows(done)
    assert giver.window.focusWidget() is done.home


@pytest.mark.parametrize("how", ["home", "swap", "Esc", "close"])
def test_a_note_is_kept_when_done_is_left(giver: Giver, how: str) -> None:
    giver.begin()
    finish(giver)
    done = giver.pages.done
    QTest.keyClicks(done.note.field, "slept well")
    if how == "home":
        done.home.click()
    elif how == "swap":
        done.swap.click()
    elif how == "Esc":
        QTest.keyClick(done.note.field, Qt.Key.Key_Escape)
    else:
        assert giver.close()
        giver.window.hide()
    assert [row.note for row in rows(giver)] == ["slept well"]


def test_after_swapping_places_each_has_a_row_and_a_note_of_its_own(giver: Giver) -> None:
    giver.begin()
    finish(giver)
    QTest.keyClicks(giver.pages.done.note.field, "first")
    giver.pages.done.swap.click()
    giver.pass_check()
    giver.pages.comfort.settle()
    giver.pages.comfort.get_ready.click()
    giver.pages.ready.start.click()
    giver.on_the_wall = LATER
    finish(giver)
    assert giver.pages.done.note.field.text() == ""
    QTest.keyClicks(giver.pages.done.note.field, "second")
    giver.pages.done.home.click()
    assert sorted(row.note for row in rows(giver)) == ["first", "second"]


def test_a_disk_that_refuses_is_told_at_home_and_the_session_ends_as_ever(giver: Giver) -> None:
    giver.places.diary.mkdir(parents=True)
    giver.begin()
    finish(giver)
    assert not giver.pages.done.note.isVisible()
    giver.pages.done.home.click()
    assert giver.shows(giver.pages.text)
    told = [words.accessibleName() for words in giver.pages.text.findChildren(QWidget)]
    assert "diary: this is not a plain file, so this session was not written down" in told


def test_a_damaged_diary_is_moved_aside_and_told_at_home(giver: Giver) -> None:
    giver.places.diary.parent.mkdir(parents=True, exist_ok=True)
    giver.places.diary.write_bytes(b"Dear diary" * 100)
    giver.begin()
    finish(giver)
    assert len(rows(giver)) == 1
    giver.pages.done.home.click()
    assert giver.shows(giver.pages.text)
    assert giver.places.diary.with_name("diary.sqlite3.damaged").exists()


def test_nothing_of_the_database_is_held_open_after_a_session(giver: Giver) -> None:
    giver.begin()
    giver.pass_time(5_000)
    giver.player.tell(Command.STOP)
    names = [file.name for file in giver.places.diary.parent.iterdir() if "diary" in file.name]
    assert names == ["diary.sqlite3"]
