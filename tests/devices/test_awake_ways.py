"""The real ways to hold the screen on: beside a fake screen saver, and where there is nothing."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from buses import Child, driven, needs_bus, own_bus, python

from massage_timer.devices.awake.here import ChildWay, ways_of_this_machine
from massage_timer.devices.desktop.message_bus import bus_socket

FAKE = Path(__file__).resolve().parents[2] / "tools" / "fake_screensaver.py"
SETUP = """
from massage_timer.devices.awake.awake import Awake
from massage_timer.devices.awake.here import ChildWay, DesktopWay, ways_of_this_machine
root = QCoreApplication.instance()
awake = Awake({ways}, root)
awake.changed.connect(lambda: say(awake.held, awake.check.words))
"""
DESKTOP = SETUP.format(ways="[DesktopWay(root)]")
ALL = SETUP.format(ways="ways_of_this_machine(root)")
AGREED = "The screen stays on during a session: {} agreed."
DARK = "False The screen may go dark: this desktop offers no way to keep it on. "
NOTHING = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "PATH": "", "DISPLAY": ""}

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="speaks to Linux's services"
)


def noted(fake: Child) -> tuple[str, int]:
    """What the fake screen saver saw next, and how often it is held after that."""
    line = json.loads(fake.hear())
    return line["what"], line["held"]


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    with own_bus() as environ:
        yield environ


@pytest.fixture
def fake(bus: dict[str, str]) -> Iterator[Child]:
    pytest.importorskip("jeepney")
    with python(str(FAKE), "/dev/stdout", environ=bus) as child:
        assert noted(child) == ("ready", 0)
        yield child


@needs_bus
def test_the_screen_saver_sees_each_hold_and_each_release(fake: Child, bus: dict[str, str]) -> None:
    with driven(DESKTOP, bus) as program:
        program.tell("awake.look()")
        assert program.hear() == f"False {AGREED.format('the desktop')}"
        assert noted(fake) == ("Inhibit", 1)
        assert noted(fake) == ("vanished", 0)
        for _ in range(2):
            program.tell("awake.hold()")
            assert program.hear().startswith("True")
            assert noted(fake) == ("Inhibit", 1)
            program.tell("awake.release()")
            assert program.hear().startswith("False")
            assert noted(fake) == ("vanished", 0)
        assert program.end() == ""


@needs_bus
def test_a_hold_called_off_at_once_is_not_left_behind(fake: Child, bus: dict[str, str]) -> None:
    with driven(DESKTOP, bus) as program:
        program.tell("awake.hold(); awake.release(); awake.hold(); say('asked')")
        assert program.hear() == "asked"
        assert program.hear().startswith("True")
        assert noted(fake) == ("Inhibit", 1)
        program.tell("awake.release()")
        assert noted(fake) == ("vanished", 0)
        assert program.end() == ""


@needs_bus
def test_a_way_that_is_dropped_lets_go(fake: Child, bus: dict[str, str]) -> None:
    setup = "from massage_timer.devices.awake.here import DesktopWay\nways = [DesktopWay()]"
    with driven(setup, bus) as program:
        program.tell("ways[0].hold(say)")
        assert program.hear() == "True"
        assert noted(fake) == ("Inhibit", 1)
        program.tell("ways.clear()")
        assert noted(fake) == ("vanished", 0)
        assert program.end() == ""


@needs_bus
def test_a_program_that_is_killed_holds_nothing(fake: Child, bus: dict[str, str]) -> None:
    with driven(DESKTOP, bus) as program:
        program.tell("awake.hold()")
        assert noted(fake) == ("Inhibit", 1)
        program.kill()
        assert noted(fake) == ("vanished", 0)


@needs_bus
def test_a_desktop_that_listens_at_the_older_place_is_found(bus: dict[str, str]) -> None:
    pytest.importorskip("jeepney")
    with python(str(FAKE), "--path", "/ScreenSaver", "/dev/stdout", environ=bus) as fake:
        assert noted(fake) == ("ready", 0)
        with driven(DESKTOP, bus) as program:
            program.tell("awake.hold()")
            assert program.hear().startswith("True")
            assert program.end() == ""
            assert [noted(fake), noted(fake)] == [("Inhibit", 1), ("vanished", 0)]


@needs_bus
def test_a_bus_without_a_screen_saver_is_told_in_words(bus: dict[str, str]) -> None:
    with driven(DESKTOP, bus) as program:
        program.tell("awake.hold()")
        assert program.hear().startswith(DARK)
        assert program.end() == ""


@linux_only
@pytest.mark.parametrize(
    "address", ["disabled:", "", "unix:path=/nowhere/bus", "tcp:host=127.0.0.1,port=1", "?"]
)
def test_without_a_bus_or_any_program_it_is_told_in_words(address: str) -> None:
    with driven(ALL, NOTHING | {"DBUS_SESSION_BUS_ADDRESS": address}) as program:
        program.tell("awake.hold(); awake.release(); awake.look()")
        assert program.hear().startswith(DARK)
        assert program.end() == ""


@linux_only
def test_a_bus_that_never_answers_is_given_up_without_being_waited_for(tmp_path: Path) -> None:
    place = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(place))
        dead.listen()
        with driven(DESKTOP, {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={place}"}) as program:
            program.tell("awake.hold(); say('not held up')")
            assert program.hear() == "not held up"
            program.tell("awake.give_up()")
            assert program.hear().startswith(DARK)
            assert program.end() == ""


@pytest.mark.parametrize(
    ("environ", "place"),
    [
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}, "/run/user/1000/bus"),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=/tmp/dbus-x%2b,guid=0a"}, "\0/tmp/dbus-x+"),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=a,port=1;unix:guid=0a,path=/b"}, "/b"),
        ({"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"}, ""),
        ({"DBUS_SESSION_BUS_ADDRESS": "disabled:", "XDG_RUNTIME_DIR": "/"}, ""),
        ({"XDG_RUNTIME_DIR": "/nowhere"}, ""),
        ({}, ""),
    ],
)
def test_the_place_of_the_bus_is_read_from_its_address(environ: dict[str, str], place: str) -> None:
    assert bus_socket(environ) == place


def test_the_systems_bus_has_an_address_and_a_usual_place_of_its_own() -> None:
    session = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/session"}
    both = {**session, "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/system"}
    assert (bus_socket(both), bus_socket(both, system=True)) == ("/session", "/system")
    assert bus_socket(session, system=True) == "/var/run/dbus/system_bus_socket"
    assert bus_socket({"DBUS_SYSTEM_BUS_ADDRESS": "disabled:"}, system=True) == ""


def test_without_an_address_the_bus_is_where_it_usually_is(tmp_path: Path) -> None:
    (tmp_path / "bus").touch()
    assert bus_socket({"XDG_RUNTIME_DIR": str(tmp_path)}) == str(tmp_path / "bus")


# Child programs


def child_way(command: list[str]) -> str:
    return SETUP.format(ways=f"[ChildWay('GNOME', {command!r}, True, root)]")


@linux_only
def test_a_child_program_holds_while_it_lives_and_ends_with_us(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    os.mkfifo(gone)
    # What the systems' programs do: take the hold, run the command, and let go when it has ended.
    holder = ["sh", "-c", f"cat; echo gone > {gone}"]
    with driven(child_way(holder), {}) as program:
        program.tell("awake.hold()")
        assert program.hear() == f"True {AGREED.format('GNOME')}"
        program.kill()
        assert gone.read_text() == "gone\n"


@linux_only
def test_a_child_program_can_be_ended_and_started_again() -> None:
    with driven(child_way(["cat"]), {}) as program:
        for _ in range(3):
            program.tell("awake.hold()")
            assert program.hear().startswith("True")
            program.tell("awake.release()")
            assert program.hear().startswith("False")
        program.tell("awake.hold()")
        assert program.hear().startswith("True")
        assert program.end() == ""  # though the program ends while it holds


@linux_only
@pytest.mark.parametrize(
    "command", [["/nowhere/inhibit", "cat"], ["false"], ["sh", "-c", "echo no >&2; exit 1"]]
)
def test_a_child_program_that_cannot_hold_says_no(command: list[str]) -> None:
    with driven(child_way(command), {}) as program:
        program.tell("awake.hold()")
        assert program.hear().startswith(DARK)
        assert program.end() == ""


# What is asked on which machine


def programs(folder: Path, *names: str) -> dict[str, str]:
    """An environment with these programs and no others."""
    for name in names:
        program = folder / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    return {"PATH": str(folder)}


@linux_only
def test_linux_asks_the_desktop_first_and_what_is_least_sure_last(tmp_path: Path) -> None:
    environ = programs(tmp_path, "gnome-session-inhibit", "systemd-inhibit", "cat")
    ways = ways_of_this_machine(None, environ | {"DISPLAY": ":0"}, "linux")
    assert [way.name for way in ways] == ["the desktop", "GNOME", "the X server", "the system"]
    assert [way.sure for way in ways] == [True, True, True, False]


@linux_only
def test_x_is_left_alone_across_the_network_and_under_wayland(tmp_path: Path) -> None:
    for more in [{"DISPLAY": "far:0"}, {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}]:
        ways = ways_of_this_machine(None, programs(tmp_path) | more, "linux")
        assert [way.name for way in ways] == ["the desktop"]


@linux_only
def test_macos_holds_through_caffeinate(tmp_path: Path) -> None:
    ways = ways_of_this_machine(None, programs(tmp_path, "caffeinate", "cat"), "darwin")
    assert [(type(way), way.name) for way in ways] == [(ChildWay, "macOS")]
    assert ways_of_this_machine(None, {"PATH": ""}, "darwin") == []


# The X server

SAVES_AFTER_A_SECOND = """
import os
from ctypes import POINTER, Structure, byref, c_int, c_ulong, c_void_p
from PySide6.QtCore import QTimer
from massage_timer.devices.awake import x11 as awake_x11

class Info(Structure):
    _fields_ = [("window", c_ulong), ("state", c_int), ("kind", c_int)]
    _fields_ += [("left", c_ulong), ("idle", c_ulong), ("mask", c_ulong)]

x, saver = awake_x11._load()
x.XSetScreenSaver.argtypes = [c_void_p, c_int, c_int, c_int, c_int]
x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [c_void_p], c_ulong
saver.XScreenSaverQueryInfo.argtypes = [c_void_p, c_ulong, POINTER(Info)]
display, way = x.XOpenDisplay(None), awake_x11.XServerWay(os.environ["DISPLAY"])
x.XSetScreenSaver(display, 1, 0, 1, 1)

def look():
    info = Info()
    saver.XScreenSaverQueryInfo(display, x.XDefaultRootWindow(display), byref(info))
    if info.state:
        say("dark", held)
    elif held and info.idle > 1_500:
        say("still lit", held)
        release()

def release():
    global held
    held = False
    way.release()

held, looks = True, QTimer()
looks.timeout.connect(look)
"""


@pytest.fixture
def x_server() -> Iterator[dict[str, str]]:
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "64x64x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            assert server.stdout is not None
            yield {"DISPLAY": f":{server.stdout.readline().decode().strip()}"}
        finally:
            server.terminate()


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb (Debian: xvfb)")
def test_the_x_server_lets_the_screen_go_dark_only_after_the_release(
    x_server: dict[str, str],
) -> None:
    with driven(SAVES_AFTER_A_SECOND, x_server) as program:
        program.tell("way.hold(say); looks.start(50)")
        assert [program.hear() for _ in range(3)] == ["True", "still lit True", "dark False"]
        assert program.end() == ""


@linux_only
def test_an_x_server_that_is_not_there_says_no() -> None:
    setup = "from massage_timer.devices.awake.x11 import XServerWay\nway = XServerWay(':4321')"
    with driven(setup, {}) as program:
        program.tell("way.hold(say); way.release()")
        assert program.hear() == "False"
        assert program.end() == ""
