"""What can be done with a routine beside beginning a session."""

from enum import Enum


class Act(Enum):
    """NEW is about no routine; all others are about one, by its id."""

    NEW = "new"
    EDIT = "edit"
    DUPLICATE = "duplicate"
    CARD = "card"
    REHEARSE = "rehearse"
    SHARE = "share"
    REMOVE = "remove"
