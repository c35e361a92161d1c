"""Whether there is a screen, and a Qt that can be used; what to tell a person if there is not.

Qt itself ends the whole program when it finds no screen, so that must be known before.
"""

import os
import shlex
import socket
import sys
from collections.abc import Callable, Mapping

from massage_timer.core.language import N_, _

NO_SCREEN = N_(
    "There is no screen here. To use the terminal: massage-timer {command} --terminal {routine}"
)

TRY_FOR = 2.0
"""Seconds after which a screen across the network counts as out of reach."""

_X_PORT = 6000
# What Qt's plug-in for X11 needs beside what every desktop has, with Debian's names.
_X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_UNUSABLE_QT = ["6", "12", "0"]
"""Drops a reference to None at every call that returns None, which aborts interpreters where None
can die: those before 3.12 (PYSIDE-3474)."""


def has_screen(
    environ: Mapping[str, str], platform: str, reach: Callable[[list[str]], bool] | None = None
) -> bool:
    """Whether Qt would find a screen. Only Linux and its kin can be without one.

    `reach` says whether something listens at one of these addresses; a test passes its own.
    """
    if platform in ("win32", "darwin") or environ.get("QT_QPA_PLATFORM"):
        return True
    reach = reach or reachable
    wayland, display = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY")
    if wayland:
        folder = environ.get("XDG_RUNTIME_DIR", "")
        if reach([os.path.join(folder, wayland)]):  # noqa: PTH118 a socket's address is text
            return True
    return bool(display) and reach(x_addresses(display or ""))


def x_addresses(display: str) -> list[str]:
    """Where an X server of this name may listen: paths of sockets, or host:port."""
    host, colon, number = display.rpartition(":")
    screen = number.partition(".")[0]
    if not colon or not screen.isdecimal():
        # macOS's XQuartz names a socket by its path; whatever else it is, let it be tried.
        return [display]
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{screen}"
        return [path, f"\0{path}"]
    return [f"{host}:{_X_PORT + int(screen)}"]


def reachable(addresses: list[str]) -> bool:
    """Whether something listens at one of these addresses."""
    return any(_listens(address) for address in addresses)


def qt_problem(qt: str, python: tuple[int, int]) -> str:
    """Why this Qt cannot be used with this Python, with the remedy; empty when it can."""
    if python < (3, 12) and qt.split(".")[:3] == _UNUSABLE_QT:
        words = _("PySide6 {qt} crashes with Python {python}. Remedy: {command}")
        command = 'python -m pip install "PySide6-Essentials<6.12"'
        return words.format(qt=qt, python=f"{python[0]}.{python[1]}", command=command)
    return ""


def no_screen(routine: str | None, command: str = "run") -> str:
    """Where there is no screen: the way to the same in the terminal."""
    word = _("ROUTINE") if routine is None else shlex.quote(routine)
    return _(NO_SCREEN).format(command=command, routine=word)


def qt_missing(error: ImportError) -> str:
    """What to do when Qt could not be loaded. Raises the error again if it is not about Qt."""
    if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
        raise error
    if isinstance(error, ModuleNotFoundError):
        words = _("the window needs PySide6, which is not installed. Remedy: {command}")
        return words.format(command="python -m pip install PySide6-Essentials")
    library = str(error).partition(":")[0]
    packages = "libegl1 libgl1 libfontconfig1 libxkbcommon0 libdbus-1-3 libxcb-cursor0"
    words = _(
        "Qt cannot be loaded: {library} is missing or does not fit. On Debian or Ubuntu: {command}"
    )
    return words.format(library=library, command=f"apt-get install {packages}")


def x_library_problem(
    environ: Mapping[str, str], platform: str, load: Callable[[str], object] | None = None
) -> str:
    """What to install where Qt would find the X server but not the libraries to talk to it.

    Qt would end the program for it. Empty when nothing is missing or X is not what will be used.
    """
    chosen = environ.get("QT_QPA_PLATFORM", "")
    on_x = chosen.startswith("xcb") or not (chosen or environ.get("WAYLAND_DISPLAY"))
    if platform != "linux" or not on_x:
        return ""
    if load is None:
        from ctypes import CDLL

        load = CDLL
    missing = [name for name in _X_LIBRARIES if not _loads(name, load)]
    if not missing:
        return ""
    packages = " ".join(_X_LIBRARIES[name] for name in missing)
    words = _("Qt cannot open a window: {library} is missing. On Debian or Ubuntu: {command}")
    return words.format(library=missing[0], command=f"apt-get install {packages}")


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def _listens(address: str) -> bool:
    try:
        host, _, port = address.rpartition(":")
        if host and not address.startswith(("/", "\0")):
            with socket.create_connection((host.strip("[]"), int(port)), timeout=TRY_FOR):
                return True
        if sys.platform != "win32":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
                probe.settimeout(TRY_FOR)
                probe.connect(address)
    except (OSError, ValueError):
        return False
    return True
