"""Where everything on the session page stands, for any size of the window.

The layout is scaled, not rearranged: large things stay, small things are left out first. Only a
window that is nearly square or upright puts the picture above the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF

from massage_timer.ui.controls import Controls
from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import CONTROL_HEIGHT, DIGITS_SHARE, Theme
from massage_timer.ui.widgets import pacer_ring
from massage_timer.ui.widgets.banner import Banner
from massage_timer.ui.widgets.mark import Mark
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.side_badge import SideBadge
from massage_timer.ui.widgets.words import Words

HEADER = 120
HEADER_FLOOR = 74
BAR = 112
BAR_FLOOR = 78
COLUMN = 352
WIDEST_COLUMN = 0.42
CROPPED = 0.9
"""At least this share of the scene's height stands above the bar."""
UPRIGHT = 1.3
"""Below this width to height the picture stands above the numbers."""
LEG_BAR = 396
ROOM_FOR_INSTRUCTIONS = 600
"""Windows lower than this (px) have none."""
DIGITS_SPARE = 1.06
"""What three figures need beyond two, whose room is as wide."""
INSTRUCTION_SCALES = (1.0, 0.94, 0.88)


class Parts(Protocol):
    """What the layout asks how much room it wants: the session page."""

    badge: SideBadge
    mark: Mark
    technique: Words
    cue: Words
    banner: Banner
    dial: PressureDial
    hands: Words
    instructions: Sequence[Words]
    following: NextCard
    leg_clock: Words
    leg_label: Words
    both_clock: Words
    both_label: Words
    controls: Controls

    @property
    def theme(self) -> Theme: ...
    @property
    def softened(self) -> bool: ...
    def width(self) -> int: ...
    def height(self) -> int: ...


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
    header = round(max(HEADER * u, HEADER_FLOOR))
    ring = round(max(pacer_ring.SIDE * u, _ring_for_digits(height)))
    if width < UPRIGHT * height:
        layout = _upright(page, u, header, bar, ring)
    else:
        layout = _side_by_side(page, u, header, bar, ring)
    return _with_bar(page, u, bar, _with_header(page, u, header, layout))


def _ring_for_digits(height: int) -> float:
    """The ring's side at which the seconds take their share of the window's height."""
    return pacer_ring.SIDE * DIGITS_SHARE * DIGITS_SPARE * height / pacer_ring.DIGITS


def _side_by_side(page: Parts, u: float, header: int, bar: int, ring: int) -> Layout:
    width, height = page.width(), page.height()
    tallest = (height - bar - header + 12 * u) / CROPPED
    column = max(COLUMN * u, ring + 24 * u, min(width - 1.6 * tallest, WIDEST_COLUMN * width))
    left = round(width - column)
    scene_width = round(min(left, 1.6 * tallest))
    scene_height = round(scene_width / 1.6)
    top = round(max(header - 12 * u, height - bar - scene_height))
    pad = round(max(24 * u, 12))
    place = QRect(left, 0, width - left, height - bar)
    x, inner = left + pad, place.width() - 2 * pad
    ring_box = QRect(left + (place.width() - ring) // 2, round(8 * u), ring, ring)
    return replace(
        _column(page, u, ring_box, x, ring_box.bottom() + round(3 * u), inner, place.bottom()),
        picture=QRect(0, 0, left, height - bar),
        scene=QRect(left - scene_width, top, scene_width, scene_height),
        column=place,
        rules=(
            QRect(left, 0, max(1, round(u)), height - bar),
            QRect(0, height - bar, width, max(1, round(u))),
        ),
    )


def _upright(page: Parts, u: float, header: int, bar: int, ring: int) -> Layout:
    width, height = page.width(), page.height()
    pad = round(max(24 * u, 12))
    row = ring + pad
    top = round(header - 12 * u)
    floor = height - bar - row
    scene_height = min(round(width / 1.6), round((floor - top) / CROPPED))
    scene_width = round(scene_height * 1.6)
    ring_box = QRect(pad // 2, floor + pad // 2, ring, ring)
    x = ring_box.right() + pad
    place = QRect(0, floor, width, row)
    inner = width - x - pad
    return replace(
        _column(page, u, ring_box, x, floor + pad // 2, inner, place.bottom()),
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
    page: Parts, u: float, ring: QRect, x: int, top: int, width: int, bottom: int
) -> Layout:
    """Dial, hands and instructions from `top`, the next step at the bottom."""
    none = QRect()
    dial = QRect(x, top, width, round(page.dial.sizeHint().height()))
    hands = QRect(x, dial.bottom() + round(6 * u), width, page.hands.height_for(width))
    icon = 24 * max(u, 0.7)
    line = page.hands.height_for(10_000)
    hand_icon = QRectF(x, hands.top() + (line - icon) / 2, icon, icon)
    wanted = page.following.height_wanted
    following = QRect(x, bottom - round(max(18 * u, 11)) - wanted, width, wanted)
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
        next_picture=width >= 150,
        rules=(rule,) if not instructions[0].isEmpty() else (),
    )


def _instructions(page: Parts, u: float, rule: QRect, following: QRect) -> tuple[QRect, ...]:
    """All sentences, a little smaller if need be; else as many as there is room for."""
    if page.height() < ROOM_FOR_INSTRUCTIONS:
        return tuple(QRect() for _ in page.instructions)
    places: list[QRect] = []
    for scale in INSTRUCTION_SCALES:
        set_looks(page.theme, u * scale, *page.instructions)
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


def _with_header(page: Parts, u: float, header: int, layout: Layout) -> Layout:
    """Side, technique and mark in one line, the cue below; a banner covers the cue."""
    left = round(max(28 * u, 16))
    badge_size = page.badge.sizeHint()
    badge = QRect(left, round(max(20 * u, 11)), badge_size.width(), badge_size.height())
    x = badge.right() + round(20 * u)
    end = layout.picture.width() - left
    mark = QRect()
    if page.softened:
        mark = QRect(QPoint(), page.mark.sizeHint())
        mark.moveCenter(QPoint(end - mark.width() // 2, badge.center().y()))
        end = mark.left() - round(12 * u)
    room = end - x
    technique_height = page.technique.height_for(room)
    technique = QRect(
        x, badge.center().y() - min(technique_height, badge.height()) // 2, room, technique_height
    )
    cue_top = max(badge.bottom(), technique.bottom()) + round(8 * u)
    cue_width = layout.picture.width() - 2 * left
    cue = QRect(left, cue_top, cue_width, page.cue.height_for(cue_width))
    banner_size = page.banner.sizeHint()
    banner_top = min(cue_top - round(4 * u), header + round(12 * u) - banner_size.height() // 2)
    banner = QRect(left, max(badge.bottom() + 4, banner_top), cue_width, banner_size.height())
    return replace(layout, badge=badge, mark=mark, technique=technique, cue=cue, banner=banner)


def _with_bar(page: Parts, u: float, bar: int, layout: Layout) -> Layout:
    """The leg at the start, the clocks, the controls at the end; see `session_page` for what."""
    width, top = page.width(), page.height() - bar
    sizes = [button.sizeHint() for button in page.controls.buttons]
    gap = max(2, round(4 * u))
    margin = round(max(14 * u, 6))
    total = sum(size.width() for size in sizes) + gap * (len(sizes) - 1)
    named = total + margin < width - LEG_BAR * u - 40 * u
    if not named:
        sizes = [size.boundedTo(page.controls.smallest) for size in sizes]
        total = sum(size.width() for size in sizes) + gap * (len(sizes) - 1)
    x = width - margin - total
    controls = []
    for size in sizes:
        high = min(size.height(), bar - 6, max(round(CONTROL_HEIGHT * u), 56))
        controls.append(QRect(x, top + (bar - high) // 2, size.width(), high))
        x += size.width() + gap
    leg_bar = QRect(round(20 * u), top + round(5 * u), round(LEG_BAR * u), bar - round(9 * u))
    mini = QRect(0, controls[0].top(), page.controls.mini.sizeHint().width(), controls[0].height())
    mini.moveRight(controls[0].left() - gap)
    clocks = _clocks(page, u, leg_bar, mini.left(), top, bar)
    if not named or clocks[-1].isEmpty() or mini.left() - clocks[-1].right() < 28 * max(u, 1.0):
        mini = QRect()
        clocks = _clocks(page, u, leg_bar, controls[0].left(), top, bar)
    return replace(
        layout,
        leg_bar=leg_bar,
        clocks=clocks,
        controls=tuple(controls),
        mini=mini,
        control_words=named,
    )


def _clocks(
    page: Parts, u: float, leg_bar: QRect, right: int, top: int, bar: int
) -> tuple[QRect, QRect, QRect, QRect]:
    """This leg's clock, and both legs' where there is room for it."""
    one = max(page.leg_clock.width_wanted(), page.leg_label.width_wanted())
    two = max(page.both_clock.width_wanted(), page.both_label.width_wanted())
    between = round(max(30 * u, 14))
    numbers, labels = page.leg_clock.height_for(one), page.leg_label.height_for(one)
    y = top + (bar - numbers - labels) // 2
    free = right - leg_bar.right()
    both_fit = one + two + between + 24 * u < free
    taken = one + (two + between if both_fit else 0)
    x = leg_bar.right() + max(round(8 * u), (free - taken) // 2)
    first = (QRect(x, y, one, numbers), QRect(x, y + numbers, one, labels))
    if not both_fit:
        return (*first, QRect(), QRect())
    x += one + between
    return (*first, QRect(x, y, two, numbers), QRect(x, y + numbers, two, labels))
