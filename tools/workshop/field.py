"""Distances to a sculpted solid, and rays cast at it: the arithmetic, compiled. Lengths are mm.

A solid is a base (shapes joined one after the other by a smooth union) and parts, such as fingers:
each part is joined to the base alone, so that neighbours keep a crisp crease. Rays march by sphere
tracing (J. C. Hart, 1996).
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit, prange

from workshop.vectors import Array

CONE, ELLIPSOID, TUBE = 0, 1, 2
NUMBERS = 16
"""Numbers that describe a shape, whatever its kind."""
NEAR = 12.0
"""Outside a solid's box by more than this, the distance to the box stands for the solid's."""
HIT = 0.03
STEPS = 240
STEP_SHARE = 0.85
"""Of a distance that a ray goes ahead: the distances are not quite exact."""


class Field(NamedTuple):
    """A solid in arrays."""

    kinds: npt.NDArray[np.int64]
    numbers: Array
    """For each shape: a cone's ends, radii, squash and its direction; an ellipsoid's centre, radii
    and axes; a tube's table, and where and how far it bends."""
    blends: Array
    spheres: Array
    """Around each shape: centre and radius."""
    starts: npt.NDArray[np.int64]
    """Where the base ends and each part begins and ends."""
    part_blends: Array
    part_spheres: Array
    tables: Array
    """Stations of tubes: place, anterior, posterior, lateral and medial half-width."""
    stations: npt.NDArray[np.int64]
    dents: Array
    """Centre, depth and radius of each place where the surface gives way (below 0: swells)."""
    grown: float
    box: Array
    """Low corner, then high corner."""


@njit(cache=True, fastmath=True, inline="always")
def _union(a, b, blend):
    if blend <= 0:
        return min(a, b)
    h = max(blend - abs(a - b), 0.0) / blend
    return min(a, b) - h * h * blend * 0.25


@njit(cache=True, fastmath=True)
def _cone(p, x, y, z):
    """A tapered capsule (exact), whose section may be squashed along one direction."""
    dx, dy, dz = x - p[0], y - p[1], z - p[2]
    squash, exact = p[8], 1.0
    if squash != 1.0:
        w = (dx * p[9] + dy * p[10] + dz * p[11]) * (1.0 / squash - 1.0)
        dx += w * p[9]
        dy += w * p[10]
        dz += w * p[11]
        exact = min(squash, 1.0)
    bx, by, bz = p[3] - p[0], p[4] - p[1], p[5] - p[2]
    l2 = bx * bx + by * by + bz * bz
    rr = p[6] - p[7]
    a2 = l2 - rr * rr
    if a2 <= 1e-9:
        return (math.sqrt(dx * dx + dy * dy + dz * dz) - max(p[6], p[7])) * exact
    il2 = 1.0 / l2
    yv = dx * bx + dy * by + dz * bz
    zv = yv - l2
    qx, qy, qz = dx * l2 - bx * yv, dy * l2 - by * yv, dz * l2 - bz * yv
    x2 = qx * qx + qy * qy + qz * qz
    y2, z2 = yv * yv * l2, zv * zv * l2
    sign = 1.0 if rr > 0 else (-1.0 if rr < 0 else 0.0)
    k = sign * rr * rr * x2
    if (1.0 if zv > 0 else -1.0) * a2 * z2 > k:
        return (math.sqrt(x2 + z2) * il2 - p[7]) * exact
    if (1.0 if yv > 0 else -1.0) * a2 * y2 < k:
        return (math.sqrt(x2 + y2) * il2 - p[6]) * exact
    return ((math.sqrt(x2 * a2 * il2) + yv * rr) * il2 - p[6]) * exact


@njit(cache=True, fastmath=True)
def _ellipsoid(p, x, y, z):
    dx, dy, dz = x - p[0], y - p[1], z - p[2]
    a = p[6] * dx + p[7] * dy + p[8] * dz
    b = p[9] * dx + p[10] * dy + p[11] * dz
    c = p[12] * dx + p[13] * dy + p[14] * dz
    k0 = math.sqrt((a / p[3]) ** 2 + (b / p[4]) ** 2 + (c / p[5]) ** 2)
    k1 = math.sqrt((a / (p[3] * p[3])) ** 2 + (b / (p[4] * p[4])) ** 2 + (c / (p[5] * p[5])) ** 2)
    if k1 < 1e-9:
        return -min(p[3], p[4], p[5])
    return k0 * (k0 - 1.0) / k1


@njit(cache=True, fastmath=True)
def _section(table, n, s, low, high, y, z):
    """The distance to the part of a straight tube between two of its places."""
    first, last = table[0, 0], table[n - 1, 0]
    sc = min(max(s, low), high)
    f = (sc - first) / (last - first) * (n - 1)
    j = min(max(int(f), 0), n - 2)
    f -= j
    ka = 1 if y > 0 else 2
    kb = 3 if z > 0 else 4
    ry = table[j, ka] * (1 - f) + table[j + 1, ka] * f
    rz = table[j, kb] * (1 - f) + table[j + 1, kb] * f
    q = math.sqrt(y * y + z * z)
    if q < 1e-6:
        d = -min(ry, rz)
    else:
        r = math.sqrt((y / ry) ** 2 + (z / rz) ** 2)
        d = q * (1.0 - 1.0 / r) if r > 0.15 else -min(ry, rz) * 0.85
    beyond = abs(s - sc)
    if beyond > 0:
        d = math.sqrt(beyond * beyond + d * d) if d > 0 else max(beyond, d)
    return d


@njit(cache=True, fastmath=True)
def _tube(p, x, y, z, tables, stations):
    """A limb of changing width along the x axis, which bends toward -y between two places."""
    i = int(p[0])
    n = stations[i]
    table = tables[i]
    low, high = table[0, 0], table[n - 1, 0]
    angle = p[3]
    if angle < 1e-4:
        return _section(table, n, x, low, high, y, z) * 0.93
    bend, end = p[1], p[2]
    radius = (end - bend) / angle
    d = _section(table, n, x, low, bend, y, z)
    cx, cy = x - bend, y + radius
    phi = math.atan2(cx, cy)
    if phi > 0:
        # Within the bend: the angle about its axis is the place, the way from it the height.
        far = math.sqrt(cx * cx + cy * cy)
        turned = min(phi, angle)
        over = phi - turned
        s = bend + turned * radius + over * far
        d = min(d, _section(table, n, s, bend, end, far - radius, z))
    # Beyond it: turned back, it is straight again.
    c, sn = math.cos(angle), math.sin(angle)
    tx, ty = cx * c - cy * sn, cx * sn + cy * c
    d = min(d, _section(table, n, end + tx, end, high, ty - radius, z))
    return d * 0.8


@njit(cache=True, fastmath=True)
def _shape(kind, p, x, y, z, tables, stations):
    if kind == CONE:
        return _cone(p, x, y, z)
    if kind == ELLIPSOID:
        return _ellipsoid(p, x, y, z)
    return _tube(p, x, y, z, tables, stations)


@njit(cache=True, fastmath=True)
def _distance(x, y, z, f):
    """The distance of a point, and the number of the part it is nearest to (0: the base)."""
    dx = max(f.box[0] - x, 0.0, x - f.box[3])
    dy = max(f.box[1] - y, 0.0, y - f.box[4])
    dz = max(f.box[2] - z, 0.0, z - f.box[5])
    far = math.sqrt(dx * dx + dy * dy + dz * dz)
    if far > NEAR:
        return far, 0
    base = 1e9
    for i in range(f.starts[0]):
        s = f.spheres[i]
        least = math.sqrt((x - s[0]) ** 2 + (y - s[1]) ** 2 + (z - s[2]) ** 2) - s[3]
        if least > base + f.blends[i]:
            continue
        d = _shape(f.kinds[i], f.numbers[i], x, y, z, f.tables, f.stations)
        base = _union(base, d, f.blends[i])
    best, raw, part = base, base, 0
    for a in range(len(f.part_blends)):
        s = f.part_spheres[a]
        least = math.sqrt((x - s[0]) ** 2 + (y - s[1]) ** 2 + (z - s[2]) ** 2) - s[3]
        if least > best + f.part_blends[a]:
            continue
        d = 1e9
        for i in range(f.starts[a], f.starts[a + 1]):
            one = _shape(f.kinds[i], f.numbers[i], x, y, z, f.tables, f.stations)
            d = _union(d, one, f.blends[i])
        joined = _union(base, d, f.part_blends[a])
        best = min(best, joined)
        if d < raw:
            raw, part = d, a + 1
    best -= f.grown
    for i in range(len(f.dents)):
        e = f.dents[i]
        r2 = (x - e[0]) ** 2 + (y - e[1]) ** 2 + (z - e[2]) ** 2
        best += e[3] * math.exp(-r2 / (2.0 * e[4] * e[4]))
    return best, part


@njit(cache=True, fastmath=True)
def few_distances(points, f):
    """The distance of each point, below 0 inside; no thread is woken for so few."""
    out = np.empty(len(points))
    for i in range(len(points)):
        out[i] = _distance(points[i, 0], points[i, 1], points[i, 2], f)[0]
    return out


@njit(cache=True, parallel=True, fastmath=True)
def distances(points, f):
    """The distance of each point, below 0 inside."""
    out = np.empty(len(points))
    for i in prange(len(points)):
        out[i] = _distance(points[i, 0], points[i, 1], points[i, 2], f)[0]
    return out


@njit(cache=True, fastmath=True)
def _gradient(x, y, z, f):
    e = 0.35
    gx = _distance(x + e, y, z, f)[0] - _distance(x - e, y, z, f)[0]
    gy = _distance(x, y + e, z, f)[0] - _distance(x, y - e, z, f)[0]
    gz = _distance(x, y, z + e, f)[0] - _distance(x, y, z - e, f)[0]
    n = math.sqrt(gx * gx + gy * gy + gz * gz) + 1e-12
    return gx / n, gy / n, gz / n


@njit(cache=True, parallel=True, fastmath=True)
def cast(rows, columns, origin, right, down, ahead, farthest, f):
    """One ray for each pixel: depth (inf: none), normal, part (-1: none), closest approach."""
    depth = np.full((rows, columns), np.inf)
    normal = np.zeros((rows, columns, 3))
    part = np.full((rows, columns), -1, np.int64)
    nearest = np.full((rows, columns), 1e9)
    for r in prange(rows):
        for c in range(columns):
            ox = origin[0] + right[0] * c + down[0] * r
            oy = origin[1] + right[1] * c + down[1] * r
            oz = origin[2] + right[2] * c + down[2] * r
            t = 0.0
            least = 1e9
            for _ in range(STEPS):
                d = _distance(ox + ahead[0] * t, oy + ahead[1] * t, oz + ahead[2] * t, f)[0]
                least = min(least, d)
                if d < HIT:
                    break
                t += d * STEP_SHARE
                if t > farthest:
                    break
            nearest[r, c] = least
            if t <= farthest and least < 0.6:
                x, y, z = ox + ahead[0] * t, oy + ahead[1] * t, oz + ahead[2] * t
                d, which = _distance(x, y, z, f)
                if d < 0.25:
                    depth[r, c] = t
                    part[r, c] = which
                    nx, ny, nz = _gradient(x, y, z, f)
                    normal[r, c, 0], normal[r, c, 1], normal[r, c, 2] = nx, ny, nz
    return depth, normal, part, nearest


@njit(cache=True, parallel=True, fastmath=True)
def openness(points, normals, mask, reach, f):
    """How open each surface point is to its surroundings, 0 (a cleft) to 1, within `reach`."""
    rows, columns = mask.shape
    out = np.ones((rows, columns))
    for r in prange(rows):
        for c in range(columns):
            if mask[r, c]:
                lost, total, weight = 0.0, 0.0, 1.0
                for i in range(1, 5):
                    h = reach * i / 4.0
                    d = _distance(
                        points[r, c, 0] + normals[r, c, 0] * h,
                        points[r, c, 1] + normals[r, c, 1] * h,
                        points[r, c, 2] + normals[r, c, 2] * h,
                        f,
                    )[0]
                    lost += weight * max(0.0, (h - d) / h)
                    total += weight
                    weight *= 0.75
                out[r, c] = 1.0 - lost / total
    return out


@njit(cache=True, parallel=True, fastmath=True)
def sunlight(points, normals, mask, light, farthest, softness, f):
    """How much of a light reaches points beside the solid, 0 to 1: its soft shadow."""
    rows, columns = mask.shape
    out = np.ones((rows, columns))
    for r in prange(rows):
        for c in range(columns):
            if mask[r, c]:
                x = points[r, c, 0] + normals[r, c, 0]
                y = points[r, c, 1] + normals[r, c, 1]
                z = points[r, c, 2] + normals[r, c, 2]
                t, seen = 1.2, 1.0
                for _ in range(60):
                    d = _distance(x + light[0] * t, y + light[1] * t, z + light[2] * t, f)[0]
                    seen = min(seen, 0.5 + 0.5 * d / (softness * t))
                    if seen < 0.0:
                        break
                    t += max(d * 0.8, 0.8)
                    if t > farthest:
                        break
                out[r, c] = max(seen, 0.0)
    return out
