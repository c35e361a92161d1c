"""What Home and the window ask for, and which page answers.

What the first look at Home does not need (the modules of a session, the reader of routine files) is
loaded after the first frame has been painted, or when it is asked for.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from massage_timer import resources
from massage_timer.afterwards import Afterwards
from massage_timer.desktop import Desktop
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.opening import Opening
from massage_timer.own_files import FileManager
from massage_timer.preferences import Preferences
from massage_timer.teaching import Teaching
from massage_timer.telling import Telling
from massage_timer.ui.window.main_window import MainWindow
from massage_timer.window_icon import window_icon

if TYPE_CHECKING:
    from massage_timer.accompaniment import Accompaniment
    from massage_timer.authoring.desk import Authoring
    from massage_timer.authoring.rehearsing import Rehearsing
    from massage_timer.broken_off import BrokenOff
    from massage_timer.checkpointing import Checkpointing
    from massage_timer.core.adapt import Comfort
    from massage_timer.core.routine import Routine
    from massage_timer.devices.kit import Devices
    from massage_timer.diary_desk import DiaryDesk
    from massage_timer.diary_keeping import DiaryKeeping, WallClock
    from massage_timer.flow import SessionFlow
    from massage_timer.folders import Folders
    from massage_timer.player import Clock
    from massage_timer.scribe import Scribe
    from massage_timer.ui.home.acts import Act
    from massage_timer.ui.learn.page import LearnPage

MakeDevices = Callable[[QObject], "Devices"]
"""Makes the devices of a session, as children of an object."""


class Program(QObject):
    """Home, what it leads to, and the way back."""

    session_loaded = Signal()
    """All that a session needs is there."""

    def __init__(
        self,
        window: MainWindow,
        places: "Folders",
        settings: KeptSettings,
        pictures: Illustrations,
        shelf: HomeShelf,
        messages: Messages,
        clock: "Clock | None" = None,
        make_devices: MakeDevices | None = None,
        file_manager: FileManager | None = None,
        wall_clock: "WallClock | None" = None,
        scribe: "Scribe | None" = None,
        *,
        speed: float = 1.0,
        welcomed: bool = False,
    ) -> None:
        """`clock` is the steady clock of sessions; None: the machine's, `speed` times as fast.
        `make_devices` and `file_manager` None: there are none. `wall_clock` is that of the diary;
        None: the machine's. `scribe` writes what is kept of a session; None: a thread does.
        `welcomed`: what is read before the first use has been read, whatever the settings say."""
        super().__init__(window)
        self.window = window
        self._places = places
        self.settings = settings
        self.pictures = pictures
        self.shelf = shelf
        self.desktop = Desktop(window, settings, messages)
        self._messages = messages
        self._clock = clock
        self._speed = speed
        self._flow: SessionFlow | None = None
        self._learn: LearnPage | None = None
        self._wall_clock = wall_clock
        self._scribe = scribe
        self._checkpointing: Checkpointing | None = None
        self._diary_keeping: DiaryKeeping | None = None
        self._diary_desk: DiaryDesk | None = None
        self._broken_off: BrokenOff | None = None
        self._accompaniment: Accompaniment | None = None
        self._authoring: Authoring | None = None
        self._make_devices = make_devices
        self._file_manager = file_manager or FileManager()
        self.telling = Telling(
            window, settings, shelf, messages, lambda: self.flow, welcomed=welcomed
        )
        self.opening = Opening(window, shelf, self.telling, lambda: self.may_leave)
        self.teaching = Teaching(window, settings)
        self.preferences = Preferences(window, settings, self.teaching)
        self.afterwards = Afterwards(window, places, pictures, shelf, messages)

    # Beginning

    def show_window(self) -> None:
        """Show the window as it was last time; load the rest when it has been painted."""
        self._apply_theme()
        self.desktop.show_window()
        if os.path.lexists(self._places.checkpoint):
            # At once: Home, shown first, would be taken away from under somebody's hand.
            self.broken_off.begin()
        elif self.telling.welcome_due:
            self.telling.after_welcome(self.go_home)
        else:
            self.telling.show_messages()

    def read_the_rest(self) -> None:
        """Read every routine file that is still unread, and try the own techniques, now."""
        self.afterwards.finish()

    # Pages that are made when they are first asked for

    @property
    def flow(self) -> "SessionFlow":
        """The way through a session."""
        if self._flow is None:
            self._flow = self._make_flow()
        return self._flow

    @property
    def learn(self) -> "LearnPage":
        """All that the guide knows, to browse."""
        if self._learn is None:
            self._learn = self._make_learn()
        return self._learn

    @property
    def diary_keeping(self) -> "DiaryKeeping":
        """Writes down what was given."""
        if self._diary_keeping is None:
            from massage_timer.devices.clock import on_the_wall
            from massage_timer.diary_keeping import DiaryKeeping

            self._diary_keeping = DiaryKeeping(
                self._places.diary,
                self.settings,
                self._messages,
                self._wall_clock or on_the_wall,
                self,
            )
        return self._diary_keeping

    @property
    def checkpointing(self) -> "Checkpointing":
        """Keeps the session that goes on, for the next start."""
        _ = self.flow
        assert self._checkpointing is not None
        return self._checkpointing

    @property
    def diary_desk(self) -> "DiaryDesk":
        """The page of what was written down."""
        if self._diary_desk is None:
            from massage_timer.diary_desk import DiaryDesk, ask_where

            self._diary_desk = DiaryDesk(
                self.window,
                self.diary_keeping,
                self.flow.show_text,
                ask_where,
                self._messages.take,
            )
            self._diary_desk.home_asked.connect(self.go_home)
        return self._diary_desk

    @property
    def authoring(self) -> "Authoring":
        """What is done with routines beside sessions."""
        if self._authoring is None:
            from massage_timer.authoring.desk import Authoring

            self._authoring = Authoring(
                self.window,
                self._places,
                self.settings,
                self.pictures,
                self.shelf,
                self._steady_clock,
                self._file_manager,
                self.flow.show_text,
            )
            self._authoring.home_asked.connect(self.go_home)
            self._authoring.problems_asked.connect(self.telling.show_problems)
            self._authoring.rehearsing_made.connect(self.join_rehearsing)
        return self._authoring

    @property
    def broken_off(self) -> "BrokenOff":
        """What becomes of a session that broke off."""
        if self._broken_off is None:
            from massage_timer.broken_off import BrokenOff

            self._broken_off = BrokenOff(
                self.window,
                self._places,
                self.settings,
                self.shelf,
                self._messages,
                self.diary_keeping,
                self.telling,
                lambda: self.flow,
            )
            self._broken_off.home_asked.connect(self.go_home)
        return self._broken_off

    def after_offer(self, then: Callable[[], object]) -> None:
        """Do it once there is no session any more that could go on; where one does, never."""
        if self._broken_off is None:
            then()
        else:
            self._broken_off.before(then)

    # Home

    @property
    def may_leave(self) -> bool:
        """Whether nothing is lost by going Home now."""
        page = self.window.pages.currentWidget()
        if self._authoring is not None and self._authoring.unsaved:
            return False
        return self._flow is None or self._flow.pages.may_be_left(page)

    @Slot(object, str)
    def do(self, act: "Act", id_: str) -> None:
        """What was asked for with a routine, beside a session."""
        self.authoring.do(act, id_)

    @Slot(str)
    def rehearse(self, id_: str) -> None:
        self.authoring.rehearse(id_)

    @Slot(str)
    def open_parcel(self, path: str) -> None:
        self.authoring.open_parcel(path)

    @Slot()
    def show_settings(self) -> None:
        """Some of them are tried with what a session has."""
        if self._flow is None:
            self._flow = self._make_flow()
        self.preferences.show()

    @Slot()
    def show_diary(self) -> None:
        self.diary_desk.begin()

    @Slot()
    def show_diary_from_settings(self) -> None:
        """And back to the row that it stands in."""
        self.diary_desk.begin(lambda: self.preferences.come_back("diary"))

    @Slot()
    def go_home(self) -> None:
        self.window.show_home()
        if self._broken_off is not None:
            self._broken_off.remind()
        self._messages.tell(self.pictures.problems)
        self.telling.show_messages()

    @Slot(str)
    def check_safety(self, id_: str) -> None:
        """Begin the way to a session, or show why the routine cannot be used."""
        self.telling.after_welcome(lambda: self._check_or_tell(id_))

    @Slot(object)
    def check_safety_for(self, routine: "Routine") -> None:
        """The same for the routine itself."""
        self.telling.after_welcome(lambda: self._check(routine))

    def _check_or_tell(self, id_: str) -> None:
        routine = self.shelf.choose(id_).routine
        if routine is None:
            self.telling.show_problems(id_)
        else:
            self._check(routine)

    def _check(self, routine: "Routine") -> None:
        self.flow.preparation.begin(routine, self.settings.options, self.settings.comfort)

    @Slot(object)
    def join_rehearsing(self, rehearsing: "Rehearsing") -> None:
        """Let it be heard as a session is, and lead on from it."""
        if self._flow is None:
            self._flow = self._make_flow()
        if self._accompaniment is not None:
            rehearsing.let_hear(self._accompaniment.rehearser)
        rehearsing.home_asked.connect(self.go_home)
        rehearsing.check_asked.connect(self.check_safety_for)

    @Slot()
    def change_sort(self) -> None:
        """Between the order of use and that of names."""
        self.shelf.sort_by(self.settings.keep_other_sort())
        self.telling.show_messages()

    @Slot()
    def change_theme(self) -> None:
        """To the next one of all themes."""
        self.settings.keep_theme_after(self.window.theme.name)
        self._apply_theme()
        self.telling.show_messages()

    @Slot()
    def toggle_full_screen(self) -> None:
        self.desktop.toggle_full_screen()
        self.telling.show_messages_at_home()

    @Slot()
    def show_learn(self) -> None:
        self.window.pages.setCurrentWidget(self.learn)
        self.learn.begin()

    @Slot()
    def show_who_not(self) -> None:
        """The chapter of who should not have a massage."""
        from massage_timer.core.guide.care import WHO_SHOULD_NOT

        self.show_learn()
        self.learn.list.open(WHO_SHOULD_NOT.id)

    @Slot()
    def follow_settings(self) -> None:
        """Let what was set take effect."""
        self.pictures.set_tones(self.settings.tones)
        self.follow_system_motion()
        self._apply_theme()
        if self._accompaniment is not None:
            self._accompaniment.follow_settings()

    @Slot(int)
    def set_digits(self, percent: int) -> None:
        """The size of what is read from the couch."""
        self.preferences.change({"digits": percent})

    @Slot()
    def teach_from_ready(self) -> None:
        self.teaching.begin(self.flow.preparation.come_back)

    @Slot()
    def change_settings_from_ready(self) -> None:
        self.preferences.begin(lambda: self.flow.preparation.come_back(self.settings.options))

    @Slot(object)
    def look_at_file(self, path: Path) -> None:
        """A routine's file was changed by another program: it may be the one that is edited."""
        if self._authoring is not None:
            self._authoring.look_again(path)

    @Slot(object)
    def about_to_close(self, event: QEvent) -> None:
        """Ask before a session is lost; else remember the window's place and go."""
        if self._flow is not None and self._flow.unfinished and not self.desktop.leaving:
            event.ignore()
            self._flow.ask_to_stop()
            self.window.come_forward()
            return
        if self._authoring is not None and self._authoring.unsaved and not self.desktop.leaving:
            event.ignore()
            self._authoring.editing.leave_to(self.window.close)
            self.window.come_forward()
            return
        self.desktop.keep_places()
        self.leave()
        event.accept()

    @Slot()
    def leave(self) -> None:
        """For the end of the program: nothing of it is left to be heard, or held."""
        if self._accompaniment is not None:
            self._accompaniment.close()
        if self._checkpointing is not None:
            self._checkpointing.leave()
        if self._diary_keeping is not None:
            self._diary_keeping.close()

    # What a session and the system tell

    @Slot(str)
    def remember_routine(self, id_: str) -> None:
        self.settings.keep_used(id_)
        self.shelf.mark_last_used(id_)

    @Slot(object)
    def remember_wishes(self, comfort: "Comfort") -> None:
        self.settings.keep_wishes(comfort)

    @Slot()
    def follow_system_colours(self) -> None:
        if self.settings.follow_system_colours:
            self._apply_theme()

    @Slot()
    def follow_system_motion(self) -> None:
        if self._flow is not None:
            self._flow.pages.set_still(self._wants_stillness)
        if self._learn is not None:
            self._learn.set_still(self._wants_stillness)
        if self._authoring is not None:
            self._authoring.follow_motion()

    @property
    def _wants_stillness(self) -> bool:
        return self.settings.wants_stillness(QGuiApplication.styleHints())

    def _apply_theme(self) -> None:
        self.window.set_theme(self.settings.theme(QGuiApplication.styleHints()))

    # How pages are made

    @property
    def _steady_clock(self) -> "Clock":
        """The one that sessions and pictures go by."""
        if self._clock is None:
            from massage_timer.devices.clock import SteadyClock

            self._clock = SteadyClock(self._speed)
        return self._clock

    def _make_learn(self) -> "LearnPage":
        from massage_timer.ui.learn.page import LearnPage

        catalogue = self.shelf.shelf.techniques()
        page = LearnPage(
            tuple(catalogue.values()),
            self.pictures.library,
            self.pictures.small,
            self._steady_clock.now,
            self.window.pages,
            own=catalogue.own,
        )
        page.set_still(self._wants_stillness)
        page.back_asked.connect(self.go_home)
        self.window.add_page(page)
        return page

    def _make_flow(self) -> "SessionFlow":
        from massage_timer.flow import make_flow

        flow = make_flow(
            self.window,
            self.pictures.library,
            self.pictures.thumbnails,
            self._steady_clock,
            self.shelf.suiting,
            speed=self._speed,
            platform=QGuiApplication.platformName(),
        )
        self._accompaniment = accompaniment = self._make_accompaniment(flow)
        self.desktop.join(flow, window_icon(), (accompaniment.devices.notes.tell,))
        flow.pages.set_still(self._wants_stillness)
        flow.home_asked.connect(self.go_home)
        flow.started.connect(self.remember_routine)
        self._checkpointing = self._make_checkpointing(flow)
        self.diary_keeping.note_offered.connect(flow.pages.done.offer_note)
        flow.pages.done.note_written.connect(self.diary_keeping.keep_note)
        flow.preparation.wished.connect(self.remember_wishes)
        flow.preparation.who_not_asked.connect(self.show_who_not)
        flow.preparation.teach_asked.connect(self.teach_from_ready)
        flow.preparation.settings_asked.connect(self.change_settings_from_ready)
        self.session_loaded.emit()
        return flow

    def _make_accompaniment(self, flow: "SessionFlow") -> "Accompaniment":
        from massage_timer.accompaniment import Accompaniment, wire
        from massage_timer.devices import kit

        make = self._make_devices or kit.none
        accompaniment = Accompaniment(
            make(self.window),
            self.settings,
            flow.player,
            self._steady_clock,
            resources.assets() / "sounds",
            speed=self._speed,
        )
        wire(accompaniment, flow, self.preferences)
        accompaniment.devices.media_keys.raise_asked.connect(self.desktop.show_whole_window)
        accompaniment.digits_asked.connect(self.set_digits)
        return accompaniment

    def _make_checkpointing(self, flow: "SessionFlow") -> "Checkpointing":
        from massage_timer.checkpointing import Checkpointing
        from massage_timer.scribe import ScribeBehind

        scribe = self._scribe or ScribeBehind()
        file, diary = self._places.checkpoint, self.diary_keeping
        return Checkpointing(file, flow, diary, self._messages, scribe, self)
