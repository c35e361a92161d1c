"""Scenes made up for tests: small ones of any motion, and one as heavy as a scene may become."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from massage_timer.pictures.paths import parse_path
from massage_timer.pictures.scene import Group, Scene, Shape
from massage_timer.pictures.tracks import Key, Track
from massage_timer.resources import assets

PICTURES = assets() / "pictures"
POSES = ("open", "half", "closed")

_LIMB = parse_path("M-20 200C300 150 600 150 980 220L980 420C600 440 300 430 -20 400Z")
_BULGE = parse_path("M-20 190C300 130 600 130 980 220L980 430C600 470 300 470 -20 410Z")
_HANDS = {
    "open": parse_path("M380 620L400 300C420 240 560 240 580 300L560 620Z"),
    "half": parse_path("M380 620L410 320C430 270 540 250 560 310L560 620Z"),
    "closed": parse_path("M380 620L420 340C440 300 520 300 540 340L560 620Z"),
}
_SHADOW = parse_path("M360 300L600 300L600 380L360 380Z")


def shape(path: Any, **looks: Any) -> Shape:
    return Shape(lambda: path, **looks)


def hand(track: str, pose: str) -> list[Group]:
    """Shadow, outline through the limb, and hand; pose "": the only one."""
    name = f"{track}:{pose}" if pose else track
    path = _HANDS[pose or "open"]
    return [
        Group(f"{name}-shadow", (shape(_SHADOW, fill="skin.line", fill_opacity=0.3),)),
        Group(f"{name}-xray", (shape(path, stroke="skin.line", stroke_width=2, dash=(5, 4)),)),
        Group(name, (shape(path, fill="giver.base", stroke="giver.line", stroke_width=2.5),)),
    ]


_times = st.lists(st.integers(1, 19), min_size=0, max_size=3, unique=True)
_shares = st.integers(0, 10).map(lambda tenth: tenth / 10)
_offsets = st.integers(-150, 150).map(float)
_turns = st.integers(-8, 8).map(float)


@st.composite
def times(draw: st.DrawFn) -> list[float]:
    return [0.0, *(time / 20 for time in sorted(draw(_times))), 1.0]


@st.composite
def key(draw: st.DrawFn, time: float, way: bool) -> Key:
    return Key(
        time,
        x=draw(_offsets),
        y=draw(_offsets),
        turn=draw(_turns),
        scale=draw(st.sampled_from([1.0, 1.0, 0.9, 1.15])),
        opacity=draw(st.sampled_from([1.0, 1.0, 0.42, 0.0])),
        shadow=draw(_shares),
        shown=draw(_shares),
        along=draw(_shares) if way else 0.0,
        smooth=draw(st.booleans()),
    )


@st.composite
def tracks(draw: st.DrawFn, poses: bool = True) -> Track:
    """A track of any motion that ends where it began."""
    way = tuple(draw(st.lists(st.tuples(_offsets, _offsets, _turns), min_size=2, max_size=5)))
    way = way if draw(st.booleans()) else ()
    keys = [draw(key(time, bool(way))) for time in draw(times())]
    keys[-1] = replace(keys[0], time=1.0, smooth=keys[-1].smooth)
    line = [(time, draw(st.sampled_from(POSES))) for time in draw(times())]
    line[-1] = (1.0, line[0][1])
    return Track(tuple(keys), way, tuple(line) if poses and draw(st.booleans()) else ())


@st.composite
def moving_scenes(draw: st.DrawFn) -> Scene:
    """Two hands on a limb that may have two poses; a zone that glows, and an arrow."""
    moved = {name: draw(tracks()) for name in ("hand-left", "hand-right")}
    groups = [Group("spot", (shape(_SHADOW, fill="theme.spot"),))]
    squeezed = draw(st.booleans())
    if squeezed:
        line = ((0.0, "rest"), (0.3, "squeezed"), (0.6, "squeezed"), (1.0, "rest"))
        moved["limb"] = Track((Key(0.0), Key(1.0)), poses=line)
    limbs = {"limb:rest": _LIMB, "limb:squeezed": _BULGE} if squeezed else {"limb": _LIMB}
    looks = {"fill": "skin.base", "stroke": "skin.line", "stroke_width": 3.0}
    groups += [Group(name, (shape(path, **looks),)) for name, path in limbs.items()]
    groups.append(Group("no-press", (shape(_SHADOW, stroke="skin.nopress", stroke_width=2),)))
    for name in ("hand-left", "hand-right"):
        poses = sorted({pose for _, pose in moved[name].poses}) or [""]
        groups += [group for pose in poses for group in hand(name, pose)]
    if draw(st.booleans()):
        moved["arrow-1"] = draw(tracks(poses=False))
    arrow = (
        shape(_SHADOW, stroke="theme.case", stroke_width=11),
        shape(_SHADOW, stroke="theme.arrow", stroke_width=5),
    )
    groups.append(Group("arrow-1", arrow))
    return Scene(
        "made-up",
        960,
        600,
        tuple(groups),
        cycle=draw(st.sampled_from([(("work", 1.0),), (("work", 0.6), ("return", 1.0))])),
        strokes=draw(st.integers(1, 3)),
        still=draw(_shares),
        arrows={"arrow-1": ((200.0, 120.0), (500.0, 80.0), (760.0, 130.0))},
        tracks=moved,
        pivots={"hand-left": (480.0, 300.0)},
    )


def heavy_text(strokes: int = 3, poses: int = 6) -> str:
    """A scene file of some 250 KB: a shipped scene whose two hands have each so many key poses."""
    document = json.loads((PICTURES / "thigh-glide.json").read_text(encoding="utf-8"))
    names = [f"pose{number}" for number in range(poses)]
    groups: list[dict[str, Any]] = []
    for group in document["groups"]:
        if not group["id"].startswith("hand-"):
            groups.append(group)
            continue
        track = group["id"][: len("hand-right")].removesuffix("-")
        for number, name in enumerate(names):
            shapes = [dict(one) for one in group["shapes"]]
            for one in shapes:
                if "-" not in group["id"].removeprefix(track):
                    one["d"] = _another(document["paths"], one["d"], number)
            groups.append(
                {"id": track + f":{name}" + group["id"].removeprefix(track), "shapes": shapes}
            )
    line = [[(2 * n + m) / poses / 2, name] for n, name in enumerate(names) for m in (0, 1)]
    line.append([1, names[0]])
    for track in document["tracks"].values():
        moved = [
            {**one, "t": round((n + one["t"]) / strokes, 4)}
            for n in range(strokes)
            for one in track
        ]
        kept = [one for one, after in pairwise([*moved, {"t": 2}]) if one["t"] < after["t"]]
        track[:] = kept
    document |= {"groups": groups, "strokes": strokes}
    document["poses"] = dict.fromkeys(("hand-left", "hand-right"), line)
    return json.dumps(document)


def _another(paths: list[str], index: int, number: int) -> int:
    """The number of a path that is another one, so that nothing is painted or read only once."""
    if number == 0:
        return index
    paths.append(paths[index].replace("M", f"M0 {number}M", 1))
    return len(paths) - 1


def shipped_scenes() -> list[Path]:
    """The scene files that ship."""
    return [file for file in sorted(PICTURES.glob("*.json")) if not file.stem.startswith("leg-map")]
