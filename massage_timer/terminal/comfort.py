"""The comfort page in a terminal: what the recipient wants, and the plan redrawn at every key."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from massage_timer.core.adapt import FIRMEST_WISH, SOFT, Comfort, NothingLeft, adapt, most_kept
from massage_timer.core.routine import LOWEST_PRESSURE, Height, Routine
from massage_timer.terminal.comfort_lines import (
    FIRST,
    HEAVY,
    OTHER_ROUTINE,
    SORE_KEYS,
    TICKLISH,
    Choice,
    comfort_lines,
)
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.lines import room, styled
from massage_timer.terminal.paper import Paper
from massage_timer.terminal.presses import Presses

_GO_ON, _LEAVE = "Enter", "Esc"
_ARROWS = {"Up", "Down", "Left", "Right"}
"""They end at the highest and the lowest, so they need not be pressed with care."""


def choose(
    keyboard: Keyboard,
    paper: Paper,
    read_clock: Callable[[], int],
    routine: Routine,
    comfort: Comfort,
    others: Callable[[], Sequence[Routine]],
) -> tuple[Routine, Comfort] | None:
    """The adapted routine and the comfort it was adapted to; None when the answer was to leave.

    `comfort` is what is chosen at first; where it is heavy, that came from the check and stays.
    `others` are asked for when nothing is left of the routine. Raises KeyboardInterrupt for Ctrl+C.
    """
    presses = Presses(keyboard, paper, read_clock)
    choice = _choice(routine, comfort, others, locked=comfort.heavy)
    while True:
        columns, rows = paper.size
        lines = comfort_lines(choice, room(columns), rows)
        # The keys stand last, and stay.
        del lines[max(0, rows - 1) : -1]
        paper.show([styled(line, columns, paper.look) for line in lines])
        key = presses.wait(quick=_ARROWS)
        if key == _LEAVE:
            return None
        if key == _GO_ON and choice.adapted is not None:
            return choice.adapted, choice.comfort
        if key == OTHER_ROUTINE and choice.offered is not None:
            choice = _choice(choice.offered, choice.comfort, others, locked=choice.locked)
        elif key is not None:
            wanted = changed(choice.comfort, key, locked=choice.locked)
            if wanted != choice.comfort:
                choice = _choice(choice.routine, wanted, others, locked=choice.locked)


def changed(comfort: Comfort, key: str, *, locked: bool) -> Comfort:
    """What is wanted after this key; `locked`: heavy legs are not a matter of choice."""
    match key:
        case "Up" | "Down":
            height = comfort.height + (1 if key == "Up" else -1)
            return replace(comfort, height=Height(min(max(height, min(Height)), max(Height))))
        case "Right" | "Left":
            firmest = SOFT if comfort.heavy else FIRMEST_WISH
            pressure = min(comfort.pressure, firmest) + (1 if key == "Right" else -1)
            if pressure > firmest:
                return comfort
            return replace(comfort, pressure=max(pressure, LOWEST_PRESSURE))
        case _ if key == TICKLISH:
            return replace(comfort, ticklish=not comfort.ticklish)
        case _ if key == HEAVY and not locked:
            return replace(comfort, heavy=not comfort.heavy)
        case _ if key == FIRST:
            return replace(comfort, first=comfort.first.other)
        case _ if key in SORE_KEYS:
            return replace(comfort, sore=comfort.sore ^ {SORE_KEYS[key]})
        case _:
            return comfort


def _choice(
    routine: Routine,
    comfort: Comfort,
    others: Callable[[], Sequence[Routine]],
    *,
    locked: bool,
) -> Choice:
    adapted = _adapted(routine, comfort)
    offered = most_kept(others(), comfort.height) if adapted is None else None
    return Choice(routine, comfort, locked, adapted, offered)


def _adapted(routine: Routine, comfort: Comfort) -> Routine | None:
    try:
        return adapt(routine, comfort)
    except NothingLeft:
        return None
