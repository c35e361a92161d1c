"""A picture as its author describes it: leg, hands in their key poses, what is lit, what moves.

Nothing is drawn here; `document.py` inks a picture and writes its scene file. Places on the picture
are units (960 by 600), times are shares of the loop, from 0 to 1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.camera import Mask, Raster, View
from workshop.hand import Hand
from workshop.leg import Leg
from workshop.solids import Solid
from workshop.vectors import Array

Point = tuple[float, float]
Keys = list[dict[str, Any]]
Shape = dict[str, Any]
Weights = Callable[[Leg, Raster], Array | Mask]
"""For each px of the leg's raster how much it belongs: 0 to 1 for a zone, a truth for no-press."""


@dataclass(frozen=True)
class HandPose:
    """One key pose of a hand."""

    hand: Hand
    leg: str | Leg = ""
    """The pose of the leg that it lies on; "": the first; or a leg that no pose is."""
    pressed: Leg | None = None
    """The leg as this hand presses it, for the shade of the dent; None: it gives no way."""
    shifted: Point = (0.0, 0.0)
    """How far along its way the hand is in this pose; it is drawn back by that much."""
    sleeve: float = 88.0
    """Mm from the wrist to the cuff."""
    contacts: tuple[Array, ...] = ()
    """Where it touches, world axes; empty: the middle of the palm."""
    xray: bool = False
    """Whether what the leg hides of it is shown as a dashed outline."""
    shadow: bool = True
    behind: bool = False
    """Whether all of it is below the leg, though the leg does not hide all of it."""


@dataclass(frozen=True)
class Zone:
    """What is lit: its name in the file, and where on the leg."""

    name: str
    weights: Weights


@dataclass(frozen=True)
class Prop:
    """Something that stands below or above everything."""

    id: str
    shapes: tuple[Shape, ...]
    above: bool = False


@dataclass(frozen=True)
class Picture:
    """One scene."""

    name: str
    view: View
    legs: Mapping[str, Leg]
    """Key poses of the leg, the one at rest first."""
    hands: Mapping[str, Mapping[str, HandPose]] = field(default_factory=dict)
    """`hand-left` and `hand-right`, the lower one first, each in its key poses."""
    zones: Sequence[Zone] = ()
    no_press: Weights | None = None
    limit: float | None = None
    """s beyond which no hand may go: a dashed line across the leg."""
    cloth: Solid | Sequence[Solid] | None = None
    """Shorts or covers, each cut at its hem, the lowest first."""
    cycle: Sequence[tuple[str, float]] = (("work", 0.62), ("return", 1.0))
    strokes: int = 1
    still: float = 0.3
    still_hides: Sequence[str] = ()
    tracks: Mapping[str, Keys] = field(default_factory=dict)
    ways: Mapping[str, Sequence[tuple[float, float, float]]] = field(default_factory=dict)
    poses: Mapping[str, Sequence[tuple[float, str]]] = field(default_factory=dict)
    arrows: Mapping[str, Sequence[Point]] = field(default_factory=dict)
    pivots: Mapping[str, Point] = field(default_factory=dict)
    follow: Mapping[str, str] = field(default_factory=dict)
    props: Sequence[Prop] = ()
    spot: tuple[float, float, float] | None = (480.0, 300.0, 262.0)
    """The pale disc behind: centre and radius."""
    fade: tuple[Point, Point] | None = None
    """From where the leg melts into the ground, to where it is whole."""
    like: str = ""
    """The picture that it differs from in a little; its file holds nothing else. "": none."""

    @property
    def rest(self) -> Leg:
        return next(iter(self.legs.values()))

    @property
    def cloths(self) -> tuple[Solid, ...]:
        if self.cloth is None:
            return ()
        return (self.cloth,) if isinstance(self.cloth, Solid) else tuple(self.cloth)

    def leg_of(self, pose: HandPose) -> Leg:
        if isinstance(pose.leg, Leg):
            return pose.leg
        return self.legs[pose.leg] if pose.leg else self.rest

    def point(self, world: Sequence[float] | Array) -> Point:
        """Where a point of the world is seen."""
        x, y = self.view.flat(world)
        return round(float(x), 1), round(float(y), 1)
