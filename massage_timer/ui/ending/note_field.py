"""A line for a note about the session that has just ended, which goes into the diary."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.diary import LONGEST_NOTE
from massage_timer.core.language import N_, _
from massage_timer.ui.direction import Placed
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import Role, Theme
from massage_timer.ui.widgets.text_field import TextField
from massage_timer.ui.widgets.words import Words

LABEL = N_("A line for your diary")
WHERE = N_("It stays on this computer.")
KEPT = N_("Kept in your diary, on this computer.")


class NoteField(Placed, QWidget):
    """A name, a field, and where it is kept."""

    written = Signal(str)
    """What is to be kept: by Enter, after a pause, when the focus leaves, or at the end."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._u = 1.0
        self.label = Words(Role.STRONG, words=_(LABEL), parent=self)
        self.field = TextField(_(LABEL), Role.BODY, parent=self)
        self.field.setMaxLength(LONGEST_NOTE)
        self.field.setAccessibleDescription(_(WHERE))
        self.where = Words(Role.SMALL, "ink3", _(WHERE), parent=self)
        self.field.finished.connect(self._keep)
        self.field.textEdited.connect(self._typed)
        self.field.entered.connect(self.entered)

    def begin(self) -> None:
        """For another session: nothing is written yet."""
        self.field.clear()
        self.field.typing.replaces("", "", focused=False)
        self.where.set_words(_(WHERE))

    def finish(self) -> None:
        """The page is left: what stands there is kept."""
        self.field.typing.finish()

    def set_look(self, theme: Theme, u: float) -> None:
        self._u = u
        set_looks(theme, u, self.label, self.field, self.where)
        self._place()

    def height_for(self, width: int) -> int:
        """Px that it needs when it is `width` px wide."""
        words = self.label.height_for(width) + self.where.height_for(width)
        return words + self.field.box_height() + 2 * self._gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    @property
    def _gap(self) -> int:
        return round(6 * self._u)

    def _place(self) -> None:
        wide, high = self.width(), self.label.height_for(self.width())
        self.label.setGeometry(0, 0, wide, high)
        y = high + self._gap
        self.field.set_box(QRect(0, y, wide, self.field.box_height()))
        y += self.field.box_height() + self._gap
        self.where.setGeometry(0, y, wide, self.where.height_for(wide))

    def _typed(self) -> None:
        self.where.set_words(_(WHERE))

    def _keep(self, text: str) -> None:
        self.where.set_words(_(KEPT if text.strip() else WHERE))
        self.written.emit(text)
