"""The pictures that the program ships: whole, in step with the catalogue, clear about contact."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from math import hypot
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainterPath, QPolygonF

from massage_timer import resources
from massage_timer.core.routine import Technique, Zone
from massage_timer.pictures.arrow import arrow_line, arrow_path, weight_of
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.scene import Group, Scene
from massage_timer.pictures.scene_file import load_scene
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.store.catalogue import load_catalogue

FOLDER = resources.assets() / "pictures"
REFERENCES = Path(__file__).parent / "references"
TECHNIQUES = load_catalogue(resources.assets() / "techniques.yaml")
STILLS = {
    "set-up",
    "whole-leg",
    "no-press-front",
    "no-press-back",
    "pose-change",
    "change-legs",
    *(f"zone-{zone.name.lower()}" for zone in Zone),
}
MID_THIGH = "-mid-thigh"
LIMITED = {
    name + MID_THIGH for name in ("thigh-glide", "thigh-press", "thigh-knead", "under-thigh-draw")
}
"""For a recipient who wants hands no higher than mid-thigh."""
MAPS = {"leg-map", "leg-map-upright"}
BIGGEST_SCENE = 260_000
"""Bytes of one scene file."""
BIGGEST_LIMITED = 40_000
"""Of one that is like another."""
BIGGEST_ALL = 6_000_000
"""Bytes of all pictures, cards and icons."""
FEATHER = {"ankle-rounds"}
"""May be felt where it is hatched: behind the inner ankle a feather's touch is allowed."""
SAMPLES = 24
"""Times of a loop that are looked at."""
SIZE = QSize(240, 150)
ALIKE = 6.0
"""How much two pictures may differ in the mean of their channels, of 255: other versions of Qt
smooth edges in another way."""

names = pytest.mark.parametrize("name", sorted({*TECHNIQUES, *LIMITED, *STILLS}))
moving = pytest.mark.parametrize("name", sorted({*TECHNIQUES, *LIMITED}))
limited = pytest.mark.parametrize("name", sorted(LIMITED))


@cache
def scene_of(name: str) -> Scene:
    return load_scene(FOLDER / f"{name}.json")


def technique_of(name: str) -> Technique:
    return TECHNIQUES[name.removesuffix(MID_THIGH)]


def at(scene: Scene, track: str, time: float, point: tuple[float, float]) -> QPointF:
    """Where a point of a track is at a time of the loop."""
    place = scene.tracks[track].at(time)
    return scene.motion(track, place).map(QPointF(*point))


def touching(scene: Scene) -> Iterator[tuple[float, str, QPointF]]:
    """Each contact at each time that its hand works."""
    for track, points in scene.contacts.items():
        for sample, point in product(range(SAMPLES), points):
            time = sample / SAMPLES
            if track not in scene.tracks:
                yield time, track, QPointF(*point)
            elif scene.tracks[track].at(time).opacity > 0.9:
                yield time, track, at(scene, track, time, point)


def group(scene: Scene, name: str) -> Group | None:
    return next((one for one in scene.groups if one.id == name), None)


def filled(one: Group) -> QPainterPath:
    path = QPainterPath()
    for shape in one.shapes:
        if shape.path.elementCount() > 2:
            path.addPath(shape.path)
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def test_there_is_a_picture_for_each_technique_and_nothing_is_left_over() -> None:
    files = {file.stem for file in FOLDER.glob("*.json")}
    assert files == {*TECHNIQUES, *LIMITED, *STILLS, *MAPS}
    assert {technique.picture or technique.id for technique in TECHNIQUES.values()} == set(
        TECHNIQUES
    )


def test_all_pictures_together_are_small() -> None:
    icons = resources.assets() / "icon"
    sizes = [
        f.stat().st_size for folder in (FOLDER, icons) for f in folder.rglob("*") if f.is_file()
    ]
    assert sum(sizes) <= BIGGEST_ALL


@names
def test_a_scene_is_whole(name: str) -> None:
    scene = scene_of(name)
    assert scene.name == name
    assert (scene.width, scene.height) == (960, 600)
    assert (FOLDER / f"{name}.json").stat().st_size <= BIGGEST_SCENE
    for one in scene.groups:
        assert one.shapes or one.fade, f"{one.id} is empty"
    for theme in Theme:
        card = FOLDER / "cards" / f"{name}-{theme.value}.png"
        assert not QImage(str(card)).isNull()


@moving
def test_a_technique_moves_hands_and_says_where_they_touch(name: str) -> None:
    scene = scene_of(name)
    hands = {one.body for one in scene.groups if one.body.startswith("hand-")}
    assert hands, "no hand"
    assert hands == set(scene.contacts)
    assert hands & set(scene.tracks), "no hand moves"
    assert scene.arrows, "no arrow"
    assert any(one.id.startswith("zone-") for one in scene.groups), "no zone is lit"


@moving
def test_the_hands_return_when_the_catalogue_says(name: str) -> None:
    technique = technique_of(name)
    scene = scene_of(name)
    if scene.returns:
        assert scene.work == pytest.approx(technique.work, abs=0.06)
    else:
        assert technique.work in (1.0, 0.5)


@moving
def test_a_loop_ends_as_it_began(name: str) -> None:
    scene = scene_of(name)
    for track, line in scene.tracks.items():
        start, end = line.at(0.0), line.at(1.0)
        assert (end.x, end.y) == pytest.approx((start.x, start.y), abs=1.0), track
        assert end.turn == pytest.approx(start.turn, abs=0.5), track
        assert end.opacity == pytest.approx(start.opacity, abs=0.05), track


@moving
def test_a_frame_is_that_of_one_loop_later(name: str) -> None:
    scene = scene_of(name)
    painter = ScenePainter(scene, SIZE, palette_for(Theme.LIGHT))
    for position in (0.2, 0.55):
        assert painter.image(position) == painter.image(position + scene.strokes)


@moving
def test_the_mirror_of_the_mirror_is_the_picture(name: str) -> None:
    scene = scene_of(name)
    left, right = (
        ScenePainter(scene, SIZE, palette_for(Theme.LIGHT), mirrored=mirrored).image(0.3)
        for mirrored in (False, True)
    )
    again = right.flipped(Qt.Orientation.Horizontal)
    assert difference(left, again) < ALIKE


@moving
def test_no_hand_presses_where_it_is_hatched(name: str) -> None:
    scene = scene_of(name)
    hatch = group(scene, "no-press")
    if hatch is None or name in FEATHER:
        return
    area = filled(hatch)
    for time, track, point in touching(scene):
        assert not area.contains(point), f"{track} at {time:.2f}: {point}"


@moving
def test_no_arrow_hides_where_a_hand_touches(name: str) -> None:
    scene = scene_of(name)
    for name_, anchors in scene.arrows.items():
        weight = weight_of(technique_of(name).cap)
        whole = arrow_path(arrow_line(anchors), 1.0, weight, grow=5.5)
        for time, track, point in touching(scene):
            shown = scene.tracks[name_].at(time).opacity if name_ in scene.tracks else 1.0
            if shown > 0.1:
                assert not whole.contains(point), f"{name_} over {track} at {time:.2f}"


@moving
def test_glow_and_hatch_lie_below_the_hands(name: str) -> None:
    scene = scene_of(name)
    order = [one.id for one in scene.groups]
    first = min(
        i
        for i, one in enumerate(scene.groups)
        if one.body.startswith("hand-") and one.id in (one.body, f"{one.body}:{one.pose}")
    )
    for i, one in enumerate(order):
        if one == "no-press" or one.startswith("zone-"):
            assert i < first, one


LINE = 3.5
"""Units from the middle of the line at mid-thigh to its edge, and a little."""


def above_mid_thigh(scene: Scene, off: float = LINE) -> QPainterPath:
    """Everything from `off` units above the line on, as wide as the line is."""
    limit, cloth = group(scene, "limit"), group(scene, "cloth")
    assert limit is not None
    assert cloth is not None
    line = limit.shapes[0].path
    points = [line.pointAtPercent(number / 40) for number in range(41)]
    chord = points[-1] - points[0]
    up = QPointF(-chord.y(), chord.x()) / hypot(chord.x(), chord.y())
    hip = filled(cloth).boundingRect().center() - points[0]
    up *= 1.0 if QPointF.dotProduct(up, hip) > 0 else -1.0
    region = QPainterPath()
    region.addPolygon(
        QPolygonF([*(p + up * off for p in points), *(p + up * 500 for p in reversed(points))])
    )
    region.closeSubpath()
    return region


def hands_above(scene: Scene, area: QPainterPath, samples: int = 2 * SAMPLES) -> set[str]:
    """Which hands come into an area at some time of the loop, pale ones too."""
    found = set()
    for one in scene.groups:
        if not one.body.startswith("hand-") or one.is_shadow:
            continue
        track = scene.track_of(one)
        for place in (scene.tracks[track].at(sample / samples) for sample in range(samples)):
            if one.pose and one.pose not in dict(place.poses):
                continue
            moved = scene.motion(track, place)
            if any(area.intersects(moved.map(shape.path)) for shape in one.shapes):
                found.add(one.body)
    return found


@limited
def test_no_hand_comes_above_mid_thigh_at_any_time(name: str) -> None:
    scene = scene_of(name)
    assert hands_above(scene, above_mid_thigh(scene)) == set()


@limited
def test_the_whole_stroke_would_go_above_mid_thigh(name: str) -> None:
    area = above_mid_thigh(scene_of(name))
    assert hands_above(scene_of(name.removesuffix(MID_THIGH)), area)


@limited
def test_nothing_above_mid_thigh_is_touched_or_lit(name: str) -> None:
    scene = scene_of(name)
    area = above_mid_thigh(scene, 0.0)
    for time, track, point in touching(scene):
        assert not area.contains(point), f"{track} at {time:.2f}: {point}"
    lit = group(scene, "zone-thigh")
    assert lit is not None
    # The levels of a zone's light lie over one another, the widest and faintest first.
    for level in lit.shapes[1:]:
        assert not area.intersects(level.path)


@limited
def test_a_picture_to_mid_thigh_says_only_how_it_differs(name: str) -> None:
    assert (FOLDER / f"{name}.json").stat().st_size <= BIGGEST_LIMITED
    own, whole = scene_of(name), scene_of(name.removesuffix(MID_THIGH))
    assert own.cycle == whole.cycle


@names
def test_a_picture_looks_as_it_did(name: str) -> None:
    from workshop.sheet import reference

    kept = QImage(str(REFERENCES / f"{name}.png"))
    assert not kept.isNull(), "run `make pictures` to keep how it looks"
    assert difference(reference(scene_of(name)), kept) < ALIKE


def difference(one: QImage, other: QImage) -> float:
    """The mean over all px and channels."""
    assert one.size() == other.size()
    kind = QImage.Format.Format_RGB888
    first, second = (bytes(image.convertToFormat(kind).constBits()) for image in (one, other))
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)
