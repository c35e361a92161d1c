"""Pages of the safety check as lines: rows that can be ticked, and the keys that answer. Pure.

Nothing of a question is ever cut: what has no room is left for the next page. Of a card that has no
room the title is shown, and the whole of it when the check is over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _, number, pgettext
from massage_timer.core.safety import (
    CHECK_SENTENCE,
    CHECK_TITLE,
    NONE_OF_THE_OTHERS,
    NONE_OF_THESE,
    ONE_OF_THESE,
    RIGHT_NOW,
    Card,
    Question,
)
from massage_timer.core.screening import card_for
from massage_timer.terminal.cards import card_lines, title_lines
from massage_timer.terminal.lines import (
    BOLD,
    FAINT,
    REVERSE,
    Line,
    Need,
    cells,
    key_line,
    plain,
    wrap,
    wrapped,
)

ROW_KEYS = "123456789abcdefg"
"""The keys of the rows of a page, in order; none of them is an answer."""
# Translators: Esc and O are keys, here as in all that follows
TOO_SMALL = N_("The questions do not fit in here. Make this window larger, or Esc leaves.")
TICKED = N_("A row is ticked: O shows what to do, its key takes the tick away. Esc leaves.")
_NARROWEST = 32
_KEY_ROOM = 4
"""Columns that a key of one letter takes, and a space."""
_INDENT = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the check."""

    heading: str
    questions: tuple[Question, ...]
    soft: bool = False
    """The rows stop nothing: Enter goes on, ticked or not."""
    place: str = ""
    """Such as "page 2 of 4"."""
    ticked: frozenset[str] = frozenset()
    cards: tuple[Card, ...] = ()
    """What the ticked rows lead to, what matters most first."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What a page has room for."""

    air: int = 0
    """1: an empty line before the answers; 2: others too, and the sentence on every page."""
    small_print: bool = True
    """With a row ticked the others need only be recognised."""
    every_card: bool = False
    whole_card: bool = True


_WHOLE = tuple(_Room(air, every_card=True) for air in (2, 1, 0))
_LESS = (
    *(_Room(air) for air in (2, 1, 0)),
    *(_Room(air, small_print=False) for air in (2, 1, 0)),
)
_LEAST = _Room(small_print=False, whole_card=False)


def place_words(page: int, pages: int) -> str:
    """Such as "page 2 of 4"."""
    return _("page {page} of {pages}").format(page=number(page), pages=number(pages))


def sheet_lines(sheet: Sheet, width: int, rows: int) -> list[Line]:
    """The page in at most so many rows; where there are too few, that it does not fit."""
    narrowest = _narrowest()
    for room in (*_WHOLE, *_LESS, _LEAST) if sheet.ticked else _WHOLE:
        lines = list(_lines(sheet, width, room))
        if len(lines) <= rows and width >= narrowest:
            return lines
    return list(wrapped(Need.MUST, _(TOO_SMALL), width))


def pages(section: Sheet, width: int, rows: int) -> list[tuple[Question, ...]]:
    """The section's questions in order, as many on a page as fit; empty where not even one does."""
    found: list[tuple[Question, ...]] = []
    left = section.questions
    while left:
        counts = range(min(len(left), len(ROW_KEYS)), 0, -1)
        page = next((left[:n] for n in counts if _fits(section, left[:n], width, rows)), ())
        if not page:
            return []
        found.append(page)
        left = left[len(page) :]
    return found


def _fits(section: Sheet, questions: tuple[Question, ...], width: int, rows: int) -> bool:
    """Whether these stand on one page, whichever of them is ticked."""
    if width < _narrowest():
        return False
    sheet = replace(section, questions=questions, place=place_words(10, 10))
    longest = max(
        (card_for(question) for question in questions), key=lambda card: cells(_(card.title))
    )
    chosen = replace(sheet, ticked=frozenset(q.id for q in questions), cards=(longest,))
    both = ((sheet, _WHOLE[-1]), (chosen, _LEAST))
    return all(len(list(_lines(one, width, room))) <= rows for one, room in both)


def _narrowest() -> int:
    """Columns in which the longest answer stands on one line."""
    return max(_NARROWEST, cells(_(ONE_OF_THESE)) + _KEY_ROOM)


def _lines(sheet: Sheet, width: int, room: _Room) -> Iterator[Line]:
    gap = [plain(Need.AIR, "")] * (room.air > 0)
    air = gap * (room.air > 1)
    yield from wrapped(Need.MUST, _(CHECK_TITLE), width, BOLD)
    if air or sheet.heading == RIGHT_NOW:
        yield from wrapped(Need.MUST, _(CHECK_SENTENCE), width)
    yield from air
    yield Line(Need.MUST, ((f"{_(sheet.heading)}  ", (BOLD,)), (sheet.place, (FAINT,))))
    for key, question in zip(ROW_KEYS, sheet.questions, strict=False):
        ticked = question.id in sheet.ticked
        yield from _row(key, question, width, ticked=ticked, small=room.small_print)
    yield from gap
    cards = sheet.cards if room.every_card else sheet.cards[:1]
    for card in cards:
        yield from (card_lines if room.whole_card else title_lines)(card, width)
    if cards:
        yield from gap
    yield from _answers(sheet, width)


def _row(key: str, question: Question, width: int, *, ticked: bool, small: bool) -> Iterator[Line]:
    box = f"{key} [{'x' if ticked else ' '}]".ljust(_INDENT)
    style = (BOLD, REVERSE) if ticked else (BOLD,)
    for line in wrap(_(question.text), width - _INDENT):
        yield Line(Need.MUST, ((box, (BOLD,) if ticked else ()), (line, style)))
        box = " " * _INDENT
    if small:
        for line in wrap(_(question.small), width - _INDENT):
            yield plain(Need.MUST, f"{box}{line}")


def _answers(sheet: Sheet, width: int) -> Iterator[Line]:
    keys = _span(ROW_KEYS[: len(sheet.questions)])
    # Translators: {keys} are such as "1–8"
    hint = _("{keys} ticks a row. Esc leaves.").format(keys=keys)
    if sheet.soft:
        yield key_line(key_words("Enter"), _(NONE_OF_THE_OTHERS if sheet.ticked else NONE_OF_THESE))
    else:
        if not sheet.ticked:
            yield key_line("N", _(NONE_OF_THESE))
        yield key_line("O", _(ONE_OF_THESE))
        hint = _(TICKED) if sheet.ticked else hint
    yield from wrapped(Need.MUST, hint, width)


def _span(keys: str) -> str:
    """Such as "1–8", or "1–9, a–g"."""
    digits = [key for key in keys if key.isdigit()]
    letters = [key for key in keys if not key.isdigit()]
    ends = [dict.fromkeys((part[0], part[-1])) for part in (digits, letters) if part]
    return pgettext("list", ", ").join("–".join(pair) for pair in ends)
