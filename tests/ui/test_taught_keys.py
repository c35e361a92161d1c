"""Whatever a person presses has a name, and what was taught is obeyed on a session's pages."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from giver import CLASSIC, PRESSES_APART, Giver
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.commands import COMMANDS, OTHER_KEY, TEACHABLE
from massage_timer.core.session import Command, Phase
from massage_timer.ui.keys import MOUSE_NAMES, NAMES, key_name, mouse_name, press_name

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key: int, held: Qt.KeyboardModifier = NONE, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, 0, 0)


@pytest.fixture
def giver(qtbot: QtBot, tmp_path: Path) -> Iterator[Giver]:
    giver = Giver(tmp_path)
    giver.pages.set_still(True)  # what moves would be painted at each second
    yield giver
    giver.leave()


@pytest.fixture(scope="module")
def started(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    giver = Giver(tmp_path_factory.mktemp("home"))
    giver.pages.set_still(True)
    giver.begin(CLASSIC)
    yield giver
    giver.leave()


def begin(giver: Giver, taught: Mapping[str, Command]) -> None:
    giver.window.set_taught(taught)
    giver.begin(CLASSIC)
    giver.clock.advance(PRESSES_APART)


def click(target: QWidget, button: Qt.MouseButton) -> None:
    place = QPointF(target.rect().center())
    at = target.mapToGlobal(QPoint(0, 0)).toPointF() + place
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(target, QMouseEvent(kind, place, at, button, button, NONE))


# Names


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (press(Qt.Key.Key_F7), "F7"),
        (press(Qt.Key.Key_B, CTRL), "Ctrl+B"),
        (press(Qt.Key.Key_PageDown), "Page Down"),
        (press(Qt.Key.Key_Right, Qt.KeyboardModifier.KeypadModifier), "Right"),
        (press(Qt.Key.Key_F5, CTRL | SHIFT), "Ctrl+Shift+F5"),
        (press(Qt.Key.Key_Tab), "Tab"),
        (press(Qt.Key.Key_Backtab, SHIFT), "Shift+Tab"),
        (press(Qt.Key.Key_VolumeUp), "Volume Up"),
        (press(Qt.Key.Key_Back), "Back"),
        (press(Qt.Key.Key_Adiaeresis), "Ä"),
        (press(Qt.Key.Key_unknown, scan=193), "Key 193"),
        (press(0, scan=248), "Key 248"),
        (press(Qt.Key.Key_Dead_Acute, scan=21), "Key 21"),
    ],
)
def test_whatever_is_pressed_has_a_name_to_be_taught_by(event: QKeyEvent, name: str) -> None:
    assert press_name(event) == name


@pytest.mark.parametrize(
    "key",
    ["Shift", "Control", "Alt", "AltGr", "Meta", "CapsLock", "NumLock", "F10", "F11", "unknown"],
)
def test_modifiers_alone_and_the_keys_of_the_window_have_none(key: str) -> None:
    assert press_name(press(Qt.Key[f"Key_{key}"])) == ""


@given(st.sampled_from(Qt.Key), st.sampled_from([NONE, CTRL, SHIFT, CTRL | SHIFT]))
def test_the_name_of_a_key_can_be_read_and_written(key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    name = press_name(press(key, held, scan=77))
    assert name.isprintable()
    assert name == name.strip()
    assert name.encode().decode() == name


def test_every_key_of_the_table_is_known_here() -> None:
    assert set(NAMES.values()) == {key for binding in COMMANDS for key in binding.keys}


def test_what_was_taught_comes_before_the_table() -> None:
    taught = {"Shift+Right": Command.SOFTER, "Ctrl+B": Command.NEXT}
    assert key_name(press(Qt.Key.Key_Right, SHIFT), taught) == "Shift+Right"
    assert key_name(press(Qt.Key.Key_Right, SHIFT)) == "Right"
    assert key_name(press(Qt.Key.Key_B, CTRL), taught) == "Ctrl+B"
    assert key_name(press(Qt.Key.Key_B, CTRL)) == ""
    assert key_name(press(Qt.Key.Key_Q), taught) == OTHER_KEY


def test_the_buttons_that_click_cannot_be_taught() -> None:
    assert mouse_name(Qt.MouseButton.LeftButton) == ""
    assert mouse_name(Qt.MouseButton.RightButton) == ""
    assert mouse_name(Qt.MouseButton.BackButton) == "Mouse Back"


# In a session


def test_the_keys_of_presenters_and_headsets_are_known(giver: Giver) -> None:
    begin(giver, {})
    first = giver.frame.step
    giver.key(Qt.Key.Key_MediaNext)
    assert giver.frame.step is not first
    for key in (Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_F5):
        giver.key(key)
        assert giver.frame.paused, key
        giver.key(Qt.Key.Key_MediaPrevious)
        assert not giver.frame.paused


@pytest.mark.parametrize("focus", ["page", "control", "stop"])
@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F7]
)
def test_a_taught_key_is_obeyed_wherever_the_focus_is(
    giver: Giver, key: Qt.Key, focus: str
) -> None:
    begin(giver, {press_name(press(key)): Command.SOFTER})
    page = giver.pages.session
    part = {"page": page, "control": page.controls.next, "stop": page.controls.stop}[focus]
    part.setFocus()
    giver.key(key)
    assert giver.frame.pressure == 1
    assert not giver.frame.paused
    assert giver.window.focusWidget() is part


def test_a_key_that_was_not_taught_is_left_to_the_control_that_has_the_focus(giver: Giver) -> None:
    begin(giver, {"F7": Command.SOFTER})
    giver.pages.session.controls.pause.setFocus()
    giver.key(Qt.Key.Key_Return)
    assert giver.frame.paused


@pytest.mark.parametrize("button", MOUSE_NAMES)
def test_a_taught_button_of_the_mouse_is_obeyed_on_picture_change_and_mini_view(
    giver: Giver, button: Qt.MouseButton
) -> None:
    begin(giver, {mouse_name(button): Command.TOGGLE})
    pages = giver.pages
    for target in (pages.session.picture, pages.session.ring, pages.mini.picture, pages.mini):
        click(target, button)
        assert giver.frame.paused, target
        giver.pass_time(PRESSES_APART)
        click(target, button)
        assert not giver.frame.paused, target
        giver.pass_time(PRESSES_APART)
    giver.go_to(Phase.CHANGE)
    giver.pass_time(2000)  # the change that has only just come is not left by accident
    click(pages.change, button)
    assert giver.frame.phase is Phase.LEAD_IN


def test_a_button_of_the_mouse_that_was_not_taught_does_nothing(giver: Giver) -> None:
    begin(giver, {"Mouse Back": Command.TOGGLE})
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        click(giver.pages.session.picture, button)
    assert not giver.frame.paused
    giver.program.go_home()
    click(giver.window.home, Qt.MouseButton.BackButton)
    assert not giver.frame.paused


def test_a_taught_key_starts_and_so_does_a_taught_button(giver: Giver) -> None:
    giver.window.set_taught({"F7": Command.SOFTER, "Mouse Back": Command.NEXT})
    giver.get_ready()
    giver.key(Qt.Key.Key_F8)
    assert giver.shows(giver.pages.ready)
    giver.key(Qt.Key.Key_F7)
    assert giver.frame.phase is Phase.LEAD_IN
    giver.player.tell(Command.STOP)
    giver.program.go_home()
    giver.get_ready()
    click(giver.pages.ready.times, Qt.MouseButton.MiddleButton)
    assert giver.shows(giver.pages.ready)
    click(giver.pages.ready.times, Qt.MouseButton.BackButton)
    assert giver.frame.phase is Phase.LEAD_IN


@pytest.mark.parametrize("name", ["Esc", "F10", "F11", OTHER_KEY, "Shift", ""])
def test_what_a_hand_wrote_into_the_file_cannot_take_stop_or_the_window_away(
    giver: Giver, name: str
) -> None:
    begin(giver, {name: Command.NEXT})
    first = giver.frame.step
    giver.key(Qt.Key.Key_Q)
    giver.key(Qt.Key.Key_Shift)
    giver.key(Qt.Key.Key_F10)
    assert giver.pages.mini.isVisible()
    giver.key(Qt.Key.Key_F10)
    giver.key(Qt.Key.Key_F11)
    assert giver.window.isFullScreen()
    assert giver.frame.step is first
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.pages.stop)


def test_a_taught_key_does_not_answer_the_question_before_stopping(giver: Giver) -> None:
    begin(giver, {"F7": Command.NEXT})
    first = giver.frame.step
    giver.key(Qt.Key.Key_Escape)
    giver.key(Qt.Key.Key_F7)
    assert giver.shows(giver.pages.stop)
    assert giver.frame.step is first


# Pedals


def test_a_pedal_that_is_held_down_counts_once(giver: Giver) -> None:
    begin(giver, {"F7": Command.TOGGLE})
    giver.hold(Qt.Key.Key_F7)
    for _ in range(40):
        giver.clock.advance(50)
        giver.hold(Qt.Key.Key_F7, repeated=True)
    giver.let_go(Qt.Key.Key_F7)
    assert giver.frame.paused


@given(
    apart=st.lists(st.integers(1, 60), max_size=6),
    command=st.sampled_from([binding.command for binding in TEACHABLE]),
)
def test_a_pedal_that_bounces_counts_once(
    started: Giver, apart: list[int], command: Command
) -> None:
    giver = started
    giver.window.set_taught({"F7": command})
    giver.player.load(giver.session.timeline.routine, giver.session.timeline.options)
    giver.player.tell(Command.START)
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    giver.clock.advance(PRESSES_APART)
    giver.hold(Qt.Key.Key_F7)
    after = giver.frame
    for ms in apart:
        giver.let_go(Qt.Key.Key_F7)
        giver.clock.advance(ms)
        giver.hold(Qt.Key.Key_F7)
    giver.let_go(Qt.Key.Key_F7)
    assert giver.frame == after


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_MediaNext])
def test_a_taught_key_is_obeyed_by_the_real_way_of_a_key(giver: Giver, key: Qt.Key) -> None:
    begin(giver, {press_name(press(key)): Command.SOFTER})
    giver.pages.session.controls.again.setFocus()
    QTest.keyClick(giver.window.windowHandle(), key)
    assert giver.frame.pressure == 1
    giver.program.flow.switch_view()
    giver.clock.advance(PRESSES_APART)
    giver.window.set_taught({press_name(press(key)): Command.TOGGLE})
    QTest.keyClick(giver.pages.mini.windowHandle(), key)
    assert giver.frame.paused
