"""Takes typed values out of YAML nodes and says of each that is wrong what was meant."""

import re
from collections.abc import Callable, Collection
from enum import Enum
from typing import TypeVar

from massage_timer.core.language import _, number
from massage_timer.core.routine import (
    HIGHEST_PRESSURE,
    LEG_SECONDS,
    LOWEST_PRESSURE,
    Pressure,
    Zone,
)
from massage_timer.store.problems import Place, Problems, quoted, suggested
from massage_timer.store.yaml_nodes import Items, Node, Scalar, Table

LONGEST_NAME = 32
LONGEST_LINE = 120
LONGEST_CUE = 80
"""Characters of a name, a sentence and a cue that fit on the screen."""

Member = TypeVar("Member", bound=Enum)
Value = TypeVar("Value")

MOST_DIGITS = 6
"""Of a whole number, with the zeros that it may begin with."""

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
YES = frozenset({"yes", "true", "on"})
NO = frozenset({"no", "false", "off"})
DIGITS = re.compile(r"[0-9]+")
CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{2})")
UNITS = re.compile(r"(?=[0-9])(?:([0-9]{1,3}) ?m(?:in)?)? ?(?:([0-9]{1,4}) ?s(?:ec)?)?")
_NOT_WHOLE = re.compile(r"[+-]?[0-9]*\.[0-9]+|[+-]?[0-9]+\.")
_POWER = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")
FRACTION = re.compile(r"0\.[0-9]{1,4}|1(\.0)?")
LEVELS = re.compile(r"([0-9])(?: ?(?:-|–|→|->|to) ?([0-9]))?")


class Unreadable(Exception):
    """A value is not what its key needs; the sentence says what is."""


class Fields:
    """One table of a file, whose values are taken by key; what is wrong goes to `problems`.

    Whatever is missing or cannot be used comes back as None.
    """

    def __init__(self, table: Table, known: Collection[str], problems: Problems) -> None:
        self.table = table
        self._problems = problems
        for key, place in table.keys.items():
            if key not in known and not problems.full:
                problems.add(place, _not_known(key, known))

    def __contains__(self, key: str) -> bool:
        return key in self.table.keys

    def place_of(self, key: str) -> Place:
        """Where the value of a key stands, or the table if the key is not given."""
        node = self.table.values.get(key)
        return self.table.place if node is None else node.place

    def need(self, *keys: str) -> None:
        """Makes it a problem that one of these keys is not given."""
        for key in keys:
            if key not in self:
                message = _("'{key}' is missing: add '{key}: …'").format(key=key)
                self._problems.add(self.table.place, message, missing=key)

    def value(self, key: str, read: Callable[[str], Value]) -> Value | None:
        node = self.table.values.get(key)
        return None if node is None else self._read(key, node, read)

    def values(self, key: str, read: Callable[[str], Value]) -> tuple[Value, ...] | None:
        """A list; None as soon as one of its items cannot be used."""
        node = self.table.values.get(key)
        if node is None:
            return None
        if not isinstance(node, Items):
            message = _("'{key}' is a list: begin each of its lines with '- '").format(key=key)
            self._problems.add(node.place, message)
            return None
        found = [self._read(key, item, read) for item in node.items]
        kept = tuple(value for value in found if value is not None)
        return kept if len(kept) == len(found) else None

    def _read(self, key: str, node: Node, read: Callable[[str], Value]) -> Value | None:
        if not isinstance(node, Scalar):
            message = (
                _("'{key}' is one value, not a list")
                if isinstance(node, Items)
                else _("'{key}' is one value, not a table")
            ).format(key=key)
        elif node.plain and node.text in NOTHING:
            message = _("'{key}' is empty: write its value after the colon, or delete the line")
            message = message.format(key=key)
        elif self._problems.full:
            return None  # the file is refused already, and a suggestion costs time
        else:
            try:
                return read(" ".join(node.text.split()))
            except Unreadable as error:
                message = str(error)
        self._problems.add(node.place, message)
        return None


def text_up_to(longest: int) -> Callable[[str], str]:
    """Reads a line of text that is not longer than fits on the screen."""

    def read(text: str) -> str:
        if not text:
            raise Unreadable(_("this text is empty: write something, or delete the line"))
        if len(text) > longest:
            raise Unreadable(
                _(
                    "this text has {count} characters, at most {most} can be shown: "
                    "{over} to take away"
                ).format(
                    count=number(len(text)),
                    most=number(longest),
                    over=number(len(text) - longest),
                )
            )
        return text

    return read


def one_of(members: type[Member]) -> Callable[[str], Member]:
    """Reads the word for a member of an enum."""
    known = {word(member): member for member in members}

    def read(text: str) -> Member:
        if text in known:
            return known[text]
        raise Unreadable(_not_known(text, known))

    return read


def whole_number(lowest: int, highest: int) -> Callable[[str], int]:
    """Reads a whole number within limits."""

    def read(text: str) -> int:
        if DIGITS.fullmatch(text) and len(text) <= MOST_DIGITS and lowest <= int(text) <= highest:
            return int(text)
        raise Unreadable(
            _("{text} is not right here: write a whole number from {lowest} to {highest}").format(
                text=quoted(text), lowest=lowest, highest=highest
            )
        )

    return read


def seconds(text: str) -> int:
    """Reads a length of time up to one leg: 45, 45 s, 0:45, 1:30, 1m30s."""
    if DIGITS.fullmatch(text):
        if text != "0" and text.startswith("0"):
            meant = text.lstrip("0") or "0"
            message = _("{text} begins with a zero: for seconds write {meant}")
            raise Unreadable(message.format(text=quoted(text), meant=meant[:6]))
        found = int(text[:6])
    elif clock := CLOCK.fullmatch(text):
        if int(clock[2]) > 59:
            message = _(
                "{text} has more than 59 s after the colon: write seconds such as 45, or minutes "
                "and seconds such as 1:30"
            )
            raise Unreadable(message.format(text=quoted(text)))
        found = 60 * int(clock[1]) + int(clock[2])
    elif units := UNITS.fullmatch(text):
        found = 60 * int(units[1] or 0) + int(units[2] or 0)
    else:
        raise Unreadable(_no_time(text))
    if found > LEG_SECONDS:
        message = _("{text} is longer than a leg, which is {seconds} s in all")
        raise Unreadable(message.format(text=quoted(text), seconds=number(LEG_SECONDS)))
    return found


def pressure(text: str) -> Pressure:
    """Reads a level from 1 to 5, or a change over the step: 2, 2 to 3, 2-3."""
    levels = LEVELS.fullmatch(text)
    if levels is None:
        message = _("{text} is not a pressure: write 2, or for a change from start to end 2 to 3")
        raise Unreadable(message.format(text=quoted(text)))
    start, end = int(levels[1]), int(levels[2] or levels[1])
    if min(start, end) < LOWEST_PRESSURE or max(start, end) > HIGHEST_PRESSURE:
        raise Unreadable(
            _(
                "{text} is not on the scale of pressure: it goes from {lowest} (feather) to "
                "{highest} (deep)"
            ).format(text=quoted(text), lowest=LOWEST_PRESSURE, highest=HIGHEST_PRESSURE)
        )
    return Pressure(start, end)


def fraction(text: str) -> float:
    """Reads a share of the whole, from 0.01 to 1."""
    if FRACTION.fullmatch(text) and float(text) > 0:
        return float(text)
    message = _("{text} is not right here: write a share of 1, such as 0.67")
    raise Unreadable(message.format(text=quoted(text)))


def yes_or_no(text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise Unreadable(_("{text} is neither yes nor no").format(text=quoted(text)))


def _not_known(text: str, known: Collection[str]) -> str:
    return suggested(_("{text} is not known here").format(text=quoted(text)), text, known)


def _no_time(text: str) -> str:
    if text.lower() in YES | NO:
        said = _(
            "{text} answers a question and is no length of time: "
            "write seconds such as 45, or minutes and seconds such as 1:30"
        )
    elif text.lower().strip("+-.") in ("inf", "nan"):
        said = _(
            "{text} is no length of time, a step has an end: "
            "write seconds such as 45, or minutes and seconds such as 1:30"
        )
    elif text.startswith("-"):
        said = _(
            "{text} is less than nothing: "
            "write seconds such as 45, or minutes and seconds such as 1:30"
        )
    elif _NOT_WHOLE.fullmatch(text):
        said = _(
            "{text} is not whole, and a step lasts whole seconds: "
            "write seconds such as 45, or minutes and seconds such as 1:30"
        )
    elif _POWER.fullmatch(text):
        said = _("{text} is a number in scientific notation: write it out, such as 45 or 1:30")
    elif re.fullmatch(r"[0-9]{1,3}:[0-9]", text):
        said = _(
            "{text} wants two digits after the colon: "
            "write seconds such as 45, or minutes and seconds such as 1:30"
        )
    else:
        said = _(
            "{text} is no length of time: "
            "write seconds such as 45, or minutes and seconds such as 1:30"
        )
    return said.format(text=quoted(text))


def word(member: Enum) -> str:
    """How a file writes it. Zones are numbers, for their order; the others carry their word."""
    return member.name.lower() if isinstance(member, Zone) else str(member.value)
