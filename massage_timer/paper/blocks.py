"""The blocks of a card, each laid out by itself: a step with its picture, or a note in a box."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from massage_timer.core.language import numerals, side_by_side
from massage_timer.paper.contents import Item, Note, StepWords
from massage_timer.paper.marks import Box, Frame, Mark, Measure, Picture, Rule, Strip, Style, Text
from massage_timer.paper.setting import height, lines_of, set_lines

RATIO = 0.625
"""A picture's height to its width."""
BESIDE = 9.0
"""Points between a picture and its words."""
PADDING = 5.0
"""Points inside the frame of a note."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the blocks of one card look."""

    columns: int
    picture: float
    """Points that a picture is wide; 0: there are none."""
    size: float
    """Points of the cue's letters; all others go by it."""
    hands: bool = True
    instructions: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Marks from its own upper left corner on."""

    high: float
    marks: tuple[Mark, ...]


def block(item: Item, look: Look, wide: float, measure: Measure) -> Block:
    """The item in a width."""
    if isinstance(item, Note):
        return _note(item, look, wide, measure)
    return _step(item, look, wide, measure)


def moved(marks: Iterable[Mark], x: float, y: float) -> list[Mark]:
    """The marks further right and down."""
    found: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Text | Rule):
            found.append(replace(mark, x=mark.x + x, y=mark.y + y))
        else:
            box = replace(mark.box, left=mark.box.left + x, top=mark.box.top + y)
            found.append(_boxed(mark, box))
    return found


def _boxed(mark: Picture | Frame | Strip, box: Box) -> Mark:
    return replace(mark, box=box)


def _step(step: StepWords, look: Look, wide: float, measure: Measure) -> Block:
    name = Style(look.size * 1.14, 700)
    small = Style(look.size * 0.88, 500, faint=True)
    cue = Style(look.size, 600)
    marks: list[Mark] = []
    if look.picture:
        picture = Box(0, 0, look.picture, look.picture * RATIO)
        marks.append(Picture(picture, step.technique, step.level))
    left = look.picture + BESIDE if look.picture else 0.0
    said = numerals(str(step.number))
    number = Text(left, 0, said, name, measure(said, name))
    after = measure(numerals("00") if not look.picture else number.words, name) + look.size * 0.45
    seconds_wide = measure(step.seconds, name)
    room = wide - left - after - seconds_wide - look.size * 0.6
    names = set_lines(lines_of(step.name, name, room, measure), name, left + after, 0, measure)
    line = names[0].y if names else name.size
    marks += [
        replace(number, y=line),
        *names,
        Text(wide - seconds_wide, line, step.seconds, name, seconds_wide),
    ]
    y = height([text.words for text in names], name) + look.size * 0.22
    if not look.picture:
        left = after
    room = wide - left
    both = side_by_side((step.where, step.pressure))
    known = [both] if measure(both, small) <= room else [step.where, step.pressure]
    texts = [*((words, small, 0.0) for words in known), (step.cue, cue, 0.26)]
    if look.hands:
        texts.append((step.hands, small, 0.26))
    for words, style, above in texts:
        y = _add(marks, words, style, left, y + above * look.size, room, measure)
    if look.instructions:
        beside = height(lines_of(step.instructions, small, room, measure), small)
        top = y + 0.26 * look.size
        if top + beside > look.picture * RATIO:  # then they go on below the picture
            left, room = 0.0, wide
            top = max(top, look.picture * RATIO + 0.5 * look.size)
        y = _add(marks, step.instructions, small, left, top, room, measure)
    return Block(max(y, look.picture * RATIO), tuple(marks))


def _add(
    marks: list[Mark],
    words: str,
    style: Style,
    left: float,
    top: float,
    wide: float,
    measure: Measure,
) -> float:
    """Set a text; returns where the next one may begin."""
    lines = lines_of(words, style, wide, measure)
    marks += set_lines(lines, style, left, top, measure)
    return top + height(lines, style) + style.step - style.size


def _note(note: Note, look: Look, wide: float, measure: Measure) -> Block:
    title, small = Style(look.size, 700), Style(look.size * 0.95, 500)
    room = wide - 2 * PADDING
    titles = lines_of(note.title, title, room, measure)
    texts = lines_of(note.text, small, room, measure)
    between = look.size * 0.3 if texts else 0.0
    inner = height(titles, title) + between + height(texts, small)
    high = inner + 2 * PADDING
    marks: list[Mark] = [
        Frame(Box(0, 0, wide, high), 0.6),
        *set_lines(titles, title, PADDING, PADDING, measure),
    ]
    top = PADDING + height(titles, title) + between
    marks += set_lines(texts, small, PADDING, top, measure)
    return Block(high, tuple(marks))
