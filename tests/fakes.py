"""Stand-ins that tests pass where the program passes the real thing."""

from dataclasses import dataclass
from pathlib import Path

from massage_timer.core.manner import Pace
from massage_timer.scribe import Act, refusal_of


class FakeClock:
    """A clock that goes only when told to; whole milliseconds, like the session's own."""

    def __init__(self, now: int = 1_000_000) -> None:
        self._now = now
        self._asleep = 0

    def now(self) -> int:
        return self._now

    def asleep(self) -> int:
        return self._asleep

    def sleep(self, ms: int) -> None:
        """Let the machine sleep for `ms` milliseconds of real time."""
        self.advance(ms)
        self._asleep += ms

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass; a clock that reads monotonic time never goes back."""
        if ms < 0:
            raise ValueError(f"A clock cannot go back by {-ms} ms.")
        self._now += ms


@dataclass(frozen=True, slots=True)
class Heard:
    """What a device was told, and when."""

    at: int
    device: str
    what: str


class FakeSounds:
    """Writes down what it is to play, as set/sound and volume."""

    def __init__(self, clock: FakeClock, heard: list[Heard]) -> None:
        self._clock = clock
        self._heard = heard

    def play(self, file: Path, volume: int) -> None:
        what = f"{file.parent.name}/{file.stem} {volume} %"
        self._heard.append(Heard(self._clock.now(), "sound", what))

    def stop(self) -> None:
        self._heard.append(Heard(self._clock.now(), "sound", "stop"))


class FakeVoice:
    """Writes down what it is to say, and knows when that would be over."""

    def __init__(self, clock: FakeClock, heard: list[Heard], ms_a_character: int = 70) -> None:
        self._clock = clock
        self._heard = heard
        self._ms = ms_a_character
        self.ends: int | None = None
        """When the line that is being said is over; None: nothing is being said."""

    def say(self, words: str, volume: int, pace: Pace) -> None:
        cut = "" if self.ends is None else ", cutting"
        self._heard.append(Heard(self._clock.now(), f"voice{cut}", words))
        self.ends = self._clock.now() + len(words) * self._ms

    def stop(self) -> None:
        self._heard.append(Heard(self._clock.now(), "voice", "stop"))
        self.ends = None


class FakeHolder:
    """Writes down when the screen is first held on, and when it is let go."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.held = False
        self.told: list[tuple[int, str]] = []

    def hold(self) -> None:
        if not self.held:
            self.told.append((self._clock.now(), "hold"))
        self.held = True

    def release(self) -> None:
        if self.held:
            self.told.append((self._clock.now(), "release"))
        self.held = False


class StraightScribe:
    """Does each act where it is put."""

    def __init__(self) -> None:
        self._refusal = ""

    def put(self, act: Act, told: str, about: object = None) -> None:
        self._refusal = refusal_of(act, told) or self._refusal

    def settle(self) -> bool:
        return True

    def take_refusal(self) -> str:
        refusal, self._refusal = self._refusal, ""
        return refusal

    def close(self) -> bool:
        return True


class LateScribe:
    """Does nothing before somebody waits for it, and then only what was put last."""

    def __init__(self) -> None:
        self._straight = StraightScribe()
        self._next: tuple[Act, str] | None = None

    def put(self, act: Act, told: str, about: object = None) -> None:
        self._next = act, told

    def settle(self) -> bool:
        found, self._next = self._next, None
        if found is not None:
            self._straight.put(*found)
        return True

    def take_refusal(self) -> str:
        return self._straight.take_refusal()

    def close(self) -> bool:
        return self.settle()
