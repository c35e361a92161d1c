"""Routine files: what a good one gives, and the exact words about each bad one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_timer.core.laws import problems as law_problems
from massage_timer.core.routine import Part, Pose, Pressure
from massage_timer.store.catalogue import Catalogue
from massage_timer.store.routine_files import (
    RoutineError,
    load_routine,
    parse_routine,
    read_routine,
)

GOOD = """\
format: 1
name: Quick legs
about: A short test.
suits: Tests
pose: straight
picture: calf-glide
steps:
  - technique: warmup-twists
    seconds: 60
  - technique: sole-sweeps
    seconds: 80
  - technique: calf-glide
    seconds: 60
    pressure: 2
  - technique: finishing-strokes
    seconds: 100
"""


def told(text: str, catalogue: Catalogue) -> list[str]:
    return [str(problem) for problem in read_routine(text.encode(), "r.yaml", catalogue).problems]


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_file_gives_a_routine(catalogue: Catalogue) -> None:
    routine = parse_routine(GOOD.encode(), "my legs/quick.legs.yaml", catalogue)
    assert routine.id == "quick.legs"
    assert routine.name == "Quick legs"
    assert routine.summary == "A short test."
    assert routine.suits == "Tests"
    assert routine.pose is Pose.STRAIGHT
    assert routine.face is catalogue["calf-glide"]
    assert [step.technique.id for step in routine.steps] == [
        "warmup-twists", "sole-sweeps", "calf-glide", "finishing-strokes"
    ]  # fmt: skip
    assert [step.seconds for step in routine.steps] == [60, 80, 60, 100]


def test_what_a_step_does_not_say_comes_from_the_catalogue(catalogue: Catalogue) -> None:
    step = parse_routine(GOOD.encode(), "r.yaml", catalogue).steps[0]
    twists = catalogue["warmup-twists"]
    assert step.part is Part.WARM_UP
    assert (step.cue, step.instructions) == (twists.cue, twists.instructions)
    assert (step.pace, step.pressure) == (twists.pace, twists.pressure)


def test_a_step_may_say_everything_itself(catalogue: Catalogue) -> None:
    text = changed(
        "    pressure: 2\n",
        "    pressure: 1 to 3\n    pace: 5 s\n    part: main\n    cue: >\n      Glide\n"
        "      up.\n    instructions:\n      - Cup the calf.\n      - 'Glide: up.'\n",
    )
    step = parse_routine(text.encode(), "r.yaml", catalogue).steps[2]
    assert step.pressure == Pressure(1, 3)
    assert step.pace == 5
    assert step.part is Part.MAIN
    assert step.cue == "Glide up."
    assert step.instructions == ("Cup the calf.", "Glide: up.")


def test_pose_and_picture_may_be_left_out(catalogue: Catalogue) -> None:
    text = GOOD.replace("pose: straight\npicture: calf-glide\n", "")
    routine = parse_routine(text.encode(), "r.yaml", catalogue)
    assert routine.pose is Pose.STRAIGHT
    assert routine.main_technique is catalogue["sole-sweeps"]


@pytest.mark.parametrize(
    "written",
    ["80", "80 s", "80s", "80 sec", "1:20", "'1:20'", "1m20s", "1 m 20 s", "1 min 20 s"],
)
def test_a_length_of_time_has_many_spellings(written: str, catalogue: Catalogue) -> None:
    text = changed("seconds: 80", f"seconds: {written}")
    assert parse_routine(text.encode(), "r.yaml", catalogue).steps[1].seconds == 80


def test_a_whole_minute_needs_no_seconds(catalogue: Catalogue) -> None:
    text = changed("seconds: 60\n    pressure", "seconds: 1m\n    pressure")
    assert parse_routine(text.encode(), "r.yaml", catalogue).steps[2].seconds == 60


@pytest.mark.parametrize(
    "written", ["2 to 3", "2-3", "2 - 3", "2–3", "2→3", "2 -> 3"]
)  # fmt: skip
def test_a_change_of_pressure_has_many_spellings(written: str, catalogue: Catalogue) -> None:
    text = changed("pressure: 2", f"pressure: {written}")
    assert parse_routine(text.encode(), "r.yaml", catalogue).steps[2].pressure == Pressure(2, 3)


def test_shares_are_laid_out_in_whole_strokes(catalogue: Catalogue) -> None:
    text = changed("seconds: 80", "share: 2").replace("seconds: 100", "share: 1")
    routine = parse_routine(text.encode(), "r.yaml", catalogue)
    assert [step.seconds for step in routine.steps] == [60, 120, 60, 60]


def test_a_last_stroke_that_a_share_cuts_is_no_warning(catalogue: Catalogue) -> None:
    text = changed("seconds: 60\n    pressure", "seconds: 66\n    pressure").replace(
        "seconds: 100", "share: 1"
    )
    reading = read_routine(text.encode(), "r.yaml", catalogue)
    assert reading.problems == ()
    assert reading.routine is not None
    assert [step.seconds for step in reading.routine.steps] == [60, 80, 66, 94]


HOW_LONG = "write seconds such as 45, or minutes and seconds such as 1:30"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("08", "'08' begins with a zero: for seconds write 8"),
        ("000", "'000' begins with a zero: for seconds write 0"),
        (".inf", f"'.inf' is no length of time, a step has an end: {HOW_LONG}"),
        ("-.inf", f"'-.inf' is no length of time, a step has an end: {HOW_LONG}"),
        (".NaN", f"'.NaN' is no length of time, a step has an end: {HOW_LONG}"),
        ("yes", f"'yes' answers a question and is no length of time: {HOW_LONG}"),
        ("False", f"'False' answers a question and is no length of time: {HOW_LONG}"),
        (
            "1e3",
            "'1e3' is a number in scientific notation: write it out, such as 45 or 1:30",
        ),
        ("-5", f"'-5' is less than nothing: {HOW_LONG}"),
        ("4.5", f"'4.5' is not whole, and a step lasts whole seconds: {HOW_LONG}"),
        ("60.", f"'60.' is not whole, and a step lasts whole seconds: {HOW_LONG}"),
        ("1:5", f"'1:5' wants two digits after the colon: {HOW_LONG}"),
        ("1:60", f"'1:60' has more than 59 s after the colon: {HOW_LONG}"),
        ("a while", f"'a while' is no length of time: {HOW_LONG}"),
        ("1m20", f"'1m20' is no length of time: {HOW_LONG}"),
        ("0x1F", f"'0x1F' is no length of time: {HOW_LONG}"),
        ("''", f"'' is no length of time: {HOW_LONG}"),
        ("301", "'301' is longer than a leg, which is 300 s in all"),
        ("12:30", "'12:30' is longer than a leg, which is 300 s in all"),
        ("9" * 50, f"'{'9' * 39}…' is longer than a leg, which is 300 s in all"),
        ("~", "'seconds' is empty: write its value after the colon, or delete the line"),
        ("null", "'seconds' is empty: write its value after the colon, or delete the line"),
        ("", "'seconds' is empty: write its value after the colon, or delete the line"),
        ("[80]", "'seconds' is one value, not a list"),
        ("{s: 80}", "'seconds' is one value, not a table"),
    ],
)
def test_what_is_no_length_of_time_is_told_with_what_is_meant(
    written: str, message: str, catalogue: Catalogue
) -> None:
    text = changed("seconds: 80", f"seconds: {written}")
    column = 13 if written == "" else 14
    assert told(text, catalogue) == [f"r.yaml:11:{column}: {message}"]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("soft", "'soft' is not a pressure: write 2, or for a change from start to end 2 to 3"),
        ("2.5", "'2.5' is not a pressure: write 2, or for a change from start to end 2 to 3"),
        (
            "0",
            "'0' is not on the scale of pressure: it goes from 1 (feather) to 5 (deep)",
        ),
        (
            "2 to 6",
            "'2 to 6' is not on the scale of pressure: it goes from 1 (feather) to 5 (deep)",
        ),
        (
            "4",
            "pressure 4 is too much for Calf glide on the calf: the calf takes at most 3",
        ),
    ],
)
def test_what_is_no_pressure_is_told(written: str, message: str, catalogue: Catalogue) -> None:
    text = changed("pressure: 2", f"pressure: {written}")
    assert told(text, catalogue) == [f"r.yaml:14:15: {message}"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # The frame of the file.
        (GOOD, "", ["1:1: the file is empty"]),
        (GOOD, "just words\n", ["1:1: a routine is a table of keys: begin with 'format: 1'"]),
        ("format: 1\n", "", ["1:1: 'format' is missing: 'format: 1' must be the first line"]),
        (
            "format: 1\nname: Quick legs\n",
            "name: Quick legs\nformat: 1\n",
            ["2:1: 'format: 1' must be the first line: move it to the top"],
        ),
        (
            "format: 1\n",
            "format: 2\nflavour: mint\n",
            ["1:9: format '2' is newer than this program, which reads format 1: "
             "update the program"],
        ),
        ("format: 1", "format: one", ["1:9: the format is 'one': write 'format: 1'"]),
        ("format: 1", "format: 01", ["1:9: the format is '01': write 'format: 1'"]),
        ("format: 1", "format: [1]", ["1:9: the format is wrong: write 'format: 1'"]),
        ("format: 1", "format:", ["1:8: the format is wrong: write 'format: 1'"]),
        ("name: Quick legs\n", "", ["1:1: 'name' is missing: add 'name: …'"]),
        (
            "about: A short test.",
            "abuot: A short test.",
            [
                "1:1: 'about' is missing: add 'about: …'",
                "3:1: 'abuot' is not known here: did you mean 'about'?",
            ],
        ),
        (
            "suits: Tests\n",
            "suits: Tests\nwho: me\n",
            ["5:1: 'who' is not known here: write format, name, about, suits, pose, picture "
             "or steps"],
        ),
        (
            "suits: Tests\n",
            "suits: Tests\n" + "s" * 60 + ": me\n",
            [f"5:1: '{'s' * 39}…' is not known here: write format, name, about, suits, pose, "
             "picture or steps"],
        ),
        (
            "suits: Tests\n",
            "suits: Tests\nsuits: You\n",
            ["5:1: 'suits' is given twice (first on line 4)"],
        ),
        ("name: Quick legs", "name: ''", ["2:7: this text is empty: write something, or delete "
                                          "the line"]),
        (
            "name: Quick legs",
            "name: " + "x" * 61,
            ["2:7: this text has 61 characters, at most 60 can be shown: 1 to take away"],
        ),
        ("pose: straight", "pose: strait",
         ["5:7: 'strait' is not known here: did you mean 'straight'?"]),
        ("pose: straight", "pose: upside down",
         ["5:7: 'upside down' is not known here: write straight or knee bent"]),
        ("picture: calf-glide", "picture: calf-gilde",
         ["6:10: there is no technique 'calf-gilde': did you mean 'calf-glide'?"]),
        # The steps.
        (GOOD[GOOD.index("steps:"):], "", ["1:1: 'steps' is missing: add 'steps: …'"]),
        (
            GOOD[GOOD.index("steps:"):],
            "steps: many\n",
            ["7:8: 'steps' is a list: begin each step with '- technique: …'"],
        ),
        (
            GOOD[GOOD.index("steps:"):],
            "steps: []\n",
            ["7:1: a leg needs steps: a warm-up, the main part and a finish"],
        ),
        (
            "  - technique: sole-sweeps\n    seconds: 80\n",
            "  - sole-sweeps\n",
            ["10:5: a step is a table: write '- technique: sole-sweeps' and 'seconds: …' "
             "beneath it"],
        ),
        (
            "  - technique: sole-sweeps\n    seconds: 80\n",
            "  - [a]\n",
            ["10:5: a step is a table: write '- technique: …' and 'seconds: …' beneath it"],
        ),
        ("  - technique: sole-sweeps\n    seconds: 80", "  - seconds: 80",
         ["10:5: 'technique' is missing: add 'technique: …'"]),
        ("technique: sole-sweeps", "technique: Sole Sweep",
         ["10:16: there is no technique 'Sole Sweep': did you mean 'sole-sweeps'?"]),
        ("technique: sole-sweeps", "technique: tapotement",
         ["10:16: there is no technique 'tapotement'"]),
        ("    seconds: 80\n", "",
         ["10:5: a step needs 'seconds', or a 'share' of what the others leave"]),
        ("seconds: 80\n", "seconds: 80\n    share: 1\n",
         ["12:5: a step has either 'seconds' or a 'share': take one of them away"]),
        ("seconds: 80", "share: 0",
         ["11:12: '0' is not right here: write a whole number from 1 to 100"]),
        ("seconds: 80", "share: 1.5",
         ["11:12: '1.5' is not right here: write a whole number from 1 to 100"]),
        ("seconds: 80", "secs: 80", [
            "10:5: a step needs 'seconds', or a 'share' of what the others leave",
            "11:5: 'secs' is not known here: did you mean 'seconds'?",
        ]),
        ("pressure: 2\n", "pressure: 2\n    part: warmup\n",
         ["15:11: 'warmup' is not known here: did you mean 'warm-up'?"]),
        ("pressure: 2\n", "pressure: 2\n    part: middle\n",
         ["15:11: 'middle' is not known here: write warm-up, main or finish"]),
        ("pressure: 2\n", "pressure: 2\n    instructions: Glide.\n",
         ["15:19: 'instructions' is a list: begin each of its lines with '- '"]),
        ("pressure: 2\n", "pressure: 2\n    instructions: []\n",
         ["15:19: no instructions given: write 2 to 4 short sentences"]),
        ("pressure: 2\n", "pressure: 2\n    instructions: [Glide., {a: 1}, Return.]\n",
         ["15:28: 'instructions' is one value, not a table"]),
        ("pressure: 2\n", "pressure: 2\n    cue: A b c d e f g h i j k l m\n",
         ["15:10: the cue has 13 words, at most 12 can be taken in: 1 to take away"]),
        # The laws.
        ("seconds: 80", "seconds: 64",
         ["7:1: steps add up to 284 s, a leg is 300 s: 16 s to add"]),
        (
            "  - technique: sole-sweeps\n    seconds: 80\n  - technique: calf-glide\n"
            "    seconds: 60\n    pressure: 2\n",
            "  - technique: calf-glide\n    seconds: 60\n  - technique: sole-sweeps\n"
            "    seconds: 80\n",
            ["12:5: Sole sweeps goes back down to the foot after Calf glide on the calf: "
             "a leg climbs from foot to hip, so move this step up"],
        ),
        ("seconds: 100", "seconds: 100\n    part: main",
         ["15:5: a leg ends with its finish: put finishing strokes last, "
          "or write 'part: finish' in this step"]),
        ("seconds: 80", "seconds: 80\n    pace: 1",
         ["12:11: a pace of 1 s for one stroke and its return is too quick: write 2 to 20"]),
        ("seconds: 80", "seconds: 80\n    pace: 0",
         ["12:11: a pace of 0 s for one stroke and its return is too quick: write 2 to 20"]),
        ("seconds: 80", "share: 1\n    pace: 60",
         ["12:11: a pace of 60 s for one stroke and its return is too slow: write 2 to 20"]),
        (
            "seconds: 100\n",
            "seconds: 180\n  - technique: finishing-strokes\n    share: 1\n",
            ["7:1: the steps with seconds take 380 s, those with a share need 8 s for two strokes "
             "each, a leg is 300 s: 88 s to take away"],
        ),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_place(
    old: str, new: str, expected: list[str], catalogue: Catalogue
) -> None:
    assert told(changed(old, new), catalogue) == [f"r.yaml:{line}" for line in expected]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(catalogue: Catalogue) -> None:
    text = (
        changed("about: A short test.", "about:")
        .replace("technique: sole-sweeps", "technique: sole-sweep")
        .replace("pressure: 2", "presure: 9")
        .replace("seconds: 100", "seconds: 08")
    )
    with pytest.raises(RoutineError) as caught:
        parse_routine(text.encode(), "r.yaml", catalogue)
    assert str(caught.value).splitlines() == [
        "r.yaml:3:7: 'about' is empty: write its value after the colon, or delete the line",
        "r.yaml:10:16: there is no technique 'sole-sweep': did you mean 'sole-sweeps'?",
        "r.yaml:14:5: 'presure' is not known here: did you mean 'pressure'?",
        "r.yaml:16:14: '08' begins with a zero: for seconds write 8",
    ]
    assert [problem.line for problem in caught.value.problems] == [3, 10, 14, 16]


def test_a_warning_does_not_refuse_the_file(catalogue: Catalogue) -> None:
    text = changed("seconds: 80", "seconds: 79").replace("seconds: 100", "seconds: 101")
    reading = read_routine(text.encode(), "r.yaml", catalogue)
    assert reading.routine is not None
    assert [str(problem) for problem in reading.problems] == [
        "r.yaml:11:14: warning: 79 s is no whole number of 4 s strokes, so the last one is cut "
        "short: 76 or 80 would fit",
        "r.yaml:16:14: warning: 101 s is no whole number of 4 s strokes, so the last one is cut "
        "short: 100 or 104 would fit",
    ]
    assert parse_routine(text.encode(), "r.yaml", catalogue) == reading.routine


def test_a_name_of_a_file_cannot_play_tricks_on_a_terminal(catalogue: Catalogue) -> None:
    problem = read_routine(b"", "\x1b[2J\udcff.yaml", catalogue).problems[0]
    assert str(problem) == "\\x1b[2J\\udcff.yaml:1:1: the file is empty"


def test_a_file_that_is_missing_or_no_file_is_one_problem(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    for path, message in (
        (tmp_path / "none.yaml", f"{tmp_path / 'none.yaml'}: there is no such file"),
        (tmp_path, f"{tmp_path}: this is a folder, not a file"),
    ):
        reading = load_routine(path, catalogue)
        assert reading.routine is None
        assert [str(problem) for problem in reading.problems] == [message]


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert [str(problem) for problem in load_routine(path, catalogue).problems] == [
        f"{path}:1:1: the file is larger than 256 KB: is it the right one?"
    ]


def test_a_file_that_is_nothing_but_mistakes_stops_after_a_hundred(catalogue: Catalogue) -> None:
    text = "format: 1\nsteps:\n" + "  - {techniqe: calf, seconds: 08, presure: soft}\n" * 2000
    lines = told(text, catalogue)
    assert len(lines) == 101
    assert lines[-1].endswith("there may be more mistakes: only the first 100 are told")


pieces = st.sampled_from(
    ["format: 1", "name: A", "about: B", "suits: C", "pose: knee bent", "picture: calf-knead",
     "steps:", "  - technique: warmup-twists", "  - technique: calf-knead", "    seconds: 30",
     "    share: 3", "    part: finish", "    part: main", "    pressure: 3", "    pace: 4",
     "    cue: Glide.", "    instructions: [a, b]", "    seconds: yes", "  - x", "- a", "[", "?",
     "    pressure: 9-", "  - {technique: calf-glide, share: 100}"]
)  # fmt: skip
nearly = st.lists(pieces, max_size=30).map("\n".join)


@given(st.one_of(nearly, st.text(max_size=80)))
def test_a_file_gives_a_lawful_routine_or_problems_with_places(
    catalogue: Catalogue, text: str
) -> None:
    reading = read_routine(text.encode("utf-8", "surrogatepass"), "r.yaml", catalogue)
    mistakes = [problem for problem in reading.problems if not problem.warning]
    assert (reading.routine is None) == bool(mistakes)
    assert all(problem.line and problem.column for problem in reading.problems)
    if reading.routine is not None:
        assert all(problem.warning for problem in law_problems(reading.routine))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 3), st.text(max_size=3)), max_size=4))
def test_a_good_file_with_slips_of_the_finger_never_raises(
    catalogue: Catalogue, slips: list[tuple[int, int, str]]
) -> None:
    text = GOOD
    for place, length, typed in slips:
        text = text[:place] + typed + text[place + length :]
    reading = read_routine(text.encode("utf-8", "surrogatepass"), "r.yaml", catalogue)
    assert reading.routine is not None or reading.problems
