"""The picture of a step, moved at the pace that it has."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.routine import Technique
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import Placed
from massage_timer.ui.picture_view import PictureView, scene_size
from massage_timer.ui.tokens import MOVES_AT_MOST_FPS, Theme

FADE = 0.35
"""Its ends fade out over so much less than those of the large picture of a session."""
SOON = 60
"""Ms for which a technique must stay the wanted one before its picture is made ready: whoever goes
over the rows with a key is not held up by pictures that nobody looks at."""


class StepPicture(Placed, QWidget):
    """Its frame clock asks the program's clock, and stands while nobody can see it."""

    def __init__(
        self, pictures: PictureLibrary, now: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        """`now` is a steady clock in ms."""
        super().__init__(parent)
        self._now = now
        self._began = 0
        self._pace = 1
        self._still = False
        self._technique: Technique | None = None
        self._wanted: Technique | None = None
        """The one to be shown as soon as its picture is ready; until then the one before stands."""
        self._pressure = 1
        self.view = PictureView(pictures, self)
        self.view.prepared.connect(self._show_wanted)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._prepare_wanted)
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(1000 // MOVES_AT_MOST_FPS)
        self._frames.timeout.connect(self.move_hands)

    @property
    def moving(self) -> bool:
        return self._frames.isActive()

    @property
    def pace(self) -> int:
        """Seconds of a stroke."""
        return self._pace

    def set_look(self, theme: Theme, u: float) -> None:
        self.view.set_look(theme, FADE * u)

    def show_technique(self, technique: Technique | None, pace: int, pressure: int) -> None:
        """Another one from the beginning of its stroke; the same goes on at another pace."""
        self._wanted = technique
        self._pace, self._pressure = max(1, pace), pressure
        if technique is self._technique:
            self._soon.stop()
            self.view.set_pressure(pressure)
        elif technique is not None and self._technique is not None and self.isVisible():
            self._soon.start()
        else:
            self._soon.stop()
            self._show_wanted()
        self._run_or_stand()

    def set_still(self, still: bool) -> None:
        """Reduced motion: the picture stands, with its arrow whole."""
        self._still = still
        self._run_or_stand()

    def move_hands(self) -> None:
        """Put the hands where the clock says that they are."""
        self.view.set_position((self._now() - self._began) / (1000 * self._pace))

    def settle(self) -> None:
        """Show the wanted picture and end its cross-fade, now."""
        self._soon.stop()
        self._show_wanted()
        self.view.settle()

    def _prepare_wanted(self) -> None:
        if self._wanted is not None and not self._still:
            self.view.prepare(self._wanted, mirrored=False)
        if not self.view.preparing:
            self._show_wanted()

    def _show_wanted(self) -> None:
        if self._wanted is self._technique or self._soon.isActive():
            return
        self._technique = self._wanted
        self._began = self._now()
        self.view.set_picture(self._technique, mirrored=False, fade=not self._still)
        self.view.set_pressure(self._pressure)
        self._run_or_stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = scene_size(min(self.width(), self.height() * 1.6))
        self.view.setGeometry(self.rect())
        left = (self.width() - size.width()) // 2
        self.view.set_box(QRect(left, 0, size.width(), size.height()))
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_or_stand()

    def hideEvent(self, event: QHideEvent) -> None:
        self._frames.stop()
        super().hideEvent(event)

    def _run_or_stand(self) -> None:
        waits = self._wanted is not self._technique
        if self._technique is not None and not (waits or self._still) and self.isVisible():
            self.move_hands()
            self._frames.start()
        else:
            self._frames.stop()
            if self._still:
                self.view.set_position(None)
