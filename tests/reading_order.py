"""The order in which a page is read: rows from the top, within a row the way the words run.

What stands together in one part of a page is read together, so that of two panels side by side
the first is read to its end before the second. Columns of rows are such panels, though nothing
holds them.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

SHARED = 0.5
"""Two parts stand in one row where they have more than this share of the lower one's height in
common."""

Jump = tuple[QWidget, QWidget]
"""A stop that Tab leaves, and the one that it then comes to, against the order of reading."""
_Way = Sequence[QWidget]
"""From a part of the page down to a stop."""


def misread(page: QWidget, stops: Sequence[QWidget]) -> list[Jump]:
    """Where Tab, which comes to `stops` in their order, leaves the order of reading; as few as
    can be, because it goes round and may begin anywhere."""
    ways = [_way(page, stop) for stop in stops]
    rounds = (ways[place:] + ways[:place] for place in range(max(1, len(ways))))
    return min((list(_misread_within(page, ways, 0, page)) for ways in rounds), key=len)


def round_of(page: QWidget) -> list[QWidget]:
    """What Tab comes to within a page, in its order."""
    found: list[QWidget] = []
    part = page.nextInFocusChain()
    while part is not None and part is not page:
        if page.isAncestorOf(part) and _takes_tab(part) and part.isVisibleTo(page):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def comes_before(one: QRect, other: QRect, *, from_the_right: bool) -> bool:
    """Whether somebody reads `one` before `other`."""
    if not in_one_row(one, other):
        return one.top() < other.top()
    return one.right() > other.right() if from_the_right else one.left() < other.left()


def in_one_row(one: QRect, other: QRect) -> bool:
    common = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) + 1
    return common > SHARED * min(one.height(), other.height())


def is_next_column(boxes: Sequence[QRect], place: int, *, from_the_right: bool) -> bool:
    """Whether at `place` a second column of rows begins beside one that ends there."""
    edge = QRect.right if from_the_right else QRect.left

    def belong(upper: QRect, lower: QRect) -> bool:
        return edge(upper) == edge(lower) and upper.bottom() < lower.bottom()

    first = place - 1
    while first > 0 and belong(boxes[first - 1], boxes[first]):
        first -= 1
    last = place
    while last < len(boxes) - 1 and belong(boxes[last], boxes[last + 1]):
        last += 1
    if first == place - 1 or last == place or not in_one_row(boxes[first], boxes[place]):
        return False
    one, other = _around(boxes[first:place]), _around(boxes[place : last + 1])
    return one.left() > other.right() if from_the_right else one.right() < other.left()


def _around(boxes: Sequence[QRect]) -> QRect:
    return reduce(QRect.united, boxes)


def _takes_tab(part: QWidget) -> bool:
    tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and part.isEnabled() and part.focusProxy() is None


def _way(page: QWidget, stop: QWidget) -> _Way:
    way = [stop]
    while (owner := way[-1].parentWidget()) is not None and owner is not page:
        way.append(owner)
    return way[::-1]


def _misread_within(
    owner: QWidget, ways: Sequence[_Way], depth: int, page: QWidget
) -> Iterator[Jump]:
    """The same in one part, which all of the ways have left behind at this depth."""
    runs = [(part, list(run)) for part, run in groupby(ways, lambda way: way[depth])]
    boxes = [_box(page, part, run) for part, run in runs]
    turned = owner.isRightToLeft()
    for place, ((_, run), (following, next_run)) in enumerate(pairwise(runs), 1):
        again = any(following is part for part, _ in runs[:place])
        before = comes_before(*boxes[place - 1 : place + 1], from_the_right=turned)
        if again or not (before or is_next_column(boxes, place, from_the_right=turned)):
            yield run[-1][-1], next_run[0][-1]
    for part, run in runs:
        within = [way for way in run if len(way) > depth + 1]
        yield from _misread_within(part, within, depth + 1, page)


def _box(page: QWidget, part: QWidget, ways: Sequence[_Way]) -> QRect:
    """Where a part stands: all of its stops, or what is seen of one that scrolls."""
    if isinstance(part, QAbstractScrollArea):
        return _place(page, part)
    return _around([_place(page, way[-1]) for way in ways])


def _place(page: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint()), part.size())
