"""Which way a sound takes, and what is said about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeClock
from pytestqt.qtbot import QtBot

from massage_timer.devices.sound.sounds import (
    LOOK_AGAIN_AFTER,
    LOOKING,
    NO_SOUND,
    STILL_NEWS,
    Outcome,
    Sounds,
    SoundWay,
)

pytestmark = pytest.mark.usefixtures("qapp")
SILENCE = Path("silence.wav")
BELL = Path("bell.wav")


class FakeWay:
    """Does nothing until the test says what became of a sound, unless it is always the same."""

    def __init__(self, name: str, always: Outcome | None = None) -> None:
        self.name = name
        self.always = always
        self.played: list[tuple[str, int]] = []
        self.open: list[Callable[[Outcome], None]] = []
        self.calls: list[str] = []
        self.outputs_changed: list[Callable[[], None]] = []

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        self.played.append((file.stem, volume))
        if self.always is not None:
            tell(self.always)
        else:
            self.open.append(tell)

    def stop(self) -> None:
        self.calls.append("stop")

    def close(self) -> None:
        self.calls.append("close")

    def watch(self, then: Callable[[], None]) -> None:
        self.outputs_changed.append(then)

    def end(self, outcome: Outcome) -> None:
        """The oldest sound that is open comes to this."""
        self.open.pop(0)(outcome)


class Heard:
    """Sounds, and what they told."""

    def __init__(self, *ways: FakeWay, try_for: int = 10_000) -> None:
        self.clock = FakeClock()
        taken: tuple[SoundWay, ...] = ways
        self.sounds = Sounds(taken, SILENCE, clock=self.clock, try_for=try_for)
        self.checks: list[str] = []
        self.started = 0
        self.sounds.changed.connect(lambda: self.checks.append(self.sounds.check.words))
        self.sounds.started.connect(self._start)

    def _start(self) -> None:
        self.started += 1


def through(name: str) -> str:
    return f"Sound plays through {name}."


def test_without_a_way_it_is_silent_and_says_so() -> None:
    heard = Heard()
    heard.sounds.play(BELL, 50)
    heard.sounds.look()
    heard.sounds.stop()
    heard.sounds.close()
    assert heard.sounds.check == NO_SOUND
    assert heard.checks == []


def test_nothing_is_known_before_the_first_look() -> None:
    assert Heard(FakeWay("A")).sounds.check == LOOKING


def test_a_look_plays_silence_and_believes_what_ended_well() -> None:
    way = FakeWay("A")
    heard = Heard(way)
    heard.sounds.look()
    way.open[0](Outcome.STARTED)
    assert heard.sounds.check == LOOKING
    way.end(Outcome.ENDED)
    assert way.played == [("silence", 100)]
    assert heard.sounds.check.fine
    assert heard.checks == [through("A")]
    assert heard.started == 0


def test_a_look_goes_on_to_the_first_way_that_works() -> None:
    broken, works, spare = FakeWay("A", Outcome.FAILED), FakeWay("B"), FakeWay("C")
    heard = Heard(broken, works, spare)
    heard.sounds.look()
    works.end(Outcome.ENDED)
    heard.sounds.play(BELL, 30)
    assert heard.checks == [through("B")]
    assert works.played[-1] == ("bell", 30)
    assert spare.played == []


def test_a_second_look_says_nothing_new() -> None:
    way = FakeWay("A")
    heard = Heard(way)
    for _ in range(2):
        heard.sounds.look()
        way.end(Outcome.ENDED)
    assert heard.checks == [through("A")]


def test_one_look_at_a_time() -> None:
    way = FakeWay("A")
    heard = Heard(way)
    heard.sounds.look()
    heard.sounds.look()
    assert len(way.open) == 1


def test_a_way_that_never_answers_is_passed_over(qtbot: QtBot) -> None:
    stuck, works = FakeWay("A"), FakeWay("B", Outcome.ENDED)
    heard = Heard(stuck, works, try_for=5)
    with qtbot.waitSignal(heard.sounds.changed, timeout=2_000):
        heard.sounds.look()
    stuck.end(Outcome.ENDED)
    assert heard.checks == [through("B")]


def test_when_no_way_answers_there_is_no_sound(qtbot: QtBot) -> None:
    heard = Heard(FakeWay("A"), FakeWay("B"), try_for=5)
    with qtbot.waitSignal(heard.sounds.changed, timeout=2_000):
        heard.sounds.look()
    assert heard.sounds.check == NO_SOUND


def test_a_sound_tells_that_it_began() -> None:
    way = FakeWay("A")
    heard = Heard(way)
    heard.sounds.play(BELL, 50)
    way.open[0](Outcome.STARTED)
    way.end(Outcome.ENDED)
    assert heard.started == 1


@pytest.mark.parametrize("volume", [0, -5])
def test_without_volume_nothing_is_played(volume: int) -> None:
    way = FakeWay("A")
    Heard(way).sounds.play(BELL, volume)
    assert way.played == []


def test_a_hundred_percent_is_all_there_is() -> None:
    way = FakeWay("A")
    Heard(way).sounds.play(BELL, 300)
    assert way.played == [("bell", 100)]


def test_what_fails_is_played_the_next_way_and_so_are_all_after_it() -> None:
    first, second = FakeWay("A"), FakeWay("B")
    heard = Heard(first, second)
    heard.sounds.play(BELL, 50)
    heard.clock.advance(STILL_NEWS)
    first.end(Outcome.FAILED)
    heard.sounds.play(BELL, 60)
    assert second.played == [("bell", 50), ("bell", 60)]
    assert heard.checks == [through("B")]


def test_what_failed_too_late_is_dropped() -> None:
    first, second = FakeWay("A"), FakeWay("B")
    heard = Heard(first, second)
    heard.sounds.play(BELL, 50)
    heard.clock.advance(STILL_NEWS + 1)
    first.end(Outcome.FAILED)
    assert second.played == []
    assert heard.checks == [through("B")]


def test_two_sounds_that_fail_together_use_up_one_way() -> None:
    first, second, third = FakeWay("A"), FakeWay("B"), FakeWay("C")
    heard = Heard(first, second, third)
    heard.sounds.play(BELL, 50)
    heard.sounds.play(BELL, 60)
    first.end(Outcome.FAILED)
    first.end(Outcome.FAILED)
    assert second.played == [("bell", 50), ("bell", 60)]
    assert third.played == []


def test_when_all_ways_failed_it_is_said_once() -> None:
    ways = FakeWay("A", Outcome.FAILED), FakeWay("B", Outcome.FAILED)
    heard = Heard(*ways)
    for _ in range(5):
        heard.sounds.play(BELL, 50)
    assert heard.checks[-1] == NO_SOUND.words
    assert heard.checks.count(NO_SOUND.words) == 1
    assert [len(way.played) for way in ways] == [1, 1]


def test_a_later_look_brings_sound_back() -> None:
    way = FakeWay("A", Outcome.FAILED)
    heard = Heard(way)
    heard.sounds.look()
    way.always = None
    heard.sounds.look()
    way.end(Outcome.ENDED)
    heard.sounds.play(BELL, 50)
    assert heard.checks == [NO_SOUND.words, through("A")]
    assert way.played[-1] == ("bell", 50)


def test_a_sound_that_is_wanted_much_later_makes_us_look_again() -> None:
    way = FakeWay("A", Outcome.FAILED)
    heard = Heard(way)
    heard.sounds.look()
    way.always = None
    heard.clock.advance(LOOK_AGAIN_AFTER)
    heard.sounds.play(BELL, 50)
    assert way.open == []
    heard.clock.advance(1)
    heard.sounds.play(BELL, 50)
    way.end(Outcome.ENDED)
    assert heard.sounds.check.fine


def test_another_output_is_looked_at() -> None:
    way = FakeWay("A", Outcome.FAILED)
    heard = Heard(way)
    heard.sounds.look()
    way.always = None
    for tell in way.outputs_changed:
        tell()
    way.end(Outcome.ENDED)
    assert heard.sounds.check.fine


def test_stopping_stops_every_way() -> None:
    ways = FakeWay("A"), FakeWay("B")
    heard = Heard(*ways)
    heard.sounds.stop()
    heard.sounds.close()
    assert [way.calls for way in ways] == [["stop", "close"]] * 2


def test_a_look_that_was_stopped_begins_again() -> None:
    """A way tells nothing of what was stopped."""
    way = FakeWay("A")
    heard = Heard(way)
    heard.sounds.look()
    heard.sounds.stop()
    way.open.pop(0)
    way.end(Outcome.ENDED)
    assert heard.checks == [through("A")]
