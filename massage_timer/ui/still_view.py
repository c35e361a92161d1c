"""A picture that does not move, with its caption below."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_timer.core.guide.chapter import Still
from massage_timer.core.language import _
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.picture_view import scene_size
from massage_timer.ui.tokens import LIGHT, Role, Theme
from massage_timer.ui.widgets.paint import paint_side_fades
from massage_timer.ui.widgets.words import Words

FADE = 40
"""Px at u = 1 over which it fades into the ground at its sides."""
GAP = 4


class StillView(Placed, QWidget):
    """As high as its width asks for; the neutral leg where the picture cannot be used."""

    def __init__(
        self, still: Still, pictures: PictureLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._scene = pictures.still(still.name)
        self._theme = LIGHT
        self._u = 1.0
        self._painter: ScenePainter | None = None
        self.caption = Words(Role.HANDS, "ink2", _(still.caption), parent=self)
        self.setAccessibleName(_("Picture: {name}").format(name=_(still.caption)))

    def place(self, left: int, top: int, wide: int, theme: Theme, u: float) -> int:
        """Stand there, `wide` px wide; returns where it ends."""
        size = scene_size(wide)
        self.caption.set_look(theme, u)
        words = self.caption.height_for(wide)
        below = size.height() + round(GAP * u)
        self.caption.setGeometry(0, below, wide, words)
        if theme is not self._theme or u != self._u or self._painter_size != size:
            self._theme, self._u = theme, u
            self._painter = ScenePainter(
                self._scene,
                size,
                self._pictures.palette(theme.name),
                device_pixel_ratio=self.devicePixelRatioF(),
            )
            self.update()
        self.setGeometry(left, top, wide, below + words)
        return top + below + words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self, mirrored=False)
        painter.fillRect(event.rect(), QColor(self._theme.ground))
        if self._painter is None:
            return
        self._painter.paint(painter, None)
        box = QRectF(0, 0, self._painter.size.width(), self._painter.size.height())
        room = box.adjusted(-1, 0, 1, 0)
        paint_side_fades(painter, box, room, FADE * self._u, self._theme.ground)

    @property
    def _painter_size(self) -> QSize:
        return QSize() if self._painter is None else self._painter.size
