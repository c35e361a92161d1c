"""What a session that broke off left behind, and its end: for the window and the terminal alike."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from massage_timer.core.checkpoint import Checkpoint, checkpoint_of
from massage_timer.core.diary import Row, row_of
from massage_timer.core.language import N_, _
from massage_timer.core.session import Command, update
from massage_timer.store.checkpoint import CheckpointFile, read_checkpoint
from massage_timer.store.claim import Claim
from massage_timer.store.disk import DiskError, Refusal

NOT_REMOVED = N_("{}: {}, so the session that broke off will be looked at again at the next start")


def claim_on(file: Path) -> Claim:
    """What whoever has a session holds, so that no other process takes its file for left behind."""
    return Claim(file.with_name("session.claim"))


def is_left(file: Path) -> bool:
    """There is one, and it goes on in no process."""
    if not os.path.lexists(file):
        return False
    claim = claim_on(file)
    free = claim.take()
    claim.let_go()
    return free


def read_left(file: Path) -> tuple[Checkpoint | None, str]:
    """The session, and a sentence, as `read_checkpoint` says."""
    return read_checkpoint(file) if is_left(file) else (None, "")


def seconds_since(left: Checkpoint, now: str) -> float:
    """Since it broke off; `now` is by the clock on the wall, as `core.diary.Row.ended`. Below 0
    where that was set back."""
    return (datetime.fromisoformat(now) - datetime.fromisoformat(left.saved_at)).total_seconds()


def end(
    left: Checkpoint,
    file: Path,
    write_down: Callable[[Row], bool] | None,
    tell: Callable[[Iterable[str]], object],
) -> tuple[Row | None, bool]:
    """Write down what was done, once; then nothing is left of it.

    `write_down` says whether the row stands in the diary; None: nothing is written down. Returns
    the row, None where nothing was done, and whether it was written. Where the diary refuses, the
    file stays for the next start, but nobody goes on with it, whatever comes.
    """
    ended, _cues = update(left.session, Command.STOP, 0)
    row = row_of(ended, left.usual, left.saved_at)
    kept = CheckpointFile(file)
    written = False
    try:
        if not left.over:
            with suppress(DiskError):
                kept.write(checkpoint_of(ended, left.usual, left.whole, left.saved_at))
        written = row is not None and write_down is not None and write_down(row)
        if written or row is None or write_down is None:
            kept.remove()
    except DiskError as error:
        tell([Refusal(_(NOT_REMOVED).format(file.name, "{}"), str(error))])
    return row, written
