"""Goes through the whole program as a giver does: buttons, keys, and a clock that is told."""

from collections.abc import Callable
from pathlib import Path

from fakes import FakeClock, LateScribe
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from rehearsal import to_next_cue, wait_until

from massage_timer.app import build
from massage_timer.core.frame import Frame, frame
from massage_timer.core.routine import Routine, Side
from massage_timer.core.session import Phase, Session
from massage_timer.folders import within
from massage_timer.machine import Machine, MakeDevices
from massage_timer.player import SessionPlayer
from massage_timer.program import Program
from massage_timer.scribe import Scribe
from massage_timer.ui.session_pages import SessionPages
from massage_timer.ui.window.main_window import MainWindow

CLASSIC = "classic-five-minute-legs"
ENDED = "2026-11-27T21:14:05+01:00"
"""What the clock on the wall says unless it is told otherwise."""
STRIDE = 9_000
"""Ms; after ten seconds without a look at the clock the session would stand still."""
PRESSES_APART = 500
"""Ms between two presses that are meant to count."""


class Giver:
    """One start of the program; another with the same home is another start of it."""

    def __init__(
        self,
        home: Path,
        *,
        first: Side | None = None,
        welcomed: bool = True,
        make_devices: MakeDevices | None = None,
        wall_clock: Callable[[], str] | None = None,
        scribe: Scribe | None = None,
    ) -> None:
        """Somebody who has read what is shown before the first use, unless it is said otherwise, on
        a machine without devices, unless some are made. What is kept of a session is written when
        the program waits for it, unless there is another `scribe`."""
        self.clock = FakeClock()
        self.on_the_wall = ENDED
        self.places = within(home)
        self.program: Program = build(
            self.places,
            Machine(
                clock=self.clock,
                wall_clock=wall_clock or (lambda: self.on_the_wall),
                make_devices=make_devices,
                scribe=scribe or LateScribe(),
            ),
            first=first,
            welcomed=welcomed,
        )
        self.program.show_window()

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def pages(self) -> SessionPages:
        return self.program.flow.pages

    @property
    def player(self) -> SessionPlayer:
        return self.program.flow.player

    @property
    def session(self) -> Session:
        session = self.player.session
        assert session is not None
        return session

    @property
    def frame(self) -> Frame:
        return frame(self.session)

    @property
    def planned(self) -> Routine:
        """The routine that the comfort page shows."""
        routine = self.pages.comfort.routine
        assert routine is not None
        return routine

    @property
    def page(self) -> QWidget:
        """What the window shows."""
        page = self.window.pages.currentWidget()
        assert page is not None
        return page

    def shows(self, page: QWidget) -> bool:
        return self.page is page

    def key(self, key: Qt.Key, text: str = "", *, repeated: bool = False) -> None:
        """Press a key and let it go, half a second after whatever was before."""
        self.clock.advance(PRESSES_APART)
        self.pages.safety.settle()
        self.pages.not_today.settle()
        self.hold(key, text, repeated=repeated)
        self.let_go(key, repeated=repeated)

    def hold(self, key: Qt.Key, text: str = "", *, repeated: bool = False) -> None:
        self._send(QEvent.Type.KeyPress, key, text, repeated)

    def let_go(self, key: Qt.Key, *, repeated: bool = False) -> None:
        self._send(QEvent.Type.KeyRelease, key, "", repeated)
        if not repeated:
            self.pages.session.controls.settle()
            self.pages.comfort.settle()

    def get_ready(self, routine: str = CLASSIC) -> None:
        """From Home to Ready, by the buttons."""
        self.choose_comfort(routine)
        self.pages.comfort.get_ready.click()
        assert self.shows(self.pages.ready)

    def choose_comfort(self, routine: str = CLASSIC) -> None:
        """From Home to comfort, by the buttons."""
        home = self.window.home
        assert self.shows(home)
        assert home.list.choose(routine)
        home.start.click()
        self.pass_check()
        self.pages.comfort.settle()
        assert self.shows(self.pages.comfort)

    def pass_check(self) -> None:
        """None of these, after reading to the end."""
        self.pages.safety.view.scroll_by(Qt.Key.Key_End)
        self.pages.safety.none.click()

    def begin(self, routine: str = CLASSIC) -> None:
        """From Home to the first second of the first step."""
        self.get_ready(routine)
        self.pages.ready.start.click()
        self.go_until(lambda shown: shown.phase is Phase.STEP)

    def pass_time(self, ms: int) -> None:
        """Let time pass as the timer would tell it: at least once a second."""
        while ms > 0:
            step = min(ms, 1000)
            self.clock.advance(step)
            self.player.tick()
            ms -= step

    def go_until(self, wanted: Callable[[Frame], bool]) -> Frame:
        """From one cue to the next, until a shown second is the wanted one: what is between is
        neither shown nor looked at."""
        left = wait_until(self.session, self.clock.now(), wanted)
        while left > 0:
            step = min(left, to_next_cue(self.session))
            self.clock.advance(step)
            self.player.tick()
            left -= step
        return self.frame

    def go_to(self, phase: Phase) -> Frame:
        """To the first moment of a phase, in strides over which the machine is not taken for one
        that stood still: what is between is neither shown nor looked at."""
        while self.frame.phase is not phase:
            segment = self.session.segment
            assert segment is not None, "the session is over"
            self.clock.advance(min(segment.end - self.session.playhead, STRIDE))
            self.player.tick()
        return self.frame

    def close(self) -> bool:
        """Close the window; False when it stays open."""
        event = QCloseEvent()
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def leave(self) -> None:
        """End this start of the program without asking it."""
        self.window.hide()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _send(self, kind: QEvent.Type, key: Qt.Key, text: str, repeated: bool) -> None:
        focused: QWidget | None = self.window.focusWidget()
        target = self.window if focused is None else focused
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QKeyEvent(kind, key, none, text, repeated))
