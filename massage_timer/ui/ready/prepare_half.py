"""The half of Ready that shows what to prepare: a picture over a list, which scrolls if need be."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from massage_timer.core.language import _
from massage_timer.core.routine import Side
from massage_timer.pictures.checked import SceneError
from massage_timer.pictures.library import PictureLibrary
from massage_timer.pictures.sprites import ScenePainter
from massage_timer.ui.direction import Placed, View, painter_on, upright
from massage_timer.ui.ready.prepare_sheet import PrepareSheet
from massage_timer.ui.scroll_style import set_scroll_style
from massage_timer.ui.tokens import FOCUS_WIDTH, LIGHT, RADIUS_ROW, Theme
from massage_timer.ui.widgets.paint import paint_inner_focus, paint_side_fades

SET_UP = "set-up"
"""The name of the picture of what is prepared."""
LEAST_PICTURE = 240
"""Px at u = 1; lower than that the picture tells nothing."""
FADE = 60
"""Px at u = 1 over which a picture that is narrower than its room fades out."""
SCROLL_BAR = 14
LINE = 60
"""Px at u = 1 that an arrow scrolls."""


class PrepareHalf(Placed, QWidget):
    """The list can have the focus only where it scrolls."""

    def __init__(self, pictures: PictureLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture: ScenePainter | None = None
        self._picture_box = QRect()
        self._side = Side.LEFT
        self._theme = LIGHT
        self._u = 1.0
        self.sheet = PrepareSheet()
        self.view = View(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(_("What to prepare"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setWidget(self.sheet)
        self.view.installEventFilter(self)

    def set_side(self, side: Side) -> None:
        """The leg that comes first."""
        self._side = side

    def place(self, box: QRect, margin: int, theme: Theme, u: float) -> None:
        """Fill `box`; the list keeps `margin` px from its sides."""
        self._theme, self._u = theme, u
        self.setGeometry(box)
        self.sheet.set_look(theme, u)
        self._place_list(margin, self._place_picture(margin, u), u)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()  # the ring round it
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        theme, room = self._theme, QRectF(self.rect())
        painter.fillRect(self.rect(), QColor(theme.ground))
        if self._picture is not None:
            box = QRectF(self._picture_box)
            painter.save()
            painter.setClipRect(self._picture_box)
            with upright(painter, box.center().x()):
                painter.translate(self._picture_box.topLeft())
                self._picture.paint(painter, None)
            painter.restore()
            paint_side_fades(painter, box, room, FADE * self._u, theme.ground)
        if self.view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_inner_focus(painter, room, RADIUS_ROW * self._u, theme, self._u)

    def _place_picture(self, margin: int, u: float) -> int:
        """The picture over the list where the window is high enough; returns where it ends."""
        no_picture = round(16 * u)
        parts = self.sheet.parts
        wide, room = self.width(), self.width() - 2 * margin
        needed = sum(words.height_for(room) + round(10 * u) for words in parts) + 40 * u
        high = min(round(wide / 1.6), round(self.height() - needed))
        self._picture = None
        if high < LEAST_PICTURE * u:
            return no_picture
        try:
            scene = self._pictures.load(SET_UP)
        except SceneError:
            return no_picture
        size = QSize(min(wide, round(high * 1.6)), high)
        self._picture_box = QRect(QPoint((wide - size.width()) // 2, 0), size)
        colours = self._pictures.palette(self._theme.name)
        ratio = self.devicePixelRatioF()
        self._picture = ScenePainter(
            scene,
            size,
            colours,
            device_pixel_ratio=ratio,
            mirrored=self._side is Side.RIGHT,
        )
        return high

    def _place_list(self, margin: int, top: int, u: float) -> None:
        """The list in the middle of what is left; it scrolls where there is more of it."""
        left, wide = margin, self.width() - 2 * margin
        parts = self.sheet.parts
        heights = [words.height_for(wide) for words in parts]
        free = self.height() - top - round(20 * u) - sum(heights)
        gap = max(2, min(round(14 * u), free // (len(heights) + 1)))
        y = max(0, (free - gap * len(heights)) // 2)
        for words, high in zip(parts, heights, strict=True):
            words.setGeometry(left, y, wide, high)
            y += high + gap
        ring = round(FOCUS_WIDTH * u * self._theme.stroke)
        bar = round(SCROLL_BAR * u)
        self.view.setGeometry(ring, top, self.width() - 2 * ring, self.height() - top - ring)
        set_scroll_style(self.view, self._theme, bar)
        self.view.verticalScrollBar().setSingleStep(round(LINE * u))
        scrolls = y > self.view.height()
        self.view.setFocusPolicy(
            Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus,
        )
        room = self.view.width() - (bar if scrolls else 0)
        self.sheet.resize(room, max(y, self.view.height()))
