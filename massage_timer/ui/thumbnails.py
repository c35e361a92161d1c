"""Small still pictures, each read from its file, or painted where there is none, when needed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

from massage_timer.pictures.cards import card_picture

MOST_WHOLE = 4
"""Pictures of full size that are kept; each takes as much memory as fifteen in a list."""
MOST_SMALL = 100
"""Copies that are kept; more than any page shows."""
WHOLE = QSize()

Paint = Callable[[str, str], QPixmap]
"""Gives the picture of a name in a theme's name; a null one when there is none."""


class Thumbnails:
    """The card pictures of one folder, and those of the user's own pictures."""

    def __init__(self, folder: Path, paint: Paint) -> None:
        """`paint` is asked for those that are not in the folder."""
        self._folder = folder
        self._paint = paint
        self._shipped = True
        self._kept: dict[tuple[str, str], QPixmap] = {}
        self._small: dict[tuple[str, str, int], QPixmap] = {}

    def paint_all(self) -> None:
        """From now on paint them, for tones that the shipped ones do not have."""
        self._shipped = False
        self.forget()

    def read_shipped(self) -> None:
        """From now on read them from their files, as at the beginning."""
        self._shipped = True
        self.forget()

    def named(self, name: str, theme: str) -> QPixmap:
        """The picture of this name, 16 to 10, not mirrored; a null one when there is none."""
        key = (name, theme)
        if key not in self._kept:
            if len(self._kept) >= MOST_WHOLE:
                self._kept.clear()
            self._kept[key] = self._made(name, theme, WHOLE)
        return self._kept[key]

    def small(self, name: str, theme: str, size: QSize) -> QPixmap:
        """The picture of this name in a list or on a card, `size` px; a null one when there is
        none."""
        key = (name, theme, size.width())
        if key not in self._small:
            if len(self._small) >= MOST_SMALL:
                self._small.clear()  # a window that is drawn wider step by step asks for every size
            self._small[key] = self._made(name, theme, size)
        return self._small[key]

    def forget(self) -> None:
        """What was kept, as after a picture has changed."""
        self._kept.clear()
        self._small.clear()

    def _made(self, name: str, theme: str, size: QSize) -> QPixmap:
        read = self._read(name, theme, size) if self._shipped else QPixmap()
        return self._painted(name, theme, size) if read.isNull() else read

    def _read(self, name: str, theme: str, size: QSize) -> QPixmap:
        """From its file line by line, so that the large picture is nowhere in memory."""
        reader = QImageReader(str(card_picture(self._folder, name, theme)))
        if size != WHOLE:
            reader.setScaledSize(size)
        return QPixmap.fromImageReader(reader)

    def _painted(self, name: str, theme: str, size: QSize) -> QPixmap:
        painted = self._paint(name, theme)
        if painted.isNull() or size == WHOLE:
            return painted
        how = Qt.TransformationMode.SmoothTransformation
        return painted.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, how)
