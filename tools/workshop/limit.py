"""How high hands may go: a dashed line across the leg, with a little of it to be seen on either
side, where nothing lies over it."""

import numpy as np

from workshop.camera import View
from workshop.curves import open_path, resampled
from workshop.leg import Leg, Spot
from workshop.picture import Shape
from workshop.props import shape
from workshop.vectors import unit

FACING = 0.3
"""How much the skin faces the eye, 0 to 1, as far as the line follows it: from there it goes
straight on, for nearer to the outline it would turn along it."""
BEYOND = 14.0
"""Units that it reaches over the outline."""
DASH = (16.0, 9.0)
CASING, LINE = 11.0, 6.0
"""Widths: to be seen from three metres away, and on any tone of skin."""


def limit_line(view: View, leg: Leg, s: float) -> list[Shape]:
    """The part of the line round the leg at s that faces the eye."""
    spots = [leg.spot(s, float(around)) for around in range(-180, 180, 3)]
    seen, faced = (
        view.flat(np.array([spot.point for spot in _run(spots, view, least)]))
        for least in (0.0, FACING)
    )
    ends = []
    for near, before, far in ((faced[0], faced[4], seen[0]), (faced[-1], faced[-5], seen[-1])):
        ahead = unit(near - before)
        ends.append(near + ahead * (max(0.0, (far - near) @ ahead) + BEYOND))
    path = open_path(resampled(np.vstack([ends[0], faced, ends[1]]), 4.0), 0.3)
    return [
        shape(path, stroke="theme.case", width=CASING, stroke_opacity=0.8),
        shape(path, stroke="theme.arrow", width=LINE, dash=DASH),
    ]


def _run(spots: list[Spot], view: View, least: float) -> list[Spot]:
    """Those that face the eye, in one run: it begins after those that face away."""
    seen = [float(spot.normal @ view.ahead) > least for spot in spots]
    start = next(i for i in range(len(seen)) if seen[i] and not seen[i - 1])
    return [spots[(start + i) % len(spots)] for i in range(sum(seen))]
