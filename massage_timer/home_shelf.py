"""Puts the routines of the shelf on Home as cards: some at once, the rest a few at a time."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer import __version__, resources
from massage_timer.core.language import _, ngettext, number, spoken_language
from massage_timer.core.routine import Routine, Technique
from massage_timer.folders import Folders
from massage_timer.illustrations import Illustrations
from massage_timer.messages import Messages
from massage_timer.store.index import Facts, Index
from massage_timer.store.library import Entry
from massage_timer.store.problems import FileProblem
from massage_timer.store.settings import Sort, with_used
from massage_timer.store.shelf import Change, Gone, Shelf, state_of
from massage_timer.ui.home.card_grid import CardGrid
from massage_timer.ui.home.cards import Card
from massage_timer.ui.home.order import by_last_used, by_name
from massage_timer.ui.home.page import HomePage
from massage_timer.ui.widgets.zone_strip import pieces

if TYPE_CHECKING:
    from massage_timer.core.adapt import Comfort

SLICE_NS = 5_000_000
"""How long routine files are read between two turns of the event loop, so that nothing stalls."""

YOUNG = 2.0
"""S; a file that was changed so lately may still be written."""


def shelf_in(places: Folders, pictures: Illustrations) -> Shelf:
    """The shipped routines and those of these places."""
    assets = resources.assets()
    techniques = assets / "techniques.yaml"
    stamp = stamp_in(places)
    folders = (assets / "pictures", places.pictures)
    return Shelf(
        resources.routines(),
        places.routines,
        techniques,
        Index(places.cache, stamp),
        pictures.name_for,
        places.techniques,
        folders,
        resources.texts(spoken_language().code),
    )


def stamp_in(places: Folders) -> str:
    """Changes when what all routines depend on does: techniques, pictures, or the language, in
    which the index keeps what is wrong with them."""
    assets = resources.assets()
    files = _stamp(
        assets / "texts" / f"{spoken_language().code}.yaml",
        assets / "techniques.yaml",
        assets / "pictures",
        places.techniques,
        places.pictures,
    )
    return f"{files} {spoken_language().code}"


class HomeShelf:
    """The cards of Home, and the routine that is chosen."""

    def __init__(
        self,
        home: HomePage,
        shelf: Shelf,
        messages: Messages,
        recent: tuple[str, ...] = (),
        sort: Sort = Sort.USED,
        stamp: Callable[[], str] = str,
        renew: Callable[[], object] = bool,
    ) -> None:
        """`recent` are ids, the newest first; `stamp` is what all routines depend on now, and when
        that has changed `renew` is called, to forget what was kept of it."""
        self._home = home
        self._messages = messages
        self._recent = recent
        self._sort = sort
        self._stamp = stamp
        self._stamped = stamp()
        self._renew = renew
        self._unread: Iterator[Facts | None] | None = None
        self._changes: Iterator[Change | None] = iter(())
        self._read_all = False
        self.shelf = shelf
        self.chosen = recent[0] if recent else ""
        self.unsettled = False
        """A file that cannot be used was changed so lately that somebody may still write it."""

    @property
    def _list(self) -> CardGrid:
        return self._home.list

    def show_first(self) -> None:
        """The shipped routines, and the own ones that were used last; the rest follows later."""
        self._set_order()
        cards = [self._card(facts) for facts in self._first()]
        self._home.set_cards(cards, self.chosen)

    def _first(self) -> list[Facts]:
        return self.shelf.first(self._recent, by_name=self._sort is Sort.NAME)

    def show_some(self) -> bool:
        """Cards of some more routine files, for a few ms; False when all are there."""
        if self._unread is None:
            self._unread = self.shelf.rest()
        found = []
        more = False
        until = time.monotonic_ns() + SLICE_NS
        for facts in self._unread:
            if facts is not None:
                found.append(self._card(facts))
            if time.monotonic_ns() >= until:
                more = True
                break
        self._messages.tell(self.shelf.problems)
        self._list.add_cards(found)
        self._read_all = not more
        return more

    def look_again(self) -> None:
        """Begin to look for what has changed on the disk; `look_some` goes on with it."""
        if (stamp := self._stamp()) != self._stamped:
            self._stamped = stamp
            self.shelf.forget_techniques(stamp)
            self._renew()
        self._changes = self.shelf.changes()
        self.unsettled = False

    def look_some(self) -> bool:
        """Bring some more cards up to date, for a few ms; False when there is nothing left to look
        at. What `show_some` has not read yet comes first."""
        if not self._read_all:
            self.show_some()
            return True
        changes: list[Change] = []
        more = False
        until = time.monotonic_ns() + SLICE_NS
        for change in self._changes:
            if change is not None:
                changes.append(change)
            if time.monotonic_ns() >= until:
                more = True
                break
        if changes:
            self._show(changes)
        return more

    def _show(self, changes: Sequence[Change]) -> None:
        fresh = [change for change in changes if not isinstance(change, Gone)]
        gone = {change.id for change in changes if isinstance(change, Gone)}
        self._list.update_cards([self._card(facts) for facts in fresh], gone)
        now = time.time()
        self.unsettled |= any(not f.usable and _age(f.path, now) < YOUNG for f in fresh)

    def show_one(self, word: str) -> str:
        """The card of a routine given by id or file, chosen. Returns its id.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        facts = self.shelf.find(word)
        self._changes = iter(())  # it would find the file once more
        self._list.update_cards([self._card(facts)])
        self._list.choose(facts.id)
        return facts.id

    def remove(self, id_: str) -> None:
        """Take a routine away whose file is gone. KeyError for an id that is not here."""
        self._changes = iter(())  # it would meet the file once more
        self.shelf.drop(id_)
        self._list.update_cards([], {id_})

    def name(self, id_: str) -> str:
        """What a person calls the routine. KeyError for an id that is not here."""
        routine = self.shelf.entry(id_).routine
        return routine.name if routine is not None else id_.replace("-", " ").capitalize()

    def choose(self, id_: str) -> Entry:
        """The routine itself. KeyError for an id that is not here."""
        entry = self.shelf.entry(id_)
        self.chosen = id_
        return entry

    def read_again(self) -> bool:
        """The chosen file once more: it may be mended by now. Whether it can be used."""
        facts = self.shelf.read_again(self.chosen)
        self._list.update_cards([self._card(facts)])
        return facts.usable

    def mark_last_used(self, id_: str) -> None:
        self._recent = with_used(self._recent, id_)
        self._set_order()
        self._list.mark_last_used(id_)

    def own_techniques(self) -> Iterator[Technique]:
        """The user's own, once it has been told what is wrong with them."""
        catalogue = self.shelf.own_techniques()
        if catalogue is not None:
            self._messages.tell(_in_short(catalogue.problems))
            yield from catalogue.own.values()

    def sort_by(self, sort: Sort) -> None:
        """Put the cards in another order, at once."""
        self._sort = sort
        self._set_order()
        self._list.arrange()

    def _set_order(self) -> None:
        used = self._sort is Sort.USED
        self._list.set_order(by_last_used(self._recent) if used else by_name)
        self._home.set_sorted(by_last_used=used)

    def suiting(self, comfort: "Comfort") -> Routine | None:
        """The shipped routine that suits the height best."""
        from massage_timer.core.adapt import most_kept

        return most_kept(self.shelf.shipped(), comfort.height)

    def _card(self, facts: Facts) -> Card:
        return Card(
            id=facts.id,
            name=facts.name,
            file=facts.path.name,
            summary=facts.summary,
            suits=facts.suits,
            techniques=facts.techniques,
            steps=len(facts.strip),
            strip=pieces(facts.strip),
            picture=facts.picture,
            problems=tuple(_place(p) for p in facts.problems if not p.warning),
            usable=facts.usable,
            own=facts.own,
            elsewhere=facts.own and facts.path.parent != self.shelf.own,
            last_used=facts.id in self._recent[:1],
        )


def _in_short(problems: Sequence[FileProblem]) -> list[str]:
    """One sentence for a file's problems, if it has any."""
    if not problems:
        return []
    first = next((problem for problem in problems if not problem.warning), problems[0])
    others = len(problems) - 1
    if not others:
        return [str(first)]
    words = ngettext(
        "{problem} ({count} more: massage-timer check)",
        "{problem} ({count} more: massage-timer check)",
        others,
    )
    return [words.format(problem=first, count=number(others))]


def _age(file: Path, now: float) -> float:
    """S since it was changed."""
    try:
        return now - file.stat().st_mtime
    except OSError:
        return 0.0


def _place(problem: FileProblem) -> str:
    """A problem as a card says it, where the file's name stands already."""
    if not problem.line:
        return problem.message
    return _("Line {n}: {problem}").format(n=number(problem.line), problem=problem.message)


def _stamp(*files: Path) -> str:
    """Changes with the program and with any of these files, and then the index begins anew."""
    return " ".join([__version__, *(str(state_of(file)) for file in files)])
