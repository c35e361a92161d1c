"""What the players need to know of a WAV file, and softer copies for those without a volume."""

import wave
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from massage_timer.devices.sound.loudness import gain


def length(file: Path) -> int:
    """Of a sound in ms; raises OSError, EOFError or wave.Error when it cannot be read."""
    with wave.open(str(file), "rb") as sound:
        return -(-sound.getnframes() * 1000 // sound.getframerate())


class SofterCopies:
    """Copies of sounds, made when they are first wanted and gone with the program."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None
        self._copies: dict[tuple[Path, int], Path] = {}

    def of(self, file: Path, volume: int) -> Path:
        """The sound at this volume; raises like `length`, and OSError when there is no room."""
        if volume >= 100:
            return file
        known = self._copies.get((file, volume))
        if known is None:
            self._folder = self._folder or QTemporaryDir()
            known = Path(self._folder.filePath(f"{len(self._copies)}.wav"))
            _copy(file, known, gain(volume))
            self._copies[file, volume] = known
        return known


def softer(samples: bytes, factor: float) -> bytes:
    """16-bit samples, little-endian, times a factor of 0 to 1.

    All are multiplied at once, as one huge number with a sample in every second 16 bits, so that
    no product reaches the next: a loop over them would hold up the window for some 20 ms.
    """
    times = int(factor * 0x10000)
    pairs = -(-len(samples) // 4)
    lanes = int.from_bytes(b"\xff\xff\0\0" * pairs, "little")
    # Counted from the lowest sample, none is negative; what that adds is taken off again.
    shift = int.from_bytes(b"\0\x80" * (2 * pairs), "little")
    back = int.from_bytes(b"\1\0\0\0" * pairs, "little") * (0x10000 - (0x8000 * times >> 16))
    lifted = int.from_bytes(samples, "little") ^ shift
    first, second = (
        (((part & lanes) * times >> 16 & lanes) + back) & lanes for part in (lifted, lifted >> 16)
    )
    return (first | second << 16).to_bytes(4 * pairs, "little")[: len(samples)]


def _copy(file: Path, copy: Path, factor: float) -> None:
    with wave.open(str(file), "rb") as sound:
        if sound.getsampwidth() != 2:
            raise wave.Error("not 16 bits")
        parameters = sound.getparams()
        samples = sound.readframes(sound.getnframes())
    with wave.open(str(copy), "wb") as sound:
        sound.setparams(parameters)
        sound.writeframes(softer(samples, factor))
