"""A disk of its own for the real program, which may be filled up or become read-only.

It needs Linux and `unshare`, and nobody's permission: the disk is mounted where this process alone,
and what is started beside it, can see it.
"""

import errno
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

MIB = 1 << 20
FILLER = "filler"


class NoDisk(Exception):
    """This system gives none; `str()` says why."""


class SmallDisk:
    """Mounted on a folder, for those who are started with `before` in front of their command."""

    def __init__(self, folder: Path, size: int = 2 * MIB) -> None:
        """`size` in bytes. Raises NoDisk."""
        folder.mkdir()
        self.folder = folder
        """As it is called by those for whom it is mounted."""
        try:
            self._shell = subprocess.Popen(
                ["unshare", "-Urm", "sh"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        except OSError as error:
            raise NoDisk(f"unshare cannot be run: {error}") from None
        try:
            self._order(f"mount -t tmpfs -o size={size},mode=755 tmpfs {_quoted(folder)}")
        except NoDisk:
            self.take_away()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.take_away()

    @property
    def before(self) -> tuple[str, ...]:
        return ("nsenter", "--preserve-credentials", "-U", "-m", "-t", str(self._shell.pid))

    @property
    def seen(self) -> Path:
        """The same folder, as everybody else can see it."""
        return Path(f"/proc/{self._shell.pid}/root{self.folder}")

    def spoil(self, full: bool) -> None:
        """Not one byte more can be written: it is full or, else, it can only be read. The latter
        cannot be while a file is being written."""
        if full:
            self._fill()
        else:
            self._order(f"mount -o remount,ro {_quoted(self.folder)}")

    def mend(self) -> None:
        """It can be written again."""
        self._order(f"mount -o remount,rw {_quoted(self.folder)}")
        (self.seen / FILLER).unlink(missing_ok=True)

    def _fill(self) -> None:
        filler = os.open(self.seen / FILLER, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            while True:
                os.write(filler, b"\0" * 4096)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        finally:
            os.close(filler)

    def take_away(self) -> None:
        self._shell.communicate()

    def _order(self, order: str) -> None:
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        said = []
        try:
            self._shell.stdin.write(f"{order} && echo done || echo failed\n")
            self._shell.stdin.flush()
            while (line := self._shell.stdout.readline()) not in ("", "done\n"):
                said.append(line)
                if line == "failed\n":
                    break
        except BrokenPipeError:
            line = ""
        if line != "done\n":
            raise NoDisk(f"{order}: {' '.join(''.join(said).split())}")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"
