"""The file of the session that goes on: written each second of it, read at the next start.

Everything raises DiskError and nothing else; `str()` of it is a sentence.
"""

from pathlib import Path

from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.language import _
from massage_timer.core.timeline import Timeline
from massage_timer.store.checkpoint_form import (
    NoCheckpoint,
    checkpoint_from,
    tape_text,
    whole_text,
)
from massage_timer.store.disk import (
    PRIVATE,
    DiskError,
    FileMissing,
    move_aside,
    read_bounded,
    sentence,
    write_atomically,
)
from massage_timer.store.problems import printable

LARGEST = 1_000_000
"""Bytes; those of the longest routine are fewer by far."""


class CheckpointFile:
    """For whoever has the claim on it (`claim.py`). Not for two threads at once."""

    def __init__(self, path: Path) -> None:
        """The file need not exist."""
        self.path = path
        self._timeline: Timeline | None = None
        self._tape = ""
        """The line of that timeline."""

    def write(self, checkpoint: Checkpoint) -> None:
        """The whole file or nothing, and so that a power cut cannot take it back."""
        timeline = checkpoint.session.timeline
        if timeline is not self._timeline:
            self._timeline, self._tape = timeline, tape_text(checkpoint)
        write_atomically(self.path, whole_text(checkpoint, self._tape).encode(), PRIVATE)

    def remove(self) -> None:
        """There is no session any more; where there was none, nothing happens."""
        try:
            self.path.unlink(missing_ok=True)
        except (OSError, ValueError) as error:
            raise DiskError(sentence(error)) from None


def read_checkpoint(path: Path) -> tuple[Checkpoint | None, str]:
    """What a session left there, and a sentence for a person; the sentence is empty where all is
    well or nothing is there. A file that is no checkpoint is moved aside."""
    try:
        data = read_bounded(path, LARGEST)
    except FileMissing:
        return None, ""
    except DiskError as error:
        return None, _told(path, str(error))
    try:
        return checkpoint_from(data.decode(errors="replace")), ""
    except NoCheckpoint as error:
        return None, _moved_aside(path, str(error))


def _moved_aside(path: Path, reason: str) -> str:
    try:
        aside = move_aside(path)
    except DiskError as error:
        return _(
            "{file}: {reason}, so the session that broke off cannot go on; it could not be moved "
            "aside ({error})"
        ).format(file=printable(path.name), reason=reason, error=error)
    return _(
        "{file}: {reason}, so the session that broke off cannot go on; the file is now called "
        "{name}"
    ).format(file=printable(path.name), reason=reason, name=printable(aside.name))


def _told(path: Path, reason: str) -> str:
    told = _("{file}: {reason}, so the session that broke off cannot go on")
    return told.format(file=printable(path.name), reason=reason)
