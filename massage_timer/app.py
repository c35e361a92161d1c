"""Builds the program and runs it; the only module that knows every other."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer import __version__, folders, resources
from massage_timer.core.language import language_of, spoken_language
from massage_timer.core.routine import Side
from massage_timer.devices.accessibility import when_contrast_changes, when_motion_changes
from massage_timer.devices.termination import Termination
from massage_timer.home_shelf import HomeShelf, shelf_in, stamp_in
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.machine import Machine
from massage_timer.messages import Messages
from massage_timer.own_files import FileManager
from massage_timer.program import Program
from massage_timer.starting.listening import Listening
from massage_timer.store.claim import Claim
from massage_timer.translating import speak_as_wished
from massage_timer.ui import accessible
from massage_timer.ui.fonts import load_fonts
from massage_timer.ui.qt_language import follow_language, system_languages
from massage_timer.ui.window.main_window import MainWindow
from massage_timer.unforeseen.here import Watch, watching

if TYPE_CHECKING:
    from massage_timer.devices.kit import Devices
    from massage_timer.opening import Opening

NOT_SPOKEN = (
    "The words of the program in this language are missing or damaged: {language}. It speaks "
    "English until it is installed again."
)
IN_ANOTHER_LANGUAGE = -1
"""No exit code: the window is made anew, as it was, in the language that was set."""
SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program, for its exit code."""
PAINTED = "MASSAGE_TIMER_PAINTED_FD"
"""Names a pipe into which one byte is written when the first frame has been painted."""


def build(
    places: folders.Folders,
    machine: Machine | None = None,
    *,
    first: Side | None = None,
    welcomed: bool = False,
) -> Program:
    """The whole program, ready to be shown. It needs a QApplication; `machine` None: one without
    devices; `first` is as `KeptSettings` says, `welcomed` as `Program` does."""
    accessible.install()
    assets = resources.assets()
    load_fonts(assets / "fonts")
    messages = Messages()
    settings = KeptSettings(places.settings, messages, first)
    if machine is not None and machine.languages is not None:
        wished = settings.now.language, machine.languages
        if speak_as_wished(*wished, machine.words).code != language_of(*wished).code:
            messages.tell([NOT_SPOKEN.format(language=language_of(*wished).name)])
    pictures = Illustrations(assets / "pictures", places.pictures, settings.tones)
    window = MainWindow(pictures.thumbnails)
    shelf = HomeShelf(
        window.home,
        shelf_in(places, pictures),
        messages,
        settings.now.recent,
        settings.now.sort,
        partial(stamp_in, places),
        pictures.read_anew,
    )
    program = Program(
        window,
        places,
        settings,
        pictures,
        shelf,
        messages,
        machine or Machine(),
        welcomed=welcomed,
    )
    wire_home(program)
    shelf.show_first()
    return program


def wire_home(program: Program) -> None:
    """Every connection of Home and of the window; `flow.wire` has those of a session."""
    window, home = program.window, program.window.home
    home.start_asked.connect(program.sessions.check_safety)
    home.problems_asked.connect(program.telling.show_problems)
    home.act_asked.connect(program.do)
    home.open_asked.connect(program.opening.ask_for_file)
    home.sort_asked.connect(program.change_sort)
    home.theme_asked.connect(program.change_theme)
    home.full_screen_asked.connect(program.toggle_full_screen)
    window.full_screen_asked.connect(program.toggle_full_screen)
    home.learn_asked.connect(program.show_learn)
    home.diary_asked.connect(program.show_diary)
    home.settings_asked.connect(program.show_settings)
    program.preferences.diary_asked.connect(program.show_diary_from_settings)
    program.preferences.changed.connect(program.follow_settings)
    program.preferences.home_asked.connect(program.go_home)
    program.desktop.ended.connect(program.leave)
    program.desktop.logging_out.connect(program.keep_unsaved)
    home.help_asked.connect(program.telling.show_help)
    FirstFrame(window.pages).painted.connect(program.afterwards.begin)  # whatever page it shows
    program.afterwards.found.connect(program.offer_unsaved)
    program.afterwards.found.connect(program.telling.show_messages_at_home)
    program.afterwards.file_changed.connect(program.look_at_file)
    window.closing.connect(program.about_to_close)
    program.sessions.home_asked.connect(program.go_home)
    program.sessions.who_not_asked.connect(program.show_who_not)
    program.telling.home_asked.connect(program.go_home)
    program.telling.learn_asked.connect(program.show_learn)
    program.opening.home_asked.connect(program.go_home)
    program.opening.check_asked.connect(program.sessions.check_safety)
    program.opening.rehearsal_asked.connect(program.rehearse)
    program.opening.parcel_asked.connect(program.open_parcel)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(program.follow_system_colours)
    when_motion_changes(hints, program.follow_system_motion)
    when_contrast_changes(hints, program.follow_system_contrast)


def devices_of_this_machine(parent: QObject) -> "Devices":
    """What a session has here; it is loaded when the first frame has been painted."""
    from massage_timer.devices.kit import of_this_machine

    return of_this_machine(
        parent, resources.assets() / "sounds" / "silence.wav", spoken_language().code
    )


def follow_desktop(program: Program) -> None:
    """What the desktop asks for; it is loaded when all else has been."""
    from massage_timer.devices.desktop.portal import Portal

    portal = Portal(program)
    portal.changed.connect(program.follow_desktop)
    portal.listen()


def keep_for_good() -> None:
    """Spare all that has been made the search for garbage, which would stop a picture that moves,
    or a list that scrolls, for 30 ms."""
    gc.freeze()


def keep_what_was_read() -> None:
    """The same for what has just been read: what it left behind is found at once, as there is
    little to look through."""
    gc.collect(1)
    gc.freeze()


def file_manager_of_this_machine() -> FileManager:
    """It is loaded when a file is thrown away, or shown in its folder."""

    def throw_away(path: Path) -> Path | None:
        from massage_timer.devices import file_manager

        return file_manager.throw_away(path)

    def show_folder(path: Path) -> bool:
        from massage_timer.devices import file_manager

        return file_manager.show_folder(path)

    return FileManager(throw_away, show_folder)


def run_window(
    *,
    routine: str | None = None,
    files: Sequence[Path] = (),
    speed: float = 1.0,
    first: Side | None = None,
    rehearse: bool = False,
    claim: Claim | None = None,
) -> int:
    """Open the window and run until it is closed; with a routine, at its safety check or, to
    `rehearse` it, at its rehearsal; with files, on Home with the first of them chosen. Whoever
    holds the `claim` on the program listens for later starts of it.
    """
    places = folders.of_this_user()
    with watching(places.log) as watch:
        return _run(
            places,
            watch,
            claim,
            lambda opening: opening.open_asked(routine or "", files, rehearse=rehearse),
            speed,
            first,
        )


def _run(
    places: folders.Folders,
    watch: Watch,
    claim: Claim | None,
    asked: Callable[["Opening"], object],
    speed: float,
    first: Side | None,
) -> int:
    # By an option, not by setStyle, which would make a wrapper around the style, for 3 ms.
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("leg-massage-timer")
    application.setApplicationDisplayName("Leg Massage Timer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(desktop_entry(os.environ))
    first_painted = partial(_tell_parent, os.environ.get(PAINTED, ""))
    former: Program | None = None
    code = IN_ANOTHER_LANGUAGE
    while code == IN_ANOTHER_LANGUAGE:
        machine = Machine(
            make_devices=devices_of_this_machine,
            file_manager=file_manager_of_this_machine(),
            speed=speed,
            languages=system_languages(),
        )
        program = build(places, machine, first=first)
        follow_language(application)
        watch.join(program.window, partial(getattr, program.sessions, "so_far"))
        if former is None:
            FirstFrame(program.window.pages).painted.connect(first_painted)
        with _alive(program, watch, Listening(program, places, claim)):
            program.show_window()
            if former is None:
                program.sessions.after_offer(partial(asked, program.opening))
            else:
                program.show_setting("language", former.preferences.page.seen_at("language"))
                former.window.hide()  # not before the other is there: the place is never empty
                former.window.deleteLater()
            code = application.exec()
        former = program
    return code


@contextmanager
def _alive(program: Program, watch: Watch, listening: Listening) -> Iterator[None]:
    """While its window is open: it hears the system, and later starts of the program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    seen = FirstFrame(program.window.pages)
    seen.painted.connect(watch.begin_telling)
    seen.painted.connect(listening.begin)
    if sys.platform == "darwin":
        application.installEventFilter(OpenedFiles(program))
    program.sessions.loaded.connect(keep_for_good)
    program.afterwards.some_read.connect(keep_what_was_read)
    program.afterwards.all_read.connect(keep_for_good)
    program.afterwards.all_read.connect(partial(follow_desktop, program))
    termination = Termination(program)
    termination.asked.connect(lambda number: program.desktop.end(SIGNALLED + number))
    program.desktop.ended.connect(application.exit)
    program.language_asked.connect(partial(program.desktop.end, IN_ANOTHER_LANGUAGE))
    try:
        yield
    finally:
        listening.end()
        termination.stop()


def desktop_entry(environ: Mapping[str, str]) -> str:
    """The name of the program's desktop entry, which Flatpak calls by its own id."""
    return environ.get("FLATPAK_ID") or "leg-massage-timer"


class OpenedFiles(QObject):
    """Hears of files that macOS asks this program to open, and opens them when it can."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file() and self._program.opening.takes_files:
            self._program.opening.open_files([Path(event.file())])
            return True
        return False


class FirstFrame(QObject):
    """Tells when a widget has been painted for the first time."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.painted)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._soon.start()
        return False


def _tell_parent(descriptor: str) -> None:
    """By one byte, to a parent that measures; "": there is none."""
    if descriptor.isdecimal():
        os.write(int(descriptor), b"1")
        os.close(int(descriptor))
