"""Chooses a technique: a list by zone, a search, and what speaks against one at its place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.draft import Remark
from massage_timer.core.key_words import key_words
from massage_timer.core.language import N_, _
from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.editor.candidates import Candidates
from massage_timer.ui.editor.remarks import RemarkBox
from massage_timer.ui.editor.step_picture import StepPicture
from massage_timer.ui.icons import Icon
from massage_timer.ui.learn.entries import best_of, found_in
from massage_timer.ui.learn.entry_list import EntryList
from massage_timer.ui.learn.entry_rows import TECHNIQUE as ENTRY
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.search_field import SearchField
from massage_timer.ui.widgets.words import Words

PICTURE = 150
"""Height of the picture that moves, where there is room for it, px at u = 1."""
LEAST_FRAME = 0.85
FRAMED_FROM = 300
"""Px of height at u = 1 in which there is room for some rows between the search and the button."""
NOTHING = N_("No technique has these words.")
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(Placed, QWidget):
    """The keys go to the search and to the list alike: arrows choose, letters search, Enter takes
    what is chosen, Esc goes back."""

    picked = Signal(str)
    """The id of a technique."""
    closed = Signal()

    def __init__(
        self,
        small: Callable[[Technique, str, QSize], QPixmap],
        pictures: PictureLibrary,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        """`now` is a steady clock in ms."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._offer = Candidates((), {}, "")
        self._verb: Callable[[str], str] = str
        self._rule = 0
        self.title = Words(Role.CARD_TITLE, parent=self)
        self.close_button = Button(_("Close"), ButtonKind.BARE, Icon.CLOSE, self)
        self.close_button.set_named(False)
        self.search = SearchField(_("Search the techniques"), self)
        self.list = EntryList(small, self, name=_("Techniques"), nothing=_(NOTHING))
        self.picture = StepPicture(pictures, now, self)
        self.cue = Words(Role.HANDS, "ink2", parent=self)
        self.reason = RemarkBox(self)
        self.take = Button(_("Take"), ButtonKind.MAIN, parent=self)
        self.take.set_key(key_words("Enter"))
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._take)
        self.list.opened_changed.connect(self._show)
        self.list.read_asked.connect(self._take)
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.closed)
        for part in (self.search, self.list, self.take, self.close_button):
            part.installEventFilter(self)
        self.hide()

    def begin(self, title: str, verb: Callable[[str], str], offer: Candidates) -> None:
        """Offer these; `verb` says what the button does with one of this name, or "" with none."""
        self._offer, self._verb = offer, verb
        self.title.set_words(title)
        self.setAccessibleName(title)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.list.set_entries(offer.entries, offer.best)
        self.show()
        self._show()
        self.search.setFocus()

    @property
    def opened(self) -> str:
        """The id of what is chosen in the list; "" where nothing is found."""
        return self.list.opened.id if self.list.opened is not None else ""

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self._fit()
        self.update()

    # How it answers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key, letters = Qt.Key(event.key()), event.text().strip()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
            else:
                self.closed.emit()
        elif key == Qt.Key.Key_F and held:
            self.search.setFocus()
            self.search.selectAll()
        elif held:
            return False
        elif key in _MOVES and watched is not self.list:
            QApplication.sendEvent(self.list, event)
        elif letters.isprintable() and letters and watched is not self.search:
            self.search.setFocus()
            QApplication.sendEvent(self.search, event)
        else:
            return False
        return True

    def _look_for(self, words: str) -> None:
        found = found_in(self._offer.entries, words)
        best = best_of(found, words, self._offer.best)
        self.list.set_entries(found, best.id if best is not None else "")
        self._show()

    def _take(self) -> None:
        if self.opened:
            self.picked.emit(self.opened)

    def _show(self) -> None:
        """What is known of the one that is chosen."""
        entry = self.list.opened
        technique = entry.subject if entry is not None else None
        if isinstance(technique, Technique):
            self.cue.set_words(technique.cue)
            self.picture.show_technique(technique, technique.pace, technique.pressure.start)
        else:
            self.cue.set_words("")
        why = self._offer.reasons.get(self.opened, "")
        self.reason.set_remarks([Remark(why, warning=True)] if why else [])
        self.take.set_words(self._verb(entry.title if entry is not None else ""))
        self.take.set_reason("" if entry is not None else _("Nothing is chosen"))
        self._fit()

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        below = QRect(0, self._rule, self.width(), self.height() - self._rule)
        painter.fillRect(below, QColor(self._theme.ground))
        line = QRect(0, self._rule, self.width(), max(1, round(self._u)))
        painter.fillRect(line, QColor(self._theme.line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        theme, u = self._theme, self._u
        frame = min(u, max(LEAST_FRAME, self.height() / FRAMED_FROM))
        set_looks(theme, frame, self.title, self.close_button, self.search, self.take)
        set_looks(theme, u, self.list, self.cue, self.reason, self.picture)
        margin, row = round(16 * frame), ENTRY * u
        wide = self.width() - 2 * margin
        high = self.take.box_size.height()
        bottom = self.height() - round(14 * frame) - high
        self.take.set_box(QRect(margin, bottom, wide, high))
        bottom -= round(10 * frame)
        y = self._place_head(margin, wide, frame, titled=bottom > 3.5 * row)
        for part, words, tall in (
            (self.reason, bool(self.reason.remarks), self.reason.height_for(wide)),
            (self.cue, bool(self.cue.words), self.cue.height_for(wide)),
        ):
            fits = words and bottom - tall - y > (1.5 if part is self.reason else 2.5) * row
            part.setVisible(fits)
            if fits:
                part.setGeometry(margin, bottom - tall, wide, tall)
                bottom -= tall + round(10 * u)
        tall = round(PICTURE * u)
        self.picture.setVisible(self.list.opened is not None and bottom - tall - y > 3.5 * row)
        if self.picture.isVisibleTo(self):
            bottom -= tall
            self.picture.setGeometry(margin, bottom, wide, tall)
            bottom -= round(8 * u)
        self._rule = bottom
        self.list.setGeometry(margin, y, self.width() - margin - round(4 * u), max(0, bottom - y))
        self.update()

    def _place_head(self, margin: int, wide: int, u: float, *, titled: bool) -> int:
        """The title and the search below it, or the search alone; returns where the list begins."""
        close = self.close_button.box_size
        left, y = self.width() - margin // 2 - close.width(), round(8 * u)
        words = self.title.height_for(wide - close.width())
        self.title.setVisible(titled)
        spare, high = self.search.margin, self.search.sizeHint().height()
        row = max(close.height(), words if titled else high - 2 * spare)
        self.title.setGeometry(margin, y + (row - words) // 2, wide - close.width(), words)
        top = y + (row - close.height()) // 2
        self.close_button.set_box(QRect(left, top, close.width(), close.height()))
        room = wide if titled else left - margin - round(6 * u)
        if titled:
            y += row + round(4 * u)
        self.search.setGeometry(margin - spare, y - spare, room + 2 * spare, high)
        return y + high - spare
