"""The two sizes of paper, and which of them is usual where."""

from enum import Enum

from massage_timer.core.language import N_, _


class Sheet(Enum):
    """Upright; the value is the word of the command, the sizes are points (1/72 inch)."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def label(self) -> str:
        return _(_LABELS[self])

    @property
    def wide(self) -> int:
        return _SIZES[self][0]

    @property
    def high(self) -> int:
        return _SIZES[self][1]


_LABELS = {Sheet.A4: "A4", Sheet.LETTER: N_("US Letter")}
_SIZES = {Sheet.A4: (595, 842), Sheet.LETTER: (612, 792)}
_OF_LETTER = frozenset(
    ("US", "CA", "MX", "GT", "SV", "NI", "CR", "PA", "CO", "VE", "CL", "PH", "PR", "DO", "BZ")
)
"""Territories where paper is Letter; everywhere else it is A4."""


def usual_sheet(locale: str) -> Sheet:
    """The paper of a locale such as en_US.UTF-8 or es-MX; A4 where it names no territory."""
    words = locale.partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    return Sheet.LETTER if _OF_LETTER & {word.upper() for word in words[1:]} else Sheet.A4
