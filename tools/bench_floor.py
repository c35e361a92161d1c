"""The smallest PySide6 window that shows seconds: what any program of this kind costs at least."""

import math
import os
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Seconds(QLabel):
    """Shows the seconds of a steady clock; tells the benchmark of its first paint."""

    def __init__(self, painted_fd: int) -> None:
        super().__init__()
        self._painted_fd = painted_fd
        self._start = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.show_second)
        self.setFont(QFont("sans-serif", 60))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_second()

    def show_second(self) -> None:
        passed = time.monotonic() - self._start
        self.setText(str(int(passed)))
        self._timer.start(math.ceil((int(passed) + 1 - passed) * 1000))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._painted_fd >= 0:
            os.write(self._painted_fd, b"p")
            self._painted_fd = -1


def main() -> int:
    app = QApplication(sys.argv)
    window = Seconds(int(os.environ.get("MASSAGE_TIMER_PAINTED_FD", "-1")))
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
