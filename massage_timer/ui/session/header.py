"""What stands over the session's picture, and where: side, technique, cue, and what covers it."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QRect

from massage_timer.ui.look import set_looks
from massage_timer.ui.session.banner import SessionBanner
from massage_timer.ui.tokens import Role, Theme, line_height, scales
from massage_timer.ui.widgets.mark import Mark
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.words import Words

HEADER = 120
HEADER_FLOOR = 74
CUE_LINES = 2
"""A large cue has room for so many, whether it needs them or not: the picture must not jump."""
CUE_SHARE = 0.58
"""Of the window's width that the cue has at least."""
TECHNIQUE_LINES = 1.6
"""Heights of one whole line that a technique may take: two lines of the smallest type."""
WIDEST_BANNER = 1.4
"""A banner covers the cue and no more of the picture, so it grows no further."""


class HeaderParts(Protocol):
    """What the header asks how much room it wants: the session page."""

    badge: SideBadge
    mark: Mark
    technique: Words
    cue: Words
    banner: SessionBanner

    @property
    def theme(self) -> Theme: ...
    @property
    def softened(self) -> bool: ...
    def width(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Header:
    """Rectangles in the page's px. An empty mark is left out."""

    badge: QRect
    mark: QRect
    technique: QRect
    cue: QRect
    banner: QRect


def header_height(page: HeaderParts, u: float) -> int:
    """Px over the picture for side and cue as large as they are wanted; the cue gets its size."""
    usual = page.badge.sizeHint().height()
    set_looks(page.theme, u * page.theme.reach, page.badge)
    more = page.badge.sizeHint().height() - usual + _grow_cue(page, u)
    return round(max(HEADER * u, HEADER_FLOOR)) + more


def _grow_cue(page: HeaderParts, u: float) -> int:
    """Large text: the cue as large as two lines allow; returns px that the header needs more."""
    zoom = page.theme.zoom
    if zoom == 1:
        return 0
    room = round(CUE_SHARE * page.width())
    for scale in scales(zoom):
        set_looks(page.theme, u * scale, page.cue)
        if page.cue.height_for(room) <= CUE_LINES * line_height(Role.CUE, u * scale) + 1:
            break
    set_looks(page.theme, u * min(zoom, WIDEST_BANNER), page.banner)
    return round(CUE_LINES * line_height(Role.CUE, u * zoom) - line_height(Role.CUE, u))


def lay_out_header(page: HeaderParts, u: float, header: int, width: int) -> Header:
    """Side, technique and mark in one line, the cue below; a banner covers the cue. `header` px
    are free over the picture, which is `width` px wide."""
    left = round(max(28 * u, 16))
    gap = round(20 * u)
    mark = _grow_line(page, u, width - 2 * left - gap)
    end = width - left - (mark.width() + round(12 * u) if mark.width() else 0)
    badge = QRect(QPoint(left, round(max(20 * u, 11))), page.badge.sizeHint())
    mark.moveCenter(QPoint(width - left - mark.width() // 2, badge.center().y()))
    x = badge.right() + gap
    technique = QRect(x, 0, end - x, page.technique.height_for(end - x))
    technique.moveTop(badge.center().y() - min(technique.height(), badge.height()) // 2)
    cue_top = max(badge.bottom(), technique.bottom()) + round(8 * u)
    cue_width = width - 2 * left
    cue = QRect(left, cue_top, cue_width, page.cue.height_for(cue_width))
    banner_size = page.banner.sizeHint()
    banner_top = min(cue_top - round(4 * u), header + round(12 * u) - banner_size.height() // 2)
    banner = QRect(left, max(badge.bottom() + 4, banner_top), cue_width, banner_size.height())
    return Header(badge, mark, technique, cue, banner)


def _grow_line(page: HeaderParts, u: float, room: int) -> QRect:
    """Names and mark as large as they are wanted; returns the mark. It gives way first, its words
    before its icon: the dial tells as well how light it is."""
    if page.softened:
        grown = min(page.theme.zoom, max(1.0, WIDEST_BANNER / page.theme.reach))
        for named, size in ((True, grown), (True, 1.0), (False, grown)):
            page.mark.set_named(named)
            set_looks(page.theme, u * size, page.mark)
            mark = QRect(QPoint(), page.mark.sizeHint())
            if _grow_names(page, u, room - mark.width() - round(12 * u)):
                return mark
    _grow_names(page, u, room)
    return QRect()


def _grow_names(page: HeaderParts, u: float, room: int) -> bool:
    """Side and technique as large as they are wanted, as long as two lines hold the technique; the
    side, which is always the same, gives way last. Whether two lines hold it in the end."""
    sizes, held = scales(page.theme.reach), False
    for side, technique in [(sizes[0], size) for size in sizes] + [(size, 1.0) for size in sizes]:
        set_looks(page.theme, u * side, page.badge)
        set_looks(page.theme, u * technique, page.technique)
        line = line_height(Role.TECHNIQUE, u * technique)
        beside = room - page.badge.sizeHint().width()
        high = page.technique.height_for(beside)
        held = high <= 2 * line + 1 and not page.technique.breaks_words_in(beside)
        if high <= TECHNIQUE_LINES * line:
            break
    return held
