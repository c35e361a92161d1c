"""A rehearsal in the terminal: word for word over a minute, or at once where nobody waits."""

import io

import pytest
from fakes import FakeClock
from samples import routine
from terminals import ScriptedKeys

from massage_timer.cli import main
from massage_timer.core.rehearsal import MINUTE, Rehearsal, rehearse
from massage_timer.core.routine import Side
from massage_timer.terminal.lines import Line
from massage_timer.terminal.rehearse import play, run_rehearsal

START = 1_000_000
CLASSIC = "classic-five-minute-legs"


def played(clock: FakeClock, *script: tuple[int, str]) -> tuple[list[str], Rehearsal, ScriptedKeys]:
    """What is printed when these keys are pressed."""
    printed: list[str] = []

    def print_(lines: list[Line]) -> None:
        printed.extend(line.text for line in lines if line.text)

    keys = ScriptedKeys(clock, *script)
    return printed, play(rehearse(routine()), keys, clock, print_, 60), keys


def titles(printed: list[str]) -> list[str]:
    return [line for line in printed if "leg:" in line or line.startswith("Change legs:")]


ALL = [
    "1 of 4 · Left leg: Warm-up twists",
    "2 of 4 · Left leg: Calf glide",
    "3 of 4 · Left leg: Thigh knead",
    "4 of 4 · Left leg: Finishing strokes",
    "Change legs: right leg",
    "Right leg: Warm-up twists",
]


def test_it_says_everything_in_a_minute(clock: FakeClock) -> None:
    printed, rehearsal, _ = played(clock)
    assert titles(printed) == ALL
    assert printed[-1] == "That was all of it."
    assert rehearsal.over
    assert clock.now() == START + MINUTE


def test_each_step_says_what_to_do_and_how(clock: FakeClock) -> None:
    printed, _, _ = played(clock)
    place = printed.index(ALL[1])
    assert printed[place + 1 : place + 3] == [
        "Cup the calf. Glide up.",
        "Soft, 2 of 5 · Both palms, one each side · 120 s in the",
    ]


def test_space_pauses_and_goes_on(clock: FakeClock) -> None:
    printed, _, keys = played(clock, (1_000, "Space"), (1_000, "x"), (99_000, "Space"))
    assert printed.count("Paused. Space goes on.") == 1
    assert None in keys.waits
    assert titles(printed) == ALL
    assert clock.now() == START + MINUTE + 100_000


@pytest.mark.parametrize("key", ["q", "Esc", "Ctrl+C"])
def test_a_key_ends_it(clock: FakeClock, key: str) -> None:
    printed, rehearsal, _ = played(clock, (1_000, key))
    assert titles(printed) == ALL[:1]
    assert not rehearsal.over


def test_keys_go_back_and_forth(clock: FakeClock) -> None:
    printed, _, _ = played(clock, (100, "Right"), (100, "Left"), (100, "x"), (100, "q"))
    assert titles(printed) == [ALL[0], ALL[1], ALL[0]]


def test_after_a_stop_by_the_shell_it_stands_where_it_was(clock: FakeClock) -> None:
    printed, _, keys = played(clock, (1_000, "Ctrl+Z"), (100, "Space"))
    assert keys.suspended == 1
    assert titles(printed) == [ALL[0], *ALL]


def test_without_a_terminal_all_is_printed_at_once() -> None:
    out = io.StringIO()
    run_rehearsal(routine(), Side.RIGHT, None, out, {})
    lines = out.getvalue().splitlines()
    assert lines[:2] == ["Sample in a minute", "Rehearsal. Nothing to do with your hands yet."]
    assert "1 of 4 · Right leg: Warm-up twists" in lines
    assert "Change legs: left leg" in lines
    assert lines[-1] == "That was all of it."
    assert "\x1b" not in out.getvalue()


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", "--terminal", "--first", "right", CLASSIC]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "13 of 13 · Right leg: Finishing strokes" in said.out
