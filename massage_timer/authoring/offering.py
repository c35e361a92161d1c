"""Says on Home that unsaved changes were kept, until they are opened or somebody closes it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.core.language import N_, _, ngettext, number
from massage_timer.messages import Messages
from massage_timer.store.manuscript.unsaved import Kept, all_kept
from massage_timer.store.problems import printable
from massage_timer.ui.window.main_window import MainWindow

OPEN = N_("Open")


class Offering(QObject):
    """What is neither opened nor discarded is offered again at the next start."""

    open_asked = Signal(object)
    """The `Kept` that is to be gone on with."""

    def __init__(self, window: MainWindow, folder: Path, messages: Messages) -> None:
        """What lies in the folder is read now."""
        super().__init__(window)
        self._window = window
        self._home = window.home
        kept, told = all_kept(folder)
        messages.tell(told)
        self._kept = kept
        self._words = ""
        self._put_off = False
        self._home.notice.close_button.clicked.connect(self._close)

    @Slot()
    def offer(self) -> None:
        """Where Home is shown, and says nothing else."""
        shown = self._window.pages.currentWidget() is self._home
        if not self._kept or self._put_off or not shown or self._home.notice.isVisible():
            return
        first, *others = self._kept
        self._words = _words(first, len(others))
        self._home.tell(self._words, _(OPEN), partial(self._open, first))

    def take(self, path: Path) -> Kept | None:
        """What was kept of this file, which is then offered no more."""
        found = next((each for each in self._kept if each.unsaved.path == path.absolute()), None)
        if found is not None:
            self._kept.remove(found)
        return found

    def _open(self, kept: Kept) -> None:
        self._kept.remove(kept)
        self.open_asked.emit(kept)

    @Slot()
    def _close(self) -> None:
        if self._home.notice.words.words == self._words:
            self._put_off = True
        else:
            self.offer()  # something else was in front of it


def _words(kept: Kept, others: int) -> str:
    unsaved = kept.unsaved
    # Translators: stands for its name in "Unsaved changes to '{name}' were kept."
    new = _("a new routine")
    name = printable(unsaved.name or (unsaved.path.stem if unsaved.path is not None else new))
    if not others:
        return _("Unsaved changes to '{name}' were kept.").format(name=name)
    told = ngettext(
        "Unsaved changes to '{name}' and {count} more were kept.",
        "Unsaved changes to '{name}' and {count} more were kept.",
        others,
    )
    return told.format(name=name, count=number(others))
