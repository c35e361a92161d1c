"""The column of a rehearsed step: its place among all, pressure, hands, instructions, what next."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect

from massage_timer.ui.look import set_looks
from massage_timer.ui.tokens import Theme, scales
from massage_timer.ui.widgets.next_card import NextCard
from massage_timer.ui.widgets.pressure_dial import PressureDial
from massage_timer.ui.widgets.words import Words

ROOM_FOR_PICTURE = 150
"""Px at u = 1 of a card from which on it shows a picture."""


class Parts(Protocol):
    """What stands in it: the sheet's."""

    count: Words
    seconds: Words
    dial: PressureDial
    hands: Words
    instructions: Sequence[Words]
    following: NextCard

    @property
    def theme(self) -> Theme: ...


class Column:
    """Places its parts from the top, the next step at the bottom."""

    def __init__(self, rect: QRect) -> None:
        self.rect = rect
        self.rule = QRect()
        self.hand_icon = QRect()
        self.next_picture = True

    def place(self, parts: Parts, u: float) -> None:
        """All as large as text is wanted, or as there is room for; instructions are left out
        first."""
        pad = round(max(24 * u, 12))
        inside = self.rect.adjusted(pad, round(max(18 * u, 10)), -pad, -round(max(18 * u, 11)))
        scale = 1.0
        for scale in scales(parts.theme.zoom):
            self._look(parts, u * scale)
            if self._above(parts, inside.width(), u) + parts.following.height_wanted < (
                inside.height()
            ):
                break
        wide, y = inside.width(), inside.top()
        for words in (parts.count, parts.seconds):
            high = words.height_for(wide)
            words.setGeometry(inside.left(), y, wide, high)
            y += high
        y += round(12 * u)
        high = parts.dial.sizeHint().height()
        parts.dial.setGeometry(inside.left(), y, wide, high)
        y += high + round(6 * u)
        high = parts.hands.height_for(wide)
        parts.hands.setGeometry(inside.left(), y, wide, high)
        icon, line = round(24 * max(u * scale, 0.7)), parts.hands.height_for(10_000)
        self.hand_icon = QRect(inside.left(), y + (line - icon) // 2, icon, icon)
        y += high + round(10 * u)
        high = parts.following.height_wanted
        card = QRect(inside.left(), inside.bottom() + 1 - high, wide, high)
        parts.following.setGeometry(card)
        self.next_picture = wide >= ROOM_FOR_PICTURE * scale
        self._place_instructions(parts, QRect(inside.left(), y, wide, card.top() - y), u)

    def _look(self, parts: Parts, u: float) -> None:
        set_looks(parts.theme, u, parts.count, parts.seconds, parts.dial, parts.hands)
        set_looks(parts.theme, u, *parts.instructions, parts.following)

    def _above(self, parts: Parts, wide: int, u: float) -> int:
        """Px of all that stands above the instructions."""
        words = (parts.count, parts.seconds, parts.hands)
        gaps = round(40 * u)
        return parts.dial.sizeHint().height() + gaps + sum(w.height_for(wide) for w in words)

    def _place_instructions(self, parts: Parts, room: QRect, u: float) -> None:
        """All of them under a line, or none."""
        places, y = [], room.top() + round(10 * u)
        for words in parts.instructions:
            high = words.height_for(room.width()) if words.words else 0
            places.append(QRect(room.left(), y, room.width(), high))
            y += high + (round(4 * u) if high else 0)
        fits = y <= room.bottom() - 6 * u
        line = max(1, round(u)) if fits else 0
        self.rule = QRect(room.left(), room.top(), room.width(), line)
        for words, place in zip(parts.instructions, places, strict=True):
            words.setVisible(fits and bool(words.words))
            words.setGeometry(place)
