"""The sprites of a scene: an opaque one that stands at the bottom, and what lies over it."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from massage_timer.pictures.arrow import ArrowLine, arrow_line
from massage_timer.pictures.boxes import around, box_of, rect_of
from massage_timer.pictures.covers import take_covered
from massage_timer.pictures.groups import group_rect, paint_group
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.poses import Sprite, cells_of, new_image
from massage_timer.pictures.scene import Group, Key, Scene

STANDING = Key(0.0)
REACH_SAMPLES = 24
"""How many places of a cycle are asked for what a moving sprite can ever show."""


@dataclass(frozen=True, slots=True)
class ArrowLayer:
    """An arrow, whose outline changes as it grows."""

    number: int
    group: Group
    line: ArrowLine
    track: str


Layer = Sprite | ArrowLayer


@dataclass(frozen=True, slots=True)
class View:
    """A scene at one size, side and palette."""

    scene: Scene
    palette: Palette
    device: QSize
    """The picture's device pixels."""
    mirrored: bool
    to_device: QTransform
    """From scene units to device pixels."""
    to_scene: QTransform

    def motion(self, track: str, key: Key) -> QTransform:
        """The movement of a track, in device pixels."""
        return self.to_scene * self.scene.motion(track, key) * self.to_device

    def offset(self, key: Key) -> tuple[int, int]:
        """How far a place of a track is away, in whole device pixels."""
        return round(key.x * self.to_device.m11()), round(key.y * self.to_device.m22())

    @property
    def limb(self) -> Group | None:
        """What shadows fall on."""
        return next((g for g in self.scene.groups if g.id == "limb" and g.shapes), None)


def view_of(scene: Scene, palette: Palette, device: QSize, mirrored: bool) -> View:
    """The scene fitted into the device's pixels, and centred."""
    scale = min(device.width() / scene.width, device.height() / scene.height)
    left = (device.width() - scene.width * scale) / 2
    top = (device.height() - scene.height * scale) / 2
    to_device = QTransform(scale, 0, 0, scale, left, top)
    if mirrored:
        to_device = QTransform(-scale, 0, 0, scale, device.width() - left, top)
    return View(scene, palette, device, mirrored, to_device, to_device.inverted()[0])


def still_image(view: View) -> QImage:
    """The scene when nothing moves."""
    image, painter = _canvas(view, QRect(QPoint(0, 0), view.device), opaque=True)
    for group in view.scene.groups:
        if group.id in view.scene.still_hides:
            continue
        painter.save()
        if group.is_shadow:
            painter.setClipPath(view.limb.shapes[0].path if view.limb else QPainterPath())
        paint_group(painter, group, view.scene, view.palette)
        painter.restore()
    painter.end()
    return image


def layers_of(view: View) -> tuple[QImage, tuple[Layer, ...]]:
    """The opaque sprite that never moves, and what lies over it, from the bottom to the top."""
    layers: list[Layer] = []
    base: QImage | None = None
    for run in _runs(view.scene):
        track, shadow = _kind(view.scene, run[0])
        if run[0].is_arrow:
            line = arrow_line(view.scene.arrows[run[0].id])
            layers.append(ArrowLayer(len(layers), run[0], line, track))
        elif base is None and not track and not shadow:
            base = _base(view, run)
        else:
            base = base or _base(view, ())
            layers += _sprite(view, run, len(layers))
    return base or _base(view, ()), tuple(_uncovered(layers))


def _uncovered(layers: list[Layer]) -> list[Layer]:
    """The layers without what those above them hide all the time, because they move alike."""
    sprites = [layer for layer in layers if isinstance(layer, Sprite) and not layer.shadow]
    for index, upper in enumerate(sprites):
        for lower in sprites[:index]:
            if lower.track == upper.track:
                take_covered(lower.image, upper.image, upper.place - lower.place)
    return [_cropped(layer) if isinstance(layer, Sprite) else layer for layer in layers]


def _cropped(sprite: Sprite) -> Sprite:
    """The sprite without the empty space around its paint."""
    cells = cells_of(sprite.image)
    rect = rect_of(around([box_of(cell) for cell in cells]))
    return replace(
        sprite,
        image=sprite.image.copy(rect) if cells else new_image(QSize(1, 1)),
        place=sprite.place + rect.topLeft(),
        cells=tuple(cell.translated(-rect.topLeft()) for cell in cells),
    )


def _runs(scene: Scene) -> list[list[Group]]:
    """Neighbours that share a sprite."""
    runs: list[list[Group]] = []
    for group in scene.groups:
        alike = runs and _kind(scene, runs[-1][-1]) == _kind(scene, group)
        if alike and not group.is_arrow and not runs[-1][-1].is_arrow:
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _kind(scene: Scene, group: Group) -> tuple[str, bool]:
    return scene.track_of(group), group.is_shadow


def _base(view: View, run: "list[Group] | tuple[()]") -> QImage:
    image, painter = _canvas(view, QRect(QPoint(0, 0), view.device), opaque=True)
    for group in run:
        paint_group(painter, group, view.scene, view.palette)
    painter.end()
    return image


def _sprite(view: View, run: list[Group], number: int) -> list[Sprite]:
    """The groups painted, if any of them can be seen at any time."""
    track, shadow = _kind(view.scene, run[0])
    bounds = QRectF()
    for group in run:
        bounds |= view.to_device.mapRect(group_rect(group, view.scene))
    rect = (bounds & _reach(view, track)).toAlignedRect()
    if rect.isEmpty():
        return []
    image, painter = _canvas(view, rect, opaque=False)
    for group in run:
        paint_group(painter, group, view.scene, view.palette)
    painter.end()
    return [Sprite(number, image, rect.topLeft(), track, shadow)]


def _reach(view: View, track: str) -> QRectF:
    """What of a track's groups can come into the picture at any time of the cycle."""
    whole = QRectF(QPointF(0, 0), view.device)
    if not track:
        return whole
    reach = QRectF()
    for sample in range(REACH_SAMPLES + 1):
        key = view.scene.tracks[track].at(sample / REACH_SAMPLES)
        reach |= view.motion(track, key).inverted()[0].mapRect(whole)
    return reach.adjusted(-4, -4, 4, 4)


def _canvas(view: View, rect: QRect, opaque: bool) -> tuple[QImage, QPainter]:
    """An image of a part of the picture, and a painter on it in scene units."""
    if opaque:
        image = QImage(rect.size(), QImage.Format.Format_RGB32)
        image.fill(view.palette.ground)
    else:
        image = new_image(rect.size())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(view.to_device * QTransform.fromTranslate(-rect.x(), -rect.y()))
    return image, painter
