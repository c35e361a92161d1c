"""Keeps the screen on while a session runs, and only then."""

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from massage_timer.core.frame import Frame
from massage_timer.core.session import Phase
from massage_timer.player import Clock

LONGEST_PAUSE = 120_000
"""Ms after which a pause is a break, and the screen may go dark."""


class Holder(Protocol):
    """What can keep the screen on; both may be asked for twice, and return at once."""

    def hold(self) -> None: ...
    def release(self) -> None: ...


class StayAwake(QObject):
    """Follows frames. It holds while hands or counts go on, and for a short pause."""

    def __init__(
        self, holder: Holder, clock: Clock, parent: QObject | None = None, *, speed: float = 1.0
    ) -> None:
        """`speed` says how much faster than real time the clock goes."""
        super().__init__(parent)
        self._holder = holder
        self._clock = clock
        self._speed = speed
        self._frame: Frame | None = None
        self._paused_at: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        self._frame = frame
        if not frame.paused:
            self._paused_at = None
        elif self._paused_at is None:
            self._paused_at = self._clock.now()
        self.look()

    @Slot()
    def look(self) -> None:
        """Hold or release, as it should be now."""
        left = self._left()
        if left > 0:
            self._holder.hold()
        else:
            self._holder.release()
        if self._paused_at is not None and left > 0:
            self._timer.start(left)
        else:
            self._timer.stop()

    def _left(self) -> int:
        """Ms for which the screen must at least stay on; 0: it need not."""
        frame = self._frame
        if frame is None or frame.phase in (Phase.READY, Phase.DONE):
            return 0
        if self._paused_at is None:
            return LONGEST_PAUSE
        paused = (self._clock.now() - self._paused_at) / self._speed
        return max(0, round(LONGEST_PAUSE - paused))
