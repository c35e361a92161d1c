"""Routines that are named from outside: by a command, a dialog, a file manager, or dropped."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.core.language import _
from massage_timer.home_shelf import HomeShelf
from massage_timer.store.library import RoutineNotFound
from massage_timer.telling import Telling
from massage_timer.ui.window.drops import SHARED, Drops, kinds_of_files
from massage_timer.ui.window.main_window import MainWindow


class Opening(QObject):
    """Puts them on Home, and leads on to what was wanted of them."""

    home_asked = Signal()
    check_asked = Signal(str)
    """The safety check of the routine of this id, or its problems if it has any."""
    rehearsal_asked = Signal(str)
    """Its rehearsal, or its problems."""
    parcel_asked = Signal(str)
    """What is in a file that was shared, by its path."""

    def __init__(
        self,
        window: MainWindow,
        shelf: HomeShelf,
        telling: Telling,
        may_leave: Callable[[], bool],
    ) -> None:
        """`may_leave` says whether nothing is lost by going Home."""
        super().__init__(window)
        self._window = window
        self._shelf = shelf
        self._telling = telling
        self._may_leave = may_leave
        self.drops = Drops(window, lambda: window.theme, may_leave)
        self.drops.dropped.connect(self.open_files)
        self.drops.refused.connect(self.tell_at_home)

    @property
    def takes_files(self) -> bool:
        """Whether a file may be opened now."""
        return self._may_leave()

    def open_routine(self, word: str) -> None:
        """Go to the safety check of a routine given by id or file; its problems if it has any.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        self.check_asked.emit(self._shelf.show_one(word))

    def rehearse(self, word: str) -> None:
        """Go to the rehearsal of a routine given by id or file; its problems if it has any.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        id_ = self._shelf.show_one(word)
        self._telling.after_welcome(lambda: self.rehearsal_asked.emit(id_))

    def open_asked(self, routine: str, files: Sequence[Path], *, rehearse: bool) -> None:
        """What a start of the program was asked for: files, or a routine to be given or rehearsed.
        One that is not there any more is told at Home."""
        try:
            if files:
                self.open_files(files)
            elif routine and rehearse:
                self.rehearse(routine)
            elif routine:
                self.open_routine(routine)
        except RoutineNotFound as error:
            told = _(str(error))
            sentence = f"{told[:1].upper()}{told[1:]}"
            self.tell_at_home(_("{sentence}.").format(sentence=sentence))

    @Slot(object)
    def open_files(self, files: Sequence[Path]) -> None:
        """Put files on Home, wherever they lie; the first is chosen, and its problems are shown if
        it has any. Before the first use, what is read then stays in front of them. Of what was
        shared nothing is taken in: what is in the first of such files is shown."""
        shared = [file for file in files if file.suffix.lower() == SHARED]
        if shared:
            self._telling.after_welcome(lambda: self.parcel_asked.emit(str(shared[0])))
            return
        ids = [self._shelf.show_one(str(file)) for file in files]
        self._window.home.list.choose(ids[0])
        if self._telling.welcome_due:
            return
        self.home_asked.emit()
        if self._shelf.choose(ids[0]).routine is None:
            self._telling.show_problems(ids[0])

    @Slot()
    def ask_for_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open a routine"), "", kinds_of_files()
        )
        if path:
            self.open_files([Path(path)])

    @Slot(str)
    def tell_at_home(self, words: str) -> None:
        self.home_asked.emit()
        self._window.home.tell(words)
