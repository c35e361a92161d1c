"""The one window: its pages, its colours, full screen, and the keys of a session."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.session import Phase
from massage_timer.pictures.leg_map import LegMap
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.change_page import ChangePage
from massage_timer.ui.done_page import DonePage
from massage_timer.ui.home_page import HomePage
from massage_timer.ui.keys import key_name
from massage_timer.ui.ready_page import ReadyPage
from massage_timer.ui.safety_page import SafetyPage
from massage_timer.ui.session_page import SessionPage
from massage_timer.ui.text_page import TextPage
from massage_timer.ui.thumbnails import Thumbnails
from massage_timer.ui.tokens import LIGHT, Theme

SMALLEST = QSize(800, 480)
FIRST_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Knows its pages and nothing of what they are for."""

    key_pressed = Signal(str)
    """On a session's pages: a key by the name that the table of commands has for it."""
    escape_pressed = Signal()
    """On the change of legs, where Stop has no ring to close."""
    closing = Signal(QEvent)
    """The window is about to close; whoever hears it may ignore the event."""

    def __init__(
        self, pictures: PictureLibrary, leg_map: LegMap, cycle: Callable[[], float]
    ) -> None:
        super().__init__()
        self.setWindowTitle("Leg Massage Timer")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._theme = LIGHT
        self.thumbnails = Thumbnails(pictures)
        self.pages = QStackedWidget(self)
        self.setCentralWidget(self.pages)
        self.home = HomePage(self.thumbnails.of, self)
        self.safety = SafetyPage(self)
        self.ready = ReadyPage(pictures, self)
        self.session = SessionPage(pictures, leg_map, self.thumbnails.of, cycle, self)
        self.change = ChangePage(pictures, self)
        self.done = DonePage(leg_map, self)
        self.text = TextPage(self)
        self._all_pages = (
            self.home,
            self.safety,
            self.ready,
            self.session,
            self.change,
            self.done,
            self.text,
        )
        for page in self._all_pages:
            self.pages.addWidget(page)

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
        for page in self._all_pages:
            page.set_theme(theme)

    def set_icon(self, icon: QIcon) -> None:
        self.setWindowIcon(icon)

    def show_page(self, page: QWidget) -> None:
        """Bring a page forward and give it the keys."""
        if self.pages.currentWidget() is page:
            return
        self.pages.setCurrentWidget(page)
        if page is self.session:
            self.session.controls.wake()

    def show_frame(self, frame: Frame) -> None:
        """Show an instant of the session on the page that it belongs to."""
        if frame.phase is Phase.CHANGE:
            self.change.show_frame(frame)
            self.show_page(self.change)
            if not self.change.isAncestorOf(QApplication.focusWidget() or self):
                self.change.setFocus()
        elif frame.phase is not Phase.DONE:
            self.session.show_frame(frame)
            self.show_page(self.session)

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def place_words(self) -> str:
        """The window's place and size, to be kept as text."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_place(self, words: str) -> None:
        """The place and size of last time; Qt moves a window back that would lie off screen."""
        if words:
            self.restoreGeometry(QByteArray.fromBase64(words.encode("ascii", "ignore")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.pages.currentWidget()
        if page is self.session:
            self.session.controls.wake()
        if event.key() == Qt.Key.Key_F11:
            if not event.isAutoRepeat():
                self.toggle_full_screen()
            return
        name = key_name(event)
        if not name or page not in (self.session, self.change):
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()
        elif name == "Esc" and page is self.session:
            self.session.controls.hold()
        elif name == "Esc":
            self.escape_pressed.emit()
        else:
            self.key_pressed.emit(name)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.session.controls.release()
        else:
            super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:
            self.home.set_full_screen(self.isFullScreen())
        super().changeEvent(event)
