"""Sets, adds and takes away the values of a routine's text; see `rewriting`."""

from collections.abc import Sequence

from massage_timer.core.written import EITHER
from massage_timer.store.manuscript.changes import (
    NUMBERS,
    ORDER,
    Change,
    lines_of,
    list_of,
    newline_of,
    value_of,
)
from massage_timer.store.manuscript.outline import Entry, Outline, Table
from massage_timer.store.manuscript.scalars import written
from massage_timer.store.manuscript.spans import Span, line_end, line_start, next_line


def set_text(outline: Outline, table: Table, key: str, said: str) -> list[Change]:
    entry, other = table.entries.get(key), table.entries.get(EITHER.get(key, ""))
    if not said:
        return _remove(outline, table, entry) if entry is not None else []
    if entry is None and other is None:
        return [_addition(outline, table, key, said)]
    changes = []
    if entry is not None and other is not None:
        changes = _remove(outline, table, other)
    place = entry or other
    assert place is not None
    if place is other:
        changes.append(Change(place.key.start, place.key.end, key))
    return [*changes, _replacement(outline, table, place, key, said)]


def _replacement(outline: Outline, table: Table, entry: Entry, key: str, said: str) -> Change:
    """Another text behind a key that is there."""
    flow, number = table.span.flow, key in NUMBERS
    if entry.value.start < entry.value.end:
        return _another(outline, entry.value, said, flow=flow, number=number)
    new = written(said, flow=flow, number=number)
    return Change(*behind_colon(outline.text, entry), f": {new}")


def _another(
    outline: Outline, value: Span, said: str, *, flow: bool = False, number: bool = False
) -> Change:
    """Another text in the place of one, in the same quotation marks."""
    style = value.style if value.style in ("'", '"') else ""
    new = written(said, style=style, flow=flow, number=number)
    # A text over several lines may have a comment behind its | or >.
    kept = "".join(f"  {comment}" for comment in outline.comments_in(value.start, value.end))
    return Change(value.start, value.end, new + kept)


def behind_colon(text: str, entry: Entry) -> tuple[int, int]:
    """The range of the colon of a key without a value; empty where brackets do without it."""
    end = entry.key.end
    after = end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    return (end, after + 1) if text[after : after + 1] == ":" else (end, end)


def set_texts(outline: Outline, table: Table, key: str, texts: Sequence[str]) -> list[Change]:
    entry = table.entries.get(key)
    if not texts:
        return _remove(outline, table, entry) if entry is not None else []
    if entry is None:
        return [_addition(outline, table, key, texts)]
    items = entry.value.items
    if items is None or entry.value.flow or not items:
        style = list_of(texts)
        if entry.value.start < entry.value.end:
            return [Change(entry.value.start, entry.value.end, style)]
        return [Change(*behind_colon(outline.text, entry), f": {style}")]
    changes = [
        _another(outline, item, new)
        for item, new in zip(items, texts, strict=False)
        if " ".join((item.text or "").split()) != new
    ]
    text, last = outline.text, items[-1]
    for item in items[len(texts) :]:
        start, end = line_start(text, item.start), next_line(text, item.end)
        kept = outline.comments_in(start, end)
        indent = " " * (text.rindex("-", start, item.start + 1) - start)
        changes.append(Change(start, end, "".join(f"{indent}{c}{newline_of(text)}" for c in kept)))
    if len(texts) > len(items):
        lead = text[line_start(text, last.start) : last.start]
        more = "".join(f"{newline_of(text)}{lead}{written(t)}" for t in texts[len(items) :])
        end = line_end(text, last.end)
        changes.append(Change(end, end, more))
    return changes


def _addition(outline: Outline, table: Table, key: str, said: str | Sequence[str]) -> Change:
    """A key that is new in a table."""
    text, flow = outline.text, table.span.flow
    rank = ORDER.index(key) if key in ORDER else len(ORDER)
    before = [e for name, e in table.entries.items() if name in ORDER and ORDER.index(name) < rank]
    entries = list(table.entries.values())
    if flow:
        new = f"{key}: {value_of(key, said, flow=True)}"
        if not entries:
            return Change(table.span.start + 1, table.span.start + 1, new)
        place = max(before or entries, key=lambda entry: entry.key.start)
        end = max(behind_colon(text, place)[1], place.value.end)
        return Change(end, end, f", {new}")
    place = max(before, key=lambda e: e.key.start) if before else entries[0]
    indent = " " * (table.span.start - line_start(text, table.span.start))
    end = line_end(text, max(place.key.end, place.value.end))
    lines = lines_of(key, said, indent)
    return Change(end, end, "".join(f"{newline_of(text)}{line}" for line in lines))


def _remove(outline: Outline, table: Table, entry: Entry) -> list[Change]:
    """Take a key away; what is commented there stays as comments."""
    text, newline = outline.text, newline_of(outline.text)
    entries = list(table.entries.values())
    place = entries.index(entry)
    following = entries[place + 1] if place + 1 < len(entries) else None
    start, end = entry.key.start, max(behind_colon(text, entry)[1], entry.value.end)
    if table.span.flow:
        if following is not None:
            return [Change(start, following.key.start, "")]
        return [Change(_end_before(text, entries, place, start), end, "")]
    begun = line_start(text, start)
    if text[begun:start].strip(" \t"):  # the first of a step: it stands behind the dash
        if following is None:
            return [Change(start, end, "{}")]
        kept = outline.comments_in(start, following.key.start)
        indent = " " * (text.rindex("-", begun, start) - begun)
        above = "".join(f"{indent}{comment}{newline}" for comment in kept)
        return [Change(begun, begun, above), Change(start, following.key.start, "")]
    kept = outline.comments_in(begun, line_end(text, end))
    indent = " " * (start - begun)
    lines = "".join(f"{indent}{comment}{newline}" for comment in kept)
    return [Change(begun, next_line(text, end), lines)]


def _end_before(text: str, entries: Sequence[Entry], place: int, start: int) -> int:
    """Where the entry before this one ends, in brackets; `start` where it is the first."""
    if not place:
        return start
    former = entries[place - 1]
    return max(behind_colon(text, former)[1], former.value.end)
