"""Below the table: what can be done with the chosen step."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.key_words import key_words
from massage_timer.core.language import _
from massage_timer.ui.bottom_bar import paint_bar
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind

HIGH = 66
GAP = 8
MARGIN = 12


class StepTools(Placed, QWidget):
    """Each button does what a key of the table does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.add = Button(_("Add step"), icon=Icon.PLUS, parent=self)
        self.duplicate = Button(_("Duplicate"), ButtonKind.BARE, Icon.DUPLICATE, self)
        self.up = Button(_("Move up"), ButtonKind.BARE, Icon.UP, self)
        self.down = Button(_("Move down"), ButtonKind.BARE, Icon.DOWN, self)
        self.remove = Button(_("Delete"), ButtonKind.BARE, Icon.TRASH, self)
        self.buttons = (self.add, self.duplicate, self.up, self.down, self.remove)
        keys = ("Insert", "Ctrl+D", "Alt+Up", "Alt+Down", "Delete")
        for button, key in zip(self.buttons, keys, strict=True):
            button.setAccessibleDescription(_("Key {key}").format(key=key_words(key)))

    def show_place(self, place: int, steps: int) -> None:
        """Which step is chosen of how many; less than 0: none is."""
        none = _("Choose a step first") if place < 0 else ""
        for button, reason in (
            (self.duplicate, none),
            (self.up, none or (_("It is the first already") if place == 0 else "")),
            (self.down, none or (_("It is the last already") if place == steps - 1 else "")),
            (self.remove, none),
        ):
            # The focus would jump away from a button that cannot be pressed.
            if not (reason and button.hasFocus()):
                button.set_reason(reason)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self.buttons)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(400 * self._u), round(HIGH * self._u))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """In words as far as there is room, from the first."""
        for button in self.buttons:
            button.set_named(True)
        self.add.set_key(key_words("Insert"))
        if self._wanted() > self.width():
            self.add.set_key(None)
        for buttons in ((self.up, self.down), (self.duplicate, self.remove), (self.add,)):
            if self._wanted() <= self.width():
                break
            for button in buttons:
                button.set_named(False)
        u = self._u
        x, middle = round(MARGIN * u), self.height() // 2
        for button in self.buttons:
            size = button.box_size
            high = min(size.height(), self.height() - 2 * button.margin)
            button.set_box(QRect(x, middle - high // 2, size.width(), high))
            x += size.width() + round(GAP * u)

    def _wanted(self) -> int:
        boxes = sum(button.box_size.width() for button in self.buttons)
        return round(boxes + (GAP * len(self.buttons) + 2 * MARGIN) * self._u)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(painter_on(self), self.rect(), self._theme, self._u)
