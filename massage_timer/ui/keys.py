"""What keys and buttons of the mouse are called: in the table of commands, and when taught.

They are kept in the settings as they stand here; `core.key_words` says them to people.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from massage_timer.core.commands import OTHER_KEY, UNTAUGHT
from massage_timer.core.language import N_
from massage_timer.core.session import Command
from massage_timer.ui.window.keys import WINDOW_KEYS

NAMES = {
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_PageDown: "Page Down",
    Qt.Key.Key_PageUp: "Page Up",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_MediaPlay: "Media Play",
    Qt.Key.Key_MediaPause: "Media Pause",
    Qt.Key.Key_MediaTogglePlayPause: "Media Play/Pause",
    Qt.Key.Key_MediaNext: "Media Next",
    Qt.Key.Key_MediaPrevious: "Media Previous",
    Qt.Key.Key_B: "B",
    Qt.Key.Key_Period: ".",
    Qt.Key.Key_F5: "F5",
}
MOUSE_NAMES = {
    Qt.MouseButton.MiddleButton: N_("Mouse Middle"),
    Qt.MouseButton.BackButton: N_("Mouse Back"),
    Qt.MouseButton.ForwardButton: N_("Mouse Forward"),
    Qt.MouseButton.TaskButton: N_("Mouse Task"),
}
"""Those that mean nothing unless they are taught."""
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""No press by themselves."""
_NOT_PRESSES = _MODIFIERS | {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_VolumeUp,
    Qt.Key.Key_VolumeDown,
    Qt.Key.Key_VolumeMute,
    Qt.Key.Key_unknown,
}
"""No press of a session's key unless they are taught."""
_HELD = {
    Qt.KeyboardModifier.ControlModifier: N_("Ctrl"),
    Qt.KeyboardModifier.AltModifier: N_("Alt"),
    Qt.KeyboardModifier.ShiftModifier: N_("Shift"),
    Qt.KeyboardModifier.MetaModifier: N_("Meta"),
}
_NO_CHARACTERS_FROM = 0x01000000
"""Numbers of keys from here on stand for no character."""


def key_name(event: QKeyEvent, taught: Mapping[str, Command] = UNTAUGHT) -> str:
    """The name by which a key is obeyed: that by which it was taught, else the table's.

    `OTHER_KEY` for a key that has neither, "" for what is no press of a session's key at all.
    """
    name = press_name(event)
    if name in taught:
        return name
    key = Qt.Key(event.key())
    if key in _NOT_PRESSES or not is_plain(event):
        return ""
    return NAMES.get(key, OTHER_KEY)


def press_name(event: QKeyEvent) -> str:
    """What a press is called when it is taught, such as "Page Down", "Ctrl+B" or "Key 193".

    "" for modifiers alone, for the keys of the window, and for what cannot be told apart.
    """
    key = Qt.Key(event.key())
    if key in _MODIFIERS or key in WINDOW_KEYS:
        return ""
    held = [word for modifier, word in _HELD.items() if event.modifiers() & modifier]
    name = NAMES.get(key) or _name_of_other(key)
    if not name and event.nativeScanCode():
        name = f"Key {event.nativeScanCode()}"
    return "+".join((*held, name)) if name else ""


def mouse_name(button: Qt.MouseButton) -> str:
    """What an extra button of a mouse is called; "" for those that click."""
    return MOUSE_NAMES.get(button, "")


def is_plain(event: QKeyEvent) -> bool:
    """Neither Ctrl nor Alt nor the like is held."""
    modifiers = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return modifiers == Qt.KeyboardModifier.NoModifier


def _name_of_other(key: Qt.Key) -> str:
    """Qt's name for a key that the table does not name; "" where it has none."""
    if key == Qt.Key.Key_Backtab:
        return "Tab"
    name = QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
    # For keys without a name Qt makes up a character.
    made_up = key >= _NO_CHARACTERS_FROM and len(name) == 1
    return "" if made_up or not name.strip().isprintable() else name.strip()
