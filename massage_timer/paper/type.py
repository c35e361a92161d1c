"""The shipped typeface on paper: fonts for styles, and how wide words are in them."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from massage_timer.paper.marks import Style
from massage_timer.ui.fonts import DISPLAY_FAMILY, OTHER_SCRIPTS, TEXT_FAMILY

UNITS = 20
"""Of the painter in one point: sizes of type and points of pictures are whole ones."""
_PROBE = 1000


def font(style: Style) -> QFont:
    """The font of a style for a painter whose unit is a twentieth of a point."""
    return _font(style.weight, style.display, max(1, round(style.size * UNITS)))


def width(words: str, style: Style) -> float:
    """Points that the words are wide; a hair more, for sizes are rounded."""
    size = round(style.size * UNITS) / UNITS
    return _em(words, style.weight, style.display) * size


@lru_cache(maxsize=20_000)
def _em(words: str, weight: int, display: bool) -> float:
    metrics = QFontMetricsF(_font(weight, display, _PROBE))
    return metrics.horizontalAdvance(words) / _PROBE


def _font(weight: int, display: bool, pixels: int) -> QFont:
    result = QFont()
    own = [DISPLAY_FAMILY, TEXT_FAMILY] if display else [TEXT_FAMILY]
    result.setFamilies([*own, *OTHER_SCRIPTS, result.family()])
    result.setStyleHint(QFont.StyleHint.SansSerif)
    result.setPixelSize(pixels)
    result.setWeight(QFont.Weight(weight))
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A glyph that stands for others has no letter in a PDF, and would not be found.
    for feature in ("calt", "liga"):
        result.setFeature(QFont.Tag(feature), 0)
    return result
