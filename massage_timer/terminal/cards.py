"""The cards of the safety check as lines. Pure."""

from collections.abc import Iterator, Sequence

from massage_timer.core.language import _, numerals
from massage_timer.core.safety import EMERGENCY_NUMBERS, Card
from massage_timer.terminal.lines import BOLD, RED, REVERSE, Line, Need, plain, wrap, wrapped


def title_lines(card: Card, width: int) -> Iterator[Line]:
    """What a card is about; an emergency stands out."""
    for line in wrap(_(card.title), width - 2):
        if card.urgent:
            yield plain(Need.MUST, f" {line} ", BOLD, REVERSE, RED)
        else:
            yield plain(Need.MUST, line, BOLD)


def card_lines(card: Card, width: int) -> Iterator[Line]:
    """A card, whole; an emergency ends with its numbers on a line of their own."""
    yield from title_lines(card, width)
    for line in wrapped(Need.MUST, "\n".join(card.paragraphs), width - 2):
        yield plain(Need.MUST, f"  {line.text}")
    if card.urgent:
        yield plain(Need.MUST, f"  {numerals(_(EMERGENCY_NUMBERS))}", BOLD)


def cards_lines(cards: Sequence[Card], width: int) -> Iterator[Line]:
    """Cards one below the other, each with an empty line after it."""
    for card in cards:
        yield from card_lines(card, width)
        yield plain(Need.AIR, "")
