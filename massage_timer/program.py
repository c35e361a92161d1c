"""What Home and the window ask for, and which page answers.

What the first look at Home does not need (the modules of a session, the reader of routine files) is
loaded after the first frame has been painted, or when it is asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon

from massage_timer import resources
from massage_timer.desktop import Desktop
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.own_files import FileManager
from massage_timer.preferences import Preferences
from massage_timer.teaching import Teaching
from massage_timer.ui.window.drops import FILES, Drops
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.accompaniment import Accompaniment
    from massage_timer.authoring import Authoring
    from massage_timer.core.adapt import Comfort
    from massage_timer.core.routine import Routine
    from massage_timer.devices.kit import Devices
    from massage_timer.flow import SessionFlow
    from massage_timer.folders import Folders
    from massage_timer.player import Clock
    from massage_timer.rehearsing import Rehearsing
    from massage_timer.ui.home.acts import Act
    from massage_timer.ui.learn.page import LearnPage
    from massage_timer.watching import Watching

MakeDevices = Callable[[QObject], "Devices"]
"""Makes the devices of a session, as children of an object."""


class Program(QObject):
    """Home, what it leads to, and the way back."""

    session_loaded = Signal()
    """All that a session needs is there."""
    all_read = Signal()
    """Every routine file has been read."""

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
        *,
        speed: float = 1.0,
        welcomed: bool = False,
    ) -> None:
        """`clock` is the steady clock of sessions; None: the machine's, `speed` times as fast.
        `make_devices` and `file_manager` None: there are none.
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
        self._welcome_due = not (welcomed or settings.now.disclaimer_read)
        self._flow: SessionFlow | None = None
        self._learn: LearnPage | None = None
        self._accompaniment: Accompaniment | None = None
        self._authoring: Authoring | None = None
        self._watching: Watching | None = None
        self._make_devices = make_devices
        self._file_manager = file_manager or FileManager()
        self.drops = Drops(window, lambda: window.theme, lambda: self.takes_files)
        self.drops.dropped.connect(self.open_files)
        self.drops.refused.connect(self.tell_at_home)
        self.teaching = Teaching(window, settings)
        self.preferences = Preferences(window, settings, self.teaching)
        self._rest = self._load()
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._do_later)

    # Beginning

    def show_window(self) -> None:
        """Show the window as it was last time; load the rest when it has been painted."""
        self._apply_theme()
        self.desktop.show_window()
        if self._welcome_due:
            self._welcome(self.go_home)
        else:
            self._show_messages()

    def open_routine(self, word: str) -> None:
        """Go to the safety check of a routine given by id or file; its problems if it has any.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        self.check_safety(self.shelf.show_one(word))

    def rehearse(self, word: str) -> None:
        """Go to the rehearsal of a routine given by id or file; its problems if it has any.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        id_ = self.shelf.show_one(word)
        if self._welcome_due:
            self._welcome(lambda: self.authoring.rehearse(id_))
        else:
            self.authoring.rehearse(id_)

    @Slot(object)
    def open_files(self, files: Sequence[Path]) -> None:
        """Put files on Home, wherever they lie; the first is chosen, and its problems are shown if
        it has any. Before the first use, what is read then stays in front of them."""
        ids = [self.shelf.show_one(str(file)) for file in files]
        self.window.home.list.choose(ids[0])
        if self._welcome_due:
            return
        self.go_home()
        if self.shelf.choose(ids[0]).routine is None:
            self.show_problems(ids[0])

    @property
    def takes_files(self) -> bool:
        """Whether a file may be opened now: nothing is lost by going Home."""
        page = self.window.pages.currentWidget()
        if self._authoring is not None and self._authoring.unsaved:
            return False
        return self._flow is None or self._flow.pages.may_be_left(page)

    @Slot(str)
    def tell_at_home(self, words: str) -> None:
        self.go_home()
        self.window.home.tell(words)

    @Slot()
    def load_the_rest(self) -> None:
        """Load what the first frame did not need, as soon as the event loop has a moment."""
        self._later.start()

    def read_the_rest(self) -> None:
        """Read every routine file that is still unread, and try the own techniques, now."""
        while self.shelf.show_some():
            pass
        for _ in self._try_own_techniques():
            pass
        self._show_messages_at_home()

    @Slot()
    def _do_later(self) -> None:
        if next(self._rest, self) is self:
            self._later.stop()

    def _load(self) -> Iterator[None]:
        """What the first frame did not need, piece by piece: icon, the modules of a session, whose
        pages are made when the first of them is asked for, then unread files."""
        self.window.setWindowIcon(_icon())
        yield
        import massage_timer.flow

        yield
        import massage_timer.accompaniment  # noqa: F401

        yield
        while self.shelf.show_some():
            self._show_messages_at_home()
            yield
        self.shelf.shelf.save()
        self._show_messages_at_home()
        yield
        yield from self._try_own_techniques()
        self._show_messages_at_home()
        self.all_read.emit()
        yield
        self.watching.begin()

    def _try_own_techniques(self) -> Iterator[None]:
        """Learn what is wrong with the user's own techniques and their pictures, one at a time."""
        for technique in self.shelf.own_techniques():
            self.pictures.try_out(technique)
            yield
        self._messages.tell(self.pictures.problems)

    @property
    def watching(self) -> "Watching":
        """Looks after the files of routines."""
        if self._watching is None:
            from massage_timer.devices.files import FolderWatch
            from massage_timer.watching import Watching

            places = self._places
            watch = FolderWatch((places.routines, places.techniques, places.pictures), self)
            self._watching = Watching(self.window, self.shelf, watch)
            watch.file_changed.connect(self.look_at_file)
        return self._watching

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
    def authoring(self) -> "Authoring":
        """What is done with routines beside sessions."""
        if self._authoring is None:
            from massage_timer.authoring import Authoring

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
            self._authoring.problems_asked.connect(self.show_problems)
            self._authoring.rehearsing_made.connect(self.join_rehearsing)
        return self._authoring

    # Home

    @Slot(object, str)
    def do(self, act: "Act", id_: str) -> None:
        """What was asked for with a routine, beside a session."""
        self.authoring.do(act, id_)

    @Slot()
    def show_settings(self) -> None:
        """Some of them are tried with what a session has."""
        if self._flow is None:
            self._flow = self._make_flow()
        self.preferences.show()

    @Slot()
    def go_home(self) -> None:
        self.window.show_home()
        self._messages.tell(self.pictures.problems)
        self._show_messages()

    @Slot(str)
    def check_safety(self, id_: str) -> None:
        """Begin the way to a session, or show why the routine cannot be used."""
        if self._welcome_due:
            self._welcome(lambda: self.check_safety(id_))
            return
        routine = self.shelf.choose(id_).routine
        if routine is None:
            self.show_problems(id_)
            return
        self.check_safety_for(routine)

    @Slot(object)
    def check_safety_for(self, routine: "Routine") -> None:
        """The same for the routine itself."""
        if self._welcome_due:
            self._welcome(lambda: self.check_safety_for(routine))
            return
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

    @Slot(str)
    def show_problems(self, id_: str) -> None:
        from massage_timer.notices import show_problems

        show_problems(self.flow, self.shelf.choose(id_), self._read_again)

    @Slot()
    def ask_for_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self.window, "Open a routine", "", FILES)
        if path:
            self.open_routine(path)

    @Slot()
    def change_sort(self) -> None:
        """Between the order of use and that of names."""
        self.shelf.sort_by(self.settings.keep_other_sort())
        self._show_messages()

    @Slot()
    def change_theme(self) -> None:
        """To the next one of all themes."""
        self.settings.keep_theme_after(self.window.theme.name)
        self._apply_theme()
        self._show_messages()

    @Slot()
    def toggle_full_screen(self) -> None:
        self.desktop.toggle_full_screen()
        self._show_messages_at_home()

    @Slot()
    def show_help(self) -> None:
        from massage_timer.notices import show_help

        show_help(self.flow, self.show_learn)

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

    # Text

    def _read_again(self) -> None:
        if self.shelf.read_again():
            self.go_home()
        else:
            self.show_problems(self.shelf.chosen)

    def _welcome(self, then: Callable[[], object]) -> None:
        """Before the first use: what the program is, and is not. Unread, it leads Home alone."""
        from massage_timer.notices import show_welcome

        def keep_and_go_on() -> None:
            self._welcome_due = False
            self.settings.keep(disclaimer_read=True)
            then()

        show_welcome(self.flow, after=keep_and_go_on, after_leaving=self.go_home)

    def _show_messages_at_home(self) -> None:
        if self.window.pages.currentWidget() is self.window.home:
            self._show_messages()

    def _show_messages(self) -> None:
        """All that wait, if any do."""
        if messages := self._messages.take():
            from massage_timer.notices import show_messages

            show_messages(self.flow, messages)

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
        self.desktop.join(flow, _icon(), (accompaniment.devices.notes.tell,))
        flow.pages.set_still(self._wants_stillness)
        flow.home_asked.connect(self.go_home)
        flow.started.connect(self.remember_routine)
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


def _icon() -> QIcon:
    """The program's icon in every size that a desktop may ask for."""
    icon = QIcon()
    for file in sorted((resources.assets() / "icon").glob("*.png")):
        icon.addFile(str(file))
    return icon
