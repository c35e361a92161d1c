"""Who may knock, what is answered, and that nothing which comes in does any harm."""

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from massage_timer.devices.door import MOST_VISITS, Door, is_of_this_user
from massage_timer.devices.meeting import NO, OK

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these sockets are POSIX's")

LONGEST = 64
KNOWN = b"hello\n"


class House:
    """A door that understands one line, and the street before it."""

    def __init__(self, qtbot: QtBot, address: str, user: int | None = None) -> None:
        self.heard: list[bytes] = []
        self.address = address
        self._qtbot = qtbot
        self.door = Door(self._hear, LONGEST, user=user)
        assert self.door.open(address)

    def _hear(self, line: bytes) -> bool:
        self.heard.append(line)
        return line == KNOWN

    def visit(self) -> socket.socket:
        visitor = socket.socket(socket.AF_UNIX)
        visitor.connect(self.address)
        visitor.setblocking(False)
        return visitor

    def answer(self, visitor: socket.socket) -> bytes:
        """All that is said until the door closes."""
        said: list[bytes] = []

        def over() -> bool:
            try:
                said.append(visitor.recv(100))
            except BlockingIOError:
                return False
            except ConnectionResetError:
                return True
            return not said[-1]

        self._qtbot.waitUntil(over)
        visitor.close()
        return b"".join(said)

    def say(self, line: bytes) -> bytes:
        visitor = self.visit()
        visitor.sendall(line)
        return self.answer(visitor)


@pytest.fixture
def house(qtbot: QtBot) -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="mt-") as folder:
        house = House(qtbot, f"{folder}/door")
        yield house
        house.door.close()


def test_a_line_is_answered(house: House) -> None:
    assert house.say(KNOWN) == OK
    assert house.say(b"what\n") == NO
    assert house.heard == [KNOWN, b"what\n"]


def test_a_line_that_comes_in_pieces_is_one_line(house: House, qtbot: QtBot) -> None:
    visitor = house.visit()
    for piece in (b"he", b"llo", b"\n"):
        visitor.sendall(piece)
        qtbot.wait(1)
    assert house.answer(visitor) == OK
    assert house.heard == [KNOWN]


def test_a_line_in_pieces_is_no_longer_than_another(house: House, qtbot: QtBot) -> None:
    visitor = house.visit()
    for piece in (b"a" * (LONGEST - 4), b"b" * (LONGEST - 4) + b"\n"):
        visitor.sendall(piece)
        qtbot.wait(1)
    assert house.answer(visitor) in (NO, b"")
    assert house.heard == []


def test_nothing_is_left_of_a_visit(house: House, qtbot: QtBot) -> None:
    for _ in range(3):
        house.say(KNOWN)
    qtbot.waitUntil(lambda: not house.door.findChildren(QLocalSocket))


def test_only_the_first_line_counts(house: House) -> None:
    assert house.say(KNOWN * 3) == OK
    assert house.heard == [KNOWN]


def test_a_line_without_an_end_is_refused_unheard(house: House) -> None:
    assert house.say(b"a" * LONGEST * 100) in (NO, b"")
    assert house.say(b"a" * (LONGEST + 1)) == NO
    assert house.heard == []
    longest = b"a" * (LONGEST - 1) + b"\n"
    assert house.say(longest) == NO
    assert house.heard == [longest]


def test_whoever_says_nothing_is_sent_away(house: House) -> None:
    assert house.answer(house.visit()) == b""
    assert house.say(KNOWN) == OK


def test_few_are_let_in_at_a_time(house: House) -> None:
    silent = [house.visit() for _ in range(MOST_VISITS)]
    one_more = house.visit()
    assert house.answer(one_more) == b"", "long before the others"
    silent[0].sendall(KNOWN)
    assert house.answer(silent[0]) == OK
    assert house.say(KNOWN) == OK
    for visitor in silent[1:]:
        visitor.close()


def test_whoever_leaves_early_harms_nobody(house: House) -> None:
    for line in (b"", b"hel", KNOWN):
        visitor = house.visit()
        visitor.sendall(line)
        visitor.close()
    assert house.say(KNOWN) == OK


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=3 * LONGEST))
def test_whatever_comes_the_door_stays_open(house: House, sent: bytes) -> None:
    house.say(sent + b"\n")
    assert house.say(KNOWN) == OK
    assert all(len(line) <= LONGEST and line.count(b"\n") == 1 for line in house.heard)


def test_a_closed_door_leaves_nothing(house: House) -> None:
    house.door.close()
    assert not Path(house.address).exists()


def test_what_a_dead_one_left_is_no_obstacle(qtbot: QtBot, house: House) -> None:
    house.door.close()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(house.address)
    again = House(qtbot, house.address)
    assert again.say(KNOWN) == OK
    again.door.close()


def test_nobody_else_has_a_right_to_the_socket(house: House) -> None:
    assert os.stat(house.address).st_mode & 0o077 == 0  # noqa: PTH116


def test_where_there_is_no_place_the_door_does_not_open(qtbot: QtBot) -> None:
    assert not Door(lambda line: True, LONGEST).open("/no/such/folder/door")


@pytest.mark.skipif(not hasattr(socket, "SO_PEERCRED"), reason="this system does not tell")
def test_another_user_is_sent_away_unheard(qtbot: QtBot) -> None:
    with tempfile.TemporaryDirectory(prefix="mt-") as folder:
        house = House(qtbot, f"{folder}/door", os.getuid() + 1)
        visitor = house.visit()
        visitor.sendall(KNOWN)
        assert house.answer(visitor) == b""
        assert house.heard == []
        house.door.close()


@pytest.mark.skipif(not hasattr(socket, "SO_PEERCRED"), reason="this system does not tell")
def test_another_user_is_known_as_such() -> None:
    near, far = socket.socketpair()
    with near, far:
        assert is_of_this_user(near.fileno())
        assert not is_of_this_user(near.fileno(), os.getuid() + 1)
        assert near.fileno() >= 0, "it is still open"
    assert not is_of_this_user(-1)
