"""The safety check in a terminal: pages of rows, and two answers by a key.

Nothing of it is kept or written anywhere; there is no way round it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from massage_timer.core.safety import (
    ANY_OF_THESE,
    CONDITIONS,
    MUST_ASK,
    ONLY_SOFTEN,
    RIGHT_NOW,
    SOFT_QUESTIONS,
    WARNING_SIGNS,
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
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.lines import room, styled
from massage_timer.terminal.paper import Paper
from massage_timer.terminal.presses import Presses
from massage_timer.terminal.sheets import ROW_KEYS, Sheet, pages, place_words, sheet_lines

# How somebody is today comes first and alone: those signs are urgent.
_SECTIONS = (
    Sheet(RIGHT_NOW, WARNING_SIGNS),
    Sheet(ANY_OF_THESE, CONDITIONS),
    Sheet(ONLY_SOFTEN, SOFT_QUESTIONS, soft=True),
)
_SIGNS = (Sheet(RIGHT_NOW, WARNING_SIGNS),)
_NONE, _ONE, _GO_ON, _LEAVE = "n", ("o", "y"), "Enter", "Esc"
_NARROWEST = 3
"""Columns; narrower terminals are asked no less, but nobody could read it there."""


def ask(keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int]) -> Outcome | None:
    """Asks page by page; None when the answer was to leave.

    `read_clock` returns ms of real time. Raises KeyboardInterrupt for Ctrl+C.
    """
    return _ask(keyboard, paper, read_clock, _SECTIONS, MUST_ASK)


def ask_signs(keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int]) -> Outcome | None:
    """Asks for the warning signs alone, before a session that broke off goes on; else as `ask`."""
    return _ask(keyboard, paper, read_clock, _SIGNS, WARNING_SIGNS)


def _ask(
    keyboard: Keyboard,
    paper: Paper,
    read_clock: Callable[[], int],
    sections: Sequence[Sheet],
    must_ask: tuple[Question, ...],
) -> Outcome | None:
    answers: dict[str, Answer] = {}
    done = 0
    for place, section in enumerate(sections):
        waiting = section
        while waiting.questions:
            presses = Presses(keyboard, paper, read_clock)
            found = _answer(presses, paper, done, [waiting, *sections[place + 1 :]])
            if not isinstance(found, dict):
                return found
            answers |= found
            done += 1
            left = tuple(q for q in waiting.questions if q.id not in found)
            waiting = replace(waiting, questions=left)
    return outcome(answers, must_ask)


def _answer(
    presses: Presses, paper: Paper, done: int, sections: Sequence[Sheet]
) -> dict[str, Answer] | Outcome | None:
    """The answers to as many of the first section's questions as one page holds.

    Or what ends the check: the outcome that keeps a session from beginning; None to leave.
    """
    section = sections[0]
    chosen: tuple[str, ...] = ()
    while True:
        columns, rows = paper.size
        width = room(columns, _NARROWEST)
        split = [pages(part, width, rows) for part in sections]
        page = split[0][0] if split[0] else ()
        sheet = replace(
            section,
            questions=page,
            place=place_words(done + 1, done + sum(map(len, split))),
            ticked=frozenset(chosen),
            cards=_cards(section, chosen),
        )
        lines = sheet_lines(sheet, width, rows)
        paper.show([styled(line, columns, paper.look) for line in lines])
        key = presses.wait()
        by_key = dict(zip(ROW_KEYS, page, strict=False))
        if key == _LEAVE:
            return None
        if key in by_key:
            chosen = _turned(chosen, by_key[key].id)
        elif not page:
            continue
        elif section.soft and key == _GO_ON:
            return ticked(chosen, page)
        elif not section.soft and key in _ONE:
            return _stopped(section, chosen)
        elif not section.soft and key == _NONE and not chosen:
            return none_of(page)


def _turned(chosen: tuple[str, ...], row: str) -> tuple[str, ...]:
    """With a tick more, before the others, or without it."""
    rest = tuple(other for other in chosen if other != row)
    return rest if row in chosen else (row, *rest)


def _cards(section: Sheet, chosen: tuple[str, ...]) -> tuple[Card, ...]:
    if not chosen:
        return ()
    if not section.soft:
        return outcome(ticked(chosen)).cards
    by_id = {question.id: question for question in SOFT_QUESTIONS}
    return tuple(dict.fromkeys(card_for(by_id[row]) for row in chosen))


def _stopped(section: Sheet, chosen: tuple[str, ...]) -> Outcome:
    if chosen:
        return outcome(ticked(chosen))
    if section.heading == RIGHT_NOW:
        return outcome({question.id: Answer.NOT_SURE for question in WARNING_SIGNS})
    return one_of_these()
