"""What is done with routines beside sessions: each is made and loaded when it is asked for."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from massage_timer.authoring.filing import Filing, ShowText
from massage_timer.core.language import _
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.own_files import FileManager
from massage_timer.ui.home.acts import Act
from massage_timer.ui.save_dialog import ask_where
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from massage_timer.authoring.card_desk import CardDesk
    from massage_timer.authoring.editing import Editing
    from massage_timer.authoring.offering import Offering
    from massage_timer.authoring.rehearsing import Rehearsing
    from massage_timer.authoring.sharing import Sharing
    from massage_timer.core.routine import Routine
    from massage_timer.folders import Folders
    from massage_timer.player import Clock
    from massage_timer.store.manuscript.unsaved import Kept


class Authoring(QObject):
    """Answers the acts of Home."""

    home_asked = Signal()
    problems_asked = Signal(str)
    """To show why the routine of this id cannot be used."""
    rehearsing_made = Signal(object)
    """Carries the `Rehearsing`."""

    def __init__(
        self,
        window: MainWindow,
        places: "Folders",
        settings: KeptSettings,
        pictures: Illustrations,
        shelf: HomeShelf,
        clock: "Clock",
        manager: FileManager,
        show_text: ShowText,
        offering: "Offering",
    ) -> None:
        """`clock` is the steady one, which pictures go by; `offering` has what was not saved."""
        super().__init__(window)
        self._window = window
        self._places = places
        self._settings = settings
        self._pictures = pictures
        self._shelf = shelf
        self._clock = clock
        self._offering = offering
        filing = Filing(window.home, shelf, manager, show_text, self.home_asked.emit)
        self._editing: Editing | None = None
        self._card_desk: CardDesk | None = None
        self._rehearsing: Rehearsing | None = None
        self._sharing: Sharing | None = None
        self._acts: Mapping[Act, Callable[[str], object]] = {
            Act.NEW: self.new,
            Act.EDIT: self.edit,
            Act.DUPLICATE: self.duplicate,
            Act.REHEARSE: self.rehearse,
            Act.CARD: self.show_card,
            Act.REMOVE: filing.ask_to_remove,
            Act.KEEP: filing.keep,
            Act.SHOW_FILE: filing.show_file,
            Act.SHARE: self.share,
        }

    def do(self, act: Act, id_: str) -> None:
        """Begin what was asked for with the routine of this id; "" where it is about none."""
        self._acts[act](id_)

    @property
    def unsaved(self) -> bool:
        """Something is being written that would be lost if the window were closed."""
        return self._editing is not None and self._editing.unsaved

    def keep_unsaved(self) -> None:
        """What is not saved outlives the program."""
        if self._editing is not None:
            self._editing.keep_unsaved()

    def look_again(self, path: "Path") -> None:
        """This file was changed by another program."""
        if self._editing is not None:
            self._editing.look_again(path)

    def follow_motion(self) -> None:
        """Pictures shall move, or stand."""
        if self._editing is not None:
            self._editing.set_still(self.wants_stillness())
        if self._rehearsing is not None:
            self._rehearsing.set_still(self.wants_stillness())

    # Writing

    @property
    def editing(self) -> "Editing":
        if self._editing is None:
            from massage_timer.authoring.editing import Editing

            self._editing = Editing(
                self._window,
                self._places.routines,
                self._places.drafts,
                self._pictures,
                self._shelf,
                self._clock,
                self.wants_stillness,
            )
            self._editing.home_asked.connect(self.home_asked)
            self._editing.rehearsal_asked.connect(self.rehearse_unsaved)
        return self._editing

    def new(self, id_: str) -> None:
        self.editing.new(id_)

    def edit(self, id_: str) -> None:
        """Going on with what was not saved of it, if something was."""
        kept = self._offering.take(self._shelf.choose(id_).path)
        if kept is None:
            self.editing.edit(id_)
        else:
            self.editing.take_up(kept)

    def take_up(self, kept: "Kept") -> None:
        """Go on with what was not saved."""
        self.editing.take_up(kept)

    def duplicate(self, id_: str) -> None:
        self.editing.duplicate(id_)

    def wants_stillness(self) -> bool:
        return self._settings.wants_stillness(QGuiApplication.styleHints())

    # Rehearsing

    @property
    def rehearsing(self) -> "Rehearsing":
        """Whole routines in a minute."""
        if self._rehearsing is None:
            from massage_timer.authoring.rehearsing import Rehearsing

            self._rehearsing = Rehearsing(self._window, self._settings, self._pictures, self._clock)
            self.rehearsing_made.emit(self._rehearsing)
        return self._rehearsing

    def rehearse(self, id_: str) -> None:
        """The whole routine in a minute, or why it cannot be used."""
        routine = self._shelf.choose(id_).routine
        if routine is None:
            self.problems_asked.emit(id_)
        else:
            self.rehearsing.begin(routine)

    def rehearse_unsaved(self, routine: "Routine", after: Callable[[], object]) -> None:
        """As it stands in the editor, and back to it."""
        self.rehearsing.begin(routine, after)

    # Printing

    def show_card(self, id_: str) -> None:
        """One page to print, for a routine without mistakes."""
        routine = self._shelf.choose(id_).routine
        if routine is None:
            self.problems_asked.emit(id_)
            return
        if self._card_desk is None:
            from massage_timer.authoring.card_desk import CardDesk, ask_printer

            self._card_desk = CardDesk(
                self._window,
                self._pictures,
                partial(ask_where, _("Save the card"), "PDF (*.pdf)"),
                ask_printer,
            )
            self._card_desk.home_asked.connect(self.home_asked)
        self._card_desk.begin(routine)

    # Sharing

    @property
    def sharing(self) -> "Sharing":
        """What is sent and taken in."""
        if self._sharing is None:
            from massage_timer.authoring.sharing import Sharing

            self._sharing = Sharing(
                self._window,
                self._places,
                self._pictures,
                self._shelf,
                partial(
                    ask_where,
                    _("Share a routine"),
                    # Translators: in the system's dialog; (*.massage) stays as it is
                    _("Shared routines (*.massage)"),
                    self._window,
                ),
            )
            self._sharing.home_asked.connect(self.home_asked)
        return self._sharing

    def share(self, id_: str) -> None:
        self.sharing.send(id_)

    def open_parcel(self, path: str) -> None:
        """Show what is in a file that was shared; nothing is taken in before that is asked for."""
        self.sharing.begin(path)
