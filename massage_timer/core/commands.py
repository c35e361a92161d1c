"""The commands of a session with their names, help lines and keys.

Pure. Window, terminal, help and manual read this one table, so that they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from massage_timer.core.frame import Frame
from massage_timer.core.language import N_
from massage_timer.core.session import Command, Phase

PRESS_APART = 400
"""Presses within this time (ms) of one another count once: pedals bounce and clicks double."""

OTHER_KEY = "Other"
"""Stands for any key that the table does not name."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A command as a person meets it."""

    command: Command
    name: str
    """What a button says."""
    help: str
    """One line for menus, help and manual."""
    keys: tuple[str, ...]
    """Neutral names of keys; each screen knows what its toolkit calls them."""
    hold: int = 0
    """Ms that the key must be held, where it can be known when a key is let go; 0: not at all."""


COMMANDS = (
    Binding(
        Command.TOGGLE,
        N_("Pause"),
        N_("Pause, and go on after a short lead-in"),
        # B, . and F5 are what presenters send to darken the screen and to begin.
        (
            N_("Space"),
            N_("Enter"),
            N_("Media Play"),
            N_("Media Pause"),
            N_("Media Play/Pause"),
            "B",
            ".",
            "F5",
        ),
    ),
    Binding(
        Command.NEXT,
        N_("Next"),
        N_("Go to the next step; the steps that follow get the rest of the time"),
        ("Right", N_("Page Down"), N_("Media Next")),
    ),
    Binding(
        Command.AGAIN,
        N_("Again"),
        N_("Begin the step anew; later steps of the leg give the time"),
        ("Left", N_("Page Up"), N_("Media Previous")),
    ),
    Binding(
        Command.STAY,
        N_("Stay here"),
        N_("One stroke more of this step; later steps of the leg give the time"),
        ("Up",),
    ),
    Binding(
        Command.SOFTER,
        N_("Softer"),
        N_("Less pressure for the rest of this leg and here on the other leg"),
        ("Down",),
    ),
    Binding(
        Command.STOP,
        N_("Stop"),
        N_("Ask whether to stop; held for a second it stops at once"),
        (N_("Esc"),),
        hold=1_000,
    ),
)
"""In the order in which buttons and help show them."""

TEACHABLE = tuple(binding for binding in COMMANDS if binding.command is not Command.STOP)
"""What a key can be taught. Not Stop: that needs a key that is held, and no accident may do it."""

MOST_TAUGHT = 64
"""More keys than anybody teaches."""

UNTAUGHT: Mapping[str, Command] = MappingProxyType({})


def binding_of(command: Command) -> Binding:
    """The row of the table. KeyError for what no person asks for, such as a tick."""
    return {binding.command: binding for binding in COMMANDS}[command]


def meaning(key: str, taught: Mapping[str, Command] = UNTAUGHT) -> Command | None:
    """What a key stands for: what it was taught, else what the table says; None: nothing.

    A key of Stop cannot be taught anything else, and no other key can be taught to stop.
    """
    of_table = next((binding.command for binding in COMMANDS if key in binding.keys), None)
    asked = taught.get(key)
    if of_table is Command.STOP or key == OTHER_KEY:
        return of_table
    return asked if any(asked is binding.command for binding in TEACHABLE) else of_table


def command_for(key: str, frame: Frame, taught: Mapping[str, Command] = UNTAUGHT) -> Command | None:
    """What a key means now; None: nothing, and it is free for other uses.

    Start and go on are asked of oily hands, so any key of the table, and any that was taught, does
    both, but for Stop. Where the session stands still, or at the change of legs, `OTHER_KEY` goes
    on as well.
    """
    asked = meaning(key, taught)
    if frame.phase is Phase.DONE or (asked is None and key != OTHER_KEY):
        return None
    if asked is Command.STOP:
        return asked
    if frame.phase is Phase.READY:
        return None if asked is None else Command.START
    if frame.paused or frame.phase is Phase.CHANGE:
        return Command.RESUME
    return asked


def counts(last: int | None, now: int, apart: int = PRESS_APART) -> bool:
    """Whether a press counts: not when the last one, counted or not, is less than `apart` ms ago.

    So a key that is held down and repeats itself counts once. `last` None: there was none.
    """
    return last is None or now - last >= apart
