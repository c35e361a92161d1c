"""Shares become whole strokes and exactly five minutes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.routine import Problem
from massage_timer.core.shares import Want, fit

fixed = st.builds(Want, st.integers(2, 20), seconds=st.integers(4, 60))
shares = st.builds(Want, st.integers(2, 20), share=st.integers(1, 100))
legs = st.lists(st.one_of(fixed, shares), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("wants", "expected"),
    [
        ([Want(4, share=1), Want(4, share=1), Want(4, share=1)], (100, 100, 100)),
        ([Want(4, share=1), Want(4, share=2)], (100, 200)),
        ([Want(4, 20), Want(6, share=1), Want(3, share=1), Want(4, 20)], (20, 126, 134, 20)),
        ([Want(5, 200), Want(5, 100)], (200, 100)),
        ([Want(7, share=1)], (300,)),
        ([Want(4, 292), Want(4, share=1)], (292, 8)),
        ([Want(4, share=1), Want(4, share=100), Want(4, share=1)], (8, 284, 8)),
    ],
)
def test_shares_are_laid_out_in_whole_strokes(wants: list[Want], expected: tuple[int, ...]) -> None:
    assert fit(wants) == expected


@pytest.mark.parametrize(
    ("wants", "message"),
    [
        ([Want(4, 100), Want(4, 100)], "steps add up to 200 s, a leg is 300 s: 100 s to add"),
        (
            [Want(4, 290), Want(6, share=1)],
            "the steps with seconds take 290 s, those with a share need 12 s for two strokes "
            "each, a leg is 300 s: 2 s to take away",
        ),
        (
            [Want(4, 310), Want(6, share=1)],
            "the steps with seconds take 310 s, those with a share need 12 s for two strokes "
            "each, a leg is 300 s: 22 s to take away",
        ),
    ],
)
def test_what_cannot_fit_is_said(wants: list[Want], message: str) -> None:
    assert fit(wants) == Problem(("steps",), message)


@given(legs, st.integers(60, 400))
def test_it_is_always_exact_or_a_problem(wants: list[Want], total: int) -> None:
    fitted = fit(wants, total)
    if isinstance(fitted, Problem):
        least = sum(2 * want.pace if want.seconds is None else want.seconds for want in wants)
        assert least > total or (least != total and all(want.seconds for want in wants))
        return
    assert sum(fitted) == total
    sharing = [index for index, want in enumerate(wants) if want.seconds is None]
    for index, (want, seconds) in enumerate(zip(wants, fitted, strict=True)):
        if want.seconds is not None:
            assert seconds == want.seconds
        else:
            assert seconds >= 2 * want.pace
            if index != sharing[-1]:
                assert seconds % want.pace == 0
    if sharing:
        least_pace = min(wants[index].pace for index in sharing)
        assert fitted[sharing[-1]] % wants[sharing[-1]].pace < least_pace


@given(st.lists(shares, min_size=2, max_size=12), st.data())
def test_a_larger_share_never_costs_more_than_a_stroke(
    wants: list[Want], data: st.DataObject
) -> None:
    before = fit(wants)
    index = data.draw(st.integers(0, len(wants) - 1))
    larger = replace(wants[index], share=wants[index].share + data.draw(st.integers(1, 50)))
    after = fit([*wants[:index], larger, *wants[index + 1 :]])
    if isinstance(before, Problem) or isinstance(after, Problem):
        assert before == after
        return
    pace = wants[index].pace
    assert after[index] // pace >= before[index] // pace - 1


@given(st.lists(st.integers(1, 10), min_size=2, max_size=10))
def test_equal_strokes_follow_the_shares(weights: list[int]) -> None:
    """With strokes of one length nobody is further than a stroke from their share, or has two."""
    fitted = fit([Want(2, share=weight) for weight in weights])
    assert not isinstance(fitted, Problem)
    least = [weight for weight in weights if 300 * weight / sum(weights) < 6]
    if not least:
        for weight, seconds in zip(weights, fitted, strict=True):
            assert abs(seconds - 300 * weight / sum(weights)) <= 2 * len(weights)
