"""A quick look at a sculpture, before it is inked: shaded, coarse, from the picture's eye and from
others. For the author alone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from workshop import field
from workshop.camera import View
from workshop.picture import Picture
from workshop.solids import Solid
from workshop.vectors import Array, unit

SKIN = (232, 183, 150)
HANDS = ((190, 120, 80), (150, 100, 130))
SLEEVE = (60, 130, 140)
CLOTH = (190, 180, 165)
FROM = {
    "side": ((0.0, 0.1, 1.0), (0.0, 1.0, 0.0)),
    "inside": ((0.0, 0.1, -1.0), (0.0, 1.0, 0.0)),
    "front": ((0.0, 1.0, 0.0), (0.0, 0.0, -1.0)),
    "back": ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    "sole": ((-1.0, 0.1, 0.0), (0.0, 1.0, 0.0)),
    "hip": ((1.0, 0.3, 0.2), (0.0, 1.0, 0.0)),
}
"""Other eyes: where they are, and what is up to them."""

Coloured = tuple[Solid, tuple[int, int, int]]


def solids_of(picture: Picture, pose: int = 0, leg: str | None = None) -> list[Coloured]:
    """The leg and each hand in its key pose of that number (or its last)."""
    found: list[Coloured] = []
    names = [list(poses) for poses in picture.hands.values()]
    posed = [
        picture.hands[track][names[i][min(pose, len(names[i]) - 1)]]
        for i, track in enumerate(picture.hands)
    ]
    limb = picture.legs[leg] if leg else picture.rest
    for one in posed:
        if one.pressed is not None:
            limb = one.pressed
        elif one.leg:
            limb = picture.leg_of(one)
    found.append((limb.solid, SKIN))
    found += [(cloth, CLOTH) for cloth in picture.cloths]
    for number, one in enumerate(posed):
        found.append((one.hand.solid, HANDS[number % 2]))
        found.append((one.hand.sleeve(one.sleeve).solid, SLEEVE))
    return found


def shaded(view: View, solids: Sequence[Coloured]) -> Array:
    """Rows of colours, 0 to 255."""
    rows, columns = round(view.height * view.pixels), round(view.width * view.pixels)
    image = np.full((rows, columns, 3), 244.0)
    nearest = np.full((rows, columns), np.inf)
    light = unit(view.ahead * 0.7 + view.upward * 0.62 - view.right * 0.45)
    for solid, colour in solids:
        raster = view.cast(solid, 0)
        clefts = field.openness(raster.points, raster.normals, raster.hit, 15.0, solid.field)
        lit = np.clip(raster.normals @ light * 0.5 + 0.5, 0, 1) ** 1.2 * (0.35 + 0.65 * clefts)
        r0, c0 = max(raster.top, 0), max(raster.left, 0)
        r1 = min(raster.top + raster.depth.shape[0], rows)
        c1 = min(raster.left + raster.depth.shape[1], columns)
        if r0 >= r1 or c0 >= c1:
            continue
        own = np.s_[r0 - raster.top : r1 - raster.top, c0 - raster.left : c1 - raster.left]
        there = np.s_[r0:r1, c0:c1]
        front = raster.depth[own] < nearest[there]
        painted = np.asarray(colour, float) * (0.40 + 0.68 * lit[own][..., None])
        image[there] = np.where(front[..., None], np.clip(painted, 0, 255), image[there])
        nearest[there] = np.where(front, raster.depth[own], nearest[there])
    return image


def look(picture: Picture, file: Path, eyes: Sequence[str], pixels: float = 0.6) -> None:
    """Write every key pose as the picture's eye sees it, and from other eyes beside it."""
    most = max([len(poses) for poses in picture.hands.values()] + [len(picture.legs), 1])
    rows = []
    for pose in range(most):
        leg = list(picture.legs)[min(pose, len(picture.legs) - 1)]
        solids = solids_of(picture, pose, leg)
        views = [replace(picture.view, pixels=pixels)]
        for name in eyes:
            to_eye, up = FROM[name]
            views.append(replace(picture.view, to_eye=to_eye, up=up, pixels=pixels))
        rows.append(np.concatenate([shaded(view, solids) for view in views], axis=1))
    save(np.concatenate(rows, axis=0), file)


def save(image: Array, file: Path) -> None:
    data = np.ascontiguousarray(np.clip(image, 0, 255).astype(np.uint8))
    height, width, _ = data.shape
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = QImage(data.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    if not whole.save(str(file)):
        raise SystemExit(f"{file} cannot be written.")
