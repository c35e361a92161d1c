"""The files of texts that were edited and not saved."""

import json
import os
import stat
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.store.disk import DiskError
from massage_timer.store.manuscript.unsaved import (
    LARGEST,
    MOST,
    Unsaved,
    all_kept,
    digest,
    drop,
    keep,
    new_place,
)

MINE = Path(os.path.abspath("/somewhere/routines/mine.yaml"))  # noqa: PTH100
DRAFT = Unsaved("format: 1\r\nname: Füße\n", MINE, "Füße", digest("format: 1\n"))

written_texts = st.text(st.characters(exclude_categories=["Cs"]))


def with_head(head: object, text: str = "a: 1\n") -> bytes:
    """What somebody writes by hand who knows how the digest is made."""
    rest = f"{head if isinstance(head, str) else json.dumps(head)}\n{text}".encode()
    return sha256(rest).hexdigest().encode() + b"\n" + rest


def read(folder: Path) -> list[Unsaved]:
    kept, told = all_kept(folder)
    assert told == []
    return [each.unsaved for each in kept]


@given(
    st.builds(
        Unsaved,
        written_texts,
        st.none() | st.sampled_from([MINE, MINE.with_name("Füße 脚\udc80.yml")]),
        st.text(max_size=300),
        st.sampled_from(["", digest("")]),
    )
)
def test_what_is_kept_is_found(tmp_path_factory: pytest.TempPathFactory, unsaved: Unsaved) -> None:
    folder = tmp_path_factory.mktemp("home") / "drafts"
    place = new_place(folder)
    keep(place, Unsaved("before", None, ""))
    keep(place, unsaved)
    assert read(folder) == [unsaved]
    drop(place)
    drop(place)
    assert read(folder) == []
    assert list(folder.iterdir()) == []


def test_where_nothing_was_kept_nothing_is_made(tmp_path: Path) -> None:
    assert read(tmp_path / "drafts") == []
    assert read(tmp_path / "draf\0ts") == []
    assert not (tmp_path / "drafts").exists()


def test_the_text_stands_there_word_for_word(tmp_path: Path) -> None:
    place = new_place(tmp_path)
    keep(place, DRAFT)
    assert place.read_bytes().endswith(b"\n" + DRAFT.text.encode())


def test_half_a_letter_takes_nothing_else_away(tmp_path: Path) -> None:
    keep(new_place(tmp_path), Unsaved("a\ud800b", None, ""))
    assert read(tmp_path) == [Unsaved("a?b", None, "")]


def test_a_folder_with_a_strange_name_is_told_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "two\nlines"
    folder.mkdir()
    (folder / "a.draft").write_bytes(b"x")
    _, (told,) = all_kept(folder)
    assert "\n" not in told


def test_a_name_without_end_is_cut(tmp_path: Path) -> None:
    keep(new_place(tmp_path), Unsaved("a", None, "x" * 10_000))
    (found,) = read(tmp_path)
    assert found.name == "x" * 300


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    place = new_place(tmp_path)
    keep(place, DRAFT)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_the_newest_come_first_and_no_more_than_anybody_looks_through(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        place = new_place(tmp_path)
        keep(place, Unsaved(str(number), None, ""))
        os.utime(place, (number, number))
    (tmp_path / "something else").write_text("x")
    assert [int(each.text) for each in read(tmp_path)] == list(range(MOST + 4, 4, -1))


@given(st.data())
def test_a_file_of_which_anything_is_missing_or_changed_is_moved_aside_and_told(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    place = new_place(folder)
    keep(place, DRAFT)
    whole = place.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    letter = data.draw(st.binary(min_size=1, max_size=3))
    damaged = data.draw(
        st.sampled_from([whole[:at], whole[:at] + letter + whole[at:], whole[at + 1 :]])
    )
    place.write_bytes(damaged)
    kept, told = all_kept(folder)
    assert kept == []
    assert len(told) == 1
    assert told[0].endswith(f"; the file is now called {place.name}.damaged")
    assert str(folder) in told[0]
    assert place.with_name(f"{place.name}.damaged").read_bytes() == damaged
    assert all_kept(folder) == ([], [])


GOOD = {"version": 1, "file": str(MINE), "name": "Mine", "began": ""}
WRONG: dict[str, list[object]] = {
    "file": [7, "", "mine.yaml", "/etc/passwd", "/a\0.yaml", f"/{'x' * 9_000}.yaml", ["/a.yaml"]],
    "name": [None, 7, "x" * 301, {}],
    "began": [None, 7, "0" * 63, "G" * 64, "A" * 64],
}


def test_what_is_made_by_hand_is_found_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.draft").write_bytes(with_head(GOOD))
    assert read(tmp_path) == [Unsaved("a: 1\n", MINE, "Mine")]
    (tmp_path / "a.draft").write_bytes(with_head({**GOOD, "file": "/A.YAML"}))
    assert read(tmp_path) == [Unsaved("a: 1\n", Path("/A.YAML"), "Mine")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"\x00" * 500,
        with_head(GOOD, "x" * LARGEST),
        with_head([1]),
        with_head("[" * 100_000),
        with_head("{"),
        with_head({"version": 1}),
        *(
            with_head({**GOOD, key: value})
            for key, values in WRONG.items()
            for value in values
        ),
        with_head(GOOD)[:-5] + b"\xff",
        sha256(json.dumps(GOOD).encode() + b"\n\xff").hexdigest().encode()
        + b"\n" + json.dumps(GOOD).encode() + b"\n\xff",
    ],
)  # fmt: skip
def test_whatever_else_stands_there_is_told_as_damage(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.draft").write_bytes(data)
    kept, (told,) = all_kept(tmp_path)
    assert kept == []
    assert told == (
        f"Unsaved changes in {tmp_path} cannot be read: a.draft: it is damaged; the file is now "
        "called a.draft.damaged"
    )


def test_another_version_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.draft").write_bytes(with_head({**GOOD, "version": 2}))
    kept, (told,) = all_kept(tmp_path)
    assert kept == []
    assert "a.draft: another version of this program wrote it; the file is now called" in told


def test_one_that_is_damaged_hides_no_other(tmp_path: Path) -> None:
    keep(new_place(tmp_path), DRAFT)
    (tmp_path / "a.draft").write_bytes(b"x")
    kept, told = all_kept(tmp_path)
    assert [each.unsaved for each in kept] == [DRAFT]
    assert len(told) == 1


def test_what_is_no_file_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.draft").mkdir()
    kept, (told,) = all_kept(tmp_path)
    assert kept == []
    assert told.endswith("a.draft: this is a folder, not a file")
    assert (tmp_path / "a.draft").is_dir()


def test_what_its_file_says_already_is_removed(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    place = new_place(tmp_path)
    keep(place, Unsaved("ä: 1\r\n", file, "Mine"))
    assert len(read(tmp_path)) == 1, "there is no such file"
    file.write_bytes(b"\xc3\xa4: 1\n")
    assert len(read(tmp_path)) == 1, "it says something else"
    file.write_bytes(b"\xc3\xa4: 1\r\n")
    assert read(tmp_path) == []
    assert not place.exists()


def test_a_link_that_leads_nowhere_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.draft").symlink_to(tmp_path / "gone")
    assert read(tmp_path) == []
    keep(new_place(tmp_path), DRAFT)
    assert read(tmp_path) == [DRAFT], "it hides no other"


def test_what_cannot_be_moved_aside_is_told(tmp_path: Path) -> None:
    (tmp_path / f"{'n' * 244}.draft").write_bytes(b"x")
    _, (told,) = all_kept(tmp_path)
    assert told.endswith("it is damaged; it could not be moved aside (the name is too long)")


def test_a_disk_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(DiskError, match="a part of the path is a file, not a folder"):
        keep(new_place(tmp_path / "drafts"), DRAFT)
    with pytest.raises(DiskError, match="a part of the path is a file, not a folder"):
        drop(new_place(tmp_path / "drafts"))
    assert read(tmp_path / "drafts") == []


def test_what_a_kill_left_half_written_goes_with_the_next_start(tmp_path: Path) -> None:
    keep(new_place(tmp_path), DRAFT)
    left, other = tmp_path / ".0123abcd.draft.17.new", tmp_path / ".notes.17.new"
    for each in (left, other):
        each.write_bytes(b"half")
    assert read(tmp_path) == [DRAFT]
    assert not left.exists()
    assert other.exists(), "it is none of its own"
