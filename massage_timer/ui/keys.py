"""What Qt calls the keys that the table of commands names."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from massage_timer.core.commands import OTHER_KEY

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
}
_NOT_PRESSES = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_VolumeUp,
        Qt.Key.Key_VolumeDown,
        Qt.Key.Key_VolumeMute,
        Qt.Key.Key_unknown,
    }
)


def key_name(event: QKeyEvent) -> str:
    """The table's name for a key; `OTHER_KEY` for one it does not name; "" for no press at all."""
    key = Qt.Key(event.key())
    if key in _NOT_PRESSES or not is_plain(event):
        return ""
    return NAMES.get(key, OTHER_KEY)


def is_plain(event: QKeyEvent) -> bool:
    """Neither Ctrl nor Alt nor the like is held."""
    modifiers = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return modifiers == Qt.KeyboardModifier.NoModifier
