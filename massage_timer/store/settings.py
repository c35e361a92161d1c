"""What the program remembers about itself. Nothing about a person's health is ever among it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from massage_timer.core.adapt import FIRMEST_WISH
from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.places import Places
from massage_timer.core.routine import Height, Side

if TYPE_CHECKING:
    from massage_timer.core.session import Command
    from massage_timer.core.timeline import Options

CHANGE_SECONDS = range(5, 121)
"""How long the change of legs may last."""
TEXT_SIZES = (100, 125, 150, 200)
"""Percent of the usual size of text."""
DIGIT_SIZES = range(100, 151)
"""Percent of the usual size of what is read from the couch: digits, side, technique."""
LEAD_IN_SECONDS = range(3, 16)
"""How long the lead-in after a pause may last."""
MOST_RECENT = 100
"""How many of the routines that were used last are remembered."""
LONGEST_ID = 255
"""Characters; no file has a longer name."""
VOLUMES = range(101)
"""Percent of full volume."""

TO_SETTLE = 2_000
"""Ms that the very first lead-in lasts longer than the others."""


class Theme(StrEnum):
    """Which colours the window has; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    DIM_AMBER = "dim-amber"


class Sort(StrEnum):
    """What comes first on Home: what was used last, or what the alphabet says."""

    USED = "used"
    NAME = "name"


class Motion(StrEnum):
    """How much moves on the screen; SYSTEM follows the desktop."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class Tone(StrEnum):
    """A skin tone of the drawings; NEIGHBOUR, for the giver alone: not that of the recipient."""

    NEIGHBOUR = ""
    LIGHT = "light"
    MEDIUM = "medium"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; the defaults are those of the first start."""

    disclaimer_read: bool = False
    """Somebody has read what the program is not; until then it is shown at every start."""
    recent: tuple[str, ...] = ()
    """Ids of the routines that were used last, the newest first; not when, and how often neither.
    At most `MOST_RECENT`."""
    sort: Sort = Sort.USED
    """The order of the routines on Home."""
    text_size: int = 100
    """Percent, one of `TEXT_SIZES`."""
    language: str = ""
    """The code of one of `core.language.LANGUAGES`; empty: that of the system."""
    theme: Theme = Theme.SYSTEM
    motion: Motion = Motion.SYSTEM
    recipient_tone: Tone = Tone.LIGHT
    giver_tone: Tone = Tone.NEIGHBOUR
    window: Places = field(default_factory=Places)
    full_screen: bool = False
    monitor: str = ""
    """The one that full screen is on; empty: the one that the window is on."""
    mini: Places = field(default_factory=Places)
    """Of the mini view."""
    change_seconds: int = 20
    """How long the change of legs lasts."""
    wait_at_change: bool = False
    """The change of legs waits for a key."""
    first_side: Side = Side.LEFT
    height: Height = Height.HIP
    """How high on the leg the hands came last time."""
    pressure: int = FIRMEST_WISH
    """The firmest that was asked for last time."""
    ticklish: bool = False
    digits: int = 100
    """Percent, one of `DIGIT_SIZES`."""
    sounds: SoundSet = SoundSet.FULL
    volume: int = 60
    """Of sounds, percent."""
    strokes: bool = False
    """Each stroke ticks."""
    talk: Talk = Talk.ALL
    voice_volume: int = 80
    """Of the voice, percent."""
    voice_pace: Pace = Pace.USUAL
    lead_in_seconds: int = 3
    """How long the lead-in after a pause and before the second leg lasts."""
    ask_pressure: bool = True
    keys: "Mapping[str, Command]" = field(default_factory=dict)
    """What keys were taught to mean, by the names that the toolkit has for them."""
    media_keys: bool = False
    """The media keys of desktop and headset are taken for the session."""
    keep_awake: bool = True
    """The screen stays on while a session runs."""
    diary: bool = True
    """Sessions are written into the diary."""


def with_used(recent: tuple[str, ...], id_: str) -> tuple[str, ...]:
    """What was used last, now that this routine is; an id that no file can have is left out."""
    if not 0 < len(id_) <= LONGEST_ID:
        return recent
    return (id_, *(other for other in recent if other != id_))[:MOST_RECENT]


def options_of(settings: Settings, first: Side) -> "Options":
    """How the next session is laid out; `first` is the leg that it begins with."""
    from massage_timer.core.timeline import Options

    return Options(
        first=first,
        get_ready=settings.lead_in_seconds * 1000 + TO_SETTLE,
        lead_in=settings.lead_in_seconds * 1000,
        change=settings.change_seconds * 1000,
        wait_at_change=settings.wait_at_change,
        ask_pressure=settings.ask_pressure,
        strokes=settings.strokes,
    )
