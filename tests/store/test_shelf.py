"""Home's routines: what is shown at once, what follows, and what a file's name may not do."""

import os
from pathlib import Path

import pytest

from massage_timer import resources
from massage_timer.core.routine import Technique
from massage_timer.store.index import Facts, Index
from massage_timer.store.library import Listed, RoutineNotFound
from massage_timer.store.shelf import ON_ONE_SCREEN, Change, Gone, Shelf, state_of

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


def rest_of(shelf: Shelf) -> list[Facts]:
    return [facts for facts in shelf.rest() if facts is not None]


def test_the_shipped_routines_are_there_at_once_and_own_ones_follow(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    assert [facts.own for facts in shelf.first(())] == [False] * 5
    assert [facts.id for facts in rest_of(shelf)] == ["mine"]
    assert rest_of(shelf) == []


def test_on_the_way_to_the_first_own_routine_there_are_many_small_steps(tmp_path: Path) -> None:
    for number in range(9):
        own(tmp_path, f"mine-{number}.yaml")
    shelf = shelf_in(tmp_path)
    shelf.first(())
    shelf.save()
    again = shelf_in(tmp_path)
    again.first(())
    steps = [facts and facts.id for facts in again.rest()]
    assert steps[:18] == [None] * 18  # two for each file
    assert [id_ for id_ in steps if id_] == [f"mine-{number}" for number in range(9)]
    assert steps[-9:] == [f"mine-{number}" for number in range(9)]
    assert len(steps) > 27  # the reader is loaded between two steps as well


def test_an_own_routine_is_found_before_the_others_are_listed(tmp_path: Path) -> None:
    for name in ("mine.yaml", "other.yaml"):
        own(tmp_path, name)
    shelf = shelf_in(tmp_path)
    shelf.first(())
    assert shelf.find("mine").id == "mine"
    assert [facts.id for facts in rest_of(shelf)] == ["mine", "other"]


def test_what_the_index_knows_of_an_own_routine_is_not_read_again(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = read_all(tmp_path)
    shelf.save()
    again = shelf_in(tmp_path)
    again.first(())
    steps = list(again.rest())
    assert [facts and facts.id for facts in steps] == [None, None, "mine"]  # no reader is loaded


def test_an_own_routine_that_was_used_last_is_there_at_once(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    assert shelf.first(["mine"])[-1].id == "mine"
    assert rest_of(shelf) == []
    assert "gone" not in [facts.id for facts in shelf_in(tmp_path).first(["gone"])]


def test_a_second_start_reads_no_routine_file(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    known = shelf.first(())
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
    assert again.first(()) == known


def test_an_entry_is_read_once_and_again_when_asked(tmp_path: Path) -> None:
    file = own(tmp_path, "mine.yaml", "format: 1\n")
    shelf = shelf_in(tmp_path)
    shelf.first(["mine"])
    assert shelf.entry("mine") is shelf.entry("mine")
    assert shelf.entry("mine").routine is None
    file.write_text(CLASSIC.read_text())
    assert shelf.read_again("mine").usable
    assert shelf.entry("mine").routine is not None


def test_a_file_whose_name_is_taken_gets_a_number(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.first(())
    for number in (2, 3):
        elsewhere = tmp_path / str(number)
        elsewhere.mkdir()
        copy = elsewhere / CLASSIC.name
        copy.write_text(CLASSIC.read_text())
        facts = shelf.find(str(copy))
        assert facts.id == f"{CLASSIC.stem}-{number}"
        routine = shelf.entry(facts.id).routine
        assert routine is not None
        assert routine.id == facts.id
    assert shelf.entry(CLASSIC.stem).path == CLASSIC


def test_a_routine_that_is_here_is_found_by_its_id_and_by_its_file(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    shelf.first(())
    assert shelf.find(CLASSIC.stem) == shelf.find(str(CLASSIC))
    with pytest.raises(RoutineNotFound):
        shelf.find("no-such-routine")


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("not a folder")
    shelf = shelf_in(tmp_path)
    shelf.first(())
    assert rest_of(shelf) == []
    assert "routines" in shelf.problems[0]


def test_the_shipped_routines_and_the_catalogue_are_had_for_the_asking(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    shelf.first(["mine"])
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
    facts = shelf.first(["mine"])[-1]
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
    shelf.first(["mine"])
    assert shelf.read_again("mine").usable
    with_own_technique(tmp_path, pressure=10)
    broken = shelf.read_again("mine")
    assert not broken.usable
    assert "that can be used: see techniques.yaml:3:3" in broken.problems[0].message
    with_own_technique(tmp_path)
    assert shelf.read_again("mine").usable


def changes(shelf: Shelf) -> list[Change]:
    return [change for change in shelf.changes() if change is not None]


def read_all(folder: Path) -> Shelf:
    shelf = shelf_in(folder)
    shelf.first(())
    rest_of(shelf)
    return shelf


def test_only_so_many_recent_ones_are_looked_for_at_once_as_a_screen_shows(tmp_path: Path) -> None:
    ids = [f"own-{number}" for number in range(ON_ONE_SCREEN + 5)]
    for id_ in ids:
        own(tmp_path, f"{id_}.yml")
    shelf = shelf_in(tmp_path)
    first = [facts.id for facts in shelf.first(["../x", *ids]) if facts.own]
    assert first == ids[: ON_ONE_SCREEN - 1]
    assert sorted([*first, *[facts.id for facts in rest_of(shelf)]]) == sorted(ids)


def test_what_is_as_it_was_read_is_no_change(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    own(tmp_path, "broken.yaml", "format: 1\n")
    shelf = read_all(tmp_path)
    assert changes(shelf) == []
    assert changes(shelf) == []


def test_changed_new_and_gone_files_are_found_once(tmp_path: Path) -> None:
    changed, gone = own(tmp_path, "changed.yaml", "format: 1\n"), own(tmp_path, "gone.yaml")
    shelf = read_all(tmp_path)
    assert not shelf.entry("changed").routine
    changed.write_text(CLASSIC.read_text())
    gone.unlink()
    own(tmp_path, "new.yaml")
    own(tmp_path, ".hidden.yaml")
    found = changes(shelf)
    assert found[1] == Gone("gone")
    assert [(facts.id, facts.usable) for facts in found if not isinstance(facts, Gone)] == [
        ("changed", True),
        ("new", True),
    ]
    assert shelf.entry("changed").routine is not None
    assert changes(shelf) == []
    assert {path.name for path in shelf.own_paths()} == {"changed.yaml", "new.yaml"}
    with pytest.raises(KeyError):
        shelf.path("gone")


def test_a_folder_may_come_and_go(tmp_path: Path) -> None:
    shelf = read_all(tmp_path)
    file = own(tmp_path, "mine.yaml")
    assert [change.id for change in changes(shelf)] == ["mine"]
    file.unlink()
    file.parent.rmdir()
    assert changes(shelf) == [Gone("mine")]


def test_a_file_from_elsewhere_is_looked_after_as_well(tmp_path: Path) -> None:
    shelf = read_all(tmp_path)
    other = tmp_path / "elsewhere.yaml"
    other.write_text("format: 1\n")
    assert not shelf.find(str(other)).usable
    assert changes(shelf) == []
    other.write_text(CLASSIC.read_text())
    assert [change.id for change in changes(shelf)] == ["elsewhere"]
    other.unlink()
    assert changes(shelf) == [Gone("elsewhere")]


def test_other_techniques_let_every_own_routine_be_read_anew(tmp_path: Path) -> None:
    own(tmp_path, "mine.yaml")
    shelf = read_all(tmp_path)
    entry = shelf.entry("mine")
    shelf.forget_techniques("later")
    assert [change.id for change in changes(shelf)] == ["mine"]
    assert changes(shelf) == []
    assert shelf.entry("mine") is not entry
    shelf.save()
    assert shelf_in(tmp_path, "later").first(["mine"])[-1].id == "mine"


def test_where_names_rule_the_first_of_them_are_there_at_once(tmp_path: Path) -> None:
    for number in range(ON_ONE_SCREEN + 2):
        own(tmp_path, f"own-{number:02}.yaml")
    shelf = shelf_in(tmp_path)
    first = [facts.id for facts in shelf.first(["own-03"], by_name=True) if facts.own]
    assert sorted(first) == [f"own-{number:02}" for number in range(ON_ONE_SCREEN)]
    assert len(rest_of(shelf)) == 2


def test_no_recent_name_leads_out_of_the_folder_or_in_front_of_a_shipped_one(
    tmp_path: Path,
) -> None:
    own(tmp_path, CLASSIC.name)
    (tmp_path / "x.yaml").write_text(CLASSIC.read_text())
    shelf = shelf_in(tmp_path)
    assert not any(facts.own for facts in shelf.first(["../x", CLASSIC.stem]))
    assert shelf.path(CLASSIC.stem) == CLASSIC


def test_a_routine_is_found_by_its_id_before_all_are_read(tmp_path: Path) -> None:
    file = own(tmp_path, "mine.yaml")
    shelf = shelf_in(tmp_path)
    shelf.first(())
    assert shelf.find("mine").path == file


def test_new_techniques_count_for_every_routine_at_once(tmp_path: Path) -> None:
    text = with_own_technique(tmp_path)
    (tmp_path / "techniques.yaml").unlink()
    for name in ("b.yaml", "a.yaml"):
        own(tmp_path, name, text)
    shelf = read_all(tmp_path)
    assert not shelf.entry("a").routine
    with_own_technique(tmp_path)
    shelf.forget_techniques("later")
    assert {(c.id, isinstance(c, Gone) or c.usable) for c in changes(shelf)} == {
        ("a", True),
        ("b", True),
    }
    assert shelf.read_again("a").usable
    with_own_technique(tmp_path, pressure=10)
    assert not shelf.read_again("a").usable
    assert not shelf.entry("b").routine, "the other one is not what it was either"


def test_what_was_read_again_is_no_change_any_more(tmp_path: Path) -> None:
    file = own(tmp_path, "mine.yaml", "format: 1\n")
    shelf = read_all(tmp_path)
    file.write_text(CLASSIC.read_text())
    assert shelf.read_again("mine").usable
    assert changes(shelf) == []


def test_new_files_come_by_their_names(tmp_path: Path) -> None:
    shelf = read_all(tmp_path)
    names = ["d", "a", "e", "c", "b"]
    for name in names:
        own(tmp_path, f"{name}.yaml")
    assert [change.id for change in changes(shelf)] == sorted(names)


def test_the_index_forgets_what_is_gone_and_knows_its_new_stamp(tmp_path: Path) -> None:
    gone, mine = own(tmp_path, "gone.yaml"), own(tmp_path, "mine.yaml")
    shelf = read_all(tmp_path)
    shelf.save()
    gone.unlink()
    shelf.drop("gone")
    shelf.save()
    assert "gone.yaml" not in (tmp_path / "index.json").read_text()
    shelf.forget_techniques("later")
    assert [change.id for change in changes(shelf)] == ["mine"]
    shelf.save()
    assert Index(tmp_path / "index.json", "later").find(Listed("mine", mine, True)) is not None


def test_a_file_that_was_written_at_another_time_is_another(tmp_path: Path) -> None:
    file = own(tmp_path, "mine.yaml")
    before = state_of(file)
    os.utime(file, ns=(1, 1))
    assert state_of(file) != before
