"""The rows of the safety check where they scroll: arrows move between them, and what has been
in view is known."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.safety import Question
from massage_timer.ui.direction import Placed
from massage_timer.ui.safety.check_sheet import CheckSheet
from massage_timer.ui.scroll_keys import scroll_by
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import Theme
from massage_timer.ui.widgets.tick_row import TickRow

BAR = 14
ROUND_A_ROW = 4
"""Px at u = 1 that are in view above and below the row with the focus."""


class CheckView(Placed, QScrollArea):
    """Keys are left to the page, which says what they mean here."""

    seen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._u = 1.0
        self._read = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = CheckSheet()
        self.setWidget(self.sheet)
        self.verticalScrollBar().valueChanged.connect(self.look)

    @property
    def read(self) -> bool:
        """The last row has been in view since the check began."""
        return self._read

    @property
    def below(self) -> int:
        """How many rows are not wholly in view, below what is."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return sum(row.geometry().bottom() >= bottom for row in self.sheet.rows)

    @property
    def focused(self) -> TickRow | None:
        """The row with the focus; None while something else has it."""
        # A part of a window remembers what had the focus in it; only the window knows what has.
        focused = self.window().focusWidget()
        return focused if isinstance(focused, TickRow) else None

    def begin(self, questions: tuple[Question, ...]) -> None:
        """Ask these: nothing is ticked, and nothing has been seen."""
        self.verticalScrollBar().setValue(0)
        self._read = False
        self.sheet.ask(questions)

    def look(self) -> None:
        """Note what is in view now."""
        if self.isVisible():
            self._read = self._read or self.below == 0
            self.seen_changed.emit()

    def set_look(self, theme: Theme, u: float) -> None:
        self._u = u
        set_scroll_style(self, theme, round(BAR * u))

    def scroll_by(self, key: Qt.Key) -> bool:
        """Scroll as a key of a page says; False for any other key."""
        return scroll_by(self, key)

    def lead(self, key: Qt.Key) -> bool:
        """Lead the focus to where an arrow points; False when no row has it."""
        focused = self.focused
        row = self.sheet.beside(focused, key) if focused is not None else None
        if row is not None:
            self.focus_row(row)
        return focused is not None

    def focus_row(self, row: TickRow) -> None:
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self.bring()

    def bring(self) -> None:
        """The row with the focus into view, with its advice."""
        row = self.focused
        if row is not None:
            for part in (self.sheet.advice_of(row), row):
                if part is not None:
                    self.ensureWidgetVisible(part, 0, round(ROUND_A_ROW * self._u))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look()
