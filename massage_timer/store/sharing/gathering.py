"""Packs a routine with the own techniques and pictures that it needs."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from massage_timer.core.language import _, number, placed
from massage_timer.core.routine import Routine, Technique
from massage_timer.folders import Folders
from massage_timer.store.catalogue import Catalogue, with_own
from massage_timer.store.disk import DiskError, read_bounded, write_atomically, write_new
from massage_timer.store.manuscript.files import file_stem
from massage_timer.store.problems import printable
from massage_timer.store.routine_files import read_routine
from massage_timer.store.sharing.contents import CheckPicture, Contents, opened, pictures_of
from massage_timer.store.sharing.likeness import OwnPictures
from massage_timer.store.sharing.parcel import (
    ENDING,
    LARGEST_PICTURE,
    LONGEST_PICTURE,
    Parcel,
    ParcelError,
    packed,
    parcel_of,
    picture_name,
)
from massage_timer.store.sharing.technique_texts import file_of, taken_out
from massage_timer.store.yaml_nodes import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Packed:
    """A parcel that can be written, and what is in it."""

    data: bytes
    contents: Contents
    left: tuple[str, ...]
    """Sentences about what it could not take along."""

    @property
    def name(self) -> str:
        """What its file is best called."""
        return self.contents.parcel.name


def gathered(
    file: Path,
    catalogue: Catalogue,
    places: Folders,
    shipped: Collection[str],
    check_picture: CheckPicture,
) -> Packed:
    """The parcel of a routine's file, with the user's own techniques as they are now.

    Of `catalogue` the program's techniques are taken; `shipped` are the names of its pictures.
    Raises ParcelError with every mistake that keeps it from being used elsewhere.
    """
    data = _read(file, LARGEST_FILE)
    catalogue = with_own(catalogue, places.techniques, None)
    reading = read_routine(data, file.name, catalogue)
    if reading.routine is None:
        raise ParcelError(*(str(each) for each in reading.problems if not each.warning))
    techniques = _own(reading.routine, catalogue)
    files = _files(techniques, OwnPictures(shipped, places.pictures), shipped)
    still = [each for each in files if each.suffix in LARGEST_PICTURE]
    parcel = Parcel(
        f"{file_stem(reading.routine.name)}{ENDING}",
        data,
        _text(places.techniques, [each.id for each in techniques]),
        {each.name: _picture(each) for each in still},
    )
    all_of_it = packed(parcel)
    contents = opened(
        parcel_of(all_of_it, parcel.name), Catalogue(catalogue.shipped), check_picture
    )
    stays = _("The picture {name} stays here, for it moves: others see its zone instead.")
    left = (stays.format(name=printable(each.stem)) for each in files if each not in still)
    return Packed(all_of_it, contents, tuple(left))


def save(packed_: Packed, file: Path, *, over: bool) -> None:
    """Write it whole or not at all; `over` a file that is there only where that is wanted.

    Raises ParcelError.
    """
    write = write_atomically if over else write_new
    try:
        write(file, packed_.data)
    except DiskError as error:
        raise ParcelError(placed(printable(str(file)), str(error))) from None


def _files(
    techniques: Iterable[Technique], own: OwnPictures, shipped: Collection[str]
) -> list[Path]:
    """Those of the pictures that these techniques show and the program does not have."""
    names = {name for each in techniques for name in pictures_of(each)} - set(shipped)
    return [own.files[name] for name in sorted(names) if name in own.files]


def _own(routine: Routine, catalogue: Catalogue) -> list[Technique]:
    """The user's own techniques that it uses, and those that may stand in for them."""
    used = [step.technique for step in routine.steps]
    used += [routine.face] if routine.face is not None else []
    ids = {each.id for each in _with_stand_ins(used)}
    return [each for id_, each in catalogue.own.items() if id_ in ids]


def _with_stand_ins(techniques: Iterable[Technique | None]) -> Iterator[Technique]:
    for each in techniques:
        if each is not None:
            yield each
            yield from _with_stand_ins((each.when_softened, each.when_ticklish, each.to_mid_thigh))


def _text(techniques: Path, ids: list[str]) -> bytes:
    """A file of these techniques, cut out of the user's own."""
    if not ids:
        return b""
    blocks = taken_out(_read(techniques, LARGEST_FILE).decode(), ids)
    return file_of([blocks[id_] for id_ in ids]).encode()


def _picture(file: Path) -> bytes:
    if picture_name(file.name) is None:
        message = _(
            "{file}: to be shared, a picture's name has letters, digits and hyphens, {count} at "
            "most: rename it"
        )
        raise ParcelError(message.format(file=printable(file.name), count=number(LONGEST_PICTURE)))
    most = LARGEST_PICTURE[file.suffix]
    data = _read(file, most)
    if len(data) > most:
        message = _("{file}: this is larger than {count} MB")
        raise ParcelError(
            message.format(file=printable(file.name), count=number(most // 1_000_000))
        )
    return data


def _read(file: Path, most: int) -> bytes:
    try:
        return read_bounded(file, most)
    except DiskError as error:
        raise ParcelError(placed(printable(file.name), str(error))) from None
