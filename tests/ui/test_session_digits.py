"""How large the seconds are: as large as is asked for, in a window of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.ui.session.digits import UPRIGHT, seconds_in
from massage_timer.ui.tokens import DIGITS_SHARE
from massage_timer.ui.widgets.digits import TWO_FIGURES

widths = st.integers(800, 5120)
heights = st.integers(480, 2880)
reaches = st.floats(1.0, 1.5)


@given(widths, heights, reaches)
def test_they_are_as_much_larger_as_is_wanted(width: int, height: int, reach: float) -> None:
    usual = seconds_in(width, height, 1.0).digits
    assert seconds_in(width, height, reach).digits == pytest.approx(usual * reach, rel=0.005)


@given(widths, heights, reaches)
def test_they_find_room_in_the_window(width: int, height: int, reach: float) -> None:
    seconds = seconds_in(width, height, reach)
    assert seconds.width <= (0.77 if width < UPRIGHT * height else 0.4) * width
    assert seconds.height <= 0.6 * height
    assert seconds.height >= seconds.digits
    if seconds.opened:
        assert seconds.width >= int(TWO_FIGURES * seconds.digits)
    else:
        assert seconds.width == seconds.height


@given(widths, heights)
def test_usually_they_stand_in_a_ring_and_are_a_sixth_of_the_window_high(
    width: int, height: int
) -> None:
    seconds = seconds_in(width, height, 1.0)
    assert not seconds.opened
    if width > 0.7 * height:  # no window is so narrow that they could not be
        assert seconds.digits >= DIGITS_SHARE * height * 0.75
    if width >= UPRIGHT * height:
        assert seconds.digits >= DIGITS_SHARE * height


@given(widths, heights, reaches, reaches)
def test_a_ring_that_has_opened_stays_open_for_larger_ones(
    width: int, height: int, one: float, other: float
) -> None:
    smaller, larger = (seconds_in(width, height, reach) for reach in sorted((one, other)))
    assert larger.opened or not smaller.opened
