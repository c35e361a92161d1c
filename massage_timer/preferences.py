"""The page of settings, which is made when it is first asked for, and what changes on it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from massage_timer import __version__
from massage_timer.kept_settings import KeptSettings
from massage_timer.teaching import Teaching
from massage_timer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from massage_timer.ui.settings.page import SettingsPage


class Preferences(QObject):
    """Keeps what is changed; who has to do with it hears `changed`."""

    changed = Signal()
    page_made = Signal(object)
    """Carries the `SettingsPage`."""
    home_asked = Signal()
    diary_asked = Signal()

    def __init__(self, window: MainWindow, settings: KeptSettings, teaching: Teaching) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._teaching = teaching
        self._page: SettingsPage | None = None
        self._after: Callable[[], object] = self.home_asked.emit
        teaching.changed.connect(self.show_what_holds)

    @property
    def page(self) -> "SettingsPage":
        if self._page is None:
            self._page = self._made()
            self.page_made.emit(self._page)
        return self._page

    @Slot()
    def show(self) -> None:
        """From Home, and back to it."""
        self.begin(self.home_asked.emit)

    def begin(self, after: Callable[[], object]) -> None:
        """Show the page from its first row on; leaving it does what comes `after`."""
        self._after = after
        page = self.page
        self._window.pages.setCurrentWidget(page)
        page.begin(self._settings.values)

    @Slot(object)
    def change(self, values: Mapping[str, object]) -> None:
        """Keep other values, as the file of settings has them."""
        self._settings.keep_values(values)
        self.show_what_holds()
        self.changed.emit()

    @Slot()
    def show_what_holds(self) -> None:
        """Bring the page up to what was changed elsewhere."""
        if self._page is not None:
            self._page.show_values(self._settings.values)

    @Slot()
    def close(self) -> None:
        """Back to where the page was asked for; it leads nowhere when it is not shown."""
        if self._window.pages.currentWidget() is self._page:
            self._after()

    @Slot()
    def teach(self) -> None:
        """To where buttons are taught, and back to the row of what was taught."""
        self._teaching.begin(self.come_back)

    def come_back(self, setting: str = "keys", seen_at: float | None = None) -> None:
        """To the row of a setting; `seen_at` as the page says."""
        self._window.pages.setCurrentWidget(self.page)
        self.page.come_back(setting, self._settings.values, seen_at)

    def _made(self) -> "SettingsPage":
        from massage_timer.core.safety import DISCLAIMER
        from massage_timer.ui.settings.page import SettingsPage
        from massage_timer.ui.settings.rows import rows
        from massage_timer.ui.window.monitors import monitor_names

        page = SettingsPage(
            rows(self._settings.values, monitor_names()),
            (DISCLAIMER.text, f"Leg Massage Timer {__version__}"),
            self._window.pages,
        )
        page.back_asked.connect(self.close)
        page.changed.connect(self.change)
        page.teach_asked.connect(self.teach)
        page.diary_asked.connect(self.diary_asked)
        page.forget_asked.connect(self._teaching.forget_all)
        self._window.add_page(page)
        return page
