"""Draws a laid out card: on a PDF, a printer or an image."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen

from massage_timer.core.language import _
from massage_timer.core.routine import Part, Routine, Technique
from massage_timer.paper.layout import lay_out
from massage_timer.paper.marks import Box, Frame, Page, Picture, Rule, Strip, Style, Text
from massage_timer.paper.sheets import Sheet
from massage_timer.paper.type import UNITS, font, width
from massage_timer.pictures.drawing import draw_still
from massage_timer.pictures.library import PictureLibrary
from massage_timer.ui.direction import upright, write
from massage_timer.ui.tokens import LIGHT
from massage_timer.ui.widgets.zone_strip import Piece, label, pieces

INK, FAINT, LINE = "#000000", "#3F4547", "#9AA0A0"
HAIRLINE = 0.5
PALE = 0.42
"""How much of a zone's colour is printed: words stand on it, and ink is dear."""
HATCH = 4.0
"""Points between the lines of what belongs to no zone."""
LABEL = Style(7.5, 600)


class Card:
    """A routine's card on one sheet, laid out."""

    def __init__(self, routine: Routine, sheet: Sheet, pictures: PictureLibrary) -> None:
        """It needs a QGuiApplication that knows the shipped fonts."""
        self.routine = routine
        self.page: Page = lay_out(routine, sheet, width)
        self._pictures = pictures

    @property
    def words(self) -> str:
        """All that is written on it, in the order in which it is read."""
        return " ".join(mark.words for mark in self.page.marks if isinstance(mark, Text))

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw the whole sheet, fitted into an area of the painter and centred there; from the
        right to the left where the program is read so."""
        sheet = self.page.sheet
        wide, high = sheet.wide * UNITS, sheet.high * UNITS
        scale = min(area.width() / wide, area.height() / high)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.translate(area.center() - QPointF(wide, high) * scale / 2)
        if scale != 1:
            painter.scale(scale, scale)
        if QGuiApplication.isRightToLeft():
            painter.translate(wide, 0)
            painter.scale(-1, 1)
        for mark in self.page.marks:
            match mark:
                case Text():
                    painter.setFont(font(mark.style))
                    painter.setPen(QColor(FAINT if mark.style.faint else INK))
                    write(painter, QPointF(mark.x, mark.y) * UNITS, mark.words)
                case Picture():
                    self._paint_picture(painter, mark.box, mark.technique, mark.level)
                case Frame():
                    _paint_frame(painter, _rect(mark.box), INK, mark.width)
                case Rule():
                    line = QLineF(mark.x, mark.y, mark.x + mark.wide, mark.y)
                    painter.setPen(QPen(QColor(LINE), HAIRLINE * UNITS))
                    painter.drawLine(QLineF(line.p1() * UNITS, line.p2() * UNITS))
                case Strip():
                    _paint_strip(painter, _rect(mark.box), pieces(self.routine.steps))
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: Box, technique: Technique, level: int) -> None:
        rect = _rect(box)
        scene = self._pictures.scene_for(technique)
        with upright(painter, rect.center().x()):
            draw_still(painter, rect, scene, self._pictures.palette(LIGHT.name), level)
        _paint_frame(painter, rect, LINE, HAIRLINE)


def _rect(box: Box) -> QRectF:
    corner = QPointF(round(box.left * UNITS), round(box.top * UNITS))
    return QRectF(corner, QPointF(round(box.right * UNITS), round(box.bottom * UNITS)))


def _paint_frame(painter: QPainter, rect: QRectF, colour: str, line: float) -> None:
    painter.setPen(QPen(QColor(colour), line * UNITS))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def _paint_strip(painter: QPainter, rect: QRectF, strip: tuple[Piece, ...]) -> None:
    """The pieces as on Home, paler; each says its name where it has room."""
    total = sum(piece.seconds for piece in strip)
    spent = 0
    for piece in strip:
        left = round(rect.left() + rect.width() * spent / total)
        spent += piece.seconds
        right = round(rect.left() + rect.width() * spent / total)
        box = QRectF(left, rect.top(), right - left, rect.height())
        if piece.part is Part.MAIN:
            painter.fillRect(box, _pale(LIGHT.zones[piece.zone].fill))
        else:
            _paint_hatch(painter, box)
        _paint_frame(painter, box, INK, HAIRLINE)
        _paint_label(painter, box, piece)


def _paint_label(painter: QPainter, box: QRectF, piece: Piece) -> None:
    words = label(_(piece.name), box.width() / UNITS, lambda name: width(name, LABEL), 3.0)
    if not words:
        return
    wide = width(words, LABEL) * UNITS
    corner = QPointF(box.center().x() - wide / 2, box.center().y() + 0.36 * LABEL.size * UNITS)
    if piece.part is not Part.MAIN:
        ground = QRectF(corner.x(), box.top(), wide, box.height())
        painter.fillRect(ground.adjusted(-2 * UNITS, UNITS, 2 * UNITS, -UNITS), QColor("white"))
    painter.setFont(font(LABEL))
    painter.setPen(QColor(INK))
    write(painter, corner, words)


def _paint_hatch(painter: QPainter, box: QRectF) -> None:
    """Rising lines, drawn as lines: a brush would be an image."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(LINE), 0.8 * UNITS))
    x = box.left()
    while x < box.right() + box.height():
        painter.drawLine(QLineF(x - box.height(), box.bottom(), x, box.top()))
        x += HATCH * UNITS
    painter.restore()


def _pale(colour: str) -> QColor:
    """The colour mixed with the white of the paper."""
    full = QColor(colour)
    mixed = [round(255 - (255 - part) * PALE) for part in (full.red(), full.green(), full.blue())]
    return QColor(*mixed)
