"""One question of a page: its name, a note, and below them what is chosen from."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import Role, Theme
from massage_timer.ui.widgets.chips import Chips
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.segments import Segments
from massage_timer.ui.widgets.words import Words

HEAD_GAP = 4
"""Px at u = 1 between the name and the choice, as all that follow."""
NOTE_GAP = 9
DIAL_GAP = 16


class Question:
    """No widget, so that rings of its parts may reach over its edges; the page places it."""

    def __init__(
        self,
        name: str,
        note: str,
        answer: Segments | Chips,
        parent: QWidget,
        dial: PressureDial | None = None,
    ) -> None:
        """The note stands beside the name where there is room; a `dial` beside the choice."""
        self.name = Words(Role.ZONE, words=name, parent=parent)
        self.note = Words(Role.SMALL, "ink3", note, parent=parent)
        self.answer = answer
        self.dial = dial
        self._needed = False
        self._u = 1.0

    def set_look(self, theme: Theme, u: float) -> None:
        self._u = u
        set_looks(theme, u, self.name, self.note, self.answer)
        if self.dial is not None:
            self.dial.set_look(theme, u)

    def set_note(self, words: str, *, needed: bool = False) -> None:
        """A note that is needed stands below the name where there is no room beside it."""
        self.note.set_words(words)
        self.note.set_colour("ink2" if needed else "ink3")
        self._needed = needed

    def height_for(self, width: int) -> int:
        answer = self.answer.height_for(self._answer_width(width))
        return self._head(width) + round(HEAD_GAP * self._u) + answer

    def place(self, left: int, top: int, width: int) -> None:
        line = self._line
        beside = self._has_room_beside(width)
        self.name.setGeometry(left, top, min(self.name.width_wanted(), width), line)
        if beside:
            x = self.name.geometry().right() + round(NOTE_GAP * self._u)
            self.note.setGeometry(x, top, left + width - x, line)
        else:
            high = self.note.height_for(width)
            self.note.setGeometry(left, top + line, width, high)
        self.note.setVisible(beside or self._needed)
        top += self._head(width) + round(HEAD_GAP * self._u)
        wide = self._answer_width(width)
        high = self.answer.height_for(wide)
        self.answer.set_box(QRect(left, top, wide, high))
        if self.dial is not None:
            size = self.dial.sizeHint()
            self.dial.setGeometry(left + width - size.width(), top, size.width(), high)

    def width_wanted(self) -> int:
        """Px for the choice in one row, and for a note that is needed."""
        answer = self.answer.width_wanted() if isinstance(self.answer, Segments) else 0
        note = self.note.width_wanted() if self._needed else 0
        return max(answer, note, self.name.width_wanted())

    @property
    def _line(self) -> int:
        return self.name.height_for(self.name.width_wanted())

    def _head(self, width: int) -> int:
        if self._has_room_beside(width) or not self._needed:
            return self._line
        return self._line + self.note.height_for(width)

    def _has_room_beside(self, width: int) -> bool:
        wanted = self.name.width_wanted() + NOTE_GAP * self._u + self.note.width_wanted()
        return wanted <= width

    def _answer_width(self, width: int) -> int:
        if self.dial is None:
            return width
        return width - self.dial.sizeHint().width() - round(DIAL_GAP * self._u)
