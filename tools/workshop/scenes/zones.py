"""The six zones without hands: what is shown where a technique has no picture of its own."""

from workshop.camera import Raster, View
from workshop.drape import shorts
from workshop.leg import Leg, band
from workshop.picture import Picture, Zone
from workshop.props import floor, heart, roll
from workshop.regions import along, foot_axes
from workshop.vectors import Array

LEG = Leg(plantar=24)
SIDE = (-0.10, 0.17, 1.0)
UP = (-0.045, 1.0, 0.0)
LYING = -72.0
"""How far the couch is below the middle of the ankle, mm."""


def foot(leg: Leg, raster: Raster) -> Array:
    u, v, _ = foot_axes(leg, raster)
    return band(u, 84, 400, 50) * band(v, -60, 90, 40)


def ankle(leg: Leg, raster: Raster) -> Array:
    s, _ = along(leg, raster)
    return band(s, -34, 72, 44)


def between(low: float, high: float, soft: float = 70.0) -> Zone:
    def weights(leg: Leg, raster: Raster) -> Array:
        return band(along(leg, raster)[0], low, high, soft)

    return Zone("zone", weights)


def still(
    name: str, zone: Zone, middle: tuple[float, float], scale: float, *, towel: float | None = 52.0
) -> Picture:
    """One zone lit on the outside of the leg; `middle` in mm, `towel` where a roll lies below."""
    view = View(SIDE, UP, (*middle, 0), scale)
    ground = float(view.flat((middle[0], LYING - 12, 0))[1])
    props = [floor(ground, 520, 380)]
    if towel is not None:
        x, y = view.flat((towel, -44, 0))
        radius = (ground + 6 - float(y)) / 2
        props.append(roll(float(x), ground + 6 - radius, radius))
    end = heart(930, 40)
    lit = Zone(f"zone-{name}", zone.weights)
    return Picture(
        f"zone-{name}",
        view,
        {"rest": LEG},
        zones=[lit],
        cloth=shorts(LEG, 800 if name != "hip" else 690),
        still=0.0,
        cycle=(("work", 1.0),),
        spot=(500, 285, 255),
        props=[*props, end],
    )


def at_foot() -> Picture:
    return still("foot", Zone("", foot), (62, 26), 1.95)


def at_ankle() -> Picture:
    return still("ankle", Zone("", ankle), (96, 14), 1.8)


def at_calf() -> Picture:
    return still("calf", between(85, 345), (158, 8), 1.52)


def at_knee() -> Picture:
    return still("knee", between(352, 462, 40), (410, 0), 1.52, towel=None)


def at_thigh() -> Picture:
    return still("thigh", between(500, 780), (640, -8), 1.3, towel=None)


def at_hip() -> Picture:
    return still("hip", between(770, 930), (800, -8), 1.25, towel=None)


def whole_leg() -> Picture:
    """Nothing lit: what stands in for a still that is missing."""
    view = View(SIDE, UP, (396, -6, 0), 0.8)
    ground = float(view.flat((396, LYING - 20, 0))[1])
    return Picture(
        "whole-leg",
        view,
        {"rest": LEG},
        cloth=shorts(LEG, 800),
        still=0.0,
        cycle=(("work", 1.0),),
        spot=(480, 290, 255),
        props=[floor(ground, 470, 420), heart(930, 40)],
    )


PICTURES = {
    "whole-leg": whole_leg,
    "zone-foot": at_foot,
    "zone-ankle": at_ankle,
    "zone-calf": at_calf,
    "zone-knee": at_knee,
    "zone-thigh": at_thigh,
    "zone-hip": at_hip,
}
