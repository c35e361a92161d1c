"""Fit to five minutes, in whole strokes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.fitting import Length, fitted, wanted_after
from massage_timer.core.written import (
    Edit,
    InsertStep,
    MoveStep,
    RemoveStep,
    SetSeconds,
    SetText,
)


def test_what_fits_already_stays() -> None:
    lengths = [Length(4, 24), Length(6, 216), Length(4, 60)]
    assert fitted(lengths) == (24, 216, 60)


def test_all_get_longer_alike() -> None:
    assert fitted([Length(5, 50), Length(5, 100)]) == (100, 200)


def test_too_long_gets_shorter_in_whole_strokes() -> None:
    found = fitted([Length(4, 100), Length(6, 200), Length(3, 200)])
    assert found is not None
    assert sum(found) == 300
    assert [seconds % pace for seconds, pace in zip(found, (4, 6, 3), strict=True)] == [0, 0, 0]
    assert found == (60, 120, 120)


def test_a_length_that_is_not_known_counts_as_six_strokes() -> None:
    assert fitted([Length(5, 0), Length(5, 120)]) == (60, 240)


def test_where_no_strokes_fit_the_last_stroke_of_the_last_step_is_cut() -> None:
    assert fitted([Length(7, 150), Length(7, 150)]) == (147, 153)


def test_there_must_be_time_for_two_strokes_each() -> None:
    assert fitted([Length(20, 20)] * 8) is None
    assert fitted([]) is None


@given(st.lists(st.builds(Length, st.integers(2, 20), st.integers(0, 300)), min_size=1, max_size=9))
def test_it_adds_up_in_whole_strokes_where_it_can(lengths: list[Length]) -> None:
    found = fitted(lengths)
    least = sum(2 * length.pace for length in lengths)
    if found is None:
        assert least > 300
        return
    assert sum(found) == 300
    for seconds, length in zip(found[:-1], lengths[:-1], strict=True):
        assert seconds >= 2 * length.pace
        assert seconds % length.pace == 0
    assert found[-1] >= 2 * lengths[-1].pace
    if found[-1] % lengths[-1].pace:
        assert 300 not in _reachable(lengths)


def _reachable(lengths: list[Length]) -> set[int]:
    """All sums that whole strokes make, two or more each."""
    sums = {0}
    for length in lengths:
        strokes = range(2 * length.pace, 301, length.pace)
        sums = {before + more for before in sums for more in strokes if before + more <= 300}
    return sums


@pytest.mark.parametrize("pace", [4, 5])
def test_near_what_was_wished_is_better_than_even(pace: int) -> None:
    found = fitted([Length(pace, 200), Length(pace, 40), Length(pace, 40)])
    assert found is not None
    assert found[0] > 4 * found[1]


def test_a_wanted_length_stays_where_the_others_can_give_it() -> None:
    lengths = [Length(4, 60, wanted=True), Length(6, 216), Length(4, 60)]
    found = fitted(lengths)
    assert found is not None
    assert found[0] == 60
    assert sum(found) == 300


def test_even_a_wanted_length_gives_way_where_nothing_else_can() -> None:
    assert fitted([Length(5, 280, wanted=True), Length(20, 40)]) == (260, 40)


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (SetText(2, "seconds", "8"), {1, 2, 3}),
        (SetText(2, "share", "1"), {1, 2, 3}),
        (SetText(2, "cue", "x"), {1, 3}),
        (SetText(None, "name", "x"), {1, 3}),
        (InsertStep(2, {}), {1, 2, 4}),
        (InsertStep(1, {}), {1, 2, 4}),
        (RemoveStep(1), {2}),
        (RemoveStep(2), {1, 2}),
        (MoveStep(1, 4), {4, 2}),
        (MoveStep(4, 0), {2, 4}),
        (MoveStep(2, 3), {1, 2}),
        (MoveStep(3, 1), {2, 1}),
        (SetSeconds({2: 8}), {1, 3}),
    ],
)
def test_a_wanted_step_is_known_wherever_it_goes(edit: Edit, after: set[int]) -> None:
    assert wanted_after(frozenset({1, 3}), edit) == after
