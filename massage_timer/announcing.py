"""Lets a screen reader say what the program's own voice does not. It listens to the player and
commands nothing; the reader is given to it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.language import together
from massage_timer.core.manner import Talk
from massage_timer.core.speech import lines_of

URGENT = frozenset(
    {
        CueKind.CHANGE_LEGS,
        CueKind.FINISHED,
        CueKind.PAUSED,
        CueKind.REFUSED,
        CueKind.SLEPT,
        CueKind.STALLED,
        CueKind.STOPPED,
    }
)
"""They are said at once, whatever is being read; the others wait for their turn."""


class Reader(Protocol):
    """A screen reader, or none."""

    @property
    def listens(self) -> bool:
        """One is on."""
        ...

    def say(self, words: str, *, urgent: bool) -> None: ...


class Announcing(QObject):
    """Hands on the words of cues. Two voices at once are none: what ours says is left to it."""

    def __init__(
        self, reader: Reader, talks: Callable[[], Talk], parent: QObject | None = None
    ) -> None:
        """`talks` says how much our own voice says now: OFF where there is none."""
        super().__init__(parent)
        self._reader = reader
        self._talks = talks

    @Slot(object)
    def hear(self, cue: Cue) -> None:
        if not self._reader.listens:
            return
        voiced = {line.words for line in lines_of(cue, self._talks(), due=0)}
        words = [line.words for line in lines_of(cue, Talk.ALL, due=0) if line.words not in voiced]
        if words:
            self._reader.say(together(words), urgent=cue.kind in URGENT)
