"""The question in a terminal what becomes of a session that broke off."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from massage_timer.core.checkpoint import Checkpoint, leg_again
from massage_timer.core.language import N_, _, side_by_side
from massage_timer.core.names import SIDE_NAMES, clock
from massage_timer.core.routine import Side
from massage_timer.core.session import Session
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.lines import (
    BOLD,
    Line,
    Need,
    fitted,
    key_line,
    plain,
    room,
    styled,
    wrapped,
)
from massage_timer.terminal.paper import Paper
from massage_timer.terminal.presses import Presses

TITLE = N_("A session broke off.")
_ASKED = N_("Warning signs are asked first.")


class Wish(Enum):
    """What shall become of it."""

    GO_ON = "g"
    LEG_AGAIN = "l"
    END = "e"
    LATER = "any other key"


_WORDS = {
    Wish.GO_ON: N_("Go on where it was"),
    Wish.LEG_AGAIN: N_("Start this leg again"),
    Wish.END: N_("End and keep what was done"),
}
_LATER = N_("Any other key leaves it for later; a session that begins ends it.")
_BY_KEY = {wish.value: wish for wish in _WORDS}


def ask_what_becomes(
    keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int], left: Checkpoint
) -> Wish:
    """`read_clock` returns ms of real time. Raises KeyboardInterrupt for Ctrl+C."""
    while True:
        columns, rows = paper.size
        lines = fitted(question_lines(left, room(columns)), rows)
        paper.show([styled(line, columns, paper.look) for line in lines])
        key = Presses(keyboard, paper, read_clock).wait()
        if key is not None:
            return _BY_KEY.get(key, Wish.LATER)


def question_lines(left: Checkpoint, width: int) -> list[Line]:
    session = left.session
    legs = (f"{_(SIDE_NAMES[side])} {clock(session.hands_on(side) // 1000)}" for side in Side)
    # Translators: how long each leg had its massage, such as "Calm legs: Left 5:00 · Right 1:20."
    done = _("{routine}: {legs}.")
    done = done.format(routine=session.timeline.routine.name, legs=side_by_side(legs))
    return [
        *wrapped(Need.MUST, _(TITLE), width, BOLD),
        *wrapped(Need.MUST, done, width),
        plain(Need.AIR, ""),
        *(key_line(wish.value.upper(), _(words)) for wish, words in _WORDS.items()),
        plain(Need.AIR, ""),
        *wrapped(Need.MUST, _(_LATER), width),
        *wrapped(Need.HANDS, _(_ASKED), width),
    ]


def taken_up(left: Checkpoint, wish: Wish, speed: float) -> Session:
    """The session that goes on, standing still; `speed` is that of its clock."""
    session = leg_again(left.session) if wish is Wish.LEG_AGAIN else left.session
    options = replace(session.timeline.options, speed=speed)
    return replace(session, timeline=replace(session.timeline, options=options))
