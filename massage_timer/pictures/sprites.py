"""A scene on the screen: each group is painted once into a sprite, and a frame is a few copies."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from massage_timer.pictures.boxes import Box, box_of, rect_of
from massage_timer.pictures.frames import Frames, paint_frame
from massage_timer.pictures.layers import layers_of, still_image, view_of
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Scene, scene_time

MOST_CHANGES = 1000
"""Pairs of frames whose difference is remembered; a stroke at its own pace has a few hundred."""


class ScenePainter:
    """Paints one scene at one size, side and palette; make a new one when any of them changes.

    The picture keeps its shape: it is fitted into `size` (logical pixels) and centred, with the
    palette's ground around it. `mirrored` shows the other leg. `stroke_share` is the technique's
    share of a cycle in which the hands work; None keeps the scene's own.
    Sprites are made at the first frame that needs them, or by `prepare`.
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
    ) -> None:
        self.scene = scene
        self.size = size
        self._ratio = device_pixel_ratio
        self._share = scene.work if stroke_share is None else stroke_share
        device = QSize(
            max(round(size.width() * device_pixel_ratio), 1),
            max(round(size.height() * device_pixel_ratio), 1),
        )
        self._view = view_of(scene, palette, device, mirrored)
        self._still: QImage | None = None
        self._moving: tuple[QImage, Frames] | None = None
        self._changes: dict[tuple[int, int], QRegion] = {}

    def prepare(self, moving: bool = True) -> None:
        """Make the sprites now, so that the first frame is as quick as any other."""
        if moving and self.scene.moves:
            self._sprites()
        else:
            self._still_image()

    def paint(
        self, painter: QPainter, fraction: float | None, region: QRegion | None = None
    ) -> None:
        """Paint with the corner at the painter's origin; `fraction` of a cycle, None: the still.

        Only `region`, in logical pixels, is painted if it is given: one rectangle after the other,
        because Qt copies an image quickly only where its clip is a rectangle. A clip that the
        painter has is replaced then; those of the screen hold.
        """
        painter.save()
        if region is None:
            region = QRegion(QRect(QPoint(0, 0), self.size))
            painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
            self._paint_all(painter, fraction, self._box(region.boundingRect()))
        else:
            for rect in cast(Iterable[QRect], region & QRect(QPoint(0, 0), self.size)):
                painter.setClipRect(rect)
                self._paint_all(painter, fraction, self._box(rect))
        painter.restore()

    def _paint_all(self, painter: QPainter, fraction: float | None, box: Box) -> None:
        """Paint what lies in a box; the painter is clipped to it."""
        if self._ratio != 1:
            painter.save()
            painter.scale(1 / self._ratio, 1 / self._ratio)
        if fraction is None or not self.scene.moves:
            painter.drawImage(0, 0, self._still_image())
        else:
            base, frames = self._sprites()
            painter.setOpacity(1)
            painter.drawImage(0, 0, base)
            paint_frame(painter, frames.at(frames.beat(self._time(fraction))), box)
        if self._ratio != 1:
            painter.restore()

    def image(self, fraction: float | None = None) -> QImage:
        """One frame as an image of its own, in device pixels."""
        image = QImage(self._view.device, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        painter = QPainter(image)
        self.paint(painter, fraction)
        painter.end()
        return image

    def changed(self, before: float | None, after: float | None) -> QRegion:
        """What differs between two frames, in logical pixels, cut to the picture."""
        if before == after or not self.scene.moves:
            return QRegion()
        if before is None or after is None:
            return QRegion(QRect(QPoint(0, 0), self.size))
        frames = self._sprites()[1]
        beats = frames.beat(self._time(before)), frames.beat(self._time(after))
        region = self._changes.get(beats)
        if region is None:
            region = self._region(frames.changed(*beats))
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
        """What the sprites take that were turned so far."""
        return self._moving[1].cached_bytes if self._moving else 0

    def _time(self, fraction: float) -> float:
        return scene_time(fraction, self._share, self.scene.work)

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

    def _still_image(self) -> QImage:
        if self._still is None:
            self._still = still_image(self._view)
        return self._still

    def _sprites(self) -> tuple[QImage, Frames]:
        if self._moving is None:
            base, layers = layers_of(self._view)
            self._moving = base, Frames(self._view, layers)
        return self._moving
