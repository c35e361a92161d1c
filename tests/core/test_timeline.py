"""The tape as it is laid out, in tables, on the sample routine: 40, 120, 100 and 40 seconds."""

from dataclasses import replace

import pytest
from samples import routine, step, technique

from massage_timer.core.routine import Part, Pressure, Routine, Side, Step, Zone
from massage_timer.core.timeline import (
    LEG_MS,
    Kind,
    Options,
    Timeline,
    capped,
    cut,
    hands_on,
    hands_on_by_zone,
    lay_out,
)

L, R = Side.LEFT, Side.RIGHT

GET_READY, LEFT_LEG, CHANGE, LEAD_IN, RIGHT_LEG, END = 0, 5_000, 305_000, 325_000, 328_000, 628_000
"""Where the parts of the sample's tape begin, with the usual options."""


def spanning(*zones: Zone, seconds: int) -> Step:
    long_glide = replace(technique(zones[-1], "Long glide", 5), zones=zones)
    return replace(step(zones[-1], seconds, Part.FINISH), technique=long_glide)


def placed(timeline: Timeline) -> list[tuple[Kind, Side, str, int, int]]:
    return [(s.kind, s.side, s.step.technique.name, s.start, s.end) for s in timeline.segments]


def test_a_tape_is_get_ready_a_leg_the_change_a_lead_in_and_the_other_leg() -> None:
    assert placed(lay_out(routine())) == [
        (Kind.LEAD_IN, L, "Warm-up twists", 0, 5_000),
        (Kind.STEP, L, "Warm-up twists", 5_000, 45_000),
        (Kind.STEP, L, "Calf glide", 45_000, 165_000),
        (Kind.STEP, L, "Thigh knead", 165_000, 265_000),
        (Kind.STEP, L, "Finishing strokes", 265_000, 305_000),
        (Kind.CHANGE, R, "Warm-up twists", 305_000, 325_000),
        (Kind.LEAD_IN, R, "Warm-up twists", 325_000, 328_000),
        (Kind.STEP, R, "Warm-up twists", 328_000, 368_000),
        (Kind.STEP, R, "Calf glide", 368_000, 488_000),
        (Kind.STEP, R, "Thigh knead", 488_000, 588_000),
        (Kind.STEP, R, "Finishing strokes", 588_000, 628_000),
    ]


def test_the_right_leg_first_is_the_same_tape_with_the_legs_changed_round() -> None:
    left_first, right_first = lay_out(routine()), lay_out(routine(), Options(first=R))
    assert [replace(s, side=s.side.other) for s in right_first.segments] == list(
        left_first.segments
    )
    assert right_first.leg_start(R) == LEFT_LEG
    assert right_first.leg_start(L) == RIGHT_LEG


def test_the_lengths_of_all_that_belongs_to_no_leg_can_be_chosen() -> None:
    timeline = lay_out(routine(), Options(get_ready=1_000, lead_in=2_000, change=3_000))
    others = [(s.kind, s.length) for s in timeline.segments if s.kind is not Kind.STEP]
    assert others == [(Kind.LEAD_IN, 1_000), (Kind.CHANGE, 3_000), (Kind.LEAD_IN, 2_000)]


def test_what_has_no_length_is_not_on_the_tape() -> None:
    timeline = lay_out(routine(), Options(get_ready=0, lead_in=0, change=0))
    assert {s.kind for s in timeline.segments} == {Kind.STEP}
    assert timeline.duration == 2 * LEG_MS


def test_the_tape_waits_at_the_change_only_when_asked_to() -> None:
    assert not any(s.hold for s in lay_out(routine()).segments)
    waiting = lay_out(routine(), Options(wait_at_change=True))
    assert [s.start for s in waiting.segments if s.hold] == [CHANGE]
    assert waiting.hold_from(0) == waiting.hold_from(CHANGE) == CHANGE
    assert waiting.hold_from(CHANGE + 1) is None


@pytest.mark.parametrize(("seconds", "total"), [(39, 299), (41, 301)])
def test_a_leg_that_is_not_five_minutes_is_never_laid_out(seconds: int, total: int) -> None:
    *others, _ = routine().steps
    made = routine(*others, step(Zone.FOOT, seconds, Part.FINISH))
    with pytest.raises(ValueError, match=f"The steps of Sample add up to {total} s, not 300 s."):
        lay_out(made)


@pytest.mark.parametrize(
    ("zones", "own_cap", "asked", "given"),
    [
        ((Zone.CALF,), 3, Pressure(2, 3), Pressure(2, 3)),
        ((Zone.CALF,), 5, Pressure(2, 5), Pressure(2, 3)),
        ((Zone.CALF,), 2, Pressure(3, 1), Pressure(2, 1)),
        ((Zone.ANKLE,), 3, Pressure(3, 3), Pressure(2, 2)),
        ((Zone.KNEE,), 3, Pressure(5, 4), Pressure(1, 1)),
        ((Zone.ANKLE, Zone.CALF, Zone.THIGH), 3, Pressure(1, 3), Pressure(1, 2)),
    ],
)
def test_pressure_is_capped_by_the_technique_and_by_every_zone_it_crosses(
    zones: tuple[Zone, ...], own_cap: int, asked: Pressure, given: Pressure
) -> None:
    made = replace(technique(), zones=zones, cap=own_cap)
    assert capped(made, asked) == given


def test_a_routine_that_asks_too_much_is_laid_out_within_the_caps() -> None:
    hard = [replace(s, pressure=Pressure(5, 5)) for s in routine().steps]
    timeline = lay_out(routine(*hard))
    for side in Side:
        assert [s.pressure for s in timeline.steps_of(side)] == [Pressure(3, 3)] * 4


@pytest.mark.parametrize(
    ("place", "index"),
    [
        (0, 0),
        (4_999, 0),
        (5_000, 1),
        (44_999, 1),
        (45_000, 2),
        (304_999, 4),
        (305_000, 5),
        (627_999, 10),
        (628_000, 11),
        (700_000, 11),
    ],
)
def test_a_segment_holds_its_start_and_not_its_end(place: int, index: int) -> None:
    timeline = lay_out(routine())
    assert timeline.index_at(place) == index
    segments = dict(enumerate(timeline.segments))
    assert timeline.segment_at(place) == segments.get(index)


@pytest.mark.parametrize(
    ("place", "left", "right"),
    [
        (0, 0, 0),
        (LEFT_LEG, 0, 0),
        (LEFT_LEG + 1, 1, 0),
        (100_000, 95_000, 0),
        (CHANGE, LEG_MS, 0),
        (RIGHT_LEG, LEG_MS, 0),
        (RIGHT_LEG + 777, LEG_MS, 777),
        (END, LEG_MS, LEG_MS),
    ],
)
def test_only_steps_count_as_hands_on_time(place: int, left: int, right: int) -> None:
    timeline = lay_out(routine())
    assert hands_on(timeline, L, place) == left
    assert hands_on(timeline, R, place) == right


def test_time_is_counted_by_zone_and_warm_up_and_finish_are_both_the_foot() -> None:
    timeline = lay_out(routine())
    assert hands_on_by_zone(timeline, L, CHANGE) == {
        Zone.FOOT: 80_000,
        Zone.ANKLE: 0,
        Zone.CALF: 120_000,
        Zone.KNEE: 0,
        Zone.THIGH: 100_000,
        Zone.HIP: 0,
    }
    assert hands_on_by_zone(timeline, L, 100_000)[Zone.CALF] == 55_000
    assert not any(hands_on_by_zone(timeline, R, 100_000).values())


def test_a_stroke_over_three_zones_counts_for_each_alike_and_loses_nothing() -> None:
    warm_up, calf, thigh, _ = routine().steps
    finish = spanning(Zone.ANKLE, Zone.CALF, Zone.HIP, seconds=40)
    timeline = lay_out(routine(warm_up, calf, thigh, finish))
    by_zone = hands_on_by_zone(timeline, L, 265_000 + 1_000)
    assert (by_zone[Zone.ANKLE], by_zone[Zone.CALF], by_zone[Zone.HIP]) == (333, 120_333, 334)


@pytest.mark.parametrize(
    ("place", "kinds", "left", "right"),
    [
        (0, [], 0, 0),
        (3_000, [Kind.LEAD_IN], 0, 0),
        (5_000, [Kind.LEAD_IN], 0, 0),
        (6_000, [Kind.LEAD_IN, Kind.STEP], 1_000, 0),
        (45_000, [Kind.LEAD_IN, Kind.STEP], 40_000, 0),
        (306_000, [Kind.LEAD_IN, *[Kind.STEP] * 4, Kind.CHANGE], LEG_MS, 0),
        (
            330_000,
            [Kind.LEAD_IN, *[Kind.STEP] * 4, Kind.CHANGE, Kind.LEAD_IN, Kind.STEP],
            LEG_MS,
            2_000,
        ),
    ],
)
def test_a_tape_that_is_cut_keeps_what_was_done_and_nothing_else(
    place: int, kinds: list[Kind], left: int, right: int
) -> None:
    short = cut(lay_out(routine()), place)
    assert [s.kind for s in short.segments] == kinds
    assert short.duration == place
    assert short.segment_at(place) is None
    assert hands_on(short, L, END) == left
    assert hands_on(short, R, END) == right


def test_a_leg_that_was_never_reached_begins_nowhere() -> None:
    short = cut(lay_out(routine()), 200_000)
    assert short.leg_start(L) == LEFT_LEG
    assert short.leg_start(R) is None


def test_a_routine_keeps_its_order_of_steps_on_both_legs() -> None:
    made: Routine = routine()
    timeline = lay_out(made)
    for side in Side:
        steps = list(timeline.steps_of(side))
        assert tuple(s.step for s in steps) == made.steps
        assert [s.number for s in steps] == [0, 1, 2, 3]
        assert sum(s.length for s in steps) == LEG_MS
