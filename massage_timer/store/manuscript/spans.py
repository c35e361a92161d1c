"""Where each value of a YAML text begins and ends, so that it can be changed where it stands.

Only for texts that `yaml_nodes.read_nodes` has accepted: those have no anchors, tags or depths.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from massage_timer.store.yaml_nodes import LOADER

BREAKS = "\n\r\x85\u2028\u2029"
"""What YAML takes for the end of a line; CR LF counts as one."""

_BREAK = re.compile(f"[{BREAKS}]")
_COMMENT = re.compile(rf"(?:(?<=[ \t{BREAKS}])|\A)#[^{BREAKS}]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A value, and the half-open range of characters in which it stands.

    A list or table in block style ends where the last of its values does.
    """

    start: int
    end: int
    text: str | None = None
    """Of a scalar, without its quotes; None: this is a list or a table."""
    style: str = ""
    """Of a scalar: "" for plain, else its first character, one of ' " | >."""
    flow: bool = False
    """A list or table in brackets."""
    items: "tuple[Span, ...] | None" = None
    """Of a list."""
    entries: "tuple[tuple[Span, Span], ...] | None" = None
    """Keys and values of a table, in the order of the file."""


def spans(text: str) -> Span:
    """The one value of the text."""
    events = yaml.parse(text, Loader=LOADER)
    nodes = (
        event for event in events if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent)
    )
    return _span(next(nodes), nodes, text)


def comments(text: str, root: Span) -> list[tuple[int, int]]:
    """Where the comments of the text stand, from their # to the end of their lines."""
    hidden = list(text)
    for start, end in _not_comments(text, root):
        hidden[start:end] = "x" * (end - start)
    return [found.span() for found in _COMMENT.finditer("".join(hidden))]


def line_start(text: str, index: int) -> int:
    """Where the line begins that holds this place."""
    return 1 + max(text.rfind(mark, 0, index) for mark in BREAKS)


def line_end(text: str, index: int) -> int:
    """Where the line ends that holds this place, before its line break."""
    found = _BREAK.search(text, index)
    return found.start() if found else len(text)


def next_line(text: str, index: int) -> int:
    """Where the line after this one begins; the end of the text where there is none."""
    end = line_end(text, index)
    return end + (2 if text[end : end + 2] == "\r\n" else 1 if end < len(text) else 0)


def _span(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Span:
    assert event.start_mark is not None
    assert event.end_mark is not None
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        # What follows a text in block style until the next value is counted to it by the parser.
        end = start + len(text[start:end].rstrip())
        return Span(start, end, event.value, (event.style or "").replace("\x00", ""))
    assert isinstance(event, yaml.CollectionStartEvent)
    parts: list[Span] = []
    while not isinstance(following := next(events), yaml.CollectionEndEvent):
        parts.append(_span(following, events, text))
    flow = bool(event.flow_style)
    assert following.end_mark is not None
    end = following.end_mark.index if flow or not parts else parts[-1].end
    if isinstance(event, yaml.SequenceStartEvent):
        return Span(start, end, flow=flow, items=tuple(parts))
    pairs = tuple(zip(parts[::2], parts[1::2], strict=True))
    return Span(start, end, flow=flow, entries=pairs)


def _not_comments(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Where scalars stand; behind | and > a comment may follow on the same line."""
    if span.text is not None:
        start = next_line(text, span.start) if span.style in ("|", ">") else span.start
        yield start, max(start, span.end)
    for part in span.items or ():
        yield from _not_comments(text, part)
    for pair in span.entries or ():
        for part in pair:
            yield from _not_comments(text, part)
