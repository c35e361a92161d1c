"""What may have to wait for a slow disk, done beside the window's thread, one after the other."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Slot

from massage_timer.store.disk import DiskError

After = Callable[[DiskError | None], object]
"""Is called in the window's thread, with what the disk refused."""
LOOK_MS = 20


class Errands(QObject):
    """Its thread is made by the first of them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hand: ThreadPoolExecutor | None = None
        self._under_way: deque[tuple[Future[object], After]] = deque()
        # The thread itself tells nothing: this object may be gone by then.
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)

    def do(self, act: Callable[[], object], after: After) -> None:
        """`act` touches nothing of the window, and raises DiskError only."""
        if self._hand is None:
            self._hand = ThreadPoolExecutor(1, "errands")
        self._under_way.append((self._hand.submit(act), after))
        self._looking.start()

    def settle(self) -> None:
        """Wait until all of them are done and told."""
        while self._under_way:
            self._under_way[0][0].exception()
            self._look()

    @Slot()
    def _look(self) -> None:
        while self._under_way and self._under_way[0][0].done():
            future, after = self._under_way.popleft()
            error = future.exception()
            if error is not None and not isinstance(error, DiskError):
                raise error
            after(error)
        if not self._under_way:
            self._looking.stop()
