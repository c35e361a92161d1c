"""The laws of a routine, told in tables and tried on random ones."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.laws import (
    order_problems,
    problems,
    step_problems,
)
from massage_timer.core.routine import (
    ZONE_CAPS,
    Part,
    Pressure,
    Problem,
    Routine,
    Step,
    Technique,
    Zone,
)

LINES = ("Lay both palms down.", "Move them slowly.")


def technique(name: str, *zones: Zone, highest: int = 3) -> Technique:
    return Technique(
        id=name.lower().replace(" ", "-"),
        name=name,
        zones=zones,
        cue="Move slowly.",
        instructions=LINES,
        hands="Both palms",
        direction="up",
        pace=4,
        work=0.5,
        pressure=Pressure(1, 1),
        cap=highest,
    )


TWISTS = technique("Twists", Zone.FOOT)
SWEEPS = technique("Sweeps", Zone.FOOT)
TOP_GLIDE = technique("Top glide", Zone.FOOT, highest=2)
ROUNDS = technique("Rounds", Zone.ANKLE)
CALF = technique("Calf glide", Zone.CALF)
KNEE = technique("Knee rounds", Zone.KNEE, highest=1)
HIP = technique("Hip sweep", Zone.HIP)
LONG = technique("Long glide", Zone.ANKLE, Zone.CALF, Zone.THIGH, Zone.HIP)


def step(what: Technique, seconds: int = 20, part: Part = Part.MAIN, pace: int = 4) -> Step:
    return Step(what, seconds, part, what.cue, what.instructions, pace, what.pressure)


def leg(*main: Step) -> Routine:
    """A whole leg around these steps; the finish takes what they leave of the five minutes."""
    left = 300 - 20 - sum(each.seconds for each in main)
    steps = (step(TWISTS, part=Part.WARM_UP), *main, step(TWISTS, left, Part.FINISH))
    return Routine("test", "Test", "A test.", "Tests", steps)


def told(routine: Routine) -> list[tuple[tuple[str | int, ...], str]]:
    return [(problem.path, problem.message) for problem in problems(routine)]


def test_a_leg_of_five_minutes_that_climbs_is_in_order() -> None:
    assert problems(leg(step(SWEEPS), step(ROUNDS), step(CALF), step(KNEE), step(HIP))) == ()


@pytest.mark.parametrize(
    ("seconds", "remedy"),
    [
        (24, "steps add up to 284 s, a leg is 300 s: 16 s to add"),
        (39, "steps add up to 299 s, a leg is 300 s: 1 s to add"),
        (41, "steps add up to 301 s, a leg is 300 s: 1 s to take away"),
        (80, "steps add up to 340 s, a leg is 300 s: 40 s to take away"),
    ],
)
def test_a_leg_is_exactly_five_minutes(seconds: int, remedy: str) -> None:
    routine = leg(step(SWEEPS, 40))
    steps = (*routine.steps[:1], step(SWEEPS, seconds), *routine.steps[2:])
    assert told(replace(routine, steps=steps))[0] == (("steps",), remedy)


def test_a_leg_needs_steps() -> None:
    assert told(Routine("empty", "", "", "", ())) == [
        (("steps",), "steps add up to 0 s, a leg is 300 s: 300 s to add"),
        (("steps",), "a leg needs steps: a warm-up, the main part and a finish"),
    ]


WARM, MAIN, FINISH = Part.WARM_UP, Part.MAIN, Part.FINISH


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((WARM, WARM, MAIN, FINISH, FINISH), []),
        (
            (MAIN, MAIN, FINISH),
            [
                (
                    ("steps", 0),
                    "a leg begins with its warm-up: put warm-up twists first, "
                    "or write 'part: warm-up' in this step",
                )
            ],
        ),
        (
            (WARM, MAIN),
            [
                (
                    ("steps", 1),
                    "a leg ends with its finish: put finishing strokes last, "
                    "or write 'part: finish' in this step",
                )
            ],
        ),
        (
            (WARM, MAIN, WARM, FINISH),
            [
                (
                    ("steps", 2, "part"),
                    "the warm-up stands only at the start of a leg: move this step to the front, "
                    "or write 'part: main'",
                )
            ],
        ),
        (
            (WARM, MAIN, FINISH, MAIN, FINISH),
            [
                (
                    ("steps", 3, "part"),
                    "nothing of the main part comes after the finish: move this step up, "
                    "or write 'part: finish'",
                )
            ],
        ),
        (
            (WARM, FINISH, MAIN, MAIN, FINISH),
            [
                (
                    ("steps", index, "part"),
                    "nothing of the main part comes after the finish: move this step up, "
                    "or write 'part: finish'",
                )
                for index in (2, 3)
            ],
        ),
        (
            (WARM, FINISH),
            [
                (
                    ("steps",),
                    "a leg needs at least one main step between its warm-up and its finish",
                )
            ],
        ),
    ],
)
def test_warm_up_main_and_finish_come_in_this_order(
    parts: tuple[Part, ...], expected: list[tuple[tuple[str | int, ...], str]]
) -> None:
    steps = [step(SWEEPS, 20, part) for part in parts]
    steps[1] = replace(steps[1], seconds=300 - 20 * (len(steps) - 1))
    assert told(Routine("test", "", "", "", tuple(steps))) == expected


def test_the_main_part_never_goes_back_down() -> None:
    assert told(leg(step(CALF), step(ROUNDS), step(SWEEPS), step(HIP))) == [
        (
            ("steps", 2),
            "Rounds goes back down to the ankle after Calf glide on the calf: "
            "a leg climbs from foot to hip, so move this step up",
        ),
        (
            ("steps", 3),
            "Sweeps goes back down to the foot after Calf glide on the calf: "
            "a leg climbs from foot to hip, so move this step up",
        ),
    ]


def test_what_counts_is_the_highest_zone_so_far() -> None:
    found = told(leg(step(SWEEPS), step(ROUNDS), step(HIP), step(KNEE)))
    assert [path for path, _ in found] == [("steps", 4)]


def test_a_stroke_over_several_zones_starts_where_the_leg_has_got_to_and_ends_at_its_top() -> None:
    assert problems(leg(step(SWEEPS), step(LONG), step(HIP))) == ()
    assert told(leg(step(CALF), step(LONG), step(HIP)))[0][1].startswith(
        "Long glide goes back down to the ankle after Calf glide on the calf"
    )
    assert told(leg(step(LONG), step(CALF)))[0][1].startswith(
        "Calf glide goes back down to the calf after Long glide on the hip"
    )


def test_only_the_foot_and_the_long_link_may_be_out_of_turn_in_the_finish() -> None:
    long_link = step(LONG, part=Part.FINISH)
    assert problems(leg(step(SWEEPS), step(HIP), long_link)) == ()
    assert [path for path, _ in told(leg(step(HIP), step(CALF, part=Part.FINISH)))] == [
        ("steps", 2)
    ]


def test_a_warm_up_above_the_foot_counts_for_the_climb() -> None:
    foot_to_calf = technique("Foot to calf", Zone.FOOT, Zone.CALF)
    routine = leg(step(SWEEPS))
    for above in (CALF, LONG, foot_to_calf):
        steps = (step(above, part=Part.WARM_UP), *routine.steps[1:])
        assert [path for path, _ in told(replace(routine, steps=steps))] == [("steps", 1)]


@pytest.mark.parametrize(
    ("what", "level", "expected"),
    [
        (SWEEPS, Pressure(3, 3), None),
        (
            TOP_GLIDE,
            Pressure(2, 3),
            "pressure 3 is too much for Top glide on the foot: "
            "it takes at most 2, though the foot may have 3",
        ),
        (
            KNEE,
            Pressure(2, 1),
            "pressure 2 is too much for Knee rounds on the knee: the knee takes at most 1",
        ),
        (
            LONG,
            Pressure(3, 3),
            "pressure 3 is too much for Long glide on the ankle: the ankle takes at most 2",
        ),
        (SWEEPS, Pressure(0, 2), "pressure goes from 1 (feather) to 5 (deep)"),
        (SWEEPS, Pressure(1, 6), "pressure goes from 1 (feather) to 5 (deep)"),
    ],
)
def test_pressure_stays_within_the_caps_of_technique_and_zone(
    what: Technique, level: Pressure, expected: str | None
) -> None:
    asked = replace(step(what), pressure=level)
    found = [] if expected is None else [(("steps", 1, "pressure"), expected)]
    assert told(leg(asked)) == found


@pytest.mark.parametrize(
    ("seconds", "pace", "expected"),
    [
        (8, 4, []),
        (
            7,
            4,
            [
                Problem(
                    ("steps", 1, "seconds"),
                    "Sweeps takes 4 s for each stroke and needs at least two: "
                    "give it 8 s or more, not 7",
                )
            ],
        ),
        (
            21,
            4,
            [
                Problem(
                    ("steps", 1, "seconds"),
                    "21 s is no whole number of 4 s strokes, so the last one is cut short: "
                    "20 or 24 would fit",
                    warning=True,
                )
            ],
        ),
        (
            20,
            1,
            [
                Problem(
                    ("steps", 1, "pace"),
                    "a pace of 1 s for one stroke and its return is too quick: write 2 to 20",
                )
            ],
        ),
        (
            63,
            21,
            [
                Problem(
                    ("steps", 1, "pace"),
                    "a pace of 21 s for one stroke and its return is too slow: write 2 to 20",
                )
            ],
        ),
    ],
)
def test_a_step_is_two_strokes_or_more_at_a_sane_pace(
    seconds: int, pace: int, expected: list[Problem]
) -> None:
    assert list(step_problems(step(SWEEPS, seconds, pace=pace), 1)) == expected


@pytest.mark.parametrize(
    ("cue", "lines", "expected"),
    [
        ("one " * 12, LINES, []),
        (
            "one " * 14,
            LINES,
            [
                (
                    ("steps", 1, "cue"),
                    "the cue has 14 words, at most 12 can be taken in: 2 to take away",
                )
            ],
        ),
        (
            " ",
            LINES,
            [(("steps", 1, "cue"), "the cue is empty: say in a few words what the hands do")],
        ),
        (
            "Move.",
            (),
            [
                (
                    ("steps", 1, "instructions"),
                    "no instructions given: write 2 to 4 short sentences",
                )
            ],
        ),
        (
            "Move.",
            ("Once.",),
            [
                (
                    ("steps", 1, "instructions"),
                    "1 instruction given: write 2 to 4 short sentences",
                )
            ],
        ),
        (
            "Move.",
            ("Again.",) * 5,
            [
                (
                    ("steps", 1, "instructions"),
                    "5 instructions given: write 2 to 4 short sentences",
                )
            ],
        ),
    ],
)
def test_cue_and_instructions_are_short(
    cue: str, lines: tuple[str, ...], expected: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert told(leg(replace(step(SWEEPS), cue=cue, instructions=lines))) == expected


def test_a_cue_that_cannot_be_said_in_its_step_is_a_warning() -> None:
    hurried = replace(step(SWEEPS, 8, pace=4), cue="word " * 18 + "word")
    told = [p for p in step_problems(hurried, 4) if p.warning]
    assert told == [
        Problem(
            ("steps", 4, "cue"),
            "the name and the cue take about 9 s to say, the step lasts 8 s: "
            "shorten the cue or lengthen the step",
            warning=True,
        )
    ]


def test_instructions_that_cannot_be_read_in_their_step_are_a_warning() -> None:
    wordy = replace(step(SWEEPS), cue="one two three four", instructions=("word " * 40,) * 2)
    assert list(step_problems(wordy, 4)) == [
        Problem(
            ("steps", 4, "instructions"),
            "the instructions take about 20 s to read, after about 2 s for the name and the cue, "
            "and the step lasts 20 s: shorten them or lengthen the step",
            warning=True,
        )
    ]


def test_a_cue_that_fills_its_step_is_not_blamed_on_the_instructions() -> None:
    hurried = replace(step(SWEEPS, 8, pace=4), cue="word " * 19, instructions=("One.", "Two."))
    assert [p.path[-1] for p in step_problems(hurried, 0) if p.warning] == ["cue"]
    both = replace(hurried, instructions=("word " * 20,) * 2)
    assert [p.path[-1] for p in step_problems(both, 0) if p.warning] == ["cue", "instructions"]


def test_what_can_just_be_heard_and_read_is_no_warning() -> None:
    """Of 140 words a minute 7 take 3 s to say, of 238 words a minute 119 take 30 s to read."""
    cue = "two three four five six seven"
    filled = replace(step(SWEEPS, 33, pace=3), cue=cue, instructions=("word " * 60, "word " * 59))
    assert list(step_problems(filled, 0)) == []
    for seconds, keys in ((30, ["instructions"]), (3, ["seconds", "instructions"])):
        found = step_problems(replace(filled, seconds=seconds), 0)
        assert [problem.path[-1] for problem in found] == keys


def test_a_step_that_is_not_known_is_not_blamed_on_its_neighbours() -> None:
    unknown_first = [None, step(CALF), step(TWISTS, part=Part.FINISH)]
    unknown_last = [step(TWISTS, part=Part.WARM_UP), step(CALF), None]
    unknown_main = [step(TWISTS, part=Part.WARM_UP), None, step(TWISTS, part=Part.FINISH)]
    for steps in (unknown_first, unknown_last, unknown_main):
        assert list(order_problems(steps)) == []


zones = st.lists(st.sampled_from(list(Zone)), min_size=1, max_size=2, unique=True).map(
    lambda found: tuple(sorted(found))
)


def random_step(zones: tuple[Zone, ...], part: Part, seconds: int, level: int, pace: int) -> Step:
    random = step(technique("Random", *zones), seconds, part, pace)
    return replace(random, pressure=Pressure(level, level))


def steps(part: st.SearchStrategy[Part], most: int) -> st.SearchStrategy[list[Step]]:
    """Steps of which most are lawful by themselves."""
    return st.lists(
        st.builds(
            random_step, zones, part, st.integers(10, 50), st.integers(1, 2), st.integers(2, 6)
        ),
        max_size=most,
    )


@given(steps(st.just(Part.MAIN), 4), steps(st.sampled_from(Part), 3))
def test_whatever_passes_keeps_the_laws(main: list[Step], end: list[Step]) -> None:
    routine = replace(leg(*main), steps=(*leg(*main).steps[:-1], *end, *leg().steps[-1:]))
    # The random list is hardly ever five minutes long: that law has tests of its own.
    if any(not problem.warning and problem.path != ("steps",) for problem in problems(routine)):
        return
    reached = Zone.FOOT
    for each in routine.steps:
        assert each.pressure.highest <= min(ZONE_CAPS[zone] for zone in each.technique.zones)
        assert each.seconds >= 2 * each.pace
        if each.part is Part.MAIN:
            assert each.technique.zones[0] >= reached
            reached = each.zone
    order = [list(Part).index(each.part) for each in routine.steps]
    assert order == sorted(order)
