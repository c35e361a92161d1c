"""Arch presses: a thumb presses, rests and lets go, point by point from the high arch back round
the heel; its fingers hold from the outside, the other hand lies over the top of the foot."""

import numpy as np

from workshop.camera import Mask, Raster, View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, Spot, band
from workshop.motion import PRESS, key, pose_loop, stations
from workshop.picture import HandPose, Keys, Picture, Point, Prop, Zone
from workshop.posing import (
    aim_arm,
    close_fingers,
    close_thumb,
    hold_at,
    lay_palm,
    rest_palm,
    touch_with,
)
from workshop.props import ellipse, shape
from workshop.regions import ankle_bones, behind_inner_ankle, foot_axes
from workshop.vectors import Array, Triple

FOOT = Leg(plantar=22)
PLACES = ((114, 24), (94, 23), (74, 22), (48, 14), (26, 10))
"""u and v of the thumb at each station: the first three on the arch, two on the heel's rear edge,
well below the hatch behind the inner ankle."""
ON_THE_ARCH = 3
LOWEST_PALM = 3.0
"""u of the palm at least, so that it stays on the heel."""
DEPTH, WIDTH = 5.0, 17.0
"""Mm of the dent below the thumb."""
CLAMP = Pose((20, 14, 8, -2), (20, 14, 8, 0), (20, 14, 8, 1), (22, 14, 8, 2), (60, 30, 60, 6, 10))
THUMB = ((5, 85), (-10, 62), (-12, 35), (-12, 36))
"""How far it may bend."""
DOT, DOT_STRENGTH = 8.0, 0.7
"""Units and opacity of the dots that stand for the points."""
AHEAD = 0.55
"""How strong a dot is before it is pressed."""
OPEN = Pose((-10, 6, 4, -3), (-10, 6, 4, 0), (-12, 6, 4, 2), (-16, 6, 4, 5), (50, 0, 50, 4, 6))


def eye() -> View:
    x, y, z = map(float, FOOT.foot((106, 36, 0)))
    return View((-0.55, 0.31, -0.78), (0, 1, 0), (x + 42, y, z), 1.86, light=(-0.30, 0.62, 0.78))


SHOWN = eye()


def in_world(direction: Triple) -> Array:
    """A direction in foot axes, in the world."""
    return np.asarray(FOOT.foot_turn @ np.asarray(direction, float))


def inner_side(u: float, v: float) -> Spot:
    """The skin of the arch or the heel, where the thumb presses."""
    return FOOT.foot_spot((u, v, -20), (0, -0.15, -1))


def pressing(u: float, v: float) -> Hand:
    """The right hand across the sole: thumb at the inner side, fingers outside."""
    start = FOOT.foot((max(u - 58, LOWEST_PALM), -150, 24))
    place = hold_at((58, -19, 2), start, in_world((0.62, 0.3, 0.7)), in_world((0, -1, 0.25)))
    place = rest_palm(FOOT, place, in_world((0, 1, 0)))
    pose = close_fingers(FOOT, place, CLAMP)
    pose = touch_with(FOOT, place, pose, "thumb", inner_side(u, v), press=2.0, bounds=THUMB)
    return Hand(place, aim_arm(place, pose, (-0.6, -0.76, 0.2)))


def let_go(hand: Hand) -> Hand:
    """The same hand with its thumb off the skin."""
    _, lift, _, first, end = hand.pose.thumb
    return Hand(hand.place, hand.pose.with_thumb(lift=lift - 4, first=first - 6, end=end - 10))


def holding() -> Hand:
    """The left hand flat over the top of the foot, come over the toes."""
    spot = FOOT.foot_spot((145, 60, 6), (0, 1, 0))
    place = lay_palm(spot, in_world((-0.9, 0, 0.2)), palm=(66, -18, 0), left=True)
    pose = close_fingers(FOOT, place, OPEN)
    pose = close_thumb(FOOT, place, pose, lift=60, first=50)
    return Hand(place, aim_arm(place, pose, (-0.74, 0.62, 0.12)))


def points() -> list[Array]:
    return [inner_side(u, v).point for u, v in PLACES]


def moves(first: Array) -> list[tuple[float, float, float]]:
    """Where the hand goes, from where it is painted."""
    flat = SHOWN.flat(np.array(points())) - SHOWN.flat(first)
    turns = (0.0, 0.0, 0.0, 0.0, -5.0)
    return [(float(x), float(y), turn) for (x, y), turn in zip(flat, turns, strict=True)]


def shown() -> list[tuple[float, str]]:
    """Open, pressed, open; on the way to the heel, and from it, the hand changes its shape."""
    phases = dict(PRESS)
    strokes = []
    for number in range(len(PLACES)):
        now = "arch" if number < ON_THE_ARCH else "heel"
        after = "arch" if (number + 1) % len(PLACES) < ON_THE_ARCH else "heel"
        strokes.append(
            [
                (0.0, now),
                (0.04, now),
                (phases["work"], f"{now}pressed"),
                (phases["hold"], f"{now}pressed"),
                (phases["release"], now),
                (1.0, after),
            ]
        )
    return pose_loop(*strokes)


def progress() -> Keys:
    """An arrow that is a fifth longer with each press."""
    count = len(PLACES)
    keys = [key(0, shown=0.24, op=0), key(0.02, shown=0.24)]
    for number in range(1, count):
        share = 0.24 + 0.76 * number / (count - 1)
        before = 0.24 + 0.76 * (number - 1) / (count - 1)
        keys += [
            key((number - 0.13) / count, shown=before),
            key((number + 0.1) / count, shown=share, smooth=True),
        ]
    return [*keys, key(0.965), key(0.985, op=0), key(1, shown=0.24, op=0)]


def dots() -> list[Prop]:
    """A dot for each point, on top: below the hand nobody would see what comes next."""
    flat = SHOWN.flat(np.array(points()))
    return [
        Prop(
            f"point-{number}",
            (shape(ellipse(float(x), float(y), DOT, DOT), "theme.arrow", opacity=DOT_STRENGTH),),
            above=True,
        )
        for number, (x, y) in enumerate(flat)
    ]


def dotted(number: int) -> Keys:
    """Faint before it is pressed, gone while the thumb lies on it, strong when it is done."""
    count = len(PLACES)
    below, done = max(number - 1, 0) / count, (number + 1) / count
    keys = [key(0, op=AHEAD if below else 0)]
    if below:
        keys += [key(below - 0.03, op=AHEAD), key(below - 0.01, op=0)]
    if done < 1:
        keys += [key(done - 0.01, op=0), key(done + 0.01), key(0.96)]
    return [*keys, key(0.985, op=0), key(1, op=AHEAD if below else 0)]


def lit(leg: Leg, raster: Raster) -> Array:
    u, v, w = foot_axes(leg, raster)
    return band(u, -20, 142, 46) * band(v, -30, 44, 26) * (w < 12)


def untouched(leg: Leg, raster: Raster) -> Mask:
    return behind_inner_ankle(leg, raster) | ankle_bones(leg, raster)


def arch_presses() -> Picture:
    masters = {"arch": PLACES[1], "heel": PLACES[ON_THE_ARCH]}
    origin = pressing(*masters["arch"]).pad("thumb")
    poses = {}
    for name, (u, v) in masters.items():
        hand = pressing(u, v)
        pad = hand.pad("thumb")
        x, y = SHOWN.flat(pad) - SHOWN.flat(origin)
        shifted = (round(float(x), 1), round(float(y), 1))
        nearest = FOOT.skin(pad + in_world((0, -8, -60)), in_world((0, 8, 60)), (0, 1, 0))
        dented = FOOT.pressed(FOOT.dent(nearest, DEPTH, WIDTH))
        poses[name] = HandPose(let_go(hand), sleeve=72, shifted=shifted, contacts=(pad,))
        poses[f"{name}pressed"] = HandPose(
            hand, pressed=dented, sleeve=72, shifted=shifted, contacts=(pad,)
        )
    hold = holding()
    pivot = SHOWN.flat(origin)
    marks = dots()
    arrow: list[Point] = [(772, 236), (776, 300), (764, 362), (738, 416), (704, 458)]
    return Picture(
        "arch-presses",
        SHOWN,
        {"rest": FOOT},
        {
            "hand-left": {"hold": HandPose(hold, sleeve=92, contacts=(hold.palm,))},
            "hand-right": poses,
        },
        [Zone("zone-arch", lit)],
        no_press=untouched,
        cycle=PRESS,
        strokes=len(PLACES),
        still=(1 + 0.45) / len(PLACES),
        tracks={
            "hand-right": stations(moves(origin)),
            "arrow-1": progress(),
            **{dot.id: dotted(number) for number, dot in enumerate(marks)},
        },
        poses={"hand-right": shown()},
        arrows={"arrow-1": arrow},
        pivots={"hand-right": (float(pivot[0]), float(pivot[1]))},
        props=marks,
        fade=((15, 0), (270, 0)),
        spot=(500, 300, 262),
    )


PICTURES = {"arch-presses": arch_presses}
