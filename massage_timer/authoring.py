"""What is done with routines beside sessions: each is made and loaded when it is asked for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from massage_timer.home_shelf import HomeShelf
from massage_timer.illustrations import Illustrations
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.ui.home.acts import Act
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.editing import Editing
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
        self._editing: Editing | None = None
        self._acts: Mapping[Act, Callable[[str], object]] = {
            Act.NEW: self.new,
            Act.EDIT: self.edit,
            Act.DUPLICATE: self.duplicate,
        }

    def do(self, act: Act, id_: str) -> None:
        """Begin what was asked for with the routine of this id; "" where it is about none."""
        self._acts[act](id_)

    @property
    def unsaved(self) -> bool:
        """Something is being written that would be lost if the window were closed."""
        return self._editing is not None and self._editing.unsaved

    # Writing

    @property
    def editing(self) -> "Editing":
        if self._editing is None:
            from massage_timer.editing import Editing

            self._editing = Editing(
                self._window,
                self._places.routines,
                self._pictures,
                self._shelf,
                self._messages,
                self._clock,
                self.wants_stillness,
            )
            self._editing.home_asked.connect(self.home_asked)
        return self._editing

    def new(self, id_: str) -> None:
        self.editing.new(id_)

    def edit(self, id_: str) -> None:
        self.editing.edit(id_)

    def duplicate(self, id_: str) -> None:
        self.editing.duplicate(id_)

    def wants_stillness(self) -> bool:
        return self._settings.wants_stillness(QGuiApplication.styleHints())
