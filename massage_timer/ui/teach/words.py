"""What the page says on which a button is taught. Pure, but for the names of the window's keys."""

from collections.abc import Mapping

from massage_timer.core.commands import MOST_TAUGHT, TEACHABLE, meaning
from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _, ngettext, number, together
from massage_timer.core.session import Command

LISTENING = N_("Press the thing you want to use")
WHAT = N_("A key, a presenter, a page-turner, a foot pedal, or an extra button of the mouse.")
NOT_TAUGHT = N_("Esc leaves. It stops sessions, so it cannot be taught, nor can F10 and F11.")
LEAVE = N_("Esc leads back.")
NAMELESS = N_("This one cannot be told from others. Press another.")
SHALL_MEAN = N_("Let it mean")
NONE = N_("Nothing was taught yet. All keys mean what Help says.")
MOST_NAMED = 6
"""Buttons that were taught; more are only counted."""
_NAMES = {binding.command: binding.name for binding in TEACHABLE}


def full_words() -> str:
    """Why nothing more can be taught."""
    return _("{count} are taught already. Forget one first.").format(count=number(MOST_TAUGHT))


def window_key_words(key: str) -> str:
    """Why a key of the window cannot be taught."""
    return _("{key} belongs to the window. Press another.").format(key=key_words(key))


def pressed_words(name: str, taught: Mapping[str, Command]) -> tuple[str, str]:
    """What came, and what it means so far."""
    means = meaning(name, taught)
    if means is None:
        so_far = _("It means nothing yet.")
    elif name in taught:
        so_far = _("You taught it: {command}.").format(command=_name(means))
    else:
        so_far = _("It means: {command}.").format(command=_name(means))
    return _("You pressed {key}.").format(key=key_words(name)), so_far


def taught_words(name: str, command: Command) -> str:
    """What it means from now on; for a key of the table, instead of what."""
    usual = meaning(name)
    if usual is None or usual is command:
        return _name(command)
    words = _("{command}, instead of {usual}")
    return words.format(command=_name(command), usual=_name(usual))


def saved_words(name: str, command: Command) -> str:
    words = _("{key} means {command} now.")
    return words.format(key=key_words(name), command=_name(command))


def all_taught_words(taught: Mapping[str, Command]) -> str:
    """What was taught, such as "Page Down: Pause. F7: Next."; "" where nothing was."""
    each = _("{key}: {command}.")
    told = [each.format(key=key_words(key), command=_name(to)) for key, to in taught.items()]
    others = len(told) - MOST_NAMED
    more = ngettext("And {count} more.", "And {count} more.", others).format(count=number(others))
    return together([*told[:MOST_NAMED], *([more] if others > 0 else [])])


def _name(command: Command) -> str:
    return _(_NAMES[command])
