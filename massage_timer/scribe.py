"""Acts on the disk in a thread of its own, so that a slow disk holds up nobody."""

import threading
from collections.abc import Callable
from typing import Protocol

from massage_timer.store.disk import DiskError, Refusal

Act = Callable[[], object]
"""Raises DiskError and nothing else."""
LONGEST_WAIT = 1.0
"""S that a disk which does not answer may hold up the end of something."""


class Scribe(Protocol):
    """Does one act after the other. One that has not begun when the next comes is left out."""

    def put(self, act: Act, told: str) -> None:
        """`told` is the sentence for a disk that refuses, as `Refusal` has it."""

    def settle(self) -> bool:
        """Wait until all is done; False where the disk takes too long."""

    def take_refusal(self) -> str:
        """The sentence of an act that failed since this was asked last, or nothing."""

    def close(self) -> bool:
        """Settle, and leave nothing running; False where the disk takes too long."""


class ScribeBehind:
    """Does them in one thread, which begins with the first and never holds up the program's end."""

    def __init__(self, longest_wait: float = LONGEST_WAIT) -> None:
        """`longest_wait` in s."""
        self._longest_wait = longest_wait
        self._changed = threading.Condition()
        self._next: tuple[Act, str] | None = None
        self._busy = False
        self._closing = False
        self._refusal = ""
        self._thread: threading.Thread | None = None

    def put(self, act: Act, told: str) -> None:
        with self._changed:
            self._next = act, told
            self._closing = False
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="scribe", daemon=True)
                self._thread.start()

    def settle(self) -> bool:
        with self._changed:
            return self._changed.wait_for(self._is_idle, self._longest_wait)

    def take_refusal(self) -> str:
        with self._changed:
            refusal, self._refusal = self._refusal, ""
            return refusal

    def close(self) -> bool:
        with self._changed:
            if self._closing:  # it was waited for
                return self._thread is None
            self._closing = True
            self._changed.notify_all()
            thread = self._thread
            closed = self._changed.wait_for(lambda: self._thread is None, self._longest_wait)
        if closed and thread is not None:
            thread.join(self._longest_wait)  # there is nothing more for it to do
        return closed

    def _is_idle(self) -> bool:
        return self._next is None and not self._busy

    def _work(self) -> None:
        try:
            while (found := self._wait_for_next()) is not None:
                refusal = refusal_of(*found)
                with self._changed:
                    self._busy = False
                    self._refusal = refusal or self._refusal
                    self._changed.notify_all()
        finally:
            with self._changed:
                if self._thread is threading.current_thread():  # an error that nobody foresaw
                    self._busy, self._thread = False, None
                self._changed.notify_all()

    def _wait_for_next(self) -> tuple[Act, str] | None:
        """None when there is nothing more to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._next is not None or self._closing)
            found, self._next = self._next, None
            self._busy = found is not None
            if found is None:
                self._thread = None  # in the same breath: what comes now begins another
            return found


def refusal_of(act: Act, told: str) -> str:
    """Do it; the sentence of a disk that refused, or nothing."""
    try:
        act()
    except DiskError as error:
        return Refusal(told, str(error))
    return ""
