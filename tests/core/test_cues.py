"""Which cue stands at which place of the tape, on the sample routine and on short steps."""

from collections.abc import Iterator

import pytest
from samples import routine, step

from massage_timer.core.cues import (
    Cue,
    CueKind,
    cues_at,
    cues_between,
    following_step,
    next_cue_place,
)
from massage_timer.core.routine import Part, Side, Zone
from massage_timer.core.timeline import (
    LEG_MS,
    Options,
    Refusal,
    Timeline,
    again,
    lay_out,
    next_step,
    softer,
    stay_here,
)

L, R = Side.LEFT, Side.RIGHT
END = 628_000


def said(timeline: Timeline, after: int = -1, until: int = END) -> list[tuple[int, str]]:
    return [(cue.at, cue.kind.value) for cue in cues_between(timeline, after, until)]


def names(cues: tuple[Cue, ...]) -> Iterator[tuple[str, str]]:
    for cue in (cue for cue in cues if cue.kind is not CueKind.COUNT):
        yield (
            cue.step.technique.name if cue.step else "",
            cue.following.technique.name if cue.following else "",
        )


def edited(after: object) -> Timeline:
    assert isinstance(after, Timeline)
    return after


def test_the_cues_of_a_whole_session_stand_at_these_places() -> None:
    assert said(lay_out(routine())) == [
        (0, "get ready"),
        (2_000, "count"),
        (3_000, "count"),
        (4_000, "count"),
        (5_000, "step begins"),
        (35_000, "ten seconds left"),
        (45_000, "step begins"),
        (65_000, "one minute into the leg"),
        (155_000, "ten seconds left"),
        (155_000, "half of the leg"),
        (165_000, "step begins"),
        (255_000, "ten seconds left"),
        (265_000, "step begins"),
        (295_000, "ten seconds left"),
        (305_000, "change legs"),
        (325_000, "get ready"),
        (325_000, "count"),
        (326_000, "count"),
        (327_000, "count"),
        (328_000, "step begins"),
        (358_000, "ten seconds left"),
        (368_000, "step begins"),
        (388_000, "one minute into the leg"),
        (478_000, "ten seconds left"),
        (478_000, "half of the leg"),
        (488_000, "step begins"),
        (578_000, "ten seconds left"),
        (588_000, "step begins"),
        (618_000, "ten seconds left"),
        (628_000, "finished"),
    ]


def test_a_cue_is_said_when_its_place_is_reached_and_not_when_it_is_left() -> None:
    timeline = lay_out(routine())
    assert said(timeline, 34_999, 35_000) == [(35_000, "ten seconds left")]
    assert said(timeline, 35_000, 35_001) == []
    assert said(timeline, 34_000, 34_999) == []
    assert said(timeline, 35_000, 35_000) == []
    assert said(timeline, 35_000, 34_000) == []


def test_late_cues_are_all_said_in_order() -> None:
    timeline = lay_out(routine())
    assert said(timeline, 300_000, 330_000) == [
        (305_000, "change legs"),
        (325_000, "get ready"),
        (325_000, "count"),
        (326_000, "count"),
        (327_000, "count"),
        (328_000, "step begins"),
    ]


@pytest.mark.parametrize("first", [L, R])
def test_the_last_ten_seconds_of_the_first_leg_alone_lead_to_the_change(first: Side) -> None:
    timeline = lay_out(routine(), Options(first=first))
    soon = [c for c in cues_between(timeline, 0, END) if c.kind is CueKind.TEN_SECONDS]
    assert [(c.at, c.side) for c in soon if c.to_change] == [(295_000, first)]
    assert [c.following for c in soon].count(None) == 2, "once in each leg"


def test_finished_is_said_once_at_the_end_of_the_tape() -> None:
    timeline = lay_out(routine())
    assert said(timeline, END - 1, END) == [(END, "finished")]
    assert said(timeline, END - 1, END + 5_000) == [(END, "finished")]
    assert said(timeline, END, END + 5_000) == []
    (finished,) = cues_at(timeline, END)
    assert (finished.side, finished.step) == (R, None)


def test_cues_at_a_place_are_those_and_no_others() -> None:
    timeline = lay_out(routine())
    assert [cue.kind for cue in cues_at(timeline, 0)] == [CueKind.GET_READY]
    assert [cue.kind for cue in cues_at(timeline, 478_000)] == [
        CueKind.TEN_SECONDS,
        CueKind.HALF_LEG,
    ]
    assert cues_at(timeline, 1) == ()


@pytest.mark.parametrize(
    ("seconds", "notice"),
    [(4, None), (5, None), (6, 5), (10, 5), (14, 5), (15, 10), (20, 10), (60, 10)],
)
def test_the_next_step_is_named_ten_seconds_ahead_or_five_in_a_short_step(
    seconds: int, notice: int | None
) -> None:
    timeline = lay_out(
        routine(
            step(Zone.FOOT, 100, Part.WARM_UP, "Warm-up", 4),
            step(Zone.CALF, seconds, Part.MAIN, "Short", 2),
            step(Zone.FOOT, 200 - seconds, Part.FINISH, "Finish", 4),
        )
    )
    begins = 105_000
    ends = begins + seconds * 1000
    named = [at for at, kind in said(timeline, begins - 1, ends) if kind == "ten seconds left"]
    assert named == ([] if notice is None else [ends - notice * 1000])


def test_a_cue_names_its_step_and_the_one_that_follows_in_the_leg() -> None:
    timeline = lay_out(routine())
    assert list(names(cues_between(timeline, -1, 65_000))) == [
        ("Warm-up twists", ""),
        ("Warm-up twists", "Calf glide"),
        ("Warm-up twists", "Calf glide"),
        ("Calf glide", "Thigh knead"),
        ("Calf glide", ""),
    ]
    assert list(names(cues_between(timeline, 264_999, 328_000))) == [
        ("Finishing strokes", ""),
        ("Finishing strokes", ""),
        ("Warm-up twists", ""),
        ("Warm-up twists", ""),
        ("Warm-up twists", "Calf glide"),
    ]


def test_every_cue_knows_the_leg_it_is_for() -> None:
    for first in Side:
        for cue in cues_between(lay_out(routine(), Options(first=first)), -1, END):
            assert cue.side is (first if cue.at < 305_000 else first.other)


@pytest.mark.parametrize("edit", [next_step, stay_here, again])
def test_minute_and_half_stay_where_they_are_whatever_is_edited(edit: object) -> None:
    assert callable(edit)
    timeline = edited(edit(lay_out(routine()), 60_000))
    fixed = ("one minute into the leg", "half of the leg")
    assert [place for place in said(timeline) if place[1] in fixed] == [
        (5_000 + 60_000, "one minute into the leg"),
        (5_000 + LEG_MS // 2, "half of the leg"),
        (328_000 + 60_000, "one minute into the leg"),
        (328_000 + LEG_MS // 2, "half of the leg"),
    ]


def test_a_place_on_the_border_of_two_steps_is_said_once() -> None:
    timeline = lay_out(
        routine(
            step(Zone.FOOT, 60, Part.WARM_UP),
            step(Zone.CALF, 90, Part.MAIN),
            step(Zone.FOOT, 150, Part.FINISH),
        )
    )
    assert said(timeline, 64_999, 65_000) == [
        (65_000, "step begins"),
        (65_000, "one minute into the leg"),
    ]
    assert said(timeline, 154_999, 155_000) == [
        (155_000, "step begins"),
        (155_000, "half of the leg"),
    ]


def test_a_step_begun_again_is_followed_by_another_step_and_not_by_itself() -> None:
    timeline = edited(again(lay_out(routine()), 60_000))
    first, anew = (i for i, s in enumerate(timeline.segments) if s.side is L and s.number == 1)
    for index in (first, anew):
        following = following_step(timeline, index)
        assert following is not None
        assert following.technique.name == "Thigh knead"


def test_nothing_follows_the_last_step_of_a_leg_or_of_the_tape() -> None:
    timeline = lay_out(routine())
    assert following_step(timeline, 4) is None
    assert following_step(timeline, len(timeline.segments) - 1) is None


@pytest.mark.parametrize("times", range(4))
def test_the_question_about_the_pressure_knows_when_nothing_can_be_softer(times: int) -> None:
    timeline = lay_out(routine())
    for _ in range(times):
        softened = softer(timeline, 10_000)
        timeline = timeline if softened is Refusal.LIGHTEST else edited(softened)
    asked = [c for c in cues_between(timeline, -1, END) if c.kind is CueKind.ONE_MINUTE]
    # The thigh of 3 is at 1 after two; on the right leg only the foot was softened.
    assert [cue.lightest for cue in asked] == [times >= 2, False]
    others = {c for c in cues_between(timeline, -1, END) if c.kind is not CueKind.ONE_MINUTE}
    assert not any(cue.lightest for cue in others)


@pytest.mark.parametrize(
    ("place", "due"),
    [
        (0, 2_000),
        (4_000, 5_000),
        (5_000, 35_000),
        (34_999, 35_000),
        (35_000, 45_000),
        (155_000, 165_000),
        (295_000, 305_000),
        (325_000, 326_000),
        (327_000, 328_000),
        (618_000, END),
        (END, END),
    ],
)
def test_the_next_cue_is_looked_up_beyond_the_segment(place: int, due: int) -> None:
    assert next_cue_place(lay_out(routine()), place) == due


def test_strokes_are_cues_only_where_they_are_wanted() -> None:
    short = routine(
        step(Zone.FOOT, 100, Part.WARM_UP, pace=3),
        step(Zone.CALF, 100, Part.MAIN, pace=4),
        step(Zone.FOOT, 100, Part.FINISH, pace=5),
    )
    strokes = [
        place
        for place, kind in said(lay_out(short, Options(strokes=True)), 0, 305_000)
        if kind == "stroke begins"
    ]
    assert strokes == [
        *range(8_000, 105_000, 3_000),
        *range(109_000, 205_000, 4_000),
        *range(210_000, 305_000, 5_000),
    ]
    assert "stroke begins" not in {kind for _, kind in said(lay_out(short))}


def test_the_question_about_the_pressure_can_be_left_out() -> None:
    asked = {kind for _, kind in said(lay_out(routine(), Options(ask_pressure=False)))}
    assert "one minute into the leg" not in asked
    assert "half of the leg" in asked


def test_a_short_lead_in_counts_what_there_is_of_it() -> None:
    timeline = lay_out(routine(), Options(get_ready=2_500, lead_in=900))
    counts = [c for c in cues_between(timeline, -1, END) if c.kind is CueKind.COUNT]
    assert [(cue.at, cue.number) for cue in counts] == [(500, 2), (1_500, 1)]
