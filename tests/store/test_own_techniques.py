"""The user's own techniques: what they may do, and that a mistake in one costs only that one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer import resources
from massage_timer.core.laws import cap
from massage_timer.core.routine import ZONE_CAPS
from massage_timer.store.catalogue import Catalogue, load_catalogue
from massage_timer.store.picture_names import picture_files, picture_names
from massage_timer.store.problems import Problems
from massage_timer.store.routine_files import read_routine
from massage_timer.store.techniques_file import read_techniques
from massage_timer.store.yaml_nodes import LARGEST_FILE

SHIPPED = resources.assets() / "techniques.yaml"
TECHNIQUE = """\
  {id}:
    name: Feather strokes
    zones: [{zone}]
    cue: Let the fingertips glide up.
    instructions: [Lay the fingertips down., Glide up slowly.]
    hands: Both hands, fingertips only
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 1
"""
ROUTINE = """\
format: 1
name: Mine
about: Mine alone.
suits: Me
steps:
  - technique: warmup-twists
    seconds: 20
  - technique: {id}
    share: 1
  - technique: finishing-strokes
    seconds: 20
"""


def entry(id_: str, more: str = "", zone: str = "calf") -> str:
    return TECHNIQUE.format(id=id_, zone=zone) + more


def catalogue_of(
    folder: Path, text: str | bytes, pictures: frozenset[str] | None = None
) -> Catalogue:
    file = folder / "techniques.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_catalogue(SHIPPED, file, pictures)


def own(folder: Path, *entries: str) -> Catalogue:
    return catalogue_of(folder, "format: 1\ntechniques:\n" + "".join(entries))


def told(catalogue: Catalogue) -> list[str]:
    return [str(problem) for problem in catalogue.problems]


def told_of_routine(id_: str, catalogue: Catalogue) -> list[str]:
    reading = read_routine(ROUTINE.format(id=id_).encode(), "mine.yaml", catalogue)
    assert (reading.routine is None) == bool(reading.problems)
    return [problem.message for problem in reading.problems]


def test_own_techniques_stand_behind_the_program_s_and_can_be_used(tmp_path: Path) -> None:
    catalogue = own(tmp_path, entry("feather"), entry("feather-2"))
    assert list(catalogue) == [*load_catalogue(SHIPPED), "feather", "feather-2"]
    assert len(catalogue) == len(list(catalogue))
    assert list(catalogue.own) == ["feather", "feather-2"]
    assert catalogue["feather"].name == "Feather strokes"
    assert told(catalogue) == told_of_routine("feather", catalogue) == []


def test_without_a_file_there_are_none_and_that_is_no_problem(tmp_path: Path) -> None:
    catalogue = load_catalogue(SHIPPED, tmp_path / "techniques.yaml")
    assert (dict(catalogue.own), catalogue.problems) == ({}, ())
    assert told_of_routine("feather", catalogue) == ["there is no technique 'feather'"]


def test_an_id_that_is_there_already_stays_the_program_s(tmp_path: Path) -> None:
    catalogue = own(tmp_path, entry("calf-glide"), entry("feather", "    softened: calf-glide\n"))
    assert told(catalogue) == [
        "techniques.yaml:3:3: 'calf-glide' is there already: choose another id"
    ]
    assert catalogue["calf-glide"].name == "Calf glide"
    assert catalogue["feather"].when_softened == catalogue["calf-glide"]


def test_a_technique_with_mistakes_is_left_out_and_all_of_them_are_told(tmp_path: Path) -> None:
    broken = entry("hard").replace("pressure: 1", "pressure: 3").replace("pace: 6", "pce: 6")
    catalogue = own(tmp_path, entry("feather"), broken, "  Bad_Id: {}\n  empty: yes\n")
    assert list(catalogue.own) == ["feather"]
    assert told(catalogue) == [
        "techniques.yaml:15:5: 'pace' is missing: add 'pace: …'",
        "techniques.yaml:21:5: 'pce' is not known here: did you mean 'pace'?",
        "techniques.yaml:25:3: 'Bad_Id' is no id: use small letters, digits and hyphens",
        "techniques.yaml:26:3: 'empty' needs its keys beneath it, such as 'name'",
    ]
    for id_, place in (("hard", "14:3"), ("Bad_Id", "25:3"), ("empty", "26:3")):
        assert told_of_routine(id_, catalogue) == [
            f"there is no technique '{id_}' that can be used: see techniques.yaml:{place}"
        ]


def test_the_cap_of_a_zone_holds_for_own_techniques_too(tmp_path: Path) -> None:
    text = entry("knee-press", zone="knee").replace("pressure: 1", "pressure: 2")
    catalogue = own(tmp_path, text.replace("cap: 1", "cap: 3"))
    assert dict(catalogue.own) == {}
    assert told(catalogue) == [
        "techniques.yaml:12:15: pressure 2 is too much for Feather strokes on the knee: the knee "
        "takes at most 1",
        "techniques.yaml:13:10: a cap of 3 is above that of its zones, which is 1",
    ]


def test_zones_stand_once_and_a_gentle_pace_may_be_the_usual_one(tmp_path: Path) -> None:
    twice = entry("twice", zone="calf, calf")
    catalogue = own(tmp_path, entry("feather", "    gentle-pace: 6\n"), twice, "  feather_x: {}\n")
    assert list(catalogue.own) == ["feather"]
    assert [problem.message for problem in catalogue.problems] == [
        "zones go from foot to hip, each once",
        "'feather_x' is no id: use small letters, digits and hyphens",
    ]


def test_of_a_file_that_cannot_be_read_only_what_may_be_meant_is_said(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, "[")
    assert catalogue.without("calf-glid") == (
        "there is no technique 'calf-glid': did you mean 'calf-glide'?"
    )
    assert "your own ones cannot be read" in catalogue.without("zzzz")


def test_stand_ins_may_be_shipped_or_own_ones(tmp_path: Path) -> None:
    catalogue = own(
        tmp_path,
        entry("press", "    softened: calf-glide\n    ticklish: feather\n"),
        entry("feather", "    softened: calf-glide\n"),
    )
    assert told(catalogue) == []
    assert catalogue["press"].when_softened == catalogue["calf-glide"]
    assert catalogue["press"].when_ticklish is not None
    assert catalogue["press"].when_ticklish.id == "feather"


def test_a_shipped_stand_in_has_none_of_its_own(tmp_path: Path) -> None:
    catalogue = own(tmp_path, entry("press", "    softened: calf-knead\n"))
    assert told(catalogue) == [
        "techniques.yaml:14:15: 'calf-knead' has a 'softened' of its own: name that one here"
    ]


def test_what_stands_in_must_be_usable_however_far_it_is(tmp_path: Path) -> None:
    catalogue = own(
        tmp_path,
        entry("a", "    ticklish: b\n"),
        entry("b", "    softened: c\n"),
        entry("c", "    ticklish: d\n"),
        entry("d").replace("cap: 1", "cap: 9"),
        entry("e"),
    )
    assert list(catalogue.own) == ["e"]
    said = [problem.message for problem in catalogue.problems]
    assert [each for each in said if "cannot be used as it is" in each] == [
        f"'{id_}' cannot be used as it is: mend it, or take this away" for id_ in "bcd"
    ]


def test_a_warning_does_not_forbid_a_technique(tmp_path: Path) -> None:
    text = "format: 1\ntechniques:\n" + entry("feather", "    picture: feahter\n")
    catalogue = catalogue_of(tmp_path, text, frozenset({"feather"}))
    assert list(catalogue.own) == ["feather"]
    assert told(catalogue) == [
        "techniques.yaml:14:14: warning: there is no picture 'feahter': did you mean 'feather'? "
        "If not, put it into your 'pictures' folder"
    ]


MID_THIGH = """\
    mid-thigh:
      cue: Stop half-way.
      instructions: [Lay it down., Stop half-way.]
      direction: half-way up
      picture: half-way.PNG
"""


def test_a_picture_is_named_without_its_ending(tmp_path: Path) -> None:
    more = "    picture: strokes.svg\n" + MID_THIGH
    text = "format: 1\ntechniques:\n" + entry("feather", more, "thigh")
    catalogue = catalogue_of(tmp_path, text, frozenset({"strokes", "half-way"}))
    assert told(catalogue) == [
        "techniques.yaml:14:14: warning: a picture is named without its ending: write 'strokes'",
        "techniques.yaml:19:16: warning: a picture is named without its ending: write 'half-way'",
    ]
    pictures = frozenset({"strokes.svg", "half-way.PNG"})
    assert told(catalogue_of(tmp_path, text, pictures)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", "techniques.yaml:1:1: techniques stand in a table: begin with 'format: 1'"),
        ("format: 1\ntechniques: all\n",
         "techniques.yaml:2:13: 'techniques' is a table of ids and what they mean"),
        ("a: [\n", "techniques.yaml:2:1: a value is missing here, or a bracket is not closed"),
        ("\0", "techniques.yaml:1:1: "),
        (b"\x89PNG\r\n\x1a\n" + bytes(256), "techniques.yaml:3:1: this is no text file"),
        (b"x" * (LARGEST_FILE + 1),
         "techniques.yaml:1:1: the file is larger than 256 KB: is it the right one?"),
        ("[" * 100_000, "techniques.yaml:1:"),
    ],
)  # fmt: skip
def test_a_broken_file_is_one_message_and_leaves_the_program_s_techniques_whole(
    tmp_path: Path, text: str | bytes, expected: str
) -> None:
    catalogue = catalogue_of(tmp_path, text)
    assert len(told(catalogue)) == 1
    assert told(catalogue)[0].startswith(expected)
    assert dict(catalogue.own) == {}
    assert list(catalogue) == list(load_catalogue(SHIPPED))
    assert told_of_routine("feather", catalogue)[0].startswith(
        "there is no technique 'feather', and your own ones cannot be read: see techniques.yaml:"
    )


def test_a_file_of_another_format_is_not_used(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, "format: 2\ntechniques:\n" + entry("feather"))
    assert told(catalogue) == [
        "techniques.yaml:1:9: '2' is not right here: write a whole number from 1 to 1"
    ]
    assert "feather" not in catalogue


def test_what_the_disk_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "techniques.yaml").mkdir()
    catalogue = load_catalogue(SHIPPED, tmp_path / "techniques.yaml")
    assert told(catalogue) == ["techniques.yaml: this is a folder, not a file"]
    assert told_of_routine("feather", catalogue) == [
        "there is no technique 'feather', and your own ones cannot be read: see techniques.yaml"
    ]


def test_a_picture_that_is_nowhere_is_told_with_what_is_shown_instead(tmp_path: Path) -> None:
    text = "format: 1\ntechniques:\n" + entry("feather", "    picture: sun\n")
    many = frozenset(f"picture-{number}" for number in range(20))
    assert told(catalogue_of(tmp_path, text, many)) == [
        "techniques.yaml:14:14: warning: there is no picture 'sun': put it into your "
        "'pictures' folder; till then its zone is shown"
    ]


def test_aliases_that_grow_and_grow_are_no_bomb(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert len(told(catalogue_of(tmp_path, "\n".join(lines)))) >= 1


@given(
    st.binary(max_size=200)
    | st.lists(
        st.sampled_from(["format: 1\n", "techniques:\n", entry("a"), entry("b"), "\t", "  c: {\n"]),
        max_size=8,
    ).map(lambda pieces: "".join(pieces).encode())
)
def test_no_file_raises_or_touches_the_program_s_techniques(data: bytes) -> None:
    catalogue = load_catalogue(SHIPPED)
    problems = Problems("techniques.yaml")
    found = read_techniques(data, problems, catalogue.shipped)
    assert not set(found.techniques) & set(catalogue)
    assert not set(found.techniques) & set(found.left_out)
    for technique in found.techniques.values():
        assert cap(technique) <= min(ZONE_CAPS[zone] for zone in technique.zones)
    if found.broken is not None:
        assert not found.techniques
        assert problems.refused


def test_a_file_of_nothing_but_mistakes_uses_none_of_its_techniques(tmp_path: Path) -> None:
    many = "".join(f"  t{n}: {{softened: t{n + 1}}}\n" for n in range(2000))
    catalogue = own(tmp_path, many, entry("feather", "    softened: nothing\n"))
    assert dict(catalogue.own) == {}
    assert len(catalogue.problems) == 101


def test_behind_too_many_mistakes_nothing_is_used_that_may_have_some(tmp_path: Path) -> None:
    many = "".join(f"  T{n}: {{}}\n" for n in range(100))
    hard = entry("knee-press", zone="knee").replace("pressure: 1", "pressure: 3")
    catalogue = own(tmp_path, many, hard.replace("cap: 1", "cap: 3"))
    assert dict(catalogue.own) == {}
    assert "knee-press" in catalogue.left_out


def test_techniques_among_the_routines_are_told_where_they_belong(tmp_path: Path) -> None:
    catalogue = own(tmp_path, entry("feather"))
    text = b"format: 1\ntechniques: {}\n"
    for known, where in (
        (catalogue, str(tmp_path / "techniques.yaml")),
        (load_catalogue(SHIPPED), "techniques.yaml beside the folder of your routines"),
    ):
        reading = read_routine(text, "techniques.yaml", known)
        assert reading.routine is None
        assert [str(problem) for problem in reading.problems] == [
            "techniques.yaml:2:1: these are techniques and no routine: they belong into " + where
        ]


def test_a_routine_with_a_word_about_techniques_is_a_routine(tmp_path: Path) -> None:
    text = f"{ROUTINE.format(id='feather')}techniques: {{}}\n"
    reading = read_routine(text.encode(), "mine.yaml", own(tmp_path, entry("feather")))
    (problem,) = reading.problems
    assert problem.message.startswith("'techniques' is not known here")


def test_pictures_are_known_by_their_names(tmp_path: Path) -> None:
    for name in ("one.svg", "two.png", "three.json", "four.jpg", "five.PNG", "one.png"):
        (tmp_path / name).touch()
    nowhere = tmp_path / "nowhere"
    assert picture_names([tmp_path, nowhere, Path("a\0b")]) == {"one", "two", "three"}
    names = [file.name for file in picture_files(tmp_path)]
    assert names == ["one.png", "one.svg", "three.json", "two.png"]
