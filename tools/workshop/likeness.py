"""What a scene file has to say of a picture that is like another: only how it differs."""

from typing import Any

Document = dict[str, Any]


def difference(document: Document, other: Document) -> Document:
    """The scene file of a picture that is like another, whose whole file is given too."""
    known = {group["id"]: _drawn(group, other) for group in other["groups"]}
    groups = [
        group["id"] if known.get(group["id"]) == _drawn(group, document) else group
        for group in document["groups"]
    ]
    paths: dict[str, int] = {}
    for group in groups:
        for one in () if isinstance(group, str) else group["shapes"]:
            one["d"] = paths.setdefault(document["paths"][one["d"]], len(paths))
    said = {
        "format": document["format"],
        "name": document["name"],
        "like": other["name"],
        "paths": list(paths),
        "groups": groups,
    }
    rest = {name: document.get(name, NOTHING.get(name, {})) for name in {**other, **document}}
    return said | {
        name: value
        for name, value in rest.items()
        if name not in said and value != other.get(name, NOTHING.get(name, {}))
    }


NOTHING: Document = {"strokes": 1, "still": 0, "still_hides": []}
"""What a file means that leaves these out; tables are empty then."""


def _drawn(group: Document, document: Document) -> list[Document]:
    """A group's shapes with their paths themselves; a fade as it is."""
    if "fade" in group:
        return [group]
    return [one | {"d": document["paths"][one["d"]]} for one in group["shapes"]]
