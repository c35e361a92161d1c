"""A scene on the screen: each group is painted once into a sprite, and a frame is a few blits."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QTransform,
)

from massage_timer.pictures.arrow import (
    HEAD_WIDTH,
    MOVING_STEP,
    ArrowLine,
    arrow_line,
    arrow_path,
)
from massage_timer.pictures.groups import group_rect, paint_arrow, paint_group
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Group, Key, Scene, scene_time

STILL = Key(0.0)
REACH_SAMPLES = 24
"""How many places of a cycle are asked for what a moving sprite can ever show."""
INVISIBLE = 0.01
BAND = 48
"""Height in device pixels of the bands that a sprite is painted by."""


@dataclass(frozen=True, slots=True)
class _Sprite:
    """Groups that move alike, painted; `place` is its corner in device pixels."""

    image: QImage
    place: QPoint
    track: str
    shadow: bool
    bands: tuple[QRect, ...]
    """Parts of the image that hold all of its paint when it is painted in full strength."""

    @property
    def rect(self) -> QRectF:
        return QRectF(self.place, self.image.size())


@dataclass(frozen=True, slots=True)
class _Arrow:
    """An arrow, which is painted anew in each frame because it grows."""

    group: Group
    line: ArrowLine
    track: str
    rect: QRectF
    """What the whole of it covers, in device pixels."""


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
        self.palette = palette
        self.mirrored = mirrored
        self._ratio = device_pixel_ratio
        self._share = scene.work if stroke_share is None else stroke_share
        self._device = QSize(
            max(round(size.width() * device_pixel_ratio), 1),
            max(round(size.height() * device_pixel_ratio), 1),
        )
        self._view = self._fit()
        self._back = self._view.inverted()[0]
        limb = next((g for g in scene.groups if g.id == "limb" and g.shapes), None)
        self._limb = limb
        self._limb_outline = self._view.map(limb.shapes[0].path) if limb else QPainterPath()
        self._still: QImage | None = None
        self._base: QImage | None = None
        self._layers: tuple[_Sprite | _Arrow, ...] = ()

    def prepare(self, moving: bool = True) -> None:
        """Make the sprites now, so that the first frame is as quick as any other."""
        if moving and self.scene.moves:
            self._moving_base()
        else:
            self._still_image()

    def paint(self, painter: QPainter, fraction: float | None) -> None:
        """Paint with the corner at the painter's origin; `fraction` of a cycle, None: the still."""
        painter.save()
        painter.scale(1 / self._ratio, 1 / self._ratio)
        if fraction is None or not self.scene.moves:
            painter.drawImage(0, 0, self._still_image())
        else:
            self._paint_frame(painter, scene_time(fraction, self._share, self.scene.work))
        painter.restore()

    def image(self, fraction: float | None = None) -> QImage:
        """One frame as an image of its own, in device pixels."""
        image = QImage(self._device, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        painter = QPainter(image)
        self.paint(painter, fraction)
        painter.end()
        return image

    def dirty_rect(self, before: float | None, after: float | None) -> QRect:
        """What differs between two frames, in logical pixels, cut to the picture."""
        whole = QRect(QPoint(0, 0), self.size)
        if before == after or not self.scene.moves:
            return QRect()
        if before is None or after is None:
            return whole
        self._moving_base()
        times = [scene_time(f, self._share, self.scene.work) for f in (before, after)]
        changed = QRectF()
        for layer in self._layers:
            keys = [self._key(layer.track, time) for time in times]
            if _same_place(*keys):
                continue
            for key in keys:
                if isinstance(layer, _Arrow):
                    changed |= layer.rect if key.opacity > INVISIBLE else QRectF()
                else:
                    changed |= self._motion(layer.track, key).mapRect(layer.rect)
        if changed.isEmpty():
            return QRect()
        scale = 1 / self._ratio
        logical = QTransform.fromScale(scale, scale).mapRect(changed)
        return logical.toAlignedRect().adjusted(-2, -2, 2, 2) & whole

    def _fit(self) -> QTransform:
        """From scene units to device pixels."""
        scene, device = self.scene, self._device
        scale = min(device.width() / scene.width, device.height() / scene.height)
        left = (device.width() - scene.width * scale) / 2
        top = (device.height() - scene.height * scale) / 2
        if self.mirrored:
            return QTransform(-scale, 0, 0, scale, device.width() - left, top)
        return QTransform(scale, 0, 0, scale, left, top)

    def _key(self, track: str, time: float) -> Key:
        return self.scene.tracks[track].at(time) if track else STILL

    def _motion(self, track: str, key: Key) -> QTransform:
        """The movement of a track in device pixels."""
        return self._back * self.scene.motion(track, key) * self._view

    def _paint_frame(self, painter: QPainter, time: float) -> None:
        painter.drawImage(0, 0, self._moving_base())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in self._layers:
            key = self._key(layer.track, time)
            shadow = isinstance(layer, _Sprite) and layer.shadow
            opacity = key.shadow if shadow else key.opacity
            if opacity <= INVISIBLE:
                continue
            painter.save()
            painter.setOpacity(opacity)
            if isinstance(layer, _Arrow):
                painter.setTransform(self._view, True)
                paint_arrow(painter, layer.group, layer.line, self.palette, key.shown, MOVING_STEP)
            else:
                if layer.shadow:
                    painter.setClipPath(self._limb_at(time), Qt.ClipOperation.IntersectClip)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                if layer.track:
                    painter.setTransform(self._motion(layer.track, key), True)
                bands = layer.bands if opacity == 1 else (layer.image.rect(),)
                for band in bands:
                    painter.drawImage(layer.place + band.topLeft(), layer.image, band)
            painter.restore()

    def _limb_at(self, time: float) -> QPainterPath:
        track = self.scene.track_of(self._limb) if self._limb else ""
        if not track:
            return self._limb_outline
        return self._motion(track, self._key(track, time)).map(self._limb_outline)

    def _still_image(self) -> QImage:
        if self._still is None:
            image, painter = self._new_image(QRect(QPoint(0, 0), self._device), opaque=True)
            for group in self.scene.groups:
                if group.id in self.scene.still_hides:
                    continue
                if group.is_shadow:
                    painter.save()
                    painter.resetTransform()
                    painter.setClipPath(self._limb_outline)
                    painter.setTransform(self._view)
                    paint_group(painter, group, self.scene, self.palette)
                    painter.restore()
                else:
                    paint_group(painter, group, self.scene, self.palette)
            painter.end()
            self._still = image
        return self._still

    def _moving_base(self) -> QImage:
        """The opaque bottom sprite; makes all the others too."""
        if self._base is None:
            layers: list[_Sprite | _Arrow] = []
            run: list[Group] = []
            for group in self.scene.groups:
                if group.is_arrow:
                    self._flush(run, layers)
                    track = self.scene.track_of(group)
                    layers.append(self._arrow(group, track))
                    continue
                if run and self._kind(run[-1]) != self._kind(group):
                    self._flush(run, layers)
                run.append(group)
            self._flush(run, layers)
            self._layers = tuple(layers)
        assert self._base is not None
        return self._base

    def _arrow(self, group: Group, track: str) -> _Arrow:
        line = arrow_line(self.scene.arrows[group.id])
        widest = max((shape.stroke_width for shape in group.shapes), default=0.0)
        # A short arrow of a bent line may leave the whole one's outline by its head alone.
        rect = arrow_path(line, grow=widest / 2 + HEAD_WIDTH / 2).boundingRect()
        return _Arrow(group, line, track, self._view.mapRect(rect))

    def _kind(self, group: Group) -> tuple[str, bool, bool]:
        """Neighbours of the same kind share a sprite; what stands still may hold veils too."""
        track = self.scene.track_of(group)
        return track, group.is_shadow, group.is_veil and bool(track)

    def _flush(self, run: list[Group], layers: list[_Sprite | _Arrow]) -> None:
        """Paint the groups gathered so far into one sprite."""
        whole = QRect(QPoint(0, 0), self._device)
        if self._base is None:
            standing = bool(run) and self._kind(run[0]) == ("", False, False)
            self._base, painter = self._new_image(whole, opaque=True)
            for group in run if standing else ():
                paint_group(painter, group, self.scene, self.palette)
            painter.end()
            if standing:
                run.clear()
                return
        if not run:
            return
        track, shadow, veil = self._kind(run[0])
        bounds = QRectF()
        for group in run:
            bounds |= self._view.mapRect(group_rect(group, self.scene))
        rect = (bounds & self._reach(track)).toAlignedRect()
        if not rect.isEmpty():
            image, painter = self._new_image(rect, opaque=False)
            for group in run:
                paint_group(painter, group, self.scene, self.palette)
            painter.end()
            # Where bands overlap, what shows through would be painted twice; and what never
            # turns gains nothing by them.
            bands = (image.rect(),) if veil or not track else _bands(image)
            layers.append(_Sprite(image, rect.topLeft(), track, shadow, bands))
        run.clear()

    def _reach(self, track: str) -> QRectF:
        """What of a track's groups can come into the picture at any time of the cycle."""
        whole = QRectF(QPointF(0, 0), self._device)
        if not track:
            return whole
        reach = QRectF()
        for sample in range(REACH_SAMPLES + 1):
            key = self._key(track, sample / REACH_SAMPLES)
            reach |= self._motion(track, key).inverted()[0].mapRect(whole)
        return reach.adjusted(-4, -4, 4, 4)

    def _new_image(self, rect: QRect, opaque: bool) -> tuple[QImage, QPainter]:
        formats = QImage.Format
        kind = formats.Format_RGB32 if opaque else formats.Format_ARGB32_Premultiplied
        image = QImage(rect.size(), kind)
        image.fill(self.palette.ground if opaque else QColor(0, 0, 0, 0))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = rect.topLeft()
        painter.setTransform(self._view * QTransform.fromTranslate(-corner.x(), -corner.y()))
        return image, painter


def _bands(image: QImage) -> tuple[QRect, ...]:
    """Bands that together hold all paint of an image, but little of the empty space around it.

    A turned sprite costs by its area, and an arm across a picture leaves most of it empty.
    Each band overlaps the next by a row, else single pixels between them stay unpainted.
    """
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    data, width, stride = bytes(alpha.constBits()), image.width(), alpha.bytesPerLine()
    empty = bytes(1)
    bands = []
    for top in range(0, image.height(), BAND):
        bottom = min(top + BAND + 1, image.height())
        rows = [data[y * stride : y * stride + width] for y in range(top, bottom)]
        left = width - max(len(row.lstrip(empty)) for row in rows)
        right = max(len(row.rstrip(empty)) for row in rows)
        if left < right:
            left, right = max(left - 1, 0), min(right + 1, width)
            bands.append(QRect(left, top, right - left, bottom - top))
    return tuple(bands)


def _same_place(before: Key, after: Key) -> bool:
    return (before.x, before.y, before.turn, before.scale, before.opacity, before.shown) == (
        after.x,
        after.y,
        after.turn,
        after.scale,
        after.opacity,
        after.shown,
    ) and before.shadow == after.shadow
