"""A picture that is asked for by its name and stands still; where it is missing, nothing is."""

from functools import cached_property

from PySide6.QtCore import QPoint, QVariantAnimation
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.picture_view import scene_size
from massage_timer.ui.tokens import LIGHT, PICTURE_MS, Theme


class StillPicture(Placed, QWidget):
    """As wide as it stands, in the middle of its height. It may lie over another and fade away."""

    def __init__(self, pictures: PictureLibrary, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._name = name
        self._theme = LIGHT
        self._mirrored = False
        self._image = QImage()
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(PICTURE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self.hide)
        self.hide()

    @property
    def exists(self) -> bool:
        """Whether there is such a picture, and it can be used."""
        return self._scene is not None

    @property
    def covers(self) -> bool:
        """Whether nothing of what it lies over can be seen."""
        fades = self._fade.state() is QVariantAnimation.State.Running
        return not (self.isHidden() or fades)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._image = QImage()

    def show_side(self, mirrored: bool) -> None:
        """Be there at once; `mirrored` for the right leg."""
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self._image = QImage()
        self._fade.stop()
        self.setVisible(self.exists)

    def leave(self, *, fade: bool) -> None:
        """Be gone, at once or softly."""
        if not self.covers:
            return
        if fade and self.isVisible():
            self._fade.start()
        else:
            self.hide()

    def settle(self) -> None:
        """End the fade now."""
        if not self.isHidden() and not self.covers:
            self._fade.stop()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._scene
        if scene is None:
            return
        size, ratio = scene_size(self.width()), self.devicePixelRatioF()
        if self._image.size() != size * ratio:
            colours = self._pictures.palette(self._theme.name)
            mirrored = self._mirrored
            self._image = ScenePainter(
                scene, size, colours, device_pixel_ratio=ratio, mirrored=mirrored
            ).image()
        painter = painter_on(self, mirrored=False)
        if self._fade.state() is QVariantAnimation.State.Running:
            painter.setOpacity(float(self._fade.currentValue()))
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        top = (self.height() - size.height()) // 2
        painter.drawImage(QPoint(0, top), self._image)

    @cached_property
    def _scene(self) -> Scene | None:
        try:
            return self._pictures.load(self._name)
        except SceneError:
            return None

    def _faded(self, _value: object) -> None:
        self.update()
