"""Weeks and months, reckoned from days that are written down."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.periods import day_number, day_of, months, weeks

days = st.dates(min_value=dt.date(1, 1, 1))
recent = st.dates(dt.date(2027, 11, 1), dt.date(2028, 4, 30))
"""So near one another that many fall into the same week, and round a leap day."""
rows = st.lists(st.tuples(recent, st.tuples(*[st.integers(0, 10_000)] * 2)), max_size=30)


@given(days)
def test_days_are_numbered_as_in_every_calendar(day: dt.date) -> None:
    assert day_number(day.isoformat()) == day.toordinal()
    assert day_of(day.toordinal()) == day.isoformat()


@pytest.mark.parametrize(
    "word",
    [
        "",
        "today",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-1-1",
        "0000-01-01",
        "2026-01-00",
        "20261-1-01",
        "2026-01-3x",
    ],
)
def test_what_is_no_day_is_refused(word: str) -> None:
    for ask in (day_number, lambda day: weeks([], day, 3), lambda day: months([], day, 3)):
        with pytest.raises(ValueError, match="is no day"):
            ask(word)


@given(rows, recent, st.integers(1, 20))
def test_a_week_has_the_days_from_monday_to_sunday(
    rows: list[tuple[dt.date, tuple[int, ...]]], until: dt.date, count: int
) -> None:
    found = weeks([(day.isoformat(), amounts) for day, amounts in rows], until.isoformat(), count)
    assert len(found) == count
    for back, period in enumerate(reversed(found)):
        start = until - dt.timedelta(days=until.weekday() + 7 * back)
        assert period.start == start.isoformat()
        within = [amounts for day, amounts in rows if 0 <= (day - start).days < 7]
        assert period.total == sum(map(sum, within))
        if within:
            assert period.amounts == tuple(map(sum, zip(*within, strict=True)))


@given(rows, recent, st.integers(1, 20))
def test_a_month_has_all_of_its_days(
    rows: list[tuple[dt.date, tuple[int, ...]]], until: dt.date, count: int
) -> None:
    found = months([(day.isoformat(), amounts) for day, amounts in rows], until.isoformat(), count)
    assert len(found) == count
    assert found[-1].start == until.replace(day=1).isoformat()
    for one, following in pairwise(found):
        after = dt.date.fromisoformat(one.start) + dt.timedelta(days=31)
        assert following.start == after.replace(day=1).isoformat()
    for period in found:
        within = [sum(amounts) for day, amounts in rows if day.isoformat()[:7] == period.start[:7]]
        assert period.total == sum(within)


def test_what_is_of_one_week_comes_together_and_what_is_outside_is_left_out() -> None:
    rows = [("2026-11-22", (1, 2)), ("2026-11-23", (10, 20)), ("2026-11-29", (100, 200)),
            ("2026-11-30", (1000, 2000))]  # fmt: skip
    former, week = weeks(rows, "2026-11-27", 2)
    assert (former.start, former.amounts) == ("2026-11-16", (1, 2))
    assert (week.start, week.amounts) == ("2026-11-23", (110, 220))
    (month,) = months(rows, "2026-11-27", 1)
    assert month.amounts == (1111, 2222)
