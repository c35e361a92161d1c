"""Lays a card out on one sheet, whatever the routine: the largest look in which all of it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from massage_timer.core.language import _, numerals
from massage_timer.core.names import clock
from massage_timer.core.routine import Routine
from massage_timer.paper.blocks import PADDING, Block, Look, block, moved
from massage_timer.paper.contents import (
    BEFORE,
    BEFORE_TITLE,
    LEGEND,
    PROGRAM,
    STOP,
    STOP_TITLE,
    Item,
    Note,
    facts,
    items,
)
from massage_timer.paper.marks import Box, Frame, Mark, Measure, Page, Rule, Strip, Style, Text
from massage_timer.paper.setting import height, lines_of, set_lines
from massage_timer.paper.sheets import Sheet

MARGIN = 36.0
"""Points that stay free at each edge: printers reach less far than this."""
GUTTER = 20.0
"""Points between two columns."""
GAPS = (9.0, 18.0)
"""Points between two blocks, at least and at most."""
STRIP_HIGH = 17.0
SAFETY = Style(8.0)
"""Never smaller, whatever the rest has to be."""
TITLE_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0)
LOOKS = (
    *(Look(1, p, s, instructions=True) for p, s in product((250, 220, 190, 165, 145), (11, 10, 9))),
    *(Look(2, p, s, instructions=True) for p, s in product((136, 124, 114, 106), (9.5, 9, 8.5))),
    *(Look(2, p, s) for p, s in product((124, 118, 112, 106, 100), (9.5, 9, 8.5, 8))),
    *(Look(2, p, s) for p, s in product((94, 86, 78), (8.5, 8, 7.5))),
    *(Look(2, p, s, hands=False) for p, s in product((78, 68), (8, 7.5, 7))),
    *(Look(3, p, s, hands=False) for p, s in product((66, 58, 50), (8, 7.5, 7, 6.5))),
    *(Look(columns, 0, s) for columns in (2, 3) for s in (9, 8.5, 8, 7.5, 7, 6.5)),
    *(Look(columns, 0, s, hands=False) for columns in (2, 3, 4) for s in (8, 7.5, 7, 6.5, 6)),
)
"""The best first: text shrinks, then pictures go, then there are more columns."""
SHRINK = 0.94
"""Of what not even the last of them can hold, at each further try."""


def lay_out(routine: Routine, sheet: Sheet, measure: Measure) -> Page:
    """The card of a routine with one step at least; all of it stands within the margins."""
    wide = sheet.wide - 2 * MARGIN
    head, top = _head(routine, wide, measure)
    foot, high = _foot(wide, measure)
    bottom = sheet.high - MARGIN - high
    room = bottom - 14 - (MARGIN + top)
    found = items(routine)
    body = next(
        marks for look in _looks() if (marks := _body(found, look, wide, room, measure)) is not None
    )
    marks = [
        *moved(head, MARGIN, MARGIN),
        *moved(body, MARGIN, MARGIN + top),
        *moved(foot, MARGIN, bottom),
    ]
    return Page(sheet, tuple(marks))


def _body(
    found: Sequence[Item], look: Look, wide: float, room: float, measure: Measure
) -> list[Mark] | None:
    """All items in a look; None: they have no room."""
    across = (wide - (look.columns - 1) * GUTTER) / look.columns
    blocks: list[Block] = []
    left = room * look.columns
    for item in found:
        blocks.append(block(item, look, across, measure))
        left -= blocks[-1].high
        if left < 0:
            return None
    together = _together(found)
    heights = [
        sum(blocks[n].high for n in group) + GAPS[0] * (len(group) - 1) for group in together
    ]
    filled = _columns(heights, look.columns, room)
    if filled is None:
        return None
    ends = [together[end - 1][-1] + 1 for end in filled]
    return _set(found, blocks, ends, across, room)


def _together(found: Sequence[Item]) -> list[list[int]]:
    """Which items stand in one column: a change of pose stays with the step that it is for."""
    groups: list[list[int]] = []
    for number in range(len(found)):
        if number and isinstance(found[number - 1], Note):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _looks() -> Iterator[Look]:
    """The given ones, and after the last of them ever smaller ones."""
    yield from LOOKS
    last = LOOKS[-1]
    while True:
        last = replace(last, size=last.size * SHRINK)
        yield last


def _columns(heights: Sequence[float], columns: int, room: float) -> list[int] | None:
    """After which of these heights each column ends, so that the highest column is as low as can
    be; None: they do not fit into the room."""
    if _filled(heights, columns, room) is None:
        return None
    low, high = 0.0, room
    for _try in range(24):
        middle = (low + high) / 2
        if _filled(heights, columns, middle) is None:
            low = middle
        else:
            high = middle
    return _filled(heights, columns, high)


def _filled(heights: Sequence[float], columns: int, room: float) -> list[int] | None:
    """After which of these heights each column ends when it is filled up to `room`."""
    ends: list[int] = []
    used = 0.0
    for number, high in enumerate(heights):
        if high > room:
            return None
        if used and used + GAPS[0] + high > room:
            ends.append(number)
            used = 0.0
        used += high + (GAPS[0] if used else 0.0)
    ends.append(len(heights))
    return ends if len(ends) <= columns else None


def _set(
    found: Sequence[Item], blocks: Sequence[Block], ends: Sequence[int], across: float, room: float
) -> list[Mark]:
    """The blocks in their columns, with what room is left between them."""
    marks: list[Mark] = []
    begin = 0
    gap = GAPS[1]
    for end in ends:
        full = sum(each.high for each in blocks[begin:end])
        if end - begin > 1:
            gap = min(gap, (room - full) / (end - begin - 1))
        begin = end
    begin = 0
    for column, end in enumerate(ends):
        x, y = column * (across + GUTTER), 0.0
        for number in range(begin, end):
            neighbours = found[max(begin, number - 1) : number + 1]
            if len(neighbours) == 2 and not any(isinstance(item, Note) for item in neighbours):
                marks.append(Rule(x, y - gap / 2, across))
            marks += moved(blocks[number].marks, x, y)
            y += blocks[number].high + gap
        begin = end
    return marks


def _head(routine: Routine, wide: float, measure: Measure) -> tuple[list[Mark], float]:
    """Name, what it is, whom it suits, and the five minutes by zones; and how high that is."""
    small, about = Style(9, faint=True), Style(10.5)
    ends = facts(routine)
    ends_wide = measure(ends, small)
    room = wide - ends_wide - 18
    titles = [Style(size, 700, display=True) for size in TITLE_SIZES]
    title = next((t for t in titles if measure(routine.name, t) <= room), titles[2])
    marks: list[Mark] = []
    lines = set_lines(lines_of(routine.name, title, room, measure), title, 0, 0, measure)
    marks += lines
    marks.append(Text(wide - ends_wide, lines[0].y, ends, small, ends_wide))
    y = height([line.words for line in lines], title) + 5
    suits = _("Suits: {suits}").format(suits=routine.suits) if routine.suits else ""
    for words, style in ((routine.summary, about), (suits, small)):
        wrapped = lines_of(words, style, wide, measure)
        marks += set_lines(wrapped, style, 0, y, measure)
        y += height(wrapped, style) + 3 if wrapped else 0
    y += 5
    marks.append(Strip(Box(0, y, wide, STRIP_HIGH)))
    y += STRIP_HIGH + 3
    tick = Style(7, faint=True)
    total = sum(step.seconds for step in routine.steps)
    for minute in range(total // 60 + 1):
        words = clock(60 * minute)
        long = measure(words, tick)
        x = wide * minute * 60 / total - long / 2
        x = min(max(x, 0.0), wide - long)
        marks += set_lines([words], tick, x, y, measure)
    return marks, y + 7 + 14


def _foot(wide: float, measure: Measure) -> tuple[list[Mark], float]:
    """When to stop, what this is, and the name of the program; and how high that is."""
    inner = Style(6.5, faint=True)
    half = (wide - GUTTER) / 2 - PADDING
    head = replace(SAFETY, weight=700, size=9)
    stop = [f"•  {_(sign)}" for sign in STOP]
    before = lines_of(_(BEFORE), SAFETY, half, measure)
    top = PADDING + 2 + height([_(STOP_TITLE)], head) + 3
    marks: list[Mark] = []
    right = half + PADDING + GUTTER
    marks += set_lines([_(STOP_TITLE)], head, PADDING + 2, PADDING + 2, measure)
    marks += set_lines(stop, SAFETY, PADDING + 2, top, measure)
    marks += set_lines([_(BEFORE_TITLE)], head, right, PADDING + 2, measure)
    marks += set_lines(before, SAFETY, right, top, measure)
    high = top + max(height(stop, SAFETY), height(before, SAFETY)) + PADDING + 2
    marks.insert(0, Frame(Box(0, 0, wide, high), 1.0))
    marks += set_lines([numerals(_(LEGEND))], inner, 0, high + 6, measure)
    end = wide - measure(PROGRAM, inner)
    marks += set_lines([PROGRAM], inner, end, high + 6, measure)
    return marks, high + 6 + 6.5
