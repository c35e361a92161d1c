"""The lines of an instruction, one below the other, and an empty one for the next."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _, number
from massage_timer.core.laws import INSTRUCTIONS
from massage_timer.core.written import plain
from massage_timer.ui.direction import Placed
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.text_area import TextArea
from massage_timer.ui.widgets.words import Words

MOST = 8
"""So many lines are shown of a file that has too many; more cannot be added."""
NUMBER = 26
GAP = 8
HINT = N_("Another line")


class Instructions(Placed, QWidget):
    """Lines that are empty are no lines."""

    finished = Signal(object)
    """All of them, as a tuple of texts."""
    edited = Signal()
    """A letter more or less, told at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._shown = 1
        self.lines = [
            TextArea(_("Instruction {number}").format(number=number(n + 1)), _(HINT), self)
            for n in range(MOST)
        ]
        self.numbers = [Words(Role.BODY, "ink3", number(n + 1), parent=self) for n in range(MOST)]
        for place, line in enumerate(self.lines):
            line.finished.connect(self._finish)
            line.edited.connect(self.edited)
            line.entered.connect(lambda place=place: self._go_on(place))

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands there, without the empty ones."""
        return tuple(filter(None, (plain(line.text()) for line in self.lines)))

    def show_texts(self, texts: Sequence[str], written: Sequence[str]) -> None:
        """What is kept; it does not disturb somebody who types. `written` is what the file has."""
        focused = any(line.editor.hasFocus() for line in self.lines)
        if focused and self.texts == tuple(map(plain, written)):
            texts = [line.text() for line in self.lines]  # as they come back
        count = max((n + 1 for n, text in enumerate(texts) if text), default=0)
        spare = 1 if count < INSTRUCTIONS[-1] else 0
        held = next((n + 1 for n, line in enumerate(self.lines) if line.editor.hasFocus()), 0)
        self._shown = max(1, min(MOST, max(count + spare, held)))
        for place, line in enumerate(self.lines):
            line.show_text(texts[place] if place < len(texts) else "")
            line.setVisible(place < self._shown)
            self.numbers[place].setVisible(place < self._shown)

    def settle(self) -> None:
        """Tell what is typed now."""
        for line in self.lines:
            line.typing.finish()

    def take_focus(self) -> None:
        self.lines[0].setFocus()

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self.lines, *self.numbers)

    def set_box(self, box: QRect) -> None:
        """Place it so that the boxes of its fields fill `box`."""
        margin = self.lines[0].margin
        self.setGeometry(box.adjusted(0, -margin, margin, margin))
        number, y = round(NUMBER * self._u), margin
        wide = box.width() - number
        for place in range(self._shown):
            line, words = self.lines[place], self.numbers[place]
            high = line.height_for(wide)
            line.set_box(QRect(number, y, wide, high))
            words.setGeometry(0, y, number, min(high, line.height_for(10_000)))
            y += high + round(GAP * self._u)

    def height_for(self, width: float) -> int:
        """Px that it needs when it is `width` px wide."""
        wide = width - round(NUMBER * self._u)
        high = sum(self.lines[place].height_for(wide) for place in range(self._shown))
        return high + (self._shown - 1) * round(GAP * self._u)

    def _finish(self, _text: str) -> None:
        self.finished.emit(self.texts)

    def _go_on(self, place: int) -> None:
        """Enter goes to the next line, where there is one."""
        if place + 1 < self._shown:
            self.lines[place + 1].setFocus()
