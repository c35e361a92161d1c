"""The arrow along a stroke, which grows with the hand; the firmer the stroke, the heavier it is."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

Point = tuple[float, float]

SAMPLES = 96
"""Points of the line."""
STEP = 4.0
"""Length of the straight pieces of an outline."""
LEAST = 1.7
"""Lengths of its head that an arrow has at least: less is a blot."""
MOVING_STEP = 12.0
"""The same for an arrow that grows: a frame costs half as much."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How heavy an arrow is, in scene units; what strokes its outline is added on each side."""

    tail: float
    """Width where it begins; from there it grows evenly."""
    neck: float
    """Width where its head begins."""
    head_width: float
    head_length: float
    dash: float = 0.0
    """Length of its dashes; 0: it is all of a piece."""
    gap: float = 0.0


WEIGHTS = (
    Weight(2.0, 2.0, 26.0, 26.0, dash=20.0, gap=17.0),
    Weight(1.0, 7.0, 33.0, 29.0),
    Weight(5.0, 17.0, 46.0, 38.0),
    Weight(10.0, 28.0, 62.0, 48.0),
)
"""From feather to firm: form tells the pressure, so that nobody needs to tell colours apart."""


USUAL_PRESSURE = 2
"""Of pictures that are no step of a session."""


def weight_of(pressure: int) -> Weight:
    """The weight for a pressure of 1 to 5; the firmest two look alike, for no stroke has them."""
    return WEIGHTS[min(max(pressure, 1), len(WEIGHTS)) - 1]


@dataclass(frozen=True, slots=True)
class ArrowLine:
    """The line an arrow follows, in scene units, walked once so that any part of it is cheap."""

    points: tuple[Point, ...]
    distances: tuple[float, ...]
    """How far along the line each point lies; the last is the length."""

    @property
    def length(self) -> float:
        return self.distances[-1]

    def at(self, distance: float) -> Point:
        """The point that lies `distance` from the tail; ends are held."""
        index = min(max(bisect_left(self.distances, distance), 1), len(self.points) - 1)
        start, end = self.distances[index - 1], self.distances[index]
        share = min(max((distance - start) / (end - start), 0.0), 1.0) if end > start else 0.0
        (x0, y0), (x1, y1) = self.points[index - 1], self.points[index]
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def arrow_line(anchors: Sequence[Point]) -> ArrowLine:
    """A smooth line through two or more different anchors."""
    knots = [0.0]
    for (x0, y0), (x1, y1) in pairwise(anchors):
        knots.append(knots[-1] + hypot(x1 - x0, y1 - y0))
    slopes = [_slope(anchors, knots, index) for index in range(len(anchors))]
    points: list[Point] = []
    segment = 0
    for sample in range(SAMPLES):
        where = knots[-1] * sample / (SAMPLES - 1)
        while segment < len(knots) - 2 and where > knots[segment + 1]:
            segment += 1
        points.append(_hermite(anchors, knots, slopes, segment, where))
    distances = [0.0]
    for (x0, y0), (x1, y1) in pairwise(points):
        distances.append(distances[-1] + hypot(x1 - x0, y1 - y0))
    return ArrowLine(tuple(points), tuple(distances))


def _slope(anchors: Sequence[Point], knots: Sequence[float], index: int) -> Point:
    """The tangent of the parabola through three neighbouring anchors, at one of them."""
    last = len(anchors) - 1
    if last == 1:
        step = knots[1]
        return (anchors[1][0] - anchors[0][0]) / step, (anchors[1][1] - anchors[0][1]) / step
    middle = min(max(index, 1), last - 1)
    before, here, after = knots[middle - 1], knots[middle], knots[middle + 1]
    where = knots[index]

    def tangent(axis: int) -> float:
        a, b, c = (anchors[middle + offset][axis] for offset in (-1, 0, 1))
        first = (b - a) / (here - before)
        second = (c - b) / (after - here)
        bend = (second - first) / (after - before)
        return first + bend * (2 * where - before - here)

    return tangent(0), tangent(1)


def _hermite(
    anchors: Sequence[Point],
    knots: Sequence[float],
    slopes: Sequence[Point],
    segment: int,
    where: float,
) -> Point:
    step = knots[segment + 1] - knots[segment]
    u = (where - knots[segment]) / step
    start = 2 * u**3 - 3 * u**2 + 1
    start_slope = (u**3 - 2 * u**2 + u) * step
    end_slope = (u**3 - u**2) * step
    (x0, y0), (x1, y1) = anchors[segment], anchors[segment + 1]
    (dx0, dy0), (dx1, dy1) = slopes[segment], slopes[segment + 1]
    return (
        x0 * start + x1 * (1 - start) + dx0 * start_slope + dx1 * end_slope,
        y0 * start + y1 * (1 - start) + dy0 * start_slope + dy1 * end_slope,
    )


def arrow_path(
    line: ArrowLine, shown: float, weight: Weight, *, grow: float = 0.0, step: float = STEP
) -> QPainterPath:
    """The outline of the arrow's first `shown` part (0 to 1); never a mere head.

    It is `grow` wider on each side and round at its corners, as if stroked that wide: filling
    it is much cheaper than stroking.
    """
    length = min(max(shown * line.length, weight.head_length * LEAST), line.length)
    neck = max(length - weight.head_length * 0.92, length * 0.1)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for start, end in _dashes(neck, weight):
        steps = max(round((end - start) / step), 2)
        spine: list[Point] = []
        halves: list[float] = []
        for index in range(steps + 1):
            distance = start + (end - start) * index / steps
            spine.append(line.at(distance))
            halves.append((weight.tail + (weight.neck - weight.tail) * distance / neck) / 2 + grow)
        _add_polygon(path, _ribbon(spine, halves))
    _add_polygon(path, _head(line.at(neck), line.at(length), weight, grow))
    return path


def _dashes(neck: float, weight: Weight) -> list[tuple[float, float]]:
    """From where to where the shaft is drawn."""
    if not weight.dash:
        return [(0.0, neck)]
    period = weight.dash + weight.gap
    starts = [period * number for number in range(ceil(neck / period))]
    return [(start, min(start + weight.dash, neck)) for start in starts]


def _ribbon(spine: Sequence[Point], halves: Sequence[float]) -> list[Point]:
    """The outline of a line with these half widths, round at both ends."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(spine) - 1
    for index, ((x, y), half) in enumerate(zip(spine, halves, strict=True)):
        (x0, y0), (x1, y1) = spine[max(index - 1, 0)], spine[min(index + 1, last)]
        run = hypot(x1 - x0, y1 - y0) or 1.0
        across_x, across_y = -(y1 - y0) / run * half, (x1 - x0) / run * half
        left.append((x + across_x, y + across_y))
        right.append((x - across_x, y - across_y))
    tail, front = _arc(spine[0], right[0], left[0]), _arc(spine[-1], left[-1], right[-1])
    return [*left, *front, *reversed(right), *tail]


def _head(neck: Point, tip: Point, weight: Weight, grow: float) -> list[Point]:
    """The triangle that ends an arrow, in the same turning sense as the rest."""
    run = hypot(tip[0] - neck[0], tip[1] - neck[1]) or 1.0
    along_x, along_y = (tip[0] - neck[0]) / run, (tip[1] - neck[1]) / run
    half = weight.head_width / 2
    base_x, base_y = neck[0] - along_x * 4, neck[1] - along_y * 4
    corners = [
        (base_x - along_y * half, base_y + along_x * half),
        tip,
        (base_x + along_y * half, base_y - along_x * half),
    ]
    if grow <= 0:
        return corners
    points: list[Point] = []
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % 3]
        points += _arc(
            corner, _beside(before, corner, corner, grow), _beside(corner, after, corner, grow)
        )
    return points


def _beside(start: Point, end: Point, point: Point, distance: float) -> Point:
    """`point` moved outward from the edge that runs from start to end."""
    run = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (
        point[0] - (end[1] - start[1]) / run * distance,
        point[1] + (end[0] - start[0]) / run * distance,
    )


def _arc(centre: Point, start: Point, end: Point) -> list[Point]:
    """Points on the round corner from start to end; it turns as the outline does."""
    radius = hypot(start[0] - centre[0], start[1] - centre[1])
    first = atan2(start[1] - centre[1], start[0] - centre[0])
    last = atan2(end[1] - centre[1], end[0] - centre[0])
    turn = (first - last) % (2 * pi)
    pieces = max(round(turn * radius / 2.5), 1)
    return [
        (
            centre[0] + radius * cos(first - turn * piece / pieces),
            centre[1] + radius * sin(first - turn * piece / pieces),
        )
        for piece in range(pieces + 1)
    ]


def _add_polygon(path: QPainterPath, points: Sequence[Point]) -> None:
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
