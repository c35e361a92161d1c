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
    from massage_timer.folders import Folders
    from massage_timer.player import Clock
    from massage_timer.rehearsing import Rehearsing


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
        self._acts: Mapping[Act, Callable[[str], object]] = {Act.REHEARSE: self.rehearse}
        self._rehearsing: Rehearsing | None = None

    @property
    def rehearsing(self) -> "Rehearsing":
        """Whole routines in a minute."""
        if self._rehearsing is None:
            from massage_timer.rehearsing import Rehearsing

            self._rehearsing = Rehearsing(self._window, self._settings, self._pictures, self._clock)
            self.rehearsing_made.emit(self._rehearsing)
        return self._rehearsing

    def do(self, act: Act, id_: str) -> None:
        """Begin what was asked for with the routine of this id; "" where it is about none."""
        self._acts[act](id_)

    def rehearse(self, id_: str) -> None:
        """The whole routine in a minute, or why it cannot be used."""
        routine = self._shelf.choose(id_).routine
        if routine is None:
            self.problems_asked.emit(id_)
        else:
            self.rehearsing.begin(routine)
