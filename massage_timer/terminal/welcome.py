"""What somebody reads in a terminal before the first use."""

from collections.abc import Callable

from massage_timer.core.key_words import key_words
from massage_timer.core.language import _
from massage_timer.core.welcome import PARAGRAPHS, READ, TITLE
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.lines import (
    BOLD,
    LEAVES,
    Line,
    Need,
    key_line,
    plain,
    room,
    styled,
    wrapped,
)
from massage_timer.terminal.paper import Paper
from massage_timer.terminal.presses import Presses

_GO_ON, _LEAVE = "Enter", "Esc"


def welcome(keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int]) -> bool:
    """Shows it, on as many pages as it needs; False when the answer was to leave."""
    number = 0
    while True:
        columns, rows = paper.size
        pages = welcome_pages(room(columns), rows)
        number = min(number, len(pages) - 1)
        paper.show([styled(line, columns, paper.look) for line in pages[number]])
        key = Presses(keyboard, paper, read_clock).wait()
        if key is None:
            number = 0  # lines may end elsewhere now
        elif key == _LEAVE:
            return False
        elif key == _GO_ON:
            number += 1
            if number == len(pages):
                return True


def welcome_pages(width: int, rows: int) -> list[list[Line]]:
    """All of it, in pages of at most so many rows; the keys stand last on each."""
    lines = [*wrapped(Need.MUST, _(TITLE), width, BOLD)]
    airy = list(lines)
    for words in PARAGRAPHS:
        paragraph = list(wrapped(Need.MUST, _(words), width))
        lines += paragraph
        airy += [plain(Need.AIR, ""), *paragraph]
    airy.append(plain(Need.AIR, ""))
    if len(airy) < rows:
        return [[*airy, _keys(_(READ))]]
    size = max(1, rows - 1)
    parts = [lines[start : start + size] for start in range(0, len(lines), size)]
    return [[*part, _keys(_(READ) if part is parts[-1] else _("More"))] for part in parts]


def _keys(words: str) -> Line:
    return Line(Need.MUST, (*key_line(key_words("Enter"), words).pieces, (f"   {_(LEAVES)}", ())))
