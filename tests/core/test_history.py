"""Undo and redo."""

from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.history import MOST_KEPT, History


def test_what_was_taken_back_comes_back() -> None:
    history = History("a").with_new("b").with_new("c")
    assert history.undone().now == "b"
    assert history.undone().undone().now == "a"
    assert history.undone().undone().redone().redone() == history


def test_nothing_before_and_nothing_after_stays_as_it_is() -> None:
    history = History("a")
    assert history.undone() is history
    assert history.redone() is history


def test_something_new_forgets_what_was_taken_back() -> None:
    history = History("a").with_new("b").undone().with_new("c")
    assert history.redone() is history
    assert history.undone().now == "a"


def test_the_same_once_more_is_nothing_new() -> None:
    history = History("a").with_new("b").undone()
    assert history.with_new("a") is history


def test_the_oldest_are_forgotten() -> None:
    history = History(0)
    for number in range(1, MOST_KEPT + 10):
        history = history.with_new(number)
    assert len(history.before) == MOST_KEPT
    assert history.before[0] == 9


@given(st.lists(st.sampled_from(["undo", "redo", "x", "y", "z"])))
def test_it_walks_along_one_line_of_states(acts: list[str]) -> None:
    history, line, place = History("start"), ["start"], 0
    for act in acts:
        if act == "undo":
            history, place = history.undone(), max(place - 1, 0)
        elif act == "redo":
            history, place = history.redone(), min(place + 1, len(line) - 1)
        elif act != line[place]:
            history, line = history.with_new(act), [*line[: place + 1], act]
            place += 1
        assert (history.now, *history.after) == (line[place], *line[place + 1 :])
        assert list(history.before) == line[:place]
