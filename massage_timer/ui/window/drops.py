"""Files that are dragged on the window: what would happen is said, and then it happens."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting, line_step
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import RADIUS_CARD, Role, Theme, page_unit
from massage_timer.ui.widgets.paint import paint_centred, rounded, wrapped

SHARED = ".massage"
"""How the name of a routine that was shared ends."""
ENDINGS = (".yaml", ".yml", SHARED)
"""How the names of files end that can be opened."""
DROP = N_("Drop to open")
REFUSED = N_(
    "Only files of routines can be opened here. Their names end in .yaml, .yml or .massage."
)


def kinds_of_files() -> str:
    """For a dialog that asks for one."""
    # Translators: the kind of files in a dialog that opens one, before "(*.yaml …)"
    return f"{_('Routines')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"


def files_among(urls: Iterable[QUrl]) -> tuple[Path, ...]:
    """Those that can be opened: files on this computer, with one of the endings."""
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in ENDINGS and path.is_file())


class Drops(QObject):
    """Takes what is dropped on a window, while it `accepts` anything."""

    dropped = Signal(object)
    """A tuple of `Path`s, at least one."""
    refused = Signal(str)
    """A sentence that says why nothing is opened."""

    def __init__(
        self, window: QWidget, theme: Callable[[], Theme], accepts: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._accepts = accepts
        self.overlay = DropOverlay(theme, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.overlay.hide()
        elif isinstance(event, QDropEvent):
            self._answer(event)
            return True
        return super().eventFilter(watched, event)

    def _answer(self, event: QDropEvent) -> None:
        """Entering and moving are kinds of drops to Qt."""
        urls = event.mimeData().urls()
        if not urls or not self._accepts():
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = files_among(urls)
        if isinstance(event, QDragEnterEvent):
            self.overlay.say(_(DROP if files else REFUSED), good=bool(files))
        elif not isinstance(event, QDragMoveEvent):
            self.overlay.hide()
            if files:
                self.dropped.emit(files)
            else:
                self.refused.emit(_(REFUSED))


class DropOverlay(Placed, QWidget):
    """Over all of the window while something is dragged on it."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._good = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str, *, good: bool = True) -> None:
        self._words, self._good = words, good
        self.setAccessibleName(words)
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme()
        u = page_unit(self.width(), self.height(), theme.zoom)
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.ground)
        veil.setAlphaF(0.96)
        painter.fillRect(self.rect(), veil)
        inset = 28 * u
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(QColor(theme.accent if self._good else theme.edge), 3 * u)
        pen.setDashPattern([4, 3])
        painter.strokePath(rounded(box, RADIUS_CARD * u), pen)
        side, middle = 56 * u, box.center()
        icon = QRectF(middle.x() - side / 2, middle.y() - side * 1.3, side, side)
        painter_icon = Icon.FOLDER if self._good else Icon.INFO
        paint_icon(painter, painter_icon, icon, theme.accent if self._good else theme.ink2)
        role = Role.PAGE_TITLE if self._good else Role.BODY
        room = box.width() - 2 * inset
        used = fitting(self._words, role, u, room)
        middle.setY(middle.y() + 28 * u)
        for line in wrapped(self._words, used, room):
            paint_centred(painter, used, theme.ink, middle, line)
            middle.setY(middle.y() + line_step(used, role))
