"""Shares out words of different widths among as few rows as they fit in."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 0.75
"""Words are made so small, and no smaller, before there is one more row."""
_SMALLEST = 0.1
"""However narrow the room is, something is drawn."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which words share a row, and how large they are."""

    spans: tuple[tuple[int, int], ...]
    """Of each row its first word, and the one after its last."""
    share: float
    """Of the words' whole size, at most 1."""


def rows_for(words: Sequence[float], beside: float, width: float) -> Rows:
    """Few rows first, then large words. `words` are their widths in px, 0 or more; each needs
    `beside` px besides; `width` is that of a row."""
    ways = (_shared_out(words, beside, width, 1 + more) for more in range(len(words)))
    best = next(ways)
    while best.share < LEAST and len(best.spans) < len(words):
        best = next(ways)
    return best


def _shared_out(words: Sequence[float], beside: float, width: float, count: int) -> Rows:
    ends = [round(len(words) * row / count) for row in range(count + 1)]
    spans = tuple(zip(ends[:-1], ends[1:], strict=True))
    share = min((width - beside * (b - a)) / max(1.0, sum(words[a:b])) for a, b in spans)
    return Rows(spans, min(1.0, max(_SMALLEST, share)))
