"""A whole sitting in the terminal: safety check, comfort, session, summary."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TextIO

from massage_timer.core.adapt import Comfort, adapt
from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.language import N_, _, side_by_side
from massage_timer.core.names import SIDE_NAMES, ZONE_NAMES, clock
from massage_timer.core.routine import Routine, Side, Zone
from massage_timer.core.safety import AFTER, CLOT_SIGNS, SIGNS_LATER, Card
from massage_timer.core.session import Session, begin
from massage_timer.core.timeline import Options, hands_on_by_zone
from massage_timer.devices.clock import SteadyClock
from massage_timer.terminal.broken_off import Wish, ask_what_becomes, taken_up
from massage_timer.terminal.cards import cards_lines
from massage_timer.terminal.comfort import choose
from massage_timer.terminal.display import Lines, open_display
from massage_timer.terminal.keyboard import Keyboard, open_keyboard
from massage_timer.terminal.lines import BOLD, Line, Need, plain, room, wrapped
from massage_timer.terminal.paper import Paper, open_paper, print_lines, size_of
from massage_timer.terminal.play import Play
from massage_timer.terminal.questions import ask, ask_signs
from massage_timer.terminal.unbroken import Unbroken
from massage_timer.terminal.welcome import welcome

NO_KEYBOARD = N_(
    "the safety questions are answered by keys in a terminal, and this input is none: "
    "no session starts"
)
NOT_STARTED = N_("No session was started.")


def can_ask(stdin: TextIO | None) -> bool:
    """Whether somebody can answer the safety questions here."""
    return stdin is not None and stdin.isatty()


class Keeper(Protocol):
    """Keeps a session while it goes on, and writes it down when it is over. Its routine is given as
    `core.diary.row_of` wants it."""

    def left(self) -> Checkpoint | None:
        """What another start left and can go on now."""

    def take_up(self) -> None:
        """What was left goes on."""

    def give_up(self) -> None:
        """What was left is over."""

    def follow(self, session: Session, usual: Routine) -> None:
        """What the session has become while it goes on."""

    def end(self, session: Session, usual: Routine) -> None:
        """It is over, or was left before it had begun."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a sitting is begun with; what the recipient answers is in none of it."""

    routine: Routine
    others: Callable[[], Sequence[Routine]]
    """Asked for when nothing is left of the routine."""
    comfort: Comfort
    """What is chosen at first."""
    keep: Callable[[Comfort], object]
    """Told what was chosen, for the next time."""
    read: Callable[[], object] | None
    """Told that what is read before the first use was read; None: it was, some other time."""
    options: Options
    speed: float
    keeper: Keeper | None = None
    """None: nothing is kept, and nothing written down."""
    report: Callable[[Exception], object] = lambda error: None
    """Told an error that nobody foresaw, in the midst of the session."""


@dataclass(frozen=True, slots=True)
class Start:
    """A session that is played now."""

    session: Session
    usual: Routine
    comfort: Comfort | None
    """What was chosen for it; None: it goes on as it was."""


def run_session(sitting: Sitting, out: TextIO, environ: Mapping[str, str]) -> None:
    """From the first question to the summary; standard input must be a terminal.

    Raises KeyboardInterrupt for Ctrl+C before the session has begun, EOFError and OSError when the
    terminal is gone.
    """
    with open_keyboard() as keyboard, _asked_on(out) as asked_on:
        read_clock = SteadyClock().now
        with open_paper(asked_on, environ) as paper:
            unread = sitting.read is not None and not welcome(keyboard, paper, read_clock)
            found = None if unread else find_start(sitting, keyboard, paper, read_clock)
        if sitting.read is not None and not unread:
            sitting.read()
        cards, start = found or ((), None)
        print_lines(asked_on, _in_view(cards, asked_on), environ)
        if start is None:
            print_lines(out, [plain(Need.MUST, _(NOT_STARTED))], environ)
            return
        if start.comfort is not None:
            sitting.keep(start.comfort)
        speed, keeper, name = sitting.speed, sitting.keeper, start.session.timeline.routine.name

        def follow(session: Session) -> None:
            if keeper is not None:
                keeper.follow(session, start.usual)

        with open_display(out, name, speed, environ) as display:
            shown = Unbroken(display, Lines(out, name), sitting.report)
            play = Play(start.session, keyboard, shown, SteadyClock(speed), speed, follow)
            session = play.to_the_end()
        if keeper is not None:
            keeper.end(session, start.usual)
        if play.sign is not None:
            print_lines(asked_on, cards_lines(play.sign.cards, width_of(asked_on)), environ)
        lines = summary(session, width_of(out), signs=play.sign is None)
        print_lines(out, lines, environ)


def find_start(
    sitting: Sitting, keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int]
) -> tuple[tuple[Card, ...], Start | None]:
    """A session that broke off and goes on, or one of the routine; None as in `get_ready`."""
    keeper = sitting.keeper
    if keeper is not None and (left := keeper.left()) is not None:
        wish = ask_what_becomes(keyboard, paper, read_clock, left)
        if wish in (Wish.GO_ON, Wish.LEG_AGAIN):
            found = ask_signs(keyboard, paper, read_clock)
            if found is None:
                return (), None
            if not found.may_begin:
                keeper.give_up()
                return found.cards, None
            if keeper.left() is not None:  # it may have become too late meanwhile
                keeper.take_up()
                session = taken_up(left, wish, sitting.speed)
                return (), Start(session, left.usual, None)
        elif wish is Wish.END:
            keeper.give_up()
    cards, chosen = get_ready(sitting, keyboard, paper, read_clock)
    if chosen is None:
        return cards, None
    routine, comfort = chosen
    session = begin(routine, replace(sitting.options, first=comfort.first))
    return cards, Start(session, _usual(sitting, routine, comfort), comfort)


def _usual(sitting: Sitting, adapted: Routine, comfort: Comfort) -> Routine:
    """The routine as this recipient has it on any day: without what is sore or heavy."""
    whole = sitting.routine
    if adapted.id != whole.id:  # another was taken, of which something was left
        whole = next((each for each in sitting.others() if each.id == adapted.id), adapted)
    return adapt(whole, replace(comfort, sore=frozenset(), heavy=False))


def _in_view(cards: Sequence[Card], out: TextIO) -> list[Line]:
    """The cards; where they are higher than the terminal the most urgent comes last, so that it is
    the one that stays in view."""
    width, rows = width_of(out), size_of(out)[1]
    lines = [*cards_lines(cards, width)]
    return lines if len(lines) + 2 < rows else [*cards_lines(cards[::-1], width)]


def get_ready(
    sitting: Sitting, keyboard: Keyboard, paper: Paper, read_clock: Callable[[], int]
) -> tuple[tuple[Card, ...], tuple[Routine, Comfort] | None]:
    """Ask the recipient: the routine as it may begin now, and what was chosen for it.

    Or None, and the cards that say why; there are none where the answer was to leave.
    """
    found = ask(keyboard, paper, read_clock)
    if found is None or not found.may_begin:
        return () if found is None else found.cards, None
    comfort = replace(sitting.comfort, heavy=found.softened)
    chosen = choose(keyboard, paper, read_clock, sitting.routine, comfort, sitting.others)
    return (), chosen


def summary(session: Session, width: int, *, signs: bool = True) -> list[Line]:
    """What each leg really got, and what to do now; `signs` of a session that was stopped too."""
    hands_on = {side: session.hands_on(side) for side in Side}
    if not any(hands_on.values()):
        return [plain(Need.MUST, _(NOT_STARTED))]
    legs = [f"{_(SIDE_NAMES[side])} {clock(ms // 1000)}" for side, ms in hands_on.items()]
    zones = [
        f"{_(ZONE_NAMES[zone])} {clock(ms // 1000)}" for zone, ms in _by_zone(session).items() if ms
    ]
    lines = [plain(Need.MUST, side_by_side(legs), BOLD)]
    lines += [*wrapped(Need.MUST, side_by_side(zones), width), plain(Need.AIR, "")]
    lines += cards_lines((CLOT_SIGNS,) if session.stopped and signs else (), width)
    said = (*AFTER, *SIGNS_LATER)
    return lines + [line for advice in said for line in wrapped(Need.MUST, advice.whole, width)]


def width_of(out: TextIO) -> int:
    """How wide text is there."""
    return room(size_of(out)[0])


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
