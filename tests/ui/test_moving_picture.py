"""The moving picture: it stands and goes with the session, and costs nothing where nobody looks."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from giver import Giver
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from massage_timer.core.frame import stroke_position
from massage_timer.core.session import Command
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.pictures.library import PictureLibrary
from massage_timer.resources import assets
from massage_timer.ui.session.page import SessionPage
from massage_timer.ui.widgets.pacer_ring import FADE_STEPS


@pytest.fixture
def page(giver: Giver) -> Iterator[SessionPage]:
    giver.begin()
    page = giver.pages.session
    page.set_still(False)
    page.picture.settle()
    yield page
    page.set_still(True)


def tick(page: SessionPage) -> QTimer:
    """The clock of the page's frames."""
    timers = [t for t in page.children() if isinstance(t, QTimer)]
    return next(t for t in timers if t.timerType() is Qt.TimerType.PreciseTimer)


def seen(giver: Giver, page: SessionPage) -> QImage:
    """The picture at the present instant of the session."""
    tick(page).timeout.emit()
    return page.picture.grab().toImage()


def test_a_pause_freezes_the_hands_and_they_go_on_from_there(
    giver: Giver, page: SessionPage
) -> None:
    giver.pass_time(1_300)
    before = seen(giver, page)
    giver.player.tell(Command.PAUSE)
    assert not tick(page).isActive()
    giver.clock.advance(60_000)
    assert seen(giver, page) == before
    giver.player.tell(Command.RESUME)
    giver.pass_time(3_000)
    giver.clock.advance(700)
    assert seen(giver, page) != before


def test_the_picture_after_a_pause_is_that_of_a_session_without_one(
    giver: Giver, page: SessionPage
) -> None:
    giver.pass_time(2_000)
    wanted = seen(giver, page)
    giver.player.tell(Command.STOP)
    giver.program.go_home()
    giver.begin()
    page.picture.settle()
    giver.pass_time(500)
    giver.player.tell(Command.PAUSE)
    giver.clock.advance(9_000)
    giver.player.tell(Command.RESUME)
    giver.pass_time(giver.session.lead_in)
    giver.pass_time(1_500)
    assert seen(giver, page) == wanted


def test_ring_and_hands_are_brought_to_the_same_instant(giver: Giver, qtbot: QtBot) -> None:
    """By one reading of a clock that may have gone on before a second."""
    readings: list[float] = []

    def position() -> float:
        readings.append(len(readings) / 10)
        return readings[-1]

    folder = assets() / "pictures"
    leg_map = load_leg_map(folder / "leg-map.json")
    own = SessionPage(PictureLibrary(folder), leg_map, lambda *_: QPixmap(), position)
    qtbot.addWidget(own)
    own.resize(800, 480)
    own.show()
    giver.begin()
    own.show_frame(giver.frame)
    assert len(readings) == 1
    tick(own).timeout.emit()
    assert len(readings) == 2


def test_nothing_turns_where_nobody_looks(giver: Giver, page: SessionPage) -> None:
    assert tick(page).isActive()
    page.hide()
    assert not tick(page).isActive()
    giver.pass_time(1_000)
    assert not tick(page).isActive()
    page.show()
    assert tick(page).isActive()


def test_a_new_pressure_shows_at_once_and_makes_no_sprite_anew(
    giver: Giver, page: SessionPage
) -> None:
    giver.pass_time(1_000)
    before = seen(giver, page)
    page.show_frame(replace(giver.frame, pressure=4))
    firm = seen(giver, page)
    page.show_frame(replace(giver.frame, pressure=giver.frame.pressure))
    assert firm != before
    assert seen(giver, page) == before


def test_in_reduced_motion_the_picture_stands_and_the_ring_fades(
    giver: Giver, page: SessionPage
) -> None:
    page.set_still(True)
    page.picture.settle()
    stands = seen(giver, page)
    ring = page.ring.grab().toImage()
    giver.clock.advance(1_000)
    assert seen(giver, page) == stands
    assert page.ring.grab().toImage() != ring
    assert giver.frame.step is not None
    assert tick(page).interval() == giver.frame.step.pace * 1000 // FADE_STEPS


def test_the_picture_shows_the_position_that_the_core_gives(
    giver: Giver, page: SessionPage
) -> None:
    giver.pass_time(5_000)
    assert stroke_position(giver.session, giver.session.playhead) == giver.player.stroke_position()
    assert giver.frame.stroke == int(giver.player.stroke_position()) + 1
