"""Beside the table: all that is set for the chosen step, or for the routine itself."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from massage_timer.core.draft import RoutineDraft
from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Ground, Placed
from massage_timer.ui.editor.head_sheet import HeadSheet
from massage_timer.ui.editor.rows import HEAD
from massage_timer.ui.editor.step_sheet import StepSheet
from massage_timer.ui.tokens import LIGHT, Theme
from massage_timer.ui.widgets.scroll_bar import ScrollBar

BAR = 14
AROUND = 24
"""Px at u = 1 above and below what has the focus."""
LINE = 60
"""Px at u = 1 that a turn of the wheel scrolls."""


class Pane(Placed, QScrollArea):
    """One set of fields, whatever is chosen."""

    edited = Signal(object)
    """An `Edit`."""
    picker_asked = Signal()

    def __init__(
        self,
        techniques: Mapping[str, Technique],
        pictures: PictureLibrary,
        now: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._place: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # No style sheet: it would paint over the boxes of the fields.
        self._bar = ScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self._ground = Ground()
        self.head = HeadSheet(techniques, self._ground)
        self.step = StepSheet(pictures, now, self._ground)
        self.step.hide()
        self.setWidget(self._ground)
        for sheet in (self.head, self.step):
            sheet.edited.connect(self.edited)
            sheet.picker_asked.connect(self.picker_asked)
            sheet.resized.connect(self.lay_out)

    @property
    def sheet(self) -> HeadSheet | StepSheet:
        """The one that is shown."""
        return self.head if self._place in (HEAD, None) else self.step

    def show_draft(self, draft: RoutineDraft, place: int) -> None:
        """The routine itself (`HEAD`) or one of its steps; another one from its beginning."""
        moved, self._place = place != self._place, place
        if place == HEAD:
            self.head.show_draft(draft)
        else:
            self.step.show_step(draft, place)
        self.head.setVisible(place == HEAD)
        self.step.setVisible(place != HEAD)
        self.lay_out()
        if moved:
            self.verticalScrollBar().setValue(0)

    def bring_into_view(self, part: QWidget) -> None:
        """All of it and a little around; of what is higher than the pane, where one types."""
        around, high = round(AROUND * self._u), self.viewport().height()
        # Qt thinks of the place where one types alone.
        self.ensureWidgetVisible(part, 0, around)
        if part.height() <= high:
            middle = QRect(part.mapTo(self._ground, QPoint()), part.size()).center()
            reach = min(part.height() // 2 + around, high // 2)
            self.ensureVisible(middle.x(), middle.y(), 0, reach)

    def settle(self) -> None:
        """Tell what is typed now."""
        self.sheet.settle()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self._bar.set_look(theme, u)
        self._bar.setFixedWidth(round(BAR * u))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.ground))
        self.setPalette(palette)
        self.lay_out()

    def lay_out(self) -> None:
        """Everything to its place for this size."""
        if not self.isVisible():
            return  # it is laid out when it is shown
        wide = self.width() - round(BAR * self._u)
        high = self.sheet.place(wide, self.height(), self._theme, self._u)
        self._ground.resize(wide, max(high, self.height()))
        self.verticalScrollBar().setSingleStep(round(LINE * self._u))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll it; with Alt they are the page's."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
