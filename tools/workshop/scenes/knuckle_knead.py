"""Knuckle knead: a full soft fist, its flat against the sole, goes in small circles from the ball
to the heel; the other hand holds the top of the foot."""

from itertools import pairwise

import numpy as np

from workshop.camera import Raster, View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.motion import PALE, key, shift
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import aim_arm, close_fingers, hold_at, push, rest_palm
from workshop.regions import ankle_bones, facing_sole, foot_axes
from workshop.vectors import Array, Triple

FOOT = Leg(plantar=16)
CIRCLES = 6
WORKING = CIRCLES - 0.4
"""After so many circles the fist goes back to the ball."""
RADIUS = 5.5
"""Mm of the circles: about 8 units."""
ROLL = 2.5
"""Degrees that the knuckles roll to either side."""
STEPS = 12
STATIONS = {"ball": 150.0, "arch": 106.0, "heel": 60.0}
"""u of the fist's middle."""
FIST = Pose(
    (76, 92, 55, 1),
    (78, 94, 55, 0),
    (79, 94, 55, -1),
    (78, 92, 55, -3),
    (14, 10, 58, 10, 40),
    cup=5,
)
OPEN = Pose((-8, 6, 4, -2), (-8, 6, 4, 0), (-10, 6, 4, 1), (-18, 6, 4, 1), (12, 12, 50, 5, 5))


def eye() -> View:
    x, y, z = map(float, FOOT.foot((118, 40, 0)))
    return View((-0.62, 0.32, 0.75), (0, 1, 0), (x - 32, y, z - 26), 1.86)


SHOWN = eye()


def in_world(direction: Triple) -> Array:
    """A direction in foot axes, in the world."""
    return np.asarray(FOOT.foot_turn @ np.asarray(direction, float))


def kneading(u: float) -> Hand:
    """The right fist, its thumb uppermost and its knuckles square on the sole."""
    start = FOOT.foot((u, -170, 2))
    place = hold_at((92, -8, 6), start, in_world((0, 1, 0)), (-0.1, -0.16, 1))
    place = push(FOOT, place, FIST, in_world((0, 1, 0)), press=3.0)
    return Hand(place, aim_arm(place, FIST, (-0.80, -0.52, 0.34)))


def holding() -> Hand:
    """The left hand over the top of the foot, from the inner side; thumb along the index."""
    start = FOOT.foot((150, 150, -10))
    place = hold_at((66, -18, 0), start, in_world((-0.2, 0, 1)), in_world((0.1, 1, 0)), left=True)
    place = rest_palm(FOOT, place, in_world((0, -1, 0)))
    pose = close_fingers(FOOT, place, OPEN)
    return Hand(place, aim_arm(place, pose, (-0.66, 0.42, -0.6)))


def face(hand: Hand) -> Array:
    """The middle of the fist's flat."""
    knuckles = [hand.place.point(hand.joints[name][1]) for name in ("index", "ring")]
    return np.asarray(np.mean(knuckles, axis=0))


def circling() -> Keys:
    """Circles on the way to the heel, then back to the ball without weight."""
    across = SHOWN.flat(in_world((0, 0, 1))) - SHOWN.flat(np.zeros(3))
    up = SHOWN.flat(in_world((1, 0, 0))) - SHOWN.flat(np.zeros(3))

    def held(circle: float, along: float, **more: float) -> dict[str, float]:
        a = 2 * np.pi * circle
        x, y = RADIUS * (across * np.sin(a) + up * np.cos(a))
        rot = ROLL * float(np.sin(a))
        return key(
            circle / CIRCLES, along=along, **({"x": float(x), "y": float(y), "rot": rot} | more)
        )

    count = round(WORKING * STEPS)
    keys = [held(n / STEPS, n / count) for n in range(count + 1)]
    end, start = keys[-1], keys[0]
    off = {"op": PALE, "shadow": 0, "rot": 0.0}
    keys.append(held(WORKING + 0.1, 1.0, x=end["x"] - 26, y=end["y"] + 8, **off))
    keys.append(
        held(CIRCLES - 0.08, 0.0, x=start["x"] - 26, y=start["y"] + 8, **off) | {"smooth": True}
    )
    return [*keys, held(CIRCLES, 0.0)]


def shown() -> list[tuple[float, str]]:
    names = list(STATIONS)
    line = [(0.0, names[0])]
    for number, (before, after) in enumerate(pairwise(names)):
        middle = (0.25 + 0.5 * number) * WORKING / CIRCLES
        line += [(middle - 0.03, before), (middle + 0.03, after)]
    return [
        *line,
        ((WORKING + 0.12) / CIRCLES, names[-1]),
        ((CIRCLES - 0.1) / CIRCLES, names[0]),
        (1.0, names[0]),
    ]


def turning() -> Keys:
    """An arrow that runs round with each circle."""
    keys: Keys = []
    for circle in range(CIRCLES):
        end = min(circle + 1, WORKING)
        keys += [
            key((circle + 0.06) / CIRCLES, shown=0.25),
            key((end - 0.12) / CIRCLES, shown=1),
            key((end - 0.04) / CIRCLES, shown=1, op=0),
            key(end / CIRCLES, shown=0.25, op=0),
        ]
    keys[-1] = key((CIRCLES - 0.06) / CIRCLES, shown=0.25, op=0)
    return [key(0, shown=0.25, op=0), *keys, key(1, shown=0.25, op=0)]


def ring(cx: float, cy: float, radius: float) -> list[Point]:
    """Most of a circle, the way the fist goes: over the top to the right."""
    turns = np.radians(np.linspace(-70, 215, 17))
    return [
        (round(cx + radius * 0.86 * float(np.sin(a)), 1), round(cy - radius * float(np.cos(a)), 1))
        for a in turns
    ]


def sole(leg: Leg, raster: Raster) -> Array:
    u, v, _ = foot_axes(leg, raster)
    return band(u, 30, 208, 50) * facing_sole(leg, raster) * (v < 46)


def knuckle_knead() -> Picture:
    fists = {name: kneading(u) for name, u in STATIONS.items()}
    faces = {name: face(hand) for name, hand in fists.items()}
    start = faces["ball"]
    fist_poses = {}
    for name, hand in fists.items():
        dent = FOOT.dent(
            FOOT.skin(faces[name] - in_world((0, 60, 0)), in_world((0, 1, 0)), (0, 1, 0)), 3, 30
        )
        fist_poses[name] = HandPose(
            hand,
            pressed=FOOT.pressed(dent),
            sleeve=72,
            shifted=shift(SHOWN, start, faces[name]),
            contacts=(faces[name],),
        )
    hold = holding()
    flat = SHOWN.flat(np.array(list(faces.values())))
    x, y = flat[0]
    return Picture(
        "knuckle-knead",
        SHOWN,
        {"rest": FOOT},
        {
            "hand-left": {"hold": HandPose(hold, sleeve=72, contacts=(hold.palm,), shadow=False)},
            "hand-right": fist_poses,
        },
        [Zone("zone-sole", sole)],
        no_press=ankle_bones,
        cycle=(("work", 1.0),),
        strokes=CIRCLES,
        still=2.8 / CIRCLES,
        tracks={"hand-right": circling(), "arrow-1": turning()},
        ways={"hand-right": [(float(p[0] - x), float(p[1] - y), 0.0) for p in flat]},
        poses={"hand-right": shown()},
        arrows={"arrow-1": ring(228, 304, 52)},
        pivots={"hand-right": (float(x), float(y))},
        fade=((945, 0), (690, 0)),
        spot=(490, 300, 262),
    )


PICTURES = {"knuckle-knead": knuckle_knead}
