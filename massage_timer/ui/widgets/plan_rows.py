"""A row for each step of a routine: what it has become, and for how long."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _, ngettext, number, pgettext
from massage_timer.core.plan import PlanRow
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.tokens import BORDER, LIGHT, Role, Theme, type_size
from massage_timer.ui.widgets.paint import paint_box, paint_line

ROW = 34
"""Px at u = 1, as all that follow."""
COLUMN = 320
"""So wide at least is each of two columns."""
GAP = 40
"""Between two columns."""
BAR = 12
BAR_RADIUS = 3
FIGURES = 44
"""Room of the seconds, and of their change."""
NAME_SHARE = 0.46
LEAST_SCALE = 60
"""A bar that fills its room means so many seconds or more."""
SPARE = 1.25
"""So much longer than the routine's longest step can one become before all bars are shortened."""


def row_words(row: PlanRow) -> str:
    """What has become of the step, in a few words; "" where it is done as it is written."""
    if row.left_out:
        # Translators: its seconds went to other steps
        return _("left out, {n} s shared").format(n=number(row.step.seconds))
    if not row.instead:
        return ""
    return _("instead of {technique}").format(technique=row.step.technique.name)


def change_words(row: PlanRow) -> str:
    """Such as "+6", with a true minus; "" for no change."""
    if row.now is None or not row.change:
        return ""
    return f"+{number(row.change)}" if row.change > 0 else f"−{number(-row.change)}"


class PlanRows(Placed, QWidget):
    """Each step keeps its row whatever becomes of it, so that nothing jumps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._rows: tuple[PlanRow, ...] = ()
        self._notes: list[str] = []
        self.setAccessibleName(_("Steps"))

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        return self._rows

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands small beside or below each name."""
        return tuple(self._notes)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def set_rows(self, rows: Sequence[PlanRow]) -> None:
        self._rows = tuple(rows)
        self._notes = []
        owner = ""
        for row in rows:
            if row.now is not None:
                owner = row.now.technique.name
            joins = _("joins {technique}").format(technique=owner)
            self._notes.append(joins if row.joined else row_words(row))
        self.update()

    def row_count(self) -> int:
        """How many rows there are for screen readers, as all named `row_…`."""
        return len(self._rows)

    def row_words(self, place: int) -> str:
        return _spoken(self._rows[place], self._notes[place])

    def row_place(self, place: int) -> QRectF:
        return self._box(place)

    def row_chosen(self) -> int:
        return -1

    def height_for(self, width: float, room: float = 0.0) -> int:
        """Px of height that the rows take: lower ones where that makes them fit `room`."""
        lines = self._lines(width)
        high = ROW * self._u
        if lines * high > room > 0:
            high = max(self._least_row, room / lines)
        return int(lines * max(high, self._least_row))

    @property
    def _least_row(self) -> float:
        """A name and a small line below it."""
        return 1.13 * (type_size(Role.BODY, self._u) + type_size(Role.STRIP_ENDS, self._u))

    def _lines(self, width: float) -> int:
        return max(1, -(-len(self._rows) // self._columns(width)))

    def _columns(self, width: float) -> int:
        return 2 if width >= (2 * COLUMN + GAP) * self._u else 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (row, note) in enumerate(zip(self._rows, self._notes, strict=True)):
            box = self._box(place)
            if box.intersects(QRectF(seen(self, event.rect()))):
                self._paint_row(painter, box, row, note)

    def _box(self, place: int) -> QRectF:
        """Where a row stands, px."""
        columns, lines = self._columns(self.width()), self._lines(self.width())
        gap = GAP * self._u
        wide = (self.width() - gap * (columns - 1)) / columns
        high = self.height() / lines
        column, line = divmod(place, lines)
        return QRectF(column * (wide + gap), line * high, wide, high)

    def _paint_row(self, painter: QPainter, box: QRectF, row: PlanRow, note: str) -> None:
        theme, u = self._theme, self._u
        middle = box.center().y()
        beside = box.left() + box.width() * (NAME_SHARE + 0.02)
        name_wide = box.width() * NAME_SHARE
        if row.now is None:
            name = row.step.technique.name
            used = _fitted(name, Role.BODY, u, name_wide)
            width = paint_line(painter, used, theme.ink3, box.left(), middle, name)
            painter.setPen(QPen(QColor(theme.ink3), BORDER * u * theme.stroke))
            strike = middle + used.pixelSize() * 0.06
            painter.drawLine(QPointF(box.left(), strike), QPointF(box.left() + width, strike))
            room = box.right() - beside - 20 * u
            small = _fitted(note, Role.SMALL, u, room)
            paint_line(painter, small, theme.ink3, beside, middle, note)
            self._paint_end(painter, box.right(), middle, "–", Role.BODY, theme.ink3)
            return
        name = row.now.technique.name
        used = _fitted(name, Role.BODY, u, name_wide)
        if note:
            small = _fitted(note, Role.STRIP_ENDS, u, name_wide)
            upper = middle - 0.52 * small.pixelSize()
            paint_line(painter, used, theme.ink, box.left(), upper, name)
            lower = middle + 0.52 * used.pixelSize()
            paint_line(painter, small, theme.ink3, box.left(), lower, note)
        else:
            paint_line(painter, used, theme.ink, box.left(), middle, name)
        figures = FIGURES * u
        self._paint_bar(painter, beside, box.right() - 2 * figures - 4 * u, middle, row)
        seconds = _("{n} s").format(n=number(row.seconds))
        self._paint_end(painter, box.right(), middle, seconds, Role.STRONG, theme.ink)
        end = box.right() - figures
        self._paint_end(painter, end, middle, change_words(row), Role.STRONG, theme.accent)

    def _paint_bar(
        self, painter: QPainter, left: float, right: float, middle: float, row: PlanRow
    ) -> None:
        assert row.now is not None
        written = max(one.step.seconds for one in self._rows)
        scale = max(LEAST_SCALE, SPARE * written, *(one.seconds for one in self._rows))
        bar = QRectF(left, 0, (right - left) * row.seconds / scale, BAR * self._u)
        bar.moveTop(middle - bar.height() / 2)
        colours = self._theme.zones[row.now.zone]
        line = BORDER * self._u * self._theme.stroke
        paint_box(painter, bar, BAR_RADIUS * self._u, colours.fill, colours.edge, line)

    def _paint_end(
        self, painter: QPainter, right: float, middle: float, words: str, role: Role, colour: str
    ) -> None:
        """Words that end at `right`."""
        used = font(role, self._u)
        width = QFontMetricsF(used).horizontalAdvance(words)
        paint_line(painter, used, colour, right - width, middle, words)


def _fitted(words: str, role: Role, u: float, width: float) -> QFont:
    """The role's font, or for long words a smaller one down to that of the smallest words."""
    used = fitting(words, role, u, width)
    if QFontMetricsF(used).horizontalAdvance(words) > width:
        return fitting(words, Role.STRIP_ENDS, u, width)
    return used


def _spoken(row: PlanRow, note: str) -> str:
    if row.now is None:
        return _("{technique} {note}").format(technique=row.step.technique.name, note=note)
    words = ngettext("{technique} {n} second", "{technique} {n} seconds", row.seconds)
    parts = [words.format(technique=row.now.technique.name, n=number(row.seconds)), note]
    if row.change:
        # Translators: so many seconds more, or less, than the step has in the routine
        words = _("{n} more") if row.change > 0 else _("{n} less")
        parts.append(words.format(n=number(abs(row.change))))
    return pgettext("list", ", ").join(filter(None, parts))
