"""Where two starts meet, and what a start makes of who is there."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from massage_timer.devices.meeting import (
    BEGINS_WITHIN,
    LONGEST_ADDRESS,
    Answer,
    address_for,
    knock,
    say,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these sockets are POSIX's")

LINE = b"hello\n"


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short path, which nobody else may enter."""
    with tempfile.TemporaryDirectory(prefix="mt-") as folder:
        yield Path(folder)


def place(state: Path, runtime: Path | str, temporary: Path) -> str:
    return address_for(state, {"XDG_RUNTIME_DIR": str(runtime)}, "linux", lambda: str(temporary))


def test_each_home_has_a_place_of_its_own_wherever_one_stands(short: Path) -> None:
    one, other = short / "one", short / "other"
    one.mkdir()
    (short / "link").symlink_to(one)
    assert place(one, short, short) == place(one, short, short)
    assert place(one, short, short) == place(short / "link", short, short)
    assert place(one, short, short) != place(other, short, short)
    assert place(one, short, short).startswith(f"{short}/")


@pytest.mark.parametrize("runtime", ["", "here", "/no/such/folder", "/" + "a" * 90])
def test_without_a_folder_of_the_system_a_temporary_one_serves(short: Path, runtime: str) -> None:
    address = place(short, runtime, short)
    folder = Path(address).parent
    assert folder.parent == short
    assert folder.stat().st_mode & 0o777 == 0o700
    assert place(short, runtime, short) == address


def test_a_folder_that_others_may_enter_is_no_place(short: Path) -> None:
    shared = short / "shared"
    shared.mkdir(mode=0o755)
    assert place(short, shared, short).startswith(f"{short}/leg-massage-timer-{os.getuid()}/")
    (short / f"leg-massage-timer-{os.getuid()}").chmod(0o770)
    assert place(short, shared, short) == ""


def test_what_is_no_folder_of_the_user_is_no_place(short: Path) -> None:
    file = short / "file"
    file.touch(mode=0o700)
    relative = os.path.relpath(short)
    for runtime in (file, relative):
        assert place(short, runtime, short).startswith(f"{short}/leg-massage-timer-{os.getuid()}/")


@pytest.mark.skipif(os.getuid() != 0, reason="nobody else can give a folder away")
def test_a_folder_of_another_user_is_no_place(short: Path) -> None:
    other = short / "other"
    other.mkdir(mode=0o700)
    os.chown(other, 12_345, -1)
    assert place(short, other, short).startswith(f"{short}/leg-massage-timer-0/")
    os.chown(short / "leg-massage-timer-0", 12_345, -1)
    assert place(short, other, short) == ""


def test_a_link_that_somebody_laid_is_no_place(short: Path) -> None:
    mine = short / "mine"
    mine.mkdir(mode=0o700)
    (short / f"leg-massage-timer-{os.getuid()}").symlink_to(mine)
    assert place(short, "", short) == ""


def test_no_address_is_longer_than_a_socket_may_be_called(short: Path) -> None:
    deep = short / ("ü" * 25) / ("b" * 40)
    deep.mkdir(parents=True, mode=0o700)
    assert len(place(short, deep, short)) <= LONGEST_ADDRESS
    assert place(short, deep, deep) == ""
    assert place(short, "", Path("/no/such/folder")) == ""


def test_letters_of_two_bytes_count_twice(short: Path) -> None:
    letters = LONGEST_ADDRESS - len(place(short, short, short)) - 1
    wide = short / ("ü" * letters)
    wide.mkdir(mode=0o700)
    narrow = short / ("u" * letters)
    narrow.mkdir(mode=0o700)
    assert Path(place(short, narrow, short)).parent == narrow
    assert Path(place(short, wide, short)).parent != wide


def test_without_a_temporary_folder_there_is_no_place(short: Path) -> None:
    def none() -> str:
        raise FileNotFoundError

    assert address_for(short, {}, "linux", none) == ""
    assert address_for(short, {"XDG_RUNTIME_DIR": str(short)}, "linux", none)


def test_on_windows_it_is_a_name(short: Path) -> None:
    name = address_for(short, {}, "win32", str)
    assert name.startswith("leg-massage-timer-")
    assert not {*name} & {*"/\\"}


LISTENS = """
import socket, sys
address, *answers = sys.argv[1:]
with socket.socket(socket.AF_UNIX) as door:
    door.bind(address)
    door.listen()
    print("listens", flush=True)
    for answer in answers:
        visitor, _ = door.accept()
        with visitor:
            print(visitor.recv(100).decode(), end="", flush=True)
            if answer == "-":
                sys.stdin.read()
            visitor.sendall(answer.encode())
"""


class Somebody:
    """Listens in another process, says something to whoever comes, and leaves; "-": says nothing,
    until the end."""

    def __init__(self, address: str, *answers: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", LISTENS, address, *answers],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "listens\n"

    def leave(self) -> str:
        """What was heard."""
        heard, _ = self._process.communicate(timeout=20)
        return heard


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("ok\n", Answer.TAKEN),
        ("no\n", Answer.REFUSED),
        ("welcome\n", Answer.REFUSED),
        ("", Answer.NOBODY),
        ("o", Answer.NOBODY),
        ("a" * 100, Answer.REFUSED),
    ],
)
def test_what_is_said_is_understood(short: Path, said: str, answer: Answer) -> None:
    somebody = Somebody(f"{short}/door", said)
    assert knock(f"{short}/door", LINE) is answer
    assert somebody.leave().encode() == LINE


def test_silence_is_no_answer(short: Path) -> None:
    somebody = Somebody(f"{short}/door", "-")
    assert knock(f"{short}/door", LINE, within=0.05) is Answer.NONE
    somebody.leave()


def test_where_too_many_knock_somebody_is_there(qapp: QObject, short: Path) -> None:
    """Nobody is let in, but to begin a second time would be wrong."""
    with socket.socket(socket.AF_UNIX) as door, socket.socket(socket.AF_UNIX) as before:
        door.bind(f"{short}/door")
        door.listen(0)
        before.connect(f"{short}/door")
        assert knock(f"{short}/door", LINE, within=0.05) is Answer.NONE


def test_an_empty_house_is_nobody(short: Path) -> None:
    assert knock(f"{short}/door", LINE) is Answer.NOBODY
    Somebody(f"{short}/door").leave()
    assert knock(f"{short}/door", LINE) is Answer.NOBODY


class Waits:
    """A clock that goes on when somebody waits, and what happens then."""

    def __init__(self, *happens: object) -> None:
        self.now = 0.0
        self._happens = list(happens)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        if self._happens:
            happening = self._happens.pop(0)
            assert callable(happening)
            happening()


def test_one_that_only_begins_is_waited_for(short: Path) -> None:
    come: list[Somebody] = []
    waits = Waits(lambda: None, lambda: come.append(Somebody(f"{short}/door", "", "ok\n")))
    answer = say(f"{short}/door", LINE, lambda: False, lambda: waits.now, waits.wait)
    assert answer is Answer.TAKEN
    come[0].leave()


def test_one_that_never_listens_is_given_up(short: Path) -> None:
    waits = Waits()
    answer = say(f"{short}/door", LINE, lambda: False, lambda: waits.now, waits.wait)
    assert answer is Answer.NONE
    assert BEGINS_WITHIN <= waits.now < BEGINS_WITHIN + 1


def test_whoever_finds_itself_alone_is_the_first(short: Path) -> None:
    waits = Waits()
    alone = iter([False, False, True])
    answer = say(f"{short}/door", LINE, lambda: next(alone), lambda: waits.now, waits.wait)
    assert answer is Answer.NOBODY
    assert waits.now < 1
