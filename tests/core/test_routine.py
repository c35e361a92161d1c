"""The words of the field as data."""

from dataclasses import replace

import pytest
from samples import routine, step, technique

from massage_timer.core.routine import Height, Part, Pressure, Side, Zone


def test_the_other_leg_of_the_other_leg_is_the_same() -> None:
    assert [side.other for side in Side] == [Side.RIGHT, Side.LEFT]


def test_zones_climb_from_foot_to_hip() -> None:
    assert Zone.FOOT < Zone.ANKLE < Zone.CALF < Zone.KNEE < Zone.THIGH < Zone.HIP


def test_heights_climb_as_their_zones_do() -> None:
    zones = [height.zone for height in Height]
    assert zones == [Zone.ANKLE, Zone.CALF, Zone.THIGH, Zone.HIP]


def test_a_technique_is_shown_under_the_highest_zone_it_reaches() -> None:
    long_glide = replace(technique(), zones=(Zone.ANKLE, Zone.CALF, Zone.THIGH))
    assert long_glide.zone is replace(step(), technique=long_glide).zone is Zone.THIGH


def test_a_routines_card_shows_the_face_it_names_or_its_longest_main_step() -> None:
    face = technique(name="Knuckle knead")
    assert replace(routine(), face=face).main_technique is face
    assert routine().main_technique.name == "Calf glide"


def test_a_routine_without_a_main_part_still_has_a_face() -> None:
    warm_up, finish = step(part=Part.WARM_UP, name="Twists"), step(seconds=30, part=Part.FINISH)
    assert routine(warm_up, finish).main_technique is finish.technique


def test_a_routine_is_not_softened_unless_somebody_says_so() -> None:
    assert not routine().softened


@pytest.mark.parametrize(("fraction", "level"), [(0, 2), (0.499, 2), (0.5, 3), (1, 3)])
def test_pressure_changes_half_way(fraction: float, level: int) -> None:
    assert Pressure(2, 3).at(fraction) == level


def test_pressure_is_lowered_at_both_ends_and_never_below_feather() -> None:
    assert Pressure(2, 3).highest == Pressure(3, 2).highest == 3
    assert Pressure(3, 1).softer() == Pressure(2, 1)
    assert Pressure(1, 1).softer() == Pressure(1, 1)
    assert Pressure(2, 5).at_most(3) == Pressure(2, 3)
