"""The first moment of a page answers nothing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from massage_timer.ui.grace import NEW_MS, Grace
from massage_timer.ui.widgets.button import Button

Guarded = tuple[Button, Grace, list[str]]


@pytest.fixture
def guarded(qtbot: QtBot) -> Guarded:
    button = Button("None of these")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    grace = Grace(button)
    grace.guard(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    return button, grace, pressed


def press_all_ways(button: Button) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_presses_a_guarded_button_at_first(guarded: Guarded) -> None:
    button, grace, pressed = guarded
    grace.start()
    press_all_ways(button)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert pressed == []


def test_afterwards_everything_does(guarded: Guarded) -> None:
    button, grace, pressed = guarded
    grace.start()
    grace.stop()
    press_all_ways(button)
    assert len(pressed) == 4


def test_a_key_that_repeats_itself_is_refused_at_any_time(guarded: Guarded) -> None:
    _, grace, _ = guarded
    none = Qt.KeyboardModifier.NoModifier
    assert grace.refuses(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, none, "n", True))
    assert not grace.refuses(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, none, "n", False))


def test_the_moment_is_half_a_second_and_ends_by_itself(guarded: Guarded) -> None:
    _, grace, _ = guarded
    assert grace.interval() == NEW_MS == 500
    assert grace.isSingleShot()
