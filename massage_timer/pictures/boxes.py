"""Which rectangles of a picture to paint again: few, because each costs, and tight, because an arm
that reaches across a picture leaves most of it as it was.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in device pixels; right and bottom are just outside."""

ROW = 120
"""Height in device pixels of the rows that changes are gathered in."""
GAP = 48
"""What is less far apart in a row is painted in one go."""


def box_of(rect: QRect) -> Box:
    return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()


def rect_of(box: Box) -> QRect:
    left, top, right, bottom = box
    return QRect(left, top, right - left, bottom - top)


def moved(box: Box, across: int, down: int) -> Box:
    left, top, right, bottom = box
    return left + across, top + down, right + across, bottom + down


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of these; an empty one for none."""
    if not boxes:
        return 0, 0, 0, 0
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def gathered(boxes: Iterable[Box], row: int = ROW, gap: int = GAP) -> list[Box]:
    """Boxes that hold all of these, in rows from the top down; none overlap.

    Those in a row are as high as each other, and more than `gap` apart.
    """
    rows: dict[int, list[Box]] = {}
    for left, top, right, bottom in boxes:
        for number in range(top // row, (bottom - 1) // row + 1):
            edge = number * row
            part = (left, max(top, edge), right, min(bottom, edge + row))
            rows.setdefault(number, []).append(part)
    return [box for _, parts in sorted(rows.items()) for box in _in_row(parts, gap)]


def _in_row(parts: list[Box], gap: int) -> list[Box]:
    top, bottom = min(part[1] for part in parts), max(part[3] for part in parts)
    parts.sort()
    runs = [list(parts[0][::2])]
    for left, _, right, _ in parts:
        if left > runs[-1][1] + gap:
            runs.append([left, right])
        elif right > runs[-1][1]:
            runs[-1][1] = right
    return [(left, top, right, bottom) for left, right in runs]
