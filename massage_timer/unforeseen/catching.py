"""Hears of what nobody caught: exceptions of slots and threads, Qt's warnings, crashes of C++.

Until there is an error it costs next to nothing: all that writes one down is loaded by the first.
"""

import contextlib
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from massage_timer.unforeseen.journal import Journal


class Catching:
    """Within it exceptions come here; afterwards whoever heard of them before does so again."""

    def __init__(self, make: "Callable[[], Journal]") -> None:
        """`make` is asked once, by the first error."""
        self._make = make
        self._journal: Journal | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def __enter__(self) -> None:
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread
        sys.unraisablehook = self._hear_unraisable

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def note(self, error: BaseException) -> None:
        """Write it down; whatever goes wrong with that, nobody has to know."""
        with contextlib.suppress(Exception):
            self._open().note(error)

    def note_words(self, kind: str, words: str) -> None:
        """The same for what is no exception."""
        with contextlib.suppress(Exception):
            self._open().note_words(kind, words)

    def _open(self) -> "Journal":
        if self._journal is None:
            self._journal = self._make()
        return self._journal

    def _hear(
        self, kind: type[BaseException], error: BaseException, tb: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception):  # Ctrl+C and the like are meant
            self._before[0](kind, error, tb)
            return
        self.note(error)

    def _hear_thread(self, happened: threading.ExceptHookArgs) -> None:
        if isinstance(happened.exc_value, Exception):
            self.note(happened.exc_value)

    def _hear_unraisable(self, happened: "sys.UnraisableHookArgs") -> None:
        if isinstance(happened.exc_value, Exception):
            self.note(happened.exc_value)
