"""The rule by which the order of Tab is judged, on pages as small as can be."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from reading_order import comes_before, misread, round_of

from massage_timer.ui.direction import mirrored

WIDE = 300

boxes = st.builds(
    QRect,
    st.integers(0, WIDE),
    st.integers(0, 300),
    st.integers(1, 80),
    st.integers(1, 80),
)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    page = QWidget()
    page.resize(WIDE, 200)
    yield page
    page.deleteLater()


def stop(owner: QWidget, *box: int) -> QWidget:
    part = QPushButton(owner)
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    part.setGeometry(*box)
    return part


def panel(owner: QWidget, *box: int) -> QWidget:
    part = QWidget(owner)
    part.setGeometry(*box)
    return part


def test_a_row_is_read_the_way_the_words_run(page: QWidget) -> None:
    left, middle, right = (stop(page, x, 0, 40, 40) for x in (0, 100, 200))
    assert not misread(page, [left, middle, right])
    assert misread(page, [left, right, middle]) == [(right, middle)]
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not misread(page, [right, middle, left])
    assert misread(page, [right, left, middle]) == [(left, middle)]


def test_what_stands_half_a_line_lower_is_of_the_same_row(page: QWidget) -> None:
    left, right, third = (stop(page, x, y, 40, 40) for x, y in ((0, 19), (100, 0), (200, 0)))
    assert not misread(page, [left, right, third])
    left.move(0, 20)
    assert misread(page, [left, third, right]) == [(third, right)]
    assert not misread(page, [right, third, left])


def test_rows_are_read_from_the_top(page: QWidget) -> None:
    first, second, third = (stop(page, x, y, 40, 40) for x, y in ((200, 0), (100, 50), (0, 100)))
    assert not misread(page, [first, second, third])
    assert misread(page, [first, third, second]) == [(third, second)]


def test_tab_may_begin_anywhere_on_its_way_round(page: QWidget) -> None:
    first, second, third = (stop(page, 0, y, 40, 40) for y in (0, 50, 100))
    assert not misread(page, [second, third, first])


def test_a_panel_is_read_to_its_end_before_the_one_beside_it(page: QWidget) -> None:
    one, other = panel(page, 0, 0, 100, 200), panel(page, 150, 0, 100, 200)
    upper, lower = stop(one, 0, 0, 40, 40), stop(one, 0, 100, 40, 40)
    beside, below = stop(other, 0, 0, 40, 40), stop(other, 0, 150, 40, 40)
    assert not misread(page, [upper, lower, beside, below])
    assert misread(page, [upper, beside, lower, below])
    assert misread(page, [lower, upper, beside, below]) == [(lower, upper)]


def test_columns_are_panels_that_nothing_holds(page: QWidget) -> None:
    upper, lower = stop(page, 0, 0, 90, 40), stop(page, 0, 50, 90, 40)
    beside, below = stop(page, 150, 0, 60, 40), stop(page, 150, 50, 90, 40)
    last = stop(page, 0, 150, 200, 40)
    assert not misread(page, [upper, lower, beside, below, last])
    assert misread(page, [beside, below, upper, lower, last])
    below.move(140, 50)
    assert misread(page, [upper, lower, beside, below, last]), "no column: two rows of two"
    assert not misread(page, [upper, beside, lower, below, last])


def test_of_what_scrolls_counts_where_it_is_seen(page: QWidget) -> None:
    view = QScrollArea(page)
    view.setGeometry(0, 50, 200, 100)
    ground = QWidget()
    ground.resize(180, 900)
    upper, lower = stop(ground, 0, 0, 40, 40), stop(ground, 0, 800, 40, 40)
    view.setWidget(ground)
    before, after = stop(page, 0, 0, 40, 40), stop(page, 0, 160, 40, 40)
    assert not misread(page, [before, upper, lower, after])
    assert misread(page, [upper, before, lower, after])


def test_a_round_leaves_out_what_tab_does_not_come_to(page: QWidget) -> None:
    stops = [stop(page, 0, y, 40, 20) for y in (0, 30, 60, 90)]
    stops[1].setEnabled(False)
    stops[2].hide()
    stops[3].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    last, least = stop(page, 0, 120, 40, 20), stop(page, 0, 150, 40, 20)
    assert round_of(page) == [stops[0], last, least]
    QWidget.setTabOrder(least, last)
    assert round_of(page) == [stops[0], least, last]


@given(boxes, boxes)
def test_a_mirrored_page_is_read_in_the_same_order(one: QRect, other: QRect) -> None:
    assert comes_before(one, other, from_the_right=False) == comes_before(
        mirrored(one, WIDE), mirrored(other, WIDE), from_the_right=True
    )


@given(boxes, boxes)
def test_of_two_places_one_is_read_first(one: QRect, other: QRect) -> None:
    assert not (
        comes_before(one, other, from_the_right=False)
        and comes_before(other, one, from_the_right=False)
    )
