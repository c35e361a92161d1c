"""Calls the giver to the change of legs when another program's window is in front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.phrases import spoken

Tell = Callable[[str, str], bool]
"""Shows a notification with a title and words; False where it cannot."""


def calls(kind: CueKind, *, in_front: bool) -> bool:
    """Whether a cue is worth a notification: whoever has the window in front sees it there."""
    return kind is CueKind.CHANGE_LEGS and not in_front


def window_in_front() -> bool:
    """One of the program's own windows has the keyboard: a window that is minimised or behind
    another one has not."""
    return QGuiApplication.focusWindow() is not None


class Attention(QObject):
    """Marks the window in the desktop's bar and tells, by the first that can."""

    def __init__(
        self,
        windows: Sequence[QWidget],
        tellers: Sequence[Tell],
        parent: QObject | None = None,
        *,
        in_front: Callable[[], bool] = window_in_front,
    ) -> None:
        super().__init__(parent)
        self._windows = windows
        self._tellers = tellers
        self._in_front = in_front

    @Slot(object)
    def call_for_change(self, cue: Cue) -> None:
        """To be told every cue."""
        if not calls(cue.kind, in_front=self._in_front()):
            return
        for window in self._windows:
            if window.isVisible():
                QApplication.alert(window)
        title, _, words = spoken(cue).partition(". ")
        for tell in self._tellers:
            if tell(title, words):
                return
