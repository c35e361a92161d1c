"""`check` of techniques and pictures, one by one, in folders, and all that is one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from plain_files import png, svg
from test_cli import GOOD, run_program

from massage_timer.cli import main
from massage_timer.folders import HOME_VARIABLE

Check = Callable[..., tuple[int, list[str]]]
TECHNIQUES = """\
format: 1
techniques:
  feather:
    name: Feather strokes
    zones: [calf]
    cue: Glide up.
    instructions: [Lay the fingertips down., Glide up.]
    hands: Both hands
    direction: up
    pace: 6
    work: 0.67
    pressure: 1
    cap: 2
    picture: my-calf
"""
MINE = GOOD.replace("calf-glide", "feather")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of one's own, with a routine, a technique and its picture."""
    home = tmp_path / "home"
    for folder in ("routines", "pictures"):
        (home / folder).mkdir(parents=True)
    (home / "routines" / "mine.yaml").write_text(MINE, encoding="utf-8")
    (home / "techniques.yaml").write_text(TECHNIQUES, encoding="utf-8")
    (home / "pictures" / "my-calf.svg").write_bytes(svg())
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home


@pytest.fixture
def check(
    home: Path, qapp: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """Runs the command in the folder of one's own; returns its code and its lines."""
    monkeypatch.chdir(home)

    def run(*names: str) -> tuple[int, list[str]]:
        code = main(["check", *names])
        said = capsys.readouterr()
        assert said.err == ""
        return code, said.out.splitlines()

    return run


def test_alone_it_checks_all_that_is_one_s_own(home: Path, check: Check) -> None:
    assert check() == (
        0,
        [
            f"{home}/techniques.yaml: no problems",
            f"{home}/routines/mine.yaml: no problems",
            f"{home}/pictures/my-calf.svg: no problems",
        ],
    )


def test_who_has_nothing_of_their_own_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "nowhere"))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/nowhere: there is nothing of your own yet\n"


def test_own_techniques_are_listed_planned_and_run_like_the_others(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "mine"]) == 0
    assert "Feather strokes" in capsys.readouterr().out
    (home / "techniques.yaml").write_text(TECHNIQUES.replace("cap: 2", "cap: 9"))
    assert main(["plan", "mine"]) == 1
    said = capsys.readouterr().err
    assert "there is no technique 'feather' that can be used: see techniques.yaml:3:3" in said


def test_techniques_are_known_by_what_they_hold_and_not_by_their_name(
    home: Path, check: Check
) -> None:
    (home / "feathers.yml").write_text(TECHNIQUES.replace("pace: 6", "pace: 99"))
    assert check("feathers.yml") == (
        1,
        ["feathers.yml:10:11: a pace of 99 s for one stroke and its return is too slow: write 2 "
         "to 20"],
    )  # fmt: skip
    (home / "techniques.yaml").write_text("techniques: [\n")
    code, (line,) = check("techniques.yaml")
    assert (code, line.partition(": ")[0]) == (1, "techniques.yaml:2:1")
    code, lines = check("feathers.yml", "gone.yaml")
    assert (code, lines[1:]) == (1, ["gone.yaml: there is no such file"])


def test_among_the_routines_it_says_where_techniques_belong(home: Path, check: Check) -> None:
    (home / "routines" / "techniques.yaml").write_text(TECHNIQUES)
    code, lines = check(str(home / "routines"))
    assert (code, lines[1:]) == (
        1,
        [f"{home}/routines/techniques.yaml:2:1: these are techniques and no routine: they belong "
         f"into {home}/techniques.yaml"],
    )  # fmt: skip


def test_a_picture_that_is_nowhere_is_a_warning_and_one_that_nobody_uses_is_fine(
    home: Path, check: Check
) -> None:
    (home / "pictures" / "my-calf.svg").rename(home / "pictures" / "your-calf.svg")
    code, lines = check()
    assert code == 0
    assert lines[0] == (
        f"{home}/techniques.yaml:14:14: warning: there is no picture 'my-calf': did you mean "
        "'your-calf'? If not, put it into your 'pictures' folder"
    )
    assert lines[-1].endswith("your-calf.svg: no problems")


def test_a_folder_of_somebody_else_brings_its_techniques_along(
    home: Path, tmp_path: Path, check: Check
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "theirs.yaml").write_text(GOOD.replace("calf-glide", "plume"))
    (other / "techniques.yaml").write_text(TECHNIQUES.replace("feather", "plume"))
    (other / "my-calf.png").write_bytes(png(160, 100))
    code, lines = check(str(other))
    assert (code, len(lines)) == (0, 3)
    (other / "techniques.yaml").unlink()
    code, lines = check(str(other))
    assert code == 1
    assert "there is no technique 'plume'" in lines[0]


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.svg", svg("<g>\n<script/></g>"),
         "a.svg:3: line 3 has a script, which is not painted; take it out, or save the picture as "
         "PNG."),
        ("a.svg", svg("<rect onclick='x'/>"),
         "a.svg:2: line 2 has an event, which nothing answers; take it out, or save the picture "
         "as PNG."),
        ("a.svg", png(), "a.svg: it is a PNG; let its name end in .png."),
        ("a.svg", b" " * 50_000_000, "a.svg: it is larger than a picture may be (1 MB)."),
        ("a.png", svg(), "a.png: it is no PNG; save it again as PNG."),
        ("a.png", png()[:-20], "a.png: it is cut off; copy or save it again."),
        ("a.PNG", png(),
         "a.PNG: a picture's name has letters, digits and hyphens, and its ending is small: "
         "rename it to a.png"),
        ("My Calf (2).svg", svg(),
         "My Calf (2).svg: a picture's name has letters, digits and hyphens, and its ending is "
         "small: rename it to my-calf-2.svg"),
        ("!.svg", svg(),
         "!.svg: a picture's name has letters, digits and hyphens, and its ending is small: "
         "rename it to picture.svg"),
        ("a.jpg", b"", "a.jpg: only SVG and PNG are shown: save it as PNG"),
        ("a.json", b"{}", "a.json: the picture's format is not 2."),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_shown_is_told_with_its_remedy(
    home: Path, check: Check, name: str, data: bytes, line: str
) -> None:
    (home / name).write_bytes(data)
    assert check(name) == (1, [line])


def test_a_picture_that_is_not_there_is_told_so(check: Check) -> None:
    assert check("gone.svg") == (1, ["gone.svg: there is no such file"])


def test_pictures_are_checked_without_a_screen_and_nothing_else_is_printed(home: Path) -> None:
    words = "<text x='9' y='50'>calf</text>"
    for number in range(3):
        (home / "pictures" / f"more-{number}.svg").write_bytes(svg(words))
    (home / "pictures" / "broken.svg").write_bytes(svg("<image href='http://x/'/>"))
    done = run_program("check", own=home)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("no problems") == 6
    assert "broken.svg:2: line 2 has an image of its own" in done.stdout


def test_routines_are_checked_without_loading_qt(home: Path) -> None:
    code = (
        "import sys; from massage_timer.cli import main; "
        f"main(['check', {str(home / 'routines')!r}, {str(home / 'techniques.yaml')!r}]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert run_program(code=code, own=home).returncode == 0


def test_without_qt_a_picture_is_said_to_be_unchecked(home: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from massage_timer.cli import main; "
        f"sys.exit(main(['check', {str(home / 'pictures')!r}]))"
    )
    done = run_program(code=code, own=home)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith(": pictures cannot be checked here, for Qt is missing\n")


@pytest.mark.parametrize(
    ("code", "name", "data", "line"),
    [
        ("de", "a.svg", svg("<g>\n<script/></g>"),
         "a.svg:3: Zeile 3 hat ein Skript, das nicht gemalt wird; nimm das heraus oder speicher "
         "das Bild als PNG."),
        ("de", "a.svg", b"<svg>",
         "a.svg:1: Zeile 1 ist kein XML (kein Element gefunden); speicher das Bild neu."),
        ("fr", "a.png", png()[:-20],
         "a.png\u00a0: elle est coupée\u00a0; copiez-la ou enregistrez-la de nouveau."),
        ("zh", "a.svg", b" " * 50_000_000, "a.svg：超过了图片允许的大小（1 MB）。"),
        ("ar", "a.svg", svg("<use href='x.svg#a'/>"),
         "a.svg:2: السطر ٢ يشير إلى خارج الملف؛ احذفوا ذلك أو احفظوا الصورة بصيغة PNG."),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_shown_is_told_in_the_language_that_is_spoken(
    home: Path,
    check: Check,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    name: str,
    data: bytes,
    line: str,
) -> None:
    monkeypatch.setenv("LC_ALL", f"{code}.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    (home / name).write_bytes(data)
    assert check(name) == (1, [line])
