"""Calf glide: both palms cup the calf from below and glide from the ankle to below the knee."""

import numpy as np

from workshop.camera import View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.motion import glide, glow, growing_arrow, pose_loop, shift, way
from workshop.picture import HandPose, Picture, Point, Prop, Zone
from workshop.posing import aim_arm, close_fingers, close_thumb, lay_palm
from workshop.props import cushion, floor, heart, roll
from workshop.regions import hollow_of_knee
from workshop.vectors import Array

VIEW = View((-0.10, 0.26, 1), (-0.045, 1, 0), (158, 0, 0), 1.52)
"""From the outside, lifted so far that what lies on the inside of the shin shows above it."""
WORK = 0.67
PALM = (62.0, -18.0, 0.0)
CUP = Pose((-4, 2, 2, -3), (-4, 2, 2, -1), (-4, 2, 2, 1), (-4, 2, 2, 3), (46, 0, 50, 0, 0), cup=6)
NEAR_ARM, FAR_ARM = (-0.86, -0.34, 0.34), (-0.90, -0.18, -0.40)
"""Where the forearms go, to a giver at the foot end."""
NEAR_OFF, FAR_OFF = (0.0, 14.0), (0.0, -10.0)
"""Units: to either side is off the skin."""

START, END = 76.0, 204.0
"""s of the palm; fingertips are some 115 mm ahead, and stop two fingers below the hollow."""
LEAD = 42.0
"""How far the palm at the inside is ahead, so that both thumbs are seen."""
NAMES = ("ankle", "middle", "knee")


def cupping(leg: Leg, s: float, *, left: bool = False, thumb: float = 46.0) -> Hand:
    """A palm from below on the outside of the calf, or the left one on its inside."""
    around, down = (-106.0, -0.12) if left else (115.0, -0.20)
    place = lay_palm(leg.spot(s, around), (1, down, 0), palm=PALM, press=-0.5, left=left)
    pose = aim_arm(place, CUP.with_thumb(spread=thumb), FAR_ARM if left else NEAR_ARM)
    pose = close_fingers(leg, place, pose)
    return Hand(place, close_thumb(leg, place, pose, lift=45), 480)


def touching(hand: Hand) -> tuple[Array, ...]:
    """Where a gliding hand touches: its palm and how far its fingers reach."""
    return hand.palm, hand.pad("middle")


def calf_glide() -> Picture:
    leg = Leg(plantar=24)
    stations = np.linspace(START, END, len(NAMES))
    thumbs = (30.0, 36.0, 42.0)
    hands: dict[str, dict[str, HandPose]] = {}
    ways = {}
    for track, lead, around in (("hand-left", LEAD, -106.0), ("hand-right", 0.0, 115.0)):
        palms = [leg.spot(s + lead, around).point for s in np.linspace(START, END, 9)]
        ways[track] = way(VIEW, palms)
        left = track == "hand-left"
        hands[track] = {}
        for name, s, thumb in zip(NAMES, stations, thumbs, strict=True):
            hand = cupping(leg, s + lead, left=left, thumb=thumb)
            hands[track][name] = HandPose(
                hand,
                shifted=shift(VIEW, palms[0], leg.spot(s + lead, around).point),
                sleeve=92,
                contacts=touching(hand),
            )
    return Picture(
        "calf-glide",
        VIEW,
        {"rest": leg},
        hands,
        [Zone("zone-calf", lambda leg, r: band(r.points[..., 0], 85, 345, 70))],
        no_press=hollow_of_knee,
        cycle=(("work", WORK), ("return", 1)),
        still=0.36,
        tracks={
            "hand-left": glide(WORK, FAR_OFF),
            "hand-right": glide(WORK, NEAR_OFF),
            "arrow-1": growing_arrow(WORK),
            "zone-calf": glow(WORK),
        },
        ways=ways,
        poses=dict.fromkeys(hands, along_calf()),
        arrows={"arrow-1": over_shin(VIEW, 100, 350)},
        spot=(500, 290, 255),
        props=props(VIEW),
    )


def along_calf() -> list[tuple[float, str]]:
    """When the hands fit which part of the calf; without weight they open for the ankle again."""
    low, middle, high = NAMES
    return pose_loop(
        [
            (0, low),
            (0.16, low),
            (0.29, middle),
            (0.38, middle),
            (0.51, high),
            (0.76, high),
            (0.90, low),
            (1, low),
        ]
    )


def over_shin(view: View, start: float, end: float, above: float = 74.0) -> list[Point]:
    """A line along the shin, so many units above it."""
    flat = [view.flat((s, 40 + 0.055 * s, 0)) for s in np.linspace(start, end, 5)]
    return [(round(float(x), 1), round(float(y) - above, 1)) for x, y in flat]


def props(view: View) -> list[Prop]:
    ankle = view.flat((48, -48, 0))
    knee = view.flat((400, -58, 0))
    radius = 66.0
    ground = float(ankle[1]) + 2 * radius - 10
    return [
        floor(ground, 470, 400),
        cushion(float(knee[0]) - 30, float(knee[1]) - 6, 330, ground - float(knee[1]) + 6),
        roll(float(ankle[0]), ground - radius, radius),
        heart(930, 40),
    ]


PICTURES = {"calf-glide": calf_glide}
