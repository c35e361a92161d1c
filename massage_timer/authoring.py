"""What is done with routines beside sessions: each is made and loaded when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from massage_timer.filing import Filing, ShowText
from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.own_files import FileManager
from massage_timer.ui.home.acts import Act
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.folders import Folders
    from massage_timer.player import Clock


class Authoring(QObject):
    """Answers the acts of Home."""

    home_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        places: "Folders",
        settings: KeptSettings,
        pictures: Illustrations,
        shelf: HomeShelf,
        messages: Messages,
        clock: "Clock",
        manager: FileManager,
        show_text: ShowText,
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
        filing = Filing(window.home, shelf, manager, show_text, self.home_asked.emit)
        self._acts: Mapping[Act, Callable[[str], object]] = {
            Act.REMOVE: filing.ask_to_remove,
            Act.KEEP: filing.keep,
            Act.SHOW_FILE: filing.show_file,
        }

    def do(self, act: Act, id_: str) -> None:
        """Begin what was asked for with the routine of this id; "" where it is about none."""
        self._acts[act](id_)
