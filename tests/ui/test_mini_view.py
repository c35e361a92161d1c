"""The mini view: the same session in a small window, with the same keys, and no second truth."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from giver import Giver
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from written import overlapping, painted_by

from massage_timer import resources
from massage_timer.core.language import ENGLISH, speak
from massage_timer.core.phrases import GOES_ON, REFUSALS
from massage_timer.core.routine import Side
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import Options, Refusal
from massage_timer.flow import SessionFlow
from massage_timer.store.catalogue import load_catalogue
from massage_timer.translating import speak_as_wished
from massage_timer.ui.session.mini_view import MiniView
from massage_timer.ui.session.mini_words import HOLD
from massage_timer.ui.text.help_text import help_text
from massage_timer.ui.text.sheet import Paragraph
from massage_timer.ui.tokens import HOLD_MS, LIGHT
from massage_timer.ui.window.keep_in_front import BY_HAND, BY_HAND_AT_LENGTH, only_by_hand
from massage_timer.ui.window.main_window import SMALLEST

PRESSES_APART = 500


@pytest.fixture
def mini(giver: Giver) -> Iterator[MiniView]:
    """In front, in the first step."""
    giver.begin()
    giver.key(Qt.Key.Key_F10)
    assert is_mini(giver)
    yield giver.pages.mini
    giver.player.tell(Command.STOP)


def is_mini(giver: Giver) -> bool:
    """One of the two windows is there, never both and never none."""
    assert giver.pages.mini.isVisible() is not giver.window.isVisible()
    return giver.pages.mini.isVisible()


def press(giver: Giver, key: Qt.Key, kind: QEvent.Type = QEvent.Type.KeyPress) -> None:
    giver.clock.advance(PRESSES_APART)
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(giver.pages.mini, event)


def seen(mini: MiniView) -> QImage:
    return mini.words.grab().toImage()


def test_it_stays_above_other_windows_and_keeps_its_bounds(mini: MiniView) -> None:
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert mini.size().toTuple() == (320, 120)
    mini.resize(5000, 5000)
    assert mini.size().toTuple() == (640, 240)
    mini.resize(1, 1)
    assert mini.size().toTuple() == (320, 120)


def test_there_is_none_outside_a_session(giver: Giver) -> None:
    giver.key(Qt.Key.Key_F10)
    assert not is_mini(giver)
    giver.get_ready()
    giver.key(Qt.Key.Key_F10)
    assert not is_mini(giver)


@pytest.mark.parametrize("key", [Qt.Key.Key_F10, Qt.Key.Key_F11])
def test_the_same_key_leads_back(giver: Giver, mini: MiniView, key: Qt.Key) -> None:
    press(giver, key)
    assert not is_mini(giver)
    assert giver.shows(giver.pages.session)
    assert not giver.frame.paused


def test_its_controls_lead_to_and_fro(giver: Giver, mini: MiniView) -> None:
    mini.whole.click()
    assert not is_mini(giver)
    giver.pages.session.controls.mini.click()
    assert is_mini(giver)


def test_closing_it_loses_no_session(giver: Giver, mini: MiniView) -> None:
    event = QCloseEvent()
    QApplication.sendEvent(mini, event)
    assert not event.isAccepted()
    assert not is_mini(giver)
    assert giver.frame.phase is Phase.STEP


def test_it_shows_the_frame_that_the_page_shows(giver: Giver, mini: MiniView) -> None:
    giver.go_to(Phase.CHANGE)
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    technique = giver.frame.step.technique.name if giver.frame.step else ""
    assert mini.windowTitle() == f"Right leg: {technique}"
    assert mini.picture.accessibleName() == f"Picture: {technique}"
    assert mini.picture.mirrored
    assert mini.words.badge.accessibleName() == "Right leg"
    assert mini.words.leg_bar.accessibleName() == giver.pages.session.leg_bar.accessibleName()


def test_each_second_looks_different_and_a_pause_looks_like_none(
    giver: Giver, mini: MiniView
) -> None:
    pictures = [seen(mini)]
    for _ in range(3):
        giver.pass_time(1_000)
        pictures.append(seen(mini))
    giver.player.tell(Command.PAUSE)
    assert mini.words.message == f"Paused. {GOES_ON}"
    assert mini.words.leg_bar.isHidden()
    pictures.append(seen(mini))
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
    giver.player.tell(Command.RESUME)
    assert mini.words.message == ""
    assert not mini.words.leg_bar.isHidden()


def test_the_change_of_legs_has_its_own_field(giver: Giver, mini: MiniView) -> None:
    giver.go_to(Phase.CHANGE)
    assert mini.windowTitle() == "Right leg: Change legs"
    assert mini.words.badge.isHidden()
    assert mini.words.leg_bar.isHidden()
    counting = seen(mini)
    field = counting.pixelColor(counting.width() - 2, 2).name()
    assert field == mini._theme.change.field.lower()
    giver.player.tell(Command.PAUSE)
    assert seen(mini) != counting
    giver.player.tell(Command.RESUME)


def test_a_change_that_waits_says_so(giver: Giver, mini: MiniView) -> None:
    giver.player.load(giver.session.timeline.routine, Options(wait_at_change=True))
    giver.player.tell(Command.START)
    giver.go_until(lambda shown: shown.held)
    waiting = seen(mini)
    mini.show_frame(replace(giver.frame, held=False))
    assert seen(mini) != waiting
    giver.pass_time(2_000)
    press(giver, Qt.Key.Key_PageDown)
    assert giver.frame.phase is Phase.LEAD_IN
    assert giver.frame.side is Side.RIGHT


def test_pedals_work_in_it(giver: Giver, mini: MiniView) -> None:
    giver.pass_time(3_000)
    strokes = giver.frame.strokes
    press(giver, Qt.Key.Key_Up)
    assert giver.frame.strokes == strokes + 1
    press(giver, Qt.Key.Key_Down)
    assert giver.frame.pressure == 1
    assert mini.words.message == "Softer for the rest of this leg."
    press(giver, Qt.Key.Key_PageDown)
    assert giver.frame.step is giver.session.timeline.routine.steps[1]
    press(giver, Qt.Key.Key_Space)
    assert giver.frame.paused
    press(giver, Qt.Key.Key_A)
    assert not giver.frame.paused


def test_what_is_refused_is_told_there_too(giver: Giver, mini: MiniView) -> None:
    giver.go_until(lambda shown: shown.following is None)
    giver.pass_time(1_000)
    press(giver, Qt.Key.Key_Right)
    assert mini.words.message == f"Next: {REFUSALS[Refusal.LAST_STEP]}."


def test_a_click_anywhere_pauses(giver: Giver, mini: MiniView) -> None:
    at, left = QPointF(280, 40), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    giver.clock.advance(PRESSES_APART)
    click = QMouseEvent(QEvent.Type.MouseButtonPress, at, mini.mapToGlobal(at), left, left, none)
    QApplication.sendEvent(mini, click)
    assert giver.frame.paused
    giver.clock.advance(PRESSES_APART)
    mini.picture.clicked.emit()
    assert not giver.frame.paused


def test_escape_pressed_shortly_asks_in_the_whole_window(giver: Giver, mini: MiniView) -> None:
    press(giver, Qt.Key.Key_Escape)
    assert mini.words.message == ""
    mini.words.set_stopping(0.5)
    assert mini.words.message == HOLD
    press(giver, Qt.Key.Key_Escape, QEvent.Type.KeyRelease)
    giver.pages.session.controls.settle()
    assert not is_mini(giver)
    assert giver.shows(giver.pages.stop)
    assert giver.frame.paused
    assert mini.words._stopping == 0


def test_escape_held_stops_and_brings_the_summary(giver: Giver, mini: MiniView) -> None:
    press(giver, Qt.Key.Key_Escape)
    giver.pages.session.controls.closing.setCurrentTime(HOLD_MS // 2)
    assert mini.words.message == HOLD
    giver.pages.session.controls.closing.setCurrentTime(HOLD_MS)
    assert giver.frame.stopped
    assert not is_mini(giver)
    assert giver.shows(giver.pages.done)


def test_the_end_of_a_session_brings_the_whole_window(giver: Giver, mini: MiniView) -> None:
    giver.go_to(Phase.DONE)
    assert not is_mini(giver)
    assert giver.shows(giver.pages.done)


def test_only_what_is_seen_moves(giver: Giver, mini: MiniView) -> None:
    pages = giver.pages
    pages.set_still(False)
    giver.pass_time(1_000)
    assert mini._frames.isActive()
    assert not pages.session._frames.isActive()
    giver.player.tell(Command.PAUSE)
    assert not mini._frames.isActive()
    giver.player.tell(Command.RESUME)
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    assert mini._frames.isActive()
    press(giver, Qt.Key.Key_F10)
    assert not mini._frames.isActive()
    assert pages.session._frames.isActive()
    giver.key(Qt.Key.Key_F10)
    pages.set_still(True)
    assert not mini._frames.isActive()


def test_its_picture_is_that_of_the_sessions_own_time(giver: Giver, mini: MiniView) -> None:
    mini.set_still(False)
    giver.pass_time(1_000)
    early = mini.picture.grab().toImage()
    giver.pass_time(1_000)
    assert mini.picture.grab().toImage() != early
    giver.pass_time(15_000)  # its picture loops over four strokes of four seconds
    mini.picture.settle()
    assert mini.picture.grab().toImage() == early


@pytest.mark.parametrize("reach", [1.0, 1.2, 1.5])
@pytest.mark.parametrize("seconds", [44, 111, 288])
def test_no_technique_touches_the_digits(
    giver: Giver, mini: MiniView, reach: float, seconds: int
) -> None:
    mini.set_theme(replace(LIGHT, reach=reach))
    mini.resize(640, 240)
    step = giver.frame.step
    assert step is not None
    nameless = replace(step, technique=replace(step.technique, name="."))
    mini.show_frame(replace(giver.frame, step=nameless, seconds=seconds))
    begin = min(x for x in ink_columns(mini) if x > 0.25 * mini.words.width())
    assert begin > mini.words.badge.geometry().right() + 6
    for technique in load_catalogue(resources.assets() / "techniques.yaml").values():
        named = replace(giver.frame, step=replace(step, technique=technique), seconds=seconds)
        mini.show_frame(named)
        free = range(begin - 8, begin)
        assert not ink_columns(mini) & set(free), technique.name
    mini.set_theme(LIGHT)


def ink_columns(mini: MiniView) -> set[int]:
    """Where there is ink above the leg, by columns."""
    image, ink = seen(mini), QColor(LIGHT.ink).rgb()
    high = round(image.height() * 76 / 120)
    return {x for x in range(image.width()) for y in range(0, high, 2) if image.pixel(x, y) == ink}


def test_digits_grow_with_what_is_wanted_and_the_picture_makes_room(
    giver: Giver, mini: MiniView
) -> None:
    mini.set_theme(LIGHT)
    usual, picture = mini.words.width(), mini.picture.width()
    mini.set_theme(replace(LIGHT, reach=1.5))
    assert mini.words.width() > usual
    assert mini.picture.width() > 0.7 * picture
    mini.set_theme(LIGHT)


def test_the_window_comes_back_as_large_as_it_was(giver: Giver, mini: MiniView) -> None:
    press(giver, Qt.Key.Key_F10)
    giver.window.resize(SMALLEST)
    giver.key(Qt.Key.Key_F10)
    press(giver, Qt.Key.Key_F10)
    assert giver.window.size() == SMALLEST


# Where no program can keep its windows in front


@pytest.fixture
def wayland(giver: Giver) -> Iterator[SessionFlow]:
    """The flow of a program that is drawn by Wayland, in the first step."""
    flow = SessionFlow(giver.window, giver.pages, giver.player, giver.clock, "wayland-egl")
    giver.begin()
    yield flow
    giver.player.tell(Command.STOP)
    giver.pages.session.banner.drop()
    flow.deleteLater()


def test_that_only_the_giver_can_keep_it_in_front_is_told_once(
    giver: Giver, wayland: SessionFlow
) -> None:
    mini = giver.pages.mini
    wayland.switch_view()
    assert mini.words.message == BY_HAND
    giver.go_until(lambda shown: shown.step is giver.session.timeline.routine.steps[1])
    assert mini.words.message == BY_HAND, "a step that begins does not take it away"
    giver.player.tell(Command.PAUSE)
    assert mini.words.message == f"Paused. {GOES_ON}"
    giver.player.tell(Command.RESUME)
    assert mini.words.message == ""
    wayland.switch_view()
    wayland.switch_view()
    assert mini.words.message == ""


def test_at_the_change_of_legs_it_waits_until_it_can_be_seen(
    giver: Giver, wayland: SessionFlow
) -> None:
    giver.go_to(Phase.CHANGE)
    wayland.switch_view()
    wayland.switch_view()
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    wayland.switch_view()
    assert giver.pages.mini.words.message == BY_HAND


def test_where_the_program_can_keep_it_in_front_nothing_is_told(
    giver: Giver, mini: MiniView
) -> None:
    assert mini.words.message == ""


@pytest.mark.parametrize(
    ("platform", "by_hand"),
    [("wayland", True), ("wayland-egl", True), ("xcb", False), ("windows", False), ("", False)],
)
def test_help_says_what_to_do_where_only_the_giver_can(platform: str, by_hand: bool) -> None:
    assert only_by_hand(platform) is by_hand
    assert (Paragraph(BY_HAND_AT_LENGTH) in help_text(platform)) is by_hand


@pytest.fixture
def spanish() -> Iterator[None]:
    assert speak_as_wished("es", ()).code == "es"
    yield
    speak(ENGLISH)


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("zoom", [1.0, 1.25, 2.0])
def test_get_ready_stands_beside_the_name_of_the_technique(
    giver: Giver, mini: MiniView, zoom: float
) -> None:
    assert giver.frame.step is not None
    technique = replace(giver.frame.step.technique, name="Giros de calentamiento")
    step = replace(giver.frame.step, technique=technique)
    mini.resize(mini.minimumSize())
    mini.set_theme(replace(LIGHT, zoom=zoom))
    mini.words.show_frame(replace(giver.frame, phase=Phase.LEAD_IN, step=step, seconds=3))
    lines = list(painted_by(mini.words))
    assert "Preparativos" in [line.words for line in lines]
    assert not list(overlapping(lines))
    mini.set_theme(LIGHT)
