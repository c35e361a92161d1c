"""The safety check in a terminal: pages of questions, each with two answers by a key.

Nothing of it is kept or written anywhere; there is no way round it.
"""

from collections.abc import Callable, Sequence
from typing import TextIO

from massage_timer.core.commands import counts
from massage_timer.core.safety import (
    CONDITIONS,
    NONE_OF_THESE,
    ONE_OF_THESE,
    WARNING_SIGNS,
    Card,
    Question,
)
from massage_timer.core.screening import Answer, Outcome, none_of, one_of_these, outcome
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.keys import CTRL_C, CTRL_Z
from massage_timer.terminal.lines import wrap

_MARGIN = 7
"""Rows of a page that are no questions: its heading, its answers, the prompt."""
_PROMPT = f"N: {NONE_OF_THESE}  ·  O: {ONE_OF_THESE}  ·  Esc: leave"
_NONE, _ONE = "n", ("o", "y")


def ask(
    keyboard: Keyboard, out: TextIO, size: tuple[int, int], read_clock: Callable[[], int]
) -> Outcome | None:
    """Asks page by page and shows what follows; None when the answer was to leave.

    `read_clock` returns ms of real time. Raises KeyboardInterrupt for Ctrl+C.
    """
    width, rows = min(max(size[0], 40) - 1, 78), size[1]
    # How somebody is today comes first and alone: those signs are urgent.
    pages = [WARNING_SIGNS, *_pages(CONDITIONS, width, rows - _MARGIN)]
    answers: dict[str, Answer] = {}
    _print(out, ["For the person who is massaged: please answer with one key."])
    for number, page in enumerate(pages, 1):
        _print(out, ["", f"Safety check, page {number} of {len(pages)}", ""])
        _print(out, [line for question in page for line in _lines(question, width)])
        _print(out, ["", *wrap(_PROMPT, width), ""])
        none = _answer(keyboard, read_clock)
        if none is None:
            return None
        if not none:
            warned = page is WARNING_SIGNS
            unsure = {question.id: Answer.NOT_SURE for question in page}
            found = outcome(unsure) if warned else one_of_these()
            for card in found.cards:
                _print(out, [*card_lines(card, width), ""])
            return found
        answers |= none_of(page)
    return outcome(answers)


def card_lines(card: Card, width: int) -> list[str]:
    """A card as lines."""
    return [card.title, *(f"  {line}" for line in wrap(card.text, width - 2))]


def _answer(keyboard: Keyboard, read_clock: Callable[[], int]) -> bool | None:
    """True: none of these; False: one of these, or not sure; None: leave.

    A key that is still held from the page before answers nothing.
    """
    last: int | None = read_clock()
    keyboard.forget()
    while True:
        key = keyboard.wait(None)
        now = read_clock()
        counted, last = counts(last, now), now
        if key == CTRL_C:
            raise KeyboardInterrupt
        if key == CTRL_Z:
            keyboard.suspend()
        elif key == "Esc":
            return None
        elif counted and key in _ONE:
            return False
        elif counted and key == _NONE:
            return True


def _pages(questions: Sequence[Question], width: int, rows: int) -> list[tuple[Question, ...]]:
    """The questions in order, as many on a page as it has rows for, and at least one."""
    pages: list[list[Question]] = [[]]
    used = 0
    for question in questions:
        needed = len(_lines(question, width))
        if pages[-1] and used + needed > rows:
            pages.append([])
            used = 0
        pages[-1].append(question)
        used += needed
    return [tuple(page) for page in pages]


def _lines(question: Question, width: int) -> list[str]:
    first, *more = wrap(question.text, width - 2)
    small = wrap(question.small, width - 6)
    return [f"- {first}", *(f"  {line}" for line in more), *(f"      {line}" for line in small)]


def _print(out: TextIO, lines: Sequence[str]) -> None:
    out.writelines(f"{line}\n" for line in lines)
    out.flush()
