"""What Home does with whole files: removes the user's own, copies one in, shows where it lies."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from massage_timer.core.language import _
from massage_timer.home_shelf import HomeShelf
from massage_timer.own_files import FileManager, FileTrouble, bring_back, copy_in, remove
from massage_timer.store.problems import printable
from massage_timer.ui.home.page import HomePage
from massage_timer.ui.text.sheet import Paragraph, Piece

REMOVED = "removed"
"""The folder, beside that of the routines, that stands in for a wastebasket."""


class ShowText(Protocol):
    """As `flow.SessionFlow.show_text`."""

    def __call__(
        self,
        title: str,
        pieces: list[Piece],
        *,
        close: str,
        after: Callable[[], object] | None = None,
        other: str,
        after_other: Callable[[], object],
    ) -> None: ...


class Filing:
    """Asks before anything is lost, overwrites nothing, and says on Home what it has done."""

    def __init__(
        self,
        home: HomePage,
        shelf: HomeShelf,
        manager: FileManager,
        show_text: ShowText,
        go_home: Callable[[], object],
    ) -> None:
        self._home = home
        self._shelf = shelf
        self._manager = manager
        self._show_text = show_text
        self._go_home = go_home

    def ask_to_remove(self, id_: str) -> None:
        """Ask first; to close the question keeps the file."""
        name, file = self._shelf.name(id_), printable(str(self._shelf.shelf.path(id_)))
        self._show_text(
            _("Remove '{name}'?").format(name=name),
            [
                Paragraph(_("The file goes to the wastebasket.")),
                Paragraph(_("It is {file}").format(file=file)),
            ],
            close=_("Keep it"),
            other=_("Remove"),
            after_other=partial(self.remove, id_),
        )

    def remove(self, id_: str) -> None:
        """Without asking."""
        file, name = self._shelf.shelf.path(id_), self._shelf.name(id_)
        self._go_home()
        try:
            kept, words = remove(
                file, self._shelf.shelf.own.with_name(REMOVED), self._manager.throw_away
            )
        except FileTrouble as trouble:
            self._home.tell(str(trouble))
            return
        self._shelf.remove(id_)
        # Translators: {more} is such as "It is in the wastebasket."
        told = _("'{name}' is removed. {more}").format(name=name, more=words)
        if kept.name:
            then = partial(self._bring_back, kept, file)
            self._home.tell(told, _("Put it back"), then)
        else:
            self._home.tell(told)

    def keep(self, id_: str) -> None:
        """Copy a file from elsewhere into the folder of the user's own."""
        try:
            copy = copy_in(self._shelf.shelf.path(id_), self._shelf.shelf.own)
        except FileTrouble as trouble:
            self._home.tell(str(trouble))
            return
        self._shelf.show_one(str(copy))
        told = _("A copy is kept with your routines, as {file}.")
        self._home.tell(told.format(file=printable(copy.name)))

    def show_file(self, id_: str) -> None:
        """In its folder; where no folder can be opened, say where it is."""
        file = self._shelf.shelf.path(id_)
        if not self._manager.show_folder(file.parent):
            self._home.tell(_("The file is {file}").format(file=printable(str(file))))

    def _bring_back(self, kept: Path, file: Path) -> None:
        try:
            bring_back(kept, file)
        except FileTrouble as trouble:
            self._home.tell(str(trouble))
            return
        self._shelf.show_one(str(file))
