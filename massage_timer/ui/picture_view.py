"""A technique's picture: its sprites at the place the page gives them, moved by a fraction."""

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.routine import Technique
from massage_timer.pictures import palette
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.tokens import LIGHT, PICTURE_MS, Theme
from massage_timer.ui.widgets.paint import paint_fade, paint_side_fades

KEPT = 2
"""Painters kept: the picture that is shown and the one that comes next."""
FADE = 110
"""Px at u = 1 over which a leg fades into the ground where it enters within the view."""


class PictureView(QWidget):
    """Shows one technique; the page says where the scene stands, how far its stroke is."""

    clicked = Signal()

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = LIGHT
        self._u = 1.0
        self._palette = palette.palette_for(palette.Theme.LIGHT)
        self._painters: OrderedDict[tuple[str, bool, float], ScenePainter] = OrderedDict()
        self._shown: tuple[str, bool, float] | None = None
        self._technique: Technique | None = None
        self._mirrored = False
        self._box = QRect()
        self._fraction: float | None = None
        self._before: QImage | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(PICTURE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self._fade_over)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def mirrored(self) -> bool:
        """Whether it shows the right leg."""
        return self._mirrored

    def set_look(self, theme: Theme, u: float) -> None:
        self._u = u
        if theme is not self._theme:
            self._theme = theme
            self._palette = palette.palette_for(palette.Theme(theme.name))
            self._forget()

    def set_box(self, box: QRect) -> None:
        """Where the whole scene stands, in the widget's px; what lies outside is cropped."""
        if box != self._box:
            if box.size() != self._box.size():
                self._forget()
            self._box = box
            self.update()

    def set_picture(
        self, technique: Technique | None, mirrored: bool, *, fade: bool = True
    ) -> None:
        """The technique to show; `mirrored` for the right leg."""
        if technique is self._technique and mirrored == self._mirrored:
            return
        if fade and self.isVisible() and self._technique is not None:
            self._before = self.grab().toImage()
            self._fade.stop()
            self._fade.start()
        self._technique, self._mirrored = technique, mirrored
        if technique is not None:
            self.setAccessibleName(f"Picture: {technique.name}")
        self.update()

    def set_fraction(self, fraction: float | None) -> None:
        """How much of the stroke is over, 0 to 1; None: the still. Only what moves is painted."""
        if fraction == self._fraction:
            return
        before, self._fraction = self._fraction, fraction
        painter = self._painter()
        if painter is not None:
            changed = painter.changed(before, fraction)
            if not changed.isEmpty():
                self.update(changed.translated(self._box.topLeft()))

    def prepare(self, technique: Technique, mirrored: bool) -> None:
        """Make the sprites of a picture that comes soon, so that it is there at once."""
        if not self._box.isEmpty():
            self._painter_of(technique, mirrored).prepare()

    def settle(self) -> None:
        """End the cross-fade now."""
        self._fade.stop()
        self._fade_over()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._box.contains(event.rect()):
            painter.fillRect(event.rect(), QColor(self._theme.ground))
        scene = self._painter()
        if scene is not None:
            corner = self._box.topLeft()
            painter.save()
            painter.translate(corner)
            scene.paint(painter, self._fraction, (event.region() & self._box).translated(-corner))
            painter.restore()
            self._paint_top_fade(painter, scene)
            box, room = QRectF(self._box), QRectF(self.rect())
            paint_side_fades(painter, box, room, FADE * self._u, self._theme.ground)
        if self._before is not None:
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            painter.drawImage(QPoint(0, 0), self._before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _painter(self) -> ScenePainter | None:
        if self._technique is None or self._box.isEmpty():
            return None
        return self._painter_of(self._technique, self._mirrored)

    def _painter_of(self, technique: Technique, mirrored: bool) -> ScenePainter:
        key = (technique.id, mirrored, self.devicePixelRatioF())
        found = self._painters.get(key)
        if found is None:
            found = ScenePainter(
                self._pictures.scene_for(technique),
                self._box.size(),
                self._palette,
                device_pixel_ratio=self.devicePixelRatioF(),
                mirrored=mirrored,
                stroke_share=technique.work,
            )
            self._painters[key] = found
            while len(self._painters) > KEPT:
                self._painters.popitem(last=False)
        self._painters.move_to_end(key)
        return found

    def _paint_top_fade(self, painter: QPainter, scene: ScenePainter) -> None:
        """A leg that comes in from above must not look cut off where the picture begins."""
        limb = next((g for g in scene.scene.groups if g.id == "limb" and g.shapes), None)
        if limb is None or limb.shapes[0].path.boundingRect().top() > 0 or self._box.top() <= 0:
            return
        band = QRectF(self._box.left(), self._box.top(), self._box.width(), FADE * self._u)
        paint_fade(painter, band.topLeft(), band.bottomLeft(), band, self._theme.ground)

    def _forget(self) -> None:
        self._painters.clear()
        self._before = None
        self.update()

    def _faded(self, _value: object) -> None:
        self.update()

    def _fade_over(self) -> None:
        self._before = None
        self.update()


def scene_size(width: float) -> QSize:
    """A scene's size at this width: every scene is 16 to 10."""
    return QSize(round(width), round(width / 1.6))
