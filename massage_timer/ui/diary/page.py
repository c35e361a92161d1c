"""The diary: sums and a chart at the left, the sessions at the right, and a note to each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.diary import LONGEST_NOTE
from massage_timer.core.language import N_, _
from massage_timer.ui.bottom_bar import paint_bar, place_buttons
from massage_timer.ui.diary.chart import Chart
from massage_timer.ui.diary.row_list import RowList
from massage_timer.ui.diary.words import EMPTY, OFF, Bar, Line, totals
from massage_timer.ui.direction import painter_on
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.tokens import PAGE_MARGIN, Role, frame_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.text_field import TextField
from massage_timer.ui.widgets.words import Words

BAR = 82
TOP = 22
GAP = 16
SPANS = (N_("Weeks"), N_("Months"))
COLUMN = 0.44
"""Share of the width that sums and chart take beside the list."""
BESIDE = 700
"""Px at u = 1 below which they stand above it."""
HIGHEST_CHART = 640
SHARE = 0.42
"""Of the height that sums and chart take above the list."""
LEAST_LIST = 2.5
"""So many rows are seen before there is a chart above them."""


class DiaryPage(Page):
    """Arrows choose a row, Enter goes to its note, Delete asks to delete it, Esc goes back."""

    back_asked = Signal()
    more_asked = Signal()
    """Older rows than the last."""
    span_picked = Signal(int)
    """Another of `SPANS`, by its place."""
    note_written = Signal(int, str)
    """For the row of this id."""
    delete_asked = Signal(int)
    delete_all_asked = Signal()
    export_asked = Signal()
    gone = Signal()
    """It is shown no more."""

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Diary"))
        self._noted = 0
        """The row whose note stands in the field."""
        self.title = Words(Role.PAGE_TITLE, words=_("Diary"), parent=self)
        self.totals = Words(Role.CUE, "ink2", least=0.8, parent=self)
        self.told = Words(Role.BODY, "ink2", parent=self)
        self.spans = Segments(_("Chart by"), [_(span) for span in SPANS], self)
        self.unit = Words(Role.BODY, "ink2", _("Minutes given"), parent=self)
        self.chart = Chart(self)
        self.list = RowList(locale, self)
        self.note_label = Words(Role.STRONG, words=_("Note"), parent=self)
        self.note = TextField(_("Note of the chosen session"), Role.BODY, parent=self)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(_("A line about it"))
        self.delete = Button(_("Delete"), ButtonKind.PLAIN, parent=self)
        self.delete.setAccessibleDescription(_("The chosen session; it is asked first"))
        self.empty = Words(Role.CUE, "ink2", _(EMPTY), parent=self)
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)
        self.switch = Button(_("Chart"), ButtonKind.PLAIN, parent=self)
        """To the chart and back, where it finds no room beside the rows."""
        self._charted = False
        self.delete_all = Button(_("Delete all"), ButtonKind.PLAIN, parent=self)
        self.export = Button(_("Export CSV"), ButtonKind.PLAIN, parent=self)
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.delete.clicked.connect(self._ask_to_delete)
        self.delete_all.clicked.connect(self.delete_all_asked)
        self.export.clicked.connect(self.export_asked)
        self.switch.clicked.connect(self._switch)
        self.spans.picked.connect(self.span_picked)
        self.list.more_asked.connect(self.more_asked)
        self.list.chosen_changed.connect(self._show_note)
        self.list.note_asked.connect(self._write_note)
        self.list.delete_asked.connect(self._ask_to_delete)
        self.note.finished.connect(self._keep_note)
        self.note.entered.connect(self.list.setFocus)
        self.note.installEventFilter(self)

    # What is shown

    def show_sums(self, sessions: int, given: int, bars: Sequence[Bar]) -> None:
        """How many sessions there are, the ms given in all of them, and the chart."""
        words = _("{sentence}.").format(sentence=totals(sessions, given))
        self.totals.set_words(words if sessions else "")
        self.chart.set_bars(bars)
        self.empty.setVisible(not sessions)
        self.export.setVisible(bool(sessions))
        self.delete_all.setVisible(bool(sessions))
        self._place()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Begin anew with the newest rows."""
        self.list.set_lines(lines)
        self._show_note()

    def set_on(self, on: bool) -> None:
        """Whether sessions are written down."""
        self.empty.set_words(_(EMPTY if on else OFF))
        self.tell("" if on else _(OFF))

    def tell(self, words: str) -> None:
        """A sentence under the title, such as where a file is; "" for none."""
        self.told.set_words(words)
        self._place()

    def begin(self) -> None:
        self._first_stop.setFocus()

    def come_back(self) -> None:
        """From a question: to what asked it."""
        self.take_focus_again(self._first_stop)

    @property
    def _first_stop(self) -> QWidget:
        return self.back if self.list.isHidden() else self.list

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the note takes back what was typed since it was kept, and leads to the list."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._put_note(focused=False)
            self.list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.note.typing.finish()
        self.gone.emit()
        super().hideEvent(event)

    def _show_note(self) -> None:
        line = self.list.chosen
        if line is not None and line.id != self._noted:
            self.note.typing.finish()  # of the row before
        self._noted = 0 if line is None else line.id
        self._put_note(focused=self.note.hasFocus())

    def _put_note(self, *, focused: bool) -> None:
        """Into the field, unless somebody types there."""
        line = self.list.chosen
        text = "" if line is None else line.row.note
        if self.note.typing.replaces(text, text, focused=focused):
            self.note.setText(text)
            self.note.setCursorPosition(0)

    def _write_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep_note(self, text: str) -> None:
        if self._noted:
            self.note_written.emit(self._noted, text)

    def _switch(self) -> None:
        self._charted = not self._charted
        self.switch.set_words(_("Sessions") if self._charted else _("Chart"))
        self._place()

    def _ask_to_delete(self) -> None:
        line = self.list.chosen
        if line is not None:
            self.delete_asked.emit(line.id)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        paint_bar(painter, self._bar, self._theme, self._frame_u)

    @property
    def _frame_u(self) -> float:
        return frame_unit(self.width(), self.height(), self._theme.zoom)

    @property
    def _bar(self) -> QRect:
        high = round(BAR * self._frame_u)
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        theme, u = self._theme, self._frame_u
        set_looks(theme, u, self.title, self.totals, self.told, self.spans, self.unit)
        set_looks(theme, u, self.chart, self.list)
        set_looks(theme, u, self.note_label, self.note, self.delete, self.empty)
        set_looks(theme, u, self.back, self.export, self.delete_all, self.switch)
        edge = min(round(PAGE_MARGIN * u), self.width() // 24)
        self._place_bar(edge, u)
        gap, top = round(GAP * u), round(min(TOP * u, 0.05 * self.height()))
        room = QRect(edge, top, self.width() - 2 * edge, self._bar.top() - top - gap)
        beside = self.width() >= BESIDE * u and self.width() > self.height()
        head, rows = QRect(room), QRect(room)
        if beside:
            head.setWidth(round(room.width() * COLUMN))
            rows.setLeft(head.right() + 2 * gap)
        y = self._place_head(head, gap)
        chart = QRect(head.left(), y, head.width(), head.bottom() - y)
        if not beside:
            spare = chart.height() - round(self._least_list(gap))
            chart.setHeight(max(0, min(spare, round(room.height() * SHARE))))
        fits = self._place_chart(chart, gap, u)
        if not beside:
            rows.setTop(chart.bottom() + gap if fits else y)
        alone = self._charted and not fits and self.empty.isHidden()
        if alone:  # in the place of all else
            for words in (self.title, self.totals, self.told):
                words.hide()
            self._place_chart(room, gap, u)
        self._place_list(rows, gap, shown=self.empty.isHidden() and not alone)
        self.switch.setVisible(self.empty.isHidden() and not fits)
        self.empty.setGeometry(
            edge, self._bar.top() // 3, room.width(), self.empty.height_for(room.width())
        )

    def _place_bar(self, edge: int, u: float) -> None:
        buttons = (self.export, self.delete_all, self.switch)
        right = place_buttons(self._bar, self.width() - edge, u, *buttons)
        size = self.back.box_size
        at = max(0, min(edge - round(14 * u), right - size.width()))
        self.back.set_box(
            QRect(at, self._bar.center().y() - size.height() // 2, size.width(), size.height())
        )

    def _place_head(self, room: QRect, gap: int) -> int:
        """Title and sentences; returns where they end."""
        y = room.top()
        for words in (self.title, self.totals, self.told):
            words.setVisible(bool(words.words) and (words is not self.told or self._may_tell))
            if words.isHidden():
                continue
            high = words.height_for(room.width())
            words.setGeometry(room.left(), y, room.width(), high)
            y += high + gap // 3
        return y + gap // 2

    @property
    def _may_tell(self) -> bool:
        """Where nothing is written yet, the page itself says that nothing will be."""
        return self.empty.isHidden() or self.told.words != self.empty.words

    def _place_chart(self, room: QRect, gap: int, u: float) -> bool:
        """The choice and the chart, where there is room; whether there is."""
        high = self.spans.height_for(room.width())
        left = min(room.height() - high - gap, round(HIGHEST_CHART * u))
        shown = self.empty.isHidden() and left >= self.chart.least_height
        self.spans.setVisible(shown)
        self.chart.setVisible(shown)
        wide = min(self.spans.width_wanted(), room.width())
        self.spans.set_box(QRect(room.left(), room.top(), wide, high))
        beside = QRect(room.left() + wide + gap, room.top(), self.unit.width_wanted(), high)
        self.unit.setVisible(shown and beside.right() <= room.right())
        self.unit.setGeometry(beside)
        self.chart.setGeometry(room.left(), room.top() + high + gap, room.width(), max(0, left))
        return shown

    def _least_list(self, gap: int) -> float:
        return LEAST_LIST * self.list.row_height + self.note.box_height() + 2 * gap

    def _place_list(self, room: QRect, gap: int, *, shown: bool) -> None:
        """The rows, and under them the note of the chosen one."""
        high = self.note.box_height()
        top = room.bottom() - high
        size = self.delete.box_size
        for part in (self.list, self.note, self.delete):
            part.setVisible(shown)
        self.list.setGeometry(room.left(), room.top(), room.width(), top - room.top() - gap)
        left, right = room.left(), room.right() - size.width()
        self.delete.set_box(QRect(right, top, size.width(), high))
        label = self.note_label.width_wanted()
        named = label < 0.2 * room.width()
        self.note_label.setVisible(shown and named)
        self.note_label.setGeometry(left, top, label, high)
        left += label + gap if named else 0
        self.note.set_box(QRect(left, top, right - left - gap, high))
