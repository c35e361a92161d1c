"""Ink and cel: the flat tones, lines, nails and creases of one solid, as paths in picture units.

Three tones and a light patch come from one smooth field of light; the lines from jumps of depth. A
layer is drawn from the silhouette up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from scipy import ndimage

from workshop import field
from workshop.camera import MARGIN, Mask, Raster, View
from workshop.curves import inked, resampled
from workshop.hand import DIGITS, RADII, Hand, Sleeve
from workshop.leg import FOOT_CREASES, Leg
from workshop.solids import Solid
from workshop.tracing import blurred, edges, filled_out, region
from workshop.vectors import Array, smooth_line, unit, vector

LINE = 2.2
"""Width of a full line of ink, units."""
LEAST = 60.0
"""Square units of the smallest island of a silhouette."""
DENTED = 0.05
"""How much the light must change where skin gives way to be drawn."""


@dataclass(frozen=True)
class Look:
    """How a kind of thing takes the light. Areas in square units, the rest as it says."""

    shades: tuple[float, float]
    """Light (0 to 1) below which the first and the second shade begin."""
    light: float
    """Light above which the light patch begins."""
    blur_mm: float
    """How far tones are smoothed on the surface."""
    light_blur: float
    """The same for the light patch, units."""
    smooth: float
    """How far the borders of tones are smoothed, units."""
    least_shade: float
    least_light: float
    shortest_line: float
    """Units."""
    cleft_mm: float
    """How far to look for clefts, which are darker."""
    depth: float = 0.5
    """How much clefts darken, 0 to 1."""


LIMB = Look((0.535, 0.33), 0.82, 5.5, 8.0, 6.0, 420.0, 4200.0, 20.0, 15.0, 0.45)
HAND = Look((0.52, 0.31), 0.85, 2.2, 4.0, 2.8, 180.0, 1300.0, 9.0, 12.0)
SLEEVE = Look((0.52, 0.31), 0.84, 3.0, 4.0, 3.4, 260.0, 1300.0, 9.0, 15.0)
CLOTH = Look((0.53, 0.33), 0.84, 5.0, 7.0, 5.0, 400.0, 3000.0, 24.0, 18.0)


@dataclass(frozen=True)
class Layer:
    """Paths of one solid; "" where there is nothing."""

    outline: str = ""
    shade: str = ""
    deep_shade: str = ""
    light: str = ""
    nails: str = ""
    wrinkles: str = ""
    creases: str = ""
    lines: str = ""

    @property
    def empty(self) -> bool:
        return not self.outline

    def each(self) -> Iterator[tuple[str, str]]:
        for one in fields(self):
            yield one.name, getattr(self, one.name)


def ink_limb(view: View, leg: Leg, raster: Raster) -> Layer:
    """A leg, from its own raster."""
    return _inked(view, leg.solid, raster, raster.hit, LIMB, open_edge=True, leg=leg)


def ink_hand(view: View, hand: Hand, raster: Raster, mask: Mask) -> Layer:
    """What of a hand lies in the mask."""
    whole = bool((mask == raster.hit).all())
    return _inked(view, hand.solid, raster, mask, HAND, open_edge=whole, hand=hand)


def ink_sleeve(view: View, sleeve: Sleeve, raster: Raster, mask: Mask) -> Layer:
    return _inked(view, sleeve.solid, raster, mask, SLEEVE, sleeve=sleeve)


def ink_cloth(view: View, cloth: Solid, raster: Raster, mask: Mask) -> Layer:
    return _inked(view, cloth, raster, mask, CLOTH)


def tone(view: View, solid: Solid, raster: Raster, look: Look) -> Array:
    """The light on each px, 0 to 1, smoothed over the surface."""
    hit = raster.hit
    clefts = field.openness(raster.points, raster.normals, hit, look.cleft_mm, solid.field)
    lit = (raster.normals @ view.toward_light) * 0.5 + 0.5
    shaded = lit * (1 - look.depth + look.depth * clefts)
    return blurred(shaded, hit, look.blur_mm * view.pixels * view.scale * 0.5)


def _inked(
    view: View,
    solid: Solid,
    raster: Raster,
    mask: Mask,
    look: Look,
    *,
    open_edge: bool = False,
    leg: Leg | None = None,
    hand: Hand | None = None,
    sleeve: Sleeve | None = None,
) -> Layer:
    mask = ndimage.binary_opening(mask)
    if not mask.any():
        return Layer()
    hit = raster.hit
    light = tone(view, solid, raster, look)
    spread = ndimage.binary_dilation(mask)
    shaded = np.where(spread, filled_out(light, mask), 2.0)
    shade, deep = (
        region(
            shaded,
            level,
            raster,
            below=True,
            least=look.least_shade,
            smooth=look.smooth,
            corner=75,
            tolerance=0.25,
        )
        for level in look.shades
    )
    clefts = field.openness(raster.points, raster.normals, hit, look.cleft_mm, solid.field)
    lit = (raster.normals @ view.toward_light) * 0.5 + 0.5
    bright = blurred(lit * (0.6 + 0.4 * clefts), hit, look.light_blur * view.pixels)
    inset = ndimage.binary_erosion(mask, iterations=int(3 * view.pixels))
    patch = region(
        np.where(inset, bright, -1.0),
        look.light,
        raster,
        least=look.least_light,
        smooth=look.smooth * 1.3,
        corner=100,
        tolerance=0.25,
    )
    lines = "".join(
        inked(p, np.clip(0.5 + w / 8, 0.55, 1.0) * LINE)
        for p, w in edges(view, raster, mask)
        if sleeve is None and _long(p) >= look.shortest_line
    )
    return Layer(
        outline=_outline(view, raster, mask, open_edge),
        shade=shade,
        deep_shade=deep,
        light=patch,
        nails=_nails(raster, mask, leg, hand),
        wrinkles="" if hand is None else _wrinkles(view, hand, raster, mask),
        creases=_creases(view, raster, mask, leg, sleeve),
        lines=lines,
    )


def _long(p: Array) -> float:
    return float(np.linalg.norm(np.diff(p, axis=0), axis=1).sum())


def _outline(view: View, raster: Raster, mask: Mask, open_edge: bool) -> str:
    if open_edge:
        # Nothing hides it: the line one px outside, where rays pass closest, is exact.
        px = 1.0 / (view.pixels * view.scale)
        return region(np.maximum(-raster.nearest, -6 * px), -px, raster, least=LEAST, smooth=1.2)
    soft = ndimage.gaussian_filter(mask.astype(float), 0.9)
    return region(soft, 0.5, raster, least=LEAST, smooth=1.4)


def _nails(raster: Raster, mask: Mask, leg: Leg | None, hand: Hand | None) -> str:
    """Rounded patches on the back of the last bone of each digit."""
    found = []
    spots: list[tuple[int, Array, Array, Array, Array, float, float, float]] = []
    if hand is not None:
        place = hand.place
        for number, name in enumerate(DIGITS, 1):
            frame = hand.frames[name][2]
            ahead, up, side = (place.direction(frame[:, k]) for k in range(3))
            half = 7.6 if name == "thumb" else 6.6
            spots.append((number, hand.tip(name), ahead, up, side, RADII[name][3], half, -1.2))
    if leg is not None:
        for number, tip in enumerate(leg.toe_tips, 1):
            shift = -0.5 if number == 1 else 0.3
            spots.append(
                (number, tip.centre, tip.ahead, tip.up, tip.side, tip.radius, tip.nail, shift)
            )
    for number, centre, ahead, up, side, radius, half, shift in spots:
        on = (raster.parts == number) & mask
        if on.sum() < 30:
            continue
        q = raster.points - centre
        along, high, beside = q @ ahead - shift, q @ up, q @ side
        inside = 1 - np.abs(along / half) ** 2.8 - np.abs(beside / (radius * 0.8)) ** 2.8
        values = np.where(on & (high > radius * 0.25), inside, -1.0)
        if (values > 0).sum() < 25:
            continue
        values = ndimage.gaussian_filter(values, 0.8)
        found.append(region(values, 0.0, raster, least=14, smooth=0.9, tolerance=0.15, corner=80))
    return "".join(found)


def _wrinkles(view: View, hand: Hand, raster: Raster, mask: Mask) -> str:
    """Arcs across the back of joints that are not bent much."""
    found = ""
    turns = np.radians(np.linspace(-46, 46, 25))
    for number, name in enumerate(DIGITS, 1):
        joints, frames = hand.joints[name], hand.frames[name]
        if name == "thumb":
            places: list[tuple[int, float, tuple[float, ...]]] = [
                (2, hand.pose.thumb[4], (-1.8, 1.8))
            ]
        else:
            bends = hand.pose.finger(name)
            places = [(1, bends[1], (-2.6, 0.0, 2.6)), (2, bends[2], (0.0,))]
        for joint, bend, offsets in places:
            if bend > 48:
                continue
            along = unit(hand.place.direction(frames[joint - 1][:, 0] + frames[joint][:, 0]))
            up = unit(hand.place.direction(frames[joint - 1][:, 1] + frames[joint][:, 1]))
            side = np.cross(along, up)
            for offset in offsets:
                t = turns * (0.72 if offset else 1.0)
                out = np.cos(t)[:, None] * up + np.sin(t)[:, None] * side
                shift = along * (offset * (1 - 0.35 * (t / t[-1]) ** 2))[:, None]
                start = hand.place.point(joints[joint]) + shift + out * 15
                skin = _marched(hand.solid, start, -out)
                on = mask & (raster.parts == number)
                found += _laid(view, raster, on, skin, LINE * 0.55, 0.22)
    return found


def _creases(view: View, raster: Raster, mask: Mask, leg: Leg | None, sleeve: Sleeve | None) -> str:
    """The few lines that no jump of depth shows: ankle bones, below the big toe, a cuff's seam."""
    found = ""
    if leg is not None:
        for points, outward, weight in FOOT_CREASES:
            line = smooth_line([leg.foot(p) for p in points], 40)
            out = unit(leg.foot_turn @ vector(outward))
            skin = _marched(leg.solid, line + out * 26, np.tile(-out, (len(line), 1)))
            found += _laid(view, raster, mask, skin, LINE * weight, 0.22)
    if sleeve is not None:
        around = np.radians(np.linspace(0, 359, 181))
        up = unit(sleeve.up - sleeve.axis * (sleeve.up @ sleeve.axis))
        side = np.cross(sleeve.axis, up)
        out = np.cos(around)[:, None] * up + np.sin(around)[:, None] * side
        start = sleeve.origin + sleeve.axis * (sleeve.start + sleeve.cuff) + out * 90
        skin = _marched(sleeve.solid, start, -out)
        found += _laid(view, raster, mask, skin, LINE * 0.75, 0.02)
    return found


def _marched(solid: Solid, start: Array, ahead: Array, steps: int = 60) -> Array:
    points = start.copy()
    for _ in range(steps):
        points = points + ahead * (solid.distance(points) * 0.9)[:, None]
    return points


def _laid(
    view: View, raster: Raster, mask: Mask, points: Array, width: float, facing: float
) -> str:
    """A line on the surface where it is seen, as ink."""
    flat = (view.flat(points) - raster.origin) * raster.pixels
    rows, columns = mask.shape
    c = np.clip(flat[:, 0].astype(int), 0, columns - 1)
    r = np.clip(flat[:, 1].astype(int), 0, rows - 1)
    within = (flat[:, 0] >= 0) & (flat[:, 0] < columns) & (flat[:, 1] >= 0) & (flat[:, 1] < rows)
    seen = np.abs(raster.depth[r, c] - view.depth(points)) < 1.6
    seen &= within & mask[r, c] & (raster.normals[r, c] @ view.ahead > facing)
    found = ""
    for a, b in _runs(seen):
        p = flat[a:b] / raster.pixels + raster.origin
        found += inked(resampled(p, 1.2), width, taper=0.4)
    return found


def _runs(flags: Mask, least: int = 6) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for i, flag in enumerate([*flags.tolist(), False]):
        if flag and start is None:
            start = i
        elif not flag and start is not None:
            if i - start >= least:
                yield start, i
            start = None


# What a hand does to the limb


@dataclass(frozen=True)
class Touch:
    """The limb below a hand: its shadow there, and the skin that gives way."""

    shadow: str = ""
    hollow: str = ""
    """Where giving way makes the skin darker."""
    ridge: str = ""
    """Where it makes it lighter."""


def touch(view: View, leg: Leg, limb: Raster, hand: Hand, sleeve: Sleeve) -> Touch:
    """The contact and cast shadow of a hand on the limb, all of it: also what the hand hides."""
    hit = limb.hit
    gap = np.full(hit.shape, 1e3)
    gap[hit] = hand.solid.distance(limb.points[hit])
    near = hit & (gap < 90)
    if not near.any():
        return Touch()
    light = view.toward_light
    lit = field.sunlight(limb.points, limb.normals, near, light, 75.0, 0.30, hand.solid.field)
    close = np.clip(gap / 9.0, 0, 1)
    dark = np.where(hit, np.minimum(np.where(near, lit, 1.0), 0.25 + 0.75 * close), 1.0)
    dark = blurred(dark, hit, 1.4 * view.pixels)
    spread = ndimage.binary_dilation(hit)
    shadow = region(
        np.where(spread, filled_out(dark, hit), 2.0),
        0.52,
        limb,
        below=True,
        least=LEAST,
        smooth=2.2,
        corner=100,
        tolerance=0.25,
    )
    return Touch(shadow, *_dented(view, leg, near, limb))


def _dented(view: View, leg: Leg, near: Mask, limb: Raster) -> tuple[str, str]:
    """Where the tones of the leg that gives way differ from those of the leg at rest."""
    if not leg.dents:
        return "", ""
    plain = Leg(leg.plantar, leg.knee, leg.toes, leg.twist, leg.length)
    before = view.cast(plain.solid, MARGIN)
    now, rest = tone(view, leg.solid, limb, HAND), tone(view, plain.solid, before, HAND)
    rest = before.in_place_of(limb, rest, 0.0)
    change = np.where(near & (rest > 0), now - rest, 0.0)
    change = ndimage.gaussian_filter(change, 1.5 * view.pixels)
    hollow, ridge = (
        region(
            change,
            level,
            limb,
            below=level < 0,
            least=120,
            smooth=3,
            corner=100,
            tolerance=0.25,
        )
        for level in (-DENTED, DENTED)
    )
    return hollow, ridge


def hatch(view: View, raster: Raster, inside: Mask, pitch: float = 7.0) -> tuple[str, str]:
    """A region as its outline and as lines at 45 degrees, `pitch` units apart, within it."""
    soft = ndimage.gaussian_filter(inside.astype(float), 1.6)
    outline = region(soft, 0.5, raster, least=LEAST, smooth=2.4, tolerance=0.25, corner=100)
    rows, columns = inside.shape
    lines = []
    step = max(1, round(pitch * raster.pixels * np.sqrt(2)))
    # Lines go up to the right: c + r is the same along one; the grid is the picture's own.
    first = -(-(raster.left + raster.top) // step) * step - (raster.left + raster.top)
    for total in range(first, rows + columns, step):
        r = np.arange(max(0, total - columns + 1), min(rows, total + 1))
        for a, b in _runs(soft[r, total - r] > 0.5, least=4):
            ends = np.array([[total - r[a], r[a]], [total - r[b - 1], r[b - 1]]], float)
            (x0, y0), (x1, y1) = (ends + 0.5) / raster.pixels + raster.origin
            lines.append(f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}")
    return outline, "".join(lines)


def visible(raster: Raster, *before: Raster) -> Mask:
    """Where a solid is not hidden by others."""
    mask = raster.hit
    for other in before:
        mask &= raster.depth < other.depth_in(raster)
    return np.asarray(mask)
