"""The recipient's left leg, sculpted from landmark tables; the right one is its mirror image.

Lengths are mm for a body of 1700 mm. Three sets of axes are in use:

- world: x from the ankle's centre to the knee, y to the front, z to the outside;
- along the leg: s is x for a straight leg, and goes on through the bend of the knee; y and z as
  above, seen from that place of the leg. Ankle 0, knee 405, hip joint about 820;
- foot: u forward from the back of the heel, v up from the sole, w to the outside.

The proportions are our own, fitted to common anatomical figures: foot 15 % of the height, calf
widest a third of the way down from the knee, inner ankle bone higher and further forward than the
outer one, inner calf belly lower than the outer one.
"""

import math
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from scipy.interpolate import Akima1DInterpolator

from workshop.solids import Dent, Part, Shape, Solid, cone, ellipsoid, tube
from workshop.vectors import Array, Triple, Y, Z, across, rotation, unit, vector

KNEE = 405.0
"""s of the joint's crease."""
HIP = 820.0
"""s of the hip joint and of the bony point beside it."""
THIGH = (KNEE + 57, 838.0)
"""s where it begins, above the knee, and where the hip does."""
MID_THIGH = sum(THIGH) / 2
"""s as far as hands go when the recipient wants them no higher."""
BEND, BEND_END = 356.0, 452.0
"""s where the leg bends when the knee does."""
MOST_TOES = 60.0

# s, half-widths: front, back, outside, inside
STATIONS = np.array(
    [
        (-6, 40, 36, 27, 28),
        (25, 37, 35, 28, 29),
        (55, 35, 36, 28, 30),
        (95, 36, 41, 32, 33),
        (145, 40, 51, 40, 40),
        (195, 44, 62, 47, 48),
        (245, 48, 69, 52, 54),
        (285, 51, 70, 54, 53),
        (325, 52, 65, 53, 50),
        (360, 55, 57, 51, 49),
        (395, 59, 52, 51, 51),
        (425, 60, 54, 52, 54),
        (465, 63, 61, 56, 60),
        (530, 74, 70, 65, 68),
        (610, 86, 79, 73, 76),
        (700, 94, 87, 80, 83),
        (790, 97, 95, 86, 89),
        (880, 96, 106, 91, 92),
        (925, 95, 119, 96, 84),
        (970, 92, 127, 101, 66),
        (1015, 88, 119, 102, 48),
        (1060, 84, 98, 96, 40),
        (1105, 78, 80, 84, 36),
    ],
    float,
)

ANKLE = np.array([60.0, 72.0, 0.0])
"""The ankle's centre, foot axes."""
TO_WORLD = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]], float)
"""Foot axes to world axes while the foot stands at a right angle."""

FOOT: tuple[Shape, ...] = (
    ellipsoid((33, 27, 1), (33, 30, 29), blend=10),  # heel bone
    ellipsoid((36, 16, 1), (35, 16.5, 30), blend=10),  # heel pad
    cone((26, 52, 1), (33, 125, 0), 16, 16, blend=18),  # bed of the heel cord
    cone((62, 70, 0), (104, 57, -6), 28, 24, blend=28),  # talus to navicular
    cone((58, 46, 2), (53, 116, 0), 29, 23, blend=24),  # talus
    cone((104, 55, -7), (126, 43, -8), 25, 21.5, blend=18),  # cuneiforms
    ellipsoid((72, 38, 16), (36, 24, 20), blend=16),  # below the outer ankle bone
    cone((40, 24, 9), (96, 21, 19.5), 21, 15.5, blend=16),  # outer column
    cone((44, 30, -7), (92, 43, -8), 21, 20, blend=16),  # inner column
    ellipsoid((100, 27, 4), (60, 20, 24), blend=16),  # sole
    cone((114, 41, -13), (184, 21, -29), 19, 18, blend=16),  # five metatarsals
    cone((118, 43, -7), (189, 20, -11), 20.5, 14.5, blend=14),
    cone((115, 40, 6), (184, 18, 5), 19, 13.5, blend=14),
    cone((108, 33, 16), (175, 16, 20), 17, 13, blend=14),
    cone((98, 24, 22), (164, 14.5, 34), 15.5, 13, blend=14),
    ellipsoid((183, 13, -27), (22, 13.5, 21), blend=11),  # ball
    ellipsoid((171, 11, 11), (22, 11, 32), blend=11),
)
ANKLE_BONES: tuple[Shape, ...] = (
    ellipsoid((70, 82, -27), (12, 15, 9), blend=14),  # inner
    ellipsoid((56, 73, 28), (10.5, 17, 8.5), blend=13),  # outer
)


@dataclass(frozen=True)
class Toe:
    """Joints from the ball to the centre of the tip, and the radius at each."""

    joints: tuple[tuple[float, float, float], ...]
    radii: tuple[float, ...]
    squash: float
    blend: float
    nail: float
    """Half the width of the nail."""


TOES = (
    Toe(
        ((190, 20, -28), (218, 17, -28.5), (240, 13.6, -26.5)), (15.5, 14.6, 13.0), 0.84, 11.0, 8.6
    ),
    Toe(
        ((190, 19, -11), (215, 20.5, -8.5), (230, 15, -7.2), (239, 10.6, -6.8)),
        (10.8, 9.7, 9.0, 8.9),
        0.90,
        8.0,
        4.6,
    ),
    Toe(
        ((184, 17, 5), (207, 18.5, 8), (220, 13.2, 9.4), (228, 9.9, 10.2)),
        (10.2, 9.2, 8.6, 8.5),
        0.90,
        8.0,
        4.6,
    ),
    Toe(
        ((175, 15.5, 20), (194, 16.5, 23.5), (206, 11.8, 25.3), (213, 9.3, 26.2)),
        (9.8, 8.8, 8.3, 8.2),
        0.90,
        8.0,
        4.6,
    ),
    Toe(
        ((164, 14, 33), (180, 13.5, 37.5), (190, 10.4, 39.5), (196.5, 8.9, 40.5)),
        (9.8, 8.7, 8.2, 8.3),
        0.90,
        8.0,
        4.6,
    ),
)
"""From the big toe to the little one, foot axes."""

FOOT_CREASES = (
    # points, from where they are laid on, how heavy: rims of the ankle bones, below the big toe
    (((45, 66, 26), (50, 57, 28), (60, 55, 29), (68, 62, 28)), (0, 0, 1), 0.7),
    (((57, 73, -26), (62, 65, -28), (74, 64, -28), (83, 72, -26)), (0, 0, -1), 0.7),
    (((205, 0, -43), (207, 0, -34), (204, 0, -22)), (0, -1, 0), 0.7),
)


@dataclass(frozen=True)
class Spot:
    """A place on the skin."""

    point: Array
    normal: Array
    """Outward."""
    along: Array
    """In the skin, toward the hip."""

    def toward(self, turn: float) -> Array:
        """The direction in the skin, turned by degrees from `along`, clockwise from outside."""
        return rotation(self.normal, -turn) @ self.along


@dataclass(frozen=True)
class ToeTip:
    """Where a toe's nail sits, world axes."""

    centre: Array
    ahead: Array
    up: Array
    side: Array
    radius: float
    nail: float


@dataclass(frozen=True)
class Leg:
    """A left leg in one posture; angles in degrees."""

    plantar: float = 24.0
    """How far the foot points away from the shin: 0 a right angle, 24 at rest, 46 pointed."""
    knee: float = 0.0
    """How far the knee is bent: 0 straight, 90 with the foot flat."""
    toes: float = 0.0
    """How far the toes are bent at the ball: above 0 toward the shin, below 0 toward the sole."""
    twist: float = 0.0
    """How far the forefoot is turned against the heel: above 0 with the inner edge up."""
    length: float | None = None
    """Cut off at this s; None: whole."""
    dents: tuple[Dent, ...] = field(default=())

    def pressed(self, *dents: Dent) -> "Leg":
        """The same leg, giving way at some places (world axes)."""
        return replace(self, dents=self.dents + dents)

    def dent(self, spot: Spot, depth: float, radius: float = 22.0) -> Dent:
        """A dent (below 0: a swelling) of so many mm at a place on the skin."""
        x, y, z = spot.point
        return Dent((float(x), float(y), float(z)), depth, radius)

    # Places

    def at(self, s: float, y: float = 0.0, z: float = 0.0) -> Array:
        """World axes of a place given along the leg."""
        turn, origin = self.frame(s)
        return origin + turn @ np.array([0.0, y, z])

    def along(self, points: Array) -> Array:
        """Places (s, y, z) along the leg of points in world axes; any shape that ends in 3."""
        p = np.asarray(points, float)
        if not self.knee:
            return p.copy()
        angle, radius = self._angle, self._radius
        cx, cy = p[..., 0] - BEND, p[..., 1] + radius
        phi = np.arctan2(cx, cy)
        s, y = p[..., 0].copy(), p[..., 1].copy()
        arc = (phi > 0) & (phi <= angle) & (cx > -radius)
        s = np.where(arc, BEND + phi * radius, s)
        y = np.where(arc, np.hypot(cx, cy) - radius, y)
        c, sn = math.cos(angle), math.sin(angle)
        tx, ty = cx * c - cy * sn, cx * sn + cy * c - radius
        beyond = ~arc & (tx > 0) & ((cx > 0) | (np.abs(ty) < np.abs(p[..., 1])))
        s, y = np.where(beyond, BEND_END + tx, s), np.where(beyond, ty, y)
        return np.stack([s, y, p[..., 2]], -1)

    def spot(self, s: float, around: float) -> Spot:
        """The skin at a place: `around` 0 is the front, 90 outside, 180 the back, -90 inside."""
        turn, origin = self.frame(s)
        a = math.radians(around)
        out = turn @ np.array([0.0, math.cos(a), math.sin(a)])
        return self.skin(origin + out * 170.0, -out, turn[:, 0])

    def foot_spot(self, point: Triple, outward: Triple) -> Spot:
        """The skin of the foot beside a point, looked at from a direction; foot axes."""
        out = unit(self.foot_turn @ vector(outward))
        return self.skin(
            self.foot(point) + out * 130.0, -out, self.foot_turn @ np.array([-1.0, 0, 0])
        )

    def skin(self, start: Triple, direction: Triple, toward: Triple) -> Spot:
        """Where a ray from outside meets the skin; `along` lies `toward` a direction."""
        point = self.solid.march(start, direction)
        normal = self.solid.normal(point)
        return Spot(point, normal, across(toward, normal))

    @cached_property
    def foot_turn(self) -> Array:
        """Turns foot axes into world axes."""
        return rotation(Z, self.plantar) @ TO_WORLD

    def foot(self, point: Triple) -> Array:
        """World axes of a point in foot axes."""
        return self.foot_turn @ (vector(point) - ANKLE)

    def in_foot(self, points: Array) -> Array:
        """Foot axes of points in world axes; any shape that ends in 3."""
        back: Array = np.asarray(points, float) @ self.foot_turn
        return back + ANKLE

    # The sculpture

    @cached_property
    def solid(self) -> Solid:
        """Base: leg and foot; parts: the toes, from the big one."""
        table = _stations(self.length)
        whole = tube(0, BEND, BEND_END, self._angle if table[-1, 0] > KNEE else 0.0)
        foot = [self._placed(self._twisted(shape)) for shape in FOOT]
        bones = [self._placed(shape) for shape in ANKLE_BONES]
        return Solid(
            base=(whole, *self._shank(table[-1, 0]), *self._thigh(table[-1, 0]), *foot, *bones),
            parts=tuple(self._toe(toe) for toe in TOES),
            tables=(table,),
            dents=self.dents,
            bounds=self._bounds(table) if self.knee else None,
        )

    @cached_property
    def toe_tips(self) -> tuple[ToeTip, ...]:
        found = []
        for toe in TOES:
            joints = self._toe_joints(toe)
            ahead = unit(joints[-1] - joints[-2])
            up = across(self._forefoot(joints[-1]) @ Y, ahead)
            turn = self.foot_turn
            found.append(
                ToeTip(
                    self.foot(joints[-1]),
                    turn @ ahead,
                    turn @ up,
                    turn @ np.cross(ahead, up),
                    toe.radii[-1],
                    toe.nail,
                )
            )
        return tuple(found)

    @property
    def _angle(self) -> float:
        return math.radians(self.knee)

    @property
    def _radius(self) -> float:
        return (BEND_END - BEND) / self._angle

    def frame(self, s: float) -> tuple[Array, Array]:
        """The axes of the leg at a place, as columns, and where its middle is there."""
        if not self.knee or s <= BEND:
            return np.eye(3), np.array([s, 0.0, 0.0])
        turned = min((s - BEND) / self._radius, self._angle)
        turn = rotation(Z, -math.degrees(turned))
        middle = np.array([BEND, -self._radius, 0.0]) + turn @ (Y * self._radius)
        return turn, middle + turn @ np.array([max(0.0, s - BEND_END), 0.0, 0.0])

    def _shank(self, end: float) -> list[Shape]:
        shapes = [
            _cut((30, 23, -3), (330, 40, -7), 9, 10, end, blend=18),  # shin bone
            _cut((30, -25, 0), (215, -46, 0), 7.5, 10, end, blend=14),  # heel cord
        ]
        if end > 250:
            inner, outer = rotation(Z, 5), rotation(Z, 4)
            shapes += [  # the two bellies of the calf
                ellipsoid((248, -37, -21), (92, 29, 28), inner, blend=22),
                ellipsoid((266, -38, 20), (84, 29, 25), outer, blend=24),
            ]
        return shapes

    def _thigh(self, end: float) -> list[Shape]:
        if end <= KNEE + 15:
            return []
        bent = self.knee / 90.0
        at, turn = self.at, self.frame(KNEE)[0]
        upper = self.frame(BEND_END)[0]
        shapes = [
            # kneecap and the cord below it; bent, the cap stands out and the joint is broad
            ellipsoid(at(KNEE, 50 + 4 * bent, 1), (25, 16, 21), turn, blend=16 + 8 * bent),
            cone(at(352, 48), at(384, 53 + 4 * bent), 8, 9, blend=16),
            ellipsoid(
                at(452, 36, -38), (56, 26, 24), upper @ rotation(Z, 7), blend=24
            ),  # inner thigh muscle above the knee
        ]
        if bent > 0.3:
            shapes += [
                ellipsoid(at(KNEE + 8, 20, z), (29, 29, 22), turn, blend=36) for z in (-24, 24)
            ]
        # hamstring cords; bent, they stand off the hollow
        low = 352.0 if bent < 0.3 else 440.0
        shapes += [
            cone(at(low, -30 - 12 * bent, z), at(560, -40, z * 1.06), 8, 7, blend=24)
            for z in (34, -33)
        ]
        return shapes

    def _placed(self, shape: Shape) -> Shape:
        return shape.moved(self.foot_turn, -self.foot_turn @ ANKLE)

    def _forefoot(self, point: Triple) -> Array:
        """How the foot is turned at a point of its length, foot axes."""
        share = min(max((float(point[0]) - 50.0) / 120.0, 0.0), 1.0)
        return rotation((1, 0, 0), self.twist * share)

    def _twist_about(self, point: Triple) -> Array:
        middle = np.array([0.0, 30.0, 0.0])
        return middle + self._forefoot(point) @ (vector(point) - middle)

    def _twisted(self, shape: Shape) -> Shape:
        if not self.twist:
            return shape
        numbers = shape.numbers.copy()
        for start in (0, 3) if shape.kind == 0 else (0,):
            numbers[start : start + 3] = self._twist_about(shape.numbers[start : start + 3])
        if shape.kind != 0:
            axes = numbers[6:15].reshape(3, 3) @ self._forefoot(shape.numbers[0:3]).T
            numbers[6:15] = axes.reshape(-1)
        return Shape(shape.kind, numbers, shape.blend)

    def _toe_joints(self, toe: Toe) -> list[Array]:
        first = np.array(toe.joints[0], float)
        # Above 0 the tips go up; the outer joints take a share, as a hand that bends them makes it.
        joints = [first]
        for number, joint in enumerate(toe.joints[1:], 1):
            length = np.array(joint, float) - np.array(toe.joints[number - 1], float)
            share = 0.8 if number == 1 else 1.0
            joints.append(joints[-1] + rotation(Z, self.toes * share) @ length)
        return [self._twist_about(joint) for joint in joints]

    def _toe(self, toe: Toe) -> Part:
        joints = self._toe_joints(toe)
        up = self._forefoot(joints[0]) @ rotation(Z, self.toes) @ Y
        shapes = [
            cone(a, b, ra, rb, blend=5, squash=toe.squash, squash_along=up)
            for a, b, ra, rb in zip(joints, joints[1:], toe.radii, toe.radii[1:], strict=False)
        ]
        tip, r = joints[-1], toe.radii[-1]
        pulp = tip + rotation(Z, self.toes) @ np.array([-1.0, -1.2, 0])
        axes = self._forefoot(tip) @ rotation(Z, self.toes)
        shapes.append(ellipsoid(pulp, (r * 1.12, r * 0.86, r * 1.06), axes, blend=5))
        return Part(tuple(self._placed(shape) for shape in shapes), toe.blend)

    def _bounds(self, table: Array) -> tuple[Array, Array]:
        wide = float(table[:, 1:].max())
        middles = np.array([self.at(s) for s in np.linspace(table[0, 0], table[-1, 0], 40)])
        return middles.min(0) - wide, middles.max(0) + wide


def _cut(a: Triple, b: Triple, ra: float, rb: float, end: float, *, blend: float) -> Shape:
    """A cone that goes no further along the leg than its end."""
    share = min(1.0, max(0.1, (end - rb - a[0]) / (b[0] - a[0])))
    return cone(a, vector(a) + share * (vector(b) - a), ra, ra + share * (rb - ra), blend=blend)


def _stations(length: float | None, step: float = 2.0) -> Array:
    """The half-widths every 2 mm or so."""
    end = STATIONS[-1, 0] if length is None else min(length, STATIONS[-1, 0])
    s = np.linspace(STATIONS[0, 0], end, round((end - STATIONS[0, 0]) / step) + 1)
    columns = [Akima1DInterpolator(STATIONS[:, 0], STATIONS[:, j])(s) for j in range(1, 5)]
    return np.column_stack([s, *columns])


def band(values: Array, low: float, high: float, soft: float) -> Array:
    """1 between two values, falling smoothly to 0 over `soft` around either."""
    t = np.clip(np.minimum((values - low) / soft + 0.5, (high - values) / soft + 0.5), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))
