"""The session's page: what it shows when, and what it does while nobody looks."""

from dataclasses import replace

import pytest
from giver import Giver
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPixmap

from massage_timer.core.names import POSE_CHANGES, pressure_words
from massage_timer.core.phrases import GOES_ON
from massage_timer.core.routine import Pose, Side, Step
from massage_timer.core.safety import PRESSURE_LIGHTEST, PRESSURE_QUESTION
from massage_timer.core.session import Command, Phase
from massage_timer.ui.picture_view import BETWEEN_PIECES, PictureView
from massage_timer.ui.session.page import PREPARE_MS, SessionPage
from massage_timer.ui.tokens import TARGET


@pytest.fixture
def page(giver: Giver) -> SessionPage:
    giver.begin()
    return giver.pages.session


def finish(view: PictureView) -> None:
    """Make what comes soon, to the end."""
    clock = next(one for one in view.findChildren(QTimer) if one.interval() == BETWEEN_PIECES)
    while view.preparing:
        clock.timeout.emit()


def wait_a_little(page: SessionPage) -> None:
    """What comes soon is looked at between two seconds."""
    clock = next(one for one in page.findChildren(QTimer) if one.interval() == PREPARE_MS)
    if clock.isActive():
        clock.stop()
        clock.timeout.emit()


def test_on_ready_the_first_picture_is_made_in_the_size_that_it_will_have(giver: Giver) -> None:
    page = giver.pages.session
    page.picture.set_box(QRect())  # what was made for other tests
    giver.get_ready()
    wait_a_little(page)
    assert page.picture.preparing
    finish(page.picture)
    giver.pages.ready.start.click()
    wait_a_little(page)
    assert not page.picture.preparing
    assert giver.shows(page)


def test_at_the_change_of_legs_the_first_picture_of_the_other_leg_is_made(
    giver: Giver, page: SessionPage
) -> None:
    finish(page.picture)
    giver.go_to(Phase.CHANGE)
    wait_a_little(page)
    assert page.picture.preparing
    finish(page.picture)
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    wait_a_little(page)
    assert not page.picture.preparing


def test_nothing_is_made_ahead_of_a_window_that_is_not_shown(giver: Giver) -> None:
    giver.get_ready()
    giver.window.hide()
    wait_a_little(giver.pages.session)
    giver.window.show()
    assert not giver.pages.session.picture.preparing


def test_the_picture_of_the_right_leg_is_mirrored(giver: Giver, page: SessionPage) -> None:
    assert not page.picture.mirrored
    page.show_frame(replace(giver.frame, side=Side.RIGHT))
    assert page.picture.mirrored
    assert page.badge.accessibleName() == "Right leg"


def test_a_session_that_stays_light_says_so_as_long_as_it_does(
    giver: Giver, page: SessionPage
) -> None:
    assert not page.mark.isVisible()
    page.show_frame(replace(giver.frame, softened=True))
    assert page.mark.isVisible()
    assert page.mark.accessibleName() == "Light touch"
    page.show_frame(giver.frame)
    assert not page.mark.isVisible()


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
    page.banner.drop()
    assert page.banner.accessibleName() == f"Paused. {GOES_ON}"
    giver.player.tell(Command.RESUME)
    assert page.banner.isHidden()


def test_a_sleep_is_told_with_where_it_was_and_what_to_do(giver: Giver, page: SessionPage) -> None:
    giver.pass_time(4_000)
    giver.clock.sleep(192_000)
    giver.player.tick()
    assert giver.frame.paused
    told = f"The computer slept for 3:12. Left leg, foot, 4:56 left. {GOES_ON}"
    assert page.banner.accessibleName() == told
    giver.player.tell(Command.SOFTER)
    page.banner.drop()
    assert page.banner.accessibleName() == told, "it lasts as long as the pause"
    giver.player.tell(Command.RESUME)
    assert page.banner.isHidden()
    giver.player.tell(Command.PAUSE)
    assert page.banner.accessibleName() == f"Paused. {GOES_ON}"


def test_a_standstill_is_told_as_what_it_was(giver: Giver, page: SessionPage) -> None:
    giver.pass_time(4_000)
    giver.clock.advance(15_000)
    giver.player.tick()
    told = f"The program stood still for 0:15. Left leg, foot, 4:56 left. {GOES_ON}"
    assert page.banner.accessibleName() == told
    assert giver.pages.mini.words.message == told


def test_what_is_refused_is_told_and_its_control_says_why(giver: Giver, page: SessionPage) -> None:
    giver.go_until(lambda shown: shown.following is None)
    giver.pass_time(2_000)
    assert page.following.accessibleName() == "Next: Change legs"
    assert page.controls.next.accessibleDescription() == "The last step of the leg"
    page.controls.next.click()
    assert page.banner.accessibleName() == "Next: this is the last step of the leg."


def test_one_minute_into_a_leg_it_asks_about_the_pressure(giver: Giver, page: SessionPage) -> None:
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    assert page.banner.accessibleName() == PRESSURE_QUESTION.whole
    assert page.banner.button.text() == "Softer"
    assert not page.banner.button.isHidden()


def test_the_button_of_the_question_makes_it_softer_everywhere_at_once(
    giver: Giver, page: SessionPage
) -> None:
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    before, picture = giver.frame.pressure, page.picture.grab().toImage()
    page.banner.button.click()
    assert giver.frame.pressure == before - 1
    assert page.dial.accessibleName() == f"Pressure: {pressure_words(before - 1)}"
    assert page.picture.grab().toImage() != picture, "the arrow shows it"
    assert page.banner.accessibleName() == "Softer for the rest of this leg."


def test_the_question_outlasts_the_step_it_came_with_and_keeps_softer_in_sight(
    giver: Giver, page: SessionPage
) -> None:
    giver.go_until(lambda shown: shown.leg_seconds == 241)
    page.controls.wake()
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    assert page.controls.softer.strong
    giver.go_until(lambda shown: shown.seconds == 1)
    giver.pass_time(1_000)
    assert page.banner.accessibleName() == PRESSURE_QUESTION.whole
    page.banner.drop()
    assert not page.controls.softer.strong


def test_nothing_softer_is_offered_where_all_is_as_light_as_a_feather(
    giver: Giver, page: SessionPage
) -> None:
    while Command.SOFTER in giver.frame.offered:
        giver.player.tell(Command.SOFTER)
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    assert page.banner.accessibleName() == PRESSURE_LIGHTEST.whole
    assert page.banner.button.isHidden()
    assert not page.controls.softer.strong


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080)])
def test_the_button_of_the_question_is_as_large_as_a_fingertip(
    giver: Giver, page: SessionPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    giver.go_until(lambda shown: shown.leg_seconds == 240)
    box = page.banner.button.box
    assert min(box.width(), box.height()) >= TARGET


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


@pytest.fixture
def before_bend(giver: Giver) -> SessionPage:
    """The step before the knee is bent."""
    giver.begin("desk-worker-calves")
    giver.go_until(lambda shown: bool(shown.following and bends(shown.following)))
    return giver.pages.session


def bends(step: Step) -> bool:
    return step.technique.pose is Pose.KNEE_BENT


def test_a_pose_that_comes_is_told_in_the_last_ten_seconds(
    giver: Giver, before_bend: SessionPage
) -> None:
    page, words = before_bend, POSE_CHANGES[Pose.KNEE_BENT]
    giver.go_until(lambda shown: shown.following_in == 10)
    assert page.banner.accessibleName() == words
    giver.player.tell(Command.SOFTER)
    assert page.banner.accessibleName() != words
    page.banner.drop()
    assert page.banner.accessibleName() == words, "it lasts until the step begins"
    giver.player.tell(Command.PAUSE)
    giver.player.tell(Command.RESUME)
    assert page.banner.accessibleName() == words
    giver.go_until(lambda shown: shown.step is not None and bends(shown.step))
    assert page.banner.isHidden()
    giver.go_until(lambda shown: shown.following_in == 9)
    assert page.banner.accessibleName() == POSE_CHANGES[Pose.STRAIGHT]


def test_a_pose_that_is_put_off_is_told_no_longer(giver: Giver, before_bend: SessionPage) -> None:
    giver.go_until(lambda shown: shown.following_in == 9)
    giver.player.tell(Command.AGAIN)
    assert before_bend.banner.isHidden()


def test_the_picture_of_a_new_pose_is_whole_where_there_is_one_and_else_the_banner_is_low(
    giver: Giver, before_bend: SessionPage
) -> None:
    page = before_bend
    page.resize(1280, 800)
    giver.go_until(lambda shown: shown.following_in == 9)
    page.banner.set_picture(QPixmap(), mirrored=False)
    low = page.banner.sizeHint().height()
    picture = QPixmap(160, 100)
    picture.fill(QColor("red"))
    page.banner.set_picture(picture, mirrored=True)
    assert page.banner.sizeHint().height() > low
    page.banner.resize(page.banner.width(), page.banner.sizeHint().height())
    image = page.banner.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    assert row.count("#ff0000") == pytest.approx(image.height() * 1.6, abs=6)
    page.banner.set_picture(QPixmap(), mirrored=False)
    assert page.banner.sizeHint().height() == low
