"""The comfort page in a terminal: what is chosen, the plan that comes of it, and who may go on."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from adaptable import COMFORTS, adaptable
from fakes import FakeClock
from hypothesis import event, given, settings
from hypothesis import strategies as st
from samples import routine, step
from terminals import CONTROL, Pages, ScriptedKeys, one_line

from massage_timer.core.adapt import FIRMEST_WISH, Comfort, NothingLeft, adapt
from massage_timer.core.commands import OTHER_KEY
from massage_timer.core.plan import EACH_LEG
from massage_timer.core.routine import LEG_SECONDS, Height, Part, Routine, Side, Zone
from massage_timer.core.safety import COMFORT_SENTENCE, MUST_ASK, SORE_NOTE
from massage_timer.core.timeline import Options
from massage_timer.terminal.comfort import changed, choose
from massage_timer.terminal.comfort_lines import LOCKED, NOTHING_LEFT
from massage_timer.terminal.keys import CTRL_C, CTRL_Z, RESIZED
from massage_timer.terminal.lines import Line
from massage_timer.terminal.plan_lines import JOINED, LEFT_OUT, plan_lines
from massage_timer.terminal.run import Sitting, get_ready

THIGHS = routine(
    step(Zone.THIGH, 40, Part.WARM_UP, "Thigh warm-up", 4),
    step(Zone.THIGH, 220, Part.MAIN, "Thigh knead", 5),
    step(Zone.THIGH, 40, Part.FINISH, "Thigh finish", 4),
)
EASY = routine(
    step(Zone.FOOT, 40, Part.WARM_UP, "Warm-up twists", 4),
    step(Zone.FOOT, 60, Part.MAIN, "Sole sweeps", 4),
    step(Zone.CALF, 60, Part.MAIN, "Calf glide", 6),
    step(Zone.THIGH, 100, Part.MAIN, "Thigh knead", 5),
    step(Zone.FOOT, 40, Part.FINISH, "Finishing strokes", 4),
)
"""Something of it is left at every height."""
CHOSEN = tuple[Routine, Comfort]


def comfort_page(
    *keys: str,
    of: Routine = EASY,
    begin: Comfort = Comfort(),
    others: Sequence[Routine] = (),
    paper: Pages | None = None,
    apart: int = 500,
) -> tuple[CHOSEN | None, Pages]:
    """What these presses lead to; EOFError when the page still waits after them."""
    clock, paper = FakeClock(), paper or Pages()
    script = [(apart, key) for key in keys]
    return choose(ScriptedKeys(clock, *script), paper, clock.now, of, begin, lambda: others), paper


def shown_after(
    *keys: str,
    of: Routine = EASY,
    begin: Comfort = Comfort(),
    others: Sequence[Routine] = (),
    paper: Pages | None = None,
    apart: int = 500,
) -> Pages:
    """The pages that were shown up to now; nobody went on."""
    paper = paper or Pages()
    with pytest.raises(EOFError):
        comfort_page(*keys, of=of, begin=begin, others=others, paper=paper, apart=apart)
    return paper


# What is chosen


def test_enter_alone_takes_the_routine_as_it_is() -> None:
    assert comfort_page("Enter")[0] == (EASY, Comfort())


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (["Down"], Comfort(height=Height.MID_THIGH)),
        (["Down"] * 9, Comfort(height=Height.ANKLE)),
        (["Down", "Down", "Up"], Comfort(height=Height.MID_THIGH)),
        (["Up"], Comfort()),
        (["Left"], Comfort(pressure=2)),
        (["Left"] * 9, Comfort(pressure=1)),
        (["Left", "Right", "Right"], Comfort()),
        (["t"], Comfort(ticklish=True)),
        (["t", "t"], Comfort()),
        (["h"], Comfort(heavy=True)),
        (["f"], Comfort(first=Side.RIGHT)),
        (["3"], Comfort(sore=frozenset({Zone.CALF}))),
        (["1", "6", "1"], Comfort(sore=frozenset({Zone.HIP}))),
        (["r", "7", "0", "n", "o", OTHER_KEY, RESIZED, CTRL_Z], Comfort()),
    ],
)
def test_every_wish_has_its_key(keys: list[str], wanted: Comfort) -> None:
    comfort = Comfort()
    for key in keys:
        comfort = changed(comfort, key, locked=False)
    assert comfort == wanted
    found, _ = comfort_page(*keys, "Enter")
    assert found == (adapt(EASY, wanted), wanted)


def test_heavy_legs_from_the_check_cannot_be_taken_back() -> None:
    heavy = Comfort(heavy=True)
    found, paper = comfort_page("h", "h", "h", "Enter", begin=heavy)
    assert found == (adapt(EASY, heavy), heavy)
    assert found[0].softened
    assert LOCKED in paper.last
    assert "light touch" in paper.last


def test_what_was_chosen_the_last_time_stands_there() -> None:
    begin = Comfort(Height.BELOW_KNEE, 1, ticklish=True, first=Side.RIGHT)
    page = shown_after(begin=begin).last
    for words in ("Below the knee", "Feather at most", "Ticklish feet yes", "First leg Right"):
        assert words in page


def test_the_page_says_what_to_agree_and_when_to_ask_a_doctor() -> None:
    paper = shown_after()
    left = one_line(line[:38] for line in paper.shown[0])
    assert COMFORT_SENTENCE.whole in paper.last
    assert SORE_NOTE.whole in left


def test_a_sore_zone_shows_the_note_in_the_smallest_terminal_too() -> None:
    assert SORE_NOTE.whole in shown_after("3", paper=Pages(40, 16)).last


# Who goes on


@pytest.mark.parametrize("key", ["Space", "n", "o", "y", OTHER_KEY, RESIZED])
def test_only_enter_goes_on(key: str) -> None:
    shown_after(key, key, key)


def test_an_enter_that_is_held_from_the_page_before_does_not_go_on() -> None:
    shown_after(*["Enter"] * 200, apart=30)


def test_arrows_may_follow_one_another_quickly() -> None:
    paper = shown_after("Down", "Down", apart=100)
    assert "Below the knee" in paper.last


def test_the_page_can_be_left() -> None:
    assert comfort_page("t", "Esc")[0] is None
    with pytest.raises(KeyboardInterrupt):
        comfort_page("t", CTRL_C)


# Where nothing is left


def test_a_routine_of_which_nothing_is_left_says_so_and_offers_another() -> None:
    paper = shown_after(
        "Down", "Down", "Enter", "Enter", of=THIGHS, others=[THIGHS, EASY], paper=Pages(50, 30)
    )
    assert NOTHING_LEFT in paper.last
    assert "R Sample instead" in paper.last
    assert EACH_LEG not in paper.last
    low = Comfort(height=Height.BELOW_KNEE)
    found, _ = comfort_page("Down", "Down", "r", "Enter", of=THIGHS, others=[THIGHS, EASY])
    assert found == (adapt(EASY, low), low)


def test_where_no_other_can_there_is_the_way_back_up() -> None:
    paper = shown_after(
        "Down", "Down", "r", "Enter", of=THIGHS, others=[THIGHS], paper=Pages(50, 30)
    )
    assert NOTHING_LEFT in paper.last
    assert "instead" not in paper.last
    found, _ = comfort_page("Down", "Down", "Up", "Up", "Enter", of=THIGHS, others=[THIGHS])
    assert found == (THIGHS, Comfort())


# The plan


def texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def test_the_plan_tells_what_is_left_out_and_where_its_time_went() -> None:
    after = adapt(EASY, Comfort(height=Height.BELOW_KNEE))
    assert texts([*plan_lines(EASY, after, 40)]) == [
        "5:00 each leg",
        "  Warm-up twists              0:40      ",
        "  Sole sweeps                 1:40   +40",
        "  Calf glide                  2:00   +60",
        "× Thigh knead                   left out",
        "  Finishing strokes           0:40      ",
    ]


@given(adaptable(), COMFORTS, st.integers(36, 100))
def test_the_times_of_the_plan_are_five_minutes_and_each_step_has_a_line(
    made: Routine, comfort: Comfort, width: int
) -> None:
    try:
        after = adapt(made, comfort)
    except NothingLeft:
        return
    total, *lines = texts([*plan_lines(made, after, width)])
    assert total.startswith(EACH_LEG)
    assert len(lines) == len(made.steps)
    assert max(map(len, lines)) <= width
    kept = [re.search(r" (\d+):(\d\d) +([+-]\d+)?$", line) for line in lines]
    assert sum(60 * int(m[1]) + int(m[2]) for m in kept if m) == LEG_SECONDS
    assert all(m or line.endswith((LEFT_OUT, JOINED)) for m, line in zip(kept, lines, strict=True))


@settings(max_examples=60)
@given(adaptable(), COMFORTS, st.integers(40, 140), st.integers(16, 60))
def test_the_page_fits_and_the_five_minutes_never_leave_it(
    made: Routine, comfort: Comfort, columns: int, rows: int
) -> None:
    paper = Pages(columns, rows)
    with pytest.raises(EOFError):
        comfort_page(of=made, begin=comfort, paper=paper)
    page = paper.shown[-1]
    assert len(page) <= rows
    assert max(map(len, page)) <= columns
    assert not any(CONTROL.search(line) for line in page)
    heavy = "Light touch" if comfort.heavy else "Heavy"
    for words in ("Height", "Pressure", "Ticklish", heavy, "First leg", "1[", "6["):
        assert any(words in line for line in page)
    if NOTHING_LEFT.split(" is left")[0] not in paper.last:
        assert EACH_LEG in paper.last
        assert "Enter" in page[-1]


def test_every_key_draws_the_plan_anew() -> None:
    paper = shown_after("Down", "Down", "3", "h")
    assert len({tuple(page) for page in paper.shown}) == len(paper.shown) == 5
    assert LEFT_OUT in paper.last


def test_plain_ascii_is_enough() -> None:
    class Old(Pages):
        look = replace(Pages.look, blocks=False)

    paper = Old(80, 24)
    with pytest.raises(EOFError):
        comfort_page("Down", "Down", paper=paper)
    assert all(line.isascii() for line in paper.shown[-1])
    assert "x Thigh knead" in paper.last


# From the first question to the session


def sitting(of: Routine) -> Sitting:
    return Sitting(of, lambda: [of], Comfort(), lambda _: None, None, Options(), 1)


@st.composite
def nearly(draw: st.DrawFn, *keys: str) -> list[tuple[int, str]]:
    """These presses, with others among them; sometimes one is missing, or comes too early."""
    script: list[tuple[int, str]] = []
    for key in keys:
        others = st.sampled_from([*"noyth13", "Enter", "Down", "Space", "Esc", RESIZED])
        script += [(500, other) for other in draw(st.lists(others, max_size=1))]
        gap = draw(st.sampled_from([30, 500, 500, 500, 500]))
        if draw(st.integers(0, 9)):
            script.append((gap, key))
    return script


@given(nearly("n", "n", "Enter", "Enter"))
def test_no_keys_come_to_a_session_but_through_the_check_of_this_very_run(
    script: list[tuple[int, str]],
) -> None:
    clock, paper = FakeClock(), Pages(80, 70)
    answered: list[str] = []

    class Watched(ScriptedKeys):
        def wait(self, seconds: float | None) -> str | None:
            key = super().wait(seconds)
            if key == "n" and "[x]" not in paper.last:
                answered.append(paper.last)
            return key

    try:
        _, chosen = get_ready(sitting(EASY), Watched(clock, *script), paper, clock.now)
    except EOFError:
        return
    if chosen is None:
        return
    event("a session may begin")
    for question in MUST_ASK:
        assert any(question.text in page for page in answered)


def test_what_the_check_softened_the_session_is() -> None:
    keys = ["n", "n", "n", "2", "Enter", "t", "Enter"]
    clock, paper = FakeClock(), Pages()
    script = [(500, key) for key in keys]
    cards, chosen = get_ready(sitting(EASY), ScriptedKeys(clock, *script), paper, clock.now)
    assert cards == ()
    assert chosen is not None
    adapted, comfort = chosen
    assert comfort == Comfort(heavy=True, ticklish=True)
    assert adapted == adapt(EASY, comfort)
    assert adapted.softened
    assert max(step.pressure.highest for step in adapted.steps) < FIRMEST_WISH


def test_leaving_comfort_starts_nothing() -> None:
    clock = FakeClock()
    script = [(500, key) for key in ["n", "n", "n", "Enter", "Esc"]]
    found = get_ready(sitting(EASY), ScriptedKeys(clock, *script), Pages(), clock.now)
    assert found == ((), None)
