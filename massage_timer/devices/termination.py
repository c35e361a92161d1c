"""Hears Ctrl+C and the system's wish that the program should end, while Qt's loop has the say."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Not every system has all."""


class Termination(QObject):
    """Tells the first such signal; a second one ends the program at once, as if nobody listened.

    Python looks after signals between two of its own lines, of which Qt's loop, waiting, has none:
    so each signal also writes its number into a socket, which wakes the loop up.
    """

    asked = Signal(int)
    """The number of the signal."""

    def __init__(self, parent: QObject | None = None) -> None:
        """For the main thread alone. It listens until `stop`."""
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        self._wakened_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        self._before = {
            number: signal.signal(number, self._hear)
            for number in numbers
            if signal.getsignal(number) is not signal.SIG_IGN  # as nohup wants it
        }
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def stop(self) -> None:
        """Leave signals to whoever had them before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakened_before)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    def _hear(self, number: int, frame: FrameType | None) -> None:
        """Between two lines of any code: so nothing is done here but to let the next one kill."""
        for other in self._before:
            signal.signal(other, signal.SIG_DFL)

    @Slot()
    def _wake(self) -> None:
        for number in self._near.recv(64):
            if number in self._before:
                self.asked.emit(number)
                return
