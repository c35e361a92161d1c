"""The whole program on its desktop: full screen, closing, being ended, and the tray."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import PRESSES_APART, Giver
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_timer.app import PAINTED
from massage_timer.core.places import Place, Places
from massage_timer.core.session import Phase
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.window.monitors import monitor_names
from massage_timer.ui.window.tray import Tray

ON_LEFT, ON_RIGHT = Place(100, 80, 900, 600), Place(200, 90, 1000, 700)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Giver]]:
    """Starts the program with some settings; each start finds what the one before has left."""
    if monitor_names() != ("Left", "Right"):
        pytest.skip("the monitors are not those of the tests")
    starts: list[Giver] = []

    def start(**settings: object) -> Giver:
        if settings:
            (tmp_path / "settings.json").write_text(json.dumps({"version": 1, **settings}))
        starts.append(Giver(tmp_path))
        return starts[-1]

    yield start
    for giver in starts:
        giver.leave()


def kept(giver: Giver) -> Settings:
    return SettingsFile(giver.places.settings).load()[0]


def geometry(giver: Giver) -> tuple[int, ...]:
    QApplication.processEvents()
    rect = giver.window.geometry()
    return rect.x(), rect.y(), rect.width(), rect.height()


def on(last: str, **places: Place) -> dict[str, object]:
    """As the file of settings has it."""
    names = ("left", "top", "width", "height", "frame", "maximised")
    return {
        "last": last,
        "on": {
            monitor: {name: getattr(place, name) for name in names}
            for monitor, place in places.items()
        },
    }


# Where the window is


def test_the_window_comes_back_to_the_monitor_of_last_time(start: Callable[..., Giver]) -> None:
    first = start(window=on("Left", Left=ON_LEFT))
    assert geometry(first) == (100, 80, 900, 600)
    first.window.setGeometry(2120, 90, 1000, 700)
    assert first.close()
    second = start()
    assert geometry(second) == (2120, 90, 1000, 700)
    assert set(kept(second).window.on) == {"Left", "Right"}


def test_without_that_monitor_it_comes_to_the_primary_one(start: Callable[..., Giver]) -> None:
    assert geometry(start(window=on("Gone", Left=ON_LEFT, Gone=ON_RIGHT))) == (100, 80, 900, 600)
    assert geometry(start(window=on("Gone", Gone=ON_RIGHT))) == (320, 200, 1280, 800)


def test_the_mini_view_comes_back_as_well(start: Callable[..., Giver]) -> None:
    first = start()
    first.begin()
    first.key(Qt.Key.Key_F10)
    first.pages.mini.setGeometry(2000, 300, 400, 150)
    first.key(Qt.Key.Key_F10)
    first.program.desktop.end(0)
    second = start()
    second.program.go_home()  # from what broke off
    second.begin()
    second.key(Qt.Key.Key_F10)
    assert second.pages.mini.geometry().getRect() == (2000, 300, 400, 150)


def test_a_mini_view_that_was_never_shown_keeps_its_place(start: Callable[..., Giver]) -> None:
    mini = Places().adding("Right", Place(7, 8, 400, 150))
    giver = start(mini=on("Right", **mini.on))
    assert giver.pages.mini is not None
    assert giver.close()
    assert kept(giver).mini == mini


# Full screen


def test_full_screen_goes_to_the_chosen_monitor_and_back(start: Callable[..., Giver]) -> None:
    giver = start(monitor="Right", window=on("Left", Left=ON_LEFT))
    for _ in range(2):
        giver.key(Qt.Key.Key_F11)
        assert giver.window.isFullScreen()
        assert geometry(giver) == (1920, 0, 1920, 1200)
        giver.window.home.top.full.click()
        assert not giver.window.isFullScreen()
        assert geometry(giver) == (100, 80, 900, 600)
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize(("last", "left"), [("Left", 0), ("Right", 1920)])
def test_without_a_choice_full_screen_is_where_the_window_is(
    start: Callable[..., Giver], last: str, left: int
) -> None:
    giver = start(window=on(last, Left=ON_LEFT, Right=ON_RIGHT))
    giver.key(Qt.Key.Key_F11)
    assert geometry(giver) == (left, 0, 1920, 1200)


def test_that_the_chosen_monitor_is_not_there_is_told_once(start: Callable[..., Giver]) -> None:
    giver = start(monitor="U2720Q", window=on("Left", Left=ON_LEFT))
    assert giver.shows(giver.window.home)
    giver.key(Qt.Key.Key_F11)
    assert geometry(giver) == (0, 0, 1920, 1200)
    assert giver.shows(giver.pages.text)
    said = [words.words for words in giver.pages.text.findChildren(Words)]
    assert any("U2720Q, is not there" in words for words in said)
    giver.pages.text.close_button.click()
    for _ in range(2):
        giver.key(Qt.Key.Key_F11)
        assert giver.shows(giver.window.home)


def test_full_screen_is_remembered_and_so_is_where_it_came_from(
    start: Callable[..., Giver],
) -> None:
    first = start(monitor="Right", window=on("Left", Left=ON_LEFT))
    first.key(Qt.Key.Key_F11)
    assert first.close()
    second = start()
    assert second.window.isFullScreen()
    assert geometry(second) == (1920, 0, 1920, 1200)
    second.key(Qt.Key.Key_F11)
    assert geometry(second) == (100, 80, 900, 600)


# How it ends


def test_closing_the_mini_view_shows_the_window_and_closing_that_asks(
    start: Callable[..., Giver],
) -> None:
    giver = start()
    giver.begin()
    giver.key(Qt.Key.Key_F10)
    giver.pages.mini.close()
    assert giver.window.isVisible()
    giver.window.close()
    assert giver.shows(giver.pages.stop)
    assert giver.window.isVisible()


def test_a_window_that_is_asked_to_close_behind_its_mini_view_comes_and_asks(
    start: Callable[..., Giver],
) -> None:
    giver = start()
    giver.begin()
    giver.key(Qt.Key.Key_F10)
    giver.window.close()
    assert giver.window.isVisible()
    assert not giver.pages.mini.isVisible()
    assert giver.shows(giver.pages.stop)
    assert giver.frame.paused


def test_a_log_out_is_not_held_up_by_a_question(start: Callable[..., Giver]) -> None:
    giver = start()
    giver.begin()
    giver.window.setGeometry(2120, 90, 1000, 700)
    giver.program.desktop._be_logged_out()
    assert kept(giver).window.last == "Right"
    assert giver.frame.phase is Phase.STEP, "it goes on: a log-out can be called off"
    event = QCloseEvent()
    QApplication.sendEvent(giver.window, event)
    assert event.isAccepted()


def test_after_a_log_out_that_was_called_off_it_asks_again(start: Callable[..., Giver]) -> None:
    giver = start()
    giver.begin()
    giver.program.desktop._be_logged_out()
    giver.program.desktop._leaving.timeout.emit()
    giver.program.desktop._leaving.stop()
    assert not giver.close()
    assert giver.shows(giver.pages.stop)


def test_the_desktops_own_signal_is_heard(start: Callable[..., Giver]) -> None:
    giver = start()
    assert giver.pages is not None
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    assert application.receivers("2commitDataRequest(QSessionManager&)") > 0


def test_whoever_ends_the_program_from_outside_is_not_asked_and_places_are_kept(
    start: Callable[..., Giver], qtbot: QtBot
) -> None:
    giver = start()
    giver.begin()
    giver.window.setGeometry(2120, 90, 1000, 700)
    with qtbot.waitSignal(giver.program.desktop.ended, timeout=0) as ended:
        giver.program.desktop.end(143)
    assert ended.args == [143]
    assert kept(giver).window.last == "Right"
    assert giver.frame.phase is Phase.STEP
    assert not giver.shows(giver.pages.stop)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's here")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_running_program_obeys_a_signal_in_silence(
    start: Callable[..., Giver], tmp_path: Path, number: signal.Signals
) -> None:
    told, tells = os.pipe()
    environ = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), PAINTED: str(tells)}
    with subprocess.Popen(
        [sys.executable, "-m", "massage_timer"],
        env=environ,
        pass_fds=[tells],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        os.close(tells)
        assert os.read(told, 1) == b"1"
        os.close(told)
        program.send_signal(number)
        said, complained = program.communicate(timeout=20)
    assert (program.returncode, said, complained) == (128 + number, b"", b"")
    settings = SettingsFile(tmp_path / "leg-massage-timer" / "settings.json").load()[0]
    assert settings.window.last == "Left"


# The tray


def test_what_the_tray_asks_is_done(start: Callable[..., Giver]) -> None:
    giver = start()
    giver.begin()
    (tray,) = giver.window.findChildren(Tray)
    giver.clock.advance(PRESSES_APART)
    tray.toggle_asked.emit()
    assert giver.frame.paused
    giver.clock.advance(PRESSES_APART)
    tray.toggle_asked.emit()
    assert not giver.frame.paused
    giver.key(Qt.Key.Key_F10)
    assert not giver.window.isVisible()
    tray.show_asked.emit()
    assert giver.window.isVisible()
    assert not giver.pages.mini.isVisible()
    giver.window.showMinimized()
    tray.show_asked.emit()
    assert not giver.window.isMinimized()
    tray.quit_asked.emit()
    assert giver.shows(giver.pages.stop)
    assert giver.window.isVisible()


def test_without_a_tray_there_is_no_icon_and_nothing_is_said(start: Callable[..., Giver]) -> None:
    giver = start()
    giver.begin()
    (tray,) = giver.window.findChildren(Tray)
    assert tray.icon is None
    giver.go_to(Phase.CHANGE)
