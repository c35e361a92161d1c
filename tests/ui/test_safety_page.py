"""The safety check: every question in view, no answer given beforehand."""

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import Qt

from massage_timer.core.safety import CONDITIONS, WARNING_SIGNS
from massage_timer.ui.safety_page import SafetyPage


@pytest.fixture
def page(giver: Giver) -> SafetyPage:
    giver.program.open_routine(CLASSIC)
    return giver.pages.safety


@pytest.mark.parametrize("size", [(800, 480), (1024, 600), (1280, 800), (3840, 2160)])
def test_every_question_stands_on_the_page_at_once(page: SafetyPage, size: tuple[int, int]) -> None:
    page.resize(*size)
    shown = [
        words
        for signs, conditions in page.questions.values()
        for words in (*signs, *conditions)
        if not words.isHidden()
    ]
    assert len(shown) == len(WARNING_SIGNS) + len(CONDITIONS)
    answers = min(page.none.y(), page.one.y())
    assert all(words.geometry().bottom() < answers for words in shown)


def test_both_answers_are_equally_large(page: SafetyPage) -> None:
    for size in ((800, 480), (1280, 800), (1920, 1080)):
        page.resize(*size)
        assert abs(page.none.width() - page.one.width()) <= 1
        assert page.none.height() == page.one.height()
        assert page.none.y() == page.one.y()


def test_neither_answer_is_given_or_near_at_the_beginning(giver: Giver, page: SafetyPage) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        giver.key(key)
        assert giver.shows(page)
    assert not page.none.hasFocus()
    assert not page.one.hasFocus()


def test_arrows_choose_between_the_answers_and_enter_gives_one(
    giver: Giver, page: SafetyPage
) -> None:
    giver.key(Qt.Key.Key_Right)
    assert giver.window.focusWidget() is page.one
    giver.key(Qt.Key.Key_Left)
    assert giver.window.focusWidget() is page.none
    giver.key(Qt.Key.Key_Right)
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.text)


def test_escape_and_back_lead_home(giver: Giver, page: SafetyPage) -> None:
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    giver.program.open_routine(CLASSIC)
    page.back.click()
    assert giver.shows(giver.window.home)
