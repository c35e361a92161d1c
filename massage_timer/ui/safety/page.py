"""The safety check: rows that the recipient ticks, and two answers of the same size."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _, ngettext, number
from massage_timer.core.safety import (
    CHECK_SENTENCE,
    CHECK_TITLE,
    MUST_ASK,
    NONE_OF_THE_OTHERS,
    NONE_OF_THESE,
    ONE_OF_THESE,
    QUESTIONS,
    RESUME_TITLE,
    WARNING_SIGNS,
)
from massage_timer.core.screening import Outcome, one_of_these, outcome, ticked
from massage_timer.ui.direction import arrow, painter_on
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon
from massage_timer.ui.keys import is_plain
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.safety.card_panel import END_HERE, CardPanel
from massage_timer.ui.safety.check_head import CheckHead
from massage_timer.ui.safety.check_view import BAR, CheckView
from massage_timer.ui.tokens import BORDER, PAGE_MARGIN, TARGET, frame_unit
from massage_timer.ui.widgets.button import Button, ButtonKind

A_ROW_IS_TICKED = N_("A row is ticked")
READ_FIRST = N_("Read to the end first")
TWO_COLUMNS_FROM = 1100
"""Px of a window in which the rows stand in two columns, if the text is not enlarged."""
WIDEST = 1320
"""Px at u = 1 beyond which rows would be too long to be followed."""
LOW = 660
"""Px at u = 1 below which a window has little height."""
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class SafetyPage(Page):
    """Nothing is chosen beforehand, what was not read cannot be answered with none, and there is
    no way round. Answers are given to whoever listens and kept nowhere."""

    passed = Signal(object)
    """None of these: an `Outcome` with which a session may begin."""
    blocked = Signal(object)
    """One of these, or not sure: an `Outcome` with the cards to show."""
    back_asked = Signal()
    who_not_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resuming = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = CheckHead(self)
        self.back = self.head.back
        self.view = CheckView(self)
        self.sheet = self.view.sheet
        self.panel = CardPanel(self)
        self.panel.hide()
        self.more = Button("", ButtonKind.BARE, Icon.DOWN, self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = Button(_(NONE_OF_THESE), ButtonKind.ANSWER, Icon.CHECK, self)
        self.one = Button(_(ONE_OF_THESE), ButtonKind.OTHER_ANSWER, Icon.RAISED_HAND, self)
        self.none.set_key("N")
        self.one.set_key("O")
        self._grace = Grace(self)
        self._grace.guard(self.none, self.one)
        self._connect()

    def _connect(self) -> None:
        self.none.clicked.connect(self._answer_none)
        self.one.clicked.connect(self._answer_one)
        self.back.clicked.connect(self.back_asked)
        self.more.clicked.connect(self._read_on)
        self.sheet.ticks_changed.connect(self._follow_ticks)
        self.view.seen_changed.connect(self._follow_view)
        self.panel.mistake_asked.connect(self._untick)
        self.panel.who_not_asked.connect(self.who_not_asked)
        self.panel.close_asked.connect(self.back_asked)

    def begin(self, routine: str = "", *, resuming: bool = False) -> None:
        """A new check for the routine of this name; after a session that broke off the warning
        signs alone. Nothing has the focus that Enter would press."""
        self._resuming = resuming
        self.head.title.set_words(_(RESUME_TITLE if resuming else CHECK_TITLE))
        self.head.routine.set_words(routine)
        name = _("{text} {more}").format(text=self.head.title.words, more=_(CHECK_SENTENCE))
        self.setAccessibleName(name)
        self.view.begin(WARNING_SIGNS if resuming else QUESTIONS)
        self.setFocus()
        self._grace.start()

    def settle(self) -> None:
        """The page has been there for a while."""
        self._grace.stop()

    # How it is answered

    def _answer_none(self) -> None:
        must_ask = WARNING_SIGNS if self._resuming else MUST_ASK
        found = outcome(ticked(self.sheet.ticked, self.sheet.asked), must_ask)
        if self.view.read and found.may_begin:
            self._give(self.passed, found)

    def _answer_one(self) -> None:
        blocked = self.sheet.blocked
        found = outcome(ticked(self.sheet.ticked)) if blocked else one_of_these()
        self._give(self.blocked, found)

    def _give(self, answer: SignalInstance, found: Outcome) -> None:
        if self.isVisible():
            self.sheet.forget()
            answer.emit(found)

    def _untick(self) -> None:
        """The rows were ticked by mistake; those that stop nothing stay. The focus goes back to the
        first of them, which Enter does not press."""
        by_mistake = next(row for row in self.sheet.rows if row.isChecked())
        self.sheet.forget(MUST_ASK)
        self.view.focus_row(by_mistake)

    # How it follows

    def _follow_ticks(self) -> None:
        """Show what follows from the rows that are ticked now."""
        sheet, blocked = self.sheet, self.sheet.blocked
        others = bool(sheet.ticked) and not blocked
        self.none.set_words(_(NONE_OF_THE_OTHERS if others else NONE_OF_THESE))
        if blocked:
            cards = outcome(ticked(sheet.ticked)).cards
            self.panel.show_cards(cards, mistake=True, close=END_HERE)
        else:
            self.panel.clear()
        self.panel.setVisible(blocked)
        self._order_focus()
        self._follow_view()
        self._place()
        self.view.bring()
        if blocked and self.isVisible():
            alert = QAccessibleEvent(self.panel, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)

    def _follow_view(self) -> None:
        """Say what has not been seen yet, and why an answer cannot be given."""
        read, blocked = self.view.read, self.sheet.blocked
        reason = "" if read else _(READ_FIRST)
        self.none.set_reason(_(A_ROW_IS_TICKED) if blocked else reason)
        below = self.view.below
        # Translators: so many questions more, below what is in view
        words = ngettext("{count} more below", "{count} more below", below)
        self.more.set_words(words.format(count=number(below)))
        if read and not self.more.isHidden():
            self._place()

    def _order_focus(self) -> None:
        order = (*self.sheet.rows, *self.panel.buttons, self.none, self.one, self.back)
        for one, following in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(one, following)

    def _read_on(self) -> None:
        self.view.scroll_by(Qt.Key.Key_PageDown)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self.back_asked.emit()
        elif key in _ARROWS:
            self._lead(key)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_O) and is_plain(event):
            if not self._grace.refuses(event):
                self._answer_by(key)
        elif not self._scroll_by(key):
            super().keyPressEvent(event)

    def _answer_by(self, key: Qt.Key) -> None:
        """The letter on an answer presses it; what was not read is shown first."""
        if key == Qt.Key.Key_O:
            self.one.click()
        elif self.view.read or self.sheet.blocked:
            self.none.click()
        else:
            self.view.scroll_by(Qt.Key.Key_End)
            self._grace.start()

    def _lead(self, key: Qt.Key) -> None:
        """An arrow leads from row to row; at first it chooses an answer, or the first row."""
        if self.view.lead(key):
            return
        match arrow(self, key):
            case Qt.Key.Key_Left:
                self.none.setFocus()
            case Qt.Key.Key_Right:
                self.one.setFocus()
            case Qt.Key.Key_Down:
                self.view.focus_row(self.sheet.rows[0])

    def _scroll_by(self, key: Qt.Key) -> bool:
        """Cards scroll before rows do."""
        cards = not self.panel.isHidden() and self.panel.scroll_by(key)
        return cards or self.view.scroll_by(key)

    # How it is drawn

    def hideEvent(self, event: QHideEvent) -> None:
        """However the page was left, nothing of what was ticked stays."""
        if not event.spontaneous():
            self.sheet.forget()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, u = painter_on(self), self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        if not self.panel.isHidden():
            top, line = self.panel.y() - 8 * u, BORDER * u * theme.stroke
            painter.fillRect(QRectF(0, top - line / 2, self.width(), line), QColor(theme.edge))

    @property
    def _low(self) -> bool:
        """There is little height, so that margins are small and a card takes the title's place."""
        return self.height() < LOW * self._u

    def _place_parts(self) -> None:
        theme, u = self._theme, self._u
        frame = frame_unit(self.width(), self.height(), theme.zoom)
        self.view.set_look(theme, u)
        self.panel.set_look(theme, u, frame)
        set_looks(theme, frame, self.more, self.none, self.one)
        wide = min(
            self.width() - 2 * round((20 if self._low else PAGE_MARGIN) * u), round(WIDEST * u)
        )
        left = (self.width() - wide) // 2
        top = self._place_head(left, wide, frame)
        answers = self._place_answers(left, wide, frame)
        self._place_rows(left, wide, top, answers - round(12 * u), u)

    def _place_head(self, left: int, wide: int, u: float) -> int:
        """Returns where the rows begin."""
        top = round((8 if self._low else 16) * u)
        gone = self._low and not self.panel.isHidden()
        self.head.setVisible(not gone)
        if gone:
            return top
        high = self.head.place(wide, self._theme, u)
        self.head.setGeometry(left, top, wide, high)
        return top + high + round(8 * u)

    def _place_answers(self, left: int, wide: int, u: float) -> int:
        """The answers side by side, equally large; returns where they begin."""
        gap = round(20 * u)
        half = (wide - gap) // 2
        needed = max(self.none.box_size.width(), self.one.box_size.width())
        if needed > half:
            set_looks(self._theme, u * half / needed, self.none, self.one)
        high = max(self.none.box_size.height(), self.one.box_size.height(), TARGET)
        top = self.height() - high - round((12 if self._low else 16) * u)
        self.none.set_box(QRect(left, top, half, high))
        self.one.set_box(QRect(left + wide - half, top, half, high))
        return top

    def _place_rows(self, left: int, wide: int, top: int, bottom: int, u: float) -> None:
        """The rows, and under them the cards or what says that there are more."""
        two = self.width() >= TWO_COLUMNS_FROM and self._theme.zoom == 1
        high = self.sheet.place(wide, bottom - top, two=two, theme=self._theme, u=u)
        unread = high > bottom - top and not self.view.read
        self.more.setVisible(unread and self.panel.isHidden())
        self._show_answers(True)
        if not self.panel.isHidden():
            bottom = self._place_panel(left, wide, top, bottom, u)
        elif not self.more.isHidden():
            high = self.more.box_size.height()
            self.more.set_box(QRect(left, bottom - high, wide, high))
            bottom -= high
        self.view.setGeometry(left, top, wide + round((BAR + 4) * u), bottom - top)
        self.view.look()

    def _place_panel(self, left: int, wide: int, top: int, bottom: int, u: float) -> int:
        """The cards above the answers; returns where the rows end above them."""
        row = self.view.focused
        rows = max(TARGET, row.height() if row is not None else 0) + round(28 * u)
        if not self._low:
            rows = max(rows, round((bottom - top) * 0.25))
        crowded = bottom - top - rows < self.panel.least_height(wide)
        if crowded:
            bottom = self.none.geometry().bottom() - self.none.margin
        self._show_answers(not crowded)
        high = min(self.panel.height_for(wide), bottom - top - rows)
        self.panel.set_box(QRect(left, bottom - high, wide, high))
        return bottom - high - round(16 * u)

    def _show_answers(self, shown: bool) -> None:
        """A card that would have no room takes their place: one cannot be given, and the other
        shows the card."""
        self.none.setVisible(shown)
        self.one.setVisible(shown)
