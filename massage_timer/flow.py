"""The way through a session: safety check, Ready, session, change of legs, Done.

Pages ask by signals and the flow answers; no page knows another, and none holds the player. A
session can only be reached by an outcome of the safety check with which it may begin.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.core.commands import command_for
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.routine import Routine, Side
from massage_timer.core.safety import STOP_SIGNS
from massage_timer.core.screening import Outcome
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import Options, hands_on_by_zone
from massage_timer.player import Clock, SessionPlayer
from massage_timer.ui.done_sheet import Summary
from massage_timer.ui.icons import Icon
from massage_timer.ui.main_window import MainWindow
from massage_timer.ui.session_pages import SessionPages
from massage_timer.ui.text_sheet import Paragraph, Piece


class SessionFlow(QObject):
    """From a chosen routine to Done. It decides which page comes; the core decides the rest."""

    home_asked = Signal()
    started = Signal(str)
    """A session of the routine with this id has begun."""
    who_not_asked = Signal()
    """To read who should not have a massage."""

    def __init__(
        self,
        window: MainWindow,
        pages: SessionPages,
        player: SessionPlayer,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.pages = pages
        self.player = player
        self._clock = clock
        self._routine: Routine | None = None
        self._options = Options()
        self._softened = False
        self._started_at = 0
        self._after_text: Callable[[], object] = self.home_asked.emit
        self._other_after_text: Callable[[], object] = self.home_asked.emit
        self._after_leaving_text: Callable[[], object] = self.home_asked.emit

    @property
    def in_session(self) -> bool:
        """A session's own page is shown, so that closing the window would lose it."""
        return self.pages.take_keys(self.window.pages.currentWidget())

    # Before a session

    def begin(self, routine: Routine, options: Options) -> None:
        """Ask the recipient first."""
        self._routine, self._options, self._softened = routine, options, False
        self.pages.show(self.pages.safety)
        self.pages.safety.begin(routine.name)

    @Slot()
    def leave(self) -> None:
        """The way to a session ends here; the next one begins with the safety check."""
        self._forget()
        self.home_asked.emit()

    @Slot()
    def read_who_not(self) -> None:
        self._forget()
        self.who_not_asked.emit()

    @Slot(object)
    def not_today(self, found: Outcome) -> None:
        """One of these, or not sure: there is no massage, and no way round."""
        self._forget()
        self.pages.show(self.pages.not_today)
        self.pages.not_today.show_cards(found.cards)

    @Slot(object)
    def get_ready(self, found: Outcome) -> None:
        """The recipient answered "none of these": only from here can a session start."""
        asked = self.window.pages.currentWidget() is self.pages.safety
        if asked and found.may_begin and self._routine is not None:
            self._softened = found.softened
            self.pages.ready.show_routine(self._routine, self._options.first)
            self.pages.show(self.pages.ready)
            self.pages.ready.start.setFocus()

    @Slot()
    def start(self) -> None:
        routine = self._routine
        if routine is None or self.window.pages.currentWidget() is not self.pages.ready:
            return
        self.started.emit(routine.id)
        self._started_at = self._clock.now()
        self.player.load(routine, self._options)
        self._softened = False
        self.player.press(Command.START)

    def _forget(self) -> None:
        """Neither the routine nor anything that was answered is kept."""
        self._routine, self._softened = None, False

    # During a session

    @Slot(object)
    def show_frame(self, shown: Frame) -> None:
        if shown.phase is Phase.DONE:
            self._show_summary(shown)
        else:
            self.pages.show_frame(shown)

    @Slot(object)
    def hear(self, cue: Cue) -> None:
        if cue.kind not in (CueKind.FINISHED, CueKind.STOPPED):
            self.pages.session.say(cue)

    @Slot(str)
    def press_key(self, name: str) -> None:
        session = self.player.session
        command = None if session is None else command_for(name, frame(session))
        if command is not None:
            self.player.press(command)

    @Slot()
    def toggle(self) -> None:
        """A click on a picture: pause and go on, or go on at the change of legs."""
        self.player.press(Command.TOGGLE)

    @Slot()
    def ask_to_stop(self) -> None:
        """Pause, and ask: a short press must not end a session."""
        self.player.tell(Command.PAUSE)
        self.show_text(
            "Stop the session?",
            [
                Paragraph("It is paused. Signs to stop at once", heading=True),
                *[Paragraph(f"{sign.text}.", mark="•") for sign in STOP_SIGNS],
            ],
            close="Go on",
            after=self._go_on,
            other="Stop now",
            after_other=self._stop,
            icon=Icon.RAISED_HAND,
        )

    @Slot()
    def switch_view(self) -> None:
        """From the whole window to the mini view, which there is in a session only, or back."""
        if self.pages.mini.isVisible():
            self.leave_mini_view()
        elif self.in_session:
            self.pages.mini.show_near(self.window)
            self.window.hide()

    @Slot()
    def follow_page(self) -> None:
        """Whatever comes that is no session's page needs the whole window."""
        if not self.in_session:
            self.leave_mini_view()

    def leave_mini_view(self) -> None:
        if self.pages.mini.isVisible():
            self.window.show()
            self.window.activateWindow()
            self.pages.mini.hide()

    # After a session

    @Slot()
    def swap_places(self) -> None:
        """The same routine for the other person, who is asked as well."""
        if self._routine is not None:
            self.begin(self._routine, self._options)

    # Text

    def show_text(
        self,
        title: str,
        pieces: Sequence[Piece],
        *,
        close: str = "Close",
        after: Callable[[], object] | None = None,
        other: str = "",
        after_other: Callable[[], object] | None = None,
        after_leaving: Callable[[], object] | None = None,
        icon: Icon | None = None,
    ) -> None:
        """A page of text; where nothing else is said, closing it leads Home, and leaving it with
        Esc is closing it."""
        self._after_text = after or self.home_asked.emit
        self._after_leaving_text = after_leaving or self._after_text
        self._other_after_text = after_other or self.home_asked.emit
        self.pages.text.show_text(title, pieces, close=close, other=other, icon=icon)
        self.pages.show(self.pages.text)
        self.pages.text.close_button.setFocus()

    @Slot()
    def close_text(self) -> None:
        self._after_text()

    @Slot()
    def leave_text(self) -> None:
        self._after_leaving_text()

    @Slot()
    def close_text_otherwise(self) -> None:
        self._other_after_text()

    def _go_on(self) -> None:
        session = self.player.session
        if session is not None:
            self.pages.show_frame(frame(session))
        self.player.tell(Command.RESUME)

    def _stop(self) -> None:
        self.player.tell(Command.STOP)

    def _show_summary(self, shown: Frame) -> None:
        session = self.player.session
        assert session is not None
        self.pages.done.show_summary(
            Summary(
                routine=session.timeline.routine.name,
                stopped=shown.stopped,
                whole_seconds=(self._clock.now() - self._started_at) // 1000,
                legs={side: shown.hands_on(side) for side in Side},
                zones={s: hands_on_by_zone(session.timeline, s, session.playhead) for s in Side},
            )
        )
        self.pages.show(self.pages.done)
        self.pages.done.setFocus()


def wire(flow: SessionFlow) -> None:
    """Every connection between the session's parts."""
    window, pages, player = flow.window, flow.pages, flow.player

    player.frame_changed.connect(flow.show_frame)
    player.cue.connect(flow.hear)

    pages.safety.passed.connect(flow.get_ready)
    pages.safety.blocked.connect(flow.not_today)
    pages.safety.back_asked.connect(flow.leave)
    pages.safety.who_not_asked.connect(flow.read_who_not)

    pages.not_today.closed.connect(flow.leave)
    pages.not_today.who_not_asked.connect(flow.read_who_not)

    pages.ready.start_asked.connect(flow.start)
    pages.ready.back_asked.connect(flow.leave)

    pages.session.controls.asked.connect(player.press)
    pages.session.controls.stop_pressed.connect(flow.ask_to_stop)
    pages.session.picture_clicked.connect(flow.toggle)
    pages.change.clicked.connect(flow.toggle)
    pages.change.stop_asked.connect(flow.ask_to_stop)
    window.key_pressed.connect(flow.press_key)

    window.mini_asked.connect(flow.switch_view)
    window.pages.currentChanged.connect(flow.follow_page)
    pages.session.controls.mini_asked.connect(flow.switch_view)
    pages.mini.whole_asked.connect(flow.switch_view)
    pages.mini.clicked.connect(flow.toggle)
    pages.mini.key_came.connect(window.take_key)

    pages.done.swap_asked.connect(flow.swap_places)
    pages.done.home_asked.connect(flow.home_asked)

    pages.text.closed.connect(flow.close_text)
    pages.text.left.connect(flow.leave_text)
    pages.text.other_asked.connect(flow.close_text_otherwise)
