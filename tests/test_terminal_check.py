"""The safety check in a terminal: who may begin, what is shown, and that nothing else answers."""

import re

import pytest
from fakes import FakeClock
from hypothesis import event, given
from hypothesis import strategies as st
from terminals import CONTROL, Pages, ScriptedKeys, one_line

from massage_timer.core.commands import OTHER_KEY
from massage_timer.core.safety import (
    ANY_OF_THESE,
    CHECK_SENTENCE,
    CHECK_THE_OIL,
    CHECK_TITLE,
    CLOT_EVER,
    CLOT_NOW,
    CLOT_SIGNS,
    CONDITIONS,
    EMERGENCY,
    LIGHT_TOUCH,
    MUST_ASK,
    NONE_OF_THE_OTHERS,
    NONE_OF_THESE,
    NOT_TODAY,
    ONE_OF_THESE,
    ONLY_SOFTEN,
    QUESTIONS,
    RIGHT_NOW,
    SOFT_QUESTIONS,
    WARNING_SIGNS,
    Question,
)
from massage_timer.core.screening import Outcome, card_for, one_of_these, outcome, ticked
from massage_timer.terminal.keys import CONTINUED, CTRL_C, CTRL_Z, RESIZED
from massage_timer.terminal.questions import ask
from massage_timer.terminal.sheets import ROW_KEYS, TICKED, TOO_SMALL, Sheet, sheet_lines
from massage_timer.terminal.sheets import pages as paged

ALL_NONE = ["n", "n", "n", "Enter"]
"""The answers to the four pages of a terminal of 80 by 24."""
SIZES = [(80, 24), (40, 16), (40, 40), (120, 60), (34, 30)]


def check(*keys: str, paper: Pages | None = None, apart: int = 500) -> tuple[Outcome | None, Pages]:
    """What these presses lead to; EOFError when the check is still waiting after them."""
    clock, paper = FakeClock(), paper or Pages()
    script = [(apart, key) for key in keys]
    return ask(ScriptedKeys(clock, *script), paper, clock.now), paper


def shown_after(*keys: str, paper: Pages | None = None, apart: int = 500) -> Pages:
    """The pages that were shown up to now; the check is not over."""
    paper = paper or Pages()
    with pytest.raises(EOFError):
        check(*keys, paper=paper, apart=apart)
    return paper


def keys_to(question: Question) -> list[str]:
    """The presses that tick its row, at 80 by 24."""
    keys: list[str] = []
    for _ in range(4):
        paper = shown_after(*keys)
        for line in paper.shown[-1]:
            found = re.match(r" (\w) \[ \] (.*)", line)
            if found and question.text.startswith(found[2]):
                return [*keys, found[1]]
        keys.append("n")
    raise AssertionError(question.text)


# The way through


def test_none_of_these_on_every_page_lets_the_session_begin() -> None:
    found, paper = check(*ALL_NONE)
    assert found == outcome(ticked(()))
    assert found.may_begin
    words = one_line(line for page in paper.shown for line in page)
    for question in QUESTIONS:
        assert question.text in words
        assert question.small in words
    assert not CONTROL.search(words)


def test_the_warning_signs_come_first_and_alone_under_the_headings_of_the_window() -> None:
    _, paper = check(*ALL_NONE)
    first, second, third, last = (one_line(page) for page in paper.shown)
    assert first.startswith(f"{CHECK_TITLE} {CHECK_SENTENCE} {RIGHT_NOW} page 1 of 4")
    assert not any(question.text in first for question in CONDITIONS)
    assert f"{ANY_OF_THESE} page 2 of 4" in second
    assert f"{ANY_OF_THESE} page 3 of 4" in third
    assert f"{ONLY_SOFTEN} page 4 of 4" in last


@pytest.mark.parametrize("size", SIZES)
def test_every_size_asks_every_question_once_and_whole(size: tuple[int, int]) -> None:
    found, paper = check(*["n"] * 20, "Enter", paper=Pages(*size))
    assert found is not None
    assert found.may_begin
    pages = [one_line(page) for page in dict.fromkeys(tuple(page) for page in paper.shown)]
    for question in QUESTIONS:
        whole = f"[ ] {question.text} {question.small}".strip()
        assert sum(whole in page for page in pages) == 1, whole
    assert all(len(page) <= size[1] for page in paper.shown)
    assert all(len(line) <= size[0] for page in paper.shown for line in page)


STRAY = ["o", "y", *ROW_KEYS[:4], "Space", "Up", OTHER_KEY, RESIZED, CTRL_Z]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([30, 500, 500, 500]),
            st.one_of(st.sampled_from(["n", "n", "Enter"]), st.sampled_from(["n", *STRAY])),
        ),
        min_size=3,
        max_size=16,
    ),
    st.sampled_from([(80, 24), (80, 60), (120, 60)]),
)
def test_no_keys_begin_a_session_but_none_on_every_page_that_must_be_asked(
    script: list[tuple[int, str]], size: tuple[int, int]
) -> None:
    clock, paper = FakeClock(), Pages(*size)
    asked: list[tuple[str, str]] = []

    class Watched(ScriptedKeys):
        def wait(self, seconds: float | None) -> str | None:
            key = super().wait(seconds)
            asked.append((paper.last, key or ""))
            return key

    try:
        found = ask(Watched(clock, *script), paper, clock.now)
    except EOFError:
        return
    if found is None or not found.may_begin:
        return
    event("a session may begin")
    refused = [page for page, key in asked if key == "n" and "[x]" not in page]
    for question in MUST_ASK:
        assert any(f"[ ] {question.text}" in page for page in refused)
    assert asked[-1][1] == "Enter"
    assert ONLY_SOFTEN in asked[-1][0]


# What stops


@pytest.mark.parametrize("key", ["o", "y"])
def test_one_of_these_without_a_row_shows_what_may_be_meant(key: str) -> None:
    warned, _ = check(key)
    assert warned is not None
    assert not warned.may_begin
    assert warned.cards == (EMERGENCY, CLOT_NOW, CLOT_SIGNS)
    for before in (["n"], ["n", "n"]):
        assert check(*before, key)[0] == one_of_these()


@pytest.mark.parametrize("question", MUST_ASK, ids=lambda question: question.id)
def test_a_ticked_row_shows_its_card_and_leaves_no_way_but_out(question: Question) -> None:
    keys = keys_to(question)
    paper = shown_after(*keys)
    card = card_for(question)
    assert f"[x] {question.text}" in paper.last
    assert card.title in paper.last
    assert TICKED in paper.last
    assert NONE_OF_THESE not in paper.last
    for refused in ("n", "Enter", "Space"):
        shown_after(*keys, refused, refused, refused)
    found, _ = check(*keys, "o")
    assert found == outcome(ticked([question.id]))
    assert not found.may_begin
    assert found.cards[0] is card


def test_a_card_that_has_room_is_shown_whole() -> None:
    assert EMERGENCY.text.replace("\n", " ") in shown_after("1").last
    assert CLOT_NOW.text in shown_after("2").last
    assert CLOT_EVER.text in shown_after("n", "1").last
    assert NOT_TODAY.text.replace("\n", " ") in shown_after("n", "n", "1").last


def test_the_most_urgent_card_comes_first_whichever_row_was_ticked_first() -> None:
    for keys in (("1", "2"), ("2", "1")):
        assert EMERGENCY.title in shown_after(*keys).last
        found, _ = check(*keys, "o")
        assert found is not None
        assert found.cards == (EMERGENCY, CLOT_NOW, CLOT_SIGNS)


def test_a_tick_can_be_taken_away_again() -> None:
    assert check("1", "1", *ALL_NONE)[0] == outcome(ticked(()))


# What only softens


def test_ticks_that_stop_nothing_show_their_advice_and_enter_goes_on() -> None:
    before = ALL_NONE[:3]
    paper = shown_after(*before, "1")
    assert CHECK_THE_OIL.text in paper.last
    assert NONE_OF_THE_OTHERS in paper.last
    advised, _ = check(*before, "1", "Enter")
    assert advised is not None
    assert (advised.may_begin, advised.softened) == (True, False)
    for key, question in zip("23", SOFT_QUESTIONS[1:], strict=True):
        assert LIGHT_TOUCH.text in shown_after(*before, key).last
        assert check(*before, key, "Enter")[0] == outcome(ticked([question.id]))
        softened, _ = check(*before, "1", key, "Enter")
        assert softened is not None
        assert (softened.may_begin, softened.softened) == (True, True)


def test_where_there_is_room_for_one_advice_it_is_that_of_the_last_tick() -> None:
    paper = Pages(40, 16)
    before = ["n"] * 6
    shown_after(*before, "1", "2", paper=paper)
    assert LIGHT_TOUCH.text in paper.last
    shown_after(*before, "2", "1", paper=paper)
    assert CHECK_THE_OIL.text in paper.last


# What answers nothing


@pytest.mark.parametrize("key", ["Enter", "Space", OTHER_KEY, "x", "0", "h", "Right", RESIZED])
def test_other_keys_answer_nothing(key: str) -> None:
    for before in ([], ["n"], ["n", "n"]):
        paper = shown_after(*before, key, key, key)
        assert f"page {len(before) + 1} of 4" in paper.last
        assert "[x]" not in paper.last


def test_only_enter_answers_the_last_page() -> None:
    for key in ("n", "o", "y", "Space"):
        assert "page 4 of 4" in shown_after("n", "n", "n", key).last


def test_a_key_that_is_held_answers_one_page_only() -> None:
    clock, paper = FakeClock(), Pages()
    keys = ScriptedKeys(clock, (500, "n"), *[(30, "n")] * 200)
    with pytest.raises(EOFError):
        ask(keys, paper, clock.now)
    assert "page 2 of 4" in paper.last
    shown_after(*["1"] * 30, paper=paper, apart=30)
    assert "[x]" not in paper.last


def test_the_check_can_be_left_on_every_page() -> None:
    for pages in range(4):
        assert check(*["n"] * pages, "Esc")[0] is None
        with pytest.raises(KeyboardInterrupt):
            check(*["n"] * pages, CTRL_C)


def test_after_a_while_away_the_same_page_is_shown_again() -> None:
    for happening, left in ((CTRL_Z, 1), (CONTINUED, 0), (RESIZED, 0)):
        paper = shown_after("n", "3", happening)
        assert (paper.left, paper.entered) == (left, 1)
        assert paper.shown[-1] == paper.shown[-2]
        assert "3 [x]" in paper.last


# Room


def test_a_tall_terminal_shows_all_conditions_on_one_page() -> None:
    found, paper = check("n", "n", "Enter", paper=Pages(80, 70))
    assert found is not None
    assert found.may_begin
    assert "page 2 of 3" in one_line(paper.shown[1])
    assert "1–9, a–g ticks a row." in one_line(paper.shown[1])
    assert "1–2 ticks a row." in one_line(paper.shown[0])


def test_a_terminal_too_small_to_read_in_is_not_answered_until_it_is_larger() -> None:
    clock, paper = FakeClock(), Pages(80, 6)

    class Growing(ScriptedKeys):
        def wait(self, seconds: float | None) -> str | None:
            key = super().wait(seconds)
            if key == RESIZED:
                paper.size = 80, 24
            return key

    script = [(500, key) for key in ("n", "1", "Enter", "o", RESIZED, *ALL_NONE)]
    found = ask(Growing(clock, *script), paper, clock.now)
    assert found == outcome(ticked(()))
    assert one_line(paper.shown[0]) == TOO_SMALL
    assert [one_line(page) == TOO_SMALL for page in paper.shown].count(False) == 4


@given(
    st.integers(3, 140),
    st.integers(1, 70),
    st.sampled_from([WARNING_SIGNS, CONDITIONS, SOFT_QUESTIONS]),
    st.sets(st.sampled_from(QUESTIONS)),
)
def test_a_page_never_has_more_rows_than_the_terminal_and_its_rows_are_never_cut(
    columns: int, rows: int, questions: tuple[Question, ...], ticks: set[Question]
) -> None:
    section = Sheet(ANY_OF_THESE, questions, soft=questions is SOFT_QUESTIONS)
    pages = paged(section, columns - 2, rows)
    assert not pages or sum(pages, ()) == questions
    for page in pages:
        ids = frozenset(question.id for question in page if question in ticks)
        cards = tuple(dict.fromkeys(card_for(q) for q in page if q.id in ids))
        sheet = Sheet(section.heading, page, section.soft, "page 1 of 9", ids, cards)
        lines = [line.text for line in sheet_lines(sheet, columns - 2, rows)]
        assert len(lines) <= rows
        assert max(map(len, lines)) <= columns - 2
        words = one_line(lines)
        for question in page:
            assert f"[{'x' if question.id in ids else ' '}] {question.text}" in words
            assert ids or question.small in words
        assert ids or section.soft or ONE_OF_THESE in words
        assert not cards or cards[0].title in words
