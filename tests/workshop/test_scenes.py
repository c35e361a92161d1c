"""Every picture as its author describes it, before it is inked; and that inking is repeatable."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize
from workshop.camera import View
from workshop.catalogue import authors
from workshop.checks import problems
from workshop.curves import closed_path
from workshop.document import moved_path, write_document
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.likeness import difference
from workshop.limit import BEYOND, limit_line
from workshop.motion import glide, loop, pose_loop
from workshop.picture import HandPose, Picture, Zone
from workshop.posing import close_fingers, lay_palm

from massage_timer import resources
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.scene_file import load_scene, parse_scene
from massage_timer.pictures.sprites import ScenePainter

AUTHORS = authors()
FLAT = Pose((-6, 2, 2, -2), (-6, 2, 2, 0), (-6, 2, 2, 2), (-6, 2, 2, 4), (27, 15, 46, 4, 6))


def small_picture(**changes: Any) -> Picture:
    """A hand on a calf, inked so coarsely that it takes no time."""
    leg = Leg()
    view = View((-0.10, 0.17, 1), (-0.045, 1, 0), (158, 8, 0), 1.52, pixels=0.4)
    place = lay_palm(leg.spot(150, 96), (1, 0.2, 0))
    hand = Hand(place, close_fingers(leg, place, FLAT), 460)
    picture = Picture(
        "small",
        view,
        {"rest": leg},
        {"hand-right": {"flat": HandPose(hand)}},
        [Zone("zone-calf", lambda leg, raster: band(raster.points[..., 0], 85, 345, 70))],
        no_press=lambda leg, raster: raster.points[..., 0] > 360,
        cycle=(("work", 0.67), ("return", 1.0)),
        tracks={"hand-right": glide()},
        ways={"hand-right": [(0, 0, 0), (100, 0, 0)]},
        arrows={"arrow-1": [(300, 80), (600, 80)]},
    )
    return replace(picture, **changes)


@pytest.fixture(scope="module")
def inked() -> dict[str, Any]:
    """The small picture, inked without anything that was kept."""
    return write_document(small_picture())


@pytest.mark.parametrize("name", AUTHORS)
def test_hands_lie_on_the_skin_and_loops_close(name: str) -> None:
    assert list(problems(AUTHORS[name][0]())) == []


def test_each_picture_that_ships_has_an_author() -> None:
    files = {file.stem for file in (resources.assets() / "pictures").glob("*.json")}
    assert {name for name in files if not name.startswith("leg-map")} == set(AUTHORS)


def test_a_hand_inside_the_leg_is_told() -> None:
    picture = small_picture()
    posed = picture.hands["hand-right"]["flat"]
    sunk = replace(posed.hand, place=posed.hand.place.shifted((0, 0, -20)))
    told = list(problems(small_picture(hands={"hand-right": {"flat": replace(posed, hand=sunk)}})))
    assert any("mm into the leg" in sentence for sentence in told)


def test_a_loop_that_jumps_is_told() -> None:
    tracks = {"hand-right": [{"t": 0.0}, {"t": 1.0, "x": 30}]}
    assert list(problems(small_picture(tracks=tracks))) == [
        "small, hand-right: x jumps where the loop begins again."
    ]


def test_inking_twice_gives_the_same_file_which_the_program_reads(
    tmp_path: Path, inked: dict[str, Any]
) -> None:
    one = json.dumps(write_document(small_picture(), tmp_path))
    assert len(list(tmp_path.iterdir())) > 3
    assert json.dumps(write_document(small_picture(), tmp_path)) == one, "from what was kept"
    assert json.dumps(inked) == one, "inked again"
    scene = parse_scene(one)
    ids = [group.id for group in scene.groups]
    assert ids == [
        "bg",
        "spot",
        "zone-calf-halo",
        "limb",
        "zone-calf",
        "no-press",
        "hand-right-shadow",
        "hand-right",
        "arrow-1",
    ]
    assert all(group.shapes for group in scene.groups)


def test_a_picture_that_is_like_another_looks_as_its_whole_file_does(
    tmp_path: Path, inked: dict[str, Any]
) -> None:
    short = small_picture(
        name="short",
        like="small",
        limit=300.0,
        ways={"hand-right": [(0, 0, 0), (40, 0, -8)]},
        pivots={"hand-right": (400.0, 300.0)},
        no_press=None,
        still=0.0,
    )
    document = write_document(short)
    whole = parse_scene(json.dumps(document))
    said = difference(document, inked)
    assert set(said) == {"format", "name", "like", "paths", "groups", "ways", "pivots", "still"}
    drawn = [group["id"] for group in said["groups"] if not isinstance(group, str)]
    assert drawn == ["limit"]
    for file in (said, inked):
        (tmp_path / f"{file['name']}.json").write_text(json.dumps(file))
    scene = load_scene(tmp_path / "short.json")
    assert [group.id for group in scene.groups] == [group.id for group in whole.groups]
    for position in (None, 0.0, 0.5):
        one, again = (
            ScenePainter(each, QSize(240, 150), palette_for(Theme.LIGHT)).image(position)
            for each in (scene, whole)
        )
        assert one == again


def test_the_line_that_limits_hands_lies_on_the_leg_and_a_little_beyond() -> None:
    picture = small_picture(limit=300.0)
    casing, line = limit_line(picture.view, picture.rest, 300.0)
    assert casing["d"] == line["d"]
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", line["d"])
    points = np.array(pairs, float)
    edges = [picture.view.flat(picture.rest.spot(300, around).point)[1] for around in range(360)]
    assert points[:, 1].min() == pytest.approx(min(edges) - BEYOND, abs=6)
    assert points[:, 1].max() == pytest.approx(max(edges) + BEYOND, abs=6)


def test_a_smooth_path_stays_near_its_polygon() -> None:
    turn = np.linspace(0, 2 * np.pi, 200)[:-1]
    circle = np.c_[200 + 80 * np.cos(turn), 200 + 80 * np.sin(turn)]
    numbers = closed_path(circle).replace("M", " ").replace("C", " ").replace("Z", " ").split()
    points = np.array(numbers, float).reshape(-1, 2)
    ends = points[::3]
    assert np.abs(np.linalg.norm(ends - 200, axis=1) - 80).max() < 0.5


def test_a_path_is_moved_point_by_point() -> None:
    assert moved_path("M1 2L3 4C1 1 2 2 3 3Z", 10, -1) == "M11 1L13 3C11 0 12 1 13 2Z"


def test_strokes_that_follow_each_other_share_a_loop() -> None:
    keys = loop(glide(0.6), glide(0.6))
    times = [key["t"] for key in keys]
    assert times[0] == 0
    assert times[-1] == 1
    assert times == sorted(set(times))
    assert 0.3 in times
    assert 0.8 in times
    line = pose_loop([(0, "a"), (0.5, "b"), (1, "a")], [(0, "a"), (0.5, "c"), (1, "a")])
    assert line == [(0, "a"), (0.25, "b"), (0.5, "a"), (0.75, "c"), (1.0, "a")]
