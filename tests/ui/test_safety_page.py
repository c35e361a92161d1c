"""The safety check: every row can be ticked, no answer is given beforehand or unread."""

import gc
from collections.abc import Callable, Iterator

import pytest
from giver import CLASSIC, Giver
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from massage_timer.core.safety import (
    CHECK_THE_OIL,
    CHECK_TITLE,
    CLOT_EVER,
    CLOT_NOW,
    CLOT_SIGNS,
    CONDITIONS,
    EMERGENCY,
    EMERGENCY_NUMBERS,
    LIGHT_TOUCH,
    MUST_ASK,
    NONE_OF_THE_OTHERS,
    NONE_OF_THESE,
    NOT_TODAY,
    QUESTIONS,
    RESUME_TITLE,
    SOFT_QUESTIONS,
    WARNING_SIGNS,
    Card,
    Question,
)
from massage_timer.core.screening import Outcome, card_for, one_of_these, outcome, ticked
from massage_timer.ui.safety.card_panel import BY_MISTAKE, END_HERE, WHO_NOT, CardPanel
from massage_timer.ui.safety.page import A_ROW_IS_TICKED, READ_FIRST, SafetyPage
from massage_timer.ui.widgets.tick_row import TickRow
from massage_timer.ui.widgets.words import Words

Size = tuple[int, int]

SMALL: Size = (800, 480)
LARGE: Size = (1280, 800)
ARROWS = [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right]
EACH_THAT_BLOCKS = pytest.mark.parametrize("question", MUST_ASK, ids=lambda q: q.id)
EACH_THAT_IS_SOFT = pytest.mark.parametrize("question", SOFT_QUESTIONS, ids=lambda q: q.id)


@pytest.fixture
def page(giver: Giver) -> SafetyPage:
    giver.window.resize(*LARGE)
    giver.program.opening.open_routine(CLASSIC)
    giver.pages.safety.settle()
    return giver.pages.safety


@pytest.fixture
def small(giver: Giver) -> SafetyPage:
    giver.window.resize(*SMALL)
    giver.program.opening.open_routine(CLASSIC)
    giver.pages.safety.settle()
    return giver.pages.safety


def in_view(page: SafetyPage, part: QWidget) -> bool:
    viewport = page.view.viewport()
    return viewport.rect().contains(QRect(part.mapTo(viewport, QPoint()), part.size()))


def texts(*cards: Card) -> list[str]:
    return [line for card in cards for line in (card.title, *card.text.splitlines())]


def shown(panel: CardPanel) -> list[str]:
    """The words of its cards, line by line."""
    words = [w for view in panel.sheet.cards for w in view.findChildren(Words)]
    return [w.words for w in words if not w.isHidden()]


# What stands on the page


@pytest.mark.parametrize("size", [LARGE, (1366, 768), (1920, 1080), (2560, 1080), (3840, 2160)])
def test_in_a_large_window_every_row_is_in_view_at_once(giver: Giver, size: Size) -> None:
    giver.window.resize(*size)
    giver.program.opening.open_routine(CLASSIC)
    page = giver.pages.safety
    assert len(page.sheet.rows) == len(QUESTIONS)
    assert all(in_view(page, row) for row in page.sheet.rows)
    assert page.none.isEnabled()
    assert page.more.isHidden()


def test_rows_are_read_from_the_warning_signs_to_those_that_stop_nothing(page: SafetyPage) -> None:
    assert [row.text() for row in page.sheet.rows] == [question.text for question in QUESTIONS]
    boxes = [row.geometry() for row in page.sheet.rows]
    signs, conditions = boxes[: len(WARNING_SIGNS)], boxes[len(WARNING_SIGNS) : -3]
    assert max(box.bottom() for box in signs) < min(box.top() for box in conditions)
    assert max(box.bottom() for box in conditions) < min(box.top() for box in boxes[-3:])
    assert {box.x() for box in conditions[: len(CONDITIONS) // 2]} == {conditions[0].x()}
    assert {box.x() for box in conditions[len(CONDITIONS) // 2 :]} == {conditions[-1].x()}
    assert conditions[0].right() < conditions[-1].left()


def test_the_order_of_the_tab_key_is_the_order_on_the_page(giver: Giver, page: SafetyPage) -> None:
    seen = []
    for _ in range(len(QUESTIONS) + 3):
        giver.key(Qt.Key.Key_Tab)
        seen.append(giver.window.focusWidget())
    assert seen == [*page.sheet.rows, page.none, page.one, page.back]


def test_the_name_of_the_routine_stands_beside_the_way_back(page: SafetyPage) -> None:
    name = page.head.routine
    assert name.words == "Classic five-minute legs"
    assert name.geometry().right() < page.back.geometry().left()
    assert abs(name.geometry().center().y() - page.back.geometry().center().y()) <= 2


@pytest.mark.parametrize("size", [SMALL, LARGE, (1920, 1080)])
def test_both_answers_are_equally_large(page: SafetyPage, size: Size) -> None:
    page.resize(*size)
    assert page.none.width() == page.one.width()
    assert page.none.height() == page.one.height()
    assert page.none.y() == page.one.y()


# What follows from a tick


@EACH_THAT_BLOCKS
def test_a_row_that_blocks_shows_its_card_and_takes_the_answer_away(
    page: SafetyPage, question: Question
) -> None:
    page.sheet.row(question.id).click()
    card = card_for(question)
    said = shown(page.panel)
    expected = texts(card, CLOT_SIGNS) if card in (CLOT_NOW, CLOT_EVER) else texts(card)
    assert [line for line in said if not line.startswith(EMERGENCY_NUMBERS)] == expected
    assert (len(said) > len(expected)) == (card is EMERGENCY)
    assert not page.none.isEnabled()
    assert page.none.accessibleDescription() == A_ROW_IS_TICKED
    assert page.panel.isVisible()
    page.sheet.row(question.id).click()
    assert page.panel.isHidden()
    assert shown(page.panel) == []
    assert page.none.isEnabled()


def test_the_most_urgent_card_stands_first_whatever_was_ticked_first(page: SafetyPage) -> None:
    for id_ in ("Q9", "Q1", "Q13", "Q12"):
        page.sheet.row(id_).click()
    titles = [line for line in shown(page.panel) if line in {c.title for c in _CARDS}]
    assert titles == [card.title for card in _CARDS]


_CARDS = (EMERGENCY, CLOT_NOW, CLOT_EVER, NOT_TODAY, CLOT_SIGNS)


def test_a_row_ticked_by_mistake_is_unticked_and_the_card_goes(page: SafetyPage) -> None:
    page.sheet.row("Q9").click()
    page.sheet.row("Q20").click()
    assert [button.text() for button in page.panel.buttons] == [END_HERE, WHO_NOT, BY_MISTAKE]
    page.panel.mistake.click()
    assert page.sheet.ticked == {"Q20"}
    assert page.panel.isHidden()
    assert page.none.isEnabled()
    assert page.none.text() == NONE_OF_THE_OTHERS


def test_an_emergency_does_not_offer_the_mistake_first(page: SafetyPage) -> None:
    page.sheet.row("Q13").click()
    assert [button.text() for button in page.panel.buttons] == [END_HERE, WHO_NOT, BY_MISTAKE]


def test_the_actions_of_a_card_lead_home_and_to_the_chapter(giver: Giver, page: SafetyPage) -> None:
    page.sheet.row("Q9").click()
    page.panel.close_button.click()
    assert giver.shows(giver.window.home)
    giver.program.opening.open_routine(CLASSIC)
    page.sheet.row("Q9").click()
    page.panel.who_not.click()
    assert giver.shows(giver.program.learn)
    opened = giver.program.learn.list.opened
    assert opened is not None
    assert opened.title == WHO_NOT


@EACH_THAT_IS_SOFT
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_soft_row_blocks_nothing_and_its_advice_stands_under_it(
    giver: Giver, page: SafetyPage, question: Question, size: Size
) -> None:
    giver.window.resize(*size)
    page.view.scroll_by(Qt.Key.Key_End)
    row = page.sheet.row(question.id)
    page.view.focus_row(row)
    row.click()
    advice = page.sheet.advice_of(row)
    assert advice is not None
    assert advice.words == card_for(question).text
    assert advice.y() > row.geometry().bottom()
    assert in_view(page, advice)
    assert in_view(page, row)
    assert page.none.isEnabled()
    assert page.none.text() == NONE_OF_THE_OTHERS
    row.click()
    assert page.sheet.advice_of(row) is None
    assert page.none.text() == NONE_OF_THESE


def test_the_same_advice_is_given_once(page: SafetyPage) -> None:
    for question in SOFT_QUESTIONS:
        page.sheet.row(question.id).click()
    shown = [words.words for words in page.sheet.advice.values() if not words.isHidden()]
    assert shown == [CHECK_THE_OIL.text, LIGHT_TOUCH.text]


@pytest.mark.parametrize("size", [SMALL, (1024, 600), LARGE])
@EACH_THAT_BLOCKS
def test_a_ticked_row_stays_in_view_above_its_card(
    giver: Giver, page: SafetyPage, question: Question, size: Size
) -> None:
    giver.window.resize(*size)
    row = page.sheet.row(question.id)
    page.view.focus_row(row)
    row.click()
    assert in_view(page, row)
    assert page.view.geometry().bottom() < page.panel.y()
    assert page.panel.geometry().bottom() < page.none.y()
    for button in page.panel.buttons:
        assert page.panel.rect().contains(button.geometry())


# What the answers tell


@pytest.mark.parametrize("ids", [(), ("Q19",), ("Q20",), ("Q19", "Q21")])
def test_none_of_these_tells_what_may_begin(page: SafetyPage, ids: tuple[str, ...]) -> None:
    heard: list[Outcome] = []
    page.passed.connect(heard.append)
    for id_ in ids:
        page.sheet.row(id_).click()
    page.none.click()
    page.passed.disconnect(heard.append)
    assert heard == [outcome(ticked(ids))]
    assert heard[0].may_begin


@pytest.mark.parametrize("ids", [(), ("Q20",), ("Q9",), ("Q13", "Q9"), ("Q1", "Q20")])
def test_one_of_these_tells_what_follows(page: SafetyPage, ids: tuple[str, ...]) -> None:
    heard: list[Outcome] = []
    page.blocked.connect(heard.append)
    for id_ in ids:
        page.sheet.row(id_).click()
    page.one.click()
    page.blocked.disconnect(heard.append)
    blocks = any(q.id in ids for q in MUST_ASK)
    assert heard == [outcome(ticked(ids)) if blocks else one_of_these()]
    assert not heard[0].may_begin


def test_after_a_session_that_broke_off_the_warning_signs_alone_are_asked(
    giver: Giver, page: SafetyPage
) -> None:
    page.begin("Foot reviver", resuming=True)
    assert page.head.title.words == RESUME_TITLE
    assert [row.text() for row in page.sheet.rows] == [sign.text for sign in WARNING_SIGNS]
    assert [row for row in page.sheet.findChildren(TickRow) if row.isVisible()] == page.sheet.rows
    heard: list[Outcome] = []
    page.passed.connect(heard.append)
    page.sheet.row("Q12").click()
    page.none.click()
    page.none.clicked.emit()
    assert heard == []
    page.sheet.row("Q12").click()
    page.none.click()
    page.passed.disconnect(heard.append)
    assert [found.may_begin for found in heard] == [True]
    giver.program.opening.open_routine(CLASSIC)
    assert page.head.title.words == CHECK_TITLE
    assert len(page.sheet.rows) == len(QUESTIONS)


# Read to the end


def test_in_a_small_window_nothing_unread_is_answered_with_none(small: SafetyPage) -> None:
    assert not in_view(small, small.sheet.rows[-1])
    assert not small.none.isEnabled()
    assert small.none.accessibleDescription() == READ_FIRST
    below = [row for row in small.sheet.rows if not in_view(small, row)]
    assert small.more.text() == f"{len(below)} more below"
    assert small.one.isEnabled()
    counts = [len(below)]
    while small.more.isVisible():
        small.more.click()
        counts.append(int(small.more.text().split()[0]))
        assert small.none.isEnabled() == (counts[-1] == 0)
    assert counts == sorted(set(counts), reverse=True)
    assert in_view(small, small.sheet.rows[-1])
    assert small.more.isHidden()


def test_what_was_read_stays_read_until_the_next_check(giver: Giver, small: SafetyPage) -> None:
    giver.key(Qt.Key.Key_End)
    assert small.none.isEnabled()
    giver.key(Qt.Key.Key_Home)
    assert small.none.isEnabled()
    giver.program.opening.open_routine(CLASSIC)
    assert not small.none.isEnabled()
    giver.key(Qt.Key.Key_End)
    giver.key(Qt.Key.Key_Escape)
    giver.program.opening.open_routine(CLASSIC)
    assert not small.none.isEnabled()


def test_a_window_that_was_large_last_time_makes_nothing_read(giver: Giver) -> None:
    page = giver.pages.safety
    giver.window.resize(1080, 1920)
    giver.program.opening.open_routine(CLASSIC)
    assert page.none.isEnabled()
    giver.key(Qt.Key.Key_Escape)
    giver.window.resize(*SMALL)
    giver.program.opening.open_routine(CLASSIC)
    assert not page.none.isEnabled()


# Keys


def test_neither_answer_is_given_or_near_at_the_beginning(giver: Giver, page: SafetyPage) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_PageDown):
        giver.key(key)
        assert giver.shows(page)
    assert not page.none.hasFocus()
    assert not page.one.hasFocus()
    assert page.sheet.ticked == frozenset()


def test_one_letter_gives_an_answer(giver: Giver, page: SafetyPage) -> None:
    giver.key(Qt.Key.Key_N)
    assert giver.shows(giver.pages.comfort)
    giver.program.go_home()
    giver.program.opening.open_routine(CLASSIC)
    giver.key(Qt.Key.Key_O)
    assert giver.shows(giver.pages.not_today)
    assert page.none.accessibleDescription() == "Key N"
    assert page.one.accessibleDescription() == "Key O"


def test_a_letter_shows_what_was_not_read_before_it_answers(
    giver: Giver, small: SafetyPage
) -> None:
    giver.key(Qt.Key.Key_N)
    assert giver.shows(small)
    assert in_view(small, small.sheet.rows[-1])
    giver.hold(Qt.Key.Key_N)  # a second press of the same moment
    assert giver.shows(small)
    giver.key(Qt.Key.Key_N)
    assert giver.shows(giver.pages.comfort)


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_O])
def test_a_key_of_the_page_before_answers_nothing(giver: Giver, key: Qt.Key) -> None:
    giver.window.resize(*LARGE)
    giver.program.opening.open_routine(CLASSIC)
    page = giver.pages.safety
    giver.hold(key)
    assert giver.shows(page)
    giver.hold(Qt.Key.Key_Right)
    giver.hold(Qt.Key.Key_Return)
    assert giver.shows(page)
    page.settle()
    giver.hold(key, repeated=True)
    giver.hold(Qt.Key.Key_Return, repeated=True)
    assert giver.shows(page)


def test_a_letter_with_ctrl_or_alt_is_no_answer(giver: Giver, page: SafetyPage) -> None:
    for modifier in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.MetaModifier,
    ):
        QTest.keyClick(page, Qt.Key.Key_N, modifier)
        assert giver.shows(page)


def test_arrows_choose_between_the_answers_and_enter_gives_one(
    giver: Giver, page: SafetyPage
) -> None:
    giver.key(Qt.Key.Key_Right)
    assert giver.window.focusWidget() is page.one
    giver.key(Qt.Key.Key_Left)
    assert giver.window.focusWidget() is page.none
    giver.key(Qt.Key.Key_Right)
    giver.key(Qt.Key.Key_Return)
    assert giver.shows(giver.pages.not_today)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_down_goes_through_all_rows_as_they_are_read(giver: Giver, size: Size) -> None:
    giver.window.resize(*size)
    giver.program.opening.open_routine(CLASSIC)
    page = giver.pages.safety
    for row in page.sheet.rows:
        giver.key(Qt.Key.Key_Down)
        assert giver.window.focusWidget() is row
        assert in_view(page, row)
    giver.key(Qt.Key.Key_Down)
    assert giver.window.focusWidget() is page.sheet.rows[-1]
    for row in page.sheet.rows[-2::-1]:
        giver.key(Qt.Key.Key_Up)
        assert giver.window.focusWidget() is row


def test_left_and_right_lead_to_the_row_beside(giver: Giver, page: SafetyPage) -> None:
    row = page.sheet.row
    for one, other in (("Q13", "Q12"), ("Q1", "Q9"), ("Q8", "Q18"), ("Q19", "Q20")):
        page.view.focus_row(row(one))
        giver.key(Qt.Key.Key_Right)
        assert giver.window.focusWidget() is row(other)
        giver.key(Qt.Key.Key_Left)
        assert giver.window.focusWidget() is row(one)


def test_space_ticks_the_row_with_the_focus_and_enter_does_nothing(
    giver: Giver, page: SafetyPage
) -> None:
    giver.key(Qt.Key.Key_Down)
    giver.key(Qt.Key.Key_Return)
    assert page.sheet.ticked == frozenset()
    assert giver.shows(page)
    giver.key(Qt.Key.Key_Space)
    assert page.sheet.ticked == {WARNING_SIGNS[0].id}
    assert giver.window.focusWidget() is page.sheet.rows[0]
    giver.key(Qt.Key.Key_Space)
    assert page.sheet.ticked == frozenset()


def test_with_a_card_open_the_page_keys_scroll_it(giver: Giver, small: SafetyPage) -> None:
    small.sheet.row("Q12").click()
    bar = small.panel.sheet.verticalScrollBar()
    assert bar.maximum() > 0
    giver.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


# Forgotten


@pytest.fixture
def outcomes(page: SafetyPage) -> Iterator[Callable[[], list[Outcome]]]:
    """Tells every one of this test that anything still holds."""

    def held() -> list[Outcome]:
        gc.collect()
        return [kept for kept in gc.get_objects() if isinstance(kept, Outcome)]

    gc.freeze()  # what there was before is looked at by neither of the two
    yield held
    gc.unfreeze()


def leave_by_escape(giver: Giver) -> None:
    giver.key(Qt.Key.Key_Escape)


def leave_by_back(giver: Giver) -> None:
    giver.pages.safety.back.click()


def leave_by_home(giver: Giver) -> None:
    giver.program.go_home()


def leave_by_answer(giver: Giver) -> None:
    giver.pages.safety.one.click()


def begin_again(giver: Giver) -> None:
    giver.program.opening.open_routine("foot-reviver")


@pytest.mark.parametrize(
    "leave", [leave_by_escape, leave_by_back, leave_by_home, leave_by_answer, begin_again]
)
@pytest.mark.parametrize("ids", [("Q9", "Q13"), ("Q19", "Q20")])
def test_however_the_page_is_left_nothing_of_the_answers_is_kept(
    giver: Giver,
    page: SafetyPage,
    outcomes: Callable[[], list[Outcome]],
    leave: Callable[[Giver], None],
    ids: tuple[str, ...],
) -> None:
    for id_ in ids:
        page.sheet.row(id_).click()
    leave(giver)
    assert page.sheet.ticked == frozenset()
    assert shown(page.panel) == []
    assert page.panel.accessibleName() == ""
    assert all(words.isHidden() for words in page.sheet.advice.values())
    giver.program.go_home()
    assert shown(giver.pages.not_today.panel) == []
    assert outcomes() == []


def test_escape_and_back_lead_home(giver: Giver, page: SafetyPage) -> None:
    giver.key(Qt.Key.Key_Escape)
    assert giver.shows(giver.window.home)
    giver.program.opening.open_routine(CLASSIC)
    page.back.click()
    assert giver.shows(giver.window.home)
