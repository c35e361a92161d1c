"""What a screen shows in each phase, on the sample routine."""

from dataclasses import replace

import pytest
from samples import routine, step, technique

from massage_timer.core.frame import Frame, Mark, frame, stroke_position
from massage_timer.core.routine import Part, Side, Step, Zone
from massage_timer.core.session import Command, Phase, Session, begin, update
from massage_timer.core.timeline import LEG_MS, Options, Timeline, lay_out, next_step

L, R = Side.LEFT, Side.RIGHT
CALF, THIGH, FINISH, CHANGE, LEAD_IN, RIGHT_LEG, END = (
    45_000,
    165_000,
    265_000,
    305_000,
    325_000,
    328_000,
    628_000,
)
EDITS = frozenset({Command.NEXT, Command.STAY, Command.AGAIN, Command.SOFTER})


def at(place: int, options: Options = Options()) -> Session:
    return Session(lay_out(routine(), options), place, running_since=place)


def name(made: Step | None) -> str:
    return made.technique.name if made is not None else ""


def marks(shown: Frame) -> str:
    """One letter for each zone from the foot to the hip; a capital where hands are."""
    letters = {
        Mark.DONE: "d",
        Mark.PRESENT: "P",
        Mark.NEXT: "n",
        Mark.LATER: "l",
        Mark.LEFT_OUT: "-",
    }
    assert [z.zone for z in shown.zones] == list(Zone)
    return "".join(letters[z.mark] for z in shown.zones)


# Each phase


def test_ready_shows_five_minutes_and_what_comes_first() -> None:
    shown = frame(begin(routine()))
    assert (shown.phase, shown.paused, shown.side, shown.second_leg) == (
        Phase.READY,
        False,
        L,
        False,
    )
    assert (shown.leg_seconds, shown.both_seconds, shown.seconds) == (300, 600, 5)
    assert (name(shown.step), shown.pressure, shown.offered) == ("Warm-up twists", 2, frozenset())


def test_the_get_ready_counts_three_two_one_before_the_first_step() -> None:
    shown = frame(at(2_001))
    assert (shown.phase, shown.seconds, shown.length) == (Phase.LEAD_IN, 3, 5)
    assert (name(shown.step), name(shown.following)) == ("Warm-up twists", "Calf glide")
    assert shown.following_in is None
    assert (shown.stroke, shown.strokes, shown.pressure) == (0, 0, 2)
    assert shown.offered == {Command.SOFTER}
    assert marks(shown) == "n-l-l-"


def test_a_step_shows_its_seconds_strokes_pressure_and_what_follows() -> None:
    shown = frame(at(CALF + 20_000))
    assert (shown.phase, shown.side, name(shown.step)) == (Phase.STEP, L, "Calf glide")
    assert (shown.seconds, shown.length) == (100, 120)
    assert (shown.leg_seconds, shown.both_seconds) == (240, 540)
    assert (shown.stroke, shown.strokes, shown.pressure) == (4, 20, 2)
    assert (name(shown.following), shown.following_in) == ("Thigh knead", None)
    assert (shown.left_ms, shown.right_ms) == (60_000, 0)
    assert (shown.hands_on(L), shown.hands_on(R)) == (60_000, 0)
    assert shown.offered == EDITS
    assert not shown.half
    assert not shown.stopped


def test_the_change_shows_the_coming_leg_and_offers_nothing_but_to_go_on() -> None:
    shown = frame(at(CHANGE + 12_001))
    assert (shown.phase, shown.side, shown.second_leg) == (Phase.CHANGE, R, True)
    assert (shown.seconds, shown.length, shown.held) == (8, 20, False)
    assert (shown.leg_seconds, shown.both_seconds, shown.half) == (300, 300, False)
    assert (name(shown.step), shown.pressure, shown.offered) == ("Warm-up twists", 2, frozenset())
    assert (shown.stroke, shown.strokes) == (0, 0)
    assert marks(shown) == "n-l-l-"


def test_a_change_that_waits_says_so() -> None:
    assert frame(at(CHANGE, Options(wait_at_change=True))).held


def test_a_pause_shows_the_step_as_it_stands() -> None:
    running = at(CALF + 20_000)
    still = frame(replace(running, running_since=None))
    assert still == replace(frame(running), paused=True)


def test_the_lead_in_after_a_pause_counts_itself_and_shows_the_step_it_leads_to() -> None:
    session, _ = update(replace(at(CALF + 20_500), running_since=None), Command.RESUME, 0)
    session, _ = update(session, Command.TICK, 1_200)
    shown = frame(session)
    assert (shown.phase, shown.seconds, shown.length) == (Phase.LEAD_IN, 2, 3)
    assert (name(shown.step), shown.stroke, shown.leg_seconds) == ("Calf glide", 4, 240)
    assert shown.offered == EDITS


def test_when_both_legs_are_done_only_the_ledger_is_left() -> None:
    shown = frame(Session(lay_out(routine()), END))
    assert (shown.phase, shown.stopped, shown.paused, shown.held) == (
        Phase.DONE,
        False,
        False,
        False,
    )
    assert (shown.step, shown.following, shown.zones) == (None, None, ())
    assert (shown.seconds, shown.leg_seconds, shown.both_seconds) == (0, 0, 0)
    assert (shown.left_ms, shown.right_ms) == (LEG_MS, LEG_MS)
    assert (shown.side, shown.second_leg) == (R, True)


@pytest.mark.parametrize(
    ("place", "side", "left", "right"),
    [(0, L, 0, 0), (60_000, L, 55_000, 0), (400_000, R, LEG_MS, 72_000)],
)
def test_a_stopped_session_shows_what_each_leg_has_had(
    place: int, side: Side, left: int, right: int
) -> None:
    stopped, _ = update(at(place), Command.STOP, place)
    shown = frame(stopped)
    assert (shown.phase, shown.stopped, shown.side) == (Phase.DONE, True, side)
    assert (shown.left_ms, shown.right_ms) == (left, right)
    assert shown.second_leg == (side is R)


def test_with_the_right_leg_first_the_left_is_the_second() -> None:
    shown = frame(at(CHANGE + 1, Options(first=R)))
    assert (shown.side, shown.second_leg) == (L, True)
    assert (shown.left_ms, shown.right_ms) == (0, LEG_MS)


# Seconds


@pytest.mark.parametrize(
    ("place", "seconds", "leg", "both"),
    [
        (5_000, 40, 300, 600),
        (5_001, 40, 300, 600),
        (5_999, 40, 300, 600),
        (6_000, 39, 299, 599),
        (44_999, 1, 261, 561),
        (CALF, 120, 260, 560),
        (CHANGE - 1, 1, 1, 301),
        (RIGHT_LEG, 40, 300, 300),
        (END - 1, 1, 1, 1),
    ],
)
def test_five_minutes_are_shown_first_and_nought_never_while_it_runs(
    place: int, seconds: int, leg: int, both: int
) -> None:
    shown = frame(at(place))
    assert (shown.seconds, shown.leg_seconds, shown.both_seconds) == (seconds, leg, both)


@pytest.mark.parametrize(
    ("place", "until"),
    [
        (THIGH - 10_001, None),
        (THIGH - 10_000, 10),
        (THIGH - 9_001, 10),
        (THIGH - 1, 1),
        (CHANGE - 5_000, 5),
        (CHANGE, None),
    ],
)
def test_what_follows_grows_in_the_last_ten_seconds(place: int, until: int | None) -> None:
    assert frame(at(place)).following_in == until


@pytest.mark.parametrize(("into", "stroke"), [(0, 1), (5_999, 1), (6_000, 2), (119_999, 20)])
def test_strokes_are_counted_from_one(into: int, stroke: int) -> None:
    shown = frame(at(CALF + into))
    assert (shown.stroke, shown.strokes) == (stroke, 20)


def test_a_last_stroke_that_is_cut_counts_as_a_stroke() -> None:
    timeline = next_step(lay_out(routine()), 16_500)
    assert isinstance(timeline, Timeline)
    shown = frame(Session(timeline, CHANGE - 1, 0))
    # 46.5 s in strokes of 4 s
    assert (shown.stroke, shown.strokes, shown.length) == (12, 12, 47)


@pytest.mark.parametrize(
    ("place", "pressure"),
    [
        (CALF, 2),
        (CALF + 59_999, 2),
        (CALF + 60_000, 3),
        (THIGH - 1, 3),
        (FINISH, 2),
        (FINISH + 20_000, 1),
        (LEAD_IN, 2),
    ],
)
def test_pressure_changes_half_way_through_a_step(place: int, pressure: int) -> None:
    assert frame(at(place)).pressure == pressure


def test_a_softened_leg_shows_its_softer_pressure_from_its_lead_in_on() -> None:
    session, _ = update(at(RIGHT_LEG - 1), Command.SOFTER, RIGHT_LEG - 1)
    assert frame(session).pressure == 1


@pytest.mark.parametrize("place", [0, CALF, CHANGE, END])
@pytest.mark.parametrize("softened", [True, False])
def test_every_frame_of_a_softened_routine_says_so(place: int, softened: bool) -> None:
    made = replace(routine(), softened=softened)
    assert frame(Session(lay_out(made), place, running_since=place)).softened is softened


@pytest.mark.parametrize(
    ("place", "half"),
    [(154_999, False), (155_000, True), (CHANGE - 1, True), (CHANGE, False), (RIGHT_LEG, False)],
)
def test_half_is_marked_from_half_of_the_leg_on(place: int, half: bool) -> None:
    assert frame(at(place)).half is half


# Which commands are offered


@pytest.mark.parametrize(
    ("place", "offered"),
    [
        (THIGH + 32_000, EDITS),
        (THIGH + 32_001, EDITS - {Command.AGAIN}),
        (FINISH, {Command.AGAIN, Command.SOFTER}),
        (FINISH + 1, {Command.SOFTER}),
        (LEAD_IN, {Command.SOFTER}),
        (CHANGE + 5_000, frozenset()),
    ],
)
def test_what_would_be_refused_is_not_offered(place: int, offered: frozenset[Command]) -> None:
    assert frame(at(place)).offered == offered


def test_softer_is_not_offered_when_all_that_is_left_is_feather_light() -> None:
    session, _ = update(at(FINISH), Command.SOFTER, FINISH)
    assert Command.SOFTER not in frame(session).offered


# The leg as a progress bar


@pytest.mark.parametrize(
    ("place", "letters"),
    [
        (5_000, "P-n-l-"),
        (CALF, "d-P-n-"),
        (THIGH, "d-d-P-"),
        (FINISH, "P-d-d-"),
        (CHANGE - 1, "P-d-d-"),
        (LEAD_IN, "n-l-l-"),
        (RIGHT_LEG + 40_000, "d-P-n-"),
    ],
)
def test_zones_are_done_present_next_later_or_left_out(place: int, letters: str) -> None:
    assert marks(frame(at(place))) == letters


@pytest.mark.parametrize(
    ("place", "foot", "calf"),
    [
        (5_000, 0, 0),
        (25_000, 0.5, 0),
        (CALF, 1, 0),
        (CALF + 40_000, 1, 0.333),
        (THIGH, 1, 1),
        # the foot counts as whole until the finish goes back to it
        (FINISH - 1, 1, 1),
        (FINISH, 0.5, 1),
        (FINISH + 20_000, 0.75, 1),
    ],
)
def test_a_zone_fills_as_its_time_is_spent(place: int, foot: float, calf: float) -> None:
    zones = frame(at(place)).zones
    assert (zones[Zone.FOOT].share, zones[Zone.CALF].share) == (foot, calf)


def test_a_stroke_over_the_leg_lights_every_zone_it_crosses() -> None:
    warm_up, calf, thigh, _ = routine().steps
    long_glide = replace(
        technique(Zone.HIP, "Long glide", 5), zones=(Zone.ANKLE, Zone.CALF, Zone.THIGH, Zone.HIP)
    )
    finish = replace(step(Zone.HIP, 20, Part.FINISH), technique=long_glide)
    last = step(Zone.FOOT, 20, Part.FINISH, "Finishing strokes", 4)
    timeline = lay_out(routine(warm_up, calf, thigh, finish, last))
    before, during, after = (
        frame(Session(timeline, place, 0)) for place in (FINISH - 1, FINISH + 10_000, CHANGE - 1)
    )
    assert marks(before) == "dnd-Pn"
    assert marks(during) == "nPP-PP"
    assert during.zones[Zone.ANKLE].share == during.zones[Zone.HIP].share == 0.5
    assert marks(after) == "Pdd-dd"
    assert after.zones[Zone.HIP].share == 1


def test_a_zone_that_was_skipped_on_the_first_leg_is_crossed_out_on_the_second() -> None:
    session, _ = update(at(CALF + 500), Command.NEXT, CALF + 500)
    assert marks(frame(session)) == "d-d-P-"
    assert marks(frame(replace(session, playhead=CHANGE))) == "n---l-"


# The stroke


@pytest.mark.parametrize(
    ("place", "strokes"),
    [
        (0, 0),
        (4_999, 0),
        (CALF, 0),
        (CALF + 1_500, 0.25),
        (CALF + 6_000, 1),
        (CALF + 9_000, 1.5),
        (CHANGE + 500, 0),
        (END, 0),
    ],
)
def test_the_hands_have_done_so_many_strokes_of_the_step(place: int, strokes: float) -> None:
    assert stroke_position(at(0), place) == strokes
