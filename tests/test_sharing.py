"""Sharing by command and in the window: asked before, and nothing is written over."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from giver import Giver
from homes import PICTURES, ROUTINE, TECHNIQUES, Home
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from terminals import Terminal
from test_cli import run_program

from massage_timer.authoring.sharing import Sharing, problem_of_picture
from massage_timer.cli import main
from massage_timer.folders import HOME_VARIABLE
from massage_timer.ui.home.acts import Act
from massage_timer.ui.widgets.words import Words

Run = Callable[..., tuple[int, str, str]]
NAME = "calf-evening.massage"


@pytest.fixture
def giver_home(tmp_path: Path) -> Home:
    return Home(tmp_path / "giver").fill()


@pytest.fixture
def taker_home(tmp_path: Path) -> Home:
    return Home(tmp_path / "taker")


@pytest.fixture
def sent(giver_home: Home, tmp_path: Path) -> Path:
    """The file of the giver's routine."""
    file = tmp_path / NAME
    file.write_bytes(giver_home.pack().data)
    return file


@pytest.fixture
def run(
    qapp: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs a command in somebody's home; returns its code and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(home: Home, *words: str) -> tuple[int, str, str]:
        monkeypatch.setenv(HOME_VARIABLE, str(home.folder))
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


# Commands


def test_a_routine_is_exported_here_under_its_name_and_over_no_file(
    run: Run, giver_home: Home, tmp_path: Path
) -> None:
    assert run(giver_home, "export", "mine") == (
        0,
        f"Saved as {NAME}. Whoever opens it with Leg Massage Timer gets the routine, 3 techniques "
        "and 3 pictures.\n",
        "",
    )
    data = (tmp_path / NAME).read_bytes()
    assert data == giver_home.pack().data
    (tmp_path / NAME).write_bytes(b"mine")
    code, _, err = run(giver_home, "export", "mine")
    assert (code, (tmp_path / NAME).read_bytes()) == (2, b"mine")
    assert err == f"massage-timer: {NAME} is there already: add --force to write over it\n"
    assert run(giver_home, "export", "--force", "mine")[0] == 0
    assert (tmp_path / NAME).read_bytes() == data
    assert run(giver_home, "export", str(giver_home.routine_file), "-o", "else.massage")[0] == 0
    assert (tmp_path / "else.massage").read_bytes() == data


def test_what_cannot_be_exported_is_one_line(run: Run, giver_home: Home, tmp_path: Path) -> None:
    code, out, err = run(giver_home, "export", "mine", "-o", str(giver_home.routine_file / "x"))
    assert (code, out, err.count("\n")) == (1, "", 1)
    (giver_home.places.pictures / "feather.svg").write_bytes(b"<svg")
    code, out, err = run(giver_home, "export", "mine")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"{NAME}/pictures/feather.svg: " in err
    assert not list(tmp_path.glob("*.massage"))


def test_without_a_terminal_nothing_is_imported_unless_that_is_said(
    sent: Path, taker_home: Home
) -> None:
    done = run_program("import", str(sent), own=taker_home.folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "massage-timer: nobody can be asked here: add --yes to import without a question\n"
    )
    assert taker_home.tree == {}


def test_it_is_imported_once(run: Run, sent: Path, taker_home: Home) -> None:
    code, out, err = run(taker_home, "import", "--yes", str(sent))
    assert (code, err, out.splitlines()[-1]) == (0, "", "Imported: Calf evening.")
    tree = taker_home.tree
    assert run(taker_home, "import", "--yes", str(sent)) == (
        0,
        "Calf evening is among your routines already, just the same, as calf-evening.yaml.\n"
        "Here already, just the same: Feather strokes, Hush, Thigh rest.\n",
        "",
    )
    assert taker_home.tree == tree
    assert run(taker_home, "check")[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
@pytest.mark.parametrize(("answer", "files"), [(b"y\n", 5), (b"\n", 0), (b"n\n", 0)])
def test_in_a_terminal_it_asks_first(
    sent: Path, taker_home: Home, answer: bytes, files: int
) -> None:
    program = Terminal("import", str(sent), home=taker_home.folder)
    program.wait_for(r"3 techniques[\s\S]*Import\? \[y/N\] ")
    assert taker_home.tree == {}
    program.press(answer)
    program.wait_for("Imported" if files else "Nothing was imported")
    assert program.end() == 0
    assert len(taker_home.tree) == files


def test_check_says_what_is_wrong_with_such_a_file_and_writes_nothing(
    run: Run, sent: Path, taker_home: Home
) -> None:
    assert run(taker_home, "check", str(sent)) == (0, f"{sent}: no problems\n", "")
    sent.write_bytes(sent.read_bytes()[:-9])
    code, out, _ = run(taker_home, "check", str(sent))
    assert (code, out) == (
        1,
        f"{sent}: it is cut off, or something was put behind it: ask for the file again\n",
    )
    code, _, err = run(taker_home, "import", "--yes", str(sent))
    assert (code, err.count("\n"), taker_home.tree) == (1, 1, {})


def test_without_qt_pictures_are_not_taken_in(sent: Path, taker_home: Home) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from massage_timer.cli import main; "
        f"sys.exit(main(['import', '--yes', {str(sent)!r}]))"
    )
    done = run_program(code=code, own=taker_home.folder)
    assert (done.returncode, taker_home.tree) == (1, {})
    assert done.stderr.endswith(
        "pictures cannot be checked here, for Qt is missing: install it first\n"
    )


# The window


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Home], Giver]]:
    starts: list[Giver] = []

    def start(home: Home) -> Giver:
        starts.append(Giver(home.folder))
        starts[-1].program.read_the_rest()
        return starts[-1]

    yield start
    for giver in starts:
        giver.leave()


def sharing_of(giver: Giver, where: str = "") -> Sharing:
    """One whose dialog answers with this path."""
    program = giver.program
    sharing = Sharing(
        program.window,
        giver.places,
        program.pictures,
        program.shelf,
        lambda name: where and str(Path(where) / name if Path(where).is_dir() else where),
    )
    sharing.home_asked.connect(program.go_home)
    return sharing


def said_on(sharing: Sharing) -> list[str]:
    words = [w for w in sharing.page.sheet_view.findChildren(Words) if not w.isHidden()]
    return [sharing.page.title.words, *(w.words for w in sorted(words, key=lambda w: w.y()))]


def is_at_home(giver: Giver) -> bool:
    return giver.page is giver.window.home


def test_in_the_window_a_routine_is_saved_where_it_is_wanted(
    start: Callable[[Home], Giver], giver_home: Home, tmp_path: Path
) -> None:
    giver = start(giver_home)
    sharing = sharing_of(giver, str(tmp_path))
    sharing.send("mine")
    assert (tmp_path / NAME).read_bytes() == giver_home.pack().data
    assert giver.page is sharing.page
    assert said_on(sharing) == [
        f"Saved as {NAME}",
        "Whoever opens it with Leg Massage Timer gets the routine, 3 techniques and 3 pictures.",
    ]
    sharing.page.close_button.click()
    assert is_at_home(giver)


def test_a_name_that_the_dialog_did_not_ask_about_is_not_written_over(
    start: Callable[[Home], Giver], giver_home: Home, tmp_path: Path
) -> None:
    (tmp_path / "evening.massage").write_bytes(b"mine")
    giver = start(giver_home)
    sharing = sharing_of(giver, str(tmp_path / "evening"))
    sharing.send("mine")
    assert said_on(sharing) == [
        f"{tmp_path / 'evening.massage'} was not saved",
        "A file of this name is there already",
    ]
    assert (tmp_path / "evening.massage").read_bytes() == b"mine"


def test_no_place_no_file(start: Callable[[Home], Giver], giver_home: Home) -> None:
    giver = start(giver_home)
    before = giver_home.tree
    sharing_of(giver).send("mine")
    assert is_at_home(giver)
    assert set(giver_home.tree) - set(before) <= {"cache/index.json", "settings.json"}


def test_a_routine_with_mistakes_says_why_it_is_not_shared(
    start: Callable[[Home], Giver], giver_home: Home, tmp_path: Path
) -> None:
    giver_home.fill(ROUTINE.replace("thigh-rest", "thigh-rst"))
    giver = start(giver_home)
    sharing = sharing_of(giver, str(tmp_path))
    sharing.send("mine")
    assert said_on(sharing)[0] == "mine.yaml can't be shared yet"
    assert "there is no technique 'thigh-rst'" in said_on(sharing)[1]


def test_share_is_one_of_the_acts(
    start: Callable[[Home], Giver], giver_home: Home, taker_home: Home, sent: Path
) -> None:
    giver_home.fill(ROUTINE.replace("thigh-rest", "thigh-rst"))
    giver = start(giver_home)
    giver.program.do(Act.SHARE, "mine")
    assert giver.page is giver.program.authoring.sharing.page
    giver.program.authoring.open_parcel(str(sent))
    sharing = giver.program.authoring.sharing
    assert said_on(sharing)[0] == f"What is in {NAME}"
    sharing.page.other.click()
    assert is_at_home(giver)


def test_what_is_in_a_file_is_shown_and_taken_in_by_its_button_alone(
    start: Callable[[Home], Giver], taker_home: Home, sent: Path
) -> None:
    giver = start(taker_home)
    sharing = sharing_of(giver)
    before = taker_home.tree
    sharing.begin(str(sent))
    assert said_on(sharing) == [
        f"What is in {NAME}",
        "Calf evening",
        "A quiet one.",
        "Suits: Anybody",
        "If you import it",
        "Calf evening will be one of your routines, in calf-evening.yaml.",
        "With it come 3 techniques: Feather strokes, Hush, Thigh rest (3 pictures).",
    ]
    assert sharing.page.focusWidget() is sharing.page.other
    giver.key(Qt.Key.Key_Return)  # on "Not now"
    assert is_at_home(giver)
    assert taker_home.tree == before

    sharing.begin(str(sent))
    sharing.page.close_button.click()
    assert is_at_home(giver)
    card = giver.window.home.list.chosen
    assert card is not None
    assert card.id == "calf-evening"
    assert {"techniques.yaml", "pictures/feather.svg"} < set(taker_home.tree)
    assert giver.program.shelf.choose("calf-evening").routine is not None

    sharing.begin(str(sent))
    assert sharing.page.close_button.accessibleName() == "Show it"
    once = taker_home.tree
    sharing.page.close_button.click()
    assert is_at_home(giver)
    assert taker_home.tree == once


def test_a_file_that_cannot_be_imported_says_why(
    start: Callable[[Home], Giver], taker_home: Home, tmp_path: Path
) -> None:
    giver = start(taker_home)
    sharing = sharing_of(giver)
    (tmp_path / "odd.massage").write_bytes(b"odd")
    sharing.begin(str(tmp_path / "odd.massage"))
    assert said_on(sharing) == [
        "odd.massage can't be imported",
        "This is no routine that was packed to be shared: ask for the file again",
    ]
    assert not sharing.page.other.isVisible()


def test_what_fails_on_the_way_is_told(
    start: Callable[[Home], Giver], taker_home: Home, sent: Path
) -> None:
    giver = start(taker_home)
    sharing = sharing_of(giver)
    sharing.begin(str(sent))
    taker_home.places.techniques.write_text(TECHNIQUES, encoding="utf-8")
    sharing.page.close_button.click()
    title, *sentences = said_on(sharing)
    assert title == f"{NAME} was not imported"
    assert sentences[0].startswith("Nothing was imported: ")
    assert sentences[0].endswith("this was changed a moment ago: begin again")
    assert not list(taker_home.places.routines.iterdir())


def test_a_picture_is_tried_before_it_is_taken_in(qapp: object) -> None:
    assert problem_of_picture("a.svg", PICTURES["feather.svg"]) == ""
    assert problem_of_picture("a.png", PICTURES["hushed.png"]) == ""
    assert problem_of_picture("a.svg", b"<svg").endswith(".")
    assert not problem_of_picture("a.png", os.urandom(40)).startswith("a.png")


def test_a_file_that_is_opened_from_elsewhere_shows_what_is_in_it_and_takes_nothing_in(
    start: Callable[[Home], Giver], taker_home: Home, sent: Path
) -> None:
    giver = start(taker_home)
    before = taker_home.tree
    giver.program.opening.open_files([sent])
    assert giver.shows(giver.program.authoring.sharing.page)
    assert taker_home.tree == before
