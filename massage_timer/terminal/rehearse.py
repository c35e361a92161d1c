"""A rehearsal in the terminal: the words of a whole routine, over a minute or all at once."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TextIO

from massage_timer.core.language import N_, _, side_by_side
from massage_timer.core.names import LEG_NAMES, pressure_words
from massage_timer.core.rehearsal import (
    BANNER,
    END,
    Rehearsal,
    Scene,
    at,
    back,
    go_on,
    onwards,
    pause,
    rehearse,
    until_next,
)
from massage_timer.core.routine import Routine, Side
from massage_timer.core.timeline import Kind
from massage_timer.devices.clock import SteadyClock
from massage_timer.terminal.keyboard import Keyboard, open_keyboard
from massage_timer.terminal.keys import CONTINUED, CTRL_C, CTRL_Z
from massage_timer.terminal.lines import BOLD, FAINT, Line, Need, plain, room, wrapped
from massage_timer.terminal.paper import print_lines, size_of

KEYS = N_("Space pauses and goes on, left and right go back and forth, Q ends.")
PAUSED = N_("Paused. Space goes on.")
_CHANGES = {
    Side.LEFT: N_("Change legs: left leg"),
    Side.RIGHT: N_("Change legs: right leg"),
}
_ENDS = frozenset({"q", "Esc", CTRL_C})
_TOGGLES = frozenset({"Space", "Enter"})
_NEXT = frozenset({"Right", "Down", "Page Down"})
_BACK = frozenset({"Left", "Up", "Page Up"})

Print = Callable[[list[Line]], object]


class Clock(Protocol):
    """A steady clock in whole milliseconds; its zero means nothing."""

    def now(self) -> int: ...


def run_rehearsal(
    routine: Routine, first: Side, stdin: TextIO | None, out: TextIO, environ: Mapping[str, str]
) -> None:
    """Over a minute where somebody reads along at a terminal; else all at once, without waiting."""
    width = room(size_of(out)[0])

    def print_(lines: list[Line]) -> None:
        print_lines(out, lines, environ)

    ready = rehearse(routine, first)
    print_(head_lines(ready, width))
    if stdin is not None and stdin.isatty() and out.isatty():
        print_([*wrapped(Need.KEYS, _(KEYS), width, FAINT)])
        with open_keyboard() as keyboard:
            play(ready, keyboard, SteadyClock(), print_, width)
    else:
        for scene in ready.scenes:
            print_(scene_lines(ready, scene, width))
        print_(end_lines())


def play(
    ready: Rehearsal, keyboard: Keyboard, clock: Clock, print_: Print, width: int
) -> Rehearsal:
    """Print each scene as it comes, until the end or until somebody ends it."""
    rehearsal = go_on(ready, clock.now())
    shown: Scene | None = None
    told = False
    while (scene := rehearsal.scene) is not None:
        if scene is not shown:
            shown = scene
            print_(scene_lines(rehearsal, scene, width))
        wait = until_next(rehearsal)
        if rehearsal.paused and not told:
            print_([plain(Need.MUST, _(PAUSED), FAINT)])
        told = rehearsal.paused
        key = keyboard.wait(None if wait is None else math.ceil(wait) / 1000)
        if key in _ENDS:
            return rehearsal
        if key == CTRL_Z:
            rehearsal = pause(rehearsal, clock.now())
            keyboard.suspend()
        shown = None if key in (CTRL_Z, CONTINUED) else shown
        rehearsal = _after(rehearsal, key, clock.now())
    print_(end_lines())
    return rehearsal


def _after(rehearsal: Rehearsal, key: str | None, now: int) -> Rehearsal:
    if key in _TOGGLES:
        return go_on(rehearsal, now) if rehearsal.paused else pause(rehearsal, now)
    if key in _NEXT:
        return onwards(rehearsal, now)
    if key in _BACK:
        return back(rehearsal, now)
    return at(rehearsal, now)


def head_lines(rehearsal: Rehearsal, width: int) -> list[Line]:
    """Which routine it is, and that it is only a rehearsal."""
    name = rehearsal.timeline.routine.name
    return [
        plain(Need.MUST, _("{name} in a minute").format(name=name), BOLD),
        *wrapped(Need.MUST, _(BANNER), width),
    ]


def scene_lines(rehearsal: Rehearsal, scene: Scene, width: int) -> list[Line]:
    """Leg and technique, what to do, and how."""
    step, side = scene.segment.step, scene.segment.side
    title, how = _(_CHANGES[side]), ""
    if scene.segment.kind is not Kind.CHANGE:
        title = _("{leg}: {what}").format(leg=_(LEG_NAMES[side]), what=scene.name)
        count = rehearsal.count(scene)
        title = side_by_side(filter(None, (count, title)))
        pressure = pressure_words(scene.segment.pressure.start)
        how = side_by_side((pressure, step.technique.hands, scene.lasts))
    return [plain(Need.MUST, ""), *_scene(title, scene.line, how, width)]


def end_lines() -> list[Line]:
    return [plain(Need.MUST, ""), plain(Need.MUST, _(END), BOLD)]


def _scene(title: str, line: str, how: str, width: int) -> Iterator[Line]:
    yield from wrapped(Need.MUST, title, width, BOLD)
    yield from wrapped(Need.CUE, line, width)
    yield from wrapped(Need.HANDS, how, width, FAINT)
