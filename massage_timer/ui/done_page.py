"""The end of a session: what it came to, and where to go from here."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.pictures.leg_map import LegMap
from massage_timer.ui.done_sheet import LEFT, RIGHT, DoneSheet, Summary
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import scroll_style
from massage_timer.ui.tokens import LIGHT, Role, Theme, page_unit
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

BAR = 88
SCROLL_BAR = 14
LINE = 60
"""Px at u = 1 that an arrow scrolls."""
NEW_MS = 1_500
"""So long after it appeared no button has the focus: a key now was meant for the session."""


class DonePage(QWidget):
    """The end of a session, finished or stopped."""

    swap_asked = Signal()
    home_asked = Signal()

    def __init__(self, leg_map: LegMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.view = QScrollArea(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = DoneSheet(leg_map)
        self.view.setWidget(self.sheet)
        self.title, self.subtitle = self.sheet.title, self.sheet.subtitle
        self.clocks, self.legs = self.sheet.clocks, self.sheet.legs
        self.hint = Words(
            Role.BODY,
            "ink2",
            "Swap places: same routine, a safety check for the other person.",
            parent=self,
        )
        self.swap = Button("Swap places", ButtonKind.PLAIN, Icon.SWAP, self)
        self.home = Button("Home", ButtonKind.MAIN, Icon.HOME, self)
        self._new = QTimer(self)
        self._new.setSingleShot(True)
        self._new.setInterval(NEW_MS)
        self._new.timeout.connect(self.settle)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Done")
        self.swap.clicked.connect(self.swap_asked)
        self.home.clicked.connect(self.home_asked)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place()

    def show_summary(self, summary: Summary) -> None:
        self.sheet.show_summary(summary)
        self.setAccessibleName(self.title.words)
        self._place()
        self.view.verticalScrollBar().setValue(0)
        self._new.start()

    def settle(self) -> None:
        """The page has been there long enough for a key to be meant for it."""
        self._new.stop()
        if self.hasFocus():
            self.home.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by(self.view, event.key()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, u = self._theme, self._u
        painter.fillRect(self.rect(), QColor(theme.ground))
        bar = self._bar
        painter.fillRect(bar, QColor(theme.panel))
        painter.fillRect(QRect(0, bar.top(), self.width(), max(1, round(u))), QColor(theme.line))

    @property
    def _u(self) -> float:
        usual = min(page_unit(self.width(), self.height()), self.height() / 560)
        return usual * self._theme.zoom

    @property
    def _bar(self) -> QRect:
        high = round(max(BAR * self._u, 62))
        return QRect(0, self.height() - high, self.width(), high)

    def _place(self) -> None:
        if not self.isVisible():
            return  # it is placed when it is shown
        theme, u = self._theme, self._u
        set_looks(theme, u, self.hint, self.swap, self.home)
        bar = round(SCROLL_BAR * u)
        self.view.setStyleSheet(scroll_style(theme, bar))
        self.view.setGeometry(0, 0, self.width(), self._bar.top())
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        room = self.width() if theme.zoom == 1 else self.width() - bar
        self.sheet.place(room, self._bar.top(), theme, u)
        self._place_bar(u, round(LEFT * u / theme.zoom))
        self.update()

    def _place_bar(self, u: float, left: int) -> None:
        bar = self._bar
        x = self.width() - round(RIGHT * u / self._theme.zoom)
        for button in (self.home, self.swap):
            size = button.box_size
            x -= size.width()
            top = bar.top() + (bar.height() - size.height()) // 2
            button.set_box(QRect(x, top, size.width(), size.height()))
            x -= round(14 * u)
        room = x - left - round(10 * u)
        high = self.hint.height_for(room)
        self.hint.setVisible(room > 0 and high <= bar.height())
        self.hint.setGeometry(left, bar.top() + (bar.height() - high) // 2, room, high)
