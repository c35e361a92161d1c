"""Brings windows back to where they can be seen when monitors go away or become others."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from massage_timer.ui.window.place import bring_in

SETTLE_MS = 300
"""The desktop moves windows as well, and has the first word."""


class OnScreen(QObject):
    """Watches the monitors for some windows."""

    def __init__(self, windows: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._windows = windows
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.bring_in)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._watch)
        application.screenRemoved.connect(self._settling.start)
        application.primaryScreenChanged.connect(self._settling.start)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        self._settling.start()  # what a frame takes is known only when there is one

    @Slot()
    def bring_in(self) -> None:
        """Now."""
        if QGuiApplication.screens():
            for window in self._windows:
                bring_in(window)

    @Slot(QScreen)
    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._settling.start)
