"""The steady clock goes on in sleep, knows how much of it was sleep, and is never taken in."""

import re
import sys
import time
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.devices.clock import (
    SteadyClock,
    clocks_of_this_machine,
    interrupt_clocks,
    on_the_wall,
)

MS = 1_000_000


class Machine:
    """Two clocks, ns, one of which stops in sleep; a reading of either may take its time."""

    def __init__(self, started: int = 77 * MS, slept: int = 5 * MS) -> None:
        self.whole, self.slept = started, slept
        self.stops: list[int] = []
        """Ms for which the process is stopped before each of the readings to come."""

    def clock(self, speed: float = 1.0) -> SteadyClock:
        return SteadyClock(speed, (self._read_whole, self._read_awake))

    def _read_whole(self) -> int:
        self._stop()
        return self.whole

    def _read_awake(self) -> int:
        self._stop()
        return self.whole - self.slept

    def _stop(self) -> None:
        self.whole += self.stops.pop(0) * MS if self.stops else 0

    def go(self, ms: int, *, asleep: bool = False) -> None:
        self.whole += ms * MS
        self.slept += ms * MS * asleep


def test_a_sleep_is_part_of_the_time_and_told_apart() -> None:
    machine = Machine()
    clock = machine.clock()
    assert (clock.now(), clock.asleep()) == (0, 0), "what it slept before is none of its affair"
    machine.go(1_500)
    machine.go(192_000, asleep=True)
    assert (clock.now(), clock.asleep()) == (193_500, 192_000)


def test_a_faster_clock_makes_the_machine_sleep_no_longer() -> None:
    machine = Machine()
    clock = machine.clock(20)
    machine.go(3_000, asleep=True)
    assert (clock.now(), clock.asleep()) == (60_000, 3_000)


STOPS = st.lists(st.sampled_from([0, 0, 0, 1, 60_000]), max_size=8)
TIMES = st.lists(st.tuples(st.integers(0, 90_000), st.booleans()), max_size=8)


@given(stops=STOPS, times=TIMES)
def test_a_process_that_is_stopped_at_any_instant_never_seems_to_have_slept(
    stops: list[int], times: list[tuple[int, bool]]
) -> None:
    machine = Machine()
    begun = machine.slept
    machine.stops = stops
    clock = machine.clock()
    before = 0
    for ms, asleep in times:
        machine.go(ms, asleep=asleep)
        clock.now()
        assert before <= clock.asleep() <= (machine.slept - begun) // MS
        before = clock.asleep()


@given(stops=STOPS, times=TIMES)
def test_what_one_reading_missed_of_a_sleep_the_next_one_tells(
    stops: list[int], times: list[tuple[int, bool]]
) -> None:
    machine = Machine()
    clock, begun = machine.clock(), machine.slept
    for ms, asleep in times:
        machine.stops = stops[:2]
        machine.go(ms, asleep=asleep)
        clock.now()
    machine.stops = []
    clock.now()
    assert clock.asleep() == (machine.slept - begun) // MS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has clocks of its own")
def test_the_clocks_of_this_machine_go_alike_while_it_is_awake() -> None:
    whole, awake = clocks_of_this_machine()
    apart = whole() - awake()
    assert abs(whole() - awake() - apart) < 2_000 * MS
    assert apart > -2_000 * MS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own clocks")
def test_on_linux_sleep_is_what_lies_between_two_clocks_of_the_kernel() -> None:
    whole, awake = clocks_of_this_machine()
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    assert before <= whole() <= time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    before = time.monotonic_ns()
    assert before <= awake() <= time.monotonic_ns()


def test_windows_counts_in_units_of_100_ns() -> None:
    def writes(value: int) -> Any:
        def query(where: Any) -> None:
            where._obj.value = value

        return query

    library = SimpleNamespace(
        QueryInterruptTimePrecise=writes(2**40), QueryUnbiasedInterruptTimePrecise=writes(2**39)
    )
    whole, awake = interrupt_clocks(library)
    assert (whole(), awake()) == (2**40 * 100, 2**39 * 100)


def test_a_windows_that_lacks_them_is_told_apart() -> None:
    with pytest.raises(AttributeError):
        interrupt_clocks(SimpleNamespace(QueryInterruptTimePrecise=None))


def test_the_clock_on_the_wall_tells_whole_seconds_and_its_distance_from_utc() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", on_the_wall())
