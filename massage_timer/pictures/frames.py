"""What stands where in one frame of a scene, and what two frames differ in."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRegion, QTransform

from massage_timer.pictures.arrow import MOVING_STEP, arrow_path
from massage_timer.pictures.beats import SAMPLES, beats_of, time_of
from massage_timer.pictures.boxes import Box, box_of, gathered, meet, moved
from massage_timer.pictures.layers import STANDING, ArrowLayer, Layer, View
from massage_timer.pictures.poses import (
    Pose,
    PoseCache,
    Sprite,
    Turn,
    key_of,
    pose_by,
    pose_of,
    turn_of,
)
from massage_timer.pictures.scene import Key

INVISIBLE = 0.01
ROOM = 15_000_000
"""Bytes of turned sprites that are kept, whatever the size of the picture."""
ARROW_STEPS = 192
"""Lengths that a growing arrow has; one is less than two pixels longer than the one before."""
RECENT = 2
"""Frames remembered: the one that is shown, and the one that comes."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An arrow of one length, in device pixels: what to fill, wide shapes first."""

    fills: tuple[tuple[QPainterPath, QColor], ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Placed:
    """A layer in one frame."""

    what: Pose | Outline
    box: Box
    across: int = 0
    down: int = 0
    opacity: float = 1.0
    limb: QRegion | None = None
    """Where a shadow falls."""


@dataclass(frozen=True, slots=True)
class State:
    """All that a track's layers look like depends on."""

    turn: Turn
    across: int
    down: int
    opacity: float
    shadow: float
    steps: int
    """The length of an arrow."""


Frame = tuple[Placed, ...]
"""What is to be seen, from the bottom to the top."""


class Frames:
    """The frames of a scene. Each depends on its number alone, whatever was asked for before."""

    def __init__(self, view: View, layers: tuple[Layer, ...]) -> None:
        self._view = view
        self._layers = layers
        self._poses = PoseCache(ROOM)
        self._outlines: dict[tuple[int, int], Outline] = {}
        self._limbs: dict[Turn, QRegion] = {}
        self._beats = beats_of(view.scene)
        self._states = {beat: self._states_at(beat) for beat in set(self._beats)}
        self._windows = self._all_windows()
        self._recent: dict[int, Frame] = {}
        self._extents: dict[tuple[str, Turn], tuple[Box, ...]] = {}
        limb = view.limb
        self._limb_track = view.scene.track_of(limb) if limb else ""
        self._limb = view.to_device.map(limb.shapes[0].path) if limb else QPainterPath()

    @property
    def cached_bytes(self) -> int:
        """What the turned sprites take at present."""
        return self._poses.size

    def beat(self, time: float) -> int:
        """The number of the frame that is shown at a time of the scene's own cycle, 0 to 1."""
        return self._beats[min(int(time * SAMPLES), SAMPLES - 1)]

    def at(self, beat: int) -> Frame:
        """The frame of that number."""
        frame = self._recent.get(beat)
        if frame is None:
            states = self._states[beat]
            placed = (self._placed(layer, states) for layer in self._layers)
            frame = tuple(one for one in placed if one is not None)
            if len(self._recent) == RECENT:
                del self._recent[next(iter(self._recent))]
            self._recent[beat] = frame
        return frame

    def changed(self, before: int, after: int) -> list[Box]:
        """Boxes that hold all that differs between two frames; none overlap."""
        boxes: list[Box] = []
        old, new = self._states[before], self._states[after]
        for track, state in new.items():
            if old[track] != state:
                boxes += self._boxes(track, old[track])
                boxes += self._boxes(track, state)
        return gathered(boxes)

    def _states_at(self, beat: int) -> Mapping[str, State]:
        tracks = self._view.scene.tracks.items()
        states = {name: self._state(track.at(time_of(beat))) for name, track in tracks}
        return states | {"": self._state(STANDING)}

    def _all_windows(self) -> Mapping[tuple[str, Turn], QRect]:
        """For each track at each turn: how a sprite that stays where it is sees the picture."""
        windows: dict[tuple[str, Turn], QRect] = {}
        for states in self._states.values():
            for track, state in states.items():
                window = QRect(QPoint(-state.across, -state.down), self._view.device)
                windows[track, state.turn] = windows.get((track, state.turn), QRect()) | window
        return windows

    def _state(self, key: Key) -> State:
        across, down = self._view.offset(key)
        steps = round(key.shown * ARROW_STEPS)
        return State(turn_of(key), across, down, key.opacity, key.shadow, steps)

    def _boxes(self, track: str, state: State) -> list[Box]:
        """What a track's layers may paint in."""
        boxes = self._extents.get((track, state.turn))
        if boxes is None:
            parts: list[Box] = []
            for layer in self._layers:
                if layer.track == track and isinstance(layer, Sprite):
                    parts += self._pose(layer, state.turn).boxes
            boxes = self._extents[track, state.turn] = tuple(gathered(parts))
        found = [moved(box, state.across, state.down) for box in boxes]
        if state.opacity > INVISIBLE:
            found += [
                self._outline(layer, state.steps).box
                for layer in self._layers
                if layer.track == track and isinstance(layer, ArrowLayer)
            ]
        return found

    def _placed(self, layer: Layer, states: Mapping[str, State]) -> Placed | None:
        state = states[layer.track]
        shadow = isinstance(layer, Sprite) and layer.shadow
        opacity = state.shadow if shadow else state.opacity
        if opacity <= INVISIBLE:
            return None
        if isinstance(layer, ArrowLayer):
            outline = self._outline(layer, state.steps)
            what = outline if opacity == 1 else self._faint(layer, state.steps, outline)
            return Placed(what, outline.box, opacity=opacity)
        pose = self._pose(layer, state.turn)
        return Placed(
            pose,
            moved(pose.box, state.across, state.down),
            state.across,
            state.down,
            opacity,
            self._limb_at(states[self._limb_track]) if shadow else None,
        )

    def _pose(self, sprite: Sprite, turn: Turn) -> Pose:
        pose = self._poses.find(sprite.number, turn)
        if pose is None:
            motion = self._view.motion(sprite.track, key_of(turn))
            motion = motion if turn != (0, 0) else QTransform()
            pose = pose_of(sprite, motion, self._windows[sprite.track, turn])
            self._poses.keep(sprite.number, turn, pose)
        return pose

    def _outline(self, arrow: ArrowLayer, steps: int) -> Outline:
        outline = self._outlines.get((arrow.number, steps))
        if outline is None:
            outline = self._outlined(arrow, steps / ARROW_STEPS)
            self._outlines[arrow.number, steps] = outline
        return outline

    def _faint(self, arrow: ArrowLayer, steps: int, outline: Outline) -> Pose:
        """An arrow that fades: as one image, else the wide shape shows through the narrow one."""
        pose = self._poses.find(arrow.number, (steps, 0))
        if pose is None:
            pose = pose_by(outline.box, lambda painter: _fill(painter, outline))
            self._poses.keep(arrow.number, (steps, 0), pose)
        return pose

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

    def _limb_at(self, state: State) -> QRegion:
        """Where the limb is; its own dark line hides that the edge of a region has steps."""
        region = self._limbs.get(state.turn)
        if region is None:
            outline = self._view.motion(self._limb_track, key_of(state.turn)).map(self._limb)
            region = QRegion(outline.toFillPolygon().toPolygon(), self._limb.fillRule())
            self._limbs[state.turn] = region
        return region.translated(state.across, state.down)


def paint_frame(painter: QPainter, frame: Frame, box: Box) -> None:
    """Paint what of a frame lies in a box; the painter is clipped to it, in device pixels."""
    for placed in frame:
        if not meet(placed.box, box):
            continue
        painter.setOpacity(placed.opacity)
        if isinstance(placed.what, Outline):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _fill(painter, placed.what)
        elif placed.limb is not None:
            painter.save()
            painter.setClipRegion(placed.limb, Qt.ClipOperation.IntersectClip)
            _paint_pose(painter, placed, placed.what, box)
            painter.restore()
        else:
            _paint_pose(painter, placed, placed.what, box)


def _fill(painter: QPainter, outline: Outline) -> None:
    for path, colour in outline.fills:
        painter.fillPath(path, colour)


def _paint_pose(painter: QPainter, placed: Placed, pose: Pose, box: Box) -> None:
    offset = QPoint(placed.across, placed.down)
    for corner, image in pose.between(box[1] - placed.down, box[3] - placed.down):
        painter.drawImage(corner + offset, image)
