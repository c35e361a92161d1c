"""Writes down errors and what surrounds them; the same one again and again costs nearly nothing."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from massage_timer import __version__
from massage_timer.store.rolling_log import RollingLog
from massage_timer.unforeseen.entry import Entry, entry_of, kind_of, without_home

MOST_KINDS = 100
"""Kinds of errors in one start of the program; what comes after is not written down."""


LOG = "massage-timer.log"


def log_in(folder: Path) -> RollingLog:
    """The log in its folder."""
    return RollingLog(folder / LOG)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program was when it happened."""

    words: str = ""
    answers: bool = False
    """A page is shown on which answers of the recipient can be told from one another."""


class Journal:
    """For one start of the program. Any thread may note something."""

    def __init__(
        self,
        log: RollingLog,
        now: Callable[[], str],
        place: Callable[[], Place] = Place,
        tell: Callable[[str], object] = lambda _: None,
    ) -> None:
        """`now` is the clock on the wall, `place` is asked in the main thread alone, and `tell`
        hears the first error of each kind as it is written down, from whatever thread."""
        self.log = log
        self._now = now
        self._place = place
        self._tell = tell
        self._counts: dict[str, int] = {}
        self._lock = threading.RLock()  # the collector may raise in the midst of writing

    def note(self, error: BaseException) -> None:
        """An exception that nobody caught."""
        place = self._here()
        kind = kind_of(error, answers=place.answers)
        if self._counted(kind) == 1:
            text = self._whole(entry_of(error, answers=place.answers), place)
            self._add(text)
            self._tell(text)

    def note_words(self, kind: str, words: str) -> None:
        """What Qt or the system said: for the log alone. `kind` says who, and how bad it was."""
        place = self._here()
        said = "(left out)" if place.answers else without_home(words)
        if self._counted(f"{kind}: {said}") == 1:
            self._add(self._whole(Entry(kind, f"{kind}: {said}"), place))

    def _counted(self, kind: str) -> int:
        """How often it has happened, as far as that is told: 0 where nothing is to be said."""
        with self._lock:
            if kind not in self._counts and len(self._counts) >= MOST_KINDS:
                return 0
            count = self._counts[kind] = self._counts.get(kind, 0) + 1
        if count == 1:
            return 1
        if str(count).strip("0") == "1":
            self._add(f"{self._now()} for the {count}th time: {kind}")
        return 0

    def _whole(self, entry: Entry, place: Place) -> str:
        head = [f"{self._now()} {versions()}", *([place.words] if place.words else [])]
        return "\n".join([*head, entry.text])

    def _here(self) -> Place:
        if threading.current_thread() is not threading.main_thread():
            return Place("In another thread")
        try:
            return self._place()
        except Exception:
            return Place("The place is not known", answers=True)

    def _add(self, text: str) -> None:
        with self._lock:
            self.log.add(f"{text}\n\n")


def versions() -> str:
    """Of the program and what it stands on, as far as that is loaded."""
    python = ".".join(str(number) for number in sys.version_info[:3])
    qt = getattr(sys.modules.get("PySide6"), "__version__", "")
    parts = [f"massage-timer {__version__}", f"Python {python}", f"PySide6 {qt}" if qt else ""]
    return ", ".join([*filter(None, parts), sys.platform])
