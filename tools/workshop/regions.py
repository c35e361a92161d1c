"""Parts of the leg by name, for each px of its raster: what is lit and what must not be pressed.

The no-press areas follow the usual teaching on endangerment sites; each names what lies there.
"""

import numpy as np

from workshop.camera import Mask, Raster
from workshop.leg import HIP, KNEE, Leg
from workshop.vectors import Array


def along(leg: Leg, raster: Raster) -> tuple[Array, Array]:
    """Of each px: s along the leg in mm, and degrees around it (0 front, 90 outside, 180 back,
    -90 inside)."""
    q = leg.along(raster.points)
    return q[..., 0], np.degrees(np.arctan2(q[..., 2], q[..., 1]))


def foot_axes(leg: Leg, raster: Raster) -> tuple[Array, Array, Array]:
    """Of each px: u forward from the heel, v up from the sole, w to the outside; mm."""
    q = leg.in_foot(raster.points)
    return q[..., 0], q[..., 1], q[..., 2]


def facing_sole(leg: Leg, raster: Raster) -> Array:
    """How much each px of the skin faces the ground, 0 to 1."""
    return np.clip(-(raster.normals @ leg.foot_turn)[..., 1] * 1.6, 0, 1)


def ball_at(raster: Raster, centre: Array, radius: float) -> Mask:
    return np.asarray(np.linalg.norm(raster.points - centre, axis=-1) < radius)


# No-press areas


def hollow_of_knee(leg: Leg, raster: Raster) -> Mask:
    """The artery, the vein and two nerves behind the knee."""
    s, around = along(leg, raster)
    return np.asarray(np.hypot((s - KNEE - 8) / 66, (180 - np.abs(around)) / 54) < 1)


def inner_thigh(leg: Leg, raster: Raster) -> Mask:
    """The great vein along the inner thigh, and artery, vein and nerve at its top, where the area
    is wide."""
    s, around = along(leg, raster)
    from_knee = s - KNEE
    front = np.interp(from_knee, (85, 190, 300), (-66, -58, -30))
    back = np.interp(from_knee, (85, 190, 300), (-112, -122, -150))
    middle, half = (front + back) / 2, (front - back) / 2
    # Round at the knee's end.
    half = half * np.sqrt(np.clip((from_knee - 85) / 40, 0, 1))
    return np.asarray(np.abs(around - middle) < half)


def shin_bone(leg: Leg, raster: Raster) -> Mask:
    """Bone directly under the skin."""
    q = leg.along(raster.points)
    s, y, z = q[..., 0], q[..., 1], q[..., 2]
    half = 8 * np.sqrt(np.clip(np.minimum(s - 42, KNEE - 55 - s) / 12, 0, 1))
    return np.asarray((y > 10) & (np.abs(z + 6) < half))


def fibular_head(leg: Leg, raster: Raster) -> Mask:
    """The nerve round the bony knob outside, just below the knee."""
    return ball_at(raster, leg.at(KNEE - 30, -8, 50), 24)


def ankle_bones(leg: Leg, raster: Raster) -> Mask:
    inner, outer = leg.foot((70, 83, -36)), leg.foot((56, 74, 34))
    return ball_at(raster, inner, 15) | ball_at(raster, outer, 14)


def behind_inner_ankle(leg: Leg, raster: Raster) -> Mask:
    """The artery and the nerve in the tunnel behind the inner ankle bone."""
    u, v, w = foot_axes(leg, raster)
    strip = np.hypot((u - 47) * 1.3, v - 66) < 22
    return np.asarray(strip & (w < -12))


def kneecap(leg: Leg, raster: Raster) -> Mask:
    q = leg.along(raster.points)
    s, y, z = q[..., 0], q[..., 1], q[..., 2]
    return np.asarray((np.hypot((s - KNEE) / 25, z / 22) < 1) & (y > 30))


def hip_point(leg: Leg, raster: Raster) -> Mask:
    """The bony point outside the hip, with its cushion."""
    return ball_at(raster, leg.at(HIP, -4, 92), 27)
