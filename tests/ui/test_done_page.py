"""Done: what each leg got, whether the session was finished or stopped."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Side, Zone
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.resources import assets
from massage_timer.ui.done_page import DonePage, Summary


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
