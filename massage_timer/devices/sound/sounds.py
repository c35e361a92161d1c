"""Plays sounds through whatever the machine has, and says whether there is anything."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from massage_timer.core.check import Check
from massage_timer.core.language import N_, _
from massage_timer.devices.clock import SteadyClock

if TYPE_CHECKING:
    from massage_timer.player import Clock

STILL_NEWS = 300
"""Ms after which a sound that failed is not tried elsewhere: it would come too late."""
TRY_FOR = 4_000
"""Ms in which a way must have played the silence. A sound server without a device, whose dummy
output is as good as silence, takes two seconds to say so."""
LOOK_AGAIN_AFTER = 30_000
"""Ms after which a sound that is wanted where none could be played makes us look again."""

LOOKING = Check(None, N_("Looking for a way to play sound."))
NO_SOUND = Check(False, N_("No sound on this computer. Words and pictures say everything."))


class Outcome(Enum):
    """What became of a sound: STARTED and then one of the others, or FAILED alone. What was
    stopped or had to give way tells nothing more."""

    STARTED = auto()
    ENDED = auto()
    FAILED = auto()


class SoundWay(Protocol):
    """One way to play. None of its methods waits for anything."""

    @property
    def name(self) -> str: ...

    def play(self, file: Path, volume: int, tell: Callable[[Outcome], None]) -> None:
        """Play a WAV file beside what sounds already; `volume` is 1 to 100, in the steps that an
        ear hears. `tell` may be called before this returns."""

    def stop(self) -> None: ...

    def close(self) -> None:
        """Stop, and leave nothing behind; for the end of the program."""

    def watch(self, then: Callable[[], None]) -> None:
        """Call `then` each time the outputs became others, where that can be known."""


class Sounds(QObject):
    """Plays through the first of several ways that works; without any it is silent.

    It never waits and never fails: what cannot be played is told by `check`, for the eye.
    """

    changed = Signal()
    """`check` has become another."""
    started = Signal()
    """A sound has begun: its player runs."""

    def __init__(
        self,
        ways: Sequence[SoundWay],
        silence: Path,
        parent: QObject | None = None,
        *,
        clock: "Clock | None" = None,
        try_for: int = TRY_FOR,
    ) -> None:
        """`ways` are the best first; `silence` is a short WAV file in which nothing is heard."""
        super().__init__(parent)
        self._ways = tuple(ways)
        self._silence = silence
        self._clock: Clock = clock or SteadyClock()
        self._check = LOOKING if ways else NO_SOUND
        self._used = 0
        """Which of the ways; one more than the last: none."""
        self._tried: int | None = None
        """Which of the ways is being tried by `look`."""
        self._looked_at = self._clock.now()
        self._trial = QTimer(self, interval=try_for, singleShot=True)
        self._trial.timeout.connect(self._try_next)
        for way in self._ways:
            way.watch(self.look)

    @property
    def check(self) -> Check:
        return self._check

    def play(self, file: Path, volume: int) -> None:
        """Play a WAV file at 1 to 100 percent, beside what sounds already; 0 plays nothing."""
        if volume <= 0:
            return
        now = self._clock.now()
        if self._used == len(self._ways) and now - self._looked_at > LOOK_AGAIN_AFTER:
            self.look()
        self._play(file, min(volume, 100), now)

    @Slot()
    def look(self) -> None:
        """Find out by playing silence which way works, from the first on. The last answer stands
        until there is a new one."""
        if self._ways and self._tried is None:
            self._looked_at = self._clock.now()
            self._try(0)

    def stop(self) -> None:
        """Silence, at once."""
        for way in self._ways:
            way.stop()
        if self._tried is not None:
            self._try(self._tried)  # the silence was stopped too

    def close(self) -> None:
        """Stop, and leave no player behind; for the end of the program. Waits a moment."""
        self._trial.stop()
        for way in self._ways:
            way.close()

    def _play(self, file: Path, volume: int, asked: int) -> None:
        if self._used < len(self._ways):
            tell = partial(self._hear, self._used, file, volume, asked)
            self._ways[self._used].play(file, volume, tell)

    def _hear(self, number: int, file: Path, volume: int, asked: int, outcome: Outcome) -> None:
        if outcome is Outcome.STARTED:
            self.started.emit()
        if outcome is not Outcome.FAILED:
            return
        if self._used == number:
            self._use(number + 1)
        if self._used > number and self._clock.now() - asked <= STILL_NEWS:
            self._play(file, volume, asked)

    def _try(self, number: int) -> None:
        """Play the silence through this way, or say that there is none left."""
        self._tried = number if number < len(self._ways) else None
        if self._tried is None:
            self._trial.stop()
            self._use(number)
            return
        self._trial.start()
        self._ways[number].play(self._silence, 100, partial(self._hear_silence, number))

    def _hear_silence(self, number: int, outcome: Outcome) -> None:
        if self._tried != number:
            return
        if outcome is Outcome.FAILED:
            self._try(number + 1)
        elif outcome is Outcome.ENDED:
            self._tried = None
            self._trial.stop()
            self._use(number)

    @Slot()
    def _try_next(self) -> None:
        if self._tried is not None:
            self._try(self._tried + 1)

    def _use(self, number: int) -> None:
        self._used = number
        check = NO_SOUND
        if number < len(self._ways):
            words = _("Sound plays through {way}.")
            check = Check(True, words.format(way=self._ways[number].name))
        if check != self._check:
            self._check = check
            self.changed.emit()
