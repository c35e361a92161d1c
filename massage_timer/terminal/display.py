"""Shows a session: redrawn in place on a terminal, or as one plain line for each cue."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TextIO

from massage_timer.core.commands import binding_of
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame
from massage_timer.core.names import SIDE_NAMES, clock
from massage_timer.core.phrases import spoken
from massage_timer.core.safety import BEFORE, GOOD_TO_GO
from massage_timer.core.session import Command, Phase
from massage_timer.terminal.drawing import READY, Look, draw

_BANNER_MS = 8_000
"""How long a banner stays while hands work."""

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"  # a screen of its own, no cursor, no wrapping of long lines
_LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"
_HOME, _END_OF_LINE, _BELOW = "\x1b[H", "\x1b[K", "\x1b[J"
_BELL = "\a"

# Drawn large, so a banner would only say it again.
_DRAWN = {CueKind.GET_READY, CueKind.STEP, CueKind.CHANGE_LEGS, CueKind.FINISHED}
_RUNG = {CueKind.CHANGE_LEGS, CueKind.FINISHED}


class Display(Protocol):
    """Something that shows a session. `now` is the reading of the session's clock, in ms."""

    def show(self, shown: Frame, now: int) -> None:
        """What is true now."""
        ...

    def say(self, cue: Cue, now: int) -> None:
        """What is said once."""
        ...

    def ask(self, question: str, now: int) -> None:
        """A question that stands until something else is said; empty: no more question."""
        ...

    def leave(self) -> None:
        """Give the terminal back, for good or for a while."""
        ...

    def enter(self) -> None:
        """Take the terminal, or show all anew."""
        ...


class Screen:
    """Redraws in place, in the terminal that `out` writes to."""

    def __init__(
        self, out: TextIO, title: str, size: Callable[[], tuple[int, int]], look: Look, speed: float
    ) -> None:
        """`size` returns columns and rows; `speed` is that of the session's clock."""
        self._out = out
        self._title = title
        self._size = size
        self._look = look
        self._banner_ms = _BANNER_MS * speed
        self._drawn = ""
        self._banner = ""
        self._banner_since = 0

    def show(self, shown: Frame, now: int) -> None:
        if shown.phase is Phase.DONE:
            return
        if not shown.paused and now - self._banner_since > self._banner_ms:
            self._banner = ""
        lines = draw(shown, self._title, *self._size(), self._look, self._banner)
        drawn = _HOME + "".join(f"{line}{_END_OF_LINE}\n" for line in lines)[:-1] + _BELOW
        if drawn != self._drawn:
            self._drawn = drawn
            self._write(drawn)

    def say(self, cue: Cue, now: int) -> None:
        if cue.kind in _RUNG:
            self._write(_BELL)
        if cue.kind in _DRAWN:
            self._banner = ""
        elif text := spoken(cue):
            self._banner, self._banner_since = text + _softer_key(cue), now

    def ask(self, question: str, now: int) -> None:
        self._banner, self._banner_since = question, now

    def enter(self) -> None:
        self._drawn = ""
        self._write(_ENTER)

    def leave(self) -> None:
        with contextlib.suppress(OSError):
            self._write(_LEAVE)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


class Lines:
    """Says each cue on a line of its own, with its place on the tape; for pipes and files."""

    def __init__(self, out: TextIO, title: str) -> None:
        self._out = out
        self._title = title
        self._announced = False

    def show(self, shown: Frame, now: int) -> None:
        if shown.phase is Phase.READY and not self._announced:
            self._announced = True
            first = f"{self._title}. {SIDE_NAMES[shown.side]} leg first."
            for line in (first, GOOD_TO_GO.text, *(a.whole for a in BEFORE), READY):
                self._print(line)

    def say(self, cue: Cue, now: int) -> None:
        if text := spoken(cue):
            side = SIDE_NAMES[cue.side].lower()
            self._print(f"{clock(cue.at // 1000):>5}  {side:<5}  {text}")

    def ask(self, question: str, now: int) -> None:
        if question:
            self._print(question)

    def enter(self) -> None:
        """Nothing to take."""

    def leave(self) -> None:
        """Nothing to give back."""

    def _print(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()


def _softer_key(cue: Cue) -> str:
    """Where it is asked about the pressure, the key that makes it softer."""
    if cue.kind is not CueKind.ONE_MINUTE or cue.lightest:
        return ""
    return f" {binding_of(Command.SOFTER).keys[0]}: softer."


def size_of(out: TextIO) -> tuple[int, int]:
    """Columns and rows of the terminal; 80 by 24 where it does not know, or is none."""
    try:
        columns, rows = os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        columns, rows = 0, 0
    return columns or 80, rows or 24


@contextlib.contextmanager
def open_display(
    out: TextIO, title: str, speed: float, environ: Mapping[str, str]
) -> Iterator[Display]:
    """A screen where `out` is a terminal that can be one, else plain lines."""
    if not out.isatty() or environ.get("TERM") == "dumb" or not _obeys_escape_codes():
        yield Lines(out, title)
        return
    look = Look(colours=not environ.get("NO_COLOR"), blocks=_can_write("█░·–×→←↑↓", out))
    screen = Screen(out, title, lambda: size_of(out), look, speed)
    screen.enter()
    try:
        yield screen
    finally:
        screen.leave()


def _can_write(text: str, out: TextIO) -> bool:
    try:
        text.encode(out.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _obeys_escape_codes() -> bool:
    """Windows' console has to be asked first."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    console, mode = kernel.GetStdHandle(-11), ctypes.c_uint32()
    if not kernel.GetConsoleMode(console, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(console, mode.value | 4))  # virtual terminal processing
