"""Edits of what is written, told by what is written afterwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.written import (
    Edit,
    InsertStep,
    MoveStep,
    RemoveStep,
    SetSeconds,
    SetText,
    SetTexts,
    Written,
    edited,
    plain,
)

LEGS = Written(
    {"name": "Legs"}, ({"technique": "a", "seconds": "20"}, {"technique": "b", "share": "2"})
)


@pytest.mark.parametrize(
    ("edit", "head", "steps"),
    [
        (SetText(None, "name", " Long \n legs "), {"name": "Long legs"}, LEGS.steps),
        (SetText(None, "pose", "straight"), {"name": "Legs", "pose": "straight"}, LEGS.steps),
        (SetText(None, "name", ""), {}, LEGS.steps),
        (SetText(0, "cue", "Up"), LEGS.head,
         ({"technique": "a", "seconds": "20", "cue": "Up"}, LEGS.steps[1])),
        (SetText(0, "share", "1"), LEGS.head, ({"technique": "a", "share": "1"}, LEGS.steps[1])),
        (SetText(1, "seconds", "8"), LEGS.head,
         (LEGS.steps[0], {"technique": "b", "seconds": "8"})),
        (SetTexts(0, "instructions", ("One.", "", " Two. ")), LEGS.head,
         ({**LEGS.steps[0], "instructions": ("One.", "Two.")}, LEGS.steps[1])),
        (SetTexts(0, "instructions", ()), LEGS.head, LEGS.steps),
        (InsertStep(0, {"technique": "c"}), LEGS.head, ({"technique": "c"}, *LEGS.steps)),
        (InsertStep(2, {"technique": "c"}), LEGS.head, (*LEGS.steps, {"technique": "c"})),
        (RemoveStep(0), LEGS.head, LEGS.steps[1:]),
        (MoveStep(0, 1), LEGS.head, LEGS.steps[::-1]),
        (SetSeconds({0: 24, 1: 8}), LEGS.head,
         ({"technique": "a", "seconds": "24"}, {"technique": "b", "seconds": "8"})),
    ],
)  # fmt: skip
def test_an_edit_changes_what_it_says(
    edit: Edit, head: dict[str, str], steps: tuple[dict[str, str], ...]
) -> None:
    after = edited(LEGS, edit)
    assert after.head == head
    assert after.steps == tuple(steps)


def test_a_step_with_both_lengths_keeps_the_one_that_is_set() -> None:
    both = Written({}, ({"seconds": "20", "share": "2"},))
    assert edited(both, SetText(0, "share", "3")).steps == ({"share": "3"},)
    assert edited(both, SetText(0, "seconds", "")).steps == ({"share": "2"},)


def test_the_order_of_the_keys_stays() -> None:
    after = edited(Written({}, ({"seconds": "2", "cue": "x"},)), SetText(0, "share", "3"))
    assert list(after.steps[0]) == ["share", "cue"]


@pytest.mark.parametrize(
    "edit", [SetText(2, "cue", "x"), InsertStep(3, {}), InsertStep(-1, {}), RemoveStep(2),
             MoveStep(2, 0), MoveStep(0, 2), MoveStep(0, -1)]
)  # fmt: skip
def test_there_is_no_such_step(edit: Edit) -> None:
    with pytest.raises(IndexError):
        edited(LEGS, edit)


@given(st.text())
def test_a_plain_text_is_one_line_and_stays_plain(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert len(once.splitlines()) <= 1
    assert once == once.strip()


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\x07b", "ab"), ("a\u2028b", "a b"), ("\ufeffa", "a"), ("\ud800x", "x"),
     ("\ue000", "\ue000"), ("🦶", "🦶"), ("\x85", ""), ("\ufffe", ""), ("a\xa0b", "a b"),
     ("a\nb\tc", "a b c"), ("a\x7fb", "ab")],
)  # fmt: skip
def test_what_no_file_can_hold_is_left_out(text: str, kept: str) -> None:
    assert plain(text) == kept
