"""Stand-ins that tests pass where the program passes the real thing."""


class FakeClock:
    """A clock that goes only when told to; whole milliseconds, like the session's own."""

    def __init__(self, now: int = 1_000_000) -> None:
        self._now = now

    def now(self) -> int:
        return self._now

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass; a clock that reads monotonic time never goes back."""
        if ms < 0:
            raise ValueError(f"A clock cannot go back by {-ms} ms.")
        self._now += ms
