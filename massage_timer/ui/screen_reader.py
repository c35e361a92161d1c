"""The screen reader that is on, as far as Qt knows of one."""

from collections.abc import Callable

from PySide6 import QtGui
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


class ScreenReader:
    """Says words through it. Where there is none, or Qt is too old for announcements, nothing
    happens."""

    def __init__(self, window: Callable[[], QWidget]) -> None:
        """`window` is one that is seen now: readers pass over what comes from another."""
        self._window = window
        self._event = getattr(QtGui, "QAccessibleAnnouncementEvent", None)  # since Qt 6.8

    @property
    def listens(self) -> bool:
        return self._event is not None and QAccessible.isActive()

    def say(self, words: str, *, urgent: bool) -> None:
        """In its turn; what is `urgent` at once."""
        if self._event is None:
            return
        event = self._event(self._window(), words)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
