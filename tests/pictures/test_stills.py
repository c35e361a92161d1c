"""What a picture shows when nothing moves: whole arrows, and where a stroke leads the hands."""

import pytest
from made_scenes import hand, shape
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.paths import parse_path
from massage_timer.pictures.scene import Group, Scene
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.pictures.tracks import Key, Track

PALETTE = palette_for(Theme.LIGHT)
SIZE = QSize(960, 600)
LIMB = Group("limb", (shape(parse_path("M0 150L960 150L960 450L0 450Z"), fill="skin.base"),))
HAND = Group(
    "hand-left", (shape(parse_path("M100 100L200 100L200 500L100 500Z"), fill="giver.sh2"),)
)
GLIDE = Track((Key(0.0, x=100), Key(0.6, x=500), Key(1.0, x=100)))
ARROW_AT = (500.0, 60.0)
START, BETWEEN, END = (220, 300), (450, 300), (620, 300)


def glide(**changes: object) -> Scene:
    looks = [("theme.case", 11), ("theme.arrow", 5)]
    arrow = tuple(shape(parse_path(""), stroke=role, stroke_width=width) for role, width in looks)
    values = {
        "groups": (LIMB, HAND, Group("arrow-1", arrow), Group("arrow-2", arrow)),
        "cycle": (("work", 0.6), ("return", 1.0)),
        "still": 0.3,
        "still_hides": frozenset({"arrow-2"}),
        "arrows": {"arrow-1": ((200, 60), (800, 60)), "arrow-2": ((200, 540), (800, 540))},
        "tracks": {
            "hand-left": GLIDE,
            "arrow-1": Track((Key(0.0, opacity=0), Key(1.0, opacity=0))),
        },
    }
    return Scene("glide", 960, 600, **(values | changes))  # type: ignore[arg-type]


def still(scene: Scene, both_ends: bool = False) -> QImage:
    return ScenePainter(scene, SIZE, PALETTE, both_ends=both_ends).image()


def colour(role: str) -> QColor:
    return PALETTE.colour(role)


def test_a_card_shows_the_time_that_the_scene_says() -> None:
    image = still(glide())
    assert image.pixelColor(*BETWEEN) == colour("giver.sh2")
    assert image.pixelColor(*START) == image.pixelColor(*END) == colour("skin.base")
    assert still(glide(still=0.6)).pixelColor(*END) == colour("giver.sh2")


def test_arrows_are_whole_in_a_still_however_faint_they_are_at_that_time() -> None:
    image = still(glide())
    assert image.pixelColor(*map(int, ARROW_AT)) == colour("theme.arrow")
    assert image.pixelColor(790, 60) == colour("theme.arrow")


def test_what_a_still_hides_is_hidden_there_alone() -> None:
    painter = ScenePainter(glide(), SIZE, PALETTE)
    assert painter.image().pixelColor(500, 540) == colour("theme.bg")
    assert painter.image(0.0).pixelColor(500, 540) == colour("theme.arrow")


def test_both_ends_are_the_hand_where_the_stroke_leads_and_pale_where_it_starts() -> None:
    image = still(glide(), both_ends=True)
    assert image.pixelColor(*END) == colour("giver.sh2")
    assert image.pixelColor(*BETWEEN) == colour("skin.base")
    pale, skin, hand_colour = (
        one.lightness()
        for one in (image.pixelColor(*START), colour("skin.base"), colour("giver.sh2"))
    )
    assert hand_colour + 10 < pale < skin - 10


def test_a_hand_that_stays_where_it_is_is_shown_once() -> None:
    near = Track((Key(0.0, x=100), Key(0.6, x=105), Key(1.0, x=100)))
    image = still(glide(tracks={"hand-left": near}), both_ends=True)
    plain = still(glide(tracks={"hand-left": near}, still=0.6))
    assert image == plain


def test_a_hand_that_changes_its_pose_shows_both() -> None:
    line = ((0.0, "open"), (0.5, "closed"), (0.7, "closed"), (1.0, "open"))
    track = Track((Key(0.0), Key(1.0)), poses=line)
    hands = (*hand("hand-left", "open"), *hand("hand-left", "closed"))
    scene = glide(
        groups=(LIMB, *hands), arrows={}, still_hides=frozenset(), tracks={"hand-left": track}
    )
    only_closed = still(scene, both_ends=False)
    assert still(scene, both_ends=True) != only_closed


def test_a_stroke_that_works_both_ways_is_shown_at_the_end_of_the_first() -> None:
    image = still(glide(cycle=(("work", 0.6), ("work", 1.0))), both_ends=True)
    assert image.pixelColor(*END) == colour("giver.sh2")


def test_a_scene_that_never_moves_is_the_same_either_way() -> None:
    scene = glide(tracks={})
    assert still(scene, both_ends=True) == still(scene)


@pytest.mark.parametrize("position", [None, 0.3])
def test_a_pressure_changes_the_arrows_and_nothing_else(position: float | None) -> None:
    scene = glide(tracks={"hand-left": GLIDE})
    painter = ScenePainter(scene, SIZE, PALETTE, pressure=1)
    soft = painter.image(position)
    made = painter.cached_bytes
    painter.set_pressure(4)
    firm = painter.image(position)
    assert painter.cached_bytes == made
    assert firm == ScenePainter(scene, SIZE, PALETTE, pressure=4).image(position)
    assert soft != firm
    rows = (0, 0, 960, 20), (0, 100, 960, 400)
    assert all(soft.copy(*area) == firm.copy(*area) for area in rows)
