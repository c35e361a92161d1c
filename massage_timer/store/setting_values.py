"""The values of settings, as their file has them, and how they are read."""

from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from massage_timer.core.adapt import FIRMEST_WISH
from massage_timer.core.language import LANGUAGES, SYSTEM
from massage_timer.core.manner import Pace, SoundSet, Talk
from massage_timer.core.places import MOST_MONITORS, Place, Places
from massage_timer.core.routine import LOWEST_PRESSURE, Height, Side
from massage_timer.store.settings import (
    CHANGE_SECONDS,
    DIGIT_SIZES,
    LEAD_IN_SECONDS,
    LONGEST_ID,
    MOST_RECENT,
    TEXT_SIZES,
    VOLUMES,
    Motion,
    Settings,
    Sort,
    Theme,
    Tone,
)

if TYPE_CHECKING:
    from massage_timer.core.session import Command

_LONGEST_TEXT = 4096
_FARTHEST = 100_000
"""Px; no monitor is as large."""


def word_of(value: object) -> object:
    """A value as the file has it: members of enumerations by their words."""
    if isinstance(value, Height):
        return _HEIGHTS[value]
    if isinstance(value, Places):
        return asdict(value)
    if isinstance(value, Mapping):
        return {name: word_of(member) for name, member in value.items()}
    if isinstance(value, tuple):
        return list(value)
    return value.value if isinstance(value, Enum) else value


def values_of(settings: Settings) -> dict[str, object]:
    """The settings by their names, with values as the file has them."""
    return {name: word_of(getattr(settings, name)) for name in READERS}


def with_values(settings: Settings, values: Mapping[str, object]) -> Settings:
    """The settings with some of them changed, to values as the file has them.

    Raises ValueError, TypeError or KeyError for what the file could not have.
    """
    return replace(settings, **{name: READERS[name](value) for name, value in values.items()})


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


def _keys(value: object) -> "dict[str, Command]":
    if value == {}:
        return {}  # as nearly always: the commands need not be loaded for it
    from massage_timer.core.commands import MOST_TAUGHT, TEACHABLE

    taught = {binding.command.value: binding.command for binding in TEACHABLE}
    if not isinstance(value, dict) or len(value) > MOST_TAUGHT:
        raise ValueError
    if not taught.keys() >= set(value.values()):
        raise ValueError
    return {_text(name): taught[command] for name, command in value.items()}


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


def _recent(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_RECENT:
        raise ValueError
    ids = tuple(_text(id_) for id_ in value)
    if len(set(ids)) < len(ids) or not all(0 < len(id_) <= LONGEST_ID for id_ in ids):
        raise ValueError
    return ids


def _recipient_tone(value: str) -> Tone:
    if value == Tone.NEIGHBOUR:
        raise ValueError
    return Tone(value)


def _language(value: object) -> str:
    if value not in (SYSTEM, *(language.code for language in LANGUAGES)):
        raise ValueError
    return str(value)


def _height(value: str) -> Height:
    found = next((height for height, word in _HEIGHTS.items() if word == value), None)
    if found is None:
        raise ValueError
    return found


_ANYWHERE = _one_of(range(-_FARTHEST, _FARTHEST + 1))
_SIZE = _one_of(range(_FARTHEST + 1))

_HEIGHTS = {
    Height.ANKLE: "ankle",
    Height.BELOW_KNEE: "below the knee",
    Height.MID_THIGH: "mid-thigh",
    Height.HIP: "hip",
}

READERS: Mapping[str, Callable[[Any], Any]] = {
    "disclaimer_read": _switch,
    "recent": _recent,
    "sort": Sort,
    "text_size": _one_of(TEXT_SIZES),
    "language": _language,
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
