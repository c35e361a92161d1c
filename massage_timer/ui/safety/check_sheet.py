"""The rows of the safety check in their groups, in one column or in two."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.safety import (
    ANY_OF_THESE,
    CONDITIONS,
    MUST_ASK,
    ONLY_SOFTEN,
    QUESTIONS,
    RIGHT_NOW,
    SOFT_QUESTIONS,
    WARNING_SIGNS,
    Question,
)
from massage_timer.core.screening import card_for
from massage_timer.ui.direction import Placed, arrow, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import HAIRLINE, LIGHT, RADIUS_CARD, Role, Theme
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.tick_row import TickRow
from massage_timer.ui.widgets.words import Words

PADDING = 6
"""Px at u = 1 between a group's box and its rows, so that a ring has room."""
COLUMN_GAP = 20
ICON_ROOM = 34
MOST_AIR = 12
"""Px at u = 1 that a row gets at most beyond what it needs."""
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)


class CheckSheet(Placed, QWidget):
    """Ticks live in the rows alone, and only until `forget`."""

    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._asked: tuple[Question, ...] = QUESTIONS
        self._band = QRectF()
        self._boxes: list[QRectF] = []
        self.heads = {
            WARNING_SIGNS: Words(Role.STRONG, "glow_edge", _(RIGHT_NOW), parent=self),
            CONDITIONS: Words(Role.STRONG, "ink2", _(ANY_OF_THESE), parent=self),
            SOFT_QUESTIONS: Words(Role.STRONG, "ink2", _(ONLY_SOFTEN), parent=self),
        }
        self._rows = {q.id: TickRow(_(q.text), _(q.small), self) for q in QUESTIONS}
        self.advice = {
            q.id: Words(Role.BODY, "ink2", _(card_for(q).text), parent=self) for q in SOFT_QUESTIONS
        }
        for words in self.advice.values():
            words.hide()
        for row in self._rows.values():
            row.toggled.connect(self._changed)
        rows = list(self._rows.values())
        for one, following in zip(rows, rows[1:], strict=False):
            QWidget.setTabOrder(one, following)

    @property
    def asked(self) -> tuple[Question, ...]:
        return self._asked

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of the rows that are ticked at this moment."""
        return frozenset(id_ for id_, row in self._rows.items() if row.isChecked())

    @property
    def blocked(self) -> bool:
        """One of the rows is ticked that keep a session from beginning."""
        return any(self._rows[question.id].isChecked() for question in MUST_ASK)

    @property
    def rows(self) -> list[TickRow]:
        """Those that are asked, in the order in which they are read."""
        return [self._rows[question.id] for question in self._asked]

    def row(self, id_: str) -> TickRow:
        return self._rows[id_]

    def advice_of(self, row: TickRow) -> Words | None:
        """What stands under this row now."""
        words = next((w for id_, w in self.advice.items() if self._rows[id_] is row), None)
        return None if words is None or words.isHidden() else words

    def ask(self, questions: tuple[Question, ...]) -> None:
        """Show these alone, none of them ticked."""
        self._asked = questions
        for question in QUESTIONS:
            self._rows[question.id].setVisible(question in questions)
        for group, head in self.heads.items():
            head.setVisible(group[0] in questions)
        self.forget()

    def forget(self, questions: Sequence[Question] = QUESTIONS) -> None:
        """Untick the rows of these questions."""
        for question in questions:
            row = self._rows[question.id]
            with QSignalBlocker(row):
                row.setDown(False)
                row.setChecked(False)
        self._changed()

    def beside(self, row: TickRow, key: Qt.Key) -> TickRow | None:
        """The row to which an arrow leads: up and down as they are read, to the sides as they
        stand."""
        rows = self.rows
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            place = rows.index(row) + (-1 if key in _BACK else 1)
            return rows[place] if 0 <= place < len(rows) else None
        here, before = row.geometry(), arrow(self, key) in _BACK
        there = [
            other for other in rows if (other.x() < here.x() if before else other.x() > here.x())
        ]
        return min(there, key=lambda other: _away(other.geometry(), here), default=None)

    def place(self, wide: int, high: int, *, two: bool, theme: Theme, u: float) -> int:
        """Lay the rows out `wide` px wide, in two columns or in one; returns how high they are.

        Where `high` px leave more room than they need, each row gets some of it.
        """
        self._theme, self._u = theme, u
        set_looks(theme, u, *self.heads.values(), *self._rows.values(), *self.advice.values())
        needed = self._lay_out(wide, two, 0)
        lines = sum(
            -(-len(group) // (2 if two else 1)) for group in self.heads if self._asks(group)
        )
        air = min(int(MOST_AIR * u), (high - needed) // max(1, lines))
        if air > 0:
            needed = self._lay_out(wide, two, air)
        self.resize(wide, needed)
        self.update()
        return needed

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        line = HAIRLINE * max(1.0, u) * theme.stroke
        paint_box(painter, self._band, RADIUS_CARD * u, theme.warn, theme.glow_edge, line)
        head = self.heads[WARNING_SIGNS].geometry()
        icon = QRectF(self._band.left() + 18 * u, head.y(), 22 * u, head.height())
        paint_icon(painter, Icon.WARNING, icon, theme.glow_edge, theme.stroke)
        for box in self._boxes:
            paint_box(painter, box, RADIUS_CARD * u, theme.panel, theme.line, line)

    def _changed(self) -> None:
        shown = set()
        for question in SOFT_QUESTIONS:
            card = card_for(question)
            wanted = self._rows[question.id].isChecked() and card not in shown
            self.advice[question.id].setVisible(wanted)
            if wanted:
                shown.add(card)
        self.ticks_changed.emit()

    def _asks(self, group: tuple[Question, ...]) -> bool:
        return group[0] in self._asked

    def _lay_out(self, wide: int, two: bool, air: int) -> int:
        u, pad = self._u, round(PADDING * self._u)
        room = QRect(0, 0, wide, 0)
        columns, gap = (2, round(COLUMN_GAP * u)) if two else (1, 0)
        y = self._place_head(WARNING_SIGNS, ICON_ROOM + 18, round(10 * u))
        inside = room.adjusted(pad, y, -pad, 0)
        y = self._place_group(WARNING_SIGNS, inside, columns, air, gap + 2 * pad) + pad
        self._band = QRectF(0, 0, wide, y)
        self._boxes = []
        if self._asks(CONDITIONS):
            y = self._place_head(CONDITIONS, 18, y + round(8 * u)) + round(4 * u)
            column = (wide - gap) // columns
            inside = room.adjusted(pad, y + pad, -pad, 0)
            end = self._place_group(CONDITIONS, inside, columns, air, gap + 2 * pad) + pad
            self._boxes = [
                QRectF(number * (column + gap), y, column, end - y) for number in range(columns)
            ]
            y = end
        if self._asks(SOFT_QUESTIONS):
            y = self._place_head(SOFT_QUESTIONS, 18, y + round(8 * u))
            inside = room.adjusted(pad, y, -pad, 0)
            y = self._place_group(SOFT_QUESTIONS, inside, 3 if two else 1, air, 2 * pad)
        return y

    def _place_head(self, group: tuple[Question, ...], indent: float, top: int) -> int:
        """The name of a group; returns where its rows begin."""
        head = self.heads[group]
        high = head.height_for(10_000)
        head.setGeometry(round(indent * self._u), top, head.width_wanted(), high)
        return top + high

    def _place_group(
        self, group: Sequence[Question], room: QRect, columns: int, air: int, gap: int
    ) -> int:
        """Rows from the top of `room` in columns, level with one another; returns where they
        end."""
        each = -(-len(group) // columns)
        wide = (room.width() - gap * (columns - 1)) // columns
        y = room.top()
        for number in range(each):
            line = group[number::each]
            high = max(self._rows[question.id].height_for(wide) for question in line) + air
            below = y + high
            for column, question in enumerate(line):
                x = room.left() + column * (wide + gap)
                self._rows[question.id].setGeometry(x, y, wide, high)
                below = max(below, self._place_advice(question, x, y + high, wide))
            y = below
        return y

    def _place_advice(self, question: Question, x: int, y: int, wide: int) -> int:
        """What to do, under its row while that is ticked; returns where it ends."""
        words = self.advice.get(question.id)
        if words is None or words.isHidden():
            return y
        # In line with the words of the row, behind its box.
        indent = round(48 * self._u)
        high = words.height_for(wide - indent)
        words.setGeometry(x + indent, y, wide - indent, high)
        return y + high + round(8 * self._u)


def _away(one: QRect, other: QRect) -> tuple[int, int]:
    """How far apart two rows stand, first in height and then to the side."""
    between: QPoint = one.center() - other.center()
    return abs(between.y()), abs(between.x())
