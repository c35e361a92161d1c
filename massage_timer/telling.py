"""What the program itself says on a page of text, and what is read before its first use."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.home_shelf import HomeShelf
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.flow import SessionFlow


class Telling(QObject):
    """Welcome, help, messages, what is wrong with a file."""

    home_asked = Signal()
    learn_asked = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: KeptSettings,
        shelf: HomeShelf,
        messages: Messages,
        flow: "Callable[[], SessionFlow]",
        *,
        welcomed: bool,
    ) -> None:
        """`flow` has the page of text, and is asked for when there is something to say.
        `welcomed`: what is read before the first use has been read, whatever the settings say."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._shelf = shelf
        self._messages = messages
        self._flow = flow
        self.welcome_due = not (welcomed or settings.now.disclaimer_read)

    def after_welcome(self, then: Callable[[], object]) -> None:
        """Do it once it has been read what the program is, and is not; unread, that leads Home."""
        if not self.welcome_due:
            then()
            return
        from massage_timer.notices import show_welcome

        def keep_and_go_on() -> None:
            self.welcome_due = False
            self._settings.keep(disclaimer_read=True)
            then()

        show_welcome(self._flow(), after=keep_and_go_on, after_leaving=self.home_asked.emit)

    def show_messages(self) -> None:
        """All that wait, if any do."""
        if messages := self._messages.take():
            from massage_timer.notices import show_messages

            show_messages(self._flow(), messages)

    @Slot()
    def show_messages_at_home(self) -> None:
        """The same, unless something else is being done."""
        if self._window.pages.currentWidget() is self._window.home:
            self.show_messages()

    @Slot(str)
    def show_problems(self, id_: str) -> None:
        """Why the routine of this id cannot be used."""
        from massage_timer.notices import show_problems

        show_problems(self._flow(), self._shelf.choose(id_), self._read_again)

    @Slot()
    def show_help(self) -> None:
        from massage_timer.notices import show_help

        show_help(self._flow(), self.learn_asked.emit)

    def _read_again(self) -> None:
        if self._shelf.read_again():
            self.home_asked.emit()
        else:
            self.show_problems(self._shelf.chosen)
