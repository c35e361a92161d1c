"""Puts in, takes out and moves the steps of a routine's text; see `rewriting`."""

from massage_timer.core.written import Words
from massage_timer.store.manuscript.changes import Change, in_brackets, newline_of, step_lines
from massage_timer.store.manuscript.outline import Entry, Outline
from massage_timer.store.manuscript.spans import BREAKS, line_end, line_start, next_line
from massage_timer.store.manuscript.value_edits import behind_colon


def insert_step(outline: Outline, at: int, words: Words) -> list[Change]:
    listing = outline.listing
    if listing is None:
        return [_new_list(outline, words)]
    if not outline.steps:
        return _first_step(outline, listing, words)
    if listing.value.flow:
        spans, new = [step.span for step in outline.steps], in_brackets(words)
        if at < len(spans):
            return [Change(spans[at].start, spans[at].start, f"{new}, ")]
        return [Change(spans[-1].end, spans[-1].end, f", {new}")]
    return [_new_lines(outline, at, words)]


def _new_list(outline: Outline, words: Words) -> Change:
    """Where the key `steps` is missing."""
    text = outline.text
    if outline.head.span.flow:
        end = outline.head.span.end - 1
        return Change(end, end, f", steps: [{in_brackets(words)}]")
    end = line_end(text, len(text.rstrip()))
    lines = ["steps:", *step_lines(words, "  ", "- ")]
    return Change(end, end, "".join(f"{newline_of(text)}{line}" for line in lines))


def _first_step(outline: Outline, listing: Entry, words: Words) -> list[Change]:
    """Where the list has none yet."""
    text, value = outline.text, listing.value
    colon = behind_colon(text, listing)
    if outline.head.span.flow:
        place = colon if value.start == value.end else (value.start, value.end)
        lead = ": " if place is colon else ""
        return [Change(*place, f"{lead}[{in_brackets(words)}]")]
    end = line_end(text, max(colon[1], value.end))
    more = "".join(f"{newline_of(text)}{line}" for line in step_lines(words, "  ", "- "))
    return [Change(value.start, value.end, ""), Change(end, end, more)]


def _new_lines(outline: Outline, at: int, words: Words) -> Change:
    """Written as the step is that stands there, or before."""
    text, newline, count = outline.text, newline_of(outline.text), len(outline.steps)
    beside = min(at, count - 1)
    like, dash = outline.steps[beside].span, outline.dash(beside)
    indent, lead = text[line_start(text, dash) : dash], text[dash : like.start]
    if any(mark in lead for mark in BREAKS):
        lead = "- "
    if like.flow:
        lines = [f"{indent}{lead}{in_brackets(words)}"]
    else:
        lines = step_lines(words, indent, lead)
    gap = [""] if count > 1 and _apart(outline) else []
    if at < count:
        start = outline.block(at)[0]
        return Change(start, start, "".join(f"{line}{newline}" for line in [*lines, *gap]))
    end = outline.block(count - 1)[1]
    return Change(end, end, "".join(f"{newline}{line}" for line in [*gap, *lines]))


def _apart(outline: Outline) -> bool:
    """Whether blank lines stand between the steps."""
    between = outline.text[outline.block(0)[1] : outline.block(1)[0]]
    return sum(mark == "\n" for mark in between) > 1


def remove_step(outline: Outline, step: int, with_comments: bool) -> list[Change]:
    text, spans = outline.text, [each.span for each in outline.steps]
    start, end = outline.block(step)
    if outline.listing is None or outline.listing.value.flow:
        if step + 1 < len(spans):
            return [Change(start, spans[step + 1].start, "")]
        return [Change(spans[step - 1].end if step else start, end, "")]
    kept = [] if with_comments else outline.comments_in(start, end)
    if kept:
        dash = outline.dash(step)
        indent = text[line_start(text, dash) : dash]
        lines = newline_of(text).join(f"{indent}{comment}" for comment in kept)
        return [Change(start, end, lines)]
    after = next_line(text, end)
    above = line_start(text, max(start - 1, 0))
    if not text[above:start].strip() and not text[after : line_end(text, after)].strip():
        after = next_line(text, after)  # one blank line is enough
    return [Change(start, after, "")]


def move_step(outline: Outline, step: int, to: int) -> list[Change]:
    """The ranges of the steps change their texts; what stands between them stays."""
    blocks = [outline.block(i) for i in range(len(outline.steps))]
    order = list(range(len(blocks)))
    order.insert(to, order.pop(step))
    return [
        Change(*place, outline.text[slice(*blocks[mover])])
        for place, mover in zip(blocks, order, strict=True)
    ]
