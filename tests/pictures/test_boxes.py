"""What is painted again: all that changed, each pixel once."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from massage_timer.pictures.boxes import Box, around, box_of, gathered, meet, moved, rect_of

places = st.integers(-300, 900)
sizes = st.integers(1, 400)
boxes = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), places, places, sizes, sizes)


def region(some: list[Box]) -> QRegion:
    whole = QRegion()
    for box in some:
        whole += rect_of(box)
    return whole


@given(st.lists(boxes, max_size=8))
def test_gathered_boxes_hold_all_and_do_not_overlap(some: list[Box]) -> None:
    found = gathered(some)
    assert (region(some) - region(found)).isEmpty()
    for index, one in enumerate(found):
        assert not any(meet(one, other) for other in found[index + 1 :])


@given(st.lists(boxes, min_size=1, max_size=8))
def test_gathered_boxes_stay_within_what_is_around_all(some: list[Box]) -> None:
    assert around(gathered(some)) == around(some)


def test_two_arms_are_two_boxes_in_each_row() -> None:
    left, right = (0, 0, 100, 240), (500, 0, 600, 240)
    assert gathered([left, right], row=120, gap=48) == [
        (0, 0, 100, 120),
        (500, 0, 600, 120),
        (0, 120, 100, 240),
        (500, 120, 600, 240),
    ]


@given(boxes, places, places)
def test_a_box_moves_as_a_rectangle_does(box: Box, across: int, down: int) -> None:
    assert rect_of(moved(box, across, down)) == rect_of(box).translated(across, down)
    assert box_of(rect_of(box)) == box


def test_nothing_is_around_nothing() -> None:
    assert rect_of(around([])) == QRect(0, 0, 0, 0)
