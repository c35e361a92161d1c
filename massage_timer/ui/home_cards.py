"""The routine cards on Home: a list model, and how one card is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from massage_timer.core.phrases import clock
from massage_timer.core.routine import LEG_SECONDS, Routine, Technique
from massage_timer.ui.fonts import fitting, font
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.tokens import CHOSEN, LIGHT, RADIUS_CARD, Role, Theme, line_height
from massage_timer.ui.widgets.paint import corners, paint_box, paint_focus, paint_line, wrapped
from massage_timer.ui.widgets.zone_strip import paint_strip, paint_strip_ends, pieces

PICTURE = 144
PADDING = 19
ROW = 298
"""Height of a card at u = 1."""
MOST_LINES = 3
"""Of the first problem of a broken routine."""
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Card:
    """One routine as Home shows it."""

    id: str
    name: str
    file: str
    """The file's name, for a routine that cannot be used."""
    routine: Routine | None
    problems: tuple[str, ...] = ()
    """Every problem as "Line 18: message"."""
    own: bool = False
    last_used: bool = False

    @property
    def words(self) -> str:
        """All that a search looks through, in lower case."""
        routine = self.routine
        parts = [self.id, self.name, self.file]
        if routine is not None:
            parts += [routine.summary, routine.suits]
            parts += [step.technique.name for step in routine.steps]
        return " ".join(parts).lower()

    @property
    def spoken(self) -> str:
        """For screen readers."""
        if self.routine is None:
            return f"{self.name}. Can't be used yet. {self.problems[0] if self.problems else ''}"
        return f"{self.name}. {self.routine.summary} Suits: {self.routine.suits}."


class Cards(QAbstractListModel):
    """The cards that match the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Card] = []
        self._shown: list[Card] = []
        self._search = ""

    def set_cards(self, cards: Sequence[Card]) -> None:
        self._all = list(cards)
        self._select()

    def add_cards(self, cards: Sequence[Card]) -> None:
        """More of them, behind those that are there."""
        self._all += cards
        found = [card for card in cards if self._matches(card)]
        if found:
            at = len(self._shown)
            self.beginInsertRows(QModelIndex(), at, at + len(found) - 1)
            self._shown += found
            self.endInsertRows()

    def replace_card(self, card: Card) -> None:
        """The same routine, read again."""
        self._all = [card if other.id == card.id else other for other in self._all]
        self._select()

    def set_search(self, words: str) -> None:
        """Show what holds every one of the words."""
        if words.lower() != self._search:
            self._search = words.lower()
            self._select()

    def card(self, row: int) -> Card | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, id_: str) -> int:
        """Where a routine stands among the shown; -1 when it is not."""
        return next((row for row, card in enumerate(self._shown) if card.id == id_), -1)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card(index.row())
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return card.spoken
            case Qt.ItemDataRole.UserRole:
                return card
        return None

    def _matches(self, card: Card) -> bool:
        return all(word in card.words for word in self._search.split())

    def _select(self) -> None:
        self.beginResetModel()
        self._shown = [card for card in self._all if self._matches(card)]
        self.endResetModel()


class CardPainter(QStyledItemDelegate):
    """Draws a card; a broken routine's has a button that shows all its problems."""

    problems_asked = Signal(str)

    def __init__(
        self, thumbnail: Callable[[Technique, str], QPixmap], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self._theme = LIGHT
        self._u = 1.0
        self._cell = QSize(410, 318)

    def set_look(self, theme: Theme, u: float, cell: QSize) -> None:
        """`cell` is a card with the gap around it, px."""
        self._theme, self._u, self._cell = theme, u, cell

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self._box(QRectF(option.rect))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if card.routine is None:
            self._paint_broken(painter, box, card, chosen)
        else:
            self._paint_card(painter, box, card, card.routine, chosen, hovered)
        if focused:
            paint_focus(painter, box, RADIUS_CARD * self._u, self._theme, self._u)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        card = index.data(Qt.ItemDataRole.UserRole)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(card, Card)
            and card.routine is None
            and self._button(self._box(QRectF(option.rect))).contains(event.position())
        ):
            self.problems_asked.emit(card.id)
            return True
        return super().editorEvent(event, model, option, index)

    def _box(self, cell: QRectF) -> QRectF:
        """The card within its cell; half of the gap stands on every side."""
        gap = 10 * self._u
        return cell.adjusted(gap, gap, -gap, -gap)

    def _button(self, box: QRectF) -> QRectF:
        u = self._u
        high = max(44.0, 44 * u)
        return QRectF(box.left() + PADDING * u, box.bottom() - high - 18 * u, 188 * u, high)

    def _paint_card(
        self,
        painter: QPainter,
        box: QRectF,
        card: Card,
        routine: Routine,
        chosen: bool,
        hovered: bool,
    ) -> None:
        theme, u = self._theme, self._u
        radius = RADIUS_CARD * u
        painter.fillPath(corners(box, radius, radius), QColor(theme.panel))
        top = QRectF(box.left(), box.top(), box.width(), PICTURE * u)
        self._paint_picture(painter, top, radius, routine)
        line = max(1.0, u)
        painter.fillRect(QRectF(box.left(), top.bottom(), box.width(), line), QColor(theme.line))
        edge, width = (theme.edge, line) if hovered else (theme.line, line)
        if chosen:
            edge, width = theme.accent, CHOSEN * u * theme.stroke
        outline = QPen(QColor(edge), width)
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawPath(corners(box.adjusted(half, half, -half, -half), radius, radius))
        if card.last_used:
            self._paint_badge(painter, top, "Last used")
        elif card.own:
            self._paint_badge(painter, top, "Yours")
        self._paint_words(painter, box, top.bottom(), routine)

    def _paint_words(self, painter: QPainter, box: QRectF, top: float, routine: Routine) -> None:
        theme, u = self._theme, self._u
        left, room = box.left() + PADDING * u, box.width() - 2 * PADDING * u
        strip = pieces(routine.steps)
        ends = line_height(Role.STRIP_ENDS, u)
        high = 30 * u
        strip_top = box.bottom() - 10 * u - ends - 4 * u - high
        rows = (
            (Role.CARD_TITLE, theme.ink, routine.name),
            (Role.BODY, theme.ink2, routine.summary),
            (Role.SMALL, theme.ink3, f"Suits: {routine.suits}  ·  {len(routine.steps)} steps"),
        )
        total = sum(line_height(role, u) for role, _, _ in rows)
        y = top + max(4 * u, (strip_top - top - total) / 2)
        for role, colour, words in rows:
            high_of = line_height(role, u)
            used = fitting(words, role, u, room, 0.8)
            shown = QFontMetricsF(used).elidedText(words, Qt.TextElideMode.ElideRight, room)
            paint_line(painter, used, colour, left, y + high_of / 2, shown)
            y += high_of
        paint_strip(painter, QRectF(left, strip_top, room, high), strip, theme, u)
        place = QRectF(left, strip_top + high + 3 * u, room, ends)
        paint_strip_ends(painter, place, strip, theme, u)

    def _paint_picture(
        self, painter: QPainter, place: QRectF, radius: float, routine: Routine
    ) -> None:
        """The middle of the main technique's picture, as wide as the card."""
        painter.save()
        clip = QPainterPath(corners(place.adjusted(0, 0, 0, radius * 2), radius, radius))
        painter.setClipPath(clip)
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.fillRect(place, QColor(self._theme.ground))
        picture = self._thumbnail(routine.main_technique, self._theme.name)
        if not picture.isNull():
            high = place.width() * picture.height() / picture.width()
            shift = (high - place.height()) * 0.42
            target = QRectF(place.left(), place.top() - shift, place.width(), high)
            painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.restore()

    def _paint_badge(self, painter: QPainter, top: QRectF, words: str) -> None:
        theme, u = self._theme, self._u
        used = font(Role.SMALL_STRONG, u)
        width = QFontMetricsF(used).horizontalAdvance(words) + 44 * u
        box = QRectF(top.left() + 13 * u, top.top() + 13 * u, width, 25 * u)
        paint_box(painter, box, 6 * u, theme.accent)
        icon = QRectF(box.left() + 8 * u, box.top() + 4 * u, 17 * u, 17 * u)
        paint_icon(painter, Icon.CHECK, icon, theme.onaccent, 1.3)
        paint_line(painter, used, theme.onaccent, icon.right() + 7 * u, box.center().y(), words)

    def _paint_broken(self, painter: QPainter, box: QRectF, card: Card, chosen: bool) -> None:
        theme, u = self._theme, self._u
        radius = RADIUS_CARD * u
        painter.fillPath(corners(box, radius, radius), QColor(theme.sunk))
        pen = QPen(QColor(theme.accent if chosen else theme.edge), CHOSEN * u if chosen else 1.2)
        if not chosen:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawPath(corners(box.adjusted(1.5, 1.5, -1.5, -1.5), radius, radius))
        left, room = box.left() + PADDING * u, box.width() - 2 * PADDING * u
        y = box.top() + 32 * u
        icon = QRectF(left, y - 11 * u, 22 * u, 22 * u)
        paint_icon(painter, Icon.WARNING, icon, theme.glow_edge, theme.stroke)
        x = icon.right() + 10 * u
        title = fitting(card.name, Role.CARD_TITLE, u, room - 32 * u, 0.8)
        paint_line(painter, title, theme.ink2, x, y, card.name)
        y += 26 * u
        small = font(Role.SMALL, u)
        paint_line(painter, small, theme.ink3, left, y, f"{card.file} can't be used yet")
        y += 20 * u
        words = font(Role.BODY, u)
        step = line_height(Role.BODY, u)
        first = card.problems[0] if card.problems else ""
        lines = wrapped(first, words, room - 28 * u)
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]
        well = QRectF(left, y, room, step * len(lines) + 22 * u)
        paint_box(painter, well, 10 * u, theme.panel)
        for number, line in enumerate(lines):
            middle = well.top() + 11 * u + step * (number + 0.5)
            paint_line(painter, words, theme.ink, left + 14 * u, middle, line)
        self._paint_button(painter, self._button(box), len(card.problems))

    def _paint_button(self, painter: QPainter, box: QRectF, count: int) -> None:
        theme, u = self._theme, self._u
        words = f"Show all {count} problems" if count > 1 else "Show the problem"
        paint_box(painter, box, 12 * u, theme.panel, theme.edge, 1.5 * u)
        used = fitting(words, Role.STRONG, u, box.width() - 16 * u)
        width = QFontMetricsF(used).horizontalAdvance(words)
        paint_line(painter, used, theme.ink, box.center().x() - width / 2, box.center().y(), words)


def times_of(routine: Routine) -> str:
    """How long it takes, such as "5:00 each leg · about 11 minutes in all"."""
    minutes = round((2 * LEG_SECONDS + 60) / 60)
    return f"{clock(LEG_SECONDS)} each leg  ·  about {minutes} minutes in all"
