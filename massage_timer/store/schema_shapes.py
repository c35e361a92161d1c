"""The shapes of values as JSON Schema, made from the patterns and limits by which they are read.

The reader takes runs of spaces for one and all scalars for text; an editor sees what YAML makes of
them, so a number may be a number or text, and text may look like a number or a yes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum

from massage_timer.core.routine import HIGHEST_PRESSURE, LOWEST_PRESSURE
from massage_timer.store.fields import (
    CLOCK,
    DIGITS,
    FRACTION,
    LEVELS,
    MOST_DIGITS,
    NO,
    UNITS,
    YES,
    word,
)
from massage_timer.store.techniques_file import ID

Shape = Mapping[str, object]


def text(longest: int) -> Shape:
    """A line of text of 1 to `longest` characters."""
    return _spelt(
        rf"(?:\S|\s+(?=\S)){{1,{longest}}}",
        f"Write something, {longest} characters at most.",
        "number",
        "boolean",
    )


def words(members: type[Enum]) -> Shape:
    """The word for one member of an enum."""
    known = [word(member) for member in members]
    spelt = "|".join(r"\s+".join(each.split()) for each in known)
    message = f"Write one of: {', '.join(known)}."
    return {"anyOf": [{"enum": known}, _spelt(f"(?:{spelt})", message)]}


def names(known: Mapping[str, str], longest: int) -> Shape:
    """An id: these are offered, with a few words on each, and any other may be meant."""
    offered = {"enum": list(known), "enumDescriptions": list(known.values())}
    message = "Write an id: small letters, digits and hyphens."
    return {"anyOf": [offered, _spelt(rf"(?=\S{{1,{longest}}}\s*$){ID.pattern}", message)]}


def whole_number(lowest: int, highest: int) -> Shape:
    """A whole number within limits."""
    return _spelt(
        rf"(?=[0-9]{{1,{MOST_DIGITS}}}\s*$)0*(?:{_between(lowest, highest)})",
        f"Write a whole number from {lowest} to {highest}.",
        "integer",
        minimum=lowest,
        maximum=highest,
    )


def seconds(lowest: int, highest: int) -> Shape:
    """A length of time in every spelling; `lowest` is less than a minute."""
    spellings = (
        (DIGITS.pattern, [_between(lowest, highest)]),
        (CLOCK.pattern, _clocks(lowest, highest)),
        (_loose(UNITS.pattern), _units(lowest, highest)),
    )
    spelt = "|".join(rf"(?=(?:{read})\s*$)(?:{'|'.join(fit)})" for read, fit in spellings)
    return _spelt(
        f"(?:{spelt})",
        f"Write {lowest} to {highest} seconds, such as 15, 15 s or 0:15.",
        "integer",
        minimum=lowest,
        maximum=highest,
    )


def pressure() -> Shape:
    """A level, or a change from one to another."""
    level = f"[{LOWEST_PRESSURE}-{HIGHEST_PRESSURE}]"
    return _spelt(
        _loose(LEVELS.pattern.replace("[0-9]", level)),
        "Write a level such as 2, or a change such as 2 to 3.",
        "integer",
        minimum=LOWEST_PRESSURE,
        maximum=HIGHEST_PRESSURE,
    )


def fraction() -> Shape:
    """A share of the whole, above 0."""
    return _spelt(
        rf"(?=.*[1-9])(?:{FRACTION.pattern})",
        "Write a share of 1, such as 0.67.",
        "number",
        exclusiveMinimum=0,
        maximum=1,
    )


def yes_or_no() -> Shape:
    spelt = "|".join(
        "".join(f"[{letter}{letter.upper()}]" for letter in each) for each in sorted(YES | NO)
    )
    return _spelt(f"(?:{spelt})", "Write yes or no.", "boolean")


def exactly(number: str) -> Shape:
    """A whole number that is written just so."""
    return {"enum": [int(number), number]}


def some(item: Shape, fewest: int, most: int | None = None, **more: object) -> Shape:
    """A list."""
    limits = {"minItems": fewest} if most is None else {"minItems": fewest, "maxItems": most}
    return {"type": "array", **limits, "items": item, **more}


def table_by_id(value: Shape) -> Shape:
    """A table whose keys are ids."""
    # Python's $ would let a line break follow.
    return {
        "type": "object",
        "patternProperties": {rf"^(?:{ID.pattern})$(?!\n)": value},
        "additionalProperties": False,
    }


def table(keys: Collection[str], needed: Iterable[str], values: Mapping[str, Shape]) -> Shape:
    """Keys and what they hold; KeyError for a key without a shape, so that none is forgotten."""
    return {
        "type": "object",
        "required": list(needed),
        "additionalProperties": False,
        "properties": {key: values[key] for key in keys},
    }


def _spelt(pattern: str, message: str, *types: str, **limits: object) -> Shape:
    """Text in this pattern with any space around it, or a value of another type within limits."""
    return {
        "type": ["string", *types],
        **limits,
        "pattern": rf"^\s*{pattern}\s*$",
        "patternErrorMessage": message,
    }


def _loose(pattern: str) -> str:
    """The reader has taken runs of spaces for one; here they still stand."""
    return pattern.replace(" ?", r"\s*")


def _clocks(lowest: int, highest: int) -> Iterator[str]:
    for minutes, rest in _minutes(lowest, highest):
        last = min(59, highest - 60 * minutes)
        yield f"0*{minutes}:(?:{_between(rest, last, width=2)})"


def _units(lowest: int, highest: int) -> Iterator[str]:
    for minutes, rest in _minutes(lowest, highest):
        after = rf"\s*(?:0*(?:{_between(rest, highest - 60 * minutes)})\s*s(?:ec)?)"
        yield rf"0*{minutes}\s*m(?:in)?{after}{'?' if rest == 0 else ''}"
    yield rf"0*(?:{_between(lowest, highest)})\s*s(?:ec)?"


def _minutes(lowest: int, highest: int) -> Iterator[tuple[int, int]]:
    """Whole minutes, each with the fewest seconds that it needs beside it."""
    for minutes in range(highest // 60 + 1):
        yield minutes, max(0, lowest - 60 * minutes)


def _between(lowest: int, highest: int, width: int = 0) -> str:
    """A pattern for the whole numbers between two, with no zeros before them but up to `width`."""
    first, last = str(lowest).zfill(width), str(highest).zfill(width)
    if len(first) == len(last):
        return _digits(first, last)
    middle = "9" * len(first)
    return f"{_digits(first, middle)}|{_between(int(middle) + 1, highest)}"


def _digits(first: str, last: str) -> str:
    """A pattern for the numbers between two that have as many digits."""
    if len(first) == 1 or (set(first[1:]) == {"0"} and set(last[1:]) == {"9"}):
        digit = first[0] if first[0] == last[0] else f"[{first[0]}-{last[0]}]"
        return digit + "[0-9]" * (len(first) - 1)
    if first[0] == last[0]:
        return f"{first[0]}(?:{_digits(first[1:], last[1:])})"
    if set(first[1:]) != {"0"}:
        full = str(int(first[0]) + 1) + "0" * (len(first) - 1)
        return f"{_digits(first, first[0] + '9' * (len(first) - 1))}|{_digits(full, last)}"
    full = str(int(last[0]) - 1) + "9" * (len(first) - 1)
    return f"{_digits(first, full)}|{_digits(last[0] + '0' * (len(first) - 1), last)}"
