"""Techniques and pictures of the user's own in the whole program, from Home to Done."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import CLASSIC, Giver
from plain_files import png, svg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_timer import resources
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase
from massage_timer.core.timeline import LEG_MS
from massage_timer.ui.widgets.words import Words

TECHNIQUE = """\
  {id}:
    name: {name}
    zones: [{zone}]
    cue: Let the fingertips glide up.
    instructions: [Lay the fingertips down., Glide up slowly.]
    hands: Both hands, fingertips only
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: {cap}
"""
ROUTINE = (resources.routines() / f"{CLASSIC}.yaml").read_text(encoding="utf-8")
MINE = ROUTINE.replace("calf-glide", "feather").replace("thigh-knead", "thigh-rest")
MINE = MINE.replace("picture: knuckle-knead", "picture: feather")
HALF = (
    "<rect width='80' height='100' fill='red'/><rect x='80' width='80' height='100' fill='blue'/>"
)
RED, BLUE = "#ff0000", "#0000ff"


def write_own(home: Path, cap: int = 2) -> None:
    """A routine with two techniques of one's own: one has an SVG picture, the other a PNG."""
    for folder in ("routines", "pictures"):
        (home / folder).mkdir(exist_ok=True)
    text = "format: 1\ntechniques:\n"
    text += TECHNIQUE.format(id="feather", name="Feather strokes", zone="calf", cap=cap)
    text += TECHNIQUE.format(id="thigh-rest", name="Thigh rest", zone="thigh", cap=2)
    (home / "techniques.yaml").write_text(text, encoding="utf-8")
    (home / "routines" / "mine.yaml").write_text(MINE, encoding="utf-8")
    (home / "pictures" / "feather.svg").write_bytes(svg(HALF))
    half = b"\0" + b"\xff\0\0" * 80 + b"\0\0\xff" * 80
    (home / "pictures" / "thigh-rest.png").write_bytes(png(160, 100, image=half * 100))


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Giver]]:
    """Starts the program; each start finds what the one before has left."""
    starts: list[Giver] = []

    def start() -> Giver:
        starts.append(Giver(tmp_path))
        starts[-1].program.read_the_rest()
        return starts[-1]

    yield start
    for giver in starts:
        giver.leave()


def colours_across(widget: QWidget) -> list[str]:
    """Red and blue, as they follow one another on a line through the middle."""
    image = widget.grab().toImage()
    line = (image.pixelColor(x, image.height() // 2).name() for x in range(image.width()))
    return list(dict.fromkeys(name for name in line if name in (RED, BLUE)))


def words_of(giver: Giver) -> list[str]:
    sheet = giver.pages.text.sheet_view
    return [words.words for words in sheet.findChildren(Words) if words.words]


def test_a_whole_session_goes_with_own_techniques_and_their_pictures(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    giver = start()
    giver.pages.set_still(True)
    giver.begin("mine")
    for side, colours in ((Side.LEFT, [RED, BLUE]), (Side.RIGHT, [BLUE, RED])):
        for id_ in ("feather", "thigh-rest"):
            shown = giver.go_until(
                lambda shown, side=side, id_=id_: (  # type: ignore[misc]
                    shown.phase is Phase.STEP
                    and shown.side is side
                    and shown.step is not None
                    and shown.step.technique.id == id_
                )
            )
            assert shown.step is not None
            assert colours_across(giver.pages.session.picture) == colours
            giver.key(Qt.Key.Key_F10)
            assert colours_across(giver.pages.mini.picture) == colours
            giver.key(Qt.Key.Key_F10)
    giver.go_to(Phase.DONE)
    assert [giver.frame.hands_on(side) for side in Side] == [LEG_MS, LEG_MS]


def test_the_card_of_a_routine_shows_the_own_picture_in_every_theme(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    giver = start()
    thumbnails = giver.program.pictures.thumbnails
    for theme in ("light", "dark", "dim-amber"):
        image = thumbnails.named("feather", theme).toImage()
        found = {image.pixelColor(x, image.height() // 2).name() for x in (200, 600)}
        assert found == {RED, BLUE}
    assert not thumbnails.named("calf-glide", "light").isNull()


def test_learn_has_own_techniques_under_a_heading_of_their_own(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    giver = start()
    giver.program.show_learn()
    entries = giver.program.learn.list.entries
    assert [entry.title for entry in entries if entry.group == "Yours"] == [
        "Feather strokes",
        "Thigh rest",
    ]
    assert entries[-1].title == "Thigh rest"


def test_a_changed_technique_is_noticed_at_the_next_start_although_the_routine_is_the_same(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    giver = start()
    giver.program.shelf.shelf.save()
    assert giver.window.home.list.choose("mine")
    write_own(tmp_path, cap=9)
    again = start()
    again.pages.text.close_button.click()
    again.window.home.list.choose("mine")
    card = again.window.home.list.chosen
    assert card is not None
    assert not card.usable
    said = "there is no technique 'feather' that can be used: see techniques.yaml:3:3"
    assert card.problems == (f"Line 12: {said}", f"Line 44: {said}")


def test_mistakes_in_own_techniques_are_told_once_on_home(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    text = (tmp_path / "techniques.yaml").read_text().replace("pace: 6", "pce: 6")
    (tmp_path / "techniques.yaml").write_text(text)
    giver = start()
    assert giver.shows(giver.pages.text)
    assert words_of(giver) == [
        "techniques.yaml:4:5: 'pace' is missing: add 'pace: …' (3 more: massage-timer check)"
    ]
    giver.pages.text.close_button.click()
    assert giver.shows(giver.window.home)
    giver.program.read_the_rest()
    giver.program.go_home()
    assert giver.shows(giver.window.home)


def test_an_own_picture_that_cannot_be_shown_is_told_on_home_and_the_zone_is_shown(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    (tmp_path / "pictures" / "feather.svg").write_bytes(svg("<script/>"))
    giver = start()
    assert words_of(giver) == [
        "feather.svg: line 2 has a script, which is not painted; take it out, or save the picture "
        "as PNG."
    ]
    giver.pages.text.close_button.click()
    technique = giver.program.shelf.shelf.techniques()["feather"]
    assert giver.program.pictures.library.scene_for(technique).name == "zone-calf"
    assert not giver.program.pictures.thumbnails.named("feather", "light").isNull()


def test_a_picture_that_was_put_there_later_is_found_at_the_next_start(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    picture = tmp_path / "pictures" / "feather.svg"
    picture.rename(tmp_path / "feather.svg")
    giver = start()
    assert giver.window.home.list.choose("mine")
    assert giver.window.home.list.chosen is not None
    assert giver.window.home.list.chosen.picture == "zone-calf"
    giver.program.shelf.shelf.save()
    (tmp_path / "feather.svg").rename(picture)
    again = start()
    assert again.window.home.list.choose("mine")
    assert again.window.home.list.chosen is not None
    assert again.window.home.list.chosen.picture == "feather"


def test_techniques_among_the_routines_say_on_home_where_they_belong(
    start: Callable[[], Giver], tmp_path: Path
) -> None:
    write_own(tmp_path)
    (tmp_path / "techniques.yaml").rename(tmp_path / "routines" / "techniques.yaml")
    giver = start()
    giver.window.home.list.choose("techniques")
    card = giver.window.home.list.chosen
    assert card is not None
    (problem,) = card.problems
    where = tmp_path / "techniques.yaml"
    assert problem == f"Line 2: these are techniques and no routine: they belong into {where}"


@pytest.mark.parametrize(
    "data",
    [
        b"x" * 50_000_000,
        b"[" * 200_000,
        b"{a: " * 50_000,
        bytes(range(256)) * 100,
        b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(5000)),
        b"",
    ],
)
def test_a_hostile_file_of_techniques_is_one_message_and_no_more(
    start: Callable[[], Giver], tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "techniques.yaml").write_bytes(data)
    giver = start()
    assert len(words_of(giver)) == 1
    giver.pages.text.close_button.click()
    giver.begin()
