"""The steps of a routine as a table. Only the rows in view are painted."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.language import N_, _
from massage_timer.ui.direction import Placed, met, painter_on, seen
from massage_timer.ui.editor.dragging import Drag, gap_for, paint_gap
from massage_timer.ui.editor.remarks import paint_remarks
from massage_timer.ui.editor.row_paint import RowPainter, SmallPicture
from massage_timer.ui.editor.row_words import head_words, row_words, shows_own
from massage_timer.ui.editor.rows import (
    BELOW,
    GRIP,
    HEAD,
    PADDING,
    Row,
    columns_of,
    indent,
    key_at,
    laid_out,
)
from massage_timer.ui.fonts import font
from massage_timer.ui.tokens import LIGHT, TARGET, Role, Theme
from massage_timer.ui.widgets.paint import paint_line
from massage_timer.ui.widgets.scroll_bar import ScrollBar

BAR = 14
ASIDE = 36
"""So much narrower at each end is a row that is dragged, so that the ends of its gap are seen."""
NO_STEPS = N_("There are no steps yet. Add the first one.")
EDGE = 36
"""Px at u = 1 from the upper and the lower edge in which a dragged row scrolls the table."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepTable(Placed, QWidget):
    """One row is chosen: that of the routine itself, or that of a step. It changes nothing: it
    asks."""

    chosen_changed = Signal(int)
    """`HEAD`, or the place of a step."""
    edit_asked = Signal(str)
    """What is chosen is to be edited, by Enter, F2 or a double click: the key that was clicked, or
    "" for where editing begins."""
    remove_asked = Signal()
    move_asked = Signal(int, int)
    """A step, and the place where it is to stand."""
    strokes_asked = Signal(int)
    """So many strokes more (1) or less (-1) for the chosen step."""

    def __init__(self, small: SmallPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = small
        self._theme = LIGHT
        self._u = 1.0
        self._draft = RoutineDraft({}, (), None)
        self._file = ""
        self._rows: tuple[Row, ...] = ()
        self._chosen = HEAD
        self._hovered: int | None = None
        self._drag: Drag | None = None
        self._bar = ScrollBar(self, "panel")
        self._bar.valueChanged.connect(self._follow_bar)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Steps"))

    # What the page tells

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self._bar.set_look(theme, u)
            self._measure()
            self.show_chosen()

    def set_file(self, file: str) -> None:
        """The name of its file, "" while it has none."""
        if file != self._file:
            self._file = file
            self.update()

    def begin(self, draft: RoutineDraft, chosen: int) -> None:
        """Another routine, from its beginning."""
        self._bar.setValue(0)
        self.show_draft(draft, chosen)

    def show_draft(self, draft: RoutineDraft, chosen: int) -> None:
        """What has become of it; the table stays scrolled as it is where the chosen row is seen, or
        was not seen before."""
        self._drag = None
        follows = chosen != self._chosen or self._sees_chosen()
        self._draft, self._chosen = draft, chosen
        self._measure()
        if follows:
            self.show_chosen()

    def choose(self, place: int) -> None:
        """As if its row were clicked."""
        if place != self._chosen:
            self._chosen = place
            self.show_chosen()
            self.update()
            self.chosen_changed.emit(place)

    @property
    def chosen(self) -> int:
        return self._chosen

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    @property
    def scrolled(self) -> int:
        """Px by which it is scrolled."""
        return self._bar.value()

    def row_count(self) -> int:
        """How many rows there are for screen readers, as all named `row_…`: the routine's own, and
        its steps."""
        return len(self._rows)

    def row_words(self, place: int) -> str:
        draft, of = self._draft, self._rows[place].place
        return row_words(draft, of) if of != HEAD else head_words(draft)

    def row_place(self, place: int) -> QRectF:
        return self._box(self._rows[place])

    def row_chosen(self) -> int:
        return next((n for n, row in enumerate(self._rows) if row.place == self._chosen), -1)

    def row_box(self, place: int) -> QRectF:
        """Where a row stands now, px, with its remarks."""
        return self._box(next(row for row in self._rows if row.place == place))

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self._draft.steps) - 1
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if self._drag is not None and key == Qt.Key.Key_Escape:
            self._end_drag()
        elif held:
            event.ignore()  # the page knows the others
        elif key in _STEPS:
            self.choose(min(max(self._chosen + _STEPS[key], HEAD), last))
        elif key == Qt.Key.Key_Home:
            self.choose(HEAD)
        elif key == Qt.Key.Key_End:
            self.choose(last)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._page(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit("")
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal):
            self.strokes_asked.emit(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(met(self, event.position()))
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.choose(place)
        if place != HEAD and met(self, event.position()).x() <= GRIP * self._u:
            box = self.row_box(place)
            self._drag = Drag(
                place, met(self, event.position()).y() - box.top(), met(self, event.position()).y()
            )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = met(self, event.position())
        row = next((row for row in self._rows if self._box(row).contains(at)), None)
        if row is not None:
            box = self._box(row)
            self.edit_asked.emit(key_at(row, at.x(), at.y() - box.top(), box.width(), self._u))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = met(self, event.position())
        if self._drag is not None:
            self._drag = self._drag.at(at.y(), 6 * self._u)
            if self._drag.began:
                self._scroll_at(at.y())
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            return
        place = self._place_at(at)
        grip = place is not None and place != HEAD and at.x() <= GRIP * self._u
        self.setCursor(Qt.CursorShape.OpenHandCursor if grip else Qt.CursorShape.ArrowCursor)
        if place != self._hovered:
            self._hovered = place
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        self._end_drag()
        if drag is not None and drag.began:
            gap = gap_for(self._rows, drag.y + self._bar.value())
            to = gap - 1 if gap > drag.place else gap
            if to != drag.place:
                self.move_asked.emit(drag.place, to)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta().y() or event.angleDelta().y() * self._bar.singleStep() // 60
        self._bar.setValue(self._bar.value() - turned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        self.show_chosen()
        super().resizeEvent(event)

    def _page(self, way: int) -> None:
        """So many rows as are seen at once."""
        seen = max(1, round(self.height() / max(1, self._rows[-1].head)) - 1)
        last = len(self._draft.steps) - 1
        self.choose(min(max(self._chosen + way * seen, HEAD), last))

    def _scroll_at(self, y: float) -> None:
        edge = EDGE * self._u
        by = min(0.0, y - edge) + max(0.0, y - (self.height() - edge))
        self._bar.setValue(self._bar.value() + round(by / 2))

    def _end_drag(self) -> None:
        self._drag = None
        self._hovered = None  # rows have moved below the pointer
        self.unsetCursor()
        self.update()

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(seen(self, event.rect()), QColor(self._theme.panel))
        rows = RowPainter(self._theme, self._u, self._small, self.devicePixelRatioF())
        drag = self._drag if self._drag is not None and self._drag.began else None
        for row in self._rows:
            box = self._box(row)
            if not box.toAlignedRect().intersects(seen(self, event.rect())):
                continue
            if drag is not None and row.place == drag.place:
                painter.setOpacity(0.35)
            self._paint_row(painter, rows, row, box)
            painter.setOpacity(1.0)
        if drag is not None:
            self._paint_drag(painter, rows, drag)
        if not self._draft.steps:
            left, y = PADDING * self._u + 8 * self._u, self._rows[-1].high + 36 * self._u
            used = font(Role.BODY, self._u)
            paint_line(painter, used, self._theme.ink2, left, y - self._bar.value(), _(NO_STEPS))

    def _paint_row(self, painter: QPainter, rows: RowPainter, row: Row, box: QRectF) -> None:
        chosen = row.place == self._chosen
        rows.ground(
            painter,
            box,
            chosen=chosen,
            hovered=row.place == self._hovered,
            focused=chosen and self.hasFocus(),
        )
        head = QRectF(box.left(), box.top(), box.width(), row.head)
        if row.place == HEAD:
            draft = self._draft
            rows.head(painter, head, draft.words, self._file, legend=shows_own(draft))
        else:
            columns = columns_of(box.width(), self._u)
            rows.step(painter, head, columns, self._draft.steps[row.place], row.place + 1)
        if row.remarks:
            left, right = indent(row.place) * self._u, PADDING * self._u
            below = box.adjusted(left, row.head, -right, -round(BELOW * self._u))
            paint_remarks(painter, below, row.remarks, self._theme, self._u)

    def _paint_drag(self, painter: QPainter, rows: RowPainter, drag: Drag) -> None:
        """Where it would come to stand, and over it the row, between the ends of that line."""
        gap = gap_for(self._rows, drag.y + self._bar.value())
        below = next((row for row in self._rows if row.place == gap), None)
        last = self._rows[-1]
        y = (below.top if below is not None else last.top + last.high) - self._bar.value()
        wide, aside = self.width() - round(BAR * self._u), ASIDE * self._u
        paint_gap(painter, y, wide, self._theme, self._u)
        row = next(row for row in self._rows if row.place == drag.place)
        box = QRectF(0, drag.y - drag.grip, wide - 2 * aside, row.head)
        painter.save()
        painter.translate(aside, 0)
        rows.ground(painter, box, chosen=True, hovered=False, focused=True)
        columns = columns_of(box.width(), self._u)
        rows.step(painter, box, columns, self._draft.steps[row.place], row.place + 1)
        painter.restore()

    # Where things are

    def _box(self, row: Row) -> QRectF:
        wide = self.width() - round(BAR * self._u)
        return QRectF(0, row.top - self._bar.value(), wide, row.high)

    def _place_at(self, at: QPointF) -> int | None:
        return next((row.place for row in self._rows if self._box(row).contains(at)), None)

    def _measure(self) -> None:
        wide = round(BAR * self._u)
        self._rows = laid_out(self._draft, self.width() - wide, self._u)
        bar, high = self._bar, self._rows[-1].top + self._rows[-1].high
        bar.setPageStep(self.height())
        bar.setSingleStep(round(TARGET * self._u / 2))
        bar.setRange(0, max(0, high - self.height()))
        bar.setVisible(bar.maximum() > 0)
        bar.setGeometry(self.width() - wide, 0, wide, self.height())
        self.update()

    def show_chosen(self) -> None:
        """Scroll no more than it takes to see all of the chosen row."""
        row = next((row for row in self._rows if row.place == self._chosen), None)
        if row is None:
            return
        bar = self._bar
        if row.top < bar.value() or row.high > self.height():
            bar.setValue(row.top)
        elif row.top + row.high > bar.value() + self.height():
            bar.setValue(row.top + row.high - self.height())

    def _sees_chosen(self) -> bool:
        """Whether some of the chosen row is in view."""
        row = next((row for row in self._rows if row.place == self._chosen), None)
        above = self._bar.value()
        return row is not None and row.top < above + self.height() and row.top + row.high > above

    def _follow_bar(self, _value: int) -> None:
        self.update()
