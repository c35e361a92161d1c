"""A scene on the screen: each group is painted once into a sprite, and a frame is a few copies."""

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from massage_timer.pictures.arrow import USUAL_PRESSURE, weight_of
from massage_timer.pictures.boxes import Box, box_of, rect_of
from massage_timer.pictures.frames import Frame, Frames, Room, paint_frame
from massage_timer.pictures.layers import base_image, layers_of, view_of
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Scene, scene_time

MOST_CHANGES = 1000
"""Pairs of frames whose difference is remembered; a stroke at its own pace has a few hundred."""
SPRITES_ROOM = 7
"""How many times the bytes of the whole picture its sprites may take: 15 MB in 1280 x 800."""
ROOM = 20
"""The same for sprites and turned sprites together, ..."""
MOST_TURNED = 200_000_000
"""... of which the turned ones never take more bytes than these."""


class ScenePainter:
    """Paints one scene at one size, side and palette; make a new one when any of them changes.

    The picture keeps its shape: it is fitted into `size` (logical pixels) and centred, with the
    palette's ground around it, where arms may go on. `mirrored` shows the other leg.
    `stroke_share` is the technique's share of a stroke in which the hands work; None keeps the
    scene's own. `pressure` (1 to 5) is how heavy the arrows are. `both_ends`: when nothing moves,
    the hands are where the stroke leads them, and pale where it starts; else they are where the
    scene says that they show best. Sprites are made when the first frame needs them, or by
    `prepare`.
    """

    def __init__(
        self,
        scene: Scene,
        size: QSize,
        palette: Palette,
        *,
        device_pixel_ratio: float = 1.0,
        mirrored: bool = False,
        stroke_share: float | None = None,
        pressure: int = USUAL_PRESSURE,
        both_ends: bool = False,
    ) -> None:
        self.scene = scene
        self.size = size
        self._ratio = device_pixel_ratio
        self._share = scene.work if stroke_share is None else stroke_share
        self._weight = weight_of(pressure)
        self._both_ends = both_ends
        device = QSize(
            max(round(size.width() * device_pixel_ratio), 1),
            max(round(size.height() * device_pixel_ratio), 1),
        )
        self._view = view_of(scene, palette, device, mirrored)
        self._ground, layers = layers_of(scene)
        self._base: QImage | None = None
        picture = 4 * device.width() * device.height()
        room = Room(ROOM * picture, SPRITES_ROOM * picture, MOST_TURNED)
        self._frames = Frames(self._view, layers, room)
        self._changes: dict[tuple[int, int], QRegion] = {}

    def set_pressure(self, pressure: int) -> None:
        """How hard the hands press from now on, 1 to 5; nothing but the arrows differs."""
        self._weight = weight_of(pressure)
        self._changes.clear()

    def prepare(self) -> Iterator[None]:
        """Make all sprites ahead, a few at each step, so that no frame waits for one."""
        self._base_image()
        yield
        yield from self._frames.prepare(self._weight, self._both_ends)

    def paint(
        self, painter: QPainter, position: float | None, region: QRegion | None = None
    ) -> None:
        """Paint with the corner at the painter's origin; `position` in strokes, None: the still.

        Only `region`, in logical pixels, is painted if it is given: one rectangle after the other,
        because Qt copies an image quickly only where its clip is a rectangle. A clip that the
        painter has is replaced then; those of the screen hold.
        """
        frame = self._frame(position)
        painter.save()
        if region is None:
            region = QRegion(QRect(QPoint(0, 0), self.size))
            painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
            self._paint_all(painter, frame, self._box(region.boundingRect()))
        else:
            for rect in cast(Iterable[QRect], region & QRect(QPoint(0, 0), self.size)):
                painter.setClipRect(rect)
                self._paint_all(painter, frame, self._box(rect))
        painter.restore()

    def _frame(self, position: float | None) -> Frame:
        if position is None:
            return self._frames.still(self._weight, self._both_ends)
        return self._frames.at(self._beat(position), self._weight)

    def _paint_all(self, painter: QPainter, frame: Frame, box: Box) -> None:
        """Paint what lies in a box; the painter is clipped to it."""
        if self._ratio != 1:
            painter.save()
            painter.scale(1 / self._ratio, 1 / self._ratio)
        painter.setOpacity(1)
        painter.drawImage(0, 0, self._base_image())
        paint_frame(painter, frame, box)
        if self._ratio != 1:
            painter.restore()

    def image(self, position: float | None = None) -> QImage:
        """One frame as an image of its own, in device pixels."""
        image = QImage(self._view.device, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        painter = QPainter(image)
        self.paint(painter, position)
        painter.end()
        return image

    def changed(self, before: float | None, after: float | None) -> QRegion:
        """What differs between two frames, in logical pixels, cut to the picture."""
        if before == after or not self.scene.moves:
            return QRegion()
        if before is None or after is None:
            return QRegion(QRect(QPoint(0, 0), self.size))
        beats = self._beat(before), self._beat(after)
        region = self._changes.get(beats)
        if region is None:
            region = self._region(self._frames.changed(*beats, self._weight))
            if len(self._changes) == MOST_CHANGES:
                self._changes.clear()
            self._changes[beats] = region
        return region

    def _region(self, boxes: list[Box]) -> QRegion:
        region = QRegion()
        for box in boxes:
            region += self._rect(box) & QRect(QPoint(0, 0), self.size)
        return region

    @property
    def cached_bytes(self) -> int:
        """What the images take that were made so far."""
        base = self._base.sizeInBytes() if self._base is not None else 0
        return base + self._frames.cached_bytes

    def _beat(self, position: float) -> int:
        return self._frames.beat(scene_time(position, self._share, self.scene))

    def _rect(self, box: Box) -> QRect:
        """The logical pixels that a box in device pixels touches."""
        rect = rect_of(box)
        if self._ratio == 1:
            return rect
        scale = 1 / self._ratio
        touched = QTransform.fromScale(scale, scale).mapRect(QRectF(rect)).toAlignedRect()
        return touched.adjusted(-1, -1, 1, 1)  # a widget's corner may lie between device pixels

    def _box(self, rect: QRect) -> Box:
        """The device pixels that a rectangle in logical pixels touches, and some around them."""
        left, top, right, bottom = (round(edge * self._ratio) for edge in box_of(rect))
        more = round(self._ratio)
        return left - more, top - more, right + more, bottom + more

    def _base_image(self) -> QImage:
        if self._base is None:
            self._base = base_image(self._view, self._ground)
        return self._base
