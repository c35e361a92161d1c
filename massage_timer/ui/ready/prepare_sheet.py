"""What to prepare before a session, each thing with its icon."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.core.safety import BEFORE, GOOD_TO_GO
from massage_timer.ui.direction import Placed, painter_on, seen
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import LIGHT, Role, Theme, line_height
from massage_timer.ui.widgets.words import Words

THING_ICONS = (Icon.HAND, Icon.CUSHION, Icon.COVER, Icon.OIL)
"""Of what stands in `BEFORE`."""
ICON = 26
INDENT = 42
"""Px at u = 1 from an icon's start to its words."""


class PrepareSheet(Placed, QWidget):
    """Its page places the words; whoever holds the sheet scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self.title = Words(Role.PAGE_TITLE, words=_("Get ready"), parent=self)
        self.things = [
            Words(Role.HANDS, words=_(advice.text), note=_(advice.more), indent=INDENT, parent=self)
            for advice in BEFORE
        ]
        self.sentence = Words(Role.HANDS, "ink2", _(GOOD_TO_GO.text), parent=self)

    @property
    def parts(self) -> list[Words]:
        """All words, from the top."""
        return [self.title, *self.things, self.sentence]

    def set_look(self, theme: Theme, u: float) -> None:
        self._theme, self._u = theme, u
        set_looks(theme, u, *self.parts)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(seen(self, event.rect()), QColor(self._theme.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, first = ICON * self._u, line_height(Role.HANDS, self._u) / 2
        for words, icon in zip(self.things, THING_ICONS, strict=True):
            spot = QRectF(words.x(), words.y() + first - side / 2, side, side)
            paint_icon(painter, icon, spot, self._theme.accent, self._theme.stroke)
