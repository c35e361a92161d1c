"""What rows and the budget say: nothing of what is written is lost, and all is within its room."""

import pytest
from drafting import ROUTINES, draft_of, step_words, written_of
from hypothesis import given
from hypothesis import strategies as st

from massage_timer import resources
from massage_timer.core.draft import RoutineDraft, StepDraft
from massage_timer.core.written import Words
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.editor.budget import UNKNOWN, group_name, pieces_of
from massage_timer.ui.editor.columns import columns, is_over
from massage_timer.ui.editor.dragging import gap_for
from massage_timer.ui.editor.row_words import (
    budget_words,
    cue_cell,
    head_words,
    left_words,
    length_cell,
    name_cell,
    place_words,
    pressure_cell,
    shows_own,
    strokes_cell,
    unknown,
)
from massage_timer.ui.editor.rows import HEAD, PADDING, columns_of, laid_out

CATALOGUE = dict(load_catalogue(resources.assets() / "techniques.yaml"))
pytestmark = pytest.mark.usefixtures("qapp")  # words are measured

WHICH = st.sampled_from(sorted(ROUTINES))


def drafted(words: Words) -> StepDraft:
    return draft_of(written_of("One", words), CATALOGUE).steps[0]


def test_values_of_the_routines_own_are_told_from_the_catalogues() -> None:
    step = drafted(step_words("calf-glide", 40, pace="8", pressure="2 to 3", cue="Mine."))
    assert [cell(step).own for cell in (strokes_cell, pressure_cell, cue_cell)] == [True] * 3
    usual = drafted(step_words("calf-glide", 40))
    assert [cell(usual).own for cell in (strokes_cell, pressure_cell, cue_cell)] == [False] * 3
    assert shows_own(RoutineDraft({}, (usual, step), None))
    assert not shows_own(RoutineDraft({}, (usual, usual), None))


@pytest.mark.parametrize(
    ("words", "length", "strokes"),
    [
        (step_words("calf-glide", 36), "36 s", "6 × 6 s"),
        (step_words("calf-glide", "1:00"), "60 s", "10 × 6 s"),
        (step_words("calf-glide", 38), "38 s", "6 × 6 s + 2 s"),
        ({"technique": "calf-glide", "share": "2"}, "300 s", "share 2: 50 × 6 s"),
        (step_words("calf-gilde", 36), "36 s", ""),
        ({"technique": "calf-glide"}, "? s", ""),
    ],
)
def test_a_length_is_said_in_seconds_and_in_strokes(
    words: Words, length: str, strokes: str
) -> None:
    step = drafted(words)
    assert (length_cell(step).text, strokes_cell(step).text) == (length, strokes)


@pytest.mark.parametrize(
    ("key", "value", "cell"),
    [
        ("seconds", "abc", length_cell),
        ("pace", "fast", strokes_cell),
        ("pressure", "9", pressure_cell),
        ("technique", "calf-gilde", name_cell),
    ],
)
def test_what_is_no_value_stands_there_as_it_is_written(key: str, value: str, cell: object) -> None:
    words = {**step_words("calf-glide", 36), key: value}
    shown = cell(drafted(words))  # type: ignore[operator]
    assert value in shown.text
    assert shown.wrong


def test_parts_beside_the_main_one_are_named() -> None:
    assert place_words(drafted(step_words("warmup-twists", 36))) == "Foot, warm-up"
    assert place_words(drafted(step_words("calf-glide", 36))) == "Calf"
    assert place_words(drafted(step_words("", 36))) == "Choose one"
    assert group_name(drafted(step_words("whole-leg-glide", 36, part="main"))) == "Whole leg"
    assert group_name(drafted(step_words("calf-gilde", 36))) == ""


def test_the_budget_says_what_is_missing_and_what_is_too_much() -> None:
    said = {name: budget_words(draft_of(ROUTINES[name], CATALOGUE)) for name in ROUTINES}
    assert said["good"] == "5:00 of 5:00"
    assert said["short"] == "4:24 of 5:00, 36 s to add"
    assert said["forty"] == "7:16 of 5:00, 136 s too much"


def test_the_routine_itself_is_said_with_its_budget() -> None:
    said = head_words(draft_of(ROUTINES["good"], CATALOGUE))
    assert said.startswith("Calf evening. The whole leg once")
    assert said.endswith("5:00 of 5:00.")


@given(WHICH, st.integers(100, 3000), st.sampled_from([0.85, 1.0, 2.0]))
def test_the_pieces_of_the_budget_stand_side_by_side_within_their_room(
    which: str, width: int, u: float
) -> None:
    draft = draft_of(ROUTINES[which], CATALOGUE)
    found, second = pieces_of(draft, width, u)
    assert len(found) == len(draft.steps)
    assert all(a.right == b.left for a, b in zip(found, found[1:], strict=False))
    missing = max(0, 300 - draft.seconds)
    assert found[-1].right + missing * second == pytest.approx(width)
    if unknown(draft):
        narrow = min(piece.right - piece.left for piece in found)
        assert narrow <= UNKNOWN * u
    assert bool(left_words(draft)) == (draft.seconds != 300)


@given(WHICH, st.integers(250, 3000), st.sampled_from([0.85, 1.0, 2.0]))
def test_rows_stand_below_one_another_with_all_their_remarks(
    which: str, width: int, u: float
) -> None:
    draft = draft_of(ROUTINES[which], CATALOGUE)
    rows = laid_out(draft, width, u)
    assert [row.place for row in rows] == [HEAD, *range(len(draft.steps))]
    assert all(a.top + a.high == b.top for a, b in zip(rows, rows[1:], strict=False))
    for row in rows[1:]:
        assert [each.remark for each in row.remarks] == list(draft.steps[row.place].remarks)
        assert (row.high > row.head) == bool(row.remarks)


@given(st.integers(200, 3000), st.sampled_from([0.85, 1.0, 2.0]))
def test_columns_follow_one_another_and_end_within_the_row(width: int, u: float) -> None:
    found = columns_of(width, u)
    starts = [found.picture, found.name, found.length, found.pressure, found.cue]
    shown = [each for each in starts if each is not None]
    assert shown == sorted(shown)
    assert found.right == width - PADDING * u
    assert shown[-1] < found.right
    assert found.cue is None or found.pressure is not None


@given(WHICH, st.integers(-500, 6000))
def test_a_gap_is_one_of_those_between_steps(which: str, y: int) -> None:
    draft = draft_of(ROUTINES[which], CATALOGUE)
    rows = laid_out(draft, 700, 1.0)
    gap = gap_for(rows, y)
    assert 0 <= gap <= len(draft.steps)
    assert gap_for(rows, rows[1].top) == 0
    assert gap_for(rows, rows[-1].top + rows[-1].high) == len(draft.steps)


@given(st.integers(600, 4000), st.integers(480, 2200), st.sampled_from([0.85, 1.0, 2.0]))
def test_table_tools_and_pane_fill_the_page(width: int, height: int, u: float) -> None:
    at = columns(width, u, (60, 140, height), 66)
    assert at.over == is_over(width, u)
    assert at.table.top() == 140
    assert at.table.bottom() + 1 == at.tools.top()
    assert at.tools.bottom() + 1 == at.pane.bottom() + 1 == height
    assert at.pane.right() + 1 == width
    assert at.over or not at.pane.intersects(at.table)
    assert at.picker.contains(at.pane)


@pytest.mark.parametrize("key", ["seconds", "pace", "pressure", "cue"])
def test_a_key_without_a_value_leaves_its_cell_as_it_would_be(key: str) -> None:
    words = {**step_words("calf-glide", 36), key: ""}
    step = drafted(words)
    cells = [cell(step) for cell in (length_cell, strokes_cell, pressure_cell, cue_cell)]
    assert not any(cell.own or cell.wrong for cell in cells)
    assert cells[0].text == ("? s" if key == "seconds" else "36 s")
