"""Thigh glide: two flat palms, the outer one ahead, from above the kneecap to the outer hip."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from workshop.camera import Mask, Raster, View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import HIP, MID_THIGH, Leg, Spot, band
from workshop.motion import from_drawn, glide, glow, growing_arrow, way
from workshop.picture import HandPose, Picture, Zone
from workshop.posing import clear_thumb, close_fingers, lay_palm
from workshop.props import heart
from workshop.regions import along, hip_point, inner_thigh, kneecap
from workshop.vectors import Array

LEG = Leg(plantar=30)
VIEW = View((-0.02, 1.0, 0.38), (0.0, 0.0, -1.0), (640, 0, 12), 1.42)
"""From above, a little from the outside, where the giver stands."""
FLAT = Pose(
    (-4, 2, 2, -3), (-4, 2, 2, 0), (-4, 2, 2, 3), (-4, 2, 2, 6), (20, 13, 46, 4, 6), (-18, 0)
)
HEM = 765.0
GROIN = HIP + 42
"""s where the thigh ends in front."""
FOREARM = 520.0
"""Mm: it is to reach the picture's edge at the end of a stroke too."""
LIT = MID_THIGH - 32
"""s where the light ends if hands may come to mid-thigh; it fades, and glows a little further."""
ARM = 38.0
"""Degrees by which the forearms rise on the picture, from the lower left."""

OUTER, INNER = LEG.spot(698, 50), LEG.spot(580, 18)
"""Where the palms are drawn."""

Way = list[tuple[float, float, float]]


def up_to_groin(leg: Leg, raster: Raster) -> Mask:
    """The inner thigh, without the belly above it."""
    s, _ = along(leg, raster)
    return np.asarray(inner_thigh(leg, raster) & (s < GROIN))


def thigh_no_press(leg: Leg, raster: Raster) -> Mask:
    return up_to_groin(leg, raster) | kneecap(leg, raster)


def front_and_outside(leg: Leg, raster: Raster, low: float, high: float) -> Array:
    """The muscle that the strokes work on."""
    s, around = along(leg, raster)
    return band(s, low, high, 56) * band(around, -28, 200, 30)


def flat_palm(
    leg: Leg, spot: Spot, aim: float, *, left: bool, pose: Pose = FLAT, arm: float = ARM
) -> Hand:
    """A palm on a spot; on the picture its fingers rise by `aim` degrees, its forearm by `arm`."""
    a = math.radians(aim)
    turn = aim - arm if left else arm - aim
    pose = replace(pose, wrist=(pose.wrist[0], turn))
    place = lay_palm(spot, (math.cos(a), 0, -math.sin(a)), left=left)
    pose = clear_thumb(leg, place, close_fingers(leg, place, pose, press=1.5))
    return Hand(place, pose, FOREARM)


def stroke(view: View, places: Sequence[tuple[float, float, float]], drawn: Spot) -> Way:
    """The way of a palm over places (s, degrees around, degrees turned on the picture); the hand
    itself is drawn on a spot."""
    points = [LEG.spot(s, around).point for s, around, _ in places]
    found = way(view, points, [turn for _, _, turn in places])
    return from_drawn(view, found, points[0], drawn.point)


def thigh_glide() -> Picture:
    outer = ((604, 54, -4), (652, 53, -3), (698, 50, -1), (742, 46, 1), (784, 44, 4))
    inner = ((500, 15, 4), (540, 16, 2), (580, 18, 0), (624, 26, 2), (664, 36, 6))
    right = flat_palm(LEG, OUTER, 16, left=False)
    left = flat_palm(LEG, INNER, 18, left=True, arm=36, pose=FLAT.with_thumb(spread=26))
    pivots = {"hand-left": VIEW.flat(left.palm), "hand-right": VIEW.flat(right.palm)}
    return Picture(
        "thigh-glide",
        VIEW,
        {"rest": LEG},
        {"hand-left": {"flat": HandPose(left)}, "hand-right": {"flat": HandPose(right)}},
        [Zone("zone-thigh", lambda leg, r: front_and_outside(leg, r, 455, 752))],
        no_press=lambda leg, r: thigh_no_press(leg, r) | hip_point(leg, r),
        cloth=shorts(LEG, HEM, slant=20),
        cycle=(("work", 0.67), ("return", 1)),
        still=0.38,
        tracks={
            "hand-left": glide(0.67),
            "hand-right": glide(0.67),
            "arrow-1": growing_arrow(0.67),
            "zone-thigh": glow(0.67),
        },
        ways={"hand-left": stroke(VIEW, inner, INNER), "hand-right": stroke(VIEW, outer, OUTER)},
        pivots={name: (float(x), float(y)) for name, (x, y) in pivots.items()},
        arrows={"arrow-1": [(572, 488), (650, 504), (735, 516), (815, 522), (884, 524)]},
        spot=(500, 290, 255),
        props=[heart(930, 40)],
    )


def up_to_mid_thigh() -> Picture:
    """The palms side by side, from beside the kneecap until their fingertips are at mid-thigh."""
    outer = ((463, 74, -8), (492, 73, -9), (520, 72, -10))
    inner = ((474, 22, -12), (500, 22, -13), (525, 22, -14))
    return replace(
        thigh_glide(),
        name="thigh-glide-mid-thigh",
        like="thigh-glide",
        zones=[Zone("zone-thigh", lambda leg, r: front_and_outside(leg, r, 455, LIT))],
        limit=MID_THIGH,
        ways={
            "hand-left": stroke(VIEW, inner, INNER),
            "hand-right": stroke(VIEW, outer, OUTER),
        },
        arrows={"arrow-1": [(300, 500), (360, 512), (420, 518), (470, 520)]},
    )


PICTURES = {"thigh-glide": thigh_glide, "thigh-glide-mid-thigh": up_to_mid_thigh}
