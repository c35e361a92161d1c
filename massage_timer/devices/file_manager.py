"""The system's wastebasket, and its window of a folder."""

from pathlib import Path

from PySide6.QtCore import QFile, QUrl
from PySide6.QtGui import QDesktopServices


def throw_away(path: Path) -> Path | None:
    """Move a file into the wastebasket. Where it lies now, an empty path where nobody knows; None
    when there is no wastebasket for it, and then it stays where it is."""
    file = QFile(str(path))
    return Path(file.fileName()) if file.moveToTrash() else None


def show_folder(path: Path) -> bool:
    """Open a folder as the desktop does; False where nothing can."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
