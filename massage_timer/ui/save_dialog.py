"""The system's dialog for where to save a file."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget


def ask_where(title: str, kind: str, parent: QWidget, name: str) -> str:
    """It begins with this name in the user's documents, and asks before a file is replaced.

    `kind` is Qt's filter, as "PDF (*.pdf)". "" where nothing is to be saved.
    """
    from PySide6.QtWidgets import QFileDialog

    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = QStandardPaths.writableLocation(documents)
    path, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kind)
    return path
