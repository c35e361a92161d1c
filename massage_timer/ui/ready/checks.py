"""What Ready looks at before a session, and the line that says how each of it stands."""

from enum import Enum, unique

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from massage_timer.core.check import Check
from massage_timer.core.language import N_, _
from massage_timer.ui.icons import Icon
from massage_timer.ui.ready.row import ReadyRow

HEAR = N_("Hear it")
TRY_AGAIN = N_("Try again")
NOT_YET = Check(None, N_("One moment."))
AGAIN = N_("Looked again.")
"""Said before what is still missing, so that a press is answered."""


@unique
class Checked(Enum):
    """One thing that a session would like to have. The value is its name."""

    SOUND = N_("Sound")
    VOICE = N_("Voice")
    AWAKE = N_("Screen")


_ICONS = {Checked.SOUND: Icon.SPEAKER, Checked.VOICE: Icon.SPEECH, Checked.AWAKE: Icon.SCREEN}


class CheckRow(ReadyRow):
    """Its button plays it, or looks for it again."""

    hear_asked = Signal()
    look_asked = Signal(Checked)

    def __init__(self, checked: Checked, parent: QWidget | None = None) -> None:
        super().__init__(_ICONS[checked], _(checked.value), parent=parent)
        self.checked = checked
        self._check = NOT_YET
        self._asked = False
        """Somebody wanted it to be looked for again."""
        self.pressed.connect(self.ask)
        self.show_check(NOT_YET)

    def begin(self) -> None:
        """The page is shown anew: nobody has asked for anything yet."""
        self._asked = False
        self.show_check(self._check)

    def show_check(self, check: Check) -> None:
        self._check = check
        missing = self._asked and check.fine is False
        words = _(check.words)
        if missing:
            words = _("{text} {more}").format(text=_(AGAIN), more=words)
        self.show_state(words, _(_button(self.checked, check)), check.fine)

    def ask(self) -> None:
        """What its button says; nothing where it has none."""
        wanted = _button(self.checked, self._check)
        if wanted == HEAR:
            self.hear_asked.emit()
        elif wanted == TRY_AGAIN:
            self._asked = True
            self.show_check(self._check)
            self.look_asked.emit(self.checked)


def _button(checked: Checked, check: Check) -> str:
    """What is there can be heard, but for a screen; what is missing looked for again."""
    if check.fine is None:
        return ""
    if not check.fine:
        return TRY_AGAIN
    return "" if checked is Checked.AWAKE else HEAR
