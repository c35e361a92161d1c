"""What is left of a crash of C++, which no Python survives: where each thread was.

A file of its own that is there while the program runs. An end that was meant takes it away, so what
the next start finds in it is of a crash, and goes into the log.
"""

import contextlib
import faulthandler
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from massage_timer.store.disk import PRIVATE

MOST = 16 * 1024
"""Bytes of a crash that are kept."""
_FILE = r'File "([^"]*)"'


class Crashes:
    """Within it a crash is written into the file."""

    def __init__(self, path: Path, note: Callable[[str, str], object]) -> None:
        """`note` is told what is left of a crash before."""
        self._path = path
        self._note = note
        self._descriptor: int | None = None

    def __enter__(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
            self._descriptor = descriptor = os.open(self._path, flags, PRIVATE)
            if os.fstat(descriptor).st_size:
                left = os.read(descriptor, MOST)
                os.ftruncate(descriptor, 0)
                self._note("The program broke off", shortened(left.decode(errors="replace")))
            faulthandler.enable(descriptor)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        if self._descriptor is None:
            return
        faulthandler.disable()
        os.close(self._descriptor)
        self._descriptor = None
        with contextlib.suppress(OSError):
            if not self._path.stat().st_size:
                self._path.unlink()


def shortened(text: str) -> str:
    """The files in it without what lies above them; nothing of what answers pass through."""
    import re

    from massage_timer.unforeseen.entry import LEFT_OUT, of_answers, short

    if of_answers(re.findall(_FILE, text)):
        return LEFT_OUT
    return re.sub(_FILE, lambda found: f'File "{short(found[1])}"', text).strip()
