"""That something went wrong is told once, quietly, and what is known of it can be copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from massage_timer.core.session import Command, Phase
from massage_timer.unforeseen.here import Watch, watching
from massage_timer.unforeseen.showing import COPIED, COPY, ELSEWHERE, IN_SESSION, Showing


class Wrong(Exception):
    """What is raised here."""


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    with watching(tmp_path / "log") as watch:
        yield watch


@pytest.fixture
def giver(tmp_path: Path, watch: Watch, qapp: QObject) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    watch.join(giver.window, lambda: giver.program.sessions.so_far)
    watch.begin_telling()
    yield giver
    giver.leave()


def go_wrong(watch: Watch, secret: str = "clot") -> None:
    try:
        raise Wrong(secret)
    except Wrong as error:
        watch.catching.note(error)
    QApplication.sendPostedEvents()


def log(folder: Path) -> str:
    return (folder / "log" / "massage-timer.log").read_text("utf-8")


def copied() -> str:
    return QApplication.clipboard().text()


def showing(giver: Giver) -> Showing:
    found = giver.window.findChild(Showing)
    assert isinstance(found, Showing)
    return found


def test_on_home_it_stands_in_the_notice(giver: Giver, watch: Watch) -> None:
    focused = giver.window.focusWidget()
    go_wrong(watch)
    notice = giver.window.home.notice
    assert notice.isVisible()
    assert notice.accessibleName() == ELSEWHERE
    assert notice.button.text() == COPY
    assert giver.window.focusWidget() is focused


def test_what_happened_before_the_window_was_seen_is_told_then(
    tmp_path: Path, watch: Watch, qapp: QObject
) -> None:
    giver = Giver(tmp_path)
    watch.join(giver.window, lambda: None)
    go_wrong(watch)
    assert not giver.window.home.notice.isVisible()
    watch.begin_telling()
    QApplication.sendPostedEvents()
    assert giver.window.home.notice.isVisible()
    giver.leave()


def test_what_is_known_is_copied_and_the_button_says_so(
    giver: Giver, watch: Watch, tmp_path: Path
) -> None:
    go_wrong(watch)
    notice = giver.window.home.notice
    notice.button.click()
    assert notice.isVisible()
    assert notice.button.text() == COPIED
    assert copied() in log(tmp_path)
    assert "Wrong" in copied()
    assert "On HomePage" in copied()
    assert "clot" not in copied()
    assert str(tmp_path) not in copied()


def test_a_way_back_that_home_offers_is_not_covered(giver: Giver, watch: Watch) -> None:
    home = giver.window.home
    home.tell("Removed.", "Put back", lambda: None)
    go_wrong(watch)
    assert home.notice.accessibleName() == "Removed."
    giver.program.show_learn()
    notice = showing(giver).notice
    assert notice is not None
    assert notice.isVisible()


def test_in_a_session_it_stands_in_the_banner_and_passes(giver: Giver, watch: Watch) -> None:
    giver.begin()
    focused, session = giver.window.focusWidget(), giver.session
    go_wrong(watch)
    banner = giver.pages.session.banner
    assert banner.isVisible()
    assert banner.accessibleName() == IN_SESSION
    assert banner.button.text() == COPY
    assert giver.window.focusWidget() is focused
    assert giver.session is session
    banner.button.click()
    assert banner.button.text() == COPIED
    assert "session at" in copied()
    assert not giver.session.paused
    banner.drop()
    assert not banner.isVisible()


def test_the_same_is_told_once(giver: Giver, watch: Watch) -> None:
    giver.begin()
    for _ in range(100):
        go_wrong(watch)
    giver.pages.session.banner.drop()
    go_wrong(watch)
    assert not giver.pages.session.banner.isVisible()


def test_the_question_about_the_pressure_comes_first(giver: Giver, watch: Watch) -> None:
    giver.begin()
    banner = giver.pages.session.banner
    while not banner.asks:
        giver.pass_time(1_000)
    question = banner.accessibleName()
    go_wrong(watch)
    assert banner.accessibleName() == question
    pressure = giver.frame.pressure
    banner.button.click()
    assert giver.frame.pressure < pressure
    banner.drop()
    QApplication.sendPostedEvents()
    assert banner.accessibleName() == IN_SESSION


def test_its_button_softens_nothing(giver: Giver, watch: Watch) -> None:
    giver.begin()
    before = giver.frame.pressure
    go_wrong(watch)
    giver.pages.session.banner.button.click()
    assert giver.frame.pressure == before


def test_space_goes_on_to_pause_while_it_is_shown(giver: Giver, watch: Watch) -> None:
    giver.begin()
    go_wrong(watch)
    giver.key(Qt.Key.Key_Space)
    assert giver.frame.paused


def test_nothing_is_covered_on_the_way_to_a_session(giver: Giver, watch: Watch) -> None:
    giver.window.home.start.click()
    assert giver.shows(giver.pages.safety)
    go_wrong(watch)
    assert showing(giver).notice is None
    giver.pass_check()
    giver.pages.comfort.settle()
    assert giver.shows(giver.pages.comfort)
    assert showing(giver).notice is None
    giver.pages.comfort.get_ready.click()
    assert giver.shows(giver.pages.ready)
    assert showing(giver).notice is None
    giver.pages.ready.start.click()
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    QApplication.sendPostedEvents()
    assert giver.pages.session.banner.accessibleName() == IN_SESSION
    assert showing(giver).notice is None


def test_what_happens_on_a_page_with_answers_tells_neither_page_nor_line(
    giver: Giver, watch: Watch, tmp_path: Path
) -> None:
    giver.window.home.start.click()
    giver.pages.safety.sheet.row("Q13").click()
    giver.pages.safety.one.click()
    assert giver.shows(giver.pages.not_today)
    go_wrong(watch)
    assert "test_showing.py" not in log(tmp_path)
    assert "NotToday" not in log(tmp_path)
    assert "clot" not in log(tmp_path)


def test_it_waits_for_the_end_of_the_change_of_legs(giver: Giver, watch: Watch) -> None:
    giver.begin()
    giver.go_to(Phase.CHANGE)
    go_wrong(watch)
    giver.player.tell(Command.RESUME)
    giver.go_until(lambda shown: shown.phase is not Phase.CHANGE)
    giver.pages.session.banner.drop()
    QApplication.sendPostedEvents()
    assert giver.pages.session.banner.accessibleName() == IN_SESSION


def test_at_the_foot_of_another_page_it_grows_with_the_window(giver: Giver, watch: Watch) -> None:
    giver.program.show_learn()
    go_wrong(watch)
    notice = showing(giver).notice
    assert notice is not None
    assert notice.words.accessibleName() == ELSEWHERE or notice.accessibleName() == ELSEWHERE
    before = notice.width()
    giver.window.resize(1600, 1000)
    assert notice.width() > before
    giver.program.go_home()
    assert not notice.isVisible()


def test_it_is_told_where_nothing_can_be_written(
    giver: Giver, watch: Watch, tmp_path: Path
) -> None:
    for file in (tmp_path / "log").iterdir():
        file.unlink()
    (tmp_path / "log").rmdir()
    (tmp_path / "log").write_text("in the way")
    go_wrong(watch)
    assert giver.window.home.notice.isVisible()
