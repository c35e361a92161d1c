"""Where the rows of Learn's list stand: a heading before each group of entries."""

from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.guide.chapter import Chapter
from massage_timer.ui.learn.entries import Entry
from massage_timer.ui.tokens import TARGET

TECHNIQUE = 66
CHAPTER = 50
HEADING = 44
"""Heights of rows, px at u = 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where a heading or an entry stands, px from the top of the list."""

    top: int
    high: int
    heading: str = ""
    entry: Entry | None = None


def laid_out(entries: Sequence[Entry], u: float) -> tuple[Row, ...]:
    """The rows from the top down: a heading before each group."""
    rows: list[Row] = []
    top, group = 0, ""
    for entry in entries:
        if entry.group != group:
            group = entry.group
            rows.append(Row(top, round(HEADING * u), heading=group))
            top += rows[-1].high
        high = CHAPTER if isinstance(entry.subject, Chapter) else TECHNIQUE
        rows.append(Row(top, max(TARGET, round(high * u)), entry=entry))
        top += rows[-1].high
    return tuple(rows)
