"""The sessions of the diary, the newest first. What is not in view is neither drawn nor loaded."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.diary import Row
from massage_timer.core.language import _
from massage_timer.core.routine import Side, Zone
from massage_timer.ui.diary.words import Line, given, spoken, when, whole
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import LIGHT, RADIUS_ROW, TARGET, Role, Theme, line_height
from massage_timer.ui.widgets.paint import paint_box, paint_inner_focus, paint_line
from massage_timer.ui.widgets.scroll_bar import ScrollBar

PAD = 12
BAR = 14
AHEAD = 2
"""Views of rows that are loaded beyond the one that is shown."""
_LONG = Row("2026-09-27T21:14:00", "", "", {side: {Zone.FOOT: 300_000} for side in Side}, False)
"""One whose times are as wide as can be."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowList(Placed, QWidget):
    """One row is chosen; arrows and clicks choose another, Enter asks for its note, Delete for its
    end."""

    chosen_changed = Signal()
    note_asked = Signal()
    delete_asked = Signal()
    more_asked = Signal()
    """Older rows are needed, if there are any."""

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._theme = LIGHT
        self._u = 1.0
        self._lines: list[Line] = []
        self._tops: list[float] = []
        self._end = 0.0
        self._chosen = 0
        self._bar = ScrollBar(self)
        self._bar.valueChanged.connect(self._scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Sessions"))

    # What the page tells

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self._bar.set_look(theme, u)
            self._measure()
            self._show_chosen()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Begin anew with these; the first is chosen."""
        self._lines, self._chosen = list(lines), 0
        self._bar.setValue(0)
        self._measure()
        self._tell()

    def add_lines(self, lines: Sequence[Line]) -> None:
        """Older ones, after those that are there."""
        self._lines += lines
        self._measure()

    def set_note(self, id_: int, note: str) -> None:
        for place, line in enumerate(self._lines):
            if line.id == id_:
                self._lines[place] = replace(line, row=replace(line.row, note=note))
        self._measure()
        self._tell()

    def remove(self, id_: int) -> None:
        """The next one is chosen then, or the last."""
        self._lines = [line for line in self._lines if line.id != id_]
        self._measure()
        self.choose(self._chosen)

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    @property
    def chosen(self) -> Line | None:
        return self._lines[self._chosen] if self._chosen < len(self._lines) else None

    def row_count(self) -> int:
        """How many sessions there are for screen readers, as all named `row_…`."""
        return len(self._lines)

    def row_words(self, place: int) -> str:
        return spoken(self._lines[place].row, self._locale)

    def row_place(self, place: int) -> QRectF:
        return self._box(place)

    def row_chosen(self) -> int:
        return self._chosen if self._lines else -1

    @property
    def row_height(self) -> int:
        """Px of a row without a note."""
        return round(self._high(None))

    def choose(self, place: int) -> None:
        """The row at this place from 0, or the nearest that there is."""
        if place >= len(self._lines):
            self.more_asked.emit()
        self._chosen = min(max(place, 0), max(0, len(self._lines) - 1))
        self._show_chosen()
        self._tell()

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        page = max(1, int(self.height() / max(1.0, self._high(self.chosen))))
        if not self._lines:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.choose(self._chosen + _STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(self._chosen + (page if key == Qt.Key.Key_PageDown else -page))
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(len(self._lines) - 1)
        elif event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = event.position().y() + self._bar.value()
        place = bisect_right(self._tops, y) - 1
        if event.button() == Qt.MouseButton.LeftButton and place >= 0 and y < self._end:
            self.choose(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.chosen is not None:
            self.note_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta().y() or event.angleDelta().y() * self._bar.singleStep() // 60
        self._bar.setValue(self._bar.value() - turned)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        self._show_chosen()
        super().resizeEvent(event)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(seen(self, event.rect()), QColor(self._theme.ground))
        shown = self._bar.value()
        place = max(0, bisect_right(self._tops, shown + event.rect().top()) - 1)
        while place < len(self._lines) and self._tops[place] < shown + event.rect().bottom() + 1:
            self._paint_row(painter, place)
            place += 1

    def _paint_row(self, painter: QPainter, place: int) -> None:
        theme, u, row = self._theme, self._u, self._lines[place].row
        box = self._box(place)
        radius, pad = RADIUS_ROW * u, PAD * u
        if place == self._chosen:
            paint_box(painter, box, radius, theme.tint)
            mark = QRectF(box.left(), box.top() + radius, 4 * u, box.height() - 2 * radius)
            paint_box(painter, mark, 2 * u, theme.accent)
            if self.hasFocus():
                paint_inner_focus(painter, box, radius, theme, u)
        else:
            rule = QRectF(box.left() + pad, box.bottom() - 1, box.width() - 2 * pad, 1)
            painter.fillRect(rule, QColor(theme.line))
        left, right = box.left() + pad + 4 * u, box.right() - pad
        step = line_height(Role.BODY, u)
        y = box.top() + pad * 0.7 + step / 2
        wide = right - left
        beside = self._beside(wide)
        time = given(row)
        strong = font(Role.STRONG, u)
        at = right - QFontMetricsF(strong).horizontalAdvance(time) if beside else left
        room = (at - 12 * u if beside else right) - left
        self._paint_words(painter, Role.STRONG, theme.ink, left, y, room, when(row, self._locale))
        if not beside:
            y += step
        paint_line(painter, strong, theme.ink, at, y, time)
        y += step
        ends = self._paint_whole(painter, right, y, row)
        self._paint_words(painter, Role.BODY, theme.ink2, left, y, ends - left, row.name)
        if row.note:
            y += step
            self._paint_words(
                painter, Role.BODY, theme.ink, left, y, wide, _("“{note}”").format(note=row.note)
            )

    def _paint_whole(self, painter: QPainter, right: float, y: float, row: Row) -> float:
        """Whether it was, with a mark of its own; returns where words before it must end."""
        theme, u, word = self._theme, self._u, whole(row)
        used = font(Role.BODY, u)
        left = right - QFontMetricsF(used).horizontalAdvance(word)
        paint_line(painter, used, theme.ink2, left, y, word)
        side = 16 * u
        left -= side + 6 * u
        spot = QRectF(left, y - side / 2, side, side)
        icon = Icon.STOP if row.stopped else Icon.CHECK
        paint_icon(painter, icon, spot, theme.ink2 if row.stopped else theme.accent, theme.stroke)
        return left - 12 * u

    def _paint_words(
        self,
        painter: QPainter,
        role: Role,
        colour: str,
        left: float,
        y: float,
        room: float,
        words: str,
    ) -> None:
        """In one line; the whole of a note that is cut stands in the field below."""
        used = fitting(words, role, self._u, room, 0.85)
        cut = QFontMetricsF(used).elidedText(words, Qt.TextElideMode.ElideRight, room)
        paint_line(painter, used, colour, left, y, cut)

    # Where things are

    def _beside(self, wide: float) -> bool:
        """Whether the times have room beside the date."""
        used = QFontMetricsF(font(Role.STRONG, self._u))
        return used.horizontalAdvance(f"{when(_LONG, self._locale)}  {given(_LONG)}") < wide

    def _high(self, line: Line | None) -> float:
        wide = self.width() - (BAR + 2 * PAD + 4) * self._u
        lines = 2 if self._beside(wide) else 3
        if line is not None and line.row.note:
            lines += 1
        return round(line_height(Role.BODY, self._u) * lines + 1.4 * PAD * self._u)

    def _box(self, place: int) -> QRectF:
        wide = self.width() - round(BAR * self._u)
        end = self._tops[place + 1] if place + 1 < len(self._tops) else self._end
        return QRectF(0, self._tops[place] - self._bar.value(), wide, end - self._tops[place])

    def _measure(self) -> None:
        bare = self._high(None)
        noted = bare + round(line_height(Role.BODY, self._u))
        self._tops, top = [], 0.0
        for line in self._lines:
            self._tops.append(top)
            top += noted if line.row.note else bare
        self._end = top
        bar = self._bar
        bar.setPageStep(self.height())
        bar.setSingleStep(round(TARGET * self._u / 2))
        bar.setRange(0, max(0, round(top) - self.height()))
        bar.setVisible(bar.maximum() > 0)
        wide = round(BAR * self._u)
        bar.setGeometry(self.width() - wide, 0, wide, self.height())
        self.update()

    def _show_chosen(self) -> None:
        if self.chosen is None:
            return
        box, bar = self._box(self._chosen), self._bar
        if box.top() < 0:
            bar.setValue(round(bar.value() + box.top()))
        elif box.bottom() > self.height():
            bar.setValue(round(bar.value() + min(box.top(), box.bottom() - self.height())))

    def _scrolled(self, value: int) -> None:
        if value + AHEAD * self.height() > self._bar.maximum():
            self.more_asked.emit()
        self.update()

    def _tell(self) -> None:
        self.chosen_changed.emit()
        self.update()
