"""A session of the real program, begun without a hand, for the benchmark to watch.

Writes the byte that the benchmark waits for when the first step begins. With --late it writes, as
JSON, how many ms after its beginning by the clock each shown second was on the screen, and ends.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from massage_timer.app import Program, build
from massage_timer.core.frame import Frame
from massage_timer.core.session import Phase
from massage_timer.folders import Folders


class FineClock:
    """The program's clock, which can also be read more finely than in whole ms."""

    def now(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def exact(self) -> float:
        return time.monotonic_ns() / 1_000_000


class Watch(QObject):
    """Sees each change of the shown second and when it had been painted."""

    def __init__(self, program: Program, clock: FineClock, painted_fd: int) -> None:
        super().__init__(program.window)
        self.late: list[float] = []
        self._player = program.flow.player
        self._clock = clock
        self._painted_fd = painted_fd
        self._shown: tuple[object, ...] = ()
        self._began: float | None = None
        self._after_paint = QTimer(self)
        self._after_paint.setSingleShot(True)
        self._after_paint.timeout.connect(self.note)
        program.flow.player.frame_changed.connect(self.see)
        program.flow.pages.session.ring.installEventFilter(self)

    def see(self, frame: Frame) -> None:
        if frame.phase is not Phase.STEP:
            return
        if self._painted_fd >= 0:
            os.write(self._painted_fd, b"s")
            self._painted_fd = -1
        session = self._player.session
        if session is None or session.segment is None or session.running_since is None:
            return
        shown = (frame.side, frame.step, frame.seconds)
        if shown != self._shown:
            self._shown = shown
            # Seconds are rounded up, so this one began when exactly so much was left.
            over = frame.seconds * 1000 - (session.segment.end - session.playhead)
            self._began = session.running_since - over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._began is not None:
            self._after_paint.start(0)  # when all that is painted in this turn is done
        return False

    def note(self) -> None:
        if self._began is not None:
            self.late.append(self._clock.exact() - self._began)
            self._began = None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("routine")
    parser.add_argument("--still", action="store_true", help="reduced motion")
    parser.add_argument("--late", type=float, help="end after so many seconds")
    chosen = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setStyle("fusion")
    clock = FineClock()
    home = Path(os.environ["HOME"])
    places = Folders(home / "routines", home / "settings.json", home / "cache" / "index.json")
    program = build(places, clock=clock)
    watch = Watch(program, clock, int(os.environ.get("MASSAGE_TIMER_PAINTED_FD", "-1")))
    program.show_window()
    program.flow.pages.session.set_still(chosen.still)
    program.open_routine(chosen.routine)
    program.flow.get_ready()
    program.flow.start()
    if chosen.late is not None:
        end = QTimer(application)
        end.setSingleShot(True)
        end.timeout.connect(application.exit)  # quit() asks the window, which asks the giver
        end.start(round(chosen.late * 1000))
    application.exec()
    if chosen.late is not None:
        json.dump(watch.late, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
