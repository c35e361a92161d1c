"""Adapting to the recipient: whatever is wished, a leg stays five lawful minutes."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest
from adaptable import (
    CALF_GLIDE,
    CALF_KNEAD,
    COMFORTS,
    FIST,
    FLAT,
    HIGH_THIGH,
    HIP,
    KNEE,
    LONG,
    PINCH,
    PRESSES,
    SHIN_TO_KNEE,
    SWEEPS,
    THIGH_GLIDE,
    THIGH_KNEAD,
    adaptable,
    leg,
    step,
)
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.adapt import (
    FIRMEST_WISH,
    SOFT,
    Comfort,
    NothingLeft,
    adapt,
    favour_sore,
    limit_height,
    limit_pressure,
    most_kept,
    soften,
    spare_ticklish_feet,
)
from massage_timer.core.laws import FEWEST_CYCLES, cap, problems
from massage_timer.core.routine import (
    LEG_SECONDS,
    Height,
    Part,
    Pose,
    Pressure,
    Routine,
    Zone,
)

HEIGHTS = st.sampled_from(Height)
SORE = st.frozensets(st.sampled_from(Zone))
Adapting = Callable[[Routine], Routine]


def lengths(routine: Routine) -> list[tuple[str, int]]:
    return [(one.technique.name, one.seconds) for one in routine.steps]


def assert_lawful(routine: Routine) -> None:
    """Five minutes, ankle to hip, within the caps, two strokes at least."""
    wrong = [problem for problem in problems(routine) if not problem.warning]
    assert wrong == []
    assert sum(one.seconds for one in routine.steps) == LEG_SECONDS
    for one in routine.steps:
        assert one.seconds >= FEWEST_CYCLES * one.pace
        assert one.pressure.highest <= cap(one.technique)


# The laws


@given(adaptable())
def test_the_routines_of_these_tests_are_lawful(routine: Routine) -> None:
    assert_lawful(routine)


@given(adaptable(), COMFORTS)
def test_whatever_is_wished_the_routine_stays_lawful(routine: Routine, comfort: Comfort) -> None:
    try:
        adapted = adapt(routine, comfort)
    except NothingLeft:
        return
    assert_lawful(adapted)


@given(adaptable(), COMFORTS, st.sampled_from(list(permutations(range(5)))))
def test_in_whatever_order_wishes_are_met_the_routine_stays_lawful(
    routine: Routine, comfort: Comfort, order: tuple[int, ...]
) -> None:
    each: list[Adapting] = [
        lambda r: limit_height(r, comfort.height),
        soften,
        spare_ticklish_feet,
        lambda r: limit_pressure(r, comfort.pressure),
        lambda r: favour_sore(r, comfort.sore),
    ]
    try:
        for number in order:
            routine = each[number](routine)
            assert_lawful(routine)
    except NothingLeft:
        return
    assert all(one.technique.reaches <= comfort.height for one in routine.steps)
    assert all(one.pressure.highest <= min(SOFT, comfort.pressure) for one in routine.steps)


@given(adaptable(), COMFORTS)
def test_every_wish_is_met_at_once(routine: Routine, comfort: Comfort) -> None:
    try:
        adapted = adapt(routine, comfort)
    except NothingLeft:
        assert comfort.height < Height.HIP
        return
    for one in adapted.steps:
        assert one.technique.reaches <= comfort.height
        assert one.pressure.highest <= comfort.pressure
        assert not (comfort.ticklish and one.technique.when_ticklish is not None)
        if comfort.heavy:
            assert one.technique.when_softened is None
            assert one.pressure.highest <= SOFT
    assert adapted.softened == comfort.heavy


@given(adaptable(), HEIGHTS)
def test_nothing_above_the_height_is_left_whatever_the_technique(
    routine: Routine, height: Height
) -> None:
    try:
        limited = limit_height(routine, height)
    except NothingLeft:
        return
    for one in limited.steps:
        assert max(one.technique.zones) <= height.zone
        if height is Height.MID_THIGH and Zone.THIGH in one.technique.zones:
            assert one.technique.ends_at_mid_thigh
    allowed = [one for one in routine.steps if one.technique.reaches <= height]
    assert len(limited.steps) >= len(allowed)
    assert limit_height(limited, height) == limited


@given(adaptable())
def test_softened_twice_is_softened_once(routine: Routine) -> None:
    once = soften(routine)
    assert soften(once) == once


@given(adaptable())
def test_a_softened_session_neither_kneads_nor_presses_and_is_never_quicker(
    routine: Routine,
) -> None:
    softened = soften(routine)
    assert_lawful(softened)
    for one in softened.steps:
        assert one.technique.when_softened is None
        assert one.pressure.highest <= SOFT
        gentle = max(one.technique.pace, one.technique.gentle_pace)
        assert one.pace >= min(gentle, one.seconds // FEWEST_CYCLES)


@given(adaptable(least=20))
def test_where_two_gentle_strokes_fit_everywhere_each_zone_keeps_its_seconds(
    routine: Routine,
) -> None:
    def spent(one: Routine) -> dict[Zone, int]:
        return {zone: sum(s.seconds for s in one.steps if s.zone is zone) for zone in Zone}

    assert spent(soften(routine)) == spent(routine)


@given(adaptable())
def test_ticklish_feet_twice_is_once_and_touches_only_what_tickles(routine: Routine) -> None:
    spared = spare_ticklish_feet(routine)
    assert_lawful(spared)
    assert spare_ticklish_feet(spared) == spared
    assert all(one.technique.when_ticklish is None for one in spared.steps)
    if all(one.technique.when_ticklish is None for one in routine.steps):
        assert spared == routine


@given(adaptable(), st.integers(1, FIRMEST_WISH))
def test_the_pressure_that_is_wished_is_a_ceiling_and_changes_nothing_else(
    routine: Routine, highest: int
) -> None:
    limited = limit_pressure(routine, highest)
    for one, was in zip(limited.steps, routine.steps, strict=True):
        assert one == replace(was, pressure=was.pressure.at_most(highest))


@given(adaptable(), SORE)
def test_a_sore_zone_gets_more_and_gives_nothing(routine: Routine, sore: frozenset[Zone]) -> None:
    favoured = favour_sore(routine, sore)
    assert_lawful(favoured)
    changes = [
        (one, one.seconds - was.seconds)
        for one, was in zip(favoured.steps, routine.steps, strict=True)
    ]
    given_away = 0
    for one, change in changes[:-1]:
        on_sore = one.part is Part.MAIN and not sore.isdisjoint(one.technique.zones)
        assert change >= 0 if on_sore else change <= 0
        assert change % one.pace == 0, "only whole strokes move"
        assert 2 * one.seconds >= one.seconds - change, "half of its time stays"
        assert one.part is Part.MAIN or change == 0
        given_away -= min(change, 0)
    longest_stroke = max(one.pace for one in routine.steps)
    assert 0 <= changes[-1][1] < longest_stroke, "only the odd seconds go to the finish"
    assert given_away == sum(max(change, 0) for _, change in changes)


@given(adaptable())
def test_who_wishes_nothing_gets_the_routine_as_it_is(routine: Routine) -> None:
    assert adapt(routine, Comfort()) == routine


# In words


def test_steps_above_the_limit_go_and_the_longest_main_steps_get_their_time_in_whole_strokes() -> (
    None
):
    whole = leg(step(SWEEPS, 40), step(CALF_GLIDE, 60), step(THIGH_GLIDE, 48), step(HIP, 24))
    limited = limit_height(whole, Height.BELOW_KNEE)
    # 72 s are free: 6 and 4 in turn, the calf first, is seven of each; 2 s are over.
    assert lengths(limited) == [
        ("Twists", 108),
        ("Sweeps", 40 + 28),
        ("Calf glide", 60 + 42),
        ("Twists", 20 + 2),
    ]


def test_a_stroke_over_the_whole_leg_needs_the_hip() -> None:
    whole = leg(step(CALF_GLIDE, 60), finish=(step(LONG, 20, Part.FINISH),))
    for height in (Height.ANKLE, Height.BELOW_KNEE, Height.MID_THIGH):
        assert LONG not in [
            one.technique
            for one in limit_height(
                leg(step(SWEEPS, 40), *whole.steps[1:2], finish=whole.steps[2:3]), height
            ).steps
        ]
    assert limit_height(whole, Height.HIP) == whole


def test_at_mid_thigh_a_thigh_stroke_ends_there_in_its_words_and_one_that_cannot_is_left_out() -> (
    None
):
    own = replace(step(THIGH_KNEAD, 30), cue="Up to the hip.", instructions=("To the", "hip."))
    limited = limit_height(leg(own, step(HIGH_THIGH, 30), step(HIP, 30)), Height.MID_THIGH)
    knead = limited.steps[1]
    assert knead.technique == THIGH_KNEAD.to_mid_thigh
    assert knead.cue == "Do thigh knead. To mid-thigh."
    assert [one.technique.name for one in limited.steps] == ["Twists", "Thigh knead", "Twists"]


def test_a_knee_stroke_needs_more_than_below_the_knee() -> None:
    limited = limit_height(leg(step(CALF_GLIDE, 30), step(KNEE, 30)), Height.BELOW_KNEE)
    assert KNEE not in [one.technique for one in limited.steps]
    kept = limit_height(leg(step(SHIN_TO_KNEE, 30), step(KNEE, 30)), Height.MID_THIGH)
    assert [one.technique for one in kept.steps[1:3]] == [SHIN_TO_KNEE, KNEE]


@pytest.mark.parametrize("height", [Height.ANKLE, Height.BELOW_KNEE])
def test_a_routine_that_works_only_above_the_limit_says_that_nothing_is_left(
    height: Height,
) -> None:
    with pytest.raises(NothingLeft):
        limit_height(leg(step(THIGH_GLIDE, 60), step(HIP, 60)), height)


def test_a_leg_whose_finish_is_all_above_the_limit_has_nothing_left() -> None:
    whole = leg(step(SWEEPS, 60))
    ends_high = (*whole.steps[:-1], step(LONG, 20, Part.FINISH))
    with pytest.raises(NothingLeft):
        limit_height(replace(whole, steps=ends_high), Height.MID_THIGH)


def test_the_routine_that_keeps_most_of_its_time_is_offered() -> None:
    high = leg(step(THIGH_GLIDE, 60))
    half = leg(step(SWEEPS, 60), step(CALF_GLIDE, 120))
    low = leg(step(SWEEPS, 240), step(CALF_GLIDE, 24))
    also_low = leg(step(PRESSES, 240), step(CALF_GLIDE, 24))
    assert most_kept([high, half, low, also_low], Height.ANKLE) is low
    assert most_kept([half, high], Height.HIP) is half
    assert most_kept([high], Height.ANKLE) is None
    assert most_kept([], Height.HIP) is None


def test_softened_kneads_and_presses_become_glides_that_join_their_neighbours() -> None:
    whole = leg(
        step(PRESSES, 40),
        step(FIST, 30),
        step(PINCH, 20),
        step(CALF_GLIDE, 30),
        step(CALF_KNEAD, 36),
        step(THIGH_KNEAD, 30),
    )
    softened = soften(whole)
    assert lengths(softened) == [
        ("Twists", 94),
        ("Sweeps", 40),
        ("Flat palms", 30),
        ("Rounds", 20),
        ("Calf glide", 66),
        ("Thigh glide", 30),
        ("Twists", 20),
    ]
    assert [one.pace for one in softened.steps] == [5, 6, 8, 6, 9, 8, 5]
    assert {one.pressure.highest for one in softened.steps} == {1, 2}
    assert softened.softened


def test_steps_that_join_keep_the_slower_pace_the_pressure_of_both_ends_and_own_words() -> None:
    slow = replace(step(CALF_GLIDE, 60, level=1), pace=12)
    own = replace(step(CALF_GLIDE, 30, level=2), cue="Mine.", instructions=("Mine.", "Both."))
    softened = soften(leg(step(CALF_KNEAD, 36, level=2), slow, own, step(KNEE, 30)))
    joined = softened.steps[1]
    assert (joined.technique, joined.seconds, joined.pace) == (CALF_GLIDE, 126, 12)
    assert (joined.cue, joined.instructions) == (own.cue, own.instructions)
    assert joined.pressure == Pressure(2, 2)
    rising = soften(leg(slow, step(CALF_KNEAD, 36, level=3)))
    assert rising.steps[1].pressure == Pressure(1, 2)


def test_a_warm_up_does_not_join_the_main_part() -> None:
    softened = soften(
        Routine(
            "r",
            "R",
            "R.",
            "Tests",
            (
                step(FIST, 100, Part.WARM_UP),
                step(FLAT, 60),
                step(FIST, 60),
                step(FLAT, 80, Part.FINISH),
            ),
        )
    )
    assert [(one.part, one.seconds) for one in softened.steps] == [
        (Part.WARM_UP, 100),
        (Part.MAIN, 120),
        (Part.FINISH, 80),
    ]


def test_a_stroke_that_is_slow_already_is_not_made_quicker() -> None:
    slow = replace(step(CALF_GLIDE, 60), pace=15)
    assert soften(leg(slow)).steps[1].pace == 15


def test_a_sore_zone_is_favoured_with_the_other_wishes() -> None:
    whole = leg(step(SWEEPS, 60), step(CALF_GLIDE, 24), step(HIP, 24))
    sore = frozenset({Zone.CALF})
    limited = limit_height(whole, Height.BELOW_KNEE)
    assert adapt(whole, Comfort(Height.BELOW_KNEE, sore=sore)) == favour_sore(limited, sore)
    assert favour_sore(limited, sore) != limited


def test_a_step_too_short_for_two_gentle_strokes_is_given_the_seconds() -> None:
    softened = soften(leg(step(FIST, 6), step(CALF_GLIDE, 60)))
    assert lengths(softened)[1] == ("Flat palms", 16)
    assert softened.steps[1].pace == 8
    assert lengths(softened)[0] == ("Twists", 214 - 10)


def test_where_the_leg_has_no_time_to_give_the_strokes_are_as_slow_as_two_fit() -> None:
    short = [step(one, 8) for _ in range(12) for one in (PRESSES, FLAT)]
    crowded = leg(*(replace(one, pace=4) for one in short), step(CALF_GLIDE, 12))
    softened = soften(crowded)
    assert_lawful(softened)
    assert {one.pace for one in softened.steps if one.technique is SWEEPS} == {4}


def test_ticklish_feet_after_softening_get_slow_flat_palms() -> None:
    comfort = Comfort(ticklish=True, heavy=True)
    adapted = adapt(leg(step(PRESSES, 40), step(CALF_GLIDE, 60)), comfort)
    assert adapted.steps[1].technique == FLAT
    assert adapted.steps[1].pace == 8
    usual = adapt(leg(step(SWEEPS, 40), step(CALF_GLIDE, 60)), Comfort(ticklish=True))
    assert usual.steps[1].pace == 6


def test_a_sore_calf_gets_two_strokes_more_of_each_from_the_longest_others() -> None:
    whole = leg(step(SWEEPS, 60), step(CALF_GLIDE, 24), step(CALF_KNEAD, 36), step(THIGH_GLIDE, 36))
    favoured = favour_sore(whole, frozenset({Zone.CALF}))
    # Wanted are 2 x 6 + 2 x 3 = 18 s; the sweeps give four strokes of 4 s.
    assert lengths(favoured) == [
        ("Twists", 124),
        ("Sweeps", 60 - 16),
        ("Calf glide", 24 + 6),
        ("Calf knead", 36 + 3 + 3 + 3),
        ("Thigh glide", 36),
        ("Twists", 20 + 1),
    ]


def test_a_sore_zone_that_the_routine_does_not_come_to_changes_nothing() -> None:
    whole = leg(step(SWEEPS, 60), step(CALF_GLIDE, 60))
    assert favour_sore(whole, frozenset({Zone.HIP})) == whole
    assert favour_sore(whole, frozenset({Zone.FOOT, Zone.CALF})) == whole


def test_a_sore_zone_gets_nothing_where_the_others_have_less_than_one_of_its_strokes() -> None:
    whole = leg(step(SWEEPS, 12), step(CALF_GLIDE, 60))
    assert favour_sore(whole, frozenset({Zone.CALF})) == whole


def test_words_about_how_the_leg_lies_are_left_where_they_are_no_longer_true() -> None:
    bent = replace(HIGH_THIGH, pose=Pose.KNEE_BENT)
    own = ("Straighten the leg.", "Sweep.")
    hip = replace(step(HIP, 30), instructions=own)
    kept = adapt(leg(step(CALF_GLIDE, 30), step(bent, 30), hip), Comfort(pressure=1))
    assert kept.steps[3].instructions == own
    softened_bent = replace(bent, when_softened=THIGH_GLIDE)
    adapted = adapt(leg(step(CALF_GLIDE, 30), step(softened_bent, 30), hip), Comfort(heavy=True))
    assert adapted.steps[3].technique == HIP
    assert adapted.steps[3].instructions == HIP.instructions


@pytest.mark.parametrize("pressure", [0, 6, -1])
def test_a_pressure_is_one_to_five(pressure: int) -> None:
    with pytest.raises(ValueError, match="A pressure is 1 to 5"):
        limit_pressure(leg(step(SWEEPS, 60)), pressure)
