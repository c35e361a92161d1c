"""What the program remembers about itself. Nothing about a person's health is ever among it."""

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

from massage_timer.core.adapt import FIRMEST_WISH
from massage_timer.core.commands import MOST_TAUGHT, TEACHABLE
from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.places import MOST_MONITORS, Place, Places
from massage_timer.core.routine import LOWEST_PRESSURE, Height, Side
from massage_timer.core.session import Command
from massage_timer.store.disk import (
    DiskError,
    FileMissing,
    move_aside,
    read_bounded,
    write_atomically,
)
from massage_timer.store.problems import printable, quoted

VERSION = 1
CHANGE_SECONDS = range(5, 121)
"""How long the change of legs may last."""
TEXT_SIZES = (100, 125, 150, 200)
"""Percent of the usual size of text."""
DIGIT_SIZES = range(100, 151)
"""Percent of the usual size of what is read from the couch: digits, side, technique."""
LEAD_IN_SECONDS = range(3, 16)
"""How long the lead-in after a pause may last."""
VOLUMES = range(101)
"""Percent of full volume."""

_FARTHEST = 100_000
"""Px; no monitor is as large."""

_LARGEST_FILE = 64 * 1024
_LONGEST_TEXT = 4096


class Theme(StrEnum):
    """Which colours the window has; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    DIM_AMBER = "dim-amber"


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
    last_routine: str = ""
    """Id of the routine that was used last; empty before the first."""
    text_size: int = 100
    """Percent, one of `TEXT_SIZES`."""
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
    keys: Mapping[str, Command] = field(default_factory=dict)
    """What keys were taught to mean, by the names that the toolkit has for them."""
    media_keys: bool = False
    """The media keys of desktop and headset are taken for the session."""
    keep_awake: bool = True
    """The screen stays on while a session runs."""
    diary: bool = True
    """Sessions are written into the diary."""


class SettingsFile:
    """A JSON file; remembers what it does not know, so that saving loses nothing of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._others: dict[str, Any] = {}
        self._locked = ""
        """Why the file must not be overwritten; empty when it may be."""

    def load(self) -> tuple[Settings, tuple[str, ...]]:
        """The settings, and a sentence for everything that could not be used. Raises nothing.

        A damaged file is moved aside, never deleted.
        """
        self._others, self._locked = {}, ""
        try:
            data = read_bounded(self._path, _LARGEST_FILE)
        except FileMissing:
            return Settings(), ()
        except DiskError as error:
            return self._lock(f"{error}, so the defaults are used and nothing is saved")
        try:
            content = json.loads(data)
            version = content.pop("version")
            if type(version) is not int or version < 1 or len(data) > _LARGEST_FILE:
                raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return self._set_aside()
        if version > VERSION:
            return self._lock(
                f"a newer version of this program wrote the file (version {version}, this one "
                f"writes {VERSION}), so the defaults are used and nothing is saved"
            )
        return self._settings(content)

    def save(self, settings: Settings) -> str:
        """Writes the file whole or not at all; a sentence when it was not, else nothing."""
        if self._locked:
            return self._locked
        content = {"version": VERSION, **values_of(settings), **self._others}
        text = json.dumps(content, indent=2)
        try:
            write_atomically(self._path, f"{text}\n".encode())
        except DiskError as error:
            return self._told(f"the settings could not be saved: {error}")
        return ""

    def _settings(self, content: dict[str, Any]) -> tuple[Settings, tuple[str, ...]]:
        known: dict[str, Any] = {}
        problems: list[str] = []
        for name, value in content.items():
            read = _READERS.get(name)
            if read is None:
                self._others[name] = value
                continue
            try:
                known[name] = read(value)
            except (ValueError, TypeError):
                default = json.dumps(_word(getattr(Settings(), name)))
                shown = quoted(json.dumps(value))
                problems.append(
                    self._told(f"{shown} cannot be used for {name}, so it is {default} again")
                )
        return Settings(**known), tuple(problems)

    def _set_aside(self) -> tuple[Settings, tuple[str, ...]]:
        try:
            aside = move_aside(self._path)
        except DiskError as error:
            return self._lock(
                f"the file is damaged and could not be moved aside ({error}), so the defaults are "
                "used and nothing is saved"
            )
        return Settings(), (
            self._told(
                f"the file was damaged and is now called {printable(aside.name)}; "
                "the defaults are used"
            ),
        )

    def _lock(self, reason: str) -> tuple[Settings, tuple[str, ...]]:
        self._locked = self._told(reason)
        return Settings(), (self._locked,)

    def _told(self, sentence: str) -> str:
        return f"{printable(self._path.name)}: {sentence}"


def _word(value: object) -> object:
    """A value as the file has it: members of enumerations by their words."""
    if isinstance(value, Height):
        return _HEIGHTS[value]
    if isinstance(value, Places):
        return asdict(value)
    if isinstance(value, Mapping):
        return {name: _word(member) for name, member in value.items()}
    return value.value if isinstance(value, Enum) else value


def values_of(settings: Settings) -> dict[str, object]:
    """The settings by their names, with values as the file has them."""
    return {name: _word(getattr(settings, name)) for name in _READERS}


def with_values(settings: Settings, values: Mapping[str, object]) -> Settings:
    """The settings with some of them changed, to values as the file has them.

    Raises ValueError, TypeError or KeyError for what the file could not have.
    """
    return replace(settings, **{name: _READERS[name](value) for name, value in values.items()})


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise ValueError
    value.encode()  # half a surrogate pair, which JSON can write, is no text: ValueError
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _one_of(allowed: Container[int]) -> Callable[[object], int]:
    """Reads a whole number that must be among these."""

    def read(value: object) -> int:
        if type(value) is not int or value not in allowed:
            raise ValueError
        return value

    return read


def _keys(value: object) -> dict[str, Command]:
    if not isinstance(value, dict) or len(value) > MOST_TAUGHT:
        raise ValueError
    if not _TAUGHT.keys() >= set(value.values()):
        raise ValueError
    return {_text(name): _TAUGHT[command] for name, command in value.items()}


def _places(value: object) -> Places:
    if isinstance(value, str):  # of an earlier version, in the toolkit's words
        return Places()
    if not isinstance(value, dict) or value.keys() != {"last", "on"}:
        raise ValueError
    last, on = value["last"], value["on"]
    if not isinstance(on, dict) or len(on) > MOST_MONITORS:
        raise ValueError
    return Places(_text(last), {_text(name): _place(**place) for name, place in on.items()})


def _place(
    *,
    left: int,
    top: int,
    width: int,
    height: int,
    frame: list[int],
    maximised: bool,
) -> Place:
    """TypeError for what is missing or unknown."""
    for px in (left, top):
        _ANYWHERE(px)
    at_left, at_top, at_right, at_bottom = frame
    for px in (width, height, at_left, at_top, at_right, at_bottom):
        _SIZE(px)
    kept = at_left, at_top, at_right, at_bottom
    return Place(left, top, width, height, kept, _switch(maximised))


def _recipient_tone(value: str) -> Tone:
    if value == Tone.NEIGHBOUR:
        raise ValueError
    return Tone(value)


def _height(value: str) -> Height:
    found = next((height for height, word in _HEIGHTS.items() if word == value), None)
    if found is None:
        raise ValueError
    return found


_ANYWHERE = _one_of(range(-_FARTHEST, _FARTHEST + 1))
_SIZE = _one_of(range(_FARTHEST + 1))

_TAUGHT = {binding.command.value: binding.command for binding in TEACHABLE}

_HEIGHTS = {
    Height.ANKLE: "ankle",
    Height.BELOW_KNEE: "below the knee",
    Height.MID_THIGH: "mid-thigh",
    Height.HIP: "hip",
}

_READERS: Mapping[str, Callable[[Any], Any]] = {
    "disclaimer_read": _switch,
    "last_routine": _text,
    "text_size": _one_of(TEXT_SIZES),
    "theme": Theme,
    "motion": Motion,
    "recipient_tone": _recipient_tone,
    "giver_tone": Tone,
    "window": _places,
    "full_screen": _switch,
    "monitor": _text,
    "mini": _places,
    "change_seconds": _one_of(CHANGE_SECONDS),
    "wait_at_change": _switch,
    "first_side": Side,
    "height": _height,
    "pressure": _one_of(range(LOWEST_PRESSURE, FIRMEST_WISH + 1)),
    "ticklish": _switch,
    "digits": _one_of(DIGIT_SIZES),
    "sounds": SoundSet,
    "volume": _one_of(VOLUMES),
    "strokes": _switch,
    "talk": Talk,
    "voice_volume": _one_of(VOLUMES),
    "voice_pace": Pace,
    "lead_in_seconds": _one_of(LEAD_IN_SECONDS),
    "ask_pressure": _switch,
    "keys": _keys,
    "media_keys": _switch,
    "keep_awake": _switch,
    "diary": _switch,
}
"""How the value of each setting is read; ValueError or TypeError when it cannot be used."""
