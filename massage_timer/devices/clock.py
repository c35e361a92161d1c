"""The steady clock a session is driven by, and the one on the wall."""

import sys
import time
from datetime import datetime


class SteadyClock:
    """Milliseconds that wall-clock changes cannot touch; `speed` times faster for trying out.

    It goes on while the machine sleeps, on every system, so that a session can notice the sleep as
    a silence of the clock and pause where it was.
    """

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._zero = _awake_or_asleep()

    def now(self) -> int:
        return int((_awake_or_asleep() - self._zero) * self._speed) // 1_000_000


def on_the_wall() -> str:
    """The time here and now, with its distance from UTC: 2026-11-27T21:14:05+01:00."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _awake_or_asleep() -> int:
    """Nanoseconds of a clock that never goes back and counts sleep too.

    Python's own monotonic clock stands still while Linux or macOS sleeps; on Windows it does not.
    """
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.monotonic_ns()
