"""Sound through a player program of the system, a new one for each sound.

Each connects anew and so plays on the output that is the chosen one now.
"""

import wave
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from massage_timer.devices.child import Child
from massage_timer.devices.sound.sounds import Outcome
from massage_timer.devices.sound.wav import SofterCopies, length

SPARE_TIME = 3_000
"""Ms that a player may take longer than its sound; then it has got stuck and is killed."""
MOST_AT_ONCE = 4

Command = Callable[[Path, int], Sequence[str]]
"""The command line that plays a file at a volume of 1 to 100."""


class PlayerWay(QObject):
    """One program that plays WAV files."""

    def __init__(
        self, name: str, command: Command, parent: QObject, *, spare_time: int = SPARE_TIME
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._command = command
        self._spare_time = spare_time

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        try:
            bound = length(file) + self._spare_time
            command = self._command(file, volume)
        except (OSError, EOFError, wave.Error):
            tell(Outcome.FAILED)
            return
        running = self.findChildren(Child)
        for oldest in running[: len(running) - MOST_AT_ONCE + 1]:
            oldest.cut()
        over = partial(_tell_end, tell)
        begun = partial(tell, Outcome.STARTED)
        Child(command, bound, over, self, begun=begun).run()

    def stop(self) -> None:
        for child in self.findChildren(Child):
            child.cut()

    def close(self) -> None:
        for child in self.findChildren(Child):
            child.close()

    def watch(self, then: Callable[[], None]) -> None:
        """A program that runs for one sound knows no outputs."""


def paplay(program: str) -> Command:
    """For PulseAudio and PipeWire. Its volume goes up to 65536 and has the same cubic curve."""
    return lambda file, volume: [
        program,
        "--client-name=Leg Massage Timer",
        f"--volume={65536 * volume // 100}",
        str(file),
    ]


def without_volume(*command: str) -> Command:
    """For a program without a volume, or with one whose scale nobody can be sure of: pw-play reads
    "0.5" as nothing where numbers are written with a comma."""
    copies = SofterCopies()
    return lambda file, volume: [*command, str(copies.of(file, volume))]


def _tell_end(tell: Callable[[Outcome], None], good: bool) -> None:
    tell(Outcome.ENDED if good else Outcome.FAILED)
