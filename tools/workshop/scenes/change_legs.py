"""Change of legs, from above: the leg that is done lies covered, an arrow leads to the other.

Drawn for the left leg as the one that comes; the program mirrors it.
"""

from workshop.camera import View
from workshop.drape import shorts
from workshop.leg import Leg
from workshop.picture import Picture
from workshop.props import blanket, heart
from workshop.scenes.set_up import APART, couch

TURN = 470.0
"""Where the arrow goes over, units from the left."""


def change_legs() -> Picture:
    leg = Leg(plantar=30)
    view = View((-0.10, 1.0, 0.30), (0.0, 0.0, -1.0), (430, 0, -104), 0.66)
    top, bottom = (float(view.flat((300, 0, -APART + z))[1]) for z in (-96, 92))
    bare = float(view.flat((300, 40, -40))[1])
    middle = (top + bottom) / 2
    arc = [
        (TURN, middle),
        (TURN + 74, middle + 34),
        (TURN + 92, (middle + bare) / 2 + 10),
        (TURN + 66, bare - 14),
        (TURN + 6, bare + 6),
    ]
    return Picture(
        "change-legs",
        view,
        {"rest": leg},
        cloth=shorts(leg, 700),
        cycle=(("work", 1.0),),
        still=0.0,
        arrows={"arrow-1": arc},
        props=[couch(), blanket(132, top, 960, bottom), heart(930, 90)],
        spot=None,
    )


PICTURES = {"change-legs": change_legs}
