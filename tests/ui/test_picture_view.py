"""The view of a technique's picture: what comes soon is made ready in pieces, and read once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.scene import Scene
from massage_timer.resources import assets
from massage_timer.store.catalogue import load_catalogue
from massage_timer.ui.picture_view import BETWEEN_PIECES, PictureView
from massage_timer.ui.tokens import LIGHT

TECHNIQUES = load_catalogue(assets() / "techniques.yaml")


class CountingLibrary(PictureLibrary):
    """Remembers which pictures were asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def scene_for(self, technique: Technique) -> Scene:
        self.asked.append(technique.picture or technique.id)
        return super().scene_for(technique)


@pytest.fixture
def library() -> CountingLibrary:
    return CountingLibrary(assets() / "pictures")


@pytest.fixture
def view(qtbot: QtBot, library: CountingLibrary) -> PictureView:
    view = PictureView(library)
    qtbot.addWidget(view)
    view.resize(320, 200)
    view.set_box(QRect(0, 0, 320, 200))
    view.show()
    return view


def pieces(view: PictureView) -> QTimer:
    """The clock of what is made ready."""
    return next(one for one in view.findChildren(QTimer) if one.interval() == BETWEEN_PIECES)


def test_a_picture_that_comes_soon_is_made_ready_in_pieces_and_read_once(
    view: PictureView, library: CountingLibrary
) -> None:
    glide = TECHNIQUES["calf-glide"]
    view.prepare(glide, mirrored=False)
    made = 0
    while view.preparing:
        pieces(view).timeout.emit()
        made += 1
    assert made >= 3
    view.set_picture(glide, mirrored=False, fade=False)
    view.set_position(0.0)
    view.grab()
    assert library.asked == ["calf-glide"]


def test_a_picture_that_begins_to_move_unprepared_is_made_ready_beside_it(
    view: PictureView,
) -> None:
    view.set_picture(TECHNIQUES["warmup-twists"], mirrored=False, fade=False)
    view.grab()
    assert not view.preparing
    view.set_position(0.0)
    assert view.preparing


def test_what_comes_soon_is_made_ready_to_the_end_while_the_present_picture_moves(
    view: PictureView,
) -> None:
    view.set_picture(TECHNIQUES["warmup-twists"], mirrored=False, fade=False)
    view.prepare(TECHNIQUES["calf-glide"], mirrored=False)
    made = 0
    while view.preparing:
        view.set_position(made / 100)
        pieces(view).timeout.emit()
        made += 1
    view.prepare(TECHNIQUES["calf-glide"], mirrored=False)
    assert not view.preparing
    assert made > 12


def test_what_is_no_longer_wanted_is_not_made_ready(view: PictureView) -> None:
    view.prepare(TECHNIQUES["calf-glide"], mirrored=False)
    view.set_picture(TECHNIQUES["knuckle-knead"], mirrored=False, fade=False)
    assert not view.preparing


def test_a_picture_that_stands_shows_where_its_stroke_leads(view: PictureView) -> None:
    view.set_picture(TECHNIQUES["calf-glide"], mirrored=False, fade=False)
    stands = view.grab().toImage()
    view.set_position(0.0)
    starts = view.grab().toImage()
    view.set_position(None)
    assert view.grab().toImage() == stands != starts


def test_a_stroke_later_the_picture_is_the_same(view: PictureView) -> None:
    view.set_picture(TECHNIQUES["calf-glide"], mirrored=False, fade=False)
    view.set_position(0.25)
    first = view.grab().toImage()
    view.set_position(1.25)
    assert view.grab().toImage() == first


def test_a_new_picture_stands_until_it_is_told_where_it_is(view: PictureView) -> None:
    view.set_picture(TECHNIQUES["knuckle-knead"], mirrored=False, fade=False)
    stands = view.grab().toImage()
    view.set_picture(TECHNIQUES["calf-glide"], mirrored=False, fade=False)
    view.set_position(0.25)
    view.set_picture(TECHNIQUES["knuckle-knead"], mirrored=False, fade=False)
    assert view.grab().toImage() == stands


def test_the_same_technique_with_another_picture_shows_that_one(
    view: PictureView, library: CountingLibrary
) -> None:
    glide = TECHNIQUES["thigh-glide"]
    lower = glide.to_mid_thigh
    assert lower is not None
    for technique in (glide, lower, glide):
        view.set_picture(technique, mirrored=False, fade=False)
        view.grab()
    assert library.asked[:2] == ["thigh-glide", "thigh-glide-mid-thigh"]


@pytest.mark.parametrize("technique", ["toe-bends", "thigh-glide"])
def test_an_arm_or_the_cloth_from_above_ends_softly_under_the_cue(
    view: PictureView, technique: str
) -> None:
    box = QRect(0, 60, 480, 300)
    view.resize(480, 360)
    view.set_box(box)
    view.set_picture(TECHNIQUES[technique], mirrored=False, fade=False)
    top = view.grab().toImage()
    row = {top.pixelColor(x, box.top()).name() for x in range(0, box.width(), 3)}
    assert row == {QColor(LIGHT.ground).name()}


def test_a_picture_of_ones_own_leaves_the_cue_above_it_readable(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "calf-waves.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 600">'
        '<rect width="960" height="600" fill="#ff0000"/></svg>'
    )
    view = PictureView(PictureLibrary(assets() / "pictures", others=(tmp_path,)))
    qtbot.addWidget(view)
    view.resize(480, 360)
    view.set_box(box := QRect(0, 60, 480, 300))
    waves = replace(TECHNIQUES["calf-glide"], id="calf-waves", picture="calf-waves")
    view.set_picture(waves, mirrored=False, fade=False)
    shown = view.grab().toImage()
    assert shown.pixelColor(240, box.top()).name() == QColor(LIGHT.ground).name()
    assert shown.pixelColor(240, 300).name() == "#ff0000"
