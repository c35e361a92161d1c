"""Polylines to smooth cubic paths, and tapered strokes of ink. All in units of the picture.

Paths are fitted as P. J. Schneider describes (Graphics Gems, 1990): least squares with the ends'
tangents held, split where the error is largest.
"""

import numpy as np
from scipy import ndimage

from workshop.vectors import Array

RUN = 60
"""Points that are fitted in one go."""


def number(value: float) -> str:
    """As short as a tenth of a unit allows."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def closed_path(
    points: Array,
    *,
    tolerance: float = 0.14,
    step: float = 0.7,
    smooth: float = 1.2,
    corner: float = 62.0,
) -> str:
    """A closed path through a polygon; corners sharper than `corner` degrees are kept."""
    p = resampled(points, step, closed=True)
    corners = _corners(p, max(2, int(2.2 / step)), corner)
    q = smoothed(p, smooth / step, closed=True)
    n = len(q)
    for i in corners:
        for j in range(-3, 4):
            w = 1 - abs(j) / 4
            q[(i + j) % n] = q[(i + j) % n] * (1 - w) + p[(i + j) % n] * w
    if not corners:
        tangent = _one(q[1] - q[-1])
        return _text(_fit_long(np.vstack([q, q[:1]]), tolerance, tangent, -tangent), closed=True)
    pieces: list[Array] = []
    for a, b in zip(corners, [*corners[1:], corners[0] + n], strict=True):
        pieces += _fit_long(q[[k % n for k in range(a, b + 1)]], tolerance)
    return _text(pieces, closed=True)


def open_path(points: Array, tolerance: float = 0.14) -> str:
    return _text(_fit_long(np.asarray(points, float), tolerance), closed=False)


def inked(
    points: Array, width: float | Array, *, tolerance: float = 0.1, taper: float = 0.35
) -> str:
    """A filled stroke along a polyline, thin at both ends over `taper` of its length."""
    p = np.asarray(points, float)
    d = lengths(p)
    if d[-1] < 1e-6:
        return ""
    s = d / d[-1]
    ends = np.clip(np.minimum(s, 1 - s) / max(taper, 1e-6), 0, 1)
    w = np.broadcast_to(width, (len(p),)) * np.sin(ends * np.pi / 2) / 2
    t = np.gradient(p, axis=0)
    t /= np.linalg.norm(t, axis=1)[:, None] + 1e-9
    n = np.stack([-t[:, 1], t[:, 0]], 1)
    one, other = p + n * w[:, None], (p - n * w[:, None])[::-1]
    back = _fit(other, tolerance)
    line = f"L{number(other[0][0])} {number(other[0][1])}"
    return _text(_fit(one, tolerance), closed=False) + line + "".join(map(_curve, back)) + "Z"


def lengths(p: Array) -> Array:
    """How far along a polyline each point lies."""
    return np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]


def resampled(points: Array, step: float, *, closed: bool = False) -> Array:
    """The same line with points about `step` apart."""
    p = np.vstack([points, points[:1]]) if closed else points
    d = lengths(p)
    n = max(4, round(d[-1] / step) + 1)
    t = np.linspace(0, d[-1], n)
    q = np.stack([np.interp(t, d, p[:, i]) for i in (0, 1)], 1)
    return q[:-1] if closed else q


def smoothed(p: Array, sigma: float, *, closed: bool = False) -> Array:
    """Gaussian along the line, sigma in points."""
    if sigma <= 0 or len(p) < 5:
        return p.copy()
    mode = "wrap" if closed else "nearest"
    return np.stack([ndimage.gaussian_filter1d(p[:, i], sigma, mode=mode) for i in (0, 1)], 1)


def _corners(p: Array, window: int, degrees: float) -> list[int]:
    a, b = p - np.roll(p, window, 0), np.roll(p, -window, 0) - p
    turn = np.degrees(np.abs(np.arctan2(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(1))))
    most = ndimage.maximum_filter1d(turn, 2 * window + 1, mode="wrap")
    return [i for i in range(len(p)) if turn[i] >= degrees and turn[i] == most[i]]


def _one(v: Array) -> Array:
    length = np.linalg.norm(v)
    return v / length if length > 1e-12 else np.array([1.0, 0.0])


def _fit_long(
    p: Array, tolerance: float, first: Array | None = None, last: Array | None = None
) -> list[Array]:
    """Long lines are split beforehand: one system of equations would be unstable."""
    n = len(p)
    if n <= RUN * 1.5:
        return _fit(p, tolerance, first, last)
    pieces: list[Array] = []
    cuts = [*range(0, n - RUN // 2, RUN), n - 1]
    before = first
    for a, b in zip(cuts, cuts[1:], strict=False):
        after = _one(p[max(b - 3, 0)] - p[min(b + 3, n - 1)]) if b < n - 1 else last
        pieces += _fit(p[a : b + 1], tolerance, before, after)
        before = None if after is None else -after
    return pieces


def _fit(
    p: Array, tolerance: float, first: Array | None = None, last: Array | None = None
) -> list[Array]:
    n = len(p)
    t1 = _one(p[min(3, n - 1)] - p[0]) if first is None else first
    t2 = _one(p[max(n - 4, 0)] - p[-1]) if last is None else last
    if n <= 2:
        third = np.linalg.norm(p[0] - p[-1]) / 3
        return [np.array([p[0], p[0] + t1 * third, p[-1] + t2 * third, p[-1]])]
    d = lengths(p)
    u = d / d[-1] if d[-1] > 0 else np.linspace(0, 1, n)
    worst = n // 2
    for _ in range(4):
        c = _cubic(p, u, t1, t2)
        error = np.linalg.norm(_bezier(c, u) - p, axis=1)
        worst = int(np.argmax(error))
        if error[worst] < tolerance:
            return [c]
        if error[worst] > tolerance * 9:
            break
        u = _nearer(c, p, u)
    k = min(max(worst, 1), n - 2)
    tangent = _one(p[max(k - 3, 0)] - p[min(k + 3, n - 1)])
    return _fit(p[: k + 1], tolerance, t1, tangent) + _fit(p[k:], tolerance, -tangent, t2)


def _bezier(c: Array, u: Array) -> Array:
    t = u[:, None]
    value: Array = (
        (1 - t) ** 3 * c[0] + 3 * (1 - t) ** 2 * t * c[1] + 3 * (1 - t) * t * t * c[2] + t**3 * c[3]
    )
    return value


def _cubic(p: Array, u: Array, t1: Array, t2: Array) -> Array:
    """The cubic through both ends with these tangents that comes nearest to all points."""
    b0, b1 = (1 - u) ** 3, 3 * u * (1 - u) ** 2
    b2, b3 = 3 * u * u * (1 - u), u**3
    a1, a2 = t1[None] * b1[:, None], t2[None] * b2[:, None]
    c00, c01, c11 = (a1 * a1).sum(), (a1 * a2).sum(), (a2 * a2).sum()
    rest = p - (p[0][None] * (b0 + b1)[:, None] + p[-1][None] * (b2 + b3)[:, None])
    x0, x1 = (a1 * rest).sum(), (a2 * rest).sum()
    det = c00 * c11 - c01**2
    length = np.linalg.norm(p[0] - p[-1])
    one = two = 0.0
    if abs(det) > 1e-12:
        one, two = (x0 * c11 - x1 * c01) / det, (c00 * x1 - c01 * x0) / det
    if min(one, two) < 1e-3 * length or max(one, two) > 4 * length + 1:
        one = two = float(length) / 3
    return np.array([p[0], p[0] + t1 * one, p[-1] + t2 * two, p[-1]])


def _nearer(c: Array, p: Array, u: Array) -> Array:
    """Newton's step for the place on the cubic that is nearest to each point."""
    d1 = (
        3 * ((1 - u) ** 2)[:, None] * (c[1] - c[0])
        + 6 * ((1 - u) * u)[:, None] * (c[2] - c[1])
        + 3 * (u * u)[:, None] * (c[3] - c[2])
    )
    d2 = 6 * (1 - u)[:, None] * (c[2] - 2 * c[1] + c[0]) + 6 * u[:, None] * (c[3] - 2 * c[2] + c[1])
    away = _bezier(c, u) - p
    top, bottom = (away * d1).sum(1), (d1 * d1).sum(1) + (away * d2).sum(1)
    safe = np.where(np.abs(bottom) > 1e-9, bottom, 1.0)
    moved = np.where(np.abs(bottom) > 1e-9, u - top / safe, u)
    return np.maximum.accumulate(np.clip(moved, 0, 1))


def _curve(c: Array) -> str:
    return "C" + " ".join(f"{number(x)} {number(y)}" for x, y in c[1:])


def _text(pieces: list[Array], *, closed: bool) -> str:
    start = pieces[0][0]
    head = f"M{number(start[0])} {number(start[1])}"
    return head + "".join(map(_curve, pieces)) + ("Z" if closed else "")
