"""Before the first use, once, everybody is told what the program is not; nobody is locked out."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import FakeClock
from giver import CLASSIC, Giver
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from terminals import Pages, ScriptedKeys, Terminal, one_line

from massage_timer.core.safety import CHECK_TITLE, DISCLAIMER
from massage_timer.core.welcome import READ, TITLE, WHAT_IT_DOES
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.terminal.welcome import welcome, welcome_pages
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


def test_left_with_escape_it_leads_home_and_comes_again_before_a_session(
    first_start: Callable[[], Giver],
) -> None:
    giver = first_start()
    escape(giver)
    assert giver.shows(giver.window.home)
    assert not kept(giver).disclaimer_read
    giver.window.home.start.click()
    assert asks(giver)
    giver.pages.text.close_button.click()
    assert giver.shows(giver.pages.safety)
    assert kept(giver).disclaimer_read


def test_it_comes_again_at_the_next_start_until_it_was_read(
    first_start: Callable[[], Giver],
) -> None:
    escape(first_start())
    assert asks(first_start())


@pytest.mark.parametrize("read", [True, False])
def test_a_routine_that_is_started_at_once_waits_for_it_and_is_still_asked_about_safety(
    first_start: Callable[[], Giver], read: bool
) -> None:
    giver = first_start()
    giver.program.opening.open_routine(CLASSIC)
    assert asks(giver)
    if read:
        giver.pages.text.close_button.click()
    else:
        escape(giver)
    assert giver.shows(giver.pages.safety if read else giver.window.home)
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


@pytest.mark.parametrize(("columns", "rows"), [(40, 6), (40, 16), (80, 24), (120, 60)])
def test_the_terminal_says_the_same_in_the_room_it_has(columns: int, rows: int) -> None:
    pages = [[line.text for line in page] for page in welcome_pages(columns - 2, rows)]
    words = one_line(line for page in pages for line in page[:-1])
    assert DISCLAIMER.text in words
    assert all(paragraph in words for paragraph in WHAT_IT_DOES)
    assert all(len(page) <= rows for page in pages)
    assert all(len(line) < columns for page in pages for line in page)
    assert [READ in page[-1] for page in pages] == [False] * (len(pages) - 1) + [True]
    assert len(pages) == 1 or rows < 24


def test_it_is_left_or_read_to_its_end() -> None:
    for keys, read in ((["Enter"] * 9, True), (["Enter", "Esc"], False), (["x", "Esc"], False)):
        clock, paper = FakeClock(), Pages(40, 8)
        script = [(500, key) for key in keys]
        assert welcome(ScriptedKeys(clock, *script), paper, clock.now) is read
        assert (READ in paper.last) is read
    clock = FakeClock()
    held = ScriptedKeys(clock, *[(30, "Enter")] * 99)
    with pytest.raises(EOFError):
        welcome(held, Pages(40, 8), clock.now)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
def test_the_terminal_says_it_before_the_questions_until_it_was_read(tmp_path: Path) -> None:
    told = []
    for keys in (b"\x1b", b"\no", b"o"):
        program = Terminal("run", "--terminal", CLASSIC, home=tmp_path)
        program.wait_for("leaves")
        for key in keys:
            program.press(bytes([key]), after=0.6)
        assert program.end() == 0
        told.append(TITLE in program.text)
        assert (CHECK_TITLE in program.text) is (keys != b"\x1b")
        if told[-1] and CHECK_TITLE in program.text:
            assert program.text.index(TITLE) < program.text.index(CHECK_TITLE)
    assert told == [True, True, False]


def test_the_readme_says_it_word_for_word() -> None:
    assert DISCLAIMER.text in " ".join(README.read_text(encoding="utf-8").split())
