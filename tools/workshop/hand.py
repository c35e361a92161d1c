"""The giver's hand, sculpted from a table of bones and posed by the angles of its joints.

Lengths are mm for a hand of 188 mm by 84 mm. A right hand's own axes: wrist at the origin, x to the
fingers, y to the back of the hand, -z to the thumb. A left hand is its mirror image in z. The
proportions are our own, fitted to common anthropometric means of adult hands.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np

from workshop.solids import Cut, Part, Shape, Solid, cone, ellipsoid
from workshop.vectors import Array, Triple, X, Y, Z, basis, rotation, unit, vector

FINGERS = ("index", "middle", "ring", "little")
DIGITS = ("thumb", *FINGERS)
KNUCKLES = {
    "index": (89, 1.5, -26.5),
    "middle": (91, 4.0, -5.0),
    "ring": (85, 2.0, 15.0),
    "little": (76, -3.5, 32.5),
}
ROOTS = {"index": (14, 1, -15), "middle": (12, 3, -4), "ring": (12, 2, 7), "little": (13, -1, 17)}
LENGTHS = {
    "thumb": (45.0, 33.0, 19.5),
    "index": (43.0, 25.0, 17.5),
    "middle": (47.0, 29.0, 18.5),
    "ring": (43.0, 27.0, 18.5),
    "little": (34.0, 20.0, 16.5),
}
RADII = {
    "thumb": (15.5, 12.2, 11.0, 9.0),
    "index": (11.4, 10.2, 9.0, 7.8),
    "middle": (11.6, 10.4, 9.2, 7.9),
    "ring": (11.0, 9.8, 8.7, 7.6),
    "little": (9.8, 8.7, 7.8, 6.8),
}
THUMB_ROOT = np.array([20.0, -9.0, -22.0])
FOREARM = 420.0
"""Long enough to leave the picture."""

Finger = tuple[float, float, float, float]
"""Degrees: bend at knuckle, middle and end joint; spread, above 0 toward the little finger."""
Thumb = tuple[float, float, float, float, float]
"""Degrees: spread from the palm's edge, away from the palm, roll of the nail to the side, bend of
the first and of the end joint."""


@dataclass(frozen=True)
class Pose:
    """The angles of a hand; the defaults are those of a hand at ease."""

    index: Finger = (8, 12, 10, -1.5)
    middle: Finger = (8, 14, 10, 0.5)
    ring: Finger = (10, 16, 12, 1.5)
    little: Finger = (12, 18, 12, 4)
    thumb: Thumb = (38, 22, 55, 14, 12)
    wrist: tuple[float, float] = (0, 0)
    """Bend, above 0 toward the palm, and turn of the forearm to the little finger's side."""
    cup: float = 0.0
    """How far the little finger's side of the palm is folded in, 0 to 10."""

    def finger(self, name: str) -> Finger:
        found: Finger = getattr(self, name)
        return found

    def with_finger(self, name: str, angles: Finger) -> "Pose":
        return replace(self, **{name: angles})  # type: ignore[arg-type]

    def with_thumb(self, **angles: float) -> "Pose":
        """Some of: spread, lift, roll, first, end."""
        names = ("spread", "lift", "roll", "first", "end")
        kept = dict(zip(names, self.thumb, strict=True)) | angles
        a, b, c, d, e = (kept[name] for name in names)
        return replace(self, thumb=(a, b, c, d, e))


@dataclass(frozen=True)
class Place:
    """Where a hand is: its axes as columns, its wrist, and which hand it is."""

    turn: Array
    wrist: Array
    left: bool = False

    def shifted(self, by: Triple) -> "Place":
        return replace(self, wrist=self.wrist + vector(by))

    def turned(self, about: Triple, axis: Triple, degrees: float) -> "Place":
        """Turned about an axis through a point."""
        turn = rotation(axis, degrees)
        point = vector(about)
        return replace(self, turn=turn @ self.turn, wrist=point + turn @ (self.wrist - point))

    def point(self, p: Triple) -> Array:
        """World axes of a point in the hand's own."""
        return self.turn @ self._own(p) + self.wrist

    def direction(self, d: Triple) -> Array:
        return self.turn @ self._own(d)

    def _own(self, p: Triple) -> Array:
        q = vector(p)
        return q * np.array([1, 1, -1.0]) if self.left else q


def _knuckle(name: str, cup: float) -> Array:
    """Cupping drops the side of the little finger."""
    drop = {
        "little": (-1, -0.45 * cup, -0.10 * cup),
        "ring": (0, -0.18 * cup, -0.05 * cup),
        "index": (0, -0.10 * cup, 0.05 * cup),
    }
    return np.array(KNUCKLES[name], float) + np.array(drop.get(name, (0, 0, 0)))


# A digit that is laid on the skin is tried at hundreds of angles, while the others stay.
@lru_cache(maxsize=1024)
def _finger_chain(
    name: str, angles: tuple[float, ...], cup: float
) -> tuple[list[Array], list[Array]]:
    """Its joints and the axes of its bones, as `Hand` has them."""
    *bends, spread = angles
    frame = rotation(Y, -spread)
    joints, frames = [_knuckle(name, cup)], []
    for length, bend in zip(LENGTHS[name], bends, strict=True):
        frame = frame @ rotation(Z, -bend)
        frames.append(frame)
        joints.append(joints[-1] + frame[:, 0] * length)
    return joints, frames


@lru_cache(maxsize=1024)
def _thumb_chain(angles: tuple[float, ...]) -> tuple[list[Array], list[Array]]:
    """The same of the thumb."""
    spread, lift, roll, first, end = angles
    start = rotation(Y, spread) @ rotation(Z, -lift)
    ahead = start[:, 0]
    frame = basis(ahead, rotation(ahead, -roll) @ start[:, 1])
    joints, frames = [THUMB_ROOT], [frame]
    joints.append(joints[0] + frame[:, 0] * LENGTHS["thumb"][0])
    for length, bend in zip(LENGTHS["thumb"][1:], (first, end), strict=True):
        frame = frame @ rotation(Z, -bend)
        frames.append(frame)
        joints.append(joints[-1] + frame[:, 0] * length)
    return joints, frames


@dataclass(frozen=True)
class Hand:
    """A posed hand at a place."""

    place: Place
    pose: Pose = field(default_factory=Pose)
    forearm: float = FOREARM

    @cached_property
    def joints(self) -> dict[str, list[Array]]:
        """From knuckle to tip (of the thumb from its root), the hand's own axes."""
        return {name: chain[0] for name, chain in self._chains.items()}

    @cached_property
    def frames(self) -> dict[str, list[Array]]:
        """Axes of each bone as columns: ahead, back of the hand, side."""
        return {name: chain[1] for name, chain in self._chains.items()}

    def tip(self, name: str) -> Array:
        """The centre of a digit's tip, world axes."""
        return self.place.point(self.joints[name][-1])

    def pad(self, name: str) -> Array:
        """The soft side of a digit's tip, world axes."""
        joint, frame = self.joints[name][-1], self.frames[name][-1]
        return self.place.point(joint - frame[:, 0] * 4 - frame[:, 1] * RADII[name][-1])

    @property
    def palm(self) -> Array:
        """The middle of the palm's skin, world axes."""
        return self.place.point((58, -19, 2))

    @cached_property
    def arm_axes(self) -> tuple[Array, Array]:
        """Where the forearm goes, and its back; the hand's own axes."""
        bend, turn = self.pose.wrist
        axes = rotation(Z, bend) @ rotation(Y, turn)
        return axes @ -X, axes @ Y

    @cached_property
    def solid(self) -> Solid:
        """Base: palm and forearm; parts: thumb, then the fingers from the index."""
        base: list[Shape] = []
        for name in FINGERS:
            root, knuckle = np.array(ROOTS[name], float), self._knuckle(name)
            radius = RADII[name][0] + 1.3
            base.append(
                self._cone(
                    root + [0, -1.5, 0], knuckle + [-3, -3.5, 0], 15.5, radius, blend=9, squash=0.92
                )
            )
        base.append(self._ball((50, -7, 2), (40, 12.5, 33), rotation(Y, -4), blend=10))
        base.append(self._ball((38, -13, 23), (34, 11.5, 14), rotation(Y, -14), blend=9))
        base.append(self._ball((80, -10, 0), (13, 8, 33), rotation(Y, 8), blend=8))
        base += self._thumb_base()
        base += self._arm()
        for name in FINGERS:
            bent = max(0.0, self.pose.finger(name)[0]) / 90.0
            top = RADII[name][0] * 0.36 - 1.5 * bent
            centre = self._knuckle(name) + [3 * bent, top, 0]
            base.append(self._ball(centre, (9.5, 6.0 + 1.8 * bent, 7.0), blend=10))
        parts = [Part(tuple(self._thumb()), 9.0)]
        parts += [Part(tuple(self._finger(name)), 8.0) for name in FINGERS]
        return Solid(tuple(base), tuple(parts))

    def sleeve(self, start: float = 88.0, cuff: float = 20.0, grown: float = 5.5) -> "Sleeve":
        """The sleeve, whose edge is `start` mm from the wrist."""
        return Sleeve(self, start, cuff, grown)

    def bones(self, name: str, first: int = 0) -> tuple[Array, Array]:
        """Points along a digit from a bone on, world axes, and the radius at each."""
        joints, radii = self.joints[name], RADII[name]
        first = max(first, 1) if name == "thumb" else first
        points, sizes = [], []
        for i in range(first, 3):
            for t in (0.0, 0.35, 0.7, 1.0):
                points.append(self.place.point(joints[i] * (1 - t) + joints[i + 1] * t))
                sizes.append(radii[i] * (1 - t) + radii[i + 1] * t)
        return np.array(points), np.array(sizes)

    # Its shapes, in the hand's own axes and then placed

    def _cone(self, a: Triple, b: Triple, ra: float, rb: float, **more: object) -> Shape:
        return self._set(cone(a, b, ra, rb, **more))  # type: ignore[arg-type]

    def _ball(
        self, centre: Triple, radii: Triple, axes: Array | None = None, *, blend: float
    ) -> Shape:
        return self._set(ellipsoid(centre, radii, axes, blend=blend))

    def _set(self, shape: Shape) -> Shape:
        mirror = np.diag([1.0, 1.0, -1.0]) if self.place.left else np.eye(3)
        return shape.moved(self.place.turn @ mirror, self.place.wrist)

    def _knuckle(self, name: str) -> Array:
        return _knuckle(name, self.pose.cup)

    @cached_property
    def _chains(self) -> dict[str, tuple[list[Array], list[Array]]]:
        pose = self.pose
        chains = {name: _finger_chain(name, pose.finger(name), pose.cup) for name in FINGERS}
        return chains | {"thumb": _thumb_chain(pose.thumb)}

    def _thumb_base(self) -> list[Shape]:
        joints, frames = self._chains["thumb"]
        root, first, frame = joints[0], joints[1], frames[0]
        radii = RADII["thumb"]
        web = root * 0.35 + first * 0.65
        palm = np.array(ROOTS["index"]) * 0.45 + self._knuckle("index") * 0.55
        ball = root * 0.42 + first * 0.58 - frame[:, 1] * 4.5
        return [
            self._cone(root, first - frame[:, 0] * 6, radii[0], radii[1] + 1.2, blend=13),
            self._ball(ball, (29, 12.5, 14.5), frame, blend=11),
            self._cone(web, palm + [0, -5, 0], 8.5, 9, blend=14),
        ]

    def _arm(self) -> list[Shape]:
        along, up = self.arm_axes
        side = np.cross(-along, up)
        end = arm_radius(self.forearm)
        return [
            self._cone((12, -2, 0), along * 36, 25.0, 23.8, blend=16, squash=0.77, squash_along=up),
            self._cone(
                along * 24, along * self.forearm, 23.5, end, blend=22, squash=0.83, squash_along=up
            ),
            self._ball(along * 17 + up * 11 + side * 16.5, (9.5, 6.5, 7), blend=13),
        ]

    def _thumb(self) -> list[Shape]:
        joints, frames = self._chains["thumb"]
        radii = RADII["thumb"]
        shapes = [
            self._cone(
                joints[i],
                joints[i + 1],
                radii[i],
                radii[i + 1],
                blend=5,
                squash=0.90,
                squash_along=frames[i][:, 1],
            )
            for i in (1, 2)
        ]
        pulp = joints[3] - frames[2][:, 0] * 7 - frames[2][:, 1] * 1.8
        shapes.append(self._ball(pulp, (15, 8.2, 10.4), frames[2], blend=4))
        return shapes

    def _finger(self, name: str) -> list[Shape]:
        joints, frames = self._chains[name]
        radii, lengths = RADII[name], LENGTHS[name]
        shapes = []
        for i in range(3):
            squash = 0.95 if i < 2 else 0.88
            shapes.append(
                self._cone(
                    joints[i],
                    joints[i + 1],
                    radii[i],
                    radii[i + 1],
                    blend=4,
                    squash=squash,
                    squash_along=frames[i][:, 1],
                )
            )
        for i in range(2):  # soft pads on the palm's side
            pad = (joints[i] + joints[i + 1]) / 2 - frames[i][:, 1] * 2.0
            size = (lengths[i] * 0.46, radii[i] * 0.82, radii[i] * 0.95)
            shapes.append(self._ball(pad, size, frames[i], blend=6))
        pulp = joints[3] - frames[2][:, 0] * 5 - frames[2][:, 1] * 1.6
        size = (12.2, radii[3] * 0.92, radii[3] * 1.08)
        shapes.append(self._ball(pulp, size, frames[2], blend=4))
        return shapes


@dataclass(frozen=True)
class Sleeve:
    """A tube round the forearm, cut at its cuff."""

    hand: Hand
    start: float
    cuff: float
    grown: float

    @property
    def origin(self) -> Array:
        return self.hand.place.wrist

    @property
    def axis(self) -> Array:
        return self.hand.place.direction(self.hand.arm_axes[0])

    @property
    def up(self) -> Array:
        return self.hand.place.direction(self.hand.arm_axes[1])

    @cached_property
    def solid(self) -> Solid:
        hand, (along, up) = self.hand, self.hand.arm_axes
        low, grown = self.start - 30, self.grown
        shapes = [
            hand._cone(
                along * low,
                along * hand.forearm,
                arm_radius(self.start) + grown - 1,
                arm_radius(hand.forearm) + grown,
                blend=0,
                squash=0.86,
                squash_along=up,
            )
        ]
        if self.cuff:
            end = self.start + self.cuff
            shapes.append(
                hand._cone(
                    along * low,
                    along * end,
                    arm_radius(self.start) + grown + 1.2,
                    arm_radius(self.start) + grown + 2.4,
                    blend=1,
                    squash=0.86,
                    squash_along=up,
                )
            )
        edge = Cut(self.origin + self.axis * self.start, unit(self.axis))
        return Solid(tuple(shapes), cut=edge)


def arm_radius(at: float) -> float:
    """Of a forearm, so many mm from the wrist."""
    return 23.5 + 15.5 * (at - 24) / 206.0
