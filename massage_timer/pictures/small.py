"""A picture as a card shows it, painted from its scene: for whatever there are no files of."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from massage_timer.pictures.cards import SIZE
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter


def small_still(library: PictureLibrary, name: str, theme: str) -> QPixmap:
    """The still of this name in the theme of this name; the leg alone when it cannot be used."""
    painter = ScenePainter(library.still(name), QSize(*SIZE), library.palette(theme))
    return QPixmap.fromImage(painter.image())
