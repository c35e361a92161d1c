"""A sheet of paper on the screen, in the light of the theme, as high as its width asks for."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from massage_timer.core.language import _
from massage_timer.ui.direction import Placed, painter_on
from massage_timer.ui.tokens import HAIRLINE, LIGHT, Theme

PaintSheet = Callable[[QPainter, QRectF], None]
"""Draws the whole sheet, fitted into an area."""


class SheetView(Placed, QWidget):
    """It is drawn once at each width, and kept as an image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._paint: PaintSheet = _nothing
        self._shape = QSize(1, 1)
        self._image = QImage()
        self.setAccessibleName(_("The card"))

    def show_sheet(self, paint: PaintSheet, shape: QSize, words: str) -> None:
        """`shape` says how wide a sheet is to its height, `words` what is on it."""
        self._paint, self._shape = paint, shape
        self._image = QImage()
        self.setAccessibleDescription(words)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def height_for(self, wide: int) -> int:
        """Px that the sheet is high where it is `wide` px wide."""
        return round(wide * self._shape.height() / self._shape.width())

    def width_for(self, high: int) -> int:
        """Px that the sheet is wide where it is `high` px high."""
        return round(high * self._shape.width() / self._shape.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._image.size() != size:
            self._image = QImage(size, QImage.Format.Format_RGB32)
            self._image.fill(Qt.GlobalColor.white)
            sheet = QPainter(self._image)
            self._paint(sheet, QRectF(self._image.rect()))
            sheet.end()
            self._image.setDevicePixelRatio(ratio)
        painter = painter_on(self, mirrored=False)
        painter.drawImage(0, 0, self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        line = HAIRLINE * self._theme.stroke
        painter.setPen(QPen(QColor(self._theme.edge), line))
        painter.drawRect(QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2))


def _nothing(painter: QPainter, area: QRectF) -> None:
    pass
