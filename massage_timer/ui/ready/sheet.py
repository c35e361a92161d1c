"""The right half of Ready but for Start: the checks, the reading test, and Teach a button."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.language import N_, _
from massage_timer.ui.direction import Ground, Placed
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.ready.checks import Checked, CheckRow
from massage_timer.ui.ready.edge_fade import EdgeFade
from massage_timer.ui.ready.reading import ReadingTest
from massage_timer.ui.ready.row import ReadyRow
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import Role, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.words import Words

TEACH = N_("Teach a button")
WORKS = N_("Presenters, page-turners and pedals work.")
GAP = 8
"""Px at u = 1 above and below the reading test."""
SCROLL_BAR = 12
LINE = 60
"""Px at u = 1 of a turn of the wheel."""


class ReadySheet(Placed, QScrollArea):
    """It scrolls where there is more than its room; keys are left to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._u = 1.0
        self._sheet = Ground()
        self.wishes = Words(Role.HANDS, parent=self._sheet)
        self.checks = {checked: CheckRow(checked, self._sheet) for checked in Checked}
        self.reading = ReadingTest(self._sheet)
        self.teach = ReadyRow(Icon.PRESENTER, parent=self._sheet)
        self.teach.show_state(_(WORKS), _(TEACH))
        self.setWidget(self._sheet)
        self.fades = [EdgeFade(self, below=below) for below in (False, True)]
        for button in self.buttons:
            button.installEventFilter(self)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All of them, in the order of the focus."""
        rows = [row.button for row in self.checks.values()]
        return (*rows, self.reading.smaller, self.reading.larger, self.teach.button)

    def show_wishes(self, wishes: str) -> None:
        self.wishes.set_words(wishes)
        self.wishes.setVisible(bool(wishes))

    def show_taught(self, words: str) -> None:
        self.teach.show_state(words or _(WORKS), _(TEACH))

    def show_reading(self) -> None:
        """Bring the digits into view."""
        self._bring_into_view(self.reading)

    def place(self, box: QRect, window: QSize, theme: Theme, u: float) -> None:
        """Fill `box`, with rings and the scroll bar beside it; `window` is the session's."""
        self._u = u
        set_looks(theme, u, self.wishes, self.teach, *self.checks.values())
        self.reading.set_look(theme, u)
        ring, bar = self.teach.button.margin, round(SCROLL_BAR * u / theme.zoom)
        set_scroll_style(self, theme, bar, theme.panel)
        self.verticalScrollBar().setSingleStep(round(LINE * u))
        self.setGeometry(box.adjusted(-ring, 0, ring + bar, 0))
        high = self._lay_out(ring, box.width(), window, tight=False)
        if high > box.height():
            high = self._lay_out(ring, box.width(), window, tight=True)
        self._sheet.resize(box.width() + 2 * ring, max(high, box.height()))
        for fade in self.fades:
            fade.place(QRect(0, 0, box.width() + 2 * ring, box.height()), theme, u / theme.zoom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to a button by the keyboard must see it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._bring_into_view(watched.parentWidget() or watched)  # what it is about
            self._bring_into_view(watched)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _bring_into_view(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part, 0, self.fades[0].height())

    def _lay_out(self, left: int, wide: int, window: QSize, *, tight: bool) -> int:
        """Everything below one another; returns the px that it takes."""
        y, gap = 0, round(GAP * self._u * (0.5 if tight else 1))
        rows = self.checks.values()
        shown = [row.button for row in rows if not row.button.isHidden()]
        button = max((each.box_size.width() for each in shown), default=0)
        if self.wishes.words:
            high = self.wishes.height_for(wide)
            self.wishes.setGeometry(left, y, wide, high)
            y += high + gap
        for row in rows:
            y = row.place(QRect(left, y, wide, 0), button=button, tight=tight)
        y += gap
        y = self.reading.place(QRect(left, y, wide, 0), window, tight=tight)
        return self.teach.place(QRect(left, y + gap, wide, 0), tight=tight)
