"""Small still pictures, each read from its file when it is first needed."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from massage_timer.pictures.cards import card_picture


class Thumbnails:
    """The shipped card pictures of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, str], QPixmap] = {}
        self._small: dict[tuple[str, str, int], QPixmap] = {}

    def named(self, name: str, theme: str) -> QPixmap:
        """The picture of this name, 16 to 10, not mirrored; a null one when there is none."""
        key = (name, theme)
        if key not in self._kept:
            self._kept[key] = QPixmap(str(card_picture(self._folder, name, theme)))
        return self._kept[key]

    def small(self, name: str, theme: str, size: QSize) -> QPixmap:
        """The picture of this name in a list, `size` px; only this copy is kept."""
        key = (name, theme, size.width())
        if key not in self._small:
            whole = QPixmap(str(card_picture(self._folder, name, theme)))
            self._small[key] = whole.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._small[key]
