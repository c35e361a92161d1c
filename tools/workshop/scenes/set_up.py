"""Set-up, from above: one leg bare on towel and cushion, the other covered, hands at the feet."""

import numpy as np

from workshop.camera import View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import KNEE, Leg
from workshop.picture import HandPose, Picture, Prop
from workshop.posing import close_fingers, lay_palm
from workshop.props import cushion, heart, rectangle, shape
from workshop.solids import Solid, cone, ellipsoid
from workshop.vectors import Array

APART = 205.0
PALM = Pose(
    (-4, 4, 4, -1), (-4, 4, 4, 0), (-4, 4, 4, 1), (-4, 4, 4, 3), (40, 12, 46, 4, 6), (-20, 0)
)


def aside() -> Array:
    """From the left leg to the right one."""
    return np.array([0.0, 0.0, -APART])


def covered(leg: Leg) -> Solid:
    """The right leg, the hips and the body under a cover that spreads on the couch."""

    def at(s: float, y: float, z: float = 0.0) -> Array:
        return leg.at(s, y, z) + aside()

    toes, heel = (leg.foot(p) + aside() for p in ((206, 24, 0), (30, 30, 0)))
    shapes = (
        cone(heel, toes, 46, 26, blend=60),
        cone(at(-6, -26), at(420, -20), 50, 66, blend=60),
        cone(at(420, -20), at(900, -20), 66, 100, blend=60),
        ellipsoid(at(400, -84, -16), (560, 24, 108), blend=60),
        ellipsoid(at(1000, -30, 40), (260, 84, 190), blend=80),
        ellipsoid(at(1250, -30, 100), (320, 96, 175), blend=80),
    )
    return Solid(shapes)


def set_up() -> Picture:
    leg = Leg(plantar=30)
    view = View((-0.10, 1.0, 0.30), (0.0, 0.0, -1.0), (430, 0, -104), 0.66)
    hands = {}
    for left in (True, False):
        spot = leg.foot_spot((112, 60, -4), (-0.1, 1.0, 0.0))
        place = lay_palm(spot, leg.foot((20, 80, 0)) - leg.foot((150, 60, 0)), left=left)
        pose = close_fingers(leg, place, PALM)
        if left:  # on the covered foot
            place = place.shifted(aside() + np.array([-4.0, 12.0, 0.0]))
        name = "hand-left" if left else "hand-right"
        hands[name] = {"resting": HandPose(Hand(place, pose, 460), shadow=not left)}
    kx, ky = view.flat(leg.at(KNEE, -50))
    ax, ay = view.flat(leg.at(20, -60))
    couch = (
        shape(rectangle(118, 56, 862, 488), "theme.mat"),
        shape(rectangle(118, 56, 862, 5), "theme.mat2"),
        shape(rectangle(118, 539, 862, 5), "theme.mat2"),
        shape(rectangle(118, 56, 5, 488), "theme.mat2"),
    )
    towel = cushion(float(ax) - 24, float(ay) - 82, 48, 160, "prop-towel")
    pillow = cushion(float(kx) - 62, float(ky) - 104, 124, 206)
    return Picture(
        "set-up",
        view,
        {"rest": leg},
        hands,
        cloth=(covered(leg), shorts(leg, 700)),
        cycle=(("work", 1.0),),
        still=0.0,
        props=[Prop("prop-couch", couch), towel, pillow, heart(930, 90)],
        spot=None,
    )


PICTURES = {"set-up": set_up}
