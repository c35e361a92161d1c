"""Lines of text with styles, as a terminal of any size shows them. Pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from massage_timer.core.language import N_

RESET, BOLD, FAINT, REVERSE, STRUCK, RED, GREEN = "0", "1", "2", "7", "9", "31", "32"
"""Numbers of SGR styles; those of two digits are colours."""
LEAST_WIDTH = 40
LEAVES = N_("Esc leaves.")
"""What stands beside the keys of a page."""
_WIDEST = 100
"""Longer lines are harder to follow from afar, however wide the terminal is."""
_IN_ASCII = str.maketrans(
    {
        "█": "#",
        "░": "-",
        "·": ".",
        "–": "-",
        "×": "x",
        "…": "~",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
    }
)


class Need(IntEnum):
    """How badly a line is needed; the last is left out first."""

    MUST = 0
    CLOCK = 1
    NEXT = 2
    CUE = 3
    PRESSURE = 4
    BAR = 5
    KEYS = 6
    INSTRUCTION = 7
    HANDS = 8
    AIR = 9


@dataclass(frozen=True, slots=True)
class Look:
    """What the terminal can show."""

    colours: bool = True
    blocks: bool = True
    """False: plain ASCII."""
    styles: bool = True
    """False: letters alone, nothing bold or coloured."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of text with the numbers of their SGR styles."""

    need: Need
    pieces: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def room(columns: int, least: int = LEAST_WIDTH) -> int:
    """How wide text is on a terminal of so many columns, taken for `least` at least."""
    return min(max(columns, least) - 2, _WIDEST)


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(_cells(letter) for letter in text)


def padded(text: str, width: int) -> str:
    """The text with as many spaces behind it as make it so wide."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; a word that is longer is broken."""
    lines, line = [], ""
    for word in text.split():
        while cells(word) > width:
            head = cut(word, width)
            lines += [line] * bool(line) + [head]
            line, word = "", word[len(head) :]
        joined = f"{line} {word}" if line else word
        if cells(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line] if line else lines


def plain(need: Need, text: str, *styles: str) -> Line:
    """One line in one style."""
    return Line(need, ((text, styles),))


def wrapped(need: Need, text: str, width: int, *styles: str) -> Iterator[Line]:
    """Paragraphs as lines; they may break at plain spaces alone."""
    for paragraph in text.splitlines():
        for line in wrap(paragraph.replace("\N{NO-BREAK SPACE}", "\0"), width):
            yield plain(need, line.replace("\0", " "), *styles)


def item(need: Need, text: str, width: int) -> Iterator[Line]:
    """One of a list, with a dot before it."""
    for number, line in enumerate(wrap(text, width - 2)):
        yield plain(need, f"{'  ' if number else '· '}{line}")


def fact(need: Need, name: str, text: str, width: int, indent: int = 10) -> Iterator[Line]:
    """A name, and what is so in a column of its own."""
    for number, line in enumerate(wrap(text, width - indent)):
        label = name if number == 0 else ""
        yield Line(need, ((padded(label, indent), (FAINT,)), (line, ())))


def key_line(key: str, words: str) -> Line:
    """A key, and what it does."""
    return Line(Need.MUST, ((f" {key} ", (BOLD, REVERSE)), (f" {words}", (BOLD,))))


def fitted(lines: Sequence[Line], rows: int) -> list[Line]:
    """As many of the lines as there are rows, without those that are needed least."""
    left = list(lines)
    while len(left) > rows and (least := max(line.need for line in left)) > Need.MUST:
        last = max(index for index, line in enumerate(left) if line.need is least)
        del left[last]
    return left


def styled(line: Line, columns: int, look: Look) -> str:
    """The line as a terminal wants it, one column from the edge and cut where that ends."""
    room, parts = columns - 1, [" "]
    for text, styles in line.pieces:
        text = cut(text, room)
        room -= cells(text)
        text = text if look.blocks else text.translate(_IN_ASCII)
        codes = [code for code in styles if look.styles and (look.colours or len(code) == 1)]
        parts.append(f"\x1b[{';'.join(codes)}m{text}\x1b[{RESET}m" if codes and text else text)
    return "".join(parts).rstrip()


def cut(text: str, width: int) -> str:
    """As much of the beginning of the text as fits."""
    taken = 0
    for index, letter in enumerate(text):
        taken += _cells(letter)
        if taken > width:
            return text[:index]
    return text


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
