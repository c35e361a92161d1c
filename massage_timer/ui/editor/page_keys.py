"""What the keys of the editor ask for, wherever its focus is."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from massage_timer.core.language import N_


class Asked(Enum):
    """What can be asked of the page."""

    UNDO = auto()
    REDO = auto()
    SAVE = auto()
    FIT = auto()
    REHEARSE = auto()
    INSERT = auto()
    DUPLICATE = auto()
    REMOVE = auto()
    UP = auto()
    DOWN = auto()
    PROBLEM = auto()
    LEAVE = auto()

    @property
    def repeats(self) -> bool:
        """Whether it goes on while its key is held."""
        return self in (Asked.UNDO, Asked.REDO, Asked.UP, Asked.DOWN)


_CTRL = {
    Qt.Key.Key_Z: Asked.UNDO,
    Qt.Key.Key_Y: Asked.REDO,
    Qt.Key.Key_S: Asked.SAVE,
    Qt.Key.Key_D: Asked.DUPLICATE,
    Qt.Key.Key_R: Asked.REHEARSE,
    Qt.Key.Key_0: Asked.FIT,
}
_ALT = {Qt.Key.Key_Up: Asked.UP, Qt.Key.Key_Down: Asked.DOWN}
_PLAIN = {
    Qt.Key.Key_Insert: Asked.INSERT,
    Qt.Key.Key_F8: Asked.PROBLEM,
    Qt.Key.Key_Escape: Asked.LEAVE,
}
HELP = {
    "Insert": N_("Add a step after the chosen one"),
    "Delete": N_("Take it out"),
    "Ctrl+D": N_("Once more the same"),
    "Alt+↑, Alt+↓": N_("Move it"),
    "+, −": N_("A stroke more or less"),
    "Enter, F2": N_("Change it"),
    "F8": N_("The next problem"),
    "Ctrl+0": N_("Fit to 5:00"),
    "Ctrl+R": N_("Rehearse it as it stands"),
    "Ctrl+Z, Ctrl+Y": N_("Take back, and bring back"),
    "Ctrl+S": N_("Save"),
}
"""What the keys do, for Help: these, and those of the table."""


def asked_by(event: QKeyEvent) -> Asked | None:
    """What a key asks for; None: nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if held == ctrl | shift and key == Qt.Key.Key_Z:
        return Asked.REDO
    if held == ctrl:
        return _CTRL.get(key)
    if held == Qt.KeyboardModifier.AltModifier:
        return _ALT.get(key)
    return _PLAIN.get(key) if held == Qt.KeyboardModifier.NoModifier else None
