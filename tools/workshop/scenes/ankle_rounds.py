"""Ankle rounds: the fingertips of one hand each side circle softly round the ankle bones, never on
them."""

import math
from collections.abc import Sequence

import numpy as np

from workshop import regions
from workshop.camera import Mask, Raster, View
from workshop.hand import Hand, Place, Pose
from workshop.leg import Leg, Spot
from workshop.motion import glow, key, way
from workshop.picture import HandPose, Picture, Point, Zone
from workshop.posing import aim_arm, reach, touch_with
from workshop.props import heart
from workshop.vectors import Array, basis

BENT = Pose((34, 50, 26, -2), (36, 52, 26, 0), (30, 46, 24, 2), (24, 42, 22, 5), (20, 6, 50, 8, 10))
INNER, OUTER = (70.0, 82.0, -30.0), (56.0, 73.0, 32.0)
"""The ankle bones: mm forward from the heel, up from the sole, to the outside."""
RADIUS = 34.0
"""Of the rounds: mm from the middle of the bone to between the fingertips."""
START = -92.0
"""Where a round begins: 0 in front of the bone, 90 above it, toward the knee."""
APART = 36.0
"""Degrees between the two fingertips that lie on the skin."""
ROUND = np.linspace(START, START + 360, 13)


def beside(leg: Leg, bone: Sequence[float], degrees: float) -> Spot:
    """The skin beside an ankle bone."""
    u, v = on_ring(bone, degrees, RADIUS)
    return leg.foot_spot((u, v, 0), (0, 0, math.copysign(1, bone[2])))


def on_ring(bone: Sequence[float], degrees: float, radius: float) -> tuple[float, float]:
    a = math.radians(degrees)
    return bone[0] + radius * math.cos(a), bone[1] + radius * math.sin(a)


def fingertips(leg: Leg, left: bool) -> Hand:
    """Wrist low beside the heel; index and middle finger are bent onto the skin."""
    side, bone = (-1, INNER) if left else (1, OUTER)
    spot = beside(leg, bone, START - APART / 2)
    turn = basis((0.95, 0.24, -0.10 * side), (0.10, -0.45, 0.9 * side))
    place = reach(Place(turn, np.zeros(3), left), BENT, "middle", spot.point)
    pose = touch_with(leg, place, BENT, "middle", spot, ease=0.6)
    pose = touch_with(leg, place, pose, "index", beside(leg, bone, START + APART / 2), ease=0.6)
    return Hand(place, aim_arm(place, pose, (-0.95, -0.12, 0.28 * side)))


def ring(leg: Leg, bone: Sequence[float], angles: Array, radius: float = RADIUS) -> list[Array]:
    """A round about a bone, in the plane of the foot's side."""
    return [leg.foot((*on_ring(bone, a, radius), bone[2])) for a in angles]


def inner_round(leg: Leg, view: View) -> Sequence[tuple[float, float, float]]:
    """Down in front of the bone, up behind it and back: a closed way."""
    return way(view, ring(leg, INNER, ROUND))


def outer_round(leg: Leg, view: View) -> Sequence[tuple[float, float, float]]:
    """The same on the far side, which is seen on edge: the hand slides along the leg's rim."""
    stations = range(-48, 62, 6)
    rims = [
        max((view.flat(leg.spot(s, a).point) for a in range(60, 180, 4)), key=lambda p: float(p[1]))
        for s in stations
    ]
    x = np.array([view.flat(point)[0] for point in ring(leg, OUTER, ROUND)])
    y = np.interp(x, *np.array(rims).T)
    return [
        (round(float(a), 1), round(float(b), 1), 0.0)
        for a, b in zip(x - x[0], y - y[0], strict=True)
    ]


def turning(x: float, y: float, first: float, last: float, radii: Point) -> list[Point]:
    """An arrow's line about a bone, outside the fingertips, the way round that they are seen to
    go."""
    return [
        (round(x + radii[0] * math.cos(a), 1), round(y - radii[1] * math.sin(a), 1))
        for a in np.radians(np.linspace(first, last, 7))
    ]


def around_bones(leg: Leg, raster: Raster) -> Array:
    """Bright where the fingertips go, fading outward."""
    off = np.minimum(
        *(np.linalg.norm(raster.points - leg.foot(bone), axis=-1) for bone in (INNER, OUTER))
    )
    return np.asarray(np.clip((62 - off) / 30, 0, 1))


def keep_off(leg: Leg, raster: Raster) -> Mask:
    return regions.ankle_bones(leg, raster) | regions.behind_inner_ankle(leg, raster)


def ankle_rounds() -> Picture:
    leg = Leg(plantar=44)
    view = View(
        (0.06, 0.88, -0.48), (0, -0.48, -0.88), (-26, 20, 0), 2.0, light=(-0.42, 0.40, 0.82)
    )
    inner, outer = fingertips(leg, True), fingertips(leg, False)

    def tips(hand: Hand) -> tuple[Array, Array]:
        return hand.pad("index"), hand.pad("middle")

    x, y = map(float, view.flat(leg.foot(INNER)))
    circling = [key(0, along=0), key(1, along=1)]
    grown = [
        key(0, shown=0.2),
        key(0.9),
        key(0.96, op=0),
        key(0.985, shown=0.2, op=0),
        key(1, shown=0.2),
    ]
    return Picture(
        "ankle-rounds",
        view,
        {"rest": leg},
        {
            "hand-right": {"round": HandPose(outer, contacts=tips(outer))},
            "hand-left": {"round": HandPose(inner, contacts=tips(inner))},
        },
        [Zone("zone-ankle", around_bones)],
        no_press=keep_off,
        cycle=(("work", 1),),
        still=0.0,
        tracks={
            "hand-left": circling,
            "hand-right": circling,
            "arrow-1": grown,
            "arrow-2": grown,
            "zone-ankle": glow(0.9),
        },
        ways={"hand-left": inner_round(leg, view), "hand-right": outer_round(leg, view)},
        arrows={
            "arrow-1": turning(x, y, 215, 360, (140, 66)),
            "arrow-2": turning(x + 20, y + 155, 250, 365, (150, 95)),
        },
        spot=(480, 290, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"ankle-rounds": ankle_rounds}
