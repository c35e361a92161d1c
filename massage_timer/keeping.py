"""Keeps a session that goes on, so that the next start can go on with it.

For the window and the terminal alike: whoever plays the session tells what it has become.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from massage_timer.core.checkpoint import Checkpoint, checkpoint_of, moved
from massage_timer.core.language import N_
from massage_timer.core.routine import Routine
from massage_timer.core.session import Phase, Session
from massage_timer.left_behind import claim_on
from massage_timer.scribe import Scribe
from massage_timer.store.checkpoint import CheckpointFile
from massage_timer.store.disk import DiskError

APART = 500
"""Ms of tape between two places that are kept, where nothing but time has passed: leg and step may
show their seconds at different moments."""
NOT_KEPT = N_("session: {}, so for a time this session could not have gone on after a power cut")
NOT_REMOVED = N_("session: {}, so what was kept of this session for a power cut is still there")
ELSEWHERE = N_("another window or terminal has a session of its own")


def is_news(kept: Session | None, session: Session, apart: int = APART) -> bool:
    """Whether a session is to be kept anew since it was kept last; None: it was not kept yet.

    One that has not begun, or is over, is none that goes on.
    """
    if session.playhead == 0 or session.phase is Phase.DONE:
        return False
    if kept is None or session.timeline is not kept.timeline:
        return True
    if session.paused is not kept.paused or session.segment is not kept.segment:
        return True
    # A pause has no later moment: between two of them the lead-in may have begun anew.
    return abs(session.playhead - kept.playhead) >= (1 if session.paused else apart)


class Keeping:
    """One file, for one session at a time. What the disk refuses is told once in a session."""

    def __init__(
        self,
        file: Path,
        scribe: Scribe,
        wall_clock: Callable[[], str],
        tell: Callable[[Iterable[str]], object],
    ) -> None:
        """The file is neither looked at nor made before a session has begun. `wall_clock` tells
        the time as `core.diary.Row` has it; `tell` is told sentences."""
        self._file = CheckpointFile(file)
        # Of both only the scribe's acts know anything.
        self._claim = claim_on(file)
        self._scribe = scribe
        self._wall_clock = wall_clock
        self._tell = tell
        self._told = False
        self._kept: Session | None = None
        """As it was when it was kept last."""
        self._checkpoint: Checkpoint | None = None

    def follow(
        self, session: Session, usual: Routine, whole: int, *, exactly: bool = False
    ) -> None:
        """Keep it if it has become another; `usual` and `whole` are as `Checkpoint` says.
        `exactly`: to the very place, as there may be no other moment."""
        if is_news(self._kept, session, 1 if exactly else APART):
            self._keep(session, usual, whole)
        self._tell_refusal()

    def end(
        self,
        session: Session,
        usual: Routine,
        whole: int,
        write_down: Callable[[str], object],
        *,
        in_diary: bool,
    ) -> None:
        """It is over; `write_down` is told when. `in_diary` says whether that leaves a row.

        The program may break off between any two of these acts: what is kept says that it is over
        and when, so that the next start can tell whether it was written down.
        """
        ended, kept = self._wall_clock(), self._kept is not None
        if kept and in_diary and session.playhead:
            self._put(checkpoint_of(session, usual, whole, ended))
            self._scribe.settle()
        write_down(ended)
        if kept:
            self.forget()
        self.settle()
        self._kept = self._checkpoint = None
        self._told = False

    def forget(self) -> None:
        """Nobody goes on with what is kept; what another start of the program keeps stays."""
        self._scribe.put(self._remove, NOT_REMOVED)

    def settle(self) -> bool:
        """Wait until all is on the disk; False where that takes too long."""
        settled = self._scribe.settle()
        self._tell_refusal()
        return settled

    def close(self) -> None:
        """The program ends. What is kept stays for the next start."""
        if self._scribe.close():
            self._claim.let_go()
        self._tell_refusal()

    def _keep(self, session: Session, usual: Routine, whole: int) -> None:
        now = self._wall_clock()
        if (
            self._checkpoint is not None
            and self._kept is not None
            and session.timeline is self._kept.timeline
        ):
            self._checkpoint = moved(self._checkpoint, session, whole, now)
        else:
            self._checkpoint = checkpoint_of(session, usual, whole, now)
        self._kept = session
        self._put(self._checkpoint)

    def _put(self, checkpoint: Checkpoint) -> None:
        self._scribe.put(lambda: self._write(checkpoint), NOT_KEPT)

    def _write(self, checkpoint: Checkpoint) -> None:
        if not self._claim.take():
            raise DiskError(ELSEWHERE)
        self._file.write(checkpoint)

    def _remove(self) -> None:
        if self._claim.take():
            try:
                self._file.remove()
            finally:
                self._claim.let_go()

    def _tell_refusal(self) -> None:
        refusal = self._scribe.take_refusal()
        if refusal and not self._told:
            self._told = True
            self._tell([refusal])
