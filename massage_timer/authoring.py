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
    from massage_timer.sharing import Sharing


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
        self._sharing: Sharing | None = None
        self._acts: Mapping[Act, Callable[[str], object]] = {
            Act.SHARE: self._share,
        }

    def do(self, act: Act, id_: str) -> None:
        """Begin what was asked for with the routine of this id; "" where it is about none."""
        self._acts[act](id_)

    @property
    def sharing(self) -> "Sharing":
        """What is sent and taken in."""
        if self._sharing is None:
            from massage_timer.sharing import Sharing

            self._sharing = Sharing(
                self._window, self._places, self._pictures, self._shelf, self._ask_where_to_share
            )
            self._sharing.home_asked.connect(self.home_asked)
        return self._sharing

    def _share(self, id_: str) -> None:
        self.sharing.send(id_)

    def open_parcel(self, path: str) -> None:
        """Show what is in a file that was shared; nothing is taken in before that is asked for."""
        self.sharing.begin(path)

    def _ask_where_to_share(self, name: str) -> str:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getSaveFileName(
            self._window, "Share a routine", name, "Shared routines (*.massage)"
        )
        return path
