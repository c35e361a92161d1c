"""What comes next: a small picture and a name, large in the last ten seconds."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_timer.core.language import _, number, pgettext
from massage_timer.ui.direction import Placed, mirrors, painter_on
from massage_timer.ui.fonts import fitting, least_width, line_step, styled_font
from massage_timer.ui.line_breaks import unbroken
from massage_timer.ui.tokens import (
    CHOSEN,
    HAIRLINE,
    LIGHT,
    NEXT_HEIGHT,
    NEXT_SOON_HEIGHT,
    RADIUS_CARD,
    Role,
    Theme,
    line_height,
)
from massage_timer.ui.widgets.paint import corners, paint_box, paint_line, wrapped

PICTURE = 124
"""Width of the picture at u = 1 while the card is small; grown, it may take its whole 16:10."""
PICTURE_SHARE = 0.41
"""No more of the card than this is picture."""
LEAST_PICTURE = 0.2
"""So much of it is picture, where the words would like to have it."""
SHARES = (1.0, 0.9, 0.8, 0.7)
"""Of its size, in which a name is tried until its lines fit the card."""


class NextCard(Placed, QWidget):
    """The next step of this leg. The page gives it the height it asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._u = 1.0
        self._name = ""
        self._picture = self._small = QPixmap()
        self._shown = self._picture.cacheKey()
        self._mirrored = False
        self._soon: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_look(self, theme: Theme, u: float) -> None:
        if theme is self._theme and u == self._u:
            return
        self._theme, self._u = theme, u
        self.updateGeometry()
        self.update()

    def set_next(self, name: str, picture: QPixmap | None = None, mirrored: bool = False) -> None:
        """The technique's name and its picture, for a right leg mirrored; None: no picture."""
        shown = QPixmap() if picture is None else picture
        if (name, shown.cacheKey(), mirrored) == (self._name, self._shown, self._mirrored):
            return
        self._name, self._shown, self._mirrored = name, shown.cacheKey(), mirrored
        self._picture = QPixmap(shown)
        # It is scaled to the card anyway; a brush takes its px as they are.
        self._picture.setDevicePixelRatio(1)
        self._small = QPixmap()
        self.setAccessibleName(_("Next: {name}").format(name=name))
        self.update()

    def set_soon(self, seconds: int | None) -> None:
        """Seconds until then, in the last ten; None before. Changes the height it asks for."""
        if seconds == self._soon:
            return
        grows = (seconds is None) is not (self._soon is None)
        self._soon = seconds
        if grows:
            self.updateGeometry()
        self.update()

    @property
    def is_soon(self) -> bool:
        """In the last ten seconds, when the card is large."""
        return self._soon is not None

    @property
    def height_wanted(self) -> int:
        """Px at this moment of the step."""
        return self.height_when(soon=self._soon is not None)

    def height_when(self, *, soon: bool) -> int:
        """Px in the last ten seconds or before; where the type has come to its floor, as much as
        two lines of a name need."""
        u, role = self._u, Role.NEXT_SOON if soon else Role.NEXT
        lines = line_height(Role.NEXT_LABEL, u) + 2 * line_height(role, u) + 8 * u
        return round(max((NEXT_SOON_HEIGHT if soon else NEXT_HEIGHT) * u, lines))

    def sizeHint(self) -> QSize:
        return QSize(round(304 * self._u), self.height_wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._name:
            return
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme, u, box = self._theme, self._u, QRectF(self.rect())
        soon = self._soon is not None
        radius = RADIUS_CARD * u
        line = (CHOSEN * u if soon else HAIRLINE) * theme.stroke
        edge, ground = (theme.accent, theme.panel) if soon else (theme.line, theme.ground)
        paint_box(painter, box, radius, ground, edge, line)
        x = 18 * u
        if not self._picture.isNull():
            x = self._paint_picture(painter, box, radius, line) + 14 * u
        self._paint_words(painter, x)

    def _paint_picture(self, painter: QPainter, box: QRectF, radius: float, line: float) -> float:
        """Fill the card's start with the picture's middle; returns where it ends."""
        inside = box.adjusted(line, line, -line, -line)
        widest = PICTURE * self._u if self._soon is None else inside.height() * 1.6
        width = round(min(widest, max(PICTURE * self._u, box.width() * PICTURE_SHARE)))
        room = box.width() - least_width(self._head, Role.NEXT_LABEL, self._u) - 26 * self._u
        wide = min(width, box.width() / 2, max(room, LEAST_PICTURE * box.width()))
        frame = QRectF(inside.left(), inside.top(), wide, inside.height())
        source = _cover(QSizeF(self._picture.size()), frame.size())
        scale = frame.width() / source.width()
        turned = self._mirrored != mirrors(painter)  # the brush is mirrored with all else
        corner = frame.topRight() if turned else frame.topLeft()
        place = QTransform.fromTranslate(corner.x(), corner.y())
        place.scale(-scale if turned else scale, scale)
        place.translate(-source.left(), -source.top())
        # Scaled down first, which averages; a brush alone would pick single px and look torn.
        scaled = self._scaled(scale * self.devicePixelRatioF())
        shrunk = scaled.width() / self._picture.width()
        place.scale(1 / shrunk, 1 / shrunk)
        # A brush and not a clip: the rounded corners stay smooth.
        brush = QBrush(scaled)
        brush.setTransform(place)
        painter.fillPath(corners(frame, max(0.0, radius - line), 0), brush)
        return frame.right()

    def _scaled(self, scale: float) -> QPixmap:
        """The picture at this scale, made once for each size; never larger than it is."""
        width = min(self._picture.width(), round(self._picture.width() * scale))
        if self._small.isNull() or self._small.width() != width:
            self._small = self._picture.scaledToWidth(
                width, Qt.TransformationMode.SmoothTransformation
            )
        return self._small

    @property
    def _head(self) -> str:
        if self._soon is None:
            # Translators: stands over the name of the next step; {n} seconds until then
            return pgettext("step", "Next")
        return _("Next in {n}").format(n=number(self._soon))

    def _paint_words(self, painter: QPainter, x: float) -> None:
        theme, u = self._theme, self._u
        soon = self._soon is not None
        small = Role.NEXT_LABEL
        role = Role.NEXT_SOON if soon else Role.NEXT
        head = self._head
        room = self.width() - x - 12 * u
        label = fitting(head, small, u, room)
        name = fitting(self._name, role, u, room)
        longest = max(
            QFontMetricsF(name).horizontalAdvance(word) for _space, word in unbroken(self._name)
        )
        if longest > room:  # a broken word is harder to read than a smaller one
            name = styled_font(role.value, name.pixelSize() * room / longest - 1)
        upper = line_height(small, u)
        whole = name.pixelSize()
        lines, step = [self._name], line_step(name, role)
        for share in SHARES:  # three lines of a large name would push out what stands over it
            name = styled_font(role.value, whole * share)
            lines = wrapped(self._name, name, room)
            step = line_step(name, role)
            if upper + step * len(lines) <= self.height():
                break
        height = upper + step * len(lines)
        top = (self.height() - height) / 2
        paint_line(painter, label, theme.ink3 if not soon else theme.ink2, x, top + upper / 2, head)
        for index, words in enumerate(lines):
            middle = top + upper + step * (index + 0.5)
            paint_line(painter, name, theme.ink, x, middle, words)


def _cover(picture: QSizeF, frame: QSizeF) -> QRectF:
    """The middle of the picture that has the frame's proportions."""
    shape = frame.width() / frame.height()
    width = min(picture.width(), picture.height() * shape)
    height = width / shape
    corner = QPointF((picture.width() - width) / 2, (picture.height() - height) / 2)
    return QRectF(corner, QSizeF(width, height))
