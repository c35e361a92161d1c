"""Keeps the session of a terminal while it goes on, and writes it down as the window does."""

import sys
from typing import TYPE_CHECKING

from massage_timer.arguments import PROGRAM
from massage_timer.core.language import N_, _

if TYPE_CHECKING:
    from massage_timer.core.checkpoint import Checkpoint
    from massage_timer.core.diary import Row
    from massage_timer.core.routine import Routine
    from massage_timer.core.session import Session
    from massage_timer.folders import Folders


TOO_OLD = N_("session: {name}, which broke off on {day}, cannot go on any more")
_AND_KEPT = N_(
    "session: {name}, which broke off on {day}, cannot go on any more; what was done is in the "
    "diary"
)


class KeptSession:
    """One session. What the disk refuses is told when the session has left the screen."""

    def __init__(self, places: "Folders", speed: float, *, in_diary: bool) -> None:
        """`speed` is that of its clock."""
        from massage_timer.devices.clock import SteadyClock, on_the_wall
        from massage_timer.keeping import Keeping
        from massage_timer.scribe import ScribeBehind

        self._places = places
        self._in_diary = in_diary
        self._clock = SteadyClock(speed)
        self._began: int | None = None
        self._told: list[str] = []
        self._looked = False
        self._left: Checkpoint | None = None
        self._keeping = Keeping(
            self._places.checkpoint, ScribeBehind(), on_the_wall, self._told.extend
        )

    def left(self) -> "Checkpoint | None":
        """A session that broke off and can go on; one that cannot any more is over."""
        from massage_timer.left_behind import read_left

        if not self._looked:
            self._looked = True
            self._left, problem = read_left(self._places.checkpoint)
            self._told += [problem] if problem else []
        left = self._left
        if left is None:
            return None
        if not left.over and left.given and not self._too_old(left):
            return left
        written = self._written(left)
        self._left = None
        if left.given and not left.over:
            told = _(_AND_KEPT if written else TOO_OLD)
            self._told.append(told.format(name=left.usual.name, day=left.saved_at[:10]))
        return None

    def take_up(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            self._began = self._clock.now() - left.whole

    def give_up(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            self._written(left)

    def follow(self, session: "Session", usual: "Routine") -> None:
        if session.playhead:
            self.give_up()  # another session begins
        self._keeping.follow(session, usual, self._whole)

    def end(self, session: "Session", usual: "Routine") -> None:
        """It is over, or it was left before it had begun."""
        from massage_timer.core.diary import row_of

        def write_down(ended: str) -> None:
            row = row_of(session, usual, ended) if self._in_diary else None
            if row is not None:
                self._write_down(row)

        self._keeping.end(session, usual, self._whole, write_down, in_diary=self._in_diary)

    def close(self) -> None:
        """The terminal is free; a session that broke off stays kept."""
        self._keeping.close()
        for sentence in self._told:
            print(f"{PROGRAM}: {sentence}", file=sys.stderr)

    @property
    def _whole(self) -> int:
        """Ms since it began."""
        now = self._clock.now()
        if self._began is None:
            self._began = now
        return now - self._began

    def _written(self, left: "Checkpoint") -> bool:
        """End what was left: whether it is in the diary."""
        from massage_timer.left_behind import end

        write = self._write_down if self._in_diary else None
        return end(left, self._places.checkpoint, write, self._told.extend)[1]

    @staticmethod
    def _too_old(left: "Checkpoint") -> bool:
        """Nobody may go on with it; nor where the clock was set back, as nobody knows how long ago
        the safety check was."""
        from massage_timer.core.checkpoint import LONGEST_PAUSE
        from massage_timer.devices.clock import on_the_wall
        from massage_timer.left_behind import seconds_since

        return not 0 <= seconds_since(left, on_the_wall()) < LONGEST_PAUSE

    def _write_down(self, row: "Row") -> bool:
        """Once; False where the disk refuses."""
        from massage_timer.store.diary import Diary
        from massage_timer.store.disk import DiskError

        diary = Diary(self._places.diary, self._told.extend)
        try:
            diary.add_once(row)
        except DiskError as error:
            words = _("diary: {error}, so this session was not written down")
            self._told.append(words.format(error=error))
            return False
        finally:
            diary.close()
        return True
