"""Done: what each leg got, whether the session was finished or stopped."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Side, Zone
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.resources import assets
from massage_timer.ui.done_page import DonePage
from massage_timer.ui.done_sheet import Summary
from massage_timer.ui.tokens import LIGHT
from massage_timer.ui.widgets.words import Words


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> DonePage:
    page = DonePage(load_leg_map(assets() / "pictures" / "leg-map.json"))
    qtbot.addWidget(page)
    page.resize(1280, 800)
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
    assert bar.maximum() > 0
    assert page.view.geometry().bottom() < page.home.geometry().top() + page.home.margin
    assert page.view.geometry().contains(page.title.geometry())
    words = [w for w in page.sheet.findChildren(Words) if w.isVisibleTo(page)]
    assert all(w.height() >= w.height_for(w.width()) for w in words)
    boxes = [w.geometry() for w in (*words, *page.legs.values())]
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    page.home.setFocus()
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
