"""A session of the real program, begun without a hand, for the benchmark to watch.

Writes the byte that the benchmark waits for when the first step begins, or the second. With --late
it writes, as JSON, how many ms after its beginning each shown second was painted, and ends.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from massage_timer.app import build
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Step
from massage_timer.core.safety import QUESTIONS
from massage_timer.core.screening import none_of, outcome
from massage_timer.core.session import Command, Phase
from massage_timer.folders import within
from massage_timer.machine import Machine
from massage_timer.program import Program


class FineClock:
    """The program's clock, which can also be read more finely than in whole ms."""

    def now(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def asleep(self) -> int:
        return 0

    def exact(self) -> float:
        return time.monotonic_ns() / 1_000_000


class Watch(QObject):
    """Sees each change of the shown second and when it had been painted."""

    def __init__(
        self, program: Program, clock: FineClock, painted_fd: int, second_step: bool
    ) -> None:
        super().__init__(program.window)
        self.late: list[float] = []
        self._player = program.flow.player
        self._clock = clock
        self._painted_fd = painted_fd
        self._first: Step | None = None
        self._to_skip = second_step
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
        if self._to_skip:
            self._skip(frame)
        elif self._painted_fd >= 0:
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

    def _skip(self, frame: Frame) -> None:
        """Go on from the first step once a second of it is over; no press counts before."""
        self._first = self._first or frame.step
        if frame.step is not self._first:
            self._to_skip = False
            self.see(frame)
        elif frame.seconds < frame.length:
            self._player.tell(Command.NEXT)

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
    parser.add_argument("--second-step", action="store_true", help="skip the first step")
    parser.add_argument("--size", default="1280x800", help="of the window")
    parser.add_argument("--late", type=float, help="end after so many seconds")
    chosen = parser.parse_args()
    application = QApplication(sys.argv[:1])
    application.setStyle("fusion")
    clock = FineClock()
    home = Path(os.environ["HOME"])
    places = within(home)
    program = build(places, Machine(clock=clock), welcomed=True)
    painted_fd = int(os.environ.get("MASSAGE_TIMER_PAINTED_FD", "-1"))
    watch = Watch(program, clock, painted_fd, chosen.second_step)
    program.show_window()
    program.window.resize(*map(int, chosen.size.split("x")))
    program.flow.pages.session.set_still(chosen.still)
    program.opening.open_routine(chosen.routine)
    program.flow.preparation.choose_comfort(outcome(none_of(QUESTIONS)))
    program.flow.pages.comfort.settle()
    program.flow.pages.comfort.get_ready.click()
    program.flow.preparation.start()
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
