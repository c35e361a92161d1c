"""What is wrong with a file and where, and how it is told to a person."""

import difflib
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

MOST_PROBLEMS = 100
"""More than this many help nobody, and a hostile file could ask for a million."""

_LONGEST_QUOTE = 40


class Place(NamedTuple):
    """Where in a file, both counted from 1; 0, 0 is the file as a whole."""

    line: int
    column: int


WHOLE_FILE = Place(0, 0)


@dataclass(frozen=True, slots=True, order=True)
class FileProblem:
    """One mistake in a file; `str()` of it is the line that a person reads."""

    source: str
    line: int
    """Counted from 1; 0 when the file could not be read at all."""
    column: int
    """Counted from 1, in characters."""
    message: str
    warning: bool = False
    """A warning does not keep the file from being used."""

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}:{self.column}" if self.line else self.source
        return f"{place}: {'warning: ' if self.warning else ''}{self.message}"


class Problems:
    """Collects the mistakes of one file while it is being read."""

    def __init__(self, source: str) -> None:
        self.source = printable(source)
        self.refused = False
        """True once something worse than a warning was found."""
        self._found: list[FileProblem] = []
        self._unsaid = 0

    def add(self, place: Place, message: str, *, warning: bool = False) -> None:
        self.refused = self.refused or not warning
        if len(self._found) < MOST_PROBLEMS:
            self._found.append(FileProblem(self.source, *place, message, warning))
        else:
            self._unsaid += 1

    @property
    def full(self) -> bool:
        """True when a further problem would only be counted: then spare the work of wording it."""
        return len(self._found) >= MOST_PROBLEMS

    def sorted(self) -> tuple[FileProblem, ...]:
        """All problems by place, and a last line that counts those left out."""
        found = sorted(self._found)
        if self._unsaid:
            found.append(
                FileProblem(
                    self.source,
                    found[-1].line,
                    found[-1].column,
                    f"{self._unsaid} more problems are not shown",
                )
            )
        return tuple(found)


def printable(text: str) -> str:
    """The text with every character that a terminal could obey or choke on written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def quoted(text: str) -> str:
    """The text in single quotes, short enough for a message."""
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1] + "…"
    return f"'{printable(text)}'"


def suggestion(word: str, known: Collection[str]) -> str:
    """A half-sentence that helps on: the word that was perhaps meant, or the few that there are."""
    plain = "-".join(word.lower().replace("_", " ").split())
    by_plain = {"-".join(name.lower().split()): name for name in known}
    if len(plain) <= _LONGEST_QUOTE:
        near = difflib.get_close_matches(plain, by_plain, n=1)
        if near:
            return f": did you mean '{by_plain[near[0]]}'?"
    if len(known) > 10:
        return ""
    *most, last = known
    return f": write {', '.join(most)}{' or ' if most else ''}{last}"
