"""The card by command: into a file, without a window and without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from massage_timer.cli import main

CLASSIC = "classic-five-minute-legs"
BROKEN = """\
format: 1
name: Too short
about: Half a minute.
suits: Nobody
steps:
  - {technique: warmup-twists, seconds: 30}
"""

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def size_of(file: Path) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(file)
    size: tuple[float, float] = document[0].get_size()
    assert len(document) == 1
    document.close()
    return size


def test_the_file_is_called_after_the_routine_and_its_name_is_told(
    present_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["card", CLASSIC]) == 0
    assert capsys.readouterr().out == f"{CLASSIC}.pdf\n"
    assert size_of(present_folder / f"{CLASSIC}.pdf") == (595, 842)


def test_paper_and_place_can_be_chosen(present_folder: Path) -> None:
    assert main(["card", CLASSIC, "-o", "to/legs.pdf", "--paper", "letter"]) == 0
    assert size_of(present_folder / "to" / "legs.pdf") == (612, 792)


def test_a_file_that_is_there_stays_unless_it_is_forced(
    present_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = present_folder / "legs.pdf"
    file.write_bytes(b"mine")
    assert main(["card", CLASSIC, "-o", "legs.pdf"]) == 2
    told = capsys.readouterr().err
    assert told == ("massage-timer: legs.pdf is there already: choose another name, or --force\n")
    assert file.read_bytes() == b"mine"
    assert main(["card", CLASSIC, "-o", "legs.pdf", "--force"]) == 0
    assert size_of(file) == (595, 842)


def test_what_cannot_be_done_is_one_line(
    present_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (present_folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (present_folder / "file").write_text("", encoding="utf-8")
    for arguments, code, told in (
        ([CLASSIC, "-o", "."], 2, "is a folder"),
        ([CLASSIC, "-o", "file/legs.pdf"], 1, "a part of the path is a file"),
        ([CLASSIC, "--paper", "a5"], 2, "write a4 or letter"),
        ([CLASSIC, "-o"], 2, "needs a value behind it"),
        ([CLASSIC, "--papre", "a4"], 2, "did you mean '--paper'"),
        (["no-such-routine"], 2, "there is no routine"),
    ):
        assert main(["card", *arguments]) == code
        error = capsys.readouterr().err
        assert told in error
        assert error.count("\n") == 1
    assert main(["card", "broken.yaml"]) == 1
    assert "30 s" in capsys.readouterr().err
    assert sorted(file.name for file in present_folder.iterdir()) == ["broken.yaml", "file"]


def test_no_screen_is_needed(present_folder: Path) -> None:
    missing = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {name: value for name, value in os.environ.items() if name not in missing}
    done = subprocess.run(
        [sys.executable, "-m", "massage_timer", "card", CLASSIC],
        env=environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert size_of(present_folder / f"{CLASSIC}.pdf") == (595, 842)
