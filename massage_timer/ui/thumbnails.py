"""Small still pictures of techniques, each read from its file when it is first needed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.sprites import ScenePainter

SIZE = QSize(390, 244)


class Thumbnails:
    """The shipped ones are files; a picture that has none is painted from its scene."""

    def __init__(self, pictures: PictureLibrary) -> None:
        self._pictures = pictures
        self._kept: dict[tuple[str, str], QPixmap] = {}

    def of(self, technique: Technique, theme: str) -> QPixmap:
        """A technique's picture in the theme of this name, 16 to 10, not mirrored."""
        key = (technique.id, theme)
        if key not in self._kept:
            self._kept[key] = self._made(technique, Theme(theme))
        return self._kept[key]

    def _made(self, technique: Technique, theme: Theme) -> QPixmap:
        name = self._pictures.picture_for(technique)
        found = QPixmap(str(self._pictures.card_picture(name, theme)))
        if not found.isNull():
            return found
        scene = self._pictures.scene_for(technique)
        return QPixmap.fromImage(ScenePainter(scene, SIZE, palette_for(theme)).image())
