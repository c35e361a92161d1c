"""The sculptures have the proportions they are said to have."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from workshop.hand import DIGITS, FINGERS, Hand, Place, Pose
from workshop.leg import HIP, KNEE, Leg
from workshop.posing import close_fingers, depth_in, lay_palm, mirrored_in_leg
from workshop.vectors import Array

FLAT = Pose((-6, 2, 2, -2), (-6, 2, 2, 0), (-6, 2, 2, 2), (-6, 2, 2, 4), (27, 15, 46, 4, 6))


STRAIGHT = Pose((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))


def width(leg: Leg, s: float, around: float) -> float:
    """Through the leg at a place, from one side to the other."""
    one, other = leg.spot(s, around), leg.spot(s, around + 180)
    return float(np.linalg.norm(one.point - other.point))


def foot_length(leg: Leg) -> float:
    points = np.array([leg.foot((u, 14, w)) for u in range(-10, 275) for w in range(-45, 46, 3)])
    inside = leg.in_foot(points[leg.solid.distance(points) < 0])[:, 0]
    return float(inside.max() - inside.min())


def test_a_foot_is_15_percent_of_the_body_long() -> None:
    assert foot_length(Leg()) == pytest.approx(255, abs=4)


def test_the_calf_is_widest_a_third_of_the_way_down_from_the_knee() -> None:
    leg = Leg()
    places = np.arange(80, 380, 10.0)
    widest = places[int(np.argmax([width(leg, s, 0) for s in places]))]
    assert widest == pytest.approx(KNEE * 2 / 3, abs=25)


def test_the_leg_is_thinnest_above_the_ankle() -> None:
    leg = Leg()
    places = np.arange(30, HIP, 10.0)
    assert places[int(np.argmin([width(leg, s, 90) for s in places]))] <= 90


def test_the_inner_ankle_bone_is_higher_and_further_forward_than_the_outer() -> None:
    leg = Leg(plantar=0)
    points = np.array(
        [leg.foot((u, v, w)) for u in range(30, 100) for v in range(50, 110) for w in (-38, 37)]
    )
    out = points[leg.solid.distance(points) < 0.5]
    feet = leg.in_foot(out)
    inner, outer = feet[feet[:, 2] < 0], feet[feet[:, 2] > 0]
    assert inner[:, 1].mean() > outer[:, 1].mean()
    assert inner[:, 0].mean() > outer[:, 0].mean()


def test_a_hand_is_188_mm_long_and_84_broad() -> None:
    hand = Hand(Place(np.eye(3), np.zeros(3)), STRAIGHT)
    along = np.array([(x, 0, -5) for x in np.arange(150, 210, 0.5)])
    across = np.array([(80, 0, z) for z in np.arange(-60, 60, 0.5)])
    tip = along[hand.solid.distance(along) < 0][:, 0].max()
    side = across[hand.solid.distance(across) < 0][:, 2]
    assert tip == pytest.approx(188, abs=8)
    assert side.max() - side.min() == pytest.approx(84, abs=6)


@given(
    knee=st.floats(0, 115),
    s=st.floats(0, HIP),
    y=st.floats(-40, 60),
    z=st.floats(-60, 60),
)
def test_a_place_along_the_leg_is_found_again_however_the_knee_is_bent(
    knee: float, s: float, y: float, z: float
) -> None:
    leg = Leg(knee=knee if knee > 1 else 0.0)
    assert leg.along(leg.at(s, y, z)) == pytest.approx(np.array([s, y, z]), abs=1e-6)


@pytest.mark.parametrize("knee", [0.0, 45.0, 100.0])
def test_a_bent_leg_is_as_thick_as_a_straight_one_away_from_the_knee(knee: float) -> None:
    leg, straight = Leg(knee=knee), Leg()
    for s in (150.0, 260.0, 620.0, 700.0):
        assert width(leg, s, 90) == pytest.approx(width(straight, s, 90), abs=4)


def test_the_skin_is_where_the_distance_is_nothing() -> None:
    leg = Leg(knee=60)
    spots = [leg.spot(s, a) for s in (90, 250, 405, 600) for a in (0, 90, 180, -90)]
    assert np.abs(leg.solid.distance(np.array([spot.point for spot in spots]))).max() < 0.5
    for spot in spots:
        assert spot.normal @ spot.along == pytest.approx(0, abs=1e-6)


def test_toes_bend_toward_the_shin_and_toward_the_sole() -> None:
    tips = {angle: Leg(toes=angle).toe_tips[0].centre for angle in (-25.0, 0.0, 35.0)}
    height = {angle: float(Leg().in_foot(tip)[1]) for angle, tip in tips.items()}
    assert height[-25.0] < height[0.0] < height[35.0]


def test_skin_gives_way_where_it_is_pressed_and_nowhere_else() -> None:
    leg = Leg()
    spot, far = leg.spot(200, 90), leg.spot(320, 90)
    pressed = leg.pressed(leg.dent(spot, 5, 20))
    moved = pressed.solid.distance(np.array([spot.point, far.point]))
    assert moved[0] == pytest.approx(5, abs=0.5)
    assert moved[1] == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize("turn", [-30.0, 0.0, 30.0])
@pytest.mark.parametrize(("s", "around"), [(110.0, 80.0), (200.0, 140.0), (290.0, 100.0)])
def test_fingers_that_close_touch_the_skin_and_do_not_pass_through_it(
    s: float, around: float, turn: float
) -> None:
    leg = Leg()
    spot = leg.spot(s, around)
    place = lay_palm(spot, spot.toward(turn))
    depths = depth_in(leg, Hand(place, close_fingers(leg, place, FLAT)))
    for finger in FINGERS:
        assert -1 < depths[finger] < 4, finger


def test_a_left_hand_is_the_mirror_image_of_a_right_one() -> None:
    leg = Leg()
    place = lay_palm(leg.spot(200, 90), (1, 0.2, 0))
    right, left = Hand(place, FLAT), Hand(mirrored_in_leg(place), FLAT)
    points: Array = right.place.wrist + np.random.default_rng(1).normal(0, 60, (200, 3))
    seen = left.solid.distance(points * np.array([1, 1, -1]))
    assert right.solid.distance(points) == pytest.approx(seen, abs=1e-6)


def test_every_digit_has_its_bones() -> None:
    hand = Hand(Place(np.eye(3), np.zeros(3)))
    assert set(hand.joints) == set(DIGITS)
    assert all(len(joints) == 4 for joints in hand.joints.values())
