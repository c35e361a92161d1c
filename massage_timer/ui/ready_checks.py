"""What Ready looks at before a session, and the line that says how each of it stands."""

from enum import Enum, unique

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.check import Check
from massage_timer.ui.icons import Icon
from massage_timer.ui.ready_row import ReadyRow

HEAR = "Hear it"
TRY_AGAIN = "Try again"
NOT_YET = Check(None, "One moment.")


@unique
class Checked(Enum):
    """One thing that a session would like to have. The value is its name."""

    SOUND = "Sound"
    VOICE = "Voice"
    AWAKE = "Screen"


_ICONS = {Checked.SOUND: Icon.SPEAKER, Checked.VOICE: Icon.SPEECH, Checked.AWAKE: Icon.SCREEN}


class CheckRow(ReadyRow):
    """Its button plays it, or looks for it again."""

    hear_asked = Signal()
    look_asked = Signal(Checked)

    def __init__(self, checked: Checked, parent: QWidget | None = None) -> None:
        super().__init__(_ICONS[checked], checked.value, parent=parent)
        self.checked = checked
        self.pressed.connect(self._ask)
        self.show_check(NOT_YET)

    def show_check(self, check: Check) -> None:
        self.show_state(check.words, _button(self.checked, check), check.fine)

    def _ask(self) -> None:
        if self.button.text() == HEAR:
            self.hear_asked.emit()
        else:
            self.look_asked.emit(self.checked)


def _button(checked: Checked, check: Check) -> str:
    """A sound can always be tried; a voice where there is one; a screen only looked at again."""
    if checked is Checked.SOUND or (checked is Checked.VOICE and check.fine):
        return HEAR
    return TRY_AGAIN if check.fine is False else ""
