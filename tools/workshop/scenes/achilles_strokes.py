"""Achilles strokes: thumb and index finger take the heel cord and stroke down to the heel, then
open; the other hand lifts the lower leg a little."""

from dataclasses import replace

import numpy as np

from workshop import regions
from workshop.camera import Raster, View
from workshop.hand import Finger, Hand, Pose
from workshop.leg import Leg, Spot, band
from workshop.motion import glide, glow, growing_arrow, shift, way
from workshop.picture import HandPose, Picture, Zone
from workshop.posing import aim_arm, close_fingers, hold_at, lay_palm, rest_palm, touch_with
from workshop.props import heart
from workshop.vectors import Array, Triple

PINCH = Pose(
    (-14, 14, 8, -6), (-22, 54, 28, 1), (-16, 58, 30, 3), (-12, 60, 32, 5), (26, 12, 50, 4, 6)
)
LOOSE = {"middle": (30, 54, 28), "ring": (10, 58, 30), "little": (2, 60, 32)}
"""How far the other fingers close, below the cord."""
STRAIGHT = ((-22, 30), (0, 40), (0, 24), (-10, 10))
"""How far the index finger bends: it lies along the cord."""
OPEN: dict[str, Finger] = {
    "index": (-23, 3, 2, 2),
    "middle": (-16, 14, 8, 1),
    "ring": (-10, 18, 10, 3),
    "little": (-4, 20, 12, 5),
}
LIFT = Pose((-6, 6, 6, -2), (-6, 6, 6, 0), (-6, 6, 6, 2), (-6, 6, 6, 4), (40, 0, 55, 4, 6))
BETWEEN = (118.0, -6.0, -43.0)
"""The middle between thumb and index finger, the hand's own axes."""
HIGH, LOW = 72.0, -12.0
"""Mm above the ankle's centre where the key poses are."""
ENDS = (84.0, -18.0)
"""The same of the stroke's ends."""
WORK = 0.62


def pincer(leg: Leg, at: Triple, fingers: Triple, index: Spot, thumb: Spot) -> Hand:
    place = hold_at(BETWEEN, at, fingers, (0.42, -0.82, -0.36))
    pose = close_fingers(leg, place, PINCH, fingers=tuple(LOOSE), limits=LOOSE, press=0)
    pose = touch_with(leg, place, pose, "index", index, press=2, bounds=STRAIGHT)
    pose = touch_with(leg, place, pose, "thumb", thumb, press=2)
    return Hand(place, aim_arm(place, pose, (-0.85, -0.5, 0.12)))


def on_cord(leg: Leg, s: float) -> Hand:
    cord = leg.spot(s, 180).point
    index, thumb = leg.spot(s + 34, -152), leg.spot(s + 4, 146)
    return pincer(leg, cord + np.array([0, 9, 0]), (0.86, 0.54, 0), index, thumb)


def at_heel(leg: Leg, s: float) -> Hand:
    """The last of the stroke: the digits lie on the sides of the heel."""
    cord = leg.spot(s, 180).point
    index, thumb = leg.spot(s + 40, -150), leg.spot(s + 8, 140)
    return pincer(leg, cord + np.array([2, 6, 0]), (0.80, 0.60, 0), index, thumb)


def opened(hand: Hand) -> Hand:
    """Thumb and fingers apart, off the skin."""
    pose = hand.pose.with_thumb(spread=hand.pose.thumb[0] + 16)
    for name, angles in OPEN.items():
        pose = pose.with_finger(name, angles)
    return replace(hand, pose=pose)


def lifting(leg: Leg) -> Hand:
    spot = leg.spot(236, 180)
    place = lay_palm(spot, (0.25, 0.2, 1), left=True, press=-40)
    place = rest_palm(leg, place, -spot.normal, press=3)
    pose = close_fingers(leg, place, LIFT)
    return Hand(place, aim_arm(place, pose, (-0.55, -0.45, -0.7)))


def cord(leg: Leg, raster: Raster) -> Array:
    s, around = regions.along(leg, raster)
    return np.asarray(band(s, -40, 118, 50) * band(np.abs(around), 138, 300, 34))


def achilles_strokes() -> Picture:
    leg = Leg(plantar=24)
    view = View((-0.12, -0.88, 0.9), (-0.03, 1, 0), (80, -22, 0), 1.8)
    pinch, heel = on_cord(leg, HIGH), at_heel(leg, LOW)
    stations = [leg.spot(s, 180).point for s in np.linspace(*ENDS, 7)]
    start = stations[0]
    lift = lifting(leg)
    digits = (pinch.pad("thumb"), pinch.pad("index"))
    hands = {
        "pinch": HandPose(
            pinch, shifted=shift(view, start, leg.spot(HIGH, 180).point), contacts=digits
        ),
        "heel": HandPose(heel, shifted=shift(view, start, leg.spot(LOW, 180).point)),
        "open": HandPose(opened(pinch), shifted=shift(view, start, leg.spot(HIGH, 180).point)),
    }
    return Picture(
        "achilles-strokes",
        view,
        {"rest": leg},
        {"hand-left": {"lift": HandPose(lift)}, "hand-right": hands},
        [Zone("zone-achilles", cord)],
        no_press=regions.ankle_bones,
        cycle=(("work", WORK), ("return", 1)),
        still=0.2,
        tracks={
            "hand-right": glide(WORK, (-8, 30)),
            "arrow-1": growing_arrow(WORK),
            "zone-achilles": glow(WORK),
        },
        ways={"hand-right": way(view, stations)},
        poses={
            "hand-right": [
                (0, "pinch"),
                (0.29, "pinch"),
                (0.38, "heel"),
                (0.62, "heel"),
                (0.70, "open"),
                (0.90, "open"),
                (1, "pinch"),
            ]
        },
        arrows={"arrow-1": [(x + 40, y + 92) for x, y in map(view.flat, stations[::3])]},
        spot=(440, 300, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"achilles-strokes": achilles_strokes}
