"""A scene as data: groups of painted paths, and how they move in a loop of one stroke or several.

Lengths are scene units (a scene is 960 wide), turns are degrees clockwise, times are shares of
the scene's own loop from 0 to 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QPainterPath, QTransform

from massage_timer.pictures.arrow import Point
from massage_timer.pictures.tracks import Place, Track

Strength = float | tuple[str, float]
"""An opacity: a number, or one of the palette's named strengths and a factor to it."""

ENDINGS = ("-back", "-shadow", "-xray")
"""Of groups that belong to a hand."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, filled, stroked, or both; colours are roles of the palette."""

    outline: Callable[[], QPainterPath]
    """Gives the path, which is made when it is first asked for."""
    fill: str | None = None
    fill_opacity: Strength = 1.0
    stroke: str | None = None
    stroke_width: float = 1.0
    stroke_opacity: Strength = 1.0
    dash: tuple[float, ...] = ()

    @property
    def path(self) -> QPainterPath:
        return self.outline()


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that move as one; `fade` (from, to) covers what lies below with the ground."""

    id: str
    shapes: tuple[Shape, ...] = ()
    fade: tuple[Point, Point] | None = None

    @property
    def body(self) -> str:
        """What it is a layer of: hand-left for hand-left:open-shadow and for hand-left-shadow."""
        name, posed, _ = self.id.partition(":")
        if not posed:
            for ending in ENDINGS:
                name = name.removesuffix(ending)
        return name

    @property
    def pose(self) -> str:
        """The key pose it belongs to; "" when it is shown in every one."""
        return self.id.partition(":")[2].partition("-")[0]

    @property
    def is_arrow(self) -> bool:
        return self.id.startswith("arrow-")

    @property
    def is_limb(self) -> bool:
        """What shadows fall on: the leg itself, and not its rim."""
        return self.id.removesuffix(f":{self.pose}") == "limb"

    @property
    def is_halo(self) -> bool:
        """The glow round a zone: it is painted soft."""
        return self.id.endswith("-halo")

    @property
    def is_shadow(self) -> bool:
        """A hand's shadow: it moves with the hand and falls on the limb alone."""
        return self.id.endswith("-shadow")


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture, moving or not."""

    name: str
    width: float
    height: float
    groups: tuple[Group, ...]
    cycle: tuple[tuple[str, float], ...] = (("work", 1.0),)
    """The phases of one stroke and the share of it at which each ends; the last at 1."""
    strokes: int = 1
    """How many strokes one loop of the tracks is."""
    still: float = 0.0
    """The time that is shown when nothing moves."""
    still_hides: frozenset[str] = frozenset()
    """Groups that are left out then."""
    arrows: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    """Anchors of each arrow's line, tail first."""
    tracks: Mapping[str, Track] = field(default_factory=dict)
    pivots: Mapping[str, Point] = field(default_factory=dict)
    """The point that a group turns and grows about."""
    follow: Mapping[str, str] = field(default_factory=dict)
    """Groups that move with another group's track."""
    contacts: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    """Where each hand touches the limb, as it is painted."""

    @property
    def moves(self) -> bool:
        return bool(self.tracks)

    @property
    def returns(self) -> bool:
        """Whether the hands come back without working at the end of each stroke."""
        return self.cycle[-1][0] == "return"

    @property
    def work(self) -> float:
        """The share of a stroke at which its return begins; 1 when there is none."""
        return self.cycle[-2][1] if self.returns else 1.0

    @property
    def reached(self) -> float:
        """The time at which the first stroke has led the hands where they work to."""
        return self.cycle[0][1] / self.strokes

    def track_of(self, group: Group) -> str:
        """The track that moves a group; "" when it stands."""
        name = self.follow.get(group.id, group.body)
        return name if name in self.tracks else ""

    def motion(self, track: str, place: Place) -> QTransform:
        """The movement of a track's groups to one of its places, in scene units."""
        pivot_x, pivot_y = self.pivots.get(track, (0.0, 0.0))
        transform = QTransform.fromTranslate(place.x + pivot_x, place.y + pivot_y)
        transform.rotate(place.turn)
        transform.scale(place.scale, place.scale)
        transform.translate(-pivot_x, -pivot_y)
        return transform


def scene_time(position: float, stroke_share: float, scene: Scene) -> float:
    """The time of the scene's loop when `position` strokes of a step are done.

    `stroke_share` is the technique's share of a stroke in which the hands work: where the scene's
    hands come back, its work is stretched to end there too.
    """
    done, fraction = divmod(position % scene.strokes, 1)
    if scene.returns:
        work = scene.work
        if fraction <= stroke_share:
            fraction = fraction * work / stroke_share if stroke_share > 0 else 0.0
        else:
            fraction = work + (fraction - stroke_share) * (1 - work) / (1 - stroke_share)
    return (done + fraction) / scene.strokes
