"""Fits steps to exactly five minutes in whole strokes, as near as can be to what they were.

Pure. What has a share needs no fitting beside the others: it takes what they leave.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.laws import FEWEST_CYCLES
from massage_timer.core.routine import LEG_SECONDS
from massage_timer.core.written import Edit, InsertStep, MoveStep, RemoveStep, SetText

_DEAREST = (float("inf"), 0)
_DEAR = 1_000
"""So much more does it cost to change a length that is wanted."""


@dataclass(frozen=True, slots=True)
class Length:
    """One step: its pace and how long it is, both in seconds; 0 where that is not known yet."""

    pace: int
    """At least 1."""
    seconds: int
    wanted: bool = False
    """It shall stay as long as it is if the others can give or take the time."""


def fitted(lengths: Sequence[Length], total: int = LEG_SECONDS) -> tuple[int, ...] | None:
    """Seconds for each step, `total` together; None where two strokes each are too much.

    Each gets whole strokes, two or more, so that all become longer or shorter alike as nearly as
    whole strokes allow: the sum of the squared distances, each in relation to its length, is the
    least that there is. Lengths that are wanted stay, as nearly as the others allow; what is not
    known counts as six strokes. Only where no whole strokes add up to `total` is the last stroke of
    the last step cut, as little as can be.
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
        weight = (_DEAR if length.wanted else 1) / want
        costs = {
            seconds: (seconds - want) ** 2 * weight
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


def wanted_after(wanted: frozenset[int], edit: Edit) -> frozenset[int]:
    """The places of the steps whose lengths somebody has set, after one more edit."""
    match edit:
        case SetText(step=int(step), key="seconds" | "share"):
            return wanted | {step}
        case InsertStep(at=at):
            return frozenset(place + (place >= at) for place in wanted) | {at}
        case RemoveStep(step=step):
            return frozenset(place - (place > step) for place in wanted if place != step)
        case MoveStep(step=step, to=to):
            return frozenset(_moved(place, step, to) for place in wanted)
        case _:
            return wanted


def _moved(place: int, step: int, to: int) -> int:
    """Where a step stands after one has moved."""
    if place == step:
        return to
    return place - (step < place <= to) + (to <= place < step)
