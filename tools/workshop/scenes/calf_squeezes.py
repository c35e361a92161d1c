"""Calf squeezes: the knee bent, both hands round the calf; squeeze, hold, let go, and move up."""

import math
from itertools import pairwise

import numpy as np

from workshop.camera import Raster, View
from workshop.drape import shorts
from workshop.hand import FINGERS, Hand, Pose
from workshop.leg import Leg, Spot, band
from workshop.motion import PRESS, glow, key, loop, pose_loop, shift, way
from workshop.picture import HandPose, Keys, Picture, Point, Prop, Zone
from workshop.posing import aim_arm, close_fingers, close_thumb, lay_palm
from workshop.props import floor, heart
from workshop.regions import along, hollow_of_knee
from workshop.vectors import Array

LEAN = 35.0
"""Degrees that the shin leans when the sole is flat; the foot is bent by as much."""
KNEE = 100.0
UP = np.array([math.cos(math.radians(LEAN)), math.sin(math.radians(LEAN)), 0.0])
RIGHT = np.array([UP[1], -UP[0], 0.0])
OUT = np.array([0.0, 0.0, 1.0])

STATIONS = {"low": 108.0, "middle": 164.0, "high": 217.0}
"""s of the palm's middle; the lowest is above the heel cord, the highest leaves the knee crease
free."""
ROUND = Pose((2, 6, 4, -2), (2, 6, 4, 0), (2, 6, 4, 1), (2, 6, 4, 3), (40, -14, 50, 0, 0), cup=5)
SWELL = 6.5
"""Mm by which the calf swells above and below a squeeze, some 4 % of its depth."""
NEAR_OPEN, FAR_OPEN = (-5.0, 7.0), (-7.0, -5.0)
"""Units that an open hand is off the skin."""


def bent_leg() -> Leg:
    return Leg(plantar=LEAN, knee=KNEE, length=895)


def bent_view(centre: Array, scale: float, lift: float = 0.24) -> View:
    """The bent leg from the outside, sole level, a little from above and from the foot."""
    x, y, z = map(float, OUT + UP * lift - RIGHT * 0.08)
    cx, cy, cz = map(float, centre)
    return View((x, y, z), (float(UP[0]), float(UP[1]), 0), (cx, cy, cz), scale)


def toward(right: float, up: float, out: float) -> Array:
    """A direction as it is seen, and to the outside."""
    return RIGHT * right + UP * up + OUT * out


def side_of(leg: Leg, s: float, left: bool) -> Spot:
    return leg.spot(s, -80 if left else 92)


def grip(leg: Leg, s: float, *, left: bool = False, off: float = 0.0) -> Hand:
    """A hand round the calf, its fingers behind and its thumb at the side; or `off` mm off it."""
    place = lay_palm(side_of(leg, s, left), (0.30, -1, 0), palm=(66, -18, 0), left=left, press=-off)
    pose = aim_arm(place, ROUND, toward(-0.93, 0.22, -0.30 if left else 0.30))
    pose = close_thumb(leg, place, close_fingers(leg, place, pose), lift=45)
    return Hand(place, opened(pose) if off else pose, 560)


def opened(pose: Pose, by: float = 16.0) -> Pose:
    """The same hand with its fingers and thumb off the skin."""
    for name in FINGERS:
        knuckle, middle, end, spread = pose.finger(name)
        pose = pose.with_finger(name, (knuckle - by, middle, end * 0.6, spread))
    return pose.with_thumb(lift=pose.thumb[1] - by * 0.7)


def squeezed(leg: Leg, s: float, apart: float = 66.0) -> Leg:
    """The calf as it is squeezed: it gives way there, and swells so far above and below."""
    return leg.pressed(
        leg.dent(leg.spot(s + apart, 176), -SWELL, 34),
        leg.dent(leg.spot(s - apart, 178), -SWELL, 34),
        leg.dent(leg.spot(s, 172), 5, 40),
    )


def calf_squeezes() -> Picture:
    leg = bent_leg()
    view = bent_view(leg.at(252, -88), 1.1)
    legs = {"rest": leg, **{name: squeezed(leg, STATIONS[name]) for name in ("middle", "high")}}
    start = side_of(leg, STATIONS["low"], False).point
    near = {
        name: HandPose(
            grip(legs.get(name, leg), s),
            leg=name if name in legs else "",
            pressed=leg,  # the shade of a dent would lie over the lit calf
            shifted=shift(view, start, side_of(leg, s, False).point),
        )
        for name, s in STATIONS.items()
    }
    middle = STATIONS["middle"]
    near["open"] = HandPose(
        grip(leg, middle, off=12), shifted=shift(view, start, side_of(leg, middle, False).point)
    )
    far = {"round": HandPose(grip(leg, middle, left=True))}
    return Picture(
        "calf-squeezes",
        view,
        legs,
        {"hand-left": far, "hand-right": near},
        [Zone("zone-calf", calf)],
        no_press=hollow_of_knee,
        cloth=shorts(leg, 690, torso=45),
        cycle=PRESS,
        strokes=len(STATIONS),
        still=round(1.45 / 3, 3),
        tracks={
            "hand-left": climbing(FAR_OPEN),
            "hand-right": climbing(NEAR_OPEN),
            "arrow-1": arrow_by_station(len(STATIONS)),
            "zone-calf": loop(*[glow(0.62)] * len(STATIONS)),
        },
        ways={
            "hand-left": from_middle(way(view, stations(leg, True))),
            "hand-right": way(view, stations(leg, False)),
        },
        poses={
            "hand-right": pose_loop(*(closing("open", name) for name in STATIONS)),
            "limb": pose_loop(
                *(closing("rest", name if name in legs else "rest") for name in STATIONS)
            ),
        },
        arrows={"arrow-1": behind_calf(leg, view)},
        spot=(420, 300, 262),
        props=[ground(leg, view), heart(930, 40)],
    )


def calf(leg: Leg, raster: Raster) -> Array:
    return band(along(leg, raster)[0], 60, 330, 70)


def stations(leg: Leg, left: bool) -> list[Array]:
    return [side_of(leg, s, left).point for s in np.linspace(STATIONS["low"], STATIONS["high"], 5)]


def from_middle(line: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The same way for a hand that is drawn in the middle of it."""
    x, y, turn = line[len(line) // 2]
    return [(round(a - x, 1), round(b - y, 1), c - turn) for a, b, c in line]


def climbing(off: Point) -> Keys:
    """In at each station, out, and on to the next; from the highest back to the lowest."""
    out = {"x": off[0], "y": off[1]}
    places = np.linspace(0, 1, len(STATIONS))
    strokes: list[Keys] = []
    for place, following in zip(places, [*places[1:], places[0]], strict=True):
        here, there = float(place), float(following)
        strokes.append(
            [
                key(0, along=here, **out, shadow=0.4),
                key(0.22, along=here, smooth=True),
                key(0.62, along=here),
                key(0.84, along=here, **out, shadow=0.4, smooth=True),
                key(0.92, along=(here + there) / 2, **out, op=0.6, shadow=0),
                key(1, along=there, **out, shadow=0.4),
            ]
        )
    return loop(*strokes)


def closing(open_: str, closed: str) -> list[tuple[float, str]]:
    return [
        (0, open_),
        (0.06, open_),
        (0.22, closed),
        (0.64, closed),
        (0.82, open_),
        (1, open_),
    ]


def arrow_by_station(stations: int, moves: float = 0.86, least: float = 0.4) -> Keys:
    """An arrow that reaches as far as the hands have come, and grows while they move on."""
    reached = [float(share) for share in np.linspace(least, 1, stations)]
    strokes: list[Keys] = [
        [key(0, shown=a), key(moves, shown=a), key(1, shown=b, smooth=True)]
        for a, b in pairwise(reached)
    ]
    out, back = moves + (1 - moves) * 0.4, moves + (1 - moves) * 0.6
    last = [key(0), key(moves), key(out, op=0), key(back, shown=least, op=0), key(1, shown=least)]
    return loop(*strokes, last)


def behind_calf(leg: Leg, view: View) -> list[Point]:
    """A line up along the back of the calf, clear of the fingers."""
    return [view_point(view, leg.at(s, -136)) for s in np.linspace(40, 225, 5)]


def view_point(view: View, world: Array) -> Point:
    x, y = view.flat(world)
    return round(float(x), 1), round(float(y), 1)


def ground(leg: Leg, view: View) -> Prop:
    """The couch below the sole."""
    x, y = view_point(view, leg.foot((90, 0, 30)))
    return floor(y - 6, x + 40, 190)


PICTURES = {"calf-squeezes": calf_squeezes}
