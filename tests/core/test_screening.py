"""The safety check: nothing but a clear no to everything lets a session begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core import screening
from massage_timer.core.screening import (
    CONDITIONS,
    GOOD_TO_GO,
    MUST_ASK,
    QUESTIONS,
    SOFT_QUESTIONS,
    WARNING_SIGNS,
    Action,
    Answer,
    Card,
    Question,
    none_of,
    one_of_these,
    outcome,
)

ANSWERS = st.fixed_dictionaries(
    {}, optional={question.id: st.sampled_from(Answer) for question in QUESTIONS}
)
CARDS = [value for value in vars(screening).values() if isinstance(value, Card)]


def test_every_question_of_the_list_is_there_once_and_today_comes_first() -> None:
    assert [question.id for question in QUESTIONS] == [
        "Q13",
        "Q12",
        *(f"Q{number}" for number in range(1, 12)),
        *(f"Q{number}" for number in range(14, 22)),
    ]
    assert all(question.text.endswith("?") and question.source for question in QUESTIONS)


def test_none_of_these_lets_the_session_begin() -> None:
    assert outcome(none_of(MUST_ASK)) == screening.Outcome(True, False, (GOOD_TO_GO,))


def test_without_answers_nothing_begins_and_nothing_is_claimed() -> None:
    assert outcome({}) == screening.Outcome(False, False, ())


@pytest.mark.parametrize("question", MUST_ASK, ids=lambda question: question.id)
def test_a_question_left_out_keeps_the_session_from_beginning(question: Question) -> None:
    answers = none_of(MUST_ASK)
    del answers[question.id]
    assert outcome(answers) == screening.Outcome(False, False, ())


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
@pytest.mark.parametrize("question", MUST_ASK, ids=lambda question: question.id)
def test_one_yes_or_not_sure_is_enough(question: Question, answer: Answer) -> None:
    alone = outcome({question.id: answer})
    among_noes = outcome(none_of(QUESTIONS) | {question.id: answer})
    assert alone == among_noes
    assert not alone.may_begin
    assert alone.cards


@given(ANSWERS)
def test_only_a_no_to_everything_that_must_be_asked_begins(answers: dict[str, Answer]) -> None:
    all_no = all(answers.get(question.id) is Answer.NO for question in MUST_ASK)
    assert outcome(answers).may_begin == all_no


@pytest.mark.parametrize(
    ("ids", "cards"),
    [
        (["Q13"], [screening.EMERGENCY]),
        (["Q12"], [screening.CLOT_NOW, screening.CLOT_SIGNS]),
        (["Q1"], [screening.CLOT_EVER, screening.CLOT_SIGNS]),
        (["Q1", "Q3"], [screening.CLOT_EVER, screening.NOT_TODAY, screening.CLOT_SIGNS]),
        (["Q9"], [screening.NOT_TODAY]),
        (["Q9", "Q10"], [screening.NOT_TODAY]),
        (["Q12", "Q13"], [screening.EMERGENCY, screening.CLOT_NOW, screening.CLOT_SIGNS]),
        (["Q9", "Q20"], [screening.NOT_TODAY]),
    ],
)
def test_the_most_urgent_card_comes_first(ids: list[str], cards: list[Card]) -> None:
    assert list(outcome(dict.fromkeys(ids, Answer.YES)).cards) == cards


@pytest.mark.parametrize(
    ("ids", "softened", "cards"),
    [
        (["Q19"], False, [screening.CHECK_THE_OIL, GOOD_TO_GO]),
        (["Q20", "Q21"], True, [screening.LIGHT_TOUCH, GOOD_TO_GO]),
    ],
)
def test_the_soft_questions_advise_and_never_block(
    ids: list[str], softened: bool, cards: list[Card]
) -> None:
    found = outcome(none_of(MUST_ASK) | dict.fromkeys(ids, Answer.NOT_SURE))
    assert (found.may_begin, found.softened, list(found.cards)) == (True, softened, cards)


def test_not_saying_which_one_blocks_and_shows_the_signs() -> None:
    found = one_of_these()
    assert not found.may_begin
    assert found.cards == (screening.NOT_TODAY, screening.CLOT_SIGNS)


def test_the_warning_signs_are_urgent_and_the_conditions_all_stop() -> None:
    assert [question.action for question in WARNING_SIGNS] == [Action.EMERGENCY, Action.CLOT]
    assert all(question.action >= Action.BLOCK for question in CONDITIONS)
    assert all(question.action < Action.BLOCK for question in SOFT_QUESTIONS)


def test_nothing_promises_to_heal() -> None:
    texts = [screening.DISCLAIMER, *screening.BEFORE, *screening.AFTER, *screening.STOP_SIGNS]
    texts += [text for card in CARDS for text in (card.title, card.text)]
    texts += [text for question in QUESTIONS for text in (question.text, question.small)]
    words = " ".join(texts).lower()
    for claim in ("cure", "heal ", "heals", "detox", "circulation", "we treat", "reduces"):
        assert claim not in words


def test_every_sentence_is_short_enough_to_be_read_by_a_child() -> None:
    for question in QUESTIONS:
        assert len(question.text.split()) <= 20, question.text
        assert len(question.small.split()) <= 25, question.small
