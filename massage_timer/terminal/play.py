"""Plays a session in a terminal: the same core as the window's, driven by one wait.

Time is only read. What is waited for is the next moment at which something shown changes, or a key.
"""

import math
from collections.abc import Callable
from typing import Protocol

from massage_timer.core.commands import PRESS_APART, binding_of, command_for, counts
from massage_timer.core.frame import frame
from massage_timer.core.language import _
from massage_timer.core.safety import SERIOUS_SIGNS, StopSign
from massage_timer.core.session import Command, Phase, Session, until_next_tick, update
from massage_timer.terminal.display import Display
from massage_timer.terminal.keyboard import Keyboard
from massage_timer.terminal.keys import CONTINUED, CTRL_C, CTRL_Z, RESIZED

_SIGNS = {str(number): sign for number, sign in enumerate(SERIOUS_SIGNS, 1)}
"""Each of them ends the session."""
_ASKING = frozenset({CTRL_C, *binding_of(Command.STOP).keys})
"""The keys that led to the question do not answer it: one of them may still be held."""
_NO_PRESS = frozenset({CTRL_Z, RESIZED, CONTINUED})


def question() -> str:
    """What is asked before a session is stopped, in lines."""
    # Translators: Y is a key; signs stand below
    asked = _("Stop the session? Y stops, any other key goes on. Is it one of these?")
    sign = _("{name}: {words}")
    signs = (sign.format(name=key, words=_(each.text)) for key, each in _SIGNS.items())
    return "\n".join((asked, *signs))


class Clock(Protocol):
    """A steady clock in whole milliseconds that goes on while the machine sleeps; its zero means
    nothing."""

    def now(self) -> int: ...

    def asleep(self) -> int:
        """How long the machine has slept up to the last `now`, ms of real time."""
        ...


class Play:
    """One session, its keyboard and its display."""

    def __init__(
        self,
        session: Session,
        keyboard: Keyboard,
        display: Display,
        clock: Clock,
        speed: float,
        follow: Callable[[Session], object] | None = None,
    ) -> None:
        """`speed` says how much faster than real time the clock goes, to wake up in time; `follow`
        is told what the session has become, each time, until it is over."""
        self.session = session
        self._follow = follow
        self._keyboard = keyboard
        self._display = display
        self._clock = clock
        self._speed = speed
        self._pressed_at: int | None = None
        self._asleep = 0
        self.sign: StopSign | None = None
        """Why the session was stopped, where it was for a serious sign."""

    def to_the_end(self) -> Session:
        """Play until the session is over, or until it is left before it has begun."""
        while self.session.phase is not Phase.DONE:
            self._show()
            key = self._keyboard.wait(self._seconds_to_wait())
            if key is None:
                self._update(Command.TICK)
            elif key in _NO_PRESS:
                self._happened(key)
            elif not self._pressed(key):
                break
        return self.session

    def _pressed(self, key: str) -> bool:
        """Obey a key; False when the session is left before it has begun."""
        asked = command_for(key, frame(self.session))
        if key == CTRL_C or asked is Command.STOP:
            if self.session.phase is Phase.READY:
                return False
            self._ask_to_stop()
            return True
        if asked is not None:
            now = self._clock.now()
            last, self._pressed_at = self._pressed_at, now
            counted = counts(last, now, round(PRESS_APART * self._speed))
            self._update(asked if counted else Command.TICK)
        return True

    def _ask_to_stop(self) -> None:
        """Hands may rest while it is asked: nothing counts. Only a yes or a sign stops."""
        # At a change of legs that waits for a key nothing counts, and going on would end it.
        waits = self.session.held and not self.session.paused
        if not waits:
            self._update(Command.ASK)
        self._display.ask(question(), self._clock.now())
        while self.session.phase is not Phase.DONE:
            self._show()
            key = self._keyboard.wait(None)
            if key == "y" or key in _SIGNS:
                self.sign = None if key == "y" else _SIGNS[key]
                self._update(Command.STOP)
            elif key in _NO_PRESS:
                self._happened(key)
            elif key not in _ASKING:
                self._display.ask("", self._clock.now())
                self._update(Command.TICK if waits else Command.RESUME)
                return

    def _happened(self, what: str | None) -> None:
        if what == CTRL_Z:
            self._update(Command.PAUSE)
            self._display.leave()
            self._keyboard.suspend()
        self._display.enter()
        self._update(Command.TICK)

    def _update(self, command: Command) -> None:
        now, asleep = self._clock.now(), self._clock.asleep()
        self.session, cues = update(self.session, command, now, asleep - self._asleep)
        self._asleep = asleep
        if self._follow is not None and self.session.phase is not Phase.DONE:
            self._follow(self.session)
        for cue in cues:
            self._display.say(cue, now)

    def _show(self) -> None:
        self._display.show(frame(self.session), self._clock.now())

    def _seconds_to_wait(self) -> float | None:
        since, wait = self.session.running_since, until_next_tick(self.session)
        if since is None or wait is None:
            return None
        return max(0, math.ceil((since + wait - self._clock.now()) / self._speed)) / 1000
