"""What is typed into a field, told once: when it is finished, or after a pause."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from massage_timer.core.written import plain

PAUSE_MS = 900
"""So long nothing is typed before what stands there is told."""
LONGEST_MS = 1_200
"""So long somebody types without such a pause; then it is told all the same."""


class Typing(QObject):
    """Stands between a field and whoever keeps its text. The field says what happens to it."""

    finished = Signal(str)
    """Another text than was shown or told last."""

    def __init__(self, text: Callable[[], str], parent: QObject) -> None:
        """`text` gives what stands in the field now."""
        super().__init__(parent)
        self._text = text
        self._told = ""
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.pause)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MS)
        self._longest.timeout.connect(self.pause)

    @property
    def pending(self) -> bool:
        """Whether something stands there that was not told yet."""
        return self._text() != self._told

    def typed(self) -> None:
        """A letter more, or less."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def pause(self) -> None:
        """Nothing was typed for a while. An empty field waits: other words are on their way."""
        if self._text().strip():
            self.finish()

    def finish(self) -> None:
        """Tell it now."""
        self._stop()
        if self.pending:
            self._told = self._text()
            self.finished.emit(self._told)

    def replaces(self, text: str, written: str, *, focused: bool) -> bool:
        """Whether this text has to be put into the field, which is then as if it were told.

        Not while somebody types: neither what was told, as it comes back without the space at its
        end, nor what was there before. `written` is what is kept, "" where `text` stands in for it.
        """
        mine = focused and plain(self._text()) == plain(written)
        typing = focused and self.pending and text == self._shown
        self._shown = text
        if typing:
            return False
        if mine:
            self._told = self._text()
            return False
        self._stop()
        self._told = text
        return True

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()
