"""Builds the program and runs it; the only module that knows every other.

What the first look at Home does not need (the pages of a session, the reader of routine files) is
loaded after the first frame has been painted, or when it is asked for.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from massage_timer import __version__, folders, resources
from massage_timer.core.routine import Routine, Side, Technique
from massage_timer.devices.motion import wants_less_motion, when_motion_changes
from massage_timer.store.index import Facts, Index
from massage_timer.store.library import Entry
from massage_timer.store.problems import FileProblem
from massage_timer.store.settings import (
    Motion,
    Settings,
    SettingsFile,
    Tone,
    values_of,
    with_values,
)
from massage_timer.store.settings import Theme as ThemeChoice
from massage_timer.store.shelf import Shelf
from massage_timer.ui import tokens
from massage_timer.ui.fonts import load_fonts
from massage_timer.ui.home_cards import Card
from massage_timer.ui.main_window import MainWindow
from massage_timer.ui.thumbnails import Thumbnails
from massage_timer.ui.widgets.zone_strip import pieces
from massage_timer.ui.window_place import place_words, restore_place

if TYPE_CHECKING:
    from massage_timer.core.adapt import Comfort
    from massage_timer.flow import SessionFlow
    from massage_timer.pictures.library import PictureLibrary
    from massage_timer.pictures.palette import SkinTone
    from massage_timer.player import Clock
    from massage_timer.ui.learn.page import LearnPage
    from massage_timer.ui.settings_page import SettingsPage

SLICE_NS = 5_000_000
"""How long routine files are read between two turns of the event loop, so that nothing stalls."""
SHIPPED_TONES = (Tone.LIGHT, Tone.NEIGHBOUR)
"""Of recipient and giver, which the small pictures are shipped in."""
PAINTED = "MASSAGE_TIMER_PAINTED_FD"
"""Names a pipe into which one byte is written when the first frame has been painted."""


class Program(QObject):
    """Home and all that belongs to the whole program: routines, settings, colours, messages."""

    def __init__(
        self,
        window: MainWindow,
        places: folders.Folders,
        thumbnails: Thumbnails,
        clock: "Clock | None" = None,
        *,
        speed: float = 1.0,
        first: Side | None = None,
        welcomed: bool = False,
    ) -> None:
        """`clock` is the steady clock of sessions; None: the machine's, `speed` times as fast.
        `welcomed`: what is read before the first use has been read, whatever the settings say."""
        super().__init__(window)
        self.window = window
        self._clock = clock
        self._speed = speed
        self._settings_file = SettingsFile(places.settings)
        self._settings, told = self._settings_file.load()
        self._messages = list(told)
        self._told = set(told)
        self._first = first or self._settings.first_side
        self._welcome_due = not (welcomed or self._settings.disclaimer_read)
        self._thumbnails = thumbnails
        if self._tones != SHIPPED_TONES:
            thumbnails.paint_with(self._paint_small)
        assets = resources.assets()
        self._shelf = Shelf(
            resources.routines(),
            places.routines,
            assets / "techniques.yaml",
            Index(
                places.cache,
                _stamp(assets / "techniques.yaml", assets / "pictures", places.pictures),
            ),
            self._picture_name,
        )
        self._unread: Iterator[Facts] | None = None
        self._chosen = self._settings.last_routine
        self._flow: SessionFlow | None = None
        self._learn: LearnPage | None = None
        self._settings_page: SettingsPage | None = None
        self._own_pictures = places.pictures
        self._loaded_pictures: PictureLibrary | None = None
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._do_later)

    # Beginning

    def show_library(self) -> None:
        """Show the shipped routines, and an own one that was used last; the rest follows later."""
        cards = [self._card(facts) for facts in self._shelf.first(self._chosen)]
        self.window.home.set_cards(cards, self._chosen)

    def show_window(self) -> None:
        """Show the window as it was last time; load the rest when it has been painted."""
        self._apply_theme()
        restore_place(self.window, self._settings.window)
        if self._settings.full_screen:
            self.window.showFullScreen()
        else:
            self.window.show()
        if self._welcome_due:
            self._welcome(self.go_home)
        elif self._messages:
            self._show_messages()

    def open_routine(self, word: str) -> None:
        """Go to the safety check of a routine given by id or file; its problems if it has any.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        facts, is_new = self._shelf.find(word)
        if is_new:
            self.window.home.list.add_cards([self._card(facts)])
        self.window.home.list.choose(facts.id)
        self.check_safety(facts.id)

    @property
    def flow(self) -> "SessionFlow":
        """The way through a session; made when it is first needed."""
        if self._flow is None:
            self._flow = self._make_flow()
        return self._flow

    @property
    def learn(self) -> "LearnPage":
        """All that the guide knows, to browse; made when it is first asked for."""
        if self._learn is None:
            self._learn = self._make_learn()
        return self._learn

    @property
    def settings_page(self) -> "SettingsPage":
        """What can be set; made when it is first asked for."""
        if self._settings_page is None:
            self._settings_page = self._make_settings_page()
        return self._settings_page

    # Home

    @Slot()
    def go_home(self) -> None:
        self.window.show_home()
        for problem in self._loaded_pictures.own_problems if self._loaded_pictures else ():
            self._tell(problem)
        if self._messages:
            self._show_messages()

    @Slot(str)
    def check_safety(self, id_: str) -> None:
        """Begin the way to a session, or show why the routine cannot be used."""
        from massage_timer.core.timeline import Options

        if self._welcome_due:
            self._welcome(lambda: self.check_safety(id_))
            return
        entry = self._shelf.entry(id_)
        self._chosen = id_
        if entry.routine is None:
            self.show_problems(id_)
            return
        options = Options(
            first=self._first,
            change=self._settings.change_seconds * 1000,
            wait_at_change=self._settings.wait_at_change,
        )
        self.flow.preparation.begin(entry.routine, options, self._offered_comfort)

    @Slot(str)
    def show_problems(self, id_: str) -> None:
        from massage_timer.ui.icons import Icon
        from massage_timer.ui.text_sheet import Paragraph

        entry = self._shelf.entry(id_)
        self._chosen = id_
        self.flow.show_text(
            f"{_name(entry)} can't be used yet",
            [
                *[Paragraph(str(replace(p, source=entry.path.name))) for p in entry.problems],
                Paragraph(f"The file is {entry.path}"),
            ],
            other="Read it again",
            after_other=self._read_again,
            icon=Icon.WARNING,
        )

    @Slot()
    def ask_for_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(
            self.window, "Open a routine", "", "Routines (*.yaml *.yml)"
        )
        if path:
            self.open_routine(path)

    @Slot()
    def change_theme(self) -> None:
        """From light to dark, to dim amber, and to light again."""
        names = [theme.name for theme in tokens.THEMES]
        following = names[(names.index(self.window.theme.name) + 1) % len(names)]
        self._keep(theme=ThemeChoice(following))
        self._apply_theme()
        if self._messages:
            self._show_messages()

    @Slot()
    def show_help(self) -> None:
        from massage_timer.ui.help_text import help_text

        self.flow.show_text("Help", help_text(), other="Learn", after_other=self.show_learn)

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
    def show_settings(self) -> None:
        self.window.pages.setCurrentWidget(self.settings_page)
        self.settings_page.begin(values_of(self._settings))

    @Slot(object)
    def change_settings(self, values: Mapping[str, object]) -> None:
        """Keep other values, as the file of settings has them, and let them take effect."""
        tones = self._tones
        self._save(with_values(self._settings, values))
        if "first_side" in values:
            self._first = self._settings.first_side
        if self._tones != tones:
            self._follow_tones()
        self.follow_system_motion()
        self._apply_theme()

    @Slot(object)
    def about_to_close(self, event: QEvent) -> None:
        """Ask before a session is lost; else remember the window's place and go."""
        if self._flow is not None and self._flow.unfinished:
            event.ignore()
            self._flow.ask_to_stop()
            return
        mini = None if self._flow is None else self._flow.pages.mini
        self._keep(
            window=place_words(self.window),
            full_screen=self.window.isFullScreen(),
            mini=place_words(mini) if mini is not None and mini.placed else self._settings.mini,
        )
        event.accept()

    @Slot(str)
    def remember_routine(self, id_: str) -> None:
        self._keep(last_routine=id_)
        self.window.home.list.mark_last_used(id_)

    @Slot(object)
    def remember_wishes(self, comfort: "Comfort") -> None:
        """Only what says nothing of anybody's health; the disk is left alone if nothing changed."""
        wished: dict[str, object] = {
            "height": comfort.height,
            "pressure": comfort.pressure,
            "ticklish": comfort.ticklish,
        }
        if comfort.first is not self._first:  # else an option may have said it, for this start
            wished["first_side"] = self._first = comfort.first
        changed = {name: v for name, v in wished.items() if getattr(self._settings, name) != v}
        if changed:
            self._keep(**changed)

    @Slot()
    def follow_system_colours(self) -> None:
        if self._settings.theme is ThemeChoice.SYSTEM:
            self._apply_theme()

    @Slot()
    def follow_system_motion(self) -> None:
        if self._flow is not None:
            self._flow.pages.set_still(self._wants_stillness)
        if self._learn is not None:
            self._learn.set_still(self._wants_stillness)

    @Slot()
    def load_the_rest(self) -> None:
        """Load what the first frame did not need, as soon as the event loop has a moment."""
        self._later.start()

    def read_the_rest(self) -> None:
        """Read every routine file that is still unread, now."""
        while self._read_some():
            pass

    @property
    def _pictures(self) -> "PictureLibrary":
        if self._loaded_pictures is None:
            from massage_timer.pictures.library import PictureLibrary

            self._loaded_pictures = PictureLibrary(
                resources.assets() / "pictures",
                *self._skin_tones(),
                others=[self._own_pictures],
            )
        return self._loaded_pictures

    @property
    def _tones(self) -> tuple[Tone, Tone]:
        """Of recipient and giver, as they are set."""
        return self._settings.recipient_tone, self._settings.giver_tone

    def _skin_tones(self) -> "tuple[SkinTone, SkinTone | None]":
        from massage_timer.pictures.palette import SkinTone

        recipient, giver = self._tones
        return SkinTone(recipient), None if giver is Tone.NEIGHBOUR else SkinTone(giver)

    def _follow_tones(self) -> None:
        """Other colours for all pictures; pages ask for them anew when they get a theme."""
        self._pictures.set_tones(*self._skin_tones())
        if self._tones == SHIPPED_TONES:
            self._thumbnails.read_shipped()
        else:
            self._thumbnails.paint_with(self._paint_small)

    def _paint_small(self, name: str, theme: str) -> QPixmap:
        from massage_timer.pictures.small import small_still

        return small_still(self._pictures, name, theme)

    def _picture_name(self, technique: Technique) -> str:
        return self._pictures.picture_for(technique)

    def _small_picture(self, technique: Technique, theme: str, size: QSize) -> QPixmap:
        return self._thumbnails.small(self._picture_name(technique), theme, size)

    def _card(self, facts: Facts) -> Card:
        return Card(
            id=facts.id,
            name=facts.name,
            file=facts.path.name,
            summary=facts.summary,
            suits=facts.suits,
            techniques=facts.techniques,
            steps=len(facts.strip),
            strip=pieces(facts.strip),
            picture=facts.picture,
            problems=tuple(_place(p) for p in facts.problems if not p.warning),
            usable=facts.usable,
            own=facts.own,
            last_used=bool(facts.id) and facts.id == self._settings.last_routine,
        )

    def _do_later(self) -> None:
        """What the first frame did not need: icon, the pages of a session, then unread files."""
        if self._flow is None:
            self.window.setWindowIcon(_icon())
            self._flow = self._make_flow()
        elif not self._read_some():
            self._later.stop()
            self._shelf.save()

    def _read_some(self) -> bool:
        """Cards of some more routine files, for a few ms; False when there are none left."""
        if self._unread is None:
            self._unread = self._shelf.rest()
            self._messages += self._shelf.problems
            if self._messages and self.window.pages.currentWidget() is self.window.home:
                self._show_messages()
        found = []
        until = time.monotonic_ns() + SLICE_NS
        for facts in self._unread:
            found.append(self._card(facts))
            if time.monotonic_ns() >= until:
                break
        self.window.home.list.add_cards(found)
        return bool(found)

    def _read_again(self) -> None:
        """The file that has problems, once more: it may be mended by now."""
        facts = self._shelf.read_again(self._chosen)
        self.window.home.list.replace_card(self._card(facts))
        if facts.usable:
            self.go_home()
        else:
            self.show_problems(self._chosen)

    @property
    def _steady_clock(self) -> "Clock":
        """The one that sessions and pictures go by."""
        if self._clock is None:
            from massage_timer.devices.clock import SteadyClock

            self._clock = SteadyClock(self._speed)
        return self._clock

    def _make_learn(self) -> "LearnPage":
        from massage_timer.ui.learn.page import LearnPage

        page = LearnPage(
            tuple(self._shelf.techniques().values()),
            self._pictures,
            self._small_picture,
            self._steady_clock.now,
            self.window.pages,
        )
        page.set_still(self._wants_stillness)
        page.back_asked.connect(self.go_home)
        self.window.add_page(page)
        return page

    def _make_settings_page(self) -> "SettingsPage":
        from massage_timer.core.safety import DISCLAIMER
        from massage_timer.ui.settings_page import SettingsPage
        from massage_timer.ui.settings_rows import rows

        page = SettingsPage(
            rows(values_of(self._settings)),
            (DISCLAIMER.text, f"Leg Massage Timer {__version__}"),
            self.window.pages,
        )
        page.back_asked.connect(self.go_home)
        page.changed.connect(self.change_settings)
        self.window.add_page(page)
        return page

    def _make_flow(self) -> "SessionFlow":
        from massage_timer.flow import SessionFlow, wire
        from massage_timer.pictures.leg_map import UPRIGHT, load_leg_map
        from massage_timer.player import SessionPlayer
        from massage_timer.ui.session_pages import SessionPages

        folder = resources.assets() / "pictures"
        clock = self._steady_clock
        player = SessionPlayer(clock, self.window, speed=self._speed)
        pages = SessionPages(
            self.window.pages,
            self._pictures,
            load_leg_map(folder / "leg-map.json"),
            load_leg_map(folder / UPRIGHT),
            self._thumbnails,
            player.stroke_position,
            self._routine_for,
        )
        self.window.add_pages(pages)
        pages.mini.placed = restore_place(pages.mini, self._settings.mini)
        pages.set_still(self._wants_stillness)
        flow = SessionFlow(self.window, pages, player, clock)
        wire(flow)
        flow.home_asked.connect(self.go_home)
        flow.started.connect(self.remember_routine)
        flow.preparation.wished.connect(self.remember_wishes)
        flow.preparation.who_not_asked.connect(self.show_who_not)
        return flow

    @property
    def _offered_comfort(self) -> "Comfort":
        """What was wished last time."""
        from massage_timer.core.adapt import Comfort

        kept = self._settings
        return Comfort(kept.height, kept.pressure, kept.ticklish, first=self._first)

    def _routine_for(self, comfort: "Comfort") -> Routine | None:
        """The shipped routine that suits the height best."""
        from massage_timer.core.adapt import most_kept

        return most_kept(self._shelf.shipped(), comfort.height)

    @property
    def _wants_stillness(self) -> bool:
        if self._settings.motion is Motion.SYSTEM:
            return wants_less_motion(QGuiApplication.styleHints())
        return self._settings.motion is Motion.REDUCED

    def _welcome(self, then: Callable[[], object]) -> None:
        """Before the first use: what the program is, and is not. Then it goes on, read or not."""
        from massage_timer.core.welcome import READ, TITLE
        from massage_timer.ui.welcome_text import welcome_text

        def go_on() -> None:
            self._welcome_due = False
            then()

        def keep_and_go_on() -> None:
            self._keep(disclaimer_read=True)
            go_on()

        self.flow.show_text(
            TITLE,
            welcome_text(),
            close=READ,
            after=keep_and_go_on,
            after_leaving=go_on,
        )

    def _show_messages(self) -> None:
        from massage_timer.ui.icons import Icon
        from massage_timer.ui.text_sheet import Paragraph

        paragraphs = [Paragraph(message) for message in self._messages]
        self._messages = []
        self.flow.show_text("Worth knowing", paragraphs, icon=Icon.INFO)

    def _keep(self, **changed: object) -> None:
        """Change settings and save them."""
        self._save(replace(self._settings, **changed))  # type: ignore[arg-type]

    def _save(self, settings: Settings) -> None:
        """That the disk refuses is told once, and on Home: a session matters more."""
        self._settings = settings
        if problem := self._settings_file.save(self._settings):
            self._tell(problem)

    def _tell(self, problem: str) -> None:
        """Keep a message for the next time that Home is shown; each is told once."""
        if problem not in self._told:
            self._told.add(problem)
            self._messages.append(problem)

    def _apply_theme(self) -> None:
        choice = self._settings.theme
        if choice is ThemeChoice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            choice = ThemeChoice.DARK if dark else ThemeChoice.LIGHT
        theme = next(t for t in tokens.THEMES if t.name == choice.value)
        self.window.set_theme(replace(theme, zoom=self._settings.text_size / 100))


def build(
    places: folders.Folders,
    *,
    clock: "Clock | None" = None,
    speed: float = 1.0,
    first: Side | None = None,
    welcomed: bool = False,
) -> Program:
    """The whole program, ready to be shown. It needs a QApplication; the rest is as `Program`
    says."""
    load_fonts(resources.assets() / "fonts")
    thumbnails = Thumbnails(resources.assets() / "pictures")
    window = MainWindow(thumbnails)
    program = Program(
        window, places, thumbnails, clock, speed=speed, first=first, welcomed=welcomed
    )
    wire_home(program)
    program.show_library()
    return program


def wire_home(program: Program) -> None:
    """Every connection of Home and of the window; `flow.wire` has those of a session."""
    window, home = program.window, program.window.home
    home.start_asked.connect(program.check_safety)
    home.problems_asked.connect(program.show_problems)
    home.open_asked.connect(program.ask_for_file)
    home.theme_asked.connect(program.change_theme)
    home.full_screen_asked.connect(window.toggle_full_screen)
    home.learn_asked.connect(program.show_learn)
    home.settings_asked.connect(program.show_settings)
    home.help_asked.connect(program.show_help)
    home.list.first_painted.connect(program.load_the_rest)
    window.closing.connect(program.about_to_close)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(program.follow_system_colours)
    when_motion_changes(hints, program.follow_system_motion)


def run_window(*, routine: str | None = None, speed: float = 1.0, first: Side | None = None) -> int:
    """Open the window and run until it is closed; with a routine, at its safety check.

    Raises `store.library.RoutineNotFound` when there is no such routine.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("leg-massage-timer")
    application.setApplicationDisplayName("Leg Massage Timer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("leg-massage-timer")
    application.setStyle("fusion")
    program = build(folders.of_this_user(), speed=speed, first=first)
    painted = os.environ.get(PAINTED, "")
    if painted.isdecimal():
        program.window.pages.installEventFilter(_Painted(int(painted), program.window))
    program.show_window()
    if routine is not None:
        program.open_routine(routine)
    return application.exec()


class _Painted(QObject):
    """Tells a measuring parent, by one byte, that the first frame was painted."""

    def __init__(self, descriptor: int, parent: QObject) -> None:
        super().__init__(parent)
        self._descriptor = descriptor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._descriptor >= 0:
            told = QTimer(self)
            told.setSingleShot(True)
            told.timeout.connect(self._tell)
            told.start(0)
            watched.removeEventFilter(self)
        return False

    def _tell(self) -> None:
        os.write(self._descriptor, b"1")
        os.close(self._descriptor)
        self._descriptor = -1


def _icon() -> QIcon:
    """The program's icon in every size that a desktop may ask for."""
    icon = QIcon()
    for file in sorted((resources.assets() / "icon").glob("*.png")):
        icon.addFile(str(file))
    return icon


def _stamp(*files: Path) -> str:
    """Changes with the program and with any of these files, and then the index begins anew."""
    stamp = [__version__]
    for file in files:
        with suppress(OSError):
            state = file.stat()
            stamp.append(f"{state.st_mtime_ns} {state.st_size}")
    return " ".join(stamp)


def _place(problem: FileProblem) -> str:
    """A problem as a card says it, where the file's name stands already."""
    return f"Line {problem.line}: {problem.message}" if problem.line else problem.message


def _name(entry: Entry) -> str:
    if entry.routine is not None:
        return entry.routine.name
    return entry.id.replace("-", " ").capitalize()
