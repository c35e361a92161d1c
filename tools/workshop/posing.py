"""Puts hands on limbs: palms laid on the skin, fingers that close until they touch, thumbs lowered.

Contact is found, not drawn: a hand is moved or a joint bent until its bones, as thick as they are,
come to the skin. `press` says by how many mm they may go into it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import minimize

from workshop.hand import DIGITS, FINGERS, Hand, Place, Pose
from workshop.leg import Leg, Spot
from workshop.vectors import Array, Triple, basis, rotation, unit, vector

PALM = (58.0, -19.0, 2.0)
"""The middle of the palm's skin in the hand's own axes."""
STEP = 3.0
"""Degrees by which fingers close."""
LIMITS = (78.0, 85.0, 50.0)
"""How far a finger's three joints close at most."""
THUMB_BOUNDS = ((5, 80), (-10, 60), (-12, 45), (-12, 60))
"""Least and most degrees of a thumb: spread, lift, first and end joint."""
FINGER_BOUNDS = ((-25, 85), (0, 95), (-4, 60), (-12, 12))
"""The same of a finger: its three joints and its spread."""


def lay_palm(
    spot: Spot,
    fingers: Triple,
    *,
    left: bool = False,
    palm: Triple = PALM,
    press: float = 1.5,
    roll: float = 0.0,
    tilt: float = 0.0,
) -> Place:
    """A hand whose palm lies on a place of the skin and whose fingers point that way; `roll` turns
    it about its fingers, `tilt` lifts its fingers off."""
    x = np.asarray(fingers, float)
    axes = basis(x - spot.normal * np.dot(spot.normal, x), spot.normal)
    axes = axes @ rotation((1, 0, 0), roll) @ rotation((0, 0, 1), tilt)
    own = vector(palm) * (np.array([1, 1, -1.0]) if left else 1.0)
    return Place(axes, spot.point - axes @ own - spot.normal * press, left)


def hold_at(
    hand_point: Triple, at: Triple, fingers: Triple, back: Triple, *, left: bool = False
) -> Place:
    """A hand with a point of its own (its own axes, as of a right hand) at a place in the world;
    its fingers point one way, the back of it faces another."""
    place = Place(basis(fingers, back), np.zeros(3), left)
    return place.shifted(vector(at) - place.point(hand_point))


def close_fingers(
    leg: Leg,
    place: Place,
    pose: Pose,
    *,
    fingers: Sequence[str] = FINGERS,
    limits: Mapping[str, tuple[float, float, float]] | None = None,
    press: float = 1.0,
) -> Pose:
    """Bend knuckle, middle and end joint of each finger until something further out touches."""
    for name in fingers:
        most = (limits or {}).get(name, LIMITS)
        angles = list(pose.finger(name))
        for joint in range(3):
            while angles[joint] < most[joint]:
                tried = [*angles]
                tried[joint] += STEP
                a, b, c, d = tried
                if _gap(leg, place, pose.with_finger(name, (a, b, c, d)), name, joint) < -press:
                    break
                angles = tried
        a, b, c, d = angles
        pose = pose.with_finger(name, (a, b, c, d))
    return pose


def close_thumb(
    leg: Leg,
    place: Place,
    pose: Pose,
    *,
    lift: float | None = None,
    first: float = 40.0,
    end: float = 50.0,
    press: float = 1.0,
) -> Pose:
    """Move the thumb to the palm's side (`lift`, if given), then bend it, until it touches; the
    numbers are the most degrees of each."""
    for name, most, joint in (("lift", lift, 1), ("first", first, 1), ("end", end, 2)):
        if most is None:
            continue
        index = ("spread", "lift", "roll", "first", "end").index(name)
        while pose.thumb[index] < most:
            tried = pose.with_thumb(**{name: pose.thumb[index] + STEP})
            if _gap(leg, place, tried, "thumb", joint) < -press:
                break
            pose = tried
    return pose


def lower_thumb(
    leg: Leg,
    place: Place,
    pose: Pose,
    *,
    start: float = 85.0,
    stop: float = 12.0,
    press: float = 1.5,
) -> Pose:
    """Swing the thumb toward the palm's edge until its end touches."""
    lowered = pose.with_thumb(spread=start)
    for spread in np.arange(start, stop, -2.0):
        tried = pose.with_thumb(spread=float(spread))
        if _gap(leg, place, tried, "thumb", 2) < -press:
            break
        lowered = tried
    return lowered


def clear_thumb(
    leg: Leg, place: Place, pose: Pose, *, least: float = -20.0, press: float = 1.0
) -> Pose:
    """Move the thumb from the palm's side to the back's (`lift`, down to `least`) until it is no
    longer in the skin."""
    lift = pose.thumb[1]
    while lift > least and _gap(leg, place, pose, "thumb", 1) < -press:
        lift -= STEP
        pose = pose.with_thumb(lift=lift)
    return pose


def touch_with(
    leg: Leg,
    place: Place,
    pose: Pose,
    digit: str,
    spot: Spot,
    *,
    press: float = 1.0,
    ease: float = 0.25,
    bounds: Sequence[tuple[float, float]] | None = None,
) -> Pose:
    """Bend a digit so that its pad lies flat on a place of the skin, as near as its joints let it
    and without going into the skin; `ease` is how much it keeps to the angles that it has (mm a
    degree), `bounds` the least and the most degrees of each."""
    start = np.array(pose.thumb if digit == "thumb" else pose.finger(digit), float)
    limits = np.array(bounds or (THUMB_BOUNDS if digit == "thumb" else FINGER_BOUNDS), float)
    moved = np.array([0, 1, 3, 4] if digit == "thumb" else [0, 1, 2, 3])

    def posed(angles: Array) -> Pose:
        values = start.copy()
        values[moved] = angles
        a, b, c, d, *end = map(float, values)
        if digit == "thumb":
            return replace(pose, thumb=(a, b, c, d, end[0]))
        return pose.with_finger(digit, (a, b, c, d))

    def strain(angles: Array) -> float:
        hand = Hand(place, posed(angles))
        back = place.direction(hand.frames[digit][-1][:, 1])
        off = float(np.linalg.norm(hand.pad(digit) - spot.point))
        tilt = 8.0 * (1 - float(back @ spot.normal))
        within = max(0.0, -_gap(leg, place, hand.pose, digit, 0) - press)
        return (
            off**2 + tilt**2 + 9 * within**2 + float(np.sum((ease * (angles - start[moved])) ** 2))
        )

    found = minimize(
        strain, start[moved], method="Powell", bounds=limits, options={"xtol": 0.5, "ftol": 1e-3}
    )
    return posed(np.round(found.x, 1))


def push(
    leg: Leg,
    place: Place,
    pose: Pose,
    direction: Triple,
    *,
    digits: Sequence[str] = DIGITS,
    press: float = 2.5,
    farthest: float = 300.0,
) -> Place:
    """Move a posed hand that way until one of its digits touches."""
    ahead = unit(direction)
    gone = 0.0
    for _ in range(80):
        here = place.shifted(ahead * gone)
        gap = min(_gap(leg, here, pose, name, 0) for name in digits) + press
        if gap < 0.15 or gone > farthest:
            break
        gone += gap * 0.9
    return place.shifted(ahead * gone)


PALM_SKIN = (
    (58, -19, 2),
    (76, -18, -14),
    (76, -18, 12),
    (42, -19, -6),
    (42, -22, 20),
    (88, -15, -22),
)
"""Places all over the palm's skin, the hand's own axes."""


def rest_palm(
    leg: Leg,
    place: Place,
    direction: Triple,
    *,
    press: float = 2.0,
    skin_at: Sequence[Triple] = PALM_SKIN,
) -> Place:
    """Move a hand that way until its palm (or other places of its own) touches somewhere."""
    ahead = unit(direction)
    skin = np.array([place.point(point) for point in skin_at])
    gone = 0.0
    for _ in range(80):
        gap = float(leg.solid.distance(skin + ahead * gone).min()) + press
        if gap < 0.1:
            break
        gone += gap * 0.9
    return place.shifted(ahead * gone)


def reach(place: Place, pose: Pose, digit: str, target: Triple) -> Place:
    """Move a posed hand so that the pad of a digit comes to a point."""
    return place.shifted(vector(target) - Hand(place, pose).pad(digit))


def aim_arm(
    place: Place, pose: Pose, toward: Triple, *, bend: float = 58.0, turn: float = 35.0
) -> Pose:
    """Bend the wrist so that the forearm goes that way, as far as a wrist can; degrees."""
    own = place.turn.T @ unit(toward)
    if place.left:
        own = own * np.array([1, 1, -1.0])
    bent = float(np.degrees(np.arctan2(-own[1], -own[0])))
    turned = float(np.degrees(np.arcsin(np.clip(own[2], -1, 1))))
    return replace(pose, wrist=(min(max(bent, -bend), bend), min(max(turned, -turn), turn)))


def mirrored_in_leg(place: Place) -> Place:
    """The other hand at the same place on the other side of the leg (z is mirrored)."""
    mirror = np.diag([1.0, 1.0, -1.0])
    return Place(mirror @ place.turn @ mirror, mirror @ place.wrist, not place.left)


def lifted(hand: Hand, direction: Triple, mm: float) -> Hand:
    """The hand a little off the skin."""
    return replace(hand, place=hand.place.shifted(unit(direction) * mm))


def depth_in(leg: Leg, hand: Hand) -> dict[str, float]:
    """How far each digit goes into the leg, mm; below 0 it is off the skin."""
    return {name: -_gap(leg, hand.place, hand.pose, name, 0) for name in DIGITS}


def _gap(leg: Leg, place: Place, pose: Pose, name: str, first: int) -> float:
    """Between a digit, from a bone on, and the skin; its own root does not count."""
    points, radii = Hand(place, pose).bones(name, first)
    if len(points) > 4:
        points, radii = points[1:], radii[1:]
    gaps: Array = leg.solid.distance(points) - radii
    return float(gaps.min())
