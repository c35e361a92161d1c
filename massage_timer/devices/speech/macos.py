"""The voice of macOS, through its program say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.manner import Pace
from massage_timer.core.reading import SPOKEN_WORDS_PER_MINUTE
from massage_timer.devices.sound.loudness import gain

PREFERRED = (
    "Samantha", "Daniel", "Anna", "Mónica", "Monica", "Thomas", "Tingting", "Ting-Ting",
    "Majed", "Maged",
)  # fmt: skip
"""The list is in the order of the alphabet and has voices for fun in it."""

_ROW = re.compile(r"(?P<name>.+?)\s+(?P<language>[a-z]{2,3})[_-]\S+\s+#")


@dataclass(frozen=True, slots=True)
class Say:
    """It chooses the output that is the chosen one now, for each line anew."""

    program: str
    name: str = "macOS"
    can_be_silent: bool = False

    def list_voices(self, language: str) -> Sequence[str]:
        return [self.program, "-v", "?"]

    def voice(self, printed: str, language: str) -> str | None:
        rows = [row for row in map(_ROW.match, printed.splitlines()) if row is not None]
        names = [row["name"] for row in rows if row["language"] == language]
        liked = (name for name in names if name.partition(" (")[0] in PREFERRED)
        return next(liked, names[0] if names else None)

    def usual_voice(self, language: str) -> str:
        return ""

    def line(self, words: str, volume: int, pace: Pace, voice: str) -> Sequence[str]:
        chosen = ["-v", voice] if voice else []
        loud = f"[[volm {gain(volume):.3f}]] {words}"
        return [self.program, *chosen, "-r", str(SPOKEN_WORDS_PER_MINUTE[pace]), "--", loud]

    def cancel(self) -> Sequence[str]:
        return ()
