"""The shipped typefaces: loads their cuts, and turns a type role into a font."""

import re
from functools import lru_cache
from math import ceil
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainterPath

from massage_timer.core.language import spoken_language
from massage_timer.ui.tokens import DISPLAY_FROM, Role, TypeStyle, type_size

TEXT_FAMILY = "Inter"
DISPLAY_FAMILY = "Inter Display"
OTHER_SCRIPTS = ("Noto Sans Arabic Cut", "Noto Sans SC Cut")
"""What Inter has no letters for. They have no letter in common, so their order is the same in every
language."""

_WITH_MARKS = re.compile("[\u0600-\u06ff]")
_PROBE = 1000
"""Px at which a font is measured, large enough for hinting and rounding not to matter."""


def load_fonts(folder: Path) -> bool:
    """Make the cuts in `folder` known to Qt; False if one is missing or unreadable.

    All are loaded at once: a cut costs about 0.1 ms, and one added later would make Qt look up
    every font again. Without them Qt falls back to the sans serif of the system.
    """
    files = sorted(folder.glob("*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files]
    _width.cache_clear()
    _least_width.cache_clear()
    return bool(files) and all(loaded)


def font(role: Role, u: float) -> QFont:
    """The font of a role at unit `u`."""
    return styled_font(role.value, type_size(role, u))


def styled_font(style: TypeStyle, pixels: float) -> QFont:
    """The style's weight, tracking and figures at any size, which is rounded to whole px."""
    tracked = not spoken_language().right_to_left  # Arabic letters join: none is moved
    return QFont(
        _made(style, pixels, tracked)
    )  # a copy costs a twentieth, and shares what Qt has found


@lru_cache(maxsize=512)
def _made(style: TypeStyle, pixels: float, tracked: bool) -> QFont:
    result = QFont()
    if pixels >= DISPLAY_FROM:
        result.setFamilies([DISPLAY_FAMILY, TEXT_FAMILY, *OTHER_SCRIPTS, result.family()])
    else:
        result.setFamilies([TEXT_FAMILY, *OTHER_SCRIPTS, result.family()])
    result.setStyleHint(QFont.StyleHint.SansSerif)
    result.setPixelSize(max(1, round(pixels)))
    result.setWeight(QFont.Weight(style.weight))
    # No hinting: steps of whole pixels would make the words jump while a window is resized.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.tracking and tracked:
        result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking * pixels)
    if style.tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def width_of(words: str, role: Role, u: float) -> float:
    """Px of the words in one line. A page is laid out again and again with the same words."""
    return _width(words, role, u, spoken_language().right_to_left)


@lru_cache(maxsize=2048)
def _width(words: str, role: Role, u: float, _right_to_left: bool) -> float:
    return QFontMetricsF(font(role, u)).horizontalAdvance(words)


def digit_height(style: TypeStyle) -> float:
    """Height of the lowest digit as it is drawn, in em of this style's font: of a one, which has no
    curve that goes over. In other scripts a nought may be no more than a dot."""
    one = spoken_language().digits[1]
    return _ink(styled_font(style, _PROBE), one).height() / _PROBE


def fitting(words: str, role: Role, u: float, width: float, least: float = 0.75) -> QFont:
    """The role's font, made smaller until the words fit `width` px.

    It stops at `least` of the size and at the role's floor: words that do not fit then are for
    the caller to wrap.
    """
    wanted = width_of(words, role, u)
    if not words or wanted <= width:  # no words fit where a bar has less than no room left as well
        return font(role, u)
    size = type_size(role, u)
    # A px less than would fit, because sizes are whole and tracking is not.
    fits = int(font(role, u).pixelSize() * width / wanted) - 1
    return styled_font(role.value, max(role.value.floor, size * least, fits))


def least_width(words: str, role: Role, u: float, least: float = 0.75) -> float:
    """Px of the words in one line where `fitting` has made them as small as they may be."""
    return _least_width(words, role, u, least, spoken_language().right_to_left)


@lru_cache(maxsize=512)
def _least_width(words: str, role: Role, u: float, least: float, _right_to_left: bool) -> float:
    return QFontMetricsF(fitting(words, role, u, 0.0, least)).horizontalAdvance(words)


@lru_cache(maxsize=512)
def overshoot(words: str, of: QFont, above: float, below: float) -> tuple[int, int]:
    """Px by which words reach higher than `above` and lower than `below` their baseline: Arabic
    has marks over and under its letters, which a line of Latin letters leaves no room for."""
    if not _WITH_MARKS.search(words):
        return 0, 0
    ink = _ink(of, words)
    return max(0, ceil(-ink.top() - above)), max(0, ceil(ink.bottom() - below))


def line_step(of: QFont, role: Role) -> float:
    """Px from line to line in a font that `font` or `fitting` made for a role."""
    return role.value.line * of.pixelSize() / role.value.size


def _ink(of: QFont, words: str) -> QRectF:
    path = QPainterPath()
    path.addText(0, 0, of, words)
    return path.boundingRect()
