"""Frames: the same at the same place of the cycle, mirrored for the other leg, on the ground."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform

from massage_timer.pictures.arrow import arrow_line, arrow_path
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.scene import Group, Key, Scene, Shape, Track
from massage_timer.pictures.scene_file import load_scene, parse_path
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.resources import assets

PICTURES = assets() / "pictures"
NO_SCENES = ("leg-map", "strokes")
SHIPPED = sorted(file.stem for file in PICTURES.glob("*.json") if file.stem not in NO_SCENES)
SIZE = QSize(240, 150)


def scene(name: str) -> Scene:
    return load_scene(PICTURES / f"{name}.json")


MOVING = [name for name in SHIPPED if scene(name).moves]


def painter_of(name: str, theme: Theme = Theme.LIGHT, mirrored: bool = False) -> ScenePainter:
    return ScenePainter(scene(name), SIZE, palette_for(theme), mirrored=mirrored)


def greatest_difference(one: QImage, other: QImage) -> int:
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max((abs(a - b) for a, b in pairs), default=0)


def share_that_differs(one: QImage, other: QImage) -> float:
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 24 for a, b in pairs) / one.sizeInBytes()


def alike(one: QColor, other: QColor) -> bool:
    """No eye tells them apart; a gradient that ends in a colour may miss it by a rounding."""
    channels = zip(
        (one.red(), one.green(), one.blue()),
        (other.red(), other.green(), other.blue()),
        strict=True,
    )
    return all(abs(a - b) <= 2 for a, b in channels)


@pytest.mark.parametrize("name", MOVING)
def test_a_frame_is_the_same_one_cycle_later(name: str) -> None:
    painter = painter_of(name)
    for fraction in (0.0, 0.25, 0.625):
        assert painter.image(fraction) == painter.image(fraction + 1)


@pytest.mark.parametrize("name", MOVING)
def test_the_hands_move_and_come_back(name: str) -> None:
    painter = painter_of(name)
    assert painter.image(0.3) != painter.image(0.0)
    assert share_that_differs(painter.image(0.999), painter.image(0.0)) < 0.01


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("fraction", [None, 0.2])
def test_the_mirror_of_the_mirror_is_the_picture(name: str, fraction: float | None) -> None:
    left = painter_of(name).image(fraction)
    right = painter_of(name, mirrored=True).image(fraction)
    assert right != left
    assert share_that_differs(right.transformed(QTransform.fromScale(-1, 1)), left) < 0.01


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("theme", list(Theme))
def test_the_picture_stands_on_the_ground_of_the_theme(name: str, theme: Theme) -> None:
    ground = palette_for(theme).ground
    image = painter_of(name, theme).image()
    on_top = [alike(image.pixelColor(x, 0), ground) for x in range(image.width())]
    assert sum(on_top) > image.width() / 2
    assert on_top[0] or on_top[-1]


@pytest.mark.parametrize("theme", list(Theme))
def test_a_leg_that_fades_ends_in_the_ground(theme: Theme) -> None:
    image = ScenePainter(scene("knuckle-knead"), QSize(960, 600), palette_for(theme)).image()
    ground = palette_for(theme).ground
    for y in range(0, 600, 10):
        assert alike(image.pixelColor(0, y), ground)


def test_what_is_around_a_picture_of_another_shape_is_ground() -> None:
    palette = palette_for(Theme.DARK)
    image = ScenePainter(scene("calf-glide"), QSize(400, 150), palette).image()
    assert image.size() == QSize(400, 150)
    assert all(image.pixelColor(x, 75) == palette.ground for x in (0, 40, 360, 399))


@settings(max_examples=25)
@given(
    st.sampled_from(MOVING),
    st.booleans(),
    st.floats(0, 1, exclude_max=True),
    st.floats(0, 1, exclude_max=True),
)
def test_nothing_differs_but_what_is_said_to_have_changed(
    name: str, mirrored: bool, before: float, after: float
) -> None:
    painter = painter_of(name, mirrored=mirrored)
    changed = painter.changed(before, after)
    frames = [painter.image(before), painter.image(after)]
    for frame in frames:
        cover = QPainter(frame)
        cover.setClipRegion(changed)
        cover.fillRect(frame.rect(), QColor("black"))
        cover.end()
    assert greatest_difference(*frames) == 0
    assert QRect(0, 0, SIZE.width(), SIZE.height()).contains(changed.boundingRect()) or (
        changed.isEmpty()
    )


def test_a_turned_sprite_has_no_gaps() -> None:
    slanted = parse_path("M0 500L400 20L900 100L500 580Z")
    turning = Scene(
        name="slanted",
        width=960,
        height=600,
        groups=(
            Group("limb", (Shape(slanted, fill="skin.base"),)),
            Group("hand-left", (Shape(slanted, fill="giver.base"),)),
        ),
        tracks={"hand-left": Track((Key(0, turn=-7), Key(1, x=9, turn=7)), (0, 1))},
        pivots={"hand-left": (480, 300)},
    )
    palette = palette_for(Theme.LIGHT)
    painter = ScenePainter(turning, QSize(960, 600), palette, device_pixel_ratio=2)
    for fraction in (0.02, 0.1, 0.2, 0.33, 0.4, 0.6, 0.7, 0.77):
        inside = painter.image(fraction).copy(760, 420, 300, 360)
        assert set(memoryview(inside.constBits()).cast("I")) == {palette.colour("giver.base").rgb()}


def test_a_still_never_changes_and_a_start_changes_all() -> None:
    painter = painter_of("calf-glide")
    assert painter.changed(0.2, 0.2).isEmpty()
    assert painter.changed(None, 0.2) == QRegion(0, 0, 240, 150)
    assert painter_of("zone-knee").changed(0.1, 0.5).isEmpty()


def test_a_picture_has_the_pixels_of_its_screen() -> None:
    painter = ScenePainter(
        scene("calf-glide"), SIZE, palette_for(Theme.LIGHT), device_pixel_ratio=1.5
    )
    image = painter.image(0.1)
    assert image.size() == QSize(360, 225)
    assert image.deviceIndependentSize().toSize() == SIZE


def test_the_strokes_of_scene_and_technique_end_together() -> None:
    painter = ScenePainter(scene("calf-glide"), SIZE, palette_for(Theme.LIGHT), stroke_share=0.7)
    own = painter_of("calf-glide")
    assert share_that_differs(painter.image(0.7), own.image(own.scene.work)) == 0


def test_a_picture_may_be_asked_for_before_the_first_frame() -> None:
    for name in ("calf-glide", "zone-knee"):
        painter = painter_of(name)
        painter.prepare()
        assert painter.image(0.0) == painter_of(name).image(0.0)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), min_size=2, max_size=6, unique=True),
    st.floats(0, 1),
)
def test_an_arrow_follows_its_line_and_never_vanishes(
    corners: list[tuple[int, int]], shown: float
) -> None:
    line = arrow_line([(x * 90.0, y * 90.0) for x, y in corners])
    path = arrow_path(line, shown)
    assert line.points[0] == pytest.approx((corners[0][0] * 90, corners[0][1] * 90))
    assert line.points[-1] == pytest.approx((corners[-1][0] * 90, corners[-1][1] * 90))
    assert path.boundingRect().width() > 10 or path.boundingRect().height() > 10
    assert not path.isEmpty()
