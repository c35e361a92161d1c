"""A scene on the screen: each group is painted once into a sprite, and a frame is a few blits."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from massage_timer.pictures.arrow import MOVING_STEP, STEP, ArrowLine, arrow_line, arrow_path
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Group, Key, Scene, Shape, scene_time

STILL = Key(0.0)
REACH_SAMPLES = 24
"""How many places of a cycle are asked for what a moving sprite can ever show."""
FADE_STOPS = ((0.0, 1.0), (0.3, 0.88), (0.62, 0.38), (0.85, 0.08), (1.0, 0.0))
INVISIBLE = 0.01
HALO_CELL = 10.0
"""Scene units in one pixel of the coarse image that a halo is painted through."""
HALO_SMOOTHING = 3
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
    """The parts of the image, from top to bottom, that hold any paint."""

    @property
    def rect(self) -> QRectF:
        return QRectF(self.place, self.image.size())


@dataclass(frozen=True, slots=True)
class _Arrow:
    """An arrow, which is painted anew in each frame because it grows."""

    group: Group
    line: ArrowLine
    track: str


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
                    changed |= self._arrow_rect(layer, key)
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
                self._paint_arrow(painter, layer.group, layer.line, key.shown, MOVING_STEP)
            else:
                if layer.shadow:
                    painter.setClipPath(self._limb_at(time), Qt.ClipOperation.IntersectClip)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                if layer.track:
                    painter.setTransform(self._motion(layer.track, key), True)
                for band in layer.bands:
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
                    self._paint_group(painter, group)
                    painter.restore()
                else:
                    self._paint_group(painter, group)
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
                    line = arrow_line(self.scene.arrows[group.id])
                    layers.append(_Arrow(group, line, track))
                    continue
                if run and self._kind(run[-1]) != self._kind(group):
                    self._flush(run, layers)
                run.append(group)
            self._flush(run, layers)
            self._layers = tuple(layers)
        assert self._base is not None
        return self._base

    def _kind(self, group: Group) -> tuple[str, bool]:
        """Neighbours of the same kind share a sprite."""
        return self.scene.track_of(group), group.is_shadow

    def _flush(self, run: list[Group], layers: list[_Sprite | _Arrow]) -> None:
        """Paint the groups gathered so far into one sprite."""
        whole = QRect(QPoint(0, 0), self._device)
        if self._base is None:
            standing = bool(run) and self._kind(run[0]) == ("", False)
            self._base, painter = self._new_image(whole, opaque=True)
            for group in run if standing else ():
                self._paint_group(painter, group)
            painter.end()
            if standing:
                run.clear()
                return
        if not run:
            return
        track, shadow = self._kind(run[0])
        bounds = QRectF()
        for group in run:
            bounds |= self._view.mapRect(_group_rect(group, self.scene))
        rect = (bounds & self._reach(track)).toAlignedRect()
        if not rect.isEmpty():
            image, painter = self._new_image(rect, opaque=False)
            for group in run:
                self._paint_group(painter, group)
            painter.end()
            layers.append(_Sprite(image, rect.topLeft(), track, shadow, _bands(image)))
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

    def _paint_group(self, painter: QPainter, group: Group) -> None:
        if group.fade is not None:
            (x0, y0), (x1, y1) = group.fade
            gradient = QLinearGradient(x0, y0, x1, y1)
            for place, opacity in FADE_STOPS:
                gradient.setColorAt(place, self.palette.colour("theme.bg", opacity))
            area = QRectF(-1, -1, self.scene.width + 2, self.scene.height + 2)
            painter.fillRect(area, QBrush(gradient))
        elif group.is_halo:
            self._paint_halo(painter, group)
        elif group.is_arrow:
            self._paint_arrow(painter, group, arrow_line(self.scene.arrows[group.id]), 1.0, STEP)
        else:
            self._paint_shapes(painter, group)

    def _paint_shapes(self, painter: QPainter, group: Group) -> None:
        for shape in group.shapes:
            if shape.fill is not None:
                opacity = self.palette.strength(shape.fill_opacity)
                painter.fillPath(shape.path, self.palette.colour(shape.fill, opacity))
            if shape.stroke is not None:
                opacity = self.palette.strength(shape.stroke_opacity)
                if opacity > 0:
                    painter.strokePath(shape.path, self._pen(shape, opacity))

    def _paint_halo(self, painter: QPainter, group: Group) -> None:
        """Paint a halo through a coarse image, which melts its many strokes into one glow."""
        margin = 2 * HALO_CELL
        area = QRectF(0, 0, self.scene.width, self.scene.height)
        area.adjust(-margin, -margin, margin, margin)
        cells = (area.size() / HALO_CELL).toSize()
        coarse = QImage(cells, QImage.Format.Format_ARGB32_Premultiplied)
        coarse.fill(QColor(0, 0, 0, 0))
        glow = QPainter(coarse)
        glow.setRenderHint(QPainter.RenderHint.Antialiasing)
        glow.scale(1 / HALO_CELL, 1 / HALO_CELL)
        glow.translate(-area.topLeft())
        self._paint_shapes(glow, group)
        glow.end()
        smooth = coarse.scaled(
            cells * HALO_SMOOTHING,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, smooth)
        painter.restore()

    def _paint_arrow(
        self, painter: QPainter, group: Group, line: ArrowLine, shown: float, step: float
    ) -> None:
        """Paint an arrow's shapes, wide ones below: each as wide as its stroke makes it."""
        for shape in group.shapes:
            if shape.stroke is not None:
                path = arrow_path(line, shown, grow=shape.stroke_width / 2, step=step)
                painter.fillPath(path, self.palette.colour(shape.stroke))

    def _pen(self, shape: Shape, opacity: float) -> QPen:
        assert shape.stroke is not None
        pen = QPen(self.palette.colour(shape.stroke, opacity), shape.stroke_width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if shape.dash:
            pen.setDashPattern([part / shape.stroke_width for part in shape.dash])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _arrow_rect(self, arrow: _Arrow, key: Key) -> QRectF:
        if key.opacity <= INVISIBLE:
            return QRectF()
        widest = max((shape.stroke_width for shape in arrow.group.shapes), default=0.0)
        path = arrow_path(arrow.line, key.shown, grow=widest / 2, step=MOVING_STEP)
        return self._view.mapRect(path.boundingRect())


def _bands(image: QImage) -> tuple[QRect, ...]:
    """Bands that together hold all paint of an image, but little of the empty space around it.

    A turned sprite costs by its area, and an arm across a picture leaves most of it empty.
    """
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    data, width, stride = bytes(alpha.constBits()), image.width(), alpha.bytesPerLine()
    empty = bytes(1)
    bands = []
    for top in range(0, image.height(), BAND):
        bottom = min(top + BAND, image.height())
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


def _group_rect(group: Group, scene: Scene) -> QRectF:
    """How far a group's paint reaches, in scene units."""
    if group.fade is not None:
        return QRectF(0, 0, scene.width, scene.height)
    bounds = QRectF()
    for shape in group.shapes:
        margin = shape.stroke_width if shape.stroke is not None else 0.0
        bounds |= shape.path.boundingRect().adjusted(-margin, -margin, margin, margin)
    return bounds
