"""Frames: the same at the same place of the cycle, mirrored for the other leg, on the ground."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_scenes import PICTURES, heavy_text, moving_scenes, shape, shipped_scenes
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, QTransform
from tried import tried

from massage_timer.pictures.arrow import WEIGHTS
from massage_timer.pictures.frames import Frames, Room, paint_frame
from massage_timer.pictures.layers import Sprites, layers_of, view_of
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.paths import parse_path
from massage_timer.pictures.scene import Group, Scene
from massage_timer.pictures.scene_file import load_scene, parse_scene
from massage_timer.pictures.sprites import MOST_TURNED, ROOM, SPRITES_ROOM, ScenePainter
from massage_timer.pictures.tracks import Key, Track

SHIPPED = [file.stem for file in shipped_scenes()]
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
def test_a_frame_is_the_same_one_loop_later(name: str) -> None:
    painter = painter_of(name)
    for position in (0.0, 0.25, 0.625):
        assert painter.image(position) == painter.image(position + painter.scene.strokes)


positions = st.integers(0, 4000).map(lambda thousandth: thousandth / 1000)
"""As the session gives them: whole ms of strokes that take whole seconds."""


def made_painter(made: Scene, mirrored: bool = False) -> ScenePainter:
    return ScenePainter(made, SIZE, palette_for(Theme.LIGHT), mirrored=mirrored)


@settings(max_examples=tried(40))
@given(moving_scenes(), positions, positions)
def test_any_frame_may_be_asked_for_at_any_time(
    made: Scene, position: float, before: float
) -> None:
    """What is painted hangs on the position alone: a pause freezes it, and it goes on from there;
    and after a loop it comes again."""
    painter = made_painter(made)
    painter.image(before)
    image = painter.image(position)
    painter.image(before)
    assert painter.image(position) == image
    assert painter.image(position + made.strokes) == image
    assert made_painter(made).image(position) == image


@settings(max_examples=tried(40))
@given(moving_scenes(), st.booleans(), positions, positions)
def test_painting_only_what_changed_over_a_frame_gives_the_next(
    made: Scene, mirrored: bool, before: float, after: float
) -> None:
    painter = made_painter(made, mirrored)
    image = painter.image(before)
    over = QPainter(image)
    painter.paint(over, after, painter.changed(before, after))
    over.end()
    assert image == painter.image(after)


@pytest.mark.parametrize("name", MOVING)
def test_the_hands_move_and_come_back(name: str) -> None:
    painter = painter_of(name)
    assert painter.image(0.3) != painter.image(0.0)
    last = painter.image(painter.scene.strokes - 0.001)
    assert share_that_differs(last, painter.image(0.0)) < 0.03  # a pixel or two along its lines


@pytest.mark.parametrize(
    ("name", "fraction"), [*[(name, None) for name in SHIPPED], *[(name, 0.2) for name in MOVING]]
)
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
    limb = shape(parse_path("M0 100L960 100L960 500L0 500Z"), fill="skin.base")
    fading = Scene(
        name="fading",
        width=960,
        height=600,
        groups=(Group("limb", (limb,)), Group("limb-fade", fade=((0, 300), (300, 300)))),
    )
    palette = palette_for(theme)
    image = ScenePainter(fading, QSize(960, 600), palette).image()
    assert all(alike(image.pixelColor(0, y), palette.ground) for y in range(0, 600, 10))
    assert image.pixelColor(800, 300) == palette.colour("skin.base")


@settings(max_examples=tried(25))
@given(moving_scenes(), positions)
def test_the_mirror_of_a_mirrored_frame_is_the_frame(made: Scene, position: float) -> None:
    left, right = (made_painter(made, mirrored).image(position) for mirrored in (False, True))
    back = right.transformed(QTransform.fromScale(-1, 1))
    assert share_that_differs(back, left) < 0.02


def test_what_is_around_a_picture_of_another_shape_is_ground() -> None:
    palette = palette_for(Theme.DARK)
    image = ScenePainter(scene("zone-calf"), QSize(400, 150), palette).image()
    assert image.size() == QSize(400, 150)
    assert all(image.pixelColor(x, 75) == palette.ground for x in (0, 40, 360, 399))


@settings(max_examples=tried(25))
@given(st.sampled_from(MOVING), st.booleans(), positions, positions)
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
            Group("limb", (shape(slanted, fill="skin.base"),)),
            Group("hand-left", (shape(slanted, fill="giver.base"),)),
        ),
        tracks={"hand-left": Track((Key(0, turn=-7), Key(1, x=9, turn=7)))},
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
        for _ in painter.prepare():
            pass
        assert painter.image(0.0) == painter_of(name).image(0.0)


BIG = QSize(928, 580)
"""A picture in a window of 1280 x 800."""


def test_two_heavy_pictures_take_no_more_than_64_mb() -> None:
    """The one that is shown, over a whole loop, and the one that comes."""
    scene = parse_scene(heavy_text())
    shown, coming = (ScenePainter(scene, BIG, palette_for(Theme.LIGHT)) for _ in range(2))
    for step in range(3 * scene.strokes * 8):
        shown.image(step / 24)
    for _ in coming.prepare():
        pass
    assert shown.cached_bytes + coming.cached_bytes <= 64_000_000


def test_the_room_of_a_large_picture_is_bounded() -> None:
    """A scene with twice as many poses as there is room for."""
    size = QSize(1856, 1160)
    painter = ScenePainter(parse_scene(heavy_text(poses=12)), size, palette_for(Theme.LIGHT))
    for _ in painter.prepare():
        pass
    for step in range(12):
        painter.image(step / 4)
    picture = 4 * size.width() * size.height()
    assert painter.cached_bytes <= (1 + ROOM) * picture
    assert (1 + SPRITES_ROOM) * 4 * 2784 * 1740 + MOST_TURNED < 400_000_000  # in a 4K window


def test_what_takes_too_much_room_is_given_up_and_painted_again() -> None:
    scene = parse_scene(heavy_text())
    view = view_of(scene, palette_for(Theme.LIGHT), SIZE, mirrored=False)
    layers = layers_of(scene)[1]
    roomy, tight = (Frames(view, layers, Room(room, room, room)) for room in (10**9, 1))
    for step in range(8):
        assert framed(roomy, step / 8) == framed(tight, step / 8)
    assert tight.cached_bytes < roomy.cached_bytes / 3


def framed(frames: Frames, time: float) -> QImage:
    """A frame on black."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_frame(painter, frames.at(frames.beat(time), WEIGHTS[1]), (0, 0, *SIZE.toTuple()))
    painter.end()
    return image


def test_the_sprites_of_poses_that_were_not_shown_are_not_painted() -> None:
    scene = parse_scene(heavy_text())
    view = view_of(scene, palette_for(Theme.LIGHT), SIZE, mirrored=False)
    layers = layers_of(scene)[1]
    sprites = Sprites(view, layers, room=10**9)
    taken = [sprites.size]
    for pose in ("pose0", "pose0", "pose1"):
        for layer in layers:
            if layer.cast == ("hand-left", pose):
                sprites.sprite(layer)
        taken.append(sprites.size)
    assert taken[0] == 0 < taken[1] == taken[2] < taken[3]


def test_a_frame_needs_the_sprites_of_its_own_poses_alone() -> None:
    painter = ScenePainter(parse_scene(heavy_text()), SIZE, palette_for(Theme.LIGHT))
    painter.image(0.0)
    needed = painter.cached_bytes
    for _ in painter.prepare():
        pass
    assert painter.cached_bytes > 2 * needed


@pytest.mark.parametrize("pose", ["rest", "squeezed"])
def test_a_shadow_falls_on_the_limb_that_is_shown(pose: str) -> None:
    """And not beside it: the limb is wider in one pose than in the other."""
    other = "squeezed" if pose == "rest" else "rest"
    track = Track((Key(0), Key(1)), poses=((0.0, pose), (0.9, pose), (0.95, other), (1.0, pose)))
    narrow, wide = (parse_path(f"M0 {y}L960 {y}L960 400L0 400Z") for y in (200, 100))
    shadow = Group("hand-left-shadow", (shape(wide, fill="theme.ink"),))
    limbs = (
        Group("limb:rest", (shape(narrow, fill="skin.base"),)),
        Group("limb:squeezed", (shape(wide, fill="skin.base"),)),
    )
    tracks = {"limb": track, "hand-left": Track((Key(0), Key(1)))}
    made = Scene("s", 960, 600, (*limbs, shadow), tracks=tracks)
    palette = palette_for(Theme.LIGHT)
    image = ScenePainter(made, QSize(960, 600), palette).image(0.1)
    dark = pose == "squeezed"
    assert (image.pixelColor(480, 150) == palette.colour("theme.ink")) == dark
    assert image.pixelColor(480, 300) == palette.colour("theme.ink")
    assert image.pixelColor(480, 50) == palette.ground


def test_the_area_not_to_press_lies_on_the_skin_and_under_the_hands() -> None:
    area = parse_path("M300 200L660 200L660 400L300 400Z")
    palm = parse_path("M480 150L700 150L700 450L480 450Z")
    groups = (
        Group("limb", (shape(parse_path("M0 100L960 100L960 500L0 500Z"), fill="skin.base"),)),
        Group("no-press", (shape(area, fill="skin.nopress"),)),
        Group("hand-left", (shape(palm, fill="giver.base"),)),
        Group("heart", (shape(parse_path("M900 20L940 20L940 60L900 60Z"), fill="theme.heart"),)),
    )
    made = Scene("s", 960, 600, groups, tracks={"hand-left": Track((Key(0), Key(1)))})
    for theme in Theme:
        palette = palette_for(theme)
        image = ScenePainter(made, QSize(960, 600), palette).image(0.0)
        assert image.pixelColor(400, 300) == palette.colour("skin.nopress")
        assert image.pixelColor(600, 300) == palette.colour("giver.base")
        assert image.pixelColor(920, 40) == palette.colour("theme.heart")


def test_all_shipped_pictures_together_are_small() -> None:
    files = [file for file in PICTURES.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= 6_000_000
