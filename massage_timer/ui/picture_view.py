"""A technique's picture: its sprites in the box that the page gives them, moving with a stroke."""

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.routine import Technique
from massage_timer.pictures.arrow import USUAL_PRESSURE
from massage_timer.pictures.groups import Drawing
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.tokens import LIGHT, PICTURE_MS, Theme
from massage_timer.ui.widgets.paint import paint_fade

FADE = 110
"""Px at u = 1 over which a leg fades into the ground where it enters within the view."""
BETWEEN_PIECES = 12
"""Ms from one piece of a picture that is prepared to the next, for whatever else there is to do."""
_SOLID = ("hand-", "cloth")
"""How the names of groups begin that are more than a shadow or a light."""


class PictureView(Placed, QWidget):
    """Shows one technique; the page says where the scene stands and how many strokes are done."""

    clicked = Signal()
    prepared = Signal()
    """All that was to be made ahead is there."""

    def __init__(self, pictures: PictureLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = LIGHT
        self._u = 1.0
        self._palette = pictures.palette(LIGHT.name)
        self._painters: dict[tuple[str, str, bool, float], ScenePainter] = {}
        self._technique: Technique | None = None
        self._mirrored = False
        self._told_box = QRect()
        self._position: float | None = None
        self._pressure = USUAL_PRESSURE
        self._pieces: dict[ScenePainter, Iterator[None]] = {}
        """What is left to be made ahead of each picture that is kept; of some it is nothing."""
        self._preparing = QTimer(self)
        self._preparing.setInterval(BETWEEN_PIECES)
        self._preparing.timeout.connect(self._prepare_more)
        self._before: QImage | None = None
        self._bands: list[tuple[QRect, QImage]] | None = None
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

    @property
    def preparing(self) -> bool:
        """Whether pieces of a picture are still being made ahead."""
        return self._preparing.isActive()

    def set_look(self, theme: Theme, u: float) -> None:
        if u != self._u:
            self._u = u
            self._bands = None
        if theme is not self._theme:
            self._theme = theme
            self._palette = self._pictures.palette(theme.name)
            self._forget()

    def set_box(self, box: QRect) -> None:
        """Where the whole scene stands, in the widget's px as if all were read from the left; what
        lies outside is cropped."""
        if box != self._told_box:
            if box.size() != self._told_box.size():
                self._forget()
            self._told_box = box
            self._bands = None
            self.update()

    def set_picture(
        self, technique: Technique | None, mirrored: bool, *, fade: bool = True
    ) -> None:
        """The technique to show; `mirrored`: the right leg. It stands until it has a position."""
        if technique is self._technique and mirrored == self._mirrored:
            return
        if fade and self.isVisible() and self._technique is not None:
            self._before = self.grab().toImage()
            self._fade.stop()
            self._fade.start()
        self._technique, self._mirrored, self._position = technique, mirrored, None
        self._bands = None
        if technique is not None:
            # The one before is over; what it has kept is of no more use.
            kept = self._key(technique, mirrored)
            self._painters = {key: one for key, one in self._painters.items() if key == kept}
            wanted = self._painters.values()
            self._pieces = {one: left for one, left in self._pieces.items() if one in wanted}
            if not self._pieces:
                self._preparing.stop()
            self.setAccessibleName(_("Picture: {name}").format(name=technique.name))
        self.update()

    def set_position(self, position: float | None) -> None:
        """How many strokes are done; None: the still, in which hands are where a stroke leads
        them and, pale, where it starts. Only what moves is painted."""
        if position == self._position:
            return
        before, self._position = self._position, position
        painter = self._painter() if self.isVisible() else None
        if painter is not None:
            if position is not None:
                self._prepare(painter)
            changed = painter.changed(before, position)
            if not changed.isEmpty():
                self.update(changed.translated(self._box.topLeft()))

    def set_pressure(self, pressure: int) -> None:
        """How hard the hands press, 1 to 5: the arrows show it at once."""
        if pressure == self._pressure:
            return
        self._pressure = pressure
        for painter in self._painters.values():
            painter.set_pressure(pressure)
        self.update()

    def prepare(self, technique: Technique, mirrored: bool) -> None:
        """Make the sprites of a picture that comes soon, piece by piece beside all else."""
        if not self._box.isEmpty():
            self._prepare(self._painter_of(technique, mirrored))

    def _prepare(self, painter: ScenePainter) -> None:
        if painter not in self._pieces:
            self._pieces[painter] = painter.prepare()
            self._preparing.start()

    def _prepare_more(self) -> None:
        """One piece of what was asked for first."""
        if all(next(left, self) is self for left in self._pieces.values()):
            self._preparing.stop()
            self.prepared.emit()

    def settle(self) -> None:
        """End the cross-fade now."""
        self._fade.stop()
        self._fade_over()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self, mirrored=False)
        region = event.region()
        if not self._box.contains(region.boundingRect()):
            painter.fillRect(event.rect(), QColor(self._theme.ground))
        scene = self._painter()
        if scene is not None:
            corner = self._box.topLeft()
            painter.save()
            painter.translate(corner)
            scene.paint(painter, self._position, (region & self._box).translated(-corner))
            painter.restore()
            painter.save()
            for band, image in self._fade_bands(scene):
                for rect in cast(Iterable[QRect], region & band):
                    painter.setClipRect(rect)  # an image is copied quickly into a rectangle alone
                    painter.drawImage(band.topLeft(), image)
            painter.restore()
        if self._before is not None:
            painter.setOpacity(float(self._fade.currentValue() or 0.0))
            painter.drawImage(QPoint(0, 0), self._before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bands = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._bands = None  # its box may stand elsewhere
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            event.ignore()  # the window may know what it means

    @property
    def _box(self) -> QRect:
        """Where the scene stands; it is not mirrored itself."""
        return seen(self, self._told_box)

    def _painter(self) -> ScenePainter | None:
        if self._technique is None or self._box.isEmpty():
            return None
        return self._painter_of(self._technique, self._mirrored)

    def _painter_of(self, technique: Technique, mirrored: bool) -> ScenePainter:
        key = self._key(technique, mirrored)
        found = self._painters.get(key)
        if found is None:
            self._bands = None
            found = self._painters[key] = ScenePainter(
                self._pictures.scene_for(technique),
                self._box.size(),
                self._palette,
                device_pixel_ratio=self.devicePixelRatioF(),
                mirrored=mirrored,
                stroke_share=technique.work,
                pressure=self._pressure,
                both_ends=True,
            )
        return found

    def _key(self, technique: Technique, mirrored: bool) -> tuple[str, str, bool, float]:
        # The same technique has another picture where it ends at mid-thigh.
        return technique.id, technique.picture, mirrored, self.devicePixelRatioF()

    def _fade_bands(self, scene: ScenePainter) -> list[tuple[QRect, QImage]]:
        """What lies over the picture's ends; a gradient is too dear to be painted each time."""
        if self._bands is None:
            ratio = self.devicePixelRatioF()
            self._bands = []
            for band, start, end in self._ends(scene):
                image = QImage(band.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
                image.setDevicePixelRatio(ratio)
                image.fill(Qt.GlobalColor.transparent)
                painter = QPainter(image)
                painter.translate(-band.topLeft())
                ground = self._theme.ground
                paint_fade(painter, QPointF(start), QPointF(end), QRectF(band), ground)
                painter.end()
                self._bands.append((band, image))
        return self._bands

    def _ends(self, scene: ScenePainter) -> list[tuple[QRect, QPoint, QPoint]]:
        """Where the picture ends within the view, and from where to where it fades there."""
        width, box = round(FADE * self._u), self._box
        along, down = QPoint(width, 0), QPoint(0, width)
        corner, other = box.topLeft(), QPoint(box.right() + 1, box.top())
        ends = []
        if box.top() > 0 and _comes_from_above(scene.scene):
            ends.append((QRect(corner, QSize(box.width(), width)), corner, corner + down))
        if box.left() > 0:
            ends.append((QRect(corner, QSize(width, box.height())), corner, corner + along))
        if box.right() < self.width() - 1:
            band = QRect(other - along, QSize(width, box.height()))
            ends.append((band, other, other - along))
        return ends

    def _forget(self) -> None:
        self._painters.clear()
        self._pieces.clear()
        self._preparing.stop()
        self._bands = None
        self._before = None
        self.update()

    def _faded(self, _value: object) -> None:
        self.update()

    def _fade_over(self) -> None:
        self._before = None
        self.update()


def _comes_from_above(scene: Scene) -> bool:
    """Whether its leg, an arm or the cloth would look cut off where the picture begins, under the
    cue; a picture of one's own may be as bright there as the cue."""
    if any(isinstance(group, Drawing) for group in scene.groups):
        return True
    solid = (g for g in scene.groups if g.shapes and (g.is_limb or g.id.startswith(_SOLID)))
    return any(group.shapes[0].path.boundingRect().top() <= 0 for group in solid)


def scene_size(width: float) -> QSize:
    """A scene's size at this width: every scene is 16 to 10."""
    return QSize(round(width), round(width / 1.6))
