"""Reading scene files: whatever the file holds, the answer is a whole scene or one sentence."""

import re
from collections.abc import Mapping
from itertools import pairwise
from math import hypot
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from massage_timer.pictures.arrow import Point
from massage_timer.pictures.checked import (
    BIGGEST_NUMBER,
    SceneError,
    list_of,
    mapping_of,
    number_of,
    only,
    parse_json,
    point_of,
    read_text,
    share_of,
    table_of,
    text_of,
)
from massage_timer.pictures.palette import ROLES, STRENGTHS
from massage_timer.pictures.scene import Group, Key, Scene, Shape, Strength, Stroke, Track

FORMAT = 1
MOST_PATHS = 400
MOST_GROUPS = 60
MOST_SHAPES = 60
MOST_KEYS = 40
MOST_ANCHORS = 40
SMALLEST_SIDE, BIGGEST_SIDE = 100.0, 2000.0

PATH_CHARACTERS = re.compile(r"[MLCZ0-9 .\-]*")
PATH_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")


def load_scene(file: Path) -> Scene:
    """The scene in a file; `SceneError` when it cannot be read or is not a whole scene."""
    text = read_text(file)
    try:
        return parse_scene(text)
    except SceneError as error:
        raise SceneError(f"{file.name}: {error}") from None


def parse_scene(text: str) -> Scene:
    """The scene in a JSON text; `SceneError` with the first thing that is wrong."""
    document = table_of(parse_json(text), "the picture")
    only(
        document,
        "format name viewBox work paths groups arrows tracks pivots follow still_hides",
        "the picture",
    )
    if document.get("format") != FORMAT:
        raise SceneError(f"the picture's format is not {FORMAT}.")
    box = [number_of(value, "viewBox") for value in list_of(document.get("viewBox"), "viewBox", 4)]
    if len(box) != 4 or box[:2] != [0, 0]:
        raise SceneError("viewBox is not [0, 0, width, height].")
    if not all(SMALLEST_SIDE <= side <= BIGGEST_SIDE for side in box[2:]):
        raise SceneError("the picture's sides are not between 100 and 2000 units.")
    texts = list_of(document.get("paths"), "paths", MOST_PATHS)
    paths = [_Path(text_of(entry, f"path {index}")) for index, entry in enumerate(texts)]
    groups = tuple(
        _group(entry, paths) for entry in list_of(document.get("groups"), "groups", MOST_GROUPS)
    )
    if not any(group.id == "limb" for group in groups):
        raise SceneError("the picture has no limb.")
    arrows = mapping_of(document, "arrows", _anchors)
    if missing := [g.id for g in groups if g.is_arrow and g.id not in arrows]:
        raise SceneError(f"{missing[0]} has no line to follow.")
    return Scene(
        name=text_of(document.get("name"), "name"),
        width=box[2],
        height=box[3],
        groups=groups,
        work=_work(document, "the picture"),
        arrows=arrows,
        tracks=mapping_of(document, "tracks", _track),
        pivots=mapping_of(document, "pivots", point_of),
        follow=mapping_of(document, "follow", text_of),
        still_hides=frozenset(
            text_of(entry, "still_hides")
            for entry in list_of(document.get("still_hides", []), "still_hides", MOST_GROUPS)
        ),
    )


def load_strokes(file: Path) -> dict[str, Stroke]:
    """The strokes in a file, by technique; `SceneError` as for scenes."""
    text = read_text(file)
    try:
        table = table_of(parse_json(text), "the strokes")
        return {technique: _stroke(entry, technique) for technique, entry in table.items()}
    except SceneError as error:
        raise SceneError(f"{file.name}: {error}") from None


def _stroke(entry: object, where: str) -> Stroke:
    table = table_of(entry, where)
    only(table, "still arrows tracks work", where)
    return Stroke(
        text_of(table.get("still"), where),
        mapping_of(table, "arrows", _anchors),
        mapping_of(table, "tracks", _track),
        _work(table, where),
    )


def _work(table: Mapping[str, object], where: str) -> float:
    work = number_of(table.get("work", 0.5), where)
    if not 0 < work < 1:
        raise SceneError(f"{where}: work is not between 0 and 1.")
    return work


def read_document(file: Path, names: str) -> dict[str, object]:
    """The table in a JSON file, whose keys are all among `names`; `SceneError` as for scenes."""
    text = read_text(file)
    try:
        table = table_of(parse_json(text), "the file")
        only(table, names, "the file")
        if table.get("format") != FORMAT:
            raise SceneError(f"the file's format is not {FORMAT}.")
        return dict(table)
    except SceneError as error:
        raise SceneError(f"{file.name}: {error}") from None


def parse_path(text: str, even_odd: bool = False) -> QPainterPath:
    """A path of the commands M, L, C and Z with absolute coordinates."""
    if not PATH_CHARACTERS.fullmatch(text):
        raise SceneError("a path holds something else than M, L, C, Z and plain numbers.")
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if even_odd else Qt.FillRule.WindingFill)
    if text[:1] not in ("", "M"):
        raise SceneError("a path does not begin with M.")
    for command, numbers in PATH_COMMAND.findall(text):
        try:
            values = [float(number) for number in numbers.split()]
        except ValueError:
            raise SceneError("a path holds a number that is none.") from None
        if values and (max(values) > BIGGEST_NUMBER or min(values) < -BIGGEST_NUMBER):
            raise SceneError("a path leaves the picture by far.")
        count = len(values)
        if command == "C" and count and count % 6 == 0:
            for index in range(0, count, 6):
                path.cubicTo(*values[index : index + 6])
        elif command == "L" and count and count % 2 == 0:
            for index in range(0, count, 2):
                path.lineTo(values[index], values[index + 1])
        elif command == "M" and count == 2:
            path.moveTo(*values)
        elif command == "Z" and not count:
            path.closeSubpath()
        else:
            raise SceneError(f"a path's {command} has the wrong number of coordinates.")
    return path


class _Path:
    """One path of the file, scanned when a shape first asks for it in one of two fill rules."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: dict[bool, QPainterPath] = {}

    def made(self, even_odd: bool) -> QPainterPath:
        if even_odd not in self._made:
            self._made[even_odd] = parse_path(self._text, even_odd)
        return self._made[even_odd]


def _group(entry: object, paths: list[_Path]) -> Group:
    table = table_of(entry, "a group")
    name = text_of(table.get("id"), "a group's id")
    only(table, "id shapes fade", name)
    shapes = list_of(table.get("shapes", []), name, MOST_SHAPES)
    fade = table.get("fade")
    if fade is not None:
        ends = list_of(fade, name, 2)
        if len(ends) != 2:
            raise SceneError(f"{name}: a fade has two ends.")
        return Group(name, fade=(point_of(ends[0], name), point_of(ends[1], name)))
    return Group(name, tuple(_shape(shape, paths, name) for shape in shapes))


def _shape(entry: object, paths: list[_Path], name: str) -> Shape:
    table = table_of(entry, name)
    only(table, "d fill fo stroke sw so dash eo", name)
    index = table.get("d")
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < len(paths):
        raise SceneError(f"{name}: d is not the number of a path.")
    width = number_of(table.get("sw", 1), name)
    if not 0 < width <= 200:
        raise SceneError(f"{name}: a stroke's width is not between 0 and 200.")
    dash = tuple(number_of(part, name) for part in list_of(table.get("dash", []), name, 8))
    if any(part <= 0 for part in dash):
        raise SceneError(f"{name}: a dash is not longer than nothing.")
    even_odd = table.get("eo", False)
    if not isinstance(even_odd, bool):
        raise SceneError(f"{name}: eo is neither true nor false.")
    return Shape(
        path=paths[index].made(even_odd),
        fill=_role(table.get("fill"), name),
        fill_opacity=_strength(table.get("fo", 1), name),
        stroke=_role(table.get("stroke"), name),
        stroke_width=width,
        stroke_opacity=_strength(table.get("so", 1), name),
        dash=dash,
    )


def _role(value: object, where: str) -> str | None:
    if value is None:
        return None
    role = text_of(value, where)
    if role not in ROLES:
        raise SceneError(f"{where}: no colour is called {role[:40]!r}.")
    return role


def _strength(value: object, where: str) -> Strength:
    if isinstance(value, list) and len(value) == 2:
        name = text_of(value[0], where)
        if name not in STRENGTHS:
            raise SceneError(f"{where}: no strength is called {name[:40]!r}.")
        return name, share_of(value[1], where)
    return share_of(value, where)


def _track(value: object, where: str) -> Track:
    keys = tuple(_key(entry, where) for entry in list_of(value, where, MOST_KEYS))
    times = tuple(key.time for key in keys)
    if len(keys) < 2 or times[0] != 0 or times[-1] != 1:
        raise SceneError(f"{where}: the keys do not reach from 0 to 1.")
    if any(later <= earlier for earlier, later in pairwise(times)):
        raise SceneError(f"{where}: the keys are not in the order of their times.")
    return Track(keys, times)


def _key(entry: object, where: str) -> Key:
    table = table_of(entry, where)
    only(table, "t x y rot scale op shadow shown smooth", where)
    smooth = table.get("smooth", False)
    if not isinstance(smooth, bool):
        raise SceneError(f"{where}: smooth is neither true nor false.")
    scale = number_of(table.get("scale", 1), where)
    if not 0.2 <= scale <= 5:
        raise SceneError(f"{where}: scale is not between 0.2 and 5.")
    return Key(
        time=share_of(table.get("t"), where),
        x=number_of(table.get("x", 0), where),
        y=number_of(table.get("y", 0), where),
        turn=number_of(table.get("rot", 0), where),
        scale=scale,
        opacity=share_of(table.get("op", 1), where),
        shadow=share_of(table.get("shadow", 1), where),
        shown=share_of(table.get("shown", 1), where),
        smooth=smooth,
    )


def _anchors(value: object, where: str) -> tuple[Point, ...]:
    anchors = tuple(point_of(entry, where) for entry in list_of(value, where, MOST_ANCHORS))
    steps = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(anchors)]
    if len(anchors) < 2 or min(steps) < 1:
        raise SceneError(f"{where}: an arrow needs two or more different points.")
    return anchors
