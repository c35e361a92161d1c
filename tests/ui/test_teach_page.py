"""A button is taught by pressing it; what was taught is kept, obeyed, and can be forgotten."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from giver import CLASSIC, PRESSES_APART, Giver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.commands import COMMANDS, MOST_TAUGHT, TEACHABLE, command_for, meaning
from massage_timer.core.session import Command, Phase
from massage_timer.store.setting_values import values_of, with_values
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.ui.keys import MOUSE_NAMES
from massage_timer.ui.teach.page import TeachPage
from massage_timer.ui.tokens import DARK

NONE = Qt.KeyboardModifier.NoModifier
COMMANDS_TAUGHT = [binding.command for binding in TEACHABLE]
KEYS = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_PageDown: "Page Down",
    Qt.Key.Key_MediaNext: "Media Next",
    Qt.Key.Key_VolumeUp: "Volume Up",
    Qt.Key.Key_F7: "F7",
    Qt.Key.Key_Q: "Q",
}


@pytest.fixture
def giver(qtbot: QtBot, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    yield giver
    giver.leave()


@pytest.fixture
def page(giver: Giver) -> TeachPage:
    """The page, come to from the settings and listening."""
    giver.window.home.top.settings.click()
    giver.program.preferences.page.teach_asked.emit()
    page = giver.program.teaching.page
    assert giver.shows(page)
    page.settle()
    return page


def press(
    target: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE, *, repeated: bool = False
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, "", repeated))


def focus_of(page: TeachPage) -> QWidget:
    focused: QWidget | None = page.focusWidget()
    return page if focused is None else focused


def hear(page: TeachPage, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is, when the last press was a while ago."""
    page.settle()
    press(focus_of(page), key, held)


def click(target: QWidget, button: Qt.MouseButton) -> None:
    place = QPointF(target.rect().center())
    at = target.mapToGlobal(target.rect().center()).toPointF()
    event = QMouseEvent(QEvent.Type.MouseButtonPress, place, at, button, button, NONE)
    QApplication.sendEvent(target, event)


def choose(page: TeachPage, command: Command) -> None:
    page.sheet.choice.segments[COMMANDS_TAUGHT.index(command)].click()


def teach(page: TeachPage, key: Qt.Key, command: Command) -> None:
    page.listen()
    hear(page, key)
    choose(page, command)
    page.sheet.save.click()
    page.settle()


def kept(giver: Giver) -> Mapping[str, Command]:
    return SettingsFile(giver.places.settings).load()[0].keys


# Listening


@pytest.mark.parametrize(("key", "name"), KEYS.items())
def test_every_key_is_heard_whatever_it_does_elsewhere(
    page: TeachPage, key: Qt.Key, name: str
) -> None:
    assert page.listens
    hear(page, key)
    assert page.sheet.head.words == f"You pressed {name}."
    assert not page.listens


def test_the_real_way_of_a_key_leads_here_as_well(giver: Giver, page: TeachPage) -> None:
    for key, name in KEYS.items():
        page.listen()
        page.settle()
        QTest.keyClick(giver.window.windowHandle(), key)
        assert page.sheet.head.words == f"You pressed {name}."


def test_keys_that_are_held_with_others_are_heard_with_them(page: TeachPage) -> None:
    hear(page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet.head.words == "You pressed Ctrl+B."


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_CapsLock])
def test_modifiers_alone_are_waited_on(page: TeachPage, key: Qt.Key) -> None:
    hear(page, key)
    assert page.listens
    assert page.sheet.line.words.startswith("A key")


def test_a_key_that_repeats_itself_is_not_heard(page: TeachPage) -> None:
    press(page, Qt.Key.Key_Return, repeated=True)
    assert page.listens


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_F10, "F10"), (Qt.Key.Key_F11, "F11")])
def test_keys_of_the_window_cannot_be_taught_and_that_is_said(
    giver: Giver, page: TeachPage, key: Qt.Key, name: str
) -> None:
    hear(page, key)
    assert page.listens
    assert page.sheet.line.words == f"{name} belongs to the window. Press another."
    assert not giver.window.isFullScreen()
    assert "Esc" in page.sheet.small.words


def test_a_key_without_any_name_is_told_of(page: TeachPage) -> None:
    hear(page, Qt.Key.Key_unknown)
    assert page.listens
    assert "cannot be told from others" in page.sheet.line.words


def test_escape_leaves_while_it_listens_and_afterwards(giver: Giver, page: TeachPage) -> None:
    hear(page, Qt.Key.Key_Escape)
    assert giver.shows(giver.program.preferences.page)
    giver.program.preferences.page.teach_asked.emit()
    hear(page, Qt.Key.Key_F7)
    hear(page, Qt.Key.Key_Escape)
    assert giver.shows(giver.program.preferences.page)
    assert kept(giver) == {}


@pytest.mark.parametrize(("button", "name"), MOUSE_NAMES.items())
@pytest.mark.parametrize("where", ["page", "view", "card", "back"])
def test_extra_buttons_of_the_mouse_are_heard_anywhere(
    page: TeachPage, button: Qt.MouseButton, name: str, where: str
) -> None:
    parts = {"page": page, "view": page.view, "card": page.sheet.head, "back": page.back}
    click(parts[where], button)
    assert page.sheet.head.words == f"You pressed {name}."


def test_a_click_on_a_button_does_not_take_the_keys_away(giver: Giver, page: TeachPage) -> None:
    teach(page, Qt.Key.Key_F7, Command.NEXT)
    page.listen()
    page.settle()
    QTest.mouseClick(page.sheet.rows[0].forget, Qt.MouseButton.LeftButton)
    assert kept(giver) == {}
    hear(page, Qt.Key.Key_Space)
    assert page.sheet.head.words == "You pressed Space."


# Saying what it shall mean


def test_it_is_said_what_a_key_means_so_far(giver: Giver, page: TeachPage) -> None:
    hear(page, Qt.Key.Key_PageDown)
    assert page.sheet.line.words == "It means: Next."
    assert page.sheet.choice.chosen == COMMANDS_TAUGHT.index(Command.NEXT)
    page.listen()
    hear(page, Qt.Key.Key_F7)
    assert page.sheet.line.words == "It means nothing yet."
    choose(page, Command.SOFTER)
    page.save()
    page.listen()
    hear(page, Qt.Key.Key_F7)
    assert page.sheet.line.words == "You taught it: Softer."
    assert page.sheet.choice.chosen == COMMANDS_TAUGHT.index(Command.SOFTER)


def test_a_button_is_taught_with_keys_alone(giver: Giver, page: TeachPage) -> None:
    hear(page, Qt.Key.Key_F7)
    hear(page, Qt.Key.Key_Right)
    hear(page, Qt.Key.Key_Return)
    assert kept(giver) == {"F7": Command.NEXT}
    assert page.sheet.head.words == "F7 means Next now."
    hear(page, Qt.Key.Key_Return)
    assert page.listens, "the focus is on Press another"


def test_nothing_that_can_be_chosen_stops() -> None:
    assert Command.STOP not in COMMANDS_TAUGHT


def test_a_pedal_that_bounces_does_not_answer_the_question(giver: Giver, page: TeachPage) -> None:
    press(page, Qt.Key.Key_Return)
    for _ in range(3):
        press(focus_of(page), Qt.Key.Key_Return)
        press(focus_of(page), Qt.Key.Key_Return, repeated=True)
    assert page.sheet.head.words == "You pressed Enter."
    assert kept(giver) == {}
    page.settle()
    press(focus_of(page), Qt.Key.Key_Return, repeated=True)
    assert kept(giver) == {}
    hear(page, Qt.Key.Key_Return)
    assert kept(giver) == {}, "that is what it means anyway"
    assert page.sheet.head.words == "Enter means Pause now."


def test_a_press_right_after_the_page_came_is_not_heard(giver: Giver) -> None:
    giver.program.preferences.show()
    giver.program.preferences.page.teach_asked.emit()
    page = giver.program.teaching.page
    press(page, Qt.Key.Key_Return)
    click(page, Qt.MouseButton.BackButton)
    assert page.listens


def test_more_keys_than_anybody_teaches_are_refused_in_words(giver: Giver, page: TeachPage) -> None:
    many = {f"Key {number}": Command.NEXT for number in range(MOST_TAUGHT)}
    page.begin(many)
    hear(page, Qt.Key.Key_F7)
    page.sheet.save.click()
    hear(page, Qt.Key.Key_Return)
    assert not page.sheet.save.isEnabled()
    assert "Forget one first" in page.sheet.line.words
    assert kept(giver) == {}


# What was taught


def test_what_was_taught_is_listed_kept_and_obeyed(giver: Giver, page: TeachPage) -> None:
    teach(page, Qt.Key.Key_PageDown, Command.TOGGLE)
    teach(page, Qt.Key.Key_F7, Command.SOFTER)
    listed = [(row.name.words, row.means.words) for row in page.sheet.rows]
    assert listed == [("Page Down", "Pause, instead of Next"), ("F7", "Softer")]
    assert kept(giver) == {"Page Down": Command.TOGGLE, "F7": Command.SOFTER}
    page.back.click()
    row = giver.program.preferences.page.focusWidget()
    assert row.accessibleName().startswith("Teach a button")
    giver.program.go_home()
    giver.begin(CLASSIC)
    giver.key(Qt.Key.Key_F7)
    assert giver.frame.pressure == 1
    giver.key(Qt.Key.Key_PageDown)
    assert giver.frame.paused


def test_the_next_start_knows_what_was_taught(
    giver: Giver, page: TeachPage, tmp_path: Path
) -> None:
    teach(page, Qt.Key.Key_F7, Command.TOGGLE)
    again = Giver(tmp_path)
    again.get_ready()
    again.key(Qt.Key.Key_F7)
    assert again.frame.phase is Phase.LEAD_IN
    again.leave()


def test_what_is_forgotten_means_what_it_did_before(giver: Giver, page: TeachPage) -> None:
    teach(page, Qt.Key.Key_PageDown, Command.TOGGLE)
    teach(page, Qt.Key.Key_F7, Command.NEXT)
    page.sheet.rows[0].forget.click()
    assert kept(giver) == {"F7": Command.NEXT}
    assert page.focusWidget() is page.sheet.rows[0].forget
    page.sheet.rows[0].forget.click()
    assert kept(giver) == {}
    assert page.sheet.none.isVisibleTo(page)
    assert page.focusWidget() is page.sheet.another
    page.listen()
    hear(page, Qt.Key.Key_PageDown)
    assert page.sheet.line.words == "It means: Next."


def test_all_is_forgotten_from_the_settings(giver: Giver, page: TeachPage) -> None:
    teach(page, Qt.Key.Key_F7, Command.NEXT)
    page.back.click()
    giver.program.preferences.page.forget_asked.emit()
    assert kept(giver) == {}
    assert giver.window.taught == {}
    row = next(row for row in giver.program.preferences.page.rows if row.row.setting == "keys")
    assert row.about.words.startswith("Any key")


def test_teaching_leads_from_ready_back_to_ready(giver: Giver) -> None:
    giver.get_ready()
    giver.pages.ready.teach_asked.emit()
    page = giver.program.teaching.page
    assert giver.shows(page)
    hear(page, Qt.Key.Key_F7)
    hear(page, Qt.Key.Key_Return)
    hear(page, Qt.Key.Key_Escape)
    assert giver.shows(giver.pages.ready)
    assert giver.pages.ready.start.hasFocus()
    giver.key(Qt.Key.Key_F7)
    assert giver.frame.phase is Phase.LEAD_IN


# Laws

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
taught_keys = st.dictionaries(texts, st.sampled_from(COMMANDS_TAUGHT), max_size=MOST_TAUGHT)


@given(taught_keys)
def test_what_is_taught_goes_into_the_file_and_comes_back(keys: dict[str, Command]) -> None:
    written = values_of(Settings(keys=keys))
    assert with_values(Settings(), written).keys == keys


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(KEYS)), st.sampled_from([*COMMANDS_TAUGHT, None])),
        max_size=8,
    )
)
def test_in_whatever_order_it_is_taught_and_forgotten_the_last_word_holds(
    giver: Giver, acts: list[tuple[Qt.Key, Command | None]]
) -> None:
    teaching = giver.program.teaching
    teaching.forget_all()
    wanted: dict[str, Command] = {}
    for key, command in acts:
        name = KEYS[key]
        if command is None:
            teaching.forget(name)
            wanted.pop(name, None)
        else:
            teaching.teach(name, command)
            wanted[name] = command
    for name in KEYS.values():
        expected = wanted.get(name, meaning(name))
        assert meaning(name, giver.window.taught) is expected
    assert kept(giver) == giver.window.taught


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([key for key in KEYS if key != Qt.Key.Key_Return]),
    st.sampled_from(COMMANDS_TAUGHT),
    st.sampled_from(["lead-in", "step", "paused", "change"]),
)
def test_a_taught_key_does_in_every_phase_what_it_was_taught_and_never_stops(
    giver: Giver, key: Qt.Key, command: Command, moment: str
) -> None:
    _play_to(giver, moment)
    giver.window.set_taught({KEYS[key]: command})
    asked: list[str] = []
    heard = giver.window.key_pressed.connect(asked.append)
    meant = command_for(KEYS[key], giver.frame, giver.window.taught)
    giver.key(key)
    giver.window.key_pressed.disconnect(heard)
    assert asked == [KEYS[key]]
    going_on = moment in ("paused", "change")
    assert meant is (Command.RESUME if going_on else command)
    assert giver.frame.phase is not Phase.DONE
    assert giver.page in (giver.pages.session, giver.pages.change)
    if going_on:
        assert not giver.frame.paused
        assert giver.frame.phase is not Phase.CHANGE
    elif command is Command.TOGGLE:
        assert giver.frame.paused


def _play_to(giver: Giver, moment: str) -> None:
    """A session of its own, at this moment, with presses that were a while ago."""
    if giver.program.flow.player.session is None:
        giver.begin(CLASSIC)
    timeline = giver.session.timeline
    giver.player.load(timeline.routine, timeline.options)
    giver.player.tell(Command.START)
    if moment != "lead-in":
        giver.go_until(lambda shown: shown.phase is Phase.STEP)
    if moment == "paused":
        giver.player.tell(Command.PAUSE)
    if moment == "change":
        giver.go_to(Phase.CHANGE)
        giver.pass_time(2 * PRESSES_APART)
    giver.clock.advance(PRESSES_APART)
    if moment != "paused":
        giver.player.tick()


# How it looks


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080)])
def test_nothing_lies_on_anything_else_and_the_list_stands_still(
    giver: Giver, page: TeachPage, size: tuple[int, int], zoom: float
) -> None:
    giver.window.resize(*size)
    giver.program.preferences.change({"text_size": round(zoom * 100)})
    giver.window.set_theme(giver.window.theme)
    sheet = page.sheet
    seen = []
    for step in ("listens", "asks", "saved"):
        if step == "asks":
            hear(page, Qt.Key.Key_F7)
        elif step == "saved":
            page.save()
        page.settle()
        shown = [
            part.geometry()
            for part in (sheet.head, sheet.line, sheet.small, sheet.label, sheet.help)
            if part.isVisibleTo(sheet)
        ]
        boxes = [
            part.geometry().adjusted(part.margin, part.margin, -part.margin, -part.margin)
            for part in (sheet.choice, sheet.save, sheet.another)
            if part.isVisibleTo(sheet)
        ]
        parts = [*shown, *boxes]
        for number, one in enumerate(parts):
            assert sheet._card.contains(one)
            assert not any(one.intersects(other) for other in parts[number + 1 :])
        seen.append(sheet.list_head.y())
    assert zoom > 1 or len(set(seen)) == 1


def test_the_page_takes_other_colours(giver: Giver, page: TeachPage) -> None:
    before = page.grab().toImage()
    giver.window.set_theme(DARK)
    assert page.grab().toImage() != before


def test_every_key_of_the_table_but_that_of_stop_can_be_taught() -> None:
    for binding in COMMANDS:
        for key in binding.keys:
            taught = meaning(key, {key: Command.SOFTER})
            assert taught is (Command.STOP if binding.command is Command.STOP else Command.SOFTER)
