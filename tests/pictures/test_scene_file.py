"""Scene files: what ships is whole, and what is broken ends in one sentence."""

import json
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_scenes import heavy_text, shipped_scenes

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.paths import PathText, parse_path
from massage_timer.pictures.scene import Scene, scene_time
from massage_timer.pictures.scene_file import load_scene, parse_scene

HANDS = {
    "groups": [
        {"id": "limb", "shapes": [{"d": 1, "fill": "skin.base"}]},
        {"id": "hand-left:open", "shapes": [{"d": 1, "fill": "giver.base"}]},
        {"id": "hand-left:closed", "shapes": [{"d": 1, "fill": "giver.base"}]},
    ],
    "poses": {"hand-left": [[0, "open"], [0.5, "closed"], [1, "open"]]},
}
OPEN = [[0, "open"], [1, "open"]]


def small_scene(**changes: object) -> str:
    document = {
        "format": 2,
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


@pytest.mark.parametrize("file", shipped_scenes(), ids=lambda file: file.stem)
def test_a_shipped_scene_is_whole(file: Path) -> None:
    scene = load_scene(file)
    assert scene.name == file.stem
    assert (scene.width, scene.height) == (960, 600)
    assert scene.groups[0].id == "bg"
    assert all(shape.path.elementCount() >= 0 for group in scene.groups for shape in group.shapes)


@pytest.mark.parametrize("file", shipped_scenes(), ids=lambda file: file.stem)
def test_a_shipped_scene_ends_its_loop_where_it_began(file: Path) -> None:
    for track in load_scene(file).tracks.values():
        first, last = track.at(0.0), track.at(1.0)
        if max(first.opacity, last.opacity) > 0:
            assert first == last


def test_a_scene_keeps_what_its_file_says() -> None:
    scene = parse_scene(
        small_scene(
            cycle=[["work", 0.25], ["hold", 0.62], ["release", 0.87], ["return", 1]],
            strokes=3,
            still=0.3,
            tracks={"hand-left": [{"t": 0}, {"t": 1, "along": 1, "smooth": True}]},
            ways={"hand-left": [[0, 0, 0], [9, 8, 7]]},
            contacts={"hand-left": [[1, 2]]},
            **HANDS,
        )
    )
    assert (scene.work, scene.reached, scene.returns) == (0.87, 0.25 / 3, True)
    assert (scene.strokes, scene.still) == (3, 0.3)
    assert scene.tracks["hand-left"].at(1.0)[:3] == (9, 8, 7)
    assert scene.tracks["hand-left"].at(0.5).poses == (("closed", 1.0),)
    assert scene.contacts == {"hand-left": ((1, 2),)}


def test_a_scene_that_says_little_works_all_the_time_and_loops_after_a_stroke() -> None:
    scene = parse_scene(small_scene())
    assert (scene.work, scene.returns, scene.strokes, scene.still) == (1.0, False, 1, 0.0)


def test_what_only_changes_its_pose_stands() -> None:
    limbs = [{"id": f"limb:{pose}", "shapes": [{"d": 1}]} for pose in ("rest", "squeezed")]
    poses = {"limb": [[0, "rest"], [0.5, "squeezed"], [1, "rest"]]}
    scene = parse_scene(small_scene(groups=limbs, poses=poses, tracks={}))
    assert scene.tracks["limb"].at(0.5)[:3] == (0, 0, 0)
    assert [scene.track_of(group) for group in scene.groups] == ["limb", "limb"]


def test_a_path_is_made_when_it_is_first_asked_for() -> None:
    text = PathText("M0 0L9 0L9 9Z")
    assert text.winding() is text.winding()
    assert text.winding().fillRule() != text.even_odd().fillRule()


def test_a_long_path_that_ends_badly_is_refused() -> None:
    for text in ("M0 0L" + "123 123 " * 20_000 + "x", "M0 0" + "L12 12" * 20_000 + "L1"):
        with pytest.raises(SceneError):
            PathText(text)


def test_a_heavy_scene_is_read() -> None:
    scene = parse_scene(heavy_text())
    assert {pose for _, pose in scene.tracks["hand-left"].poses} == {f"pose{n}" for n in range(6)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not a table"),
        ("null", "not a table"),
        ("[" * 100_000, "nested too deeply"),
        (small_scene(format=1), "format is not 2"),
        (small_scene(shade=1), "nothing is called 'shade'"),
        (small_scene(name=7), "name is not a text"),
        (small_scene(viewBox=[0, 0, 960]), "viewBox is not"),
        (small_scene(viewBox=[0, 0, 960, 0]), "sides are not between"),
        (small_scene(viewBox=[0, 0, 1e300, 600]), "far outside"),
        (small_scene(viewBox=[0, 0, True, 600]), "not a number"),
        (small_scene(work=0.5), "nothing is called 'work'"),
        (small_scene(cycle=[]), "begins with work"),
        (small_scene(cycle=[["return", 1]]), "begins with work"),
        (small_scene(cycle=[["work", 0.5], ["return", 0.7], ["hold", 1]]), "return comes last"),
        (small_scene(cycle=[["work", 0.5], ["rest", 1]]), "no phase of a cycle is called 'rest'"),
        (small_scene(cycle=[["work", 0.5], ["hold", 0.5], ["return", 1]]), "do not rise to 1"),
        (small_scene(cycle=[["work", 0.9]]), "do not rise to 1"),
        (small_scene(cycle=[["work", 0], ["return", 1]]), "do not rise to 1"),
        (small_scene(cycle=[["work"]]), "not a pair"),
        (small_scene(cycle=[["work", "1"]]), "not a number"),
        (small_scene(strokes=0), "not between 1 and 8"),
        (small_scene(strokes=9), "not between 1 and 8"),
        (small_scene(strokes=2.5), "not a whole number"),
        (small_scene(strokes=True), "not a whole number"),
        (small_scene(still=2), "still: 2 is not between"),
        (small_scene(still_hides=["arrow-9"]), "nothing in the picture is called 'arrow-9'"),
        (small_scene(arrows={"arrow-9": [[0, 0], [9, 9]]}), "is called 'arrow-9'"),
        (small_scene(tracks={"hand-right": [{"t": 0}, {"t": 1}]}), "is called 'hand-right'"),
        (small_scene(pivots={"hand-right": [0, 0]}), "is called 'hand-right'"),
        (small_scene(contacts={"hand-right": [[0, 0]]}), "is called 'hand-right'"),
        (small_scene(contacts={"hand-left": [[0]]}), "two coordinates"),
        (small_scene(follow={"limb": "hand-right"}), "is called 'hand-right'"),
        (small_scene(follow={"cloth": "hand-left"}), "is called 'cloth'"),
        (small_scene(groups=shape() + shape()), "the same id"),
        (small_scene(ways={"limb": [[0, 0, 0], [1, 1, 1]]}), "no track of that name"),
        (small_scene(ways={"hand-left": [[0, 0, 0]]}), "two or more steps"),
        (small_scene(ways={"hand-left": [[0, 0], [1, 1]]}), "two or more steps"),
        (small_scene(ways={"hand-left": [[0, 0, 0]] * 41}), "more than 40"),
        (small_scene(tracks={"hand-left": [{"t": 0, "along": 1}, {"t": 1}]}), "there is no way"),
        (small_scene(tracks={"hand-left": [{"t": 0, "along": 2}, {"t": 1}]}), "not between 0 and"),
        (small_scene(tracks={"hand-left": [{"t": 0}, {"t": 1, "z": 1}]}), "nothing is called 'z'"),
        (small_scene(poses={"hand-left": OPEN}), "'open' is not both drawn and shown"),
        (small_scene(**HANDS | {"poses": {}}), "is not both drawn and shown"),
        (small_scene(**HANDS | {"poses": {"hand-left": OPEN}}), "'closed' is not both drawn"),
        (small_scene(poses={"hand-left": OPEN[:1]}), "end with the first"),
        (small_scene(poses={"hand-left": [[0, "open"], [1, "closed"]]}), "end with the first"),
        (small_scene(poses={"hand-left": [[0, "a"], [0, "b"], [1, "a"]]}), "order of their times"),
        (small_scene(poses={"hand-left": [["open", 0], [1, "open"]]}), "not a number"),
        (small_scene(groups={}), "groups is not a list"),
        (small_scene(groups=[]), "has no limb"),
        (small_scene(groups=[1]), "not a table"),
        (small_scene(groups=[{"id": "limb"}] * 121), "more than 120"),
        (small_scene(paths=["M0 0"] * 2001), "more than 2000"),
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
        ('{"format": 2, "name": "x", "viewBox": [0, 0, 1e999, 600]}', "far outside"),
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
    with pytest.raises(SceneError, match=r"huge\.json: it is larger"):
        load_scene(file)
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("data", [b"\x00\xff\xfe", b"\xff" * 100, "é".encode("latin-1")])
def test_a_file_of_bytes_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "bytes.json"
    file.write_bytes(data)
    with pytest.raises(SceneError, match=r"bytes\.json: it is not UTF-8"):
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


RETURNING = Scene("s", 960, 600, (), cycle=(("work", 0.3), ("hold", 0.6), ("return", 1.0)))
WORKING = Scene("s", 960, 600, (), cycle=(("work", 0.5), ("work", 1.0)))

positions = st.floats(0, 20)
inner_shares = st.floats(0.05, 0.95)
loops = st.integers(1, 8)


@given(st.floats(0, 1, exclude_max=True), inner_shares)
def test_the_work_ends_when_the_technique_says(fraction: float, share: float) -> None:
    time_shown = scene_time(fraction, share, RETURNING)
    assert 0 <= time_shown <= 1 + 1e-9
    assert (time_shown <= 0.6 + 1e-9) == (fraction <= share + 1e-9) or abs(fraction - share) < 1e-6
    assert scene_time(share, share, RETURNING) == pytest.approx(0.6)
    assert scene_time(0, share, RETURNING) == scene_time(1, share, RETURNING) == 0


@given(positions, inner_shares)
def test_hands_that_do_not_return_keep_their_own_time(position: float, share: float) -> None:
    assert scene_time(position, share, WORKING) == pytest.approx(position % 1)


@given(positions, positions, inner_shares, loops)
def test_a_stroke_never_goes_back(one: float, other: float, share: float, strokes: int) -> None:
    scene = replace(RETURNING, strokes=strokes)
    first, second = sorted(position % strokes for position in (one, other))
    assert scene_time(first, share, scene) <= scene_time(second, share, scene) + 1e-9


@given(positions, inner_shares, loops)
def test_a_loop_is_as_many_strokes_as_the_scene_says(
    position: float, share: float, strokes: int
) -> None:
    scene = replace(RETURNING, strokes=strokes)
    time_shown = scene_time(position, share, scene)
    assert time_shown * strokes // 1 == pytest.approx(position % strokes // 1)
    stroke = int(position % strokes)
    alone = (stroke + scene_time(position, share, RETURNING)) / strokes
    assert time_shown == pytest.approx(alone, abs=1e-6)


def test_a_technique_that_never_returns_plays_the_stroke_alone() -> None:
    assert scene_time(0.5, 1.0, RETURNING) == pytest.approx(0.3)
    assert scene_time(0.5, 0.0, RETURNING) == pytest.approx(0.8)
