"""The shipped routines and the user's own, found quickly and read one at a time."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer.core.language import _
from massage_timer.core.routine import Routine
from massage_timer.store.disk import sentence
from massage_timer.store.problems import FileProblem, printable, suggested

if TYPE_CHECKING:
    from massage_timer.store.catalogue import Catalogue

SUFFIXES = (".yaml", ".yml")
"""How the names of routine files end."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A routine file that has not been read yet."""

    id: str
    path: Path
    own: bool
    """The user wrote it; False for those that come with the program."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All routine files: the shipped ones first, each kind by the name of its file."""

    files: tuple[Listed, ...]
    problems: tuple[FileProblem, ...]
    """Folders that could not be looked into. That the user has none yet is no problem."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A routine file that has been read."""

    id: str
    path: Path
    own: bool
    routine: Routine | None
    """None when its problems keep it from being used."""
    problems: tuple[FileProblem, ...]


class RoutineNotFound(Exception):
    """No routine has this id and no file this path; the sentence helps on."""


def list_routines(shipped: Path, own: Path | None = None) -> Listing:
    """What lies in the two folders, without opening a file. Raises nothing.

    The id is the file's name without its ending. A name that is taken, as when somebody has made
    their own version of a shipped routine, gets -2 (-3, …) behind it, so that both can be chosen;
    shipped routines keep their names.
    """
    problems: list[FileProblem] = []
    files = [(shipped, name, False) for name in sorted(file_names(shipped, problems))]
    if own is not None:
        files += [(own, name, True) for name in sorted(file_names(own, problems))]
    ids = [printable(name.rpartition(".")[0]) for folder, name, is_own in files]
    taken: set[str] = set()
    again: list[int] = []
    for index, id_ in enumerate(ids):
        if id_ in taken:
            again.append(index)
        taken.add(id_)
    for index in again:
        ids[index] = _free(ids[index], taken)
        taken.add(ids[index])
    return Listing(
        tuple(
            Listed(id_, folder / name, is_own)
            for id_, (folder, name, is_own) in zip(ids, files, strict=True)
        ),
        tuple(problems),
    )


def read_entries(files: Sequence[Listed], catalogue: "Catalogue") -> Iterator[Entry]:
    """Reads one file at each step, so that a window can take some and go on with its work."""
    return (read_entry(file, catalogue) for file in files)


def read_entry(file: Listed, catalogue: "Catalogue") -> Entry:
    """Raises nothing: what is wrong with the file stands in the entry."""
    # Only here: a start that reads no file does without YAML, which takes long to import.
    from massage_timer.store.routine_files import load_routine

    reading = load_routine(file.path, catalogue, own=file.own)
    routine = reading.routine and replace(reading.routine, id=file.id)
    return Entry(file.id, file.path, file.own, routine, reading.problems)


def find_routine(word: str, files: Sequence[Listed], catalogue: "Catalogue") -> Entry:
    """The routine that a person asks for by its id or by the path of any file.

    Raises RoutineNotFound.
    """
    for file in files:
        if file.id == word:
            return read_entry(file, catalogue)
    if word.lower().endswith(SUFFIXES) or os.sep in word or "/" in word:
        path = Path(word)
        return read_entry(Listed(printable(path.stem), path, True), catalogue)
    missing = _("there is no routine '{name}'").format(name=printable(word))
    raise RoutineNotFound(suggested(missing, word, [file.id for file in files]))


def file_names(folder: Path, problems: list[FileProblem]) -> Iterator[str]:
    """The names of the routine files in a folder, in no order, one at each step.

    What keeps it from being looked into is added to the problems; that it is not there is none.
    """
    try:
        with os.scandir(folder) as found:
            for entry in found:
                if is_routine_name(entry.name):
                    yield entry.name
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        problems.append(FileProblem(printable(str(folder)), 0, 0, sentence(error)))


def is_routine_name(name: str) -> bool:
    """Whether a file of this name is a routine, by how it ends."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _free(id_: str, taken: set[str]) -> str:
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"
