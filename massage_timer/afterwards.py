"""What the first frame did not need: loaded and read piece by piece, when nothing else is to do."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer.folders import Folders
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.messages import Messages
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.watching import Watching

_OF_A_SESSION = (
    "core.screening",
    "core.frame",
    "pictures.leg_map",
    "pictures.library",
    "ui.comfort.page",
    "ui.session.layout",
    "ui.session.page",
    "ui.ready.page",
    "ui.safety.page",
    "ui.session.change_page",
    "ui.session_pages",
    "flow",
    "checkpointing",
    "devices.desktop.media_keys",
    "devices.kit",
    "accompaniment",
)
"""What a session needs, in such an order that none of them takes longer than a frame may."""


class Afterwards(QObject):
    """Icon, the modules of a session, routine files that are still unread, own techniques and
    their pictures; then it watches the files."""

    found = Signal()
    """Something may wait to be told."""
    some_read = Signal()
    """Some routine files have been read, and there are more."""
    all_read = Signal()
    """Every routine file has been read."""
    file_changed = Signal(object)
    """Carries the `Path` of a routine that another program changed."""

    def __init__(
        self,
        window: MainWindow,
        places: Folders,
        pictures: Illustrations,
        shelf: HomeShelf,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._places = places
        self._pictures = pictures
        self._shelf = shelf
        self._messages = messages
        self._watching: Watching | None = None
        self._pieces = self._load()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._do_some)

    @Slot()
    def begin(self) -> None:
        """As soon as the event loop has a moment."""
        self._timer.start()

    def finish(self) -> None:
        """Read every routine file that is still unread, and try the own techniques, now."""
        while self._shelf.show_some():
            pass
        for _ in self._try_own_techniques():
            pass
        self.found.emit()

    @property
    def watching(self) -> "Watching":
        """Looks after the files of routines."""
        if self._watching is None:
            from massage_timer.devices.files import FolderWatch
            from massage_timer.watching import Watching

            places = self._places
            watch = FolderWatch((places.routines, places.techniques, places.pictures), self)
            watch.file_changed.connect(self.file_changed)
            self._watching = Watching(self._window, self._shelf, watch)
        return self._watching

    @Slot()
    def _do_some(self) -> None:
        if next(self._pieces, self) is self:
            self._timer.stop()

    def _load(self) -> Iterator[None]:
        """The pages of a session are made when the first of them is asked for."""
        from massage_timer.window_icon import window_icon

        self._window.setWindowIcon(window_icon())
        yield
        for module in _OF_A_SESSION:
            import_module(f"massage_timer.{module}")
            yield
        while self._shelf.show_some():
            self.some_read.emit()
            yield
        self._shelf.shelf.save()
        self.found.emit()
        yield
        yield from self._try_own_techniques()
        self.found.emit()
        self.all_read.emit()
        yield
        self.watching.begin()

    def _try_own_techniques(self) -> Iterator[None]:
        """Learn what is wrong with the user's own techniques and their pictures, one at a time."""
        for technique in self._shelf.own_techniques():
            self._pictures.try_out(technique)
            yield
        self._messages.tell(self._pictures.problems)
