"""Shapes, and solids sculpted from them. Lengths are mm; `blend` is how softly a shape joins on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from workshop import field
from workshop.vectors import Array, Triple, X, Y, Z, unit, vector

MARGIN = 6.0
FEW = 4000
"""Points that one thread measures faster than several."""


@dataclass(frozen=True, eq=False)
class Shape:
    """A cone, an ellipsoid or a tube, as numbers for `field`."""

    kind: int
    numbers: Array
    blend: float

    def moved(self, turn: Array, shift: Triple) -> "Shape":
        """A cone or an ellipsoid elsewhere; a turn that mirrors is one too."""
        p = self.numbers.copy()
        p[0:3] = turn @ p[0:3] + vector(shift)
        if self.kind == field.CONE:
            p[3:6] = turn @ p[3:6] + vector(shift)
            p[9:12] = turn @ p[9:12]
        elif self.kind == field.ELLIPSOID:
            p[6:15] = (p[6:15].reshape(3, 3) @ turn.T).reshape(-1)
        else:
            raise ValueError("a tube stays where it is")
        return Shape(self.kind, p, self.blend)

    @property
    def balls(self) -> list[tuple[Array, float]]:
        """Balls whose hull holds the shape; not for tubes."""
        p = self.numbers
        if self.kind == field.CONE:
            wide = max(1.0, p[8])
            return [(p[0:3], p[6] * wide), (p[3:6], p[7] * wide)]
        return [(p[0:3], float(max(p[3:6])))]


def cone(
    a: Triple,
    b: Triple,
    radius_a: float,
    radius_b: float,
    *,
    blend: float = 4.0,
    squash: float = 1.0,
    squash_along: Triple = Y,
) -> Shape:
    """A tapered capsule from a to b; its section is `squash` times as high along a direction."""
    p = np.zeros(field.NUMBERS)
    p[0:3], p[3:6], p[6], p[7], p[8] = a, b, radius_a, radius_b, squash
    axis = vector(b) - vector(a)
    axis = unit(axis) if np.linalg.norm(axis) > 1e-6 else X
    u = vector(squash_along) - axis * np.dot(vector(squash_along), axis)
    p[9:12] = unit(u) if np.linalg.norm(u) > 1e-6 else Z
    return Shape(field.CONE, p, float(blend))


def ellipsoid(
    centre: Triple, radii: Triple, axes: Array | None = None, *, blend: float = 6.0
) -> Shape:
    """An ellipsoid; `axes` has its own axes as columns."""
    p = np.zeros(field.NUMBERS)
    p[0:3], p[3:6] = centre, radii
    p[6:15] = (np.eye(3) if axes is None else axes).T.reshape(-1)
    return Shape(field.ELLIPSOID, p, float(blend))


def tube(table: int, bend: float = 0.0, bend_end: float = 0.0, angle: float = 0.0) -> Shape:
    """The tube of a solid's table; it bends by `angle` (radians) between two of its places."""
    p = np.zeros(field.NUMBERS)
    p[0:4] = table, bend, bend_end, angle
    return Shape(field.TUBE, p, 0.0)


@dataclass(frozen=True, eq=False)
class Part:
    """Shapes joined to the base of a solid and to nothing else, such as a finger."""

    shapes: tuple[Shape, ...]
    blend: float


@dataclass(frozen=True)
class Dent:
    """Where a surface gives way by `depth` (below 0: swells) within about `radius`."""

    centre: tuple[float, float, float]
    depth: float
    radius: float


@dataclass(frozen=True, eq=False)
class Cut:
    """Only what lies beyond a plane is drawn: a sleeve's cuff, the hem of shorts."""

    point: Array
    normal: Array

    def beyond(self, points: Array) -> Array:
        return np.asarray((points - self.point) @ self.normal >= 0)


@dataclass(frozen=True, eq=False)
class Solid:
    """Something sculpted."""

    base: tuple[Shape, ...]
    parts: tuple[Part, ...] = ()
    tables: tuple[Array, ...] = ()
    """Of tubes: rows of place and anterior, posterior, lateral and medial half-width."""
    dents: tuple[Dent, ...] = ()
    grown: float = 0.0
    """Added all round."""
    cut: Cut | None = None
    bounds: tuple[Array, Array] | None = None
    """Low and high corner, where a tube bends and so cannot tell itself."""

    def pressed(self, *dents: Dent) -> "Solid":
        """The same, giving way at some places."""
        return replace(self, dents=self.dents + dents)

    def distance(self, points: Array) -> Array:
        """How far each point lies outside; below 0 inside."""
        p = np.atleast_2d(np.asarray(points, float))
        found: Array = (
            field.few_distances(p, self.field) if len(p) < FEW else field.distances(p, self.field)
        )
        return found

    def normal(self, point: Array, step: float = 0.5) -> Array:
        """The outward direction at a point near the surface."""
        around = np.concatenate([point + np.eye(3) * step, point - np.eye(3) * step])
        d = self.distance(around)
        return unit(d[:3] - d[3:])

    def march(self, start: Triple, direction: Triple, steps: int = 80) -> Array:
        """Where a ray from outside meets the surface."""
        point, along = vector(start).copy(), unit(direction)
        for _ in range(steps):
            point = point + along * float(self.distance(point)[0]) * 0.9
        return point

    @cached_property
    def field(self) -> field.Field:
        shapes = [*self.base, *(shape for part in self.parts for shape in part.shapes)]
        ends = np.cumsum([len(self.base), *(len(part.shapes) for part in self.parts)])
        low, high = self._corners(shapes)
        longest = max([len(table) for table in self.tables], default=2)
        tables = np.zeros((max(1, len(self.tables)), longest, 5))
        for index, table in enumerate(self.tables):
            tables[index, : len(table)] = table
        spheres = np.array([_sphere([shape]) for shape in shapes])
        parts = [_sphere(part.shapes) for part in self.parts]
        return field.Field(
            np.array([shape.kind for shape in shapes], np.int64),
            np.array([shape.numbers for shape in shapes]),
            np.array([shape.blend for shape in shapes]),
            spheres,
            ends.astype(np.int64),
            np.array([part.blend for part in self.parts], float),
            np.array(parts, float).reshape(-1, 4),
            tables,
            np.array([len(table) for table in self.tables] or [2], np.int64),
            np.array([(*d.centre, d.depth, d.radius) for d in self.dents], float).reshape(-1, 5),
            float(self.grown),
            np.concatenate([low - MARGIN - self.grown, high + MARGIN + self.grown]),
        )

    def _corners(self, shapes: Iterable[Shape]) -> tuple[Array, Array]:
        low, high = np.full(3, 1e9), np.full(3, -1e9)
        if self.bounds is not None:
            low, high = self.bounds
        for shape in shapes:
            if shape.kind == field.TUBE:
                if self.bounds is None:
                    table = self.tables[int(shape.numbers[0])]
                    wide = float(table[:, 1:].max())
                    low = np.minimum(low, [table[0, 0], -wide, -wide])
                    high = np.maximum(high, [table[-1, 0], wide, wide])
                continue
            for centre, radius in shape.balls:
                low, high = np.minimum(low, centre - radius), np.maximum(high, centre + radius)
        return low, high


def _sphere(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """A ball around shapes; one around everything for a tube."""
    balls: list[tuple[Array, float]] = []
    for shape in shapes:
        if shape.kind == field.TUBE:
            return 0.0, 0.0, 0.0, 1e6
        balls += shape.balls
    centre = np.mean([c for c, _ in balls], axis=0)
    radius = max(float(np.linalg.norm(c - centre)) + r for c, r in balls)
    return float(centre[0]), float(centre[1]), float(centre[2]), radius
