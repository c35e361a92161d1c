"""What is done with routines beside sessions: each is made and loaded when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.ui.home.acts import Act
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.card_desk import CardDesk
    from massage_timer.folders import Folders
    from massage_timer.player import Clock


class Authoring(QObject):
    """Answers the acts of Home."""

    home_asked = Signal()
    problems_asked = Signal(str)
    """Show what is wrong with the routine of this id, which must be right for what was asked."""

    def __init__(
        self,
        window: MainWindow,
        places: "Folders",
        settings: KeptSettings,
        pictures: Illustrations,
        shelf: HomeShelf,
        messages: Messages,
        clock: "Clock",
    ) -> None:
        """`clock` is the steady one, which pictures go by."""
        super().__init__(window)
        self._window = window
        self._places = places
        self._settings = settings
        self._pictures = pictures
        self._shelf = shelf
        self._messages = messages
        self._clock = clock
        self._acts: Mapping[Act, Callable[[str], object]] = {
            Act.CARD: self._show_card,
        }
        self._card_desk: CardDesk | None = None

    def do(self, act: Act, id_: str) -> None:
        """Begin what was asked for with the routine of this id; "" where it is about none."""
        self._acts[act](id_)

    def _show_card(self, id_: str) -> None:
        """One page to print, for a routine without mistakes."""
        routine = self._shelf.choose(id_).routine
        if routine is None:
            self.problems_asked.emit(id_)
            return
        if self._card_desk is None:
            from massage_timer.card_desk import CardDesk, ask_printer, ask_where

            self._card_desk = CardDesk(self._window, self._pictures, ask_where, ask_printer)
            self._card_desk.home_asked.connect(self.home_asked)
        self._card_desk.begin(routine)
