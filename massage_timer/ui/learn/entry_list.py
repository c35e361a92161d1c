"""The list at the side of Learn. Only the rows in view are painted, in the look of the cards."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.guide.chapter import Chapter
from massage_timer.core.language import N_, _
from massage_timer.core.routine import Technique
from massage_timer.ui.direction import Placed, met, painter_on, seen, upright
from massage_timer.ui.fonts import fitting, font, line_step
from massage_timer.ui.icons import paint_icon
from massage_timer.ui.learn.entries import ICONS, Entry
from massage_timer.ui.learn.entry_rows import Row, laid_out
from massage_timer.ui.tokens import (
    LIGHT,
    RADIUS_ROW,
    TARGET,
    Role,
    Theme,
    line_height,
)
from massage_timer.ui.widgets.paint import (
    paint_box,
    paint_inner_focus,
    paint_line,
    rounded,
    wrapped,
)
from massage_timer.ui.widgets.scroll_bar import ScrollBar

PICTURE = 80
"""Width of a small picture; it is 16 to 10."""
ROOM_FOR_FACES = 230
"""Px at u = 1; in a narrower list there are neither pictures nor icons before the words."""
PADDING = 10
BAR = 14
NOTHING = N_("Nothing in the guide has these words.")
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EntryList(Placed, QWidget):
    """One entry is open; arrows and clicks open another, Enter goes over to read it."""

    opened_changed = Signal()
    read_asked = Signal()

    def __init__(
        self,
        thumbnail: Callable[[Technique, str, QSize], QPixmap],
        parent: QWidget | None = None,
        *,
        name: str = N_("The guide"),
        nothing: str = NOTHING,
    ) -> None:
        """`thumbnail` gives a technique's picture for a theme's name in device px; `nothing` says
        that nothing was found."""
        super().__init__(parent)
        self._nothing = _(nothing)
        self._thumbnail = thumbnail
        self._theme = LIGHT
        self._u = 1.0
        self._entries: tuple[Entry, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._opened = ""
        self._hovered = ""
        self._bar = ScrollBar(self, "panel")
        self._bar.valueChanged.connect(self._scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_(name))

    # What the page tells

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self._bar.set_look(theme, u)
            self._measure()

    def set_entries(self, entries: tuple[Entry, ...], opened: str) -> None:
        """What is shown, and the id of the one that is open; the caller knows that it is."""
        self._entries = entries
        self._measure()
        self._put_opened(opened)

    def open(self, id_: str) -> None:
        """Open one of the entries that are shown."""
        if id_ != self._opened:
            self._put_opened(id_)
            self.opened_changed.emit()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    @property
    def opened(self) -> Entry | None:
        return next((entry for entry in self._entries if entry.id == self._opened), None)

    def row_count(self) -> int:
        """How many entries there are for screen readers, as all named `row_…`."""
        return len(self._entries)

    def row_words(self, place: int) -> str:
        return self._entries[place].title

    def row_place(self, place: int) -> QRectF:
        return self.row_box(self._entries[place].id)

    def row_chosen(self) -> int:
        places = (n for n, entry in enumerate(self._entries) if entry.id == self._opened)
        return next(places, -1)

    def row_box(self, id_: str) -> QRectF:
        """Where an entry's row stands now, px."""
        row = next(row for row in self._rows if row.entry is not None and row.entry.id == id_)
        return self._box(row)

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = len(self._entries) - 1
        if not self._entries:
            super().keyPressEvent(event)
        elif key in _STEPS:
            place = self._place_of(self._opened) + _STEPS[key]
            self.open(self._entries[min(max(place, 0), last)].id)
        elif key == Qt.Key.Key_Home:
            self.open(self._entries[0].id)
        elif key == Qt.Key.Key_End:
            self.open(self._entries[last].id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.read_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        entry = self._entry_at(met(self, event.position()))
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.open(entry.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._entry_at(met(self, event.position())) is not None:
            self.read_asked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._entry_at(met(self, event.position())))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta().y() or event.angleDelta().y() * self._bar.singleStep() // 60
        self._bar.setValue(self._bar.value() - turned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        self._show_opened()
        super().resizeEvent(event)

    # How it is drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(seen(self, event.rect()), QColor(self._theme.panel))
        if not self._entries:
            self._paint_nothing(painter)
        for row in self._rows:
            box = self._box(row)
            if not box.toAlignedRect().intersects(seen(self, event.rect())):
                continue
            if row.entry is None:
                self._paint_heading(painter, box, _(row.heading))
            else:
                self._paint_entry(painter, box, row.entry)

    def _paint_nothing(self, painter: QPainter) -> None:
        used, step = font(Role.HANDS, self._u), line_height(Role.HANDS, self._u)
        left = PADDING * self._u
        for number, line in enumerate(wrapped(self._nothing, used, self.width() - 2 * left)):
            paint_line(painter, used, self._theme.ink2, left, step * (number + 1), line)

    def _paint_heading(self, painter: QPainter, box: QRectF, words: str) -> None:
        used = font(Role.STRONG, self._u)
        middle = box.bottom() - line_height(Role.STRONG, self._u) / 2 - 3 * self._u
        paint_line(painter, used, self._theme.ink3, box.left() + PADDING * self._u, middle, words)

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        theme, u = self._theme, self._u
        opened, radius = entry.id == self._opened, RADIUS_ROW * u
        if opened or entry.id == self._hovered:
            paint_box(painter, box, radius, theme.tint)
        if opened:
            mark = QRectF(box.left(), box.top() + radius, 4 * u, box.height() - 2 * radius)
            paint_box(painter, mark, 2 * u, theme.accent)
            if self.hasFocus():
                paint_inner_focus(painter, box, radius, theme, u)
        left = box.left() + (PADDING + 6) * u
        if self.width() >= ROOM_FOR_FACES * u:
            left = self._paint_face(painter, box, entry)
        role = Role.MAIN_BUTTON if opened else Role.HANDS
        self._paint_title(painter, left, box.right() - left - PADDING * u, box, entry.title, role)

    def _paint_title(
        self, painter: QPainter, left: float, room: float, box: QRectF, title: str, role: Role
    ) -> None:
        """In one line, made smaller if need be; else in the two that a row has room for."""
        used = fitting(title, role, self._u, room, 0.8)
        lines = [title]
        if QFontMetricsF(used).horizontalAdvance(title) > room:
            whole = font(role, self._u)
            used = whole if len(wrapped(title, whole, room)) <= 2 else used
            lines = wrapped(title, used, room)
        step = line_step(used, role)
        for number, words in enumerate(lines[:2]):
            y = box.center().y() + (number - (min(2, len(lines)) - 1) / 2) * step
            paint_line(painter, used, self._theme.ink, left, y, words)

    def _paint_face(self, painter: QPainter, box: QRectF, entry: Entry) -> float:
        """The icon or the small picture; returns where the words begin."""
        theme, u = self._theme, self._u
        left = box.left() + PADDING * u
        if isinstance(entry.subject, Chapter):
            side = 24 * u
            spot = QRectF(left + 4 * u, box.center().y() - side / 2, side, side)
            paint_icon(painter, ICONS[entry.id], spot, theme.accent, theme.stroke)
            return spot.right() + 12 * u
        wide = PICTURE * u
        place = QRectF(left + 2 * u, box.center().y() - wide / 3.2, wide, wide / 1.6)
        device = (place.size() * self.devicePixelRatioF()).toSize()
        picture = self._thumbnail(entry.subject, theme.name, device)
        painter.save()
        painter.setClipPath(rounded(place, 6 * u))
        painter.fillRect(place, QColor(theme.ground))
        if not picture.isNull():
            with upright(painter, place.center().x()):
                painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.restore()
        return place.right() + 12 * u

    # Where things are

    def _box(self, row: Row) -> QRectF:
        wide = self.width() - round(BAR * self._u)
        return QRectF(0, row.top - self._bar.value(), wide, row.high)

    def _entry_at(self, place: QPointF) -> Entry | None:
        return next((row.entry for row in self._rows if self._box(row).contains(place)), None)

    def _place_of(self, id_: str) -> int:
        return next((n for n, entry in enumerate(self._entries) if entry.id == id_), 0)

    def _measure(self) -> None:
        self._rows = laid_out(self._entries, self._u)
        bar, high = self._bar, self._rows[-1].top + self._rows[-1].high if self._rows else 0
        bar.setPageStep(self.height())
        bar.setSingleStep(round(TARGET * self._u / 2))
        bar.setRange(0, max(0, high - self.height()))
        bar.setVisible(bar.maximum() > 0)
        wide = round(BAR * self._u)
        bar.setGeometry(self.width() - wide, 0, wide, self.height())
        self.update()

    def _put_opened(self, id_: str) -> None:
        self._opened = id_
        self._show_opened()
        self.update()

    def _show_opened(self) -> None:
        """Scroll so that the open row is in view, and what stands before and after it."""
        rows, bar = self._rows, self._bar
        entry = self.opened
        place = next((n for n, row in enumerate(rows) if row.entry is entry), -1)
        if entry is None or place < 0:
            return
        before, after = rows[max(place - 1, 0)], rows[min(place + 1, len(rows) - 1)]
        bottom = after.top + after.high
        if before.top < bar.value():
            bar.setValue(before.top)
        elif bottom > bar.value() + self.height():
            bar.setValue(min(rows[place].top, bottom - self.height()))

    def _hover(self, entry: Entry | None) -> None:
        id_ = entry.id if entry is not None else ""
        if id_ != self._hovered:
            self._hovered = id_
            self.update()

    def _scrolled(self, _value: int) -> None:
        self.update()
