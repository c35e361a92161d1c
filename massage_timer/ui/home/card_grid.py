"""The cards of Home in rows. Only those in view are painted, so ten thousand cost nothing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, arrow, met, painter_on, seen
from massage_timer.ui.home.card_list import CardList
from massage_timer.ui.home.cards import LEAST_PICTURE, PICTURE, Card, CardPainter
from massage_timer.ui.home.order import Key
from massage_timer.ui.tokens import CARD_GAP, LIGHT, RADIUS_CARD, Theme
from massage_timer.ui.widgets.paint import paint_focus
from massage_timer.ui.widgets.scroll_bar import ScrollBar

ROW = 298
"""Height of a card at u = 1, with its whole picture."""
COLUMNS = ((720, 1), (1100, 2), (1900, 3))
"""Below this width (px at u = 1) so many columns; four on wider windows."""
SCROLL_BAR = 14
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardGrid(Placed, QWidget):
    """One card is chosen; arrows and clicks choose another, a double click or Enter begins.

    No scroll area of Qt's: asking one for its viewport makes PySide build every class of widgets
    there is, which takes longer than painting all cards.
    """

    chosen_changed = Signal()
    activated = Signal()
    problems_asked = Signal(str)
    edit_asked = Signal(str)
    hidden_by_search = Signal()
    """The routine that is to be chosen is not among what was searched for."""

    def __init__(
        self, thumbnail: Callable[[str, str, QSize], QPixmap], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self._painter = CardPainter(LIGHT, 1.0, thumbnail)
        self._cards = CardList()
        self._chosen = 0
        self._wanted = ""
        self._hovered = -1
        self._columns = 3
        self._bar = ScrollBar(self)
        self._bar.valueChanged.connect(self._scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Routines"))

    # What the page tells

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._painter.theme or u != self._painter.u:
            self._painter = replace(self._painter, theme=theme, u=u)
            self._bar.set_look(theme, u)
            self._measure()

    def set_order(self, key: Key) -> None:
        """The order of the next `arrange`; nothing moves under anybody's eyes before."""
        self._cards.set_key(key)

    def arrange(self) -> None:
        """Put all cards in order; what is chosen stays chosen, and in view."""
        chosen = self.chosen
        self._cards.arrange()
        if chosen is not None:
            self._put_choice_on(self._cards.row_of(chosen.id))

    def set_cards(self, cards: Sequence[Card]) -> None:
        self._cards.set_cards(cards)
        self._show_found()

    def add_cards(self, cards: Sequence[Card]) -> None:
        """More of them, each in its place behind all that is in view."""
        self.update_cards(cards)
        if self.chosen is None or self.chosen.id != self._wanted:
            self._put_choice_on(max(self._cards.row_of(self._wanted), self._chosen))

    def update_cards(self, cards: Sequence[Card], gone: Collection[str] = ()) -> None:
        """Routines that were read again or are new, and the ids of those that are gone.

        Nothing else moves, and what is chosen stays chosen; if that is gone, its neighbour is.
        """
        chosen, top = self.chosen, self._row_in_view()
        after = (card.id for card in self._shown[self._chosen :] if card.id not in gone)
        neighbour = next(after, "")
        held = self._shown[top].id if top < len(self._shown) else ""
        self._cards.update(cards, gone, self._rows_in_view().stop)
        value = self._bar.value()
        self._measure()
        moved = self._cards.row_of(held)
        if moved >= 0:
            lines = moved // self._columns - top // self._columns
            self._bar.setValue(round(value + lines * self._line_height))
        self._follow(chosen, neighbour)

    def _follow(self, chosen: Card | None, neighbour: str) -> None:
        """Keep the choice on a card, wherever that is now."""
        row = self._cards.row_of(chosen.id) if chosen is not None else 0
        if row >= 0:
            self._chosen = row
            self._tell()
        else:
            row = self._cards.row_of(neighbour)
            self._choose(row if row >= 0 else min(self._chosen, len(self._shown) - 1))

    def mark_last_used(self, id_: str) -> None:
        """Put the badge on the routine that was used last, and on no other."""
        marked = [replace(card, last_used=False) for card in self._cards.with_badge()]
        newest = self._cards.get(id_)
        marked += [replace(newest, last_used=True)] if newest is not None else []
        self.update_cards(marked)

    def set_search(self, words: str) -> None:
        """Show what holds every one of the words."""
        if self._cards.set_search(words):
            self._show_found()

    def choose(self, id_: str) -> bool:
        """Choose a routine. The first, and False, when it is not among the shown; if it comes
        before another is chosen, it is chosen then."""
        self._wanted = id_
        if self._cards.row_of(id_) < 0 and self._cards.get(id_) is not None:
            self.hidden_by_search.emit()
        row = self._cards.row_of(id_)
        self._put_choice_on(max(row, 0))
        return row >= 0

    @property
    def cards(self) -> tuple[Card, ...]:
        """Those that match the search."""
        return tuple(self._shown)

    @property
    def chosen(self) -> Card | None:
        return self._shown[self._chosen] if self._chosen < len(self._shown) else None

    def row_count(self) -> int:
        """How many cards there are for screen readers, as all named `row_…`."""
        return len(self._shown)

    def row_words(self, place: int) -> str:
        return self._shown[place].spoken

    def row_place(self, place: int) -> QRectF:
        return self.card_box(place)

    def row_chosen(self) -> int:
        return self._chosen if self._shown else -1

    @property
    def chosen_box(self) -> QRectF:
        """Where the chosen card stands now, px."""
        return self.card_box(self._chosen)

    def choose_at(self, place: QPoint) -> bool:
        """Choose the card at a place, px; False where there is none."""
        row = self._row_at(place)
        if row >= 0:
            self._choose(row)
        return row >= 0

    def card_box(self, row: int) -> QRectF:
        """Where a card stands now, px."""
        u = self._painter.u
        gap = CARD_GAP * u
        inset = gap / 2  # room for the focus ring around the cards at the edge
        width = (
            self.width() - self._bar_width - 2 * inset - gap * (self._columns - 1)
        ) / self._columns
        line, column = divmod(row, self._columns)
        left = inset + column * (width + gap)
        top = inset + line * self._line_height - self._bar.value()
        return QRectF(left, top, width, self._line_height - gap)

    # How it answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        lines = max(1, int(self.height() / self._line_height))
        if key in _STEPS:
            self._choose(self._chosen + _STEPS[arrow(self, key)])
        elif key in _ROWS:
            self._choose(self._chosen + _ROWS[key] * self._columns)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            way = 1 if key == Qt.Key.Key_PageDown else -1
            self._choose(self._chosen + way * lines * self._columns)
        elif key == Qt.Key.Key_Home:
            self._choose(0)
        elif key == Qt.Key.Key_End:
            self._choose(len(self._shown) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(met(self, event.position()).toPoint())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._choose(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(met(self, event.position()).toPoint())
        if row < 0 or self._shown[row].usable or event.button() != Qt.MouseButton.LeftButton:
            return
        card, box = self._shown[row], self.card_box(row)
        if self._painter.button(box).contains(met(self, event.position())):
            self.problems_asked.emit(card.id)
        elif card.own and self._painter.edit_button(box).contains(met(self, event.position())):
            self.edit_asked.emit(card.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._row_at(met(self, event.position()).toPoint()) >= 0:
            self.activated.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(met(self, event.position()).toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta().y() or event.angleDelta().y() * self._bar.singleStep() // 60
        self._bar.setValue(self._bar.value() - turned)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        theme, u = self._painter.theme, self._painter.u
        painter.fillRect(seen(self, event.rect()), QColor(theme.ground))
        for row in self._rows_in_view():
            box = self.card_box(row)
            if not box.toAlignedRect().intersects(seen(self, event.rect())):
                continue
            chosen = row == self._chosen
            self._painter.paint(
                painter, box, self._shown[row], chosen=chosen, hovered=row == self._hovered
            )
            if chosen and self.hasFocus():
                paint_focus(painter, box, RADIUS_CARD * u, theme, u)

    @property
    def _bar_width(self) -> int:
        return round(SCROLL_BAR * self._painter.u)

    @property
    def _line_height(self) -> float:
        return (ROW - PICTURE + self._painter.picture + CARD_GAP) * self._painter.u

    def _fitting_picture(self) -> float:
        """As much of the picture, px at u = 1, as lets a whole card be seen."""
        room = self.height() / self._painter.u - (ROW - PICTURE + CARD_GAP)
        return 0.0 if room < LEAST_PICTURE else min(room, PICTURE)

    def _rows_in_view(self) -> range:
        first = int(self._bar.value() / self._line_height)
        lines = int(self.height() / self._line_height) + 2
        last = min(len(self._shown), (first + lines) * self._columns)
        return range(first * self._columns, last)

    def _row_in_view(self) -> int:
        """The first of the first line that is more than half in view."""
        return int(self._bar.value() / self._line_height + 0.5) * self._columns

    def _row_at(self, place: QPoint) -> int:
        boxes = ((row, self.card_box(row)) for row in self._rows_in_view())
        return next((row for row, box in boxes if box.contains(place.toPointF())), -1)

    def _scrolled(self, _value: int) -> None:
        self.update()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.update()

    @property
    def _shown(self) -> list[Card]:
        return self._cards.shown

    def _show_found(self) -> None:
        """What was chosen stays chosen, also when it comes back."""
        self._measure()
        self._put_choice_on(max(self._cards.row_of(self._wanted), 0))

    def _choose(self, row: int) -> None:
        self._put_choice_on(row)
        self._wanted = self.chosen.id if self.chosen is not None else ""

    def _put_choice_on(self, row: int) -> None:
        self._chosen = min(max(row, 0), max(len(self._shown) - 1, 0))
        bar = self._bar
        box, gap = self.card_box(self._chosen), CARD_GAP * self._painter.u / 2
        if box.top() < gap:
            bar.setValue(round(bar.value() + box.top() - gap))
        elif box.bottom() + gap > self.height():
            bar.setValue(round(bar.value() + box.bottom() + gap - self.height()))
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.chosen_changed.emit()

    def _measure(self) -> None:
        """How many columns there are, and how far it scrolls."""
        u = self._painter.u
        self._painter = replace(self._painter, picture=self._fitting_picture())
        self._columns = next((n for below, n in COLUMNS if self.width() / u < below), 4)
        lines = -(-len(self._shown) // self._columns)
        height = round(lines * self._line_height)
        bar = self._bar
        bar.setPageStep(self.height())
        bar.setSingleStep(max(1, round(self._line_height / 4)))
        bar.setRange(0, max(0, height - self.height()))
        bar.setVisible(bar.maximum() > 0)
        wide = self._bar_width
        bar.setGeometry(self.width() - wide, 0, wide, self.height())
        self.update()
