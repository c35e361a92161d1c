"""Knee rounds: a palm on each side of the kneecap, in opposite half-circles that meet above and
below it."""

import numpy as np

from workshop.camera import Mask, Raster, View
from workshop.hand import Hand, Pose
from workshop.leg import KNEE, Leg
from workshop.motion import glow, key
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import clear_thumb, close_fingers, hold_at, rest_palm
from workshop.props import cushion, heart
from workshop.regions import inner_thigh, kneecap
from workshop.vectors import Array

BENT = Leg(plantar=30, knee=16)
VIEW = View((0.10, 1.0, 0.10), (0.0, 0.0, -1.0), (412, 0, 6), 1.9)
HOLLOWS = (
    # s, degrees around, depth, radius: beside the kneecap, beside the cord below it, above it
    (KNEE - 2, 36, 3.5, 14),
    (KNEE - 2, -36, 3.5, 14),
    (KNEE - 40, 26, 3.5, 13),
    (KNEE - 40, -30, 3.5, 13),
    (KNEE + 40, 0, 3.0, 16),
)
PALM = Pose(
    (-2, 4, 4, -2), (-2, 4, 4, 0), (-2, 4, 4, 2), (-2, 4, 4, 4), (12, 10, 40, 4, 6), (-22, 8)
)
TILT = np.radians(52)
"""How far the backs of the hands are turned from the front to the sides."""
REACH, BULGE = 33.0, 8.0
"""Mm up and down from the middle of the knee, and mm that the half-circle stands out."""
ROCK, SPLAY = 9.5, 3.5
"""Degrees by which a hand turns round the kneecap, and by which its fingers point outward."""
MIDDLE = 290.0
"""How far down on the picture the middle of the leg is."""

Way = list[tuple[float, float, float]]


def modelled(leg: Leg) -> Leg:
    """With the hollows that make a kneecap stand out."""
    dents = (leg.dent(leg.spot(s, around), depth, radius) for s, around, depth, radius in HOLLOWS)
    return leg.pressed(*dents)


def palm_beside(leg: Leg, *, left: bool) -> HandPose:
    """A hand along one side of the knee, its thumb beside the kneecap."""
    side = np.array([1, 1, -1.0 if left else 1.0])
    out = np.array([0, np.cos(TILT), np.sin(TILT)]) * side
    beside = leg.at(KNEE + 2, -8 if left else -16, 0) + out * 140
    place = hold_at((58, -19, 2), beside, np.array([1, 0, 0.06]) * side, out, left=left)
    place = rest_palm(leg, place, -out)
    pose = clear_thumb(leg, place, close_fingers(leg, place, PALM, press=1.5))
    hand = Hand(place, pose)
    return HandPose(hand, pressed=BENT, contacts=(hand.palm,))


def half_circle(*, left: bool) -> Way:
    """From below the kneecap, past its side, to above it."""
    side = -1.0 if left else 1.0
    turns = np.radians(np.linspace(-75, 75, 9))
    reach, bulge = REACH * VIEW.scale, BULGE * VIEW.scale
    return [
        (
            round(float(reach * np.sin(a) / np.sin(turns[-1])), 1),
            round(float(side * bulge * (np.cos(a) - 1)), 1),
            round(float(side * (SPLAY - ROCK * np.sin(a) / np.sin(turns[-1]))), 2),
        )
        for a in turns
    ]


def up_and_down() -> Keys:
    return [key(0, along=0), key(0.5, along=1, smooth=True), key(1, along=0, smooth=True)]


def half_arrow(*, back: bool) -> Keys:
    """Grows in the first half of the round, or in the second."""
    if back:
        return [
            key(0, op=0, shown=0.2),
            key(0.5, op=0, shown=0.2),
            key(0.54, shown=0.2),
            key(0.93, smooth=True),
            key(0.99, op=0),
            key(1, op=0, shown=0.2),
        ]
    return [
        key(0, shown=0.2),
        key(0.45, smooth=True),
        key(0.51, op=0),
        key(0.98, op=0, shown=0.2),
        key(1, shown=0.2),
    ]


def beside_hand(*, left: bool) -> list[Point]:
    """Round the outside of a hand, from the shin to above the knee."""
    side = -1.0 if left else 1.0
    line = ((402, 204), (500, 224), (600, 220), (676, 200), (728, 170), (756, 140))
    return [(x, MIDDLE + side * y) for x, y in line]


def round_kneecap(leg: Leg, raster: Raster) -> Array:
    """The ring that is worked on."""
    q = leg.along(raster.points)
    far = np.hypot((q[..., 0] - KNEE) / 1.15, q[..., 2])
    t = np.clip(np.minimum((far - 24) / 6, (92 - far) / 36), 0, 1)
    return np.asarray(t * t * (3 - 2 * t) * (q[..., 1] > -20))


def no_press(leg: Leg, raster: Raster) -> Mask:
    return kneecap(leg, raster) | inner_thigh(leg, raster)


def knee_rounds() -> Picture:
    leg = modelled(BENT)
    inner, outer = beside_hand(left=True), beside_hand(left=False)
    hands = {
        "hand-left": {"palm": palm_beside(leg, left=True)},
        "hand-right": {"palm": palm_beside(leg, left=False)},
    }
    pivots = {name: VIEW.flat(poses["palm"].hand.palm) for name, poses in hands.items()}
    return Picture(
        "knee-rounds",
        VIEW,
        {"rest": leg},
        hands,
        [Zone("zone-knee", round_kneecap)],
        no_press=no_press,
        cycle=(("work", 1),),
        still=0.25,
        still_hides=("arrow-1b", "arrow-2b"),
        tracks={
            "hand-left": up_and_down(),
            "hand-right": up_and_down(),
            "arrow-1": half_arrow(back=False),
            "arrow-2": half_arrow(back=False),
            "arrow-1b": half_arrow(back=True),
            "arrow-2b": half_arrow(back=True),
            "zone-knee": glow(0.5),
        },
        ways={"hand-left": half_circle(left=True), "hand-right": half_circle(left=False)},
        pivots={name: (float(x), float(y)) for name, (x, y) in pivots.items()},
        arrows={
            "arrow-1": outer,
            "arrow-2": inner,
            "arrow-1b": outer[::-1],
            "arrow-2b": inner[::-1],
        },
        spot=(480, 290, 262),
        props=[cushion(292, 58, 376, 470), heart(930, 40)],
    )


PICTURES = {"knee-rounds": knee_rounds}
