"""Every technique has a picture, whatever happened to the files."""

import json
import os
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_files import png, svg
from PySide6.QtCore import QSize

from massage_timer.core.routine import Pressure, Technique, Zone
from massage_timer.pictures.cards import card_picture
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import NEUTRAL, PictureLibrary
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.sprites import ScenePainter
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


@pytest.mark.parametrize("name", ["thigh-glide", "thigh-press", "thigh-knead", "under-thigh-draw"])
def test_a_technique_that_ends_at_mid_thigh_has_a_picture_of_that(name: str) -> None:
    library = PictureLibrary(PICTURES)
    wanted = technique(name, Zone.THIGH, f"{name}-mid-thigh")
    assert library.picture_for(wanted) == f"{name}-mid-thigh"
    assert library.scene_for(wanted).name == f"{name}-mid-thigh"
    assert library.problems == []
    for theme in Theme:
        assert card_picture(PICTURES, f"{name}-mid-thigh", theme.value).is_file()


@pytest.mark.parametrize("gone", ["thigh-glide-mid-thigh", "thigh-glide"])
def test_without_the_picture_that_is_named_the_still_of_the_zone_is_shown(
    tmp_path: Path, gone: str
) -> None:
    """And never the whole stroke, which may go higher than the recipient wants hands."""
    folder = Path(copytree(PICTURES, tmp_path / "pictures"))
    (folder / f"{gone}.json").unlink()
    library = PictureLibrary(folder)
    wanted = technique("thigh-glide", Zone.THIGH, "thigh-glide-mid-thigh")
    assert library.scene_for(wanted).name == "zone-thigh"


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
    assert library.problems[0] == "No picture is called 'zone-calf'."
    assert library.still("set-up").groups == ()


@pytest.mark.parametrize("name", ["", "..", "../calf-glide", "/etc/passwd", "a\x00b", "x" * 5000])
def test_a_name_that_is_no_picture_is_refused(name: str) -> None:
    library = PictureLibrary(PICTURES)
    with pytest.raises(SceneError):
        library.load(name)
    assert library.picture_for(technique("calf-hum", Zone.CALF, name)) == "zone-calf"


# Pictures of the user's own


def library_with(own: Path) -> PictureLibrary:
    return PictureLibrary(PICTURES, others=[own])


def colour(library: PictureLibrary, wanted: Technique) -> str:
    """What is painted in the middle of a technique's picture."""
    palette = palette_for(Theme.LIGHT)
    painter = ScenePainter(library.scene_for(wanted), QSize(160, 100), palette)
    return painter.image().pixelColor(80, 50).name()


def red(ending: str) -> bytes:
    return svg() if ending == "svg" else png()


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_of_the_users_own_is_shown(qapp: object, tmp_path: Path, ending: str) -> None:
    (tmp_path / f"heel-hum.{ending}").write_bytes(red(ending))
    library = library_with(tmp_path)
    for wanted in (technique("heel-hum", Zone.FOOT), technique("x", Zone.FOOT, "heel-hum")):
        assert library.picture_for(wanted) == "heel-hum"
        assert colour(library, wanted) == "#ff0000"
    assert library.problems == []


def test_a_scene_goes_before_a_drawing_and_a_drawing_before_an_image(
    qapp: object, tmp_path: Path
) -> None:
    (tmp_path / "heel-hum.png").write_bytes(png(line=b"\0\0\xff" * 16))
    assert colour(library_with(tmp_path), technique("heel-hum", Zone.FOOT)) == "#0000ff"
    (tmp_path / "heel-hum.svg").write_bytes(svg())
    assert colour(library_with(tmp_path), technique("heel-hum", Zone.FOOT)) == "#ff0000"
    still = json.loads((PICTURES / "zone-foot.json").read_text(encoding="utf-8"))
    (tmp_path / "heel-hum.json").write_text(json.dumps(still | {"name": "heel-hum"}))
    assert library_with(tmp_path).scene_for(technique("heel-hum", Zone.FOOT)).name == "heel-hum"


def test_a_scene_may_be_like_another_of_the_users_own_and_like_no_other(tmp_path: Path) -> None:
    scene = json.loads((PICTURES / "zone-foot.json").read_text(encoding="utf-8"))
    (tmp_path / "heel-hum.json").write_text(json.dumps(scene | {"name": "heel-hum"}))
    for name, other in (("toe-hum", "heel-hum"), ("arch-hum", "zone-foot")):
        own = {"format": 2, "name": name, "like": other}
        (tmp_path / f"{name}.json").write_text(json.dumps(own))
    library = library_with(tmp_path)
    assert library.scene_for(technique("toe-hum", Zone.FOOT)).name == "toe-hum"
    assert library.own_problems == []
    assert library.scene_for(technique("arch-hum", Zone.FOOT)).name == "zone-foot"
    assert library.own_problems == [
        "arch-hum.json: it is like 'zone-foot', and zone-foot.json is not beside it."
    ]


def test_the_shipped_picture_goes_before_one_of_the_same_name(qapp: object, tmp_path: Path) -> None:
    for name in ("calf-glide", "zone-calf", "calf-knead"):
        (tmp_path / f"{name}.svg").write_bytes(svg())
        library = library_with(tmp_path)
        assert len(library.load(name).groups) > 1


def test_a_folder_that_is_missing_or_none_is_no_problem(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for own in (tmp_path / "missing", file):
        library = library_with(own)
        assert library.picture_for(technique("heel-hum", Zone.FOOT)) == "zone-foot"
        assert library.problems == []


HOSTILE = [
    ("heel-hum.json", b"{}"),
    ("heel-hum.json", b"[" * 999_999),
    ("heel-hum.json", b'{"a":' * 150_000),
    ("heel-hum.json", b"\xff\xfe"),
    ("heel-hum.json", b" " * 1_000_001),
    ("heel-hum.json", json.dumps({"format": 1, "\n\x1b[31m\u202e\r": 1}).encode()),
    ("heel-hum.svg", b""),
    ("heel-hum.svg", svg("<script/>")),
    ("heel-hum.svg", b" " * 1_000_001),
    ("heel-hum.svg", svg("<path d='M" + "0 0 160 100 0 50 160 60 " * 9_000 + "'/>")),
    ("heel-hum.png", b""),
    ("heel-hum.png", png()[:50]),
    ("heel-hum.png", b"\x89PNG" * 1_000_001),
]


@pytest.mark.parametrize(("name", "data"), HOSTILE)
def test_a_bad_file_leaves_the_still_and_one_line_in_the_log(
    qapp: object,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
) -> None:
    (tmp_path / name).write_bytes(data)
    library = library_with(tmp_path)
    for wanted in (technique("heel-hum", Zone.FOOT), technique("x", Zone.FOOT, "heel-hum")):
        assert library.scene_for(wanted).name == "zone-foot"
    (line,) = caplog.records
    said = line.getMessage()
    assert (line.levelname, line.name) == ("WARNING", "massage_timer.pictures.library")
    assert said.startswith(name)
    assert said.isprintable()
    assert len(said) <= 200
    assert str(tmp_path) not in said
    assert library.problems == library.own_problems == [said]
    assert capfd.readouterr() == ("", "")


def test_without_the_still_there_is_bare_ground_and_a_line_for_each(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "heel-hum.json").write_text("{}")
    library = PictureLibrary(tmp_path)
    for _ in range(3):
        assert library.scene_for(technique("heel-hum", Zone.FOOT)).groups == ()
    assert [line.getMessage() for line in caplog.records] == library.problems
    assert len(library.problems) == 2
    assert library.problems[1] == "No picture is called 'zone-foot'."
    assert library.own_problems == []


def test_a_scene_that_has_too_much_in_it_is_refused_if_it_is_the_users_own(
    tmp_path: Path,
) -> None:
    scene = json.loads((PICTURES / "zone-foot.json").read_text(encoding="utf-8"))
    lines = "M" + "L".join(f"{n * 7919 % 960} {n * 104729 % 600}" for n in range(3_000))
    scene["paths"][0] = lines
    (tmp_path / "heel-hum.json").write_text(json.dumps(scene))
    library = library_with(tmp_path)
    assert library.scene_for(technique("heel-hum", Zone.FOOT)).name == "zone-foot"
    assert library.problems == [
        "heel-hum.json: it has too much to paint; make it simpler, or save it as PNG."
    ]


@pytest.mark.parametrize("ending", ["json", "svg", "png"])
def test_a_pipe_a_folder_and_a_link_to_nowhere_are_no_pictures(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"heel-hum.{ending}"
    for kind in ("folder", "link to itself", "link to a device", "pipe"):
        if kind == "folder":
            file.mkdir()
        elif kind == "link to itself":
            file.symlink_to(file)
        elif kind == "link to a device":
            file.symlink_to("/dev/zero")
        elif hasattr(os, "mkfifo"):
            os.mkfifo(file)
        found = library_with(tmp_path).picture_for(technique("heel-hum", Zone.FOOT))
        assert found == "zone-foot", kind
        file.rmdir() if kind == "folder" else file.unlink(missing_ok=True)


@given(st.text(max_size=300))
def test_no_name_leads_out_of_the_folders_or_to_an_error(name: str) -> None:
    library = library_with(PICTURES.parent)
    known = library.picture_for(technique("heel-hum", Zone.CALF, name))
    assert known in ("zone-calf", name)
    assert known == "zone-calf" or (PICTURES / f"{name}.json").is_file()


@pytest.mark.parametrize("name", ["\U00020000" * 79, "ä" * 79, "con", "nul", "-", "--help"])
def test_a_name_that_no_file_can_have_is_only_unknown(name: str) -> None:
    library = library_with(PICTURES.parent)
    assert library.picture_for(technique("heel-hum", Zone.CALF, name)) == "zone-calf"
    with pytest.raises(SceneError, match=r"^No picture is called "):
        library.load(name)
