"""Reading how a scene moves: its cycle, tracks, ways, key poses, and what they belong to."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from massage_timer.pictures.checked import (
    SceneError,
    list_of,
    mapping_of,
    number_of,
    only,
    share_of,
    table_of,
    text_of,
)
from massage_timer.pictures.scene import Scene
from massage_timer.pictures.tracks import Key, Track, Way

PHASES = ("work", "hold", "release", "return")
MOST_PHASES = 12
MOST_STROKES = 8
MOST_KEYS = 100
MOST_POSES = 100
"""Entries in the timeline of one track's key poses."""
FEWEST_STEPS, MOST_STEPS = 2, 40
"""Of a way."""

STANDS = (Key(0.0), Key(1.0))

Cycle = tuple[tuple[str, float], ...]


def cycle_of(document: Mapping[str, object], where: str) -> Cycle:
    """The phases of a stroke; a picture without any works all the time."""
    entries = list_of(document.get("cycle", [["work", 1]]), where, MOST_PHASES)
    pairs = [_pair(entry, where) for entry in entries]
    phases = tuple((text_of(name, where), share_of(end, where)) for name, end in pairs)
    names, ends = [name for name, _ in phases], [end for _, end in phases]
    if unknown := [name for name in names if name not in PHASES]:
        raise SceneError(f"{where}: no phase of a cycle is called {unknown[0][:40]!r}.")
    if names[:1] != ["work"] or "return" in names[:-1]:
        raise SceneError(f"{where}: a cycle begins with work, and return comes last.")
    if not _rise([0.0, *ends]) or ends[-1] != 1:
        raise SceneError(f"{where}: the phases of the cycle do not rise to 1.")
    return phases


def strokes_of(document: Mapping[str, object]) -> int:
    strokes = document.get("strokes", 1)
    if not isinstance(strokes, int) or isinstance(strokes, bool):
        raise SceneError("strokes is not a whole number.")
    if not 1 <= strokes <= MOST_STROKES:
        raise SceneError(f"strokes is not between 1 and {MOST_STROKES}.")
    return strokes


def tracks_of(document: Mapping[str, object]) -> dict[str, Track]:
    """The tracks with their ways and key poses; what only changes its pose has one that stands."""
    keys = mapping_of(document, "tracks", _keys)
    ways = mapping_of(document, "ways", _way)
    poses = mapping_of(document, "poses", _timeline)
    if lost := [name for name in ways if name not in keys]:
        raise SceneError(f"ways, {lost[0][:40]}: there is no track of that name.")
    for name, track in keys.items():
        if name not in ways and any(key.along for key in track):
            raise SceneError(f"tracks, {name[:40]}: along is given, and there is no way.")
    return {
        name: Track(keys.get(name, STANDS), ways.get(name, ()), poses.get(name, ()))
        for name in {**keys, **poses}
    }


def check_names(scene: Scene) -> None:
    """Refuse a scene in which something names what is not there; `SceneError`."""
    ids = {group.id for group in scene.groups}
    bodies = {group.body for group in scene.groups}
    if len(ids) < len(scene.groups):
        raise SceneError("two groups of the picture have the same id.")
    _known("arrows", scene.arrows, ids)
    _known("still_hides", scene.still_hides, ids)
    _known("follow", scene.follow, ids)
    _known("follow", scene.follow.values(), scene.tracks)
    _known("tracks", scene.tracks, bodies)
    _known("pivots", scene.pivots, bodies)
    _known("contacts", scene.contacts, bodies)
    drawn = {(scene.track_of(group), group.pose) for group in scene.groups if group.pose}
    named = {(track, name) for track in scene.tracks for _, name in scene.tracks[track].poses}
    for track, pose in sorted(drawn ^ named):
        raise SceneError(f"{track[:40]}: the pose {pose[:40]!r} is not both drawn and shown.")


def _known(where: str, names: Iterable[str], known: Iterable[str]) -> None:
    if lost := sorted(set(names) - set(known)):
        raise SceneError(f"{where}: nothing in the picture is called {lost[0][:40]!r}.")


def _keys(value: object, where: str) -> tuple[Key, ...]:
    keys = tuple(_key(entry, where) for entry in list_of(value, where, MOST_KEYS))
    times = [key.time for key in keys]
    if len(keys) < 2 or times[0] != 0 or times[-1] != 1:
        raise SceneError(f"{where}: the keys do not reach from 0 to 1.")
    if not _rise(times):
        raise SceneError(f"{where}: the keys are not in the order of their times.")
    return keys


def _key(entry: object, where: str) -> Key:
    table = table_of(entry, where)
    only(table, "t x y rot scale op shadow shown along smooth", where)
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
        along=share_of(table.get("along", 0), where),
        smooth=smooth,
    )


def _way(value: object, where: str) -> Way:
    steps = [list_of(entry, where, 3) for entry in list_of(value, where, MOST_STEPS)]
    if len(steps) < FEWEST_STEPS or any(len(step) != 3 for step in steps):
        raise SceneError(f"{where}: a way has two or more steps, each of x, y and rot.")
    return tuple(
        (number_of(x, where), number_of(y, where), number_of(r, where)) for x, y, r in steps
    )


def _timeline(value: object, where: str) -> tuple[tuple[float, str], ...]:
    pairs = [_pair(entry, where) for entry in list_of(value, where, MOST_POSES)]
    entries = tuple((share_of(time, where), text_of(name, where)) for time, name in pairs)
    times = [time for time, _ in entries]
    if len(entries) < 2 or times[0] != 0 or times[-1] != 1 or entries[0][1] != entries[-1][1]:
        raise SceneError(f"{where}: the poses do not go from 0 to 1 and end with the first.")
    if not _rise(times):
        raise SceneError(f"{where}: the poses are not in the order of their times.")
    return entries


def _pair(entry: object, where: str) -> tuple[object, object]:
    pair = list_of(entry, where, 2)
    if len(pair) != 2:
        raise SceneError(f"{where}: an entry is not a pair of a name and a number.")
    return pair[0], pair[1]


def _rise(times: list[float]) -> bool:
    return all(earlier < later for earlier, later in pairwise(times))
