"""The files of texts that were edited and not saved, which outlive a program that breaks off.

Each is a digest of the rest, a line about the routine, and the text word for word, so that a person
finds it there as well. Everything raises DiskError and nothing else.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path

from massage_timer.core.language import _
from massage_timer.store.disk import (
    PRIVATE,
    DiskError,
    FileMissing,
    move_aside,
    read_bounded,
    sentence,
    unfinished,
    write_atomically,
)
from massage_timer.store.problems import printable

VERSION = 1
LARGEST = 1_000_000
"""Bytes; the text of a routine has fewer by far."""
MOST = 100
"""So many are looked at, the newest first; the others stay where they are."""
_ENDING = ".draft"
_ROUTINES = (".yaml", ".yml")
_LONGEST_PATH = 5_000
_LONGEST_NAME = 300
_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text, and what it is to become."""

    text: str
    path: Path | None
    """The file that it belongs to, from the root on; None: it has none yet."""
    name: str
    """What the routine is called, which may be nothing."""
    began: str = ""
    """The digest of what that file said when it was last read; "" where it said nothing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One that was found, and where."""

    place: Path
    unsaved: Unsaved


class _NoDraft(Exception):
    """`str()` says why, as in "it is damaged"."""


def digest(text: str) -> str:
    return _sha256(text.encode(errors="surrogatepass"))


def new_place(folder: Path) -> Path:
    """A file in the folder that nobody else writes."""
    return folder / f"{os.urandom(16).hex()}{_ENDING}"


def keep(place: Path, unsaved: Unsaved) -> None:
    """The whole file or nothing, and so that a power cut cannot take it back."""
    head = json.dumps(
        {
            "version": VERSION,
            "file": None if unsaved.path is None else str(unsaved.path),
            "name": unsaved.name[:_LONGEST_NAME],
            "began": unsaved.began,
        }
    )
    rest = f"{head}\n{unsaved.text}".encode(errors="replace")
    write_atomically(place, _sha256(rest).encode() + b"\n" + rest, PRIVATE)


def drop(place: Path) -> None:
    """It was saved, or is not wanted; where there is none, nothing happens."""
    try:
        place.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise DiskError(sentence(error)) from None


def all_kept(folder: Path) -> tuple[list[Kept], list[str]]:
    """Those of a folder, the newest first, and sentences for a person about what cannot be read;
    that is moved aside. Where the file says the same by now, it is removed, and so is one whose
    writing was broken off. For who writes nothing there yet. Raises nothing."""
    kept, told = [], []
    _remove_unfinished(folder)
    for place in _places(folder):
        try:
            unsaved = _unsaved(read_bounded(place, LARGEST))
            if _is_saved(unsaved):  # the program broke off before it removed this
                with suppress(DiskError):
                    drop(place)
            else:
                kept.append(Kept(place, unsaved))
        except FileMissing:
            continue
        except DiskError as error:
            told.append(_told(place, str(error)))
        except _NoDraft as error:
            told.append(_moved_aside(place, str(error)))
    return kept, told


def _is_saved(unsaved: Unsaved) -> bool:
    try:
        return unsaved.path is not None and unsaved.text.encode() == read_bounded(
            unsaved.path, LARGEST
        )
    except DiskError:
        return False


def _remove_unfinished(folder: Path) -> None:
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            if unfinished(entry.name).endswith(_ENDING):
                Path(entry.path).unlink()


def _places(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            found = [
                (entry.stat(follow_symlinks=False).st_mtime_ns, entry.name)
                for entry in entries
                if entry.name.endswith(_ENDING)
            ]
    except (OSError, ValueError):
        return []
    return [folder / name for _, name in nlargest(MOST, found)]


def _unsaved(data: bytes) -> Unsaved:
    mark, _newline, rest = data.partition(b"\n")
    line, _newline, text = rest.partition(b"\n")
    try:
        head = json.loads(line)
        if isinstance(head, dict) and head.get("version") != VERSION:
            raise _NoDraft(_("another version of this program wrote it"))
        if mark != _sha256(rest).encode():
            raise _NoDraft(_("it is damaged"))
        return Unsaved(
            text.decode(), _path(head["file"]), _name(head["name"]), _digest(head["began"])
        )
    except (ValueError, TypeError, LookupError, RecursionError):
        raise _NoDraft(_("it is damaged")) from None


def _sha256(data: bytes) -> str:
    from hashlib import sha256  # OpenSSL comes with it, 4 MB that Home has no use for

    return sha256(data).hexdigest()


def _path(value: object) -> Path | None:
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_PATH or "\0" in value:
        raise ValueError
    path = Path(value)
    if not path.is_absolute() or path.suffix.lower() not in _ROUTINES:
        raise ValueError
    return path


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise ValueError
    return value


def _digest(value: object) -> str:
    if not isinstance(value, str) or len(value) not in (0, 64) or not _DIGITS.issuperset(value):
        raise ValueError
    return value


def _moved_aside(place: Path, reason: str) -> str:
    try:
        aside = move_aside(place)
    except DiskError as error:
        told = _(
            "Unsaved changes in {folder} cannot be read: {file}: {reason}; it could not be moved "
            "aside ({error})"
        )
        return _with_place(told, place, reason=reason, error=error)
    told = _(
        "Unsaved changes in {folder} cannot be read: {file}: {reason}; the file is now called "
        "{name}"
    )
    return _with_place(told, place, reason=reason, name=printable(aside.name))


def _told(place: Path, reason: str) -> str:
    told = _("Unsaved changes in {folder} cannot be read: {file}: {reason}")
    return _with_place(told, place, reason=reason)


def _with_place(told: str, place: Path, **words: object) -> str:
    where = printable(str(place.parent))
    return told.format(folder=where, file=printable(place.name), **words)
