"""The program's icon: a lower leg with its calf lit, within a ring that runs.

An SVG, and PNGs in the sizes that desktops ask for. At 16 px leg and ring still read; what would
not, such as toes, is left out.
"""

import math
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from workshop.leg import Leg
from workshop.leg_map import UPRIGHT, leg_map

NAME = "leg-massage-timer"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
FIELD, TRACK, RUN = "#0B5560", "#2B6C76", "#FFC15C"
SKIN, LIT = "#F6F1E9", "#F2A93B"
SIDE = 256
RING, WIDE = 96.0, 15.0
PASSED = 300.0
"""Degrees of the ring that have run."""
SHOWN = ("foot", "ankle", "calf", "knee")


def icon_svg() -> str:
    """The drawing."""
    zones = {entry["zone"]: entry for entry in leg_map(Leg(plantar=10), UPRIGHT)["zones"]}
    middle = SIDE / 2
    angle = math.radians(PASSED - 90)
    end = f"{middle + RING * math.cos(angle):.1f} {middle + RING * math.sin(angle):.1f}"
    parts = [
        f'<rect width="{SIDE}" height="{SIDE}" rx="56" fill="{FIELD}"/>',
        f'<circle cx="{middle}" cy="{middle}" r="{RING}" fill="none" stroke="{TRACK}" '
        f'stroke-width="{WIDE}"/>',
        f'<path d="M{middle} {middle - RING}A{RING} {RING} 0 1 1 {end}" fill="none" '
        f'stroke="{RUN}" stroke-width="{WIDE}" stroke-linecap="round"/>',
    ]
    # The lower leg's middle, as the map has it, comes to the ring's.
    x = sum(zones[name]["anchor"][0] for name in ("ankle", "calf")) / 2
    y = zones["calf"]["anchor"][1] + 34
    place = f"translate({middle + 4} {middle}) rotate(24) scale(0.425) translate({-x:.1f} {-y:.1f})"
    legs = [
        f'<path d="{zones[name]["path"]}" fill="{LIT if name == "calf" else SKIN}" '
        f'stroke="{LIT if name == "calf" else SKIN}" stroke-width="5" stroke-linejoin="round"/>'
        for name in SHOWN
    ]
    parts.append(f'<g transform="{place}">{"".join(legs)}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        + "".join(parts)
        + "</svg>\n"
    )


def write_icon(folder: Path) -> None:
    """The SVG and the PNGs."""
    folder.mkdir(parents=True, exist_ok=True)
    text = icon_svg()
    (folder / f"{NAME}.svg").write_text(text, encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.encode()))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(folder / f"{NAME}-{size}.png"))
