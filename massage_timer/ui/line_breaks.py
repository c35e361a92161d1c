"""Where a line of words may end (in Chinese: where Unicode says), and where a sentence does."""

import re
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder

_WORD = re.compile(r"[^ \t\n]+")
"""A no-break space keeps a number and its unit together."""
_WITHOUT_SPACES = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese characters, and the marks among them."""


@lru_cache(maxsize=1024)
def unbroken(words: str) -> tuple[tuple[str, str], ...]:
    """The pieces that no line may end within, each with what stands before it in a line: a space,
    or nothing within a word of a language that writes none."""
    pieces: list[tuple[str, str]] = []
    for word in _WORD.findall(words):
        first, *others = _parts(word)
        pieces += [(" ", first), *(("", part) for part in others)]
    return tuple(pieces)


def sentences(words: str) -> list[str]:
    """One after the other, each with its full stop or question mark."""
    return re.split(r"(?<=[.?؟]) |(?<=[。？])(?=.)", words)


def _parts(word: str) -> list[str]:
    if not _WITHOUT_SPACES.search(word):
        return [word]
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, word)
    ends, start = [], 0
    while (end := finder.toNextBoundary()) != -1:
        ends.append(word[start:end])
        start = end
    return ends
