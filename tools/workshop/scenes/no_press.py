"""The no-press map: the whole leg from the front and from the back, with every hatched area."""

import numpy as np

from workshop.camera import Mask, Raster, View
from workshop.drape import shorts
from workshop.leg import Leg
from workshop.picture import Picture
from workshop.props import heart
from workshop.regions import (
    along,
    ankle_bones,
    behind_inner_ankle,
    fibular_head,
    foot_axes,
    hip_point,
    hollow_of_knee,
    inner_thigh,
    kneecap,
    shin_bone,
)

LEG = Leg(plantar=40)
SCALE = 0.92
MIDDLE = 322.0
HEM = 790.0


def heel_cord(leg: Leg, raster: Raster) -> Mask:
    """The narrow part of the heel cord."""
    q = leg.along(raster.points)
    on = np.hypot((q[..., 0] - 50) / 44, q[..., 2] / 10) < 1
    return np.asarray(on & (q[..., 1] < -18))


def top_of_foot(leg: Leg, raster: Raster) -> Mask:
    """Bones near the skin."""
    u, v, w = foot_axes(leg, raster)
    return np.asarray((np.hypot((u - 134) / 32, (w + 6) / 11) < 1) & (v > 26))


def front(leg: Leg, raster: Raster) -> Mask:
    areas = (shin_bone, kneecap, fibular_head, ankle_bones, inner_thigh, hip_point, top_of_foot)
    return bare(leg, raster) & np.any([area(leg, raster) for area in areas], axis=0)


def bare(leg: Leg, raster: Raster) -> Mask:
    """What the shorts leave free; the hip's bony point shows through them."""
    s, around = along(leg, raster)
    return np.asarray((s < HEM - 6) | (np.abs(around) < 120) & (around > 40))


def back(leg: Leg, raster: Raster) -> Mask:
    areas = (hollow_of_knee, fibular_head, ankle_bones, behind_inner_ankle, inner_thigh, heel_cord)
    return bare(leg, raster) & np.any([area(leg, raster) for area in areas], axis=0)


def from_the_front() -> Picture:
    view = View(
        (0.0, 1.0, 0.30), (0.0, 0.0, -1.0), (MIDDLE, 0, -4), SCALE, light=(-0.3, 0.55, 0.75)
    )
    return Picture(
        "no-press-front",
        view,
        {"rest": LEG},
        no_press=front,
        cloth=shorts(LEG, HEM),
        cycle=(("work", 1.0),),
        still=0.0,
        spot=(480, 300, 262),
        props=[heart(932, 40)],
    )


def from_the_back() -> Picture:
    view = View(
        (0.0, -1.0, -0.12), (0.0, 0.0, 1.0), (MIDDLE, 0, 0), SCALE, light=(-0.3, 0.55, 0.75)
    )
    return Picture(
        "no-press-back",
        view,
        {"rest": LEG},
        no_press=back,
        cloth=shorts(LEG, HEM),
        cycle=(("work", 1.0),),
        still=0.0,
        spot=(480, 300, 262),
        props=[heart(932, 40)],
    )


PICTURES = {"no-press-front": from_the_front, "no-press-back": from_the_back}
