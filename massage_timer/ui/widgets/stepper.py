"""A number with a button for less and one for more; it can be typed as well."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import numerals, typed
from massage_timer.ui.direction import Placed
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, TARGET, Theme
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.text_field import TextField

FIELD = 84
GAP = 6
BUTTON = 50
"""Px at u = 1, as all of these."""


class Stepper(Placed, QWidget):
    """It knows no number: whoever owns it hears of a step, and shows the text that comes of it.

    As with a button, the widget is larger than its box by the room the focus ring needs.
    """

    stepped = Signal(int)
    """One more (1) or one less (-1)."""
    finished = Signal(str)
    """What was typed."""

    def __init__(self, name: str, less: str, more: str, parent: QWidget | None = None) -> None:
        """What the number is, and what the buttons do to it, to screen readers."""
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.less = Button(less, icon=Icon.MINUS, parent=self)
        self.field = TextField(name, number=True, parent=self)
        self.more = Button(more, icon=Icon.PLUS, parent=self)
        for button, by in ((self.less, -1), (self.more, 1)):
            button.set_named(False)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda checked=False, by=by: self._step(by))
        self.field.stepped.connect(self._step)
        self.field.finished.connect(lambda words: self.finished.emit(typed(words)))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, *, wrong: bool = False) -> None:
        """The number as files have it; what is no number is shown as it is written."""
        self.field.show_text(text if wrong else numerals(text))
        self.field.set_wrong(wrong)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.less, self.field, self.more)
        self._fit()
        self.updateGeometry()

    @property
    def margin(self) -> int:
        return self.field.margin

    @property
    def box_size(self) -> QSize:
        """What its visible box wants."""
        button, gap = max(TARGET, round(BUTTON * self._u)), round(GAP * self._u)
        return QSize(2 * (button + gap) + round(FIELD * self._u), self.field.box_height())

    def set_box(self, box: QRect) -> None:
        """Place it so that its visible box is `box`."""
        margin = self.margin
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))

    def sizeHint(self) -> QSize:
        margin = 2 * self.margin
        return self.box_size + QSize(margin, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        margin = self.margin
        box = self.rect().adjusted(margin, margin, -margin, -margin)
        button, gap = max(TARGET, round(BUTTON * self._u)), round(GAP * self._u)
        top, high = box.top(), box.height()
        self.less.set_box(QRect(box.left(), top, button, high))
        self.more.set_box(QRect(box.right() + 1 - button, top, button, high))
        left = box.left() + button + gap
        self.field.set_box(QRect(left, top, box.width() - 2 * (button + gap), high))

    def _step(self, by: int) -> None:
        self.field.typing.finish()
        self.stepped.emit(by)
