"""Scene files: what ships is whole, and what is broken ends in one sentence."""

import json
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.scene import scene_time
from massage_timer.pictures.scene_file import load_scene, parse_path, parse_scene
from massage_timer.resources import assets

PICTURES = assets() / "pictures"
NO_SCENES = ("leg-map", "strokes")
SHIPPED = sorted(file.stem for file in PICTURES.glob("*.json") if file.stem not in NO_SCENES)


def small_scene(**changes: object) -> str:
    document = {
        "format": 1,
        "name": "small",
        "viewBox": [0, 0, 960, 600],
        "paths": ["M0 0L960 0L960 600L0 600Z", "M100 100C200 100 200 200 100 200Z"],
        "groups": [
            {"id": "bg", "shapes": [{"d": 0, "fill": "theme.bg"}]},
            {"id": "limb", "shapes": [{"d": 1, "fill": "skin.base"}]},
            {"id": "hand-left", "shapes": [{"d": 1, "fill": "giver.base"}]},
        ],
        "tracks": {"hand-left": [{"t": 0}, {"t": 1, "x": 5}]},
    }
    return json.dumps(document | changes)


def shape(**changes: object) -> list[object]:
    return [{"id": "limb", "shapes": [{"d": 0, "fill": "skin.base"} | changes]}]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scene_is_whole(name: str) -> None:
    scene = load_scene(PICTURES / f"{name}.json")
    ids = [group.id for group in scene.groups]
    assert scene.name == name
    assert (scene.width, scene.height) == (960, 600)
    assert ids[0] == "bg"
    assert len(set(ids)) == len(ids)
    assert set(scene.tracks) <= set(ids)
    assert set(scene.follow) <= set(ids)
    assert scene.still_hides <= set(ids)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scene_ends_its_cycle_where_it_began(name: str) -> None:
    scene = load_scene(PICTURES / f"{name}.json")
    for track in scene.tracks.values():
        first, last = track.keys[0], track.keys[-1]
        if max(first.opacity, last.opacity) > 0:
            assert (first.x, first.y, first.turn, first.scale, first.opacity, first.shown) == (
                last.x,
                last.y,
                last.turn,
                last.scale,
                last.opacity,
                last.shown,
            )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not a table"),
        ("null", "not a table"),
        ("[" * 100_000, "nested too deeply"),
        (small_scene(format=2), "format is not 1"),
        (small_scene(shade=1), "nothing is called 'shade'"),
        (small_scene(name=7), "name is not a text"),
        (small_scene(viewBox=[0, 0, 960]), "viewBox is not"),
        (small_scene(viewBox=[0, 0, 960, 0]), "sides are not between"),
        (small_scene(viewBox=[0, 0, 1e300, 600]), "far outside"),
        (small_scene(viewBox=[0, 0, True, 600]), "not a number"),
        (small_scene(work=0), "work is not between"),
        (small_scene(groups={}), "groups is not a list"),
        (small_scene(groups=[]), "has no limb"),
        (small_scene(groups=[1]), "not a table"),
        (small_scene(groups=[{"id": "limb"}] * 61), "more than 60"),
        (small_scene(paths=["M0 0"] * 401), "more than 400"),
        (small_scene(paths=["L1 1"] * 2), "does not begin with M"),
        (small_scene(groups=shape(d=9)), "not the number of a path"),
        (small_scene(groups=shape(d=-1)), "not the number of a path"),
        (small_scene(groups=shape(fill="skin.gold")), "no colour is called 'skin.gold'"),
        (small_scene(groups=shape(fo=["shine", 1])), "no strength is called 'shine'"),
        (small_scene(groups=shape(fo=2)), "not between 0 and 1"),
        (small_scene(groups=shape(sw=-1)), "width is not between"),
        (small_scene(groups=shape(sw="1e999")), "not a number"),
        (small_scene(groups=shape(dash=[0, 4])), "not longer than nothing"),
        (small_scene(groups=shape(eo=1)), "neither true nor false"),
        (small_scene(groups=[{"id": "limb", "fade": [1]}]), "two ends"),
        (small_scene(groups=[{"id": "limb"}, {"id": "arrow-1"}]), "no line to follow"),
        (small_scene(arrows={"arrow-1": [[1, 1], [1, 1]]}), "two or more different"),
        (small_scene(arrows={"arrow-1": [[1, 1], [2]]}), "two coordinates"),
        (small_scene(tracks={"hand-left": [{"t": 0}]}), "do not reach from 0 to 1"),
        (small_scene(tracks={"limb": [{"t": 0}, {"t": 0}, {"t": 1}]}), "order of their times"),
        (small_scene(tracks={"limb": [{"t": 0, "scale": 0}, {"t": 1}]}), "scale is not between"),
        (small_scene(tracks={"limb": [{"t": 0, "smooth": 1}, {"t": 1}]}), "neither true"),
        (small_scene(tracks={"limb": [{"t": 0, "x": 1e9}, {"t": 1}]}), "far outside"),
        (small_scene(tracks={str(n): [] for n in range(61)}), "more than 60"),
        ('{"format": NaN}', "NaN is not a number"),
        ('{"format": 1, "name": "x", "viewBox": [0, 0, 1e999, 600]}', "far outside"),
    ],
)
def test_a_broken_scene_is_refused_in_one_sentence(text: str, message: str) -> None:
    with pytest.raises(SceneError, match=message) as refusal:
        parse_scene(text)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    "path",
    ["L1 1", "M1", "M1 2 3", "M0 0C1 2 3 4 5", "M0 0Z1", "M0 0L1-2-3 4", "M0 0L1 .", "M0 0Lnan 1",
     "M0 0Q1 2 3 4", "M0 0L1e5 2", "M0 0L99999 2", "M0 0L1,2", "M0 0C", "é"],
)  # fmt: skip
def test_a_broken_path_is_refused(path: str) -> None:
    with pytest.raises(SceneError):
        parse_path(path)


def test_a_path_keeps_its_points() -> None:
    path = parse_path("M1 2L3 4 5 6C7 8 9 10 11 12.5Z")
    ends = [(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
    assert ends == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12.5), (1, 2)]


def test_a_huge_file_is_refused_quickly_and_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    file.write_bytes(b"[" * 10_000_000)
    begun = time.process_time()
    with pytest.raises(SceneError, match=r"huge\.json is larger"):
        load_scene(file)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("data", [b"\x00\xff\xfe", b"\xff" * 100, "é".encode("latin-1")])
def test_a_file_of_bytes_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "bytes.json"
    file.write_bytes(data)
    with pytest.raises(SceneError, match=r"bytes\.json is not UTF-8"):
        load_scene(file)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for file in (tmp_path / "none.json", tmp_path):
        with pytest.raises(SceneError, match="cannot be read"):
            load_scene(file)


@given(st.text(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["format", "groups", "paths", "tracks", "id"]), inner),
).map(json.dumps))  # fmt: skip
def test_whatever_a_file_holds_it_is_a_scene_or_a_scene_error(text: str) -> None:
    with suppress(SceneError):
        parse_scene(text)


@given(st.floats(0, 1, exclude_max=True), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_the_working_stroke_ends_when_the_technique_says(
    fraction: float, share: float, work: float
) -> None:
    time_shown = scene_time(fraction, share, work)
    assert 0 <= time_shown <= 1 + 1e-9
    assert (time_shown <= work + 1e-9) == (fraction <= share + 1e-9) or abs(fraction - share) < 1e-6
    assert scene_time(share, share, work) == pytest.approx(work)
    assert scene_time(0, share, work) == scene_time(1, share, work) == 0


def test_a_technique_that_never_returns_plays_the_stroke_alone() -> None:
    assert scene_time(0.5, 1.0, 0.6) == pytest.approx(0.3)
    assert scene_time(0.5, 0.0, 0.6) == pytest.approx(0.8)
