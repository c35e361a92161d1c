"""All devices of a session together: those of this machine, or their silent twins."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from massage_timer.devices.awake.awake import Awake
from massage_timer.devices.desktop.media_keys import MediaKeys
from massage_timer.devices.desktop.notes import Notes
from massage_timer.devices.sleep.sleep import Sleep
from massage_timer.devices.sound.sounds import Sounds
from massage_timer.devices.speech.voice import Voice


@dataclass(frozen=True, slots=True)
class Devices:
    """What a session would like to have. Each may be missing, and none ever makes it wait."""

    sounds: Sounds
    voice: Voice
    awake: Awake
    media_keys: MediaKeys
    notes: Notes
    sleep: Sleep

    def close(self) -> None:
        """Leave nothing behind, whatever raises; for the end of the program."""
        with ExitStack() as last_first:
            last_first.callback(self.voice.close)
            last_first.callback(self.sounds.close)
            last_first.callback(self.sleep.close)
            last_first.callback(self.media_keys.set_open, False)
            last_first.callback(self.awake.release)


def of_this_machine(parent: QObject, silence: Path, language: str) -> Devices:
    """What was found; nothing has been tried yet. `silence` is a WAV file in which nothing is
    heard, `language` that of the interface ("en")."""
    from massage_timer.devices.awake import here as awake_ways
    from massage_timer.devices.sound.here import ways_of_this_machine
    from massage_timer.devices.speech.here import engine_of_this_machine

    return Devices(
        Sounds(ways_of_this_machine(parent), silence, parent),
        Voice(engine_of_this_machine(language, parent), parent),
        Awake(awake_ways.ways_of_this_machine(parent), parent),
        MediaKeys(parent),
        Notes(parent),
        Sleep(parent),
    )


def none(parent: QObject) -> Devices:
    """A machine that has nothing."""
    return Devices(
        Sounds((), Path(), parent),
        Voice(None, parent),
        Awake((), parent),
        MediaKeys(parent, {}),
        Notes(parent, {}),
        Sleep(parent, platform=""),
    )
