"""Set-up, from above: one leg bare on towel and cushion, the other covered, hands at the feet."""

import numpy as np

from workshop.camera import View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import KNEE, Leg
from workshop.picture import HandPose, Picture, Prop
from workshop.posing import close_fingers, lay_palm
from workshop.props import blanket, cushion, heart, rectangle, shape
from workshop.vectors import Array

APART = 205.0
PALM = Pose(
    (-4, 4, 4, -1), (-4, 4, 4, 0), (-4, 4, 4, 1), (-4, 4, 4, 3), (40, 12, 46, 4, 6), (-20, 0)
)


def aside() -> Array:
    """From the left leg to the right one."""
    return np.array([0.0, 0.0, -APART])


def couch() -> Prop:
    """The couch from above, open to the head's side."""
    edge = "theme.mat2"
    shapes = (
        shape(rectangle(118, 56, 862, 488), "theme.mat"),
        shape(rectangle(118, 56, 862, 5), edge),
        shape(rectangle(118, 539, 862, 5), edge),
        shape(rectangle(118, 56, 5, 488), edge),
    )
    return Prop("prop-couch", shapes)


def set_up() -> Picture:
    leg = Leg(plantar=30)
    view = View((-0.10, 1.0, 0.30), (0.0, 0.0, -1.0), (430, 0, -104), 0.66)
    hands = {}
    for left in (True, False):
        spot = leg.foot_spot((112, 60, -4), (-0.1, 1.0, 0.0))
        place = lay_palm(spot, leg.foot((20, 80, 0)) - leg.foot((150, 60, 0)), left=left, tilt=20)
        pose = close_fingers(leg, place, PALM)
        if left:  # on the covered foot
            place = place.shifted(aside() + np.array([-4.0, 12.0, 0.0]))
        name = "hand-left" if left else "hand-right"
        hands[name] = {"resting": HandPose(Hand(place, pose, 460), shadow=not left)}
    kx, ky = view.flat(leg.at(KNEE, -50))
    ax, ay = view.flat(leg.at(20, -60))
    top, bottom = (float(view.flat((300, 0, -APART + z))[1]) for z in (-96, 92))
    cover = blanket(132, top, 960, bottom)
    towel = cushion(float(ax) - 24, float(ay) - 82, 48, 160, "prop-towel")
    pillow = cushion(float(kx) - 62, float(ky) - 104, 124, 206)
    return Picture(
        "set-up",
        view,
        {"rest": leg},
        hands,
        cloth=shorts(leg, 700),
        cycle=(("work", 1.0),),
        still=0.0,
        props=[couch(), towel, pillow, cover, heart(930, 90)],
        spot=None,
    )


PICTURES = {"set-up": set_up}
