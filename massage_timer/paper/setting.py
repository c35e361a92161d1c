"""Breaks text into lines and sets them one below the other."""

from bisect import bisect_right

from massage_timer.paper.marks import CAP, DESCENT, Measure, Style, Text
from massage_timer.ui.line_breaks import sentences, unbroken

SHORT = 0.3
"""A last line below this share of the width looks left over: the lines above give it some words."""
STEPS = 24


def lines_of(words: str, style: Style, wide: float, measure: Measure) -> list[str]:
    """The words in lines no wider than `wide`; a longer word is broken. Each sentence
    has a line of its own where that costs none."""
    lines = _wrapped(words, style, wide, measure)
    parted = sentences(words)
    if 1 < len(lines) == len(parted):
        whole = [line for each in parted for line in _wrapped(each, style, wide, measure)]
        if len(whole) == len(parted):
            return whole
    if len(lines) < 2 or measure(lines[-1], style) >= SHORT * wide:
        return lines
    best = lines
    for step in range(1, STEPS):
        narrower = _wrapped(words, style, wide * (1 - step / (2 * STEPS)), measure)
        if len(narrower) > len(lines):
            break
        best = narrower
    return best


def height(lines: list[str], style: Style) -> float:
    """How high so many lines are, from the top of the first to the foot of the last."""
    return (len(lines) - 1) * style.step + (CAP + DESCENT) * style.size if lines else 0.0


def set_lines(lines: list[str], style: Style, x: float, top: float, measure: Measure) -> list[Text]:
    """The lines from `x` and `top` on."""
    first = top + CAP * style.size
    return [
        Text(x, first + number * style.step, line, style, measure(line, style))
        for number, line in enumerate(lines)
    ]


def _wrapped(words: str, style: Style, wide: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for space, word in unbroken(words):
        longer = f"{lines[-1]}{space}{word}" if lines else word
        if lines and measure(longer, style) <= wide:
            lines[-1] = longer
        else:
            lines += _broken(word, style, wide, measure)
    return lines


def _broken(word: str, style: Style, wide: float, measure: Measure) -> list[str]:
    """One word in pieces no wider than `wide`, of one letter at least."""
    if measure(word, style) <= wide:
        return [word]
    pieces = []
    while word:
        # How many letters are too many, and with one less they fit.
        most = bisect_right(range(2, len(word) + 1), wide, key=lambda n: measure(word[:n], style))
        pieces.append(word[: most + 1])
        word = word[most + 1 :]
    return pieces
