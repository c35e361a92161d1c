"""What Home and the window ask for, and which page answers.

What the first look at Home does not need (the modules of a session, the reader of routine files) is
loaded after the first frame has been painted, or when it is asked for.
"""

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from massage_timer.afterwards import Afterwards
from massage_timer.core.language import _, language_of, spoken_language
from massage_timer.desktop import Desktop
from massage_timer.folders import Folders
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.machine import Machine
from massage_timer.messages import Messages
from massage_timer.opening import Opening
from massage_timer.preferences import Preferences
from massage_timer.session_desk import SessionDesk
from massage_timer.teaching import Teaching
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.authoring.desk import Authoring
    from massage_timer.authoring.offering import Offering
    from massage_timer.devices.accessibility import DesktopWishes
    from massage_timer.diary.desk import DiaryDesk
    from massage_timer.flow import SessionFlow
    from massage_timer.store.manuscript.unsaved import Kept
    from massage_timer.ui.home.acts import Act
    from massage_timer.ui.learn.page import LearnPage


class Program(QObject):
    """Home, what it leads to, and the way back."""

    language_asked = Signal()
    """Another language was set: all that was made has to be made anew."""

    def __init__(
        self,
        window: MainWindow,
        places: Folders,
        settings: KeptSettings,
        pictures: Illustrations,
        shelf: HomeShelf,
        messages: Messages,
        machine: Machine,
        *,
        welcomed: bool = False,
    ) -> None:
        """`welcomed`: what is read before the first use has been read, whatever the settings
        say."""
        super().__init__(window)
        self.window = window
        self._places = places
        self.settings = settings
        self.pictures = pictures
        self.shelf = shelf
        self._messages = messages
        self._machine = machine
        self._language = settings.now.language
        """As it was set when all was made; what is spoken is another where its words are lost."""
        self._learn: LearnPage | None = None
        self._diary_desk: DiaryDesk | None = None
        self._authoring: Authoring | None = None
        self._offering: Offering | None = None
        self.desktop = Desktop(window, settings, messages)
        self.teaching = Teaching(window, settings)
        self.preferences = Preferences(window, settings, self.teaching)
        self.sessions = SessionDesk(
            window,
            places,
            settings,
            pictures,
            shelf,
            messages,
            machine,
            self.desktop,
            self.teaching,
            self.preferences,
            welcomed=welcomed,
        )
        self.telling = self.sessions.telling
        self.opening = Opening(window, shelf, self.telling, lambda: self.may_leave)
        self.afterwards = Afterwards(window, places, pictures, shelf, messages)

    # Beginning

    def show_window(self) -> None:
        """Show the window as it was last time; load the rest when it has been painted."""
        self._apply_theme()
        self.desktop.show_window()
        self.sessions.begin()

    def read_the_rest(self) -> None:
        """Read every routine file that is still unread, and try the own techniques, now."""
        self.afterwards.finish()

    # Pages that are made when they are first asked for

    @property
    def flow(self) -> "SessionFlow":
        """The way through a session."""
        return self.sessions.flow

    @property
    def learn(self) -> "LearnPage":
        """All that the guide knows, to browse."""
        if self._learn is None:
            self._learn = self._make_learn()
        return self._learn

    @property
    def diary_desk(self) -> "DiaryDesk":
        """The page of what was written down."""
        if self._diary_desk is None:
            from massage_timer.diary.desk import DiaryDesk
            from massage_timer.ui.save_dialog import ask_where

            self._diary_desk = DiaryDesk(
                self.window,
                self.sessions.diary,
                self.flow.show_text,
                partial(ask_where, _("Export the diary"), "CSV (*.csv)"),
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
                self._machine.steady_clock,
                self._machine.file_manager,
                self.flow.show_text,
                self.offering,
            )
            self._authoring.home_asked.connect(self.go_home)
            self._authoring.problems_asked.connect(self.telling.show_problems)
            self._authoring.rehearsing_made.connect(self.sessions.join_rehearsing)
        return self._authoring

    @property
    def offering(self) -> "Offering":
        """What was written at an earlier start and not saved."""
        if self._offering is None:
            from massage_timer.authoring.offering import Offering

            self._offering = Offering(self.window, self._places.drafts, self._messages)
            self._offering.open_asked.connect(self.take_up)
        return self._offering

    # Home

    @property
    def may_leave(self) -> bool:
        """Whether nothing is lost by going Home now."""
        if self._authoring is not None and self._authoring.unsaved:
            return False
        return self.sessions.may_leave

    @Slot()
    def go_home(self) -> None:
        self.window.show_home()
        self.sessions.remind()
        self._messages.tell(self.pictures.problems)
        self.telling.show_messages()
        if self._offering is not None:
            self._offering.offer()

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
    def offer_unsaved(self) -> None:
        self.offering.offer()

    @Slot(object)
    def take_up(self, kept: "Kept") -> None:
        self.authoring.take_up(kept)

    @Slot()
    def show_settings(self) -> None:
        _ = self.flow  # some of them are tried with what a session has
        self.preferences.show()

    def show_setting(self, name: str, seen_at: float) -> None:
        """The page of settings, with the row of one of them where it was seen before."""
        _ = self.flow
        self.preferences.come_back(name, seen_at)

    @Slot()
    def show_diary(self) -> None:
        self.diary_desk.begin()

    @Slot()
    def show_diary_from_settings(self) -> None:
        """And back to the row that it stands in."""
        self.diary_desk.begin(lambda: self.preferences.come_back("diary"))

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

    @Slot(object)
    def look_at_file(self, path: Path) -> None:
        """A routine's file was changed by another program: it may be the one that is edited."""
        if self._authoring is not None:
            self._authoring.look_again(path)

    # The end

    @Slot(object)
    def about_to_close(self, event: QEvent) -> None:
        """Ask before a session is lost; else remember the window's place and go."""
        if self.sessions.unfinished and not self.desktop.leaving:
            event.ignore()
            self.flow.ask_to_stop()
            self.window.come_forward()
            return
        if self._authoring is not None and self._authoring.unsaved and not self.desktop.leaving:
            event.ignore()
            self._authoring.editing.leave_to(self.window.close)
            self.window.come_forward()
            return
        event.accept()
        self.desktop.keep_places()
        self.leave()

    @Slot()
    def leave(self) -> None:
        """For the end of the program: nothing of it is left to be heard, or held, or lost. Whatever
        raises, the rest is done."""
        with ExitStack() as last_first:
            last_first.callback(self.sessions.leave)
            if self._diary_desk is not None:
                last_first.callback(self._diary_desk.finish)
            last_first.callback(self.keep_unsaved)

    @Slot()
    def keep_unsaved(self) -> None:
        """What is being written outlives the program."""
        if self._authoring is not None:
            self._authoring.keep_unsaved()

    # What settings and the system tell

    @Slot()
    def follow_settings(self) -> None:
        """Let what was set take effect."""
        self.pictures.set_tones(self.settings.tones)
        self.follow_system_motion()
        self._apply_theme()
        self.sessions.follow_settings()
        if self._machine.languages is not None and self._language != self.settings.now.language:
            self._language = self.settings.now.language
            if language_of(self._language, self._machine.languages) != spoken_language():
                self.language_asked.emit()

    @Slot()
    def follow_system_colours(self) -> None:
        if self.settings.follow_system_colours:
            self._apply_theme()

    @Slot()
    def follow_system_contrast(self) -> None:
        self._apply_theme()

    @Slot()
    def follow_system_motion(self) -> None:
        self.sessions.set_still(self._wants_stillness)
        if self._learn is not None:
            self._learn.set_still(self._wants_stillness)
        if self._authoring is not None:
            self._authoring.follow_motion()

    @Slot(object)
    def follow_desktop(self, wishes: "DesktopWishes") -> None:
        """What the desktop asks for beside what Qt tells of it."""
        self.settings.desktop_wishes = wishes
        self.follow_system_motion()
        self._apply_theme()

    @property
    def _wants_stillness(self) -> bool:
        return self.settings.wants_stillness(QGuiApplication.styleHints())

    def _apply_theme(self) -> None:
        self.window.set_theme(self.settings.theme(QGuiApplication.styleHints()))

    def _make_learn(self) -> "LearnPage":
        from massage_timer.ui.learn.page import LearnPage

        catalogue = self.shelf.shelf.techniques()
        page = LearnPage(
            tuple(catalogue.values()),
            self.pictures.library,
            self.pictures.small,
            self._machine.steady_clock.now,
            self.window.pages,
            own=catalogue.own,
        )
        page.set_still(self._wants_stillness)
        page.back_asked.connect(self.go_home)
        self.window.add_page(page)
        return page
