"""Where the rows of the table stand: the routine itself, then a row for each step, with remarks."""

from dataclasses import dataclass

from massage_timer.core.draft import RoutineDraft
from massage_timer.ui.editor.remarks import RemarkLines, remark_lines, remarks_height
from massage_timer.ui.tokens import TARGET

HEAD = -1
"""The place of the row that stands for the routine itself; steps are counted from 0."""
STEP_HIGH = 64
HEAD_HIGH = 96
GRIP = 54
"""Width of the start of a row by which it is dragged."""
PICTURE = 72
PICTURE_AT = 58
PICTURES_FROM = 430
"""Narrower rows have no picture."""
LENGTH = 122
LENGTH_ALONE = 148
"""Where it is the last column."""
PRESSURE = 122
NAME = 168
"""So wide at least is the column of names."""
NAME_SHARE = 0.3
PADDING = 12
BELOW = 9
"""Below the remarks of a row."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table begin, px; None: there is no room for it."""

    right: float
    """Where the row ends."""
    picture: float | None
    name: float
    length: float
    pressure: float | None
    cue: float | None


def columns_of(width: float, u: float) -> Columns:
    """The columns of rows that are `width` px wide; what matters least goes first."""
    right = width - PADDING * u
    picture = PICTURE_AT * u if width >= PICTURES_FROM * u else None
    name = (PICTURE_AT + PICTURE + PADDING if picture is not None else GRIP) * u
    room = right - name
    least = (NAME + LENGTH) * u
    if room < least + PRESSURE * u:
        length = right - min(LENGTH_ALONE * u, 0.45 * room)
        return Columns(right, picture, name, length, None, None)
    wide = max(NAME * u, room * NAME_SHARE)
    if room - wide - (LENGTH + PRESSURE) * u < NAME * u:
        pressure = right - PRESSURE * u
        return Columns(right, picture, name, pressure - LENGTH * u, pressure, None)
    length = name + wide
    pressure = length + LENGTH * u
    return Columns(right, picture, name, length, pressure, pressure + PRESSURE * u)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, px from the top of the table."""

    place: int
    """`HEAD`, or that of its step."""
    top: int
    high: int
    """With its remarks."""
    head: int
    """Without them."""
    remarks: tuple[RemarkLines, ...] = ()


def laid_out(draft: RoutineDraft, width: float, u: float) -> tuple[Row, ...]:
    """All rows from the top down."""
    rows: list[Row] = []
    top = 0
    of_rows = [(HEAD, HEAD_HIGH, draft.remarks)]
    of_rows += [(place, STEP_HIGH, step.remarks) for place, step in enumerate(draft.steps)]
    for place, high, remarks in of_rows:
        head = max(TARGET, round(high * u))
        lines = remark_lines(remarks, width - (indent(place) + PADDING) * u, u)
        whole = head + remarks_height(lines, u) + (round(BELOW * u) if lines else 0)
        rows.append(Row(place, top, whole, head, lines))
        top += whole
    return tuple(rows)


def indent(place: int) -> int:
    """Px at u = 1 from the start of a row to its remarks."""
    return PADDING if place == HEAD else GRIP


def key_at(row: Row, x: float, y: float, width: float, u: float) -> str:
    """The key that stands there in a row that is `width` px wide; "" for none alone."""
    if y > row.head:
        return ""
    if row.place == HEAD:
        return "name" if y < 0.5 * row.head else "about" if y < 0.73 * row.head else "suits"
    columns = columns_of(width, u)
    found = ""
    for key, left in (
        ("technique", columns.picture if columns.picture is not None else columns.name),
        ("seconds", columns.length),
        ("pressure", columns.pressure),
        ("cue", columns.cue),
    ):
        if left is not None and x >= left:
            found = key
    return found
