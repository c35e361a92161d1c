"""The plan: what has become of each step of a routine."""

from dataclasses import replace

from adaptable import CALF_GLIDE, CALF_KNEAD, COMFORTS, THIGH_GLIDE, TWISTS, adaptable, made
from hypothesis import given

from massage_timer.core.adapt import Comfort, NothingLeft, adapt
from massage_timer.core.plan import plan
from massage_timer.core.routine import (
    LEG_SECONDS,
    Height,
    Part,
    Pressure,
    Routine,
    Step,
    Zone,
)


@given(adaptable(), COMFORTS)
def test_every_step_has_a_row_and_the_rows_are_five_minutes(
    routine: Routine, comfort: Comfort
) -> None:
    try:
        adapted = adapt(routine, comfort)
    except NothingLeft:
        return
    rows = plan(routine, adapted)
    assert [row.step for row in rows] == list(routine.steps)
    assert [row.now for row in rows if row.now is not None] == list(adapted.steps)
    assert sum(row.seconds for row in rows) == LEG_SECONDS
    assert sum(row.before for row in rows) == LEG_SECONDS
    assert sum(row.change for row in rows) == 0
    for row in rows:
        above = row.step.technique.reaches > comfort.height
        if row.left_out:
            assert above
            assert row.change == -row.step.seconds
        if row.joined:
            assert comfort.heavy or comfort.ticklish


@given(adaptable())
def test_without_wishes_nothing_has_become_anything_else(routine: Routine) -> None:
    rows = plan(routine, adapt(routine, Comfort()))
    assert all(row.now == row.step and row.change == 0 for row in rows)
    assert not any(row.left_out or row.joined or row.instead for row in rows)


def test_a_step_too_high_is_left_out_even_where_its_soft_form_is_there() -> None:
    high = replace(made("High press", Zone.THIGH), when_softened=THIGH_GLIDE)
    seconds = {TWISTS: 100, THIGH_GLIDE: 50, high: 50}
    parts = [(TWISTS, Part.WARM_UP), (THIGH_GLIDE, Part.MAIN), (high, Part.MAIN)]
    steps = tuple(
        Step(one, seconds[one], part, one.cue, one.instructions, one.pace, Pressure(1, 1))
        for one, part in (*parts, (TWISTS, Part.FINISH))
    )
    whole = Routine("high", "High", "High.", "Tests", steps)
    rows = plan(whole, adapt(whole, Comfort(Height.MID_THIGH, heavy=True)))
    assert [row.left_out for row in rows] == [False, False, True, False]
    assert not any(row.joined for row in rows)


def test_neighbours_that_become_the_same_are_one_row_and_one_that_joined_it() -> None:
    parts = [(TWISTS, Part.WARM_UP), (CALF_GLIDE, Part.MAIN), (CALF_KNEAD, Part.MAIN)]
    steps = tuple(
        Step(one, 75, part, one.cue, one.instructions, one.pace, Pressure(1, 1))
        for one, part in (*parts, (TWISTS, Part.FINISH))
    )
    whole = Routine("soft", "Soft", "Soft.", "Tests", steps)
    rows = plan(whole, adapt(whole, Comfort(heavy=True)))
    assert [row.joined for row in rows] == [False, False, True, False]
    assert rows[1].before == 150
