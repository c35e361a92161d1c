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
        ellipsoid(at(30, -14, MIDDLE), (130, 84, 168), body, blend=40),
        ellipsoid(at(270, -16, MIDDLE), (300, 82, 150), body, blend=40),
        cone(at(20, -24, MIDDLE + 70), at(60, -24, MIDDLE + 40), 84, 84, blend=40),
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
