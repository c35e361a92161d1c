"""A scene as data: groups of painted paths, and how they move in one cycle of the stroke.

Lengths are scene units (a scene is 960 wide), turns are degrees clockwise, times are shares of
the scene's own cycle from 0 to 1.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, pi

from PySide6.QtGui import QPainterPath, QTransform

from massage_timer.pictures.arrow import Point

Strength = float | tuple[str, float]
"""An opacity: a number, or one of the palette's named strengths and a factor to it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, filled, stroked, or both; colours are roles of the palette."""

    path: QPainterPath
    fill: str | None = None
    fill_opacity: Strength = 1.0
    stroke: str | None = None
    stroke_width: float = 1.0
    stroke_opacity: Strength = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that move as one; `fade` (from, to) covers what lies below with the ground."""

    id: str
    shapes: tuple[Shape, ...] = ()
    fade: tuple[Point, Point] | None = None

    @property
    def is_arrow(self) -> bool:
        return self.id.startswith("arrow-")

    @property
    def is_halo(self) -> bool:
        """The glow round a zone: it is painted soft."""
        return self.id.endswith("-halo")

    @property
    def is_veil(self) -> bool:
        """Whether what lies below shows through all of it."""
        return self.is_shadow or self.is_halo or self.id.endswith("-xray")

    @property
    def is_shadow(self) -> bool:
        """A hand's shadow: it moves with the hand and falls on the limb alone."""
        return self.id.endswith("-shadow")


@dataclass(frozen=True, slots=True)
class Key:
    """Where a group is at one time, and whether it comes there evenly or slow-fast-slow."""

    time: float
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    scale: float = 1.0
    opacity: float = 1.0
    shadow: float = 1.0
    shown: float = 1.0
    """How much of an arrow there is, from its tail."""
    smooth: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """The keys of one group, the first at time 0 and the last at time 1."""

    keys: tuple[Key, ...]
    times: tuple[float, ...]

    def at(self, time: float) -> Key:
        """The place at `time`, 0 to 1."""
        index = min(max(bisect_left(self.times, time), 1), len(self.keys) - 1)
        start, end = self.keys[index - 1], self.keys[index]
        share = min(max((time - start.time) / (end.time - start.time), 0.0), 1.0)
        if end.smooth:
            share = 0.5 - 0.5 * cos(pi * share)
        rest = 1 - share
        return Key(
            time,
            start.x * rest + end.x * share,
            start.y * rest + end.y * share,
            start.turn * rest + end.turn * share,
            start.scale * rest + end.scale * share,
            start.opacity * rest + end.opacity * share,
            start.shadow * rest + end.shadow * share,
            start.shown * rest + end.shown * share,
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, moving or not."""

    name: str
    width: float
    height: float
    groups: tuple[Group, ...]
    work: float = 0.5
    """The time at which the working stroke ends and the return begins."""
    arrows: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    """Anchors of each arrow's line, tail first."""
    tracks: Mapping[str, Track] = field(default_factory=dict)
    pivots: Mapping[str, Point] = field(default_factory=dict)
    """The point that a group turns and grows about."""
    follow: Mapping[str, str] = field(default_factory=dict)
    """Groups that move with another group's track."""
    still_hides: frozenset[str] = frozenset()
    """Groups that are left out when nothing moves."""

    @property
    def moves(self) -> bool:
        return bool(self.tracks)

    def track_of(self, group: Group) -> str:
        """The track that moves a group; "" when it stands."""
        if group.id in self.follow:
            name = self.follow[group.id]
        else:
            name = group.id
            for ending in ("-back", "-shadow", "-xray"):
                name = name.removesuffix(ending)
        return name if name in self.tracks else ""

    def motion(self, track: str, key: Key) -> QTransform:
        """The movement of a track's groups at one of its places, in scene units."""
        pivot_x, pivot_y = self.pivots.get(track, (0.0, 0.0))
        transform = QTransform.fromTranslate(key.x + pivot_x, key.y + pivot_y)
        transform.rotate(key.turn)
        transform.scale(key.scale, key.scale)
        transform.translate(-pivot_x, -pivot_y)
        return transform


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a technique without hands of its own lays over a still: arrows, and how they grow."""

    still: str
    """The name of the scene below."""
    arrows: Mapping[str, tuple[Point, ...]]
    tracks: Mapping[str, Track]
    work: float


def scene_time(fraction: float, stroke_share: float, scene_work: float) -> float:
    """The scene's own time when `fraction` of a cycle is done; whole cycles do not count.

    `stroke_share` is the technique's share of a cycle in which the hands work: the scene's
    working stroke, which ends at `scene_work`, is stretched to end there too.
    """
    fraction %= 1.0
    if fraction <= stroke_share:
        return fraction * scene_work / stroke_share if stroke_share > 0 else 0.0
    return scene_work + (fraction - stroke_share) * (1 - scene_work) / (1 - stroke_share)
