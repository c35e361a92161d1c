"""A voice that is a program: it runs once for each line, and what kills it cuts the line."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from massage_timer.core.manner import Pace
from massage_timer.devices.child import Child
from massage_timer.devices.speech.voice import Found, longest

LIST_WITHIN = 4_000
"""Ms in which a program has listed its voices; one that starts a server first needs a while."""
UNHEARD = "One, two, three."
"""Said without a sound, to see whether it takes its time."""


class Program(Protocol):
    """How to talk to one of these programs."""

    @property
    def name(self) -> str: ...

    @property
    def can_be_silent(self) -> bool:
        """Whether a line with a volume of 0 takes its time and is not heard."""

    def list_voices(self, language: str) -> Sequence[str]:
        """The command that prints the voices."""

    def voice(self, printed: str, language: str) -> str | None:
        """The best of the voices for this language, by the name that `line` wants."""

    def usual_voice(self, language: str) -> str:
        """The voice while the list has not been read."""

    def line(self, words: str, volume: int, pace: Pace, voice: str) -> Sequence[str]:
        """The command that says the words at 1 to 100 percent, or at 0 without a sound."""

    def cancel(self) -> Sequence[str]:
        """The command to run when a line was cut; empty if it ends with its program."""


def soonest(words: str) -> int:
    """Ms before which nobody has said these words: a program that comes back sooner was not heard,
    whatever it says. espeak-ng without a sound card is done in 25 ms, and says that all is well."""
    return 20 * sum(letter.isalnum() for letter in words)


class CommandEngine(QObject):
    """Says each line by a run of its program."""

    def __init__(
        self,
        program: Program,
        language: str,
        parent: QObject,
        *,
        soonest: Callable[[str], int] = soonest,
    ) -> None:
        super().__init__(parent)
        self.name = program.name
        self.language = language
        self._program = program
        self._voice = program.usual_voice(language)
        self._soonest = soonest
        self._saying: Child | None = None

    def say(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> None:
        self.stop()
        self._saying = self._run(words, volume, pace, partial(self._end, over))

    def stop(self) -> None:
        if self._saying is None:
            return
        self._saying.cut()
        self._saying = None
        cancel = self._program.cancel()
        if cancel:
            Child(cancel, LIST_WITHIN, lambda good: None, self).run()

    def look(self, tell: Callable[[Found], None]) -> None:
        command = self._program.list_voices(self.language)
        printed: list[str] = []
        over = partial(self._choose, printed, tell)
        Child(command, LIST_WITHIN, over, self, heard=printed.append).run()

    def close(self) -> None:
        for child in self.findChildren(Child):
            child.close()

    def _run(self, words: str, volume: int, pace: Pace, over: Callable[[bool], None]) -> Child:
        def ended(good: bool) -> None:
            over(good and not too_soon.isActive())

        command = self._program.line(words, volume, pace, self._voice)
        child = Child(command, 2 * longest(words, pace), ended, self)
        too_soon = QTimer(child, interval=self._soonest(words), singleShot=True)
        too_soon.start()
        child.run()
        return child

    def _end(self, over: Callable[[bool], None], good: bool) -> None:
        self._saying = None
        over(good)

    def _choose(self, printed: list[str], tell: Callable[[Found], None], good: bool) -> None:
        voice = self._program.voice("".join(printed), self.language)
        if not good:
            tell(Found.NOTHING)
        elif voice is None:
            tell(Found.NO_VOICE_FOR_LANGUAGE)
        else:
            self._voice = voice
            if self._program.can_be_silent:
                self._run(UNHEARD, 0, Pace.FAST, partial(_tell_heard, tell))
            else:
                tell(Found.VOICE)


def _tell_heard(tell: Callable[[Found], None], good: bool) -> None:
    tell(Found.VOICE if good else Found.NOTHING)
