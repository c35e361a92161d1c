"""How much a session is heard, as it can be set.

Pure. These are words alone, so that the settings can be read without all of the core.
"""

from enum import StrEnum


class SoundSet(StrEnum):
    """How much sounds. QUIET lets the recipient rest: softer, and it counts nothing down. SILENT
    leaves all to the screen: there is no voice either."""

    FULL = "full"
    QUIET = "quiet"
    SILENT = "silent"


class Talk(StrEnum):
    """How much is said."""

    OFF = "off"
    NAMES = "names"
    ALL = "all"


class Pace(StrEnum):
    """How fast it is said."""

    SLOW = "slow"
    USUAL = "usual"
    FAST = "fast"
