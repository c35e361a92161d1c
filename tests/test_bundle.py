"""The stand-alone folder does what the program does, with nothing of Python around it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bench_bundle import PROGRAM, executable
from bench_measure import environment, started
from terminals import Terminal, answer_none

from massage_timer import __version__, resources
from massage_timer.store.settings import Settings
from massage_timer.store.settings_file import SettingsFile

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not executable().is_file(), reason="there is none: make bundle"),
]
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for the voices of Linux")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="hands on pipes and terminals")


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """Surroundings that know no Python, of somebody who has read what is read at first."""
    found = environment(tmp_path, "offscreen", None)
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {name: found[name] for name in found if name not in ("PYTHONPATH", "PATH")} | kept


def said(bare: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [executable(), *words],
        env=bare,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_bundle_tells_its_version(bare: dict[str, str]) -> None:
    assert said(bare, "--version") == f"massage-timer {__version__}\n"


def test_the_bundle_has_every_routine(bare: dict[str, str]) -> None:
    listed = {line.split()[0] for line in said(bare, "list").splitlines()}
    assert listed == {path.stem for path in resources.routines().glob("*.yaml")}


def test_the_bundle_finds_nothing_wrong_with_itself(bare: dict[str, str]) -> None:
    assert __version__ in said(bare, "--diagnose")


@needs_linux
def test_programs_of_the_system_are_not_given_the_libraries_of_the_bundle(
    tmp_path: Path, bare: dict[str, str]
) -> None:
    voice, heard = tmp_path / "bin" / "espeak-ng", tmp_path / "heard"
    voice.parent.mkdir()
    voice.write_text(f'#!/bin/sh\necho "[$LD_LIBRARY_PATH]" >> "{heard}"\n')
    voice.chmod(0o755)
    said(bare | {"PATH": str(voice.parent)}, "--diagnose")
    assert set(heard.read_text().splitlines()) == {"[]"}


def test_the_bundle_has_every_file_that_a_wheel_has() -> None:
    inside = PROGRAM / "_internal" / "massage_timer" / "_data"
    for folder in (resources.assets(), resources.routines(), resources.languages()):
        files = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        assert {path for path in files if not (inside / folder.name / path).is_file()} == set()


def test_the_bundle_has_the_licences_of_what_it_carries() -> None:
    texts = {path.name for path in (PROGRAM / "THIRD_PARTY_LICENSES").iterdir()}
    assert texts >= {"README.md", "LGPL-3.0.txt", "GPL-3.0.txt", "python.txt", "pyyaml.txt"}
    assert (PROGRAM / "LICENSE").is_file()


@needs_posix
def test_the_bundle_paints_its_window(bare: dict[str, str]) -> None:
    with started([str(executable())], bare) as program:
        assert program.process.poll() is None


@needs_posix
def test_the_bundle_plays_a_session_in_a_terminal(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "settings.json").save(Settings(disclaimer_read=True))
    program = Terminal(
        *("run", "--terminal", "--speed", "1000", "classic-five-minute-legs"),
        home=tmp_path,
        program=(str(executable()),),
    )
    answer_none(program)
    program.wait_for("Space begins")
    program.press(b" ")
    program.wait_for("Left 5:00 · Right 5:00")
    assert program.end() == 0
