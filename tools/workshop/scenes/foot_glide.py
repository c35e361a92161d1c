"""Top-of-foot glide: both hands wrap the foot, thumbs on top, and glide from the toes to the front
of the ankle."""

import numpy as np

from workshop import regions
from workshop.camera import Mask, Raster, View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.motion import glide, glow, growing_arrow, shift, way
from workshop.picture import HandPose, Picture, Point, Zone
from workshop.posing import aim_arm, close_fingers, lay_palm, touch_with
from workshop.props import heart
from workshop.vectors import Array

WRAP = Pose((-2, 4, 4, -1), (-2, 4, 4, 0), (0, 4, 4, 1), (2, 4, 4, 2), (46, 6, 60, 7, 8))
REACH = {
    "index": (30, 24, 18),
    "middle": (40, 30, 24),
    "ring": (54, 40, 32),
    "little": (64, 46, 34),
}
"""How far the fingers close: the index lies along the foot's edge, the others under the sole."""
STATIONS = {"toes": 194.0, "ankle": 137.0}
"""Where the palms are in each key pose: mm in front of the heel."""
WORK = 0.67


def wrapped(leg: Leg, u: float, left: bool) -> Hand:
    """A hand at one edge of the foot, fingers under the sole, thumb on top beside the other."""
    side, off = (-1, 10) if left else (1, 8)
    spot = leg.foot_spot((150, 24, 0), (0, 0.35, side))
    fingers = leg.foot_turn @ (-0.88, -0.47, -0.10 * side)
    place = lay_palm(spot, fingers, palm=(66, -18, -2), left=left)
    ahead = u - 150
    place = place.shifted(leg.foot_turn @ (ahead, -0.3 * ahead, side * off))
    pose = close_fingers(leg, place, WRAP, limits=REACH)
    thumb = leg.foot_spot((u - 45, 0, 15 * side - 3), (0, 1, 0))
    pose = touch_with(leg, place, pose, "thumb", thumb, ease=0.1)
    return Hand(place, aim_arm(place, pose, (-1, 0.3, 0.62 * side)))


def top_of_foot(leg: Leg, raster: Raster) -> Array:
    u, _, _ = regions.foot_axes(leg, raster)
    up = np.clip((raster.normals @ leg.foot_turn)[..., 1] * 1.8, 0, 1)
    return np.asarray(band(u, 62, 262, 46) * up)


def bones(leg: Leg, raster: Raster) -> Mask:
    return regions.ankle_bones(leg, raster) | regions.shin_bone(leg, raster)


def foot_glide() -> Picture:
    leg = Leg(plantar=44)
    view = View((0.3, 1, 0.0), (0, 0, -1), (-42, 60, 10), 2.15, light=(-0.40, 0.34, 0.85))
    hands: dict[str, dict[str, HandPose]] = {}
    ways = {}
    for track, left in (("hand-left", True), ("hand-right", False)):
        placed = {name: wrapped(leg, u, left) for name, u in STATIONS.items()}
        palms = [hand.palm for hand in placed.values()]
        hands[track] = {
            name: HandPose(
                hand,
                shifted=shift(view, palms[0], hand.palm),
                contacts=(hand.palm, hand.pad("thumb")),
            )
            for name, hand in placed.items()
        }
        ways[track] = way(view, palms)

    def beside(w: float) -> list[Point]:
        places = np.array([leg.foot((u, v, w)) for u, v in ((215, 30), (165, 55), (110, 75))])
        return [(float(x), float(y)) for x, y in view.flat(places)]

    poses = [
        (0, "toes"),
        (0.28, "toes"),
        (0.39, "ankle"),
        (0.78, "ankle"),
        (0.88, "toes"),
        (1, "toes"),
    ]
    return Picture(
        "foot-glide",
        view,
        {"rest": leg},
        hands,
        [Zone("zone-foot", top_of_foot)],
        no_press=bones,
        cycle=(("work", WORK), ("return", 1)),
        still=0.5,
        tracks={
            "hand-left": glide(WORK, (0, -16)),
            "hand-right": glide(WORK, (0, 16)),
            "arrow-1": growing_arrow(WORK),
            "zone-foot": glow(WORK),
        },
        ways=ways,
        poses={"hand-left": poses, "hand-right": poses},
        arrows={"arrow-1": beside(105)},
        spot=(430, 295, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"foot-glide": foot_glide}
