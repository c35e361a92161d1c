"""The tapered arrow along a stroke, which grows with the hand: a thin tail, a broad head."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

Point = tuple[float, float]

TAIL_WIDTH = 1.0
NECK_WIDTH = 13.0
HEAD_WIDTH = 38.0
HEAD_LENGTH = 32.0
SAMPLES = 96
"""Points of the line."""
STEP = 4.0
"""Length of the straight pieces of an outline."""
MOVING_STEP = 12.0
"""The same for an arrow that grows: a frame costs half as much."""


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
    line: ArrowLine, shown: float = 1.0, *, grow: float = 0.0, step: float = STEP
) -> QPainterPath:
    """The outline of the arrow's first `shown` part (0 to 1); never shorter than its head.

    It is `grow` wider on each side and round at its corners, as if stroked that wide: filling
    it is much cheaper than stroking.
    """
    length = min(max(shown * line.length, HEAD_LENGTH * 1.25), line.length)
    neck = max(length - HEAD_LENGTH * 0.92, length * 0.1)
    steps = max(round(neck / step), 4)
    spine = [line.at(neck * index / steps) for index in range(steps + 1)]
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(spine):
        (x0, y0), (x1, y1) = spine[max(index - 1, 0)], spine[min(index + 1, steps)]
        run = hypot(x1 - x0, y1 - y0) or 1.0
        half = (TAIL_WIDTH + (NECK_WIDTH - TAIL_WIDTH) * index / steps) / 2 + grow
        across_x, across_y = -(y1 - y0) / run * half, (x1 - x0) / run * half
        left.append((x + across_x, y + across_y))
        right.append((x - across_x, y - across_y))
    tail = _arc(spine[0], right[0], left[0])
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    _add_polygon(path, [*left, *reversed(right), *tail])
    _add_polygon(path, _head(spine[-1], line.at(length), grow))
    return path


def _head(neck: Point, tip: Point, grow: float) -> list[Point]:
    """The triangle that ends an arrow, in the same turning sense as the rest."""
    run = hypot(tip[0] - neck[0], tip[1] - neck[1]) or 1.0
    along_x, along_y = (tip[0] - neck[0]) / run, (tip[1] - neck[1]) / run
    half = HEAD_WIDTH / 2
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
