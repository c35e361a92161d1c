"""An icon among those of the desktop while a session is unfinished, where the desktop has a place.

At other times there is none: a calm desktop shows what goes on, not what is installed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from massage_timer.core.frame import Frame
from massage_timer.core.language import _, number
from massage_timer.core.phrases import doing
from massage_timer.core.session import Phase


def words_of(frame: Frame) -> str:
    """What goes on, in a line that changes once a minute: nobody counts seconds in a tool tip."""
    if frame.step is None:
        return ""
    minutes = number(-(-frame.leg_seconds // 60))
    # Translators: {doing} is such as "Left leg: Calf glide"
    words = _("{doing}, {minutes} min left").format(doing=_(doing(frame)), minutes=minutes)
    return _("Paused. {words}").format(words=words) if frame.paused else words


class Tray(QObject):
    """Follows the session; nothing is made before the first one, nor where there is no place."""

    toggle_asked = Signal()
    """Pause, or go on."""
    show_asked = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        icon: QIcon,
        window: QWidget,
        *,
        there: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        """The menu has the colours of the window. `there` says whether the desktop has a place for
        icons; it is asked as each session begins: a desktop may get one, or lose it."""
        super().__init__(window)
        self._window = window
        self._picture = icon
        self._there = there
        self._unfinished = False
        self._icon: _TrayIcon | None = None

    @property
    def icon(self) -> "_TrayIcon | None":
        """None while there is none."""
        return self._icon

    @Slot(object)
    def show_frame(self, frame: Frame | None) -> None:
        """What goes on; the icon goes when no session is unfinished."""
        unfinished = frame is not None and frame.phase not in (Phase.READY, Phase.DONE)
        if unfinished is not self._unfinished:
            self._unfinished = unfinished
            if unfinished and self._there():
                self._come()
            else:
                self._go()
        if self._icon is not None and frame is not None:
            self._icon.show_frame(frame)

    def tell(self, title: str, words: str) -> bool:
        """A notification beside the icon; False where none can be shown."""
        icon = self._icon
        if icon is None or not icon.supportsMessages():
            return False
        icon.showMessage(title, words, self._picture)
        return True

    def _come(self) -> None:
        self._icon = icon = _TrayIcon(self._picture, self)
        icon.menu.setPalette(_of_menu(self._window.palette()))
        icon.toggle.triggered.connect(self.toggle_asked)
        icon.whole.triggered.connect(self.show_asked)
        icon.quit.triggered.connect(self.quit_asked)
        icon.clicked.connect(self.show_asked)

    def _go(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None


class _TrayIcon(QSystemTrayIcon):
    """The icon with its menu, for one session."""

    clicked = Signal()

    def __init__(self, picture: QIcon, parent: QObject) -> None:
        super().__init__(picture, parent)
        self.menu = QMenu()
        self.destroyed.connect(self.menu.deleteLater)  # a window of its own has no parent
        self.now = self.menu.addAction("")
        self.now.setEnabled(False)
        self.menu.addSeparator()
        self.toggle = self.menu.addAction("")
        self.whole = self.menu.addAction(_("Show the window"))
        self.quit = self.menu.addAction(_("Quit"))
        self.setContextMenu(self.menu)
        self.activated.connect(self._be_pressed)

    def show_frame(self, frame: Frame) -> None:
        words = words_of(frame)
        goes_on = frame.paused or frame.phase is Phase.CHANGE
        self.toggle.setText(_("Go on") if goes_on else _("Pause"))
        if words != self.now.text():
            self.now.setText(words)
            self.setToolTip(words)
        self.show()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _be_pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()


def _of_menu(window: QPalette) -> QPalette:
    """Nothing white in a dark room: the chosen row is the window's colours the other way round."""
    role = QPalette.ColorRole
    palette = QPalette(window)
    palette.setColor(role.Highlight, window.color(role.WindowText))
    palette.setColor(role.HighlightedText, window.color(role.Window))
    return palette
