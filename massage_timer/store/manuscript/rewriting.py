"""Edits a routine's text where it must change and nowhere else: comments, order and layout stay.

Whatever an edit does is looked at before it is handed out: it says what it should, and no comment
is missing; a text in which that cannot be done is refused, and is to be edited by hand.
"""

from collections import Counter
from typing import assert_never

from massage_timer.core.language import N_, _
from massage_timer.core.written import (
    Edit,
    InsertStep,
    MoveStep,
    RemoveStep,
    SetSeconds,
    SetText,
    SetTexts,
    edited,
    plain,
)
from massage_timer.store.manuscript.outline import NotEditable, Outline, outline_of
from massage_timer.store.manuscript.step_edits import insert_step, move_step, remove_step
from massage_timer.store.manuscript.value_edits import set_text, set_texts

_BY_HAND = N_("this file is written in a way that only a text editor can change here")


def rewritten(text: str, edit: Edit) -> str:
    """The text after an edit. Raises NotEditable, and IndexError for a step that is not there."""
    before = outline_of(text)
    wanted = edited(before.written, edit)
    changed = _applied(before, edit)
    try:
        after = outline_of(changed)
    except NotEditable:
        raise NotEditable(_(_BY_HAND)) from None
    if after.written != wanted or not _keeps_comments(before, after, edit):
        raise NotEditable(_(_BY_HAND))
    return changed


def _keeps_comments(before: Outline, after: Outline, edit: Edit) -> bool:
    old, new = (Counter(o.comments_in(0, len(o.text))) for o in (before, after))
    if isinstance(edit, RemoveStep) and edit.with_comments:
        old -= Counter(before.comments_in(*before.block(edit.step)))
    return not old - new


def _applied(outline: Outline, edit: Edit) -> str:
    match edit:
        case SetText(step=step, key=key, text=said):
            table = outline.head if step is None else outline.steps[step]
            changes = set_text(outline, table, key, plain(said))
        case SetTexts(step=step, key=key, texts=texts):
            kept = tuple(filter(None, map(plain, texts)))
            changes = set_texts(outline, outline.steps[step], key, kept)
        case InsertStep(at=at, words=words):
            changes = insert_step(outline, at, words)
        case RemoveStep(step=step, with_comments=with_comments):
            changes = remove_step(outline, step, with_comments)
        case MoveStep(step=step, to=to):
            changes = move_step(outline, step, to)
        case SetSeconds(seconds=lengths):
            changes = [
                change
                for step, seconds in lengths.items()
                for change in set_text(outline, outline.steps[step], "seconds", str(seconds))
            ]
        case _:
            assert_never(edit)
    text = outline.text
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text
