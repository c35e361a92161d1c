"""The steady clock a session is driven by, and the one on the wall."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

Read = Callable[[], int]
"""A clock that never goes back, in ns; its zero means nothing."""


class SteadyClock:
    """Milliseconds that wall-clock changes cannot touch; `speed` times faster for trying out.

    It goes on while the machine sleeps, on every system, and tells how much of it was sleep.
    """

    def __init__(self, speed: float = 1.0, clocks: tuple[Read, Read] | None = None) -> None:
        """`clocks` are two that differ by sleep alone: one counts it, the other does not. None:
        those of this machine."""
        self._speed = speed
        self._whole, self._awake = clocks or clocks_of_this_machine()
        awake = self._awake()
        self._zero = self._whole()
        self._apart = self._zero - awake
        self._asleep = 0

    def now(self) -> int:
        # In this order, and at first in the other: a process that is stopped between two readings
        # then seems to have slept less than it did, never more, and the next reading mends it.
        whole = self._whole()
        self._asleep = max(self._asleep, whole - self._awake() - self._apart)
        return int((whole - self._zero) * self._speed) // 1_000_000

    def asleep(self) -> int:
        """How long the machine has slept up to the last `now`, ms of real time."""
        return self._asleep // 1_000_000


def on_the_wall() -> str:
    """The time here and now, with its distance from UTC: 2026-11-27T21:14:05+01:00."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def clocks_of_this_machine() -> tuple[Read, Read]:
    """The one that counts sleep, and the one that does not; twice the same where nothing tells."""
    if sys.platform == "linux":
        return _posix(time.CLOCK_BOOTTIME), _posix(time.CLOCK_MONOTONIC)
    if sys.platform == "darwin":
        # Neither follows corrections of the time, which would look like sleep in the long run.
        return _posix(time.CLOCK_MONOTONIC_RAW), _posix(time.CLOCK_UPTIME_RAW)
    if sys.platform == "win32":
        import ctypes

        try:
            return interrupt_clocks(ctypes.WinDLL("kernelbase"))
        except (OSError, AttributeError):
            # It goes on in sleep too, so that a sleep is seen as a silence.
            return time.monotonic_ns, time.monotonic_ns
    return time.monotonic_ns, time.monotonic_ns


def interrupt_clocks(library: Any) -> tuple[Read, Read]:
    """Those of Windows 10 and later, from its kernelbase.dll; AttributeError where it has none."""
    return (
        _interrupt_time(library.QueryInterruptTimePrecise),
        _interrupt_time(library.QueryUnbiasedInterruptTimePrecise),
    )


def _posix(clock: int) -> Read:
    return lambda: time.clock_gettime_ns(clock)


def _interrupt_time(query: Callable[[Any], object]) -> Read:
    """`query` writes a time in units of 100 ns to where it is told."""
    from ctypes import byref, c_ulonglong

    def read() -> int:
        time_ = c_ulonglong()
        query(byref(time_))
        return time_.value * 100

    return read
