"""Sessions in the window: how one begins, what goes with it, what becomes of one that broke off.

All of it is made when it is first needed.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from massage_timer import resources
from massage_timer.desktop import Desktop
from massage_timer.folders import Folders
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.machine import Machine
from massage_timer.messages import Messages
from massage_timer.preferences import Preferences
from massage_timer.teaching import Teaching
from massage_timer.telling import Telling
from massage_timer.ui.window.main_window import MainWindow
from massage_timer.window_icon import window_icon

if TYPE_CHECKING:
    from massage_timer.accompaniment import Accompaniment
    from massage_timer.authoring.rehearsing import Rehearsing
    from massage_timer.broken_off import BrokenOff
    from massage_timer.checkpointing import Checkpointing
    from massage_timer.core.adapt import Comfort
    from massage_timer.core.routine import Routine
    from massage_timer.diary.keeping import DiaryKeeping
    from massage_timer.flow import SessionFlow


class SessionDesk(QObject):
    """Leads to sessions, and knows what goes with them: devices, checkpoint, diary."""

    home_asked = Signal()
    who_not_asked = Signal()
    """To read who should not have a massage."""
    loaded = Signal()
    """All that a session needs is there."""

    def __init__(
        self,
        window: MainWindow,
        places: Folders,
        settings: KeptSettings,
        pictures: Illustrations,
        shelf: HomeShelf,
        messages: Messages,
        machine: Machine,
        desktop: Desktop,
        teaching: Teaching,
        preferences: Preferences,
        *,
        welcomed: bool,
    ) -> None:
        """`welcomed` as `Telling` says."""
        super().__init__(window)
        self._window = window
        self._places = places
        self._settings = settings
        self._pictures = pictures
        self._shelf = shelf
        self._messages = messages
        self._machine = machine
        self._desktop = desktop
        self._teaching = teaching
        self._preferences = preferences
        self.telling = Telling(
            window, settings, shelf, messages, lambda: self.flow, welcomed=welcomed
        )
        self.so_far: SessionFlow | None = None
        """The way through a session, where it has been made."""
        self._accompaniment: Accompaniment | None = None
        self._checkpointing: Checkpointing | None = None
        self._diary: DiaryKeeping | None = None
        self._broken_off: BrokenOff | None = None

    # What is made when it is first needed

    @property
    def flow(self) -> "SessionFlow":
        """The way through a session."""
        if self.so_far is None:
            self.so_far = self._make_flow()
        return self.so_far

    @property
    def diary(self) -> "DiaryKeeping":
        """Writes down what was given."""
        if self._diary is None:
            from massage_timer.diary.keeping import DiaryKeeping

            file, clock = self._places.diary, self._machine.on_the_wall
            self._diary = DiaryKeeping(file, self._settings, self._messages, clock, self)
        return self._diary

    @property
    def checkpointing(self) -> "Checkpointing":
        """Keeps the session that goes on, for the next start."""
        _ = self.flow
        assert self._checkpointing is not None
        return self._checkpointing

    @property
    def broken_off(self) -> "BrokenOff":
        """What becomes of a session that broke off."""
        if self._broken_off is None:
            from massage_timer.broken_off import BrokenOff

            self._broken_off = BrokenOff(
                self._window,
                self._places,
                self._settings,
                self._shelf,
                self._messages,
                self.diary,
                self.telling,
                lambda: self.flow,
            )
            self._broken_off.home_asked.connect(self.home_asked)
        return self._broken_off

    # How one begins

    def begin(self) -> None:
        """For the start of the program: what was left by the last one, what is read before the
        first use, and what waits to be told."""
        if os.path.lexists(self._places.checkpoint):
            # At once: Home, shown first, would be taken away from under somebody's hand.
            self.broken_off.begin()
        elif self.telling.welcome_due:
            self.telling.after_welcome(self.home_asked.emit)
        else:
            self.telling.show_messages()

    def after_offer(self, then: Callable[[], object]) -> None:
        """Do it once there is no session any more that could go on; where one does, never."""
        if self._broken_off is None:
            then()
        else:
            self._broken_off.before(then)

    @Slot(str)
    def check_safety(self, id_: str) -> None:
        """Begin the way to a session, or show why the routine cannot be used."""
        self.telling.after_welcome(lambda: self._check_or_tell(id_))

    @Slot(object)
    def check_safety_for(self, routine: "Routine") -> None:
        """The same for the routine itself."""
        self.telling.after_welcome(lambda: self._check(routine))

    def _check_or_tell(self, id_: str) -> None:
        routine = self._shelf.choose(id_).routine
        if routine is None:
            self.telling.show_problems(id_)
        else:
            self._check(routine)

    def _check(self, routine: "Routine") -> None:
        self.flow.preparation.begin(routine, self._settings.options, self._settings.comfort)

    # What others ask of it

    @property
    def may_leave(self) -> bool:
        """Nobody is on the way to a session, or in one."""
        page = self._window.pages.currentWidget()
        return self.so_far is None or self.so_far.pages.may_be_left(page)

    @property
    def unfinished(self) -> bool:
        """To close the window would lose a session."""
        return self.so_far is not None and self.so_far.unfinished

    def tell(self, words: str) -> None:
        """Quietly, on the page of a session that goes on; nowhere else."""
        if self.so_far is not None and self.so_far.in_session:
            self.so_far.pages.session.banner.tell(words)

    def remind(self) -> None:
        """On Home: what broke off can still go on."""
        if self._broken_off is not None:
            self._broken_off.remind()

    def set_still(self, still: bool) -> None:
        """Reduced motion, or not."""
        if self.so_far is not None:
            self.so_far.pages.set_still(still)

    def follow_settings(self) -> None:
        """Let what was set take effect."""
        if self._accompaniment is not None:
            self._accompaniment.follow_settings()

    @Slot(object)
    def join_rehearsing(self, rehearsing: "Rehearsing") -> None:
        """Let it be heard as a session is, and lead on from it."""
        _ = self.flow
        if self._accompaniment is not None:
            rehearsing.let_hear(self._accompaniment.rehearser)
        rehearsing.home_asked.connect(self.home_asked)
        rehearsing.check_asked.connect(self.check_safety_for)

    def leave(self) -> None:
        """For the end of the program: nothing of it is left to be heard, held, or lost. Whatever
        raises, the rest is done."""
        with ExitStack() as last_first:
            if self._accompaniment is not None:
                last_first.callback(self._accompaniment.close)
            if self._diary is not None:
                last_first.callback(self._diary.close)
            if self._checkpointing is not None:
                last_first.callback(self._checkpointing.leave)

    # What a session tells

    @Slot(str)
    def remember_routine(self, id_: str) -> None:
        self._settings.keep_used(id_)
        self._shelf.mark_last_used(id_)

    @Slot(object)
    def remember_wishes(self, comfort: "Comfort") -> None:
        self._settings.keep_wishes(comfort)

    @Slot(int)
    def set_digits(self, percent: int) -> None:
        """The size of what is read from the couch."""
        self._preferences.change({"digits": percent})

    @Slot()
    def teach_from_ready(self) -> None:
        self._teaching.begin(self.flow.preparation.come_back)

    @Slot()
    def change_settings_from_ready(self) -> None:
        self._preferences.begin(lambda: self.flow.preparation.come_back(self._settings.options))

    # How it is made

    def _make_flow(self) -> "SessionFlow":
        from massage_timer.flow import make_flow

        flow = make_flow(
            self._window,
            self._pictures.library,
            self._pictures.thumbnails,
            self._machine.steady_clock,
            self._shelf.suiting,
            speed=self._machine.speed,
            platform=QGuiApplication.platformName(),
        )
        self._accompaniment = accompaniment = self._make_accompaniment(flow)
        self._desktop.join(flow, window_icon(), (accompaniment.devices.notes.tell,))
        flow.pages.set_still(self._settings.wants_stillness(QGuiApplication.styleHints()))
        flow.home_asked.connect(self.home_asked)
        flow.started.connect(self.remember_routine)
        self._checkpointing = self._make_checkpointing(flow)
        self.diary.note_offered.connect(flow.pages.done.offer_note)
        flow.pages.done.note_written.connect(self.diary.keep_note)
        flow.preparation.wished.connect(self.remember_wishes)
        flow.preparation.who_not_asked.connect(self.who_not_asked)
        flow.preparation.teach_asked.connect(self.teach_from_ready)
        flow.preparation.settings_asked.connect(self.change_settings_from_ready)
        self.loaded.emit()
        return flow

    def _make_accompaniment(self, flow: "SessionFlow") -> "Accompaniment":
        from massage_timer.accompaniment import Accompaniment, wire

        accompaniment = Accompaniment(
            self._machine.devices(self._window),
            self._settings,
            flow.player,
            self._machine.steady_clock,
            resources.assets() / "sounds",
            speed=self._machine.speed,
        )
        wire(accompaniment, flow, self._preferences)
        accompaniment.devices.media_keys.raise_asked.connect(self._desktop.show_whole_window)
        accompaniment.digits_asked.connect(self.set_digits)
        return accompaniment

    def _make_checkpointing(self, flow: "SessionFlow") -> "Checkpointing":
        from massage_timer.checkpointing import Checkpointing

        file, scribe = self._places.checkpoint, self._machine.keeper
        return Checkpointing(file, flow, self.diary, self._messages, scribe, self)
