"""Whatever was opened and is closed again: the focus is back on what opened it, or beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from giver import Giver
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.session import Phase
from massage_timer.ui.editor.page import EditorPage, Leave
from massage_timer.ui.home.acts import Act, words
from massage_timer.ui.settings.page import SettingsPage

Key = Qt.Key


@pytest.fixture
def at_home(giver: Giver, qtbot: QtBot) -> Iterator[Giver]:
    giver.window.activateWindow()
    giver.window.home.start.setFocus()
    yield giver
    editing = giver.program.authoring.editing
    if giver.shows(editing.page):
        editing.page.leave_answered.emit(Leave.DISCARD)
    giver.program.go_home()


def focused() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None, "nothing has the focus"
    assert part.isVisible()
    return part


def come_forward(window: QWidget) -> None:
    """As the desktop brings a window forward when another one is gone."""
    window.activateWindow()
    QApplication.processEvents()


def press(key: Key, part: QWidget | None = None) -> None:
    """On what has the focus, or on a part that gets it first."""
    if part is not None:
        part.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focused(), key)


@pytest.mark.parametrize(
    "name", ["learn", "diary", "settings", "help", "rehearse", "print", "duplicate", "new"]
)
def test_home_has_the_focus_where_a_page_was_opened(name: str, at_home: Giver) -> None:
    giver, home = at_home, at_home.window.home
    buttons = {button.accessibleName() or button.text(): button for button in home.acts.in_order}
    top = home.top
    opener = {
        "learn": top.learn,
        "diary": top.diary,
        "settings": top.settings,
        "help": top.help,
        "new": top.new,
        "rehearse": buttons["Rehearse"],
        "print": buttons["Print card"],
        "duplicate": buttons["Duplicate and edit"],
    }[name]
    press(Key.Key_Space, opener)
    assert not giver.shows(home)
    giver.pages.text.settle()
    leave(giver)
    assert giver.shows(home)
    assert focused() is opener


def leave(giver: Giver) -> None:
    """By its own way back, until the page is another."""
    page = giver.page
    way = next(
        (getattr(page, name) for name in ("back", "close_button") if hasattr(page, name)), None
    )
    if isinstance(page, EditorPage):
        way = page.top.back
    if way is not None:
        press(Key.Key_Space, way)
    else:
        press(Key.Key_Escape)


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_D])
def test_a_key_that_opens_a_page_leaves_the_focus_where_it_was(key: Key, at_home: Giver) -> None:
    giver, home = at_home, at_home.window.home
    home.list.setFocus()
    held = Qt.KeyboardModifier
    QTest.keyClick(focused(), key, held.NoModifier if key == Key.Key_F1 else held.ControlModifier)
    assert not giver.shows(home)
    giver.pages.text.settle()
    leave(giver)
    assert focused() is home.list


def test_the_menu_gives_the_focus_back_to_its_button(at_home: Giver) -> None:
    home = at_home.window.home
    press(Key.Key_Space, home.acts.more)
    assert home.menu is not None
    assert home.menu.isVisible()
    QTest.keyClick(home.menu, Key.Key_Escape)
    assert not home.menu.isVisible()
    assert focused() is home.acts.more


def test_new_cards_leave_the_focus_where_it_is(at_home: Giver) -> None:
    giver = at_home
    press(Key.Key_Space, giver.window.home.top.settings)
    row = focused()
    giver.program.shelf.show_first()
    assert focused() is row, "Home is not shown, and takes no keys"
    leave(giver)
    assert focused() is giver.window.home.top.settings


def test_a_notice_at_the_foot_gives_the_focus_to_a_neighbour_when_it_goes(at_home: Giver) -> None:
    home = at_home.window.home
    home.tell("It is kept.")
    press(Key.Key_Space, home.notice.close_button)
    assert not home.notice.isVisible()
    assert home.isAncestorOf(focused())


def test_settings_have_the_focus_in_the_row_that_led_away(at_home: Giver) -> None:
    giver = at_home
    press(Key.Key_Space, giver.window.home.top.settings)
    page = giver.page
    assert isinstance(page, SettingsPage)
    for setting in ("keys", "diary"):
        row = next(row for row in page.rows if row.row.setting == setting)
        press(Key.Key_Space, row.buttons[0])
        assert not giver.shows(page)
        press(Key.Key_Escape)
        assert giver.shows(page)
        assert row.isAncestorOf(focused())


def test_a_card_of_the_check_gives_the_focus_back_to_its_row(at_home: Giver) -> None:
    giver = at_home
    safety = giver.pages.safety
    press(Key.Key_Space, giver.window.home.start)
    safety.settle()
    row = safety.sheet.rows[1]
    press(Key.Key_Space, row)
    assert safety.panel.isVisible()
    safety.settle()
    press(Key.Key_Space, safety.panel.mistake)
    assert not row.isChecked()
    assert focused() is row
    press(Key.Key_Escape)
    assert focused() is giver.window.home.start


def test_a_question_before_stopping_gives_the_focus_back(at_home: Giver) -> None:
    giver = at_home
    giver.begin()
    giver.window.activateWindow()
    session = giver.pages.session
    session.setFocus()
    giver.program.flow.ask_to_stop()
    giver.pages.stop.settle()
    press(Key.Key_Space, giver.pages.stop.go_on)
    assert giver.shows(session)
    assert session is focused() or session.isAncestorOf(focused())


def test_the_picker_of_the_editor_gives_the_focus_back_to_what_asked_for_it(
    at_home: Giver,
) -> None:
    giver, page = at_home, edit(at_home)
    for opener in (page.tools.add, page.pane.step.technique):
        press(Key.Key_Space, opener)
        assert page.picker.isVisible()
        press(Key.Key_Escape)
        assert not page.picker.isVisible()
        assert focused() is opener
    assert giver.shows(page)
    press(Key.Key_Insert, page.table)
    press(Key.Key_Escape)
    assert focused() is page.table


def test_a_rehearsal_of_what_is_written_gives_the_focus_back(at_home: Giver) -> None:
    giver, page = at_home, edit(at_home)
    press(Key.Key_Space, page.top.rehearse)
    assert not giver.shows(page)
    press(Key.Key_Escape)
    assert giver.shows(page)
    assert focused() is page.top.rehearse


def test_a_question_of_the_editor_gives_the_focus_back(at_home: Giver) -> None:
    page = edit(at_home)
    page.tools.add.setFocus()
    page.ask_to_leave()
    assert page.notice.isAncestorOf(focused())
    press(Key.Key_Escape)
    assert not page.notice.asks
    assert focused() is page.tools.add


def edit(giver: Giver) -> EditorPage:
    press(Key.Key_Space, next(b for b in giver.window.home.acts.in_order if "edit" in b.text()))
    page = giver.page
    assert isinstance(page, EditorPage)
    page.table.choose(1)
    return page


def test_questions_of_the_diary_give_the_focus_back_unless_their_row_is_gone(
    at_home: Giver,
) -> None:
    giver, home = at_home, at_home.window.home
    giver.begin()
    giver.pass_time(20_000)
    giver.program.flow.stop()
    giver.program.go_home()
    press(Key.Key_Space, home.top.diary)
    page = giver.program.diary_desk.page
    for opener in (page.delete, page.delete_all):
        press(Key.Key_Space, opener)
        assert not giver.shows(page)
        press(Key.Key_Escape)
        giver.pages.text.settle()
        press(Key.Key_Escape)
        assert giver.shows(page)
        assert focused() is opener
    press(Key.Key_Space, page.delete_all)
    giver.pages.text.settle()
    press(Key.Key_Space, giver.pages.text.other)
    assert focused() is page.back, "nothing else is left"


def test_at_ready_any_key_of_a_session_starts_after_other_pages_as_well(at_home: Giver) -> None:
    giver, ready = at_home, at_home.pages.ready
    giver.get_ready()
    for opener in (ready.settings, ready.teach.button):
        press(Key.Key_Space, opener)
        assert not giver.shows(ready)
        press(Key.Key_Escape)
        assert giver.shows(ready)
        assert focused() is ready.start


def test_what_is_wrong_with_a_file_gives_the_focus_back(at_home: Giver, tmp_path: Path) -> None:
    giver, home = at_home, at_home.window.home
    broken = tmp_path / "torn.yaml"
    broken.write_text("name: Torn\n")
    giver.program.shelf.show_one(str(broken))
    home.list.choose("torn")
    press(Key.Key_Space, home.start)
    assert giver.shows(giver.pages.text), "its problems"
    giver.pages.text.settle()
    press(Key.Key_Space, giver.pages.text.other)
    assert giver.shows(giver.pages.text), "it was read again, and is as it was"
    giver.pages.text.settle()
    press(Key.Key_Escape)
    assert giver.shows(home)
    assert focused() is home.start
    giver.program.shelf.remove("torn")


def test_learn_after_a_refusal_leads_home_to_what_began_the_check(at_home: Giver) -> None:
    giver, home = at_home, at_home.window.home
    for opener in (home.list, home.start):
        opener.setFocus()
        press(Key.Key_Return)
        giver.pages.safety.settle()
        press(Key.Key_Space, giver.pages.safety.one)
        not_today = giver.pages.not_today
        assert focused() is not_today.panel.close_button
        not_today.settle()
        press(Key.Key_Space, not_today.panel.who_not)
        assert giver.shows(giver.program.learn)
        assert giver.program.learn.isAncestorOf(focused())
        press(Key.Key_Escape)
        assert giver.shows(home)
        assert focused() is opener


@pytest.mark.parametrize("by_button", [False, True])
@pytest.mark.parametrize("phase", [Phase.STEP, Phase.CHANGE])
def test_the_mini_view_gives_the_keys_back_to_the_session(
    at_home: Giver, phase: Phase, *, by_button: bool
) -> None:
    giver, mini = at_home, at_home.pages.mini
    giver.begin()
    giver.go_to(phase)
    come_forward(giver.window)
    page, controls = giver.page, giver.pages.session.controls
    if by_button and phase is Phase.STEP:
        press(Key.Key_Space, controls.mini)
    else:
        press(Key.Key_F10)
    come_forward(mini)
    assert focused() is mini
    press(Key.Key_Space if by_button else Key.Key_F10, mini.whole if by_button else None)
    assert not mini.isVisible()
    come_forward(giver.window)
    assert focused() is page
    giver.program.flow.stop()


def test_the_pane_over_the_table_gives_the_focus_back_to_the_table(large_words: Giver) -> None:
    page = edit(large_words)
    page.table.setFocus()
    large_words.window.resize(1280, 800)
    assert focused() is page.table
    for way in (Key.Key_Escape, Key.Key_Space):
        press(Key.Key_Return, page.table)
        assert not page.table.isVisible()
        assert page.pane.isAncestorOf(focused())
        technique = page.pane.step.technique
        press(Key.Key_Space, technique)
        press(Key.Key_Escape)
        assert focused() is technique
        press(way, page.close_pane if way is Key.Key_Space else None)
        assert focused() is page.table
    press(Key.Key_Space, page.tools.add)
    press(Key.Key_Escape)
    assert focused() is page.tools.add


def test_of_pane_and_table_the_one_with_the_focus_stays_when_there_is_room_for_one(
    large_words: Giver,
) -> None:
    page, window = edit(large_words), large_words.window
    for part in (page.table, page.pane.step.technique, page.table):
        part.setFocus()
        window.resize(1280, 800)
        assert focused() is part
        assert not (page.table.isVisible() and page.pane.isVisible())
        window.resize(1920, 1080)
        assert focused() is part


@pytest.fixture
def large_words(at_home: Giver) -> Iterator[Giver]:
    """So large that the editor's pane has no room beside the table of a window of 1280 px."""
    window, preferences = at_home.window, at_home.program.preferences
    size = window.size()
    window.resize(1920, 1080)
    preferences.change({"text_size": 150})
    yield at_home
    preferences.change({"text_size": 100})
    window.resize(size)


def test_a_dialog_of_files_gives_the_focus_back(at_home: Giver) -> None:
    home = at_home.window.home
    with answering(QDialog.reject) as asked:
        press(Key.Key_Space, home.top.open)
    assert asked == ["Open a routine"]
    come_forward(at_home.window)
    assert focused() is home.top.open


def test_what_is_shared_gives_the_focus_back(at_home: Giver, tmp_path: Path) -> None:
    giver, home = at_home, at_home.window.home
    opener = home.acts.more
    with answering(QDialog.reject) as asked:
        share(giver, opener)
    assert asked == ["Share a routine"]
    come_forward(giver.window)
    assert focused() is opener

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(tmp_path / "mine.massage"))
        dialog.accept()

    with answering(save):
        share(giver, opener)
    page = giver.program.authoring.sharing.page
    assert giver.shows(page), "it is saved"
    come_forward(giver.window)
    assert page.isAncestorOf(focused())
    press(Key.Key_Space)
    assert giver.shows(home)
    assert focused() is opener
    giver.program.open_parcel(str(tmp_path / "mine.massage"))
    assert giver.shows(page), "what is in it"
    page.settle()
    press(Key.Key_Escape)
    assert focused() is opener


def share(giver: Giver, opener: QWidget) -> None:
    press(Key.Key_Space, opener)
    menu = giver.window.home.menu
    assert menu is not None
    line = next(a for a in menu.actions() if a.text().startswith(words(Act.SHARE, own=False)))
    menu.setActiveAction(line)
    QTest.keyClick(menu, Key.Key_Return)


@contextmanager
def answering(answer: Callable[[QDialog], object]) -> Iterator[list[str]]:
    """Whatever dialog comes up meanwhile; has their titles."""
    asked: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            asked.append(dialog.windowTitle())
            answer(dialog)

    looking = QTimer(interval=5)
    looking.timeout.connect(look)
    looking.start()
    yield asked
    looking.stop()
