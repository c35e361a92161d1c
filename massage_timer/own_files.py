"""What happens to the files of the user's own routines: removed, brought back, copied in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from massage_timer.core.language import _
from massage_timer.store.disk import DiskError, read_bounded, sentence
from massage_timer.store.problems import printable

LARGEST_FILE = 1024 * 1024
"""Bytes; no routine is as large."""


@dataclass(frozen=True, slots=True)
class FileManager:
    """What the system does with files, as `devices.file_manager` has it; without one, nothing."""

    throw_away: Callable[[Path], Path | None] = lambda _path: None
    show_folder: Callable[[Path], bool] = lambda _path: False


class FileTrouble(Exception):
    """A file could not be moved or copied, as a sentence for a person."""


def remove(file: Path, aside: Path, throw_away: Callable[[Path], Path | None]) -> tuple[Path, str]:
    """Move a file into the wastebasket, or where there is none into the folder `aside`.

    Returns where it lies now, an empty path where nobody knows, and what to say of it. Raises
    FileTrouble.
    """
    thrown = throw_away(file)
    if thrown is not None:
        words = _("{file} is in the wastebasket.")
        return thrown, words.format(file=printable(file.name))
    try:
        aside.mkdir(parents=True, exist_ok=True)
        kept = free_name(aside, file.name)
        file.rename(kept)
    except OSError as error:
        raise _trouble(_("{file} is still there: {trouble}."), file, sentence(error)) from error
    words = _("There is no wastebasket here, so {file} is kept in '{folder}' beside your routines.")
    return kept, words.format(file=printable(kept.name), folder=printable(aside.name))


def bring_back(kept: Path, file: Path) -> None:
    """Undo a removal. Raises FileTrouble, also when the name has been taken meanwhile."""
    if file.exists():
        raise _trouble(_("There is another {file} by now, so it is not put back."), file)
    import shutil  # only here: it loads all that packs files

    try:
        shutil.move(kept, file)
    except OSError as error:
        words = _("{file} could not be put back: {trouble}.")
        raise _trouble(words, file, sentence(error)) from error


def copy_in(file: Path, folder: Path) -> Path:
    """Copy a file into a folder under its name, or with -2 (-3, …) behind it where that is taken.

    Raises FileTrouble.
    """
    try:
        data = read_bounded(file, LARGEST_FILE)
        if len(data) > LARGEST_FILE:
            raise _trouble(_("{file} is too large for a routine."), file)
        folder.mkdir(parents=True, exist_ok=True)
        copy = free_name(folder, file.name)
        with copy.open("xb") as opened:
            opened.write(data)
    except DiskError as error:
        words = _("{file} could not be copied: {trouble}.")
        raise _trouble(words, file, str(error)) from error
    except OSError as error:
        words = _("{file} could not be copied: {trouble}.")
        raise _trouble(words, file, sentence(error)) from error
    return copy


def free_name(folder: Path, name: str) -> Path:
    """A path of this name that nothing has yet."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path


def _trouble(words: str, file: Path, trouble: str = "") -> FileTrouble:
    return FileTrouble(words.format(file=printable(file.name), trouble=_(trouble)))
