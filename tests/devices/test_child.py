"""One run of a program, with small real ones."""

import os
import sys
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from massage_timer.devices.child import Child

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the small programs are for a shell")
LONG = 10_000


def shell(script: str) -> list[str]:
    return ["/bin/sh", "-c", script]


class Run:
    """A child, and what it told."""

    def __init__(
        self, command: Sequence[str], parent: QObject, bound: int = LONG, hears: bool = False
    ) -> None:
        self.told: list[str] = []
        self.gone = False
        self.child = Child(
            command,
            bound,
            lambda good: self.told.append("good" if good else "bad"),
            parent,
            begun=lambda: self.told.append("begun"),
            heard=self.told.append if hears else None,
        )
        self.child.destroyed.connect(self.go)
        self.child.run()

    def go(self) -> None:
        self.gone = True


@pytest.mark.parametrize(
    ("script", "how"), [("exit 0", "good"), ("exit 3", "bad"), ("kill -9 $$", "bad")]
)
def test_how_a_program_ended_is_told_once(script: str, how: str, qtbot: QtBot) -> None:
    owner = QObject()
    run = Run(shell(script), owner)
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["begun", how]


def test_a_program_that_is_not_there_has_failed(qtbot: QtBot) -> None:
    owner = QObject()
    run = Run(["/nowhere/player"], owner)
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["bad"]


def test_a_program_that_gets_stuck_is_killed_and_has_failed(qtbot: QtBot) -> None:
    owner = QObject()
    run = Run(shell("exec sleep 30"), owner, bound=50)
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["begun", "bad"]


def test_a_program_that_was_cut_tells_nothing_more(qtbot: QtBot) -> None:
    owner = QObject()
    run = Run(shell("exec sleep 30"), owner)
    qtbot.waitUntil(lambda: run.told == ["begun"])
    run.child.cut()
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["begun"]


def test_a_program_that_is_cut_before_it_began_tells_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    run = Run(shell("exec sleep 30"), owner)
    run.child.cut()
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == []


def test_what_a_program_prints_comes_before_its_end(qtbot: QtBot) -> None:
    owner = QObject()
    run = Run(shell("printf 'wörds\\n'; printf '\\377'"), owner, hears=True)
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["begun", "wörds\n\ufffd", "good"]


def test_the_terminal_sees_nothing_of_a_program(
    qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    owner = QObject()
    run = Run(shell("echo noise; echo more >&2"), owner)
    qtbot.waitUntil(lambda: run.gone)
    assert capfd.readouterr() == ("", "")


def test_no_program_outlives_its_owner(qtbot: QtBot) -> None:
    """Qt would complain of one, and a complaint fails the test."""
    owner = QObject()
    run = Run(shell("exec sleep 30"), owner)
    qtbot.waitUntil(lambda: run.told == ["begun"])
    run.child.close()
    owner.deleteLater()
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["begun"]


def test_a_program_that_reads_finds_nothing_to_read(qtbot: QtBot) -> None:
    owner = QObject()
    run = Run([sys.executable, "-S", "-c", "import sys; sys.exit(len(sys.stdin.read()))"], owner)
    qtbot.waitUntil(lambda: run.gone)
    assert run.told == ["begun", "good"]
