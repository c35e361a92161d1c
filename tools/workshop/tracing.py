"""From rasters to outlines: regions of a field as closed paths, jumps of depth as lines."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from contourpy import contour_generator
from scipy import ndimage

from workshop.camera import Mask, Raster, View
from workshop.curves import closed_path, lengths, smoothed
from workshop.vectors import Array

CREASE = 6.0
"""Degrees between the normals of two parts that touch, from which on there is a line."""
JUMP = 2.4
"""Mm of depth, beyond what the slope explains, from which on there is a line."""
STRAIGHT = 0.55
"""Cosine of the turn up to which two lines that meet are one."""


def region(
    values: Array,
    level: float,
    raster: Raster,
    *,
    least: float,
    below: bool = False,
    smooth: float = 1.2,
    tolerance: float = 0.16,
    corner: float = 62.0,
) -> str:
    """Where a field lies above a level (or below) as one path to be filled even-odd; `least` is the
    area in square units under which an island is left out."""
    sign = -1.0 if below else 1.0
    padded = np.pad((values - level) * sign, 2, constant_values=-1.0)
    found = []
    lines: list[Array] = contour_generator(z=padded).lines(0.0)  # type: ignore[assignment]
    for line in lines:
        if len(line) < 6 or np.linalg.norm(line[0] - line[-1]) > 1e-6:
            continue
        p = (line[:-1] - 2 + 0.5) / raster.pixels + raster.origin
        if area(p) >= least:
            found.append(closed_path(p, tolerance=tolerance, smooth=smooth, corner=corner))
    return "".join(sorted(found))


def area(p: Array) -> float:
    x, y = p[:, 0], p[:, 1]
    return float(abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2)


def filled_out(values: Array, mask: Mask) -> Array:
    """The field beyond its mask: each px takes what the nearest px within has."""
    if not mask.any():
        return values
    near = ndimage.distance_transform_edt(~mask, return_distances=False, return_indices=True)
    return np.asarray(values[tuple(near)])


def blurred(values: Array, mask: Mask, sigma: float) -> Array:
    """Gaussian within a mask, sigma in px: nothing from outside comes in."""
    weight = np.maximum(ndimage.gaussian_filter(mask.astype(float), sigma), 1e-3)
    return np.asarray(ndimage.gaussian_filter(np.where(mask, values, 0), sigma) / weight)


def edges(view: View, raster: Raster, mask: Mask) -> "list[tuple[Array, Array]]":
    """Lines where the depth jumps or two parts meet: points in units, and the jump in mm."""
    depth = np.where(mask, raster.depth, np.inf)
    facing = raster.normals @ view.ahead
    pixel = 1.15 / (view.pixels * view.scale)

    def between(a: tuple[slice, slice], b: tuple[slice, slice]) -> Array:
        both = np.isfinite(depth[a]) & np.isfinite(depth[b])
        da, db = np.where(both, depth[a], 0), np.where(both, depth[b], 0)
        steep = np.clip(np.minimum(facing[a], facing[b]), 0.10, 1)
        jump = np.maximum(np.abs(da - db) - pixel * np.sqrt(1 - steep**2) / steep, 0)
        turn = np.degrees(
            np.arccos(np.clip((raster.normals[a] * raster.normals[b]).sum(-1), -1, 1))
        )
        one, two = raster.parts[a], raster.parts[b]
        crease = both & (one != two) & (one > 0) & (two > 0) & (turn > CREASE)
        found = np.where(both & (jump > JUMP), jump, 0.0)
        return np.where(crease, np.maximum(found, JUMP + 0.1), found)

    every, low, high = slice(None), slice(0, -1), slice(1, None)
    upright = between((every, low), (every, high))
    level = between((low, every), (high, every))
    return list(_lines(raster, upright, level))


def _lines(raster: Raster, upright: Array, level: Array) -> Iterator[tuple[Array, Array]]:
    """Cracks between px, chained; where several meet the straightest go on."""
    for p, w in _merged(_chains(upright, level), raster.pixels):
        q = p[:, ::-1] / raster.pixels + raster.origin
        if np.allclose(p[0], p[-1]):
            q = smoothed(q[:-1], 1.5 * raster.pixels, closed=True)
            q = np.vstack([q, q[:1]])
        else:
            q = smoothed(q, 1.5 * raster.pixels)
        w = ndimage.gaussian_filter1d(w, 1.5 * raster.pixels, mode="nearest")
        d = lengths(q)
        t = np.linspace(0, d[-1], max(6, int(d[-1] / 0.6)))
        yield np.stack([np.interp(t, d, q[:, k]) for k in (0, 1)], 1), np.interp(t, d, w)


Corner = tuple[int, int]


def _chains(upright: Array, level: Array) -> list[tuple[Array, Array]]:
    near: dict[Corner, list[tuple[Corner, float]]] = defaultdict(list)

    def join(a: Corner, b: Corner, jump: float) -> None:
        near[a].append((b, jump))
        near[b].append((a, jump))

    for r, c in np.argwhere(upright > 0).tolist():
        join((r, c + 1), (r + 1, c + 1), float(upright[r, c]))
    for r, c in np.argwhere(level > 0).tolist():
        join((r + 1, c), (r + 1, c + 1), float(level[r, c]))
    used: set[tuple[Corner, Corner]] = set()
    chains = []
    for a in [n for n in near if len(near[n]) != 2] + list(near):
        for b, jump in near[a]:
            if (a, b) in used:
                continue
            chain, jumps = [a, b], [jump, jump]
            used |= {(a, b), (b, a)}
            while len(near[chain[-1]]) == 2 and chain[-1] != a:
                ahead = [e for e in near[chain[-1]] if (chain[-1], e[0]) not in used]
                if not ahead:
                    break
                used |= {(chain[-1], ahead[0][0]), (ahead[0][0], chain[-1])}
                chain.append(ahead[0][0])
                jumps.append(ahead[0][1])
            chains.append((np.array(chain, float), np.array(jumps)))
    return chains


def _merged(chains: list[tuple[Array, Array]], pixels: float) -> list[tuple[Array, Array]]:
    chains = [chain for chain in chains if len(chain[0]) > max(4, 1.2 * pixels)]
    look = int(4 * pixels)

    def leaving(p: Array, end: bool) -> Array:
        k = min(look, len(p) - 1)
        v = p[-1] - p[-1 - k] if end else p[0] - p[k]
        return np.asarray(v / (np.linalg.norm(v) + 1e-12))

    while True:
        best: tuple[float, int, bool, int, bool] | None = None
        ends: dict[tuple[float, ...], list[tuple[int, bool]]] = defaultdict(list)
        for i, (p, _) in enumerate(chains):
            ends[tuple(p[0])].append((i, False))
            ends[tuple(p[-1])].append((i, True))
        for meeting in ends.values():
            for x, (i, at_i) in enumerate(meeting):
                for j, at_j in meeting[x + 1 :]:
                    if i == j:
                        continue
                    same = float(leaving(chains[i][0], at_i) @ -leaving(chains[j][0], at_j))
                    if same > STRAIGHT and (best is None or same > best[0]):
                        best = (same, i, at_i, j, at_j)
        if best is None:
            return chains
        _, i, at_i, j, at_j = best
        (p, w), (q, v) = chains[i], chains[j]
        if not at_i:
            p, w = p[::-1], w[::-1]
        if at_j:
            q, v = q[::-1], v[::-1]
        joined = (np.vstack([p, q[1:]]), np.r_[w, v[1:]])
        chains = [chain for k, chain in enumerate(chains) if k not in (i, j)] + [joined]
