"""espeak-ng and its elder, espeak: small, everywhere on Linux, silent as soon as it is killed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.manner import Pace
from massage_timer.core.reading import SPOKEN_WORDS_PER_MINUTE
from massage_timer.devices.sound.loudness import gain

_ROW = re.compile(r"\s*\d+\s+\S+\s+\S+\s+\S+\s+(?P<file>\S+)")


@dataclass(frozen=True, slots=True)
class Espeak:
    """Speaks through PulseAudio, PipeWire or ALSA by itself."""

    program: str
    name: str
    can_be_silent: bool = True

    def list_voices(self, language: str) -> Sequence[str]:
        return [self.program, f"--voices={language}"]

    def voice(self, printed: str, language: str) -> str | None:
        """The first in the list, which is the best; voices of MBROLA (mb/) are listed also where
        they are not installed."""
        for row in map(_ROW.match, printed.splitlines()):
            if row is not None and not row["file"].startswith("mb/"):
                return row["file"]
        return None

    def usual_voice(self, language: str) -> str:
        return language

    def line(self, words: str, volume: int, pace: Pace, voice: str) -> Sequence[str]:
        """Its amplitude goes up to 200, but is distorted beyond 100."""
        amplitude = max(1, round(100 * gain(volume))) if volume else 0
        speed = SPOKEN_WORDS_PER_MINUTE[pace]
        options = ["-z", "-b1", f"-a{amplitude}", f"-s{speed}", f"-v{voice}"]
        return [self.program, *options, "--", words]

    def cancel(self) -> Sequence[str]:
        return ()
