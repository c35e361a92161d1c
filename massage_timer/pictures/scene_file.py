"""Reading scene files: whatever the file holds, the answer is a whole scene or one sentence."""

from itertools import pairwise
from math import hypot
from pathlib import Path

from massage_timer.pictures.arrow import Point
from massage_timer.pictures.checked import (
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
from massage_timer.pictures.motion_file import check_names, cycle_of, strokes_of, tracks_of
from massage_timer.pictures.palette import ROLES, STRENGTHS
from massage_timer.pictures.paths import PathText
from massage_timer.pictures.scene import Group, Scene, Shape, Strength

FORMAT = 2
MOST_PATHS = 2000
MOST_GROUPS = 120
MOST_SHAPES = 60
MOST_ANCHORS = 40
SMALLEST_SIDE, BIGGEST_SIDE = 100.0, 2000.0


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
        "format name viewBox cycle strokes still still_hides paths groups arrows tracks ways poses"
        " pivots follow contacts",
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
    paths = [_path(entry, f"path {index}") for index, entry in enumerate(texts)]
    groups = tuple(
        _group(entry, paths) for entry in list_of(document.get("groups"), "groups", MOST_GROUPS)
    )
    if not any(group.is_limb for group in groups):
        raise SceneError("the picture has no limb.")
    arrows = mapping_of(document, "arrows", _anchors)
    if missing := [g.id for g in groups if g.is_arrow and g.id not in arrows]:
        raise SceneError(f"{missing[0]} has no line to follow.")
    scene = Scene(
        name=text_of(document.get("name"), "name"),
        width=box[2],
        height=box[3],
        groups=groups,
        cycle=cycle_of(document, "the picture"),
        strokes=strokes_of(document),
        still=share_of(document.get("still", 0), "still"),
        still_hides=frozenset(
            text_of(entry, "still_hides")
            for entry in list_of(document.get("still_hides", []), "still_hides", MOST_GROUPS)
        ),
        arrows=arrows,
        tracks=tracks_of(document),
        pivots=mapping_of(document, "pivots", point_of),
        follow=mapping_of(document, "follow", text_of),
        contacts=mapping_of(document, "contacts", _contacts),
    )
    check_names(scene)
    return scene


def read_document(file: Path, version: int, names: str) -> dict[str, object]:
    """The table in a JSON file of that format, with no keys but `names`; `SceneError` as above."""
    text = read_text(file)
    try:
        table = table_of(parse_json(text), "the file")
        only(table, f"format {names}", "the file")
        if table.get("format") != version:
            raise SceneError(f"the file's format is not {version}.")
        return dict(table)
    except SceneError as error:
        raise SceneError(f"{file.name}: {error}") from None


def _path(entry: object, where: str) -> PathText:
    return PathText("" if entry == "" else text_of(entry, where))


def _group(entry: object, paths: list[PathText]) -> Group:
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


def _shape(entry: object, paths: list[PathText], name: str) -> Shape:
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
        outline=paths[index].even_odd if even_odd else paths[index].winding,
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


def _anchors(value: object, where: str) -> tuple[Point, ...]:
    anchors = tuple(point_of(entry, where) for entry in list_of(value, where, MOST_ANCHORS))
    steps = [hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(anchors)]
    if len(anchors) < 2 or min(steps) < 1:
        raise SceneError(f"{where}: an arrow needs two or more different points.")
    return anchors


def _contacts(value: object, where: str) -> tuple[Point, ...]:
    return tuple(point_of(entry, where) for entry in list_of(value, where, MOST_ANCHORS))
