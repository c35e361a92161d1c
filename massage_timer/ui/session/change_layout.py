"""Where the words of the change of legs stand in their field, and how large, in any window."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFontMetricsF

from massage_timer.core.language import _
from massage_timer.core.names import LEG_CAPITALS, cover_words
from massage_timer.core.routine import Side
from massage_timer.ui.fonts import font, styled_font
from massage_timer.ui.tokens import Role, Theme, line_height, scales, type_size
from massage_timer.ui.widgets.paint import wrapped

FIELD = 0.523
"""Share of the window's width that the field takes."""
WIDEST_FIELD = 0.6
"""The same where the largest digits are wanted."""
UPRIGHT_FIELD = 0.62
"""Share of an upright window's height."""
LEFT = 62
"""Px at u = 1, as all that follow: before the words."""
RIGHT = 20
RING = 104
RING_FLOOR = 64
GAP = 16
"""At least between the lines and the count, and below it."""
SIDE_LINE = 0.94
"""From one line of the side to the next, in px of its type."""


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """Px of the page; the middles of lines, where nothing else is said."""

    left: float
    room: float
    """How wide words may be."""
    words: float
    """The unit of all words but the side and the count."""
    head: float
    side: float
    """Type of the side."""
    side_top: float
    lines: tuple[str, ...]
    lines_top: float
    count: QRectF
    """The ring with the count; words beside it, or in its place, share its middle."""


def side_lines(side: Side) -> list[str]:
    """The side in two lines; in one where its language has no space between its words."""
    return _(LEG_CAPITALS[side]).split(" ", 1)


def field_in(width: int, height: int, reach: float) -> QRect:
    """The field in a window of this size (px), a little wider for larger digits."""
    if width < height:
        return QRect(0, 0, width, round(height * UPRIGHT_FIELD))
    share = FIELD + (WIDEST_FIELD - FIELD) * (reach - 1) * 2
    return QRect(0, 0, round(width * share), height)


def lay_out_field(
    field: QRect, page_height: int, side: Side, theme: Theme, u: float
) -> FieldLayout:
    """Side and count as large as they are wanted, then the other words; as far as there is room."""
    layout = _laid_out(field, page_height, side, u, 1.0, 1.0)
    for reach in scales(theme.reach):
        layout = _laid_out(field, page_height, side, u, reach, 1.0)
        if _fits(layout, field, u):
            break
    for zoom in scales(theme.zoom):
        layout = _laid_out(field, page_height, side, u, reach, zoom)
        if _fits(layout, field, u):
            break
    return layout


def _laid_out(
    field: QRect, page_height: int, side: Side, u: float, reach: float, zoom: float
) -> FieldLayout:
    left, words = max(LEFT * u, 28), u * zoom
    room = field.width() - left - RIGHT * u
    head = page_height * 75 / 800
    side_top = head + 26 * u + line_height(Role.CHANGE_HEAD, words) * 0.69
    size = _side_size(side, room, u, reach)
    lines_top = side_top + 2 * SIDE_LINE * size + 20 * u
    lines = tuple(wrapped(cover_words(side), font(Role.CHANGE_LINE, words), room))
    below = lines_top + len(lines) * line_height(Role.CHANGE_LINE, words)
    ring = max(RING * u, RING_FLOOR) * reach
    middle = (below + field.height()) / 2 + 4 * u
    middle = min(middle, field.height() - ring / 2 - GAP * u)
    count = QRectF(left + 5 * u, middle - ring / 2, ring, ring)
    return FieldLayout(left, room, words, head, size, side_top, lines, lines_top, count)


def _side_size(side: Side, room: float, u: float, reach: float) -> float:
    """As large as it is wanted and its longer word has room."""
    wanted = type_size(Role.CHANGE_SIDE, u)
    metrics = QFontMetricsF(styled_font(Role.CHANGE_SIDE.value, wanted))
    widest = max(map(metrics.horizontalAdvance, side_lines(side)))
    return wanted * min(reach, room / widest)


def _fits(layout: FieldLayout, field: QRect, u: float) -> bool:
    high = len(layout.lines) * line_height(Role.CHANGE_LINE, layout.words)
    count = layout.count
    beside = 2 * max(abs(offset) for offset in count_lines(layout.words)) + 30 * layout.words
    top = min(count.top(), count.center().y() - beside / 2)
    return (
        layout.lines_top + high + GAP * u <= top
        and count.center().y() + beside / 2 <= field.height()
    )


def count_lines(words: float) -> tuple[float, float]:
    """How far from the count's middle the two lines beside it stand, in px."""
    return -16 * words, 20 * words
