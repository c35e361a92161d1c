"""The shipped typefaces: loads their cuts, and turns a type role into a font."""

from functools import lru_cache
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

_PROBE = 1000
"""Px at which a font is measured, large enough for hinting and rounding not to matter."""


def load_fonts(folder: Path) -> bool:
    """Make the cuts in `folder` known to Qt; False if one is missing or unreadable.

    All are loaded at once: a cut costs about 0.1 ms, and one added later would make Qt look up
    every font again. Without them Qt falls back to the sans serif of the system.
    """
    files = sorted(folder.glob("*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files]
    width_of.cache_clear()
    least_width.cache_clear()
    return bool(files) and all(loaded)


def font(role: Role, u: float) -> QFont:
    """The font of a role at unit `u`."""
    return styled_font(role.value, type_size(role, u))


def styled_font(style: TypeStyle, pixels: float) -> QFont:
    """The style's weight, tracking and figures at any size, which is rounded to whole px."""
    return QFont(_made(style, pixels))  # a copy costs a twentieth, and shares what Qt has found


@lru_cache(maxsize=512)
def _made(style: TypeStyle, pixels: float) -> QFont:
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
    if style.tracking:
        result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.tracking * pixels)
    if style.tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


@lru_cache(maxsize=2048)
def width_of(words: str, role: Role, u: float) -> float:
    """Px of the words in one line. A page is laid out again and again with the same words."""
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
    fits = int(size * width / wanted) - 1
    return styled_font(role.value, max(role.value.floor, size * least, fits))


@lru_cache(maxsize=512)
def least_width(words: str, role: Role, u: float, least: float = 0.75) -> float:
    """Px of the words in one line where `fitting` has made them as small as they may be."""
    return QFontMetricsF(fitting(words, role, u, 0.0, least)).horizontalAdvance(words)


def line_step(of: QFont, role: Role) -> float:
    """Px from line to line in a font that `font` or `fitting` made for a role."""
    return role.value.line * of.pixelSize() / role.value.size


def _ink(of: QFont, words: str) -> QRectF:
    path = QPainterPath()
    path.addText(0, 0, of, words)
    return path.boundingRect()
