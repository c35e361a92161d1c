"""A thread that acts on the disk: in order, the newest only, and never in anybody's way."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from fakes import StraightScribe
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.scribe import UNFORESEEN, Scribe, ScribeBehind
from massage_timer.store.disk import DiskError

AT_ONCE = 0.05
LONG = 30.0
"""S; far more than any of these acts takes."""


class Disk:
    """One that does not answer while its gate is shut."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.gate = threading.Event()
        self.reached = threading.Event()
        self.threads: set[str] = set()

    def write(self, what: object) -> None:
        self.reached.set()
        self.gate.wait()
        self.threads.add(threading.current_thread().name)
        self.done.append(what)

    def put(self, scribe: Scribe, what: object) -> None:
        scribe.put(lambda: self.write(what), "{}")


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.gate.set()


@pytest.fixture
def scribe(disk: Disk) -> Iterator[ScribeBehind]:
    scribe = ScribeBehind(LONG)
    yield scribe
    disk.gate.set()
    assert scribe.close()


def refuse() -> None:
    raise DiskError("the disk is full")


def running() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "scribe"]


def test_no_thread_begins_before_there_is_something_to_do() -> None:
    before = running()
    scribe = ScribeBehind(LONG)
    assert scribe.settle()
    assert scribe.close()
    assert set(running()) <= set(before)


def test_what_comes_while_the_disk_is_slow_does_not_wait_and_the_newest_wins(
    disk: Disk, scribe: ScribeBehind
) -> None:
    disk.put(scribe, 0)
    assert disk.reached.wait(LONG)
    for number in range(1, 100):
        disk.put(scribe, number)
    assert disk.done == []
    disk.gate.set()
    assert scribe.settle()
    assert disk.done == [0, 99]


def test_it_is_done_in_another_thread_that_does_not_hold_up_the_programs_end(
    disk: Disk, scribe: ScribeBehind
) -> None:
    disk.gate.set()
    disk.put(scribe, 0)
    assert scribe.settle()
    assert disk.threads == {"scribe"}
    assert all(thread.daemon for thread in running())


def test_settled_means_done(disk: Disk, scribe: ScribeBehind) -> None:
    disk.gate.set()
    for number in range(50):
        disk.put(scribe, number)
        assert scribe.settle()
    assert disk.done == list(range(50))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=60))
def test_of_each_thing_the_order_is_kept_and_the_last_is_always_done(
    puts: list[tuple[str, bool]],
) -> None:
    scribe, done = ScribeBehind(LONG), list[tuple[str, int]]()
    for number, (about, wait) in enumerate(puts):
        scribe.put(partial(done.append, (about, number)), "{}", about)
        if wait:
            assert scribe.settle()
            assert done[-1] == (about, number)
    assert scribe.close()
    for thing in "abc":
        put = [number for number, (about, _) in enumerate(puts) if about == thing]
        numbers = [number for about, number in done if about == thing]
        assert numbers == sorted(set(numbers))
        assert numbers[-1:] == put[-1:]


def test_of_several_things_each_is_done_in_its_turn(disk: Disk, scribe: ScribeBehind) -> None:
    disk.put(scribe, 0)
    assert disk.reached.wait(LONG)
    for number, about in enumerate("abcabac", 1):
        scribe.put(partial(disk.write, number), "{}", about)
    assert not scribe.idle
    disk.gate.set()
    assert scribe.settle()
    assert scribe.idle
    assert disk.done == [0, 5, 6, 7]


def test_an_error_that_nobody_foresaw_is_heard_of_and_what_comes_next_is_done(
    disk: Disk, scribe: ScribeBehind, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", heard.append)
    disk.put(scribe, 0)
    assert disk.reached.wait(LONG)
    scribe.put({}.popitem, "diary: {}, so it was not kept", "another")
    disk.put(scribe, 1)
    disk.gate.set()
    assert scribe.settle()
    assert disk.done == [0, 1]
    assert [each.exc_type for each in heard] == [KeyError]
    assert scribe.take_refusal() == f"diary: {UNFORESEEN}, so it was not kept"


def test_a_disk_that_hangs_holds_nothing_up_for_long(disk: Disk) -> None:
    scribe = ScribeBehind(AT_ONCE)
    disk.put(scribe, 0)
    assert disk.reached.wait(LONG)
    assert not scribe.settle()
    assert not scribe.close()
    assert disk.done == []


def test_closing_does_what_is_left(disk: Disk) -> None:
    scribe = ScribeBehind(LONG)
    disk.put(scribe, 0)
    assert disk.reached.wait(LONG)
    disk.put(scribe, 1)
    disk.gate.set()
    assert scribe.close()
    assert disk.done == [0, 1]


def test_over_many_sessions_there_is_one_thread_and_after_closing_none(disk: Disk) -> None:
    others = set(running())
    scribe = ScribeBehind(LONG)
    disk.gate.set()
    for number in range(200):
        disk.put(scribe, number)
        if number % 7 == 0:
            assert scribe.settle()
        assert len(set(running()) - others) == 1
    assert scribe.close()
    assert scribe.close()
    assert not set(running()) - others


def test_what_comes_after_closing_is_done_as_well(disk: Disk) -> None:
    scribe = ScribeBehind(LONG)
    disk.gate.set()
    disk.put(scribe, 0)
    assert scribe.close()
    disk.put(scribe, 1)
    assert scribe.close()
    assert disk.done == [0, 1]


@pytest.mark.parametrize(
    "scribe", [StraightScribe(), ScribeBehind(LONG)], ids=["straight", "behind"]
)
def test_a_refusal_is_told_once_and_outlives_what_came_after_it(scribe: Scribe) -> None:
    assert scribe.take_refusal() == ""
    scribe.put(refuse, "session: {}, so it was not kept")
    assert scribe.settle()
    scribe.put(lambda: None, "{}")
    assert scribe.settle()
    assert scribe.take_refusal() == "session: the disk is full, so it was not kept"
    assert scribe.take_refusal() == ""
    assert scribe.close()
