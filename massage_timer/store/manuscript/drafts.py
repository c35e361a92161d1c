"""Reads the text of a routine into a draft: its words, what they come to, and what is wrong."""

from massage_timer.core.draft import Remark, RoutineDraft, StepDraft
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.manuscript.outline import Outline, Table, outline_of
from massage_timer.store.manuscript.spans import next_line
from massage_timer.store.problems import FileProblem
from massage_timer.store.routine_files import read_routine


def draft_of(text: str, source: str, catalogue: Catalogue) -> RoutineDraft:
    """The draft of a text; the id of its routine is the stem of `source`.

    Raises `outline.NotEditable` for a text that cannot be shown step by step.
    """
    outline = outline_of(text, source)
    reading = read_routine(text.encode(), source, catalogue)
    # Of a file for a newer format nothing is known.
    known = reading.steps or (None,) * len(outline.steps)
    found = [(*_where(outline, text, problem), problem) for problem in reading.problems]
    steps = tuple(
        StepDraft(
            words=table.words,
            technique=catalogue.get(str(table.words.get("technique", ""))),
            step=step,
            remarks=tuple(_remark(p, key) for place, key, p in found if place == number),
            has_comments=bool(outline.comments_in(*outline.block(number))),
        )
        for number, (table, step) in enumerate(zip(outline.steps, known, strict=True))
    )
    return RoutineDraft(
        words=outline.written.head,
        steps=steps,
        routine=reading.routine,
        remarks=tuple(_remark(problem, key) for place, key, problem in found if place is None),
    )


def _remark(problem: FileProblem, key: str) -> Remark:
    return Remark(problem.message, key, problem.warning)


def _where(outline: Outline, text: str, problem: FileProblem) -> tuple[int | None, str]:
    """The step that a problem is about, None for none of them, and the key."""
    at = _index(text, problem.line, problem.column)
    for number, step in enumerate(outline.steps):
        if step.span.start <= at <= step.span.end:
            return number, problem.missing or _key(step, at)
    return None, problem.missing or _key(outline.head, at)


def _key(table: Table, at: int) -> str:
    """The key that stands at a place or has its value there; "" for the table itself."""
    before = [name for name, entry in table.entries.items() if entry.key.start <= at]
    return before[-1] if before and at > table.span.start else ""


def _index(text: str, line: int, column: int) -> int:
    """The place of a line and a column, both counted from 1."""
    start = 0
    for _ in range(line - 1):
        start = next_line(text, start)
    return start + column - 1
