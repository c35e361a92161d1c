"""Says words aloud through the voice of the system, and says whether there is one."""

import unicodedata
from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer.core.check import Check
from massage_timer.core.language import N_, _
from massage_timer.core.manner import Pace

LOOKING = Check(None, N_("Looking for a voice."))
NO_VOICE = Check(False, N_("No voice on this computer. Words stay on the screen."))
NOT_HEARD = Check(
    False, N_("The voice did not answer twice, so it is off. Words stay on the screen.")
)
_NO_VOICE_OF = {
    "en": N_("No English voice on this computer. Words stay on the screen."),
    "de": N_("No German voice on this computer. Words stay on the screen."),
    "es": N_("No Spanish voice on this computer. Words stay on the screen."),
    "fr": N_("No French voice on this computer. Words stay on the screen."),
    "zh": N_("No Chinese voice on this computer. Words stay on the screen."),
    "ar": N_("No Arabic voice on this computer. Words stay on the screen."),
}

MOST_FAILURES = 2
"""In a row; then the voice is off until somebody looks again."""


MOST_LETTERS = 400
"""Of a line; more is left out."""


class Found(Enum):
    """What an engine has."""

    VOICE = auto()
    NO_VOICE_FOR_LANGUAGE = auto()
    NOTHING = auto()
    """Nothing that could be heard."""


class Engine(Protocol):
    """What makes words heard, one line at a time. None of its methods waits for anything."""

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str:
        """Of its voice: "en", "zh"."""

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        """Say a line at 1 to 100 percent; `over` is told once whether it was said, unless the line
        is cut before. It may be told before this returns."""

    def stop(self) -> None:
        """Cut what is being said, if anything."""

    def look(self, tell: Callable[[Found], None]) -> None:
        """Find out, without a sound, whether a line would be heard; it is told once."""

    def close(self) -> None:
        """Stop, and leave nothing behind; for the end of the program."""


def longest(words: str, pace: Pace) -> int:
    """Ms in which these words have been said, or the voice has got stuck.

    A Chinese character is a whole syllable. The first three seconds are for a machine under load
    and for a sound server that has no device and takes two seconds to say that all was played.
    """
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in words)
    said = 120 * (len(words) - wide) + 400 * wide
    return 3_000 + round(said * {Pace.SLOW: 1.3, Pace.USUAL: 1.0, Pace.FAST: 0.8}[pace])


class Voice(QObject):
    """Says one line at a time; without an engine it is silent.

    A line is watched over: what gets stuck is cut, and who failed twice in a row is not asked again
    before the next `look`.
    """

    changed = Signal()
    """`check` has become another."""
    ended = Signal()
    """Once for each line that was not cut: it was said, or it failed. Never within `say`."""

    def __init__(
        self,
        engine: Engine | None,
        parent: QObject | None = None,
        *,
        longest: Callable[[str, Pace], int] = longest,
    ) -> None:
        """`longest` says after how many ms a line has got stuck."""
        super().__init__(parent)
        self._engine = engine
        self._longest = longest
        self._check = NO_VOICE if engine is None else LOOKING
        self._line = 0
        """The number of the line that is being said; what comes from another is stale."""
        self._failures = 0
        self._looking = False
        self._watchdog = QTimer(self, singleShot=True)
        self._watchdog.timeout.connect(self._give_up)
        self._end = QTimer(self, interval=0, singleShot=True)
        self._end.timeout.connect(self.ended)

    @property
    def check(self) -> Check:
        return self._check

    def say(self, words: str, volume: int, pace: Pace) -> None:
        """Drop what is being said and say this, at 0 to 100 percent. Any words will do: nothing in
        them is taken for more than words."""
        self.stop()
        clean = plain(words)
        off = self._failures >= MOST_FAILURES or self._check.fine is False
        if self._engine is None or off or volume <= 0 or not clean:
            self._end.start()
            return
        line = self._line
        self._watchdog.start(self._longest(clean, pace))
        self._engine.say(clean, min(volume, 100), pace, lambda good: self._over(line, good))

    def stop(self) -> None:
        """Cut what is being said, at once."""
        self._line += 1
        self._watchdog.stop()
        self._end.stop()
        if self._engine is not None:
            self._engine.stop()

    @Slot()
    def look(self) -> None:
        """Find out without a sound whether there is a voice, and try again one that was switched
        off. The last answer stands until there is a new one."""
        if self._engine is not None and not self._looking:
            self._looking = True
            self._engine.look(self._find)

    def close(self) -> None:
        """Stop, and leave no program behind; for the end of ours. Waits a moment."""
        self.stop()
        if self._engine is not None:
            self._engine.close()

    def _over(self, line: int, good: bool) -> None:
        if line != self._line:
            return
        self._line += 1
        self._watchdog.stop()
        self._failures = 0 if good else self._failures + 1
        if self._failures == MOST_FAILURES:
            self._tell(NOT_HEARD)
        self._end.start()

    @Slot()
    def _give_up(self) -> None:
        if self._engine is not None:
            self._engine.stop()
        self._over(self._line, False)

    def _find(self, found: Found) -> None:
        self._looking = False
        if self._engine is None:
            return
        if found is Found.VOICE:
            self._failures = 0
            words = _("The voice of {engine}.").format(engine=self._engine.name)
            self._tell(Check(True, words))
        elif found is Found.NO_VOICE_FOR_LANGUAGE:
            self._tell(no_voice_for(self._engine.language))
        else:
            self._tell(NO_VOICE)

    def _tell(self, check: Check) -> None:
        if check != self._check:
            self._check = check
            self.changed.emit()


def plain(words: str) -> str:
    """The words as one line in which no program finds a command; empty if nothing can be said.

    espeak takes what stands in double brackets for sounds, and `say` takes it for orders.
    """
    kept = "".join(" " if _is_a_command(letter) else letter for letter in words[:MOST_LETTERS])
    return " ".join(kept.split()) if any(letter.isalnum() for letter in kept) else ""


def no_voice_for(language: str) -> Check:
    """There are voices, but none for this language ("en")."""
    return Check(False, _NO_VOICE_OF[language]) if language in _NO_VOICE_OF else NO_VOICE


def _is_a_command(letter: str) -> bool:
    return letter in "[]" or unicodedata.category(letter) in ("Cc", "Cs")
