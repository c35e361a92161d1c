"""Other programs: one run of them, quiet, watched, and never able to outlive its time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

LAST_MOMENT = 250
"""Ms to wait, at the longest, for a program that was killed; it takes less than one where the
machine has little else to do."""


def end(process: QProcess) -> None:
    """Kill it, before Qt complains that it is destroyed while it runs. Its `finished` is emitted
    before this returns."""
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(LAST_MOMENT)


def end_with(owner: QObject, process: QProcess) -> None:
    """Kill it when its owner is destroyed."""
    owner.destroyed.connect(partial(end, process))


class Child(QObject):
    """Runs a program once and says how it went; deletes itself when the program is gone.

    What the program prints goes nowhere, unless `heard` wants it. Nothing here waits.
    """

    def __init__(
        self,
        command: Sequence[str],
        bound: int,
        over: Callable[[bool], None],
        parent: QObject,
        *,
        begun: Callable[[], None] | None = None,
        heard: Callable[[str], None] | None = None,
    ) -> None:
        """`bound` is in ms: what takes longer is killed and has failed. `over` is told once whether
        the program ended well, unless it was cut; `begun` and, before `over`, `heard` (all that was
        printed) only when it comes to that."""
        super().__init__(parent)
        self._over: Callable[[bool], None] | None = over
        self._begun = begun
        self._heard = heard
        self._bound = QTimer(self, interval=bound, singleShot=True)
        self._bound.timeout.connect(self._time_out)
        self._process = process = QProcess(self)
        process.setProgram(command[0])
        process.setArguments(list(command[1:]))
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        if heard is None:
            process.setStandardOutputFile(QProcess.nullDevice())
        process.started.connect(self._start)
        process.errorOccurred.connect(self._fail)
        process.finished.connect(self._finish)

    def run(self) -> None:
        self._bound.start()
        self._process.start()

    def cut(self) -> None:
        """Kill the program; nobody is told anything any more."""
        self._over = self._begun = self._heard = None
        self._process.kill()

    def close(self) -> None:
        """Cut, and wait a moment until it is gone."""
        self.cut()
        end(self._process)

    @Slot()
    def _start(self) -> None:
        if self._begun is not None:
            self._begun()

    @Slot()
    def _time_out(self) -> None:
        over = self._over
        self.cut()  # a program that waits for a device may take its time to die
        if over is not None:
            over(False)

    @Slot(QProcess.ProcessError)
    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(False)

    @Slot(int, QProcess.ExitStatus)
    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        good = status is QProcess.ExitStatus.NormalExit and code == 0
        if good and self._heard is not None:
            printed = bytes(self._process.readAllStandardOutput().data())
            self._heard(printed.decode(errors="replace"))
        self._end(good)

    def _end(self, good: bool) -> None:
        self._bound.stop()
        over, self._over = self._over, None
        self.deleteLater()
        if over is not None:
            over(good)
