"""The devices of a machine on which any of them may break at any call."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from massage_timer.core.manner import Pace
from massage_timer.devices.awake.awake import Awake
from massage_timer.devices.desktop.media_keys import MediaKeys
from massage_timer.devices.desktop.notes import Notes
from massage_timer.devices.kit import Devices
from massage_timer.devices.sleep.sleep import Sleep
from massage_timer.devices.sound.sounds import Outcome, Sounds
from massage_timer.devices.speech.voice import Found, Voice


class Broken(Exception):
    """What a device raises that should not raise anything."""


class Machine:
    """A loudspeaker, a voice and a screen that can be held on; it writes down what was said."""

    name = "a fake"
    language = "en"
    sure = True

    def __init__(self) -> None:
        self.broken: set[str] = set()
        """The names of the devices that raise."""
        self.there = True
        """Nothing raises, but nothing works either where this is False."""
        self.said: list[str] = []
        self.over: Callable[[bool], None] | None = None
        self.held = False
        self.sleeps: list[Sleep] = []

    def devices(self, parent: QObject) -> Devices:
        self.sleeps.append(Sleep(parent, platform=""))
        return Devices(
            Sounds((_Loudspeaker(self),), Path("silence.wav"), parent),
            Voice(_Mouth(self), parent),
            Awake((_Screen(self),), parent),
            MediaKeys(parent, {}),
            Notes(parent, {}),
            self.sleeps[-1],
        )

    def use(self, device: str) -> None:
        if device in self.broken:
            raise Broken(device)


class _Device:
    name = "a fake"

    def __init__(self, machine: Machine) -> None:
        self._machine = machine


class _Loudspeaker(_Device):
    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        self._machine.use("sound")
        tell(Outcome.ENDED if self._machine.there else Outcome.FAILED)

    def stop(self) -> None:
        self._machine.use("sound")

    def close(self) -> None:
        self._machine.use("sound")

    def watch(self, then: Callable[[], None]) -> None: ...


class _Screen(_Device):
    sure = True

    def hold(self, answer: Callable[[bool], object]) -> None:
        self._machine.use("screen")
        self._machine.held = self._machine.there
        answer(self._machine.there)

    def release(self) -> None:
        self._machine.held = False
        self._machine.use("screen")


class _Mouth(_Device):
    language = "en"

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        self._machine.use("voice")
        self._machine.said.append(words)
        self._machine.over = over

    def stop(self) -> None:
        self._machine.over = None
        self._machine.use("voice")

    def look(self, tell: Callable[[Found], None]) -> None:
        self._machine.use("voice")
        tell(Found.VOICE if self._machine.there else Found.NOTHING)

    def close(self) -> None:
        self._machine.use("voice")
