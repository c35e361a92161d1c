"""How things move in a loop: keys of tracks, made from what a stroke does.

A key has the time `t` (0 to 1 of the loop) and what differs from rest; see the chapter on scene
files in assets/pictures/README.md for its names.
"""

from collections.abc import Callable, Sequence
from typing import Any

from workshop.camera import View
from workshop.picture import Keys, Point
from workshop.vectors import Array

PALE = 0.42
"""Opacity of a hand that comes back without weight."""
LIFT = (0.0, -24.0)
"""Units that it is off the skin then."""

PRESS = (("work", 0.25), ("hold", 0.62), ("release", 0.87), ("return", 1.0))
"""Phases of a press or squeeze of four seconds: 1 in, 1.5 hold, 1 out, 0.5 to move on."""


def key(t: float, **values: Any) -> dict[str, Any]:
    return {"t": round(t, 4), **values}


def way(
    view: View, places: Sequence[Array], turns: Sequence[float] = ()
) -> list[tuple[float, float, float]]:
    """A way over places of the world, for a hand that is drawn at the first of them; `turns` are
    the degrees clockwise that it has turned at each."""
    flat = [view.flat(place) for place in places]
    degrees = list(turns) or [0.0] * len(flat)
    return [
        (round(float(p[0] - flat[0][0]), 1), round(float(p[1] - flat[0][1]), 1), round(turn, 2))
        for p, turn in zip(flat, degrees, strict=True)
    ]


def shift(view: View, start: Array, place: Array) -> Point:
    """How far a place lies from the start of a way: what a key pose there is `shifted` by."""
    x, y = view.flat(place) - view.flat(start)
    return round(float(x), 1), round(float(y), 1)


def from_drawn(
    view: View, found: Sequence[tuple[float, float, float]], first: Array, drawn: Array
) -> list[tuple[float, float, float]]:
    """A way, whose first place is given too, for a hand that is not drawn there but elsewhere."""
    x, y = shift(view, first, drawn)
    return [(round(a - x, 1), round(b - y, 1), turn) for a, b, turn in found]


def glide(
    work: float = 0.67, lift: Point = LIFT, start: float = 0.0, end: float = 1.0, off: float = 0.07
) -> Keys:
    """Along the way with weight, off the skin and back, pale; times of one stroke."""
    x, y = lift
    pale = {"x": x, "y": y, "op": PALE, "shadow": 0}
    back = 1.0 - off
    return [
        key(0, along=start),
        key(work, along=end, smooth=True),
        key(work + off, along=end, **pale),
        key(back, along=start, smooth=True, **pale),
        key(1, along=start),
    ]


def growing_arrow(work: float = 0.67, least: float = 0.2) -> Keys:
    """An arrow that grows with the hand and is gone when it comes back."""
    return [
        key(0, shown=least),
        key(work, smooth=True),
        key(min(work + 0.08, 0.97), op=0),
        key(0.98, shown=least, op=0),
        key(1, shown=least),
    ]


def glow(work: float = 0.67, least: float = 0.6) -> Keys:
    """A zone that is bright while the hand works."""
    return [
        key(0, op=least),
        key(work * 0.6, smooth=True),
        key(work),
        key(1, op=least, smooth=True),
    ]


def loop(*strokes: Keys) -> Keys:
    """Strokes one after the other, in equal shares of the loop."""
    n = len(strokes)
    keys: Keys = []
    for number, stroke in enumerate(strokes):
        for one in stroke:
            t = round((number + one["t"]) / n, 4)
            if keys and abs(keys[-1]["t"] - t) < 1e-4:
                if number and one["t"] == 0:
                    continue  # where one stroke ends the next begins
                t = round(keys[-1]["t"] + 0.002, 4)
            keys.append({**one, "t": t})
    return keys


def stations(
    places: Sequence[tuple[float, float, float]],
    moves: Callable[[float, float, float], Keys] | None = None,
    cycle: Sequence[tuple[str, float]] = PRESS,
) -> Keys:
    """A press at each place (right, down, degrees), then off to the next; the last leads back."""
    out = dict(cycle)["release"] if "release" in dict(cycle) else cycle[-2][1]
    strokes: list[Keys] = []
    for number, (x, y, rot) in enumerate(places):
        nx, ny, nrot = places[(number + 1) % len(places)]
        if moves is not None:
            strokes.append(moves(x, y, rot))
            continue
        middle = (out + 1) / 2
        strokes.append(
            [
                key(0, x=x, y=y, rot=rot),
                key(out, x=x, y=y, rot=rot),
                key(
                    middle,
                    x=(x + nx) / 2,
                    y=(y + ny) / 2 - 8,
                    rot=(rot + nrot) / 2,
                    op=0.6,
                    shadow=0,
                    smooth=True,
                ),
                key(1, x=nx, y=ny, rot=nrot, smooth=True),
            ]
        )
    return loop(*strokes)


def pose_loop(*strokes: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Timelines of key poses, one after the other, in equal shares of the loop."""
    n = len(strokes)
    found: list[tuple[float, str]] = []
    for number, stroke in enumerate(strokes):
        for t, name in stroke:
            time = round((number + t) / n, 4)
            if found and abs(found[-1][0] - time) < 1e-4:
                continue
            found.append((time, name))
    return found
