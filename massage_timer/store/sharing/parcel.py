"""A parcel: a routine with what it needs of the user's own, packed into one file to be given away.

It is a plain ZIP file, so that anybody can look into it.
"""

import re
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePath

from massage_timer.core.language import _, ngettext, number, placed
from massage_timer.store.disk import DiskError, read_bounded
from massage_timer.store.manuscript.files import DEVICES
from massage_timer.store.problems import printable
from massage_timer.store.sharing.unpacking import BadParcel, unpacked
from massage_timer.store.yaml_nodes import LARGEST_FILE

ENDING = ".massage"
ROUTINE, TECHNIQUES, READ_ME = "routine.yaml", "techniques.yaml", "READ ME.txt"
FOLDER = "pictures/"
LARGEST_PARCEL = 20_000_000
"""Bytes, of the file and of all that is in it."""
LARGEST_PICTURE = {".svg": 1_000_000, ".png": 4_000_000}
"""Bytes, by the ending. Moving pictures may lean on others and so do not travel."""
LONGEST_PICTURE = 79
"""Characters of a picture's name."""

_LARGEST_READ_ME = 10_000
_PICTURE = re.compile(r"([^\W_](?:[^\W_]|-)*)(\.svg|\.png)")
_ABOUT = """\
A routine for Leg Massage Timer: open this file with it, as it is.
Inside are the routine, and the techniques and pictures that it brings along.
"""
_AGE_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""The time of every entry, so that the same routine makes the same file."""


class ParcelError(Exception):
    """Why nothing can be sent or taken in: sentences that begin with the file's name."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences

    @property
    def in_short(self) -> str:
        """One line."""
        others = len(self.sentences) - 1
        if not others:
            return self.sentences[0]
        # Translators: massage-timer check is what to type for the others
        more = ngettext(
            "{sentence} ({count} more: massage-timer check)",
            "{sentence} ({count} more: massage-timer check)",
            others,
        )
        return more.format(sentence=self.sentences[0], count=number(others))


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is in it, not looked at yet."""

    name: str
    """Of its file, without the folder."""
    routine: bytes
    techniques: bytes = b""
    """A file of techniques; empty: there are none."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """By the names of their files."""

    is_packed: bool = True
    """False: it is a routine's own file."""

    @property
    def shown(self) -> str:
        return printable(self.name)

    def place(self, entry: str) -> str:
        """An entry as messages name it."""
        return f"{self.shown}/{entry}"


def packed(parcel: Parcel) -> bytes:
    """The bytes of its file, the same each time."""
    entries = {READ_ME: _ABOUT.encode(), ROUTINE: parcel.routine}
    if parcel.techniques:
        entries[TECHNIQUES] = parcel.techniques
    entries |= {f"{FOLDER}{name}": parcel.pictures[name] for name in sorted(parcel.pictures)}
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _AGE_OF_ZIP)
            info.create_system = 3  # whatever system it is made on
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return file.getvalue()


def read_parcel(path: Path) -> Parcel:
    """The parcel in a file; a routine's own file is one without anything else.

    Raises ParcelError and nothing else.
    """
    try:
        data = read_bounded(path, LARGEST_PARCEL)
    except DiskError as error:
        raise ParcelError(placed(printable(path.name), str(error))) from None
    return parcel_of(data, path.name)


def parcel_of(data: bytes, name: str) -> Parcel:
    """The parcel in a file's bytes. Raises ParcelError and nothing else."""
    if PurePath(name).suffix.lower() in (".yaml", ".yml"):
        return Parcel(name, data, is_packed=False)
    try:
        if len(data) > LARGEST_PARCEL:
            message = _("this is larger than {count} MB: is it the right file?")
            raise BadParcel(message.format(count=number(LARGEST_PARCEL // 1_000_000)))
        entries = unpacked(data, _most, LARGEST_PARCEL)
        if ROUTINE not in entries:
            message = _("there is no {file} in it: ask for another file")
            raise BadParcel(message.format(file=ROUTINE))
    except BadParcel as error:
        raise ParcelError(placed(printable(name), str(error))) from None
    pictures = {
        entry.removeprefix(FOLDER): content
        for entry, content in entries.items()
        if entry.startswith(FOLDER) and entry != FOLDER
    }
    return Parcel(name, entries[ROUTINE], entries.get(TECHNIQUES, b""), pictures)


def picture_name(file: str) -> tuple[str, str] | None:
    """Name and ending of a picture's file; None where no picture that travels is called so."""
    found = _PICTURE.fullmatch(file)
    if found is None or not unicodedata.is_normalized("NFC", file):
        return None
    if len(found[1]) > LONGEST_PICTURE or DEVICES.fullmatch(found[1].casefold()):
        return None
    return found[1], found[2]


def _most(entry: str) -> int | None:
    """Bytes that an entry may have; None for one that no parcel has."""
    if entry in (ROUTINE, TECHNIQUES):
        return LARGEST_FILE
    if entry in (READ_ME, FOLDER):
        return _LARGEST_READ_ME if entry == READ_ME else 0
    picture = picture_name(entry.removeprefix(FOLDER)) if entry.startswith(FOLDER) else None
    return None if picture is None else LARGEST_PICTURE[picture[1]]
