"""What keys and buttons were taught, and the way to the page on which they are."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer.kept_settings import KeptSettings
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.core.session import Command
    from massage_timer.ui.teach.page import TeachPage


class Teaching(QObject):
    """Keeps it in the settings and tells the window; the page is made when it is asked for."""

    changed = Signal()
    """Something was taught or forgotten."""

    def __init__(self, window: MainWindow, settings: KeptSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._page: TeachPage | None = None
        self._after: Callable[[], object] = window.show_home
        window.set_taught(settings.now.keys)

    @property
    def page(self) -> "TeachPage":
        if self._page is None:
            from massage_timer.ui.teach.page import TeachPage

            self._page = TeachPage(self._window.pages)
            self._page.taught.connect(self.teach)
            self._page.forgotten.connect(self.forget)
            self._page.closed.connect(self.close)
            self._window.add_page(self._page)
        return self._page

    def begin(self, after: Callable[[], object]) -> None:
        """Show the page; closing it does what comes `after`."""
        self._after = after
        self._window.pages.setCurrentWidget(self.page)
        self.page.begin(self._settings.now.keys)

    @Slot(str, object)
    def teach(self, name: str, command: "Command") -> None:
        """What a key means anyway need not be kept."""
        from massage_timer.core.commands import meaning

        others = {key: value for key, value in self._settings.now.keys.items() if key != name}
        self._keep(others if meaning(name) is command else {**others, name: command})

    @Slot(str)
    def forget(self, name: str) -> None:
        """Back to what the table says."""
        keys = self._settings.now.keys
        self._keep({key: command for key, command in keys.items() if key != name})

    @Slot()
    def forget_all(self) -> None:
        self._keep({})

    @Slot()
    def close(self) -> None:
        """Back to where the page was asked for; it leads nowhere when it is not shown."""
        if self._window.pages.currentWidget() is self._page:
            self._after()

    def _keep(self, taught: "Mapping[str, Command]") -> None:
        self._settings.keep(keys=taught)
        self._window.set_taught(taught)
        if self._page is not None:
            self._page.show_taught(taught)
        self.changed.emit()
