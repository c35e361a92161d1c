"""The one window: Home, the stack of pages, colours, full screen, and the keys of a session."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPalette, QScreen
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from massage_timer.core.places import Places
from massage_timer.ui.home.page import HomePage
from massage_timer.ui.page import Page
from massage_timer.ui.thumbnails import Thumbnails
from massage_timer.ui.tokens import LIGHT, Theme
from massage_timer.ui.window.keys import FULL_SCREEN, MINI_VIEW, SOUNDS
from massage_timer.ui.window.place import place_of, put_back, put_in_middle

if TYPE_CHECKING:
    from massage_timer.core.session import Command
    from massage_timer.ui.session_pages import SessionPages

SMALLEST = QSize(800, 410)
"""What a screen of 800 x 480 leaves beside a title bar and the desktop's own panel."""
FIRST_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Begins with Home alone; `add_pages` brings the others, which the first look does not need."""

    key_pressed = Signal(str)
    """On a session's pages: a key by the name that the table of commands has for it, or by which
    it was taught."""
    mini_asked = Signal()
    sounds_asked = Signal()
    """In a session: louder or quieter, by another set of sounds."""
    full_screen_asked = Signal()
    """Full screen, or back from it."""
    closing = Signal(QEvent)
    """The window is about to close; whoever hears it may ignore the event."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setWindowTitle("Leg Massage Timer")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._theme = LIGHT
        self._places = Places()
        self._taught: Mapping[str, Command] = {}
        self._others: SessionPages | None = None
        self._more: list[Page] = []
        self.pages = QStackedWidget(self)
        self.setCentralWidget(self.pages)
        self.home = HomePage(thumbnails.small, self.pages)
        self.pages.addWidget(self.home)

    @property
    def theme(self) -> Theme:
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Window, theme.ground),
            (QPalette.ColorRole.WindowText, theme.ink),
            (QPalette.ColorRole.Base, theme.panel),
            (QPalette.ColorRole.Text, theme.ink),
            (QPalette.ColorRole.ToolTipBase, theme.panel),
            (QPalette.ColorRole.ToolTipText, theme.ink),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self.home.set_theme(theme)
        if self._others is not None:
            self._others.set_theme(theme)
        for page in self._more:
            page.set_theme(theme)

    def add_page(self, page: Page) -> None:
        """Take over one page that stands alone."""
        self._more.append(page)
        self.pages.addWidget(page)
        page.set_theme(self._theme)

    def remove_page(self, page: Page) -> None:
        """Let go of one that will not be shown again."""
        self._more.remove(page)
        self.pages.removeWidget(page)
        page.deleteLater()

    def add_pages(self, pages: "SessionPages") -> None:
        """Take over the pages beside Home."""
        self._others = pages
        pages.set_theme(self._theme)
        pages.ready.set_taught(self._taught)
        for part in pages.key_takers:
            part.installEventFilter(self)

    @property
    def taught(self) -> "Mapping[str, Command]":
        return self._taught

    def set_taught(self, taught: "Mapping[str, Command]") -> None:
        """What keys and buttons were taught, by the names that `ui.keys` gives them."""
        self._taught = taught
        if self._others is not None:
            self._others.ready.set_taught(taught)

    def show_home(self) -> None:
        self.pages.setCurrentWidget(self.home)
        self.home.come_back()

    # Where it stands

    @property
    def places(self) -> Places:
        """Where it stood last on each monitor; full screen is no place."""
        if self.isFullScreen() or self.windowHandle() is None:
            return self._places
        return self._places.adding(*place_of(self))

    def put_back(self, places: Places) -> None:
        """To where it was last time; the first time, to the middle of the primary monitor."""
        self._places = places
        if not put_back(self, places):
            put_in_middle(self)

    def go_full_screen(self, screen: QScreen | None = None) -> None:
        """On this monitor; None: on the one that it is on."""
        self._places = self.places
        if screen is not None and screen is not self.screen():
            self.setScreen(screen)
            self.setGeometry(QRect(screen.geometry().topLeft(), self.size()))
        self.showFullScreen()

    def leave_full_screen(self) -> None:
        """Back to where it was."""
        self.showNormal()
        self.put_back(self._places)

    def come_forward(self) -> None:
        """In front of the windows of other programs, as far as the desktop lets it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot(QEvent)
    def take_key(self, event: QEvent) -> None:
        """A key or a button that came to the mini view means what it means here."""
        QApplication.sendEvent(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (FULL_SCREEN, MINI_VIEW):
            if event.isAutoRepeat():
                return
            if event.key() == FULL_SCREEN:
                self.full_screen_asked.emit()
            else:
                self.mini_asked.emit()
        elif not self._is_of_session(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        others = self._others
        escape = event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat()
        if others is not None and escape:
            others.session.controls.release()
        else:
            super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A button of the mouse that no part of the page wanted."""
        from massage_timer.ui.keys import mouse_name

        name, others = mouse_name(event.button()), self._others
        of_session = others is not None and others.take_keys(self.pages.currentWidget())
        if of_session and name in self._taught:
            self.key_pressed.emit(name)
        else:
            super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a session's pages a key that was taught is obeyed even where a part of the page has
        its own use for it, as a button has for Space, and the focus for Tab."""
        if self._taught and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            from massage_timer.ui.keys import press_name

            return press_name(event) in self._taught and self._is_of_session(event)
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:
            self.home.set_full_screen(self.isFullScreen())
        super().changeEvent(event)

    def _is_of_session(self, event: QKeyEvent) -> bool:
        """Pass on a key that belongs to a session; False for every other."""
        from massage_timer.ui.keys import is_plain, key_name

        others, page = self._others, self.pages.currentWidget()
        if others is None or not others.take_keys(page):
            return False
        name = key_name(event, self._taught)
        controls = others.session.controls
        controls.wake()
        if not name:
            return False
        if event.isAutoRepeat():
            return True
        if name == "Esc":
            controls.hold()
        elif event.key() == SOUNDS and is_plain(event) and name not in self._taught:
            self.sounds_asked.emit()
        else:
            self.key_pressed.emit(name)
        return True
