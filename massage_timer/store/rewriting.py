"""Edits a routine's text where it must change and nowhere else: comments, order and layout stay.

Whatever an edit does is looked at before it is handed out: it says what it should, and no comment
is missing; a text in which that cannot be done is refused, and is to be edited by hand.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from massage_timer.core.written import (
    EITHER,
    Edit,
    InsertStep,
    MoveStep,
    RemoveStep,
    SetSeconds,
    SetText,
    SetTexts,
    Words,
    edited,
    plain,
)
from massage_timer.store.outline import Entry, NotEditable, Outline, Table, outline_of
from massage_timer.store.scalars import written
from massage_timer.store.spans import BREAKS, line_end, line_start, next_line

ORDER = (
    "format", "name", "about", "suits", "pose", "picture", "steps",
    "technique", "seconds", "share", "part", "cue", "instructions", "pace", "pressure",
)  # fmt: skip
"""Where a key that is new in a table goes: behind those that come before it here."""
_NUMBERS = frozenset({"format", "seconds", "share", "pace", "pressure"})
_BY_HAND = "this file is written in a way that only a text editor can change here"


@dataclass(frozen=True, slots=True)
class _Change:
    """Put a text in the place of a range of characters."""

    start: int
    end: int
    text: str


def rewritten(text: str, edit: Edit) -> str:
    """The text after an edit. Raises NotEditable, and IndexError for a step that is not there."""
    before = outline_of(text)
    wanted = edited(before.written, edit)
    if isinstance(edit, SetSeconds):
        changed = text
        for step, seconds in edit.seconds.items():
            changed = _applied(changed, SetText(step, "seconds", str(seconds)))
    else:
        changed = _applied(text, edit)
    try:
        after = outline_of(changed)
    except NotEditable:
        raise NotEditable(_BY_HAND) from None
    if after.written != wanted or not _keeps_comments(before, after, edit):
        raise NotEditable(_BY_HAND)
    return changed


def _keeps_comments(before: Outline, after: Outline, edit: Edit) -> bool:
    old, new = (Counter(o.comments_in(0, len(o.text))) for o in (before, after))
    if isinstance(edit, RemoveStep) and edit.with_comments:
        old -= Counter(before.comments_in(*before.block(edit.step)))
    return not old - new


def _applied(text: str, edit: Edit) -> str:
    outline = outline_of(text)
    match edit:
        case SetText(step=step, key=key, text=said):
            table = outline.head if step is None else outline.steps[step]
            changes = _set_text(outline, table, key, plain(said))
        case SetTexts(step=step, key=key, texts=texts):
            kept = tuple(filter(None, map(plain, texts)))
            changes = _set_texts(outline, outline.steps[step], key, kept)
        case InsertStep(at=at, words=words):
            changes = _insert(outline, at, words)
        case RemoveStep(step=step, with_comments=with_comments):
            changes = _remove_step(outline, step, with_comments)
        case MoveStep(step=step, to=to):
            changes = _move(outline, step, to)
        case _:
            raise TypeError(edit)
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


# Values


def _set_text(outline: Outline, table: Table, key: str, said: str) -> list[_Change]:
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
        changes.append(_Change(place.key.start, place.key.end, key))
    return [*changes, _replacement(outline, table, place, key, said)]


def _replacement(outline: Outline, table: Table, entry: Entry, key: str, said: str) -> _Change:
    """Another text behind a key that is there."""
    value, text = entry.value, outline.text
    style = value.style if value.style in ("'", '"') else ""
    new = written(said, style=style, flow=table.span.flow, number=key in _NUMBERS)
    if value.start < value.end:
        # A text over several lines may have a comment behind its | or >.
        kept = "".join(f"  {comment}" for comment in outline.comments_in(value.start, value.end))
        return _Change(value.start, value.end, new + kept)
    return _Change(*_behind_colon(text, entry), f": {new}")


def _behind_colon(text: str, entry: Entry) -> tuple[int, int]:
    """The range of the colon of a key without a value; empty where brackets do without it."""
    end = entry.key.end
    after = end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    return (end, after + 1) if text[after : after + 1] == ":" else (end, end)


def _set_texts(outline: Outline, table: Table, key: str, texts: Sequence[str]) -> list[_Change]:
    entry = table.entries.get(key)
    if not texts:
        return _remove(outline, table, entry) if entry is not None else []
    if entry is None:
        return [_addition(outline, table, key, texts)]
    items = entry.value.items
    if items is None or entry.value.flow or not items:
        style = _as_list(texts, flow=True)
        if entry.value.start < entry.value.end:
            return [_Change(entry.value.start, entry.value.end, style)]
        return [_Change(*_behind_colon(outline.text, entry), f": {style}")]
    changes = [
        _Change(item.start, item.end, written(new, style=item.style if item.style in "'\"" else ""))
        for item, new in zip(items, texts, strict=False)
        if " ".join((item.text or "").split()) != new
    ]
    text, last = outline.text, items[-1]
    for item in items[len(texts) :]:
        start, end = line_start(text, item.start), next_line(text, item.end)
        kept = outline.comments_in(start, end)
        indent = " " * (text.rindex("-", start, item.start + 1) - start)
        changes.append(_Change(start, end, "".join(f"{indent}{c}{_newline(text)}" for c in kept)))
    if len(texts) > len(items):
        lead = text[line_start(text, last.start) : last.start]
        more = "".join(f"{_newline(text)}{lead}{written(t)}" for t in texts[len(items) :])
        end = line_end(text, last.end)
        changes.append(_Change(end, end, more))
    return changes


# Keys


def _addition(outline: Outline, table: Table, key: str, said: str | Sequence[str]) -> _Change:
    """A key that is new in a table."""
    text, flow = outline.text, table.span.flow
    rank = ORDER.index(key) if key in ORDER else len(ORDER)
    before = [e for name, e in table.entries.items() if name in ORDER and ORDER.index(name) < rank]
    entries = list(table.entries.values())
    if flow:
        new = f"{key}: {_value(key, said, flow=True)}"
        if not entries:
            return _Change(table.span.start + 1, table.span.start + 1, new)
        place = max(before or entries, key=lambda entry: entry.key.start)
        end = max(_behind_colon(text, place)[1], place.value.end)
        return _Change(end, end, f", {new}")
    place = max(before, key=lambda e: e.key.start) if before else entries[0]
    indent = " " * (table.span.start - line_start(text, table.span.start))
    end = line_end(text, max(place.key.end, place.value.end))
    lines = _lines(key, said, indent)
    return _Change(end, end, "".join(f"{_newline(text)}{line}" for line in lines))


def _remove(outline: Outline, table: Table, entry: Entry) -> list[_Change]:
    """Take a key away; what is commented there stays as comments."""
    text, newline = outline.text, _newline(outline.text)
    entries = sorted(table.entries.values(), key=lambda e: e.key.start)
    place = entries.index(entry)
    following = entries[place + 1] if place + 1 < len(entries) else None
    start, end = entry.key.start, max(_behind_colon(text, entry)[1], entry.value.end)
    if table.span.flow:
        if following is not None:
            return [_Change(start, following.key.start, "")]
        return [_Change(_end_before(text, entries, place, start), end, "")]
    begun = line_start(text, start)
    if text[begun:start].strip(" \t"):  # the first of a step: it stands behind the dash
        if following is None:
            return [_Change(start, end, "{}")]
        kept = outline.comments_in(start, following.key.start)
        indent = " " * (text.rindex("-", begun, start) - begun)
        above = "".join(f"{indent}{comment}{newline}" for comment in kept)
        return [_Change(begun, begun, above), _Change(start, following.key.start, "")]
    kept = outline.comments_in(begun, line_end(text, end))
    indent = " " * (start - begun)
    lines = "".join(f"{indent}{comment}{newline}" for comment in kept)
    return [_Change(begun, next_line(text, end), lines)]


def _end_before(text: str, entries: Sequence[Entry], place: int, start: int) -> int:
    """Where the entry before this one ends, in brackets; `start` where it is the first."""
    if not place:
        return start
    former = entries[place - 1]
    return max(_behind_colon(text, former)[1], former.value.end)


# Steps


def _insert(outline: Outline, at: int, words: Words) -> list[_Change]:
    text, steps, newline = outline.text, outline.steps, _newline(outline.text)
    listing = outline.listing
    if listing is None and not outline.head.span.flow:
        end = len(text.rstrip())
        end = line_end(text, end)
        lines = ["steps:", *_step_lines(words, "  ", "- ")]
        return [_Change(end, end, "".join(f"{newline}{line}" for line in lines))]
    if listing is None:
        end = outline.head.span.end - 1
        return [_Change(end, end, f", steps: [{_in_brackets(words)}]")]
    value = listing.value
    if not steps:
        if outline.head.span.flow:
            return (
                [_Change(*_behind_colon(text, listing), f": [{_in_brackets(words)}]")]
                if (value.start == value.end)
                else [_Change(value.start, value.end, f"[{_in_brackets(words)}]")]
            )
        end = line_end(text, max(_behind_colon(text, listing)[1], value.end))
        more = "".join(f"{newline}{line}" for line in _step_lines(words, "  ", "- "))
        gone = [_Change(value.start, value.end, "")] if value.start < value.end else []
        return [*gone, _Change(end, end, more)]
    if value.flow:
        new = _in_brackets(words)
        if at < len(steps):
            return [_Change(steps[at].span.start, steps[at].span.start, f"{new}, ")]
        return [_Change(steps[-1].span.end, steps[-1].span.end, f", {new}")]
    like = steps[min(at, len(steps) - 1)].span
    begun = line_start(text, text.rindex("-", 0, like.start))
    dash = text.rindex("-", 0, like.start)
    indent, lead = text[begun:dash], text[dash : like.start]
    if any(mark in lead for mark in BREAKS):
        lead = "- "
    lines = (
        [f"{indent}{lead}{_in_brackets(words)}"] if like.flow else _step_lines(words, indent, lead)
    )
    gap = [""] if len(steps) > 1 and _apart(outline) else []
    if at < len(steps):
        start = outline.block(at)[0]
        return [_Change(start, start, "".join(f"{line}{newline}" for line in [*lines, *gap]))]
    end = outline.block(len(steps) - 1)[1]
    return [_Change(end, end, "".join(f"{newline}{line}" for line in [*gap, *lines]))]


def _apart(outline: Outline) -> bool:
    """Whether blank lines stand between the steps."""
    between = outline.text[outline.block(0)[1] : outline.block(1)[0]]
    return sum(mark == "\n" for mark in between) > 1


def _remove_step(outline: Outline, step: int, with_comments: bool) -> list[_Change]:
    text, steps, newline = outline.text, outline.steps, _newline(outline.text)
    assert outline.listing is not None
    start, end = outline.block(step)
    if outline.listing.value.flow:
        if step + 1 < len(steps):
            return [_Change(start, steps[step + 1].span.start, "")]
        return [_Change(steps[step - 1].span.end if step else start, end, "")]
    kept = [] if with_comments else outline.comments_in(start, end)
    if kept:
        indent = (
            text[line_start(text, start) : text.index("#", start)]
            if (text[start:].lstrip(" \t").startswith("#"))
            else " " * (text.rindex("-", 0, steps[step].span.start) - start)
        )
        return [_Change(start, end, newline.join(f"{indent}{comment}" for comment in kept))]
    after = next_line(text, end)
    blank_before = start == 0 or not text[line_start(text, max(start - 2, 0)) : start].strip()
    if blank_before and not text[after : line_end(text, after)].strip():
        after = next_line(text, after)
    return [_Change(start, after, "")]


def _move(outline: Outline, step: int, to: int) -> list[_Change]:
    """The ranges of the steps change their texts; what stands between them stays."""
    blocks = [outline.block(i) for i in range(len(outline.steps))]
    order = list(range(len(blocks)))
    order.insert(to, order.pop(step))
    return [
        _Change(*place, outline.text[slice(*blocks[mover])])
        for place, mover in zip(blocks, order, strict=True)
        if place != blocks[mover]
    ]


# How they are written


def _value(key: str, said: str | Sequence[str], *, flow: bool) -> str:
    if isinstance(said, str):
        return written(said, flow=flow, number=key in _NUMBERS)
    return _as_list(said, flow=True)


def _as_list(texts: Sequence[str], *, flow: bool) -> str:
    return f"[{', '.join(written(text, flow=flow) for text in texts)}]"


def _lines(key: str, said: str | Sequence[str], indent: str) -> list[str]:
    if isinstance(said, str):
        return [f"{indent}{key}: {_value(key, said, flow=False)}"]
    return [f"{indent}{key}:", *(f"{indent}  - {written(text)}" for text in said)]


def _step_lines(words: Words, indent: str, lead: str) -> list[str]:
    """A step in block style; `lead` is the dash and the spaces behind it."""
    inner = indent + " " * len(lead)
    lines = [line for key, said in _ordered(words) for line in _lines(key, said, inner)]
    return [indent + lead + lines[0][len(inner) :], *lines[1:]]


def _in_brackets(words: Words) -> str:
    said = (f"{key}: {_value(key, said, flow=True)}" for key, said in _ordered(words))
    return f"{{{', '.join(said)}}}"


def _ordered(words: Words) -> list[tuple[str, str | tuple[str, ...]]]:
    return sorted(words.items(), key=lambda item: ORDER.index(item[0]))


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
