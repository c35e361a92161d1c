"""What Home shows of a file is kept between two starts, and believed only while it is true."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import routines

from massage_timer import resources
from massage_timer.core.routine import LEG_SECONDS, Part, Routine, Technique, Zone
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.index import LARGEST_INDEX, Facts, Index, Stretch, facts_of
from massage_timer.store.library import Entry, Listed, list_routines, read_entry
from massage_timer.store.problems import FileProblem

CLASSIC = (resources.routines() / "classic-five-minute-legs.yaml").read_bytes()
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
BROKEN = b"format: 1\nname: Legs\n"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda some: st.lists(some, max_size=9) | st.dictionaries(st.text(max_size=3), some),
    max_leaves=8,
)


def by_id(technique: Technique) -> str:
    return technique.id


def own(folder: Path, data: bytes = CLASSIC, name: str = "legs.yaml") -> Listed:
    path = folder / name
    path.write_bytes(data)
    return Listed(path.stem, path, True)


def remember(index: Index, file: Listed, catalogue: Catalogue) -> Facts:
    """What a start does for a file that the index does not know."""
    assert index.find(file) is None
    facts = facts_of(read_entry(file, catalogue), by_id)
    index.put(file, facts)
    return facts


def kept(folder: Path, file: Listed, catalogue: Catalogue) -> Facts:
    """The same, written to the file of the index."""
    index = Index(folder / "index.json", "1")
    facts = remember(index, file, catalogue)
    index.save()
    return facts


def find(folder: Path, file: Listed, stamp: str = "1") -> Facts | None:
    """What the next start finds."""
    return Index(folder / "index.json", stamp).find(file)


# What the facts are


def test_facts_are_what_a_card_shows_and_a_search_looks_through(catalogue: Catalogue) -> None:
    file = list_routines(resources.routines()).files[0]
    entry = read_entry(file, catalogue)
    facts = facts_of(entry, by_id)
    assert entry.routine is not None
    assert (facts.id, facts.path, facts.own) == (file.id, file.path, False)
    assert (facts.name, facts.summary) == (entry.routine.name, entry.routine.summary)
    assert facts.suits == entry.routine.suits
    assert facts.picture == entry.routine.main_technique.id
    assert facts.usable
    assert len(facts.strip) == len(entry.routine.steps)
    assert facts.strip[0] == Stretch(Part.WARM_UP, Zone.FOOT, entry.routine.steps[0].seconds)
    assert facts.techniques[:2] == ("Warm-up twists", "Sole sweeps")
    assert len(set(facts.techniques)) == len(facts.techniques)
    assert facts.problems == ()


def test_a_file_that_cannot_be_used_is_named_by_its_id_and_tells_its_problems(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    facts = facts_of(read_entry(own(tmp_path, BROKEN, "my-legs.yaml"), catalogue), by_id)
    assert not facts.usable
    assert (facts.name, facts.picture, facts.strip) == ("My legs", "", ())
    assert str(facts.problems[0]) == "my-legs.yaml:1:1: 'about' is missing: add 'about: …'"


# What is found again


@pytest.mark.parametrize("data", [CLASSIC, BROKEN])
def test_the_next_start_finds_the_same_without_reading_the_file(
    data: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    file = own(tmp_path, data)
    facts = kept(tmp_path / "cache", file, catalogue)
    state = file.path.stat()
    file.path.write_bytes(b"?" * len(data))  # seen only by somebody who reads it
    os.utime(file.path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert find(tmp_path / "cache", file) == facts


@given(st.data())
def test_an_index_survives_a_round_trip(data: st.DataObject) -> None:
    messages = st.lists(
        st.builds(
            FileProblem,
            st.just("a.yaml"),
            st.integers(1, 999),
            st.integers(1, 99),
            WORDS,
            st.booleans(),
        ),
        max_size=3,
    )
    routine: Routine | None = data.draw(st.none() | routines())
    if routine is not None:
        routine = replace(routine, name=data.draw(WORDS), suits=data.draw(WORDS))
    with TemporaryDirectory() as folder:
        file = own(Path(folder), b"", "a.yaml")
        entry = Entry(file.id, file.path, file.own, routine, tuple(data.draw(messages)))
        facts = facts_of(entry, by_id)
        index = Index(Path(folder, "index"), "1")
        assert index.find(file) is None
        index.put(file, facts)
        assert index.find(file) == facts
        index.save()
        assert Index(Path(folder, "index"), "1").find(file) == facts


def test_the_file_is_json_that_others_can_read(tmp_path: Path, catalogue: Catalogue) -> None:
    index = Index(tmp_path / "index.json", "1 é")
    files = [own(tmp_path, name=f'a "\t:{number}, é.yaml') for number in range(3)]
    facts = [remember(index, file, catalogue) for file in files]
    index.save()
    content = json.loads((tmp_path / "index.json").read_bytes())
    assert content.keys() == {"stamp", *(str(file.path) for file in files)}
    again = Index(tmp_path / "index.json", "1 é")
    assert [again.find(file) for file in files] == facts


def test_a_name_in_another_encoding_is_found_again(tmp_path: Path, catalogue: Catalogue) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    try:
        path.write_bytes(CLASSIC)
    except OSError:
        pytest.skip("this file system takes no such names")
    file = Listed("caf", path, True)
    assert kept(tmp_path, file, catalogue) == find(tmp_path, file)


@pytest.mark.parametrize("data", [CLASSIC, BROKEN])
def test_an_id_that_another_file_has_taken_since_is_the_new_one(
    data: bytes, tmp_path: Path, catalogue: Catalogue
) -> None:
    file = own(tmp_path, data)
    kept(tmp_path, file, catalogue)
    found = find(tmp_path, replace(file, id="legs-2"))
    assert found is not None
    assert found.id == "legs-2"
    if not found.usable:
        assert found.name == "Legs 2"


# What is not


def test_a_file_that_changed_is_read_again(tmp_path: Path, catalogue: Catalogue) -> None:
    file = own(tmp_path)
    kept(tmp_path, file, catalogue)
    state = file.path.stat()
    os.utime(file.path, ns=(state.st_atime_ns, state.st_mtime_ns - 1))
    assert find(tmp_path, file) is None
    file.path.write_bytes(CLASSIC + b"\n")
    os.utime(file.path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert find(tmp_path, file) is None
    file.path.write_bytes(CLASSIC)
    os.utime(file.path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert find(tmp_path, file) is not None


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    file = own(tmp_path)
    index = Index(tmp_path / "index.json", "1")
    assert index.find(file) is None
    facts = facts_of(read_entry(file, catalogue), by_id)
    file.path.write_bytes(BROKEN)
    index.put(file, facts)
    assert index.find(file) is None


def test_another_stamp_another_path_and_no_file_find_nothing(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    file = own(tmp_path)
    kept(tmp_path, file, catalogue)
    assert find(tmp_path, file, "2") is None
    assert find(tmp_path, own(tmp_path, name="other.yaml")) is None
    file.path.unlink()
    assert find(tmp_path, file) is None


def test_facts_nobody_looked_for_are_not_kept(tmp_path: Path, catalogue: Catalogue) -> None:
    # Without the look before the reading, nobody knows which state of the file they are of.
    file = own(tmp_path)
    index = Index(tmp_path / "index.json", "1")
    index.put(file, facts_of(read_entry(file, catalogue), by_id))
    assert index.find(file) is None


def test_what_the_disk_refused_is_tried_again(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "legs.yaml").mkdir()
    index = Index(tmp_path / "index.json", "1")
    file = Listed("legs", tmp_path / "legs.yaml", True)
    facts = remember(index, file, catalogue)
    assert [str(problem) for problem in facts.problems] == [
        "legs.yaml: this is a folder, not a file"
    ]
    assert index.find(file) is None


# Writing


def test_nothing_is_written_when_nothing_is_new(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "cache" / "index.json"
    Index(path, "1").save()
    assert not path.parent.exists()
    file = own(tmp_path)
    kept(tmp_path / "cache", file, catalogue)
    before = path.stat()
    index = Index(path, "1")
    assert index.find(file) is not None
    index.save()
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_files_that_are_gone_are_forgotten_and_those_not_looked_for_are_not(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "index.json"
    index = Index(path, "1")
    files = [own(tmp_path, name=f"{number}.yaml") for number in range(5)]
    for file in files:
        remember(index, file, catalogue)
    index.save()
    path.write_bytes(path.read_bytes().replace(b"\n}", b',\n5\t:[],\n"\\ud800"\t:[],\n{\t:\n}'))
    index = Index(path, "1")
    files[0].path.unlink()  # before it is looked for
    assert index.find(files[0]) is None
    files[1].path.unlink()  # and never looked for again
    own(tmp_path, BROKEN, files[2].path.name)
    remember(index, files[2], catalogue)
    assert index.find(files[3]) is not None
    index.save()
    content = json.loads(path.read_bytes())
    assert content.keys() == {"stamp", *(str(file.path) for file in files[2:])}


def test_an_index_that_cannot_be_written_is_none(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "file").write_bytes(b"")
    index = Index(tmp_path / "file" / "index.json", "1")
    file = own(tmp_path)
    facts = remember(index, file, catalogue)
    index.save()
    index.save()
    assert index.find(file) == facts
    assert (tmp_path / "file").read_bytes() == b""


def test_an_index_never_grows_larger_than_it_may_be(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "index.json"
    index = Index(path, "1")
    small, huge = own(tmp_path, name="small.yaml"), own(tmp_path, name="huge.yaml")
    facts = remember(index, small, catalogue)
    index.find(huge)
    index.put(huge, replace(facts, summary="s" * LARGEST_INDEX))
    index.save()
    again = Index(path, "1")
    assert again.find(small) == facts
    assert again.find(huge) is None


# Whatever stands in the file


def test_an_index_that_is_too_large_is_none(tmp_path: Path, catalogue: Catalogue) -> None:
    file = own(tmp_path)
    kept(tmp_path, file, catalogue)
    with (tmp_path / "index.json").open("ab") as index:
        index.truncate(LARGEST_INDEX)
    assert find(tmp_path, file) is not None
    with (tmp_path / "index.json").open("ab") as index:
        index.truncate(LARGEST_INDEX + 1)
    assert find(tmp_path, file) is None


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_at_all_are_an_empty_index(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = own(Path(folder))
        Path(folder, "index.json").write_bytes(data)
        assert find(Path(folder), file) is None
        for line in (data, b"[" * 5000, b"9" * 5000):
            key = json.dumps(str(file.path)).encode()
            path = Path(folder, "index.json")
            path.write_bytes(b'{"stamp"\t:"1",\n' + key + b"\t:" + line + b"\n}\n")
            index = Index(path, "1")
            assert index.find(file) is None
            index.save()
            assert json.loads(path.read_bytes()) == {"stamp": "1"}


GOOD = ["Legs", "Some.", "You", [["main", 2, LEG_SECONDS]], ["Glide"], "calf-glide", []]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        *((at, value) for at in (0, 1, 2, 5) for value in (5, None, ["a"], "\ud800")),
        (3, 5),
        (3, [["main", 2]]),
        (3, [["head", 2, LEG_SECONDS]]),
        (3, [[["main"], 2, LEG_SECONDS]]),
        (3, [["main", 6, LEG_SECONDS]]),
        (3, [["main", 2, LEG_SECONDS - 1]]),
        (3, [["main", 2, 0], ["main", 2, LEG_SECONDS]]),
        (3, [["main", 2, float(LEG_SECONDS)]]),
        (3, [["main", 2, "x"]]),
        (4, 5),
        (4, [5]),
        (4, ["\ud800"]),
        (5, ""),
        (5, "../secret"),
        (6, 5),
        (6, [[1, 1, "x"]]),
        (6, [["1", 1, "x", False]]),
        (6, [[0, 1, "x", False]]),
        (6, [[1, True, "x", False]]),
        (6, [[1, 1, 5, False]]),
        (6, [[1, 1, "\udfff", False]]),
    ],
)
def test_an_entry_that_we_would_not_have_written_is_none(
    at: int, value: object, tmp_path: Path
) -> None:
    file = own(tmp_path)
    state = file.path.stat()

    def with_entry(entry: list[object]) -> Facts | None:
        line = json.dumps([state.st_mtime_ns, state.st_size, *entry])
        text = f'{{"stamp"\t:"1",\n{json.dumps(str(file.path))}\t:{line}\n}}\n'
        (tmp_path / "index.json").write_text(text, "ascii")
        return find(tmp_path, file)

    assert with_entry(list(GOOD)) is not None
    assert with_entry([*GOOD[:at], value, *GOOD[at + 1 :]]) is None


@given(st.lists(JSON, min_size=7, max_size=7), st.sets(st.integers(0, 6)))
def test_entries_of_any_kind_raise_nothing(values: list[object], wild: set[int]) -> None:
    with TemporaryDirectory() as folder:
        file = own(Path(folder))
        state = file.path.stat()
        entry = [value if at in wild else GOOD[at] for at, value in enumerate(values)]
        line = json.dumps([state.st_mtime_ns, state.st_size, *entry])
        text = f'{{"stamp"\t:"1",\n{json.dumps(str(file.path))}\t:{line}\n}}\n'
        Path(folder, "index.json").write_text(text, "ascii")
        find(Path(folder), file)


# The start


def test_finding_needs_neither_yaml_nor_the_readers_of_files() -> None:
    code = (
        "import sys, pathlib\n"
        "from massage_timer import resources\n"
        "from massage_timer.store.index import Index\n"
        "from massage_timer.store.library import list_routines\n"
        "index = Index(pathlib.Path('missing'), '1')\n"
        "for file in list_routines(resources.routines()).files: index.find(file)\n"
        "late = {'yaml', 'massage_timer.store.catalogue', 'massage_timer.store.routine_files'}\n"
        "print(sorted(late & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
