"""What stands where in one frame of a scene, and what two frames differ in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QRegion

from massage_timer.pictures.arrow import Weight
from massage_timer.pictures.beats import Beats, distance
from massage_timer.pictures.boxes import Box, gathered, meet, moved
from massage_timer.pictures.cuts import (
    NOTHING,
    Cut,
    CutCache,
    Turn,
    turned,
)
from massage_timer.pictures.layers import Layer, Sprites, View
from massage_timer.pictures.limbs import Limbs
from massage_timer.pictures.outlines import LENGTHS, Outline, Outlines
from massage_timer.pictures.tracks import STANDING, Place, Poses, melted, strength

INVISIBLE = 0.01
FADES = 16
"""Opacities that are told apart."""
RECENT = 2
"""Frames remembered: the one that is shown, and the one that comes."""
PALE = 0.35
"""Opacity of the hands where a stroke starts, in a still that shows where it leads to."""
APART = 14.0
"""Scene units between start and end from which on both are shown."""
UPRIGHT: Turn = (0, 0)
"""The turn of what is not turned."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A layer in one frame."""

    what: Cut | Outline
    box: Box
    across: int = 0
    down: int = 0
    opacity: float = 1.0
    limb: QRegion | None = None
    """Where a shadow falls."""


class State(NamedTuple):
    """All that a track's layers look like depends on."""

    turn: Turn
    across: int
    down: int
    opacity: float
    shadow: float
    length: int
    """Of an arrow, in steps."""
    poses: Poses


@dataclass(frozen=True, slots=True)
class Room:
    """How many bytes images may take: sprites, turned sprites, and all of them."""

    all: int
    sprites: int
    turned: int


States = Mapping[str, State]
"""By track; that of what stands is called ""."""
Frame = tuple[Placed, ...]
"""What is to be seen, from the bottom to the top."""


class Frames:
    """The frames of a scene. Each depends on its number alone, whatever was asked for before."""

    def __init__(self, view: View, layers: tuple[Layer, ...], room: Room) -> None:
        self._view = view
        self._layers = layers
        self._room = room
        self._sprites = Sprites(view, layers, room.sprites)
        self._cuts = CutCache(room.turned)
        self._arrows = Outlines(view, self._cuts)
        self._beats = Beats(view.scene)
        self._limbs = Limbs(view)
        self._recent: dict[tuple[int, Weight], Frame] = {}
        self._recent_states: dict[int, States] = {}
        self._boxes: dict[tuple[str, str, Turn], tuple[Box, ...]] = {}
        self._lowest = {layer.cast: layer.number for layer in reversed(layers)}

    @property
    def cached_bytes(self) -> int:
        """What the sprites take at present, straight and turned."""
        return self._sprites.size + self._cuts.size

    def prepare(self, weight: Weight, both_ends: bool) -> Iterator[None]:
        """Make what frames are made of, a piece at each step: what is shown first comes first."""
        casts = {layer.cast for layer in self._layers if layer.line is None}
        for cast in sorted(casts, key=self._first_shown):
            self._sprites.of_cast(cast)
            yield
        self.at(self.beat(0.0), weight)
        yield
        self.still(weight, both_ends)

    def _first_shown(self, cast: tuple[str, str]) -> float:
        track, pose = cast
        poses = self._view.scene.tracks[track].poses if track else ()
        return next((time for time, name in poses if name == pose), 0.0)

    def beat(self, time: float) -> int:
        """The number of the frame that is shown at a time of the scene's loop, 0 to 1."""
        return self._beats.at(time)

    def at(self, beat: int, weight: Weight) -> Frame:
        """The frame of that number, with arrows of that weight."""
        frame = self._recent.get((beat, weight))
        if frame is None:
            frame = tuple(self._all_placed(self._layers, self._states_of(beat), weight))
            if len(self._recent) == RECENT:
                del self._recent[next(iter(self._recent))]
            self._recent[beat, weight] = frame
        return frame

    def _states_of(self, beat: int) -> States:
        states = self._recent_states.get(beat)
        if states is None:
            states = self._states(self._beats.time_of(beat))
            if len(self._recent_states) == RECENT:
                del self._recent_states[next(iter(self._recent_states))]
            self._recent_states[beat] = states
        return states

    def still(self, weight: Weight, both_ends: bool) -> Frame:
        """The frame of a picture that stands, with whole arrows.

        `both_ends`: where a stroke leads the hands, and pale below them where they came from.
        """
        scene = self._view.scene
        states = self._states(scene.reached if both_ends else scene.still)
        start = self._states(0.0)
        placed: list[Placed] = []
        layers = [layer for layer in self._layers if layer.in_still]
        for hands, run in groupby(layers, lambda layer: layer.track.startswith("hand-")):
            group = list(run)
            if hands and both_ends:
                pale = [one for one in group if not one.shadow and self._leaves(one.track)]
                ghosts = self._all_placed(pale, start, weight)
                placed += [replace(ghost, opacity=PALE * ghost.opacity) for ghost in ghosts]
            placed += self._all_placed(group, states, weight, whole=True)
        return tuple(placed)

    def _leaves(self, track: str) -> bool:
        """Whether a stroke leads somewhere that can be told from where it starts."""
        scene = self._view.scene
        start, end = scene.tracks[track].at(0.0), scene.tracks[track].at(scene.reached)
        return distance(start, end) >= APART or start.poses != end.poses

    def changed(self, before: int, after: int, weight: Weight) -> list[Box]:
        """Boxes that hold all that differs between two frames; none overlap."""
        boxes: list[Box] = []
        old, new = self._states_of(before), self._states_of(after)
        for track, state in new.items():
            if old[track] != state:
                boxes += self._painted_in(track, old[track], weight)
                boxes += self._painted_in(track, state, weight)
        return gathered(boxes)

    def _states(self, time: float) -> States:
        tracks = self._view.scene.tracks.items()
        states = {name: self._state(name, track.at(time)) for name, track in tracks}
        return states | {"": self._state("", STANDING)}

    def _state(self, track: str, place: Place) -> State:
        across, down = self._view.offset(place)
        length = round(place.shown * LENGTHS)
        opacity, shadow = _faded(place.opacity), _faded(place.shadow)
        poses = tuple((name, _faded(share)) for name, share in place.poses)
        return State(self._view.turn(track, place), across, down, opacity, shadow, length, poses)

    def _painted_in(self, track: str, state: State, weight: Weight) -> list[Box]:
        """What a track's layers may paint in."""
        found: list[Box] = []
        for pose in ("", *(name for name, _ in state.poses)):
            boxes = self._boxes.get((track, pose, state.turn))
            if boxes is None:
                parts = [
                    box
                    for layer in self._layers
                    if layer.cast == (track, pose) and layer.line is None
                    for box in self._cut(layer, state.turn).boxes
                ]
                boxes = self._boxes[track, pose, state.turn] = tuple(gathered(parts))
            found += [moved(box, state.across, state.down) for box in boxes]
        if state.opacity > INVISIBLE:
            found += [
                moved(
                    self._arrows.outline(layer, state.length, weight).box, state.across, state.down
                )
                for layer in self._layers
                if layer.track == track and layer.line is not None
            ]
        return found

    def _all_placed(
        self, layers: Iterable[Layer], states: States, weight: Weight, whole: bool = False
    ) -> Iterator[Placed]:
        """Those of the layers that are to be seen, where they are; `whole`: all of an arrow."""
        for layer in layers:
            state = states[layer.track]
            if whole and layer.line is not None:
                state = state._replace(opacity=1.0, length=LENGTHS)
            opacity = self._opacity(layer, state)
            if opacity <= INVISIBLE:
                continue
            what: Cut | Outline
            if layer.line is None:
                what = self._cut(layer, state.turn)
            else:
                what = self._arrows.outline(layer, state.length, weight)
                if opacity < 1:
                    what = self._arrows.faint(layer, state.length, weight)
            yield Placed(
                what,
                moved(what.box, state.across, state.down),
                state.across,
                state.down,
                opacity,
                self._limb(states) if layer.shadow else None,
            )

    def _opacity(self, layer: Layer, state: State) -> float:
        if not layer.pose:
            return state.shadow if layer.shadow else state.opacity
        if layer.shadow:
            return melted(state.poses, layer.pose, state.shadow)
        others = [name for name, _ in state.poses if name != layer.pose]
        mine = self._lowest[layer.cast]
        above = all(self._lowest[layer.track, name] < mine for name in others)
        return strength(state.poses, layer.pose, state.opacity, above)

    def _limb(self, states: States) -> QRegion:
        limb = states[self._limbs.track]
        return self._limbs.region(limb.turn, limb.poses, limb.across, limb.down)

    def _cut(self, layer: Layer, turn: Turn) -> Cut:
        cut = self._cuts.find(layer.number, turn) if turn != UPRIGHT else None
        if cut is None:
            sprite = self._sprites.sprite(layer)
            if sprite is None:
                return NOTHING
            if turn == UPRIGHT:
                return sprite.cut
            turning = self._view.turning(layer.track, turn)
            cut = turned(sprite, turning, self._sprites.window(layer.track, turn))
            self._cuts.room = min(self._room.all - self._sprites.size, self._room.turned)
            self._cuts.keep(layer.number, turn, cut)
        return cut


def _faded(opacity: float) -> float:
    """The nearest opacity that is shown: what glows slowly is not painted anew at every step."""
    return round(opacity * FADES) / FADES


def paint_frame(painter: QPainter, frame: Frame, box: Box) -> None:
    """Paint what of a frame lies in a box; the painter is clipped to it, in device pixels."""
    for placed in frame:
        if meet(placed.box, box):
            painter.setOpacity(placed.opacity)
            if placed.limb is None:
                _paint_placed(painter, placed, box)
            else:
                painter.save()
                painter.setClipRegion(placed.limb, Qt.ClipOperation.IntersectClip)
                _paint_placed(painter, placed, box)
                painter.restore()


def _paint_placed(painter: QPainter, placed: Placed, box: Box) -> None:
    across, down = placed.across, placed.down
    painter.translate(across, down)
    if isinstance(placed.what, Outline):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed.what.fill(painter)
    else:
        for corner, image, part in placed.what.between(box[1] - down, box[3] - down):
            painter.drawImage(corner, image, part)
    painter.translate(-across, -down)
