"""Cards of the guide one under the other: what to do, the most urgent first."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from massage_timer.core.language import _, numerals, together
from massage_timer.core.safety import EMERGENCY_NUMBERS, Card
from massage_timer.ui.direction import Ground, Placed, painter_on
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import HAIRLINE, LIGHT, RADIUS_CARD, Role, Theme
from massage_timer.ui.widgets.paint import paint_box, rounded
from massage_timer.ui.widgets.words import Words

SCROLL_BAR = 14
LINE = 60
"""Px at u = 1 that an arrow scrolls."""
BETWEEN = 14
"""Px at u = 1 between two cards."""
PADDING = 24
INDENT = 68
"""Px at u = 1 before the numbers, where the icon stands."""
BAR = 10
"""Px at u = 1 of the bar at the start of an urgent card."""


class CardView(Placed, QWidget):
    """One card: its title, its paragraphs, and for an emergency whom to call in large figures."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgent = card.urgent
        self._theme = LIGHT
        self._u = 1.0
        self.title = Words(Role.NEXT, words=_(card.title), parent=self)
        self.numbers = Words(
            Role.EMERGENCY,
            "stop",
            numerals(_(EMERGENCY_NUMBERS)),
            indent=INDENT,
            least=0.6,
            parent=self,
        )
        self.numbers.setVisible(card.urgent)
        self.paragraphs = [Words(Role.GUIDE, words=words, parent=self) for words in card.paragraphs]
        words = " ".join(card.paragraphs)
        self.setAccessibleName(_("{name}. {words}").format(name=_(card.title), words=words))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.title, self.numbers, *self.paragraphs)
        self._place()
        self.updateGeometry()
        self.update()

    def height_for(self, width: int) -> int:
        """Px that it needs when it is `width` px wide."""
        room = self._room(width)
        between = round(self._gap) * (len(self._lines) - 1)
        return sum(words.height_for(room) for words in self._lines) + between + 2 * self._pad

    def sizeHint(self) -> QSize:
        width = round(640 * self._u)
        return QSize(width, self.height_for(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        radius = RADIUS_CARD * u
        paint_box(painter, box, radius, theme.panel, theme.line, HAIRLINE * theme.stroke)
        if not self._urgent:
            return
        rest = rounded(box.adjusted(BAR * u, 0, 2 * radius, 0), radius)
        painter.fillPath(rounded(box, radius).subtracted(rest), QColor(theme.stop))
        place = self.numbers.geometry()
        side = min(0.8 * INDENT * u, place.height())
        spot = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_icon(painter, Icon.PHONE, spot, theme.stop, theme.stroke)

    @property
    def _lines(self) -> tuple[Words, ...]:
        numbers = (self.numbers,) if self._urgent else ()
        return (self.title, *numbers, *self.paragraphs)

    @property
    def _pad(self) -> int:
        return round(max(14.0, PADDING * 0.8 * self._u))

    @property
    def _gap(self) -> float:
        return 8 * self._u

    @property
    def _left(self) -> int:
        return round((PADDING + (BAR if self._urgent else 0)) * self._u)

    def _room(self, width: int) -> int:
        return width - self._left - round(PADDING * self._u)

    def _place(self) -> None:
        left, room, y = self._left, self._room(self.width()), self._pad
        for words in self._lines:
            high = words.height_for(room)
            words.setGeometry(left, y, room, high)
            y += high + round(self._gap)


class CardSheet(Placed, QScrollArea):
    """Shows any cards at any size, and scrolls where they do not fit.

    It takes no focus: whoever holds it passes on the keys that scroll.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.cards: list[CardView] = []
        self._sheet = Ground()
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these, from the first one on, instead of what was shown."""
        for view in self.cards:
            view.setParent(None)
            view.deleteLater()
        self.cards = [CardView(card, self._sheet) for card in cards]
        for view in self.cards:
            view.show()
        self.setAccessibleName(together(view.accessibleName() for view in self.cards))
        self._place()
        self.verticalScrollBar().setValue(0)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self._place()

    def height_for(self, width: int) -> int:
        """Px with which nothing scrolls when it is `width` px wide."""
        set_looks(self._theme, self._u, *self.cards)
        room = width - self._bar
        between = round(BETWEEN * self._u) * max(0, len(self.cards) - 1)
        return sum(view.height_for(room) for view in self.cards) + between

    def scroll_by(self, key: int) -> bool:
        """Scroll as a key of a page says; False for any other key."""
        return scroll_by(self, key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def _bar(self) -> int:
        return round(SCROLL_BAR * self._u)

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        set_scroll_style(self, self._theme, self._bar)
        self.verticalScrollBar().setSingleStep(round(LINE * self._u))
        set_looks(self._theme, self._u, *self.cards)
        room, y = self.width() - self._bar, 0
        for view in self.cards:
            high = view.height_for(room)
            view.setGeometry(0, y, room, high)
            y += high + round(BETWEEN * self._u)
        self._sheet.resize(room, self.height_for(self.width()))
