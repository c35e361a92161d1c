"""The questions that the editor asks, and the focus that comes back after them."""

from enum import Enum, auto

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.written import RemoveStep
from massage_timer.ui.editor.notice import Answer, Notice


class Leave(Enum):
    """What becomes of changes when the page is left."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


class Questions(QObject):
    """Each has an answer for Esc that changes nothing."""

    leave_answered = Signal(object)
    """A `Leave`."""
    reload_answered = Signal(bool)
    """True: load what is on the disk; False: keep what is here."""
    remove_answered = Signal(object)
    """A `RemoveStep`; nothing is told where the step stays."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._before: QWidget | None = None
        self.notice = Notice(page)
        self.notice.answered.connect(self._answered)

    def ask_to_leave(self) -> None:
        self._ask(
            _("Save your changes?"),
            Answer(_("Save"), Leave.SAVE),
            Answer(_("Don't save"), Leave.DISCARD),
            Answer(_("Go on editing"), Leave.STAY),
        )

    def ask_to_reload(self) -> None:
        self._ask(
            _("The file was changed by another program."),
            Answer(_("Load it"), True),
            Answer(_("Keep mine"), False),
        )

    def ask_to_remove(self, name: str, place: int) -> None:
        """What becomes of the comments that the file has for a step of this name."""
        self._ask(
            _("{name} has comments in the file.").format(name=name),
            Answer(_("Delete it, keep them"), RemoveStep(place)),
            Answer(_("Delete them too"), RemoveStep(place, with_comments=True)),
            Answer(_("Don't delete"), None),
        )

    def _ask(self, question: str, *answers: Answer) -> None:
        if not self.notice.asks:
            self._before = self._page.window().focusWidget()
        self.notice.ask(question, answers)

    def _answered(self, means: object) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        if isinstance(means, Leave):
            self.leave_answered.emit(means)
        elif isinstance(means, bool):
            self.reload_answered.emit(means)
        elif isinstance(means, RemoveStep):
            self.remove_answered.emit(means)
