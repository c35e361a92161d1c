"""Keeps the session of a terminal while it goes on, and writes it down as the window does."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from massage_timer import folders
from massage_timer.arguments import PROGRAM

if TYPE_CHECKING:
    from massage_timer.core.routine import Routine
    from massage_timer.core.session import Session


class KeptSession:
    """One session. What the disk refuses is told when the session has left the screen."""

    def __init__(self, speed: float, *, in_diary: bool) -> None:
        """`speed` is that of its clock."""
        from massage_timer.devices.clock import SteadyClock, on_the_wall
        from massage_timer.keeping import Keeping
        from massage_timer.scribe import ScribeBehind

        self._places = folders.of_this_user()
        self._in_diary = in_diary
        self._clock = SteadyClock(speed)
        self._began: int | None = None
        self._told: list[str] = []
        self._keeping = Keeping(
            self._places.checkpoint, ScribeBehind(), on_the_wall, self._told.extend
        )

    def follow(self, session: "Session", usual: "Routine") -> None:
        self._keeping.follow(session, usual, self._whole)

    def end(self, session: "Session", usual: "Routine") -> None:
        """It is over, or it was left before it had begun."""

        def write_down(ended: str) -> None:
            if self._in_diary:
                self._write_down(session, usual, ended)

        self._keeping.end(session, usual, self._whole, write_down, in_diary=self._in_diary)

    def close(self) -> None:
        """The terminal is free; a session that broke off stays kept."""
        self._keeping.close()
        tell(self._told)

    @property
    def _whole(self) -> int:
        """Ms since it began."""
        now = self._clock.now()
        if self._began is None:
            self._began = now
        return now - self._began

    def _write_down(self, session: "Session", usual: "Routine", ended: str) -> None:
        from massage_timer.core.diary import row_of
        from massage_timer.store.diary import Diary
        from massage_timer.store.disk import DiskError

        row = row_of(session, usual, ended)
        if row is None:
            return
        diary = Diary(self._places.diary, tell)
        try:
            diary.add_once(row)
        except DiskError as error:
            tell([f"diary: {error}, so this session was not written down"])
        finally:
            diary.close()


def tell(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        print(f"{PROGRAM}: {sentence}", file=sys.stderr)
