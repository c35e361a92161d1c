"""Weeks and months of days that are written as 2026-11-27, and sums over them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Amounts = tuple[int, ...]
"""Several amounts of one day, such as ms by zone."""
_MONTHS_BEFORE = 306
"""Days from March to the end of December: a year that begins in March ends with its leap day."""
_FOUR_CENTURIES = 146_097
"""Days."""


@dataclass(frozen=True, slots=True)
class Period:
    """A week or a month, and what came together in it."""

    start: str
    """Its first day."""
    amounts: Amounts

    @property
    def total(self) -> int:
        return sum(self.amounts)


def weeks(days: Iterable[tuple[str, Amounts]], until: str, count: int) -> tuple[Period, ...]:
    """So many weeks, the oldest first; the last one has the day `until` in it. They begin on
    Monday. ValueError where that is no day."""
    number = day_number(until)
    monday = number - (number - 1) % 7  # day 1 was a Monday
    return _summed(days, [day_of(monday - 7 * back) for back in range(count - 1, -2, -1)])


def months(days: Iterable[tuple[str, Amounts]], until: str, count: int) -> tuple[Period, ...]:
    """The same by months."""
    day_number(until)
    last = int(until[:4]) * 12 + int(until[5:7]) - 1
    numbers = range(last - count + 1, last + 2)
    return _summed(days, [f"{n // 12:04d}-{n % 12 + 1:02d}-01" for n in numbers])


def day_number(day: str) -> int:
    """Days from the last of December before year 1 of the Gregorian calendar. ValueError where it
    is none of a year from 1 on."""
    parts = day.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all(p.isdecimal() for p in parts):
        raise ValueError(f"{day!r} is no day")
    year, month, of_month = (int(part) for part in parts)
    number = _number(year, month, of_month)
    if (
        not 1 <= month <= 12
        or year < 1
        or day_of(number) != f"{year:04d}-{month:02d}-{of_month:02d}"
    ):
        raise ValueError(f"{day!r} is no day")
    return number


def day_of(number: int) -> str:
    """The day of this number."""
    # Years are reckoned from March, so that the leap day is the last one.
    era, within = divmod(number + _MONTHS_BEFORE - 1, _FOUR_CENTURIES)
    year = (within - within // 1460 + within // 36524 - within // 146096) // 365
    of_year = within - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    of_month = of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return f"{year + 400 * era + (month <= 2):04d}-{month:02d}-{of_month:02d}"


def _number(year: int, month: int, of_month: int) -> int:
    year -= month <= 2
    era, within = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + of_month - 1
    days = within * 365 + within // 4 - within // 100 + of_year
    return era * _FOUR_CENTURIES + days - _MONTHS_BEFORE + 1


def _summed(days: Iterable[tuple[str, Amounts]], starts: Sequence[str]) -> tuple[Period, ...]:
    """Between each start and the following; days outside of all are left out."""
    sums: list[Amounts] = [() for _ in starts]
    for day, amounts in days:
        place = bisect_right(starts, day) - 1
        if 0 <= place < len(starts) - 1:
            former = sums[place] or (0,) * len(amounts)
            sums[place] = tuple(a + b for a, b in zip(former, amounts, strict=True))
    return tuple(Period(start, amounts) for start, amounts in zip(starts[:-1], sums, strict=False))
