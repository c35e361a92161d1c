"""The commands: what they print, what they refuse in one line, and their exit codes."""

import configparser
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from massage_timer import __version__, resources
from massage_timer.arguments import PROGRAM, Mistake, parse, parser
from massage_timer.cli import main
from massage_timer.core.commands import COMMANDS
from massage_timer.core.routine import LEG_SECONDS, Zone
from massage_timer.folders import HOME_VARIABLE

CLASSIC = "classic-five-minute-legs"
SHIPPED = Path(__file__).resolve().parents[1] / "routines"
GOOD = (SHIPPED / f"{CLASSIC}.yaml").read_text(encoding="utf-8")
BAD = GOOD.replace("toe-bends", "toe-bnds").replace("format: 1", "format: 1\nnme: x")
THIGHS = """\
format: 1
name: Thighs
about: Thighs alone.
suits: Tests

steps:
  - technique: warmup-twists
    seconds: 20
  - technique: thigh-glide
    share: 1
  - technique: finishing-strokes
    seconds: 20
"""
NO_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def run_program(
    *arguments: str, own: Path | None = None, code: str = ""
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, without a screen and with these own routines."""
    environ = {name: value for name, value in os.environ.items() if name not in NO_SCREEN}
    command = ["-c", code] if code else ["-m", "massage_timer", *arguments]
    return subprocess.run(
        [sys.executable, *command],
        env=environ | ({HOME_VARIABLE: str(own)} if own else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    return path


# Files for the window


def test_files_in_place_of_a_command_open_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("my legs.yaml", "run"):
        Path(name).write_text(GOOD, encoding="utf-8")
    arguments = parse(["my legs.yaml", str(tmp_path / "run")])
    assert arguments.command == ""
    assert arguments.files == (tmp_path / "my legs.yaml", tmp_path / "run")
    assert parse(["list"]).files == ()
    with pytest.raises(Mistake, match="there is no file 'not there'"):
        parse(["my legs.yaml", "not there"])


def test_the_desktop_entry_starts_the_program_with_the_files_that_were_chosen(
    tmp_path: Path,
) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(resources.assets() / "desktop" / "leg-massage-timer.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    program, field = shlex.split(told["Exec"])
    assert (program, field) == (PROGRAM, "%F")
    assert told["Icon"] == told["StartupWMClass"] == "leg-massage-timer"
    assert "application/yaml" in told["MimeType"].split(";")
    file = tmp_path / "a folder" / "my legs.yaml"
    file.parent.mkdir()
    file.write_text(GOOD, encoding="utf-8")
    assert parse([str(file)]).files == (file,), "a file manager puts each path in whole"


# Mistakes


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["lst"], "there is no command 'lst': did you mean 'list'?"),
        (
            ["a\nb"],
            "there is no command 'a\\nb': write run, rehearse, list, plan, card, check, export or "
            "import",
        ),
        (["x.yaml"], "there is no file 'x.yaml'"),
        (["--verson"], "there is no option '--verson' here: did you mean '--version'?"),
        (["plan", "--jason", "x"], "there is no option '--jason' here: did you mean '--json'?"),
        (["list", "all"], "'all' is one word too many (see massage-timer list --help)"),
        (["--diagnose", "lst"], "'lst' is not known here (see massage-timer --help)"),
        (["plan"], "this is missing: ROUTINE (see massage-timer plan --help)"),
        (["import"], "this is missing: FILE (see massage-timer import --help)"),
        (
            ["plan", "x", "--first"],
            "--first needs a value behind it (see massage-timer plan --help)",
        ),
        (["card", "-o"], "-o/--output needs a value behind it (see massage-timer card --help)"),
        (["plan", "--json=yes", "x"], "--json takes no value (see massage-timer plan --help)"),
        (
            ["plan", "--first", "up", "x"],
            "--first: write left or right, not 'up' (see massage-timer plan --help)",
        ),
        *(
            (
                ["run", "--speed", speed, "x"],
                f"--speed: write a number from 1 to 1000, not '{speed}' "
                "(see massage-timer run --help)",
            )
            for speed in ("0", "1001", "nan", "fast", "0.5")
        ),
        (
            ["plan", "clasic-five-minute-leg"],
            f"there is no routine 'clasic-five-minute-leg': did you mean '{CLASSIC}'?",
        ),
        (["plan", "classic"], f"there is no routine 'classic': did you mean '{CLASSIC}'?"),
        (
            ["run", "clasic"],
            "there is no routine 'clasic': write classic-five-minute-legs, "
            "desk-worker-calves, foot-reviver, gentle-evening or runner-recovery",
        ),
        (["plan", "no.yaml"], "no.yaml: there is no such file"),
        (["run", "--terminal", "no/where.yaml"], "no/where.yaml: there is no such file"),
        (
            ["run", "--terminal", CLASSIC],
            "the safety questions are answered by keys in a terminal, and this input is none: "
            "no session starts",
        ),
    ],
)
def test_wrong_use_is_one_line_and_code_2(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"massage-timer: {line}\n"


@pytest.mark.parametrize(
    "command", [["plan"], ["run"], ["run", "--terminal"], ["rehearse"], ["rehearse", "--terminal"]]
)
def test_a_file_with_problems_is_one_line_and_code_1(
    command: list[str], bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, str(bad)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"massage-timer: {bad}:")
    assert said.err.endswith(f"(all 2 problems: massage-timer check {bad})\n")
    assert said.err.count("\n") == 1


def test_one_problem_alone_is_told_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said == f"massage-timer: {tmp_path}: this is a folder, not a file\n"
    empty = tmp_path / "empty.yaml"
    empty.touch()
    assert main(["plan", str(empty)]) == 1
    assert capsys.readouterr().err == f"massage-timer: {empty}:1:1: the file is empty\n"


# Help


@pytest.mark.parametrize(
    "command",
    [[], ["run"], ["rehearse"], ["list"], ["plan"], ["check"], ["export"], ["import"]],
)
def test_help_helps(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"usage: {' '.join(['massage-timer', *command])}")
    assert max(map(len, said.out.splitlines())) <= 80
    if not command:
        assert "massage-timer run --terminal" in said.out
        assert "--speed" not in said.out
    if command == ["run"]:
        assert all(binding.help in said.out for binding in COMMANDS)


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"massage-timer {__version__}\n"


@pytest.mark.parametrize("command", [["list"], ["plan", CLASSIC], ["check", str(SHIPPED)]])
def test_commands_without_a_window_load_no_qt(command: list[str]) -> None:
    done = run_program(
        code="import sys; from massage_timer.cli import main\n"
        f"assert main({command!r}) == 0\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'PySide6', 'shiboken6'}"
    )
    assert done.returncode == 0, done.stderr


# List, plan, check


def test_list_names_the_shipped_routines_and_the_users_own(tmp_path: Path) -> None:
    own = tmp_path / "routines"
    own.mkdir()
    (own / "mine.yaml").write_text(GOOD.replace("Classic five", "My five"), encoding="utf-8")
    (own / "odd.yaml").write_text(BAD, encoding="utf-8")
    shown = run_program("list", own=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    by_id = {line.split()[0]: line for line in shown.stdout.splitlines()}
    assert {path.stem for path in SHIPPED.glob("*.yaml")} < set(by_id)
    assert "My five-minute legs (yours)" in by_id["mine"]
    assert "cannot be used (yours)" in by_id["odd"]
    assert "(and 1 more)" in by_id["odd"]

    found = json.loads(run_program("list", "--json", own=tmp_path).stdout)["routines"]
    assert [entry["id"] for entry in found] == list(by_id)
    mine = next(entry for entry in found if entry["id"] == "mine")
    assert mine["own"]
    assert mine["usable"]
    assert mine["problems"] == []
    odd = next(entry for entry in found if entry["id"] == "odd")
    assert not odd["usable"]
    assert odd["name"] is None
    assert len(odd["problems"]) == 2
    assert {tuple(entry) for entry in found} == {
        ("id", "name", "about", "suits", "pose", "file", "own", "usable", "problems")
    }


def test_a_folder_that_cannot_be_read_is_told_and_the_rest_is_listed(tmp_path: Path) -> None:
    (tmp_path / "routines").write_text("not a folder", encoding="utf-8")
    shown = run_program("list", own=tmp_path)
    assert shown.returncode == 1
    assert CLASSIC in shown.stdout
    assert shown.stderr.count("\n") == 1


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_plan_is_five_minutes_without_a_gap(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "--json", path.stem]) == 0
    plan = json.loads(capsys.readouterr().out)
    steps = plan["steps"]
    assert [step["from"] for step in steps] == [0, *(step["to"] for step in steps[:-1])]
    assert steps[-1]["to"] == plan["leg_seconds"] == LEG_SECONDS
    assert list(plan["zone_seconds"]) == [zone.name.lower() for zone in Zone]
    assert sum(plan["zone_seconds"].values()) == pytest.approx(LEG_SECONDS)
    for step in steps:
        assert step["seconds"] == step["to"] - step["from"]
        assert step["cycles"] == pytest.approx(step["seconds"] / step["pace"], abs=0.01)
        assert set(step["pressure"]) == {"start", "end"}

    assert main(["plan", "--first", "right", path.stem]) == 0
    text = capsys.readouterr().out
    assert all(step["name"] in text and step["cue"] in text for step in steps)
    assert "Right leg 5:00" in text
    assert max(map(len, text.splitlines())) <= 80


WISHES = (
    ["--height", "below-knee"],
    ["--pressure", "1"],
    ["--ticklish"],
    ["--light"],
    ["--sore", "calf", "--sore", "hip"],
)


@pytest.mark.parametrize("wishes", [*WISHES, [word for wish in WISHES for word in wish]])
def test_a_plan_can_be_seen_as_somebody_wants_it(
    wishes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", CLASSIC, "--json"]) == 0
    usual = json.loads(capsys.readouterr().out)
    assert main(["plan", CLASSIC, "--json", *wishes]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["steps"] != usual["steps"]
    assert plan["steps"][-1]["to"] == LEG_SECONDS
    if "--height" in wishes:
        assert [plan["zone_seconds"][zone] for zone in ("knee", "thigh", "hip")] == [0, 0, 0]
    if "--pressure" in wishes:
        assert {step["pressure"]["start"] for step in plan["steps"]} == {1}
    assert main(["plan", CLASSIC, *wishes]) == 0
    assert "Left leg 5:00" in capsys.readouterr().out


def test_a_plan_of_which_nothing_is_left_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "thighs.yaml"
    path.write_text(THIGHS, encoding="utf-8")
    assert main(["plan", str(path)]) == 0
    capsys.readouterr()
    assert main(["plan", str(path), "--height", "ankle"]) == 2
    assert capsys.readouterr().err == (
        "massage-timer: nothing of 'Thighs' stays below that height: allow more with --height\n"
    )


def test_no_option_skips_or_answers_the_questions_of_a_session(
    capsys: pytest.CaptureFixture[str],
) -> None:
    groups = [action for action in parser()._actions if isinstance(action.choices, dict)]
    assert len(groups) == 1
    options = {
        name: {word for action in command._actions for word in action.option_strings}
        for name, command in dict(groups[0].choices or {}).items()
    }
    assert set(options) == {
        "run", "rehearse", "list", "plan", "card", "check", "export", "import"
    }  # fmt: skip
    assert options["run"] == {"-h", "--help", "--terminal", "--first", "--speed"}
    others = set.union(*options.values()) - options["run"]
    for option in (*others, "--yes", "--none", "--no-check", "--skip", "--force"):
        assert main(["run", "--terminal", option, CLASSIC]) == 2
        assert "there is no option" in capsys.readouterr().err


def test_a_plan_by_file_is_the_plan_by_id(capsys: pytest.CaptureFixture[str]) -> None:
    plans = []
    for word in (CLASSIC, str(SHIPPED / f"{CLASSIC}.yaml")):
        assert main(["plan", "--json", word]) == 0
        plans.append(capsys.readouterr().out)
    assert plans[0] == plans[1]


def test_a_file_may_have_any_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "legs.txt"
    path.write_text(GOOD, encoding="utf-8")
    assert main(["plan", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Classic five-minute legs\n")


def test_check_tells_every_problem_of_every_file(
    bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = bad.with_name("good.yaml")
    good.write_text(GOOD, encoding="utf-8")
    gone = bad.with_name("gone.yaml")
    assert main(["check", str(bad), str(good), str(gone)]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert said.err == ""
    assert lines[0].startswith(f"{bad}:")
    assert "'nme' is not known here: did you mean 'name'?" in lines[0]
    assert "did you mean 'toe-bends'?" in lines[1]
    assert lines[2:] == [f"{good}: no problems", f"{gone}: there is no such file"]


def test_check_takes_folders_and_ends_well_when_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(SHIPPED)]) == 0
    assert capsys.readouterr().out.count(": no problems\n") == 5
    assert main(["check", str(tmp_path)]) == 1
    assert (
        capsys.readouterr().out
        == f"{tmp_path}: no routines, techniques or pictures in this folder\n"
    )


def test_a_warning_is_marked_and_does_not_make_a_file_bad(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd-strokes.yaml"
    path.write_text(
        GOOD.replace("seconds: 24", "seconds: 25", 1).replace("seconds: 20", "seconds: 19", 1),
        encoding="utf-8",
    )
    assert main(["check", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(": warning: " in line for line in lines)
    assert main(["plan", str(path)]) == 0
    assert "6.25 × 4 s" in capsys.readouterr().out


# Output that nobody reads


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently")
def test_a_reader_that_leaves_ends_the_command_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    for arguments in (["list"], ["check", str(SHIPPED)], ["plan", CLASSIC]):
        done = subprocess.run(
            [sys.executable, "-m", "massage_timer", *arguments],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (130, b"")
    os.close(writer)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "massage_timer", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "massage-timer: the output: the disk is full\n"


# The screen


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize("arguments", [[], ["run", CLASSIC], ["rehearse", CLASSIC]])
def test_without_a_screen_the_way_to_the_terminal_is_told(arguments: list[str]) -> None:
    done = run_program(*arguments)
    command, routine = arguments or ("run", "ROUTINE")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "There is no screen here. "
        f"To use the terminal: massage-timer {command} --terminal {routine}\n"
    )
