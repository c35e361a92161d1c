"""Stop or go on: a session is never lost by accident, and a sign leads to what to do about it."""

from dataclasses import replace
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from massage_timer.core.routine import Side
from massage_timer.core.safety import SERIOUS_SIGNS, STOP_SIGNS, STOP_TITLE
from massage_timer.core.session import Command, Phase
from massage_timer.ui.ending.stop_page import StopPage
from massage_timer.ui.tokens import HOLD_MS, LIGHT
from massage_timer.ui.widgets.sign_row import LEAST

NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
KEYS = (
    *NUMBERS,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Tab,
    Qt.Key.Key_5,
    Qt.Key.Key_0,
    Qt.Key.Key_Q,
    Qt.Key.Key_F10,
    Qt.Key.Key_MediaTogglePlayPause,
)


@pytest.fixture
def page(giver: Giver) -> StopPage:
    """In front, thirty seconds into the first leg, and still new."""
    giver.begin()
    giver.go_until(lambda shown: shown.leg_seconds == 270)
    giver.program.flow.ask_to_stop()
    assert giver.shows(giver.pages.stop)
    return giver.pages.stop


def click(target: QWidget, *, let_go: bool = True) -> None:
    """Press and let go in the middle of a widget, with the mouse."""
    at, left = QPointF(target.rect().center()), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    kinds = [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
    for kind in kinds if let_go else kinds[:1]:
        held = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, target.mapToGlobal(at), left, held, none)
        QApplication.sendEvent(target, event)


def answers(page: StopPage) -> list[QAbstractButton]:
    return [*page.signs.rows, page.stop_now, page.go_on]


# What it shows


def test_it_asks_with_the_four_signs_and_says_what_the_fifth_is(
    giver: Giver, page: StopPage
) -> None:
    assert giver.frame.paused
    assert page.title.words == STOP_TITLE
    assert [row.text() for row in page.signs.rows] == [sign.text for sign in SERIOUS_SIGNS]
    assert [words.words.split("?")[0] for words in page.signs.others] == [STOP_SIGNS[-1].text]
    assert not page.close_button.isVisible()


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (3840, 2160), (1080, 1920)])
def test_each_sign_is_a_large_row_that_is_wholly_in_sight(
    page: StopPage, size: tuple[int, int]
) -> None:
    page.resize(*size)
    view = page.signs.viewport().rect()
    for row in page.signs.rows:
        assert row.height() >= max(LEAST, row.height_for(row.width()))
        assert row.width() > 0.6 * min(size[0], 2000)
        assert view.contains(row.geometry())
    assert page.signs.verticalScrollBar().maximum() == 0


def test_with_very_large_letters_it_scrolls_to_the_row_that_has_the_focus(page: StopPage) -> None:
    page.resize(800, 480)
    page.set_theme(replace(LIGHT, zoom=2.0))
    bar = page.signs.verticalScrollBar()
    assert bar.maximum() > 0
    # As it comes, whether or not the window of this test is in front.
    QApplication.sendEvent(page.signs.rows[-1], QFocusEvent(QEvent.Type.FocusIn))
    shown = page.signs.rows[-1].geometry().translated(0, -bar.value())
    assert page.signs.viewport().rect().contains(shown)
    page.set_theme(LIGHT)


# How it answers


@pytest.mark.parametrize("number", range(4))
def test_a_sign_ends_the_session_at_once_and_shows_its_cards_before_the_summary(
    giver: Giver, page: StopPage, number: int
) -> None:
    page.settle()
    click(page.signs.rows[number])
    assert giver.frame.stopped
    assert giver.shows(page)
    sign = SERIOUS_SIGNS[number]
    assert page.title.words == f"{sign.text}."
    assert [view.title.words for view in page.cards.cards] == [card.title for card in sign.cards]
    assert not page.asks
    assert not page.signs.isVisible()
    click(page.close_button)
    assert giver.shows(page), "the press that chose the sign may be a double one"
    page.settle()
    click(page.close_button)
    assert giver.shows(giver.pages.done)
    assert giver.pages.done.title.words == "Stopped."
    assert giver.pages.done.clocks[Side.LEFT].words == "0:30"


@pytest.mark.parametrize("number", range(4))
def test_the_keys_one_to_four_press_the_signs(giver: Giver, page: StopPage, number: int) -> None:
    page.settle()
    giver.key(NUMBERS[number])
    assert giver.frame.stopped
    assert page.title.words == f"{SERIOUS_SIGNS[number].text}."


@pytest.mark.parametrize("press", [Qt.Key.Key_Space, Qt.Key.Key_Return])
@pytest.mark.parametrize("move", [Qt.Key.Key_Tab, Qt.Key.Key_Down])
@pytest.mark.parametrize("number", range(4))
def test_every_sign_is_reached_and_pressed_by_the_keyboard(
    giver: Giver, page: StopPage, move: Qt.Key, press: Qt.Key, number: int
) -> None:
    page.settle()
    for _ in range(len(answers(page))):
        if giver.window.focusWidget() is page.signs.rows[number]:
            break
        giver.key(move)
    giver.key(press)
    assert giver.frame.stopped
    assert page.title.words == f"{SERIOUS_SIGNS[number].text}."


def test_stop_now_leads_to_the_summary(giver: Giver, page: StopPage) -> None:
    page.settle()
    click(page.stop_now)
    assert giver.frame.stopped
    assert giver.shows(giver.pages.done)


def test_escape_once_more_does_not_go_on(giver: Giver, page: StopPage) -> None:
    page.settle()
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(page)
    assert page.asks
    assert giver.frame.paused


def test_it_can_go_on_softer(giver: Giver, page: StopPage) -> None:
    page.settle()
    before = giver.frame.pressure
    click(page.softer)
    assert giver.shows(giver.pages.session)
    assert giver.frame.phase is Phase.LEAD_IN
    assert giver.frame.pressure == before - 1


def test_after_a_sign_nobody_is_offered_another_massage(giver: Giver, page: StopPage) -> None:
    page.settle()
    click(page.signs.rows[2])
    page.settle()
    click(page.close_button)
    assert giver.shows(giver.pages.done)
    assert giver.pages.done.swap.isHidden()
    giver.program.go_home()
    giver.begin()
    giver.player.tell(Command.STOP)
    assert not giver.pages.done.swap.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_going_on_takes_one_key_and_a_lead_in(giver: Giver, page: StopPage, key: Qt.Key) -> None:
    page.settle()
    giver.key(key)
    assert giver.shows(giver.pages.session)
    assert giver.frame.phase is Phase.LEAD_IN
    giver.go_until(lambda shown: shown.phase is Phase.STEP)
    assert giver.frame.leg_seconds == 270


@pytest.mark.parametrize("key", KEYS)
def test_a_key_in_the_first_moment_answers_nothing(
    giver: Giver, page: StopPage, key: Qt.Key
) -> None:
    giver.key(key)
    assert giver.shows(page)
    assert giver.frame.paused


def test_a_click_in_the_first_moment_answers_nothing_though_it_ends_later(
    giver: Giver, page: StopPage
) -> None:
    for button in answers(page):
        click(button, let_go=False)
        assert not button.isDown()
        click(button)
    assert giver.shows(page)
    assert giver.frame.paused


def test_the_second_click_of_a_double_one_on_stop_answers_nothing(giver: Giver) -> None:
    giver.begin()
    stop = giver.pages.session.controls.stop
    click(stop)
    giver.pages.session.controls.settle()
    assert giver.shows(giver.pages.stop)
    where = giver.window.mapFromGlobal(stop.mapToGlobal(stop.rect().center()))
    under = giver.window.childAt(QPoint(where))
    click(under or giver.pages.stop)
    assert giver.shows(giver.pages.stop)


def test_a_key_that_was_down_before_answers_nothing(giver: Giver, page: StopPage) -> None:
    page.settle()
    for key in KEYS:
        if key is not Qt.Key.Key_Tab:
            giver.hold(key, repeated=True)
    assert giver.shows(page)
    assert giver.frame.paused


def test_new_questions_are_as_new_as_the_first(giver: Giver, page: StopPage) -> None:
    page.settle()
    giver.key(NUMBERS[0])
    page.settle()
    giver.key(Qt.Key.Key_Return)
    giver.pages.done.home.click()
    giver.begin()
    giver.program.flow.ask_to_stop()
    assert page.asks
    assert page.title.words == STOP_TITLE
    giver.key(Qt.Key.Key_Return)
    assert giver.frame.paused


# Never by accident


class Fumbling(RuleBasedStateMachine):
    """Presses keys and clicks on the question in any order, early and late.

    What may end the session is a sign, Stop now, or a hold of a full second; the machine keeps
    its own account of which of them has happened.
    """

    giver: Giver

    @initialize(place=st.sampled_from([1, 61, 299, 300, 340]))
    def sit_down(self, place: int) -> None:
        giver = self.giver
        giver.program.go_home()
        giver.begin(CLASSIC)
        giver.go_until(lambda shown: shown.both_seconds <= 600 - place)
        giver.program.flow.ask_to_stop()
        self.had = giver.frame.left_ms + giver.frame.right_ms
        self.old = False
        self.may_end = False

    @property
    def page(self) -> StopPage:
        return self.giver.pages.stop

    @property
    def asked(self) -> bool:
        return self.giver.shows(self.page) and self.page.asks

    @rule()
    def wait_a_moment(self) -> None:
        self.page.settle()
        self.old = True

    @rule(key=st.sampled_from(KEYS), repeated=st.booleans())
    def press(self, key: Qt.Key, repeated: bool) -> None:
        focused = self.giver.window.focusWidget()
        ends = [*self.page.signs.rows, self.page.stop_now]
        meant = key in NUMBERS or (focused in ends and key in (Qt.Key.Key_Space, Qt.Key.Key_Return))
        self.may_end |= self.asked and self.old and meant and not repeated
        self.giver.key(key, repeated=repeated)
        self._look_again()

    @rule(number=st.integers(0, 5))
    def click(self, number: int) -> None:
        button = answers(self.page)[number]
        if not self.asked:
            return
        self.may_end |= self.old and button is not self.page.go_on
        click(button)
        self._look_again()

    @rule()
    def click_beside(self) -> None:
        if self.asked:
            click(self.page)

    @rule()
    def close_the_window(self) -> None:
        if self.asked:
            assert not self.giver.close()
            self.old = False

    @rule(held=st.integers(0, HOLD_MS))
    def hold_escape(self, held: int) -> None:
        """On the session's own page, where a full second stops it."""
        if not self.giver.shows(self.giver.pages.session):
            return
        self.may_end |= held == HOLD_MS
        self.giver.hold(Qt.Key.Key_Escape)
        self.giver.pages.session.controls.closing.setCurrentTime(held)
        self.giver.let_go(Qt.Key.Key_Escape)
        self._look_again()

    @rule(ms=st.integers(0, 3_000))
    def time_passes(self, ms: int) -> None:
        self.giver.pass_time(ms)

    @invariant()
    def it_ends_only_when_it_is_meant_to(self) -> None:
        if not hasattr(self, "had"):
            return
        shown = self.giver.frame
        if shown.stopped:
            assert self.may_end
        had = shown.left_ms + shown.right_ms
        assert had >= self.had
        if self.asked:
            assert shown.paused
            assert not shown.stopped
        self.had = had

    @invariant()
    def cards_are_those_of_the_sign(self) -> None:
        if not hasattr(self, "had") or not self.giver.shows(self.page) or self.page.asks:
            return
        sign = next(s for s in SERIOUS_SIGNS if self.page.title.words == f"{s.text}.")
        shown = [view.title.words for view in self.page.cards.cards]
        assert shown == [card.title for card in sign.cards]
        assert self.giver.frame.stopped

    def _look_again(self) -> None:
        """A page that has just come is new again; so is the one after a sign."""
        if not self.asked:
            self.old = False

    def teardown(self) -> None:
        if hasattr(self, "had"):
            self.giver.player.tell(Command.STOP)


def test_keys_and_clicks_in_any_order_lose_no_session(qapp: QApplication, tmp_path: Path) -> None:
    giver = Giver(tmp_path)
    giver.program.read_the_rest()
    giver.pages.set_still(True)

    few = settings(max_examples=15, stateful_step_count=20)  # each example is a whole session
    try:
        run_state_machine_as_test(type("Here", (Fumbling,), {"giver": giver}), settings=few)
    finally:
        giver.leave()
