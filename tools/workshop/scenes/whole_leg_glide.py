"""Whole-leg glide: both palms from ankle to outer hip in one stroke, floating over the knee."""

from dataclasses import dataclass, replace

import numpy as np

from workshop.camera import Mask, Raster, View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import Leg, Spot, band
from workshop.motion import PALE, glow, key, shift, way
from workshop.picture import HandPose, Keys, Picture, Point, Prop, Zone
from workshop.posing import aim_arm, close_fingers, close_thumb, lay_palm
from workshop.props import cushion, floor, heart, roll
from workshop.regions import hollow_of_knee, kneecap
from workshop.scenes.calf_glide import CUP, PALM, touching
from workshop.vectors import Array

VIEW = View((-0.10, 0.26, 1), (-0.02, 1, 0), (335, 36, 0), 0.97)
WORK = 0.7
PLACES = 25
"""Of a way, evenly along the leg."""
FLOATS = (0.215, 0.265, 0.415, 0.46)
"""Times: both lift before their fingertips reach the hollow, float, and land above the knee."""
FLOATING = 0.40
FLOAT = -18.0
"""Units above the skin."""
BESIDE_ARM, ACROSS_ARM = (-0.48, -0.74, 0.46), (-0.74, -0.42, 0.56)
"""Where the forearms of a giver go who stands beside the leg: all the way, for nobody leaps."""


@dataclass(frozen=True)
class Lie:
    """How a palm lies somewhere along the leg."""

    s: float
    around: float
    fingers: tuple[float, float, float]
    arm: tuple[float, float, float]
    thumb: float = 40.0


OUTER = {
    "ankle": Lie(85, 110, (1, -0.10, 0), (-0.66, -0.60, 0.44), 30),
    "calf": Lie(270, 106, (1, -0.08, 0), (-0.58, -0.66, 0.44)),
    "thigh": Lie(572, 92, (1, 0.04, 0), BESIDE_ARM, 30),
    "hip": Lie(700, 88, (1, 0.16, 0), BESIDE_ARM, 30),
}
"""The right hand: outside all the way."""
OTHER = {
    "ankle": Lie(128, -46, (1, 0, -0.30), ACROSS_ARM, 24),
    "calf": Lie(276, -48, (1, 0, -0.30), ACROSS_ARM),
    "thigh": Lie(488, 16, (1, 0, -0.40), ACROSS_ARM),
    "hip": Lie(606, 20, (1, 0, -0.32), ACROSS_ARM),
}
"""The left hand: on the inner side of the shin, front of the thigh, never inside of the thigh."""


def laid(leg: Leg, lie: Lie, *, left: bool) -> Hand:
    place = lay_palm(leg.spot(lie.s, lie.around), lie.fingers, palm=PALM, press=-0.5, left=left)
    pose: Pose = replace(CUP.with_thumb(spread=lie.thumb), cup=3)
    pose = close_fingers(leg, place, aim_arm(place, pose, lie.arm))
    return Hand(place, close_thumb(leg, place, pose, lift=45), 860)


def spots(leg: Leg, lies: dict[str, Lie]) -> list[Spot]:
    """Places of a palm, as evenly along the leg as its poses are in time."""
    knots = [lie.s for lie in lies.values()]
    around = [lie.around for lie in lies.values()]
    return [
        leg.spot(float(s), float(np.interp(s, knots, around)))
        for s in np.linspace(knots[0], knots[-1], PLACES)
    ]


def whole_leg_glide() -> Picture:
    leg = Leg(plantar=24)
    hands: dict[str, dict[str, HandPose]] = {}
    ways = {}
    for track, lies in (("hand-left", OTHER), ("hand-right", OUTER)):
        left = track == "hand-left"
        places = [spot.point for spot in spots(leg, lies)]
        ways[track] = way(VIEW, places)
        hands[track] = {
            name: HandPose(
                (hand := laid(leg, lie, left=left)),
                contacts=touching(hand),
                shifted=shift(VIEW, places[0], leg.spot(lie.s, lie.around).point),
            )
            for name, lie in lies.items()
            if not (left and name == "calf")  # lies as at the ankle
        }
    return Picture(
        "whole-leg-glide",
        VIEW,
        {"rest": leg},
        hands,
        [Zone("zone-ankle", lower), Zone("zone-thigh", upper)],
        no_press=knee,
        cloth=shorts(leg, 735),
        cycle=(("work", WORK), ("return", 1)),
        still=0.505,
        tracks={
            "hand-left": floating(),
            "hand-right": floating(),
            "arrow-1": growing(0.0, 0.26),
            "arrow-2": growing(0.44, WORK),
            "zone-ankle": glow(0.3),
            "zone-thigh": later_glow(),
        },
        ways=ways,
        poses={
            "hand-left": [(t, "ankle" if name == "calf" else name) for t, name in FITS],
            "hand-right": FITS,
        },
        arrows={
            "arrow-1": over_leg(VIEW, 90, 345),
            "arrow-2": over_leg(VIEW, 470, 760),
        },
        spot=(480, 300, 255),
        props=props(VIEW),
    )


def along_at(t: float) -> float:
    """How far the stroke has come: slow at both ends."""
    return float(0.5 - 0.5 * np.cos(np.pi * min(t / WORK, 1)))


def floating() -> Keys:
    """Up the leg with weight, over the knee without; off at the hip, and back, pale."""
    keys: Keys = []
    for t in (0, 0.06, 0.12, 0.17, *FLOATS[:2], 0.31, 0.36, *FLOATS[2:], 0.51, 0.57, 0.64, WORK):
        lifted = float(np.interp(t, FLOATS, (0, 1, 1, 0)))
        light = {
            "y": FLOAT * lifted,
            "op": 1 - (1 - FLOATING) * lifted,
            "shadow": 1 - lifted,
        }
        keys.append(key(t, along=round(along_at(t), 4), **(light if lifted else {})))
    pale = {"y": FLOAT, "op": PALE, "shadow": 0}
    return [
        *keys,
        key(0.755, along=1, **{**pale, "x": 8.0}),
        key(0.95, along=0, **pale, smooth=True),
        key(1, along=0),
    ]


FITS = (
    (0, "ankle"),
    (0.13, "ankle"),
    (0.22, "calf"),
    (0.32, "calf"),
    (0.36, "thigh"),
    (0.51, "thigh"),
    (0.60, "hip"),
    (0.79, "hip"),
    (0.82, "thigh"),
    (0.845, "thigh"),
    (0.87, "calf"),
    (0.895, "calf"),
    (0.93, "ankle"),
    (1, "ankle"),
)
"""When the hands fit which part of the leg; those that differ most change as they float."""


def growing(start: float, end: float, least: float = 0.2) -> Keys:
    """An arrow that grows in this part of the stroke, and goes with its end."""
    whole = [key(end, smooth=True)] if end == WORK else [key(end, smooth=True), key(WORK)]
    grown = [key(start + 0.02, shown=least), *whole, key(0.78, op=0)]
    if start:
        return [key(0, shown=least, op=0), key(start, shown=least, op=0), *grown, key(1, op=0)]
    return [key(0, shown=least), *grown, key(0.98, shown=least, op=0), key(1, shown=least)]


def later_glow() -> Keys:
    """The upper zone is bright from when the hands have landed."""
    return [
        key(0, op=0.6),
        key(0.36, op=0.6),
        key(0.5, smooth=True),
        key(WORK),
        key(1, op=0.6, smooth=True),
    ]


def lower(leg: Leg, raster: Raster) -> Array:
    return band(raster.points[..., 0], 30, 340, 70)


def upper(leg: Leg, raster: Raster) -> Array:
    return band(raster.points[..., 0], 480, 780, 70)


def knee(leg: Leg, raster: Raster) -> Mask:
    """What the hands float over."""
    return hollow_of_knee(leg, raster) | kneecap(leg, raster)


def over_leg(view: View, start: float, end: float, above: float = 84.0) -> list[Point]:
    """A line over the front of the leg, so many units above it."""
    s = np.linspace(start, end, 5)
    front = np.interp(s, (50, 300, 405, 530, 700, 800), (38, 52, 62, 76, 96, 98))
    flat = VIEW.flat(np.stack([s, front, np.zeros(5)], -1))
    return [(round(float(x), 1), round(float(y) - above, 1)) for x, y in flat]


def props(view: View) -> list[Prop]:
    couch = float(view.flat((700, -112, 0))[1])
    ankle_x, ankle_y = map(float, view.flat((48, -46, 0)))
    knee_x, knee_y = map(float, view.flat((420, -58, 0)))
    radius = (couch - ankle_y) / 2 + 4
    return [
        floor(couch, 480, 460),
        cushion(knee_x - 75, knee_y - 8, 150, couch - knee_y + 8),
        roll(ankle_x, couch - radius, radius),
        heart(930, 40),
    ]


PICTURES = {"whole-leg-glide": whole_leg_glide}
