"""The leg map: six zones from foot to hip, for either leg, at any size."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from massage_timer.core.routine import Zone
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.leg_map import (
    UPRIGHT,
    LegMap,
    load_leg_map,
)
from massage_timer.resources import assets

FILE = assets() / "pictures" / "leg-map.json"


def shipped() -> LegMap:
    return load_leg_map(FILE)


def test_the_map_climbs_from_foot_to_hip() -> None:
    leg = shipped()
    assert [shape.zone for shape in leg.zones] == list(Zone)
    middles = [shape.anchor.x() for shape in leg.zones]
    assert middles == sorted(middles)


def test_an_upright_leg_stands_on_its_foot_with_the_toes_to_the_left() -> None:
    leg = load_leg_map(FILE.parent / UPRIGHT)
    middles = [shape.anchor.y() for shape in leg.zones]
    assert middles == sorted(middles, reverse=True)
    assert leg.rect.height() > leg.rect.width()
    assert leg.lines.boundingRect().center().x() < leg.shape(Zone.ANKLE).anchor.x()
    for shape in leg.zones:
        assert leg.rect.contains(shape.path.boundingRect())


def test_each_zone_lies_on_the_map_and_holds_its_word() -> None:
    leg = shipped()
    for shape in leg.zones:
        assert leg.rect.contains(shape.path.boundingRect())
        assert shape.path.contains(shape.anchor)


def test_no_two_zones_overlap() -> None:
    shapes = shipped().zones
    for index, shape in enumerate(shapes):
        for other in shapes[index + 1 :]:
            assert not shape.path.intersects(other.path)


@given(st.floats(20, 4000), st.floats(20, 4000), st.booleans())
def test_a_fitted_map_fills_its_place_and_no_more(
    width: float, height: float, mirrored: bool
) -> None:
    place = QRectF(30, -40, width, height)
    leg = shipped().fitted(place, mirrored)
    assert place.adjusted(-0.01, -0.01, 0.01, 0.01).contains(leg.rect)
    assert leg.rect.width() == pytest.approx(width) or leg.rect.height() == pytest.approx(height)
    foot, hip = leg.shape(Zone.FOOT).anchor.x(), leg.shape(Zone.HIP).anchor.x()
    assert (foot > hip) == mirrored


def test_the_mirror_of_the_mirror_is_the_map() -> None:
    place = QRectF(0, 0, 752, 190)
    straight = shipped().fitted(place)
    back = shipped().fitted(place, mirrored=True).fitted(place, mirrored=False)
    for one, other in zip(straight.zones, back.zones, strict=True):
        assert one.anchor.x() == pytest.approx(other.anchor.x())
        assert one.path.boundingRect().left() == pytest.approx(other.path.boundingRect().left())


@given(st.sampled_from(Zone), st.booleans(), st.floats(0.05, 0.95))
def test_a_zone_fills_from_the_foots_side(zone: Zone, mirrored: bool, share: float) -> None:
    leg = shipped().fitted(QRectF(0, 0, 752, 190), mirrored)
    whole = leg.shape(zone).path.boundingRect()
    part = leg.filled(zone, share).boundingRect()
    assert part.width() == pytest.approx(whole.width() * share, abs=0.5)
    if mirrored:
        assert part.right() == pytest.approx(whole.right(), abs=0.5)
    else:
        assert part.left() == pytest.approx(whole.left(), abs=0.5)


def test_nothing_and_everything_may_be_filled() -> None:
    leg = shipped()
    assert leg.filled(Zone.CALF, 0).boundingRect().width() < 0.5
    whole = leg.shape(Zone.CALF).path.boundingRect()
    assert leg.filled(Zone.CALF, 7).boundingRect().width() == pytest.approx(whole.width(), abs=0.5)


@pytest.mark.parametrize(
    "change",
    [
        {"zones": []},
        {"zones": 3},
        {"zones": [{"zone": "elbow"}]},
        {"lines": None},
        {"lines": "L0 0"},
        {"viewBox": [0]},
        {"format": 9},
        {"more": 1},
    ],
)
def test_a_broken_map_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    file = tmp_path / "leg-map.json"
    file.write_text(json.dumps(json.loads(FILE.read_text()) | change))
    with pytest.raises(SceneError):
        load_leg_map(file)
