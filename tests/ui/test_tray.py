"""The tray's icon: only while a session is unfinished, and only where there is a tray."""

from dataclasses import replace

import pytest
from giver import Giver
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.frame import Frame
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase
from massage_timer.ui.tokens import DIM_AMBER
from massage_timer.ui.window.tray import Tray, words_of

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # offscreen has no tray


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def tray_of(window: QWidget, *, there: bool = True) -> Tray:
    pixmap = QPixmap(22, 22)
    pixmap.fill()
    return Tray(QIcon(pixmap), window, there=lambda: there)


@pytest.fixture
def shown(giver: Giver) -> Frame:
    """In the first step."""
    giver.begin()
    return giver.frame


def test_it_says_side_technique_and_minutes_in_menu_and_tool_tip(
    window: QWidget, shown: Frame
) -> None:
    tray = tray_of(window)
    tray.show_frame(shown)
    icon = tray.icon
    assert icon is not None
    assert icon.isVisible()
    assert icon.now.text() == icon.toolTip() == "Left leg: Warm-up twists, 5 min left"
    assert not icon.now.isEnabled()
    assert [action.text() for action in icon.menu.actions()][2:] == [
        "Pause",
        "Show the window",
        "Quit",
    ]


def test_what_it_says_changes_with_the_session(window: QWidget, shown: Frame) -> None:
    assert words_of(replace(shown, leg_seconds=240)).endswith("4 min left")
    assert words_of(replace(shown, leg_seconds=241)).endswith("5 min left")
    assert words_of(replace(shown, leg_seconds=1)).endswith("1 min left")
    assert words_of(replace(shown, paused=True)).startswith("Paused. Left leg: ")
    change = replace(shown, phase=Phase.CHANGE, side=Side.RIGHT, leg_seconds=300)
    assert words_of(change) == "Right leg: Change legs, 5 min left"
    tray = tray_of(window)
    for frame, words in ((shown, "Pause"), (replace(shown, paused=True), "Go on")):
        tray.show_frame(frame)
        assert tray.icon is not None
        assert tray.icon.toggle.text() == words
        assert tray.icon.toolTip() == words_of(frame)


@pytest.mark.parametrize("phase", [Phase.READY, Phase.DONE])
def test_there_is_none_before_and_after_a_session(
    window: QWidget, shown: Frame, phase: Phase
) -> None:
    tray = tray_of(window)
    over = replace(shown, phase=phase)
    for nothing in (over, None):
        tray.show_frame(nothing)
        assert tray.icon is None
        tray.show_frame(shown)
        assert tray.icon is not None
        tray.show_frame(nothing)
        assert tray.icon is None
        assert not tray.tell("Change legs", "Right leg.")


def test_without_a_tray_nothing_is_made_and_it_is_asked_once_a_session(
    window: QWidget, shown: Frame
) -> None:
    asked = []

    def there() -> bool:
        asked.append(1)
        return False

    tray = Tray(QIcon(), window, there=there)
    for seconds in (3, 2, 1):
        tray.show_frame(replace(shown, seconds=seconds))
    assert tray.icon is None
    assert not tray.tell("Change legs", "Right leg.")
    assert len(asked) == 1
    tray.show_frame(None)
    tray.show_frame(shown)
    assert len(asked) == 2


def test_its_rows_and_a_click_ask(window: QWidget, shown: Frame, qtbot: QtBot) -> None:
    tray = tray_of(window)
    tray.show_frame(shown)
    icon = tray.icon
    assert icon is not None
    for asks, press in (
        (tray.toggle_asked, icon.toggle.trigger),
        (tray.show_asked, icon.whole.trigger),
        (tray.quit_asked, icon.quit.trigger),
        (tray.show_asked, lambda: icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)),
    ):
        with qtbot.waitSignal(asks, timeout=0):
            press()
    with qtbot.assertNotEmitted(tray.show_asked):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_its_menu_has_the_colours_of_the_window(giver: Giver, shown: Frame) -> None:
    was = giver.window.theme
    giver.window.set_theme(DIM_AMBER)
    tray = tray_of(giver.window)
    tray.show_frame(shown)
    assert tray.icon is not None
    menu = tray.icon.menu.palette()
    assert menu.window().color().name() == DIM_AMBER.ground.lower()
    assert menu.highlight().color().name() == DIM_AMBER.ink.lower()
    tray.show_frame(None)
    giver.window.set_theme(was)
