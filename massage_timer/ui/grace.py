"""The first moment of a page, in which a key or a click may be meant for the page before."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

NEW_MS = 500
"""So long after a page appeared nothing is answered: the key that opened it may still be down, and
a press may be the second of a double click."""
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Grace(QTimer):
    """Start it when the page appears, and ask it about each key that would answer."""

    def __init__(self, parent: QObject, ms: int = NEW_MS) -> None:
        """It lasts `ms`, and tells by `timeout` that it is over."""
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(ms)

    def guard(self, *buttons: QAbstractButton) -> None:
        """Keep these buttons from being pressed too early."""
        for button in buttons:
            button.installEventFilter(self)

    def refuses(self, event: QKeyEvent) -> bool:
        """Whether this key may be an accident: it comes too early, or is held down."""
        return self.isActive() or event.isAutoRepeat()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() in _KEYS and self.refuses(event)
        return event.type() in _PRESSES and self.isActive()
