"""What is wrong with a file and where, and how it is told to a person."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from massage_timer.core.language import _, number, pgettext, placed

MOST_PROBLEMS = 100
"""More than this many help nobody, and a hostile file could ask for a million."""

_LONGEST_QUOTE = 40


class Place(NamedTuple):
    """Where in a file, both counted from 1; 0, 0 is the file as a whole."""

    line: int
    column: int


WHOLE_FILE = Place(0, 0)


@dataclass(frozen=True, slots=True)
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
    missing: str = field(default="", compare=False)
    """The key that is not given, where that is the mistake."""

    def __str__(self) -> str:
        place = _named(self.source, Place(self.line, self.column))
        if self.warning:
            # Translators: {place} is a file with its line, such as "my-legs.yaml:11:14"
            return _("{place}: warning: {message}").format(place=place, message=self.message)
        return placed(place, self.message)


class Problems:
    """Collects the mistakes of one file while it is being read."""

    def __init__(self, source: str) -> None:
        self.source = printable(source)
        self._mistakes: list[FileProblem] = []
        self._warnings: list[FileProblem] = []

    def add(self, place: Place, message: str, *, warning: bool = False, missing: str = "") -> None:
        found = self._warnings if warning else self._mistakes
        if len(found) < MOST_PROBLEMS:
            found.append(FileProblem(self.source, *place, message, warning, missing))

    @property
    def mistakes(self) -> int:
        """How many there are that are worse than a warning."""
        return len(self._mistakes)

    @property
    def refused(self) -> bool:
        """True once something worse than a warning was found."""
        return bool(self._mistakes)

    @property
    def full(self) -> bool:
        """True when no further mistake will be kept: then looking for them is wasted time."""
        return len(self._mistakes) >= MOST_PROBLEMS

    def named(self, place: Place) -> str:
        """A place as a person reads it, with the file."""
        return _named(self.source, place)

    def sorted(self) -> tuple[FileProblem, ...]:
        """All problems by place; a last line says so when there were too many."""
        found = self._mistakes + self._warnings
        found.sort(key=lambda problem: (problem.line, problem.column))
        if self.full:
            message = _("there may be more mistakes: only the first {count} are told")
            message = message.format(count=number(MOST_PROBLEMS))
            found.append(replace(found[-1], message=message, warning=False))
        return tuple(found)


def _named(source: str, place: Place) -> str:
    return f"{source}:{place.line}:{place.column}" if place.line else source


def printable(text: str) -> str:
    """The text with every character that a terminal could obey or choke on written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def quoted(text: str) -> str:
    """The text in quotation marks, short enough for a message."""
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1] + "…"
    # Translators: the quotation marks of the language, around words of a file such as 'seconds'
    return _("'{words}'").format(words=printable(text))


def suggested(problem: str, word: str, known: Collection[str]) -> str:
    """A problem with what helps on: the word that was perhaps meant, or the few that there are."""
    if near := nearest(word, known):
        # Translators: {problem} is such as "there is no technique 'calf-gilde'"
        return _("{problem}: did you mean '{word}'?").format(problem=problem, word=near)
    if not known or len(known) > 10:
        return problem
    # Translators: {words} is such as "main, warm-up or finish"
    return _("{problem}: write {words}").format(problem=problem, words=either(list(known)))


def nearest(word: str, known: Collection[str]) -> str:
    """The word that was perhaps meant; "" where none is like it."""
    plain = "-".join(word.lower().replace("_", " ").split())
    by_plain = {"-".join(name.lower().split()): name for name in known}
    if len(plain) <= _LONGEST_QUOTE:
        import difflib  # only where there is a mistake: it takes longer than reading a file

        near = difflib.get_close_matches(plain, by_plain, n=1)
        if near:
            return by_plain[near[0]]
    return ""


def either(words: Sequence[str]) -> str:
    """Words to choose from, such as "main, warm-up or finish"."""
    if len(words) < 2:
        return "".join(words)
    # Translators: before the last member of a list to choose from
    last = pgettext("list", " or ")
    return f"{pgettext('list', ', ').join(words[:-1])}{last}{words[-1]}"
