"""The ways to hold the screen on that each system offers, the surest first.

The portal and UnInhibit want unsigned numbers, which QtDBus cannot send from Python; a hold
therefore has a connection or a child program of its own, and ends with it.
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot

from massage_timer.core.language import N_, _
from massage_timer.devices.awake.awake import Answer, AwakeWay
from massage_timer.devices.awake.x11 import XServerWay, on_local_x
from massage_timer.devices.child import end, end_with
from massage_timer.devices.desktop.message_bus import MessageBus

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

WHO = "Leg Massage Timer"
WHY = N_("A massage is being guided")

_SERVICE = "org.freedesktop.ScreenSaver"
_PATHS = ("/org/freedesktop/ScreenSaver", "/ScreenSaver")
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x8000_0000, 0x1, 0x2


def ways_of_this_machine(
    parent: QObject | None = None,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> list[AwakeWay]:
    """What is worth asking here. Nothing is asked yet; children of `parent` where they are Qt's."""
    if platform == "win32":
        return [WindowsWay(_windows_call())]
    if platform == "darwin":
        # With a command caffeinate holds for as long as that lives.
        return _with_child(parent, environ, "macOS", True, ("caffeinate", "-d", "-i"))
    ways: list[AwakeWay] = [DesktopWay(parent, environ)]
    inhibit = ("--inhibit", "idle", "--app-id", "leg-massage-timer", "--reason", _(WHY))
    # MATE's namesake runs its command even when it was refused, so its yes means nothing.
    ways += _with_child(parent, environ, "GNOME", True, ("gnome-session-inhibit", *inhibit))
    if on_local_x(environ):
        ways.append(XServerWay(environ["DISPLAY"]))
    # Some desktops heed it for the screen (KDE, swayidle, hypridle), others do not.
    block = ("--what=idle", f"--who={WHO}", f"--why={_(WHY)}", "--mode=block")
    ways += _with_child(parent, environ, N_("the system"), False, ("systemd-inhibit", *block))
    return ways


class DesktopWay(QObject):
    """org.freedesktop.ScreenSaver, which KDE, GNOME, Xfce, Cinnamon and others answer to."""

    name = N_("the desktop")
    sure = True

    def __init__(
        self, parent: QObject | None = None, environ: Mapping[str, str] = os.environ
    ) -> None:
        super().__init__(parent)
        self._bus = MessageBus("screen saver", self, environ)
        self._answer: Answer | None = None
        self._connection: QDBusConnection | None = None
        self._paths: list[str] = []  # still to be asked
        self._call: QDBusPendingCallWatcher | None = None

    def hold(self, answer: Answer) -> None:
        self.release()
        self._answer = answer
        self._paths = list(_PATHS)
        self._bus.open(self._opened)

    def release(self) -> None:
        self._answer = self._connection = None
        call, self._call = self._call, None
        if call is not None:
            call.deleteLater()
        self._bus.close()

    def _opened(self, connection: "QDBusConnection | None") -> None:
        self._connection = connection
        self._ask()

    def _ask(self) -> None:
        if self._connection is None or not self._paths:
            self._say(False)
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        path = self._paths.pop(0)
        message = QDBusMessage.createMethodCall(_SERVICE, path, _SERVICE, "Inhibit")
        message.setArguments([WHO, _(WHY)])
        self._call = QDBusPendingCallWatcher(self._connection.asyncCall(message), self)
        self._call.finished.connect(self._replied)

    @Slot()
    def _replied(self) -> None:
        call, self._call = self._call, None
        if call is None:
            return
        call.deleteLater()
        if call.isError():
            self._ask()
        else:
            self._say(True)

    def _say(self, yes: bool) -> None:
        if self._answer is not None:
            self._answer(yes)


class ChildWay(QObject):
    """A program of the system that holds for as long as the command lives that it is given.

    That command is `cat` on a pipe from us: it ends when we do, even when we are killed. What it
    gives back of the line that we write proves that the program went as far as running it.
    """

    def __init__(
        self, name: str, command: Sequence[str], sure: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.sure = sure
        self._answer: Answer | None = None
        self._process = process = QProcess(self)
        process.setProgram(command[0])
        process.setArguments(list(command[1:]))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._heard)
        process.finished.connect(self._failed)
        process.errorOccurred.connect(self._failed)
        end_with(self, process)

    def hold(self, answer: Answer) -> None:
        self.release()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            answer(False)
            return
        self._answer = answer
        self._process.start()
        self._process.write(b"\n")

    def release(self) -> None:
        self._answer = None
        end(self._process)

    @Slot()
    def _heard(self) -> None:
        self._process.readAll()
        if self._answer is not None:
            self._answer(True)

    @Slot()
    def _failed(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer(False)


class WindowsWay:
    """SetThreadExecutionState, which holds for the thread that calls it: the one of the window."""

    name = "Windows"
    sure = True

    def __init__(self, set_state: Callable[[int], int]) -> None:
        """`set_state` returns 0 when it failed."""
        self._set_state = set_state

    def hold(self, answer: Answer) -> None:
        answer(self._set_state(_CONTINUOUS | _SYSTEM | _DISPLAY) != 0)

    def release(self) -> None:
        self._set_state(_CONTINUOUS)


def _with_child(
    parent: QObject | None,
    environ: Mapping[str, str],
    name: str,
    sure: bool,
    command: tuple[str, ...],
) -> list[AwakeWay]:
    """The way through this program, if it is installed."""
    search = environ.get("PATH", "")
    program, cat = shutil.which(command[0], path=search), shutil.which("cat", path=search)
    if program is None or cat is None:
        return []
    return [ChildWay(name, (program, *command[1:], cat), sure, parent)]


def _windows_call() -> Callable[[int], int]:
    import ctypes

    set_state = getattr(ctypes, "windll").kernel32.SetThreadExecutionState  # noqa: B009 only there
    set_state.argtypes, set_state.restype = [ctypes.c_uint32], ctypes.c_uint32

    def call(flags: int) -> int:
        return int(set_state(flags))

    return call
