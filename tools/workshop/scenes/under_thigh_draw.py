"""Under-thigh draw: the knee bent, flat fingers of both hands go up below the thigh, to the hip."""

from dataclasses import replace

import numpy as np

from workshop.camera import Raster, View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import MID_THIGH, Leg, Spot, band
from workshop.motion import from_drawn, glide, glow, growing_arrow, shift, way
from workshop.picture import HandPose, Picture, Point, Zone
from workshop.posing import aim_arm, close_fingers, close_thumb, lay_palm
from workshop.props import heart
from workshop.regions import along, hollow_of_knee
from workshop.scenes.calf_glide import touching
from workshop.scenes.calf_squeezes import bent_leg, bent_view, ground, toward, view_point
from workshop.vectors import Array

WORK = 0.7
FLAT = Pose((2, 4, 3, -1), (2, 4, 3, 0), (2, 4, 3, 1), (2, 4, 3, 2), (32, -6, 50, 0, 0), cup=3)
START, END = 572.0, 642.0
"""s of the knuckles: heels of the hands a palm above the crease, fingertips at the hem."""
LEAD = 62.0
"""How far the hand at the inside is ahead, so that its fingertips are seen."""
NEAR_ARM, FAR_ARM = toward(-0.86, -0.38, 0.34), toward(-0.86, -0.34, -0.36)
ACROSS = {True: -32.0, False: -18.0}
"""Degrees that the fingers of the left and the right hand go across the thigh, to its outside."""
NEAR_OFF, FAR_OFF = (-8.0, 12.0), (-8.0, 12.0)
"""Units: down from the thigh."""

FITS = ((0, "knee"), (0.26, "knee"), (0.42, "hip"), (0.78, "hip"), (0.9, "knee"), (1, "knee"))
"""When the hands fit which end of the thigh."""


def below(leg: Leg, s: float, left: bool) -> Spot:
    return leg.spot(s, -166 if left else 150)


def flat_hand(leg: Leg, s: float, *, left: bool = False) -> Hand:
    """A palm below the thigh, its fingers toward the hip and its thumb at the side."""
    spot = below(leg, s, left)
    fingers = spot.toward(ACROSS[left])
    x, y, z = map(float, fingers)
    place = lay_palm(spot, (x, y, z), palm=(70, -17, 0), left=left, press=-2, tilt=-2)
    arm = FAR_ARM if left else NEAR_ARM
    pose = close_fingers(leg, place, aim_arm(place, FLAT, arm, bend=66, turn=44))
    return Hand(place, close_thumb(leg, place, pose, lift=45), 640)


def under_thigh_draw() -> Picture:
    leg = bent_leg()
    view = bent_view(leg.at(252, -88), 1.1, lift=0.06)
    hands: dict[str, dict[str, HandPose]] = {}
    ways = {}
    for track, lead in (("hand-left", LEAD), ("hand-right", 0.0)):
        left = track == "hand-left"
        places = [below(leg, s + lead, left).point for s in np.linspace(START, END, 7)]
        ways[track] = way(view, places)
        hands[track] = {
            name: HandPose(
                (hand := flat_hand(leg, s + lead, left=left)),
                contacts=touching(hand),
                shifted=shift(view, places[0], below(leg, s + lead, left).point),
            )
            for name, s in (("knee", START), ("hip", END))
        }
    return Picture(
        "under-thigh-draw",
        view,
        {"rest": leg},
        hands,
        [Zone("zone-thigh", lambda leg, r: underside(leg, r, 760))],
        no_press=hollow_of_knee,
        cloth=shorts(leg, 790, torso=45),
        cycle=(("work", WORK), ("return", 1)),
        still=0.48,
        tracks={
            "hand-left": glide(WORK, FAR_OFF),
            "hand-right": glide(WORK, NEAR_OFF),
            "arrow-1": growing_arrow(WORK),
            "zone-thigh": glow(WORK),
        },
        ways=ways,
        poses=dict.fromkeys(hands, FITS),
        arrows={"arrow-1": over_thigh(leg, view, 720)},
        spot=(520, 300, 262),
        props=[ground(leg, view), heart(930, 40)],
    )


def underside(leg: Leg, raster: Raster, high: float) -> Array:
    s, around = along(leg, raster)
    return band(s, 490, high, 70) * band(np.abs(around), 95, 400, 40)


def over_thigh(leg: Leg, view: View, high: float) -> list[Point]:
    """A line along the front of the thigh, clear of it."""
    return [
        view_point(view, leg.at(s, 82 + 0.09 * (s - 480) + 58)) for s in np.linspace(500, high, 5)
    ]


def up_to_mid_thigh() -> Picture:
    """Flat fingers from above the hollow of the knee until their tips are at mid-thigh."""
    whole = under_thigh_draw()
    leg, view = whole.rest, whole.view
    left_hand = whole.hands["hand-left"]["knee"]
    ways, pivots = {}, {}
    for track, lead, turn in (("hand-left", LEAD, -8.0), ("hand-right", 0.0, -24.0)):
        left = track == "hand-left"
        points = [below(leg, s, left).point for s in np.linspace(500, 538, 7)]
        drawn = below(leg, START + lead, left).point
        found = way(view, points, [turn] * len(points))
        ways[track] = from_drawn(view, found, points[0], drawn)
        pivots[track] = whole.point(drawn)
    return replace(
        whole,
        name="under-thigh-draw-mid-thigh",
        like="under-thigh-draw",
        hands={
            # Where the thigh is thin the far hand is hidden but for its fingertips.
            "hand-left": {"knee": replace(left_hand, behind=True, shadow=False)},
            "hand-right": {"knee": whole.hands["hand-right"]["knee"]},
        },
        zones=[Zone("zone-thigh", lambda leg, r: underside(leg, r, MID_THIGH - 30))],
        limit=MID_THIGH,
        ways=ways,
        poses={track: [(0, "knee"), (1, "knee")] for track in ways},
        arrows={"arrow-1": over_thigh(leg, view, MID_THIGH - 20)},
        pivots=pivots,
    )


PICTURES = {
    "under-thigh-draw": under_thigh_draw,
    "under-thigh-draw-mid-thigh": up_to_mid_thigh,
}
