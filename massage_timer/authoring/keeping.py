"""Keeps what is written and not saved, where neither a kill nor a power cut takes it away."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer.authoring.writing import Work
from massage_timer.core.language import N_
from massage_timer.scribe import PATIENCE, ScribeBehind
from massage_timer.store.manuscript.unsaved import Unsaved, digest, drop, keep, new_place

WAIT_MS = 700
"""From a change until it is kept; what is typed is told a second after it was typed at most."""
LOOK_MS = 100
"""From a look at what the disk says to the next, while it is written."""
# Translators: {} is such as "the disk is full"
NOT_KEPT = N_("Changes are kept nowhere until they are saved: {}.")


class Keeping(QObject):
    """Follows one work after the other; the file of one is gone when it is saved or given up."""

    refused = Signal(str)
    """In a sentence, once for each work."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        """The folder need not exist."""
        super().__init__(parent)
        self._folder = folder
        self._scribe = ScribeBehind(PATIENCE)
        self._work: Work | None = None
        self._name = ""
        self._place: Path | None = None
        self._refused = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(WAIT_MS)
        self._due.timeout.connect(self.keep_now)
        # The scribe's thread itself tells nothing: this object may be gone by then.
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def begin(self, place: Path | None = None) -> None:
        """Another work, which may have been kept at a place before."""
        self._due.stop()
        self._work, self._place, self._refused = None, place, False

    def follow(self, work: Work, name: str) -> None:
        """The work as it is now, and what its routine is called."""
        self._work, self._name = work, name
        if not work.changed:
            self.forget()
        elif not self._due.isActive():
            self._due.start()

    @Slot()
    def keep_now(self) -> None:
        """Write it, if there is something new; it is on the disk a moment later."""
        self._due.stop()
        work = self._work
        if work is None or not work.changed:
            return
        if self._place is None:
            self._place = new_place(self._folder)
        path = None if work.path is None else work.path.absolute()
        began = "" if path is None or work.seen.gone else digest(work.seen.text)
        unsaved = Unsaved(work.text, path, self._name, began)
        self._do(self._place, partial(keep, self._place, unsaved))

    def forget(self) -> None:
        """Nothing is to be kept."""
        self._due.stop()
        self._work = None
        place, self._place = self._place, None
        if place is not None:
            self._do(place, partial(drop, place))

    def settle(self) -> None:
        """Wait until the disk has what was given to it."""
        self._scribe.close()
        self._look()

    def _do(self, place: Path, act: Callable[[], object]) -> None:
        self._scribe.put(act, NOT_KEPT, place)
        self._looking.start()

    @Slot()
    def _look(self) -> None:
        if self._scribe.idle:
            self._looking.stop()
        refusal = self._scribe.take_refusal()
        if refusal and not self._refused:
            self._refused = True
            self.refused.emit(refusal)
