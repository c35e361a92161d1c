"""Pose change: the knee bent with the foot flat, and where the leg was before as a dashed ghost."""

import math
from dataclasses import replace

from workshop.camera import View
from workshop.drape import shorts
from workshop.layers import ink_limb
from workshop.leg import HIP, KNEE, Leg
from workshop.picture import Picture, Prop
from workshop.props import heart, rectangle, shape
from workshop.vectors import Array

SCALE = 0.56
PLANTAR, BENT = 32.0, 96.0
AT_HIP = (742.0, 388.0)
"""Where the hip joint is on the picture."""
COUCH = 452.0


def view_of(leg: Leg, up: tuple[float, float, float]) -> View:
    """An eye that has the leg's hip joint where it belongs."""
    view = View((-0.05, 0.10, 1.0), up, (0, 0, 0), SCALE)
    x, y = view.flat(leg.at(HIP))
    middle: Array = view.right * (float(x) - AT_HIP[0]) / SCALE
    middle = middle - view.upward * (float(y) - AT_HIP[1]) / SCALE
    return replace(view, centre=(float(middle[0]), float(middle[1]), float(middle[2])))


def pose_change() -> Picture:
    tilt = math.radians(PLANTAR)
    bent = Leg(plantar=PLANTAR, knee=BENT, length=895)
    straight = Leg(plantar=24, length=880)
    view = view_of(bent, (math.cos(tilt), math.sin(tilt), 0.0))
    before = view_of(straight, (-0.03, 1.0, 0.0))
    ghost = ink_limb(before, straight, before.cast(straight.solid))
    dashed = shape(
        ghost.outline,
        "skin.base",
        opacity=0.22,
        stroke="skin.line",
        width=2,
        stroke_opacity=0.7,
        dash=(9, 7),
    )
    couch = (
        shape(rectangle(-20, COUCH, 1000, 620 - COUCH), "theme.mat"),
        shape(rectangle(-20, COUCH, 1000, 5), "theme.mat2"),
    )
    low = before.flat(straight.at(KNEE, 92))
    high = view.flat(bent.at(KNEE, 60))
    start = (float(low[0]) - 6, float(low[1]) - 6)
    end = (float(high[0]) - 60, float(high[1]) + 4)
    start = (start[0] - 96, start[1])
    bow = ((start[0] + end[0]) / 2 - 44, (start[1] + end[1]) / 2 - 20)
    return Picture(
        "pose-change",
        view,
        {"rest": bent},
        cloth=shorts(bent, 640, torso=38),
        cycle=(("work", 1.0),),
        still=0.0,
        arrows={"arrow-1": [start, bow, end]},
        spot=(480, 285, 250),
        props=[Prop("prop-couch", couch), Prop("prop-before", (dashed,)), heart(930, 40)],
    )


PICTURES = {"pose-change": pose_change}
