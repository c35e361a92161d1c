"""The keys that are about the window and not about the session."""

from PySide6.QtCore import Qt

from massage_timer.core.language import N_

FULL_SCREEN = Qt.Key.Key_F11
MINI_VIEW = Qt.Key.Key_F10
SOUNDS = Qt.Key.Key_M
SOUNDS_WORDS = ("M", N_("In a session: all sounds, the quiet ones, silent, and round again"))
"""It can be taught something else, as those below cannot."""

WINDOW_KEYS = {
    FULL_SCREEN: ("F11", N_("Full screen, and back")),
    MINI_VIEW: ("F10", N_("In a session: a small window above all others, and back")),
}
"""What each is called, and what it does, for menus, help and manual."""
