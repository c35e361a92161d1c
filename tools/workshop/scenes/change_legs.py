"""Change of legs, seen by the giver from the feet: one leg covered, an arrow over to the other.

Drawn for the left leg as the one that comes; the program mirrors it.
"""

import numpy as np

from workshop.camera import View
from workshop.leg import Leg
from workshop.picture import Picture, Prop
from workshop.props import rectangle, shape

from workshop.solids import Solid, cone, ellipsoid
from workshop.vectors import Array

APART = 210.0
"""Mm between the middles of the legs."""


def covered(leg: Leg) -> Solid:
    """The right leg under a cover that spreads on the couch: a tent over the toes, a ridge over the
    leg, a skirt at either side."""
    aside = np.array([0.0, 0.0, -APART])

    def at(s: float, y: float) -> Array:
        return leg.at(s, y) + aside

    def foot(*point: float) -> Array:
        return leg.foot(point) + aside

    shapes = (
        cone(foot(30, 30, 0), foot(214, 22, 0), 46, 24, blend=90),
        cone(foot(190, 22, -24), foot(190, 22, 30), 20, 18, blend=90),
        cone(at(-6, -26), at(420, -20), 50, 66, blend=60),
        cone(at(420, -20), at(900, -20), 66, 100, blend=60),
        ellipsoid(at(380, -78), (470, 30, 118), blend=70),
    )
    return Solid(shapes, grown=6.0)


def change_legs() -> Picture:
    leg = Leg(plantar=26)
    view = View((-0.76, 0.60, -0.03), (0.0, 1.0, 0.0), (120, 0, -APART / 2), 1.10)
    start, end = view.flat((60, 96, -APART)), view.flat((60, 96, 0))
    middle, rise = (start + end) / 2, 120.0
    couch = [
        shape(rectangle(120, -20, 720, 640), "theme.mat"),
        shape(rectangle(120, -20, 5, 640), "theme.mat2"),
        shape(rectangle(835, -20, 5, 640), "theme.mat2"),
    ]
    arc = []
    for share in np.linspace(0, 1, 7):
        p = start * (1 - share) + end * share
        arc.append((float(p[0]), float(middle[1]) - 96 - rise * 4 * share * (1 - share) / 2))
    return Picture(
        "change-legs",
        view,
        {"rest": leg},
        cloth=covered(leg),
        cycle=(("work", 1.0),),
        still=0.0,
        arrows={"arrow-1": arc},
        props=[Prop("prop-floor", tuple(couch))],
        spot=None,
    )


PICTURES = {"change-legs": change_legs}
