"""Calf knead: one hand lifts and squeezes the calf while the other opens; in turn, and upward."""

from dataclasses import replace

import numpy as np

from workshop.hand import Hand, Pose
from workshop.leg import Leg
from workshop.motion import glow, key, loop, pose_loop, way
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import aim_arm, close_fingers, close_thumb, lay_palm
from workshop.regions import hollow_of_knee
from workshop.scenes.calf_glide import VIEW, props
from workshop.scenes.calf_squeezes import (
    calf,
    from_middle,
    opened,
    squeezed,
)

KNEAD_VIEW = replace(VIEW, to_eye=(-0.10, 0.20, 1))
STROKES = 4
LOWEST, HIGHEST = 142.0, 190.0
"""s of the palm at the outside, from the first stroke to the last."""
LEAD = 100.0
"""How much higher the other hand is: a hand's breadth, and a gap between the two."""
C_SHAPE = Pose((6, 8, 6, -2), (6, 8, 6, 0), (6, 8, 6, 1), (6, 8, 6, 3), (44, -14, 50, 0, 0), cup=6)
NEAR_ARM, FAR_ARM = (-0.84, -0.34, 0.42), (-0.90, -0.20, -0.40)
AROUND = {True: -112.0, False: 108.0}
"""Degrees round the calf at which a left or a right palm lies."""
OFF = {"x": 0.0, "y": 8.0}
"""Units that an open hand is below the skin."""
DRAWN = {"x": 4.0, "y": 4.0}
"""Where it has drawn the muscle to, away from the bone."""


def grip(leg: Leg, s: float, *, left: bool = False, off: float = 0.0) -> Hand:
    """Fingers below the calf, thumb along its side; the left hand from the inside. Open if `off`
    mm from the skin."""
    around, along = AROUND[left], (0.80 if left else 0.75)
    place = lay_palm(leg.spot(s, around), (along, -1, 0), palm=(66, -18, 0), left=left, press=-off)
    pose = aim_arm(place, C_SHAPE, FAR_ARM if left else NEAR_ARM)
    pose = close_thumb(leg, place, close_fingers(leg, place, pose), lift=45)
    return Hand(place, opened(pose, 20) if off else pose, 560)


def calf_knead() -> Picture:
    leg = Leg(plantar=24)
    middle = (LOWEST + HIGHEST) / 2
    legs = {
        "rest": leg,
        "lower": squeezed(leg, middle, 62),
        "upper": squeezed(leg, middle + LEAD, 62),
    }
    hands, ways = {}, {}
    for track, lead, around, squeeze in (
        ("hand-left", LEAD, AROUND[True], "upper"),
        ("hand-right", 0.0, AROUND[False], "lower"),
    ):
        left, s = track == "hand-left", middle + lead
        hands[track] = {
            "open": HandPose(grip(leg, s, left=left, off=14), sleeve=92),
            "closed": HandPose(
                grip(legs[squeeze], s, left=left), leg=squeeze, pressed=leg, sleeve=92
            ),
        }
        palms = [leg.spot(a + lead, around).point for a in np.linspace(LOWEST, HIGHEST, 7)]
        ways[track] = from_middle(way(KNEAD_VIEW, palms))
    return Picture(
        "calf-knead",
        KNEAD_VIEW,
        legs,
        hands,
        [Zone("zone-calf", calf)],
        no_press=hollow_of_knee,
        cycle=(("work", 0.5), ("work", 1)),
        strokes=STROKES,
        still=round(1.3 / STROKES, 3),
        still_hides=["arrow-2"],
        tracks={
            "hand-left": kneading(0.5),
            "hand-right": kneading(0.0),
            "arrow-1": in_turn(0.0),
            "arrow-2": in_turn(0.5),
            "zone-calf": loop(*[glow(0.8, 0.75)] * STROKES),
        },
        ways=ways,
        poses={
            "hand-left": pose_loop(*[closing(0.5)] * STROKES),
            "hand-right": pose_loop(*[closing(0.0)] * STROKES),
            "limb": pose_loop(*[swelling()] * STROKES),
        },
        arrows={"arrow-1": over_calf(middle + 56), "arrow-2": over_calf(middle + 56 + LEAD)},
        spot=(500, 290, 255),
        props=props(KNEAD_VIEW),
    )


def kneading(start: float) -> Keys:
    """In at `start` of each stroke, with the muscle, and off half a stroke later; open, on to the
    next place."""
    places = [float(place) for place in np.linspace(0, 1, STROKES)]
    strokes: list[Keys] = []
    for number, here in enumerate(places):
        before, after = places[number - 1], places[(number + 1) % STROKES]
        squeeze = [
            key(start + 0.15, along=here, smooth=True),
            key(start + 0.37, along=here, **DRAWN, smooth=True),
            key(start + 0.5, along=here, **OFF, shadow=0.4, smooth=True),
        ]
        if start:
            moved = travel(0.0, before, here)
            strokes.append([*moved, key(start, along=here, **OFF, shadow=0.4), *squeeze])
        else:
            strokes.append(
                [
                    key(0, along=here, **OFF, shadow=0.4),
                    *squeeze[:2],
                    *travel(0.5, here, after),
                    key(1, along=after, **OFF, shadow=0.4),
                ]
            )
    return loop(*strokes)


def travel(start: float, here: float, there: float) -> Keys:
    """Open, to the next place; pale where that is the way back to the first."""
    pale = {"op": 0.5, "shadow": 0.0} if there < here else {"shadow": 0.4}
    return [
        key(start, along=here, **OFF, shadow=0.4, smooth=True),
        key(start + 0.2, along=(here + there) / 2, **OFF, **pale),
        key(start + 0.42, along=there, **OFF, shadow=0.4),
    ]


def closing(start: float) -> list[tuple[float, str]]:
    closed = [(start + 0.16, "closed"), (start + 0.37, "closed"), (start + 0.5, "open")]
    return [(0, "open"), (start + 0.03, "open"), *closed, (1, "open")]


def in_turn(start: float) -> Keys:
    """An arrow that grows while its hand draws the muscle up, in each stroke."""
    grown = [
        key(start + 0.04, shown=0.4, op=0),
        key(start + 0.12, shown=0.5),
        key(start + 0.36, smooth=True),
        key(start + 0.42),
        key(start + 0.48, op=0),
    ]
    hidden = {"shown": 0.4, "op": 0}
    return loop(*[[key(0, **hidden), *grown, key(1, **hidden)]] * STROKES)


def over_calf(s: float, reach: float = 46.0) -> list[Point]:
    """A short curve over the shin beside a hand, from where it is toward the hip."""
    bow = ((-1.0, 66), (-0.5, 92), (0.0, 102), (0.5, 94), (1.0, 72))
    flat = [(KNEAD_VIEW.flat((s + share * reach, 48, 0)), above) for share, above in bow]
    return [(round(float(p[0]), 1), round(float(p[1]) - above, 1)) for p, above in flat]


def swelling() -> list[tuple[float, str]]:
    """How the muscle goes from hand to hand."""
    line = [(0.0, "rest")]
    for start, name in ((0.0, "lower"), (0.5, "upper")):
        line += [
            (start + 0.05, "rest"),
            (start + 0.18, name),
            (start + 0.36, name),
            (start + 0.48, "rest"),
        ]
    return [*line, (1, "rest")]


PICTURES = {"calf-knead": calf_knead}
