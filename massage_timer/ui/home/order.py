"""In which order Home shows its cards."""

from collections.abc import Callable, Sequence

from massage_timer.ui.home.cards import Card

Key = Callable[[Card], tuple[int, int, str, str]]
"""Cards in the order of their keys."""


def by_name(card: Card) -> tuple[int, int, str, str]:
    return 0, 0, card.name.casefold(), card.id


def by_last_used(recent: Sequence[str]) -> Key:
    """Those that were used last, the newest first, by their ids; then the other shipped ones, then
    the user's own by their names, and behind them the own ones that cannot be used."""
    ranks = {id_: rank for rank, id_ in enumerate(recent)}

    def key(card: Card) -> tuple[int, int, str, str]:
        rank = ranks.get(card.id, len(ranks))
        if not card.own:
            return rank, 0, card.id, ""
        return rank, 1 if card.usable else 2, card.name.casefold(), card.id

    return key
