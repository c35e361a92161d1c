"""What a change of a text is, and how values and steps are written, for the edits of a routine."""

from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.written import Words
from massage_timer.store.manuscript.scalars import written

ORDER = (
    "format", "name", "about", "suits", "pose", "picture", "steps",
    "technique", "seconds", "share", "part", "cue", "instructions", "pace", "pressure",
)  # fmt: skip
"""Where a key that is new in a table goes: behind those that come before it here."""
NUMBERS = frozenset({"format", "seconds", "share", "pace", "pressure"})
"""Keys whose values look like numbers, and stay so."""


@dataclass(frozen=True, slots=True)
class Change:
    """Put a text in the place of a range of characters."""

    start: int
    end: int
    text: str


def value_of(key: str, said: str | Sequence[str], *, flow: bool) -> str:
    if isinstance(said, str):
        return written(said, flow=flow, number=key in NUMBERS)
    return list_of(said)


def list_of(texts: Sequence[str]) -> str:
    """In brackets."""
    return f"[{', '.join(written(text, flow=True) for text in texts)}]"


def lines_of(key: str, said: str | Sequence[str], indent: str) -> list[str]:
    if isinstance(said, str):
        return [f"{indent}{key}: {value_of(key, said, flow=False)}"]
    return [f"{indent}{key}:", *(f"{indent}  - {written(text)}" for text in said)]


def step_lines(words: Words, indent: str, lead: str) -> list[str]:
    """A step in block style; `lead` is the dash and the spaces behind it."""
    inner = indent + " " * len(lead)
    lines = [line for key, said in _ordered(words) for line in lines_of(key, said, inner)]
    return [indent + lead + lines[0][len(inner) :], *lines[1:]]


def in_brackets(words: Words) -> str:
    said = (f"{key}: {value_of(key, said, flow=True)}" for key, said in _ordered(words))
    return f"{{{', '.join(said)}}}"


def _ordered(words: Words) -> list[tuple[str, str | tuple[str, ...]]]:
    return sorted(words.items(), key=lambda item: ORDER.index(item[0]))


def newline_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
