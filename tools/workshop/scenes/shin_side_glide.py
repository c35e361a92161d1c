"""Shin-side glide: the heel of one hand glides up the muscle just outside the shin bone and fades
out below the bony knob; the other hand rests on the instep."""

import numpy as np

from workshop import regions
from workshop.camera import Mask, Raster, View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.motion import glide, glow, growing_arrow, shift, way
from workshop.picture import HandPose, Picture, Zone
from workshop.posing import PALM_SKIN, aim_arm, close_fingers, lay_palm, rest_palm, touch_with
from workshop.props import heart
from workshop.vectors import Array

LOOSE = Pose(
    (-18, 22, 14, -3), (-18, 24, 14, -1), (-18, 26, 16, 1), (-18, 28, 16, 4), (34, 6, 50, 4, 8)
)
"""Above the skin; the fingers then close until they touch."""
CURL = dict.fromkeys(("index", "middle", "ring", "little"), (46, 34, 22))
HEEL = (30.0, -21.0, 4.0)
"""The heel of the hand, the hand's own axes."""
HEEL_SKIN = (
    (14, -17, 2),
    (30, -21, 4),
    (18, -15, 18),
    (20, -16, -10),
    (44, -21, 22),
    (46, -22, -20),
)
EDGE_SKIN = (*PALM_SKIN, (48, -18, -30), (30, -20, -24))
BESIDE = 57.0
"""Degrees around the leg of the muscle beside the shin bone."""
STATIONS = {"low": 70.0, "high": 190.0}
MIDDLE = 140.0
ENDS = (32.0, 230.0)
"""Mm above the ankle; the fingers, ahead of the heel of the hand, must not come to the knob."""
WORK = 0.7


def working(leg: Leg, s: float) -> Hand:
    """The heel of the right hand on the muscle, fingers loose round the outside, thumb beside."""
    middle, spot = leg.spot(MIDDLE, BESIDE), leg.spot(s, BESIDE)
    place = lay_palm(middle, middle.toward(18), palm=HEEL, tilt=10, press=-45, roll=-6)
    place = place.shifted(spot.point - middle.point)
    place = rest_palm(leg, place, -spot.normal, press=0, skin_at=HEEL_SKIN)
    pose = close_fingers(leg, place, LOOSE, press=0, limits=CURL)
    pose = touch_with(leg, place, pose, "thumb", leg.spot(s + 84, BESIDE - 4))
    return Hand(place, aim_arm(place, pose, (-1, 0.22, 0.66)), 640)


def resting(leg: Leg) -> Hand:
    """The left hand across the instep from the inner side, thumb along the foot's edge."""
    spot = leg.foot_spot((138, 40, -14), (0, 1, -0.35))
    place = lay_palm(spot, leg.foot_turn @ (-0.45, 0, 0.9), palm=(66, -19, 0), left=True, press=-45)
    place = rest_palm(leg, place, -spot.normal, press=-6, skin_at=EDGE_SKIN)
    pose = close_fingers(leg, place, LOOSE, limits=CURL)
    thumb = leg.foot_spot((166, 34, -30), (0, 1, -0.7))
    bounds = ((10, 44), (-10, 40), (-8, 22), (-8, 20))
    pose = touch_with(leg, place, pose, "thumb", thumb, bounds=bounds)
    return Hand(place, aim_arm(place, pose, (-0.9, 0.3, -0.5)))


def muscle(leg: Leg, raster: Raster) -> Array:
    s, around = regions.along(leg, raster)
    return np.asarray(band(s, 15, 345, 40) * band(around, 16, 82, 22))


def bones(leg: Leg, raster: Raster) -> Mask:
    return regions.shin_bone(leg, raster) | regions.fibular_head(leg, raster)


def shin_side_glide() -> Picture:
    leg = Leg(plantar=32)
    view = View((0, 1, 0.48), (0, 0, -1), (140, 20, 0), 1.5)
    placed = {name: working(leg, s) for name, s in STATIONS.items()}
    places = [leg.spot(s, BESIDE).point for s in np.linspace(*ENDS, 8)]
    low = placed["low"].place.point(HEEL)
    x, y = shift(view, places[0], leg.spot(STATIONS["low"], BESIDE).point)
    hands = {}
    for name, hand in placed.items():
        heel = hand.place.point(HEEL)
        right, down = shift(view, low, heel)  # so that the poses lie on one another as they fade
        hands[name] = HandPose(hand, shifted=(x + right, y + down), contacts=(heel,))
    rest = resting(leg)
    return Picture(
        "shin-side-glide",
        view,
        {"rest": leg},
        {"hand-left": {"rest": HandPose(rest)}, "hand-right": hands},
        [Zone("zone-calf", muscle)],
        no_press=bones,
        cycle=(("work", WORK), ("return", 1)),
        still=0.42,
        tracks={
            "hand-right": glide(WORK, (0, 18)),
            "arrow-1": growing_arrow(WORK),
            "zone-calf": glow(WORK),
        },
        ways={"hand-right": way(view, places)},
        poses={
            "hand-right": [
                (0, "low"),
                (0.22, "low"),
                (0.36, "high"),
                (0.82, "high"),
                (0.92, "low"),
                (1, "low"),
            ]
        },
        arrows={"arrow-1": [(330, 196), (460, 184), (590, 172), (720, 168)]},
        spot=(500, 300, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"shin-side-glide": shin_side_glide}
