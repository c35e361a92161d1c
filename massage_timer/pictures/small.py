"""A picture as a card shows it, painted from its scene: for tones that have no files."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from massage_timer.pictures.cards import SIZE
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter


def small_still(library: PictureLibrary, name: str, theme: str) -> QPixmap:
    """The still of this name in the theme of this name; a null one when it cannot be used."""
    try:
        scene = library.load(name)
    except SceneError:
        return QPixmap()
    painter = ScenePainter(scene, QSize(*SIZE), library.palette(theme))
    return QPixmap.fromImage(painter.image())
