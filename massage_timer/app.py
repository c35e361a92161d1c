"""Builds the program, wires it and runs it; the only module that knows every other.

The way through is Home, safety check, Ready, session, Done. Pages ask by signals, the program
answers; no page knows another, and none holds the player.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from massage_timer import __version__, folders, resources
from massage_timer.core.commands import COMMANDS, command_for
from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import Frame, frame
from massage_timer.core.routine import Routine, Side
from massage_timer.core.screening import CLOT_SIGNS, DISCLAIMER, NOT_TODAY, STOP_SIGNS
from massage_timer.core.session import Command, Phase
from massage_timer.core.timeline import Options, hands_on_by_zone
from massage_timer.devices.clock import SteadyClock
from massage_timer.pictures.leg_map import load_leg_map
from massage_timer.pictures.library import PictureLibrary
from massage_timer.player import Clock, SessionPlayer
from massage_timer.store.catalogue import Catalogue, load_catalogue
from massage_timer.store.library import (
    Entry,
    Listed,
    find_routine,
    list_routines,
    read_entries,
    read_entry,
)
from massage_timer.store.problems import FileProblem
from massage_timer.store.settings import SettingsFile
from massage_timer.store.settings import Theme as ThemeChoice
from massage_timer.ui import tokens
from massage_timer.ui.done_page import Summary
from massage_timer.ui.fonts import load_fonts
from massage_timer.ui.home_cards import Card
from massage_timer.ui.icons import Icon
from massage_timer.ui.main_window import MainWindow
from massage_timer.ui.text_page import Paragraph

SLICE = 8
"""Own routines read between two turns of the event loop, so that a large folder stalls nothing."""


class Program(QObject):
    """The way through the program. It decides which page comes; the core decides the rest."""

    def __init__(
        self,
        window: MainWindow,
        player: SessionPlayer,
        clock: Clock,
        catalogue: Catalogue,
        settings_file: SettingsFile,
        *,
        first: Side | None = None,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.player = player
        self._clock = clock
        self._catalogue = catalogue
        self._settings_file = settings_file
        self._settings, self._messages = settings_file.load()
        self._first = first or self._settings.first_side
        self._entries: dict[str, Entry] = {}
        self._chosen = ""
        self._started_at = 0
        self._unread: Iterator[Entry] = iter(())
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_some)
        self._after_text = self.go_home
        self._other_after_text = self.go_home
        self._shown_problems = ""

    # Beginning

    def show_library(self, shipped: Path, own: Path) -> None:
        """Read the shipped routines now and the user's own after the window is there."""
        listing = list_routines(shipped, own)
        at_once = [file for file in listing.files if not file.own]
        self._entries = {e.id: e for e in read_entries(at_once, self._catalogue)}
        last = self._settings.last_routine
        cards = [self._card(entry) for entry in self._entries.values()]
        self.window.home.set_cards(cards, last)
        self._chosen = last
        later = [file for file in listing.files if file.own]
        self._unread = read_entries(later, self._catalogue)
        if later:
            self._reading.start()
        for problem in listing.problems:
            self._messages = (*self._messages, str(problem))

    def show_window(self) -> None:
        """Show the window as it was last time, and say what went wrong on the way, if anything."""
        self._apply_theme()
        self.window.restore_place(self._settings.window)
        self.window.show_page(self.window.home)
        if self._settings.full_screen:
            self.window.showFullScreen()
        else:
            self.window.show()
        if self._messages:
            self._show_messages()

    def open_routine(self, word: str) -> None:
        """Go to the safety check of a routine given by id or file; its problems if it has any."""
        entry = self._entries.get(word)
        if entry is None:
            files = [Listed(e.id, e.path, e.own) for e in self._entries.values()]
            entry = find_routine(word, files, self._catalogue)
            self._entries[entry.id] = entry
            if self.window.home.cards.row_of(entry.id) < 0:
                self.window.home.cards.add_cards([self._card(entry)])
        self.window.home.choose(entry.id)
        if entry.routine is None:
            self.show_problems(entry.id)
        else:
            self.check_safety(entry.id)

    # Home

    @Slot()
    def go_home(self) -> None:
        self.window.show_page(self.window.home)
        self.window.home.choose(self._chosen)
        self.window.home.start.setFocus()

    @Slot(str)
    def show_problems(self, id_: str) -> None:
        entry = self._entries[id_]
        self._show_text(
            f"{_name(entry)} can't be used yet",
            [
                *[Paragraph(str(replace(p, source=entry.path.name))) for p in entry.problems],
                Paragraph(f"The file is {entry.path}"),
            ],
            other="Read it again",
            icon=Icon.WARNING,
        )
        self._shown_problems = id_
        self._other_after_text = self._read_again

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
        theme = ThemeChoice.LIGHT if self.window.theme.is_dark else ThemeChoice.DARK
        self._keep(theme=theme)
        self._apply_theme()

    @Slot()
    def show_help(self) -> None:
        keys = [
            Paragraph(binding.help + ".", mark=", ".join(_key(k) for k in binding.keys[:2]))
            for binding in COMMANDS
        ]
        self._show_text(
            "Help",
            [
                Paragraph("During a session", heading=True),
                *keys,
                Paragraph("Full screen, and back.", mark="F11"),
                Paragraph("At the change of legs, and when paused, any key goes on."),
                Paragraph("Stop at once if", heading=True),
                *[Paragraph(f"{sign}.", mark="•") for sign in STOP_SIGNS],
                Paragraph(CLOT_SIGNS.title, heading=True),
                Paragraph(CLOT_SIGNS.text),
                Paragraph("What this is", heading=True),
                Paragraph(DISCLAIMER),
                Paragraph(f"Leg Massage Timer {__version__}"),
            ],
        )

    # Before a session

    @Slot(str)
    def check_safety(self, id_: str) -> None:
        self._chosen = id_
        self.window.show_page(self.window.safety)
        self.window.safety.begin()

    @Slot()
    def not_today(self) -> None:
        self._show_text(
            NOT_TODAY.title,
            [
                Paragraph(NOT_TODAY.text),
                Paragraph(CLOT_SIGNS.title, heading=True),
                Paragraph(CLOT_SIGNS.text),
            ],
            icon=Icon.RAISED_HAND,
        )

    @Slot()
    def get_ready(self) -> None:
        """The recipient answered "none of these": only from here can a session start."""
        routine = self._routine
        if routine is None:
            self.go_home()
            return
        self.window.ready.show_routine(routine, self._first)
        self.window.show_page(self.window.ready)
        self.window.ready.start.setFocus()

    @Slot()
    def start(self) -> None:
        routine = self._routine
        if routine is None or self.window.pages.currentWidget() is not self.window.ready:
            return
        self._keep(last_routine=self._chosen)
        options = Options(
            first=self._first,
            change=self._settings.change_seconds * 1000,
            wait_at_change=self._settings.wait_at_change,
        )
        self._started_at = self._clock.now()
        self.player.load(routine, options)
        self.player.press(Command.START)

    # During a session

    @Slot(object)
    def show_frame(self, shown: Frame) -> None:
        if shown.phase is Phase.DONE:
            self._show_summary(shown)
        else:
            self.window.show_frame(shown)

    @Slot(object)
    def hear(self, cue: Cue) -> None:
        if cue.kind not in (CueKind.FINISHED, CueKind.STOPPED):
            self.window.session.say(cue)

    @Slot(str)
    def press_key(self, name: str) -> None:
        session = self.player.session
        if session is not None:
            command = command_for(name, frame(session))
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
        self._show_text(
            "Stop the session?",
            [
                Paragraph("It is paused. Stop at once if", heading=True),
                *[Paragraph(f"{sign}.", mark="•") for sign in STOP_SIGNS],
            ],
            close="Go on",
            other="Stop now",
            icon=Icon.RAISED_HAND,
        )
        self._after_text = self._go_on
        self._other_after_text = self._stop

    @Slot(object)
    def about_to_close(self, event: QEvent) -> None:
        """Ask before a session is lost; else remember the window's place and go."""
        session = self.player.session
        shown = self.window.pages.currentWidget()
        if session is not None and shown in (self.window.session, self.window.change):
            event.ignore()
            self.ask_to_stop()
            return
        self._keep(window=self.window.place_words(), full_screen=self.window.isFullScreen())
        event.accept()

    # After a session

    @Slot()
    def swap_places(self) -> None:
        self.check_safety(self._chosen)

    # Pages of text

    @Slot()
    def close_text(self) -> None:
        self._after_text()

    @Slot()
    def close_text_otherwise(self) -> None:
        self._other_after_text()

    @Slot()
    def follow_system_colours(self) -> None:
        if self._settings.theme is ThemeChoice.SYSTEM:
            self._apply_theme()

    @property
    def _routine(self) -> Routine | None:
        entry = self._entries.get(self._chosen)
        return entry.routine if entry is not None else None

    def _read_again(self) -> None:
        """The file that has problems, once more: it may be mended by now."""
        old = self._entries[self._shown_problems]
        entry = read_entry(Listed(old.id, old.path, old.own), self._catalogue)
        self._entries[entry.id] = entry
        self.window.home.cards.replace_card(self._card(entry))
        if entry.routine is None:
            self.show_problems(entry.id)
        else:
            self._chosen = entry.id
            self.go_home()

    def _go_on(self) -> None:
        session = self.player.session
        if session is not None:
            self.window.show_frame(frame(session))
        self.player.tell(Command.RESUME)

    def _stop(self) -> None:
        self.player.tell(Command.STOP)

    def _show_summary(self, shown: Frame) -> None:
        session = self.player.session
        assert session is not None
        routine = session.timeline.routine
        self.window.done.show_summary(
            Summary(
                routine=routine.name,
                stopped=shown.stopped,
                whole_seconds=(self._clock.now() - self._started_at) // 1000,
                legs={side: shown.hands_on(side) for side in Side},
                zones={s: hands_on_by_zone(session.timeline, s, session.playhead) for s in Side},
            )
        )
        self.window.show_page(self.window.done)
        self.window.done.home.setFocus()

    def _show_text(
        self,
        title: str,
        paragraphs: list[Paragraph],
        *,
        close: str = "Close",
        other: str = "",
        icon: Icon | None = None,
    ) -> None:
        self._after_text = self._other_after_text = self.go_home
        self.window.text.show_text(title, paragraphs, close=close, other=other, icon=icon)
        self.window.show_page(self.window.text)
        self.window.text.close_button.setFocus()

    def _show_messages(self) -> None:
        paragraphs = [Paragraph(message) for message in self._messages]
        self._messages = ()
        self._show_text("Please note", paragraphs, icon=Icon.INFO)

    def _card(self, entry: Entry) -> Card:
        return Card(
            id=entry.id,
            name=_name(entry),
            file=entry.path.name,
            routine=entry.routine,
            problems=tuple(_place(problem) for problem in entry.problems if not problem.warning),
            own=entry.own,
            last_used=bool(entry.id) and entry.id == self._settings.last_routine,
        )

    def _read_some(self) -> None:
        """Read a few more of the user's own routines, between two turns of the event loop."""
        found = []
        for entry in self._unread:
            self._entries[entry.id] = entry
            found.append(self._card(entry))
            if len(found) == SLICE:
                break
        else:
            self._reading.stop()
        self.window.home.cards.add_cards(found)
        if any(card.last_used for card in found):
            self.window.home.choose(self._settings.last_routine)

    def _keep(self, **changed: object) -> None:
        """Change settings and save them; a disk that refuses is told once, and not waited for."""
        self._settings = replace(self._settings, **changed)  # type: ignore[arg-type]
        self._settings_file.save(self._settings)

    def _apply_theme(self) -> None:
        choice = self._settings.theme
        dark = choice is ThemeChoice.DARK or (
            choice is ThemeChoice.SYSTEM
            and QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        self.window.set_theme(tokens.DARK if dark else tokens.LIGHT)


def build(
    places: folders.Folders,
    *,
    clock: Clock | None = None,
    speed: float = 1.0,
    first: Side | None = None,
) -> Program:
    """The whole program, ready to be shown. It needs a QApplication."""
    assets = resources.assets()
    load_fonts(assets / "fonts")
    clock = clock or SteadyClock(speed)
    player = SessionPlayer(clock, speed=speed)
    pictures = PictureLibrary(assets / "pictures")
    leg_map = load_leg_map(assets / "pictures" / "leg-map.json")
    window = MainWindow(pictures, leg_map, player.cycle_fraction)
    player.setParent(window)
    program = Program(
        window,
        player,
        clock,
        load_catalogue(assets / "techniques.yaml"),
        SettingsFile(places.settings),
        first=first,
    )
    wire(program)
    program.show_library(resources.routines(), places.routines)
    return program


def wire(program: Program) -> None:
    """Every connection between the parts."""
    window, player = program.window, program.player

    player.frame_changed.connect(program.show_frame)
    player.cue.connect(program.hear)

    window.home.start_asked.connect(program.check_safety)
    window.home.problems_asked.connect(program.show_problems)
    window.home.open_asked.connect(program.ask_for_file)
    window.home.theme_asked.connect(program.change_theme)
    window.home.full_screen_asked.connect(window.toggle_full_screen)
    window.home.help_asked.connect(program.show_help)

    window.safety.none_chosen.connect(program.get_ready)
    window.safety.one_chosen.connect(program.not_today)
    window.safety.back_asked.connect(program.go_home)

    window.ready.start_asked.connect(program.start)
    window.ready.back_asked.connect(program.go_home)

    window.session.controls.asked.connect(player.press)
    window.session.controls.stop_pressed.connect(program.ask_to_stop)
    window.session.picture_clicked.connect(program.toggle)
    window.change.clicked.connect(program.toggle)
    window.change.stop_asked.connect(program.ask_to_stop)
    window.escape_pressed.connect(program.ask_to_stop)
    window.key_pressed.connect(program.press_key)
    window.closing.connect(program.about_to_close)

    window.done.swap_asked.connect(program.swap_places)
    window.done.home_asked.connect(program.go_home)

    window.text.closed.connect(program.close_text)
    window.text.other_asked.connect(program.close_text_otherwise)

    QGuiApplication.styleHints().colorSchemeChanged.connect(program.follow_system_colours)


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
    painted = os.environ.get("MASSAGE_TIMER_PAINTED_FD", "")
    if painted.isdecimal():
        _Painted(int(painted), program.window)
    if routine is not None:
        program.open_routine(routine)
    program.show_window()
    if routine is not None:
        program.open_routine(routine)
    return application.exec()


class _Painted(QObject):
    """Tells a measuring parent, by one byte, that the first frame was painted."""

    def __init__(self, descriptor: int, window: MainWindow) -> None:
        super().__init__(window)
        self._descriptor = descriptor
        self._pages = window.pages
        window.pages.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._descriptor >= 0:
            after = QTimer(self)
            after.setSingleShot(True)
            after.timeout.connect(self._tell)
            after.start(0)
            self._pages.removeEventFilter(self)
        return False

    def _tell(self) -> None:
        if self._descriptor >= 0:
            os.write(self._descriptor, b"1")
            os.close(self._descriptor)
            self._descriptor = -1


def _name(entry: Entry) -> str:
    if entry.routine is not None:
        return entry.routine.name
    return entry.id.replace("-", " ").capitalize()


def _place(problem: FileProblem) -> str:
    """A problem as a card says it; the file's name stands there already."""
    return f"Line {problem.line}: {problem.message}" if problem.line else problem.message


def _key(name: str) -> str:
    arrows = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    return arrows.get(name, name)
