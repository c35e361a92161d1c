"""What follows from the answers of the safety check.

Pure, and forgetful by design: answers are arguments, nothing here or anywhere else keeps them. The
questions and cards themselves stand in `safety.py`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from massage_timer.core.safety import (
    CHECK_THE_OIL,
    CLOT_EVER,
    CLOT_NOW,
    CLOT_SIGNS,
    EMERGENCY,
    GOOD_TO_GO,
    LIGHT_TOUCH,
    MUST_ASK,
    NOT_TODAY,
    QUESTIONS,
    WARNING_SIGNS,
    Action,
    Card,
    Question,
)


class Answer(Enum):
    """There is no default: a question without an answer keeps the session from beginning."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not sure"
    """Counts as yes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers lead to."""

    may_begin: bool
    softened: bool
    cards: tuple[Card, ...]
    """What to show, the most urgent first; empty while answers are missing."""


_CARDS = {
    Action.ADVISE: CHECK_THE_OIL,
    Action.SOFTEN: LIGHT_TOUCH,
    Action.BLOCK: NOT_TODAY,
    Action.EMERGENCY: EMERGENCY,
}


def outcome(answers: Mapping[str, Answer], must_ask: tuple[Question, ...] = MUST_ASK) -> Outcome:
    """What the answers, by the ids of the questions, lead to.

    Not sure counts as yes. One yes to what must be asked is enough to stop, whatever else is
    unanswered; the session may begin only when all of `must_ask` was answered with no. That is
    every warning sign and condition, and only the warning signs when a session that broke off
    goes on.
    """
    yes = [question for question in QUESTIONS if _is_yes(answers.get(question.id))]
    stops = [question for question in yes if question.action >= Action.BLOCK]
    if stops:
        urgent = sorted(stops, key=lambda question: -question.action)
        cards = [card_for(question) for question in urgent]
        if any(question.action is Action.CLOT for question in stops):
            cards.append(CLOT_SIGNS)
        return Outcome(False, False, tuple(dict.fromkeys(cards)))
    if any(answers.get(question.id) is not Answer.NO for question in must_ask):
        return Outcome(False, False, ())
    softened = any(question.action is Action.SOFTEN for question in yes)
    advice = dict.fromkeys(card_for(question) for question in yes)
    return Outcome(True, softened, (*advice, GOOD_TO_GO))


def ticked(ids: Collection[str], asked: tuple[Question, ...] = QUESTIONS) -> dict[str, Answer]:
    """The answers of somebody who ticked these rows of those asked, and says none of the others."""
    return {q.id: Answer.YES if q.id in ids else Answer.NO for q in asked}


def none_of(questions: tuple[Question, ...]) -> dict[str, Answer]:
    """The answers of somebody who has read these questions and says none of these."""
    return ticked((), questions)


def one_of_these() -> Outcome:
    """What follows when the recipient says one of these, or not sure, and not which.

    It may be the most urgent of all, so every card is shown, that one first.
    """
    return Outcome(False, False, (EMERGENCY, CLOT_NOW, NOT_TODAY, CLOT_SIGNS))


def card_for(question: Question) -> Card:
    """What a yes to this question shows."""
    if question.action is Action.CLOT:
        return CLOT_NOW if question in WARNING_SIGNS else CLOT_EVER
    return _CARDS[question.action]


def _is_yes(answer: Answer | None) -> bool:
    return answer in (Answer.YES, Answer.NOT_SURE)
