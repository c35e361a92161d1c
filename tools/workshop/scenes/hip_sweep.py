"""Hip sweep: one palm sweeps up the outer thigh and in an arc round the bony point of the hip; the
other rests on the thigh."""

from dataclasses import replace

from workshop.camera import Mask, Raster, View
from workshop.drape import shorts
from workshop.leg import HIP, Leg, band
from workshop.motion import glide, glow, growing_arrow
from workshop.picture import HandPose, Picture, Zone
from workshop.props import heart
from workshop.regions import along, hip_point
from workshop.scenes.thigh_glide import LEG, flat_palm, inner_thigh, stroke
from workshop.solids import Dent
from workshop.vectors import Array

VIEW = View((0.0, 0.75, 0.66), (0.0, 0.66, -0.75), (728, 0, 16), 1.28)
"""From above and from the outside, so that the bony point is seen."""
BONY_POINT = Dent((HIP, -4.0, 100.0), -9.0, 19.0)
"""How the bone shows through the cloth."""
ARC = (
    # s, degrees around, degrees turned on the picture
    (654, 66, -6),
    (704, 53, -4),
    (756, 42, -1),
    (808, 38, 2),
    (854, 44, 5),
    (882, 56, 7),
    (891, 72, 9),
)
DRAWN = 2


def outer_hip(leg: Leg, raster: Raster) -> Array:
    s, around = along(leg, raster)
    return band(s, 705, 935, 70) * band(around, 16, 200, 30)


def no_press(leg: Leg, raster: Raster) -> Mask:
    return inner_thigh(leg, raster, -2) | hip_point(leg, raster)


def hip_sweep() -> Picture:
    s, around, _ = ARC[DRAWN]
    sweeping = flat_palm(LEG, LEG.spot(s, around), 10, left=False, arm=42)
    resting = flat_palm(LEG, LEG.spot(536, 20), 17, left=True)
    x, y = VIEW.flat(sweeping.palm)
    return Picture(
        "hip-sweep",
        VIEW,
        {"rest": LEG},
        {
            "hand-left": {"flat": HandPose(resting, contacts=(resting.palm,))},
            "hand-right": {"flat": HandPose(sweeping, contacts=(sweeping.palm,))},
        },
        [Zone("zone-hip", outer_hip)],
        no_press=no_press,
        cloth=replace(shorts(LEG, 690, slant=10), dents=(BONY_POINT,)),
        cycle=(("work", 0.67), ("return", 1)),
        still=0.3,
        tracks={
            "hand-right": glide(0.67, lift=(0, -12)),
            "arrow-1": growing_arrow(0.67),
            "zone-hip": glow(0.67),
        },
        ways={"hand-right": stroke(VIEW, ARC, DRAWN)},
        pivots={"hand-right": (float(x), float(y))},
        arrows={"arrow-1": [(738, 178), (815, 208), (866, 262), (884, 328)]},
        spot=(540, 290, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"hip-sweep": hip_sweep}
