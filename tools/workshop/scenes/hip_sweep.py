"""Hip sweep: one palm sweeps up the outer thigh and in an arc round the bony point of the hip; the
other rests on the thigh."""

from dataclasses import replace

from workshop.camera import Mask, Raster, View
from workshop.drape import shorts
from workshop.hand import Hand
from workshop.leg import HIP, Leg, band
from workshop.motion import glide, glow, growing_arrow
from workshop.picture import HandPose, Picture, Zone
from workshop.posing import aim_arm, clear_thumb, close_fingers, lay_palm
from workshop.props import heart
from workshop.regions import along, hip_point
from workshop.scenes.thigh_glide import FLAT, FOREARM, LEG, flat_palm, stroke, up_to_groin
from workshop.solids import Dent
from workshop.vectors import Array

VIEW = View((0.0, 0.60, 0.80), (0.0, 0.80, -0.60), (742, -40, 0), 1.6)
"""From the outside and above, so near that the body leaves the picture at the top."""
BONY_POINT = Dent((HIP, -4.0, 100.0), -9.0, 19.0)
"""How the bone shows through the cloth."""
ARC = (
    # s, degrees around, degrees turned on the picture: behind the bony point, and up past it
    (640, 92, 3),
    (694, 104, 5),
    (748, 118, 6),
    (796, 145, 3),
    (828, 146, -3),
    (856, 138, -9),
    (872, 124, -15),
)
DRAWN = 2
BESIDE = 5.0
"""Degrees of spread of the thumb, which is to pass below the bony point."""
ARM = (-0.75, 0.0, 0.65)
"""Where the sweeping forearm comes from: the giver stands outside, below the hip."""


def sweeping_palm() -> Hand:
    """Along the outer thigh, behind its middle."""
    s, around, _ = ARC[DRAWN]
    spot = LEG.spot(s, around)
    place = lay_palm(spot, (1.0, 0.0, 0.0))
    flat = FLAT.with_thumb(spread=BESIDE)
    pose = clear_thumb(LEG, place, close_fingers(LEG, place, flat, press=1.5))
    return Hand(place, aim_arm(place, pose, ARM), FOREARM)


def outer_hip(leg: Leg, raster: Raster) -> Array:
    s, around = along(leg, raster)
    return band(s, 705, 935, 70) * band(around, 16, 200, 30)


def no_press(leg: Leg, raster: Raster) -> Mask:
    return up_to_groin(leg, raster) | hip_point(leg, raster)


def hip_sweep() -> Picture:
    sweeping = sweeping_palm()
    resting = flat_palm(LEG, LEG.spot(566, 32), 14, left=True)
    x, y = VIEW.flat(sweeping.palm)
    return Picture(
        "hip-sweep",
        VIEW,
        {"rest": LEG},
        {
            "hand-left": {"flat": HandPose(resting, contacts=(resting.palm,), shadow=False)},
            "hand-right": {"flat": HandPose(sweeping, contacts=(sweeping.palm,), shadow=False)},
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
        ways={"hand-right": stroke(VIEW, ARC, LEG.spot(*ARC[DRAWN][:2]))},
        pivots={"hand-right": (float(x), float(y))},
        arrows={"arrow-1": [(660, 540), (755, 536), (840, 488), (892, 408)]},
        spot=(540, 300, 255),
        props=[heart(930, 40)],
    )


PICTURES = {"hip-sweep": hip_sweep}
