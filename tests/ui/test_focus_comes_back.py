"""Whatever was opened and is closed again: the focus is back on what opened it, or beside it."""

from collections.abc import Iterator

import pytest
from giver import Giver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.ui.editor.page import EditorPage, Leave
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
