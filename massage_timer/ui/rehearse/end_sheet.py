"""The end of a rehearsal: that it was all, and how the five minutes of a leg are shared out."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import N_, _
from massage_timer.core.rehearsal import END
from massage_timer.core.routine import Routine
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import DONE_MARGIN, LIGHT, Role, Theme, scales
from massage_timer.ui.widgets.words import Words
from massage_timer.ui.widgets.zone_strip import ZoneStrip

WIDEST = 880
"""Px at u = 1 of what stands in the middle."""
GOES_ON = N_(
    "In the session each leg has five minutes, and the guide says each step as it begins. "
    "The safety check comes first."
)


class EndSheet(Placed, QWidget):
    """Calm words in the middle, and the strip of the routine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.routine = Words(Role.CUE, "ink3", parent=self)
        self.title = Words(Role.DONE_TITLE, words=_(END), parent=self)
        self.words = Words(Role.CUE, "ink2", _(GOES_ON), parent=self)
        self.strip = ZoneStrip(self)

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        self.place()

    def show_routine(self, routine: Routine) -> None:
        self.routine.set_words(routine.name)
        self.strip.set_steps(routine.steps)

    def place(self) -> None:
        """In the middle of its height, at one margin, as large as all of it has room."""
        zoom = self._theme.zoom
        for scale in scales(zoom):
            if self._place(self._u * scale / zoom, round(DONE_MARGIN * self._u / zoom)):
                break
        self.update()

    def _place(self, u: float, margin: int) -> bool:
        """Whether it has room."""
        set_looks(self._theme, u, self.routine, self.title, self.words, self.strip)
        wide = min(round(WIDEST * u), self.width() - 2 * margin)
        parts = (self.routine, self.title, self.words, self.strip)
        gaps = (round(4 * u), round(12 * u), round(36 * u), 0)
        heights = [
            part.height_for(wide) if isinstance(part, Words) else part.sizeHint().height()
            for part in parts
        ]
        left, high = (self.width() - wide) // 2, sum(heights) + sum(gaps)
        y = top = max(round(8 * u), (self.height() - high) // 2)
        for part, part_high, gap in zip(parts, heights, gaps, strict=True):
            part.setGeometry(QRect(left, y, wide, part_high))
            y += part_high + gap
        return top + high <= self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(seen(self, event.rect()), QColor(self._theme.ground))
