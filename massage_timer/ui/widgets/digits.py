"""The large figures that tick, as outlines: every size has the same shape, and none jumps."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from massage_timer.core.language import number, spoken_language
from massage_timer.ui.direction import upright
from massage_timer.ui.fonts import digit_height, styled_font
from massage_timer.ui.tokens import THREE_FIGURES_TRACKING, Role

THREE_FIGURES_WIDTH = 1.735
"""Em that the widest three figures are drawn in."""
TWO_FIGURES = 1.68
"""Width of a room to the height of the digits, where two figures have no ring round them."""

_EM = 1000
"""Px at which digits are outlined; they are scaled from there."""


def height_of_em() -> float:
    """Drawn height of the digits, in em; a little more, so that they are drawn smaller, in a script
    whose figures are wider than the room for two. It asks the font for every figure: keep it."""
    pairs = (outlined(11 * figure).boundingRect().width() for figure in range(1, 10))
    return max(digit_height(Role.SECONDS.value), max(pairs) / _EM / TWO_FIGURES)


def outlined(seconds: int) -> QPainterPath:
    """The digits as `paint_digits` takes them, centred so that they do not move while they tick.

    The last figure has a cell of one width for all figures. Those before it stay for ten
    seconds and more, and stand as close as they would in a word: a 1 leaves no hole.
    """
    digits = QPainterPath()
    figures = number(seconds)
    style = Role.SECONDS.value
    last = styled_font(style, _EM)
    before = styled_font(replace(style, tabular=False), _EM)
    tracking = (THREE_FIGURES_TRACKING if len(figures) > 2 else style.tracking) * _EM
    if not figures.isascii():  # those of other scripts touch one another as it is
        tracking = 0.0
    for one in (last, before):
        one.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
    digits.addText(0, 0, before, figures[:-1])
    lead = QFontMetricsF(before).horizontalAdvance(figures[:-1])
    metrics = QFontMetricsF(last)
    # A font of another script may have no figures of one width.
    cell = max(map(metrics.horizontalAdvance, spoken_language().digits))
    spare = cell - metrics.horizontalAdvance(figures[-1])
    digits.addText(lead + spare / 2, 0, last, figures[-1])
    # Overlapping strokes of a figure must not cut holes into each other.
    digits.setFillRule(Qt.FillRule.WindingFill)
    advance = lead + cell - tracking
    # Those of another script may stand above the line.
    lowest = QPainterPath()
    lowest.addText(0, 0, before, spoken_language().digits[1])
    digits.translate(-advance / 2, -lowest.boundingRect().bottom())
    return digits


def paint_digits(
    painter: QPainter,
    digits: QPainterPath,
    middle: QPointF,
    height: float,
    em_height: float,
    colour: str,
    line: float = 0.0,
) -> None:
    """Outlined digits `height` px high round `middle`; with a `line` (px) they are not filled."""
    scale = height / (em_height * _EM)
    place = QTransform.fromTranslate(middle.x(), middle.y() + height / 2)
    place.scale(scale, scale)
    with upright(painter, middle.x()):
        if line:
            pen = QPen(QColor(colour), line)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            # Strokes of a figure that overlap would be lines within it.
            painter.strokePath(place.map(digits.simplified()), pen)
        else:
            painter.fillPath(place.map(digits), QColor(colour))
