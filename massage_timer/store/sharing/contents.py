"""Reads what is in a parcel, as strictly as the user's own files, before it is used."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from massage_timer.core.language import _, number, placed
from massage_timer.core.routine import Routine, Technique
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.problems import WHOLE_FILE, FileProblem, Problems
from massage_timer.store.routine_files import read_routine
from massage_timer.store.sharing.parcel import (
    FOLDER,
    ROUTINE,
    TECHNIQUES,
    Parcel,
    ParcelError,
    picture_name,
)
from massage_timer.store.techniques_file import Found, read_techniques
from massage_timer.store.yaml_nodes import Table, YamlError, read_nodes

MOST_TECHNIQUES = 60
"""No leg has time for as many."""
MOST_PIXELS = 40_000_000
"""Of all its PNGs, and twenty for each byte of its SVGs: all are looked at, which must not take
long."""

CheckPicture = Callable[[str, bytes], str]
"""Why the picture in a file of this name and with these bytes cannot be shown; "" when it can."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a parcel brings, all of it in order."""

    parcel: Parcel
    routine: Routine
    techniques: Mapping[str, Technique]
    """Those that it brings, by id."""
    pictures: Mapping[str, str]
    """Names of its pictures, and the names of their files."""
    warnings: tuple[str, ...]

    @property
    def picture_files(self) -> dict[str, tuple[str, bytes]]:
        """Ending and bytes of each picture's file, by the picture's name."""
        return {
            name: (PurePath(file).suffix, self.parcel.pictures[file])
            for name, file in self.pictures.items()
        }


def opened(parcel: Parcel, catalogue: Catalogue, check_picture: CheckPicture) -> Contents:
    """What is in a parcel, beside the techniques of a catalogue; a routine may use both.

    A parcel's own techniques go before those of the same id. Raises ParcelError with everything
    that is wrong with it, and nothing else.
    """
    problems: list[FileProblem] = []
    found = Found()
    if parcel.techniques:
        found, told = _techniques(parcel, catalogue)
        problems += told
    source = parcel.place(ROUTINE) if parcel.is_packed else parcel.shown
    reading = read_routine(parcel.routine, source, _with(catalogue, found))
    problems += reading.problems
    mistakes = [str(problem) for problem in problems if not problem.warning]
    pictures: dict[str, str] = {}
    if not mistakes and sum(map(_pixels, parcel.pictures.values())) > MOST_PIXELS:
        place = parcel.place(FOLDER)
        message = _("{place}: too large all together: make them 1920 pixels wide, or simpler")
        mistakes.append(message.format(place=place))
    if not mistakes:
        wanted = {name for each in found.techniques.values() for name in pictures_of(each)}
        for file in parcel.pictures:
            mistakes += _wrong_with(parcel, file, wanted, pictures, check_picture)
            if mistakes:
                break  # each takes a moment to look at, and one is enough
    if mistakes or reading.routine is None:
        raise ParcelError(*mistakes)
    warnings = tuple(str(problem) for problem in problems)
    return Contents(parcel, reading.routine, found.techniques, pictures, warnings)


def pictures_of(technique: Technique) -> Iterator[str]:
    """The names of the pictures that it has, or would have."""
    yield technique.picture or technique.id
    if technique.to_mid_thigh is not None:
        yield technique.to_mid_thigh.picture or technique.id


def _techniques(parcel: Parcel, catalogue: Catalogue) -> tuple[Found, tuple[FileProblem, ...]]:
    problems = Problems(parcel.place(TECHNIQUES))
    ids = _ids(parcel.techniques)
    if len(ids) > MOST_TECHNIQUES:
        message = _("more than {count} techniques: take some out")
        problems.add(WHOLE_FILE, message.format(count=number(MOST_TECHNIQUES)))
        return Found(), problems.sorted()
    # None of the user's own may stand in: what they show is not what was sent.
    known = {id_: each for id_, each in catalogue.shipped.items() if id_ not in ids}
    found = read_techniques(parcel.techniques, problems, known)
    return found, problems.sorted()


def _ids(data: bytes) -> frozenset[str]:
    """What the techniques in a file are called."""
    try:
        root = read_nodes(data, Problems(""))
    except YamlError:
        return frozenset()
    table = root.values.get("techniques") if isinstance(root, Table) else None
    return frozenset(table.keys) if isinstance(table, Table) else frozenset()


def _with(catalogue: Catalogue, found: Found) -> Catalogue:
    gone = {*found.techniques, *found.left_out}
    kept = {id_: each for id_, each in catalogue.shipped.items() if id_ not in gone}
    own = {id_: each for id_, each in catalogue.own.items() if id_ not in gone}
    return Catalogue(kept, own | found.techniques)


def _pixels(data: bytes) -> int:
    """How many there are to look at, as a PNG says in its head."""
    if not data.startswith(b"\x89PNG"):
        return 20 * len(data)
    return int.from_bytes(data[16:20]) * int.from_bytes(data[20:24])


def _wrong_with(
    parcel: Parcel,
    file: str,
    wanted: set[str],
    pictures: dict[str, str],
    check_picture: CheckPicture,
) -> Iterator[str]:
    place = parcel.place(f"{FOLDER}{file}")
    name = (picture_name(file) or ("", ""))[0]
    if name not in wanted:
        message = _("{place}: no technique in it has this picture: take it out")
        yield message.format(place=place)
    elif name in pictures:
        message = _("{place}: it is in it twice, as SVG and as PNG: take one out")
        yield message.format(place=place)
    elif problem := check_picture(file, parcel.pictures[file]):
        yield placed(place, str(problem))
    pictures[name] = file
