"""What stands around a leg: floor, rolled towel, cushion, and the small heart that says which way
up the leg is. Units of the picture."""

import math
from typing import Any

import numpy as np

from workshop.curves import inked, number, open_path
from workshop.picture import Prop, Shape
from workshop.vectors import Array


def shape(
    path: str,
    fill: str | None = None,
    *,
    opacity: Any = 1,
    stroke: str | None = None,
    width: float = 1.0,
    stroke_opacity: Any = 1,
    dash: tuple[float, ...] = (),
    even_odd: bool = False,
) -> Shape:
    """A path to be filled and stroked in the colours of roles; opacity may be a named strength."""
    found: Shape = {"d": path}
    if fill:
        found["fill"] = fill
        if opacity != 1:
            found["fo"] = opacity
    if stroke:
        found |= {"stroke": stroke, "sw": round(width, 2)}
        if stroke_opacity != 1:
            found["so"] = stroke_opacity
        if dash:
            found["dash"] = list(dash)
    if even_odd:
        found["eo"] = True
    return found


def rectangle(x: float, y: float, width: float, height: float) -> str:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return "M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners) + "Z"


def ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    k = 0.5523
    points = [(1, 0)]
    for a in range(4):
        c, s = math.cos(a * math.pi / 2), math.sin(a * math.pi / 2)
        for x, y in ((1, k), (k, 1), (0, 1)):
            points.append((c * x - s * y, s * x + c * y))  # type: ignore[arg-type]
    text = [f"{number(cx + rx * x)} {number(cy + ry * y)}" for x, y in points]
    return f"M{text[0]}C" + " ".join(text[1:]) + "Z"


def floor(y: float, shadow_x: float | None = None, shadow: float = 340.0) -> Prop:
    """The couch from a height down, with the shade of what lies on it."""
    shapes = [
        shape(rectangle(-20, y, 1000, 620 - y), "theme.mat"),
        shape(rectangle(-20, y, 1000, 5), "theme.mat2"),
    ]
    if shadow_x is not None:
        for share, high in ((1.0, 11), (0.72, 7)):
            path = ellipse(shadow_x, y + 8, shadow * share, high)
            shapes.append(shape(path, "theme.shadow", opacity=["shadowop", 1]))
    return Prop("prop-floor", tuple(shapes))


def roll(cx: float, cy: float, radius: float) -> Prop:
    """A rolled towel, seen from its end."""
    turns = np.linspace(0, 2 * np.pi * 2.6, 120)
    r = radius * (0.12 + 0.80 * turns / turns[-1])
    spiral = np.c_[cx + r * np.cos(turns), cy + r * np.sin(turns)]
    half = np.linspace(0, np.pi, 24)
    low = np.c_[cx + radius * np.cos(half), cy + radius * np.sin(half)]
    up = np.c_[cx - radius * np.cos(half), cy + radius * 0.42 * np.sin(half)]
    moon = _polygon(np.vstack([low, up]))
    round_ = ellipse(cx, cy, radius, radius)
    return Prop(
        "prop-roll",
        (
            shape(round_, "theme.towel"),
            shape(moon, "theme.towel2"),
            shape(open_path(spiral, 0.3), stroke="theme.towelline", width=2),
            shape(round_, stroke="theme.towelline", width=2.3),
        ),
    )


def cushion(x: float, y: float, width: float, height: float, name: str = "prop-cushion") -> Prop:
    """A cushion: swollen sides, drawn-out corners."""

    def edge(share: float = 1.0, down: float = 0.0) -> Array:
        t = np.linspace(0, 2 * np.pi, 161)[:-1]
        c, s = np.cos(t), np.sin(t)
        p = 0.36
        px = np.sign(c) * np.abs(c) ** p
        py = np.sign(s) * np.abs(s) ** p
        pinch = 1 - 0.06 * (1 - np.abs(px)) - 0.06 * (1 - np.abs(py))
        return np.c_[
            x + width / 2 + px * pinch * width / 2 * share,
            y + height / 2 + py * pinch * height / 2 * share + down,
        ]

    outline = _polygon(edge())
    return Prop(
        name,
        (
            shape(outline, "theme.towel2"),
            shape(_polygon(edge(0.97, -height * 0.025)), "theme.towel"),
            shape(outline, stroke="theme.towelline", width=2.3),
        ),
    )


def blanket(left: float, top: float, right: float, bottom: float) -> Prop:
    """A cover over a leg that lies lengthwise, from above: a flat cloth with a square, turned-back
    hem at the feet, and a low ridge where the leg is."""
    middle, high = (top + bottom) / 2, bottom - top
    hem = left + 34
    x = np.linspace(left + 70, right + 20, 40)
    along = (x - x[0]) / (x[-1] - x[0])
    half = high * (0.17 + 0.10 * along) * np.minimum(1, (along / 0.05) ** 0.5)
    wave = 2.2 * np.sin(along * 17)
    crest = np.c_[x, middle - half + wave]
    foot = np.c_[x, middle + half * 1.1 - wave][::-1]
    line = np.c_[x, middle + half * 0.35 + wave]
    sheet = rectangle(left, top, right - left + 40, high)
    tent = ellipse(left + 92, middle - 4, 30, high * 0.15)
    return Prop(
        "prop-blanket",
        (
            shape(sheet, "cloth.base"),
            shape(_polygon(np.vstack([crest, line[::-1]])), "cloth.hi"),
            shape(_polygon(np.vstack([line, foot])), "cloth.sh1"),
            shape(tent, "cloth.hi"),
            shape(rectangle(left, top, hem - left, high), "cloth.hi"),
            shape(rectangle(hem, top, 7, high), "cloth.sh1"),
            shape(rectangle(left, top, hem - left, high), stroke="cloth.line", width=1.6),
            shape(sheet, stroke="cloth.line", width=2.5),
        ),
    )


def heart(x: float, y: float, size: float = 15.0) -> Prop:
    """Which way the heart lies: a small mark at the upper end of the leg."""
    t = np.linspace(0, 2 * np.pi, 61)[:-1]
    hx = 16 * np.sin(t) ** 3
    hy = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
    path = _polygon(np.c_[x + hx / 17 * size, y + hy / 17 * size])
    return Prop("heart", (shape(path, "theme.heart", opacity=0.85),), above=True)


def stroke(points: Array, width: float, role: str = "theme.ink") -> Shape:
    """A line of ink of one's own."""
    return shape(inked(np.asarray(points, float), width), role)


def _polygon(points: Array) -> str:
    text = [f"{number(x)} {number(y)}" for x, y in points]
    return "M" + "L".join(text) + "Z"
