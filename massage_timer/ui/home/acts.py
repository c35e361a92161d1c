"""What can be done with a routine beside beginning a session."""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from massage_timer.core.language import N_, _

if TYPE_CHECKING:
    from massage_timer.ui.home.cards import Card


class Act(Enum):
    """NEW is about no routine; all others are about one, by its id."""

    NEW = "new"
    EDIT = "edit"
    DUPLICATE = "duplicate"
    CARD = "card"
    REHEARSE = "rehearse"
    SHARE = "share"
    KEEP = "keep"
    """Copy a file from elsewhere into the folder of the user's own."""
    SHOW_FILE = "show file"
    """In its folder."""
    REMOVE = "remove"


KEYS: Mapping[Act, str] = {
    Act.NEW: "Ctrl+N",
    Act.EDIT: "Ctrl+E",
    Act.DUPLICATE: "Ctrl+D",
    Act.CARD: "Ctrl+P",
    Act.REHEARSE: "Ctrl+R",
    Act.REMOVE: "Del",
}
"""By the toolkit's names. Where a routine cannot be edited, the key duplicates it."""
OPEN_KEY, SEARCH_KEY, BACK_KEY, HELP_KEY = "Ctrl+O", "Ctrl+F", "Ctrl+Z", "F1"
DIARY_KEY = "Ctrl+J"

HELP: Mapping[str, str] = {
    "Enter": N_("The safety check of the chosen routine"),
    SEARCH_KEY: N_("Search, as every letter does"),
    OPEN_KEY: N_("Open a file; dropping it on the window does the same"),
    KEYS[Act.NEW]: N_("A new routine"),
    KEYS[Act.EDIT]: N_(
        "Edit the chosen routine; one that came with the program is duplicated first"
    ),
    KEYS[Act.DUPLICATE]: N_("Duplicate it"),
    KEYS[Act.CARD]: N_("Print its card"),
    KEYS[Act.REHEARSE]: N_("Rehearse it"),
    KEYS[Act.REMOVE]: N_("Remove it, if it is yours; you are asked first"),
    BACK_KEY: N_("Put back what has just been removed"),
    DIARY_KEY: N_("The diary"),
    HELP_KEY: N_("This page"),
    "Menu": N_("All that can be done with it, as a right click does"),
}
"""What the keys of Home do, for Help."""


def words(act: Act, *, own: bool) -> str:
    """What a button or a menu calls it."""
    if act is Act.DUPLICATE:
        return _("Duplicate") if own else _("Duplicate and edit")
    return _(_WORDS[act])


def acts_for(card: "Card") -> tuple[Act, ...]:
    """All that can be done with a routine, the most wanted first."""
    acts = [Act.EDIT if card.own else Act.DUPLICATE]
    if card.usable:
        acts += [Act.CARD, Act.REHEARSE]
        acts += [Act.DUPLICATE, Act.SHARE] if card.own else [Act.SHARE]
    if card.elsewhere:
        acts += [Act.KEEP]
    if card.own:
        acts += [Act.SHOW_FILE]
    if card.own and not card.elsewhere:
        acts += [Act.REMOVE]
    return tuple(acts)


_WORDS = {
    Act.NEW: N_("New"),
    Act.EDIT: N_("Edit"),
    Act.CARD: N_("Print card"),
    Act.REHEARSE: N_("Rehearse"),
    Act.SHARE: N_("Share"),
    Act.KEEP: N_("Keep a copy"),
    Act.SHOW_FILE: N_("Show in its folder"),
    Act.REMOVE: N_("Remove"),
}
