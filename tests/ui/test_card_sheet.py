"""Cards: every word is there, an emergency stands out, and what does not fit scrolls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from massage_timer.core.safety import (
    CLOT_NOW,
    CLOT_SIGNS,
    EMERGENCY,
    EMERGENCY_NUMBERS,
    GOOD_TO_GO,
    NOT_TODAY,
    Card,
)
from massage_timer.ui.safety.card_sheet import CardSheet
from massage_timer.ui.tokens import DARK, DIM_AMBER, LIGHT, Theme
from massage_timer.ui.widgets.words import Words

CARDS = (EMERGENCY, CLOT_NOW, NOT_TODAY, CLOT_SIGNS)


@pytest.fixture
def sheet(qapp: QApplication) -> Iterator[CardSheet]:
    sheet = CardSheet()
    sheet.resize(900, 1200)
    sheet.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    sheet.show()
    yield sheet
    sheet.hide()
    sheet.deleteLater()


def words_shown(sheet: CardSheet) -> list[str]:
    return [w.words for view in sheet.cards for w in view.findChildren(Words) if not w.isHidden()]


def test_every_card_is_shown_whole_and_in_its_order(sheet: CardSheet) -> None:
    sheet.show_cards((CLOT_NOW, CLOT_SIGNS))
    lines = CLOT_SIGNS.text.splitlines()
    assert words_shown(sheet) == [CLOT_NOW.title, CLOT_NOW.text, CLOT_SIGNS.title, *lines]
    assert sheet.cards[0].geometry().bottom() < sheet.cards[1].geometry().top()


def test_other_cards_take_the_place_of_those_before(sheet: CardSheet) -> None:
    sheet.show_cards(CARDS)
    sheet.show_cards((GOOD_TO_GO,))
    assert words_shown(sheet) == [GOOD_TO_GO.title, GOOD_TO_GO.text]
    assert sheet.accessibleName() == f"{GOOD_TO_GO.title}. {GOOD_TO_GO.text}"


@pytest.mark.parametrize("size", [(760, 300), (900, 500), (1600, 900)])
@pytest.mark.parametrize("u", [0.85, 1.0, 2.0])
def test_no_word_is_cut_at_any_size(sheet: CardSheet, size: tuple[int, int], u: float) -> None:
    sheet.resize(*size)
    sheet.set_look(LIGHT, u)
    sheet.show_cards(CARDS)
    bottom = 0
    for view in sheet.cards:
        assert view.geometry().top() >= bottom
        bottom = view.geometry().bottom()
        inside = QRect(QPoint(), view.size())
        for words in view.findChildren(Words):
            if not words.isHidden():
                assert words.height() >= words.height_for(words.width())
                assert inside.contains(words.geometry())
    sheet.scroll_by(Qt.Key.Key_End)
    assert sheet.verticalScrollBar().value() + sheet.viewport().height() > bottom


def test_it_scrolls_only_where_it_must(sheet: CardSheet) -> None:
    sheet.show_cards((CLOT_NOW,))
    assert sheet.verticalScrollBar().maximum() == 0
    sheet.resize(900, sheet.height_for(900))
    assert sheet.verticalScrollBar().maximum() == 0
    sheet.resize(900, sheet.height_for(900) - 1)
    assert sheet.verticalScrollBar().maximum() == 1


def test_new_cards_are_shown_from_the_first(sheet: CardSheet) -> None:
    sheet.resize(700, 200)
    sheet.show_cards(CARDS)
    assert sheet.scroll_by(Qt.Key.Key_End)
    assert sheet.verticalScrollBar().value() > 0
    sheet.show_cards(CARDS)
    assert sheet.verticalScrollBar().value() == 0


def test_other_keys_do_not_scroll(sheet: CardSheet) -> None:
    sheet.show_cards(CARDS)
    assert not sheet.scroll_by(Qt.Key.Key_Space)
    assert not sheet.scroll_by(0)


@pytest.mark.parametrize("theme", [LIGHT, DARK, DIM_AMBER], ids=lambda theme: theme.name)
def test_an_emergency_alone_has_the_colour_of_stop_and_large_numbers(
    sheet: CardSheet, theme: Theme
) -> None:
    sheet.set_look(theme, 1.0)
    sheet.show_cards((EMERGENCY, CLOT_NOW))
    urgent, other = sheet.cards
    assert urgent.numbers.words == EMERGENCY_NUMBERS
    assert urgent.numbers.isVisible()
    assert not other.numbers.isVisible()
    assert urgent.numbers.height() > 1.4 * urgent.title.height()
    edge = QPoint(4, other.height() // 2)
    assert urgent.grab().toImage().pixelColor(edge) == QColor(theme.stop)
    assert other.grab().toImage().pixelColor(edge) == QColor(theme.panel)


def test_an_emergency_card_says_the_numbers_that_are_shown_large() -> None:
    for number in EMERGENCY_NUMBERS.split(" · "):
        assert number in EMERGENCY.text


def test_a_card_of_one_word_is_a_card(sheet: CardSheet) -> None:
    sheet.show_cards((Card("Stop", "Now.", "tests"),))
    assert words_shown(sheet) == ["Stop", "Now."]
