"""What taking a parcel in would write, and where: never over a file, and nothing yet."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from massage_timer.core.language import _
from massage_timer.core.routine import Routine, Technique
from massage_timer.folders import Folders
from massage_timer.store.catalogue import Catalogue, with_own
from massage_timer.store.disk import DiskError, FileMissing, read_bounded
from massage_timer.store.library import list_routines
from massage_timer.store.manuscript.files import free_path
from massage_timer.store.manuscript.outline import outline_of
from massage_timer.store.manuscript.value_edits import set_text
from massage_timer.store.problems import Problems, printable
from massage_timer.store.routine_files import read_routine
from massage_timer.store.sharing.contents import CheckPicture, Contents, opened
from massage_timer.store.sharing.likeness import OwnPictures, likeness
from massage_timer.store.sharing.naming import Names, names_for
from massage_timer.store.sharing.parcel import Parcel, ParcelError
from massage_timer.store.sharing.technique_texts import appended, file_of, renamed, taken_out
from massage_timer.store.sharing.words import added, kept
from massage_timer.store.techniques_file import read_techniques
from massage_timer.store.yaml_nodes import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What will be written, as long as nothing changes before."""

    name: str
    """Of the parcel's file."""
    routine: Routine
    """As it will be."""
    file: Path
    """Of the routine, where it will be or is."""
    text: bytes | None
    """Of that file; None: it is there already, the very same."""
    techniques: tuple[Technique, ...]
    """Those that are added, as the parcel has them."""
    techniques_file: Path
    before: bytes | None
    """What is in that file now; None: there is none."""
    after: bytes | None
    """What will be in it; None: it stays as it is."""
    pictures: Mapping[Path, bytes]
    """Files that are added."""
    sentences: tuple[str, ...]
    """What will be added, and what is called otherwise here."""
    warnings: tuple[str, ...]

    @property
    def writes_nothing(self) -> bool:
        return self.text is None and self.after is None


def plan_import(
    parcel: Parcel,
    catalogue: Catalogue,
    places: Folders,
    shipped: Collection[str],
    check_picture: CheckPicture,
) -> ImportPlan:
    """How to take it in beside what is in these places now.

    Of `catalogue` the program's own techniques are taken; `shipped` are the names of the program's
    pictures. Raises ParcelError and nothing else.
    """
    before = _now_in(parcel, places.techniques)
    catalogue = with_own(catalogue, places.techniques, None)
    if catalogue.broken:
        message = _(
            "{parcel}: nothing can be added to your own techniques, which cannot be read: mend "
            "{place} first"
        )
        raise ParcelError(message.format(parcel=parcel.shown, place=catalogue.broken))
    contents = opened(parcel, catalogue, check_picture)
    own = OwnPictures(shipped, places.pictures)
    names = names_for(contents, catalogue, own, shipped)
    after = _techniques_after(contents, names, before) if names.new else None
    if after is not None:
        catalogue = _catalogue_after(contents, names, catalogue, after)
    text = _routine_after(parcel, names.ids)
    reading = read_routine(text, parcel.shown, catalogue)
    if reading.routine is None:
        raise ParcelError(*map(str, reading.problems))
    there = _same_file(places.routines, text)
    file = there or free_path(places.routines, reading.routine.name)
    files = contents.picture_files
    return ImportPlan(
        name=parcel.shown,
        routine=replace(reading.routine, id=printable(file.stem)),
        file=file,
        text=None if there else text,
        techniques=tuple(contents.techniques[id_] for id_ in names.new),
        techniques_file=places.techniques,
        before=before,
        after=after,
        pictures={
            places.pictures / f"{new}{files[old][0]}": files[old][1]
            for old, new in names.new_pictures.items()
        },
        sentences=(*added(contents, names, file, there is not None), *kept(contents, names)),
        warnings=contents.warnings,
    )


def _now_in(parcel: Parcel, techniques: Path) -> bytes | None:
    try:
        return read_bounded(techniques, LARGEST_FILE)
    except FileMissing:
        return None
    except DiskError as error:
        message = _("{parcel}: your own techniques cannot be read: {file}: {error}")
        message = message.format(parcel=parcel.shown, file=printable(str(techniques)), error=error)
        raise ParcelError(message) from None


def _techniques_after(contents: Contents, names: Names, before: bytes | None) -> bytes:
    """The text of the own techniques with the new ones behind."""
    blocks = taken_out(contents.parcel.techniques.decode(), names.new)
    new = [renamed(blocks[id_], names.renaming) for id_ in names.new]
    return (file_of(new) if before is None else appended(before.decode(), new)).encode()


def _catalogue_after(
    contents: Contents, names: Names, catalogue: Catalogue, after: bytes
) -> Catalogue:
    """What is read then. Raises ParcelError where that is not what is there now and the new."""
    problems = Problems(catalogue.own_file.name if catalogue.own_file else "")
    found = read_techniques(after, problems, catalogue.shipped).techniques
    wanted = {names.ids[id_]: contents.techniques[id_] for id_ in names.new}
    old = {str(problem) for problem in catalogue.problems}
    mistakes = {str(problem) for problem in problems.sorted() if not problem.warning}
    if (
        not mistakes <= old
        or found.keys() != catalogue.own.keys() | wanted.keys()
        or any(found[id_] != technique for id_, technique in catalogue.own.items())
        or any(_said(found[id_]) != _said(technique) for id_, technique in wanted.items())
    ):
        message = _(
            "{parcel}: its techniques cannot be put behind your own as those are written: write "
            "every technique in {file} on lines of its own first"
        )
        raise ParcelError(message.format(parcel=contents.parcel.shown, file=problems.source))
    return replace(catalogue, own=found)


def _said(technique: Technique) -> object:
    return likeness(technique, lambda _name: None)


def _routine_after(parcel: Parcel, ids: Mapping[str, str]) -> bytes:
    """Its text with the techniques as they are called here, else as it is."""
    if all(old == new for old, new in ids.items()):
        return parcel.routine
    outline = outline_of(parcel.routine.decode("utf-8-sig"))
    text = outline.text
    changes = [
        change
        for table, key in (
            (outline.head, "picture"),
            *((step, "technique") for step in outline.steps),
        )
        if (new := ids.get(str(table.words.get(key)))) is not None
        for change in set_text(outline, table, key, new)
    ]
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text.encode()


def _same_file(folder: Path, text: bytes) -> Path | None:
    """A routine of the user's own that says this, to the last byte."""
    for listed in list_routines(folder).files:
        try:
            same_size = listed.path.stat().st_size == len(text)
            if same_size and read_bounded(listed.path, len(text)) == text:
                return listed.path
        except (OSError, DiskError):
            continue
    return None
