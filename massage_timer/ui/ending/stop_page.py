"""Stop, or go on? And when one of the signs to stop is there: what to do about it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from massage_timer.core.language import _
from massage_timer.core.safety import (
    SERIOUS_SIGNS,
    STOP_SENTENCE,
    STOP_TITLE,
    STOPPED_SENTENCE,
    StopSign,
)
from massage_timer.ui.bottom_bar import paint_bar, place_buttons
from massage_timer.ui.direction import arrow, painter_on
from massage_timer.ui.ending.sign_sheet import SignSheet
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.safety.card_sheet import CardSheet
from massage_timer.ui.tokens import PAGE_MARGIN, Role
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

BAR = 82
WIDEST = 860
"""Px at u = 1 of a line that is still easy to read."""
LOW = 600
"""Px of a window below which less is left free above the title."""
ROOM_FOR_SENTENCE = 300
"""Px at u = 1 of a window's height below which the signs need the room of the sentence."""
_ARROWS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class StopPage(Page):
    """Asks, with the signs to stop as rows; then, if it is told to, shows the cards of one.

    It stops nothing itself.
    """

    go_on_asked = Signal()
    softer_asked = Signal()
    """To go on with less pressure."""
    stop_asked = Signal()
    sign_chosen = Signal(object)
    """Carries the `StopSign`."""
    closed = Signal()
    """The cards have been read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Words(Role.PAGE_TITLE, least=0.7, parent=self)
        self.sentence = Words(Role.HANDS, "ink2", parent=self)
        self._can_soften = False
        self.signs = SignSheet(self)
        self.cards = CardSheet(self)
        self.stop_now = Button(_("Stop now"), ButtonKind.PLAIN, Icon.STOP, self)
        self.softer = Button(_("Go on softer"), ButtonKind.PLAIN, Icon.SOFTER, self)
        self.go_on = Button(_("Go on"), ButtonKind.MAIN, Icon.PLAY, self)
        self.close_button = Button(_("Close"), ButtonKind.MAIN, parent=self)
        self._grace = Grace(self)
        self._grace.timeout.connect(self.settle)
        for row, sign in zip(self.signs.rows, SERIOUS_SIGNS, strict=True):
            row.clicked.connect(partial(self._choose, sign))
        self.stop_now.clicked.connect(self.stop_asked)
        self.softer.clicked.connect(self.softer_asked)
        self.go_on.clicked.connect(self.go_on_asked)
        self.close_button.clicked.connect(self.closed)
        answers: tuple[QAbstractButton, ...] = (*self.signs.rows, *self._ways, self.close_button)
        self._grace.guard(*answers)
        for button in answers:
            button.installEventFilter(self)
        self.ask()

    @property
    def asks(self) -> bool:
        """The session is not over; False: the cards of a sign are shown."""
        return not self.signs.isHidden()

    @property
    def _ways(self) -> tuple[Button, ...]:
        """What can be done where none of the signs is there."""
        return (self.stop_now, self.softer, self.go_on)

    def ask(self, *, softer: bool = False) -> None:
        """Show the question; `softer`: it can go on softer. No button has the focus until the page
        has been there a moment."""
        self._can_soften = softer
        self._show(_(STOP_TITLE), _(STOP_SENTENCE), asks=True)

    def show_cards(self, sign: StopSign) -> None:
        """The session was stopped for this sign: show what to do."""
        self.cards.show_cards(sign.cards)
        # Translators: a sign as a sentence
        title = _("{sign}.").format(sign=_(sign.text))
        self._show(title, _(STOPPED_SENTENCE), asks=False)

    def settle(self) -> None:
        """The page has been there long enough for a press to be meant for it."""
        self._grace.stop()
        if self.window().focusWidget() is self:
            (self.go_on if self.asks else self.close_button).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the page is new no key reaches a button; later, arrows are the page's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            new = self._grace.isActive()
            return new or (event.key() in _ARROWS and self._take_arrow(event.key()))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._grace.refuses(event):
            return
        number = event.key() - Qt.Key.Key_1
        if event.text().isdecimal():  # a keyboard of another script may have digits of its own
            number = int(event.text()) - 1
        if event.key() == Qt.Key.Key_Escape:
            if not self.asks:  # else somebody in a hurry, who wants anything but to go on
                self.close_button.click()
        elif self.asks and 0 <= number < len(self.signs.rows):
            self.signs.rows[number].click()
        elif event.key() in _ARROWS:
            self._take_arrow(event.key())
        elif self.asks or not self.cards.scroll_by(event.key()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grace.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        paint_bar(painter, self._bar, theme, u)
        line = self.title.geometry()
        spot = QRect(line.x() - round(46 * u), line.y(), round(32 * u), line.height())
        paint_icon(painter, Icon.RAISED_HAND, spot.toRectF(), theme.glow_edge, theme.stroke)

    def _take_arrow(self, key: int) -> bool:
        """From one answer to the next, the signs first; or through the cards."""
        if not self.asks:
            return self.cards.scroll_by(key)
        answers = [*self.signs.rows, *(way for way in self._ways if not way.isHidden())]
        step = _ARROWS[arrow(self, key)]
        before = -1 if step > 0 else 0
        focused = self.window().focusWidget()
        at = next((n for n, answer in enumerate(answers) if answer is focused), before)
        answers[(at + step) % len(answers)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _choose(self, sign: StopSign) -> None:
        self.sign_chosen.emit(sign)

    def _show(self, title: str, sentence: str, *, asks: bool) -> None:
        self.title.set_words(title)
        self.sentence.set_words(sentence)
        self.setAccessibleName(_("{text} {more}").format(text=title, more=sentence))
        self.signs.setVisible(asks)
        self.stop_now.setVisible(asks)
        self.softer.setVisible(asks and self._can_soften)
        self.go_on.setVisible(asks)
        self.cards.setVisible(not asks)
        self.close_button.setVisible(not asks)
        self._place()
        self.setFocus()
        self._grace.start()

    @property
    def _bar(self) -> QRect:
        least = self.go_on.box_size.height() + round(16 * self._u)
        high = max(least, min(round(BAR * self._u), self.height() // 5))
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        u = self._u
        set_looks(self._theme, u, self.title, self.sentence, self.signs, self.cards)
        set_looks(self._theme, u, *self._ways, self.close_button)
        wide = min(round(WIDEST * u), self.width() - round(2 * PAGE_MARGIN * u))
        left, indent = (self.width() - wide) // 2, round(46 * u)
        y = round((36 if self.height() >= LOW else 14) * u)
        lines = [self.title]
        if self.height() >= ROOM_FOR_SENTENCE * u:
            lines.append(self.sentence)
        self.sentence.setVisible(self.sentence in lines)
        for words in lines:
            high = words.height_for(wide - indent)
            words.setGeometry(left + indent, y, wide - indent, high)
            y += high + round(2 * u)
        y += round((18 if self.height() >= LOW else 8) * u)
        # The bar that scrolls stands beside the line, not in it.
        middle = QRect(left, y, wide + round(14 * u), self._bar.top() - y - 1)
        self.signs.setGeometry(middle)
        self.cards.setGeometry(middle)
        room = sum(way.box_size.width() + round(14 * u) for way in self._ways)
        self.softer.setVisible(self.asks and self._can_soften and room <= left + wide)
        ways = [way for way in self._ways[::-1] if not way.isHidden()]
        buttons = ways if self.asks else [self.close_button]
        place_buttons(self._bar, left + wide, u, *buttons)
