"""The head of the safety check: what is asked, for which routine, and the way back."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.safety import CHECK_SENTENCE, CHECK_TITLE
from massage_timer.ui.direction import Placed
from massage_timer.ui.icons import Icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import Role, Theme
from massage_timer.ui.widgets.button import Button, ButtonKind
from massage_timer.ui.widgets.words import Words

WIDEST_NAME = 0.3
"""Share of the width that the routine's name takes at most."""


class CheckHead(Placed, QWidget):
    """Title and sentence at the left; the routine's name and Back at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(Role.PAGE_TITLE, words=_(CHECK_TITLE), least=0.6, parent=self)
        self.sentence = Words(Role.BODY, "ink2", _(CHECK_SENTENCE), parent=self)
        self.routine = Words(
            Role.BODY, "ink2", align=Qt.AlignmentFlag.AlignRight, least=0.8, parent=self
        )
        self.back = Button(_("Back"), ButtonKind.BARE, Icon.BACK, self)

    def place(self, wide: int, theme: Theme, u: float) -> int:
        """Lay it out `wide` px wide; returns how high it is."""
        set_looks(theme, u, self.title, self.sentence, self.routine, self.back)
        back, ring = self.back.box_size, self.back.margin
        top = ring
        left = wide - back.width() - ring
        self.back.set_box(QRect(left, top, back.width(), back.height()))
        room = min(round(wide * WIDEST_NAME), self.routine.width_wanted())
        left -= room + ring + round(8 * u)
        name = self.routine.height_for(room)
        self.routine.setGeometry(left, top + max(0, (back.height() - name) // 2), room, name)
        right = top + max(back.height() + ring, name)
        room = left - round(16 * u)
        high = self.title.height_for(room)
        self.title.setGeometry(0, top, room, high)
        y = top + high
        # Beside Back and the name if that costs no more height than the whole line below them.
        high = self.sentence.height_for(room)
        under = max(y, right)
        if under + self.sentence.height_for(wide) <= y + high:
            y, room, high = under, wide, self.sentence.height_for(wide)
        self.sentence.setGeometry(0, y, room, high)
        return max(y + high, right)
