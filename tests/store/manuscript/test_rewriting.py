"""Edits change what they are about in a text, and nothing else."""

import re
from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from layouts import Layout, edits, layouts, words_of_all_kinds

from massage_timer.core.history import History
from massage_timer.core.written import (
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
from massage_timer.store.manuscript.outline import NotEditable, outline_of
from massage_timer.store.manuscript.rewriting import rewritten

COMMENTED = """\
# My own.

format: 1  # always first
name: "Long calves"   # a title
about: Mostly calves.
suits: 'Walkers'

# From the foot up.
steps:
  - technique: warmup-twists  # slow
    seconds: 24   # six of them
    # Between.
    pressure: 2

  # The calf, long.
  - technique: calf-glide
    share: 3
    instructions:
      - Cup it.   # both hands
      # inner
      - Glide up.

  - {technique: finishing-strokes, seconds: 40}  # the end
# after
"""


COMMENT = re.compile(r"# (?:comment|tail) \d+")
"""Those of `layouts`."""


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    old, new = Counter(before.splitlines()), Counter(after.splitlines())
    return sorted((old - new).elements()), sorted((new - old).elements())


def test_another_number_changes_one_line() -> None:
    after = rewritten(COMMENTED, SetText(0, "seconds", "28"))
    assert lines_changed(COMMENTED, after) == (
        ["    seconds: 24   # six of them"],
        ["    seconds: 28   # six of them"],
    )


@pytest.mark.parametrize(
    ("edit", "gone", "come"),
    [
        (SetText(None, "name", "Calves"), ['name: "Long calves"   # a title'],
         ['name: "Calves"   # a title']),
        (SetText(None, "suits", "It's me"), ["suits: 'Walkers'"], ["suits: 'It''s me'"]),
        (SetText(None, "about", "Calf: long"), ["about: Mostly calves."], ["about: 'Calf: long'"]),
        (SetText(None, "pose", "knee bent"), [], ["pose: knee bent"]),
        (SetText(1, "seconds", "30"), ["    share: 3"], ["    seconds: 30"]),
        (SetText(2, "share", "2"),
         ["  - {technique: finishing-strokes, seconds: 40}  # the end"],
         ["  - {technique: finishing-strokes, share: 2}  # the end"]),
        (SetText(2, "cue", "Lighter, then off"),
         ["  - {technique: finishing-strokes, seconds: 40}  # the end"],
         ["  - {technique: finishing-strokes, seconds: 40, cue: 'Lighter, then off'}  # the end"]),
        (SetText(1, "cue", "Glide up"), [], ["    cue: Glide up"]),
        (SetText(0, "pressure", ""), ["    pressure: 2"], []),
        (SetText(0, "seconds", ""), ["    seconds: 24   # six of them"], ["    # six of them"]),
        (SetText(0, "cue", ""), [], []),
        (SetTexts(1, "instructions", ("Cup it.", "Up.")), ["      - Glide up."], ["      - Up."]),
        (SetTexts(1, "instructions", ("Cup it.",)), ["      - Glide up."], []),
        (SetTexts(1, "instructions", ("Cup it.", "Glide up.", "Off.")), [], ["      - Off."]),
        (SetTexts(0, "instructions", ("One.", "Two: x")), [],
         ["    instructions:", "      - 'Two: x'", "      - One."]),
        (SetTexts(2, "instructions", ("One.", "Two.")),
         ["  - {technique: finishing-strokes, seconds: 40}  # the end"],
         ["  - {technique: finishing-strokes, seconds: 40, instructions: [One., Two.]}"
           "  # the end"]),
        (SetTexts(1, "instructions", ()),
         ["      # inner", "      - Cup it.   # both hands", "      - Glide up.",
          "    instructions:"],
         ["    # both hands", "    # inner"]),
        (RemoveStep(2), ["  - {technique: finishing-strokes, seconds: 40}  # the end"],
         ["  # the end"]),
        (RemoveStep(2, with_comments=True),
         ["  - {technique: finishing-strokes, seconds: 40}  # the end"], []),
        (SetSeconds({0: 20, 1: 30}),
         ["    seconds: 24   # six of them", "    share: 3"],
         ["    seconds: 20   # six of them", "    seconds: 30"]),
        (MoveStep(0, 2), [], []),
    ],
)  # fmt: skip
def test_an_edit_changes_its_own_lines(edit: Edit, gone: list[str], come: list[str]) -> None:
    assert lines_changed(COMMENTED, rewritten(COMMENTED, edit)) == (sorted(gone), sorted(come))


def test_a_step_takes_the_comments_along_that_belong_to_it() -> None:
    assert (
        rewritten(COMMENTED, MoveStep(1, 0)).split("steps:\n")[1]
        == """\
  # The calf, long.
  - technique: calf-glide
    share: 3
    instructions:
      - Cup it.   # both hands
      # inner
      - Glide up.

  - technique: warmup-twists  # slow
    seconds: 24   # six of them
    # Between.
    pressure: 2

  - {technique: finishing-strokes, seconds: 40}  # the end
# after
"""
    )


def test_a_comment_at_the_very_edge_goes_and_stays_as_any_other() -> None:
    text = "steps:\n# mine\n- cue: a\n- cue: b\n"
    assert rewritten(text, RemoveStep(0, with_comments=True)) == "steps:\n- cue: b\n"
    assert rewritten(text, RemoveStep(0)) == "steps:\n# mine\n- cue: b\n"


def test_a_question_in_brackets_stands_in_quotes() -> None:
    text = "steps: [{cue: x}]\n"
    assert rewritten(text, SetText(0, "cue", "Ready?")) == "steps: [{cue: 'Ready?'}]\n"


def test_one_blank_line_is_left_where_a_step_was() -> None:
    text = "steps:\n  - cue: a\n\n  - cue: b\n\n  - cue: c\n"
    assert rewritten(text, RemoveStep(1)) == "steps:\n  - cue: a\n\n  - cue: c\n"
    assert rewritten(text, RemoveStep(2)) == "steps:\n  - cue: a\n\n  - cue: b\n\n"


def test_a_new_step_is_written_as_its_neighbours_are() -> None:
    words: Words = {"technique": "toe-bends", "seconds": "20", "instructions": ("One.", "Two.")}
    after = rewritten(COMMENTED, InsertStep(1, words))
    assert after.split("    pressure: 2\n")[1].startswith(
        "\n  - technique: toe-bends\n    seconds: 20\n    instructions:\n      - One.\n"
        "      - Two.\n\n  # The calf, long.\n"
    )
    assert rewritten(COMMENTED, InsertStep(3, words)).endswith(
        "  # the end\n\n"
        "  - {technique: toe-bends, seconds: 20, instructions: [One., Two.]}\n# after\n"
    )


def test_a_dash_in_a_comment_is_no_step() -> None:
    text = "steps:\n  -   # a-b\n    cue: x\n    # deep\n  # next\n  - cue: y\n"
    assert rewritten(text, MoveStep(1, 0)) == (
        "steps:\n  # next\n  - cue: y\n  -   # a-b\n    cue: x\n    # deep\n"
    )


def test_a_comment_below_that_is_deeper_than_the_dash_is_the_step_s() -> None:
    text = "steps:\n- cue: x\n # of x\n# of y\n- cue: y\n"
    after = "steps:\n# of y\n- cue: y\n- cue: x\n # of x\n"
    assert rewritten(text, MoveStep(1, 0)) == after


def test_a_dash_on_a_line_of_its_own_is_not_copied_with_its_comment() -> None:
    text = "steps:\n  -  # a\n    cue: x\n"
    after = "steps:\n  - cue: z\n    pace: 4\n  -  # a\n    cue: x\n"
    assert rewritten(text, InsertStep(0, {"cue": "z", "pace": "4"})) == after


def test_a_comment_behind_the_sign_of_a_folded_text_stays() -> None:
    text = "name: >  # folded\n  Long\n  legs\n"
    assert rewritten(text, SetText(None, "name", "Legs")) == "name: Legs  # folded\n"


def test_a_list_in_brackets_ends_without_a_comma() -> None:
    assert rewritten("steps: [{cue: x}, {cue: y}]", RemoveStep(1)) == "steps: [{cue: x}]"


def test_a_new_key_stands_where_it_is_looked_for() -> None:
    text = "steps:\n- technique: a\n  seconds: 4\n  pressure: 2\n"
    after = "steps:\n- technique: a\n  seconds: 4\n  cue: x\n  pressure: 2\n"
    assert rewritten(text, SetText(0, "cue", "x")) == after
    flow = "steps: [{technique: a, seconds: 4, pressure: 2}]"
    assert rewritten(flow, SetText(0, "cue", "x")) == flow.replace("4,", "4, cue: x,")
    first = rewritten("steps:\n- pace: 4\n  pressure: 2\n", SetText(0, "technique", "a"))
    assert first == "steps:\n- pace: 4\n  technique: a\n  pressure: 2\n"


def test_an_instruction_that_stays_is_not_laid_out_anew() -> None:
    text = "steps:\n- instructions:\n  - Cup\n    it.\n  - Up.\n"
    after = rewritten(text, SetTexts(0, "instructions", ("Cup it.", "Off.")))
    assert after == text.replace("Up.", "Off.")


@pytest.mark.parametrize(
    "text", ["format: 1\nsteps:\n", "format: 1\nsteps: []  # none\n", "format: 1\n",
             "{format: 1, steps: []}\n", "{format: 1}\n", "{format: 1, steps: }",
             "{format: 1, steps}", "format: 1\nsteps:  # none\nname: x"]
)  # fmt: skip
def test_the_first_step_can_be_put_in(text: str) -> None:
    after = rewritten(text, InsertStep(0, {"technique": "toe-bends", "seconds": "20"}))
    assert outline_of(after).written.steps == ({"technique": "toe-bends", "seconds": "20"},)


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("format: 1\ncue:\nsteps: []\n", SetText(None, "cue", "x")),
        ("format: 1\nsteps:\n- cue:\n  pace: 4\n", SetText(0, "cue", "x: y")),
        ("format: 1\nsteps:\n- cue :\n  pace: 4\n", SetText(0, "cue", "x")),
        ("format: 1\nsteps:\n- {cue, pace: 4}\n", SetText(0, "cue", "x")),
        ("format: 1\nsteps:\n- {cue: , pace: 4}\n", SetText(0, "cue", "x")),
        ("format: 1\nsteps:\n- {}\n", SetText(0, "cue", "x")),
        ("format: 1\nsteps:\n- {pace, cue}\n", SetText(0, "seconds", "4")),
        ("format: 1\nsteps:\n- {seconds: 4}\n", SetText(0, "seconds", "")),
        ("format: 1\nsteps:\n- {cue: x, seconds: 4}\n", SetText(0, "seconds", "")),
        ("format: 1\nsteps:\n- {cue: x, seconds: 4}\n", SetText(0, "cue", "")),
        ("format: 1\nsteps:\n- seconds: 4\n", SetText(0, "seconds", "")),
        ("format: 1\nsteps:\n- seconds: 4  # four\n  cue: x\n", SetText(0, "seconds", "")),
        ("format: 1\nsteps:\n- seconds: 4\n  share: 2\n", SetText(0, "share", "3")),
        ("format: 1\nsteps:\n- seconds: 4\n  share: 2\n", SetText(0, "seconds", "5")),
        ("format: 1\nsteps:\n- cue: >  # folded\n    Glide\n    up.\n", SetText(0, "cue", "Up.")),
        ("format: 1\nsteps:\n- instructions:\n", SetTexts(0, "instructions", ("a", "b"))),
        ("format: 1\nsteps:\n- instructions: []\n", SetTexts(0, "instructions", ("a", "b"))),
        ("format: 1\nsteps:\n- {instructions}\n", SetTexts(0, "instructions", ("a", "b"))),
        ("format: 1\nsteps:\n- instructions:\n  - a\n  -\n", SetTexts(0, "instructions", ("c",))),
        ("format: 1\nsteps:\n-\n  cue: x\n- cue: y\n", InsertStep(0, {"cue": "z"})),
        ("format: 1\nsteps: [{cue: x}, {cue: y}]\n", InsertStep(2, {"cue": "z"})),
        ("format: 1\nsteps: [{cue: x}, {cue: y}]\n", InsertStep(0, {"cue": "z"})),
        ("format: 1\nsteps: [{cue: x}, {cue: y}]\n", RemoveStep(0)),
        ("format: 1\nsteps: [{cue: x}, {cue: y}]\n", RemoveStep(1)),
        ("format: 1\nsteps: [{cue: x}]\n", RemoveStep(0)),
        ("format: 1\nsteps: [{cue: x}, {cue: y}]\n", MoveStep(0, 1)),
        ("format: 1\nsteps:\n- cue: x", RemoveStep(0)),
        ("format: 1  # one\u2028name: x\u2029about: y\x85", SetText(None, "name", "z")),
    ],
)
def test_it_can_be_edited_however_it_is_written(text: str, edit: Edit) -> None:
    wanted = edited(outline_of(text).written, edit)
    assert outline_of(rewritten(text, edit)).written == wanted


@given(st.data())
def test_any_edit_says_what_it_should_and_keeps_every_comment(data: st.DataObject) -> None:
    layout = data.draw(layouts())
    text = layout.text
    assert outline_of(text).written == layout.written
    for _ in range(data.draw(st.integers(1, 4))):
        before = outline_of(text)
        edit = data.draw(edits(before.written))
        after = outline_of(rewritten(text, edit))
        assert after.written == edited(before.written, edit)
        if "\r\n" in text:
            assert after.text.count("\n") == after.text.count("\r\n"), "as all its lines end"
        if not (isinstance(edit, RemoveStep) and edit.with_comments):
            assert sorted(COMMENT.findall(text)) == sorted(COMMENT.findall(after.text))
        text = after.text


@given(layouts(), st.integers(1, 9999))
def test_one_number_is_one_line_in_any_layout(layout: Layout, number: int) -> None:
    for step, words in enumerate(layout.written.steps):
        key = "seconds" if "seconds" in words else "share"
        after = rewritten(layout.text, SetText(step, key, str(number)))
        old, new = layout.text.splitlines(), after.splitlines()
        assert len(old) == len(new)
        assert sum(a != b for a, b in zip(old, new, strict=True)) <= 1


@given(layouts(), st.data())
def test_edits_taken_back_lead_to_the_start(layout: Layout, data: st.DataObject) -> None:
    history = History(layout.text)
    for _ in range(data.draw(st.integers(1, 6))):
        edit = data.draw(edits(outline_of(history.now).written))
        history = history.with_new(rewritten(history.now, edit))
    last, steps = history.now, len(history.before)
    for _ in range(steps):
        history = history.undone()
    assert history.now == layout.text
    for _ in range(steps):
        history = history.redone()
    assert history.now == last


@given(words_of_all_kinds())
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    for source in (COMMENTED, "{format: 1, steps: [{cue: x}]}", 'format: 1\nname: "a"\n'):
        after = rewritten(source, SetText(None, "name", text))
        assert outline_of(after).written.head.get("name", "") == plain(text)
        assert yaml.safe_load(after).get("name", "") == plain(text), "as text, by any reader"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "r.yaml:1:1: the file is empty"),
        ("a", "r.yaml:1:1: a routine is a table of keys: put this right in a text editor first"),
        ("steps: 3", "r.yaml:1:8: 'steps' is a list: put this right in a text editor first"),
        ("x: 1\r\nsteps:\r\n- a\r\n",
         "r.yaml:3:3: a step is a table of keys: put this right in a text editor first"),
        ("steps:\n- cue: [a]\n", "r.yaml:2:8: 'cue' is one value: put this right in a text editor "
         "first"),
        ("steps:\n- instructions: [[a]]\n",
         "r.yaml:2:17: 'instructions' is a list of texts: put this right in a text editor first"),
        ("name: a\nname: b\n", "r.yaml:2:1: 'name' is given twice (first on line 1)"),
    ],
)  # fmt: skip
def test_what_cannot_be_edited_says_why(text: str, message: str) -> None:
    with pytest.raises(NotEditable) as told:
        outline_of(text, "r.yaml")
    assert str(told.value) == message


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        # The comment would be lost, or the text would break.
        ("steps: [\n  {cue: x},  # mine\n  {cue: y}]\n", RemoveStep(0)),
        ("steps: [{cue: x,  # mine\n  pace: 4}, {cue: y}]\n", RemoveStep(0)),
        ("steps: [cue: x]\n", SetText(0, "pace", "4")),
        ("steps:\n- ? cue\n  : x\n", SetText(0, "cue", "")),
    ],
)
def test_what_would_lose_something_is_refused(text: str, edit: Edit) -> None:
    with pytest.raises(NotEditable, match="only a text editor"):
        rewritten(text, edit)


@pytest.mark.parametrize(
    "edit", [SetText(3, "cue", "x"), RemoveStep(3), InsertStep(4, {"cue": "x"}), MoveStep(0, 3)]
)
def test_a_step_that_is_not_there_is_no_step(edit: Edit) -> None:
    with pytest.raises(IndexError):
        rewritten(COMMENTED, edit)
