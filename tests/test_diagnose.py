"""`massage-timer --diagnose` tells how things stand, changes nothing and gives nobody away."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from homes import ROUTINE

from massage_timer.core.diary import Row
from massage_timer.core.routine import Side, Zone
from massage_timer.folders import Folders, within
from massage_timer.store.diary import Diary

NAME = "rosalind-of-the-hill"
"""Of the home, and in everything that is the user's own."""


def diagnosed(home: Path, code: str = "", **environ: str) -> tuple[str, int]:
    """What is printed where this is home, and the exit code; `code` is run before."""
    left = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "QT_", "DISPLAY", "WAYLAND", "MASSAGE"))
    }
    named = {"HOME": str(home), "USERPROFILE": str(home), "USER": NAME, "LOGNAME": NAME}
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{code}\nfrom massage_timer.cli import main\n"
            "sys.exit(main(['--diagnose']))",
        ],
        env={**left, **named, "HOSTNAME": f"host-{NAME}", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.stderr == ""
    return run.stdout, run.returncode


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / NAME
    home.mkdir()
    return home


@pytest.fixture
def places(home: Path) -> Folders:
    """Of somebody who keeps everything in one folder of their home."""
    return within(home / "massage")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes() if file.is_file() else b""
        for file in folder.rglob("*")
    }


def test_a_new_home_has_no_fault_and_gets_nothing_of_ours(home: Path) -> None:
    told, code = diagnosed(home)
    assert code == 0
    for title in ("Versions", "Folders", "Checks", "Screen and devices"):
        assert f"{title}\n" in told
    for name in ("Python", "Qt", "PySide6", "PyYAML", "SQLite", "System", "Desktop"):
        assert f"  {name}: " in told
    for name in ("Sound", "Voice", "Screen stays on", "Media keys", "Notifications"):
        assert f"  {name}: works: " in told or f"  {name}: not there: " in told
    assert "Routines of the program: 5 good, 0 with problems" in told
    assert "~/" in told
    assert not [file for file in home.rglob("*") if "massage" in file.name]


def test_nothing_personal_is_told_and_nothing_changed(home: Path, places: Folders) -> None:
    write(places.routines / f"{NAME}.yaml", ROUTINE.replace("Calf evening", NAME))
    write(places.routines / "broken.yaml", f"name: {NAME}")
    write(places.settings, json.dumps({"recent": [NAME], "monitor": NAME}))
    write(places.checkpoint, NAME)
    write(places.log / "massage-timer.log", NAME)
    zones = {side: dict.fromkeys(Zone, 1_000) for side in Side}
    diary = Diary(places.diary, lambda _: None)
    diary.add(Row("2026-11-27T21:14:05+01:00", NAME, NAME, zones, stopped=True, note=NAME))
    diary.close()
    before = everything(places.settings.parent)
    told, code = diagnosed(home, MASSAGE_TIMER_HOME=str(places.settings.parent))
    assert everything(places.settings.parent) == before
    assert NAME not in told
    assert str(home.parent) not in told
    assert code == 1
    assert "Routines of your own: 0 good, 2 with problems" in told
    assert "Diary: opens, 1 row," in told
    assert "Session kept: there" in told
    assert "Log: ~/massage/state/log/massage-timer.log" in told


def test_folders_outside_of_the_home_are_not_spelt_out(home: Path, tmp_path: Path) -> None:
    told, _ = diagnosed(home, MASSAGE_TIMER_HOME=str(tmp_path / "secret" / "massage"))
    assert "secret" not in told
    assert "…/routines" in told


def test_without_qt_it_says_so(home: Path) -> None:
    hide = "sys.modules['PySide6'] = None"
    told, code = diagnosed(home, hide)
    assert code == 1
    assert "PySide6" in told
    assert "pip install" in told
    assert "Devices: not looked at" in told


def test_with_a_screen_it_is_told(home: Path) -> None:
    told, _ = diagnosed(home, QT_QPA_PLATFORM="offscreen")
    assert "Platform: offscreen" in told
    assert "Screen 1: " in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Settings: damaged"),
        ("[]", "Settings: damaged"),
        ("[" * 100_000, "Settings: damaged"),
        ("{}", "Settings: can be read"),
    ],
)
def test_settings_are_read_and_never_moved(
    home: Path, places: Folders, text: str, said: str
) -> None:
    write(places.settings, text)
    told, code = diagnosed(home, MASSAGE_TIMER_HOME=str(places.settings.parent))
    assert said in told
    assert code == int("damaged" in said)
    assert places.settings.read_text() == text


def test_a_diary_that_is_none_is_a_fault_and_stays(home: Path, places: Folders) -> None:
    write(places.diary, "no database " * 100)
    told, code = diagnosed(home, MASSAGE_TIMER_HOME=str(places.settings.parent))
    assert "Diary: cannot be opened" in told
    assert code == 1
    places.diary.unlink()
    with sqlite3.connect(places.diary) as other:
        other.execute("CREATE TABLE other (one)")
    other.close()
    told, code = diagnosed(home, MASSAGE_TIMER_HOME=str(places.settings.parent))
    assert "Diary: the file is none" in told
    assert code == 1


def test_a_folder_that_cannot_be_made_is_a_fault(home: Path) -> None:
    write(home / "massage", "a file in the way")
    told, code = diagnosed(home, MASSAGE_TIMER_HOME=str(home / "massage"))
    assert code == 1
    assert "cannot be written" in told or "cannot be looked at" in told


def test_it_is_told_in_the_language_of_whoever_asks(home: Path) -> None:
    english, _code = diagnosed(home)
    chinese, _code = diagnosed(home, LC_ALL="", LC_MESSAGES="zh_CN", LANGUAGE="")
    same = set(english.splitlines()) & set(chinese.splitlines())
    assert not same
    assert chinese.splitlines()[0] == "版本"
    assert len(english.splitlines()) == len(chinese.splitlines())
