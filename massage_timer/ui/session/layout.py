"""Where everything on the session page stands, for any size of the window.

The layout is scaled, not rearranged: large things stay, small things are left out first. Only a
window that is nearly square or upright puts the picture above the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QRect, QRectF

from massage_timer.ui.look import set_looks
from massage_timer.ui.session.bar import BarParts, lay_out_bar
from massage_timer.ui.session.digits import BAR, BAR_FLOOR, BESIDE, UPRIGHT, Seconds, seconds_in
from massage_timer.ui.session.header import HeaderParts, header_height, lay_out_header
from massage_timer.ui.tokens import scales
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.words import Words

COLUMN = 352
WIDEST_COLUMN = 0.42
CROPPED = 0.9
"""At least this share of the scene's height stands above the bar."""
ROOM_FOR_INSTRUCTIONS = 600
"""Windows lower than this (px) have none."""
INSTRUCTION_SCALES = (1.0, 0.94, 0.88)
SMALLEST_NEXT = 0.7
"""The next step grows less in its last ten seconds where large digits take the room."""


class Parts(HeaderParts, BarParts, Protocol):
    """What the layout asks how much room it wants: the session page."""

    dial: PressureDial
    hands: Words
    instructions: Sequence[Words]
    following: NextCard


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles in the page's px. An empty one is left out at this size."""

    picture: QRect
    scene: QRect
    column: QRect
    badge: QRect
    mark: QRect
    technique: QRect
    cue: QRect
    banner: QRect
    ring: QRect
    seconds: Seconds
    dial: QRect
    hands: QRect
    hand_icon: QRectF
    instructions: tuple[QRect, ...]
    following: QRect
    leg_bar: QRect
    clocks: tuple[QRect, QRect, QRect, QRect]
    """This leg's clock and label, both legs' clock and label."""
    controls: tuple[QRect, ...]
    mini: QRect
    """Of the control for the mini view."""
    control_words: bool
    next_picture: bool
    rules: tuple[QRect, ...]


def lay_out(page: Parts, u: float) -> Layout:
    """Places for the page's parts, which must have their look already."""
    width, height = page.width(), page.height()
    bar = round(max(BAR * u, BAR_FLOOR))
    header = header_height(page, u)
    seconds = seconds_in(width, height, page.theme.reach)
    if width < UPRIGHT * height:
        layout = _upright(page, u, header, bar, seconds)
    else:
        layout = _side_by_side(page, u, header, bar, seconds)
    head = lay_out_header(page, u, header, layout.picture.width())
    foot = lay_out_bar(page, u, bar)
    return replace(
        layout,
        badge=head.badge,
        mark=head.mark,
        technique=head.technique,
        cue=head.cue,
        banner=head.banner,
        leg_bar=foot.leg_bar,
        clocks=foot.clocks,
        controls=foot.controls,
        mini=foot.mini,
        control_words=foot.control_words,
    )


def _side_by_side(page: Parts, u: float, header: int, bar: int, seconds: Seconds) -> Layout:
    width, height = page.width(), page.height()
    tallest = (height - bar - header + 12 * u) / CROPPED
    least = max(COLUMN * u, seconds.width + BESIDE * u)
    column = max(least, min(width - 1.6 * tallest, WIDEST_COLUMN * width))
    left = round(width - column)
    scene_width = round(min(left, 1.6 * tallest))
    scene_height = round(scene_width / 1.6)
    top = round(max(header - 12 * u, height - bar - scene_height))
    pad = round(max(24 * u, 12))
    place = QRect(left, 0, width - left, height - bar)
    x, inner = left + pad, place.width() - 2 * pad
    ring = QRect(
        left + (place.width() - seconds.width) // 2, round(8 * u), seconds.width, seconds.height
    )
    return replace(
        _column(page, u, seconds, ring, x, ring.bottom() + round(3 * u), inner, place.bottom()),
        picture=QRect(0, 0, left, height - bar),
        scene=QRect(left - scene_width, top, scene_width, scene_height),
        column=place,
        rules=(
            QRect(left, 0, max(1, round(u)), height - bar),
            QRect(0, height - bar, width, max(1, round(u))),
        ),
    )


def _upright(page: Parts, u: float, header: int, bar: int, seconds: Seconds) -> Layout:
    width, height = page.width(), page.height()
    pad = round(max(24 * u, 12))
    row = seconds.height + pad
    top = round(header - 12 * u)
    floor = height - bar - row
    scene_height = min(round(width / 1.6), round((floor - top) / CROPPED))
    scene_width = round(scene_height * 1.6)
    ring = QRect(pad // 2, floor + pad // 2, seconds.width, seconds.height)
    x = ring.right() + pad
    place = QRect(0, floor, width, row)
    inner = width - x - pad
    return replace(
        _column(page, u, seconds, ring, x, floor + pad // 2, inner, place.bottom()),
        picture=QRect(0, 0, width, floor),
        # On the floor: the arms that come in from below must not end in the air.
        scene=QRect(
            (width - scene_width) // 2, max(top, floor - scene_height), scene_width, scene_height
        ),
        column=place,
        rules=(
            QRect(0, floor, width, max(1, round(u))),
            QRect(0, height - bar, width, max(1, round(u))),
        ),
    )


def _column(
    page: Parts,
    u: float,
    seconds: Seconds,
    ring: QRect,
    x: int,
    top: int,
    width: int,
    bottom: int,
) -> Layout:
    """Dial, hands and instructions from `top`, the next step at the bottom."""
    none = QRect()
    floor = bottom - round(max(18 * u, 11))
    scale = _grow_column(page, u, width, floor - top)
    dial = QRect(x, top, width, page.dial.sizeHint().height())
    hands_top = dial.bottom() + round(6 * u)
    hands = QRect(x, hands_top, width, page.hands.height_for(width))
    icon = 24 * max(u * scale, 0.7)
    line = page.hands.height_for(10_000)
    hand_icon = QRectF(x, hands.top() + (line - icon) / 2, icon, icon)
    wanted = page.following.height_wanted
    following = QRect(x, floor - wanted, width, wanted)
    rule = QRect(x, hands.bottom() + round(8 * u), width, max(1, round(u)))
    instructions = _instructions(page, u, rule, following)
    return Layout(
        picture=none,
        scene=none,
        column=none,
        badge=none,
        mark=none,
        technique=none,
        cue=none,
        banner=none,
        ring=ring,
        seconds=seconds,
        dial=dial,
        hands=hands,
        hand_icon=hand_icon,
        instructions=instructions,
        following=following,
        leg_bar=none,
        clocks=(none, none, none, none),
        controls=(),
        mini=none,
        control_words=True,
        next_picture=width >= 150 * scale,
        rules=(rule,) if not instructions[0].isEmpty() else (),
    )


def _grow_column(page: Parts, u: float, width: int, room: int) -> float:
    """Large text: dial, hands and next step as large as they have `room` px for, together; returns
    how large the hands are. They stay so when the next step grows, which then grows less."""
    theme, gaps, scale, above = page.theme, 12 * u, 1.0, 0
    for scale in scales(theme.zoom):
        set_looks(theme, u * scale, page.dial, page.hands, page.following)
        above = page.dial.sizeHint().height() + page.hands.height_for(width)
        if above + gaps + page.following.height_when(soon=False) < room:
            break
    for smaller in scales(scale, SMALLEST_NEXT):
        set_looks(theme, u * smaller, page.following)
        if above + gaps + page.following.height_wanted < room:
            break
    return scale


def _instructions(page: Parts, u: float, rule: QRect, following: QRect) -> tuple[QRect, ...]:
    """All sentences, a little smaller if need be; else as many as there is room for."""
    if page.height() < ROOM_FOR_INSTRUCTIONS:
        return tuple(QRect() for _ in page.instructions)
    places: list[QRect] = []
    for scale in INSTRUCTION_SCALES:
        set_looks(page.theme, u * page.theme.zoom * scale, *page.instructions)
        places = _stacked(page, u, rule)
        if max(place.bottom() for place in places) < following.top() - 4 * u:
            break
    limit = following.top() - 4 * u
    return tuple(place if place.bottom() < limit else QRect() for place in places)


def _stacked(page: Parts, u: float, rule: QRect) -> list[QRect]:
    """One sentence under the other, whether there is room or not; an empty one has no height."""
    places: list[QRect] = []
    y = rule.bottom() + round(7 * u)
    for words in page.instructions:
        if not words.words:
            places.append(QRect())
            continue
        places.append(QRect(rule.left(), y, rule.width(), words.height_for(rule.width())))
        y = places[-1].bottom() + round(3 * u)
    return places
