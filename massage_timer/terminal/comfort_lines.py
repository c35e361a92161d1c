"""The comfort page as lines: what the recipient wants, and the plan that comes of it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from massage_timer.core.adapt import Comfort
from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _
from massage_timer.core.names import HEIGHT_NAMES, SIDE_NAMES, ZONE_NAMES
from massage_timer.core.routine import Routine, Zone
from massage_timer.core.safety import COMFORT_SENTENCE, SORE_NOTE
from massage_timer.terminal.lines import (
    BOLD,
    FAINT,
    LEAVES,
    REVERSE,
    Line,
    Need,
    cells,
    key_line,
    padded,
    plain,
    wrap,
    wrapped,
)
from massage_timer.terminal.plan_lines import plan_lines, zone_lines

TITLE = N_("Comfort")
TICKLISH, HEAVY, FIRST, OTHER_ROUTINE = "t", "h", "f", "r"
SORE_KEYS = {str(zone + 1): zone for zone in Zone}
NOTHING_LEFT = N_("Nothing of this routine is left so far down the leg.")
LOCKED = N_("yes, by the check")
_SORE, _SORE_WHY = N_("Sore"), N_("Sore places get more of the time.")
_AT_MOST = {1: N_("Feather at most"), 2: N_("Soft at most"), 3: N_("Medium at most")}
_HEIGHT, _PRESSURE, _TICKLISH, _FIRST = (
    N_("Height"),
    N_("Pressure"),
    N_("Ticklish feet"),
    N_("First leg"),
)
_LIGHT, _HEAVY = N_("Light touch"), N_("Heavy legs")
_TWO_COLUMNS = 76
"""From this width on the plan stands beside the choices."""
_LEFT, _GAP, _PLAN = 37, 3, 48
"""Widths; a wider plan would part the names from their times."""
_KEY, _NAME, _ZONE = 5, 14, 11
"""Widths of columns; where words are longer, the last two are wider."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen, and what comes of it."""

    routine: Routine
    comfort: Comfort
    locked: bool
    """The check softened the session: heavy legs cannot be taken back here."""
    adapted: Routine | None
    """None: nothing is left of the routine."""
    offered: Routine | None = None
    """Where nothing is left: another routine, of which something is."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What the page has room for."""

    every_step: bool
    sentences: bool
    air: bool


_ROOMS = (
    _Room(every_step=True, sentences=True, air=True),
    _Room(every_step=True, sentences=True, air=False),
    _Room(every_step=False, sentences=True, air=True),
    _Room(every_step=False, sentences=True, air=False),
    _Room(every_step=False, sentences=False, air=False),
)


def comfort_lines(choice: Choice, width: int, rows: int) -> list[Line]:
    """The page, in at most so many rows where it can be: first the single steps have to go."""
    found = [list(_page(choice, width, room)) for room in _ROOMS]
    return next((lines for lines in found if len(lines) <= rows), found[-1])


def _page(choice: Choice, width: int, room: _Room) -> Iterator[Line]:
    air = [plain(Need.AIR, "")] * room.air
    yield Line(Need.MUST, ((f"{_(TITLE)}  ", (BOLD,)), (choice.routine.name, (FAINT,))))
    if room.sentences:
        yield from wrapped(Need.CUE, COMFORT_SENTENCE.whole, width)
    yield from air
    if width >= _TWO_COLUMNS:
        left = list(_choices(choice, _LEFT, room))
        right = list(_result(choice, min(width - _LEFT - _GAP, _PLAN), room))
        yield from _beside(left, right)
    else:
        yield from _choices(choice, width, room)
        yield from air
        yield from _result(choice, width, room)
    yield from air
    yield from _keys(choice, width)


def _choices(choice: Choice, width: int, room: _Room) -> Iterator[Line]:
    comfort = choice.comfort
    heavy = _(LOCKED) if choice.locked else _yes(comfort.heavy)
    light = _LIGHT if choice.locked else _HEAVY
    rows = (
        ("↑↓", _(_HEIGHT), _(HEIGHT_NAMES[comfort.height])),
        ("←→", _(_PRESSURE), _(_AT_MOST[comfort.pressure])),
        (TICKLISH.upper(), _(_TICKLISH), _yes(comfort.ticklish)),
        (HEAVY.upper(), _(light), heavy),
        (FIRST.upper(), _(_FIRST), _(SIDE_NAMES[comfort.first])),
    )
    names = max(_NAME, *(cells(name) + 1 for _key, name, _value in rows))
    for key, name, value in rows:
        yield from _row(key, padded(name, names), value, width)
    yield from _boxes(comfort, width)
    if room.sentences:
        yield from wrapped(Need.CUE, _(_SORE_WHY), width)
    if comfort.sore or room.sentences:
        yield from wrapped(Need.MUST, SORE_NOTE.whole, width)


def _row(keys: str, name: str, value: str, width: int) -> Iterator[Line]:
    key = f" {keys:<2} "
    gap = " " * (_KEY - cells(key))
    for part in wrap(value, width - _KEY - cells(name)):
        yield Line(Need.MUST, ((key, (BOLD, REVERSE)), (gap, ()), (name, ()), (part, (BOLD,))))
        key, gap, name = "", " " * _KEY, " " * cells(name)


def _boxes(comfort: Comfort, width: int) -> Iterator[Line]:
    """Three zones on a line, or as many as there is room for."""
    label = f"{_(_SORE)} "
    box = max(_ZONE, *(cells(_(name)) + len("1[ ]  ") for name in ZONE_NAMES.values()))
    several = min(3, max(1, (width - cells(label) + 1) // box))
    boxes = [_box(key, zone, comfort, box) for key, zone in SORE_KEYS.items()]
    for first in range(0, len(boxes), several):
        yield Line(Need.MUST, ((label, ()), *boxes[first : first + several]))
        label = " " * cells(label)


def _box(key: str, zone: Zone, comfort: Comfort, width: int) -> tuple[str, tuple[str, ...]]:
    ticked = zone in comfort.sore
    text = padded(f"{key}[{'x' if ticked else ' '}] {_(ZONE_NAMES[zone])}", width)
    if zone > comfort.height.zone:
        return text, (FAINT,)
    return text, (BOLD,) if ticked else ()


def _yes(wanted: bool) -> str:
    return _("yes") if wanted else _("no")


def _result(choice: Choice, width: int, room: _Room) -> Iterator[Line]:
    if choice.adapted is None:
        yield from wrapped(Need.MUST, _(NOTHING_LEFT), width, BOLD)
    elif room.every_step:
        yield from plan_lines(choice.routine, choice.adapted, width)
    else:
        yield from zone_lines(choice.routine, choice.adapted, width)


def _keys(choice: Choice, width: int) -> Iterator[Line]:
    if choice.adapted is not None:
        enter = key_line(key_words("Enter"), _("Get ready"))
        both = Line(Need.MUST, (*enter.pieces, (f"   {_(LEAVES)}", ())))
        yield from (both,) if cells(both.text) <= width else (plain(Need.MUST, _(LEAVES)), enter)
        return
    if choice.offered is not None:
        yield key_line(OTHER_ROUTINE.upper(), _("{name} instead").format(name=choice.offered.name))
    yield plain(Need.MUST, _(LEAVES))


def _beside(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Line]:
    nothing = plain(Need.AIR, "")
    for one, other in zip_longest(left, right, fillvalue=nothing):
        gap = " " * (_LEFT + _GAP - cells(one.text))
        yield Line(Need.MUST, (*one.pieces, (gap, ()), *other.pieces))
