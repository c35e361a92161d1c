"""Two starts of the real program over the same files: one window, and the other hands over."""

import contextlib
import os
import pty
import select
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from massage_timer.app import PAINTED
from massage_timer.arguments import OPEN_ALREADY, Mistake
from massage_timer.folders import HOME_VARIABLE, within
from massage_timer.starting.one_program import (
    ANOTHER_VERSION,
    NO_ANSWER,
    TOO_LONG,
    is_first,
    meeting_place,
    show_in_a_box,
)
from massage_timer.starting.request import LONGEST_LINE, Request
from massage_timer.store.claim import Claim

PROGRAM = [sys.executable, "-m", "massage_timer"]
PATIENCE = 20.0
"""S; nothing here takes as long."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets are POSIX's")


class Machine:
    """Starts the program over one home, and ends whatever is still open."""

    def __init__(self, home: Path, runtime: Path) -> None:
        self.home, self.runtime = home, runtime
        self.temporary = runtime
        self._open: list[subprocess.Popen[bytes]] = []

    def start(
        self, *arguments: str, stderr: int = subprocess.DEVNULL, painted: int | None = None
    ) -> subprocess.Popen[bytes]:
        """`painted` is a descriptor that is told of the first frame."""
        environ = os.environ | {
            HOME_VARIABLE: str(self.home),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "TMPDIR": str(self.temporary),
            "QT_QPA_PLATFORM": "offscreen",
        }
        passed = []
        if painted is not None:
            environ[PAINTED] = str(painted)
            passed.append(painted)
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=passed,
        )
        self._open.append(process)
        return process

    @property
    def sockets(self) -> list[Path]:
        return list(self.runtime.iterdir())

    def open(self) -> subprocess.Popen[bytes]:
        """A start that listens."""
        process = self.start()
        until(lambda: bool(self.sockets))
        return process

    def end(self) -> None:
        for process in self._open:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    with tempfile.TemporaryDirectory(prefix="mt-") as runtime:  # the path of a socket is short
        machine = Machine(tmp_path / "home", Path(runtime))
        yield machine
        machine.end()


def ended(process: subprocess.Popen[bytes]) -> int:
    return process.wait(timeout=PATIENCE)


def one_stays_open(*starts: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
    """That one, when the others have ended well."""
    until(lambda: sum(start.poll() is None for start in starts) == 1)
    (open_,) = (start for start in starts if start.poll() is None)
    assert {start.returncode for start in starts if start is not open_} == {0}
    return open_


def test_a_second_start_ends_well_and_the_first_goes_on(machine: Machine) -> None:
    first = machine.open()
    assert ended(machine.start()) == 0
    assert ended(machine.start("run", "gentle-evening")) == 0
    assert first.poll() is None
    first.terminate()
    assert ended(first) == 128 + signal.SIGTERM


def test_of_starts_at_the_same_instant_exactly_one_opens(machine: Machine) -> None:
    for _ in range(3):
        open_ = one_stays_open(*[machine.start() for _ in range(4)])
        until(lambda: bool(machine.sockets))
        open_.terminate()
        assert ended(open_) == 128 + signal.SIGTERM


def test_nothing_is_left_of_an_end(machine: Machine) -> None:
    first = machine.open()
    (socket,) = machine.sockets
    assert stat.S_IMODE(socket.stat().st_mode) & 0o077 == 0
    first.terminate()
    ended(first)
    assert machine.sockets == []


def test_one_that_was_killed_leaves_nothing_in_the_way(machine: Machine) -> None:
    first = machine.open()
    first.kill()
    ended(first)
    assert machine.sockets, "nobody was left to remove it"
    one_stays_open(machine.start(), machine.start())


def test_other_files_are_another_program(machine: Machine, tmp_path: Path) -> None:
    first = machine.open()
    machine.home = tmp_path / "other home"
    second = machine.start()
    until(lambda: len(machine.sockets) == 2)
    assert (first.poll(), second.poll()) == (None, None)


def test_a_routine_that_is_not_there_is_refused_by_the_second_start(machine: Machine) -> None:
    machine.open()
    assert ended(machine.start("run", "nothing")) == 2
    assert ended(machine.start("nothing.yaml")) == 2


def test_one_that_is_stopped_is_not_started_beside(machine: Machine) -> None:
    first = machine.open()
    first.send_signal(signal.SIGSTOP)
    terminal, far = pty.openpty()
    second = machine.start(stderr=far)
    os.close(far)
    assert ended(second) == OPEN_ALREADY
    assert select.select([terminal], [], [], 0)[0]
    said = os.read(terminal, 4096).decode().strip()
    os.close(terminal)
    assert said == f"massage-timer: {NO_ANSWER}"
    first.send_signal(signal.SIGCONT)
    assert ended(machine.start()) == 0


def test_a_home_without_a_place_for_the_lock_opens_each_time(machine: Machine) -> None:
    machine.home.mkdir()
    (machine.home / "state").write_text("a file in place of the folder", encoding="utf-8")
    assert_each_start_opens(machine)


def test_without_a_place_for_the_socket_each_start_opens(machine: Machine) -> None:
    machine.runtime.chmod(0o755)
    machine.temporary = machine.runtime / ("a" * 90)
    machine.temporary.mkdir()
    assert_each_start_opens(machine)


def assert_each_start_opens(machine: Machine) -> None:
    told, tell = os.pipe()
    starts = [machine.start(painted=tell) for _ in range(2)]
    os.close(tell)
    assert os.read(told, 1) + os.read(told, 1) == b"11"
    os.close(told)
    assert [start.poll() for start in starts] == [None, None]
    assert not any(path.is_socket() for path in machine.runtime.rglob("*"))


def test_who_sees_no_terminal_is_told_in_a_box_that_does_not_stay(qtbot: QtBot) -> None:
    seen: list[str] = []

    def see() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())

    soon = QTimer(interval=0, singleShot=True)
    soon.timeout.connect(see)
    soon.start()
    show_in_a_box(NO_ANSWER, most_ms=20)
    assert seen == [NO_ANSWER]
    assert QApplication.activeModalWidget() is None


ANSWERS = """
import socket, sys
with socket.socket(socket.AF_UNIX) as door:
    door.bind(sys.argv[1])
    door.listen()
    print("listens", flush=True)
    visitor, _ = door.accept()
    with visitor:
        visitor.recv(4096)
        visitor.sendall(f"{sys.argv[2]}\\n".encode())
"""


class HeldElsewhere(Claim):
    """Until it was asked for so often."""

    def __init__(self, path: Path, times: int) -> None:
        super().__init__(path)
        self._times = times

    def take(self) -> bool:
        self._times -= 1
        return self._times < 0 and super().take()


def test_whoever_finds_the_other_gone_meanwhile_is_the_first(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(machine.runtime))
    claim = HeldElsewhere(machine.home / "claim", 2)
    assert is_first(within(machine.home), claim, Request())
    assert claim.held
    claim.let_go()


class BoxCloser:
    """Whoever reads the box and closes it."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._soon = QTimer(interval=1)
        self._soon.timeout.connect(self._look)
        self._soon.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.seen.append(box.text())
            box.accept()


def as_sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def test_what_is_too_long_to_be_handed_over_is_told(
    qtbot: QtBot, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(machine.runtime))
    closer = BoxCloser()
    request = Request(files=(Path("/" + "a" * LONGEST_LINE),))
    with pytest.raises(Mistake, match=TOO_LONG):
        is_first(within(machine.home), HeldElsewhere(machine.home / "claim", 99), request)
    assert closer.seen == [as_sentence(TOO_LONG)]


def test_a_version_that_does_not_understand_is_not_started_beside(
    qtbot: QtBot, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(machine.runtime))
    places = within(machine.home)
    closer = BoxCloser()

    def start(words: str) -> bool:
        command = [sys.executable, "-c", ANSWERS, meeting_place(places), words]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            other.stdout.readline()
            try:
                return is_first(places, HeldElsewhere(machine.home / "claim", 99), Request())
            finally:
                Path(meeting_place(places)).unlink()

    assert start("ok") is False
    assert closer.seen == []
    with pytest.raises(Mistake, match=ANOTHER_VERSION):
        start("no")
    assert closer.seen == [as_sentence(ANOTHER_VERSION)]


def test_commands_do_not_mind_a_window(machine: Machine) -> None:
    machine.open()
    assert ended(machine.start("list")) == 0
    assert ended(machine.start("plan", "gentle-evening")) == 0
