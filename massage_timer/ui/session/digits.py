"""How large a session's seconds are in a window of any size.

One answer for the session's page and for the sample on Ready, so that they agree.
"""

from dataclasses import dataclass

from massage_timer.ui.tokens import DIGITS_SHARE, unit
from massage_timer.ui.widgets.digits import TWO_FIGURES
from massage_timer.ui.widgets.pacer_ring import BAR_HIGH, DIGITS, SIDE

BAR = 112
BAR_FLOOR = 78
UPRIGHT = 1.3
"""Below this width to height the picture stands above the numbers."""
THREE_FIGURES = 1.06
"""What three figures need beyond two, whose room is as wide."""
BESIDE = 24
"""Px at u = 1 of the column that are left beside the ring."""
RING_COLUMN = 0.315
"""Of the window's width a column with a larger ring takes no more: the picture needs the rest."""
WIDEST_PICTURE = 1031
"""Px at u = 1 that a picture can be wide under the usual header: the column may have the rest."""
UNDER_RING = 250
UNDER_RING_FLOOR = 178
"""Px that dial, hands and next step need at least."""
WIDEST_RING = 0.69
"""Of the width of an upright window, where dial, hands and next step stand beside."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """Px of the widget with the seconds, and of the lowest digit as it is drawn."""

    digits: float
    width: int
    height: int
    opened: bool
    """There is no room for a ring round them: it has opened into a bar below."""


def seconds_in(width: int, height: int, reach: float) -> Seconds:
    """The seconds in a window of this size (px). `reach` is the theme's: how much larger than
    usual they are wanted, as far as they fit. A ring grows as long as the picture keeps its half
    of the window; beyond that only the digits grow, and need less room than a ring would."""
    u = unit(width, height)
    side = max(SIDE * u, SIDE * DIGITS_SHARE * THREE_FIGURES * height / DIGITS)
    if width < UPRIGHT * height:
        side = min(side, max(SIDE * u, WIDEST_RING * width))
    ring = round(side * reach)
    if reach == 1 or _has_room(ring, width, height):
        return Seconds(DIGITS * ring / SIDE, ring, ring, opened=False)
    digits = DIGITS * side * reach / SIDE
    wide = max(side, TWO_FIGURES * digits)
    return Seconds(digits, round(wide), round(digits + BAR_HIGH * wide / SIDE), opened=True)


def _has_room(ring: int, width: int, height: int) -> bool:
    u = unit(width, height)
    if width < UPRIGHT * height:
        return ring <= WIDEST_RING * width
    column = max(RING_COLUMN * width, width - WIDEST_PICTURE * u)
    below = height - max(BAR * u, BAR_FLOOR) - max(UNDER_RING * u, UNDER_RING_FLOOR)
    return ring + BESIDE * u <= column and ring <= below
