"""Notifications of the desktop, for what happens while the window is out of sight."""

import html
import os
import shutil
import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from massage_timer.core.check import Check
from massage_timer.core.language import N_
from massage_timer.devices.child import end_with

ENDS_WITHIN = 5_000
"""Ms after which a program that should show a notification is ended; it takes some 20."""

_FINE = Check(True, N_("A notification says so when the legs change behind another window."))
_IN_VAIN = Check(False, N_("No notifications: this desktop shows none."))
_NO_WAY = Check(False, N_("No notifications: this system offers no way to show one."))
_NO_PROGRAM = Check(
    False,
    N_(
        "No notifications: notify-send is missing; on Debian or Ubuntu: "
        "apt-get install libnotify-bin."
    ),
)
# What is said comes as arguments of the script, where none of it can be taken for the script's own.
_SCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)


class Notes(QObject):
    """Tells by a program of the system."""

    changed = Signal()
    """`check` has become another."""

    def __init__(
        self,
        parent: QObject | None = None,
        environ: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
    ) -> None:
        super().__init__(parent)
        self._command = _command_of(environ, platform)
        by_notify_send = platform not in ("win32", "darwin")
        self._spelt = _no_markup if by_notify_send else str
        missing = _NO_PROGRAM if by_notify_send else _NO_WAY
        self._check = _FINE if self._command else missing
        self._process = process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._ended)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ENDS_WITHIN)
        self._patience.timeout.connect(self.give_up)
        self._next: tuple[str, str] | None = None
        end_with(self, process)

    @property
    def check(self) -> Check:
        return self._check

    def tell(self, title: str, words: str) -> bool:
        """Show this in place of the note before. Never waits, and never fails aloud; False where
        nothing is shown, or nothing was last time."""
        if not self._command:
            return False
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.setProgram(self._command[0])
            self._process.setArguments([*self._command[1:], title, self._spelt(words)])
            self._patience.start()
            self._process.start()
        else:
            self._next = (title, words)
        return self._check is not _IN_VAIN

    @Slot()
    def give_up(self) -> None:
        """The program that is showing the note has had its time."""
        self._process.kill()

    @Slot()
    def _ended(self) -> None:
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            return
        self._patience.stop()
        failed = self._process.error() is not QProcess.ProcessError.UnknownError
        self._found(_IN_VAIN if failed or self._process.exitCode() else _FINE)
        following, self._next = self._next, None
        if following is not None:
            self.tell(*following)

    def _found(self, check: Check) -> None:
        if check != self._check:
            self._check = check
            self.changed.emit()


def _command_of(environ: Mapping[str, str], platform: str) -> list[str]:
    """The program of this system, and all that it is told but the note; empty: there is none."""
    search = environ.get("PATH", "")
    if platform == "win32":
        return []
    if platform == "darwin":
        script = shutil.which("osascript", path=search)
        lines = [part for line in _SCRIPT for part in ("-e", line)]
        return [] if script is None else [script, *lines, "--"]
    send = shutil.which("notify-send", path=search)
    if send is None:
        return []
    return [
        send,
        "--app-name=Leg Massage Timer",
        "--icon=leg-massage-timer",
        "--urgency=normal",
        # Not kept in a list, and in place of the last one. As hints: older ones have no options
        # for these, and the desktops that do not know the second do not keep them either.
        "--hint=int:transient:1",
        "--hint=string:x-canonical-private-synchronous:leg-massage-timer",
        "--",
    ]


def _no_markup(words: str) -> str:
    """What notify-send and the desktops behind it show as these words: it reads backslashes as C
    does, and they read tags."""
    return html.escape(words, quote=False).replace("\\", r"\\")
