"""Small still pictures, each read from its file, or painted where there is none, when needed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from massage_timer.pictures.cards import card_picture

Paint = Callable[[str, str], QPixmap]
"""Gives the picture of a name in a theme's name; a null one when there is none."""


class Thumbnails:
    """The card pictures of one folder, and those of the user's own pictures."""

    def __init__(self, folder: Path, paint: Paint) -> None:
        """`paint` is asked for those that are not in the folder."""
        self._folder = folder
        self._paint = paint
        self._make: Paint = self._read
        self._kept: dict[tuple[str, str], QPixmap] = {}
        self._small: dict[tuple[str, str, int], QPixmap] = {}

    def paint_all(self) -> None:
        """From now on paint them, for tones that the shipped ones do not have."""
        self._begin_anew(self._paint)

    def read_shipped(self) -> None:
        """From now on read them from their files, as at the beginning."""
        self._begin_anew(self._read)

    def named(self, name: str, theme: str) -> QPixmap:
        """The picture of this name, 16 to 10, not mirrored; a null one when there is none."""
        key = (name, theme)
        if key not in self._kept:
            self._kept[key] = self._make(name, theme)
        return self._kept[key]

    def small(self, name: str, theme: str, size: QSize) -> QPixmap:
        """The picture of this name in a list, `size` px; only this copy is kept."""
        key = (name, theme, size.width())
        if key not in self._small:
            self._small[key] = self._make(name, theme).scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._small[key]

    def _begin_anew(self, make: Paint) -> None:
        self._make = make
        self._kept.clear()
        self._small.clear()

    def _read(self, name: str, theme: str) -> QPixmap:
        read = QPixmap(str(card_picture(self._folder, name, theme)))
        return self._paint(name, theme) if read.isNull() else read
