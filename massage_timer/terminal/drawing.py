"""A frame of the session as lines of text, for a terminal of any size.

Pure. What matters least is left out first when there is not enough room.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from massage_timer.core.commands import COMMANDS
from massage_timer.core.frame import Frame, Mark
from massage_timer.core.names import (
    LEG_CAPITALS,
    LEG_NAMES,
    ZONE_NAMES,
    clock,
    cover_words,
    pressure_words,
    zone_words,
)
from massage_timer.core.routine import Side, Zone
from massage_timer.core.safety import BEFORE, GOOD_TO_GO
from massage_timer.core.session import Command, Phase
from massage_timer.terminal.digits import large

READY = "Space begins. Esc leaves."
LEAST_WIDTH = 40
_WIDEST = 100
"""Longer lines are harder to follow from afar, however wide the terminal is."""
_MOST_DIGIT_ROWS = 15

_ARROWS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}
_IN_ASCII = str.maketrans({"█": "#", "░": "-", "·": ".", "–": "-", "×": "x", "…": "~"})
_SIDE_COLOUR = {Side.LEFT: "36", Side.RIGHT: "33"}
_RESET, _BOLD, _FAINT, _REVERSE, _GREEN = "0", "1", "2", "7", "32"


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


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of text with the numbers of their SGR styles."""

    need: Need
    pieces: tuple[tuple[str, tuple[str, ...]], ...]


def draw(
    shown: Frame, title: str, columns: int, rows: int, look: Look = Look(), banner: str = ""
) -> list[str]:
    """The lines for a terminal of this size, styles included, each no wider than the terminal."""
    width = min(max(columns, LEAST_WIDTH) - 2, _WIDEST)
    if shown.phase is Phase.READY:
        lines = list(_ready(shown, title, width))
    else:
        lines = list(_running(shown, title, width, rows, look))
    if banner:
        lines += [_line(Need.MUST, ""), *_wrapped(Need.MUST, banner, width, _REVERSE)]
    while len(lines) > rows and (least := max(line.need for line in lines)) > Need.MUST:
        last = max(index for index, line in enumerate(lines) if line.need is least)
        del lines[last]
    return [_styled(line, columns, look) for line in lines[:rows]]


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_cells(letter) for letter in text)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; a word that is longer is broken."""
    lines, line = [], ""
    for word in text.split():
        while cells(word) > width:
            head = _head(word, width)
            lines += [line] * bool(line) + [head]
            line, word = "", word[len(head) :]
        joined = f"{line} {word}" if line else word
        if cells(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line] if line else lines


def _ready(shown: Frame, title: str, width: int) -> Iterator[Line]:
    yield _line(Need.MUST, title, _BOLD)
    if shown.step is not None:
        name = shown.step.technique.name.lower()
        yield _line(Need.CLOCK, f"{LEG_NAMES[shown.side]} first, with {name}.")
    yield _line(Need.AIR, "")
    yield from _wrapped(Need.CUE, GOOD_TO_GO.text, width)
    yield _line(Need.AIR, "")
    for advice in BEFORE:
        yield from _item(Need.INSTRUCTION, advice.whole, width)
    yield _line(Need.AIR, "")
    yield from _wrapped(Need.MUST, READY, width, _REVERSE)


def _running(shown: Frame, title: str, width: int, rows: int, look: Look) -> Iterator[Line]:
    yield _header(shown, title, width)
    yield _line(Need.AIR, "")
    yield from _wrapped(Need.MUST, _headline(shown), width, _BOLD)
    yield _line(Need.AIR, "")
    yield from _countdown(shown, width, rows, look)
    yield _line(Need.AIR, "")
    if shown.phase is Phase.CHANGE:
        yield from _wrapped(Need.CUE, cover_words(shown.side), width, _BOLD)
        waits = "Any key goes on." if shown.held else "It goes on by itself, or at any key."
        yield from _wrapped(Need.CUE, waits, width)
        yield _line(Need.AIR, "")
    elif shown.step is not None:
        yield from _wrapped(Need.CUE, shown.step.cue, width, _BOLD)
        for sentence in shown.step.instructions:
            yield from _item(Need.INSTRUCTION, sentence, width)
        yield _line(Need.AIR, "")
        yield from _fact(Need.HANDS, "Hands", shown.step.technique.hands, width)
        yield from _fact(Need.PRESSURE, "Pressure", _pressure(shown), width)
    yield from _fact(Need.NEXT, "Next", _next(shown), width)
    yield _line(Need.AIR, "")
    yield from _leg_bar(shown, width)
    yield _line(Need.AIR, "")
    legs = f"{LEG_NAMES[shown.side]} {clock(shown.leg_seconds)}"
    both = f"both legs {clock(shown.both_seconds)} left"
    yield _line(Need.CLOCK, f"{legs} · {both}")
    yield _line(Need.AIR, "")
    yield from _wrapped(Need.KEYS, _keys(shown, look), width, _FAINT)


def _header(shown: Frame, title: str, width: int) -> Line:
    side = f" {LEG_CAPITALS[shown.side]} "
    state = " PAUSED " if shown.paused else ""
    room = width - cells(side) - cells(state) - 2
    name = title if cells(title) <= room else ""
    gap = " " * (width - cells(side) - cells(state) - cells(name))
    return Line(
        Need.MUST,
        (
            (side, (_BOLD, _REVERSE, _SIDE_COLOUR[shown.side])),
            (state, (_BOLD,)),
            (gap, ()),
            (name, (_FAINT,)),
        ),
    )


def _headline(shown: Frame) -> str:
    name = shown.step.technique.name if shown.step is not None else ""
    if shown.phase is Phase.CHANGE:
        return f"CHANGE LEGS – to the {LEG_CAPITALS[shown.side]}"
    if shown.phase is Phase.LEAD_IN:
        return f"Get ready: {name.lower()}"
    where = zone_words(shown.step).lower() if shown.step is not None else ""
    return f"{name} · {where}"


def _countdown(shown: Frame, width: int, rows: int, look: Look) -> Iterator[Line]:
    text = clock(shown.seconds) if shown.phase is Phase.STEP else str(shown.seconds)
    if shown.held:
        return
    block = "█" if look.blocks else "#"
    lines = large(text, width, min(rows - 18, _MOST_DIGIT_ROWS), block) or [text]
    for line in lines:
        yield _line(Need.MUST, line, _BOLD)


def _pressure(shown: Frame) -> str:
    return f"{'█' * shown.pressure}{'░' * (5 - shown.pressure)} {pressure_words(shown.pressure)}"


def _next(shown: Frame) -> str:
    if shown.phase is not Phase.STEP:
        return shown.step.technique.name if shown.step and shown.phase is Phase.CHANGE else ""
    if shown.following is None:
        return "the end" if shown.second_leg else "change of legs"
    soon = "" if shown.following_in is None else f" in {shown.following_in}"
    return f"{shown.following.technique.name} · {zone_words(shown.following).lower()}{soon}"


def _leg_bar(shown: Frame, width: int) -> Iterator[Line]:
    cell = width // len(Zone)
    names: list[tuple[str, tuple[str, ...]]] = []
    bars: list[tuple[str, tuple[str, ...]]] = []
    for zone in shown.zones:
        name = ZONE_NAMES[zone.zone]
        full = round(zone.share * (cell - 1))
        style: tuple[str, ...] = ()
        bar = "█" * full + "░" * (cell - 1 - full)
        if zone.mark is Mark.PRESENT:
            style = (_BOLD, _REVERSE)
        elif zone.mark is Mark.DONE:
            style = (_GREEN,)
        elif zone.mark is Mark.LEFT_OUT:
            name, bar, style = f"({name})"[: cell - 1], "·" * (cell - 1), (_FAINT,)
        names += [(name, style), (" " * (cell - cells(name)), ())]
        bars += [(bar, (_GREEN,) if zone.mark is Mark.DONE else ()), (" ", ())]
    yield Line(Need.BAR, tuple(names))
    yield Line(Need.BAR, tuple(bars))


def _keys(shown: Frame, look: Look) -> str:
    if shown.paused or shown.phase is Phase.CHANGE:
        return "Any key goes on · Esc stop"
    words = []
    for binding in COMMANDS:
        always = binding.command in (Command.TOGGLE, Command.STOP)
        if always or binding.command in shown.offered:
            key = binding.keys[0]
            key = _ARROWS.get(key, key) if look.blocks else key
            words.append(f"{key} {binding.name.lower()}".replace(" ", "\N{NO-BREAK SPACE}"))
    return " · ".join(words).replace(" ·", "\N{NO-BREAK SPACE}·")


def _fact(need: Need, name: str, text: str, width: int) -> Iterator[Line]:
    indent = 10
    for number, line in enumerate(wrap(text, width - indent)):
        label = name if number == 0 else ""
        yield Line(need, ((label.ljust(indent), (_FAINT,)), (line, ())))


def _item(need: Need, text: str, width: int) -> Iterator[Line]:
    for number, line in enumerate(wrap(text, width - 2)):
        yield _line(need, f"{'  ' if number else '· '}{line}")


def _wrapped(need: Need, text: str, width: int, *styles: str) -> Iterator[Line]:
    # Only plain spaces are places to break.
    for line in wrap(text.replace("\N{NO-BREAK SPACE}", "\0"), width):
        yield _line(need, line.replace("\0", " "), *styles)


def _line(need: Need, text: str, *styles: str) -> Line:
    return Line(need, ((text, styles),))


def _styled(line: Line, columns: int, look: Look) -> str:
    """The line as a terminal wants it, one column from the edge and cut where that ends."""
    room, parts = columns - 1, [" "]
    for text, styles in line.pieces:
        text = _head(text, room)
        room -= cells(text)
        text = text if look.blocks else text.translate(_IN_ASCII)
        codes = [code for code in styles if look.colours or len(code) == 1]
        parts.append(f"\x1b[{';'.join(codes)}m{text}\x1b[{_RESET}m" if codes and text else text)
    return "".join(parts).rstrip()


def _head(text: str, width: int) -> str:
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
