"""Windows on two monitors: where they are, how they come back, and what if a monitor is gone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.places import Place, Places
from massage_timer.ui.window.monitors import monitor_names, monitors, names, screen_named
from massage_timer.ui.window.on_screen import OnScreen
from massage_timer.ui.window.place import place_of, put_back, put_in_middle

PLACE = Place(100, 80, 700, 500)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    if monitor_names() != ("Left", "Right"):
        pytest.skip("the monitors are not those of the tests")
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(300, 200)
    yield window
    window.close()


def geometry(window: QWidget) -> tuple[int, ...]:
    QApplication.processEvents()
    rect = window.geometry()
    return rect.x(), rect.y(), rect.width(), rect.height()


def test_a_monitor_is_known_by_itself_and_not_by_its_socket() -> None:
    assert names([("U2720Q", "5YNK3", "DP-1"), ("", "", "eDP-1")]) == ("U2720Q 5YNK3", "eDP-1")
    assert names([("", "", "eDP-1"), ("U2720Q", "5YNK3", "HDMI-2")]) == ("eDP-1", "U2720Q 5YNK3")
    assert names([(" HP  E24 ", "", "DP-1")]) == ("HP E24",)


def test_twins_are_told_apart_by_their_sockets() -> None:
    assert names([("E24", "", "DP-1"), ("E24", "", "DP-2")]) == ("E24 DP-1", "E24 DP-2")


def test_the_primary_monitor_comes_first(window: QWidget) -> None:
    assert [monitor.name for monitor in monitors()] == ["Left", "Right"]
    assert monitors()[1].area.left == 1920
    right = screen_named("Right")
    assert right is not None
    assert right.geometry().left() == 1920
    assert screen_named("Gone") is None


@pytest.mark.parametrize(("monitor", "left"), [("Left", 0), ("Right", 1920)])
def test_a_window_comes_back_exactly_where_it_was(window: QWidget, monitor: str, left: int) -> None:
    assert put_back(window, Places().adding(monitor, PLACE))
    window.show()
    assert geometry(window) == (left + 100, 80, 700, 500)
    name, place = place_of(window)
    assert (name, place.inside(monitors()[left > 0])) == (
        monitor,
        PLACE.inside(monitors()[left > 0]),
    )


def test_a_window_that_was_maximised_is_again_and_keeps_what_it_goes_back_to(
    window: QWidget,
) -> None:
    maximised = Place(100, 80, 700, 500, maximised=True)
    put_back(window, Places().adding("Right", maximised))
    window.show()
    assert window.isMaximized()
    name, place = place_of(window)
    assert (name, place.width, place.height, place.maximised) == ("Right", 700, 500, True)
    window.showNormal()
    assert window.size().toTuple() == (700, 500)


def test_a_place_of_which_nothing_is_known_is_no_place(window: QWidget) -> None:
    assert not put_back(window, Places())
    assert not put_back(window, Places().adding("Gone", PLACE))


def test_a_place_off_the_screen_is_moved_and_one_too_large_made_smaller(window: QWidget) -> None:
    put_back(window, Places().adding("Left", Place(-500, 1100, 700, 500, (1, 30, 1, 1))))
    assert geometry(window) == (1, 699, 700, 500)
    put_back(window, Places().adding("Right", Place(0, 0, 5000, 4000)))
    assert geometry(window) == (1920, 0, 1920, 1200)


def test_the_first_time_a_window_stands_in_the_middle(window: QWidget) -> None:
    window.resize(1000, 600)
    put_in_middle(window)
    assert geometry(window) == (460, 300, 1000, 600)
    window.resize(4000, 3000)
    put_in_middle(window)
    assert geometry(window) == (0, 0, 1920, 1200)


def test_windows_come_back_when_their_monitor_has_gone(window: QWidget, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    watch = OnScreen((window, other), window)
    window.setGeometry(5000, 100, 700, 500)
    window.show()
    other.setGeometry(300, 3000, 320, 120)
    assert not other.isVisible()
    watch.bring_in()
    edge = window.geometry().left() - window.frameGeometry().left()
    assert geometry(window) == (1220 - edge, 100, 700, 500)
    assert geometry(other) == (300, 1080, 320, 120)


def test_a_window_that_is_seen_is_left_alone(window: QWidget) -> None:
    watch = OnScreen((window,), window)
    window.setGeometry(2000, 100, 700, 500)
    window.show()
    watch.bring_in()
    assert geometry(window) == (2000, 100, 700, 500)


@pytest.mark.parametrize("state", [Qt.WindowState.WindowFullScreen, Qt.WindowState.WindowMaximized])
def test_a_window_that_fills_a_monitor_fills_another(
    window: QWidget, state: Qt.WindowState
) -> None:
    watch = OnScreen((window,), window)
    window.setWindowState(state)
    window.show()
    before = geometry(window)
    watch.bring_in()
    assert geometry(window) == before
    window.setGeometry(5000, 0, 1920, 1200)
    watch.bring_in()
    assert geometry(window) == before


def test_a_monitor_that_changes_is_followed_once_the_desktop_has_settled(
    window: QWidget, qtbot: QtBot
) -> None:
    watch = OnScreen((window,), window)
    watch.bring_in()
    watch._settling.stop()
    screen = screen_named("Right")
    assert screen is not None
    screen.geometryChanged.emit(screen.geometry())
    assert watch._settling.isActive()
