"""The real program on a stage: folders of its own, and a clock that jumps from event to event.

Gallery and demo share it. The caller sees to the QApplication.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from massage_timer.app import build
from massage_timer.core.cues import next_cue_place
from massage_timer.core.frame import Frame, frame
from massage_timer.core.session import Command, Session, until_next_tick, update
from massage_timer.folders import Folders, within
from massage_timer.machine import Machine
from massage_timer.player import SessionPlayer
from massage_timer.program import Program
from massage_timer.ui.session.banner import BANNER_MS
from massage_timer.ui.session_pages import SessionPages
from massage_timer.ui.tokens import Theme

ENDED = "2026-11-27T21:14:05+00:00"
"""When every session ends, by the clock on the wall."""
STRIDE = 9_000
"""Ms; after ten seconds without a look at the clock the session would stand still."""
CLASSIC = "classic-five-minute-legs"


class JumpingClock:
    """Whole milliseconds that pass only when somebody says so."""

    def __init__(self) -> None:
        self._now = 0
        self._asleep = 0

    def now(self) -> int:
        return self._now

    def asleep(self) -> int:
        return self._asleep

    def sleep(self, ms: int) -> None:
        self._now += ms
        self._asleep += ms

    def jump(self, ms: int) -> None:
        self._now += ms


class Rehearsal:
    """One run of the program: goes through its pages as a user does, and takes pictures."""

    def __init__(self, places: Folders, size: QSize, theme: Theme, *, welcomed: bool) -> None:
        self.clock = JumpingClock()
        self.places = places
        self.size = size
        self._machine = Machine(clock=self.clock, wall_clock=lambda: ENDED)
        self.program: Program = build(places, self._machine, welcomed=welcomed)
        self.window = self.program.window
        # The system's colours come with showing; whoever wants others says so afterwards.
        self.program.show_window()
        self.window.resize(size)
        self.window.set_theme(theme)
        self.pages.session.dial.set_still(True)
        self.pages.comfort.set_still(True)
        self._banner, self._banner_left = "", 0
        self.program.read_the_rest()
        self.settle()

    @property
    def pages(self) -> SessionPages:
        return self.program.flow.pages

    @property
    def player(self) -> SessionPlayer:
        return self.program.flow.player

    @property
    def session(self) -> Session:
        session = self.player.session
        assert session is not None, "no session has begun yet"
        return session

    @property
    def frame(self) -> Frame:
        return frame(self.session)

    def begin(self, routine: str) -> None:
        """From anywhere to the first second of a session, by the buttons of the pages."""
        self.choose_comfort(routine)
        self.get_ready()
        self.pages.ready.start.click()

    def choose_comfort(self, routine: str) -> None:
        """From anywhere to comfort, with nothing ticked in the safety check."""
        self.program.opening.open_routine(routine)
        self.pass_check()
        self.pages.comfort.settle()

    def get_ready(self) -> None:
        """From comfort to Ready."""
        self.pages.comfort.settle()
        self.pages.comfort.get_ready.click()

    def pass_check(self) -> None:
        """None of these, after reading to the end."""
        safety = self.pages.safety
        safety.view.scroll_by(Qt.Key.Key_End)
        safety.none.click()

    def pass_time(self, ms: int) -> None:
        """Let time pass, without a gap that would look as if the computer had slept."""
        while ms > 0:
            step = min(ms, 1000)
            self._jump(step)
            ms -= step

    def go_until(self, wanted: Callable[[Frame], bool]) -> Frame:
        """Jump to the first shown second whose frame is the wanted one. On the way there the window
        is shown each cue, but not the seconds between them: nobody would look at these."""
        left = wait_until(self.session, self.clock.now(), wanted)
        while left > 0:
            ms = min(left, to_next_cue(self.session))
            self._jump(ms)
            left -= ms
        return self.frame

    def next_second(self) -> None:
        """Jump to when the next shown second or cue is due."""
        wait = until_next_tick(self.session)
        assert wait is not None, "the session stands still"
        self._jump(wait)

    def _jump(self, ms: int) -> None:
        """The clock and the session; banners, which go by real time, end as they would."""
        banner = self.pages.session.banner
        said = banner.accessibleName() if banner.isVisibleTo(self.pages.session) else ""
        if said != self._banner:
            self._banner, self._banner_left = said, BANNER_MS
        self._banner_left -= ms
        if said and self._banner_left <= 0:
            banner.drop()
        self.clock.jump(ms)
        self.player.tick()

    def settle(self) -> None:
        """Finish what would still move or fade, so that a picture is the same each time."""
        self.pages.session.picture.settle()
        self.pages.change.turn.settle()
        self.pages.mini.picture.settle()
        self.pages.session.controls.sleepless()
        for _ in range(3):
            QApplication.processEvents()

    def picture(self) -> QImage:
        """The window as it looks now."""
        self.settle()
        return self.window.grab().toImage()

    def mini_picture(self) -> QImage:
        """The mini view as it looks now, in the size of this run."""
        self.pages.mini.resize(self.size)
        self.settle()
        return self.pages.mini.grab().toImage()

    def end(self) -> None:
        self.window.hide()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._machine.keeper.close()  # nothing is written into a home that is being removed


def wait_until(session: Session, now: int, wanted: Callable[[Frame], bool]) -> int:
    """Ms from `now` by its clock until the first shown second whose frame is the wanted one."""
    waited = 0
    while not wanted(frame(session)):
        wait = until_next_tick(session)
        assert wait is not None, "the session stands still"
        waited += wait
        session, _ = update(session, Command.TICK, now + waited)
    return waited


def to_next_cue(session: Session) -> int:
    """Ms until a cue or another segment, or less: a long silence of the clock is a standstill."""
    segment = session.segment
    if session.lead_in or segment is None:
        return until_next_tick(session) or STRIDE
    there = min(next_cue_place(session.timeline, session.playhead), segment.end)
    return min(STRIDE, there - session.playhead)


@contextmanager
def rehearsal(
    size: QSize,
    theme: Theme,
    prepare: Callable[[Folders], None] | None = None,
    *,
    welcomed: bool = True,
) -> Iterator[Rehearsal]:
    """A run with a home that is gone afterwards; `prepare` may put files there first. Unless
    `welcomed`, it is the very first."""
    with TemporaryDirectory(prefix="leg-massage-timer-") as name:
        home = Path(name)
        places = within(home)
        if prepare is not None:
            prepare(places)
        run = Rehearsal(places, size, theme, welcomed=welcomed)
        try:
            yield run
        finally:
            run.end()
