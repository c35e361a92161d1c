"""Reads files within bounds and writes them so that they are either old or new, never half."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

from massage_timer.core.language import N_, _
from massage_timer.store.problems import printable

_SENTENCES = {
    errno.ENOENT: N_("there is no such file"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EISDIR: N_("this is a folder, not a file"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder"),
    errno.EEXIST: N_("a part of the path is a file, not a folder"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk quota is used up"),
    errno.EFBIG: N_("the file would grow larger than is allowed"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ELOOP: N_("the links lead round in a circle"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk could not be read"),
}


LONGEST_WRITE = 60
"""S; what a writing began before that, and never ended, was left by a process that was killed."""
_UNFINISHED = re.compile(r"\.(.+)\.\d+\.new")
EVERYBODY, PRIVATE = 0o666, 0o600
"""Who may read a file: whom the process allows, or its user alone."""
_STATVFS = getattr(os, "statvfs", None)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class DiskError(Exception):
    """The file system said no; `str()` is a sentence without the path."""


class FileMissing(DiskError):
    """There is no such file."""


class Refusal(str):
    """A sentence about something that could not be kept, which others may be told together with."""

    __slots__ = ("reason", "so")

    reason: str
    so: str
    """What follows from it; empty where a translation says it otherwise."""

    def __new__(cls, told: str, reason: str) -> Self:
        """`told` is the sentence in the language that is spoken, with "{}, so" for the reason and
        before what follows from it."""
        refusal = super().__new__(cls, told.format(reason))
        refusal.reason = reason
        refusal.so = told.partition(because())[2]
        return refusal


def because() -> str:
    """What joins a reason and what follows from it."""
    # Translators: exactly as it stands in messages such as "{}, so the settings were not saved";
    # {} is a reason, such as "the disk is full"
    return _("{}, so ")


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a plain file; one more than `limit` at most, so a huge file costs nothing.

    Raises DiskError and nothing else.
    """
    try:
        # A pipe would wait for a writer for ever, a device might never end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise DiskError(
                _(_SENTENCES[errno.EISDIR]) if path.is_dir() else _("this is not a plain file")
            )
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise FileMissing(sentence(error)) from None
    except (OSError, ValueError) as error:
        raise DiskError(sentence(error)) from None


def write_atomically(path: Path, data: bytes, mode: int = EVERYBODY) -> None:
    """Writes a new file beside the old one and swaps them; makes the folder where it is missing.

    A link is followed, so that it stays a link. `mode` says who may read it, as far as the process
    allows. Raises DiskError and nothing else; the old file is then as it was.
    """
    try:
        target = Path(os.path.realpath(path))
        with _beside(target, data, mode) as new:
            new.replace(target)
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise DiskError(sentence(error)) from None


def write_new(path: Path, data: bytes, link: Callable[[Path, Path], object] = os.link) -> None:
    """Writes a file that is not there yet, whole or not at all; makes the folder where it is
    missing.

    `link` gives a file a second name. Raises DiskError and nothing else, also when something of
    this name is there.
    """
    try:
        with _beside(path, data) as new:
            try:
                link(new, path)  # unlike a renaming it never takes the place of a file
            except OSError:  # there are disks without links
                if os.path.lexists(path):
                    raise DiskError(_("a file of this name is there already")) from None
                new.rename(path)
        _sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise DiskError(sentence(error)) from None


def move_aside(path: Path) -> Path:
    """Renames a damaged file so that its content is kept; returns its new path.

    Raises DiskError and nothing else.
    """
    number, aside = 1, path.with_name(f"{path.name}.damaged")
    try:
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.name}.damaged-{number}")
        return path.rename(aside)
    except OSError as error:
        raise DiskError(sentence(error)) from None


@contextlib.contextmanager
def _beside(target: Path, data: bytes, mode: int = EVERYBODY) -> Iterator[Path]:
    """A new file with these bytes in the target's folder; gone afterwards, unless it was moved."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(new, _NEW, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _remove_older(new, target.name)
        yield new
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def unfinished(name: str) -> str:
    """The name of the file that a new one of this name was to replace; "" where it is no such."""
    found = _UNFINISHED.fullmatch(name)
    return found[1] if found else ""


def _remove_older(new: Path, target: str) -> None:
    """Beside the new file for a target, what kills left of others for it."""
    with contextlib.suppress(OSError):
        since = new.stat().st_mtime - LONGEST_WRITE
        with os.scandir(new.parent) as entries:
            for entry in entries:
                if (
                    unfinished(entry.name) == target
                    and entry.stat(follow_symlinks=False).st_mtime < since
                ):
                    Path(entry.path).unlink()


def sentence(error: Exception) -> str:
    """What the file system said, in plain words and without the path."""
    if isinstance(error, OSError) and error.errno is not None:
        if error.errno in _SENTENCES:
            return _(_SENTENCES[error.errno])
        return printable(error.strerror or _("the disk said no"))
    return _("this path cannot be used")


def state_of_disk(folder: Path, ask: Callable[[Path], Any] | None = _STATVFS) -> str:
    """Why a disk takes nothing, in the words of its refusals; empty where it takes, or where the
    system cannot say. `ask` is what the system has for it; None: nothing."""
    try:
        disk = None if ask is None else ask(folder)
    except OSError:
        disk = None
    if disk is None:
        return ""
    if disk.f_flag & os.ST_RDONLY:
        return _(_SENTENCES[errno.EROFS])
    return "" if disk.f_bavail else _(_SENTENCES[errno.ENOSPC])


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut; where folders cannot be opened, it does not."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
