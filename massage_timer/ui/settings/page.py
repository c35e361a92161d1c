"""Settings: rows under headings, each a name, a line about it and a choice."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.settings.headings import Headings
from massage_timer.ui.settings.row import Act, Asks, Row, Values
from massage_timer.ui.settings.row_view import RowView
from massage_timer.ui.settings.sheet import SettingsSheet
from massage_timer.ui.tokens import PAGE_MARGIN, Role, frame_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

TOP = 76
"""Px at u = 1, as all that follow."""
WIDEST = 980
"""Of a row."""
COLUMN = 210
"""Of the headings at the left."""
BETWEEN = 20
COLUMN_FROM = 1100
"""A window at least so wide has room for them."""
SCROLL_BAR = 14
LINE = 60
"""What an arrow scrolls."""
LINES = 3
"""What a notch of the wheel scrolls, in these."""
NOTCH = 120
"""Of a wheel, in its own eighths of a degree."""


class _View(Placed, QScrollArea):
    """Leaves the keys to its page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class SettingsPage(Page):
    """Left and Right change what has the focus, Up and Down go from row to row, Esc goes back."""

    back_asked = Signal()
    changed = Signal(object)
    """The user wants these settings, by their names, to have these values."""
    hear_asked = Signal(object)
    """Play this `core.sounds.Sound` as it is set."""
    speak_asked = Signal()
    teach_asked = Signal()
    forget_asked = Signal()
    diary_asked = Signal()
    """To see what was written down."""
    """Nothing that was taught shall hold any more."""

    def __init__(
        self, rows: Sequence[Row], what_this_is: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """`what_this_is` are the paragraphs under the rows."""
        super().__init__(parent)
        self.setAccessibleName(_("Settings"))
        self.title = Words(Role.PAGE_TITLE, words=_("Settings"), parent=self)
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.sheet = SettingsSheet(rows, what_this_is)
        self.rows, self.about = self.sheet.rows, self.sheet.about
        self.headings = Headings(tuple(self.sheet.headings), self)
        self.view = _View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWidget(self.sheet)
        self.back.clicked.connect(self.back_asked)
        self.headings.asked.connect(self.go_to)
        self.view.verticalScrollBar().valueChanged.connect(self._mark_heading)
        for row in self.rows:
            row.picked.connect(self.changed)
            row.asked.connect(self._ask)
            row.reached.connect(self._bring_into_view)

    # What the window tells

    def begin(self, settings: Values) -> None:
        """Show what holds now, from the first row on."""
        self.show_values(settings)
        self.view.verticalScrollBar().setValue(0)
        self.rows[0].take_focus()

    def come_back(self, setting: str, settings: Values, seen_at: float | None = None) -> None:
        """From a page that this one led to: to the row of this setting. `seen_at`: where another
        such page had it; None: where this one has it."""
        self.show_values(settings)
        row = self._row_of(setting)
        if seen_at is not None:
            self._show_at(row, seen_at)
        row.take_focus()

    def seen_at(self, setting: str) -> float:
        """Where the row of this setting begins, as a share of the height that is seen of all."""
        return self._seen_at(self._row_of(setting))

    def show_values(self, settings: Values) -> None:
        """What holds now; the place on the page stays."""
        self.sheet.show_values(settings)
        self._place()

    def show_note(self, setting: str, words: str, *, fine: bool = False) -> None:
        """The state of a device, under the row of this setting; "": nothing to say. `fine`: it is
        as it should be."""
        row, bar, words = self._row_of(setting), self.view.verticalScrollBar(), _(words)
        if words == row.note.words:
            return
        row.show_note(words, fine=fine)
        focused, seen = self._focused_row, bar.value()
        in_view = focused is not None and 0 <= self._seen_at(focused) < 1
        self._place()
        if not in_view:
            bar.setValue(seen)  # whoever has scrolled on is not taken back to what has the focus

    # How it answers

    def go_to(self, heading: str) -> None:
        """Bring a heading to the top, with the focus on its first row."""
        rows = self.sheet.rows_under(heading)
        first = next((row for row in rows if row.parts), None)
        if first is not None:
            first.take_focus()
        self.view.verticalScrollBar().setValue(self.sheet.headings[heading].y())
        self.headings.set_current(heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.back_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_focus(1 if key == Qt.Key.Key_Down else -1)
        elif not scroll_by(self.view, key):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Beside the rows, over headings and margins, it turns them as well."""
        bar = self.view.verticalScrollBar()
        turned = event.angleDelta().y() / NOTCH
        bar.setValue(bar.value() - round(turned * LINES * bar.singleStep()))
        event.accept()

    def _move_focus(self, by: int) -> None:
        """To the next row that can be set; behind the last one it scrolls on, to what this is."""
        rows = [row for row in self.rows if row.parts]
        focused = self._focused_row
        place = rows.index(focused) + by if focused in rows else 0
        if place < len(rows):
            rows[max(0, place)].take_focus()
        else:
            scroll_by(self.view, Qt.Key.Key_Down)

    def _ask(self, act: Act) -> None:
        match act.asks:
            case Asks.HEAR:
                self.hear_asked.emit(act.sound)
            case Asks.SPEAK:
                self.speak_asked.emit()
            case Asks.TEACH:
                self.teach_asked.emit()
            case Asks.DIARY:
                self.diary_asked.emit()
            case Asks.FORGET:
                self.forget_asked.emit()

    def _bring_into_view(self) -> None:
        row = self._focused_row
        if row is None:
            return
        room, view = self.sheet.room_of(row), self.view.viewport().height()
        if room.height() > view:
            room = row.geometry()
        if room.height() > view:
            focused = self.focusWidget()
            room = focused.geometry().translated(row.pos())
        bar = self.view.verticalScrollBar()
        bar.setValue(min(max(bar.value(), room.bottom() + 1 - view), room.top()))

    def _seen_at(self, row: RowView) -> float:
        view = self.view
        return (row.y() - view.verticalScrollBar().value()) / max(1, view.viewport().height())

    def _show_at(self, row: RowView, seen_at: float) -> None:
        view = self.view
        at = seen_at * view.viewport().height()
        view.verticalScrollBar().setValue(round(row.y() - at))

    def _row_of(self, setting: str) -> RowView:
        return next(row for row in self.rows if row.row.setting == setting)

    @property
    def _focused_row(self) -> RowView | None:
        focused: QWidget | None = self.focusWidget()
        return next((r for r in self.rows if focused is not None and r.isAncestorOf(focused)), None)

    def _mark_heading(self) -> None:
        self.headings.set_current(self.sheet.heading_at(self.view.verticalScrollBar().value() + 1))

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), QColor(self._theme.ground))

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        focused = self._focused_row
        seen_at = self._seen_at(focused) if focused is not None else 0.0
        head = frame_unit(self.width(), self.height(), theme.zoom)
        set_looks(theme, head, self.title, self.back)
        bar = round(SCROLL_BAR * u)
        column = round((COLUMN + BETWEEN) * u) if self.width() >= COLUMN_FROM * max(1, u) else 0
        room = self.width() - round(2 * PAGE_MARGIN * u) - column
        wide = min(round(WIDEST * u), room)
        left = (self.width() - wide - column) // 2
        middle = round(TOP * head / 2)
        back = self.back.box_size
        right = left + column + wide + round(14 * head)
        place = QRect(right - back.width(), middle - back.height() // 2, 0, 0)
        self.back.set_box(QRect(place.topLeft(), back))
        high = self.title.height_for(10_000)
        self.title.setGeometry(left, middle - high // 2, place.left() - left, high)
        top = round(TOP * head)
        self.headings.setVisible(column > 0)
        self.headings.place(left - round(10 * u), top, round(COLUMN * u), theme, u)
        # The rows begin left of their column by the room that the ring of a choice needs.
        margin = RowView.margin_for(theme, u)
        left += column - margin
        self.view.setGeometry(left, top, wide + 2 * margin + bar, self.height() - top)
        set_scroll_style(self.view, theme, bar)
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        self.sheet.place(wide + 2 * margin, theme, u)
        if focused is not None:
            self._show_at(focused, seen_at)
        self._bring_into_view()
        self._mark_heading()
