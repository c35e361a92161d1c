"""Fits steps to exactly five minutes in whole strokes, as near as can be to what they were.

Pure. What has a share needs no fitting beside the others: it takes what they leave.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.laws import FEWEST_CYCLES
from massage_timer.core.routine import LEG_SECONDS

_DEAREST = (float("inf"), 0)


@dataclass(frozen=True, slots=True)
class Length:
    """One step: its pace and how long it is, both in seconds; 0 where that is not known yet."""

    pace: int
    """At least 1."""
    seconds: int


def fitted(lengths: Sequence[Length], total: int = LEG_SECONDS) -> tuple[int, ...] | None:
    """Seconds for each step, `total` together; None where two strokes each are too much.

    Each gets whole strokes, two or more, so that all become longer or shorter alike as nearly as
    whole strokes allow: the sum of the squared distances, each in relation to its length, is the
    least that there is. What is not known counts as six strokes. Only where no whole strokes add up
    to `total` is the last stroke of the last step cut, as little as can be.
    """
    least = [FEWEST_CYCLES * length.pace for length in lengths]
    if not lengths or sum(least) > total:
        return None
    # For every sum that some strokes of the steps so far make: the least cost, and the last length.
    tables: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    most = total - sum(least)
    for length, fewest in zip(lengths, least, strict=True):
        want = length.seconds or 6 * length.pace
        most += fewest  # more than that would leave the steps to come too little
        costs = {
            seconds: (seconds - want) ** 2 / want
            for seconds in range(fewest, most + 1, length.pace)
        }
        table: dict[int, tuple[float, int]] = {}
        for before, (cost, _) in tables[-1].items():
            for seconds in range(fewest, most - before + 1, length.pace):
                new = cost + costs[seconds]
                if new < table.get(before + seconds, _DEAREST)[0]:
                    table[before + seconds] = new, seconds
        tables.append(table)
    reached = max(tables[-1])
    cut = total - reached
    found: list[int] = []
    for table in tables[:0:-1]:
        found.append(table[reached][1])
        reached -= found[-1]
    found[0] += cut
    return tuple(reversed(found))
