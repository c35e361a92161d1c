"""The layers of a scene: an opaque one that stands at the bottom, and sprites that lie over it."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from massage_timer.pictures.arrow import ArrowLine, arrow_line
from massage_timer.pictures.covers import take_covered
from massage_timer.pictures.cuts import (
    Sprite,
    Turn,
    new_image,
    place_of,
    sprite_of,
    turn_of,
    turn_step,
)
from massage_timer.pictures.groups import group_rect, paint_group
from massage_timer.pictures.palette import Palette
from massage_timer.pictures.scene import Group, Scene
from massage_timer.pictures.tracks import Place

EDGE = 4.0
"""Device pixels beyond what is ever seen that are painted all the same: edges are smooth."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Neighbouring groups that move and come and go as one; or an arrow, which grows."""

    number: int
    """From the bottom."""
    groups: tuple[Group, ...]
    track: str
    pose: str
    shadow: bool
    in_still: bool
    line: ArrowLine | None = None
    """Of an arrow."""

    @property
    def cast(self) -> tuple[str, str]:
        """Layers of the same track and pose, which are needed together."""
        return self.track, self.pose


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
    steps: Mapping[str, float]
    """Degrees between two turns of each track."""

    def turn(self, track: str, place: Place) -> Turn:
        """The turn at which a place of a track is shown."""
        return turn_of(place, self.steps.get(track, 1.0))

    def turning(self, track: str, turn: Turn) -> QTransform:
        """How a track's groups are turned where they are, in device pixels."""
        place = place_of(turn, self.steps.get(track, 1.0))
        return self.to_scene * self.scene.motion(track, place) * self.to_device

    def offset(self, place: Place) -> tuple[int, int]:
        """How far a place of a track is away, in whole device pixels."""
        return round(place.x * self.to_device.m11()), round(place.y * self.to_device.m22())


def view_of(scene: Scene, palette: Palette, device: QSize, mirrored: bool) -> View:
    """The scene fitted into the device's pixels, and centred."""
    scale = min(device.width() / scene.width, device.height() / scene.height)
    left = (device.width() - scene.width * scale) / 2
    top = (device.height() - scene.height * scale) / 2
    to_device = QTransform(scale, 0, 0, scale, left, top)
    if mirrored:
        to_device = QTransform(-scale, 0, 0, scale, device.width() - left, top)
    steps = {name: turn_step(track) for name, track in scene.tracks.items()}
    return View(scene, palette, device, mirrored, to_device, to_device.inverted()[0], steps)


def layers_of(scene: Scene) -> tuple[tuple[Group, ...], tuple[Layer, ...]]:
    """The groups that stand at the bottom all the time, and the layers over them."""
    runs: list[list[Group]] = []
    for group in scene.groups:
        alike = runs and _kind(scene, runs[-1][-1]) == _kind(scene, group)
        if alike and not group.is_arrow and not runs[-1][-1].is_arrow:
            runs[-1].append(group)
        else:
            runs.append([group])
    stands = runs and _kind(scene, runs[0][0]) == ("", "", False, True)
    base = tuple(runs.pop(0)) if stands and not runs[0][0].is_arrow else ()
    return base, tuple(
        Layer(number, tuple(run), *_kind(scene, run[0]), line=_line(scene, run[0]))
        for number, run in enumerate(runs)
    )


def _kind(scene: Scene, group: Group) -> tuple[str, str, bool, bool]:
    in_still = group.id not in scene.still_hides
    return scene.track_of(group), group.pose, group.is_shadow, in_still


def _line(scene: Scene, group: Group) -> ArrowLine | None:
    return arrow_line(scene.arrows[group.id]) if group.is_arrow else None


class Sprites:
    """The sprites of a scene's layers, each painted when it is first needed.

    When they come to more than `room` bytes, those of the track and pose not needed for longest
    are given up, and painted again should they be needed.
    """

    def __init__(self, view: View, layers: tuple[Layer, ...], room: int) -> None:
        self.room = room
        self.size = 0
        self._view = view
        self._layers = [layer for layer in layers if layer.line is None]
        self._windows: dict[str, Mapping[Turn, QRect]] = {}
        self._kept: OrderedDict[tuple[str, str], dict[int, Sprite]] = OrderedDict()

    def sprite(self, layer: Layer) -> Sprite | None:
        """The sprite of a layer that is no arrow; None: no part of it can ever be seen."""
        return self.of_cast(layer.cast).get(layer.number)

    def of_cast(self, cast: tuple[str, str]) -> dict[int, Sprite]:
        """The sprites of a track and pose, by the numbers of their layers."""
        if cast in self._kept:
            self._kept.move_to_end(cast)
        else:
            layers = [layer for layer in self._layers if layer.cast == cast]
            self._kept[cast] = _painted(self._view, layers, self._reach(cast[0]))
            self.size += _bytes(self._kept[cast])
            while self.size > self.room and len(self._kept) > 1:
                self.size -= _bytes(self._kept.popitem(last=False)[1])
        return self._kept[cast]

    def window(self, track: str, turn: Turn) -> QRect:
        """What of a track's sprites comes into the picture at a turn, before they are moved."""
        windows = self._windows_of(track)
        if turn in windows:
            return windows[turn]
        whole = QRegion()
        for window in windows.values():  # a turn that rounding alone brings about
            whole += window
        return whole.boundingRect()

    def _windows_of(self, track: str) -> Mapping[Turn, QRect]:
        if track not in self._windows:
            self._windows[track] = _windows(self._view, track)
        return self._windows[track]

    def _reach(self, track: str) -> QRectF:
        """What of a track's sprites comes into the picture at any turn, before they turn."""
        if not track:
            return QRectF(QPointF(0, 0), self._view.device)
        reach = QRectF()
        for turn, window in self._windows_of(track).items():
            turning = self._view.turning(track, turn)
            reach |= turning.inverted()[0].mapRect(QRectF(window))
        return reach.adjusted(-EDGE, -EDGE, EDGE, EDGE)


def _windows(view: View, track: str) -> dict[Turn, QRect]:
    windows: dict[Turn, QRect] = {}
    for before, after in dict.fromkeys(view.scene.tracks[track].pieces()):
        for one, other in pairwise(_fine_places(before, after, view.steps[track])):
            window = _window(view, one) | _window(view, other)
            (turn0, size0), (turn1, size1) = view.turn(track, one), view.turn(track, other)
            for turn in {(turn0, size0), (turn1, size1), (turn0, size1), (turn1, size0)}:
                windows[turn] = windows.get(turn, QRect()) | window
    return windows


def _window(view: View, place: Place) -> QRect:
    across, down = view.offset(place)
    return QRect(QPoint(-across, -down), view.device)


def _fine_places(before: Place, after: Place, step: float) -> Iterator[Place]:
    """Places so near each other that what is between two of them has the turn and size of one."""
    (turn0, size0), (turn1, size1) = turn_of(before, step), turn_of(after, step)
    steps = 2 * (abs(turn1 - turn0) + abs(size1 - size0)) + 1
    for number in range(steps + 1):
        share = number / steps
        rest = 1 - share
        yield Place(
            before.x * rest + after.x * share,
            before.y * rest + after.y * share,
            before.turn * rest + after.turn * share,
            before.scale * rest + after.scale * share,
        )


def _bytes(sprites: dict[int, Sprite]) -> int:
    return sum(sprite.image.sizeInBytes() for sprite in sprites.values())


def _painted(view: View, layers: list[Layer], reach: QRectF) -> dict[int, Sprite]:
    """The layers painted, without what those above them hide all the time, for they move alike.

    What lies beyond `reach` comes never into the picture.
    """
    images: list[tuple[Layer, QImage, QPoint]] = []
    for layer in layers:
        bounds = QRectF()
        for group in layer.groups:
            bounds |= view.to_device.mapRect(group_rect(group, view.scene))
        rect = (bounds & reach).toAlignedRect()
        if not rect.isEmpty():
            image = new_image(rect.size())
            _paint(view, image, layer.groups, rect)
            images.append((layer, image, rect.topLeft()))
    for index, (upper, above, above_at) in enumerate(images):
        for lower, below, below_at in images[:index]:
            if upper.in_still and not upper.shadow and not lower.shadow:
                take_covered(below, above, above_at - below_at)
    return {layer.number: sprite_of(image, place) for layer, image, place in images}


def base_image(view: View, groups: tuple[Group, ...]) -> QImage:
    """What stands at the bottom, on the ground: an opaque image of the whole picture."""
    image = QImage(view.device, QImage.Format.Format_RGB32)
    image.fill(view.palette.ground)
    _paint(view, image, groups, QRect(QPoint(0, 0), view.device))
    return image


def _paint(view: View, image: QImage, groups: tuple[Group, ...], rect: QRect) -> None:
    """Paint groups on the image of a part of the picture."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(view.to_device * QTransform.fromTranslate(-rect.x(), -rect.y()))
    for group in groups:
        paint_group(painter, group, view.scene, view.palette)
    painter.end()
