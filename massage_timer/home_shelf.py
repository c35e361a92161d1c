"""Puts the routines of the shelf on Home as cards: some at once, the rest a few at a time."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from massage_timer import __version__, resources
from massage_timer.core.routine import Routine, Technique
from massage_timer.folders import Folders
from massage_timer.illustrations import Illustrations
from massage_timer.messages import Messages
from massage_timer.store.index import Facts, Index
from massage_timer.store.library import Entry
from massage_timer.store.problems import FileProblem
from massage_timer.store.shelf import Shelf, state_of
from massage_timer.ui.home.card_grid import CardGrid
from massage_timer.ui.home.cards import Card
from massage_timer.ui.home.page import HomePage
from massage_timer.ui.widgets.zone_strip import pieces

if TYPE_CHECKING:
    from massage_timer.core.adapt import Comfort

SLICE_NS = 5_000_000
"""How long routine files are read between two turns of the event loop, so that nothing stalls."""


def shelf_in(places: Folders, pictures: Illustrations) -> Shelf:
    """The shipped routines and those of these places."""
    assets = resources.assets()
    techniques = assets / "techniques.yaml"
    folders = (assets / "pictures", places.pictures)
    stamp = _stamp(techniques, places.techniques, *folders)
    return Shelf(
        resources.routines(),
        places.routines,
        techniques,
        Index(places.cache, stamp),
        pictures.name_for,
        places.techniques,
        folders,
    )


class HomeShelf:
    """The cards of Home, and the routine that is chosen."""

    def __init__(self, home: HomePage, shelf: Shelf, messages: Messages, last_used: str) -> None:
        """`last_used` is an id, or empty."""
        self._home = home
        self._messages = messages
        self._last_used = last_used
        self._unread: Iterator[Facts] | None = None
        self.shelf = shelf
        self.chosen = last_used

    @property
    def _list(self) -> CardGrid:
        return self._home.list

    def show_first(self) -> None:
        """The shipped routines, and an own one that was used last; the rest follows later."""
        cards = [self._card(facts) for facts in self.shelf.first(self.chosen)]
        self._home.set_cards(cards, self.chosen)

    def show_some(self) -> bool:
        """Cards of some more routine files, for a few ms; False when there are none left."""
        if self._unread is None:
            self._unread = self.shelf.rest()
            self._messages.tell(self.shelf.problems)
        found = []
        until = time.monotonic_ns() + SLICE_NS
        for facts in self._unread:
            found.append(self._card(facts))
            if time.monotonic_ns() >= until:
                break
        self._list.add_cards(found)
        return bool(found)

    def show_one(self, word: str) -> str:
        """The card of a routine given by id or file, chosen. Returns its id.

        Raises `store.library.RoutineNotFound` when there is no such routine.
        """
        facts, is_new = self.shelf.find(word)
        if is_new:
            self._list.add_cards([self._card(facts)])
        self._list.choose(facts.id)
        return facts.id

    def choose(self, id_: str) -> Entry:
        """The routine itself. KeyError for an id that is not here."""
        entry = self.shelf.entry(id_)
        self.chosen = id_
        return entry

    def read_again(self) -> bool:
        """The chosen file once more: it may be mended by now. Whether it can be used."""
        facts = self.shelf.read_again(self.chosen)
        self._list.replace_card(self._card(facts))
        return facts.usable

    def mark_last_used(self, id_: str) -> None:
        self._last_used = id_
        self._list.mark_last_used(id_)

    def own_techniques(self) -> Iterator[Technique]:
        """The user's own, once it has been told what is wrong with them."""
        catalogue = self.shelf.own_techniques()
        if catalogue is not None:
            self._messages.tell(_in_short(catalogue.problems))
            yield from catalogue.own.values()

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
            last_used=bool(facts.id) and facts.id == self._last_used,
        )


def _in_short(problems: Sequence[FileProblem]) -> list[str]:
    """One sentence for a file's problems, if it has any."""
    if not problems:
        return []
    first = next((problem for problem in problems if not problem.warning), problems[0])
    others = len(problems) - 1
    more = f" ({others} more: massage-timer check)" if others else ""
    return [f"{first}{more}"]


def _place(problem: FileProblem) -> str:
    """A problem as a card says it, where the file's name stands already."""
    return f"Line {problem.line}: {problem.message}" if problem.line else problem.message


def _stamp(*files: Path) -> str:
    """Changes with the program and with any of these files, and then the index begins anew."""
    return " ".join([__version__, *(str(state_of(file)) for file in files)])
