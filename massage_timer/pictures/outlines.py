"""Arrows of every length and weight, in device pixels and ready to be filled."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from massage_timer.pictures.arrow import MOVING_STEP, WEIGHTS, Weight, arrow_path
from massage_timer.pictures.boxes import Box, box_of
from massage_timer.pictures.cuts import Cut, CutCache, cut_by
from massage_timer.pictures.layers import Layer, View

LENGTHS = 192
"""Lengths that a growing arrow has; one is less than two pixels longer than the one before."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An arrow of one length: what to fill, wide shapes first."""

    fills: tuple[tuple[QPainterPath, QColor], ...]
    box: Box

    def fill(self, painter: QPainter) -> None:
        for path, colour in self.fills:
            painter.fillPath(path, colour)


class Outlines:
    """The arrows of a scene; each is worked out when it is first needed."""

    def __init__(self, view: View, cuts: CutCache) -> None:
        """`cuts` keeps images of arrows that fade, under the numbers of their layers."""
        self._view = view
        self._cuts = cuts
        self._found: dict[tuple[int, int, Weight], Outline] = {}

    def outline(self, arrow: Layer, length: int, weight: Weight) -> Outline:
        """An arrow of so many of `LENGTHS`."""
        found = self._found.get((arrow.number, length, weight))
        if found is None:
            found = self._outline(arrow, length / LENGTHS, weight)
            self._found[arrow.number, length, weight] = found
        return found

    def faint(self, arrow: Layer, length: int, weight: Weight) -> Cut:
        """The same as one image: when it fades, the wide shape would show through the narrow."""
        turn = (length, WEIGHTS.index(weight))
        cut = self._cuts.find(arrow.number, turn)
        if cut is None:
            outline = self.outline(arrow, length, weight)
            cut = cut_by(outline.box, outline.fill)
            self._cuts.keep(arrow.number, turn, cut)
        return cut

    def _outline(self, arrow: Layer, shown: float, weight: Weight) -> Outline:
        assert arrow.line is not None
        fills = []
        bounds = QRectF()
        for shape in arrow.groups[0].shapes:
            if shape.stroke is not None:
                grow = shape.stroke_width / 2
                path = arrow_path(arrow.line, shown, weight, grow=grow, step=MOVING_STEP)
                path = self._view.to_device.map(path)
                fills.append((path, self._view.palette.colour(shape.stroke)))
                bounds |= path.boundingRect()
        return Outline(tuple(fills), box_of(bounds.adjusted(-1, -1, 1, 1).toAlignedRect()))
