"""A still on paper: drawn path by path, it looks like the one on the screen."""

from dataclasses import replace

import pytest
from made_scenes import shape
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from massage_timer.pictures.drawing import draw_still
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.paths import parse_path
from massage_timer.pictures.scene import Group, Scene
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.pictures.tracks import Key, Track
from massage_timer.resources import assets

PALETTE = palette_for(Theme.LIGHT)
WHITE = QColor(Qt.GlobalColor.white)
SHIPPED = sorted(
    file.stem
    for file in (assets() / "pictures").glob("*.json")
    if "map" not in file.stem and file.stem != "finishing-strokes"  # its hands are leaving
)
LIMB = Group("limb", (shape(parse_path("M0 150L960 150L960 450L0 450Z"), fill="skin.base"),))
SQUARE = parse_path("M100 100L200 100L200 500L100 500Z")
HAND = Group("hand-left", (shape(SQUARE, fill="giver.sh2"),))
SHADOW = Group("hand-left-shadow", (shape(SQUARE, fill="theme.ink"),))
GLIDE = Track((Key(0.0, x=100), Key(0.6, x=500), Key(1.0, x=100)))


WHOLE = QSize(960, 600)
FINE = 20
"""Units in one pixel, as there are in one point of paper."""


def drawn(scene: Scene, size: QSize = WHOLE, pressure: int = 2) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.scale(1 / FINE, 1 / FINE)
    area = QRectF(0, 0, size.width() * FINE, size.height() * FINE)
    draw_still(painter, area, scene, PALETTE, pressure)
    painter.end()
    return image


def scene(*groups: Group, **more: object) -> Scene:
    return Scene("made", 960, 600, groups, tracks={"hand-left": GLIDE}, **more)  # type: ignore[arg-type]


def share_alike(one: QImage, other: QImage) -> float:
    """How many pixels of two pictures nearly have the same colour."""
    alike = 0
    points = [(x, y) for x in range(0, one.width(), 4) for y in range(0, one.height(), 4)]
    for x, y in points:
        a, b = one.pixelColor(x, y), other.pixelColor(x, y)
        away = abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
        alike += away < 24
    return alike / len(points)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_still_is_the_same_on_paper(name: str) -> None:
    library = PictureLibrary(assets() / "pictures")
    known = library.load(name)
    # What glows is left out on paper, and the ground is white.
    plain = replace(known, groups=tuple(g for g in known.groups if not g.is_halo))
    white = replace(PALETTE, colours={**PALETTE.colours, "theme.bg": "#FFFFFF"})
    screen = ScenePainter(plain, QSize(480, 300), white).image()
    assert share_alike(drawn(known, QSize(480, 300)), screen) > 0.94


def test_the_hands_are_where_the_still_shows_them() -> None:
    image = drawn(scene(LIMB, HAND, still=0.6))
    assert image.pixelColor(650, 300) == PALETTE.colour("giver.sh2")
    assert image.pixelColor(250, 300) == PALETTE.colour("skin.base")


def test_shadows_fall_on_the_limb_alone() -> None:
    image = drawn(scene(LIMB, SHADOW))
    assert image.pixelColor(250, 300) == PALETTE.colour("theme.ink")
    assert image.pixelColor(250, 120) == WHITE


def test_what_a_still_hides_is_left_out() -> None:
    image = drawn(scene(LIMB, HAND, still_hides=frozenset({"hand-left"})))
    assert image.pixelColor(250, 300) == PALETTE.colour("skin.base")


def test_of_several_poses_only_the_present_one_is_drawn() -> None:
    poses = Track((Key(0.0), Key(1.0)), poses=((0.0, "open"), (1.0, "open")))
    hands = [
        Group("hand-left:open", (shape(SQUARE, fill="giver.sh2"),)),
        Group("hand-left:closed", (shape(SQUARE, fill="theme.ink"),)),
    ]
    made = Scene("made", 960, 600, (LIMB, *hands), tracks={"hand-left": poses})
    assert drawn(made).pixelColor(150, 300) == PALETTE.colour("giver.sh2")


def test_a_hand_that_is_leaving_is_drawn_whole_and_one_that_has_left_is_not() -> None:
    looks = shape(SQUARE, fill="theme.ink"), shape(SQUARE, fill="giver.sh2")
    for opacity, colour in ((0.7, "giver.sh2"), (0.0, "skin.base")):
        track = Track((Key(0.0, opacity=opacity), Key(1.0, opacity=opacity)))
        made = Scene(
            "made", 960, 600, (LIMB, Group("hand-left", looks)), tracks={"hand-left": track}
        )
        assert drawn(made).pixelColor(150, 300) == PALETTE.colour(colour)


def test_an_arrow_is_whole_and_heavier_where_the_stroke_is_firmer() -> None:
    arrow = Group("arrow-1", (shape(parse_path(""), stroke="theme.arrow", stroke_width=5),))
    made = scene(arrow, arrows={"arrow-1": ((200, 60), (800, 60))})

    def inked(pressure: int) -> int:
        image = drawn(made, pressure=pressure)
        assert image.pixelColor(790, 60) == PALETTE.colour("theme.arrow")
        return sum(image.pixelColor(600, y) != WHITE for y in range(120))

    assert inked(2) < inked(3) < inked(4)


def test_a_fade_covers_what_lies_behind_its_start_and_less_and_less_beyond() -> None:
    fade = Group("limb-fade", (), fade=((700.0, 300.0), (400.0, 300.0)))
    image = drawn(scene(LIMB, fade))
    skin = PALETTE.colour("skin.base")
    assert image.pixelColor(900, 300) == WHITE
    assert image.pixelColor(300, 300) == skin
    blues = [image.pixelColor(x, 300).blue() for x in range(400, 701, 10)]
    assert blues == sorted(blues)


def test_a_picture_keeps_to_its_place() -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    wide = Group(
        "bg", (shape(parse_path("M-900 -900L1900 -900L1900 1900L-900 1900Z"), fill="theme.mat"),)
    )
    draw_still(painter, QRectF(100, 100, 160, 100), scene(wide), PALETTE, 2)
    painter.end()
    inked = {
        (x, y)
        for x in range(0, 400, 5)
        for y in range(0, 400, 5)
        if image.pixelColor(x, y) != WHITE
    }
    assert (180, 150) in inked
    assert all(100 <= x < 260 and 100 <= y < 200 for x, y in inked)
