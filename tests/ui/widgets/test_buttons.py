"""Buttons: large enough for a finger, pressed by Enter and Space alike, never twice at once."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from massage_timer.ui.icons import Icon
from massage_timer.ui.tokens import LIGHT, TARGET, THEMES, Theme, high_contrast
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.quiet_control import HoldButton, QuietControl
from massage_timer.ui.widgets.search_field import SearchField


def key(of: QAbstractButton, code: Qt.Key, down: bool = True, repeated: bool = False) -> None:
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, "", repeated)
    (of.keyPressEvent if down else of.keyReleaseEvent)(event)


@pytest.mark.parametrize("kind", ButtonKind)
@pytest.mark.parametrize("theme", [*THEMES, high_contrast(LIGHT)])
@pytest.mark.parametrize("u", [0.3, 1.0, 2.4])
def test_every_button_is_a_target_for_a_finger_in_every_state(
    qtbot: QtBot, kind: ButtonKind, theme: Theme, u: float
) -> None:
    button = Button("A", kind, Icon.CHECK)
    qtbot.addWidget(button)
    button.set_look(theme, u)
    assert button.box_size.width() >= TARGET
    assert button.box_size.height() >= TARGET
    button.set_key("Enter")
    button.set_box(QRect(20, 20, button.box_size.width(), button.box_size.height()))
    assert button.box.size() == button.box_size
    pictures = [button.grab().toImage()]
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    pictures.append(button.grab().toImage())
    button.setDown(True)
    pictures.append(button.grab().toImage())
    button.setDown(False)
    button.set_reason("A row is ticked")
    pictures.append(button.grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


@pytest.mark.parametrize("code", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", ["button", "control"])
def test_enter_and_space_press_once_however_long_they_are_held(
    qtbot: QtBot, code: Qt.Key, make: str
) -> None:
    button: QAbstractButton = (
        Button("Start") if make == "button" else QuietControl("Pause", Icon.PAUSE)
    )
    qtbot.addWidget(button)
    presses: list[str] = []
    button.clicked.connect(lambda: presses.append("pressed"))
    key(button, code)
    for _ in range(5):
        key(button, code, repeated=True)
    key(button, code, down=False)
    assert len(presses) == 1
    assert not button.autoRepeat()


def test_the_focus_ring_is_no_part_of_the_target(qtbot: QtBot) -> None:
    button = Button("Start")
    qtbot.addWidget(button)
    button.set_look(LIGHT, 1.0)
    button.resize(button.sizeHint())
    assert button.hitButton(button.rect().center())
    assert not button.hitButton(QPoint(1, 1))


def test_a_button_that_cannot_be_pressed_says_why(qtbot: QtBot) -> None:
    button = Button("None of these", ButtonKind.ANSWER)
    qtbot.addWidget(button)
    button.set_reason("A row is ticked")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "A row is ticked"
    button.set_reason("")
    assert button.isEnabled()


def test_a_control_that_cannot_be_done_now_can_still_be_pressed_to_hear_why(
    qtbot: QtBot,
) -> None:
    control = QuietControl("Stay here", Icon.STAY_HERE)
    qtbot.addWidget(control)
    control.set_reason("no time left to give in this leg")
    with qtbot.waitSignal(control.clicked):
        control.click()


@pytest.mark.parametrize("u", [0.3, 0.6, 1.0, 2.4])
def test_a_control_is_a_target_for_a_finger_and_fades_to_nothing(qtbot: QtBot, u: float) -> None:
    control = QuietControl("Next", Icon.NEXT)
    qtbot.addWidget(control)
    control.set_look(LIGHT, u)
    control.resize(control.sizeHint())
    assert control.width() >= 52
    assert control.height() >= 56
    control.setText("")
    control.set_faded(1.0)
    faded = control.grab().toImage()
    assert faded.pixelColor(control.rect().center()) == faded.pixelColor(0, 0)


@pytest.mark.parametrize("code", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_stop_is_held_by_keys_too_and_a_repeat_is_no_new_hold(qtbot: QtBot, code: Qt.Key) -> None:
    stop = HoldButton("Stop", Icon.STOP)
    qtbot.addWidget(stop)
    heard: list[str] = []
    stop.held.connect(lambda: heard.append("held"))
    stop.let_go.connect(lambda: heard.append("let go"))
    key(stop, code)
    key(stop, code, repeated=True)
    key(stop, code, down=False)
    assert heard == ["held", "let go"]


def test_the_ring_round_stop_closes_with_the_progress_it_is_told(qtbot: QtBot) -> None:
    stop = HoldButton("Stop", Icon.STOP)
    qtbot.addWidget(stop)
    stop.set_look(LIGHT, 1.0)
    stop.resize(stop.sizeHint())
    amounts = []
    for progress in (0.0, 0.3, 0.6, 1.0):
        stop.set_progress(progress)
        image = stop.grab().toImage()
        edge = [image.pixelColor(1, y).name() for y in range(image.height())]
        edge += [image.pixelColor(image.width() - 2, y).name() for y in range(image.height())]
        amounts.append(edge.count(LIGHT.stop.lower()))
    assert amounts == sorted(amounts)
    assert amounts[0] == 0
    assert amounts[1] < amounts[3]


def test_a_search_field_is_a_target_and_paints_in_every_theme(qtbot: QtBot) -> None:
    field = SearchField("Search routines")
    qtbot.addWidget(field)
    for theme in THEMES:
        for u in (0.6, 1.0, 2.4):
            field.set_look(theme, u)
            field.resize(field.sizeHint())
            field.grab()
            assert field.height() >= TARGET
    assert field.accessibleName() == "Search routines"
