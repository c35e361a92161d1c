"""Cards of the safety check, and under them what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.safety import Card
from massage_timer.ui.direction import Placed
from massage_timer.ui.look import set_looks
from massage_timer.ui.safety.card_sheet import SCROLL_BAR, CardSheet
from massage_timer.ui.tokens import Theme
from massage_timer.ui.widgets.button import Button

BY_MISTAKE = N_("I ticked that by mistake")
WHO_NOT = N_("Who should not have one")
END_HERE = N_("End here")
CLOSE = N_("Close")

GAP = 14
"""Px at u = 1 between buttons, and above them."""
LEAST_CARDS = 190
"""Px at u = 1 in which the first card can be read."""


class CardPanel(Placed, QWidget):
    """Cards that scroll where they must, above buttons that always stand.

    Place it with `set_box`: its scroll bar and the ring of its first button stand outside.
    """

    mistake_asked = Signal()
    who_not_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._u = 1.0
        self.sheet = CardSheet(self)
        self.mistake = Button(_(BY_MISTAKE), parent=self)
        self.who_not = Button(_(WHO_NOT), parent=self)
        self.close_button = Button(_(CLOSE), parent=self)
        self.mistake.clicked.connect(self.mistake_asked)
        self.who_not.clicked.connect(self.who_not_asked)
        self.close_button.clicked.connect(self.close_asked)
        self._order = (self.close_button, self.who_not, self.mistake)
        for one, following in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(one, following)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those that are shown, in the order of the focus."""
        return tuple(button for button in self._order if not button.isHidden())

    def show_cards(self, cards: Sequence[Card], *, mistake: bool, close: str) -> None:
        """With `mistake` there is a way to untick; it stands last, after the ways to end."""
        self.sheet.show_cards(cards)
        self.setAccessibleName(self.sheet.accessibleName())
        self.close_button.set_words(_(close))
        self.mistake.setVisible(mistake)
        self._place()

    def clear(self) -> None:
        """Nothing is left of what was shown."""
        self.sheet.show_cards(())
        self.setAccessibleName("")

    def set_look(self, theme: Theme, u: float, of_buttons: float | None = None) -> None:
        """The buttons may have a smaller unit, where large text would leave the cards no room."""
        self._u = u
        self.sheet.set_look(theme, u)
        set_looks(theme, of_buttons or u, *self._order)
        self._place()

    def height_for(self, wide: int) -> int:
        """Px with which cards `wide` px wide do not scroll."""
        return self.sheet.height_for(wide + self._bar) + self._gap + self._buttons_height(wide)

    def least_height(self, wide: int) -> int:
        """Px in which the beginning of the cards can be read; all of them where that is less."""
        least = round(LEAST_CARDS * self._u) + self._gap + self._buttons_height(wide)
        return min(least, self.height_for(wide))

    def set_box(self, box: QRect) -> None:
        """Place it so that the cards are as wide as `box`."""
        self.setGeometry(box.adjusted(-self._ring, 0, self._bar, 0))

    def scroll_by(self, key: int) -> bool:
        """Scroll as a key of a page says; False for any other key, or where all is shown."""
        return self.sheet.verticalScrollBar().maximum() > 0 and self.sheet.scroll_by(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    @property
    def _ring(self) -> int:
        return self.who_not.margin

    @property
    def _bar(self) -> int:
        return round(SCROLL_BAR * self._u)

    @property
    def _gap(self) -> int:
        return round(GAP * self._u)

    def _buttons_height(self, wide: int) -> int:
        return self._boxes(wide)[-1].bottom() + 1 + 2 * self._ring

    def _boxes(self, wide: int) -> list[QRect]:
        """The buttons beside one another, in a further line where there is no room."""
        x, y = 0, 0
        boxes = []
        for button in self.buttons:
            size = button.box_size
            if x and x + size.width() > wide:
                x, y = 0, y + size.height() + self._gap
            boxes.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + self._gap
        return boxes

    def _place(self) -> None:
        ring, wide = self._ring, self.width() - self._ring - self._bar
        top = self.height() - self._buttons_height(wide)
        for button, box in zip(self.buttons, self._boxes(wide), strict=True):
            button.set_box(box.translated(ring, top + ring))
        self.sheet.setGeometry(ring, 0, wide + self._bar, max(0, top - self._gap))
