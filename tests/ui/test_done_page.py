"""Done: what each leg got, whether the session was finished or stopped."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import AFTER, SIGNS_LATER
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.resources import assets
from massage_timer.ui.ending.done_page import DonePage
from massage_timer.ui.ending.done_sheet import SWAP, Summary
from massage_timer.ui.ending.note_field import KEPT, WHERE
from massage_timer.ui.tokens import LIGHT
from massage_timer.ui.widgets.words import Words


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> DonePage:
    page = DonePage(load_leg_map(assets() / "pictures" / "leg-map.json"))
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    return page


def summary(left: int, right: int, *, stopped: bool) -> Summary:
    legs = {Side.LEFT: left, Side.RIGHT: right}
    zones = {
        side: dict.fromkeys(Zone, 0) | {Zone.FOOT: ms // 2, Zone.CALF: ms - ms // 2}
        for side, ms in legs.items()
    }
    return Summary("Sample", stopped, 701, legs, zones)


def test_a_whole_session_says_five_minutes_twice(page: DonePage) -> None:
    page.show_summary(summary(300_000, 300_000, stopped=False))
    assert page.title.words == "Both legs done."
    assert page.subtitle.words == "Sample  ·  11:41 from start to finish"
    assert [page.clocks[side].words for side in Side] == ["5:00", "5:00"]
    assert "Thigh left out" in page.legs[Side.LEFT].accessibleName()


def test_a_stopped_session_says_what_each_leg_really_got(page: DonePage) -> None:
    page.show_summary(summary(131_999, 0, stopped=True))
    assert page.title.words == "Stopped."
    assert [page.clocks[side].words for side in Side] == ["2:11", "0:00"]
    assert "left out" not in page.legs[Side.RIGHT].accessibleName()


def test_the_time_by_zone_is_that_of_the_leg_that_got_more() -> None:
    assert summary(300_000, 80_000, stopped=True).fuller[Zone.FOOT] == 150_000
    assert summary(10_000, 80_000, stopped=True).fuller[Zone.FOOT] == 40_000


def test_after_a_stop_the_signs_stand_above_the_clocks_and_else_below_the_advice(
    page: DonePage,
) -> None:
    sheet = page.sheet
    page.show()
    page.show_summary(summary(131_999, 0, stopped=True))
    assert sheet.signs.isVisible()
    assert sheet.signs.geometry().bottom() < sheet.names[Side.LEFT].geometry().top()
    assert not sheet.card.signs.isVisible()
    page.show_summary(summary(300_000, 300_000, stopped=False))
    assert not sheet.signs.isVisible()
    assert sheet.card.signs.isVisible()
    for shown in (sheet.signs, sheet.card.signs):
        assert [words.words for words in shown.lines] == [sign.text for sign in SIGNS_LATER]
    advice = [words.accessibleName() for words in sheet.card.advice]
    assert advice == [each.whole for each in AFTER]


@pytest.mark.parametrize("stopped", [True, False])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("note", [True, False])
def test_nothing_is_cut_and_what_does_not_fit_scrolls(
    page: DonePage, size: tuple[int, int], stopped: bool, zoom: float, note: bool
) -> None:
    page.show()
    page.resize(*size)
    page.show_summary(summary(300_000, 155_000, stopped=stopped))
    page.offer_note(note)
    assert page.note.isVisible() is note
    sheet, view = page.sheet, page.view.viewport()
    page.set_theme(replace(LIGHT, zoom=zoom))
    parts = {
        type(part).__name__ + part.accessibleName(): part.geometry()
        for part in sheet.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if part.isVisible()
    }
    for (one, a), (other, b) in combinations(parts.items(), 2):
        assert not a.intersects(b), (one, other)
    for name, part in parts.items():
        assert sheet.rect().contains(part), name
    for words in sheet.findChildren(Words):
        if words.isVisible():
            assert words.height() >= words.height_for(words.width()), words.words
            parent = words.parentWidget()
            assert parent is not None
            assert parent.rect().contains(words.geometry()), words.words
    assert sheet.times.height() >= sheet.times.least_height
    assert page.view.verticalScrollBar().maximum() == sheet.height() - view.height()


def test_the_note_says_that_it_stays_here_and_then_that_it_is_kept(page: DonePage) -> None:
    page.show()
    page.show_summary(summary(300_000, 300_000, stopped=False))
    page.offer_note(True)
    written: list[str] = []
    page.note_written.connect(written.append)
    assert page.note.where.words == WHERE
    QTest.keyClicks(page.note.field, "slept well")
    assert page.note.where.words == WHERE
    QTest.keyClick(page.note.field, Qt.Key.Key_Return)
    assert page.note.where.words == KEPT
    QTest.keyClicks(page.note.field, " after")
    assert page.note.where.words == WHERE
    page.hide()
    assert written == ["slept well", "slept well after"]
    page.offer_note(True)
    assert page.note.field.text() == ""
    page.note.finish()
    assert len(written) == 2


def test_where_all_fits_nothing_scrolls(page: DonePage) -> None:
    page.show()
    for stopped in (True, False):
        page.show_summary(summary(300_000, 155_000, stopped=stopped))
        assert page.view.verticalScrollBar().maximum() == 0
    page.resize(800, 480)
    page.show_summary(summary(300_000, 300_000, stopped=False))
    assert page.view.verticalScrollBar().maximum() == 0


def test_what_does_not_fit_is_reached_by_the_keyboard(page: DonePage) -> None:
    page.show()
    page.resize(800, 480)
    page.show_summary(summary(131_999, 0, stopped=True))
    bar = page.view.verticalScrollBar()
    QTest.keyClick(page.home, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0


def test_swap_places_says_that_the_other_person_is_asked(page: DonePage) -> None:
    page.show()
    assert page.hint.words == page.swap.accessibleDescription() == SWAP
    assert page.hint.isVisible()
    page.set_theme(replace(LIGHT, zoom=2.0))
    page.resize(800, 480)
    assert not page.hint.isVisible()
    assert page.sheet.swap.isVisible()
    assert page.sheet.swap.words == SWAP


@pytest.mark.parametrize("stopped", [True, False])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (3840, 2160), (1080, 1920)])
def test_it_can_be_drawn_at_any_size(page: DonePage, size: tuple[int, int], stopped: bool) -> None:
    page.show_summary(summary(300_000, 155_000, stopped=stopped))
    page.show()
    page.resize(*size)
    assert not page.grab().isNull()


@pytest.mark.parametrize("stopped", [True, False])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800)])
@pytest.mark.parametrize("zoom", [1.25, 2.0])
def test_large_text_scrolls_under_the_title_and_never_over_the_buttons(
    page: DonePage, size: tuple[int, int], zoom: float, stopped: bool
) -> None:
    page.show_summary(summary(300_000, 155_000, stopped=stopped))
    page.set_theme(replace(LIGHT, zoom=zoom))
    page.show()
    page.resize(*size)
    page.grab()
    bar = page.view.verticalScrollBar()
    assert (bar.maximum() > 0) == (page.sheet.height() > page.view.height())
    assert page.view.geometry().bottom() < page.home.geometry().top() + page.home.margin
    assert page.view.geometry().contains(page.title.geometry())
    page.home.setFocus()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
