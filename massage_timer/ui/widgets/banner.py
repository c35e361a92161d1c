"""One sentence about the session, over the cue line, with a picture or one thing to press."""

from enum import Enum, unique

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.ui.direction import Placed, painter_on, upright
from massage_timer.ui.fonts import fitting, line_step
from massage_timer.ui.icons import Icon, paint_icon
from massage_timer.ui.line_breaks import sentences
from massage_timer.ui.tokens import (
    BANNER_HEIGHT,
    HAIRLINE,
    LIGHT,
    RADIUS_CARD,
    TARGET,
    Role,
    Theme,
)
from massage_timer.ui.widgets.button import Button
from massage_timer.ui.widgets.paint import paint_box, paint_line, rounded, wrapped

BAR = 8
ICON = 28
PICTURE_HEIGHT = 124
"""Of a banner with a picture, which is shown whole."""
WORDS_AT = 70
"""Px at u = 1 from the banner's start to its words."""


@unique
class BannerKind(Enum):
    """What a banner tells; its bar and its icon say it too."""

    INFO = Icon.INFO
    PAUSED = Icon.PAUSE
    REFUSED = Icon.WARNING


class Banner(Placed, QWidget):
    """Shown and hidden by its page, which also counts its seconds."""

    pressed = Signal()
    """The banner's button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._kind = BannerKind.INFO
        self._words = ""
        self._picture = QPixmap()
        self._button = Button("", parent=self)
        self._button.clicked.connect(self.pressed)
        self._button.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self._button.set_look(theme, u)
        self._place_button()
        self.updateGeometry()
        self.update()

    def set_message(
        self, kind: BannerKind, words: str, button: str = "", key: str | Icon | None = None
    ) -> None:
        """What to say, and the words and the key of its button; no words, no button."""
        self._kind, self._words = kind, words
        self._button.set_words(button)
        self._button.set_key(key)
        self._button.setVisible(bool(button))
        self._picture = QPixmap()
        self._place_button()
        self.setAccessibleName(words)
        self.update()

    def set_picture(self, picture: QPixmap, mirrored: bool) -> None:
        """Show it in the place of the icon, until the next message; a null one is none."""
        self._picture = picture.transformed(QTransform.fromScale(-1, 1)) if mirrored else picture
        self.updateGeometry()
        self.update()

    @property
    def button(self) -> Button:
        """For the order of the focus; hidden while the banner offers nothing."""
        return self._button

    def sizeHint(self) -> QSize:
        high = BANNER_HEIGHT if self._picture.isNull() else PICTURE_HEIGHT
        return QSize(round(590 * self._u), round(max(high * self._u, TARGET + 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_button()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        radius = min(RADIUS_CARD * u, box.height() / 2)
        colour = self._colour
        paint_box(painter, box, radius, theme.panel, theme.line, HAIRLINE * theme.stroke)
        # The bar follows the corners outside and has corners of its own inside.
        rest = rounded(box.adjusted(BAR * u, 0, 2 * radius, 0), radius)
        painter.fillPath(rounded(box, radius).subtracted(rest), QColor(colour))
        middle = box.center().y()
        if self._picture.isNull():
            side = ICON * max(u, 0.75)
            spot = QRectF((BAR + 20) * u, middle - side / 2, side, side)
            paint_icon(painter, self._kind.value, spot, colour, theme.stroke)
            x = max(WORDS_AT * u, spot.right() + 10 * u)
        else:
            x = self._paint_picture(painter, box) + 20 * u
        self._paint_words(painter, x, middle)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> float:
        """All of it, at the banner's start; returns where it ends."""
        edge = HAIRLINE * self._theme.stroke
        high = box.height() - 2 * edge
        wide = high * self._picture.width() / self._picture.height()
        place = QRectF(BAR * self._u, edge, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        with upright(painter, place.center().x()):
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        return place.right()

    @property
    def _colour(self) -> str:
        match self._kind:
            case BannerKind.INFO:
                return self._theme.accent
            case BannerKind.PAUSED:
                return self._theme.ink
            case BannerKind.REFUSED:
                return self._theme.glow_edge

    def _paint_words(self, painter: QPainter, x: float, middle: float) -> None:
        room = self.width() - x - 16 * self._u
        if not self._button.isHidden():
            room = self._button.x() - x
        least = 0.75 if self._theme.zoom == 1 else 1.0  # what is wanted large becomes two lines
        words = fitting(self._words, Role.BANNER, self._u, room, least)
        lines = [self._words]
        if QFontMetricsF(words).horizontalAdvance(self._words) > room:
            lines = wrapped(self._words, words, room)
            whole = [line for each in sentences(self._words) for line in wrapped(each, words, room)]
            lines = whole if len(whole) <= len(lines) else lines
        step = line_step(words, Role.BANNER)
        for index, line in enumerate(lines):
            y = middle + (index - (len(lines) - 1) / 2) * step
            paint_line(painter, words, self._theme.ink, x, y, line)

    def _place_button(self) -> None:
        if self._button.isHidden():
            return
        size = self._button.box_size
        size.setHeight(min(size.height(), self.height() - 8))
        right = self.width() - round(18 * self._u)
        top = (self.height() - size.height()) // 2
        self._button.set_box(QRect(right - size.width(), top, size.width(), size.height()))
