"""Cloth over the leg: shorts with their hem, over a body that is only there to carry them."""

from dataclasses import replace

import numpy as np

from workshop.leg import HIP, Leg
from workshop.solids import Cut, Solid, cone, ellipsoid
from workshop.vectors import Z, rotation

MIDDLE = -95.0
"""z of the body's middle plane."""


def shorts(
    leg: Leg, hem: float = 690.0, *, loose: float = 8.0, slant: float = 8.0, torso: float = 0.0
) -> Solid:
    """Shorts whose hem crosses the thigh at s = `hem`, `slant` degrees higher at the outside;
    `torso` is how far the hip is bent (degrees), for a leg whose knee is bent."""
    turn, hip = leg.frame(HIP + 60)
    body = turn @ rotation(Z, torso)

    def at(x: float, y: float, z: float) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        return hip + body @ np.array([x, y, z])

    shapes = (
        ellipsoid(at(30, -4, MIDDLE), (120, 100, 172), body, blend=60),
        ellipsoid(at(260, -2, MIDDLE), (280, 96, 150), body, blend=60),
        cone(at(30, -20, MIDDLE + 70), at(60, -20, MIDDLE + 40), 96, 96, blend=50),
    )
    edge, place = leg.frame(hem)
    normal = edge @ rotation((0, 1, 0), slant) @ np.array([1.0, 0, 0])
    return replace(
        leg.solid,
        base=(*leg.solid.base, *shapes),
        parts=(),
        grown=loose,
        cut=Cut(place, normal),
        dents=(),
    )
