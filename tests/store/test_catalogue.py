"""The reader of the catalogue: our own file, so that any problem refuses it."""

from pathlib import Path

import pytest

from massage_timer.core.routine import Part, Pose, Pressure, Zone
from massage_timer.store.catalogue import CatalogueError, load_catalogue, parse_catalogue

GOOD = """\
format: 1
techniques:
  long-glide:
    name: Long glide
    zones: [ankle, calf]
    cue: Glide up.
    instructions: [Cup the ankle., Glide up.]
    hands: Both palms
    direction: up
    pace: 6
    work: 0.67
    pressure: 1 to 2
    cap: 2
"""


def told(text: str) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        parse_catalogue(text.encode(), "t.yaml")
    assert str(caught.value).splitlines() == [str(each) for each in caught.value.problems]
    return str(caught.value).splitlines()


def test_a_technique_is_read_whole() -> None:
    more = (
        "    part: finish\n    pose: knee bent\n    picture: glide\n    against-heart: yes\n"
        "    term: effleurage\n    source: Swedish massage\n"
    )
    technique = parse_catalogue((GOOD + more).encode(), "t.yaml")["long-glide"]
    assert technique.id == "long-glide"
    assert technique.zones == (Zone.ANKLE, Zone.CALF)
    assert technique.zone is Zone.CALF
    assert technique.pressure == Pressure(1, 2)
    assert (technique.pace, technique.work, technique.cap) == (6, 0.67, 2)
    assert (technique.part, technique.pose) == (Part.FINISH, Pose.KNEE_BENT)
    assert (technique.picture, technique.against_heart) == ("glide", True)
    assert (technique.term, technique.source) == ("effleurage", "Swedish massage")


def test_what_is_left_out_has_a_usual_value() -> None:
    technique = parse_catalogue(GOOD.encode(), "t.yaml")["long-glide"]
    assert (technique.part, technique.pose) == (Part.MAIN, Pose.STRAIGHT)
    assert (technique.picture, technique.against_heart, technique.term) == ("", False, "")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (GOOD, "- a\n", ["1:1: techniques stand in a table: begin with 'format: 1'"]),
        (GOOD, "a: [\n", ["2:1: a value is missing here, or a bracket is not closed"]),
        (GOOD, "format: 1\n", ["1:1: 'techniques' is missing: add 'techniques: …'"]),
        (GOOD, "format: 1\ntechniques: all\n",
         ["2:13: 'techniques' is a table of ids and what they mean"]),
        ("format: 1", "format: 2", ["1:9: '2' is not right here: write a whole number from 1 to "
                                    "1"]),
        ("long-glide", "Long_Glide",
         ["3:3: 'Long_Glide' is no id: use small letters, digits and hyphens"]),
        (GOOD[GOOD.index("long-glide"):], "long-glide: yes\n",
         ["3:3: 'long-glide' needs its keys beneath it, such as 'name'"]),
        ("    hands: Both palms\n", "", ["4:5: 'hands' is missing: add 'hands: …'"]),
        ("[ankle, calf]", "[ankel, calf]",
         ["5:13: 'ankel' is not known here: did you mean 'ankle'?"]),
        ("[ankle, calf]", "[shin]",
         ["5:13: 'shin' is not known here: write foot, ankle, calf, knee, thigh or hip"]),
        ("[ankle, calf]", "[calf, ankle]", ["5:12: zones go from foot to hip, each once"]),
        ("[ankle, calf]", "[]", ["5:12: a technique works somewhere: name at least one zone"]),
        ("cap: 2", "cap: 3", ["13:10: a cap of 3 is above that of its zones, which is 2"]),
        ("1 to 2", "1 to 3", ["12:15: pressure 3 is too much for Long glide on the ankle: "
                              "the ankle takes at most 2"]),
        ("pace: 6", "pace: 60",
         ["10:11: a pace of 60 s for one stroke and its return is too slow: write 2 to 20"]),
        ("0.67", "67 %", ["11:11: '67 %' is not right here: write a share of 1, such as 0.67"]),
        ("0.67", "0.0", ["11:11: '0.0' is not right here: write a share of 1, such as 0.67"]),
        ("cap: 2\n", "cap: 2\n    against-heart: maybe\n",
         ["14:20: 'maybe' is neither yes nor no"]),
        ("Both palms", "B" * 43,
         ["8:12: this text has 43 characters, at most 42 can be shown: 1 to take away"]),
        ("[Cup the ankle., Glide up.]", "[Glide up.]",
         ["7:19: 1 instruction given: write 2 to 4 short sentences"]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_place(old: str, new: str, expected: list[str]) -> None:
    assert GOOD.count(old) == 1
    assert told(GOOD.replace(old, new)) == [f"t.yaml:{line}" for line in expected]


def test_any_sane_pace_will_do() -> None:
    text = GOOD.replace("pace: 6", "pace: 7")
    assert parse_catalogue(text.encode(), "t.yaml")["long-glide"].pace == 7


@pytest.mark.parametrize("word", ["no", "False", "off"])
def test_no_is_no(word: str) -> None:
    text = GOOD + f"    against-heart: {word}\n"
    assert parse_catalogue(text.encode(), "t.yaml")["long-glide"].against_heart is False


def test_a_catalogue_that_is_missing_is_told_in_the_same_way(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path / "techniques.yaml")
    assert str(caught.value) == "techniques.yaml: there is no such file"
