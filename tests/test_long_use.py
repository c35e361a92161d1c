"""Evening after evening in one start of the program leaves nothing behind."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from census import Census, census, held, memory
from giver import CLASSIC
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from rehearsal import rehearsal
from writer import MINE, Writer

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import STOP_SIGNS
from massage_timer.core.session import Command, Phase
from massage_timer.core.written import SetText
from massage_timer.store.diary import Diary
from massage_timer.ui.editor.page import Leave
from massage_timer.ui.home.acts import Act
from massage_timer.ui.tokens import LIGHT, THEMES

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")

MIB = 1 << 20
DIARY_SHOWS = 60
EVENINGS, SWAYS = 2, 3


@pytest.fixture
def others(qapp: QApplication) -> Counter[str]:
    """Timers that run already, of windows that other tests have left."""
    return Counter(census().timers)


@pytest.fixture
def writer(tmp_path: Path, others: Counter[str]) -> Iterator[Writer]:
    writer = Writer(at_home(tmp_path))
    yield writer
    writer.leave()


def at_home(folder: Path) -> Path:
    """A routine to edit, and a diary that is longer than its page shows at once."""
    (folder / "routines").mkdir()
    (folder / "routines" / "mine.yaml").write_text(MINE)
    diary = Diary(folder / "diary.sqlite3", print)
    zones = {side: dict.fromkeys(Zone, 50_000) for side in Side}
    for _ in range(DIARY_SHOWS + 1):
        diary.add(Row("2026-11-26T21:14:05+01:00", "mine", "Mine", zones, False))
    diary.close()
    return folder


def spend_an_evening(writer: Writer) -> None:
    """Ten minutes of massage with all that may happen in them, and every page there is."""
    look_round(writer)
    play(writer)
    swap_and_stop(writer)


def look_round(writer: Writer) -> None:
    """Every page beside a session, and Home again."""
    home, pages = writer.window.home, writer.pages
    home.learn_asked.emit()
    for chapter in ("calf-knead", "thigh-press"):
        writer.program.learn.list.open(chapter)
        QApplication.processEvents()
    writer.key(Qt.Key.Key_Escape)
    home.settings_asked.emit()
    for volume in (20, 60):
        writer.program.preferences.change({"volume": volume})
    writer.program.preferences.page.back_asked.emit()
    home.diary_asked.emit()
    writer.program.diary_desk.leave()
    writer.program.teaching.begin(writer.program.go_home)
    writer.program.teaching.close()
    home.help_asked.emit()
    pages.text.closed.emit()
    writer.do(Act.EDIT, "mine")
    writer.editor.edited.emit(SetText(0, "seconds", "44"))
    writer.editor.back_asked.emit()
    writer.editing.answer_leaving(Leave.DISCARD)
    writer.do(Act.REHEARSE, CLASSIC)
    writer.program.authoring.rehearsing.tick()
    writer.clock.advance(5_000)
    writer.program.authoring.rehearsing.tick()
    writer.program.authoring.rehearsing.leave()
    home.sort_asked.emit()
    assert writer.shows(home)


def play(writer: Writer) -> None:
    """A whole session with pauses, presses, the mini view and a question."""
    writer.begin()
    for command in (Command.AGAIN, Command.STAY, Command.SOFTER, Command.NEXT):
        writer.clock.advance(5_000)
        writer.player.press(command)
        QApplication.processEvents()
    writer.program.flow.switch_view()
    writer.pass_time(5_000)
    QApplication.processEvents()
    writer.program.flow.switch_view()
    writer.player.press(Command.TOGGLE)
    writer.clock.advance(600_000)
    writer.player.press(Command.TOGGLE)
    writer.program.flow.ask_to_stop()
    writer.pages.stop.go_on_asked.emit()
    writer.go_until(lambda shown: shown.phase is Phase.DONE)
    assert {writer.session.hands_on(side) for side in Side} == {300_000}
    writer.pages.done.note.written.emit("quiet")


def swap_and_stop(writer: Writer) -> None:
    """The other person is asked as well; half a minute later something hurts."""
    writer.pages.done.swap_asked.emit()
    writer.pass_check()
    writer.pages.comfort.settle()
    writer.pages.comfort.get_ready.click()
    writer.pages.ready.start.click()
    writer.pass_time(30_000)
    writer.program.flow.ask_to_stop()
    writer.pages.stop.sign_chosen.emit(STOP_SIGNS[0])
    writer.pages.stop.closed.emit()
    writer.pages.done.home_asked.emit()
    if writer.shows(writer.pages.text):
        writer.pages.text.closed.emit()
    assert writer.shows(writer.window.home)


def come_to_rest(qtbot: QtBot, others: Counter[str]) -> Census:
    """When every moment of grace is over and all that is read afterwards has been read."""
    qtbot.waitUntil(lambda: not Counter(census().timers) - others, timeout=60_000)
    return census()


def test_evening_after_evening_leaves_nothing_behind(
    writer: Writer, others: Counter[str], qtbot: QtBot
) -> None:
    for _ in range(2):
        spend_an_evening(writer)
    before, kept = come_to_rest(qtbot, others), held()
    for _ in range(EVENINGS):
        spend_an_evening(writer)
    assert come_to_rest(qtbot, others) == before
    assert held() - kept < SWAYS + EVENINGS


@pytest.mark.usefixtures("qapp")
def test_a_rehearsal_of_the_gallery_leaves_nothing_behind() -> None:
    """Hundreds of them in one process once used up all that a system gives to watch files."""

    def rehearse() -> int:
        with rehearsal(QSize(800, 480), LIGHT):
            pass
        return len(QApplication.topLevelWidgets())

    assert rehearse() == rehearse()


@pytest.mark.soak
def test_eight_hours_leave_the_memory_flat(
    writer: Writer, others: Counter[str], qtbot: QtBot
) -> None:
    def spend_some() -> int:
        """Evenings in each theme; returns what the leanest of them left resident, as pages that
        are free come and go."""
        found = []
        for _ in range(8):
            spend_an_evening(writer)
            writer.window.home.theme_asked.emit()
            census()
            found.append(memory())
        return min(found)

    for _ in THEMES:  # each keeps small pictures of its own
        spend_an_evening(writer)
        writer.window.home.theme_asked.emit()
    used = spend_some()
    before, kept = come_to_rest(qtbot, others), held()
    grown = max(spend_some() for _ in range(6)) - used
    print(f"grown by {grown / MIB:.2f} MiB from {used / MIB:.1f} MiB")
    assert come_to_rest(qtbot, others) == before
    assert held() - kept < 48
    assert grown < 3 * MIB
