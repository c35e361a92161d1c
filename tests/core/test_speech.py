"""What gives way to what: names are never cut off and never said late, whatever happens."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from samples import routine, step
from tried import tried

from massage_timer.core.cues import Cue, CueKind, cues_between
from massage_timer.core.manner import Talk
from massage_timer.core.routine import Part, Side, Zone
from massage_timer.core.speech import (
    A_WHILE,
    LATER,
    SOON,
    Line,
    Rank,
    Speech,
    ended,
    go_on,
    hear,
    lines_of,
    until_due,
)
from massage_timer.core.timeline import Refusal, lay_out

STEP = step(Zone.CALF, name="Calf glide")
OTHER = step(Zone.THIGH, name="Thigh knead")


def cue(kind: CueKind, name: str = "Calf glide") -> Cue:
    made = step(Zone.CALF, name=name)
    return Cue(kind, 0, Side.LEFT, made, OTHER, "next", Refusal.LAST_STEP)


def words(speech: Speech) -> tuple[str, ...]:
    """What is being said, then what waits."""
    saying = "" if speech.saying is None else speech.saying.words
    return (saying, *(line.words for line in speech.waiting))


def hear_at_once(speech: Speech, cue: Cue, talk: Talk, due: int, now: int) -> Speech:
    return go_on(hear(speech, cue, talk, due, now), now)


def heard(*cues: tuple[int, CueKind], talk: Talk = Talk.ALL) -> Speech:
    speech = Speech()
    for now, kind in cues:
        speech = hear_at_once(speech, cue(kind), talk, now, now)
    return speech


def test_a_step_is_named_and_then_explained() -> None:
    speech = heard((0, CueKind.STEP))
    assert words(speech) == ("Calf glide.", "Cup the calf. Glide up.")
    speech = ended(speech, 1_200)
    assert words(speech) == ("Cup the calf. Glide up.",)
    assert words(ended(speech, 4_000)) == ("",)


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        (Talk.OFF, []),
        (Talk.NAMES, [CueKind.GET_READY, CueKind.STEP, CueKind.CHANGE_LEGS, CueKind.FINISHED]),
        (
            Talk.ALL,
            [k for k in CueKind if k not in (CueKind.COUNT, CueKind.STROKE, CueKind.HALF_LEG)],
        ),
    ],
)
def test_the_setting_says_how_much_is_said(talk: Talk, said: list[CueKind]) -> None:
    assert [kind for kind in CueKind if lines_of(cue(kind), talk, 0)] == said


def test_a_name_cuts_what_is_lesser_and_is_cut_by_nothing() -> None:
    asked = heard((0, CueKind.ONE_MINUTE))
    assert words(hear_at_once(asked, cue(CueKind.STEP), Talk.ALL, 9, 9))[0] == "Calf glide."
    named = heard((0, CueKind.STEP))
    for kind in CueKind:
        assert (
            words(hear_at_once(named, cue(kind, "Thigh knead"), Talk.ALL, 9, 9))[0] == "Calf glide."
        )


def test_an_answer_cuts_an_aside_and_an_aside_cuts_nothing() -> None:
    aside = ended(heard((0, CueKind.STEP)), 1_000)
    assert words(hear_at_once(aside, cue(CueKind.REFUSED), Talk.ALL, 1_500, 1_500)) == (
        "Next: this is the last step of the leg.",
    )
    answer = heard((0, CueKind.REFUSED))
    after = hear_at_once(answer, cue(CueKind.TEN_SECONDS), Talk.ALL, 500, 500)
    assert words(after) == ("Next: this is the last step of the leg.", "Next: Thigh knead.")


def test_what_comes_next_waits_for_what_the_hands_do() -> None:
    aside = ended(heard((0, CueKind.STEP)), 1_000)
    after = hear_at_once(aside, cue(CueKind.TEN_SECONDS), Talk.ALL, 1_500, 1_500)
    assert words(after) == ("Cup the calf. Glide up.", "Next: Thigh knead.")


def test_of_several_lines_that_wait_the_first_to_be_due_is_waited_for() -> None:
    speech = hear(Speech(), cue(CueKind.STEP), Talk.NAMES, 900, 0)
    speech = hear(speech, cue(CueKind.REFUSED), Talk.ALL, 300, 0)
    assert until_due(speech, 0) == 300


def test_of_several_names_only_the_newest_is_said() -> None:
    speech = heard((0, CueKind.STEP))
    speech = hear_at_once(speech, cue(CueKind.STEP, "Thigh knead"), Talk.NAMES, 500, 500)
    speech = hear_at_once(speech, cue(CueKind.STEP, "Hip sweep"), Talk.NAMES, 900, 900)
    assert words(speech) == ("Calf glide.", "Hip sweep.")


def test_what_a_new_step_makes_untrue_is_dropped() -> None:
    speech = hear_at_once(heard((0, CueKind.REFUSED)), cue(CueKind.TEN_SECONDS), Talk.ALL, 100, 100)
    speech = hear_at_once(speech, cue(CueKind.STEP, "Thigh knead"), Talk.NAMES, 200, 200)
    assert words(speech) == ("Thigh knead.",)


@pytest.mark.parametrize("kind", [CueKind.PAUSED, CueKind.STOPPED, CueKind.SLEPT, CueKind.STALLED])
def test_when_it_stands_still_what_the_hands_should_do_is_dropped(kind: CueKind) -> None:
    aside = ended(heard((0, CueKind.STEP)), 1_000)
    assert words(hear_at_once(aside, cue(kind), Talk.NAMES, 1_500, 1_500)) == ("",)


@pytest.mark.parametrize(
    ("kind", "patience"),
    [
        (CueKind.STEP, SOON),
        (CueKind.GET_READY, SOON),
        (CueKind.CHANGE_LEGS, LATER),
        (CueKind.FINISHED, LATER),
        (CueKind.TEN_SECONDS, A_WHILE),
        (CueKind.PAUSED, A_WHILE),
    ],
)
def test_a_line_that_is_late_is_still_said_for_this_long(kind: CueKind, patience: int) -> None:
    in_time = hear_at_once(Speech(), cue(kind), Talk.ALL, 1_000, 1_000 + patience)
    assert in_time.saying is not None
    late = hear_at_once(Speech(), cue(kind), Talk.ALL, 1_000, 1_000 + patience + 1)
    assert words(late) == ("",)


def test_words_wait_until_their_sound_has_been_heard() -> None:
    speech = hear_at_once(Speech(), cue(CueKind.STEP), Talk.ALL, 300, 0)
    assert words(speech) == ("", "Calf glide.", "Cup the calf. Glide up.")
    assert (until_due(speech, 0), until_due(speech, 300)) == (300, 0)
    assert words(go_on(speech, 299)) == words(speech)
    begun = go_on(speech, 300)
    assert words(begun) == ("Calf glide.", "Cup the calf. Glide up.")
    assert until_due(begun, 300) is None  # the rest waits for the name's end


def test_nothing_waits_for_nothing() -> None:
    assert until_due(Speech(), 0) is None
    assert go_on(Speech(), 0) == Speech()
    assert ended(Speech(), 0) == Speech()


TAPE = cues_between(
    lay_out(
        routine(
            *(step(Zone.FOOT, 2, Part.WARM_UP, f"Foot {n}", 1) for n in range(5)),
            *(step(Zone.CALF, 7, Part.MAIN, f"Calf {n}", 2) for n in range(20)),
            *(step(Zone.THIGH, 13, Part.MAIN, f"Thigh {n}", 4) for n in range(10)),
            step(Zone.FOOT, 20, Part.FINISH, "Finish", 4),
        )
    ),
    -1,
    1_000_000,
)


def all_lines(cues: tuple[Cue, ...]) -> Iterator[Line]:
    for one in cues:
        yield from lines_of(one, Talk.ALL, one.at)


@settings(max_examples=tried(60))
@given(seed=st.integers(0, 1 << 32), talk=st.sampled_from([Talk.NAMES, Talk.ALL]))
def test_a_whole_session_heard_late_says_no_name_late_and_cuts_none(seed: int, talk: Talk) -> None:
    """The voice takes random times, and the clock is read at random moments."""
    speech, now, ends = Speech(), 0, 0
    begun: list[tuple[int, Line]] = []
    waiting = list(TAPE)
    chance = Random(seed)  # a draw for each of so many moments would be too much for Hypothesis
    gaps = [1, 40, 400, 1_000, 1_000, 1_000, 3_000, 9_000]

    def follow(after: Speech, news: CueKind | None = None) -> None:
        nonlocal speech, ends
        before, speech = speech.saying, after
        if speech.saying is not before:
            if before is not None and now < ends:
                assert before.rank is not Rank.NAME, "a name was cut off"
                untrue = before.rank is Rank.ASIDE and news in (
                    CueKind.GET_READY,
                    CueKind.STEP,
                    CueKind.CHANGE_LEGS,
                    CueKind.FINISHED,
                )
                assert untrue or (speech.saying and speech.saying.rank > before.rank)
            if speech.saying is not None:
                begun.append((now, speech.saying))
                ends = now + chance.randint(100, 4_000)

    while waiting or speech.saying is not None:
        gap = chance.choice(gaps)
        due = until_due(speech, now)
        now += gap if due is None else min(gap, due)
        if speech.saying is not None and ends <= now:
            follow(ended(speech, now))
        while waiting and waiting[0].at <= now:
            follow(hear(speech, waiting[0], talk, waiting[0].at, now), waiting[0].kind)
            waiting.pop(0)
        follow(go_on(speech, now))
    for at, line in begun:
        assert line.due <= at <= line.until
    names = [line.words for at, line in begun if line.rank is Rank.NAME]
    order = [line.words for line in all_lines(TAPE) if line.rank is Rank.NAME]
    position = iter(order)
    assert all(name in position for name in names), "a name was said out of turn"


class RandomSpeech(RuleBasedStateMachine):
    """Cues of any kind at any time, lines that end when they like."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.speech = Speech()

    @rule(kind=st.sampled_from(CueKind), late=st.integers(0, 12_000), head=st.integers(0, 1_200))
    def a_cue(self, kind: CueKind, late: int, head: int) -> None:
        before = self.speech.saying
        due = self.now - late + head
        self.speech = hear_at_once(self.speech, cue(kind), Talk.ALL, due, self.now)
        after = self.speech.saying
        if before is not None and before.rank is Rank.NAME:
            assert after is before
        if after is not None and after is not before:
            assert after.due <= self.now <= after.until

    @precondition(lambda self: self.speech.saying is not None)
    @rule()
    def a_line_ends(self) -> None:
        before = self.speech.saying
        self.speech = ended(self.speech, self.now)
        assert self.speech.saying is not before

    @rule(passed=st.sampled_from([1, 300, 1_000, 5_000]))
    def time(self, passed: int) -> None:
        self.now += passed
        self.speech = go_on(self.speech, self.now)

    @invariant()
    def one_line_of_each_rank_waits_greatest_first(self) -> None:
        ranks = [line.rank for line in self.speech.waiting]
        assert ranks == sorted(set(ranks), reverse=True)

    @invariant()
    def nothing_that_is_due_waits_while_nothing_is_said(self) -> None:
        if self.speech.saying is None:
            assert all(line.due > self.now for line in self.speech.waiting)


TestRandomSpeech = RandomSpeech.TestCase
TestRandomSpeech.settings = settings(max_examples=tried(60), stateful_step_count=40)
