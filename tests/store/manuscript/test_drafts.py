"""A text as the editor sees it: words, what they come to, and what is wrong where."""

from pathlib import Path

import pytest

from massage_timer.core.draft import Remark
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.manuscript.drafts import draft_of
from massage_timer.store.manuscript.files import (
    file_stem,
    free_path,
    new_text,
    open_text,
    save_text,
)
from massage_timer.store.manuscript.outline import NotEditable
from massage_timer.store.routine_files import read_routine
from massage_timer.store.yaml_nodes import LARGEST_FILE

SICK = """format: 1
suits: x
pose: upright
steps:
  # mine
  - {technique: calf-gilde, seconds: 3}
  - technique: calf-glide
    seconds: abc
    pressure: 5
  - seconds: 9
    nonsense: 3
"""


def test_a_new_routine_can_be_used_as_it_is(catalogue: Catalogue) -> None:
    draft = draft_of(new_text("My calves"), "my-calves.yaml", catalogue)
    assert draft.routine is not None
    assert draft.routine.name == draft.words["name"] == "My calves"
    assert (draft.seconds, draft.mistakes) == (300, 0)
    assert [step.seconds for step in draft.steps] == [40, 120, 96, 44]
    assert not any(step.remarks or step.has_comments for step in draft.steps)


def test_each_mistake_stands_where_it_is(catalogue: Catalogue) -> None:
    draft = draft_of(SICK, "r.yaml", catalogue)
    assert draft.routine is None
    assert [(r.key, r.message.partition(":")[0]) for r in draft.remarks] == [
        ("name", "'name' is missing"),
        ("about", "'about' is missing"),
        ("pose", "'upright' is not known here"),
    ]
    assert [[remark.key for remark in step.remarks] for step in draft.steps] == [
        ["technique"], ["seconds", "pressure"], ["technique", "nonsense"]
    ]  # fmt: skip
    assert draft.mistakes == 8
    assert [step.has_comments for step in draft.steps] == [True, False, False]


def test_an_empty_value_at_the_end_of_a_step_is_the_step_s(catalogue: Catalogue) -> None:
    text = new_text("Empty").replace("seconds: 120", "seconds:")
    draft = draft_of(text, "r.yaml", catalogue)
    assert [remark.key for remark in draft.steps[1].remarks] == ["seconds"]
    assert draft.remarks == ()


def test_what_is_not_known_counts_nothing(catalogue: Catalogue) -> None:
    unknown, glide, nameless = draft_of(SICK, "r.yaml", catalogue).steps
    assert (unknown.technique, unknown.step, unknown.seconds) == (None, None, 0)
    assert glide.technique is catalogue["calf-glide"]
    assert glide.seconds == 0
    assert nameless.words == {"seconds": "9", "nonsense": "3"}


def test_a_wrong_sum_is_about_the_steps(catalogue: Catalogue) -> None:
    text = new_text("Short").replace("seconds: 120", "seconds: 108")
    draft = draft_of(text, "r.yaml", catalogue)
    assert draft.remarks == (Remark("steps add up to 288 s, a leg is 300 s: 12 s to add", "steps"),)
    assert draft.seconds == 288


def test_a_share_shows_what_it_comes_to(catalogue: Catalogue) -> None:
    text = new_text("Shares").replace("seconds: 120", "share: 1")
    assert [s.seconds for s in draft_of(text, "r.yaml", catalogue).steps] == [40, 120, 96, 44]
    open_ended = text.replace("seconds: 96", "seconds: 300")
    assert [s.seconds for s in draft_of(open_ended, "r.yaml", catalogue).steps] == [40, 0, 300, 44]


def test_a_step_out_of_turn_has_the_remark_itself(catalogue: Catalogue) -> None:
    text = new_text("Down").replace("thigh-glide", "toe-bends")
    (remark,) = (r for r in draft_of(text, "r.yaml", catalogue).steps[2].remarks if not r.warning)
    assert remark.key == ""
    assert remark.message.startswith("Toe bends goes back down to the foot")


def test_a_warning_is_no_mistake(catalogue: Catalogue) -> None:
    text = new_text("Cut").replace("seconds: 120", "seconds: 118").replace(": 96", ": 98")
    draft = draft_of(text, "r.yaml", catalogue)
    assert draft.routine is not None
    assert [r.warning for r in draft.steps[1].remarks] == [True]


def test_of_a_newer_format_only_the_words_are_known(catalogue: Catalogue) -> None:
    draft = draft_of(new_text("New").replace("format: 1", "format: 2"), "r.yaml", catalogue)
    assert [remark.key for remark in draft.remarks] == ["format"]
    assert [step.step for step in draft.steps] == [None] * 4


def test_lines_of_windows_are_counted_as_well(catalogue: Catalogue) -> None:
    draft = draft_of(SICK.replace("\n", "\r\n"), "r.yaml", catalogue)
    assert [len(step.remarks) for step in draft.steps] == [1, 2, 2]


def test_what_is_no_routine_is_not_editable(catalogue: Catalogue) -> None:
    with pytest.raises(NotEditable):
        draft_of("[", "r.yaml", catalogue)


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Füße & Waden 2", "füsse-waden-2"), ("脚", "脚"), ("../../x", "x"), ("CON", "con-routine"),
     ("", "routine"), ("a_b", "a-b"), ("Ann's legs", "anns-legs"), ("..", "routine"),
     ("x" * 99, "x" * 60), (f"{'x' * 59} y", "x" * 59),
     ("Fu\u0308ße", "füsse")],
)  # fmt: skip
def test_a_name_makes_a_file_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_no_file_is_written_over(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Legs").name == "legs.yaml"
    (tmp_path / "legs.yaml").touch()
    (tmp_path / "legs-2.yml").touch()
    assert free_path(tmp_path, "Legs").name == "legs-3.yaml"


def test_a_text_is_kept_as_it_is(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "new" / "füße.yaml"
    save_text(file, text := new_text("Füße").replace("\n", "\r\n"))
    assert open_text(file) == text
    assert read_routine(file.read_bytes(), "r.yaml", catalogue).problems == ()


def test_the_mark_of_windows_is_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_bytes(b"\xef\xbb\xbfformat: 1\n")
    assert open_text(file) == "format: 1\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "r.yaml: there is no such file"),
        (b"\xff", "r.yaml: this file is not UTF-8 text: save it as UTF-8 first"),
        (b" " * (LARGEST_FILE + 1), "r.yaml: this file is too large for a routine"),
    ],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, data: bytes | None, message: str) -> None:
    file = tmp_path / "r.yaml"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(NotEditable) as told:
        open_text(file)
    assert str(told.value) == message
