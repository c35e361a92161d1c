"""A message bus of one's own for a test, and programs that are run on it.

The tests themselves have no bus: QtDBus asks for its address once and for good.
"""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Self

import pytest

PATIENCE = 20.0
"""Seconds after which a program that says nothing has failed the test."""

needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None,
    reason="needs dbus-daemon (Debian: dbus-daemon)",
)

DRIVER = """
import os, sys
from PySide6.QtCore import QCoreApplication, QSocketNotifier
application = QCoreApplication([])
def say(*words): print(*words, flush=True)
{setup}
def obey():
    lines = os.read(0, 65_536).decode().splitlines()
    for line in lines: exec(line, globals())  # so that a later line knows the names of this one
    if not lines: application.quit()
ears = QSocketNotifier(0, QSocketNotifier.Type.Read)
ears.activated.connect(obey)
say("ready")
application.exec()
"""


class Child:
    """A program that is told line by line what to do, and heard line by line."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command,
            env=environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
        self._heard = b""

    def tell(self, line: str) -> None:
        _open(self._process.stdin).write(line.encode() + b"\n")

    def hear(self) -> str:
        """The next line, without its end; "" when there is none any more."""
        out = _open(self._process.stdout)
        while b"\n" not in self._heard:
            assert select.select([out], [], [], PATIENCE)[0], "The program says nothing."
            more = os.read(out.fileno(), 65_536)
            if not more:
                break
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def kill(self) -> None:
        """As `kill -9` does."""
        self._process.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._process.communicate()

    def end(self) -> str:
        """What it said on standard error until its end."""
        return self._process.communicate(timeout=PATIENCE)[1].decode()


def python(*arguments: str, environ: dict[str, str]) -> Child:
    """A program in Python. It is heard through a pipe, one line at a time."""
    return Child([sys.executable, *arguments], {**os.environ, **environ})


def driven(setup: str, environ: dict[str, str]) -> Child:
    """A Qt program that has run `setup`, and then does each line of Python that it is told."""
    child = python("-c", DRIVER.format(setup=setup), environ=environ)
    assert child.hear() == "ready", child.end()
    return child


@contextmanager
def own_bus() -> Iterator[dict[str, str]]:
    """What to add to the environment of programs that shall share one new bus."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as daemon:
        try:
            address = _open(daemon.stdout).readline().decode().strip()
            yield {"DBUS_SESSION_BUS_ADDRESS": address}
        finally:
            daemon.terminate()


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
