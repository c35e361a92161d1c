"""The comfort page as lines: what the recipient wants, and the plan that comes of it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from massage_timer.core.adapt import Comfort
from massage_timer.core.names import HEIGHT_NAMES, PRESSURE_WORDS, SIDE_NAMES, ZONE_NAMES
from massage_timer.core.routine import Routine, Zone
from massage_timer.core.safety import COMFORT_SENTENCE, SORE_NOTE
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
from massage_timer.terminal.plan_lines import plan_lines, zone_lines

TITLE = "Comfort"
TICKLISH, HEAVY, FIRST, OTHER_ROUTINE = "t", "h", "f", "r"
SORE_KEYS = {str(zone + 1): zone for zone in Zone}
NOTHING_LEFT = "Nothing of this routine is left so far down the leg."
LOCKED = "yes, by the check"
_SORE, _SORE_WHY = "Sore", "Sore places get more of the time."
_TWO_COLUMNS = 76
"""From this width on the plan stands beside the choices."""
_LEFT, _GAP, _PLAN = 37, 3, 48
"""Widths; a wider plan would part the names from their times."""
_KEY, _NAME, _ZONE = 5, 14, 11
"""Widths of columns."""


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
    yield Line(Need.MUST, ((f"{TITLE}  ", (BOLD,)), (choice.routine.name, (FAINT,))))
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
    yield from _keys(choice)


def _choices(choice: Choice, width: int, room: _Room) -> Iterator[Line]:
    comfort = choice.comfort
    heavy = LOCKED if choice.locked else _yes(comfort.heavy)
    yield from _row("↑↓", "Height", HEIGHT_NAMES[comfort.height], width)
    yield from _row("←→", "Pressure", f"{PRESSURE_WORDS[comfort.pressure]} at most", width)
    yield from _row(TICKLISH.upper(), "Ticklish feet", _yes(comfort.ticklish), width)
    name = "Light touch" if choice.locked else "Heavy legs"
    yield from _row(HEAVY.upper(), name, heavy, width)
    yield from _row(FIRST.upper(), "First leg", SIDE_NAMES[comfort.first], width)
    boxes = [_box(key, zone, comfort) for key, zone in SORE_KEYS.items()]
    yield Line(Need.MUST, ((f"{_SORE} ", ()), *boxes[:3]))
    yield Line(Need.MUST, ((" " * len(f"{_SORE} "), ()), *boxes[3:]))
    if room.sentences:
        yield from wrapped(Need.CUE, _SORE_WHY, width)
    if comfort.sore or room.sentences:
        yield from wrapped(Need.MUST, SORE_NOTE.whole, width)


def _row(keys: str, name: str, value: str, width: int) -> Iterator[Line]:
    key = f" {keys:<2} "
    gap = " " * (_KEY - cells(key))
    for part in wrap(value, width - _KEY - _NAME):
        yield Line(
            Need.MUST, ((key, (BOLD, REVERSE)), (gap, ()), (name.ljust(_NAME), ()), (part, (BOLD,)))
        )
        key, gap, name = "", " " * _KEY, ""


def _box(key: str, zone: Zone, comfort: Comfort) -> tuple[str, tuple[str, ...]]:
    ticked = zone in comfort.sore
    text = f"{key}[{'x' if ticked else ' '}] {ZONE_NAMES[zone]}".ljust(_ZONE)
    if zone > comfort.height.zone:
        return text, (FAINT,)
    return text, (BOLD,) if ticked else ()


def _yes(wanted: bool) -> str:
    return "yes" if wanted else "no"


def _result(choice: Choice, width: int, room: _Room) -> Iterator[Line]:
    if choice.adapted is None:
        yield from wrapped(Need.MUST, NOTHING_LEFT, width, BOLD)
    elif room.every_step:
        yield from plan_lines(choice.routine, choice.adapted, width)
    else:
        yield from zone_lines(choice.routine, choice.adapted, width)


def _keys(choice: Choice) -> Iterator[Line]:
    if choice.adapted is not None:
        enter = key_line("Enter", "Get ready")
        yield Line(Need.MUST, (*enter.pieces, ("   Esc leaves.", ())))
        return
    if choice.offered is not None:
        yield key_line(OTHER_ROUTINE.upper(), f"{choice.offered.name} instead")
    yield plain(Need.MUST, "Esc leaves.")


def _beside(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Line]:
    nothing = plain(Need.AIR, "")
    for one, other in zip_longest(left, right, fillvalue=nothing):
        gap = " " * (_LEFT + _GAP - cells(one.text))
        yield Line(Need.MUST, (*one.pieces, (gap, ()), *other.pieces))
