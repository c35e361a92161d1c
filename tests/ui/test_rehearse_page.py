"""A rehearsal on the screen: all of the routine in a minute, and nothing of a session."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.authoring.rehearsing import Rehearsing
from massage_timer.core.rehearsal import BANNER, MINUTE
from massage_timer.core.routine import Routine
from massage_timer.ui.home.acts import Act
from massage_timer.ui.rehearse.page import PAUSED, RehearsePage
from massage_timer.ui.tokens import LIGHT, unit


@pytest.fixture
def rehearsing(giver: Giver) -> Iterator[Rehearsing]:
    """The classic routine, just begun from Home."""
    giver.window.resize(1280, 800)
    giver.program.do(Act.REHEARSE, CLASSIC)
    rehearsing = giver.program.authoring.rehearsing
    rehearsing.page.set_still(False)
    yield rehearsing
    rehearsing.stop()
    giver.window.set_theme(giver.window.theme)


@pytest.fixture
def page(rehearsing: Rehearsing) -> RehearsePage:
    return rehearsing.page


def classic(giver: Giver) -> Routine:
    routine = giver.program.shelf.choose(CLASSIC).routine
    assert routine is not None
    return routine


def pass_time(giver: Giver, ms: int) -> None:
    giver.clock.advance(ms)
    giver.program.authoring.rehearsing.tick()


def go_to(giver: Giver, scene: int) -> None:
    rehearsing = giver.program.authoring.rehearsing
    pass_time(giver, rehearsing.rehearsal.scenes[scene].start - rehearsing.rehearsal.playhead)


def picture(page: RehearsePage) -> QImage:
    page.move_on()
    page.step.picture.settle()
    return page.step.picture.grab().toImage()


def click(widget: QWidget) -> None:
    none = Qt.KeyboardModifier.NoModifier
    left, middle = Qt.MouseButton.LeftButton, QPointF(widget.rect().center())
    kind = QEvent.Type.MouseButtonPress
    press = QMouseEvent(kind, middle, widget.mapToGlobal(middle), left, left, none)
    QApplication.sendEvent(widget, press)


def test_home_leads_to_the_first_step(giver: Giver, page: RehearsePage) -> None:
    assert giver.shows(page)
    assert page.words == BANNER
    assert page.step.technique.words == "Warm-up twists"
    assert page.step.count.words == "1 of 13"
    assert page.step.seconds.words == "24 s in the session"
    assert page.accessibleName().startswith("Rehearsal. Left leg: Warm-up twists. ")


def test_each_step_comes_once_then_the_change_then_the_other_leg_then_the_end(
    giver: Giver, page: RehearsePage
) -> None:
    seen = []
    for scene in giver.program.authoring.rehearsing.rehearsal.scenes:
        shown = page.step if page.step.isVisible() else page.change
        assert shown.isVisible()
        name = page.step.technique.words if shown is page.step else "Change legs"
        seen.append((page.step.badge.accessibleName(), name))
        pass_time(giver, scene.length)
    techniques = [step.technique.name for step in classic(giver).steps]
    left = [("Left leg", name) for name in techniques]
    assert seen == [*left, ("Left leg", "Change legs"), ("Right leg", techniques[0])]
    assert page.end.isVisible()
    assert page.end.title.words == "That was all of it."


def test_the_other_leg_is_mirrored(giver: Giver, page: RehearsePage) -> None:
    assert not page.step.picture.mirrored
    go_to(giver, 14)
    assert page.step.picture.mirrored
    assert page.step.cue.words == "The same again on the right leg, step by step."


def test_the_change_of_legs_says_what_the_session_says(giver: Giver, page: RehearsePage) -> None:
    go_to(giver, 13)
    assert page.change.accessibleName() == "Change legs. Cover the left leg. Take a little oil."
    assert page.accessibleName().startswith("Rehearsal. Right leg: Change legs. Cover the left")


def test_the_hands_move_at_their_own_pace(giver: Giver, page: RehearsePage) -> None:
    first = picture(page)
    giver.clock.advance(1_000)
    assert picture(page) != first


def test_reduced_motion_shows_a_still_picture(giver: Giver, page: RehearsePage) -> None:
    page.set_still(True)
    first = picture(page)
    giver.clock.advance(1_000)
    assert picture(page) == first


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_pauses_and_goes_on(giver: Giver, page: RehearsePage, key: Qt.Key) -> None:
    giver.key(key)
    assert page.words == PAUSED
    assert not page.moving
    before = picture(page)
    pass_time(giver, 20_000)
    assert picture(page) == before
    giver.key(key)
    assert page.words == BANNER
    assert page.moving


def test_a_key_that_is_held_down_pauses_once(giver: Giver, page: RehearsePage) -> None:
    giver.key(Qt.Key.Key_Space)
    giver.key(Qt.Key.Key_Space, repeated=True)
    assert page.words == PAUSED


def test_a_click_on_a_picture_pauses_and_goes_on(giver: Giver, page: RehearsePage) -> None:
    click(page.step.picture)
    assert page.words == PAUSED
    click(page.step.picture)
    assert page.words == BANNER
    go_to(giver, 13)
    click(page.change)
    assert page.words == PAUSED


@pytest.mark.parametrize(
    ("on", "before"),
    [
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
        (Qt.Key.Key_Down, Qt.Key.Key_Up),
    ],
)
def test_keys_go_back_and_forth(
    giver: Giver, page: RehearsePage, on: Qt.Key, before: Qt.Key
) -> None:
    giver.key(on)
    assert page.step.count.words == "2 of 13"
    giver.key(on)
    giver.key(before)
    assert page.step.count.words == "2 of 13"


def test_controls_do_what_keys_do(giver: Giver, page: RehearsePage) -> None:
    page.bar.next.click()
    page.bar.next.click()
    page.bar.back.click()
    assert page.step.count.words == "2 of 13"
    page.bar.pause.click()
    assert page.bar.pause.accessibleName() == "Go on"
    page.bar.leave.click()
    assert giver.shows(giver.window.home)


def test_escape_leads_home_and_nothing_goes_on_there(giver: Giver, page: RehearsePage) -> None:
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    assert not page.moving
    assert giver.program.authoring.rehearsing.rehearsal.running_since is None


def test_another_page_stops_it(giver: Giver, page: RehearsePage) -> None:
    giver.program.show_learn()
    assert giver.program.authoring.rehearsing.rehearsal.paused
    assert not page.moving


def test_the_end_leads_on_to_the_safety_check(giver: Giver, page: RehearsePage) -> None:
    pass_time(giver, MINUTE)
    page.settle()
    assert giver.window.focusWidget() is page.bar.check
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.safety)
    giver.pass_check()
    assert giver.planned.id == CLASSIC


def test_a_key_in_the_first_moment_of_the_end_presses_nothing(
    giver: Giver, page: RehearsePage
) -> None:
    pass_time(giver, MINUTE)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right):
        giver.key(key)
        assert giver.shows(page)
        assert page.end.isVisible()


def test_from_the_end_it_begins_again_or_goes_back(giver: Giver, page: RehearsePage) -> None:
    pass_time(giver, MINUTE)
    page.bar.again.click()
    assert page.step.count.words == "1 of 13"
    assert page.moving
    pass_time(giver, MINUTE)
    page.settle()
    giver.key(Qt.Key.Key_PageUp)  # arrows go from button to button
    assert page.step.technique.words == "Warm-up twists"
    assert page.words == PAUSED
    pass_time(giver, MINUTE)
    giver.key(Qt.Key.Key_Right)
    page.bar.home.click()
    assert giver.shows(giver.window.home)


def test_a_look_at_a_routine_leads_back_to_where_it_was_asked_for(
    giver: Giver, rehearsing: Rehearsing
) -> None:
    told: list[str] = []
    rehearsing.begin(classic(giver), lambda: told.append("back"))
    bar = rehearsing.page.bar
    assert bar.leave.accessibleName() == "Back"
    assert len({control.accessibleName() for control in bar.controls}) == len(bar.controls)
    pass_time(giver, MINUTE)
    assert not rehearsing.page.bar.check.isVisible()
    rehearsing.page.settle()
    giver.key(Qt.Key.Key_Return)
    assert told == ["back"]


def test_it_is_no_session_and_nothing_is_kept_of_it(giver: Giver) -> None:
    home = giver.places.settings.parent
    settings = giver.program.settings.now
    before = {file: file.read_bytes() for file in home.rglob("*") if file.is_file()}
    session = giver.player.session
    giver.program.do(Act.REHEARSE, "foot-reviver")
    pass_time(giver, 30_000)
    assert not giver.program.flow.in_session
    pass_time(giver, MINUTE)
    giver.key(Qt.Key.Key_Escape)
    assert {file: file.read_bytes() for file in home.rglob("*") if file.is_file()} == before
    assert giver.program.settings.now == settings
    assert giver.player.session is session


def test_a_routine_with_problems_shows_them(giver: Giver, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("format: 1\nname: Wrong\n")
    giver.program.opening.rehearse(str(path))
    assert giver.shows(giver.pages.text)


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080), (1080, 1920), (800, 410)])
@pytest.mark.parametrize(("zoom", "reach"), [(1.0, 1.0), (2.0, 1.0), (2.0, 1.5)])
def test_nothing_stands_on_another_or_outside(
    giver: Giver, page: RehearsePage, size: tuple[int, int], zoom: float, reach: float
) -> None:
    giver.window.resize(*size)
    page.set_theme(replace(LIGHT, zoom=zoom, reach=reach))
    QApplication.processEvents()
    for _ in range(13):
        sheet = page.step
        parts = [sheet.badge, sheet.technique, sheet.count, sheet.seconds, sheet.dial, sheet.hands]
        parts += [words for words in sheet.instructions if words.isVisible()]
        places = [part.geometry() for part in (*parts, sheet.following)]
        for number, place in enumerate(places):
            assert sheet.rect().contains(place)
            assert not any(place.intersects(other) for other in places[number + 1 :])
        assert sheet.rect().contains(sheet.cue.geometry())
        giver.key(Qt.Key.Key_Right)
    controls = [control.geometry() for control in page.bar.controls]
    assert all(page.rect().contains(place) for place in controls)
    assert not QRect(page.bar.leg.geometry()).intersects(controls[0])


@pytest.mark.parametrize("size", [(800, 340), (1280, 600)])
def test_the_end_grows_with_the_text_as_far_as_all_of_it_has_room(
    giver: Giver, page: RehearsePage, size: tuple[int, int]
) -> None:
    words = page.end.words.words
    for told in (words, f"{words} In other languages it is longer.", f"{words} {words}"):
        page.end.words.set_words(told)
        page.end.show_routine(classic(giver))
        page.end.resize(*size)
        page.end.set_look(replace(LIGHT, zoom=2.0), 2.0 * unit(*giver.window.size().toTuple()))
        assert page.end.words.height() >= page.end.words.height_for(page.end.words.width())
        assert page.end.strip.geometry().bottom() < page.end.height()
    page.end.words.set_words(words)
