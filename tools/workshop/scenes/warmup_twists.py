"""Warm-up twists: a palm at each edge of the foot; one side comes while the other goes, then they
swap, and the hands creep from the ankle to the toes."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from workshop.camera import Raster, View
from workshop.hand import Hand, Place, Pose
from workshop.leg import Leg, band
from workshop.motion import PALE, key, shift
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import close_fingers, hold_at, lower_thumb, rest_palm
from workshop.regions import foot_axes
from workshop.vectors import Array, Triple

ROLL = 11.0
"""Degrees that the forefoot rolls to either side."""
COMING = 10.0
"""Mm that a hand comes or goes with its edge of the foot."""
NEAR = 0.045
"""How much larger a hand is that has come."""
LEAN = 1.5
"""Degrees that the foot leans about its heel, so that it is in motion while its poses change."""
ANKLE = 54.0
"""u of the palms where the creep begins."""
INNER_TOES, OUTER_TOES = 142.0, 124.0
"""u of the palms where it ends: the toes of the outer edge lie further back."""
STROKES = 4
HALVES = 2 * STROKES
EDGE_HEIGHT = 27.0
"""v of the middle of the foot's edges."""
PALM = Pose(
    (-6, 4, 3, -2), (-6, 4, 3, 0), (-8, 4, 3, 1), (-12, 4, 3, 2), (62, 12, 74, 0, 6), (-14, 4)
)
FINGERS = (0.55, 0.83, -0.05)
"""Where a right hand's fingers point, foot axes: up the edge and behind."""

ROLLS = {0.0: "flat", -1.0: "inner", -0.5: "inward", 0.5: "outward", 1.0: "outer"}
"""Poses of the foot by how far it has rolled; `inner` and `outer` are the edges that have come."""

Way = list[tuple[float, float, float]]
Turns = Sequence[tuple[float, float]]
"""Half-strokes gone, and how far the foot has rolled then, -1 to 1."""


def foot(twist: float = 0.0) -> Leg:
    return Leg(plantar=14, length=130, twist=twist)


@cache
def legs() -> dict[str, Leg]:
    return {name: foot(share * ROLL) for share, name in ROLLS.items()}


def eye() -> View:
    middle = foot().foot((108, 0, 0))
    centre = (middle[0], middle[1], middle[2])
    # From the front, so that the hands throw no long shadows down the sole.
    return View((-0.90, 0.42, 0.0), (0, 1, 0), centre, 1.86, light=(-0.28, 0.42, 0.86))


def at_edge(leg: Leg, u: float, *, left: bool) -> Place:
    """A hand whose palm lies against an edge of the foot."""
    side = np.array([1, 1, -1.0 if left else 1.0])
    turn = leg.foot_turn

    def seen(direction: Triple) -> Array:
        return np.asarray(turn @ (np.asarray(direction, float) * side))

    outside = leg.foot(np.array([u, EDGE_HEIGHT, 130]) * side)
    place = hold_at((62, -18, 0), outside, seen(FINGERS), seen((0, -0.05, 1)), left=left)
    return rest_palm(leg, place, seen((0, 0, -1)))


def palm(leg: Leg, u: float, *, left: bool) -> Hand:
    place = at_edge(leg, u, left=left)
    pose = close_fingers(leg, place, PALM)
    return Hand(place, lower_thumb(leg, place, pose))


def creep(view: View, leg: Leg, *, left: bool) -> Way:
    """The way of a palm along its edge."""
    stations = np.linspace(ANKLE, INNER_TOES if left else OUTER_TOES, 5)
    palms = [Hand(at_edge(leg, u, left=left), PALM).palm for u in stations]
    flat = view.flat(np.array(palms))
    return [(float(x), float(y), 0.0) for x, y in flat - flat[0]]


def hand_poses(view: View, leg: Leg, *, left: bool) -> dict[str, HandPose]:
    start = palm(leg, ANKLE, left=left)
    end = palm(leg, INNER_TOES if left else OUTER_TOES, left=left)
    moved = shift(view, start.palm, end.palm)
    return {
        "ankle": HandPose(start, sleeve=72, contacts=(start.palm,)),
        "toes": HandPose(end, sleeve=72, shifted=moved, contacts=(end.palm,)),
    }


def twisting(
    view: View, leg: Leg, turns: Turns, *, left: bool, strength: Callable[[float], float]
) -> Keys:
    """The keys of a hand that comes and goes with its edge while it creeps to the toes."""
    near = view.flat(leg.foot((0, -COMING, 0))) - view.flat(leg.foot((0, 0, 0)))
    end = turns[-1][0]
    return [
        at_turn(near, half, -turn if left else turn, half / end, op=strength(half))
        for half, turn in turns
    ]


def at_turn(near: Array, half: float, come: float, along: float, **more: float) -> dict[str, Any]:
    """A key of a hand that has come so far to the giver, -1 to 1."""
    x, y = (float(value) * come for value in near)
    values = {"x": x, "y": y, "scale": 1 + NEAR * come} | more
    return key(half / HALVES, along=along, smooth=True, **values)


def back_to_the_ankle(keys: Keys) -> Keys:
    """Off the skin, back without weight, and down again."""
    start, end = keys[0], keys[-1]
    leave, land = end["t"] + 0.1 / HALVES, 1 - 0.08 / HALVES
    off = {"op": PALE, "shadow": 0}
    return [*keys, end | off | {"t": leave}, start | off | {"t": land}, start | {"t": 1.0}]


def rolling(turns: Turns) -> list[tuple[float, str]]:
    """Which pose the foot is in while it rolls."""
    line = [(0.0, ROLLS[turns[0][1]])]
    for (start, a), (end, b) in pairwise(turns):
        levels = np.arange(a, b + np.sign(b - a) / 4, np.sign(b - a) / 2)
        for before, after in pairwise(map(float, levels)):
            # Half-way between two poses, in a motion that is slow at its ends.
            share = float(np.arccos(1 - 2 * ((before + after) / 2 - a) / (b - a))) / np.pi
            for fade, pose in ((-0.06, before), (0.06, after)):
                time = start + (share + fade) * (end - start)
                line.append((round(time / HALVES, 4), ROLLS[pose]))
    return [*line, (1.0, line[0][1])]


def leaning(turns: Turns) -> Keys:
    keys = [key(half / HALVES, rot=LEAN * turn, smooth=True) for half, turn in turns]
    return [*keys, key(1, rot=LEAN * turns[0][1])]


def turning_arrow(last: float, *, second: bool, strength: Callable[[float], float]) -> Keys:
    """Grows in the first or the second half of each stroke, as strong as the hands; the last half
    ends early."""
    keys: Keys = []
    for half in range(int(second), HALVES, 2):
        start = half / HALVES
        end = last / HALVES if half == HALVES - 1 else (half + 1) / HALVES
        keys += [
            key(start, shown=0.2, op=0),
            key(start + 0.06 / HALVES, shown=0.2, op=strength(half)),
            key(start + 0.86 * (end - start), shown=1, op=strength(half), smooth=True),
            key(end, shown=1, op=0),
            key(end + 0.02 / HALVES, shown=0.2, op=0),
        ]
    return [*([key(0, shown=0.2, op=0)] if second else []), *keys, key(1, shown=0.2, op=0)]


def arc(view: View, leg: Leg, *, left: bool) -> list[Point]:
    """From behind an edge of the foot round to the giver, well outside of the hand."""
    side = -1.0 if left else 1.0
    points = []
    for degrees in np.linspace(58, -52, 9):
        a = np.radians(degrees)
        world = leg.foot((104, 30 + 112 * np.sin(a), side * (62 + 62 * np.cos(a))))
        x, y = view.flat(world)
        points.append((round(float(x), 1), round(float(y), 1)))
    return points


def warmed(leg: Leg, raster: Raster) -> Array:
    u, _, _ = foot_axes(leg, raster)
    return band(u, 62, 196, 60)


def twists(
    name: str,
    turns: Turns,
    hand_keys: Callable[[Keys], Keys],
    *,
    strength: Callable[[float], float] = lambda half: 1.0,
    still: float,
) -> Picture:
    """The picture of a twist; `hand_keys` adds how a hand comes back to where it began, `strength`
    is the opacity of the hands after so many half-strokes."""
    view, leg = eye(), legs()["flat"]
    heel = view.flat(leg.foot((30, 0, 0)))
    sides = {f"hand-{side}": side == "left" for side in ("left", "right")}
    hands = {track: hand_poses(view, leg, left=left) for track, left in sides.items()}
    last = turns[-1][0]
    crept = [
        (0.0, "ankle"),
        (0.40, "ankle"),
        (0.47, "toes"),
        ((last + 0.15) / HALVES, "toes"),
        ((HALVES - 0.15) / HALVES, "ankle"),
        (1.0, "ankle"),
    ]
    pivots = {track: view.flat(poses["ankle"].hand.palm) for track, poses in hands.items()}
    inner, outer = arc(view, leg, left=True), arc(view, leg, left=False)
    first, second = (
        turning_arrow(last, second=later, strength=strength) for later in (False, True)
    )
    return Picture(
        name,
        view,
        legs(),
        hands,
        [Zone("zone-foot", warmed)],
        cycle=(("work", 0.5), ("work", 1.0)),
        strokes=STROKES,
        still=still,
        still_hides=("arrow-1b", "arrow-2b"),
        tracks={
            **{
                track: hand_keys(twisting(view, leg, turns, left=left, strength=strength))
                for track, left in sides.items()
            },
            "limb": leaning(turns),
            "arrow-1": first,
            "arrow-2": first,
            "arrow-1b": second,
            "arrow-2b": second,
        },
        ways={track: creep(view, leg, left=left) for track, left in sides.items()},
        poses={"limb": rolling(turns)} | dict.fromkeys(sides, crept),
        arrows={
            "arrow-1": inner,
            "arrow-2": outer[::-1],
            "arrow-1b": inner[::-1],
            "arrow-2b": outer,
        },
        pivots={track: (float(x), float(y)) for track, (x, y) in (pivots | {"limb": heel}).items()},
        follow={"zone-foot": "limb", "zone-foot-halo": "limb"},
        spot=(480, 300, 262),
    )


def warmup_twists() -> Picture:
    turns = [(float(half), -1.0 if half % 2 else 1.0) for half in range(HALVES)]
    turns.append((HALVES - 0.5, 1.0))
    return twists("warmup-twists", turns, back_to_the_ankle, still=2.45 / HALVES)


PICTURES = {"warmup-twists": warmup_twists}
