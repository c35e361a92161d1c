"""What is kept of a session, and what may go on from it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from adaptable import SWEEPS
from hypothesis import given
from hypothesis import strategies as st
from samples import routine, technique
from sittings import SAVED, begun, checkpoints

from massage_timer.core.checkpoint import (
    Checkpoint,
    checkpoint_of,
    is_sound,
    leg_again,
    moved,
    techniques_of,
)
from massage_timer.core.diary import row_of
from massage_timer.core.routine import Part, Pressure, Side
from massage_timer.core.session import Command, Phase, Session, begin, update
from massage_timer.core.timeline import LEG_MS, Kind, Options, Segment, Timeline, capped


def at(playhead: int, options: Options = Options()) -> Session:
    return replace(begin(routine(), options), playhead=playhead)


def kept(session: Session) -> Checkpoint:
    return checkpoint_of(session, session.timeline.routine, 0, SAVED)


@given(begun())
def test_a_session_goes_on_where_it_was(session: Session) -> None:
    checkpoint = kept(session)
    assert is_sound(checkpoint)
    still = checkpoint.session
    assert (still.phase is Phase.DONE) == (session.phase is Phase.DONE)
    assert still.paused
    assert still.playhead == session.playhead
    assert [s.length for s in still.timeline.segments] == [
        s.length for s in session.timeline.segments
    ]
    assert [still.hands_on(side) for side in Side] == [session.hands_on(side) for side in Side]


@given(checkpoints())
def test_whatever_is_kept_may_go_on_and_has_no_more_than_a_leg(checkpoint: Checkpoint) -> None:
    assert is_sound(checkpoint)
    for side in Side:
        assert checkpoint.session.hands_on(side) <= LEG_MS
    again = checkpoint_of(checkpoint.session, checkpoint.usual, checkpoint.whole, SAVED)
    assert again == checkpoint


def test_what_only_adapting_asks_for_is_left_out() -> None:
    sample = routine()
    sweeps = replace(SWEEPS, when_softened=technique(), to_mid_thigh=technique())
    step = replace(sample.steps[0], technique=sweeps)
    whole = replace(sample, steps=(step, *sample.steps[1:]), face=SWEEPS)
    session = replace(begin(whole), playhead=10_000)
    checkpoint = checkpoint_of(session, whole, 0, SAVED)
    assert checkpoint.session.timeline.routine.steps[0].technique.when_ticklish is None
    assert checkpoint.session.timeline.segments[1].step.technique.when_ticklish is None
    assert checkpoint.session.timeline.routine.face is None
    assert checkpoint.usual is checkpoint.session.timeline.routine
    bare = checkpoint.session.timeline.routine.steps[0].technique
    assert (bare.when_softened, bare.when_ticklish, bare.to_mid_thigh) == (None, None, None)
    assert is_sound(checkpoint)
    other = checkpoint_of(session, sample, 0, SAVED)
    assert other.usual == sample


def test_the_row_of_a_session_that_broke_off_is_that_of_one_that_was_stopped() -> None:
    session = at(100_000)
    checkpoint = kept(session)
    stopped, _ = update(session, Command.STOP, 0)
    ended, _ = update(checkpoint.session, Command.STOP, 0)
    assert row_of(ended, checkpoint.usual, SAVED) == row_of(stopped, routine(), SAVED)


def test_a_second_later_only_the_place_is_another() -> None:
    before = kept(at(10_000))
    after = moved(before, at(11_000), 5, "later")
    assert after == replace(kept(at(11_000)), whole=5, saved_at="later")
    assert after.session.timeline is before.session.timeline


def test_it_is_known_whether_hands_were_on_a_leg_and_whether_it_is_over() -> None:
    assert not kept(at(5_000)).given
    assert kept(at(5_001)).given
    assert not kept(at(5_001)).over
    assert kept(update(at(5_001), Command.STOP, 0)[0]).over


@given(begun())
def test_a_leg_that_begins_again_has_five_minutes_and_the_other_keeps_what_it_had(
    session: Session,
) -> None:
    segment = session.segment
    assert segment is not None
    again = leg_again(session)
    assert again.paused
    assert again.phase in (Phase.LEAD_IN, Phase.STEP)
    assert again.hands_on(segment.side) == 0
    assert again.hands_on(segment.side.other) == session.hands_on(segment.side.other)
    assert is_sound(checkpoint_of(again, again.timeline.routine, 0, SAVED))
    for side in Side:
        assert sum(s.length for s in again.timeline.steps_of(side)) == LEG_MS


@given(begun())
def test_a_leg_that_begins_again_is_nowhere_firmer_than_it_had_become(session: Session) -> None:
    segment = session.segment
    assert segment is not None
    reached: dict[int, Pressure] = {}
    for s in session.timeline.steps_of(segment.side):
        reached[s.number] = s.pressure
    for s in leg_again(session).timeline.steps_of(segment.side):
        if s.number in reached:
            assert s.pressure.highest <= reached[s.number].highest


def test_a_step_that_was_passed_over_comes_back_as_soft_as_the_softest() -> None:
    session = at(6_000)
    for command in (Command.SOFTER, Command.SOFTER, Command.PAUSE, Command.NEXT, Command.NEXT):
        session, _ = update(session, command, 0)
    assert [s.number for s in session.timeline.steps_of(Side.LEFT)] == [0, 2, 3]
    again = leg_again(session)
    assert [s.number for s in again.timeline.steps_of(Side.LEFT)] == [0, 1, 2, 3]
    assert all(s.pressure.highest == 1 for s in again.timeline.steps_of(Side.LEFT))


def test_a_leg_that_begins_again_keeps_what_was_softened_and_no_more() -> None:
    """Its first step was done before it became softer; the third was passed over after that."""
    session = at(50_000)
    for command in (Command.SOFTER, Command.PAUSE, Command.NEXT, Command.NEXT):
        session, _ = update(session, command, 0)
    kept_ = {s.number: s.pressure for s in session.timeline.steps_of(Side.LEFT)}
    assert {0, 1, 3} == kept_.keys()
    assert kept_[1].highest < routine().steps[1].pressure.highest
    again = {s.number: s.pressure for s in leg_again(session).timeline.steps_of(Side.LEFT)}
    assert again.keys() == {0, 1, 2, 3}
    assert kept_.items() <= again.items()
    assert again[2].highest == min(pressure.highest for pressure in kept_.values())


def test_the_first_leg_begins_again_with_the_time_to_get_ready() -> None:
    again = leg_again(at(100_000))
    assert again.phase is Phase.LEAD_IN
    begun_again, _ = update(again, Command.RESUME, 0)
    assert begun_again.playhead == 0


def test_the_second_leg_begins_again_as_the_first_has_become() -> None:
    session, _ = update(at(10_000), Command.NEXT, 0)
    session = replace(session, playhead=400_000)
    session, _ = update(session, Command.NEXT, 0)
    again = leg_again(session)
    first, second = (list(again.timeline.steps_of(side)) for side in Side)
    assert [(s.number, s.length) for s in first] == [(s.number, s.length) for s in second]
    assert again.segment is not None
    assert (again.segment.kind, again.playhead) == (Kind.LEAD_IN, again.segment.start)


def test_without_a_lead_in_a_leg_begins_again_in_its_first_step() -> None:
    again = leg_again(at(390_000, Options(lead_in=0)))
    assert again.segment is not None
    assert (again.segment.kind, again.playhead) == (Kind.STEP, again.segment.start)


def test_every_technique_is_kept_once() -> None:
    sample = routine()
    assert techniques_of(sample, sample) == tuple(step.technique for step in sample.steps)


def changed(session: Session, index: int, change: Callable[[Segment], Segment]) -> Checkpoint:
    segments = list(session.timeline.segments)
    segments[index] = change(segments[index])
    timeline = replace(session.timeline, segments=tuple(segments))
    return kept(replace(session, timeline=timeline))


@given(checkpoints(), st.data())
def test_a_tape_that_breaks_a_law_never_goes_on(
    checkpoint: Checkpoint, data: st.DataObject
) -> None:
    session = checkpoint.session
    segments = session.timeline.segments
    index = data.draw(st.integers(0, len(segments) - 1))
    chosen = segments[index]
    too_firm = Pressure(*[capped(chosen.step.technique, chosen.step.pressure).highest + 1] * 2)
    step = chosen.kind is Kind.STEP
    ways: list[Callable[[Segment], Segment]] = [
        lambda s: replace(s, end=s.end + 1),
        lambda s: replace(s, start=s.start - 1),
        lambda s: replace(s, end=s.start),
        lambda s: replace(s, kind=Kind.CHANGE if s.kind is not Kind.CHANGE else Kind.STEP),
        lambda s: replace(s, side=s.side.other),
        lambda s: replace(s, step=replace(s.step, seconds=s.step.seconds + 1)),
        lambda s: replace(s, number=len(session.timeline.routine.steps) if step else 0),
        lambda s: replace(s, number=-1 if step else 1),
        lambda s: replace(s, hold=True) if step else replace(s, end=s.end + 1),
        lambda s: replace(s, pressure=too_firm) if step else replace(s, end=s.end + 1),
        lambda s: replace(s, pressure=Pressure(0, 0)) if step else replace(s, end=s.end + 1),
    ]
    broken = changed(session, index, data.draw(st.sampled_from(ways)))
    if index < len(segments) - 1 or broken.session.timeline.duration == session.timeline.duration:
        assert not is_sound(broken)


WRONG: dict[str, Callable[[Segment], Segment]] = {
    "a step of another routine": lambda s: replace(s, step=replace(s.step, cue="Press hard.")),
    "a number that no step has": lambda s: replace(s, number=4),
    "a number of something else": lambda s: replace(s, number=0 if s.number < 0 else -1),
    "a firm beginning": lambda s: replace(s, pressure=Pressure(5, s.pressure.end)),
    "a firm end": lambda s: replace(s, pressure=Pressure(s.pressure.start, 5)),
    "no pressure at first": lambda s: replace(s, pressure=Pressure(0, s.pressure.end)),
    "no pressure at last": lambda s: replace(s, pressure=Pressure(s.pressure.start, 0)),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_segment_that_is_wrong_anywhere_never_goes_on(wrong: str) -> None:
    session = at(100_000)
    for index, segment in enumerate(session.timeline.segments):
        broken = changed(session, index, WRONG[wrong])
        pressed = segment.pressure == broken.session.timeline.segments[index].pressure
        if pressed or segment.kind is Kind.STEP:  # elsewhere nothing is pressed
            assert not is_sound(broken), index


def laid(session: Session, *segments: Segment) -> Checkpoint:
    """These one after the other, and as long as they are."""
    placed: list[Segment] = []
    for segment in segments:
        start = placed[-1].end if placed else 0
        placed.append(replace(segment, start=start, end=start + segment.length))
    timeline = replace(session.timeline, segments=tuple(placed))
    return kept(replace(session, timeline=timeline))


def test_what_is_no_step_comes_once_alone() -> None:
    session = at(100_000)
    segments = session.timeline.segments
    assert is_sound(laid(session, *segments))
    for index, segment in enumerate(segments):
        twice = laid(session, *segments[:index], segment, *segments[index:])
        assert not is_sound(twice), segment.kind


def test_time_that_runs_backwards_never_goes_on() -> None:
    """The leg adds up to five minutes all the same."""
    session = at(100_000)
    opening, first, *others = session.timeline.segments
    back = replace(first, end=first.start - 10_000)
    more = replace(first, end=first.end + 10_000)
    assert not is_sound(laid(session, opening, more, back, *others))


def test_a_leg_of_steps_without_a_number_never_goes_on() -> None:
    """They are like the last step, which is what the number -1 leads to."""
    session = at(100_000)
    segments = session.timeline.segments
    last = replace(segments[-1], start=0, end=LEG_MS)
    legs = [
        segments[0],
        replace(last, side=Side.LEFT),
        *(s for s in segments[1:] if s.kind is not Kind.STEP),
        last,
    ]
    assert is_sound(laid(session, *legs))
    nameless = [replace(s, number=-1) for s in legs]
    assert not is_sound(laid(session, *nameless))


def longer(session: Session, more: int) -> Checkpoint:
    """The last step goes on longer, and nothing else is wrong."""
    last = session.timeline.segments[-1]
    return changed(session, -1, lambda _: replace(last, end=last.end + more))


@pytest.mark.parametrize("more", [-1, 1, 60_000])
def test_no_leg_has_more_or_less_than_five_minutes(more: int) -> None:
    assert not is_sound(longer(at(100_000), more))


def test_a_session_that_is_over_may_have_had_less() -> None:
    stopped, _ = update(at(100_000), Command.STOP, 0)
    assert is_sound(kept(stopped))
    assert not is_sound(longer(stopped, 300_000))


def test_steps_may_not_change_places() -> None:
    session = at(100_000)
    segments = list(session.timeline.segments)
    second, third = segments[2], segments[3]
    segments[2] = replace(third, start=second.start, end=second.start + third.length)
    segments[3] = replace(second, start=segments[2].end, end=third.end)
    timeline = replace(session.timeline, segments=tuple(segments))
    assert not is_sound(kept(replace(session, timeline=timeline)))


@pytest.mark.parametrize("playhead", [-1, 0, 628_001])
def test_a_place_that_is_on_no_tape_never_goes_on(playhead: int) -> None:
    assert at(1).timeline.duration == 628_000
    assert not is_sound(kept(at(playhead)))


def test_a_routine_that_breaks_a_law_never_goes_on() -> None:
    session = at(100_000)
    sample = routine()
    down = replace(sample, steps=(sample.steps[0], *sample.steps[2:0:-1], sample.steps[3]))
    longer = replace(sample.steps[1], seconds=121)
    long = replace(sample, steps=(sample.steps[0], longer, *sample.steps[2:]))
    empty = replace(sample, steps=())
    for broken in (down, long, empty):
        timeline = Timeline(broken, session.timeline.options, session.timeline.segments)
        assert not is_sound(kept(replace(session, timeline=timeline)))
    assert sample.steps[-1].part is Part.FINISH


def test_a_tape_that_climbs_down_with_its_routine_never_goes_on() -> None:
    sample = routine()
    down = replace(sample, steps=(sample.steps[0], *sample.steps[2:0:-1], sample.steps[3]))
    assert not is_sound(kept(replace(begin(down), playhead=100_000)))


def test_a_routine_that_is_longer_than_its_tape_never_goes_on() -> None:
    """Nothing could begin its leg again."""
    session = at(100_000)
    sample = routine()
    second = replace(sample.steps[1], seconds=121)
    long = replace(sample, steps=(sample.steps[0], second, *sample.steps[2:]))
    segments = tuple(
        replace(s, step=second) if s.number == 1 else s for s in session.timeline.segments
    )
    timeline = Timeline(long, session.timeline.options, segments)
    assert not is_sound(kept(replace(session, timeline=timeline)))


def test_a_tape_of_nothing_never_goes_on() -> None:
    session = at(100_000)
    nothing = replace(session.timeline, segments=())
    assert not is_sound(kept(replace(session, timeline=nothing)))


def test_a_step_that_counts_down_never_goes_on() -> None:
    """Its number goes back, though it is a step of the routine and of its leg."""
    session = at(100_000)
    first = session.timeline.segments[1]
    broken = changed(
        session,
        2,
        lambda s: replace(s, number=0, step=first.step, pressure=Pressure(1, 1)),
    )
    assert is_sound(broken)
    third = broken.session.timeline.segments[3]
    down = changed(broken.session, 1, lambda s: replace(s, number=2, step=third.step))
    assert not is_sound(changed(down.session, 1, lambda s: replace(s, pressure=Pressure(1, 1))))


def test_a_tape_that_goes_on_after_its_end_never_goes_on() -> None:
    session = at(100_000)
    last = session.timeline.segments[-1]
    more = replace(session.timeline.segments[5], start=last.end, end=last.end + 5_000)
    assert more.kind is Kind.CHANGE
    timeline = replace(session.timeline, segments=(*session.timeline.segments, more))
    assert not is_sound(kept(replace(session, timeline=timeline)))


def test_a_step_without_a_number_of_the_routine_never_goes_on() -> None:
    session = at(100_000)
    assert not is_sound(changed(session, 1, lambda s: replace(s, number=-1)))
    assert not is_sound(changed(session, -1, lambda s: replace(s, number=4)))
