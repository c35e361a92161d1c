"""Flashes in pictures that follow one another, as WCAG 2.3.1 counts them: general ones and red.

A flash is a pair of opposing changes: of relative luminance by 0.1 or more where the darker of the
two is below 0.8, or to and from a saturated red. It counts where it fills more than a quarter of a
field of 10 degrees, 341 by 256 px on a screen of 1024 by 768.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

CELL = 16
"""Px; what is smaller is too fine to count, and is seen as its mean."""
FIELD = (256 // CELL, 341 // CELL)
"""Rows and columns of cells."""
SHARE = 0.25
LEAST_CHANGE, BRIGHT = 0.1, 0.8
"""Of relative luminance."""
RED_SHARE, LEAST_RED_CHANGE = 0.8, 20.0
MOST_A_SECOND = 3

Cells = NDArray[np.float64]
Told = NDArray[np.bool_]


class Watched:
    """What one quantity does in each cell, and when it turned far enough to be half a flash."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._extreme: Cells | None = None
        self._told: Told = np.empty(0, bool)
        self._direction: Cells = np.empty(0)
        self.turns: list[tuple[int, Told]] = []
        """Ms, and the cells that changed the other way round than before."""

    def see(self, ms: int, value: Cells, tells: Told) -> None:
        """The quantity at a time. It only counts from or to where it `tells`: where it is dark,
        or where it is red."""
        if self._extreme is None:
            self._extreme, self._told, self._direction = value, tells, np.zeros_like(value)
            return
        change = value - self._extreme
        way = np.sign(change)
        further = (way == self._direction) & (way != 0)
        turned = ~further & (np.abs(change) >= self._least) & (tells | self._told)
        self._direction = np.where(turned, way, self._direction)
        self._extreme = np.where(turned | further, value, self._extreme)
        self._told = np.where(turned | further, tells, self._told)
        if turned.any():
            self.turns.append((ms, turned))

    def most_in_a_second(self) -> int:
        """The most flashes, pairs of turns, that more than a quarter of some field saw."""
        most = 0
        for start, _cells in self.turns:
            within = [cells for ms, cells in self.turns if start <= ms < start + 1000]
            pairs = np.sum(within, axis=0) // 2
            while most < pairs.max() and _fills_a_field(pairs > most):
                most += 1
        return most


def flashes_in_a_second(pictures: Iterable[tuple[int, QImage]]) -> tuple[int, int]:
    """The most general and red flashes in any second of pictures, each with its time in ms."""
    general, red = Watched(LEAST_CHANGE), Watched(LEAST_RED_CHANGE)
    for ms, picture in pictures:
        r, g, b = cells_of(picture)
        luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b
        general.see(ms, luminance, luminance < BRIGHT)
        is_red = r >= RED_SHARE * np.maximum(r + g + b, 1e-9)
        red.see(ms, np.maximum(0.0, (r - g - b) * 320), is_red)
    return general.most_in_a_second(), red.most_in_a_second()


def cells_of(picture: QImage) -> tuple[Cells, Cells, Cells]:
    """Linear red, green and blue of each cell, 0 to 1."""
    wide, high = picture.width() // CELL, picture.height() // CELL
    small = picture.scaled(
        wide * CELL // 4,
        high * CELL // 4,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(bytes(small.constBits()), np.uint8)
    shown = raw.reshape(small.height(), small.width(), 4)[:, :, 2::-1] / 255
    linear = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    mean = linear.reshape(high, CELL // 4, wide, CELL // 4, 3).mean(axis=(1, 3))
    return mean[:, :, 0], mean[:, :, 1], mean[:, :, 2]


def _fills_a_field(cells: Told) -> bool:
    """Whether more than a quarter of some field of 10 degrees is among these."""
    rows, columns = FIELD
    padded = np.pad(cells.astype(int), ((rows, rows), (columns, columns)))
    sums = np.pad(padded.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    filled = (
        sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns]
        + sums[:-rows, :-columns]
    )  # fmt: skip
    return bool(filled.max() > SHARE * rows * columns)
