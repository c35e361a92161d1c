"""What stands in the session's bar, and where: the leg, the clocks, the controls."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QSize

from massage_timer.ui.look import set_looks
from massage_timer.ui.session.controls import Controls
from massage_timer.ui.tokens import CONTROL_HEIGHT, Role, Theme
from massage_timer.ui.widgets.words import Words

LEG_BAR = 396
"""Px at u = 1."""
NARROWEST_LEG_BAR = 0.8
"""So much of its width is left to the leg where text is large."""
LEFT = 20


class BarParts(Protocol):
    """What the bar asks how much room it wants: the session page."""

    leg_clock: Words
    leg_label: Words
    both_clock: Words
    both_label: Words
    controls: Controls

    @property
    def theme(self) -> Theme: ...
    def width(self) -> int: ...
    def height(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """Rectangles in the page's px. An empty one is left out at this size."""

    leg_bar: QRect
    clocks: tuple[QRect, QRect, QRect, QRect]
    """This leg's clock and label, both legs' clock and label."""
    controls: tuple[QRect, ...]
    mini: QRect
    """Of the control for the mini view."""
    control_words: bool


def lay_out_bar(page: BarParts, u: float, bar: int) -> Bar:
    """The leg at the start, the clocks, the controls at the end of a bar that is `bar` px high.

    Where text is large, clocks and controls grow as far as the bar's height allows.
    """
    width, top = page.width(), page.height() - bar
    _grow(page, u, bar)
    sizes = [button.sizeHint() for button in page.controls.buttons]
    gap = max(2, round(4 * u))
    margin = round(max(14 * u, 6))
    total = _width(sizes, gap)
    leg = round(LEG_BAR * u)
    if page.theme.zoom > 1:
        clock = max(page.leg_clock.width_wanted(), page.leg_label.width_wanted())
        room = width - total - margin - clock - round((LEFT + 30) * u)
        named = room >= NARROWEST_LEG_BAR * leg
        leg = min(leg, room) if named else leg
    else:
        named = total + margin < width - leg - 40 * u
    if not named:
        sizes = [size.boundedTo(page.controls.smallest) for size in sizes]
        total = _width(sizes, gap)
    x = width - margin - total
    controls = []
    for size in sizes:
        high = min(size.height(), bar - 6, max(round(CONTROL_HEIGHT * u * page.theme.zoom), 56))
        controls.append(QRect(x, top + (bar - high) // 2, size.width(), high))
        x += size.width() + gap
    leg_bar = QRect(round(LEFT * u), top + round(5 * u), leg, bar - round(9 * u))
    mini = QRect(0, controls[0].top(), page.controls.mini.sizeHint().width(), controls[0].height())
    mini.moveRight(controls[0].left() - gap)
    clocks = _clocks(page, u, leg_bar, mini.left(), top, bar)
    if not named or clocks[-1].isEmpty() or mini.left() - clocks[-1].right() < 28 * max(u, 1.0):
        mini = QRect()
        clocks = _clocks(page, u, leg_bar, controls[0].left(), top, bar)
    return Bar(leg_bar, clocks, tuple(controls), mini, named)


def _width(sizes: list[QSize], gap: int) -> int:
    return sum(size.width() for size in sizes) + gap * (len(sizes) - 1)


def _grow(page: BarParts, u: float, bar: int) -> None:
    theme = page.theme
    if theme.zoom == 1:
        return
    controls = min(theme.zoom, (bar - 6) / (CONTROL_HEIGHT * u))
    clocks = min(theme.zoom, (bar - 6) / ((Role.CLOCK.value.line + Role.BODY.value.line) * u))
    set_looks(theme, u * max(1.0, controls), page.controls)
    set_looks(theme, u * max(1.0, clocks), page.leg_clock, page.leg_label)
    set_looks(theme, u * max(1.0, clocks), page.both_clock, page.both_label)


def _clocks(
    page: BarParts, u: float, leg_bar: QRect, right: int, top: int, bar: int
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
