"""Sound through what every Windows has; one sound at a time, the newest."""

import wave
from collections.abc import Callable
from pathlib import Path

from massage_timer.devices.sound.sounds import Outcome
from massage_timer.devices.sound.wav import SofterCopies


class WindowsWay:
    """PlaySound, which returns at once and never says how it ended."""

    name = "Windows"

    def __init__(self, start: Callable[[str | None], None], outputs: Callable[[], int]) -> None:
        """`start` begins a file, or with None stops what sounds, and raises RuntimeError when it
        cannot; `outputs` counts the devices that sound can go to."""
        self._start = start
        self._outputs = outputs
        self._copies = SofterCopies()

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        try:
            if not self._outputs():
                raise RuntimeError("no output")
            self._start(str(self._copies.of(file, volume)))
        except (RuntimeError, OSError, EOFError, wave.Error):
            tell(Outcome.FAILED)
            return
        tell(Outcome.STARTED)
        tell(Outcome.ENDED)

    def stop(self) -> None:
        try:
            self._start(None)
        except RuntimeError:
            return  # nothing sounds where nothing can

    def close(self) -> None:
        self.stop()

    def watch(self, then: Callable[[], None]) -> None:
        """It says nothing of outputs; Windows itself plays on the one that is chosen."""


def windows_way() -> WindowsWay:
    """The real one; raises ImportError and AttributeError anywhere but on Windows."""
    import ctypes
    import winsound

    def start(file: str | None) -> None:
        winsound.PlaySound(  # type: ignore[attr-defined] # typed on Windows alone
            file,
            winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT,  # type: ignore[attr-defined]
        )

    return WindowsWay(start, ctypes.windll.winmm.waveOutGetNumDevs)  # type: ignore[attr-defined]
