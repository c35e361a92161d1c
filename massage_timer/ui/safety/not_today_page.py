"""What follows when a massage is not right today: the cards, and two ways out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.safety import IN_ANY_OTHER_CASE, NOT_TODAY, Card
from massage_timer.ui.direction import painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.page import Page
from massage_timer.ui.safety.card_panel import CLOSE, CardPanel
from massage_timer.ui.tokens import PAGE_MARGIN, Role, frame_unit
from massage_timer.ui.widgets.words import Words

WIDEST = 960
"""Px at u = 1 of a panel whose lines are still easy to read."""
LOW = 660
"""Px at u = 1 below which a window has little height, so that margins are small."""
ICON = 32
ICON_ROOM = 46


class NotTodayPage(Page):
    """No red page and no siren; every way from here leads away from a session."""

    closed = Signal()
    who_not_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(Role.PAGE_TITLE, words=_(NOT_TODAY.title), parent=self)
        self.panel = CardPanel(self)
        self._grace = Grace(self)
        self._grace.guard(self.panel.close_button, self.panel.who_not)
        self.panel.close_asked.connect(self.closed)
        self.panel.who_not_asked.connect(self.who_not_asked)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """The most urgent first. Where the quiet card is a later one, its title is the page's."""
        quiet = NOT_TODAY in cards[1:]
        self.title.setVisible(quiet)
        other = replace(NOT_TODAY, title=IN_ANY_OTHER_CASE)
        shown = [other if quiet and card == NOT_TODAY else card for card in cards]
        self.panel.show_cards(shown, mistake=False, close=CLOSE)
        self.setAccessibleName(_(NOT_TODAY.title))
        self._place()
        self.panel.close_button.setFocus()
        self._grace.start()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._grace.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if not self._grace.refuses(event):
                self.closed.emit()
        elif not self.panel.scroll_by(key):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The cards tell what was answered: they go with the page."""
        if not event.spontaneous():
            self.panel.clear()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        if not self.title.isHidden():
            side = round(ICON * self._u)
            high = self.title.height()
            spot = QRect(self.title.x() - round(ICON_ROOM * self._u), self.title.y(), side, high)
            theme = self._theme
            paint_icon(painter, Icon.RAISED_HAND, spot.toRectF(), theme.glow_edge, theme.stroke)

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        self.title.set_look(theme, u)
        self.panel.set_look(theme, u, frame_unit(self.width(), self.height(), theme.zoom))
        margin = round((16 if self.height() < LOW * u else PAGE_MARGIN) * u)
        wide = min(self.width() - 2 * margin, round(WIDEST * u))
        left, indent = (self.width() - wide) // 2, round(ICON_ROOM * u)
        head = self.title.height_for(wide - indent)
        above = 0 if self.title.isHidden() else head + round(14 * u)
        room = self.height() - 2 * margin - above
        high = min(self.panel.height_for(wide), room)
        top = margin + (room - high) // 3  # a single card is read in the upper middle
        self.title.setGeometry(left + indent, top, wide - indent, head)
        self.panel.set_box(QRect(left, top + above, wide, high))
