"""Plays silence many times, for the benchmark to know how soon a sound begins.

Writes, as JSON, the way it took, how many ms after being asked for each player ran, how many ms the
window could do nothing else while it asked, and the longest time in ms that the event loop was held
up: for as long before, without a sound, and meanwhile.
"""

import json
import sys
import tempfile
import time
import wave
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from massage_timer.devices.sound.here import ways_of_this_machine
from massage_timer.devices.sound.sounds import Sounds

TIMES = 100
APART = 60
"""Ms between two sounds; few of them are on at once."""
BEAT = 1
LONGEST_LOOK = 20_000


class Ears(QObject):
    """Asks for one sound after another, and hears when each begins."""

    def __init__(self, sounds: Sounds, file: Path) -> None:
        super().__init__(sounds)
        self.late: list[float] = []
        self.asking: list[float] = []
        self.held_up_before = 0.0
        self.held_up = 0.0
        self._sounds = sounds
        self._file = file
        self._asked = self._beat_at = time.perf_counter()
        self._left = 2 * TIMES
        sounds.started.connect(self._hear)
        self._next = self._timer(APART, self._ask)
        self._beat = self._timer(BEAT, self._feel)

    def _timer(self, interval: int, then: object) -> QTimer:
        timer = QTimer(self, interval=interval, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(then)
        timer.start()
        return timer

    def _ask(self) -> None:
        if not self._left:
            QCoreApplication.quit()
            return
        self._left -= 1
        if self._left >= TIMES:
            self.held_up_before, self.held_up = max(self.held_up_before, self.held_up), 0.0
            return
        self._asked = time.perf_counter()
        self._sounds.play(self._file, 100)
        self.asking.append((time.perf_counter() - self._asked) * 1_000)

    def _hear(self) -> None:
        self.late.append((time.perf_counter() - self._asked) * 1_000)

    def _feel(self) -> None:
        now = time.perf_counter()
        self.held_up = max(self.held_up, (now - self._beat_at) * 1_000 - BEAT)
        self._beat_at = now


def silence(folder: Path) -> Path:
    """50 ms of it."""
    file = folder / "silence.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(bytes(2 * 2_400))
    return file


def main() -> int:
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        file = silence(Path(folder))
        sounds = Sounds(ways_of_this_machine(application), file, application)
        if sounds.check.fine is None:
            looked = QEventLoop(sounds)
            sounds.changed.connect(looked.quit)
            given_up = QTimer(sounds, interval=LONGEST_LOOK, singleShot=True)
            given_up.timeout.connect(looked.quit)
            given_up.start()
            sounds.look()
            looked.exec()
        if not sounds.check.fine:
            print(sounds.check.words, file=sys.stderr)
            return 1
        ears = Ears(sounds, file)
        application.exec()
        sounds.close()
    found = {
        "how": sounds.check.words,
        "late": ears.late,
        "asking": ears.asking,
        "held up": [ears.held_up_before, ears.held_up],
    }
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
