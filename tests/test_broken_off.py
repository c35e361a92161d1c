"""A session that broke off is offered at the next start, until it is answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from giver import ENDED, Giver
from offered import (
    AT_CHANGE,
    IN_LEAD_IN,
    IN_SECOND_LEG,
    Start,
    ago,
    go_on,
    left,
    offers,
    rows,
    starts,
    told,
)
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from massage_timer.broken_off import ELSEWHERE, LOOK_MS
from massage_timer.core.checkpoint import LONGEST_PAUSE
from massage_timer.core.routine import Side
from massage_timer.core.session import Command
from massage_timer.core.timeline import LEG_MS
from massage_timer.folders import within
from massage_timer.left_behind import claim_on
from massage_timer.ui.broken_off.words import ALL_ASKED_FIRST


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    yield from starts(tmp_path)


def test_without_one_the_program_starts_at_home(start: Start) -> None:
    giver = start()
    assert giver.shows(giver.window.home)
    assert told(giver) == ""


def test_it_is_offered_with_its_place_and_its_age(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    page = offers(start()).page
    assert page.title.words == "You were on the right leg, calf, 1:58 left."
    assert page.about.words == "Classic five-minute legs · 6 minutes ago"
    assert not page.again.isHidden()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "less than a minute ago"), (59, "less than a minute ago"), (60, "1 minute ago"),
     (119, "1 minute ago"), (LONGEST_PAUSE - 1, "59 minutes ago")],
)  # fmt: skip
def test_its_age_is_said_in_whole_minutes(
    start: Start, tmp_path: Path, seconds: int, words: str
) -> None:
    left(tmp_path, IN_SECOND_LEG, seconds)
    assert offers(start()).page.about.words.endswith(f" · {words}")


def test_where_the_clock_was_set_back_its_age_is_not_said_and_everything_is_asked(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG, -7_200)
    giver = start()
    page = offers(giver).page
    assert page.about.words == "Classic five-minute legs"
    assert page.sentence.words == ALL_ASKED_FIRST
    page.go_on.click()
    assert len(giver.pages.safety.sheet.asked) > 2


@pytest.mark.parametrize(
    ("playhead", "words"),
    [(IN_LEAD_IN, "You were about to begin with the left leg."),
     (AT_CHANGE, "The left leg was done; the right leg comes next.")],
)  # fmt: skip
def test_a_leg_without_time_cannot_begin_again(
    start: Start, tmp_path: Path, playhead: int, words: str
) -> None:
    left(tmp_path, playhead)
    giver = start()
    page = offers(giver).page
    assert page.title.words == words
    assert page.again.isHidden()
    giver.key(Qt.Key.Key_L, "l")
    assert giver.shows(page)


def test_one_that_is_alive_in_another_process_is_left_alone(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG, LONGEST_PAUSE * 2)
    places = within(tmp_path)
    other = claim_on(places.checkpoint)
    assert other.take()
    giver = start()
    other.let_go()
    assert giver.shows(giver.window.home)
    assert told(giver) == ""
    assert rows(giver) == []
    assert places.checkpoint.exists()


@pytest.mark.parametrize("answer", ["go_on", "again", "end"])
@pytest.mark.parametrize("alive", [True, False])
def test_what_a_terminal_took_meanwhile_is_left_to_it(
    start: Start, tmp_path: Path, answer: str, alive: bool
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    page = found.page
    terminal = claim_on(giver.places.checkpoint)
    if alive:
        assert terminal.take()
    else:
        giver.places.checkpoint.unlink()
    getattr(page, answer).click()
    assert ELSEWHERE in told(giver)
    assert found.offered is None
    assert giver.places.checkpoint.exists() is alive
    assert rows(giver) == []
    terminal.let_go()


def test_a_file_that_is_none_is_moved_aside_and_told(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    file = within(tmp_path).checkpoint
    file.write_bytes(file.read_bytes()[:-40])
    giver = start()
    assert told(giver).startswith("Worth knowing") or "it is damaged" in told(giver)
    assert not file.exists()
    assert len([*file.parent.glob("session.checkpoint*")]) == 1, "it is kept"
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)


def test_the_first_moment_answers_nothing(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = giver.program.sessions.broken_off.page
    for key, text in ((Qt.Key.Key_G, "g"), (Qt.Key.Key_E, "e"), (Qt.Key.Key_Escape, "")):
        giver.hold(key, text)
        assert giver.shows(page)
    page.settle()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        giver.hold(key)
        assert giver.shows(page), "nothing is chosen beforehand"
    giver.hold(Qt.Key.Key_E, "e", repeated=True)
    assert giver.shows(page), "a key that is held down"


def test_arrows_lead_from_answer_to_answer(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        giver.hold(key)
        seen.append(giver.window.focusWidget())
    assert seen == [page.go_on, page.again, page.end, page.go_on, page.end]


@pytest.mark.parametrize("way", ["escape", "home", "back"])
def test_without_an_answer_it_stays_offered(start: Start, tmp_path: Path, way: str) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    if way == "escape":
        giver.key(Qt.Key.Key_Escape)
    elif way == "home":
        page.home.click()
    else:
        page.go_on.click()
        giver.pages.safety.back.click()
    assert told(giver) == "A session broke off, and it can still go on."
    giver.window.home.notice.button.click()
    assert giver.shows(page)
    assert giver.close()
    assert rows(giver) == []
    offers(start())


def test_another_session_makes_way_for_what_was_done(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    offers(giver).page.home.click()
    giver.begin()
    assert [entry.row.hands_on(Side.LEFT) for entry in rows(giver)] == [LEG_MS]
    assert not giver.places.checkpoint.exists()
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    assert told(giver) == ""


@pytest.mark.parametrize("way", ["look", "go on", "again", "home"])
def test_an_offer_that_is_left_open_for_an_hour_ends(
    start: Start, tmp_path: Path, way: str
) -> None:
    now = ENDED
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    giver.program.sessions.diary.wall_clock = lambda: now
    now = ago(-LONGEST_PAUSE + 400)
    found.look()
    assert found.page.about.words.endswith("59 minutes ago")
    now = ago(-LONGEST_PAUSE + 360)
    if way == "look":
        found.look()
    else:
        {"go on": found.page.go_on, "again": found.page.again, "home": found.page.home}[way].click()
    assert "broke off on 27 Nov" in told(giver)
    assert "It stands in the diary." in told(giver)
    assert len(rows(giver)) == 1
    assert found.offered is None
    assert not giver.places.checkpoint.exists()


@pytest.mark.parametrize("way", ["sentence", "home again"])
def test_what_was_put_off_for_an_hour_is_over(start: Start, tmp_path: Path, way: str) -> None:
    now = ENDED
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.program.sessions.diary.wall_clock = lambda: now
    found = offers(giver)
    found.page.home.click()
    now = ago(-LONGEST_PAUSE + 360)
    if way == "sentence":
        giver.window.home.notice.button.click()
    else:
        giver.program.go_home()
    assert "It stands in the diary." in told(giver)
    assert found.offered is None


def test_what_becomes_too_old_while_the_recipient_is_asked_does_not_go_on(
    start: Start, tmp_path: Path
) -> None:
    now = ENDED
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    giver.program.sessions.diary.wall_clock = lambda: now
    found = offers(giver)
    found.page.go_on.click()
    now = ago(-LONGEST_PAUSE + 360)
    found.look()
    assert giver.shows(giver.pages.safety), "nobody is sent away while reading"
    giver.pass_check()
    assert giver.player.session is None
    assert "It stands in the diary." in told(giver)
    assert len(rows(giver)) == 1


def test_time_is_looked_at_while_it_is_offered_and_no_longer(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    (timer,) = (each for each in found.findChildren(QTimer) if each.interval() == LOOK_MS)
    assert timer.isActive()
    found.page.home.click()
    assert not timer.isActive()


def test_an_answer_that_comes_when_its_page_is_gone_answers_nothing(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    found.page.go_on.click()
    for late in (found.page.end_asked, found.page.left, found.page.again_asked):
        late.emit()
        assert giver.shows(giver.pages.safety)
    assert found.offered is not None
    assert rows(giver) == []
    giver.pass_check()
    assert giver.player.session is not None
    assert giver.player.session.playhead == IN_SECOND_LEG


def test_what_the_command_named_comes_after_the_answer(start: Start, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    giver.program.sessions.after_offer(lambda: giver.program.opening.open_routine("gentle-evening"))
    assert giver.shows(page)
    page.end.click()
    assert giver.shows(giver.pages.safety)
    assert giver.pages.safety.head.routine.words == "Gentle evening"


@pytest.mark.parametrize("answer", ["end", "go on"])
def test_what_the_command_named_comes_once_at_most(
    start: Start, tmp_path: Path, answer: str
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    found = offers(giver)
    opened: list[str] = []
    giver.program.sessions.after_offer(lambda: opened.append("gentle-evening"))
    if answer == "end":
        found.page.end.click()
    else:
        go_on(giver)
        giver.player.tell(Command.STOP)
        giver.pages.done.home.click()
    count = len(opened)
    assert count == (answer == "end")
    found.show_offer()
    assert giver.shows(giver.window.home)
    assert len(opened) == count


@pytest.mark.parametrize("way", ["end", "escape", "home"])
def test_where_the_command_named_nothing_the_first_answer_leads_home(
    start: Start, tmp_path: Path, way: str
) -> None:
    left(tmp_path, IN_SECOND_LEG)
    giver = start()
    page = offers(giver).page
    giver.program.sessions.after_offer(lambda: None)
    if way == "escape":
        giver.key(Qt.Key.Key_Escape)
    else:
        (page.end if way == "end" else page.home).click()
    assert giver.shows(giver.window.home)


def test_what_is_read_before_the_first_use_comes_first(qapp: QApplication, tmp_path: Path) -> None:
    left(tmp_path, IN_SECOND_LEG)
    for read in (False, True):
        giver = Giver(tmp_path, welcomed=False)
        assert giver.shows(giver.pages.text)
        giver.pages.text.settle()
        if read:
            giver.pages.text.close_button.click()
            assert giver.shows(giver.program.sessions.broken_off.page)
        else:
            giver.pages.text.left.emit()
            assert giver.shows(giver.window.home)
        assert giver.program.sessions.broken_off.offered is not None
        giver.leave()


def test_a_routine_that_was_asked_for_and_is_gone_by_then_is_told_at_home(
    start: Start, tmp_path: Path
) -> None:
    left(tmp_path, 100_000)
    giver = start()
    giver.program.sessions.after_offer(
        lambda: giver.program.opening.open_asked("gone", (), rehearse=False)
    )
    offers(giver).page.home.click()
    assert "gone" in told(giver)
