"""Keys from a terminal, one by one and without Enter; the terminal is left as it was found."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from types import FrameType
from typing import Protocol

from massage_timer.terminal.keys import (
    CONTINUED,
    CTRL_C,
    RESIZED,
    WINDOWS_MARKS,
    split,
    windows_key,
)

_REST_OF_A_KEY = 0.06
"""Seconds in which the rest of an escape sequence comes, over a slow line too; else it was Esc."""


class Keyboard(Protocol):
    """Something to wait for keys at."""

    def wait(self, seconds: float | None) -> str | None:
        """The next key, or what else happened (see `keys`); None when the time is over.

        `seconds` None waits for ever. Raises EOFError when the terminal is gone.
        """
        ...

    def forget(self) -> None:
        """Drop what was typed and not yet asked for."""
        ...

    def suspend(self) -> None:
        """Give the terminal back and stop until the shell says go on."""
        ...


if sys.platform == "win32":
    import msvcrt

    _LOOK_AGAIN = 0.05
    """Seconds between two looks: a console's own wait also ends for the mouse and for focus."""

    class _Console:
        """The Windows console."""

        def wait(self, seconds: float | None) -> str | None:
            end = None if seconds is None else time.monotonic() + seconds
            try:
                while not msvcrt.kbhit():
                    left = _LOOK_AGAIN if end is None else end - time.monotonic()
                    if left <= 0:
                        return None
                    time.sleep(min(left, _LOOK_AGAIN))
                first = msvcrt.getwch()
                return windows_key(first, msvcrt.getwch() if first in WINDOWS_MARKS else "")
            except KeyboardInterrupt:
                return CTRL_C

        def forget(self) -> None:
            while msvcrt.kbhit():
                msvcrt.getwch()

        def suspend(self) -> None:
            """A console has no such thing."""

    @contextlib.contextmanager
    def open_keyboard() -> Iterator[Keyboard]:
        """The keyboard of the terminal that standard input is."""
        yield _Console()

else:
    import select
    import signal
    import termios
    import tty

    _HAPPENINGS = {
        signal.SIGINT: CTRL_C,
        signal.SIGTSTP: "Ctrl+Z",
        signal.SIGWINCH: RESIZED,
        signal.SIGCONT: CONTINUED,
    }
    _ENDS = (signal.SIGTERM, signal.SIGHUP)

    class _Terminal:
        """A terminal that sends every key at once and shows none.

        Signals only leave a byte in a pipe that is waited for beside the terminal, so whatever
        comes at whatever moment is taken in order and at a safe place.
        """

        def __init__(self, terminal: int, wake_up: int) -> None:
            self._terminal = terminal
            self._wake_up = wake_up
            self._as_found = termios.tcgetattr(terminal)
            self._begun = b""
            self._waiting: list[str] = []

        def wait(self, seconds: float | None) -> str | None:
            end = None if seconds is None else time.monotonic() + seconds
            while not self._waiting:
                left = None if end is None else max(0.0, end - time.monotonic())
                if self._begun:
                    left = _REST_OF_A_KEY if left is None else min(left, _REST_OF_A_KEY)
                ready, _, _ = select.select([self._terminal, self._wake_up], [], [], left)
                if self._wake_up in ready:
                    self._take_signals()
                if self._terminal in ready:
                    self._take_keys()
                elif not ready and self._begun:
                    self._waiting, self._begun = split(self._begun, complete=True)
                elif not ready:
                    return None
            return self._waiting.pop(0)

        def forget(self) -> None:
            self._begun = b""
            self._waiting.clear()
            with contextlib.suppress(termios.error):
                termios.tcflush(self._terminal, termios.TCIFLUSH)

        def suspend(self) -> None:
            self.restore()
            # The default action, which the system leaves out where no shell could ever say go on.
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, _take_note)
            self.prepare()

        def prepare(self) -> None:
            # A program in the background may not touch the terminal; it would be stopped for it.
            with contextlib.suppress(termios.error):
                tty.setcbreak(self._terminal, termios.TCSANOW)

        def restore(self) -> None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._as_found)

        def _take_signals(self) -> None:
            for number in os.read(self._wake_up, 64):
                if number == signal.SIGCONT:
                    self.prepare()
                if number in _HAPPENINGS:
                    self._waiting.append(_HAPPENINGS[signal.Signals(number)])

        def _take_keys(self) -> None:
            try:
                data = os.read(self._terminal, 1024)
            except OSError:
                data = b""
            if not data:
                raise EOFError
            keys, self._begun = split(self._begun + data, complete=False)
            self._waiting += keys

    @contextlib.contextmanager
    def open_keyboard() -> Iterator[Keyboard]:
        """The keyboard of the terminal that standard input is; put back however the block ends.

        Being told to end raises SystemExit in the block. To be used in the main thread.
        """
        terminal = sys.stdin.fileno()
        wake_up, woken = os.pipe()
        os.set_blocking(woken, False)
        os.set_blocking(wake_up, False)
        keyboard = _Terminal(terminal, wake_up)
        before = {number: signal.getsignal(number) for number in (*_HAPPENINGS, *_ENDS)}
        former = signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
        try:
            for number in _HAPPENINGS:
                signal.signal(number, _take_note)
            for number in _ENDS:
                signal.signal(number, _end)
            keyboard.prepare()
            keyboard.forget()
            yield keyboard
        finally:
            keyboard.restore()
            signal.set_wakeup_fd(former)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(wake_up)
            os.close(woken)

    def _take_note(number: int, frame: FrameType | None) -> None:
        """Having a handler keeps the signal from doing its worst; the pipe tells of it."""

    def _end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)
