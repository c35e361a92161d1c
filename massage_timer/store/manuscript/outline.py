"""The parts of a routine's text that can be edited, and where each of them stands."""

from dataclasses import dataclass, field

from massage_timer.core.language import _
from massage_timer.core.written import Words, Written
from massage_timer.store.fields import NOTHING
from massage_timer.store.manuscript.spans import (
    BREAKS,
    Span,
    comments,
    line_end,
    line_start,
    next_line,
    spans,
)
from massage_timer.store.problems import FileProblem, Problems
from massage_timer.store.yaml_nodes import YamlError, read_nodes

LISTS = frozenset({"instructions"})
"""Keys whose value is a list of texts; that of every other key is a text."""


class NotEditable(Exception):
    """The text must be put right by hand first; `str()` says what, and where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose values can be changed."""

    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """What it says; keys that are none of a routine's are left out where they hold more than a
        text."""
        found = ((name, _said(entry.value)) for name, entry in self.entries.items())
        return {name: said for name, said in found if said}


@dataclass(frozen=True, slots=True)
class Outline:
    """A text whose head and steps are known by their places."""

    text: str
    head: Table
    steps: tuple[Table, ...]
    comments: tuple[tuple[int, int], ...]
    """Where each stands, from its # to the end of its line."""

    @property
    def written(self) -> Written:
        head = {name: said for name, said in self.head.words.items() if name != "steps"}
        return Written(head, tuple(step.words for step in self.steps))

    @property
    def listing(self) -> Entry | None:
        """The key `steps` and its value; None where it is missing."""
        return self.head.entries.get("steps")

    def block(self, step: int) -> tuple[int, int]:
        """The range of a step with the comments that belong to it.

        In a list in block style these are whole lines, without the last line break: the comments
        right above it, and those that stand as deep as it below. Else it is the step alone.
        """
        span = self.steps[step].span
        if self.listing is None or self.listing.value.flow:
            return span.start, span.end
        start = line_start(self.text, self.dash(step))
        floor = self._end(step - 1) + 1 if step else self.listing.key.end
        while start > floor and self._is_comment(above := line_start(self.text, start - 1)):
            start = above
        return start, self._end(step)

    def dash(self, step: int) -> int:
        """Where the dash of a step stands, in a list in block style."""
        at = self.text.rindex("-", 0, self.steps[step].span.start)
        while any(start < at < end for start, end in self.comments):
            at = self.text.rindex("-", 0, at)
        return at

    def comments_in(self, start: int, end: int) -> list[str]:
        """The comments in a range, from the #."""
        return [self.text[a:b] for a, b in self.comments if start <= a < end]

    def _end(self, step: int) -> int:
        """Where the last line of a step ends, or of the comments below that stand as deep as it."""
        dash = self.dash(step)
        depth = dash - line_start(self.text, dash)
        end = line_end(self.text, self.steps[step].span.end)
        while self._is_comment(below := next_line(self.text, end), deeper_than=depth):
            end = line_end(self.text, below)
        return end

    def _is_comment(self, start: int, deeper_than: int = -1) -> bool:
        """Whether the line that begins here has a comment and nothing else."""
        line = self.text[start : line_end(self.text, start)]
        depth = len(line) - len(line.lstrip(" \t"))
        return line.lstrip(" \t").startswith("#") and depth > deeper_than


def outline_of(text: str, source: str = "") -> Outline:
    """Raises NotEditable for what is no table with a list of steps; `source` names the file."""
    problems = Problems(source)
    try:
        read_nodes(text.encode(), problems)
    except YamlError as error:
        raise NotEditable(str(FileProblem(source, *error.place, error.message))) from None
    for problem in problems.sorted():  # a key that is given twice
        raise NotEditable(str(problem))
    root = spans(text)
    if root.entries is None:
        message = _("a routine is a table of keys: put this right in a text editor first")
        raise _refused(text, source, root, message)
    head = _table(root, text, source)
    steps = head.entries.get("steps")
    items: tuple[Span, ...] = ()
    if steps is not None and not _is_nothing(steps.value):
        if steps.value.items is None:
            message = _("'steps' is a list: put this right in a text editor first")
            raise _refused(text, source, steps.value, message)
        items = steps.value.items
    found = []
    for item in items:
        if item.entries is None:
            message = _("a step is a table of keys: put this right in a text editor first")
            raise _refused(text, source, item, message)
        found.append(_table(item, text, source))
    return Outline(text, head, tuple(found), tuple(comments(text, root)))


def _table(span: Span, text: str, source: str) -> Table:
    entries = {}
    for key, value in span.entries or ():
        assert key.text is not None
        entries[key.text] = Entry(key, value)
        if key.text in LISTS and not _is_nothing(value) and not _is_texts(value):
            message = _("'{key}' is a list of texts: put this right in a text editor first")
            raise _refused(text, source, value, message.format(key=key.text))
        if key.text in _TEXTS and value.text is None:
            message = _("'{key}' is one value: put this right in a text editor first")
            raise _refused(text, source, value, message.format(key=key.text))
    return Table(span, entries)


_TEXTS = frozenset({
    "name", "about", "suits", "pose", "picture",
    "technique", "seconds", "share", "part", "cue", "pace", "pressure",
})  # fmt: skip


def _is_texts(value: Span) -> bool:
    return value.items is not None and all(item.text is not None for item in value.items)


def _is_nothing(value: Span) -> bool:
    return value.text is not None and not value.style and value.text in NOTHING


def _said(value: Span) -> str | tuple[str, ...]:
    if value.items is not None and _is_texts(value):
        return tuple(filter(None, (_line(item) for item in value.items)))
    return _line(value) if value.text is not None else ""


def _line(value: Span) -> str:
    return "" if _is_nothing(value) else " ".join((value.text or "").split())


def _refused(text: str, source: str, span: Span, message: str) -> NotEditable:
    start = line_start(text, span.start)
    line = 1 + sum(text.count(mark, 0, start) for mark in BREAKS) - text.count("\r\n", 0, start)
    return NotEditable(str(FileProblem(source, line, span.start - start + 1, message)))
