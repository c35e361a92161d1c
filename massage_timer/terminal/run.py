"""A whole sitting in the terminal: safety check, session, summary."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from massage_timer.core.names import SIDE_NAMES, ZONE_NAMES, clock
from massage_timer.core.routine import Routine, Side, Zone
from massage_timer.core.safety import AFTER, CLOT_SIGNS
from massage_timer.core.session import Session, begin
from massage_timer.core.timeline import Options, hands_on_by_zone
from massage_timer.core.welcome import PARAGRAPHS, TITLE
from massage_timer.devices.clock import SteadyClock
from massage_timer.terminal.display import open_display, size_of
from massage_timer.terminal.drawing import wrap
from massage_timer.terminal.keyboard import open_keyboard
from massage_timer.terminal.play import Play
from massage_timer.terminal.questions import ask, card_lines

NO_KEYBOARD = (
    "the safety questions are answered by keys in a terminal, and this input is none: "
    "no session starts"
)


def can_ask(stdin: TextIO | None) -> bool:
    """Whether somebody can answer the safety questions here."""
    return stdin is not None and stdin.isatty()


def run_session(
    routine: Routine,
    options: Options,
    speed: float,
    out: TextIO,
    environ: Mapping[str, str],
    *,
    read: Callable[[], object] | None = None,
) -> None:
    """From the first question to the summary; standard input must be a terminal.

    With `read`, what the program is stands before the questions; it is called when they have been
    answered, so that somebody has read it.

    Raises KeyboardInterrupt for Ctrl+C before the session has begun, EOFError and OSError when the
    terminal is gone.
    """
    with open_keyboard() as keyboard:
        with _asked_on(out) as asked_on:
            if read is not None:
                _print(asked_on, *welcome_lines(min(size_of(asked_on)[0], 79) - 1))
            found = ask(keyboard, asked_on, size_of(asked_on), SteadyClock().now)
        if found is not None and read is not None:
            read()
        if found is None or not found.may_begin:
            _print(out, "No session was started.")
            return
        with open_display(out, routine.name, speed, environ) as display:
            play = Play(begin(routine, options), keyboard, display, SteadyClock(speed), speed)
            session = play.to_the_end()
        _print(out, *summary(session, size_of(out)[0]))


def welcome_lines(width: int) -> list[str]:
    """What is read before the first use."""
    lines = [TITLE]
    for words in PARAGRAPHS:
        lines += ["", *wrap(words, width)]
    return [*lines, ""]


def summary(session: Session, columns: int = 80) -> list[str]:
    """What each leg really got, and what to do now."""
    left, right = session.hands_on(Side.LEFT), session.hands_on(Side.RIGHT)
    if left == right == 0:
        return ["No session was started."]
    legs = " · ".join(
        f"{SIDE_NAMES[side]} {clock(ms // 1000)}"
        for side, ms in ((Side.LEFT, left), (Side.RIGHT, right))
    )
    zones = [
        f"{ZONE_NAMES[zone]} {clock(ms // 1000)}" for zone, ms in _by_zone(session).items() if ms
    ]
    width = min(columns - 1, 78)
    lines = [legs, *wrap(" · ".join(zones), width), ""]
    if session.stopped:
        lines += [*card_lines(CLOT_SIGNS, width), ""]
    lines += [line for advice in AFTER for line in wrap(advice.whole, width)]
    return lines


def _by_zone(session: Session) -> dict[Zone, int]:
    """Hands-on ms of both legs together."""
    legs = [hands_on_by_zone(session.timeline, side, session.playhead) for side in Side]
    return {zone: sum(leg[zone] for leg in legs) for zone in Zone}


@contextlib.contextmanager
def _asked_on(out: TextIO) -> Iterator[TextIO]:
    """Where the questions are read: by the eyes at the keyboard, wherever the output goes."""
    if out.isatty():
        yield out
        return
    if sys.platform == "win32":
        terminal = "CONOUT$"
    else:
        terminal = os.ttyname(sys.stdin.fileno())
    with open(terminal, "w", encoding="utf-8", errors="replace") as asked_on:  # noqa: PTH123
        yield asked_on


def _print(out: TextIO, *lines: str) -> None:
    out.writelines(f"{line}\n" for line in lines)
    out.flush()
