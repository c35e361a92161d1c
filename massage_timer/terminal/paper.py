"""What pages of text are shown on: redrawn in place, or written one below the other."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TextIO

from massage_timer.terminal.lines import Line, Look, styled

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"  # a screen of its own, no cursor, no wrapping of long lines
_LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"
_HOME, _END_OF_LINE, _BELOW = "\x1b[H", "\x1b[K", "\x1b[J"


class Paper(Protocol):
    """Shows one page at a time."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, as they are now."""
        ...

    @property
    def look(self) -> Look: ...

    def show(self, lines: Sequence[str]) -> None:
        """The page, in lines that are styled already."""
        ...

    def enter(self) -> None:
        """Take the terminal, or show all anew."""
        ...

    def leave(self) -> None:
        """Give the terminal back, for good or for a while."""
        ...


class Redrawn:
    """A screen of its own, which leaves no trace in what was on the terminal before."""

    def __init__(self, out: TextIO, size: Callable[[], tuple[int, int]], look: Look) -> None:
        self._out = out
        self._size = size
        self._look = look
        self._drawn = ""

    @property
    def size(self) -> tuple[int, int]:
        return self._size()

    @property
    def look(self) -> Look:
        return self._look

    def show(self, lines: Sequence[str]) -> None:
        drawn = _HOME + "".join(f"{line}{_END_OF_LINE}\n" for line in lines)[:-1] + _BELOW
        if drawn != self._drawn:
            self._drawn = drawn
            self._write(drawn)

    def enter(self) -> None:
        self._drawn = ""
        self._write(_ENTER)

    def leave(self) -> None:
        with contextlib.suppress(OSError):
            self._write(_LEAVE)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


class Written:
    """A terminal that cannot go back: each page is written below the one before."""

    def __init__(self, out: TextIO, size: Callable[[], tuple[int, int]], look: Look) -> None:
        self._out = out
        self._size = size
        self._look = look
        self._last: list[str] = []

    @property
    def size(self) -> tuple[int, int]:
        return self._size()

    @property
    def look(self) -> Look:
        return self._look

    def show(self, lines: Sequence[str]) -> None:
        if list(lines) != self._last:
            self._last = list(lines)
            self._out.writelines(f"{line}\n" for line in ("", *lines))
            self._out.flush()

    def enter(self) -> None:
        self._last = []

    def leave(self) -> None:
        """Nothing to give back."""


def size_of(out: TextIO) -> tuple[int, int]:
    """Columns and rows of the terminal; 80 by 24 where it does not know, or is none."""
    try:
        columns, rows = os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        columns, rows = 0, 0
    return columns or 80, rows or 24


def look_of(out: TextIO, environ: Mapping[str, str]) -> Look:
    """What can be shown there; letters alone where nothing can be redrawn."""
    redraws = can_redraw(out, environ)
    return Look(
        colours=redraws and not environ.get("NO_COLOR"),
        blocks=_can_write("█░·–×→←↑↓", out),
        styles=redraws,
    )


def can_redraw(out: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether this is a terminal that obeys escape codes."""
    return out.isatty() and environ.get("TERM") != "dumb" and _obeys_escape_codes()


@contextlib.contextmanager
def open_paper(out: TextIO, environ: Mapping[str, str]) -> Iterator[Paper]:
    """Paper on this terminal, which is given back however the block ends."""
    kind = Redrawn if can_redraw(out, environ) else Written
    paper = kind(out, lambda: size_of(out), look_of(out, environ))
    paper.enter()
    try:
        yield paper
    finally:
        paper.leave()


def print_lines(out: TextIO, lines: Iterable[Line], environ: Mapping[str, str]) -> None:
    """Lines that stay on the terminal, or go into a pipe."""
    look, columns = look_of(out, environ), size_of(out)[0]
    out.writelines(f"{styled(line, columns, look).removeprefix(' ')}\n" for line in lines)
    out.flush()


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
