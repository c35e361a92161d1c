"""Where a window stands and how large it is, as words that can be kept."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget


def place_words(window: QWidget) -> str:
    """The window's place and size."""
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def restore_place(window: QWidget, words: str) -> bool:
    """The place and size of last time; False when the words say none.

    Qt moves a window back that would lie off screen.
    """
    data = QByteArray.fromBase64(words.encode("ascii", "ignore"))
    return bool(words) and window.restoreGeometry(data)
