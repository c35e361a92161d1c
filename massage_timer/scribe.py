"""Acts on the disk in a thread of its own, so that a slow disk holds up nobody."""

import sys
import threading
from collections.abc import Callable
from typing import Protocol

from massage_timer.core.language import N_, _
from massage_timer.store.disk import DiskError, Refusal

Act = Callable[[], object]
"""Raises DiskError and nothing else."""
LONGEST_WAIT = 1.0
"""S that a disk which does not answer may hold up the end of something."""
PATIENCE = 10.0
"""The same, where a work of somebody's would be lost."""
UNFORESEEN = N_("something happened that nobody foresaw")


class Scribe(Protocol):
    """Does one act after the other. Of those about one thing the last that has not begun is done,
    in its turn."""

    def put(self, act: Act, told: str, about: object = None) -> None:
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
        self._next: dict[object, tuple[Act, str]] = {}
        self._busy = False
        self._closing = False
        self._refusal = ""
        self._thread: threading.Thread | None = None

    def put(self, act: Act, told: str, about: object = None) -> None:
        with self._changed:
            self._next.pop(about, None)
            self._next[about] = act, told
            self._closing = False
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="scribe", daemon=True)
                self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether all is done, for those who look in now and then."""
        return not self._next and not self._busy

    def settle(self) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.idle, self._longest_wait)

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

    def _work(self) -> None:
        while (found := self._wait_for_next()) is not None:
            try:
                refusal = refusal_of(*found)
            except Exception:  # the next act is done all the same
                refusal = _(found[1]).format(_(UNFORESEEN))
                happened = (*sys.exc_info(), threading.current_thread())
                threading.excepthook(threading.ExceptHookArgs(happened))
            with self._changed:
                self._busy = False
                self._refusal = refusal or self._refusal
                self._changed.notify_all()

    def _wait_for_next(self) -> tuple[Act, str] | None:
        """None when there is nothing more to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._next or self._closing)
            if not self._next:
                self._thread = None  # in the same breath: what comes now begins another
                self._changed.notify_all()
                return None
            self._busy = True
            return self._next.pop(next(iter(self._next)))


def refusal_of(act: Act, told: str) -> str:
    """Do it; the sentence of a disk that refused, or nothing."""
    try:
        act()
    except DiskError as error:
        return Refusal(_(told), _(str(error)))
    return ""
