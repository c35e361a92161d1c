"""The first moment of a page, in which a key may still be meant for the page before."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

NEW_MS = 500
"""So long after a page appeared no key answers anything: the one that opened it may be down."""
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Grace(QTimer):
    """Start it when the page appears, and ask it about each key that would answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(NEW_MS)

    def guard(self, *buttons: QAbstractButton) -> None:
        """Keep keys from pressing these buttons too early."""
        for button in buttons:
            button.installEventFilter(self)

    def refuses(self, event: QKeyEvent) -> bool:
        """Whether this key may be an accident: it comes too early, or is held down."""
        return self.isActive() or event.isAutoRepeat()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _PRESSES:
            return self.refuses(event)
        return super().eventFilter(watched, event)
