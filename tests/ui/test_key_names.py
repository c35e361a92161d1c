"""The window knows every key that the table of commands names, and names no others."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from massage_timer.core.commands import COMMANDS
from massage_timer.ui.keys import NAMES, key_name


def test_each_key_of_the_table_is_one_that_the_window_gets() -> None:
    assert set(NAMES.values()) == {key for binding in COMMANDS for key in binding.keys}


def test_a_headset_that_reaches_the_window_means_the_same_as_through_the_desktop() -> None:
    keys = [Qt.Key.Key_MediaNext, Qt.Key.Key_MediaPrevious, Qt.Key.Key_MediaTogglePlayPause]
    none = Qt.KeyboardModifier.NoModifier
    names = [key_name(QKeyEvent(QEvent.Type.KeyPress, key, none)) for key in keys]
    assert names == ["Media Next", "Media Previous", "Media Play/Pause"]
