"""Where all is read from the right, a click meets what is drawn there."""

from collections.abc import Iterator

import pytest
from giver import Giver
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.routine import Zone
from massage_timer.ui.direction import mirrored
from massage_timer.ui.editor.page import EditorPage, Leave


@pytest.fixture
def arabic(giver: Giver, qapp: QApplication) -> Iterator[Giver]:
    giver.window.resize(1280, 800)  # three columns of cards, whatever another test has made of it
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield giver
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def click(part: QWidget, at: QPoint) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=at)


def picture(part: QWidget) -> QImage:
    return part.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed(before: QImage, after: QImage, box: QRect) -> bool:
    return before.copy(box) != after.copy(box)


def around(at: QPoint) -> QRect:
    return QRect(at - QPoint(3, 3), at + QPoint(3, 3))


def test_a_click_chooses_the_card_that_is_drawn_there(arabic: Giver) -> None:
    cards = arabic.window.home.list
    first, third = (cards.card_box(place).toRect() for place in (0, 2))
    drawn = mirrored(third, cards.width())
    assert drawn.center().x() < mirrored(first, cards.width()).center().x()
    before = picture(cards)
    click(cards, drawn.center() + QPoint(0, drawn.height() // 3))
    assert cards.chosen_box.toRect() == third
    assert changed(before, picture(cards), drawn)


@pytest.mark.parametrize("zone", list(Zone))
def test_a_click_on_a_zone_of_the_leg_marks_what_is_drawn_there(zone: Zone, arabic: Giver) -> None:
    arabic.choose_comfort()
    picker = arabic.pages.comfort.columns.picker
    path = next(shape.path for shape in picker._map.zones if shape.zone is zone)
    at = path.boundingRect().center().toPoint()
    if not path.contains(at.toPointF()):
        pytest.skip("the middle of its box is beside it")
    before = picture(picker)
    click(picker, at)
    assert changed(before, picture(picker), around(at))


def test_a_click_on_a_segment_picks_the_one_that_stands_there(arabic: Giver) -> None:
    arabic.choose_comfort()
    page = arabic.pages.comfort
    first = page.columns.questions.first
    places = [segment.mapTo(page, segment.rect().center()) for segment in first.segments]
    assert places[0].x() > places[1].x()
    for place in (1, 0):
        part = page.childAt(places[place])
        assert part is not None
        click(part, part.mapFrom(page, places[place]))
        assert first.chosen == place


@pytest.fixture
def editor(arabic: Giver) -> Iterator[EditorPage]:
    home = arabic.window.home
    next(each for each in home.acts.in_order if "edit" in each.text()).click()
    page = arabic.page
    assert isinstance(page, EditorPage)
    yield page
    page.leave_answered.emit(Leave.DISCARD)


def test_a_click_on_the_strip_chooses_the_step_that_is_drawn_there(editor: EditorPage) -> None:
    budget = editor.budget
    chosen: list[int] = []
    budget.step_asked.connect(chosen.append)
    strip = mirrored(budget._strip.toRect(), budget.width())
    y = strip.center().y()
    for x in (strip.left() + 6, strip.right() - 6):
        before = picture(budget)
        click(budget, QPoint(x, y))
        assert changed(before, picture(budget), QRect(x - 20, 0, 40, budget.height()))
    assert chosen == [len(editor._draft.steps) - 1, 0]


def test_the_row_of_a_step_is_held_where_its_grip_is_drawn(editor: EditorPage) -> None:
    table = editor.table
    row = mirrored(table.row_box(2).toRect(), table.width())
    QTest.mouseMove(table, QPoint(row.right() - 6, row.center().y()))
    assert table.cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.mouseMove(table, QPoint(row.left() + 6, row.center().y()))
    assert table.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_less_stands_at_the_right_and_takes_a_stroke_away(editor: EditorPage) -> None:
    editor.table.choose(1)
    length = editor.pane.step.length
    box = QRect(length.rect())
    for x, by in ((box.right() - 20, -1), (20, 1)):
        before = int(length.field.text())
        part = length.childAt(x, box.center().y())
        assert part is not None
        click(part, part.rect().center())
        assert (int(length.field.text()) > before) is (by > 0)


def test_a_scroll_bar_stands_at_the_left_and_scrolls(arabic: Giver) -> None:
    arabic.window.resize(800, 480)
    arabic.program.show_settings()
    QApplication.processEvents()
    view = arabic.program.preferences.page.view
    bar = view.verticalScrollBar()
    assert bar.isVisible()
    assert bar.mapTo(view, bar.rect().center()).x() < view.width() // 2
    click(bar, QPoint(bar.width() // 2, bar.height() - 4))
    scrolled = bar.value()
    arabic.window.resize(1280, 800)
    assert scrolled > 0


def test_the_guide_opens_the_entry_that_is_drawn_there(arabic: Giver) -> None:
    arabic.program.show_learn()
    entries = arabic.program.learn.list
    before = picture(entries)
    at = QPoint(entries.width() - 40, 130)
    click(entries, at)
    assert changed(before, picture(entries), around(at).adjusted(-30, -30, 30, 30))
