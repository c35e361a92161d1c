"""Thigh knead: hands side by side across the thigh; one draws the muscle near while the other
pushes away, and the pair drifts toward the hip."""

from dataclasses import replace

import numpy as np

from workshop.camera import View
from workshop.drape import shorts
from workshop.hand import Hand, Pose
from workshop.leg import MID_THIGH
from workshop.motion import PALE, key, shift
from workshop.picture import HandPose, Keys, Picture, Point, Zone
from workshop.posing import aim_arm, clear_thumb, close_fingers, lay_palm
from workshop.props import heart
from workshop.scenes.thigh_glide import LEG, LIT, Way, front_and_outside, thigh_no_press

VIEW = View((-0.02, 1.0, 0.50), (0.0, 0.0, -1.0), (620, 0, 46), 1.42)
OPEN = Pose((6, 14, 8, -4), (6, 14, 8, 0), (6, 14, 8, 3), (6, 14, 8, 6), (66, 20, 40, 6, 6))
"""An open C: the fingers over the muscle, the thumb spread from them."""
GRIP = Pose((34, 38, 20, -2), (30, 34, 18, 0), (18, 24, 12, 1), (8, 16, 8, 2), (46, 40, 60, 22, 34))
"""Fingers and thumb drawn together round the fold."""
AROUND = 66.0
"""Degrees round the thigh where the palms lie; the fingers reach over the front."""
ASKANCE = 0.62
"""How much the fingers point away from the other hand, so that the grasps face each other."""
FIRST, MIDDLE, LAST = 598.0, 613.0, 650.0
"""s of the middle of the pair: where it begins, where it is drawn, where it ends."""
APART = 88.0
"""Mm from there to either palm."""
ARCHED = 20.0
"""Mm between the palm and the thigh while the fingers draw the muscle up."""
FOLD = ((0.0, 52.0), (5.0, 41.0), (10.0, 30.0))
"""Where the lifted muscle lies, between thumb and fingers: mm from the palm toward the other hand,
degrees around."""
LIFTED = 12.0
"""Mm by which it is lifted."""
PUSHED, DRAWN = -12.0, 12.0
"""Units down the picture at either end of a hand's own movement."""
STROKES = 4
SHORT = 0.76
"""The last stroke ends early, for the hands to go back."""


def across(s: float, pose: Pose, *, left: bool, arched: float = 0.0) -> Hand:
    """A hand across the thigh, its fingers over the front."""
    side = 1.0 if left else -1.0
    spot = LEG.spot(s, AROUND)
    fingers = np.cross(spot.normal, spot.along) - ASKANCE * side * spot.along
    place = lay_palm(spot, fingers, left=left).shifted(spot.normal * arched)
    pose = clear_thumb(LEG, place, close_fingers(LEG, place, pose, press=1.5))
    return Hand(place, aim_arm(place, pose, (-0.3 * side, 0.5, 1.0)))


def hand_poses(*, left: bool) -> dict[str, HandPose]:
    s = MIDDLE - APART if left else MIDDLE + APART
    flat = across(s, OPEN, left=left)
    grip = across(s, GRIP, left=left, arched=ARCHED)
    toward = 1.0 if left else -1.0
    fold = [LEG.dent(LEG.spot(s + toward * near, at), -LIFTED, 16) for near, at in FOLD]
    contacts = (flat.palm,)
    return {
        "open": HandPose(flat, contacts=contacts),
        "grip": HandPose(
            grip,
            pressed=LEG.pressed(*fold),
            shifted=shift(VIEW, flat.palm, grip.palm),
            contacts=contacts,
        ),
    }


def drift(first: float, last: float, apart: float = APART, turn: float = 0.0, *, left: bool) -> Way:
    """The way of one hand toward the hip, turned on the picture from how it is drawn."""
    side = -1.0 if left else 1.0
    points = [LEG.spot(s + side * apart, AROUND).point for s in np.linspace(first, last, 5)]
    home = VIEW.flat(LEG.spot(MIDDLE + side * APART, AROUND).point)
    return [
        (round(float(x), 1), round(float(y), 1), -side * turn)
        for x, y in VIEW.flat(np.array(points)) - home
    ]


def halves() -> list[tuple[float, float]]:
    """When each half of a stroke begins and ends, shares of the loop."""
    found = []
    for stroke in range(STROKES):
        long = SHORT if stroke == STROKES - 1 else 1.0
        for half in (0.0, 0.5):
            start = stroke + half * long
            found.append((start / STROKES, (start + 0.5 * long) / STROKES))
    return found


def kneading(*, first: bool) -> Keys:
    """To and fro across the muscle, and along it; `first`: draws near in the first half."""
    times = halves()
    ends = (PUSHED, DRAWN) if first else (DRAWN, PUSHED)
    keys = [
        key(start, y=ends[number % 2], along=number / len(times), smooth=True)
        for number, (start, _) in enumerate(times)
    ]
    off = ends[0] - 26
    return [
        *keys,
        key(times[-1][1], y=ends[0], along=1, smooth=True),
        key(times[-1][1] + 0.02, y=off, along=1, op=PALE, shadow=0),
        key(0.98, y=off, along=0, op=PALE, shadow=0, smooth=True),
        key(1, y=ends[0], along=0),
    ]


def gripping(*, first: bool) -> list[tuple[float, str]]:
    """Open while it pushes, closed while it draws near."""
    line: list[tuple[float, str]] = [(0, "open")]
    for number, (start, end) in enumerate(halves()):
        if (number % 2 == 0) == first:
            long = end - start
            for share, name in ((0.06, "open"), (0.2, "grip"), (0.8, "grip"), (0.94, "open")):
                line.append((round(start + share * long, 4), name))
    return [*line, (1, "open")]


def moving_arrow(start_x: float, end_x: float, *, first: bool) -> Keys:
    """Beside a hand in the first half of each stroke, or in the second."""
    times = halves()
    keys: Keys = []
    for number, (start, end) in enumerate(times):
        if (number % 2 == 0) != first:
            continue
        x = start_x + (end_x - start_x) * (number + 0.5) / len(times)
        long = end - start
        keys += [
            key(start, x=x, shown=0.3, op=0),
            key(start + 0.12 * long, x=x, shown=0.3),
            key(start + 0.8 * long, x=x, smooth=True),
            key(start + 0.98 * long, x=x, op=0),
        ]
    first_x, last_x = keys[0]["x"], keys[-1]["x"]
    if keys[0]["t"] > 0:
        keys.insert(0, key(0, x=first_x, shown=0.3, op=0))
    return [*keys, key(0.999, x=last_x, op=0), key(1, x=first_x, shown=0.3, op=0)]


def tracks_of(start_x: float, end_x: float) -> dict[str, Keys]:
    """The arrows go along with the hands, from one place to another."""
    return {
        "hand-right": kneading(first=True),
        "hand-left": kneading(first=False),
        "arrow-1": moving_arrow(start_x, end_x, first=True),
        "arrow-2": moving_arrow(start_x, end_x, first=True),
        "arrow-1b": moving_arrow(start_x, end_x, first=False),
        "arrow-2b": moving_arrow(start_x, end_x, first=False),
    }


def to_and_fro(right: list[Point], left: list[Point]) -> dict[str, list[Point]]:
    """An arrow beside either hand, and the same the other way round."""
    return {
        "arrow-1": right,
        "arrow-2": left,
        "arrow-1b": right[::-1],
        "arrow-2b": left[::-1],
    }


def thigh_knead() -> Picture:
    way = drift(FIRST, LAST, left=False)
    right: list[Point] = [(742, 192), (762, 266), (744, 346)]
    left: list[Point] = [(168, 436), (150, 360), (168, 286)]
    return Picture(
        "thigh-knead",
        VIEW,
        {"rest": LEG},
        {"hand-left": hand_poses(left=True), "hand-right": hand_poses(left=False)},
        [Zone("zone-thigh", lambda leg, r: front_and_outside(leg, r, 455, 790))],
        no_press=thigh_no_press,
        cloth=shorts(LEG, 790, slant=12),
        cycle=(("work", 0.5), ("work", 1)),
        strokes=STROKES,
        still=0.345,
        still_hides=("arrow-1b", "arrow-2b"),
        tracks=tracks_of(way[0][0], way[-1][0]),
        ways={
            "hand-left": drift(FIRST, LAST, left=True),
            "hand-right": way,
        },
        poses={"hand-right": gripping(first=True), "hand-left": gripping(first=False)},
        arrows=to_and_fro(right, left),
        spot=(450, 290, 255),
        props=[heart(930, 40)],
    )


def up_to_mid_thigh() -> Picture:
    """The hands nearer each other and nearly parallel, so that there is room below mid-thigh."""
    whole = thigh_knead()
    drawn = {"hand-left": MIDDLE - APART, "hand-right": MIDDLE + APART}
    return replace(
        whole,
        name="thigh-knead-mid-thigh",
        like="thigh-knead",
        zones=[Zone("zone-thigh", lambda leg, r: front_and_outside(leg, r, 455, LIT))],
        limit=MID_THIGH,
        tracks=tracks_of(0.0, 0.0),
        ways={name: drift(532, 535, 48, 22, left=name == "hand-left") for name in drawn},
        # Below the thigh: beside the right hand they would be beyond the line.
        arrows=to_and_fro(
            [(566, 390), (584, 460), (568, 534)], [(128, 534), (110, 460), (128, 390)]
        ),
        pivots={name: whole.point(LEG.spot(s, AROUND).point) for name, s in drawn.items()},
    )


PICTURES = {"thigh-knead": thigh_knead, "thigh-knead-mid-thigh": up_to_mid_thigh}
