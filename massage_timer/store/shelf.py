"""All routines at hand: what Home shows of each, and each one itself when it is wanted.

The reader of routine files and the catalogue are loaded when a file must really be read; what the
index still knows needs neither.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer.core.routine import Routine, Technique
from massage_timer.store.index import Facts, Index, facts_of
from massage_timer.store.library import SUFFIXES, Entry, Listed, file_names, list_routines
from massage_timer.store.picture_names import picture_names
from massage_timer.store.problems import FileProblem, printable

if TYPE_CHECKING:
    from massage_timer.store.catalogue import Catalogue

ON_ONE_SCREEN = 24
"""No screen shows more cards at once."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A routine whose file is no longer there."""

    id: str


Change = Facts | Gone
"""What is new of a routine; Facts also for one that was not here before."""


class Shelf:
    """The shipped routines and the user's own; remembers what it has read."""

    def __init__(
        self,
        shipped: Path,
        own: Path,
        techniques: Path,
        index: Index,
        picture_name: Callable[[Technique], str],
        own_techniques: Path | None = None,
        pictures: Sequence[Path] = (),
        texts: Path | None = None,
    ) -> None:
        """Folders of routines, the catalogue's file, who names a technique's picture, the file of
        the user's own techniques with the folders that their pictures may lie in, and the file
        of another language's texts."""
        self._shipped = shipped
        self.own = own
        """The folder of the user's own routines; it need not exist."""
        self._techniques = techniques
        self._index = index
        self._picture_name = picture_name
        self._own_techniques = own_techniques
        self._pictures = pictures
        self._texts = texts
        self._files: dict[str, Listed] = {}
        self._entries: dict[str, Entry] = {}
        self._catalogue: Catalogue | None = None
        self._own_state: object = None
        """Of the file of own techniques when it was read."""
        self._listing = self._list_own()
        self._unread: deque[Listed] = deque()
        """Those that `rest` has not come to yet, once all are listed."""
        self.problems: list[str] = []
        """Folders that could not be looked into, as far as `rest` has come."""

    def first(self, recent: Sequence[str], *, by_name: bool = False) -> list[Facts]:
        """The shipped routines, and of the own ones those that were used last, as many as a screen
        shows; `recent` has their ids, the newest first. `by_name`: also as many of those whose
        files come first by name."""
        self._files = {file.id: file for file in list_routines(self._shipped).files}
        for id_ in recent[:ON_ONE_SCREEN]:
            names = (f"{id_}{suffix}" for suffix in SUFFIXES)
            if id_ not in self._files and Path(id_).name == id_:
                # Path.is_file would raise where the way to it is barred.
                file = next(filter(os.path.isfile, (self.own / name for name in names)), None)
                if file is not None:
                    self._files[id_] = Listed(id_, file, True)
        if by_name:
            here = {file.path for file in self._files.values()}
            for name in nsmallest(ON_ONE_SCREEN, file_names(self.own, [])):
                if self.own / name not in here:
                    self._add(self.own / name)
        return [self._known(file) for file in self._files.values()]

    def rest(self) -> Iterator[Facts | None]:
        """The user's own routines that `first` left out, each once, however often this is begun.
        There is None at each step that only leads to them, so that a window can go on with its
        work between two."""
        yield from self._listing
        while self._unread:
            file = self._unread.popleft()
            facts = self._index.find(file)
            if facts is None:
                if self._catalogue is None:
                    yield from self._load_reader()
                facts = self._read(file)
            yield facts

    def changes(self) -> Iterator[Change | None]:
        """What is otherwise on the disk than it was when it was read, now that all has been read
        once: own routines that changed, are new, or are gone. One file at each step, with None
        where nothing is new, so that a window can go on with its work between two."""
        for file in [file for file in self._files.values() if file.own]:
            as_seen = self._index.is_as_seen(file.path)
            if as_seen is None:
                yield self.drop(file.id)
            elif as_seen:
                yield None
            else:
                self._entries.pop(file.id, None)
                yield self._known(file)
        here = {str(file.path) for file in self._files.values()}
        new = []
        for name in file_names(self.own, []):
            if str(self.own / name) not in here:
                new.append(name)
            yield None
        for name in sorted(new):
            yield self._known(self._add(self.own / name))

    def drop(self, id_: str) -> Gone:
        """The file of this routine is gone. KeyError for an id that is not here."""
        self._index.forget(self._files.pop(id_).path)
        self._entries.pop(id_, None)
        return Gone(id_)

    def forget_techniques(self, stamp: str) -> None:
        """The techniques are others now: `changes` will read every own routine anew. `stamp` is as
        the index has it."""
        self._catalogue = None
        self._entries.clear()
        self._index.begin_anew(stamp)

    def own_paths(self) -> Iterator[Path]:
        """The files that may change."""
        return (file.path for file in self._files.values() if file.own)

    def path(self, id_: str) -> Path:
        """The file of a routine. KeyError for an id that is not here."""
        return self._files[id_].path

    def shipped(self) -> Iterator[Routine]:
        """The shipped routines themselves, each read when it is its turn."""
        for file in self._files.values():
            if not file.own and (routine := self.entry(file.id).routine) is not None:
                yield routine

    def entry(self, id_: str) -> Entry:
        """The routine itself. KeyError for an id that is not here."""
        if id_ not in self._entries:
            self._entries[id_] = self._read_entry(self._files[id_])
        return self._entries[id_]

    def read_again(self, id_: str) -> Facts:
        """Read a file once more, as it is now, and the own techniques if those have changed."""
        self._entries.pop(id_, None)
        if self._catalogue is not None and self._own_state != state_of(self._own_techniques):
            self._catalogue = None
            self._entries.clear()
        file = self._files[id_]
        self._index.find(file)
        return self._read(file)

    def find(self, word: str) -> Facts:
        """The routine of an id or a file, read anew.

        A file whose name is taken by another routine gets a number behind its id. Raises
        `library.RoutineNotFound`.
        """
        from massage_timer.store.library import find_routine

        for _ in self._listing:
            pass
        entry = find_routine(word, list(self._files.values()), self._loaded_catalogue())
        same = next((f for f in self._files.values() if f.path == entry.path), None)
        if same is not None:
            return self.read_again(same.id)
        return self._known(self._add(entry.path))

    def techniques(self) -> "Catalogue":
        """The catalogue; raises `catalogue.CatalogueError` when it cannot be used."""
        return self._loaded_catalogue()

    def own_techniques(self) -> "Catalogue | None":
        """The catalogue if the user has techniques, or what was meant as such, of their own."""
        return None if state_of(self._own_techniques) is None else self._loaded_catalogue()

    def save(self) -> None:
        """Keep what was read for the next start, where that can be done."""
        self._index.save()

    def _list_own(self) -> Iterator[None]:
        """Let all files of the user's own folder be known, in the order of their names."""
        names = []
        problems: list[FileProblem] = []
        for name in file_names(self.own, problems):
            names.append(name)
            yield
        self.problems += [str(problem) for problem in problems]
        here = {str(file.path) for file in self._files.values()}
        for name in sorted(names):
            if str(self.own / name) not in here:
                self._unread.append(self._add(self.own / name))
            yield

    def _load_reader(self) -> Iterator[None]:
        """What a file is read with, which takes longer than a window should wait for at once."""
        import yaml  # noqa: F401

        yield
        import massage_timer.store.catalogue
        import massage_timer.store.routine_files  # noqa: F401

        yield
        self._loaded_catalogue()
        yield

    def _add(self, path: Path) -> Listed:
        stem = printable(path.stem)
        id_, number = stem, 2
        while id_ in self._files:
            id_, number = f"{stem}-{number}", number + 1
        file = self._files[id_] = Listed(id_, path, True)
        return file

    def _known(self, file: Listed) -> Facts:
        """From the index if the file is as it was, else read."""
        return self._index.find(file) or self._read(file)

    def _read(self, file: Listed) -> Facts:
        facts = facts_of(self.entry(file.id), self._picture_name)
        self._index.put(file, facts)
        return facts

    def _read_entry(self, file: Listed) -> Entry:
        from massage_timer.store.library import read_entry

        return read_entry(file, self._loaded_catalogue())

    def _loaded_catalogue(self) -> "Catalogue":
        if self._catalogue is None:
            from massage_timer.store.catalogue import load_catalogue

            self._own_state = state_of(self._own_techniques)
            self._catalogue = load_catalogue(
                self._techniques,
                self._own_techniques,
                picture_names(self._pictures),
                self._texts,
            )
        return self._catalogue


def state_of(file: Path | None) -> tuple[int, int] | None:
    """Time (ns) and size of a file, by which a change is seen; None where there is none."""
    try:
        state = file.stat() if file is not None else None
    except OSError:
        return None
    return None if state is None else (state.st_mtime_ns, state.st_size)
