"""How a scene is looked at, and the rasters that rays make of a solid.

The camera is orthographic. A picture is 960 by 600 units; rasters have `PIXELS` px a unit and know
where on the picture's own grid of px they begin, so that those of several solids can be compared.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from workshop import field
from workshop.solids import Solid
from workshop.vectors import Array, Triple, unit, vector

WIDTH, HEIGHT = 960, 600
PIXELS = 2.0
"""Px of a raster in one unit of the picture."""
MARGIN = 48.0
"""Units beyond the picture's edges that a limb is drawn in: no line shows where it is cut."""
REACH = 240.0
"""The same for what moves."""
FAR = 1500.0
"""Mm from the picture's plane to where rays begin."""
LIGHT = (-0.45, 0.62, 0.70)
"""Toward the light: right, up, to the eye."""
AROUND = 16
"""Px kept free around a solid in its raster."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Raster:
    """What rays met: for each px depth (inf: nothing), place, normal, part, closest approach."""

    left: int
    top: int
    """Where it begins on the picture's grid of px."""
    pixels: float
    depth: Array
    points: Array
    normals: Array
    parts: npt.NDArray[np.int64]
    nearest: Array

    @property
    def hit(self) -> Mask:
        return np.isfinite(self.depth)

    @property
    def origin(self) -> Array:
        """Its corner in units of the picture."""
        return np.array([self.left, self.top]) / self.pixels

    def depth_in(self, other: "Raster") -> Array:
        """The depth on another raster's px; inf outside of this one."""
        return self.in_place_of(other, self.depth, np.inf)

    def in_place_of(self, other: "Raster", values: Array, outside: float) -> Array:
        """Values of this raster on another one's px."""
        rows, columns = other.depth.shape
        out = np.full((rows, columns), outside)
        down, right = self.top - other.top, self.left - other.left
        r0, r1 = max(down, 0), min(down + values.shape[0], rows)
        c0, c1 = max(right, 0), min(right + values.shape[1], columns)
        if r0 < r1 and c0 < c1:
            out[r0:r1, c0:c1] = values[r0 - down : r1 - down, c0 - right : c1 - right]
        return out


@dataclass(frozen=True)
class View:
    """A camera: the direction from the scene to the eye, what is up, what is in the middle, and how
    many units of the picture show one mm."""

    to_eye: tuple[float, float, float]
    up: tuple[float, float, float]
    centre: tuple[float, float, float]
    scale: float
    width: float = WIDTH
    height: float = HEIGHT
    light: tuple[float, float, float] = LIGHT
    pixels: float = PIXELS

    @cached_property
    def ahead(self) -> Array:
        """To the eye."""
        return unit(self.to_eye)

    @cached_property
    def right(self) -> Array:
        return unit(np.cross(vector(self.up), self.ahead))

    @cached_property
    def upward(self) -> Array:
        return np.cross(self.ahead, self.right)

    @cached_property
    def toward_light(self) -> Array:
        x, y, z = self.light
        return unit(self.right * x + self.upward * y + self.ahead * z)

    def flat(self, points: Triple) -> Array:
        """Units of the picture, right and down, of points in world axes; last axis 3 to 2."""
        q = np.asarray(points, float) - vector(self.centre)
        x = q @ self.right * self.scale + self.width / 2
        y = self.height / 2 - q @ self.upward * self.scale
        return np.stack([x, y], -1)

    def depth(self, points: Array) -> Array:
        """How far from where rays begin, mm."""
        return np.asarray(FAR - (points - vector(self.centre)) @ self.ahead)

    def cast(self, solid: Solid, reach: float = MARGIN) -> Raster:
        """The solid's raster, no larger than it is, within the picture and `reach` units."""
        left, top, right, bottom = self._frame(solid, reach)
        columns, rows = max(right - left, 1), max(bottom - top, 1)
        step = 1.0 / (self.pixels * self.scale)
        along, down = self.right * step, -self.upward * step
        # The middle of the first px, in px from the picture's middle.
        x = left + 0.5 - self.width * self.pixels / 2
        y = top + 0.5 - self.height * self.pixels / 2
        origin = vector(self.centre) + self.ahead * FAR + along * x + down * y
        depth, normals, parts, nearest = field.cast(
            rows, columns, origin, along, down, -self.ahead, 2 * FAR, solid.field
        )
        c = np.arange(columns)[None, :, None]
        r = np.arange(rows)[:, None, None]
        ahead = np.where(np.isfinite(depth), depth, 0)[..., None]
        points = origin + along * c + down * r - self.ahead * ahead
        if solid.cut is not None:
            depth = np.where(solid.cut.beyond(points), depth, np.inf)
        return Raster(left, top, self.pixels, depth, points, normals, parts, nearest)

    def _frame(self, solid: Solid, reach: float) -> tuple[int, int, int, int]:
        low, high = solid.field.box[:3], solid.field.box[3:]
        choice = np.array([[i & 1, i >> 1 & 1, i >> 2 & 1] for i in range(8)], bool)
        corners = self.flat(np.where(choice, high, low)) * self.pixels
        least = -reach * self.pixels
        most = np.array([self.width + reach, self.height + reach]) * self.pixels
        first = np.maximum(np.floor(corners.min(0)) - AROUND, least)
        last = np.minimum(np.ceil(corners.max(0)) + AROUND, most)
        return int(first[0]), int(first[1]), int(last[0]), int(last[1])
