"""What stands where in one frame of a scene, and what two frames differ in."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRegion, QTransform

from massage_timer.pictures.arrow import MOVING_STEP, arrow_path
from massage_timer.pictures.boxes import Box, box_of, gathered, meet, moved
from massage_timer.pictures.layers import ArrowLayer, Layer, View
from massage_timer.pictures.poses import (
    Pose,
    PoseCache,
    Sprite,
    Turn,
    key_of,
    pose_of,
    turn_of,
)
from massage_timer.pictures.scene import Key

INVISIBLE = 0.01
ROOM = 16_000_000
"""Bytes of turned sprites that are kept, whatever the size of the picture."""
ARROW_STEP = 2.0
"""Scene units by which an arrow grows."""
RECENT = 2
"""Frames remembered: the one that is shown, and the one that comes."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """An arrow of one length, in device pixels: what to fill, wide shapes first."""

    fills: tuple[tuple[QPainterPath, QColor], ...]
    box: Box

    @property
    def boxes(self) -> tuple[Box, ...]:
        return (self.box,)


@dataclass(frozen=True, slots=True)
class Placed:
    """A layer in one frame. Layers are equal where they look the same."""

    what: Pose | Outline
    across: int = 0
    down: int = 0
    opacity: float = 1.0
    limb: QRegion | None = None
    """Where a shadow falls."""

    @property
    def box(self) -> Box:
        return moved(self.what.box, self.across, self.down)

    def boxes(self) -> list[Box]:
        return [moved(box, self.across, self.down) for box in self.what.boxes]


Frame = tuple[Placed | None, ...]
"""From the bottom to the top; None where a layer is not to be seen."""


class Frames:
    """The frames of a scene. Each depends on its time alone, whatever was asked for before."""

    def __init__(self, view: View, layers: tuple[Layer, ...]) -> None:
        self._view = view
        self._layers = layers
        self._poses = PoseCache(ROOM)
        self._outlines: dict[tuple[str, int], Outline] = {}
        self._limbs: dict[Turn, QRegion] = {}
        self._recent: dict[float, Frame] = {}
        limb = view.limb
        self._limb_track = view.scene.track_of(limb) if limb else ""
        self._limb = view.to_device.map(limb.shapes[0].path) if limb else QPainterPath()

    @property
    def cached_bytes(self) -> int:
        """What the turned sprites take at present."""
        return self._poses.size

    def at(self, time: float) -> Frame:
        """The frame at a time of the scene's own cycle, 0 to 1."""
        frame = self._recent.get(time)
        if frame is None:
            keys = self._view.keys(time)
            frame = tuple(
                self._placed(layer, keys[layer.track], keys[self._limb_track])
                for layer in self._layers
            )
            if len(self._recent) == RECENT:
                del self._recent[next(iter(self._recent))]
            self._recent[time] = frame
        return frame

    def changed(self, before: float, after: float) -> list[Box]:
        """Boxes that hold all that differs between two times; none overlap."""
        boxes: list[Box] = []
        for old, new in zip(self.at(before), self.at(after), strict=True):
            if old != new:
                for one in (old, new):
                    if one is not None:
                        boxes += one.boxes()
        return gathered(boxes)

    def _placed(self, layer: Layer, key: Key, limb: Key) -> Placed | None:
        shadow = isinstance(layer, Sprite) and layer.shadow
        opacity = key.shadow if shadow else key.opacity
        if opacity <= INVISIBLE:
            return None
        if isinstance(layer, ArrowLayer):
            return Placed(self._outline(layer, key.shown), opacity=opacity)
        return Placed(
            self._pose(layer, turn_of(key)),
            *self._view.offset(key),
            opacity,
            self._limb_at(limb) if shadow else None,
        )

    def _pose(self, sprite: Sprite, turn: Turn) -> Pose:
        pose = self._poses.find(sprite, turn)
        if pose is None:
            motion = self._view.motion(sprite.track, key_of(turn))
            pose = pose_of(sprite, motion if turn != (0, 0) else QTransform())
            self._poses.keep(sprite, turn, pose)
        return pose

    def _outline(self, arrow: ArrowLayer, shown: float) -> Outline:
        steps = max(ceil(arrow.line.length / ARROW_STEP), 1)
        step = round(shown * steps)
        outline = self._outlines.get((arrow.group.id, step))
        if outline is None:
            outline = self._outlined(arrow, step / steps)
            self._outlines[arrow.group.id, step] = outline
        return outline

    def _outlined(self, arrow: ArrowLayer, shown: float) -> Outline:
        fills = []
        bounds = QRectF()
        for shape in arrow.group.shapes:
            if shape.stroke is not None:
                grow = shape.stroke_width / 2
                path = arrow_path(arrow.line, shown, grow=grow, step=MOVING_STEP)
                path = self._view.to_device.map(path)
                fills.append((path, self._view.palette.colour(shape.stroke)))
                bounds |= path.boundingRect()
        return Outline(tuple(fills), box_of(bounds.adjusted(-1, -1, 1, 1).toAlignedRect()))

    def _limb_at(self, key: Key) -> QRegion:
        """Where the limb is; its own dark line hides that the edge of a region has steps."""
        turn = turn_of(key)
        region = self._limbs.get(turn)
        if region is None:
            outline = self._view.motion(self._limb_track, key_of(turn)).map(self._limb)
            region = QRegion(outline.toFillPolygon().toPolygon(), self._limb.fillRule())
            self._limbs[turn] = region
        return region.translated(*self._view.offset(key))


def paint_frame(painter: QPainter, frame: Frame, box: Box) -> None:
    """Paint what of a frame lies in a box; the painter is clipped to it, in device pixels."""
    for placed in frame:
        if placed is None or not meet(placed.box, box):
            continue
        painter.setOpacity(placed.opacity)
        if isinstance(placed.what, Outline):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for path, colour in placed.what.fills:
                painter.fillPath(path, colour)
        elif placed.limb is not None:
            painter.save()
            painter.setClipRegion(placed.limb, Qt.ClipOperation.IntersectClip)
            _paint_pose(painter, placed, placed.what, box)
            painter.restore()
        else:
            _paint_pose(painter, placed, placed.what, box)


def _paint_pose(painter: QPainter, placed: Placed, pose: Pose, box: Box) -> None:
    offset = QPoint(placed.across, placed.down)
    for corner, image in pose.between(box[1] - placed.down, box[3] - placed.down):
        painter.drawImage(corner + offset, image)
