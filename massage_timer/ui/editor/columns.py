"""Where the parts of the editor stand in a window of any size."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

PANE = 460
WIDEST_PANE = 0.44
"""Share of the window that the pane takes at most beside the table."""
BESIDE_FROM = 860
"""Px at u = 1; in a narrower window the pane stands over the table when it is asked for."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The table with its tools at the left, and the pane at the right or over it, px."""

    over: bool
    table: QRect
    tools: QRect
    pane: QRect
    picker: QRect


def is_over(width: float, u: float) -> bool:
    """Whether the pane has no room beside the table."""
    return width < BESIDE_FROM * u


def columns(width: int, u: float, rows: tuple[int, int, int], tools: int) -> Columns:
    """`rows` are where the budget begins, where it ends, and where the columns end; the picker has
    the budget's room too where it stands over all. `tools` is their height."""
    top, below, bottom = rows
    over = is_over(width, u)
    side = width if over else round(min(PANE * u, WIDEST_PANE * width))
    line = 0 if over else max(1, round(u))
    left = width if over else width - side
    pane = QRect(width - side + line, below, side - line, bottom - below)
    return Columns(
        over,
        QRect(0, below, left, bottom - tools - below),
        QRect(0, bottom - tools, left, tools),
        pane,
        pane.adjusted(0, top - below, 0, 0) if over else pane,
    )
