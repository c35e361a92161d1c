"""Next, stay here, again and softer, with exact numbers on the sample routine.

A leg of it: foot 40 s (strokes of 4 s), calf 120 s (6 s), thigh 100 s (5 s), foot 40 s (4 s). The
left leg begins at 5 s of the tape, the right leg at 328 s.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from samples import routine, step

from massage_timer.core.routine import Part, Pressure, Routine, Side, Zone
from massage_timer.core.timeline import (
    Kind,
    Options,
    Refusal,
    Timeline,
    again,
    lay_out,
    next_step,
    softer,
    stay_here,
)

Edit = Callable[[Timeline, int], Timeline | Refusal]

L, R = Side.LEFT, Side.RIGHT
CALF, THIGH, FINISH, CHANGE, RIGHT_LEG, END = 45_000, 165_000, 265_000, 305_000, 328_000, 628_000


def edited(after: Timeline | Refusal) -> Timeline:
    assert isinstance(after, Timeline)
    return after


def seconds(timeline: Timeline, side: Side) -> list[float]:
    """Of each step segment of a leg, in order."""
    return [s.length / 1000 for s in timeline.steps_of(side)]


def by_step(timeline: Timeline, side: Side) -> dict[int, float]:
    total: Counter[int] = Counter()
    for segment in timeline.steps_of(side):
        total[segment.number] += segment.length
    return {number: ms / 1000 for number, ms in total.items()}


def pressures(timeline: Timeline, side: Side) -> list[tuple[int, int]]:
    return [(s.pressure.start, s.pressure.end) for s in timeline.steps_of(side)]


def equal_steps() -> Routine:
    """Three main steps of the same length and pace, so that only their order tells them apart."""
    return routine(
        step(Zone.FOOT, 60, Part.WARM_UP, "First", 6),
        step(Zone.CALF, 60, Part.MAIN, "Second", 6),
        step(Zone.CALF, 60, Part.MAIN, "Third", 6),
        step(Zone.CALF, 60, Part.MAIN, "Fourth", 6),
        step(Zone.FOOT, 60, Part.FINISH, "Fifth", 6),
    )


# Next


@pytest.mark.parametrize(
    ("place", "leg"),
    [
        # 30 s freed: 6, 5 and 4 s to each in turn, and again
        (15_000, [10, 132, 110, 48]),
        # 28.5 s: 15 in the first turn, 6 and 5 in the second; 2.5 s make no stroke
        (16_500, [11.5, 132, 110, 46.5]),
        # the whole step: it is not on the tape any more
        (5_000, [138, 110, 52]),
        # 1 ms before its end: nothing but that goes over
        (44_999, [39.999, 120, 100, 40.001]),
        (60_000, [40, 15, 160, 85]),
        (264_000, [40, 120, 99, 41]),
    ],
)
def test_next_gives_whole_strokes_in_turn_and_the_rest_to_the_last_step(
    place: int, leg: list[float]
) -> None:
    after = edited(next_step(lay_out(routine()), place))
    assert seconds(after, L) == leg
    assert sum(leg) == 300


def test_next_goes_to_the_next_step_at_once() -> None:
    after = edited(next_step(lay_out(routine()), 15_000))
    segment = after.segment_at(15_000)
    assert segment is not None
    assert (segment.start, segment.step.technique.name) == (15_000, "Calf glide")


def test_of_equal_steps_the_earlier_gets_the_odd_stroke() -> None:
    after = edited(next_step(lay_out(equal_steps()), 5_000 + 42_000))
    assert seconds(after, L) == [42, 66, 66, 66, 60]


@pytest.mark.parametrize("place", [FINISH, CHANGE - 1, 588_000, END - 1])
def test_next_is_refused_in_the_last_step_of_a_leg(place: int) -> None:
    assert next_step(lay_out(routine()), place) is Refusal.LAST_STEP


@pytest.mark.parametrize("edit", [next_step, stay_here, again])
@pytest.mark.parametrize("place", [0, 4_999, CHANGE, 324_999, 325_000, RIGHT_LEG - 1, END])
def test_where_no_step_runs_there_is_nothing_to_change(edit: Edit, place: int) -> None:
    assert edit(lay_out(routine()), place) is Refusal.NOT_YET


# Stay here


def test_stay_here_is_one_stroke_longer_and_the_longest_later_step_gives_it() -> None:
    after = edited(stay_here(lay_out(routine()), 50_000))
    assert seconds(after, L) == [40, 126, 94, 40]
    after = edited(stay_here(lay_out(routine()), 6_000))
    assert seconds(after, L) == [44, 116, 100, 40]


def test_of_equal_steps_the_earlier_gives() -> None:
    after = edited(stay_here(lay_out(equal_steps()), 6_000))
    assert seconds(after, L) == [66, 54, 60, 60, 60]


def test_staying_takes_from_the_next_when_the_longest_is_down_to_two_strokes() -> None:
    timeline = lay_out(routine())
    for _ in range(20):
        timeline = edited(stay_here(timeline, 50_000))
    # 120 of the 122 s that thigh (100 s, keeps 10) and finish (40 s, keeps 8) can give
    assert seconds(timeline, L) == [40, 240, 10, 10]
    assert stay_here(timeline, 50_000) is Refusal.NO_TIME


@pytest.mark.parametrize("place", [FINISH, CHANGE - 1, 600_000])
def test_nobody_can_stay_in_the_last_step_for_no_step_gives(place: int) -> None:
    assert stay_here(lay_out(routine()), place) is Refusal.NO_TIME


# Again


def test_again_begins_the_step_anew_at_its_full_length() -> None:
    after = edited(again(lay_out(routine()), CALF + 20_000))
    assert seconds(after, L) == [40, 20, 120, 80, 40]
    anew = after.segment_at(CALF + 20_000)
    assert anew is not None
    assert (anew.start, anew.length, anew.number) == (CALF + 20_000, 120_000, 1)


def test_again_twice_begins_twice() -> None:
    once = edited(again(lay_out(routine()), CALF + 20_000))
    twice = edited(again(once, CALF + 30_000))
    assert seconds(twice, L) == [40, 20, 10, 120, 70, 40]


def test_a_step_that_has_just_begun_is_as_new_as_it_can_be() -> None:
    timeline = lay_out(routine())
    assert again(timeline, CALF) is timeline


def test_again_leaves_two_strokes_to_each_later_step_and_is_refused_beyond() -> None:
    timeline = lay_out(routine())
    assert seconds(edited(again(timeline, THIGH + 32_000)), L) == [40, 120, 32, 100, 8]
    assert again(timeline, THIGH + 32_001) is Refusal.NO_TIME
    assert again(timeline, FINISH + 1) is Refusal.NO_TIME


# Softer


def test_softer_is_one_level_less_for_the_rest_of_the_leg_and_the_same_zone_of_the_other() -> None:
    after = edited(softer(lay_out(routine()), CALF + 1))
    assert pressures(after, L) == [(2, 2), (1, 2), (2, 2), (1, 1)]
    assert pressures(after, R) == [(2, 2), (1, 2), (3, 3), (2, 1)]


def test_softer_on_the_second_leg_leaves_the_first_as_it_was() -> None:
    after = edited(softer(lay_out(routine()), 400_000))
    assert pressures(after, L) == [(2, 2), (2, 3), (3, 3), (2, 1)]
    assert pressures(after, R) == [(2, 2), (1, 2), (2, 2), (1, 1)]


def test_softer_reaches_the_strokes_of_the_other_leg_that_pass_over_the_zone() -> None:
    long = step(Zone.HIP, 100, name="Long glide")
    spans = (Zone.ANKLE, Zone.CALF, Zone.THIGH, Zone.HIP)
    long = replace(long, technique=replace(long.technique, zones=spans))
    made = lay_out(routine(*routine().steps[:2], long, routine().steps[3]))
    after = edited(softer(made, CALF + 1))
    assert pressures(after, R) == [(2, 2), (1, 2), (1, 1), (2, 1)]
    after = edited(softer(made, THIGH + 1))
    assert pressures(after, R) == [(2, 2), (2, 3), (1, 1), (2, 1)]


@pytest.mark.parametrize("place", [CHANGE, 325_000, RIGHT_LEG])
def test_between_the_legs_softer_is_meant_for_the_coming_one(place: int) -> None:
    after = edited(softer(lay_out(routine()), place))
    assert pressures(after, L) == [(2, 2), (2, 3), (3, 3), (2, 1)]
    assert pressures(after, R) == [(1, 1), (1, 2), (2, 2), (1, 1)]


def test_softer_goes_no_further_than_feather_light() -> None:
    timeline = lay_out(routine())
    for _ in range(2):
        timeline = edited(softer(timeline, THIGH))
    assert pressures(timeline, L) == [(2, 2), (2, 3), (1, 1), (1, 1)]
    assert softer(timeline, THIGH) is Refusal.LIGHTEST


def test_a_step_that_was_begun_again_keeps_its_first_pressure_in_what_is_past() -> None:
    begun_again = edited(again(lay_out(routine()), THIGH + 10_000))
    after = edited(softer(begun_again, THIGH + 10_000))
    assert pressures(after, L) == [(2, 2), (2, 3), (3, 3), (2, 2), (1, 1)]


def test_when_the_tape_is_over_nothing_gets_softer() -> None:
    assert softer(lay_out(routine()), END) is Refusal.NOT_YET


# The second leg is the first one mirrored


@pytest.mark.parametrize("first", Side)
@pytest.mark.parametrize("edit", [next_step, stay_here, again])
def test_an_edit_of_the_first_leg_is_laid_out_on_the_second(first: Side, edit: Edit) -> None:
    after = edited(edit(lay_out(routine(), Options(first=first)), CALF + 20_000))
    assert by_step(after, first.other) == by_step(after, first) != {0: 40, 1: 120, 2: 100, 3: 40}
    assert [s.number for s in after.steps_of(first.other)] == [0, 1, 2, 3]


@pytest.mark.parametrize("edit", [next_step, stay_here, again])
def test_an_edit_of_the_second_leg_changes_nothing_on_the_first(edit: Edit) -> None:
    after = edited(edit(lay_out(routine()), 400_000))
    assert seconds(after, L) == [40, 120, 100, 40]
    assert seconds(after, R) != [40, 120, 100, 40]
    assert sum(seconds(after, R)) == 300


def test_a_step_left_within_its_first_stroke_is_left_out_on_the_other_leg() -> None:
    after = edited(next_step(lay_out(routine()), CALF + 5_999))
    # 114.001 s freed; thigh and finish had taken 109 s of it and the finish the rest
    assert by_step(after, L)[1] == 5.999
    assert by_step(after, R) == {
        0: 40,
        2: by_step(after, L)[2] + 5,
        3: pytest.approx(by_step(after, L)[3] + 0.999),
    }
    assert sum(by_step(after, R).values()) == pytest.approx(300)


def test_the_moment_of_a_left_out_step_never_goes_to_a_step_before_it() -> None:
    made = routine(
        step(Zone.FOOT, 60, Part.WARM_UP, "Quick", 2),
        step(Zone.CALF, 60, Part.MAIN, "Left out", 6),
        step(Zone.FOOT, 180, Part.FINISH, "Slow", 10),
    )
    after = edited(next_step(lay_out(made), 65_000 + 5_000))
    assert by_step(after, L) == {0: 60, 1: 5, 2: 235}
    assert by_step(after, R) == {0: 60, 2: 240}


def test_a_step_left_after_its_first_stroke_is_done_on_the_other_leg_too() -> None:
    after = edited(next_step(lay_out(routine()), CALF + 6_000))
    assert by_step(after, R) == by_step(after, L)
    assert by_step(after, R)[1] == 6


def test_the_change_leads_to_the_step_the_second_leg_really_begins_with() -> None:
    after = edited(next_step(lay_out(routine()), 5_000 + 3_000))
    coming = [s.step.technique.name for s in after.segments if s.kind is not Kind.STEP]
    assert coming == ["Warm-up twists", "Calf glide", "Calf glide"]
    assert by_step(after, L) == {0: 3, 1: 138, 2: 110, 3: 49}
    assert by_step(after, R) == {1: 138, 2: 110, 3: 52}


def test_steps_skipped_one_after_the_other_leave_their_moments_to_the_last() -> None:
    timeline = lay_out(routine())
    for place in (6_000, 7_000, 8_000):
        timeline = edited(next_step(timeline, place))
    assert by_step(timeline, L) == {0: 1, 1: 1, 2: 1, 3: 297}
    assert by_step(timeline, R) == {3: 300}
    assert next_step(timeline, 9_000) is Refusal.LAST_STEP


def test_what_was_softened_stays_soft_when_the_leg_is_edited_again() -> None:
    timeline = edited(softer(lay_out(routine()), CALF + 1_000))
    timeline = edited(next_step(timeline, CALF + 20_000))
    assert pressures(timeline, R) == [(2, 2), (1, 2), (3, 3), (2, 1)]


def test_the_change_still_waits_after_an_edit() -> None:
    timeline = lay_out(routine(), Options(wait_at_change=True))
    after = edited(next_step(timeline, 15_000))
    assert after.hold_from(0) == CHANGE
    assert after.duration == END


def test_edits_keep_the_caps() -> None:
    hard = [step(Zone.KNEE, 40, Part.MAIN, pressure=Pressure(3, 3)), *routine().steps[1:]]
    timeline = edited(again(lay_out(routine(*hard)), 15_000))
    assert pressures(timeline, L)[:2] == [(1, 1), (1, 1)]
    assert pressures(timeline, R)[0] == (1, 1)
