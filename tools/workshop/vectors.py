"""Directions and turns in space. Lengths are mm, angles degrees."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Triple = Sequence[float] | Array

X, Y, Z = np.eye(3)


def vector(values: Triple) -> Array:
    return np.asarray(values, float)


def unit(values: Triple) -> Array:
    """The same direction, one long."""
    v = vector(values)
    return v / np.linalg.norm(v)


def rotation(axis: Triple, degrees: float) -> Array:
    """The turn about an axis, counter-clockwise as seen against it."""
    x, y, z = unit(axis)
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    k = 1 - c
    return np.array(
        [
            [c + x * x * k, x * y * k - z * s, x * z * k + y * s],
            [y * x * k + z * s, c + y * y * k, y * z * k - x * s],
            [z * x * k - y * s, z * y * k + x * s, c + z * z * k],
        ]
    )


def basis(x: Triple, y: Triple) -> Array:
    """The axes as columns whose first is `x` and whose second lies toward `y`."""
    x = unit(x)
    y = unit(vector(y) - x * np.dot(x, vector(y)))
    return np.stack([x, y, np.cross(x, y)], 1)


def across(direction: Triple, normal: Triple) -> Array:
    """What of a direction lies in the plane with this normal, one long."""
    n = unit(normal)
    d = vector(direction)
    return unit(d - n * np.dot(n, d))


def smooth_line(points: Sequence[Triple], count: int) -> Array:
    """`count` points on a smooth curve through these, evenly by its knots."""
    from scipy.interpolate import make_interp_spline

    p = np.asarray(points, float)
    t = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    spline = make_interp_spline(t, p, k=min(3, len(p) - 1))
    return np.asarray(spline(np.linspace(0, t[-1], count)), float)
