"""Home's routines: what is shown at once, what follows, and what a file's name may not do."""

from pathlib import Path

import pytest

from massage_timer import resources
from massage_timer.core.routine import Technique
from massage_timer.store.index import Index
from massage_timer.store.library import RoutineNotFound
from massage_timer.store.shelf import Shelf

CLASSIC = resources.routines() / "classic-five-minute-legs.yaml"


def shelf_in(folder: Path, stamp: str = "now") -> Shelf:
    return Shelf(
        resources.routines(),
        folder / "routines",
        resources.assets() / "techniques.yaml",
        Index(folder / "index.json", stamp),
        lambda technique: technique.id,
        folder / "techniques.yaml",
    )


def own(folder: Path, name: str, text: str | None = None) -> Path:
    file = folder / "routines" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(CLASSIC.read_text() if text is None else text)
    return file


def test_the_shipped_routines_are_there_at_once_and_own_ones_follow(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    assert [facts.own for facts in shelf.first("")] == [False] * 5
    assert [facts.id for facts in shelf.rest()] == ["mine"]
    assert list(shelf.rest()) == []


def test_an_own_routine_that_was_used_last_is_there_at_once(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    assert shelf.first("mine")[-1].id == "mine"
    assert list(shelf.rest()) == []
    assert "gone" not in [facts.id for facts in shelf_in(tmp_path).first("gone")]


def test_a_second_start_reads_no_routine_file(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    known = shelf.first("")
    shelf.save()

    def never(technique: Technique) -> str:
        raise AssertionError(technique)

    again = Shelf(
        resources.routines(),
        tmp_path / "routines",
        tmp_path / "no-techniques.yaml",
        Index(tmp_path / "index.json", "now"),
        never,
    )
    assert again.first("") == known


def test_an_entry_is_read_once_and_again_when_asked(tmp_path: Path) -> None:
    file = own(tmp_path, "mine.yaml", "format: 1\n")
    shelf = shelf_in(tmp_path)
    shelf.first("mine")
    assert shelf.entry("mine") is shelf.entry("mine")
    assert shelf.entry("mine").routine is None
    file.write_text(CLASSIC.read_text())
    assert shelf.read_again("mine").usable
    assert shelf.entry("mine").routine is not None


def test_a_file_whose_name_is_taken_gets_a_number(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.first("")
    for number in (2, 3):
        elsewhere = tmp_path / str(number)
        elsewhere.mkdir()
        copy = elsewhere / CLASSIC.name
        copy.write_text(CLASSIC.read_text())
        facts, is_new = shelf.find(str(copy))
        assert (facts.id, is_new) == (f"{CLASSIC.stem}-{number}", True)
        routine = shelf.entry(facts.id).routine
        assert routine is not None
        assert routine.id == facts.id
    assert shelf.entry(CLASSIC.stem).path == CLASSIC


def test_a_routine_that_is_here_is_found_by_its_id_and_by_its_file(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.first("")
    assert shelf.find(CLASSIC.stem) == shelf.find(str(CLASSIC))
    assert shelf.find(CLASSIC.stem)[1] is False
    with pytest.raises(RoutineNotFound):
        shelf.find("no-such-routine")


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("not a folder")
    shelf = shelf_in(tmp_path)
    shelf.first("")
    assert list(shelf.rest()) == []
    assert "routines" in shelf.problems[0]


def test_the_shipped_routines_and_the_catalogue_are_had_for_the_asking(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    shelf.first("mine")
    ids = [routine.id for routine in shelf.shipped()]
    assert ids == sorted(path.stem for path in resources.routines().glob("*.yaml"))
    used = {step.technique.id for routine in shelf.shipped() for step in routine.steps}
    assert used <= set(shelf.techniques())


def with_own_technique(folder: Path, pressure: int = 1) -> str:
    """Writes a file of techniques, and returns a routine that uses what is in it."""
    (folder / "techniques.yaml").write_text(
        "format: 1\ntechniques:\n  feather:\n    name: Feather strokes\n    zones: [knee]\n"
        "    cue: Glide up.\n    instructions: [Lay them down., Glide up.]\n    hands: Both\n"
        f"    direction: up\n    pace: 6\n    work: 0.67\n    pressure: {pressure}\n    cap: 1\n"
    )
    return CLASSIC.read_text().replace("knee-rounds", "feather")


def test_a_routine_may_use_an_own_technique(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml", with_own_technique(tmp_path))
    shelf = shelf_in(tmp_path)
    facts = shelf.first("mine")[-1]
    assert facts.usable
    assert "Feather strokes" in facts.techniques
    catalogue = shelf.own_techniques()
    assert catalogue is not None
    assert list(catalogue.own) == ["feather"]


def test_whoever_has_no_own_techniques_need_not_wait_for_the_catalogue(tmp_path: Path) -> None:
    assert shelf_in(tmp_path).own_techniques() is None
    shelf = Shelf(resources.routines(), tmp_path, tmp_path, Index(tmp_path / "i", ""), lambda _: "")
    assert shelf.own_techniques() is None


def test_a_technique_that_changed_is_read_anew_with_the_routine(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml", with_own_technique(tmp_path))
    shelf = shelf_in(tmp_path)
    shelf.first("mine")
    assert shelf.read_again("mine").usable
    with_own_technique(tmp_path, pressure=10)
    broken = shelf.read_again("mine")
    assert not broken.usable
    assert "that can be used: see techniques.yaml:3:3" in broken.problems[0].message
    with_own_technique(tmp_path)
    assert shelf.read_again("mine").usable
