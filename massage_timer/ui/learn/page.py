"""Learn: a list to choose from at the left, and what was chosen to read at the right."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.routine import Side, Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import painter_on
from massage_timer.ui.icons import Icon
from massage_timer.ui.learn.entries import best_of, entries_of, found_in
from massage_timer.ui.learn.entry_list import EntryList
from massage_timer.ui.learn.reading_pane import ReadingPane
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.tokens import RADIUS_ROW, Role
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import paint_inner_focus
from massage_timer.ui.widgets.search_field import SearchField
from massage_timer.ui.widgets.words import Words

COLUMN = 340
"""Width of the list's column, px at u = 1."""
WIDEST_COLUMN = 0.34
"""Share of the window that the column takes at most."""
TOP = 76
HINT = N_("Try a zone such as calf, or a stroke such as glide.")
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_SIDES = {Qt.Key.Key_Left: Side.LEFT, Qt.Key.Key_Right: Side.RIGHT}


class LearnPage(Page):
    """Arrows choose and show the leg of their side, letters search, Enter reads, Esc goes back."""

    back_asked = Signal()

    def __init__(
        self,
        techniques: Sequence[Technique],
        pictures: PictureLibrary,
        thumbnail: Callable[[Technique, str, QSize], QPixmap],
        now: Callable[[], int],
        parent: QWidget | None = None,
        *,
        own: Collection[str] = (),
    ) -> None:
        """`own` are the ids of the user's own techniques; `thumbnail` gives a technique's picture
        for a theme's name in so many device px; `now` is a steady clock in ms, by which the hands
        move."""
        super().__init__(parent)
        self._entries = entries_of(techniques, own)
        self._wanted = self._entries[0].id
        self.setAccessibleName(_("Learn"))
        self.title = Words(Role.PAGE_TITLE, words=_("Learn"), parent=self)
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.search = SearchField(_("Search the guide"), self)
        self.list = EntryList(thumbnail, self)
        self.reading = ReadingPane(pictures, now, self)
        self.nothing = Words(Role.CUE, "ink2", _(HINT), parent=self)
        self.nothing.hide()
        self._connect()
        self.list.set_entries(self._entries, self._wanted)
        self.reading.open(self._entries[0].subject)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._read)
        self.list.opened_changed.connect(self._open)
        self.list.read_asked.connect(self._read)
        self.reading.focus_changed.connect(self.update)
        other_side = self.reading.technique.other_side
        for part in (self.search, self.list, self.reading, other_side, self.back):
            part.installEventFilter(self)
        QWidget.setTabOrder(self.search, self.list)
        QWidget.setTabOrder(self.list, self.reading)
        QWidget.setTabOrder(self.reading, other_side)
        QWidget.setTabOrder(other_side, self.back)

    # What the window tells

    def set_still(self, still: bool) -> None:
        """Reduced motion: pictures stand."""
        self.reading.technique.set_still(still)

    def begin(self) -> None:
        """All of the guide, and what was read last."""
        self.search.clear()
        self.list.setFocus()

    # How it answers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the page, wherever its focus is; a field of text keeps those it needs."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        return super().eventFilter(watched, event)

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        key, searching = Qt.Key(event.key()), watched is self.search
        letters = event.text().strip()
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self._leave(watched)
        elif key in _PAGES:
            self.reading.scroll_by(key)
        elif key in _MOVES and watched is not self.reading:
            if watched is self.list:
                return False
            QApplication.sendEvent(self.list, event)
        elif key in _SIDES and not searching:
            self.reading.technique.show_side(_SIDES[key])
        elif letters.isprintable() and letters and not searching:
            self.search.setFocus()
            QApplication.sendEvent(self.search, event)
        else:
            return False
        return True

    def _leave(self, watched: QObject) -> None:
        """One step back: from reading to the list, from a search to all, from the list Home."""
        if watched is self.reading:
            self.list.setFocus()
        elif self.search.text():
            self.search.clear()
            self.list.setFocus()
        else:
            self.back_asked.emit()

    def _look_for(self, words: str) -> None:
        found = found_in(self._entries, words)
        best = best_of(found, words, self._wanted)
        self.list.set_entries(found, best.id if best is not None else "")
        self._open()

    def _open(self) -> None:
        """Show what is open in the list, where it is not shown already."""
        entry = self.list.opened
        self.nothing.setVisible(entry is None)
        self.reading.setVisible(entry is not None)
        if entry is not None and entry.id != self._wanted:
            self._wanted = entry.id
            self.reading.open(entry.subject)

    def _read(self) -> None:
        if self.list.opened is not None:
            self.reading.setFocus()

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        column = self._column
        painter.fillRect(QRect(0, 0, column, self.height()), QColor(theme.panel))
        painter.fillRect(QRect(column, 0, max(1, round(u)), self.height()), QColor(theme.line))
        if self.reading.hasFocus():
            room = QRectF(column, 0, self.width() - column, self.height())
            inset = 2 * u
            ring = room.adjusted(inset, inset, -inset, -inset)
            paint_inner_focus(painter, ring, RADIUS_ROW * u, theme, u)

    @property
    def _column(self) -> int:
        return round(min(COLUMN * self._u, WIDEST_COLUMN * self.width()))

    def _place_parts(self) -> None:
        theme, u, column = self._theme, self._u, self._column
        set_looks(theme, u, self.title, self.back, self.search, self.list, self.nothing)
        margin = round(14 * u)
        middle = round(TOP * u / 2)
        high = self.title.height_for(10_000)
        wide = self.title.width_wanted()
        self.title.setGeometry(margin + round(10 * u), middle - high // 2, wide, high)
        back = self.back.box_size
        left = column - margin - back.width()
        self.title.setVisible(self.title.geometry().right() < left)
        self.back.set_box(QRect(left, middle - back.height() // 2, back.width(), back.height()))
        field, spare = self.search.sizeHint(), self.search.margin
        top = round(TOP * u)
        self.search.setGeometry(
            margin - spare, top - spare, column - 2 * (margin - spare), field.height()
        )
        top += field.height() - spare
        self.list.setGeometry(margin, top, column - margin, self.height() - top - margin // 2)
        ring = round(6 * u * theme.stroke)
        room = QRect(column, 0, self.width() - column, self.height())
        self.reading.set_look(theme, u)
        self.reading.setGeometry(room.adjusted(ring, ring, -ring, -ring))
        inner = room.width() - 2 * round(40 * u)
        self.nothing.setGeometry(
            column + round(40 * u), round(40 * u), inner, self.nothing.height_for(inner)
        )
