"""The leg as a map of six zones, lying and upright: for the progress bar and for choosing a place.

One sculpture, cut by planes across the leg; a gap is left between two zones.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy import ndimage

from workshop.camera import Mask, Raster, View
from workshop.curves import inked
from workshop.layers import LINE
from workshop.leg import KNEE, THIGH, Leg
from workshop.tracing import edges, region

RIM = 1.0
"""Units kept free around the leg."""
GAP = 1.9
"""Units between two zones."""
ENDS = (("calf", 66.0, KNEE - 53), ("knee", KNEE - 53, THIGH[0]), ("thigh", *THIGH))
NAMES = ("foot", "ankle", "calf", "knee", "thigh", "hip")
LYING = View((-0.10, 0.20, 1), (-0.02, 1, 0), (500, 10, 0), 0.60, 760, 200, pixels=4.0)
UPRIGHT = View((0.06, 0.40, 1), (1, 0, 0), (470, 34, 0), 0.60, 250, 740, pixels=4.0)


def zones_of(leg: Leg, raster: Raster) -> dict[str, Mask]:
    """Which px belong to which zone."""
    hit = raster.hit
    q = leg.in_foot(raster.points)
    s = raster.points[..., 0]
    foot = hit & ((q[..., 1] < 46) | (q[..., 0] > 112)) & (s < 66)
    found = {"foot": foot, "ankle": hit & ~foot & (s < 66)}
    for name, low, high in ENDS:
        found[name] = hit & (s >= low) & (s < high)
    found["hip"] = hit & (s >= ENDS[-1][2])
    return found


def leg_map(leg: Leg, view: View) -> dict[str, Any]:
    """The file's content; its corner is the map's own."""
    raster = view.cast(leg.solid, 0)
    # The map's axes begin where the leg does, but for a rim.
    rim = round(RIM * raster.pixels)
    raster = Raster(
        rim,
        rim,
        raster.pixels,
        raster.depth,
        raster.points,
        raster.normals,
        raster.parts,
        raster.nearest,
    )
    every = raster.hit
    entries = []
    gap = round(GAP / 2 * raster.pixels)
    for name, mask in zones_of(leg, raster).items():
        others = ndimage.binary_dilation(every & ~mask, iterations=gap)
        own = ndimage.binary_opening(mask & ~others, iterations=3)
        soft = ndimage.gaussian_filter(own.astype(float), 1.6)
        path = region(soft, 0.5, raster, least=30, smooth=1.6, tolerance=0.15, corner=50)
        rows, columns = np.nonzero(mask)
        anchor = [round(float(v.mean()) / raster.pixels + RIM, 1) for v in (columns, rows)]
        entries.append({"zone": name, "anchor": anchor, "path": path})
    toes = every & (raster.points[..., 0] < 120)
    lines = "".join(
        inked(p, np.clip(0.5 + w / 8, 0.55, 1.0) * LINE * 0.6)
        for p, w in edges(view, raster, np.asarray(toes))
        if np.linalg.norm(np.diff(p, axis=0), axis=1).sum() > 4
    )
    height, width = every.shape
    box = [0, 0, *(round(v / raster.pixels + 2 * RIM, 1) for v in (width, height))]
    return {"format": 1, "viewBox": box, "zones": entries, "lines": lines}


def write_maps(folder: Path) -> None:
    """`leg-map.json`, lying with the foot at the left, and `leg-map-upright.json`."""
    for name, leg, view in (
        ("leg-map", Leg(plantar=20), LYING),
        ("leg-map-upright", Leg(plantar=6), UPRIGHT),
    ):
        text = json.dumps(leg_map(leg, view), separators=(",", ":"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
