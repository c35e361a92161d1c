"""Which cards Home shows, and in which order; made for ten thousand of them."""

from bisect import bisect
from collections.abc import Collection, Iterable, Sequence

from massage_timer.ui.home.cards import Card
from massage_timer.ui.home.order import Key, by_name


class CardList:
    """All cards by their ids, and in rows those that the search finds.

    Only `set_key` followed by `arrange`, and another search, change the order of what is shown.
    """

    def __init__(self) -> None:
        self._all: dict[str, Card] = {}
        self._key: Key = by_name
        self._search: tuple[str, ...] = ()
        self.shown: list[Card] = []
        self._rows: dict[str, int] | None = None
        """Where each of the shown stands; None when that must be found out anew."""

    def set_key(self, key: Key) -> None:
        """The order of the next `arrange`."""
        self._key = key

    def set_cards(self, cards: Iterable[Card]) -> None:
        self._all = {card.id: card for card in cards}
        self.arrange()

    def set_search(self, words: str) -> bool:
        """Show what holds every one of the words. False when it is the same search as before."""
        search = tuple(words.lower().split())
        if search == self._search:
            return False
        self._search = search
        self.arrange()
        return True

    def arrange(self) -> None:
        """Put all in order."""
        self.shown = sorted(filter(self._matches, self._all.values()), key=self._key)
        self._rows = None

    def update(self, cards: Sequence[Card], gone: Collection[str], first: int) -> None:
        """Cards that are new or other than they were, and the ids of those that are gone. New ones
        are put where they belong behind row `first`."""
        new, hidden = [], set(gone)
        for card in cards:
            self._all[card.id] = card
            row = self.row_of(card.id)
            if row < 0 and self._matches(card):
                new.append(card)
            elif row >= 0 and self._matches(card):
                self.shown[row] = card
            else:
                hidden.add(card.id)
        for id_ in gone:
            self._all.pop(id_, None)
        if hidden:
            self.shown = [card for card in self.shown if card.id not in hidden]
        for card in sorted(new, key=self._key):
            behind = min(first, len(self.shown))
            row = bisect(self.shown, self._key(card), behind, key=self._key)
            self.shown.insert(row, card)
        if new or hidden:
            self._rows = None

    def row_of(self, id_: str) -> int:
        """Where a routine stands among the shown; -1 when it does not."""
        if self._rows is None:
            self._rows = {card.id: row for row, card in enumerate(self.shown)}
        return self._rows.get(id_, -1)

    def with_badge(self) -> list[Card]:
        """Those that say that they were used last."""
        return [card for card in self._all.values() if card.last_used]

    def get(self, id_: str) -> Card | None:
        """The card of a routine, shown or not."""
        return self._all.get(id_)

    def _matches(self, card: Card) -> bool:
        if not self._search:
            return True
        words = card.words
        return all(word in words for word in self._search)
