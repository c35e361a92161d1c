"""Pictures of the user's own: how they are shown, and that no file hurts the program."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_files import COLOUR_ALPHA, RED, png, svg
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QTransform
from refusals import refused_in_english_alone

from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.palette import Palette, Theme, palette_for
from massage_timer.pictures.plain_picture import load_plain
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.sprites import ScenePainter

pytestmark = pytest.mark.usefixtures("qapp")

LIGHT = palette_for(Theme.LIGHT)
ELSEWISE = "make it simpler, or save it as PNG."
CORNER = "<rect width='80' height='50' fill='red'/>"
"""The left upper quarter."""
SCRIBBLE = " ".join(f"{n * 7919 % 160} {n * 104729 % 100}" for n in range(2000))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


def loaded(folder: Path, data: bytes, ending: str = "svg") -> Scene:
    file = folder / f"mine.{ending}"
    file.write_bytes(data)
    return load_plain(file)


def painted(
    scene: Scene,
    width: int = 320,
    height: int = 200,
    *,
    palette: Palette = LIGHT,
    mirrored: bool = False,
    ratio: float = 1.0,
) -> QImage:
    size = QSize(width, height)
    painter = ScenePainter(scene, size, palette, mirrored=mirrored, device_pixel_ratio=ratio)
    return painter.image(0.3)


def colours(image: QImage, *points: tuple[int, int]) -> list[str]:
    return [image.pixelColor(x, y).name() for x, y in points]


def quarter_png() -> bytes:
    """160 x 100 pixels, transparent but for the left upper quarter."""
    upper = b"\0" + (RED + b"\xff") * 80 + b"\0" * 4 * 80
    return png(160, 100, colours=COLOUR_ALPHA, image=upper * 50 + (b"\0" * 641) * 50)


QUARTERS = [(svg(CORNER), "svg"), (quarter_png(), "png")]


@pytest.mark.parametrize(("data", "ending"), QUARTERS)
@pytest.mark.parametrize("theme", list(Theme))
def test_a_picture_stands_on_the_ground_of_the_theme(
    folder: Path, data: bytes, ending: str, theme: Theme
) -> None:
    palette = palette_for(theme)
    image = painted(loaded(folder, data, ending), palette=palette)
    ground = palette.ground.name()
    shown = colours(image, (40, 40), (250, 40), (40, 150), (250, 150))
    assert shown == ["#ff0000", ground, ground, ground]


@pytest.mark.parametrize(("data", "ending"), QUARTERS)
def test_the_second_leg_is_the_mirror(folder: Path, data: bytes, ending: str) -> None:
    scene = loaded(folder, data, ending)
    assert painted(scene, mirrored=True) == painted(scene).transformed(QTransform.fromScale(-1, 1))
    assert painted(scene, mirrored=True) != painted(scene)


@pytest.mark.parametrize(("data", "ending"), QUARTERS)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_picture_keeps_its_shape_in_the_middle(
    folder: Path, data: bytes, ending: str, ratio: float
) -> None:
    image = painted(loaded(folder, data, ending), 520, 200, ratio=ratio)
    assert image.size() == QSize(520, 200) * ratio
    ground = LIGHT.ground.name()
    points = [(90, 40), (110, 40), (250, 40), (270, 40), (250, 90), (250, 110)]
    shown = colours(image, *[(round(x * ratio), round(y * ratio)) for x, y in points])
    assert shown == [ground, "#ff0000", "#ff0000", ground, "#ff0000", ground]


def test_a_picture_stands_still(folder: Path) -> None:
    scene = loaded(folder, svg())
    painter = ScenePainter(scene, QSize(320, 200), LIGHT)
    assert not scene.moves
    assert painter.changed(0.1, 0.6).isEmpty()
    assert painter.image(0.1) == painter.image(0.6) == painter.image(None)


def test_nothing_is_painted_beyond_the_edges_of_an_svg(folder: Path) -> None:
    scene = loaded(folder, svg("<rect x='-999' y='-999' width='9999' height='9999' fill='red'/>"))
    image = painted(scene, 520, 200)
    assert colours(image, (90, 100), (110, 100)) == [LIGHT.ground.name(), "#ff0000"]


def test_a_fine_pattern_becomes_even_where_it_becomes_small(folder: Path) -> None:
    stripes = b"\0" + (b"\0\0\0" + b"\xff\xff\xff") * 640
    image = painted(loaded(folder, png(1280, 800, image=stripes * 800), "png"), 160, 100)
    assert {image.pixelColor(x, 50).lightness() // 16 for x in range(160)} <= {7, 8}


def test_a_large_image_is_kept_smaller_and_a_small_one_is_enlarged(folder: Path) -> None:
    large = loaded(folder, png(3200, 2000, line=RED * 3200), "png")
    assert colours(painted(large), (0, 0), (319, 199)) == ["#ff0000"] * 2
    small = loaded(folder, png(1, 1, line=RED), "png")
    assert colours(painted(small, 200, 200), (0, 0), (199, 199)) == ["#ff0000"] * 2


@pytest.mark.parametrize(
    ("ending", "data", "sentence"),
    [
        ("svg", b"", "line 1 is not XML (no element found); save it again."),
        ("svg", svg("<g/>"), "nothing in it is painted; save it again as plain SVG, or as PNG."),
        ("svg", svg("<rect width='1e9' height='5'/>"),
         "nothing in it is painted; save it again as plain SVG, or as PNG."),
        ("svg", svg(more="xml:space='none'") + b"x",
         "line 3 is not XML (junk after document element); save it again."),
        ("svg", svg(f"<path d='M{SCRIBBLE}'/>"), f"it has too much to paint; {ELSEWISE}"),
        ("svg", svg("<rect width='160' height='100' opacity='.9'/>" * 400),
         f"it has too much to paint; {ELSEWISE}"),
        ("svg", svg("<path stroke='red' stroke-dasharray='1e-7' d='M0 0h160'/>"),
         f"it has too much to paint; {ELSEWISE}"),
        ("svg", svg("<g transform='scale(1e5)'><rect width='9' height='9'/></g>"),
         "nothing in it is painted; save it again as plain SVG, or as PNG."),
        ("svg", b"<svg viewBox='0 0 1100 100'><rect width='999' height='99'/></svg>",
         "one side is more than ten times the other; cut it to about 16 to 10."),
        ("png", png(9, 99), "one side is more than ten times the other; cut it to about 16 to 10."),
        ("png", png()[:-9], "it is cut off; copy or save it again."),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_told_with_the_files_name(
    folder: Path, ending: str, data: bytes, sentence: str
) -> None:
    with pytest.raises(SceneError) as refusal:
        loaded(folder, data, ending)
    assert str(refusal.value) == f"mine.{ending}: {sentence}"
    assert not refused_in_english_alone(lambda: loaded(folder, data, ending))


@pytest.mark.parametrize(("ending", "megabytes"), [("svg", 1), ("png", 4)])
def test_a_file_that_is_too_large_is_not_read_to_its_end(
    folder: Path, ending: str, megabytes: int
) -> None:
    with pytest.raises(SceneError) as refusal:
        loaded(folder, b"\x89PNG" * 2_000_000, ending)
    limit = f"larger than a picture may be ({megabytes} MB)."
    assert str(refusal.value) == f"mine.{ending}: it is {limit}"


def test_a_file_that_is_gone_or_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    for name in ("gone.svg", "gone.png", "folder.png"):
        with pytest.raises(SceneError, match=rf"^{name}: it cannot be read: [^\n]+\.$"):
            load_plain(tmp_path / name)


# What damaged files may do is tried in another process: a crash in there is a failed test out here.

STRANGE = [
    "<path d='M0 0C1e30 1e30 5 7-1e38 1e38'/>",
    "<path d='Mnan inf'/><rect width='nan' height='inf'/><circle r='1e400'/>",
    "<path stroke='red' stroke-dasharray='0 0' stroke-dashoffset='-1e30' d='M0 0h160'/>",
    "<path stroke='red' stroke-dasharray='-1 1' stroke-width='1e30' d='M0 0h160'/>",
    "<path stroke='red' stroke-miterlimit='1e30' stroke-width='9' d='M0 0 160 1e-4 0 0'/>",
    "<path d='M0 0A1e20 1e-20 7 1 1 5 5'/><path d='A'/><path d='M'/><path d='z'/><path/>",
    "<path d='M0 0Q100 9 9 9" + "t9 9" * 5_000 + "'/>",
    "<polygon points='" + "1 1 " * 90_000 + "'/><polyline points='1'/><polygon/>",
    "<g transform='scale(1e-12)'><path d='M0 0L1e15 1e15 0 1e15'/></g>",
    "<g transform='matrix(1e300 1e300 1e300 1e300 1e300 1e300)'><rect width='9' height='9'/></g>",
    "<g transform='" + "skewX(89.999)" * 900 + "'><rect width='9' height='9'/></g>",
    "<g transform='scale(0)'><text stroke='red' stroke-dasharray='1'>a</text></g>",
    "<text font-size='0'>a</text><text font-size='-5'>b</text><text font-size='nan'>c</text>",
    "<text font-size='1e6' x='9' y='90'>a</text><text font-size='1e30'>b</text>",
    "<text transform='scale(1e5)' font-size='30' stroke='red'>abc</text>",
    "<text><tspan><tspan>a<tspan/></tspan></tspan></text><tspan>a</tspan><text/>",
    "<text>\u202e\u0300\U0001f9b5\u2028" + "\u0300" * 400 + "</text>",
    "<linearGradient id='a' href='#a'/><rect width='9' height='9' fill='url(#a)'/>",
    "<linearGradient id='a'><stop/></linearGradient><g fill='url(#a)' stroke='url(#a)'>"
    "<rect width='9' height='9'/><rect rx='2' width='9' height='9'/><circle r='9'/>"
    "<ellipse rx='9' ry='1'/><line x2='9'/><polygon points='1 1 9 9 0 9'/>"
    "<polyline points='1 1 9 9'/><path d='M0 0h9v9'/><text>a<tspan>b</tspan></text></g>",
    "<radialGradient id='a' r='0' fx='1e30'><stop offset='nan'/></radialGradient>"
    "<rect width='9' height='9' fill='url(#a)' stroke='url(#a)'/>",
    "<linearGradient id='a'>" + "<stop offset='.5'/>" * 4_000 + "</linearGradient>"
    "<rect width='9' height='9' fill='url(#a)'/>",
    "<style>" + "/*" * 400_000 + "</style>",
    "<style>" + "a" * 900_000 + "</style>",
    "<style>a{" + "fill:b;" * 99_000 + "}</style>" + "<a/>" * 3_000,
    "<rect fill='url(#" + " " * 900_000 + "'/>",
    "<rect opacity='" + "1" * 900_000 + "' " + " ".join(f"a{n}=''" for n in range(9_000)) + "/>",
    "<g class='" + "a " * 300_000 + "' id='a'/>" + "<use href='#a'/>" * 2_000,
    "<circle r='45' cx='80' cy='50' stroke='red' stroke-width='.1'/>" * 4_900,
    f"<path stroke='red' fill='none' stroke-width='60' d='M{SCRIBBLE[:400]}'/>",
]
TRY = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.palette import Theme, palette_for
from massage_timer.pictures.plain_picture import load_plain
from massage_timer.pictures.sprites import ScenePainter
application = QGuiApplication([])
for file in map(Path, sys.argv[1:]):
    begun = time.process_time()
    try:
        scene = load_plain(file)
        ScenePainter(scene, QSize(1280, 800), palette_for(Theme.DARK)).image()
        said = ""
    except SceneError as error:
        said = str(error)
    print(json.dumps([file.name, said, time.process_time() - begun]), flush=True)
"""


def run_python(code: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_strange_pictures_neither_crash_nor_hang_nor_print(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.svg" for number in range(len(STRANGE))]
    for file, body in zip(files, STRANGE, strict=True):
        file.write_bytes(svg(body))
    done = run_python(TRY, *map(str, files))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"it crashed after {answers[-1:]}"
    assert done.stderr == ""
    assert [name for name, _, _ in answers] == [file.name for file in files]
    for name, said, _ in answers:
        assert said == "" or said.startswith(f"{name}: ")
        assert "\n" not in said
    slow = [(name, seconds) for name, _, seconds in answers if seconds > 1]
    assert slow == []


def test_qts_svg_module_waits_for_an_svg(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(png())
    (tmp_path / "drawing.svg").write_bytes(svg())
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from massage_timer.pictures.library import PictureLibrary\n"
        "application = QGuiApplication([])\n"
        "for name in ('image', 'drawing'):\n"
        "    PictureLibrary(Path(sys.argv[1])).load(name)\n"
        "    print(int('PySide6.QtSvg' in sys.modules))\n"
    )
    done = run_python(code, str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["0", "1"]


def test_words_of_an_svg_are_printed_by_nobody(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    scene = loaded(folder, svg(CORNER + "<path d='M0 0 X'/><rect width='bogus' fill='bogus'/>"))
    painted(scene)
    assert capfd.readouterr() == ("", "")


WHOLE = svg(
    "<style>.a{fill:red}</style><defs><linearGradient id='g'><stop offset='0'/></linearGradient>"
    "</defs><g opacity='.5' transform='scale(2)'><rect id='r' class='a' width='9' height='9'/></g>"
    "<use href='#r' x='9'/><path d='M1 1h9a4 5 6 0 1 7 8z' stroke='url(#g)' stroke-dasharray='2'/>"
    "<text y='20'>a<tspan>b</tspan></text>"
)
PIECES = st.sampled_from(
    ["", "0", "-1", "1e9", "1e-9", "nan", "'", "<", ">", "/>", "<g>", "</g>", "<use href='#r'/>",
     "id='g'", "id='r'", "url(#r)", "%", ";", ":", "&amp;", "&#0;", "\0", "\u202e"]
)  # fmt: skip


@given(st.data())
def test_a_damaged_svg_is_shown_or_refused_in_one_sentence(
    folder: Path, data: st.DataObject
) -> None:
    text = WHOLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 6, len(text))))
        text = text[:start] + data.draw(PIECES).encode() + text[end:]
    begun = time.process_time()
    said = ""
    try:
        painted(loaded(folder, text))
    except SceneError as error:
        said = str(error)
    assert said == "" or said.isprintable()
    assert len(said) < 200
    assert time.process_time() - begun < 1


@given(st.binary(max_size=400), st.sampled_from(["svg", "png"]))
def test_any_bytes_are_refused(folder: Path, data: bytes, ending: str) -> None:
    with suppress(SceneError):
        painted(loaded(folder, data, ending))
