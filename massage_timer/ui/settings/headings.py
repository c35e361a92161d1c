"""The headings of the settings beside their rows: where one is, and a way to each of them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.fonts import fitting
from massage_timer.ui.tokens import LIGHT, RADIUS_ROW, TARGET, Role, Theme
from massage_timer.ui.widgets.paint import paint_box, paint_inner_focus, paint_line

PADDING = 14
"""Px at u = 1, as all that follow."""
GAP = 4
MARK = 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Headings(Placed, QWidget):
    """One below the other; Up and Down go from one to the next, a press goes to its rows."""

    asked = Signal(str)
    """Show the rows under this heading."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Headings"))
        self.buttons = tuple(_Heading(name, self) for name in names)
        for name, button in zip(names, self.buttons, strict=True):
            button.clicked.connect(lambda checked=False, name=name: self.asked.emit(name))

    def set_current(self, name: str) -> None:
        """Mark the heading whose rows are shown."""
        for button in self.buttons:
            button.set_current(button.of == name)

    def place(self, left: int, top: int, wide: int, theme: Theme, u: float) -> None:
        high, gap = max(TARGET, round(TARGET * u)), round(GAP * u)
        for place, button in enumerate(self.buttons):
            button.set_look(theme, u)
            button.setGeometry(0, place * (high + gap), wide, high)
        self.setGeometry(left, top, wide, len(self.buttons) * (high + gap))

    def step(self, button: QAbstractButton, by: int) -> None:
        place = self.buttons.index(button) + by
        self.buttons[min(max(place, 0), len(self.buttons) - 1)].setFocus()


class _Heading(Placed, QAbstractButton):
    def __init__(self, name: str, among: Headings) -> None:
        super().__init__(among)
        self._among = among
        self.of = name
        self._theme = LIGHT
        self._u = 1.0
        self._current = False
        self.setText(_(name))
        self.setAccessibleName(_(name))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.update()

    def set_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.setAccessibleDescription(_("Shown now") if current else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._among.step(self, _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        radius = RADIUS_ROW * u
        if self._current or self.underMouse():
            paint_box(painter, box, radius, theme.tint)
        if self._current:
            mark = QRectF(0, radius, MARK * u, box.height() - 2 * radius)
            paint_box(painter, mark, MARK * u / 2, theme.accent)
        if self.hasFocus():
            paint_inner_focus(painter, box, radius, theme, u)
        role = Role.BUTTON if self._current else Role.ROW
        used = fitting(self.text(), role, u, box.width() - 2 * PADDING * u, 0.75)
        colour = theme.ink if self._current or self.underMouse() else theme.ink2
        paint_line(painter, used, colour, PADDING * u, box.center().y(), self.text())
