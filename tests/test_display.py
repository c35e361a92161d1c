"""Whether there is a screen and a Qt for the window, known before Qt is loaded."""

import socket
import sys
from pathlib import Path

import pytest

from massage_timer.devices.display import (
    has_screen,
    no_screen,
    qt_missing,
    qt_problem,
    reachable,
    x_addresses,
    x_library_problem,
)


def test_a_routine_with_spaces_can_be_copied_from_the_line() -> None:
    assert no_screen("my legs.yaml").endswith("--terminal 'my legs.yaml'")


@pytest.mark.parametrize(
    ("environ", "platform", "listening", "found"),
    [
        ({}, "linux", [], False),
        ({"DISPLAY": ""}, "linux", [], False),
        ({"DISPLAY": ":0"}, "linux", ["/tmp/.X11-unix/X0"], True),
        ({"DISPLAY": ":0.1"}, "linux", ["\0/tmp/.X11-unix/X0"], True),
        ({"DISPLAY": ":1"}, "linux", ["/tmp/.X11-unix/X0"], False),
        ({"DISPLAY": "unix:3"}, "linux", ["/tmp/.X11-unix/X3"], True),
        ({"DISPLAY": "localhost:10.0"}, "linux", ["localhost:6010"], True),
        ({"DISPLAY": "nonsense"}, "linux", [], False),
        (
            {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/r"},
            "linux",
            ["/r/wayland-0"],
            True,
        ),
        ({"WAYLAND_DISPLAY": "/w", "XDG_RUNTIME_DIR": "/r"}, "linux", ["/w"], True),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["/tmp/.X11-unix/X0"], True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", [], True),
        ({}, "win32", [], True),
        ({}, "darwin", [], True),
    ],
)
def test_a_screen_is_there_when_something_listens(
    environ: dict[str, str], platform: str, listening: list[str], found: bool
) -> None:
    def reach(addresses: list[str]) -> bool:
        return any(address in listening for address in addresses)

    assert has_screen(environ, platform, reach) is found


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such sockets")
def test_what_listens_is_reachable_and_what_does_not_is_not(tmp_path: Path) -> None:
    address = str(tmp_path / "s")
    assert not reachable([address])
    with socket.socket(socket.AF_UNIX) as unix, socket.create_server(("127.0.0.1", 0)) as inet:
        unix.bind(address)
        unix.listen()
        assert reachable([str(tmp_path / "none"), address])
        port = inet.getsockname()[1]
        assert reachable([f"127.0.0.1:{port}"])
    assert not reachable([f"127.0.0.1:{port}"])
    assert not reachable(["host:no-port"])
    assert x_addresses("host:2") == ["host:6002"]


def test_only_the_qt_that_crashes_old_pythons_is_refused() -> None:
    assert "python -m pip install" in qt_problem("6.12.0", (3, 11))
    assert qt_problem("6.12.0", (3, 12)) == ""
    assert qt_problem("6.11.3", (3, 11)) == ""
    assert qt_problem("6.12.1", (3, 11)) == ""


def test_a_qt_that_is_missing_or_cannot_be_loaded_has_a_remedy() -> None:
    assert "pip install" in qt_missing(ModuleNotFoundError("no", name="PySide6"))
    said = qt_missing(ImportError("libEGL.so.1: cannot open it", name="PySide6.QtGui"))
    assert said.startswith("Qt cannot be loaded: libEGL.so.1 is missing")
    with pytest.raises(ImportError):
        qt_missing(ImportError("ours", name="massage_timer.nothing"))


def test_libraries_that_qt_would_end_the_program_for_are_named() -> None:
    def load(name: str) -> None:
        if "cursor" in name or "x11" in name:
            raise OSError(name)

    x = {"DISPLAY": ":0"}
    said = x_library_problem(x, "linux", load)
    assert said.endswith("apt-get install libxcb-cursor0 libxkbcommon-x11-0")
    assert x_library_problem(x | {"QT_QPA_PLATFORM": "xcb"}, "linux", load) == said
    assert x_library_problem(x, "linux", lambda name: None) == ""
    for environ, platform in (
        (x | {"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        (x | {"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({}, "win32"),
        ({}, "darwin"),
    ):
        assert x_library_problem(environ, platform, load) == ""
    assert isinstance(x_library_problem(x, "linux"), str)  # with the libraries of this machine
