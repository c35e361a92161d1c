"""What next, stay here, again and softer do in a session, and any key at the change of legs.

On the sample routine: left leg from 5 s of the tape, change of legs 305 s, lead-in 325 s, right leg
328 to 628 s. In these tests the clock reads the same as the tape unless something stood still.
"""

import pytest
from samples import routine

from massage_timer.core.cues import Cue, CueKind
from massage_timer.core.routine import Side
from massage_timer.core.session import (
    CHANGE_GUARD,
    TURN_GUARD,
    Command,
    Phase,
    Session,
    until_next_tick,
    update,
)
from massage_timer.core.timeline import Options, Refusal, lay_out

L, R = Side.LEFT, Side.RIGHT
LEFT_LEG, CALF, THIGH, FINISH, CHANGE = 5_000, 45_000, 165_000, 265_000, 305_000
LEAD_IN, RIGHT_LEG, END = 325_000, 328_000, 628_000
WAITING = Options(wait_at_change=True)

RUNNING = {
    "get ready": 2_000,
    "a step": 60_000,
    "the change": 310_000,
    "the second lead-in": 326_500,
    "a step of the second leg": 400_000,
}
"""A place on the tape for each kind of moment in which it runs."""


def running(place: int, options: Options = Options()) -> Session:
    return Session(lay_out(routine(), options), place, running_since=place)


def paused(place: int, options: Options = Options()) -> Session:
    return Session(lay_out(routine(), options), place)


def kinds(cues: tuple[Cue, ...]) -> list[CueKind]:
    """Without the counts of a lead-in, which have tests of their own."""
    return [cue.kind for cue in cues if cue.kind is not CueKind.COUNT]


# Next, stay here, again, softer


def test_next_says_the_step_that_begins() -> None:
    session, cues = update(running(60_000), Command.NEXT, 60_000)
    assert kinds(cues) == [CueKind.STEP]
    assert cues[0].step is not None
    assert cues[0].step.technique.name == "Thigh knead"
    assert session.playhead == 60_000
    assert session.hands_on(L) == 55_000


def test_again_says_the_step_that_begins_anew_and_nothing_that_was_said_there() -> None:
    one_minute = LEFT_LEG + 60_000
    session, cues = update(running(one_minute - 500), Command.AGAIN, one_minute)
    assert kinds(cues) == [CueKind.ONE_MINUTE, CueKind.STEP]
    segment = session.segment
    assert segment is not None
    assert segment.start == one_minute


@pytest.mark.parametrize(
    ("command", "said"), [(Command.STAY, CueKind.STAYED), (Command.SOFTER, CueKind.SOFTENED)]
)
def test_staying_and_softening_are_confirmed(command: Command, said: CueKind) -> None:
    session, cues = update(running(60_000), command, 60_000)
    assert kinds(cues) == [said]
    assert session.playhead == 60_000
    assert session.timeline != running(60_000).timeline


@pytest.mark.parametrize(
    ("place", "command", "why"),
    [
        (FINISH + 5_000, Command.NEXT, Refusal.LAST_STEP),
        (FINISH + 5_000, Command.STAY, Refusal.NO_TIME),
        (FINISH + 5_000, Command.AGAIN, Refusal.NO_TIME),
        (2_000, Command.NEXT, Refusal.NOT_YET),
        (326_500, Command.STAY, Refusal.NOT_YET),
        (326_500, Command.AGAIN, Refusal.NOT_YET),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_changes_nothing(
    place: int, command: Command, why: Refusal
) -> None:
    session, cues = update(running(place), command, place)
    assert session == running(place)
    assert [(cue.kind, cue.refusal, cue.asked) for cue in cues] == [
        (CueKind.REFUSED, why, command.value)
    ]


def test_softer_is_refused_when_it_is_feather_light() -> None:
    session = running(FINISH)
    session, _ = update(session, Command.SOFTER, FINISH)
    _, cues = update(session, Command.SOFTER, FINISH)
    assert [cue.refusal for cue in cues] == [Refusal.LIGHTEST]


@pytest.mark.parametrize("command", [Command.NEXT, Command.STAY, Command.AGAIN, Command.SOFTER])
def test_a_step_can_be_changed_while_it_stands_still_and_stands_still_after(
    command: Command,
) -> None:
    session, cues = update(paused(60_000), command, 0)
    assert session.paused
    assert session.timeline != paused(60_000).timeline
    assert len(cues) == 1


@pytest.mark.parametrize("into", [0, 1, TURN_GUARD - 1])
def test_next_pressed_as_a_step_ends_does_not_skip_the_one_that_has_just_begun(into: int) -> None:
    session, cues = update(running(CALF - 1_000), Command.NEXT, CALF + into)
    assert session == running(CALF + into)
    assert CueKind.REFUSED not in kinds(cues)
    skipped, _ = update(running(CALF - 1_000), Command.NEXT, CALF + TURN_GUARD)
    assert skipped.timeline != session.timeline


def test_a_step_that_stands_still_at_its_start_can_be_skipped() -> None:
    for session in (paused(CALF), update(paused(CALF), Command.RESUME, 0)[0]):
        after, cues = update(session, Command.NEXT, 0)
        assert kinds(cues) == [CueKind.STEP]
        assert [s.number for s in after.timeline.steps_of(L)] == [0, 2, 3]


def test_the_last_step_is_refused_to_next_from_its_first_moment() -> None:
    _, cues = update(running(FINISH), Command.NEXT, FINISH)
    assert [cue.refusal for cue in cues] == [Refusal.LAST_STEP]


# The change of legs

ANY_KEY = [
    Command.RESUME,
    Command.TOGGLE,
    Command.NEXT,
    Command.STAY,
    Command.AGAIN,
    Command.SOFTER,
]


@pytest.mark.parametrize("key", ANY_KEY)
def test_any_key_ends_the_change_and_the_lead_in_begins(key: Command) -> None:
    session, cues = update(running(310_000), key, 310_000)
    assert (session.playhead, session.phase) == (LEAD_IN, Phase.LEAD_IN)
    assert kinds(cues) == [CueKind.GET_READY]
    assert session.timeline == running(0).timeline


@pytest.mark.parametrize("key", ANY_KEY)
@pytest.mark.parametrize("options", [Options(), WAITING], ids=["goes on by itself", "waits"])
def test_a_key_meant_for_the_step_before_does_not_skip_the_change(
    key: Command, options: Options
) -> None:
    session, cues = update(running(CHANGE - 500, options), key, CHANGE + CHANGE_GUARD - 1)
    assert session.phase is Phase.CHANGE
    assert kinds(cues) == [CueKind.CHANGE_LEGS]
    session, cues = update(session, key, CHANGE + CHANGE_GUARD)
    assert (session.playhead, kinds(cues)) == (LEAD_IN, [CueKind.GET_READY])


def test_a_change_that_waits_waits_for_as_long_as_it_takes() -> None:
    session = running(CHANGE - 500, WAITING)
    for now in range(CHANGE, CHANGE + 3_600_000, 9_000):
        session, cues = update(session, Command.TICK, now)
        assert kinds(cues) == ([CueKind.CHANGE_LEGS] if now == CHANGE else [])
        assert (session.playhead, session.held) == (CHANGE, True)
        assert until_next_tick(session) is None
    session, cues = update(session, Command.NEXT, CHANGE + 9_000_000)
    assert (session.playhead, kinds(cues)) == (LEAD_IN, [CueKind.GET_READY])
    session, _ = update(session, Command.TICK, CHANGE + 9_001_000)
    assert session.playhead == LEAD_IN + 1_000


def test_a_change_that_was_reached_late_waits_from_where_it_begins() -> None:
    session, _ = update(running(CHANGE - 2_000, WAITING), Command.TICK, CHANGE + 4_000)
    assert (session.playhead, session.running_since) == (CHANGE, CHANGE)


def test_a_change_that_waits_waits_again_after_a_pause() -> None:
    session, cues = update(running(CHANGE, WAITING), Command.PAUSE, CHANGE + 5_000)
    assert (session.paused, session.held, kinds(cues)) == (True, True, [CueKind.PAUSED])
    session, cues = update(session, Command.RESUME, CHANGE + 60_000)
    assert (session.paused, session.held, kinds(cues)) == (False, True, [CueKind.RESUMED])
    session, cues = update(session, Command.RESUME, CHANGE + 60_000 + CHANGE_GUARD)
    assert (session.playhead, kinds(cues)) == (LEAD_IN, [CueKind.GET_READY])


def test_a_change_that_was_paused_goes_on_from_where_it_was() -> None:
    session, cues = update(running(310_000), Command.PAUSE, 310_000)
    assert (session.paused, session.phase, kinds(cues)) == (True, Phase.CHANGE, [CueKind.PAUSED])
    session, cues = update(session, Command.NEXT, 500_000)
    assert (session.playhead, session.lead_in, kinds(cues)) == (310_000, 0, [CueKind.RESUMED])
    session, _ = update(session, Command.TICK, 501_000)
    assert session.playhead == 311_000


def test_a_key_meant_for_the_change_does_not_pause_the_lead_in_that_has_just_begun() -> None:
    late = running(LEAD_IN - 100)
    session, cues = update(late, Command.TOGGLE, LEAD_IN + TURN_GUARD - 1)
    assert (session.paused, kinds(cues)) == (False, [CueKind.GET_READY])
    session, _ = update(late, Command.TOGGLE, LEAD_IN + TURN_GUARD)
    assert session.paused
    session, _ = update(late, Command.PAUSE, LEAD_IN + 1)
    assert session.paused
