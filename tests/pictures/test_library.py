"""Every technique has a picture, whatever happened to the files."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from massage_timer.core.routine import Pressure, Technique, Zone
from massage_timer.pictures.cards import card_picture
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import NEUTRAL, PictureLibrary
from massage_timer.pictures.palette import Theme
from massage_timer.resources import assets

PICTURES = assets() / "pictures"

TECHNIQUES = {
    "warmup-twists": Zone.FOOT,
    "sole-sweeps": Zone.FOOT,
    "foot-glide": Zone.FOOT,
    "toe-bends": Zone.FOOT,
    "arch-presses": Zone.FOOT,
    "knuckle-knead": Zone.FOOT,
    "ankle-rounds": Zone.ANKLE,
    "achilles-strokes": Zone.ANKLE,
    "calf-glide": Zone.CALF,
    "calf-squeezes": Zone.CALF,
    "calf-knead": Zone.CALF,
    "shin-side-glide": Zone.CALF,
    "knee-rounds": Zone.KNEE,
    "thigh-glide": Zone.THIGH,
    "thigh-press": Zone.THIGH,
    "thigh-knead": Zone.THIGH,
    "under-thigh-draw": Zone.THIGH,
    "hip-sweep": Zone.HIP,
    "whole-leg-glide": Zone.HIP,
    "finishing-strokes": Zone.FOOT,
}


def technique(name: str, zone: Zone, picture: str = "") -> Technique:
    return Technique(
        id=name,
        name=name,
        zones=(zone,),
        cue="",
        instructions=(),
        hands="",
        direction="",
        pace=4,
        work=0.6,
        pressure=Pressure(2, 2),
        cap=2,
        picture=picture,
    )


@pytest.mark.parametrize(("name", "zone"), TECHNIQUES.items())
def test_every_technique_has_a_picture_of_its_own(name: str, zone: Zone) -> None:
    library = PictureLibrary(PICTURES)
    wanted = technique(name, zone)
    assert library.picture_for(wanted) == name
    assert library.scene_for(wanted).name == name
    assert library.problems == []


@pytest.mark.parametrize("zone", list(Zone))
def test_an_unknown_technique_gets_the_still_of_its_zone(zone: Zone) -> None:
    library = PictureLibrary(PICTURES)
    scene = library.scene_for(technique("heel-hum", zone, picture="nowhere"))
    assert scene.name == f"zone-{zone.name.lower()}"
    assert not scene.moves
    assert scene.groups


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("name", TECHNIQUES)
def test_every_technique_has_a_card_picture(name: str, theme: Theme) -> None:
    assert card_picture(PICTURES, name, theme.value).is_file()


def test_a_technique_may_name_another_ones_picture() -> None:
    library = PictureLibrary(PICTURES)
    assert library.picture_for(technique("calf-hum", Zone.CALF, "calf-knead")) == "calf-knead"


def test_a_picture_is_read_once() -> None:
    library = PictureLibrary(PICTURES)
    assert library.load("calf-glide") is library.load("calf-glide")
    assert library.load("calf-knead") is library.load("calf-knead")


def test_a_broken_picture_falls_back_to_a_still_and_is_reported_once(tmp_path: Path) -> None:
    folder = Path(copytree(PICTURES, tmp_path / "pictures"))
    (folder / "calf-glide.json").write_text("{}")
    library = PictureLibrary(folder)
    for _ in range(2):
        assert library.scene_for(technique("calf-glide", Zone.CALF)).name == "zone-calf"
    assert len(library.problems) == 1
    assert library.problems[0].startswith("calf-glide.json: ")


def test_a_still_that_is_missing_is_the_leg_alone_and_is_reported_once() -> None:
    library = PictureLibrary(PICTURES)
    assert library.still("set-up").name == "set-up"
    assert library.problems == []
    for _ in range(2):
        assert library.still("no-such-still").name == NEUTRAL
    assert len(library.problems) == 1


def test_an_empty_folder_gives_a_bare_ground(tmp_path: Path) -> None:
    library = PictureLibrary(tmp_path)
    scene = library.scene_for(technique("calf-glide", Zone.CALF))
    assert (scene.width, scene.height, scene.groups) == (960, 600, ())
    assert library.problems[0].startswith("strokes.json cannot be read")
    assert library.still("set-up").groups == ()


@pytest.mark.parametrize("name", ["", "..", "../calf-glide", "/etc/passwd", "a\x00b", "x" * 5000])
def test_a_name_that_is_no_picture_is_refused(name: str) -> None:
    library = PictureLibrary(PICTURES)
    with pytest.raises(SceneError):
        library.load(name)
    assert library.picture_for(technique("calf-hum", Zone.CALF, name)) == "zone-calf"


@pytest.mark.parametrize(
    "strokes",
    [
        "[]",
        '{"a": 1}',
        '{"a": {"still": "b", "work": 1}}',
        '{"a": {"still": "b", "more": 1}}',
        '{"a": {"still": 1}}',
        '{"a": {"still": "b", "arrows": {"c": [[0, 0]]}}}',
    ],
)
def test_broken_strokes_are_reported_and_leave_the_stills(tmp_path: Path, strokes: str) -> None:
    folder = Path(copytree(PICTURES, tmp_path / "pictures"))
    (folder / "strokes.json").write_text(strokes)
    library = PictureLibrary(folder)
    assert library.scene_for(technique("calf-knead", Zone.CALF)).name == "zone-calf"
    assert len(library.problems) == 1


def test_an_arrow_grows_where_the_hands_glide_and_stands_where_they_press() -> None:
    library = PictureLibrary(PICTURES)
    assert library.load("thigh-glide").moves
    assert not library.load("thigh-press").moves
    assert library.load("finishing-strokes").tracks == library.load("warmup-twists").tracks


def test_every_stroke_names_a_still_that_ships() -> None:
    strokes = json.loads((PICTURES / "strokes.json").read_text())
    for name, stroke in strokes.items():
        assert (PICTURES / f"{stroke['still']}.json").is_file()
        assert stroke["arrows"] or name == "finishing-strokes"
