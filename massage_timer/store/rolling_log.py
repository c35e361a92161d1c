"""A log that never grows beyond what it may, never fails, and is for its user's eyes alone."""

import contextlib
import os
from pathlib import Path

from massage_timer.store.disk import PRIVATE

LIMIT = 256 * 1024
"""Bytes of one file."""
FILES = 3
"""The log itself and those before it: `name`, `name.1`, `name.2`."""
_ADDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class RollingLog:
    """Entries at the end of a file; a full one becomes the one before, and the oldest goes."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        """The file and its folder are made by the first entry."""
        self.path = path
        self._limit = limit

    @property
    def files(self) -> list[Path]:
        """Where entries may be, the newest first; none need be there."""
        older = [self.path.with_name(f"{self.path.name}.{n}") for n in range(1, FILES)]
        return [self.path, *older]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        whole = 0
        for file in self.files:
            with contextlib.suppress(OSError):
                whole += file.stat().st_size
        return whole

    def add(self, entry: str) -> bool:
        """Write an entry, cut to what one file holds; False where the disk does not take it."""
        data = entry.encode(errors="replace")[: self._limit]
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room(len(data))
            descriptor = os.open(self.path, _ADDING, PRIVATE)
            try:
                os.write(descriptor, data)
            finally:
                os.close(descriptor)
        except (OSError, ValueError):
            return False
        return True

    def _make_room(self, wanted: int) -> None:
        if not self.path.exists() or self.path.stat().st_size + wanted <= self._limit:
            return
        files = self.files
        for newer, older in reversed(list(zip(files, files[1:], strict=False))):
            if newer.exists():
                newer.replace(older)
