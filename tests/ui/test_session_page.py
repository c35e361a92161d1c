"""The session's page: what it shows when, and what it does while nobody looks."""

from dataclasses import replace

import pytest
from giver import Giver
from PySide6.QtCore import Qt

from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.ui.session_page import GOES_ON, SessionPage


@pytest.fixture
def page(giver: Giver) -> SessionPage:
    giver.begin()
    return giver.pages.session


def test_the_picture_of_the_right_leg_is_mirrored(giver: Giver, page: SessionPage) -> None:
    assert not page.picture.mirrored
    page.show_frame(replace(giver.frame, side=Side.RIGHT))
    assert page.picture.mirrored
    assert page.badge.accessibleName() == "Right leg"


def test_the_lead_in_counts_in_the_place_of_the_seconds(giver: Giver) -> None:
    giver.get_ready()
    giver.pages.ready.start.click()
    giver.pass_time(2_000)
    assert giver.frame.phase is Phase.LEAD_IN
    assert giver.pages.session.ring.seconds == 3


def test_a_pause_is_told_as_long_as_it_lasts(giver: Giver, page: SessionPage) -> None:
    giver.player.tell(Command.PAUSE)
    assert page.banner.accessibleName() == f"Paused. {GOES_ON}"
    giver.player.tell(Command.SOFTER)
    assert page.banner.accessibleName() == "Softer for the rest of this leg."
    page.drop_banner()
    assert page.banner.accessibleName() == f"Paused. {GOES_ON}"
    giver.player.tell(Command.RESUME)
    assert page.banner.isHidden()


def test_a_sleep_is_told_with_where_it_was_and_what_to_do(giver: Giver, page: SessionPage) -> None:
    giver.pass_time(4_000)
    giver.clock.advance(192_000)
    giver.player.tick()
    assert giver.frame.paused
    told = page.banner.accessibleName()
    assert told == f"The computer slept for 3:12. Left leg, foot, 4:56 left. {GOES_ON}"


def test_what_is_refused_is_told_and_its_control_says_why(giver: Giver, page: SessionPage) -> None:
    giver.go_until(lambda shown: shown.following is None)
    giver.pass_time(2_000)
    assert page.following.accessibleName() == "Next: Change legs"
    assert page.controls.next.accessibleDescription() == "The last step of the leg"
    page.controls.next.click()
    assert page.banner.accessibleName() == "Next: this is the last step of the leg."


def test_one_minute_into_a_leg_it_asks_about_the_pressure(giver: Giver, page: SessionPage) -> None:
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    assert page.banner.accessibleName() == "Pressure all right?"


def test_a_new_session_begins_without_the_banner_of_the_last(giver: Giver) -> None:
    giver.begin()
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    giver.player.tell(Command.STOP)
    giver.pages.done.home.click()
    giver.begin()
    assert giver.pages.session.banner.isHidden()


def test_controls_ask_for_their_commands(giver: Giver, page: SessionPage) -> None:
    giver.pass_time(3_000)
    before = giver.frame.strokes
    page.controls.stay.click()
    assert giver.frame.strokes == before + 1
    giver.pass_time(1_000)
    page.controls.softer.click()
    assert giver.frame.pressure == 1
    giver.pass_time(1_000)
    page.controls.next.click()
    assert giver.frame.step is giver.session.timeline.routine.steps[1]
    giver.pass_time(1_000)
    page.controls.pause.click()
    assert giver.frame.paused
    assert page.controls.pause.text() == "Go on"


def test_arrows_stay_keys_of_the_session_when_a_control_has_the_focus(
    giver: Giver, page: SessionPage
) -> None:
    giver.pass_time(3_000)
    page.controls.softer.setFocus()
    giver.key(Qt.Key.Key_Right)
    assert giver.frame.step is giver.session.timeline.routine.steps[1]
