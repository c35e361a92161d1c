"""Every sentence that a session can say."""

from dataclasses import replace

import pytest
from samples import routine, step, technique

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.frame import frame
from massage_timer.core.names import (
    LEG_CAPITALS,
    LEG_NAMES,
    PRESSURE_WORDS,
    SIDE_NAMES,
    ZONE_NAMES,
    clock,
    cover_words,
    pressure_words,
    zone_words,
)
from massage_timer.core.phrases import REFUSALS, doing, spoken
from massage_timer.core.routine import HIGHEST_PRESSURE, LOWEST_PRESSURE, Pose, Side, Zone
from massage_timer.core.session import Command, Session
from massage_timer.core.timeline import Refusal, lay_out

CALF = step()
THIGH = step(Zone.THIGH, name="Thigh knead")


def cue(kind: CueKind) -> Cue:
    return Cue(kind, 0, Side.RIGHT, CALF, THIGH)


SENTENCES = {
    CueKind.GET_READY: "Right leg. Calf glide.",
    CueKind.STEP: "Calf glide. Cup the calf. Glide up.",
    CueKind.TEN_SECONDS: "Next: Thigh knead.",
    CueKind.ONE_MINUTE: "Pressure all right? Softer, the same, or firmer?",
    CueKind.HALF_LEG: "",
    CueKind.CHANGE_LEGS: "Change legs. Right leg.",
    CueKind.FINISHED: "Both legs done. Five minutes each.",
    CueKind.STOPPED: "Stopped.",
    CueKind.PAUSED: "Paused. Any key goes on.",
    CueKind.RESUMED: "Going on.",
    CueKind.STAYED: "Staying here, one stroke longer.",
    CueKind.SOFTENED: "Softer for the rest of this leg.",
}


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_cue_has_its_sentence(kind: CueKind) -> None:
    assert spoken(cue(kind)) == SENTENCES[kind]


@pytest.mark.parametrize("kind", CueKind)
def test_every_kind_of_cue_can_be_spoken(kind: CueKind) -> None:
    said = spoken(replace(cue(kind), asked="next", refusal=Refusal.LAST_STEP))
    unspoken = {CueKind.HALF_LEG, CueKind.COUNT, CueKind.STROKE}
    assert said == "" if kind in unspoken else said.endswith((".", "?"))


def test_nothing_softer_is_offered_where_it_is_as_light_as_a_feather() -> None:
    said = spoken(replace(cue(CueKind.ONE_MINUTE), lightest=True))
    assert (
        said == "Pressure still all right? It is as light as a feather now. Say stop at any time."
    )


def test_in_the_last_step_there_is_no_next_to_name() -> None:
    last = replace(cue(CueKind.TEN_SECONDS), following=None)
    assert spoken(last) == ""
    assert spoken(replace(last, to_change=True)) == "Next: change legs."


def test_a_pause_for_the_question_whether_to_stop_promises_nothing_of_other_keys() -> None:
    said = spoken(replace(cue(CueKind.PAUSED), asked=Command.ASK.value))
    assert said == "Paused. Stop the session?"


def test_the_next_step_is_named_with_what_the_leg_does_before_it() -> None:
    bent = replace(THIGH, technique=replace(THIGH.technique, pose=Pose.KNEE_BENT))
    soon = cue(CueKind.TEN_SECONDS)
    said = spoken(replace(soon, following=bent))
    assert said == "Next: Thigh knead. Bend the knee so the foot rests flat."
    said = spoken(replace(soon, step=bent))
    assert said == "Next: Thigh knead. Let the leg lie straight again."
    assert spoken(replace(soon, step=bent, following=bent)) == "Next: Thigh knead."


def test_the_end_is_spoken_though_it_is_about_no_step() -> None:
    assert spoken(replace(cue(CueKind.FINISHED), step=None)) == SENTENCES[CueKind.FINISHED]


@pytest.mark.parametrize(
    ("asked", "why", "sentence"),
    [
        ("next", Refusal.LAST_STEP, "Next: this is the last step of the leg."),
        ("stay here", Refusal.NO_TIME, "Stay here: no time left to give in this leg."),
        ("softer", Refusal.LIGHTEST, "Softer: it is feather-light already."),
        ("again", Refusal.NOT_YET, "Again: the step has not begun yet."),
    ],
)
def test_a_refusal_says_what_was_asked_and_why_not(asked: str, why: Refusal, sentence: str) -> None:
    assert spoken(replace(cue(CueKind.REFUSED), asked=asked, refusal=why)) == sentence


@pytest.mark.parametrize(
    ("gap", "left", "sentence"),
    [
        (192_400, 134_000, "The computer slept for 3:12. Right leg, calf, 2:14 left."),
        (10_001, 133_001, "The computer slept for 0:10. Right leg, calf, 2:14 left."),
        (7_325_000, 300_000, "The computer slept for 122:05. Right leg, calf, 5:00 left."),
    ],
)
def test_a_sleep_says_how_long_and_where_it_was(gap: int, left: int, sentence: str) -> None:
    assert spoken(replace(cue(CueKind.SLEPT), gap=gap, leg_left=left)) == sentence


def test_a_standstill_of_the_program_is_no_sleep_of_the_computer() -> None:
    said = spoken(replace(cue(CueKind.STALLED), gap=15_900, leg_left=134_000))
    assert said == "The program stood still for 0:15. Right leg, calf, 2:14 left."


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (5, "0:05"), (59, "0:59"), (60, "1:00"), (164, "2:44"), (662, "11:02")],
)
def test_a_clock_has_a_colon(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (1, "Feather, 1 of 5"),
        (2, "Soft, 2 of 5"),
        (3, "Medium, 3 of 5"),
        (4, "Firm, 4 of 5"),
        (5, "Deep, 5 of 5"),
    ],
)
def test_pressure_is_said_in_words_and_steps(level: int, words: str) -> None:
    assert pressure_words(level) == words


def test_a_stroke_over_several_zones_is_the_whole_leg() -> None:
    long_glide = replace(technique(), zones=(Zone.ANKLE, Zone.HIP))
    assert zone_words(CALF) == "Calf"
    assert zone_words(replace(CALF, technique=long_glide)) == "Whole leg"


def test_the_leg_that_is_done_is_covered_and_not_the_coming_one() -> None:
    assert cover_words(Side.RIGHT) == "Cover the left leg. Take a little oil."
    assert cover_words(Side.LEFT) == "Cover the right leg. Take a little oil."


def test_there_is_a_word_for_everything_that_can_be_named() -> None:
    assert set(ZONE_NAMES) == set(Zone)
    assert set(LEG_NAMES) == set(LEG_CAPITALS) == set(SIDE_NAMES) == set(Side)
    assert set(PRESSURE_WORDS) == set(range(LOWEST_PRESSURE, HIGHEST_PRESSURE + 1))
    assert set(REFUSALS) == set(Refusal)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (0, "Left leg: Warm-up twists"),
        (60_000, "Left leg: Calf glide"),
        (310_000, "Right leg: Change legs"),
        (326_000, "Right leg: Warm-up twists"),
        (628_000, ""),
    ],
)
def test_what_goes_on_is_said_in_a_line(place: int, words: str) -> None:
    assert doing(frame(Session(lay_out(routine()), place, 0))) == words


def test_where_no_step_runs_none_is_spoken_of() -> None:
    assert spoken(replace(cue(CueKind.STEP), step=None)) == ""
    assert "calf" not in spoken(replace(cue(CueKind.SLEPT), step=None))
