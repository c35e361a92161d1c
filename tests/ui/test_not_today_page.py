"""Not today: the cards of what was answered, and only ways that lead away from a session."""

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QPoint, QRect, Qt

from massage_timer.core.safety import (
    CLOT_NOW,
    CLOT_SIGNS,
    EMERGENCY,
    IN_ANY_OTHER_CASE,
    MUST_ASK,
    NOT_TODAY,
    Question,
)
from massage_timer.core.screening import outcome, ticked
from massage_timer.ui.safety.card_panel import CLOSE, WHO_NOT
from massage_timer.ui.safety.not_today_page import NotTodayPage

SIZES = [(800, 480), (1280, 800), (1920, 1080)]


@pytest.fixture
def page(giver: Giver) -> NotTodayPage:
    """The page after "not sure", when it has been there for a while."""
    refuse(giver)
    giver.pages.not_today.settle()
    return giver.pages.not_today


def refuse(giver: Giver, *ids: str) -> None:
    giver.program.opening.open_routine(CLASSIC)
    for id_ in ids:
        giver.pages.safety.sheet.row(id_).click()
    giver.pages.safety.one.click()


def titles(page: NotTodayPage) -> list[str]:
    return [view.title.words for view in page.panel.sheet.cards]


@pytest.mark.parametrize("question", MUST_ASK, ids=lambda q: q.id)
def test_a_ticked_row_shows_its_cards(giver: Giver, question: Question) -> None:
    refuse(giver, question.id)
    page = giver.pages.not_today
    assert titles(page) == [card.title for card in outcome(ticked([question.id])).cards]
    assert page.title.isHidden()


def test_not_sure_shows_every_card_and_what_to_do_in_any_other_case(page: NotTodayPage) -> None:
    assert titles(page) == [EMERGENCY.title, CLOT_NOW.title, IN_ANY_OTHER_CASE, CLOT_SIGNS.title]
    assert page.title.words == NOT_TODAY.title
    assert page.title.isVisible()


def test_there_are_two_ways_out_and_none_is_undoing(page: NotTodayPage) -> None:
    assert [button.text() for button in page.panel.buttons] == [CLOSE, WHO_NOT]


def test_close_enter_and_escape_lead_home(giver: Giver, page: NotTodayPage) -> None:
    page.panel.close_button.click()
    assert giver.shows(giver.window.home)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        refuse(giver)
        giver.key(key)
        assert giver.shows(giver.window.home)


def test_the_chapter_of_who_should_not_is_a_press_away(giver: Giver, page: NotTodayPage) -> None:
    giver.program.learn.search.setText("calf")
    page.panel.who_not.click()
    assert giver.shows(giver.program.learn)
    opened = giver.program.learn.list.opened
    assert opened is not None
    assert opened.title == WHO_NOT
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_the_key_that_gave_the_answer_does_not_close_the_page(giver: Giver, key: Qt.Key) -> None:
    refuse(giver)
    page = giver.pages.not_today
    giver.hold(key)
    giver.let_go(key)
    assert giver.shows(page)
    page.settle()
    giver.hold(key, repeated=True)
    assert giver.shows(page)


def test_keys_of_a_page_scroll_the_cards(giver: Giver, page: NotTodayPage) -> None:
    giver.window.resize(800, 480)
    bar = page.panel.sheet.verticalScrollBar()
    giver.key(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    giver.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert giver.shows(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ids", [(), ("Q13",), ("Q12",), ("Q9",)])
def test_the_buttons_stand_below_the_cards_and_within_the_page(
    giver: Giver, size: tuple[int, int], ids: tuple[str, ...]
) -> None:
    giver.window.resize(*size)
    refuse(giver, *ids)
    page = giver.pages.not_today
    cards = page.panel.sheet
    for button in page.panel.buttons:
        assert button.geometry().top() > cards.geometry().bottom()
        assert page.rect().contains(QRect(button.mapTo(page, QPoint()), button.size()))
