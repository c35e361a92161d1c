"""A claim on something that only one process may have; the system lets go of it when that dies."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def lock_at_once(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:  # another one has it, which Windows tells as it likes
            raise BlockingIOError from error
else:
    import fcntl

    def lock_at_once(descriptor: int) -> None:
        """Lock an open file. BlockingIOError where somebody else has; OSError where none can."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """A lock on a file beside what is claimed. The file stays: to delete it would let two in."""

    def __init__(self, path: Path, lock: Callable[[int], object] = lock_at_once) -> None:
        """Nothing is claimed yet; the file need not exist. `lock` is as `lock_at_once`."""
        self._path = path
        self._lock = lock
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def take(self) -> bool:
        """Claim it; False where another process, or another object, has it.

        Where the disk has no place for the lock nobody can be told from another: then nobody is
        kept out.
        """
        if self.held:
            return True
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except (OSError, ValueError):
            return True
        try:
            self._lock(descriptor)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:  # a disk without locks
            os.close(descriptor)
            return True
        self._descriptor = descriptor
        return True

    def let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(descriptor)
