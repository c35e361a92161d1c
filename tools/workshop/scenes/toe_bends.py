"""Toe bends: one hand holds the heel still, the other takes all five toes and folds them toward the
shin and then toward the sole."""

import math

import numpy as np

from workshop import regions
from workshop.camera import Raster, View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.motion import key
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import aim_arm, close_fingers, hold_at, lay_palm, touch_with
from workshop.props import heart
from workshop.vectors import Array

GRIP = Pose((-6, 12, 8, 0), (-6, 12, 8, 0), (-6, 12, 8, 0), (-6, 12, 8, 0), (20, 40, 60, 6, 10))
CUP = Pose((-8, 6, 6, -2), (-8, 6, 6, 0), (-8, 6, 6, 2), (-8, 6, 6, 4), (48, 18, 60, 8, 10))
BENDS = (-25, -10, 5, 20, 35)
"""Degrees of the toes in the key poses: below 0 toward the sole, above 0 toward the shin."""
REST = 5
STROKES = ((-25, 20), (-10, 35))
"""From where to where the toes go up in each stroke: a little further each time."""
UP, TURN, DOWN = 0.4, 0.5, 0.9
"""When the toes are up, begin to go down, and are down."""
JOINT = (182.0, 17.0, 5.0)
"""The middle of the joints that bend, foot axes."""


def toes_hand(leg: Leg) -> Hand:
    """The toes lie between the fingers, on top, and the thumb under the ball."""
    turn = leg.foot_turn
    place = hold_at(
        (89, 0, 0),
        leg.foot((262, 46, 6)),
        turn @ (-0.95, 0.3, 0.04),
        turn @ (0.3, 0.95, 0.1),
        left=True,
    )
    pose = close_fingers(leg, place, GRIP)
    pose = touch_with(leg, place, pose, "thumb", leg.foot_spot((205, 0, 22), (0, -1, 0)))
    return Hand(place, aim_arm(place, pose, (-1, 0.2, -0.1)))


def heel_hand(leg: Leg) -> Hand:
    """The heel lies in the palm, fingers together behind it, thumb outside."""
    spot = leg.foot_spot((6, 24, 0), (-1, -0.5, 0))
    place = lay_palm(spot, (0.55, 0.2, -0.75), palm=(62, -19, 4), tilt=6, press=1)
    pose = close_fingers(leg, place, CUP)
    pose = touch_with(leg, place, pose, "thumb", leg.foot_spot((98, 12, 0), (0, 0, 1)), ease=0.08)
    return Hand(place, aim_arm(place, pose, (-0.95, -0.30, 0.25)))


def name_of(bend: float) -> str:
    return "rest" if bend == REST else f"{'down' if bend < REST else 'up'}{abs(round(bend - REST))}"


def when(start: float, end: float, bend: float) -> float:
    """At which share of a smooth way from one bend to another the toes are bent so far."""
    return math.acos(1 - 2 * (bend - start) / (end - start)) / math.pi


def passing(start: float, end: float, begin: float, over: float) -> list[tuple[float, str]]:
    """The key poses on the way from one bend to another; each fades into the next half-way."""
    low, high = min(start, end), max(start, end)
    steps = [bend for bend in sorted(BENDS, reverse=end < start) if low <= bend <= high]
    line = [(begin, name_of(start))]
    for a, b in zip(steps, steps[1:], strict=False):
        for share, bend in ((0.25, a), (0.75, b)):
            at = when(start, end, a + (b - a) * share)
            line.append((round(begin + (over - begin) * at, 4), name_of(bend)))
    return [*line, (over, name_of(end))]


def limb_poses() -> list[tuple[float, str]]:
    n = len(STROKES)
    line: list[tuple[float, str]] = []
    for number, (low, high) in enumerate(STROKES):
        after = STROKES[(number + 1) % n][0]
        stroke = passing(low, high, 0, UP) + passing(high, after, TURN, DOWN)
        line += [(round((number + t) / n, 4), name) for t, name in stroke]
    return [*line, (1, line[0][1])]


def bending() -> Keys:
    """The hand turns with the toes about their joints."""
    n = len(STROKES)
    keys: Keys = []
    for number, (low, high) in enumerate(STROKES):
        after = STROKES[(number + 1) % n][0]
        for t, bend, smooth in (
            (0, low, False),
            (UP, high, True),
            (TURN, high, False),
            (DOWN, after, True),
        ):
            keys.append(
                key((number + t) / n, rot=bend - REST, **({"smooth": True} if smooth else {}))
            )
    return [*keys, key(1, rot=STROKES[0][0] - REST)]


def arrow_keys(begin: float, over: float) -> Keys:
    """An arrow that grows in this part of each stroke and is not seen in the rest."""
    n = len(STROKES)
    keys: Keys = [] if begin == 0 else [key(0, shown=0.2, op=0)]
    for number in range(n):
        start, end = (number + begin) / n, (number + over) / n
        if begin:
            keys.append(key(start - 0.008, shown=0.2, op=0))
        keys += [
            key(start, shown=0.2),
            key(end, smooth=True),
            key(end + 0.06 / n, op=0),
            key((number + 1) / n - 0.008, shown=0.2, op=0),
        ]
    return [*keys, key(1, shown=0.2, op=0 if begin else 1)]


def forefoot(leg: Leg, raster: Raster) -> Array:
    u, _, _ = regions.foot_axes(leg, raster)
    return band(u, 122, 206, 56)


def toe_bends() -> Picture:
    legs = {name_of(bend): Leg(plantar=38, toes=bend) for bend in (REST, *BENDS)}
    leg = legs["rest"]
    view = View((-0.10, 0.17, 1), (-0.045, 1, 0), (8, 26, 0), 1.72)
    toes, heel = toes_hand(leg), heel_hand(leg)
    jx, jy = view.flat(leg.foot(JOINT))

    def arc(first: float, last: float, radius: float) -> list[Point]:
        return [
            (jx + radius * math.cos(a), jy - radius * math.sin(a))
            for a in np.radians(np.linspace(first, last, 5))
        ]

    return Picture(
        "toe-bends",
        view,
        legs,
        {
            "hand-right": {"cup": HandPose(heel, contacts=(heel.palm, heel.pad("thumb")))},
            "hand-left": {
                "grip": HandPose(toes, sleeve=40, contacts=(toes.pad("index"), toes.pad("thumb")))
            },
        },
        [Zone("zone-toes", forefoot)],
        no_press=regions.ankle_bones,
        cycle=(("work", UP), ("hold", TURN), ("work", DOWN), ("hold", 1)),
        strokes=len(STROKES),
        still=0.68,
        still_hides=["arrow-1b"],
        tracks={
            "hand-left": bending(),
            "arrow-1": arrow_keys(0, UP),
            "arrow-1b": arrow_keys(TURN, DOWN),
        },
        poses={"limb": limb_poses()},
        arrows={"arrow-1": arc(66, 10, 165), "arrow-1b": arc(184, 240, 165)},
        pivots={"hand-left": (float(jx), float(jy))},
        spot=(400, 280, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"toe-bends": toe_bends}
