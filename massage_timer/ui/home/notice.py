"""A sentence at the foot of Home about what has just been done, and the way back from it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import BORDER, LIGHT, RADIUS_CARD, Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.paint import paint_box
from massage_timer.ui.widgets.words import Words

PADDING = 14


class Notice(Placed, QWidget):
    """Stays until it is closed, answered, or Home is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._then: Callable[[], object] = self.hide
        self.words = Words(Role.BODY, parent=self)
        self.button = Button("", ButtonKind.PLAIN, parent=self)
        self.close_button = Button(_("Close"), ButtonKind.BARE, Icon.CLOSE, self)
        self.close_button.set_named(False)
        self.button.hide()
        self.button.clicked.connect(self._answer)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """In the order in which they are read."""
        return (self.button, self.close_button)

    @property
    def offers(self) -> bool:
        """There is a way back."""
        return self.isVisible() and not self.button.isHidden()

    def tell(self, words: str, button: str = "", then: Callable[[], object] | None = None) -> None:
        """`button`, if there is one, does what comes `then`."""
        self.words.set_words(words)
        self.button.set_words(button)
        self.button.setVisible(bool(button))
        self.button.setAccessibleDescription(words)
        self._then = then or self.hide
        self.setAccessibleName(words)
        self.show()
        self.raise_()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, self.words, self.button, self.close_button)

    def place(self, room: QRect) -> None:
        """At the foot of this, as high as it must be."""
        pad, right = round(PADDING * self._u), room.width() - round(PADDING * self._u)
        buttons = [self.close_button]
        if not self.button.isHidden():
            buttons.append(self.button)
        boxes = []
        for button in buttons:
            right -= button.box_size.width()
            boxes.append((button, right))
            right -= pad
        wide = right - pad
        words = self.words.height_for(wide)
        high = max(words, *[button.box_size.height() for button in buttons]) + pad
        self.setGeometry(room.left(), room.bottom() - high, room.width(), high)
        self.words.setGeometry(pad, (high - words) // 2, wide, words)
        for button, left in boxes:
            size = button.box_size
            top = (high - size.height()) // 2
            button.set_box(QRect(left, top, size.width(), size.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u = self._theme, self._u
        line = BORDER * u * theme.stroke
        box = QRectF(self.rect()).adjusted(line, line, -line, -line)
        paint_box(painter, box, RADIUS_CARD * u, theme.panel, theme.edge, line)

    def _answer(self) -> None:
        self.hide()
        self._then()
