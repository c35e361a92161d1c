"""The order of Home's cards, and that nothing moves while somebody looks."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from massage_timer.ui.home.acts import Act, acts_for
from massage_timer.ui.home.card_grid import CardGrid
from massage_timer.ui.home.cards import Card
from massage_timer.ui.home.order import by_last_used, by_name


def card(id_: str, name: str = "", *, own: bool = True, usable: bool = True) -> Card:
    return Card(id_, name or id_.upper(), f"{id_}.yaml", own=own, usable=usable)


def ids(grid: CardGrid) -> list[str]:
    return [card.id for card in grid.cards]


def chosen(grid: CardGrid) -> str:
    return grid.chosen.id if grid.chosen is not None else ""


@pytest.fixture
def grid(qapp: QApplication) -> Iterator[CardGrid]:
    grid = CardGrid(lambda _name, _theme, _size: QPixmap())
    grid.resize(1280, 640)
    yield grid
    grid.deleteLater()


def test_recent_ones_come_first_then_shipped_then_own_then_broken() -> None:
    cards = [
        card("z-broken", "Aa", usable=False),
        card("b", "beta"),
        card("a", "Gamma"),
        card("ship-2", own=False),
        card("ship-1", own=False),
        card("old", "zz"),
        card("torn", usable=False),
    ]
    order = [c.id for c in sorted(cards, key=by_last_used(["torn", "gone", "ship-2", "old"]))]
    assert order == ["torn", "ship-2", "old", "ship-1", "b", "a", "z-broken"]
    names = [c.name for c in sorted(cards, key=by_name)]
    assert names == sorted(names, key=str.casefold)


def test_cards_that_arrive_take_their_place_behind_what_is_in_view(grid: CardGrid) -> None:
    seen = [card(f"m-{number:02}") for number in range(12)]
    grid.set_cards(seen)
    grid.choose("m-03")
    grid.add_cards([card("b"), card("z"), card("a")])
    assert ids(grid) == [c.id for c in seen] + ["a", "b", "z"]
    grid.add_cards([card("m-10b")])
    assert ids(grid)[-4:] == ["a", "b", "m-10b", "z"]
    assert chosen(grid) == "m-03"
    grid.arrange()
    assert ids(grid) == sorted(ids(grid))
    assert chosen(grid) == "m-03"


def test_far_down_the_list_what_is_in_view_stays_where_it_is(grid: CardGrid) -> None:
    grid.set_cards([card(f"m-{number:03}") for number in range(300)])
    grid.choose("m-150")
    before = grid.chosen_box
    changed = replace(card("m-150"), summary="Other words")
    grid.update_cards([changed, card("a"), card("z")], {"m-000", "m-001", "m-002", "m-299"})
    assert grid.chosen == changed
    assert grid.chosen_box == before
    assert len(ids(grid)) == 298


def test_when_the_chosen_one_is_gone_its_neighbour_is_chosen(grid: CardGrid) -> None:
    grid.set_cards([card(id_) for id_ in "abcd"])
    grid.choose("b")
    grid.update_cards([], {"b"})
    assert chosen(grid) == "c"
    grid.choose("d")
    grid.update_cards([], {"d"})
    assert chosen(grid) == "c"
    grid.update_cards([], set("ac"))
    assert grid.chosen is None
    grid.update_cards([card("new")])
    assert chosen(grid) == "new"


def test_a_search_holds_for_what_arrives_and_for_what_changes(grid: CardGrid) -> None:
    grid.set_cards([card("a", "calf"), card("b", "foot")])
    grid.set_search("calf")
    grid.update_cards([card("a", "thigh"), card("b", "calf too"), card("c", "other")])
    assert ids(grid) == ["b"]
    grid.set_search("")
    assert sorted(ids(grid)) == ["a", "b", "c"]


IDS = st.sampled_from([f"{letter}{number}" for letter in "abc" for number in range(9)])


@given(
    st.lists(IDS, unique=True),
    st.lists(st.tuples(st.lists(IDS, unique=True), st.sets(IDS)), max_size=6),
    IDS,
)
def test_whatever_changes_every_card_is_there_once_and_the_choice_stays(
    qapp: QApplication, first: list[str], changes: list[tuple[list[str], set[str]]], wanted: str
) -> None:
    grid = CardGrid(lambda _name, _theme, _size: QPixmap())
    grid.resize(1280, 400)
    grid.set_cards([card(id_) for id_ in first])
    grid.choose(wanted)
    here = set(first)
    for fresh, gone in changes:
        gone = gone - set(fresh)
        before = chosen(grid)
        grid.update_cards([card(id_) for id_ in fresh], gone)
        here = (here | set(fresh)) - gone
        assert len(ids(grid)) == len(here)
        assert set(ids(grid)) == here
        assert not before or before in gone or chosen(grid) == before
    grid.arrange()
    assert ids(grid) == sorted(here)
    grid.deleteLater()


def test_what_can_be_done_is_what_the_routine_is_for() -> None:
    shipped, own = acts_for(card("a", own=False)), acts_for(card("a"))
    broken = acts_for(card("a", usable=False))
    elsewhere = acts_for(replace(card("a"), elsewhere=True))
    assert Act.DUPLICATE in shipped
    assert not {Act.EDIT, Act.REMOVE, Act.KEEP, Act.SHOW_FILE} & set(shipped)
    assert {Act.EDIT, Act.DUPLICATE, Act.SHARE, Act.REMOVE, Act.SHOW_FILE} <= set(own)
    assert set(broken) == {Act.EDIT, Act.SHOW_FILE, Act.REMOVE}
    assert Act.KEEP in elsewhere
    assert Act.REMOVE not in elsewhere, "what lies elsewhere is not ours to throw away"
