"""Writes the diary into a file of the user's choice, a little at a time, so that nothing stalls."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer.scribe import PATIENCE, ScribeBehind
from massage_timer.store.disk import DiskError, write_atomically

if TYPE_CHECKING:
    from massage_timer.store.diary import Diary

LOOK_MS = 20
"""From a look whether the disk has it to the next."""


class Exporting(QObject):
    """One file at a time. Under its name there is never a part of the diary."""

    ended = Signal(object, str)
    """Carries the `Path`, and what went wrong, in a sentence; "" where it was written."""

    def __init__(self, diary: "Callable[[], Diary]", parent: QObject) -> None:
        """`diary` is asked for anew each time, as it may be closed meanwhile."""
        super().__init__(parent)
        self._diary = diary
        self._scribe = ScribeBehind(PATIENCE)
        self._pieces: Iterator[bytes] = iter(())
        self._written: list[bytes] = []
        self.path: Path | None = None
        """Where it is being written; None: nowhere."""
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        # The scribe's thread itself tells nothing: this object may be gone by then.
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def begin(self, path: Path) -> None:
        """When nothing is being written."""
        self.path = path
        self._pieces = self._diary().csv()
        self._turn.start()

    def finish(self) -> None:
        """All that is left, without a turn for anybody else."""
        while self._turn.isActive():
            self._go_on()
        self._scribe.close()
        self._look()

    @Slot()
    def _go_on(self) -> None:
        try:
            piece = next(self._pieces, b"")
        except DiskError as error:
            self._end(str(error))
            return
        self._written.append(piece)
        if not piece:
            self._turn.stop()
            assert self.path is not None
            self._scribe.put(partial(_write, self.path, self._written), "{}")
            self._looking.start()

    @Slot()
    def _look(self) -> None:
        if self._looking.isActive() and self._scribe.idle:
            self._looking.stop()
            self._end(self._scribe.take_refusal())

    def _end(self, refusal: str) -> None:
        self._turn.stop()
        path, self.path, self._written = self.path, None, []
        self.ended.emit(path, refusal)


def _write(path: Path, pieces: list[bytes]) -> None:
    write_atomically(path, b"".join(pieces))
