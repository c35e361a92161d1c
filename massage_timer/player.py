"""The one Qt object of a session: turns a timer and the user's presses into `update` calls.

It decides nothing about time: the clock is read, the core says what is true, and the timer is only
re-armed to the moment at which something shown changes.
"""

import math
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from massage_timer.core.commands import PRESS_APART, counts
from massage_timer.core.cues import Cue
from massage_timer.core.frame import Frame, frame, stroke_position
from massage_timer.core.routine import Routine
from massage_timer.core.session import Command, Session, begin, lost_time, until_next_tick, update
from massage_timer.core.timeline import Options

LONGEST_SLEEP = 1_000
"""The clock is read at least this often (ms) while a session runs, to notice a standstill."""


class Clock(Protocol):
    """A steady clock in whole milliseconds that goes on while the machine sleeps; its zero means
    nothing."""

    def now(self) -> int: ...

    def asleep(self) -> int:
        """How long the machine has slept up to the last `now`, ms of real time."""
        ...


class SessionPlayer(QObject):
    """Plays one session at a time. The new state is stored before anything is emitted."""

    frame_changed = Signal(object)
    """Carries the new `Frame`, each time something shown has changed."""
    cue = Signal(object)
    """Carries a `core.cues.Cue`, once each, after the frame that goes with it."""

    def __init__(self, clock: Clock, parent: QObject | None = None, *, speed: float = 1.0) -> None:
        """`speed` says how much faster than real time the clock goes: what is meant for the giver
        or the machine (waking up in time, presses that count once, a stall) keeps real time."""
        super().__init__(parent)
        self._clock = clock
        self._speed = speed
        self._session: Session | None = None
        self._shown: Frame | None = None
        self._pressed_at: int | None = None
        self._asleep = 0
        """What the clock told of sleep at the last update."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def session(self) -> Session | None:
        """The session as of the last update; None before the first routine is loaded."""
        return self._session

    @property
    def running(self) -> bool:
        return self._session is not None and self._session.running_since is not None

    def load(self, routine: Routine, options: Options = Options()) -> None:
        """Make a session of this routine ready to start; a session that runs is dropped."""
        self._pressed_at = None
        self._take(begin(routine, options))

    def resume(self, session: Session) -> None:
        """Take up a session where it stands, paused; one that runs is dropped. A press at once was
        meant for what was asked before, and does not go on."""
        self._pressed_at = self._clock.now()
        self._take(Session(session.timeline, session.playhead))

    def press(self, command: Command) -> bool:
        """A press by a person; False if it came too soon after the last one and is ignored.

        Stop is never ignored.
        """
        last, self._pressed_at = self._pressed_at, self._clock.now()
        apart = math.ceil(PRESS_APART * self._speed)
        if command is not Command.STOP and not counts(last, self._pressed_at, apart):
            return False
        self._update(command)
        return True

    def tell(self, command: Command) -> None:
        """A command that is no press of a session's key, such as the answer to a question."""
        self._update(command)

    @Slot()
    def tick(self) -> None:
        """Read the clock and bring the session up to it."""
        self._update(Command.TICK)

    @Slot()
    def doze(self) -> None:
        """The machine is about to sleep: stand still from this instant on."""
        self._update(Command.DOZE)

    @Slot()
    def wake(self) -> None:
        """It is awake again: say so at once, and not at the next second."""
        self._update(Command.WAKE)

    def lateness(self, cue: Cue) -> int:
        """How long ago, in ms of real time, a cue that is being told was due: a busy machine
        reads the clock late."""
        playhead = cue.at if self._session is None else self._session.playhead
        return round(max(0, playhead - cue.at) / self._speed)

    def stroke_position(self) -> float:
        """How many strokes of the step are done right now: 3.25 is a quarter into the fourth."""
        session = self._session
        if session is None:
            return 0.0
        playhead = session.playhead
        now, asleep = self._clock.now(), self._clock.asleep() - self._asleep
        stands = session.held or lost_time(session, now, asleep) is not None
        if session.running_since is not None and not stands:
            passed = max(0, now - session.running_since - session.lead_in)
            segment = session.segment
            end = segment.end if segment is not None else session.timeline.duration
            playhead = min(playhead + passed, end - 1)
        return stroke_position(session, playhead)

    def _take(self, session: Session) -> None:
        options = replace(session.timeline.options, speed=self._speed)
        self._session = replace(session, timeline=replace(session.timeline, options=options))
        self._shown = None
        self._arm()
        self._show()

    def _update(self, command: Command) -> None:
        if self._session is None:
            return
        now, asleep = self._clock.now(), self._clock.asleep()
        self._session, cues = update(self._session, command, now, asleep - self._asleep)
        self._asleep = asleep
        self._arm()  # before anything is emitted: a listener may keep the event loop for long
        self._show()
        for cue in cues:
            self.cue.emit(cue)

    def _show(self) -> None:
        if self._session is None:
            return
        shown = frame(self._session)
        if shown != self._shown:
            self._shown = shown
            self.frame_changed.emit(shown)

    def _arm(self) -> None:
        """Wake up when the next shown second changes; never early, so the wait is rounded up."""
        since = None if self._session is None else self._session.running_since
        wait = None if self._session is None else until_next_tick(self._session)
        if since is None or wait is None:
            self._timer.stop()
            return
        due = (since + wait - self._clock.now()) / self._speed
        self._timer.start(max(0, min(math.ceil(due), LONGEST_SLEEP)))
