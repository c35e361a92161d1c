"""Thigh presses: two flat palms lean on the thigh, pause, let go, and move up; at three places."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from workshop.camera import Mask, Raster, View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import MID_THIGH, Leg, Spot
from workshop.motion import PRESS, from_drawn, key, loop, pose_loop, way
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import aim_arm, clear_thumb, close_fingers, lay_palm
from workshop.props import floor, heart
from workshop.regions import fibular_head, hollow_of_knee
from workshop.scenes.thigh_glide import FOREARM, LIT, Way, front_and_outside, up_to_groin

LEG = Leg(plantar=24)
VIEW = View((-0.10, 0.42, 1.0), (-0.045, 1.0, 0.0), (600, 42, 0), 1.42)
FLAT = Pose(
    (-4, 2, 2, -3), (-4, 2, 2, 0), (-4, 2, 2, 3), (-4, 2, 2, 6), (24, 13, 46, 4, 6), (-50, 0)
)
LEANING = Pose(
    (-10, 2, 2, -5), (-10, 2, 2, 0), (-10, 2, 2, 5), (-10, 2, 2, 9), (30, 13, 46, 4, 6), (-50, 0)
)
"""With the weight on the palms the fingers spread a little."""
ARM = (-0.5, 0.85, 0.0)
"""Where the forearms come from: straight above, as far as a wrist lets them."""
BESIDE = 16.0
"""Degrees of spread of the inner hand's thumb, which has the outer hand below it."""
STATIONS = (536.0, 594.0, 652.0)
"""s of the middle of the pair."""
PLACES = ("low", "middle", "high")
"""Names of the leg as it is pressed there."""
DRAWN = 1
PRESSING = (
    (0.0, "lying"),
    (0.09, "lying"),
    (0.19, "leaning"),
    (0.68, "leaning"),
    (0.78, "lying"),
    (1.0, "lying"),
)
"""What a hand does in one stroke."""
AHEAD = 38.0
"""Mm by which the inner palm lies ahead of it, and the outer one behind."""
DEPTH = 9.0
"""Mm that the muscle gives way."""
TURNED = 26.0
"""Degrees by which the fingers of the outer palm point down when they must not reach far up."""

Pair = tuple[Spot, Spot]
"""What lies under the inner palm, the left one, and under the outer one."""


def under(s: float) -> Pair:
    # Higher up the inner palm keeps further out, clear of the inner thigh.
    around = float(np.interp(s, STATIONS[1:], (-4, 1)))
    return LEG.spot(s + AHEAD, around), LEG.spot(s - AHEAD, 44)


def drawn(*, left: bool) -> Spot:
    """Where a palm is drawn."""
    return under(STATIONS[DRAWN])[0 if left else 1]


def given_way(pair: Pair) -> Leg:
    """The leg as both palms press it."""
    return LEG.pressed(*(LEG.dent(spot, DEPTH, 34) for spot in pair))


def palm_on_top(leg: Leg, spot: Spot, pose: Pose, *, left: bool) -> Hand:
    place = lay_palm(spot, (1, 0, 0.06 if left else 0.10), left=left)
    pose = pose.with_thumb(spread=BESIDE if left else pose.thumb[0])
    pose = clear_thumb(leg, place, close_fingers(leg, place, pose, press=1.5))
    return Hand(place, aim_arm(place, pose, ARM, turn=22), FOREARM)


def hand_poses(*, left: bool) -> dict[str, HandPose]:
    spot, pressed = drawn(left=left), given_way(under(STATIONS[DRAWN]))
    sunk = pressed.skin(spot.point + spot.normal * 60, -spot.normal, spot.along)
    sunk = Spot(sunk.point, spot.normal, spot.along)
    lying = palm_on_top(LEG, spot, FLAT, left=left)
    leaning = palm_on_top(pressed, sunk, LEANING, left=left)
    return {
        "lying": HandPose(lying, contacts=(lying.palm,)),
        "leaning": HandPose(leaning, leg=pressed, pressed=pressed, shifted=down(left=left)),
    }


def down(*, left: bool) -> Point:
    """How far a palm sinks on the picture."""
    spot = drawn(left=left)
    x, y = VIEW.flat(spot.point - spot.normal * DEPTH) - VIEW.flat(spot.point)
    return round(float(x), 1), round(float(y), 1)


def moving(places: int, *, left: bool) -> Keys:
    """Down, pause, up, and over to the next place."""
    x, y = down(left=left)
    phases = dict(PRESS)
    shares = [n / (places - 1) for n in range(places)]
    strokes = []
    for number, here in enumerate(shares):
        there = shares[(number + 1) % len(shares)]
        strokes.append(
            [
                key(0, along=here),
                key(phases["work"], along=here, x=x, y=y, smooth=True),
                key(phases["hold"], along=here, x=x, y=y),
                key(phases["release"], along=here, smooth=True),
                key(0.935, along=(here + there) / 2, y=-14, op=0.6, shadow=0, smooth=True),
                key(1, along=there, smooth=True),
            ]
        )
    return loop(*strokes)


def stations_of(pairs: Sequence[Pair], *, left: bool, turn: float = 0.0) -> Way:
    """The way of a palm over the places, turned on the picture from how it is drawn."""
    points = [pair[0 if left else 1].point for pair in pairs]
    found = way(VIEW, points, [turn] * len(points))
    return from_drawn(VIEW, found, points[0], drawn(left=left).point)


def arrow_down(pairs: Sequence[Pair]) -> Keys:
    """Above the knuckles at each place, while the palms press."""
    steps = [x for x, _, _ in stations_of(pairs, left=True)]
    strokes = [
        [
            key(0, x=x, shown=0.3, op=0),
            key(0.05, x=x, shown=0.3),
            key(0.25, x=x, smooth=True),
            key(0.62, x=x),
            key(0.72, x=x, op=0),
            key(0.99, x=x, shown=0.3, op=0),
        ]
        for x in steps
    ]
    return [*loop(*strokes), key(1, x=steps[0], shown=0.3, op=0)]


def lighting() -> Keys:
    return [
        key(0, op=0.6),
        key(0.25, smooth=True),
        key(0.62),
        key(0.87, op=0.6, smooth=True),
        key(1, op=0.6),
    ]


def no_press(leg: Leg, raster: Raster) -> Mask:
    return hollow_of_knee(leg, raster) | fibular_head(leg, raster) | up_to_groin(leg, raster)


def legs_of(places: Sequence[str], pairs: Sequence[Pair]) -> dict[str, Leg]:
    return {"rest": LEG} | dict(zip(places, map(given_way, pairs), strict=True))


def tracks_of(pairs: Sequence[Pair]) -> dict[str, Keys]:
    return {
        "hand-left": moving(len(pairs), left=True),
        "hand-right": moving(len(pairs), left=False),
        "arrow-1": arrow_down(pairs),
        "zone-thigh": loop(*[lighting()] * len(pairs)),
    }


def poses_of(places: Sequence[str]) -> dict[str, list[tuple[float, str]]]:
    hands = pose_loop(*[PRESSING] * len(places))
    limb = [
        [(t, place if pose == "leaning" else "rest") for t, pose in PRESSING] for place in places
    ]
    return {"hand-left": hands, "hand-right": hands, "limb": pose_loop(*limb)}


def thigh_press() -> Picture:
    pairs = [under(s) for s in STATIONS]
    below = float(VIEW.flat((600, -92, 0))[1])
    return Picture(
        "thigh-press",
        VIEW,
        legs_of(PLACES, pairs),
        {"hand-left": hand_poses(left=True), "hand-right": hand_poses(left=False)},
        [Zone("zone-thigh", lambda leg, r: front_and_outside(leg, r, 455, 752))],
        no_press=no_press,
        cloth=shorts(LEG, 775, slant=12),
        cycle=PRESS,
        strokes=len(STATIONS),
        still=(DRAWN + 0.45) / len(STATIONS),
        tracks=tracks_of(pairs),
        ways={
            "hand-left": stations_of(pairs, left=True),
            "hand-right": stations_of(pairs, left=False),
        },
        poses=poses_of(PLACES),
        arrows={"arrow-1": [(622, 58), (622, 110), (622, 163)]},
        spot=(470, 290, 255),
        props=[floor(below, 560), heart(930, 40)],
    )


def up_to_mid_thigh() -> Picture:
    """At two places, a small step apart: the fingertips come to mid-thigh at the second."""
    places = ("low", "high")
    pairs = [(LEG.spot(s, -3), LEG.spot(s + 1, 56)) for s in (484, 513)]
    whole = thigh_press()
    return replace(
        whole,
        name="thigh-press-mid-thigh",
        like="thigh-press",
        legs=legs_of(places, pairs),
        zones=[Zone("zone-thigh", lambda leg, r: front_and_outside(leg, r, 455, LIT))],
        limit=MID_THIGH,
        strokes=len(places),
        still=0.725,
        tracks=tracks_of(pairs),
        ways={
            "hand-left": stations_of(pairs, left=True),
            "hand-right": stations_of(pairs, left=False, turn=TURNED),
        },
        poses=poses_of(places),
        pivots={"hand-right": whole.point(drawn(left=False).point)},
    )


PICTURES = {"thigh-press": thigh_press, "thigh-press-mid-thigh": up_to_mid_thigh}
