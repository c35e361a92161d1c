"""Before and after a sleep the system says so, and a session stands still meanwhile."""

import ctypes
import os
import socket
import sys
from ctypes import wintypes
from pathlib import Path
from typing import Any, Self

import pytest
from buses import PATIENCE, Child, driven, needs_bus, own_bus
from PySide6.QtCore import QByteArray, QCoreApplication
from pytestqt.qtbot import QtBot

from massage_timer.devices.sleep.sleep import Sleep
from massage_timer.devices.sleep.windows import PowerFilter, told_by

SETUP = """
from massage_timer.devices.sleep.sleep import Sleep
root = QCoreApplication.instance()
sleep = Sleep(root, platform="linux")
sleep.coming.connect(lambda: say("coming"))
sleep.over.connect(lambda: say("over"))
def loaded(): return "PySide6.QtDBus" in sys.modules
"""
PLAYED = """
from fakes import FakeClock
from samples import routine
from massage_timer.core.phrases import spoken
from massage_timer.core.session import Command
from massage_timer.player import SessionPlayer
clock = FakeClock()
player = SessionPlayer(clock)
sleep.coming.connect(player.doze)
sleep.over.connect(player.wake)
player.cue.connect(lambda cue: say(spoken(cue)))
player.frame_changed.connect(lambda frame: say("paused") if frame.paused else None)
"""


class Login:
    """A program on the bus that says what logind says."""

    def __init__(self, address: str, name: str = "org.freedesktop.login1") -> None:
        self._jeepney = pytest.importorskip("jeepney")
        blocking = pytest.importorskip("jeepney.io.blocking")
        self._bus = blocking.open_dbus_connection(bus=address)
        self._ask(self._jeepney.message_bus.RequestName(name))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()

    def prepare_for_sleep(self, coming: bool) -> None:
        """Written and passed on by the bus when this returns."""
        place = self._jeepney.DBusAddress(
            "/org/freedesktop/login1", interface="org.freedesktop.login1.Manager"
        )
        signal = self._jeepney.new_signal(place, "PrepareForSleep", "b", (coming,))
        self._bus.send(signal)
        self._ask(self._jeepney.message_bus.GetId())

    def _ask(self, message: Any) -> None:
        self._bus.send_and_get_reply(message, timeout=PATIENCE)


def system(bus: dict[str, str]) -> dict[str, str]:
    """The bus in the place of the system's; there is no other."""
    address = bus["DBUS_SESSION_BUS_ADDRESS"]
    return {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "DBUS_SYSTEM_BUS_ADDRESS": address}


def until_it_listens(program: Child) -> None:
    """It is loaded and connected in one go, so that whoever sees the one has the other."""
    for _ in range(50_000):
        program.tell("say(loaded())")
        if program.hear() == "True":
            return
    raise AssertionError("It does not listen.")


@needs_bus
def test_logind_says_that_the_machine_is_about_to_sleep_and_that_it_is_awake() -> None:
    with own_bus() as bus, driven(SETUP, system(bus)) as program:
        program.tell("sleep.listen(); say(loaded())")
        assert program.hear() == "False", "nothing waits for the bus"
        until_it_listens(program)
        with Login(bus["DBUS_SESSION_BUS_ADDRESS"]) as login:
            login.prepare_for_sleep(True)
            assert program.hear() == "coming"
            login.prepare_for_sleep(False)
            assert program.hear() == "over"
        assert program.end() == ""


@needs_bus
def test_it_listens_before_logind_is_there_and_after_it_came_again() -> None:
    with own_bus() as bus, driven(SETUP, system(bus)) as program:
        program.tell("sleep.listen()")
        until_it_listens(program)
        for _ in range(2):
            with Login(bus["DBUS_SESSION_BUS_ADDRESS"]) as login:
                login.prepare_for_sleep(True)
                assert program.hear() == "coming"


@needs_bus
def test_nobody_else_may_say_so_and_nobody_is_heard_when_it_is_closed() -> None:
    with own_bus() as bus, driven(SETUP, system(bus)) as program:
        program.tell("sleep.listen()")
        until_it_listens(program)
        with Login(bus["DBUS_SESSION_BUS_ADDRESS"], "org.example.Other") as other:
            other.prepare_for_sleep(True)
        with Login(bus["DBUS_SESSION_BUS_ADDRESS"]) as login:
            login.prepare_for_sleep(False)
            assert program.hear() == "over"
            program.tell("sleep.close(); say('closed')")
            assert program.hear() == "closed"
            login.prepare_for_sleep(True)
        program.tell("say('still there')")
        assert program.hear() == "still there"
        assert program.end() == ""


@needs_bus
def test_a_session_stands_at_the_instant_it_is_told_and_speaks_when_the_lid_opens() -> None:
    here = {"PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    with own_bus() as bus, driven(SETUP + PLAYED, {**system(bus), **here}) as program:
        program.tell("sleep.listen()")
        until_it_listens(program)
        program.tell("player.load(routine()); player.press(Command.START)")
        assert program.hear() == "Left leg. Warm-up twists."
        program.tell("clock.advance(1_210); say('later')")
        assert program.hear() == "later"
        with Login(bus["DBUS_SESSION_BUS_ADDRESS"]) as login:
            login.prepare_for_sleep(True)
            assert program.hear() == "coming"
            assert program.hear() == "paused"
            program.tell("clock.sleep(192_000); say(player.session.playhead)")
            assert program.hear() == "1210"
            login.prepare_for_sleep(False)
            assert program.hear() == "over"
            assert program.hear().startswith("The computer slept for 3:12. Left leg, ")
        program.tell("say(player.running)")
        assert program.hear() == "False"


@pytest.mark.parametrize("address", ["", "disabled:", "unix:path=/nowhere"])
def test_without_a_bus_nothing_happens(address: str) -> None:
    with driven(SETUP, {"DBUS_SYSTEM_BUS_ADDRESS": address}) as program:
        program.tell("sleep.listen(); say('listens')")
        program.tell("sleep.close(); sleep.listen(); say(loaded())")
        assert program.hear() == "listens"
        assert program.hear() == "False"
        assert program.end() == ""


def test_a_bus_that_says_nothing_keeps_nobody_waiting(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        with driven(SETUP, {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path}/bus"}) as program:
            program.tell("sleep.listen(); say(loaded())")
            assert program.hear() == "False"
            assert program.end() == ""


# Windows


def message(number: int, what: int) -> wintypes.MSG:
    return wintypes.MSG(message=number, wParam=what)


@pytest.mark.parametrize(
    ("number", "what", "told"),
    [
        (0x218, 0x4, True),
        (0x218, 0x12, False),
        (0x218, 0x7, None),  # somebody is there as well, which comes after the other
        (0x218, 0xA, None),  # the battery
        (0x200, 0x4, None),  # a mouse
    ],
)
def test_windows_tells_by_a_message_to_every_window(
    number: int, what: int, told: bool | None
) -> None:
    assert told_by(message(number, what)) is told


def test_the_filter_of_messages_tells_and_takes_none_away(qapp: QCoreApplication) -> None:
    heard: list[bool] = []
    power = PowerFilter(heard.append, qapp)
    power.listen()
    for sent in (message(0x218, 0x4), message(0x218, 0x12), message(0x200, 0x4)):
        address = ctypes.addressof(sent)
        assert power.nativeEventFilter(QByteArray(b"windows_generic_MSG"), address) == (False, 0)
        assert power.nativeEventFilter(b"xcb_generic_event_t", address) == (False, 0)
    assert heard == [True, False]
    power.close()


def test_on_windows_it_is_a_filter_and_elsewhere_it_may_be_nothing(
    qapp: QCoreApplication, qtbot: QtBot
) -> None:
    for platform in ("win32", "darwin", ""):
        sleep = Sleep(qapp, {}, platform)
        sleep.listen()
        assert sleep.children() == [], "no bus is looked for"
        with qtbot.waitSignals([sleep.coming, sleep.over], order="strict"):
            sleep.tell(True)
            sleep.tell(False)
        sleep.close()
        sleep.setParent(None)
