"""All routines at hand: what Home shows of each, and each one itself when it is wanted.

The reader of routine files and the catalogue are loaded when a file must really be read; what the
index still knows needs neither.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer.core.routine import Routine, Technique
from massage_timer.store.index import Facts, Index, facts_of
from massage_timer.store.library import Entry, Listed, list_routines
from massage_timer.store.picture_names import picture_names

if TYPE_CHECKING:
    from massage_timer.store.catalogue import Catalogue


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
    ) -> None:
        """Folders of routines, the catalogue's file, who names a technique's picture, and the
        file of the user's own techniques with the folders that their pictures may lie in."""
        self._shipped = shipped
        self._own = own
        self._techniques = techniques
        self._index = index
        self._picture_name = picture_name
        self._own_techniques = own_techniques
        self._pictures = pictures
        self._files: dict[str, Listed] = {}
        self._entries: dict[str, Entry] = {}
        self._catalogue: Catalogue | None = None
        self._own_state: object = None
        """Of the file of own techniques when it was read."""
        self._unread: Iterator[Listed] | None = None
        self.problems: list[str] = []
        """Folders that could not be looked into, once `rest` has begun."""

    def first(self, last_used: str) -> list[Facts]:
        """The shipped routines, and an own one if it is the one that was used last."""
        self._files = {file.id: file for file in list_routines(self._shipped).files}
        if last_used and last_used not in self._files:
            file = self._own / f"{last_used}.yaml"
            if file.is_file():
                self._files[last_used] = Listed(last_used, file, True)
        return [self._known(file) for file in self._files.values()]

    def rest(self) -> Iterator[Facts]:
        """The user's own routines that `first` left out, one at a time; begins only once."""
        if self._unread is None:
            self._unread = iter(self._list_own())
        return (self._known(file) for file in self._unread)

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
        return self._read(self._files[id_])

    def find(self, word: str) -> tuple[Facts, bool]:
        """The routine of an id or a file, and whether it is new here.

        A file whose name is taken by another routine gets a number behind its id. Raises
        `library.RoutineNotFound`.
        """
        from massage_timer.store.library import find_routine

        if self._unread is None:
            self._unread = iter(self._list_own())
        entry = find_routine(word, list(self._files.values()), self._loaded_catalogue())
        same = next((f for f in self._files.values() if f.path == entry.path), None)
        if same is not None:
            return self.read_again(same.id), False
        id_, number = entry.id, 2
        while id_ in self._files:
            id_, number = f"{entry.id}-{number}", number + 1
        routine = entry.routine and replace(entry.routine, id=id_)
        entry = replace(entry, id=id_, routine=routine)
        self._files[id_] = Listed(id_, entry.path, entry.own)
        self._entries[id_] = entry
        return facts_of(entry, self._picture_name), True

    def techniques(self) -> "Catalogue":
        """The catalogue; raises `catalogue.CatalogueError` when it cannot be used."""
        return self._loaded_catalogue()

    def own_techniques(self) -> "Catalogue | None":
        """The catalogue if the user has techniques, or what was meant as such, of their own."""
        return None if state_of(self._own_techniques) is None else self._loaded_catalogue()

    def save(self) -> None:
        """Keep what was read for the next start, where that can be done."""
        self._index.save()

    def _list_own(self) -> list[Listed]:
        listing = list_routines(self._shipped, self._own)
        self.problems += [str(problem) for problem in listing.problems]
        here = {file.path for file in self._files.values()}
        own = [file for file in listing.files if file.path not in here]
        self._files |= {file.id: file for file in own}
        return own

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
                self._techniques, self._own_techniques, picture_names(self._pictures)
            )
        return self._catalogue


def state_of(file: Path | None) -> tuple[int, int] | None:
    """Time (ns) and size of a file, by which a change is seen; None where there is none."""
    try:
        state = file.stat() if file is not None else None
    except OSError:
        return None
    return None if state is None else (state.st_mtime_ns, state.st_size)
