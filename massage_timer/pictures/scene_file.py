"""Reading scene files: whatever the file holds, the answer is a whole scene or one sentence."""

from collections.abc import Mapping
from itertools import pairwise
from math import hypot
from pathlib import Path

from massage_timer.pictures.arrow import Point
from massage_timer.pictures.checked import (
    SceneError,
    is_name,
    is_there,
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
        return parse_scene(text, file)
    except SceneError as error:
        raise error.of(file.name) from None


def parse_scene(text: str, file: Path | None = None) -> Scene:
    """The scene in a JSON text; `SceneError` with the first thing that is wrong.

    `file` is where the text is from: a scene that is like another one takes from that one's file,
    which lies beside it, whatever it does not bring itself.
    """
    document = _document(text)
    if "like" not in document:
        return _scene(document, {})
    other, taken = _other(text_of(document["like"], "like"), file)
    own = {"name": "", "paths": [], "groups": list(taken)} | dict(document)
    return _scene({**other, **own}, taken)


def _document(text: str) -> Mapping[str, object]:
    """What a scene file says, in the format that this reads."""
    document = table_of(parse_json(text), "the picture")
    only(
        document,
        "format name like viewBox cycle strokes still still_hides paths groups arrows tracks ways"
        " poses pivots follow contacts",
        "the picture",
    )
    if document.get("format") != FORMAT:
        raise SceneError(f"the picture's format is not {FORMAT}.")
    return document


def _other(name: str, file: Path | None) -> tuple[Mapping[str, object], Mapping[str, Group]]:
    """What the scene that the one in `file` is like says, and its groups by their ids."""
    if file is None or not is_name(name):
        raise SceneError(f"like: no picture beside it is called {name[:40]!r}.")
    if name == file.stem:
        raise SceneError("it is like itself; like names another picture.")
    beside = file.with_name(f"{name}.json")
    if not is_there(beside):
        raise SceneError(f"it is like {name!r}, and {beside.name} is not beside it.")
    try:
        other = _document(read_text(beside))
        if "like" not in other:
            return other, {group.id: group for group in _scene(other, {}).groups}
    except SceneError as error:
        raise SceneError(f"it is like {name!r}, where something is wrong: {error}") from None
    raise SceneError(f"it is like {name!r}, which is like a third; name that one.")


def _scene(document: Mapping[str, object], taken: Mapping[str, Group]) -> Scene:
    """The scene that a document describes; `taken` are groups of another that it may name."""
    box = [number_of(value, "viewBox") for value in list_of(document.get("viewBox"), "viewBox", 4)]
    if len(box) != 4 or box[:2] != [0, 0]:
        raise SceneError("viewBox is not [0, 0, width, height].")
    if not all(SMALLEST_SIDE <= side <= BIGGEST_SIDE for side in box[2:]):
        raise SceneError("the picture's sides are not between 100 and 2000 units.")
    groups = _groups(document, taken)
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
        raise error.of(file.name) from None


def _groups(document: Mapping[str, object], taken: Mapping[str, Group]) -> tuple[Group, ...]:
    """The groups of a document; a text is the id of one that is taken from another scene."""
    texts = list_of(document.get("paths"), "paths", MOST_PATHS)
    paths = [_path(entry, f"path {index}") for index, entry in enumerate(texts)]
    entries = list_of(document.get("groups"), "groups", MOST_GROUPS)
    if lost := [entry for entry in entries if isinstance(entry, str) and entry not in taken]:
        raise SceneError(f"groups: there is no other {lost[0][:40]!r} to take.")
    return tuple(
        taken[entry] if isinstance(entry, str) else _group(entry, paths) for entry in entries
    )


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
