"""Somebody at the program: every act is watched, and what was done is remembered by other means
than the program's own."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from fakes import FakeClock
from hypothesis.stateful import RuleBasedStateMachine
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.exceptions import capture_exceptions

from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.frame import Frame
from massage_timer.core.routine import Side
from massage_timer.core.session import Phase, Session
from massage_timer.ui.grace import Grace
from massage_timer.ui.rehearse.page import RehearsePage
from roaming.machine import Broken, Machine
from roaming.visit import Visit, Wall

MODAL = ("Open", "Share", "Save", "Print", "Export")
"""Words of buttons that ask the system where, and wait for the answer."""

STANDS_STILL = '{"version": 1, "motion": "reduced"}'
"""At first no picture moves, so that there is time for more acts."""
STANDSTILL = 10_000
"""Ms without a reading of the clock after which a session is paused where it was."""
NAP = 2_000
"""Ms of sleep that nobody takes for one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stood at one moment."""

    page: QWidget
    session: Session | None
    ticked: frozenset[str]
    """The rows of the safety check that are ticked."""
    asked: frozenset[str]
    """Those that are shown."""
    offered: Checkpoint | None
    """What broke off, and was not answered yet."""

    @property
    def phase(self) -> Phase | None:
        return None if self.session is None else self.session.phase

    @property
    def runs(self) -> bool:
        """Time passes on the tape."""
        return self.session is not None and self.session.running_since is not None

    def given(self, side: Side) -> int:
        return 0 if self.session is None else self.session.hands_on(side)

    @property
    def offers(self) -> bool:
        """A session that broke off may go on."""
        return self.offered is not None

    @property
    def unfinished(self) -> bool:
        return self.phase not in (None, Phase.READY, Phase.DONE)


@dataclass(frozen=True, slots=True)
class Passed:
    """How much time passed before an act."""

    ms: int
    lost: bool
    """Nobody could see what went on: it was a sleep, or a standstill."""


@dataclass(slots=True)
class Memory:
    """What somebody beside the table would remember."""

    free: bool = False
    """All that must be asked was answered with none, for one session that has not begun."""
    read: bool = False
    """The end of the safety check has been in view."""
    wait: int = 0
    """Ms of a lead-in after a pause that must still pass."""
    light: bool = False
    """What was ticked asks for a light touch."""
    shown: list[Frame] = field(default_factory=list)
    """Of the present session, oldest first."""
    rows: list[tuple[int, int, bool]] = field(default_factory=list)
    """What the diary must hold: ms of the left leg and the right one, and whether stopped."""


class Sitting(RuleBasedStateMachine):
    """Rules and laws are added by those that inherit from it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.home = Path(self.stack.enter_context(TemporaryDirectory()), "home")
        self.home.mkdir()
        (self.home / "settings.json").write_text(STANDS_STILL)
        self.raised = self.stack.enter_context(capture_exceptions())
        self.clock, self.machine = FakeClock(), Machine()
        self.wall = Wall(self.clock)
        self.memory = Memory()
        self.visit = self.arrive()

    def arrive(self) -> Visit:
        """Start the program."""
        self.visit = visit = Visit(self.home, self.clock, self.wall, self.machine)
        self.joined = False
        self._join()
        return visit

    def leave(self) -> None:
        """End the program as a kill does: it is not asked, and hears of nothing."""
        self.visit.leave()
        self.memory.free = False

    def begin_again(self, said: Seen) -> None:
        """The next start, after one whose screen said this last."""
        self.leave()
        self.arrive()

    def teardown(self) -> None:
        self.leave()
        self.no_exception_but_those_of_broken_devices()
        self.stack.close()

    # Acts

    def do(self, act: Callable[[], object], ms: int = 0, asleep: int = 0) -> None:
        """Let so many ms pass, and sleep for so many, act, and see whether that was lawful."""
        was = self.seen()
        self.clock.advance(ms)
        self.clock.sleep(asleep)
        with suppress(Broken):
            act()
        self._join()
        self.visit.player.tick()
        now = self.seen()
        self.judge(was, now, Passed(ms + asleep, ms + asleep > STANDSTILL or asleep > NAP))

    def judge(self, was: Seen, now: Seen, passed: Passed) -> None:
        """Each law about what may follow what."""

    def seen(self) -> Seen:
        visit = self.visit
        if not visit.begun:
            return Seen(visit.page, None, frozenset(), frozenset(), None)
        rows = visit.pages.safety.sheet._rows.items()
        return Seen(
            visit.page,
            visit.player.session,
            frozenset(id_ for id_, row in rows if row.isChecked()),
            frozenset(id_ for id_, row in rows if not row.isHidden()),
            visit.program.sessions.broken_off.offered,
        )

    def settle(self) -> None:
        """A moment passes, after which a press is meant for the page that is shown."""
        for grace in self.visit.window.findChildren(Grace):
            if grace.isActive():
                grace.stop()
                grace.timeout.emit()

    @property
    def timers(self) -> list[QTimer]:
        """Those that run, but for that of the session, which goes by the clock."""
        return [t for t in self.visit.window.findChildren(QTimer) if t.isActive()]

    @property
    def buttons(self) -> list[QAbstractButton]:
        """All that can be pressed on what is shown."""
        mini = self.visit.begun and self.visit.pages.mini.isVisible()
        shown = self.visit.pages.mini if mini else self.visit.page
        return [
            button
            for button in shown.findChildren(QAbstractButton)
            if button.isVisible()
            and button.isEnabled()
            and not button.text().startswith(MODAL)
            and not button.accessibleName().startswith(MODAL)
        ]

    def shows(self, name: str) -> bool:
        """Whether this one of the pages of a session is shown."""
        return self.visit.begun and self.visit.shows(getattr(self.visit.pages, name))

    @property
    def rehearses(self) -> bool:
        return isinstance(self.visit.page, RehearsePage)

    def no_exception_but_those_of_broken_devices(self) -> None:
        unforeseen = [error for _, error, _ in self.raised if not isinstance(error, Broken)]
        self.raised.clear()
        if unforeseen:
            raise unforeseen[0]

    def _join(self) -> None:
        """See every frame as soon as there can be one."""
        if not self.joined and self.visit.begun:
            self.joined = True
            player = self.visit.player
            player.frame_changed.connect(self.visit.tray.show_frame)
            player.frame_changed.connect(self.memory.shown.append)


def drawn() -> None:
    """Let everything be drawn that is to be drawn."""
    QApplication.sendPostedEvents()
