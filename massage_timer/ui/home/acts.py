"""What can be done with a routine beside beginning a session."""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

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
    "Enter": "The safety check of the chosen routine",
    SEARCH_KEY: "Search, as every letter does",
    OPEN_KEY: "Open a file; dropping it on the window does the same",
    KEYS[Act.NEW]: "A new routine",
    KEYS[Act.EDIT]: "Edit the chosen routine; one that came with the program is duplicated first",
    KEYS[Act.DUPLICATE]: "Duplicate it",
    KEYS[Act.CARD]: "Print its card",
    KEYS[Act.REHEARSE]: "Rehearse it",
    KEYS[Act.REMOVE]: "Remove it, if it is yours; you are asked first",
    BACK_KEY: "Put back what has just been removed",
    DIARY_KEY: "The diary",
    HELP_KEY: "This page",
    "Menu": "All that can be done with it, as a right click does",
}
"""What the keys of Home do, for Help."""


def words(act: Act, *, own: bool) -> str:
    """What a button or a menu calls it."""
    if act is Act.DUPLICATE:
        return "Duplicate" if own else "Duplicate and edit"
    return _WORDS[act]


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
    Act.NEW: "New",
    Act.EDIT: "Edit",
    Act.CARD: "Print card",
    Act.REHEARSE: "Rehearse",
    Act.SHARE: "Share",
    Act.KEEP: "Keep a copy",
    Act.SHOW_FILE: "Show in its folder",
    Act.REMOVE: "Remove",
}
