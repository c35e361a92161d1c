"""The steady clock a session is driven by."""

import time


class SteadyClock:
    """Milliseconds that wall-clock changes cannot touch; `speed` times faster for trying out."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed
        self._zero = time.monotonic_ns()

    def now(self) -> int:
        return int((time.monotonic_ns() - self._zero) * self._speed) // 1_000_000
