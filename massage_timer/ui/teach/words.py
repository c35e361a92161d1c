"""What the page says on which a button is taught. Pure, but for the names of the window's keys."""

from collections.abc import Mapping

from massage_timer.core.commands import MOST_TAUGHT, TEACHABLE, meaning
from massage_timer.core.session import Command

LISTENING = "Press the thing you want to use"
WHAT = "A key, a presenter, a page-turner, a foot pedal, or an extra button of the mouse."
NOT_TAUGHT = "Esc leaves. It stops sessions, so it cannot be taught, nor can F10 and F11."
LEAVE = "Esc leads back."
NAMELESS = "This one cannot be told from others. Press another."
SHALL_MEAN = "Let it mean"
NONE = "Nothing was taught yet. All keys mean what Help says."
FULL = f"{MOST_TAUGHT} are taught already. Forget one first."
MOST_NAMED = 6
"""Buttons that were taught; more are only counted."""
NAMES = {binding.command: binding.name for binding in TEACHABLE}


def window_key_words(key: str) -> str:
    """Why a key of the window cannot be taught."""
    return f"{key} belongs to the window. Press another."


def pressed_words(name: str, taught: Mapping[str, Command]) -> tuple[str, str]:
    """What came, and what it means so far."""
    means = meaning(name, taught)
    if means is None:
        so_far = "It means nothing yet."
    elif name in taught:
        so_far = f"You taught it: {NAMES[means]}."
    else:
        so_far = f"It means: {NAMES[means]}."
    return f"You pressed {name}.", so_far


def taught_words(name: str, command: Command) -> str:
    """What it means from now on; for a key of the table, instead of what."""
    usual = meaning(name)
    instead = "" if usual in (None, command) else f", instead of {NAMES[usual]}"
    return f"{NAMES[command]}{instead}"


def saved_words(name: str, command: Command) -> str:
    return f"{name} means {NAMES[command]} now."


def all_taught_words(taught: Mapping[str, Command]) -> str:
    """What was taught, such as "Page Down: Pause. F7: Next."; "" where nothing was."""
    told = [f"{name}: {NAMES[command]}." for name, command in taught.items()]
    more = [f"And {len(told) - MOST_NAMED} more."] if len(told) > MOST_NAMED else []
    return " ".join([*told[:MOST_NAMED], *more])
