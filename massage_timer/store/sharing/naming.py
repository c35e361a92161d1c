"""What everything in a parcel is called where it goes, so that nothing there must give way."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count

from massage_timer.core.routine import Technique
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.fields import LONGEST_NAME
from massage_timer.store.sharing.contents import Contents, pictures_of
from massage_timer.store.sharing.likeness import OwnPictures, Pictures, likeness
from massage_timer.store.sharing.technique_texts import Renaming


@dataclass(frozen=True, slots=True)
class Names:
    """By the names in the parcel, the names here."""

    ids: Mapping[str, str]
    new: tuple[str, ...]
    """Ids, as in the parcel, of the techniques that are not here yet."""
    pictures: Mapping[str, str]
    """Those that the new techniques bring along."""
    new_pictures: Mapping[str, str]
    """Those of them that are not here yet."""
    renaming: Renaming
    """How the texts of the new techniques change."""


def names_for(
    contents: Contents, catalogue: Catalogue, own: OwnPictures, shipped: Collection[str]
) -> Names:
    """Each keeps its name if it can; one that is here already, just the same, is not new."""
    incoming = Pictures(shipped, contents.picture_files)
    ids: dict[str, str] = {}
    new: list[str] = []
    for id_, technique in contents.techniques.items():
        like = likeness(technique, incoming)
        # A picture that is here must not come to be that of a technique that had none.
        bare = not technique.picture and incoming(id_) is None
        ids[id_] = next(
            candidate
            for candidate in _numbered(id_)
            if (
                likeness(catalogue[candidate], own) == like
                if candidate in catalogue
                else candidate not in catalogue.left_out
                and candidate not in ids.values()
                and (candidate == id_ or candidate not in contents.techniques)
                and not (bare and own.takes(candidate))
            )
        )
        new += [id_] if ids[id_] not in catalogue else []
    coming = {ids[id_]: contents.techniques[id_] for id_ in new}
    pictures, new_pictures = _pictures(contents, coming, catalogue, incoming, own)
    return Names(
        ids,
        tuple(new),
        pictures,
        new_pictures,
        Renaming(ids, dict(_to_be_named(coming, incoming, pictures)), pictures),
    )


def _pictures(
    contents: Contents,
    coming: Mapping[str, Technique],
    catalogue: Catalogue,
    incoming: Pictures,
    own: OwnPictures,
) -> tuple[dict[str, str], dict[str, str]]:
    """Of the techniques that are coming, by their ids here: all pictures, and the new ones."""
    shown = {name for each in catalogue.own.values() for name in pictures_of(each)}
    shown |= set(catalogue.left_out)
    pictures: dict[str, str] = {}
    new: dict[str, str] = {}
    wanted = dict.fromkeys(name for each in coming.values() for name in pictures_of(each))
    for name in filter(contents.pictures.__contains__, wanted):
        bearers = {id_ for id_, each in coming.items() if name in pictures_of(each)}
        # Nor must a picture that is new come to be that of another technique.
        others = shown | (coming.keys() - bearers) | set(new.values())
        others |= contents.pictures.keys() - {name}
        pictures[name] = next(
            candidate
            for candidate in _numbered(name)
            if own(candidate) == incoming(name) or not (own.takes(candidate) or candidate in others)
        )
        if own(pictures[name]) is None:
            new[name] = pictures[name]
    # A picture that was named and missing stays missing.
    for name in (name for name in wanted if incoming(name) is None):
        pictures[name] = next(
            candidate
            for candidate in _numbered(name)
            if not own.takes(candidate) and candidate not in new.values()
        )
    return pictures, new


def _to_be_named(
    coming: Mapping[str, Technique], incoming: Pictures, pictures: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Techniques, by their ids in the parcel, that must say which picture is theirs."""
    for id_, technique in coming.items():
        name = technique.picture or technique.id
        wanted = pictures.get(name, name)
        known = technique.picture or incoming(name) is not None
        if known and wanted != (technique.picture or id_):
            yield technique.id, wanted


def _numbered(name: str) -> Iterator[str]:
    """The name, then with -2, -3 and so on behind it, no longer than a name may be."""
    ends = (f"-{number}" for number in count(2))
    return chain([name], (f"{name[: LONGEST_NAME - len(end)].rstrip('-')}{end}" for end in ends))
