"""Shipped routines and the user's own: found, named, read one at a time."""

import os
from pathlib import Path

import pytest

from massage_timer import resources
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.library import (
    RoutineNotFound,
    find_routine,
    list_routines,
    read_entries,
)

SHIPPED = resources.routines()
CLASSIC = (SHIPPED / "classic-five-minute-legs.yaml").read_bytes()


def test_shipped_routines_come_first_and_then_the_users_own(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "my-legs.yml").write_bytes(CLASSIC)
    (tmp_path / "broken.yaml").write_bytes(b"format: 1\n")
    for ignored in (".hidden.yaml", ".new.yaml.12.new", "notes.txt", "copy.yaml~"):
        (tmp_path / ignored).write_bytes(CLASSIC)
    listing = list_routines(SHIPPED, tmp_path)
    assert listing.problems == ()
    assert [(file.id, file.own) for file in listing.files] == [
        ("classic-five-minute-legs", False),
        ("desk-worker-calves", False),
        ("foot-reviver", False),
        ("gentle-evening", False),
        ("runner-recovery", False),
        ("broken", True),
        ("my-legs", True),
    ]
    entries = list(read_entries(listing.files, catalogue))
    assert [entry.id for entry in entries if entry.routine is None] == ["broken"]
    assert entries[-1].routine is not None
    assert entries[-1].routine.id == "my-legs"
    assert entries[5].path == tmp_path / "broken.yaml"
    assert entries[5].problems[0].source == str(tmp_path / "broken.yaml")


def test_a_name_that_is_taken_gets_a_number_and_nobody_loses_their_own(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    names = (
        "foot-reviver.yaml",
        "foot-reviver.yml",
        "foot-reviver-2.yaml",
        "legs.yaml",
        "legs.yml",
    )
    for name in names:
        (tmp_path / name).write_bytes(CLASSIC)
    listing = list_routines(SHIPPED, tmp_path)
    own = {file.path.name: file.id for file in listing.files if file.own}
    assert own == {
        "foot-reviver-2.yaml": "foot-reviver-2",
        "foot-reviver.yaml": "foot-reviver-3",
        "foot-reviver.yml": "foot-reviver-4",
        "legs.yaml": "legs",
        "legs.yml": "legs-2",
    }
    assert len({file.id for file in listing.files}) == len(listing.files)
    entry = find_routine("foot-reviver-3", listing.files, catalogue)
    assert entry.path.name == "foot-reviver.yaml"
    assert entry.routine is not None
    assert entry.routine.id == "foot-reviver-3"


def test_that_the_user_has_no_folder_yet_is_no_problem(tmp_path: Path) -> None:
    listing = list_routines(SHIPPED, tmp_path / "none")
    assert len(listing.files) == 5
    assert listing.problems == ()
    assert list_routines(SHIPPED) == listing


def test_a_folder_that_cannot_be_looked_into_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    listing = list_routines(SHIPPED, tmp_path / "file")
    assert [str(problem) for problem in listing.problems] == [
        f"{tmp_path / 'file'}: a part of the path is a file, not a folder"
    ]


def test_files_are_read_only_when_they_are_asked_for(tmp_path: Path, catalogue: Catalogue) -> None:
    for number in range(50):
        (tmp_path / f"{number:02}.yaml").write_bytes(b"format: 1\n")
    entries = read_entries(list_routines(SHIPPED, tmp_path).files[5:], catalogue)
    assert next(entries).id == "00"
    (tmp_path / "01.yaml").unlink()
    assert [str(problem) for problem in next(entries).problems] == [
        f"{tmp_path / '01.yaml'}: there is no such file"
    ]


def test_a_routine_is_found_by_id_or_by_the_path_of_any_file(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    files = list_routines(SHIPPED, tmp_path).files
    assert find_routine("gentle-evening", files, catalogue).own is False
    path = tmp_path / "elsewhere.txt"
    path.write_bytes(CLASSIC)
    entry = find_routine(str(path), files, catalogue)
    assert (entry.id, entry.own) == ("elsewhere", True)
    assert entry.routine is not None
    assert [str(problem) for problem in find_routine("none.yaml", files, catalogue).problems] == [
        "none.yaml: there is no such file"
    ]


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("gentle-evenin", "there is no routine 'gentle-evenin': did you mean 'gentle-evening'?"),
        (
            "xyz",
            "there is no routine 'xyz': write classic-five-minute-legs, desk-worker-calves, "
            "foot-reviver, gentle-evening or runner-recovery",
        ),
        (
            "Foot Reviver",
            "there is no routine 'Foot Reviver': did you mean 'foot-reviver'?",
        ),
    ],
)
def test_a_routine_that_is_not_there_is_told_with_a_guess(
    word: str, message: str, catalogue: Catalogue
) -> None:
    with pytest.raises(RoutineNotFound) as caught:
        find_routine(word, list_routines(SHIPPED).files, catalogue)
    assert str(caught.value) == message


def test_where_there_are_no_routines_nothing_is_guessed(catalogue: Catalogue) -> None:
    with pytest.raises(RoutineNotFound) as caught:
        find_routine("gentle-evening", (), catalogue)
    assert str(caught.value) == "there is no routine 'gentle-evening'"


def test_a_name_in_another_encoding_is_shown_without_breaking_the_screen(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    strange = os.fsencode(tmp_path) + b"/caf\xe9\x1b.yaml"
    try:
        Path(os.fsdecode(strange)).write_bytes(CLASSIC)
    except OSError:
        pytest.skip("this file system takes no such names")
    (file,) = list_routines(SHIPPED, tmp_path).files[5:]
    assert file.id == "caf\\udce9\\x1b"
    (entry,) = read_entries([file], catalogue)
    assert entry.routine is not None


def test_an_ending_in_capitals_is_an_ending(tmp_path: Path) -> None:
    (tmp_path / "Legs.YAML").write_bytes(CLASSIC)
    assert [file.id for file in list_routines(tmp_path).files] == ["Legs"]
