"""Scenes that are like another one: they bring what differs, and take the rest from beside them."""

import json
import os
from pathlib import Path

import pytest

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.scene_file import load_scene, parse_scene

GLIDE = {
    "format": 2,
    "name": "glide",
    "viewBox": [0, 0, 960, 600],
    "cycle": [["work", 0.6], ["return", 1]],
    "strokes": 3,
    "paths": ["M0 0L960 0L960 600Z", "M100 100L200 100L200 200Z"],
    "groups": [
        {"id": "bg", "shapes": [{"d": 0, "fill": "theme.bg"}]},
        {"id": "limb", "shapes": [{"d": 1, "fill": "skin.base"}]},
        {"id": "hand-left", "shapes": [{"d": 1, "fill": "giver.base"}]},
    ],
    "tracks": {"hand-left": [{"t": 0}, {"t": 1, "along": 1}]},
    "ways": {"hand-left": [[0, 0, 0], [90, 0, 0]]},
    "contacts": {"hand-left": [[150, 150]]},
}
SHORT = {"format": 2, "name": "short", "like": "glide"}
OTHERS = ["bg", "limb", "hand-left"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "glide", GLIDE)
    return tmp_path


def write(folder: Path, name: str, document: object) -> Path:
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_what_a_scene_does_not_bring_it_takes_from_the_other(folder: Path) -> None:
    short = load_scene(write(folder, "short", SHORT))
    glide = load_scene(folder / "glide.json")
    assert (short.name, short.strokes, short.cycle) == ("short", 3, glide.cycle)
    assert (short.tracks, short.contacts) == (glide.tracks, glide.contacts)
    assert [group.id for group in short.groups] == OTHERS
    assert [group.shapes[0].path for group in short.groups] == [
        group.shapes[0].path for group in glide.groups
    ]


def test_what_a_scene_brings_goes_before_what_the_other_says(folder: Path) -> None:
    own = {"strokes": 1, "ways": {"hand-left": [[0, 0, 0], [40, 0, 9]]}, "contacts": {}}
    short = load_scene(write(folder, "short", SHORT | own))
    assert (short.strokes, short.contacts) == (1, {})
    assert short.tracks["hand-left"].at(1.0)[:3] == (40, 0, 9)


def test_groups_are_taken_by_their_ids_and_drawn_by_paths_of_the_scenes_own(folder: Path) -> None:
    own = {
        "paths": ["M7 7L8 8L9 9Z"],
        "groups": [
            "bg",
            {"id": "limb", "shapes": [{"d": 0, "fill": "skin.base"}]},
            {"id": "limit", "shapes": [{"d": 0, "stroke": "theme.arrow"}]},
            "hand-left",
        ],
    }
    short = load_scene(write(folder, "short", SHORT | own))
    assert [group.id for group in short.groups] == ["bg", "limb", "limit", "hand-left"]
    firsts = [group.shapes[0].path.elementAt(0).x for group in short.groups]
    assert firsts == [0, 7, 7, 100]


def test_a_group_that_is_not_named_is_left_out(folder: Path) -> None:
    own = {"groups": ["limb", "hand-left"]}
    assert len(load_scene(write(folder, "short", SHORT | own)).groups) == 2
    lost = {"groups": ["bg", "limb"]}
    with pytest.raises(SceneError, match=r"^short\.json: tracks: nothing in the picture is called"):
        load_scene(write(folder, "short", SHORT | lost))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"like": "nowhere"}, "it is like 'nowhere', and nowhere.json is not beside it"),
        ({"like": "short"}, "it is like itself; like names another picture"),
        ({"like": "third"}, "it is like 'third', which is like a third; name that one"),
        ({"like": "broken"}, "it is like 'broken', where something is wrong: the file is not JSON"),
        ({"like": "older"}, "'older', where something is wrong: the picture's format is not 2"),
        ({"like": "bare"}, "'bare', where something is wrong: groups is not a list"),
        ({"like": "folder"}, "it is like 'folder', and folder.json is not beside it"),
        ({"like": "../glide"}, "no picture beside it is called '../glide'"),
        ({"like": "/etc/passwd"}, "no picture beside it is called '/etc/passwd'"),
        ({"like": "glide.json"}, "no picture beside it is called 'glide.json'"),
        ({"like": "ä" * 79}, "is not beside it"),
        ({"like": "x" * 5000}, "no picture beside it is called 'xxx"),
        ({"like": ""}, "like is not a text"),
        ({"like": ["glide"]}, "like is not a text"),
        ({"groups": ["cloth"]}, "groups: there is no other 'cloth' to take"),
        ({"groups": [*OTHERS, "limb"]}, "two groups of the picture have the same id"),
        ({"groups": [{"id": "limb", "shapes": [{"d": 0}]}]}, "d is not the number of a path"),
        ({"groups": ["bg"]}, "the picture has no limb"),
        ({"colour": 1}, "nothing is called 'colour' here"),
        ({"format": 1}, "format is not 2"),
        ({"name": 7}, "name is not a text"),
    ],
)
def test_a_bad_likeness_is_refused_in_one_sentence(
    folder: Path, change: dict[str, object], message: str
) -> None:
    write(folder, "third", {"format": 2, "name": "third", "like": "glide"})
    write(folder, "older", GLIDE | {"format": 1})
    write(folder, "bare", GLIDE | {"groups": {}})
    (folder / "broken.json").write_text("{")
    (folder / "folder.json").mkdir()
    file = write(folder, "short", SHORT | change)
    with pytest.raises(SceneError) as refusal:
        load_scene(file)
    said = str(refusal.value)
    assert message in said
    assert said.startswith("short.json: ")
    assert "\n" not in said
    assert str(folder) not in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    with pytest.raises(SceneError, match=r"pipe\.json is not beside it"):
        load_scene(write(folder, "short", SHORT | {"like": "pipe"}))


def test_a_text_from_no_file_is_like_nothing() -> None:
    with pytest.raises(SceneError, match="no picture beside it is called 'glide'"):
        parse_scene(json.dumps(SHORT))


def test_a_name_is_never_taken(folder: Path) -> None:
    nameless = {key: value for key, value in SHORT.items() if key != "name"}
    with pytest.raises(SceneError, match=r"^short\.json: name is not a text"):
        load_scene(write(folder, "short", nameless))


def test_a_scene_that_is_like_none_takes_no_groups(folder: Path) -> None:
    with pytest.raises(SceneError, match="there is no other 'bg' to take"):
        load_scene(write(folder, "glide", GLIDE | {"groups": ["bg"]}))
