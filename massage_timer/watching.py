"""Keeps Home true to the files on the disk: looks again when they change, never in a session."""

import os

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from massage_timer.devices.files import FolderWatch
from massage_timer.home_shelf import HomeShelf
from massage_timer.store.schema_files import place_schemas
from massage_timer.ui.window.main_window import MainWindow


class Watching(QObject):
    """Looks while Home is shown, a few ms at a time; what changes meanwhile waits for Home."""

    def __init__(self, window: MainWindow, shelf: HomeShelf, watch: FolderWatch) -> None:
        super().__init__(window)
        self._window = window
        self._shelf = shelf
        self.watch = watch
        self._due = False
        self._looking = False
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._look_some)
        watch.changed.connect(self.look)
        window.pages.currentChanged.connect(self._go_on)
        window.installEventFilter(self)

    def begin(self) -> None:
        """What is there has been read, though something of it may have changed meanwhile. Whoever
        writes by hand finds the schemas beside his files, also before the editor has saved any."""
        own = self._shelf.shelf.own
        if os.path.isdir(own):  # noqa: PTH112 - a Path raises where the way to it is barred
            place_schemas(own.parent)
        self.watch.watch(self._shelf.shelf.own_paths())
        self.look()

    @Slot()
    def look(self) -> None:
        """Something may have changed."""
        self._due = True
        self._go_on()

    def finish(self) -> None:
        """Do all that is to be done, now."""
        while self._slices.isActive():
            self._look_some()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Not every change is told, so that whoever comes back from an editor finds it done."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)

    @Slot()
    def _go_on(self) -> None:
        if self._window.pages.currentWidget() is not self._window.home:
            self._slices.stop()
        elif self._due or self._looking:
            self._slices.start()

    @Slot()
    def _look_some(self) -> None:
        if not self._looking:
            self._due, self._looking = False, True
            self._shelf.look_again()
        if self._shelf.look_some():
            return
        self._looking = False
        self._slices.stop()
        self.watch.watch(self._shelf.shelf.own_paths())
        if self._shelf.unsettled:
            self.watch.look_later()
        self._go_on()
