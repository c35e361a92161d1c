"""The end of a session: what each leg got, what to do before standing up, and where to go on."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from massage_timer.core.language import _
from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.bottom_bar import paint_bar, place_buttons
from massage_timer.ui.direction import View, painter_on
from massage_timer.ui.ending.done_sheet import SWAP, DoneSheet, Summary
from massage_timer.ui.grace import Grace
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.page import Page
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.tokens import DONE_MARGIN, Role
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.scroll_bar import ScrollBar
from massage_timer.ui.widgets.words import Words

BAR = 88
GRACE_MS = 1_500
"""So long after it appeared no button has the focus: a key now was meant for the session."""
SCROLL_BAR = 14
LINE = 60
"""Px at u = 1 that an arrow scrolls."""


class DonePage(Page):
    """A sheet, which scrolls where it does not fit, over a bar that is always there."""

    swap_asked = Signal()
    note_written = Signal(str)
    """A note about this session, to be kept."""
    home_asked = Signal()

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = DoneSheet(leg_map)
        self.title, self.subtitle = self.sheet.title, self.sheet.subtitle
        self.clocks, self.legs = self.sheet.clocks, self.sheet.legs
        self.note = self.sheet.card.note
        self.view = View(self)
        self.view.setWidget(self.sheet)
        # No style sheet: it would paint over the box of the note.
        self._scroll_bar = ScrollBar(self.view)
        self.view.setVerticalScrollBar(self._scroll_bar)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = Words(Role.BODY, "ink2", _(SWAP), parent=self)
        self.swap = Button(_("Swap places"), ButtonKind.PLAIN, Icon.SWAP, self)
        self.swap.setAccessibleDescription(_(SWAP))
        self.home = Button(_("Home"), ButtonKind.MAIN, Icon.HOME, self)
        self._grace = Grace(self, GRACE_MS)
        self._grace.timeout.connect(self.settle)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it is no stop of Tab
        self.setAccessibleName(_("Done"))
        self.swap.clicked.connect(self.swap_asked)
        self.home.clicked.connect(self.home_asked)
        self.note.written.connect(self.note_written)
        self.note.entered.connect(self.home.setFocus)

    def show_summary(self, summary: Summary) -> None:
        self.sheet.show_summary(summary)
        self.swap.setVisible(not summary.ended_by_sign)
        self.setAccessibleName(self.title.words)
        self.view.verticalScrollBar().setValue(0)
        self._place()

    @Slot(bool)
    def offer_note(self, offered: bool) -> None:
        """Whether a note can be kept about this session."""
        self.note.begin()
        self.sheet.card.show_note(offered)
        self._place()

    def settle(self) -> None:
        """The page has been there long enough for a key to be meant for it."""
        self._grace.stop()
        if self.hasFocus():
            self.home.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._grace.refuses(event):
                self.home_asked.emit()
        elif not scroll_by(self.view, event.key()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grace.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.note.finish()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(self._theme.ground))
        paint_bar(painter, self._bar, self._theme, self._u)

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return (self.home,) if self.swap.isHidden() else (self.home, self.swap)

    @property
    def _bar(self) -> QRect:
        least = self.home.box_size.height() + 2 * self.home.margin
        high = round(max(BAR * self._u / self._theme.zoom, least))
        return QRect(0, self.height() - high, self.width(), high)

    def _place_parts(self) -> None:
        u = self._u
        set_looks(self._theme, u, self.hint, self.swap, self.home)
        bar = self._bar  # as high as the buttons need
        right = self.width() - round(40 * u / self._theme.zoom)
        right = place_buttons(bar, right, u, *self._buttons)
        left = round(DONE_MARGIN * u / self._theme.zoom)
        room = right - left - round(10 * u)
        high = self.hint.height_for(room)
        fits = room > 0 and high <= bar.height() - round(8 * u)
        offered = not self.swap.isHidden()
        self.hint.setVisible(offered and fits)
        self.sheet.swap.setVisible(offered and not fits)
        self.hint.setGeometry(left, bar.top() + (bar.height() - high) // 2, room, high)
        self._scroll_bar.set_look(self._theme, u)
        self._scroll_bar.setFixedWidth(round(SCROLL_BAR * u))
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        self.view.setGeometry(0, 0, self.width(), bar.top())
        self.sheet.place(self.width() - round(SCROLL_BAR * u), bar.top(), self._theme, u)
