"""The window on its desktop: where it stands, full screen, the tray, and how all of it ends."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from massage_timer.core.language import _
from massage_timer.kept_settings import KeptSettings
from massage_timer.messages import Messages
from massage_timer.store.problems import printable
from massage_timer.ui.window.main_window import MainWindow
from massage_timer.ui.window.monitors import screen_named

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from massage_timer.flow import SessionFlow
    from massage_timer.ui.window.attention import Tell

LEAVING_MS = 30_000
"""After this time a desktop that wanted to log out has thought better of it."""


class Desktop(QObject):
    """Knows the window from the start on, and its session as soon as there can be one."""

    ended = Signal(int)
    """The program is to end, with this exit code; all that it remembers is kept."""
    logging_out = Signal()
    """The desktop is about to end all programs, or thinks better of it: what must last is written
    now."""

    def __init__(self, window: MainWindow, settings: KeptSettings, messages: Messages) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._messages = messages
        self._flow: SessionFlow | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(LEAVING_MS)

    @property
    def leaving(self) -> bool:
        """The desktop logs out: no question may hold it up."""
        return self._leaving.isActive()

    def show_window(self) -> None:
        """As it was last time."""
        self._window.put_back(self._settings.now.window)
        if self._settings.now.full_screen:
            self._window.go_full_screen(self._chosen_screen())
        else:
            self._window.show()

    def toggle_full_screen(self) -> None:
        """On the monitor that is set, and back to where the window was."""
        if self._window.isFullScreen():
            self._window.leave_full_screen()
        else:
            self._window.go_full_screen(self._chosen_screen())

    def keep_places(self) -> None:
        """Remember where the windows are."""
        kept: dict[str, object] = {
            "window": self._window.places,
            "full_screen": self._window.isFullScreen(),
        }
        if self._flow is not None:
            kept["mini"] = self._flow.pages.mini.places
        self._settings.keep(**kept)

    @Slot(int)
    def end(self, code: int) -> None:
        """Whoever says so has decided: nobody is asked. `code` is the program's exit code."""
        self.keep_places()
        self.ended.emit(code)

    def join(self, flow: "SessionFlow", icon: "QIcon", tellers: "Sequence[Tell]" = ()) -> None:
        """Take part in sessions; what this takes is loaded now. `tellers` show notifications, if
        they can; the tray does where none of them could."""
        from massage_timer.ui.window.attention import Attention
        from massage_timer.ui.window.on_screen import OnScreen
        from massage_timer.ui.window.tray import Tray

        self._flow = flow
        mini = flow.pages.mini
        mini.put_back(self._settings.now.mini)
        windows = (self._window, mini)
        OnScreen(windows, self)
        tray = Tray(icon, self._window)
        flow.player.frame_changed.connect(tray.show_frame)
        tray.toggle_asked.connect(flow.toggle)
        tray.show_asked.connect(self.show_whole_window)
        tray.quit_asked.connect(self._window.close)
        attention = Attention(windows, (*tellers, tray.tell), self)
        flow.player.cue.connect(attention.call_for_change)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.commitDataRequest.connect(self._be_logged_out)

    @Slot()
    def show_whole_window(self) -> None:
        if self._flow is not None:
            self._flow.leave_mini_view()
        self._window.come_forward()

    @Slot()
    def _be_logged_out(self) -> None:
        """The desktop is about to end all programs."""
        self.keep_places()
        self.logging_out.emit()
        self._leaving.start()

    def _chosen_screen(self) -> QScreen | None:
        """The monitor for full screen; None: the one that the window is on."""
        name = self._settings.now.monitor
        screen = screen_named(name) if name else None
        if name and screen is None:
            missing = _(
                "The monitor for full screen, {monitor}, is not there, so full screen is on the "
                "one that the window is on. Settings can choose another."
            )
            self._messages.tell([missing.format(monitor=printable(name))])
        return screen
