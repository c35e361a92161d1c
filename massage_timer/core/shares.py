"""Shares time out in whole strokes: a leg among its steps, and freed time among those that stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from massage_timer.core.language import _, number
from massage_timer.core.laws import FEWEST_CYCLES, sum_problems
from massage_timer.core.routine import LEG_SECONDS, Problem


@dataclass(frozen=True, slots=True)
class Want:
    """What one step wants: fixed seconds, or a share (a weight above 0) of what is left."""

    pace: int
    """Seconds of one cycle; at least 1 where there is a share."""
    seconds: int | None = None
    share: int = 1
    """Counts only where `seconds` is None."""


def fit(wants: Sequence[Want], total: int = LEG_SECONDS) -> tuple[int, ...] | Problem:
    """Seconds for each step, together exactly `total`; or why that cannot be done.

    Fixed seconds are kept. The others get whole cycles, two or more, in proportion to their
    shares. The few seconds that make no whole cycle go to the last step, or where that one is
    fixed to the last that has a share; its last cycle is then cut.

    Cycles are dealt out one by one to the step that is furthest behind its share, the way seats
    are dealt out in an election (Sainte-Laguë): a larger share never gets a step less, but for the
    one cycle that rounding may cost.
    """
    sharing = [index for index, want in enumerate(wants) if want.seconds is None]
    seconds = [
        FEWEST_CYCLES * want.pace if want.seconds is None else want.seconds for want in wants
    ]
    left = total - sum(seconds)
    if not sharing:
        wrong = next(sum_problems(seconds, total), None)
        return tuple(seconds) if wrong is None else wrong
    if left < 0:
        needed = sum(seconds[index] for index in sharing)
        return Problem(
            ("steps",),
            _(
                "the steps with seconds take {seconds} s, those with a share need {needed} s for "
                "two strokes each, a leg is {leg} s: {much} s to take away"
            ).format(
                seconds=number(sum(seconds) - needed),
                needed=number(needed),
                leg=number(total),
                much=number(-left),
            ),
        )
    while fitting := [index for index in sharing if wants[index].pace <= left]:
        behind = min(
            fitting,
            # Small whole numbers: equal quotients are equal floats, different ones are not.
            key=lambda index: (2 * seconds[index] + wants[index].pace) / wants[index].share,
        )
        seconds[behind] += wants[behind].pace
        left -= wants[behind].pace
    seconds[sharing[-1]] += left
    return tuple(seconds)


def share_out(
    freed: int, lengths: Mapping[int, int], cycles: Mapping[int, int], rest_to: int
) -> dict[int, int]:
    """New lengths of the steps after giving `freed` away: whole cycles in turn, the longest first.

    `lengths` and `cycles` are by step, in one unit of time; only steps in `cycles` get whole ones.
    What is left after those goes to the step `rest_to`, whose last stroke may be cut.
    """
    new = dict(lengths)
    turns = sorted(cycles, key=lambda step: (-lengths[step], step))
    while any(cycles[step] <= freed for step in turns):
        for step in turns:
            if cycles[step] <= freed:
                new[step] += cycles[step]
                freed -= cycles[step]
    new[rest_to] += freed
    return new
