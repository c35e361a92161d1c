"""Before the first use, once, everybody is told what the program is not; nobody is locked out."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from terminals import Terminal

from massage_timer.core.safety import DISCLAIMER
from massage_timer.core.welcome import READ, TITLE
from massage_timer.folders import HOME_VARIABLE
from massage_timer.store.settings import Settings, SettingsFile
from massage_timer.terminal.run import welcome_lines
from massage_timer.ui.widgets.words import Words

README = Path(__file__).parents[1] / "README.md"


@pytest.fixture
def first_start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Giver]]:
    starts: list[Giver] = []

    def start() -> Giver:
        starts.append(Giver(tmp_path, welcomed=False))
        return starts[-1]

    yield start
    for giver in starts:
        giver.leave()


def kept(giver: Giver) -> Settings:
    return SettingsFile(giver.places.settings).load()[0]


def asks(giver: Giver) -> bool:
    """Whether the page that is read before the first use is shown."""
    return giver.shows(giver.pages.text) and giver.pages.text.title.words == TITLE


def escape(giver: Giver) -> None:
    giver.pages.text.settle()
    giver.key(Qt.Key.Key_Escape)


def test_the_first_start_says_what_this_is_not_before_home(
    first_start: Callable[[], Giver],
) -> None:
    giver = first_start()
    assert asks(giver)
    page = giver.pages.text
    assert DISCLAIMER.text in [words.words for words in page.findChildren(Words)]
    assert page.close_button.text() == READ
    assert not page.other.isVisible()
    page.close_button.click()
    assert giver.shows(giver.window.home)
    assert kept(giver).disclaimer_read


def test_once_read_it_does_not_come_again(first_start: Callable[[], Giver]) -> None:
    first_start().key(Qt.Key.Key_Return)
    giver = first_start()
    assert giver.shows(giver.window.home)


def test_left_with_escape_it_locks_nobody_out_and_comes_again(
    first_start: Callable[[], Giver],
) -> None:
    giver = first_start()
    escape(giver)
    assert giver.shows(giver.window.home)
    assert not kept(giver).disclaimer_read
    giver.window.home.start.click()
    assert giver.shows(giver.pages.safety)
    assert asks(first_start())


@pytest.mark.parametrize("read", [True, False])
def test_a_routine_that_is_started_at_once_waits_for_it_and_is_still_asked_about_safety(
    first_start: Callable[[], Giver], read: bool
) -> None:
    giver = first_start()
    giver.program.open_routine(CLASSIC)
    assert asks(giver)
    if read:
        giver.pages.text.close_button.click()
    else:
        escape(giver)
    assert giver.shows(giver.pages.safety)
    assert kept(giver).disclaimer_read is read


def test_damaged_settings_are_told_of_after_it(
    first_start: Callable[[], Giver], tmp_path: Path
) -> None:
    (tmp_path / "settings.json").write_text("{ torn")
    giver = first_start()
    assert asks(giver)
    giver.pages.text.close_button.click()
    assert giver.pages.text.title.words == "Worth knowing"
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("width", [30, 60, 78])
def test_the_terminal_says_the_same_in_the_width_it_has(width: int) -> None:
    lines = welcome_lines(width)
    assert DISCLAIMER.text in " ".join(" ".join(lines).split())
    assert all(len(line) <= width for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
def test_the_terminal_says_it_before_the_questions_until_they_were_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    told = []
    for keys in (b"\x1b", b"o", b"o"):
        program = Terminal("run", "--terminal", CLASSIC)
        program.wait_for("leave")
        program.press(keys, after=0.6)
        assert program.end() == 0
        told.append(TITLE in program.text)
        assert not told[-1] or program.text.index(TITLE) < program.text.index("Safety check")
    assert told == [True, True, False]


def test_the_readme_says_it_word_for_word() -> None:
    assert DISCLAIMER.text in " ".join(README.read_text(encoding="utf-8").split())
