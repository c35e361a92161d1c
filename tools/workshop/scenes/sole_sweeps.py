"""Sole sweeps: one hand cradles the foot from its outer edge and draws its thumb from the ball to
the heel, in three lanes; the other hand carries the heel."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from workshop.camera import Raster, View
from workshop.hand import Hand, Place, Pose
from workshop.leg import Leg, band
from workshop.motion import PALE, growing_arrow, key, loop, pose_loop, shift
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import (
    aim_arm,
    close_fingers,
    close_thumb,
    hold_at,
    lower_thumb,
    rest_palm,
)
from workshop.regions import facing_sole, foot_axes
from workshop.vectors import Array

FOOT = Leg(plantar=14, length=130)
WORK = 0.62
BALL = {"outer": (76, 20), "middle": (84, 30), "inner": (95, 42)}
"""On the ball, for each lane: u of the palm, and degrees by which the thumb lies across."""
ONWARD = {"arch": (61, 34), "sole": (39, 39), "heel": (19, 44)}
"""The same on the way to the heel, of the middle lane; the others are a little beside it."""
LANES = {"outer": (7, 4), "middle": (0, 6), "inner": (-4, 2)}
"""Mm that each lane lies outside of those poses, where it begins and where it ends: the heel is
narrower than the ball."""
ENDS = {"outer": 1.0, "middle": 1.0, "inner": 0.89}
"""Share of the way that the thumb goes in each lane: clear of the thumb that holds the heel."""
BEYOND = 14.0
"""Mm that the last pose goes on over the heel."""
PARTS = {"ball": (140, 196, 0.14), "arch": (84, 130, 0.34), "heel": (14, 74, 0.54)}
"""u between which each third of the sole lies, and when in a stroke the thumb passes it."""
HEEL_PRESS = 5.5
"""Mm that the heel sinks into the palm below it, so that no gap is left between the two."""
CRADLE = Pose(
    (-6, 4, 3, -2), (-6, 4, 3, 0), (-8, 4, 3, 1), (-12, 4, 3, 2), (70, 12, 74, 0, 6), (-14, 4)
)
BED = Pose((10, 10, 6, -2), (10, 10, 6, 0), (10, 10, 6, 2), (12, 10, 6, 4), (50, 10, 60, 0, 6))


def in_world(direction: Sequence[float]) -> Array:
    """A direction in foot axes, in the world."""
    return np.asarray(FOOT.foot_turn @ np.asarray(direction, float))


def cradling(u: float, across: float) -> Hand:
    """The right hand along the outer edge: fingers behind the foot, thumb on the sole."""
    place = hold_at(
        (62, -18, 0), FOOT.foot((u, 27, 130)), in_world((0.3, 0.95, -0.05)), in_world((0, -0.05, 1))
    )
    place = rest_palm(FOOT, place, in_world((0, 0, -1)))
    pose = close_fingers(FOOT, place, CRADLE)
    pose = lower_thumb(FOOT, place, pose.with_thumb(lift=across), start=70)
    return Hand(place, aim_arm(place, pose, (-0.62, -0.66, 0.42)))


def carrying() -> Hand:
    """The left hand with the heel in its palm."""
    place: Place = hold_at(
        (66, -18, 0),
        FOOT.foot((-100, 0, 2)),
        in_world((-0.25, 0.93, 0.25)),
        in_world((-1, -0.22, -0.08)),
        left=True,
    )
    place = rest_palm(FOOT, place, in_world((1, 0, 0)), press=HEEL_PRESS)
    pose = close_thumb(FOOT, place, close_fingers(FOOT, place, BED), lift=50)
    return Hand(place, aim_arm(place, pose, (-0.60, -0.62, -0.50)))


def third(low: float, high: float, leg: Leg, raster: Raster) -> Array:
    u, v, _ = foot_axes(leg, raster)
    return band(u, low, high, 26) * facing_sole(leg, raster) * (v < 46)


def passed(when: float) -> Keys:
    """A third of the sole that is bright while the thumb passes."""
    return [
        key(0, op=0.55),
        key(max(0.01, when - 0.20), op=0.55),
        key(when, smooth=True),
        key(when + 0.26, op=0.55, smooth=True),
        key(1, op=0.55),
    ]


def sweeps(scale: float) -> Keys:
    """Down each lane with weight, back to the next one without."""
    lanes = list(LANES.values())
    strokes = []
    for number, ((start, end), far) in enumerate(zip(lanes, ENDS.values(), strict=True)):
        x, nx, bx = (mm * scale for mm in (start, end, lanes[(number + 1) % len(lanes)][0]))
        pale = {"y": 8.0, "scale": 1.03, "op": PALE, "shadow": 0}
        strokes.append(
            [
                key(0, along=0, x=x),
                key(WORK, along=far, x=nx, smooth=True),
                key(WORK + 0.07, along=far, x=nx + 12, **pale),
                key(0.93, along=0, x=bx + 12, smooth=True, **pale),
                key(1, along=0, x=bx),
            ]
        )
    return loop(*strokes)


def time_at(along: float) -> float:
    """When a smooth stroke has come so far."""
    return WORK * math.acos(1 - 2 * along) / math.pi


def shown(lane: str, following: str, shares: Sequence[float]) -> list[tuple[float, str]]:
    """Which key pose is shown when, in one stroke; `shares` are the poses' places on the way."""
    line = [(0.0, lane)]
    for (before, after), (start, end) in zip(
        pairwise([lane, *ONWARD]), pairwise(shares), strict=True
    ):
        middle = time_at((start + end) / 2)
        line += [(middle - 0.02, before), (middle + 0.02, after)]
    return [*line, (0.78, line[-1][1]), (0.83, following), (1.0, following)]


def sole_sweeps() -> Picture:
    middle = FOOT.foot((104, 0, 0))
    view = View((-0.96, 0.26, 0.0), (0, 1, 0), (middle[0], middle[1], middle[2]), 1.80)
    balls = {lane: cradling(*station) for lane, station in BALL.items()}
    onward = {name: cradling(*station) for name, station in ONWARD.items()}
    # Thumb and palm change their distance from pose to pose: the way leads between them.
    hands = [balls["middle"], *onward.values()]
    anchors = [hand.pad("thumb") * 0.55 + hand.palm * 0.45 for hand in hands]
    flat = view.flat(np.array([*anchors, anchors[-1] + in_world((-BEYOND, 0, 0))]))
    gone = np.r_[0, np.cumsum(np.linalg.norm(np.diff(flat, axis=0), axis=1))]
    shares = [float(share) for share in gone / gone[-1]]
    even = np.linspace(0, 1, 7)
    x, y = (np.interp(even, shares, flat[:, axis] - flat[0, axis]) for axis in (0, 1))
    way = [(float(right), float(down), 0.0) for right, down in zip(x, y, strict=True)]
    moved = {lane: (LANES[lane][0] * view.scale, 0.0) for lane in BALL}
    for name, anchor in zip(onward, anchors[1:], strict=True):
        moved[name] = shift(view, anchors[0], anchor)
    start = balls["middle"].pad("thumb")
    right = {
        name: HandPose(hand, sleeve=72, shifted=moved[name], contacts=(start,))
        for name, hand in (balls | onward).items()
    }
    bed = carrying()
    weights: dict[str, Callable[[Leg, Raster], Array]] = {
        part: partial(third, low, high) for part, (low, high, _) in PARTS.items()
    }
    arrow: list[Point] = [
        (round(float(x) - 62, 1), round(float(y), 1))
        for x, y in (
            view.flat(FOOT.foot((u, 0, w)))
            for u, w in ((176, -48), (140, -53), (104, -54), (68, -49))
        )
    ]
    lanes = list(LANES)
    strokes = [
        shown(lane, lanes[(number + 1) % len(lanes)], shares[: len(hands)])
        for number, lane in enumerate(lanes)
    ]
    return Picture(
        "sole-sweeps",
        view,
        {"rest": FOOT},
        {
            "hand-left": {"bed": HandPose(bed, sleeve=72, contacts=(bed.palm,))},
            "hand-right": right,
        },
        [Zone(f"zone-{part}", weight) for part, weight in weights.items()],
        cycle=(("work", WORK), ("return", 1.0)),
        strokes=len(LANES),
        still=(1 + 0.36) / len(LANES),
        tracks={
            "hand-right": sweeps(view.scale),
            "arrow-1": loop(*[growing_arrow(WORK)] * len(LANES)),
            **{
                f"zone-{part}": loop(*[passed(when)] * len(LANES))
                for part, (_, _, when) in PARTS.items()
            },
        },
        ways={"hand-right": way},
        poses={"hand-right": pose_loop(*strokes)},
        arrows={"arrow-1": arrow},
        pivots={"hand-right": (float(flat[0, 0]), float(flat[0, 1]))},
        spot=(480, 300, 262),
    )


PICTURES = {"sole-sweeps": sole_sweeps}
