"""The real program, which is started here and plays a session by itself; it writes down what
happened and when, a line of JSON each. `time.monotonic` is the clock of all of them."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from massage_timer.app import build, devices_of_this_machine, keep_for_good
from massage_timer.core.cues import Cue
from massage_timer.core.manner import SoundSet, Talk
from massage_timer.core.session import Phase
from massage_timer.core.sounds import sound_of
from massage_timer.core.speech import lines_of
from massage_timer.folders import within
from massage_timer.machine import Machine
from massage_timer.program import Program
from massage_timer.ui.ready.checks import Checked

CLASSIC = "classic-five-minute-legs"
PULSE = 5
"""Ms between two looks at how the event loop is doing."""
STANDS = 20
"""Ms from which on it is written down that the event loop stood still."""
SETTLED = 6.0
"""Seconds on Ready in which the slowest device has told how it stands."""


class Diary:
    """Lines of JSON, each with the second at which it was written."""

    def __init__(self, file: Path) -> None:
        self._out = file.open("w", encoding="utf-8", buffering=1)

    def write(self, what: str, **more: object) -> None:
        self._out.write(json.dumps({"at": time.monotonic(), "what": what, **more}) + "\n")


class Pulse(QObject):
    """Notices when the event loop stood still, and tells for how many ms, and how many of them the
    window itself was at work."""

    stood = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worked = time.thread_time()
        self._since = QElapsedTimer()
        self._since.start()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(PULSE)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        gap = self._since.restart() - PULSE
        before, self._worked = self._worked, time.thread_time()
        if gap > STANDS:
            self.stood.emit(gap, round(1000 * (self._worked - before)))


class Sitting(QObject):
    """Goes from Home to Done as a giver would, a page at a time."""

    def __init__(self, program: Program, diary: Diary, until: str) -> None:
        super().__init__(program.window)
        self._program = program
        self._diary = diary
        self._until = until
        self._last = ""
        """What happened last that may have taken long."""
        Pulse(self).stood.connect(self.note_stall)
        self._acts = self._way()
        self._wait: Callable[[], bool] = lambda: True
        self._timer = QTimer(self)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        program.flow.player.cue.connect(self.hear)

    def note_stall(self, ms: int, worked: int) -> None:
        page = type(self._program.window.pages.currentWidget()).__name__
        self._diary.write("stall", ms=ms, worked=worked, page=page, after=self._last)

    def hear(self, cue: Cue) -> None:
        self._last = cue.kind.value
        sound = sound_of(cue, SoundSet.FULL)
        lines = lines_of(cue, Talk.NAMES, 0)
        name = lines[0].words if lines else ""
        self._diary.write("cue", kind=cue.kind.value, sound=sound, name=name)

    def _go_on(self) -> None:
        if self._wait():
            try:
                self._wait = next(self._acts)
            except StopIteration:
                self._timer.stop()

    def _way(self) -> Iterator[Callable[[], bool]]:
        program, pages = self._program, self._program.flow.pages
        program.opening.open_routine(CLASSIC)
        yield pages.safety.isVisible
        pages.safety.view.scroll_by(Qt.Key.Key_End)
        pages.safety.none.click()
        yield pages.comfort.isVisible
        pages.comfort.settle()
        pages.comfort.get_ready.click()
        yield pages.ready.isVisible
        ready_at = time.monotonic()
        yield lambda: time.monotonic() - ready_at > SETTLED
        checks = {c.value: pages.ready.checks[c].words.words for c in Checked}
        self._diary.write("ready", **checks)
        self._last = "start"
        self._diary.write("start")
        pages.ready.start.click()
        if self._until == "start":
            return
        session = program.flow.player
        yield lambda: session.session is not None and session.session.phase is Phase.DONE
        self._diary.write("over")
        over_at = time.monotonic()
        yield lambda: time.monotonic() - over_at > SETTLED
        program.window.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("diary", type=Path)
    parser.add_argument("--speed", type=float, default=1.0)
    parser.add_argument("--until", choices=["start", "end"], default="end")
    asked = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("leg-massage-timer")
    application.setStyle("fusion")
    home = asked.diary.parent / "home"
    places = within(home)
    machine = Machine(make_devices=devices_of_this_machine, speed=asked.speed)
    program = build(places, machine, welcomed=True)
    program.sessions.loaded.connect(keep_for_good)
    program.show_window()
    Sitting(program, Diary(asked.diary), asked.until)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
