"""The safety check: nothing but a clear no to everything lets a session begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.safety import (
    CHECK_THE_OIL,
    CLOT_EVER,
    CLOT_NOW,
    CLOT_SIGNS,
    CONDITIONS,
    EMERGENCY,
    GOOD_TO_GO,
    LIGHT_TOUCH,
    MUST_ASK,
    NOT_TODAY,
    QUESTIONS,
    SOFT_QUESTIONS,
    WARNING_SIGNS,
    Action,
    Card,
    Question,
)
from massage_timer.core.screening import (
    Answer,
    Outcome,
    card_for,
    none_of,
    one_of_these,
    outcome,
    ticked,
)

ANSWERS = st.fixed_dictionaries(
    {}, optional={question.id: st.sampled_from(Answer) for question in QUESTIONS}
)
TICKS = st.sets(st.sampled_from([question.id for question in QUESTIONS]))

BLOCKS = {
    # The eight stop lines of the article.
    "pregnant": ["Q6"],
    "DVT or clotting issues": ["Q1", "Q2", "Q12", "Q13"],
    "water retention in the legs": ["Q7"],
    "open wounds": ["Q8"],
    "diabetes and high blood pressure": ["Q9", "Q10"],
    "osteoporosis": ["Q11"],
    "bruises easily": ["Q5"],
    "low platelets and on blood thinners": ["Q3", "Q4"],
    # Added from other sources.
    "added: ill, fever, infection": ["Q14"],
    "added: bad veins": ["Q15"],
    "added: operation, injury, long in bed": ["Q16"],
    "added: heart, kidney, liver, stroke, cancer": ["Q17"],
    "added: numb, or pain nobody explains": ["Q18"],
}


def test_every_question_of_the_list_is_there_once_and_today_comes_first() -> None:
    assert [question.id for question in QUESTIONS] == [
        "Q13",
        "Q12",
        *(f"Q{number}" for number in range(1, 12)),
        *(f"Q{number}" for number in range(14, 22)),
    ]


def test_the_table_of_stop_lines_has_every_question_that_must_be_asked() -> None:
    assert sorted(id_ for ids in BLOCKS.values() for id_ in ids) == sorted(q.id for q in MUST_ASK)


@pytest.mark.parametrize(
    ("line", "id_"), [(line, id_) for line, ids in BLOCKS.items() for id_ in ids]
)
def test_each_stop_line_blocks(line: str, id_: str) -> None:
    found = outcome(none_of(QUESTIONS) | {id_: Answer.YES})
    assert not found.may_begin, line
    assert found.cards


def test_none_of_these_lets_the_session_begin() -> None:
    assert outcome(none_of(MUST_ASK)) == Outcome(True, False, (GOOD_TO_GO,))


def test_without_answers_nothing_begins_and_nothing_is_claimed() -> None:
    assert outcome({}) == Outcome(False, False, ())


@pytest.mark.parametrize("question", MUST_ASK, ids=lambda question: question.id)
def test_a_question_left_out_keeps_the_session_from_beginning(question: Question) -> None:
    answers = none_of(MUST_ASK)
    del answers[question.id]
    assert outcome(answers) == Outcome(False, False, ())


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NOT_SURE])
@pytest.mark.parametrize("question", MUST_ASK, ids=lambda question: question.id)
def test_one_yes_or_not_sure_is_enough(question: Question, answer: Answer) -> None:
    alone = outcome({question.id: answer})
    among_noes = outcome(none_of(QUESTIONS) | {question.id: answer})
    assert alone == among_noes
    assert not alone.may_begin
    assert alone.cards[0] == card_for(question)


@given(ANSWERS)
def test_only_a_no_to_everything_that_must_be_asked_begins(answers: dict[str, Answer]) -> None:
    all_no = all(answers.get(question.id) is Answer.NO for question in MUST_ASK)
    assert outcome(answers).may_begin == all_no


@given(TICKS)
def test_whatever_is_ticked_only_soft_rows_let_the_session_begin(ids: set[str]) -> None:
    found = outcome(ticked(ids))
    assert found.may_begin == ids.isdisjoint(question.id for question in MUST_ASK)
    assert found.softened == (found.may_begin and not ids.isdisjoint({"Q20", "Q21"}))
    assert found.cards


@given(TICKS)
def test_going_on_after_a_session_that_broke_off_asks_the_warning_signs(ids: set[str]) -> None:
    of_these = {question.id for question in WARNING_SIGNS} & ids
    found = outcome(ticked(of_these, WARNING_SIGNS), WARNING_SIGNS)
    assert found.may_begin == (not of_these)
    assert not outcome({}, WARNING_SIGNS).may_begin


@pytest.mark.parametrize(
    ("ids", "cards"),
    [
        (["Q13"], [EMERGENCY]),
        (["Q12"], [CLOT_NOW, CLOT_SIGNS]),
        (["Q1"], [CLOT_EVER, CLOT_SIGNS]),
        (["Q1", "Q3"], [CLOT_EVER, NOT_TODAY, CLOT_SIGNS]),
        (["Q9"], [NOT_TODAY]),
        (["Q9", "Q10"], [NOT_TODAY]),
        (["Q12", "Q13"], [EMERGENCY, CLOT_NOW, CLOT_SIGNS]),
        (["Q9", "Q20"], [NOT_TODAY]),
    ],
)
def test_the_most_urgent_card_comes_first(ids: list[str], cards: list[Card]) -> None:
    assert list(outcome(dict.fromkeys(ids, Answer.YES)).cards) == cards


@pytest.mark.parametrize(
    ("ids", "softened", "cards"),
    [
        (["Q19"], False, [CHECK_THE_OIL, GOOD_TO_GO]),
        (["Q20"], True, [LIGHT_TOUCH, GOOD_TO_GO]),
        (["Q21"], True, [LIGHT_TOUCH, GOOD_TO_GO]),
        (["Q19", "Q20", "Q21"], True, [CHECK_THE_OIL, LIGHT_TOUCH, GOOD_TO_GO]),
    ],
)
def test_the_soft_questions_soften_or_advise_and_never_block(
    ids: list[str], softened: bool, cards: list[Card]
) -> None:
    found = outcome(none_of(MUST_ASK) | dict.fromkeys(ids, Answer.NOT_SURE))
    assert (found.may_begin, found.softened, list(found.cards)) == (True, softened, cards)


def test_not_saying_which_one_blocks_and_shows_the_most_urgent_first() -> None:
    found = one_of_these()
    assert not found.may_begin
    assert found.cards == (EMERGENCY, CLOT_NOW, NOT_TODAY, CLOT_SIGNS)


def test_the_warning_signs_are_urgent_and_the_conditions_all_stop() -> None:
    assert [question.action for question in WARNING_SIGNS] == [Action.EMERGENCY, Action.CLOT]
    assert all(question.action >= Action.BLOCK for question in CONDITIONS)
    assert all(question.action < Action.BLOCK for question in SOFT_QUESTIONS)
