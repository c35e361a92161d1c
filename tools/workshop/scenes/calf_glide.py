"""Calf glide: both palms cup the calf from below and glide from the ankle to below the knee."""

from workshop.camera import View
from workshop.hand import Hand, Pose
from workshop.leg import Leg, band
from workshop.motion import glide, glow, growing_arrow, way
from workshop.picture import HandPose, Picture, Zone
from workshop.posing import close_fingers, lay_palm
from workshop.props import floor, heart, roll

FLAT = Pose(
    (-6, 2, 2, -2), (-6, 2, 2, 0), (-6, 2, 2, 2), (-6, 2, 2, 4), (27, 15, 46, 4, 6), (-6, 17)
)


def calf_glide() -> Picture:
    leg = Leg(plantar=24)
    view = View((-0.10, 0.17, 1), (-0.045, 1, 0), (158, 8, 0), 1.52)
    spot = leg.spot(150, 96)
    place = lay_palm(spot, (1, 0.20, 0), palm=(58, -18, 0))
    pose = close_fingers(leg, place, FLAT)
    hand = Hand(place, pose, 460)
    places = [leg.spot(s, 96).point for s in (92, 150, 206, 262)]
    path = way(view, places, (2.5, 1, -1, -2))
    back = path[1]
    path = [(x - back[0], y - back[1], r) for x, y, r in path]
    below = view.flat((0, -74, 0))[1]
    rx, ry = view.flat((52, -46, 0))
    return Picture(
        "calf-glide",
        view,
        {"rest": leg},
        {"hand-right": {"flat": HandPose(hand, sleeve=92)}},
        [Zone("zone-calf", lambda leg, r: band(r.points[..., 0], 85, 345, 70))],
        cycle=(("work", 0.67), ("return", 1)),
        tracks={
            "hand-right": glide(0.67),
            "arrow-1": growing_arrow(0.67),
            "zone-calf": glow(0.67),
        },
        ways={"hand-right": path},
        arrows={
            "arrow-1": [
                (x + 40, y - 66)
                for x, y in (
                    view.flat((s, 62 + h, 20))
                    for s, h in ((90, -4), (150, 2), (220, 10), (290, 17), (345, 20))
                )
            ]
        },
        pivots={"hand-right": tuple(map(float, view.flat((205, 12, 60))))},
        spot=(500, 280, 255),
        props=[floor(below + 20, rx + 120), roll(rx, ry + 52, 64), heart(930, 40)],
    )


PICTURES = {"calf-glide": calf_glide}
