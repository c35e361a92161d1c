"""Takes techniques out of the text of their file, comments and all, and puts them into another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from massage_timer.store.manuscript.changes import Change, lines_of, newline_of
from massage_timer.store.manuscript.scalars import written
from massage_timer.store.manuscript.spans import (
    BREAKS,
    Span,
    comments,
    line_end,
    line_start,
    next_line,
    spans,
)
from massage_timer.store.schema_files import TECHNIQUES_LINE

HEAD = f"""\
{TECHNIQUES_LINE}
# Techniques of one's own, for Leg Massage Timer.

format: 1

techniques:
"""
_MARK = "\ufeff"
_INDENT = "  "
_OTHER_BREAKS = re.compile(f"[{BREAKS.replace(chr(10), '')}]")
_ANY_BREAK = re.compile(r"\r\n|[\n\r]")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is called otherwise where a technique goes."""

    ids: Mapping[str, str] = field(default_factory=dict)
    """Of techniques, and of those that stand in for them."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """What `picture` shall say, by the ids before; of techniques whose picture must be named."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Of pictures that are named for `mid-thigh`."""


def taken_out(text: str, ids: Iterable[str]) -> dict[str, str]:
    """The texts of these techniques, of a file that was read: each begins with its id, unindented.

    Comments right above a technique, and those inside, come with it.
    """
    text = _ANY_BREAK.sub("\n", text.removeprefix(_MARK))
    root = spans(text)
    table = _techniques(root)
    entries = {key.text: (key, value) for key, value in reversed(table.entries or ())}
    if table.flow or _OTHER_BREAKS.search(text):
        return {id_: _anew(id_, entries[id_][1]) for id_ in ids}
    apart = {start for start, _ in comments(text, root)}
    starts = sorted(_top(text, key, apart) for key, _ in table.entries or ())
    starts.append(_bottom(text, table, apart))
    found = {}
    for id_ in ids:
        key, _ = entries[id_]
        top = _top(text, key, apart)
        depth = key.start - _begin(text, key.start)
        lines = text[top : starts[starts.index(top) + 1]].rstrip().split("\n")
        found[id_] = "".join(f"{_less(line, depth)}\n" for line in lines)
    return found


def renamed(block: str, renaming: Renaming) -> str:
    """The text of a technique, as `taken_out` gives it, with other names."""
    key, table = (spans(block).entries or ())[0]
    id_ = key.text or ""
    changes = [Change(key.start, key.end, renaming.ids.get(id_, id_))]
    values = {name.text: value for name, value in table.entries or ()}
    for stand_in in ("softened", "ticklish"):
        changes += _changed(values.get(stand_in), renaming.ids, table.flow)
    lower = values.get("mid-thigh")
    for name, value in (lower.entries or ()) if lower is not None else ():
        if name.text == "picture":
            changes += _changed(value, renaming.others, flow=True)
    if picture := renaming.pictures.get(id_):
        if "picture" in values:
            there = values["picture"]
            changes.append(Change(there.start, there.end, picture))
        elif table.flow:
            changes.append(Change(table.start + 1, table.start + 1, f"picture: {picture}, "))
        else:
            end = next_line(block, key.end)
            indent = " " * (table.start - line_start(block, table.start))
            changes.append(Change(end, end, f"{indent}picture: {picture}\n"))
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        block = block[: change.start] + change.text + block[change.end :]
    return block


def file_of(blocks: Sequence[str]) -> str:
    """A file of these techniques."""
    return HEAD + "\n".join(_more(block, _INDENT) for block in blocks)


def appended(text: str, blocks: Sequence[str]) -> str:
    """The text of a file of techniques with these at its end; all that is there stays as it is.

    What comes of a file that is written in brackets, or ends oddly, must be read to be known.
    """
    newline = newline_of(text)
    body = text.removeprefix(_MARK)
    root = spans(body)
    table = _techniques(root)
    if not table.entries:
        added = newline + _joined(blocks, _INDENT, newline)
        body = body[: table.start] + added + body[table.end :].lstrip(" \t\r\n")
        return text[: len(text) - len(text.removeprefix(_MARK))] + body
    first = table.entries[0][0]
    indent = " " * (first.start - line_start(body, first.start))
    end = len(body)
    if (root.entries or ())[-1][1] is not table:
        end = next_line(body, line_end(body, table.end))
    before = body[:end] if body[:end].endswith("\n") else body[:end] + newline
    added = newline + _joined(blocks, indent, newline)
    return text[: len(text) - len(body)] + before + added + body[end:]


def _joined(blocks: Sequence[str], indent: str, newline: str) -> str:
    return "\n".join(_more(block, indent) for block in blocks).replace("\n", newline)


def _techniques(root: Span) -> Span:
    return next(value for key, value in root.entries or () if key.text == "techniques")


def _changed(value: Span | None, names: Mapping[str, str], flow: bool) -> list[Change]:
    said = value.text if value is not None else None
    if value is None or said is None or said not in names:
        return []
    return [Change(value.start, value.end, written(names[said], flow=flow))]


def _top(text: str, key: Span, apart: set[int]) -> int:
    """Where the lines of a technique begin: with the comments right above its id."""
    start = _begin(text, key.start)
    while start > 0 and _is_comment(text, above := _begin(text, start - 1), apart):
        start = above
    return start


def _bottom(text: str, table: Span, apart: set[int]) -> int:
    """Where the lines of the last technique end: behind the comments that stand inside of it."""
    key = (table.entries or ())[-1][0]
    depth = key.start - _begin(text, key.start)
    end = next_line(text, table.end)
    while _is_comment(text, end, apart) and _depth(text, end) > depth:
        end = next_line(text, end)
    return end


def _begin(text: str, index: int) -> int:
    """Where a line begins, in a text that has no line breaks but one kind."""
    return text.rfind("\n", 0, index) + 1


def _is_comment(text: str, start: int, apart: set[int]) -> bool:
    return start + _depth(text, start) in apart


def _depth(text: str, start: int) -> int:
    line = text[start : line_end(text, start)]
    return len(line) - len(line.lstrip(" "))


def _less(line: str, depth: int) -> str:
    return line[min(depth, len(line) - len(line.lstrip(" "))) :]


def _more(block: str, indent: str) -> str:
    return "".join(f"{indent}{line}" if line.strip() else line for line in block.splitlines(True))


def _anew(id_: str, table: Span) -> str:
    """A technique in plain lines, without what was beside them."""
    lines = [f"{id_}:"]
    for key, value in table.entries or ():
        name = key.text or ""
        if value.entries is None:
            lines += lines_of(name, _said(value), _INDENT)
            continue
        lines.append(f"{_INDENT}{name}:")
        for inner, said in value.entries:
            lines += lines_of(inner.text or "", _said(said), 2 * _INDENT)
    return "".join(f"{line}\n" for line in lines)


def _said(value: Span) -> str | tuple[str, ...]:
    if value.items is not None:
        return tuple(" ".join((item.text or "").split()) for item in value.items)
    return " ".join((value.text or "").split())
