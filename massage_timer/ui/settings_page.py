"""Settings: rows of a name, a line about it and a choice, then what the program is."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import scroll_style
from massage_timer.ui.settings_rows import Row, Values
from massage_timer.ui.tokens import LIGHT, PAGE_MARGIN, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.words import Words

TOP = 76
WIDEST = 1040
"""Px at u = 1 of a row, as all that follow."""
BESIDE = 760
"""From this width on the choice stands beside its name, else below."""
NAMES = 0.42
"""Share of a row's width that name and line have beside a choice."""
PADDING = 13
SCROLL_BAR = 14
LINE = 60
"""What an arrow scrolls."""


class RowView(QWidget):
    """One row; it says what was picked, and shows what holds."""

    picked = Signal(object)
    """Settings by their names, with the values that they shall have."""

    def __init__(self, row: Row, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self._theme = LIGHT
        self._u = 1.0
        self.name = Words(Role.GUIDE_NAME, words=row.name, parent=self)
        self.about = Words(Role.BODY, "ink2", row.about, parent=self)
        self.choice = Segments(row.name, [choice.words for choice in row.choices], self)
        self.choice.picked.connect(self._pick)

    def show_values(self, settings: Values) -> None:
        self.choice.set_chosen(self.row.chosen(settings))

    def place(self, top: int, wide: int, theme: Theme, u: float) -> int:
        """Lay it out from `top`, `wide` px wide; returns where it ends."""
        self._theme, self._u = theme, u
        set_looks(theme, u, self.name, self.about, self.choice)
        pad, beside = round(PADDING * u), wide >= BESIDE * u
        margin = self.choice.margin
        names = (round(wide * NAMES) - pad if beside else wide - margin) - margin
        heights = [words.height_for(names) for words in (self.name, self.about)]
        left = round(wide * NAMES) if beside else 0
        room = wide - left - margin
        box = QRect(left, 0, room, self.choice.height_for(room))
        if beside:
            high = max(sum(heights), box.height()) + 2 * pad
            box.moveTop((high - box.height()) // 2)
            y = (high - sum(heights)) // 2
        else:
            box.moveTop(pad + sum(heights) + round(8 * u))
            high, y = box.bottom() + 1 + pad, pad
        for words, words_high in zip((self.name, self.about), heights, strict=True):
            words.setGeometry(margin, y, names, words_high)
            y += words_high
        self.choice.set_box(box.adjusted(0 if beside else margin, 0, 0, 0))
        self.setGeometry(0, top, wide, high)
        self.update()
        return top + high

    def paintEvent(self, event: QPaintEvent) -> None:
        line = max(1, round(self._u))
        place = QRect(self.choice.margin, self.height() - line, self.width(), line)
        QPainter(self).fillRect(place, QColor(self._theme.line))

    def _pick(self, place: int) -> None:
        self.picked.emit(self.row.choices[place].values)


class _View(QScrollArea):
    """Leaves the keys to its page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class SettingsPage(Page):
    """Left and Right change what has the focus, Up and Down go from row to row, Esc goes back."""

    back_asked = Signal()
    changed = Signal(object)
    """The user wants these settings, by their names, to have these values."""

    def __init__(
        self, rows: Sequence[Row], what_this_is: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`what_this_is` are the paragraphs under the rows."""
        super().__init__(parent)
        self.setAccessibleName("Settings")
        self.title = Words(Role.PAGE_TITLE, words="Settings", parent=self)
        self.back = Button("Back", ButtonKind.BARE, Icon.BACK, self)
        self.view = _View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget()
        self.rows = [RowView(row, self._sheet) for row in rows]
        self.about = [
            Words(Role.CARD_TITLE, words="What this is", parent=self._sheet),
            *[Words(Role.HANDS, "ink2", words, parent=self._sheet) for words in what_this_is],
        ]
        self.view.setWidget(self._sheet)
        self.back.clicked.connect(self.back_asked)
        for row in self.rows:
            row.picked.connect(self.changed)
            row.choice.reached.connect(self._bring_into_view)

    def begin(self, settings: Values) -> None:
        """Show what holds now, from the first row on."""
        self.show_values(settings)
        self.view.verticalScrollBar().setValue(0)
        self.rows[0].choice.take_focus()

    def show_values(self, settings: Values) -> None:
        for row in self.rows:
            row.show_values(settings)

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.back_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_focus(1 if key == Qt.Key.Key_Down else -1)
        elif not scroll_by(self.view, key):
            super().keyPressEvent(event)

    def _move_focus(self, by: int) -> None:
        """To the next row; behind the last one it scrolls on, to what this is."""
        row = self._focused_row
        place = 0 if row is None else self.rows.index(row) + by
        if place < len(self.rows):
            self.rows[max(0, place)].choice.take_focus()
        else:
            scroll_by(self.view, Qt.Key.Key_Down)

    def _bring_into_view(self) -> None:
        row = self._focused_row
        if row is not None:
            middle = row.geometry().center()
            self.view.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2 + 1)

    @property
    def _focused_row(self) -> RowView | None:
        focused: QWidget | None = self.focusWidget()
        return next((r for r in self.rows if focused is not None and r.isAncestorOf(focused)), None)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.ground))

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        set_looks(theme, u, self.title, self.back)
        bar = round(SCROLL_BAR * u)
        wide = min(round(WIDEST * u), self.width() - round(2 * PAGE_MARGIN * u))
        left = (self.width() - wide) // 2
        middle = round(TOP * u / 2)
        high = self.title.height_for(10_000)
        self.title.setGeometry(left, middle - high // 2, wide, high)
        back = self.back.box_size
        right = left + wide + round(14 * u)
        place = QRect(right - back.width(), middle - back.height() // 2, 0, 0)
        self.back.set_box(QRect(place.topLeft(), back))
        self.title.resize(place.left() - left, high)
        top = round(TOP * u)
        # The rows begin left of the title by the room that the ring of a choice needs.
        margin = self.back.margin
        self.view.setGeometry(left - margin, top, wide + 2 * margin + bar, self.height() - top)
        self.view.setStyleSheet(scroll_style(theme, bar))
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        self._place_rows(wide + 2 * margin, margin, theme, u)
        self._bring_into_view()

    def _place_rows(self, wide: int, margin: int, theme: Theme, u: float) -> None:
        y = 0
        for row in self.rows:
            y = row.place(y, wide, theme, u)
        y += round(26 * u)
        set_looks(theme, u, *self.about)
        for words in self.about:
            room = min(wide - 2 * margin, round(860 * u))
            high = words.height_for(room)
            words.setGeometry(margin, y, room, high)
            y += high + round(8 * u)
        self._sheet.resize(wide, y + round(24 * u))
