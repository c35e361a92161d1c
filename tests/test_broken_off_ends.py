"""A session that broke off and does not go on: what was done is kept."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from giver import Giver
from hypothesis import given, settings
from hypothesis import strategies as st
from offered import (
    IN_LEAD_IN,
    IN_SECOND_LEG,
    Start,
    ago,
    classic,
    left,
    offers,
    rows,
    starts,
    told,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sittings import broken_off, checkpoints
from tried import tried

from massage_timer.core.checkpoint import LONGEST_PAUSE, Checkpoint
from massage_timer.core.routine import Side
from massage_timer.core.session import Command
from massage_timer.core.timeline import LEG_MS
from massage_timer.folders import within
from massage_timer.store.checkpoint import CheckpointFile


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    yield from starts(tmp_path)


def test_a_warning_sign_ends_it_for_good(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.go_on.click()
    giver.pages.safety.settle()
    giver.pages.safety.one.click()
    assert giver.shows(giver.pages.not_today)
    assert [entry.row.stopped for entry in rows(giver)] == [True]
    assert not giver.places.checkpoint.exists()
    giver.pages.not_today.closed.emit()
    assert "It stands in the diary." in told(giver)
    giver = start()
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("way", ["close", "back", "escape", "who_not"])
def test_a_sign_that_was_ticked_is_an_answer_however_the_page_is_left(
    start: Start, tmp_path: Path, way: str
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.go_on.click()
    check = giver.pages.safety
    check.sheet.row("Q12").click()
    if way == "escape":
        giver.key(Qt.Key.Key_Escape)
    else:
        buttons = {
            "close": check.panel.close_button,
            "back": check.back,
            "who_not": check.panel.who_not,
        }
        buttons[way].click()
    assert giver.program.sessions.broken_off.offered is None
    assert len(rows(giver)) == 1
    assert not giver.places.checkpoint.exists()


def test_end_keeps_what_was_done(start: Start, tmp_path: Path) -> None:
    checkpoint = left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver)
    giver.key(Qt.Key.Key_E, "e")
    assert told(giver) == (
        "Classic five-minute legs broke off: left leg 5:00, right leg 3:02. It stands in the diary."
    )
    (entry,) = rows(giver)
    assert entry.row.ended == checkpoint.saved_at
    assert entry.row.stopped
    assert entry.row.hands_on(Side.LEFT) == LEG_MS
    assert not giver.places.checkpoint.exists()


def test_end_without_a_diary_says_that_it_was_not_written_down(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.program.settings.keep(diary=False)
    offers(giver).page.end.click()
    assert told(giver).endswith("It was not written down, because the diary is off.")
    assert not giver.places.diary.exists()
    assert not giver.places.checkpoint.exists()


def test_what_cannot_be_written_down_is_written_down_at_the_next_start(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.places.diary.mkdir()
    offers(giver).page.end.click()
    assert "so this session was not written down" in told(giver)
    giver.places.diary.rmdir()
    giver = start()
    assert giver.shows(giver.window.home), "nobody goes on with what was ended"
    assert len(rows(giver)) == 1
    assert not giver.places.checkpoint.exists()


def test_what_was_done_is_written_down_though_the_disk_refuses_the_rest(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    kept = giver.places.checkpoint
    kept.with_name(f".{kept.name}.{os.getpid()}.new").mkdir()
    offers(giver).page.end.click()
    assert "It stands in the diary." in told(giver)
    assert len(rows(giver)) == 1
    assert not kept.exists()


def test_what_cannot_be_removed_is_told(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    kept = giver.places.checkpoint
    kept.unlink()
    kept.mkdir()
    offers(giver).page.end.click()
    assert "so the session that broke off will be looked at again at the next start" in told(giver)
    assert len(rows(giver)) == 1


def test_one_older_than_an_hour_stands_in_the_diary(start: Start, tmp_path: Path) -> None:
    checkpoint = left(tmp_path, IN_SECOND_LEG, LONGEST_PAUSE)
    giver = start()
    assert "left leg 5:00, right leg 3:02. It stands in the diary." in told(giver)
    assert [entry.row.ended for entry in rows(giver)] == [checkpoint.saved_at]
    assert not giver.places.checkpoint.exists()
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_no_date_is_too_strange(start: Start, tmp_path: Path, when: str) -> None:
    checkpoint = broken_off(classic(), IN_SECOND_LEG, saved_at=when)
    CheckpointFile(within(tmp_path).checkpoint).write(checkpoint)
    giver = start()
    if not giver.shows(giver.pages.text):
        offers(giver).page.end.click()
    assert "It stands in the diary." in told(giver)
    assert [entry.row.ended for entry in rows(giver)] == [when]


def test_one_that_gave_nothing_goes_without_a_word_after_an_hour(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_LEAD_IN, LONGEST_PAUSE)
    giver = start()
    assert told(giver) == ""
    assert not giver.places.diary.exists()
    assert not giver.places.checkpoint.exists()


def test_one_that_was_over_gets_its_row_once_and_without_a_word(
    start: Start, tmp_path: Path
) -> None:
    checkpoint = left(tmp_path, broken_off(classic(), 1).session.timeline.duration)
    assert checkpoint.over
    giver = start()
    assert told(giver) == ""
    assert [entry.row.stopped for entry in rows(giver)] == [False]
    CheckpointFile(giver.places.checkpoint).write(checkpoint)
    assert len(rows(start())) == 1, "a kill may fall between the row and the file"


ANSWERS = st.lists(
    st.sampled_from(["go_on", "again", "pass", "space", "next", "time", "stop", "back", "show"]),
    min_size=1,
    max_size=12,
)


def answer(giver: Giver, name: str) -> None:
    found = giver.program.sessions.broken_off
    if name in ("go_on", "again") and found.offered is not None:
        found.page.settle()
        (found.page.again if name == "again" else found.page.go_on).click()
    elif name == "pass":
        giver.pass_check()
    elif name == "space":
        giver.key(Qt.Key.Key_Space)
    elif name == "next" and giver.player.session is not None:
        giver.player.tell(Command.NEXT)
    elif name == "time" and giver.player.session is not None:
        giver.pass_time(40_000)
    elif name == "stop" and giver.player.session is not None:
        giver.player.tell(Command.STOP)
    elif name == "back" and giver.shows(giver.pages.safety):
        giver.pages.safety.back.click()
    elif name == "show" and giver.shows(giver.window.home):
        found.show_offer()


@settings(max_examples=tried(25))
@given(checkpoint=checkpoints(), answers=ANSWERS)
def test_no_leg_gets_more_than_five_minutes_whatever_is_answered(
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    checkpoint: Checkpoint,
    answers: list[str],
) -> None:
    home = tmp_path_factory.mktemp("home")
    CheckpointFile(within(home).checkpoint).write(replace(checkpoint, saved_at=ago(90)))
    giver = Giver(home)
    asked = False
    for name in answers:
        answer(giver, name)
        asked = asked or giver.shows(giver.pages.safety)
        session = giver.player.session
        if session is not None:
            assert asked, "no session without the questions"
            assert all(session.hands_on(side) <= LEG_MS for side in Side)
            for side in Side:
                numbers = [step.number for step in session.timeline.steps_of(side)]
                assert numbers == sorted(numbers), "never back down the leg"
    giver.program.sessions.broken_off.give_up()
    for entry in rows(giver):
        assert all(entry.row.hands_on(side) <= LEG_MS for side in Side)
    giver.leave()
