"""The signs on which hands stop at once, as rows to press, and what is no such sign."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.language import _, number
from massage_timer.core.safety import SERIOUS_SIGNS, STOP_OR_SOFTER, STOP_SIGNS, StopSign
from massage_timer.ui.direction import Ground, Placed
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.sign_row import SignRow
from massage_timer.ui.widgets.words import Words

SIGN_ICONS = (Icon.PAIN, Icon.NUMB, Icon.HEAT, Icon.DIZZY)
"""Of what stands in `SERIOUS_SIGNS`."""
SCROLL_BAR = 14
BETWEEN = 10
"""Px at u = 1 between two rows."""
HIGHEST = 92
"""Px at u = 1 that a row grows to where there is room."""


class SignSheet(Placed, QScrollArea):
    """Rows as high as there is room for; where they do not fit it scrolls, and follows the focus.

    What a row leads to is the page's affair.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._sheet = Ground()
        self.rows = [
            SignRow(_(sign.text), icon, number(key), self._sheet)
            for key, (sign, icon) in enumerate(zip(SERIOUS_SIGNS, SIGN_ICONS, strict=True), 1)
        ]
        self.others = [
            Words(Role.HANDS, "ink2", _what_else(sign), parent=self._sheet)
            for sign in STOP_SIGNS
            if not sign.cards
        ]
        for row in self.rows:
            row.installEventFilter(self)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is not self._theme or u != self._u:
            self._theme, self._u = theme, u
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to a row by the keyboard must see it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, round(BETWEEN * self._u))
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        u, bar = self._u, round(SCROLL_BAR * self._u)
        set_scroll_style(self, self._theme, bar)
        set_looks(self._theme, u, *self.rows, *self.others)
        room, between = self.width() - bar, round(BETWEEN * u)
        below = [words.height_for(room) for words in self.others]
        free = (self.height() - sum(below) - 2 * between) // len(self.rows) - between
        y = 0
        for row in self.rows:
            high = max(row.height_for(room), min(round(HIGHEST * u), free))
            row.setGeometry(0, y, room, high)
            y += high + between
        for words, high in zip(self.others, below, strict=True):
            words.setGeometry(0, y + between, room, high)
            y += high + between
        self._sheet.resize(room, y)


def _what_else(sign: StopSign) -> str:
    # Translators: such as "Pain? Stop, or go on softer."
    return _("{sign}? {what_to_do}").format(sign=_(sign.text), what_to_do=_(STOP_OR_SOFTER))
