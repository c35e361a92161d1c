"""The way through a session: session, change of legs, the question before stopping, Done.

Pages ask by signals and the flow answers; no page knows another, and none holds the player. What
comes before is `preparation.py`, the only way to a start.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer import preparation, resources
from massage_timer.core.adapt import Comfort
from massage_timer.core.checkpoint import Checkpoint
from massage_timer.core.commands import command_for
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.language import N_, _
from massage_timer.core.manner import SoundSet
from massage_timer.core.phrases import SETS
from massage_timer.core.routine import Routine, Side
from massage_timer.core.safety import StopSign
from massage_timer.core.session import Command, Phase, Session
from massage_timer.core.timeline import Options, hands_on_by_zone
from massage_timer.pictures.leg_map import UPRIGHT, load_leg_map
from massage_timer.pictures.library import PictureLibrary
from massage_timer.player import Clock, SessionPlayer
from massage_timer.ui.ending.done_sheet import Summary
from massage_timer.ui.icons import Icon
from massage_timer.ui.session_pages import SessionPages
from massage_timer.ui.text.sheet import Piece
from massage_timer.ui.thumbnails import Thumbnails
from massage_timer.ui.window.keep_in_front import BY_HAND, only_by_hand
from massage_timer.ui.window.main_window import MainWindow


class SessionFlow(QObject):
    """From Start to Done. It decides which page comes; the core decides the rest."""

    home_asked = Signal()
    page_changed = Signal(object)
    """Carries the page that is shown now."""
    started = Signal(str)
    """A session of the routine with this id has begun."""
    ended = Signal(object, object)
    """Carries the `Session` that is over, and its `Routine` as it may be written down."""

    def __init__(
        self,
        window: MainWindow,
        pages: SessionPages,
        player: SessionPlayer,
        clock: Clock,
        platform: str = "",
    ) -> None:
        """`platform` is Qt's name for what it draws its windows on."""
        super().__init__(window)
        self.window = window
        self.pages = pages
        self.player = player
        self._clock = clock
        self.preparation = preparation.Preparation(window, pages, self)
        self._in_front_by_hand = only_by_hand(platform)
        """That the mini view cannot keep itself in front is still to be told."""
        self._started_at = 0
        self._ended_by_sign = False
        self._after_text: Callable[[], object] = self.home_asked.emit
        self._other_after_text: Callable[[], object] = self.home_asked.emit
        self._after_leaving_text: Callable[[], object] = self.home_asked.emit

    @property
    def in_session(self) -> bool:
        """A session's own page is shown."""
        return self.pages.take_keys(self.window.pages.currentWidget())

    @property
    def unfinished(self) -> bool:
        """A session goes on, or it is asked whether it shall: to close the window would lose it."""
        asked = self.window.pages.currentWidget() is self.pages.stop and self.pages.stop.asks
        return asked or self.in_session

    @property
    def whole(self) -> int:
        """Ms since the session began, pauses and all."""
        return self._clock.now() - self._started_at

    # Before a session

    @Slot(object, object)
    def start(self, routine: Routine, options: Options) -> None:
        self.started.emit(routine.id)
        self._started_at, self._ended_by_sign = self._clock.now(), False
        self.player.load(routine, options)
        self.player.press(Command.START)

    @Slot(object)
    def resume(self, checkpoint: Checkpoint) -> None:
        """Take up a session that broke off: it stands where it was until somebody goes on."""
        session = checkpoint.session
        self.started.emit(session.timeline.routine.id)
        self._started_at = self._clock.now() - checkpoint.whole
        self._ended_by_sign = False
        self.player.resume(session)

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
        command = None if session is None else command_for(name, frame(session), self.window.taught)
        if command is not None:
            self.player.press(command)

    @Slot(str)
    def press_far_key(self, name: str) -> None:
        """A key that the desktop hands on, whatever window is in front."""
        if self.in_session:
            self.press_key(name)
        elif self.window.pages.currentWidget() is self.pages.ready:
            self.preparation.start()

    @Slot(object)
    def tell_sounds(self, chosen: SoundSet) -> None:
        """Say which sounds will be heard."""
        self.pages.session.banner.tell(_(SETS[chosen]))

    @Slot()
    def toggle(self) -> None:
        """A click on a picture: pause and go on, or go on at the change of legs."""
        self.player.press(Command.TOGGLE)

    @Slot()
    def ask_to_stop(self) -> None:
        """Pause, and ask: a short press must not end a session."""
        self.player.tell(Command.ASK)
        self.pages.show(self.pages.stop)
        session = self.player.session
        softer = session is not None and Command.SOFTER in frame(session).offered
        self.pages.stop.ask(softer=softer)

    @Slot()
    def go_on(self) -> None:
        """Back from the question, with a lead-in as after every pause."""
        session = self.player.session
        if session is not None:
            self.pages.show_frame(frame(session))
        self.player.tell(Command.RESUME)

    @Slot()
    def go_on_softer(self) -> None:
        self.player.tell(Command.SOFTER)
        self.go_on()

    @Slot()
    def stop(self) -> None:
        self.player.tell(Command.STOP)

    @Slot(object)
    def stop_for(self, sign: StopSign) -> None:
        """It is over at once; what to do about the sign is shown before the summary."""
        self._ended_by_sign = True
        self.stop()
        self.pages.show(self.pages.stop)
        self.pages.stop.show_cards(sign)

    @Slot()
    def switch_view(self) -> None:
        """From the whole window to the mini view, which there is in a session only, or back."""
        if self.pages.mini.isVisible():
            self.leave_mini_view()
        elif self.in_session:
            self.pages.mini.show_near(self.window)
            self.window.hide()
            if self._in_front_by_hand and self.window.pages.currentWidget() is self.pages.session:
                self._in_front_by_hand = False
                self.pages.session.banner.tell(_(BY_HAND))

    @Slot()
    def follow_page(self) -> None:
        """Whatever comes that is no session's page needs the whole window."""
        if not self.in_session:
            self.leave_mini_view()
        self.page_changed.emit(self.window.pages.currentWidget())

    def leave_mini_view(self) -> None:
        if self.pages.mini.isVisible():
            self.window.show()
            self.window.activateWindow()
            self.pages.mini.hide()

    # After a session

    @Slot()
    def show_done(self) -> None:
        """The summary, which was made when the session ended."""
        self.pages.show(self.pages.done)
        self.pages.done.setFocus()

    # Text

    def show_text(
        self,
        title: str,
        pieces: Sequence[Piece],
        *,
        close: str = N_("Close"),
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
        self.pages.text.show_text(title, pieces, close=_(close), other=other, icon=icon)
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

    def _show_summary(self, shown: Frame) -> None:
        session = self.player.session
        assert session is not None
        try:
            self.pages.done.show_summary(self._summary(session, shown))
        finally:  # whatever becomes of the page, the session is written down
            self.ended.emit(session, self.preparation.usual or session.timeline.routine)
            self.show_done()

    def _summary(self, session: Session, shown: Frame) -> Summary:
        routine = session.timeline.routine
        return Summary(
            routine=routine.name,
            stopped=shown.stopped,
            whole_seconds=self.whole // 1000,
            legs={side: shown.hands_on(side) for side in Side},
            zones={s: hands_on_by_zone(session.timeline, s, session.playhead) for s in Side},
            planned=frozenset(zone for step in routine.steps for zone in step.technique.zones),
            ended_by_sign=self._ended_by_sign,
        )


def make_flow(
    window: MainWindow,
    pictures: PictureLibrary,
    thumbnails: Thumbnails,
    clock: Clock,
    offer: Callable[[Comfort], Routine | None],
    *,
    speed: float = 1.0,
    platform: str = "",
) -> SessionFlow:
    """The flow with its player and pages, which are added to the window. `offer` is as
    `SessionPages` says, `platform` as `SessionFlow` does."""
    folder = resources.assets() / "pictures"
    player = SessionPlayer(clock, window, speed=speed)
    pages = SessionPages(
        window.pages,
        pictures,
        load_leg_map(folder / "leg-map.json"),
        load_leg_map(folder / UPRIGHT),
        thumbnails,
        player.stroke_position,
        offer,
    )
    window.add_pages(pages)
    flow = SessionFlow(window, pages, player, clock, platform)
    wire(flow)
    return flow


def wire(flow: SessionFlow) -> None:
    """Every connection between the session's parts."""
    window, pages, player = flow.window, flow.pages, flow.player

    player.frame_changed.connect(flow.show_frame)
    player.cue.connect(flow.hear)

    preparation.wire(flow.preparation, pages)
    flow.preparation.start_asked.connect(flow.start)
    flow.preparation.home_asked.connect(flow.home_asked)

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

    pages.stop.go_on_asked.connect(flow.go_on)
    pages.stop.softer_asked.connect(flow.go_on_softer)
    pages.stop.stop_asked.connect(flow.stop)
    pages.stop.sign_chosen.connect(flow.stop_for)
    pages.stop.closed.connect(flow.show_done)

    pages.done.swap_asked.connect(flow.preparation.begin_again)
    pages.done.home_asked.connect(flow.home_asked)

    pages.text.closed.connect(flow.close_text)
    pages.text.left.connect(flow.leave_text)
    pages.text.other_asked.connect(flow.close_text_otherwise)
