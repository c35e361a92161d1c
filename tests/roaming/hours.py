"""How time passes: second by second, late, with a standstill, and on the wall as it likes."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from massage_timer.core.session import until_next_tick
from roaming.sitting import Sitting

LATE = st.one_of(st.integers(1, 999), st.integers(1_000, 10_000))
STANDSTILLS = st.one_of(st.integers(10_001, 99_000), st.integers(60_000, 4_000_000))


class Hours(Sitting):
    """Only the steady clock counts."""

    def tick(self, ms: int) -> None:
        self.do(lambda: None, ms)

    def run(self, ms: int) -> None:
        """Let time pass as a busy machine would tell it."""
        while ms > 0:
            step = min(ms, 9_900)
            self.tick(step)
            ms -= step

    @precondition(lambda self: self.seen().unfinished)
    @rule(count=st.integers(1, 12))
    def seconds_pass(self, count: int) -> None:
        for _ in range(count):
            session = self.visit.player.session if self.visit.begun else None
            wait = None if session is None else until_next_tick(session)
            self.tick(wait or 1_000)

    @rule(ms=LATE)
    def the_clock_is_read_late(self, ms: int) -> None:
        self.tick(ms)

    @precondition(lambda self: self.seen().unfinished)
    @rule(ms=st.integers(20_000, 400_000))
    def much_time_passes(self, ms: int) -> None:
        self.run(ms)

    @precondition(lambda self: self.seen().runs)
    @rule(ms=STANDSTILLS)
    def the_machine_stands_still(self, ms: int) -> None:
        self.tick(ms)

    @precondition(lambda self: self.seen().unfinished)
    @rule(ms=st.one_of(st.integers(1, 2_000), st.integers(2_001, 5_000_000)), told=st.booleans())
    def the_machine_sleeps(self, ms: int, told: bool) -> None:
        sleeps = self.machine.sleeps
        if told and sleeps:
            self.do(lambda: sleeps[-1].tell(True), 300)
        self.do(lambda: sleeps[-1].tell(False) if told and sleeps else None, asleep=ms)

    @rule(seconds=st.integers(-400_000, 400_000), zone=st.integers(-11, 13))
    def the_clock_on_the_wall_jumps(self, seconds: int, zone: int) -> None:
        self.do(lambda: self.wall.jump(seconds, zone))

    @precondition(lambda self: self.timers)
    @rule(number=st.integers(0, 99))
    def a_timer_comes_due(self, number: int) -> None:
        timer = self.timers[number % len(self.timers)]
        if timer.isSingleShot():
            timer.stop()
        self.do(timer.timeout.emit)
