"""The whole routine in a minute: everything once and in order, and never out of the minute."""

from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import routine, step

from massage_timer.core.cues import CueKind
from massage_timer.core.frame import Mark
from massage_timer.core.manner import Pace
from massage_timer.core.reading import seconds_to_say
from massage_timer.core.rehearsal import (
    MINUTE,
    Rehearsal,
    at,
    back,
    go_on,
    onwards,
    pause,
    rehearse,
    until_next,
)
from massage_timer.core.routine import LEG_SECONDS, Part, Routine, Side, Zone
from massage_timer.core.session import Phase
from massage_timer.core.timeline import Kind

NOW = 1_000_000
HURRIES = {"next": onwards, "back": back, "pause": pause, "go on": go_on, "tick": at}


@st.composite
def rehearsed(draw: st.DrawFn) -> Routine:
    """Three to forty steps of five minutes together, with little or much to say."""
    count = draw(st.integers(3, 40))
    cuts = sorted(draw(st.sets(st.integers(1, LEG_SECONDS - 1), min_size=count - 1, max_size=39)))
    cuts = cuts[: count - 1]
    lengths = [end - start for start, end in zip([0, *cuts], [*cuts, LEG_SECONDS], strict=True)]
    words = st.integers(1, 12)
    steps = []
    for number, seconds in enumerate(lengths):
        part = Part.WARM_UP if number == 0 else Part.MAIN
        made = step(Zone.CALF, seconds, part, f"Step {number}", 4)
        steps.append(replace(made, cue=" ".join(["glide"] * draw(words))))
    return routine(*steps)


walks = st.lists(st.tuples(st.sampled_from(sorted(HURRIES)), st.integers(0, 20_000)), max_size=30)
sides = st.sampled_from(Side)


def begun(first: Side = Side.LEFT) -> Rehearsal:
    return go_on(rehearse(routine(), first), NOW)


def shown(rehearsal: Rehearsal) -> str:
    return "" if rehearsal.scene is None else rehearsal.scene.name


@given(rehearsed(), sides)
def test_every_step_comes_once_and_in_order_then_the_change_then_the_other_leg(
    routine: Routine, first: Side
) -> None:
    *steps, change, other = rehearse(routine, first).scenes
    assert [scene.segment.step for scene in steps] == list(routine.steps)
    assert all(scene.segment.side is first for scene in steps)
    assert change.segment.kind is Kind.CHANGE
    assert other.again
    assert other.segment.side is change.segment.side is first.other
    assert other.segment.step is routine.steps[0]


@given(rehearsed())
def test_it_is_a_minute_without_a_gap(routine: Routine) -> None:
    scenes = rehearse(routine).scenes
    assert [scene.start for scene in scenes] == [0, *(scene.end for scene in scenes[:-1])]
    assert scenes[-1].end == 60_000
    assert all(scene.length > 0 for scene in scenes)


@given(rehearsed())
def test_who_has_more_to_say_never_gets_less_time(routine: Routine) -> None:
    steps = rehearse(routine).scenes[:-2]
    by_words = sorted(steps, key=lambda scene: len(scene.line.split()))
    for less, more in zip(by_words, by_words[1:], strict=False):
        assert less.length <= more.length + 1  # a whole ms is the least there is


@given(rehearsed(), walks, st.integers(0, 70_000))
def test_nothing_leads_out_of_the_minute(
    routine: Routine, walk: list[tuple[str, int]], late: int
) -> None:
    now, rehearsal = NOW, go_on(rehearse(routine), NOW)
    for name, passed in [*walk, ("tick", late)]:
        now += passed
        rehearsal = HURRIES[name](rehearsal, now)
        assert 0 <= rehearsal.playhead <= MINUTE
        assert rehearsal.over is (rehearsal.scene is None) is (rehearsal.frame is None)
        assert not (rehearsal.over and rehearsal.running_since is not None)
        wait = until_next(rehearsal)
        assert wait is None or 0 < wait <= MINUTE


@given(rehearsed(), st.lists(st.integers(0, 9_000), max_size=20))
def test_however_late_it_is_asked_the_same_is_shown_at_the_same_time(
    routine: Routine, gaps: list[int]
) -> None:
    once = often = go_on(rehearse(routine), NOW)
    now = NOW
    for gap in gaps:
        now += gap
        often = at(often, now)
    once = at(once, now)
    assert (once.playhead, once.scene, once.frame) == (often.playhead, often.scene, often.frame)


@given(rehearsed(), st.integers(0, MINUTE - 1))
def test_what_is_shown_is_what_the_session_shows_there(routine: Routine, place: int) -> None:
    rehearsal = replace(rehearse(routine), playhead=place)
    scene, frame = rehearsal.scene, rehearsal.frame
    assert scene is not None
    assert frame is not None
    assert scene.start <= place < scene.end
    assert frame.step is scene.segment.step
    assert frame.side is scene.segment.side
    assert frame.phase is (Phase.CHANGE if scene.name == "Change legs" else Phase.STEP)
    assert frame.length == -(-scene.segment.length // 1000)
    assert not frame.paused


def test_a_pause_freezes_the_scene_until_it_goes_on() -> None:
    still = pause(begun(), NOW + 5_000)
    assert still.paused
    assert at(still, NOW + 50_000) == still
    assert until_next(still) is None
    assert at(go_on(still, NOW + 50_000), NOW + 51_000).playhead == 6_000


def test_an_earlier_clock_reading_never_leads_back() -> None:
    assert at(go_on(begun(), NOW + 5_000), NOW + 4_000).playhead == 5_000


def test_going_on_twice_does_not_begin_anew() -> None:
    assert go_on(begun(), NOW + 5_000).playhead == 5_000


def test_next_and_back_go_from_scene_to_scene() -> None:
    rehearsal = begun()
    seen = []
    for _ in range(8):
        seen.append(shown(rehearsal))
        rehearsal = onwards(rehearsal, NOW)
    names = [step.technique.name for step in routine().steps]
    assert seen == [*names, "Change legs", names[0], "", ""]
    rehearsal = back(rehearsal, NOW)
    assert rehearsal.scene is rehearsal.scenes[-1]
    assert rehearsal.paused
    assert shown(back(rehearsal, NOW)) == "Change legs"


def test_back_from_the_first_scene_begins_it_again() -> None:
    assert back(begun(), NOW + 2_000).playhead == 0


def test_a_pause_lasts_from_scene_to_scene() -> None:
    assert onwards(pause(begun(), NOW), NOW).paused


def test_after_the_minute_there_is_nothing_to_show() -> None:
    over = replace(begun(), playhead=MINUTE, running_since=None)
    assert over.scene is None
    assert over.frame is None
    assert over.strokes == 0


def test_the_end_comes_by_itself_and_stays() -> None:
    over = at(begun(), NOW + MINUTE)
    assert over.over
    assert not over.paused
    assert go_on(over, NOW + MINUTE) == over


def test_what_is_heard_is_what_the_session_lets_hear() -> None:
    cues = [scene.cue for scene in rehearse(routine(), Side.RIGHT).scenes]
    kinds = [*[CueKind.STEP] * 4, CueKind.CHANGE_LEGS, CueKind.GET_READY]
    assert [cue.kind for cue in cues] == kinds
    assert [cue.side for cue in cues] == [*[Side.RIGHT] * 4, Side.LEFT, Side.LEFT]


def test_each_step_says_its_place_and_its_real_seconds() -> None:
    rehearsal = rehearse(routine())
    counts = [rehearsal.count(scene) for scene in rehearsal.scenes]
    assert counts == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "", ""]
    lasts = [scene.lasts for scene in rehearsal.scenes]
    assert lasts[:2] == ["40 s in the session", "120 s in the session"]
    assert lasts[-1] == "Five minutes in the session"


def test_hands_keep_their_own_pace() -> None:
    assert rehearse(routine()).strokes == 0
    assert at(begun(), NOW + 2_000).strokes == 0.5
    assert at(begun(), NOW + MINUTE).strokes == 0


def test_each_scene_says_what_to_do() -> None:
    *steps, change, other = rehearse(routine()).scenes
    assert {scene.line for scene in steps} == {"Cup the calf. Glide up."}
    assert change.line == "Cover the left leg. Take a little oil."
    assert other.line == "The same again on the right leg, step by step."


def test_a_line_that_would_have_to_be_hurried_does_not_fit() -> None:
    few = rehearse(routine())
    assert all(scene.line_fits for scene in few.scenes)
    wordy = replace(step(seconds=6), cue=" ".join(["glide"] * 12))
    many = rehearse(routine(*[wordy] * 50))
    assert not any(scene.line_fits for scene in many.scenes[:-2])
    scene = many.scenes[0]
    words = 1000 * seconds_to_say(scene.name, scene.line, pace=Pace.FAST)
    assert replace(scene, end=scene.start + ceil(words)).line_fits, "it is spoken fast"
    assert not replace(scene, end=scene.start + ceil(words) - 1).line_fits


def test_short_words_get_time_to_be_looked_at() -> None:
    short = replace(step(seconds=6), cue="Glide")
    scenes = rehearse(routine(*[short] * 50)).scenes[:-2]
    wordy = replace(step(seconds=6), cue="Glide on.")
    same = rehearse(routine(*[wordy] * 50)).scenes[:-2]
    assert [scene.length for scene in scenes] == [scene.length for scene in same]


def test_the_leg_fills_over_the_minute() -> None:
    rehearsal = at(begun(), NOW + rehearse(routine()).scenes[4].start)
    frame = rehearsal.frame
    assert frame is not None
    assert frame.side is Side.RIGHT
    before = at(begun(), NOW + rehearsal.scenes[4].start - 1).frame
    assert before is not None
    marks = {mark.zone: mark.mark for mark in before.zones}
    assert marks[Zone.CALF] is marks[Zone.THIGH] is Mark.DONE


def test_a_routine_that_is_no_five_minutes_is_refused() -> None:
    with pytest.raises(ValueError, match="add up to 24 s"):
        rehearse(routine(step()))
