"""Which ways to play a sound this machine has, the best first."""

import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QStandardPaths

from massage_timer.devices.sound.effects import EffectsWay
from massage_timer.devices.sound.player import Command, PlayerWay, paplay, without_volume
from massage_timer.devices.sound.sounds import SoundWay

PLAYERS: tuple[tuple[str, str, Callable[[str], Command]], ...] = (
    # paplay before pw-play: it speaks to PipeWire too, while pw-play waits for ever where PipeWire
    # runs but leaves the sound to PulseAudio.
    ("paplay", "PulseAudio", paplay),
    ("pw-play", "PipeWire", without_volume),
    ("aplay", "ALSA", lambda program: without_volume(program, "-q")),
    ("afplay", "macOS", without_volume),
)


def ways_of_this_machine(parent: QObject) -> list[SoundWay]:
    """What was found, not what works: `Sounds.look` finds that out. Takes some 40 ms where
    QtMultimedia is installed.

    There is no beep as a last resort. It is harsh, has no volume, and cannot be told from the beeps
    of other programs; whoever rests would start up.
    """
    ways: list[SoundWay] = []
    with suppress(ImportError):  # all it does is to answer sooner than what follows
        ways.append(EffectsWay(parent))
    if sys.platform == "win32":
        from massage_timer.devices.sound.windows import windows_way

        ways.append(windows_way())
    for program, name, command in PLAYERS:
        found = QStandardPaths.findExecutable(program)
        if found:
            ways.append(PlayerWay(name, command(found), parent))
    return ways
